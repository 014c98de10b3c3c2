/*
 * How rights are exercised: Art. 12(2)-(6).
 */
#include "check/check_int.h"

#define ANY_GIVEN(contact, page)                                                                             \
  (!is_absent((contact)->address.mark) || !is_absent((contact)->email.mark) ||                               \
   !is_absent((contact)->phone.mark) || !is_absent((contact)->page.mark))

/* Requests may go to an address of their own, to the data protection officer, or to the controller. */
static bool has_contact_point(const Organisation *organisation)
{
  EACH(RightsContact, rights, organisation->rights)
  if (is_gap(&rights->element) || ANY_GIVEN(rights, page))
    return true;
  EACH(Dpo, dpo, organisation->dpo)
  if (is_gap(&dpo->element) || ANY_GIVEN(dpo, page))
    return true;
  return ANY_GIVEN(organisation, contact_page);
}

void exercise_means(Check *check)
{
  static const Duration month = {.months = 1};
  const Organisation *organisation = organisation_of(check);
  if (organisation == NULL)
    return;

  if (!has_contact_point(organisation))
    report(check, "contact", &organisation->element, organisation->element.place);
  EACH(RightsContact, rights, organisation->rights)
  {
    if (rights->reply.mark.state == GIVEN && duration_compare(rights->reply.value, month) > 0) { /* 12(3) */
      Finding *finding = report(check, "reply", &rights->element, rights->reply.mark.place);
      finding_duration(check->findings, finding, "t", rights->reply.value);
    }
    if (rights->free.mark.state == GIVEN && !rights->free.value) /* 12(5) */
      report(check, "fee", &rights->element, rights->free.mark.place);
    if (code_is(&rights->identity, "always")) /* 12(6) */
      report_as(check, SEVERITY_WARNING, "identity", &rights->element, rights->identity.mark.place);
  }
}
