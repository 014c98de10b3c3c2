/*
 * Joint controllers and their arrangement: Art. 26, 13(1)(a), 30(1)(a).
 */
#include "check/check_int.h"

static Finding *report_joint(Check *check, const char *variant, const Processing *processing,
                             const Element *element, Place place)
{
  Finding *finding = report(check, variant, element, place);
  say_id(check, finding, "P", &processing->element);
  return finding;
}

static void report_missing(Check *check, const char *variant, const Processing *processing,
                           const Partner *partner)
{
  Finding *finding = report_joint(check, variant, processing, &partner->element, partner->element.place);
  say_names(check, finding, "partners", &partner->ref);
}

/* In a text of its own, or in the details of every party; a name that is missing is PPC101. */
static bool can_be_reached(const Partner *partner)
{
  if (!is_absent(partner->contact.mark))
    return true;
  for (size_t i = 0; i < partner->ref.count; i++) {
    const Party *party = (const Party *)partner->ref.at[i].target;
    if (party != NULL && !is_gap(&party->element) && is_absent(party->address.mark) &&
        is_absent(party->email.mark) && is_absent(party->phone.mark) && is_absent(party->website.mark))
      return false;
  }
  return true;
}

static void check_partner(Check *check, const Processing *processing, const Partner *partner)
{
  if (is_absent(partner->ref.mark)) {
    report_joint(check, "partner", processing, &partner->element, partner->element.place);
    return;
  }
  if (!can_be_reached(partner))
    report_missing(check, "contact", processing, partner);
  if (is_absent(partner->arrangement.mark))
    report_missing(check, "arrangement", processing, partner);
  if (is_absent(partner->essence.mark)) /* 26(2) */
    report_missing(check, "essence", processing, partner);
  if (is_absent(partner->informs.mark)) /* 26(1): "in particular" these two */
    report_missing(check, "informs", processing, partner);
  if (is_absent(partner->answers.mark))
    report_missing(check, "answers", processing, partner);
}

void joint_arrangement_missing(Check *check, const Processing *processing)
{
  const Element *element = &processing->element, *first = processing->partners.first;

  if (processing->role.mark.state == GAP)
    return;
  if (!code_is(&processing->role, "joint")) {
    if (first == NULL)
      return;
    const bool stated = processing->role.mark.state == GIVEN;
    report_joint(check, "role", processing, element, stated ? processing->role.mark.place : element->place)
      ->related = first->place;
    return;
  }
  if (first == NULL)
    report_joint(check, "partner", processing, element, element->place);
  EACH(Partner, partner, processing->partners)
  if (!is_gap(&partner->element))
    check_partner(check, processing, partner);
}
