/*
 * PPC802: data that call for more than the usual protection: Art. 32(1)(a), 32(2); CSP art. L1111-8 (health
 * data hosted for care).
 */
#include "check/check_int.h"

/* Data whose loss hurts: those of Art. 9 and 10, the NIR, means of payment. */
static bool is_delicate(const Category *category)
{
  return category->special.term != NULL || is_yes(&category->criminal) || is_yes(&category->nir) ||
         is_yes(&category->bank) || category->card.term != NULL;
}

/* Encryption, or access for those who must; what cannot be told may be either.  NULL: of any data. */
static bool is_protected(const Processing *processing, const Category *category)
{
  static const char *const families[] = {"encryption", "access-control"};

  EACH(MeasureUse, use, processing->measures)
  {
    if (is_gap(&use->element) || use->ref.mark.state == GAP || is_unresolved(&use->ref))
      return true;
    if (!scope_covers(&use->scope, NULL, category, NULL, NULL))
      continue;
    for (size_t i = 0; i < use->ref.count; i++) {
      const Measure *measure = (const Measure *)use->ref.at[i].target;
      if (is_gap(&measure->element) || measure->family.mark.state == GAP ||
          code_among(&measure->family, families, COUNT_OF(families)))
        return true;
    }
  }
  return false;
}

/* Where none is listed at all, PPC801 says so. */
static void check_measures(Check *check, const Processing *processing)
{
  bool found = false;

  if (processing->measures.first == NULL)
    return;
  for (size_t i = 0; i < processing->category_count; i++) {
    const Category *category = processing->category_list[i];
    if (!is_delicate(category))
      continue;
    found = true;
    if (is_protected(processing, category))
      continue;
    Finding *finding = report(check, NULL, &processing->element, processing->measures.first->place);
    finding->related = category->element.place;
    say_id(check, finding, "d", &category->element);
  }
  if (!found && has_flag(processing, "large-scale") && !is_protected(processing, NULL))
    say_id(check, report(check, "scale", &processing->element, processing->measures.first->place), "P",
           &processing->element);
}

/* ---- health data hosted for care -------------------------------------------------------------------- */

static const DataUse *care_data(const Processing *processing)
{
  EACH(DataUse, use, processing->data)
  {
    if (!code_is(&use->exception, "health-care"))
      continue;
    for (size_t i = 0; i < use->ref.count; i++) {
      const Category *category = (const Category *)use->ref.at[i].target;
      if (category != NULL && code_is(&category->special, "health"))
        return use;
    }
  }
  return NULL;
}

static void check_hosts(Check *check, const Processing *processing)
{
  if (care_data(processing) == NULL)
    return;
  EACH(RecipientUse, recipient, processing->recipients)
  {
    const Party *party = recipient_party(recipient);
    if (party == NULL || is_gap(&party->element) || !is_yes(&recipient->hosting) || party->hds.mark.state == GAP ||
        is_yes(&party->hds) || is_party_told(check, party, PARTY_CERTIFICATE))
      continue;
    Finding *finding = report(check, "host", &party->element,
                              is_absent(party->hds.mark) ? party->element.place : party->hds.mark.place);
    finding->related = recipient->hosting.mark.place;
    say_party(check, finding, party);
    say_id(check, finding, "P", &processing->element);
  }
}

void sensitive_unprotected(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  check_measures(check, processing);
  if (text_same(law_country(check->model), "FR"))
    check_hosts(check, processing);
}
