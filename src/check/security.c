/*
 * Security and personal data breaches: Art. 30(1)(g), 32, 33.  The seven families are those of the CNIL's
 * sheet of the register.
 */
#include <string.h>

#include "check/check_int.h"

enum { FAMILIES_EXPECTED = 3, FAMILIES_LIMIT = 64 };

/* "No transmission is safe" protects nothing. */
static bool is_disclaimer(Check *check, const Measure *measure, Passage *found)
{
  return prose_says(check, "disclaimers", &measure->label, found) ||
         prose_says(check, "disclaimers", &measure->detail, found);
}

/* The families that the processing's measures belong to, as bits of their place in the law's list; and the
   words of one that is none. */
static uint64_t families_of(Check *check, const Processing *processing, Passage *disclaimer)
{
  uint64_t families = 0;

  EACH(MeasureUse, use, processing->measures)
  {
    for (size_t i = 0; i < use->ref.count; i++) {
      const Measure *measure = (const Measure *)use->ref.at[i].target;
      if (measure != NULL && !is_disclaimer(check, measure, disclaimer) && measure->family.term != NULL &&
          measure->family.term->index < FAMILIES_LIMIT)
        families |= UINT64_C(1) << measure->family.term->index;
    }
  }
  return families;
}

/* What cannot be counted must not be counted short. */
static bool has_unknown_measure(const Processing *processing)
{
  EACH(MeasureUse, use, processing->measures)
  {
    if (is_gap(&use->element) || is_unresolved(&use->ref))
      return true;
    for (size_t i = 0; i < use->ref.count; i++) {
      const Measure *measure = (const Measure *)use->ref.at[i].target;
      if (is_gap(&measure->element) || measure->family.mark.state == GAP)
        return true;
    }
  }
  return false;
}

void security_thin(Check *check, const Processing *processing)
{
  if (!is_ours(processing)) /* PPC961 */
    return;
  if (processing->measures.first == NULL) {
    say_id(check, report(check, "missing", &processing->element, processing->element.place), "P",
           &processing->element);
    return;
  }
  Passage disclaimer = {.words = NULL};
  const uint64_t families = families_of(check, processing, &disclaimer);
  const Term *const *terms;
  const size_t count = law_terms(check->model->law, "measure", &terms);
  size_t filled = 0;
  for (size_t i = 0; i < count; i++)
    filled += (families >> i) & 1;
  if (filled >= FAMILIES_EXPECTED || has_unknown_measure(processing))
    return;
  if (families == 0 && disclaimer.words != NULL) {
    Finding *finding = report(check, "disclaimer", &processing->element, disclaimer.place);
    say_id(check, finding, "P", &processing->element);
    finding_text(check->findings, finding, "words", disclaimer.words);
    finding->related = processing->measures.first->place;
    return;
  }
  Finding *finding = report(check, "families", &processing->element, processing->measures.first->place);
  say_id(check, finding, "P", &processing->element);
  for (size_t i = 0; i < count; i++)
    if (((families >> i) & 1) == 0 && strcmp(terms[i]->code, "other") != 0) /* nobody lacks those */
      say_term(check, finding, "families", terms[i]); /* the same name again: a list */
}

/* ---- PPC803: Art. 33(1), (2), (5) ------------------------------------------------------------------ */

/* Seventy-two hours run out before a processor tells at its leisure: Art. 33(2). */
static void check_contract(Check *check, const Processing *processing, const Contract *contract)
{
  if (contract == NULL || is_gap(&contract->element) || contract->breach_notice.mark.state == GAP ||
      is_yes(&contract->breach_notice))
    return;
  const bool stated = !is_absent(contract->breach_notice.mark);
  Finding *finding = report(check, "contract", &contract->element,
                            stated ? contract->breach_notice.mark.place : contract->element.place);
  say_id(check, finding, "P", &processing->element);
}

static void check_contracts(Check *check, const Processing *processing)
{
  EACH(RecipientUse, use, processing->recipients)
  if (code_is(&use->role, "processor"))
    check_contract(check, processing, (const Contract *)use->contract.first);
  EACH(Client, client, processing->clients)
  check_contract(check, processing, (const Contract *)client->contract.first);
}

static void check_procedure(Check *check, const Organisation *organisation)
{
  const Breach *breach = (const Breach *)organisation->breach.first;

  if (breach == NULL) {
    report(check, NULL, &organisation->element, organisation->element.place);
    return;
  }
  if (is_gap(&breach->element))
    return;
  const struct {
    const char *variant;
    Mark mark;
  } facts[] = {{"owner", breach->owner.mark},
               {"procedure", breach->procedure.mark},
               {"register", breach->register_.mark}};
  for (size_t i = 0; i < COUNT_OF(facts); i++)
    if (is_absent(facts[i].mark))
      report(check, facts[i].variant, &breach->element, breach->element.place);
}

void breach_procedure_missing(Check *check)
{
  const Organisation *organisation = organisation_of(check);

  if (organisation != NULL)
    check_procedure(check, organisation);
  EACH(Processing, processing, check->model->record->processings)
  if (!is_gap(&processing->element))
    check_contracts(check, processing);
}
