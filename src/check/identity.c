/*
 * Identity and contact details of the controller, and its data protection officer: Art. 13(1)(a)-(b),
 * 14(1)(a)-(b), 30(1)(a), 37.
 */
#include <string.h>

#include "check/check_int.h"

/* Art. 30(1)(a), 30(2)(a), 26: those who are named in a sheet need a name, too. */
static void check_partners(Check *check, const Processing *processing)
{
  EACH(Partner, partner, processing->partners)
  {
    for (size_t i = 0; i < partner->ref.count; i++) {
      const Party *party = (const Party *)partner->ref.at[i].target;
      if (party == NULL || is_gap(&party->element) || !is_absent(party->name.mark) ||
          !is_absent(party->label.mark))
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

  if (organisation->country.mark.state == GIVEN && strcmp(organisation->country.value, "FR") == 0 &&
      is_absent(organisation->registration.mark))
    say_organisation(check,
                     report(check, "registration", &organisation->element, organisation->element.place));
}

/* Art. 38(6): no task that makes the officer decide purposes and means. */
static void check_designated(Check *check, const Organisation *organisation, const Dpo *dpo)
{
  const bool french =
    organisation->country.mark.state == GIVEN && strcmp(organisation->country.value, "FR") == 0;

  if (french && is_absent(dpo->designation.mark)) /* Art. 37(7): in France, by the CNIL's service alone */
    report(check, "undesignated", &dpo->element, dpo->element.place);
  Passage found;
  if (!text_says(check, "conflicting-functions", &dpo->function, &found))
    return;
  Finding *finding = report(check, "conflict", &dpo->element, found.place);
  finding_text(check->findings, finding, "function", dpo->function.value);
}

void dpo_status_unsettled(Check *check)
{
  const Organisation *organisation = organisation_of(check);
  if (organisation == NULL)
    return;
  const Dpo *dpo = (const Dpo *)organisation->dpo.first;

  if (dpo == NULL)
    report(check, "unstated", &organisation->element, organisation->element.place);
  else if (is_gap(&dpo->element))
    return;
  else if (is_absent(dpo->status.mark))
    report(check, "unstated", &dpo->element, dpo->element.place);
  else if (code_is(&dpo->status, "designated"))
    check_designated(check, organisation, dpo);
}
