/*
 * To whom people can complain: Art. 13(2)(d), 14(2)(e), 55, 77.
 */
#include "check/check_int.h"

static const Right *complaint_said(const Check *check, const Notice *notice)
{
  return right_said(notice, law_term(check->model->law, "right", "complaint"), NULL);
}

/* The compiler says it with every notice, unless the notice states its own rights or refuses this one. */
void complaint_missing(Check *check)
{
  EACH(Notice, notice, check->model->record->notices)
  {
    const Right *said = complaint_said(check, notice);
    const bool refused = said != NULL && right_is_refused(said);
    if (is_gap(&notice->element) || (said == NULL && !rights_are_stated(notice)) || (said != NULL && !refused))
      continue;
    const Element *element = refused ? &said->element : &notice->element;
    say_id(check, report(check, NULL, element, refused ? said->offered.mark.place : element->place), "N",
           &notice->element);
  }
}

/* ---- PPC710 ------------------------------------------------------------------------------------------ */

/* Art. 55, 56: that of a country where it is established, or represented, or whose law it follows. */
static bool is_competent(const Check *check, const Organisation *organisation, const char *country)
{
  const Text *jurisdiction = &check->model->record->jurisdiction;

  if (organisation->country.mark.state != GIVEN || text_same(organisation->country.value, country) ||
      (jurisdiction->mark.state == GIVEN && text_same(jurisdiction->value, country)))
    return true;
  EACH(Contact, representative, organisation->representative)
  if (is_gap(&representative->element) || representative->country.mark.state == GAP ||
      text_same(representative->country.value, country))
    return true;
  return false;
}

/* "A supervisory authority such as the CNIL" names none. */
static bool is_open(Check *check, const Contact *authority, Passage *found)
{
  return text_says(check, "open-lists", &authority->name, found);
}

static void check_authority(Check *check, const Organisation *organisation, const Contact *authority)
{
  const Text *country = &authority->country;
  const bool known = country->mark.state == GIVEN &&
                     law_row(check->model->law, "authorities", country->value, check->model->as_of) != NULL;
  Passage found;

  if (is_open(check, authority, &found))
    finding_text(check->findings, report(check, "open", &authority->element, found.place), "words", found.words);
  else if (is_absent(authority->name.mark) && !known && is_absent(country->mark))
    report(check, "unnamed", &authority->element, authority->element.place);
  else if (country->mark.state == GIVEN && !is_competent(check, organisation, country->value)) {
    Finding *finding = report(check, "foreign", &authority->element, country->mark.place);
    if (authority->name.mark.state == GIVEN)
      finding_text(check->findings, finding, "a", authority->name.value);
    else
      finding_phrase(check->findings, finding, "a",
                     arena_format(check->findings->arena, "term/authority/%s", country->value));
    say_country(check, finding, organisation->country.value);
  } else if (!known && country->mark.state != GAP && is_absent(authority->address.mark) &&
             is_absent(authority->page.mark))
    report(check, "contact", &authority->element, authority->element.place);
}

void authority_unclear(Check *check)
{
  const Organisation *organisation = organisation_of(check);
  if (organisation == NULL)
    return;

  EACH(Contact, authority, organisation->authority)
  if (!is_gap(&authority->element))
    check_authority(check, organisation, authority);
  if (organisation->authority.count == 0 && organisation->country.mark.state == GIVEN &&
      authority_of(check->model) == NULL)
    report(check, "unnamed", &organisation->element, organisation->element.place);
  EACH(Notice, notice, check->model->record->notices)
  {
    const Right *said = complaint_said(check, notice);
    Passage found;
    if (said != NULL && prose_says(check, "open-lists", &said->text, &found))
      report(check, "unnamed", &said->element, found.place);
  }
}
