/*
 * Identity and contact details of the controller and of its representative: Art. 13(1)(a), 14(1)(a), 27,
 * 30(1)(a).
 */
#include "check/check_int.h"

/* Art. 30(1)(a), 30(2)(a), 26: those who are named in a sheet need a name, too. */
static void check_partners(Check *check, const Processing *processing)
{
  EACH(Partner, partner, processing->partners)
  {
    for (size_t i = 0; i < partner->ref.count; i++) {
      const Party *party = (const Party *)partner->ref.at[i].target;
      if (party == NULL || !is_unnamed(check, party))
        continue;
      Finding *finding = report(check, "party", &party->element, party->element.place);
      finding->related = partner->ref.at[i].place;
      say_id(check, finding, "P", &processing->element);
      say_id(check, finding, "r", &party->element);
    }
  }
}

void controller_unnamed(Check *check)
{
  const Model *model = check->model;

  if (model->organisation == NULL) {
    report(check, NULL, &model->record->element, model->record->element.place);
  } else if (!is_gap(&model->organisation->element)) {
    const Text *name = &model->organisation->name;
    if (is_absent(name->mark) || (name->mark.state == GIVEN && text_is_blank(name->value)))
      report(check, NULL, &model->organisation->element, model->organisation->element.place);
  }
  EACH(Processing, processing, model->record->processings)
  check_partners(check, processing);
}

void controller_no_contact(Check *check)
{
  const Organisation *organisation = organisation_of(check);

  if (organisation == NULL || !is_absent(organisation->address.mark) ||
      !is_absent(organisation->email.mark) || !is_absent(organisation->phone.mark))
    return;
  Finding *finding = report(check, NULL, &organisation->element, organisation->element.place);
  say_organisation(check, finding);
}

void controller_thin_contact(Check *check)
{
  const Organisation *organisation = organisation_of(check);
  if (organisation == NULL)
    return;
  const bool address = !is_absent(organisation->address.mark), email = !is_absent(organisation->email.mark),
             phone = !is_absent(organisation->phone.mark);
  const char *variant = NULL;

  if (address && !email && !phone)
    variant = "address";
  else if (!address && email)
    variant = phone ? "email-phone" : "email";
  else if (!address && phone)
    variant = "phone";
  if (variant != NULL)
    say_organisation(check, report(check, variant, &organisation->element, organisation->element.place));

  if (is_french(organisation) && is_absent(organisation->registration.mark))
    say_organisation(check,
                     report(check, "registration", &organisation->element, organisation->element.place));
}

/* ---- PPC105: Art. 27 ------------------------------------------------------------------------------ */

static Finding *report_representative(Check *check, Severity severity, const char *variant,
                                      const Element *element, Place place)
{
  Finding *finding = report_as(check, severity, variant, element, place);

  say_organisation(check, finding);
  say_country(check, finding, organisation_of(check)->country.value);
  return finding;
}

/* That it is in one of the very States where the people are (27(3)) no description can show: a State of the
   European Economic Area is asked for. */
static void check_representative(Check *check, const Contact *representative)
{
  const Element *element = &representative->element;
  const Mark country = representative->country.mark;

  if (is_absent(representative->name.mark))
    report_representative(check, SEVERITY_ERROR, "name", element, element->place);
  if (is_absent(representative->address.mark) && is_absent(representative->email.mark) &&
      is_absent(representative->phone.mark))
    report_representative(check, SEVERITY_ERROR, "contact", element, element->place);
  if (is_absent(country))
    report_representative(check, SEVERITY_ERROR, "country", element, element->place);
  else if (country.state == GIVEN && !in_eea(check, representative->country.value))
    report_representative(check, SEVERITY_ERROR, "elsewhere", element, country.place);
  if (is_absent(representative->mandate.mark)) /* 27(1): "in writing" */
    report_representative(check, SEVERITY_WARNING, "mandate", element, element->place);
}

/* 27(2)(a): "occasional", and without large-scale processing of data under Art. 9 or 10; that no risk is
   likely no description settles, so that doubt is no error. */
static void check_claim(Check *check, const Statement *claim)
{
  const Element *element = &claim->element;

  if (is_absent(claim->reason.mark))
    report_representative(check, SEVERITY_WARNING, "unreasoned", element, element->place);
  EACH(Processing, processing, check->model->record->processings)
  {
    const bool grave = has_flag(processing, "large-scale") && has_sensitive_data(processing);
    if (is_gap(&processing->element) ||
        (!grave && (processing->occasional.mark.state == GAP || is_yes(&processing->occasional))))
      continue;
    Finding *finding = report_representative(check, grave ? SEVERITY_ERROR : SEVERITY_WARNING,
                                             grave ? "sensitive" : "regular", element, element->place);
    finding->related = processing->element.place;
    say_id(check, finding, "P", &processing->element);
    return;
  }
}

/* 27(2)(b) spares public bodies, 27(2)(a) those who say why; who says nothing of 3(2) is asked. */
void representative_missing(Check *check)
{
  const Organisation *organisation = organisation_of(check);

  if (organisation != NULL && is_absent(organisation->country.mark))
    say_organisation(check, report_as(check, SEVERITY_WARNING, "somewhere", &organisation->element,
                                      organisation->element.place));
  if (organisation == NULL || organisation->country.mark.state != GIVEN ||
      in_eea(check, organisation->country.value) || is_yes(&organisation->public_body))
    return;
  const Contact *representative = (const Contact *)organisation->representative.first;
  const Element *element = &organisation->element;
  if (representative != NULL && !is_gap(&representative->element))
    check_representative(check, representative);
  const Statement *claim = (const Statement *)organisation->no_representative.first;
  if (claim != NULL && representative == NULL && !is_gap(&claim->element))
    check_claim(check, claim);
  if (representative != NULL || claim != NULL)
    return;
  if (is_absent(organisation->targets_eu.mark))
    report_representative(check, SEVERITY_WARNING, "unstated", element, element->place);
  else if (is_yes(&organisation->targets_eu))
    report_representative(check, SEVERITY_ERROR, NULL, element, organisation->country.mark.place);
}
