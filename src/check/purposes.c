/*
 * Purposes and their legal bases: Art. 5(1)(b), 6, 13(1)(c)-(d), 14(1)(c), 14(2)(b).
 */
#include "check/check_int.h"

enum { PURPOSE_WORDS = 3, INTEREST_WORDS = 4 };

/* ---- PPC201 -------------------------------------------------------------------------------------- */

/* Label and description together, in each language that the label has; a missing language is PPC930's. */
static const Version *thin_version(const Purpose *purpose)
{
  for (const Version *label = purpose->label.first; label != NULL; label = label->next) {
    const Version *description = prose_in(&purpose->description, label->language);
    const size_t words =
      text_words(label->plain) + (description == NULL ? 0 : text_words(description->plain));
    if (words < PURPOSE_WORDS)
      return label;
  }
  return NULL;
}

void purpose_missing(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  if (processing->purposes.first == NULL)
    say_id(check, report(check, NULL, &processing->element, processing->element.place), "P",
           &processing->element);
  EACH(Purpose, purpose, processing->purposes)
  {
    if (is_gap(&purpose->element) || purpose->label.mark.state == GAP ||
        purpose->description.mark.state == GAP)
      continue;
    const Version *thin = thin_version(purpose);
    if (!is_absent(purpose->label.mark) && thin == NULL)
      continue;
    Finding *finding =
      report(check, "thin", &purpose->element, thin != NULL ? thin->place : purpose->element.place);
    say_id(check, finding, "P", &processing->element);
    say_id(check, finding, "u", &purpose->element);
    finding_number(check->findings, finding, "n", PURPOSE_WORDS);
  }
}

/* ---- the legal basis ----------------------------------------------------------------------------- */

static void report_no_basis(Check *check, const Processing *processing, const Purpose *purpose,
                            const Element *where)
{
  Finding *finding = report(check, NULL, where, where->place);
  say_id(check, finding, "u", &purpose->element);
  say_id(check, finding, "P", &processing->element);
}

void legal_basis_missing(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(Purpose, purpose, processing->purposes)
  {
    if (is_gap(&purpose->element) || purpose->basis.mark.state == GAP)
      continue;
    if (purpose->bases.first == NULL && is_absent(purpose->basis.mark))
      report_no_basis(check, processing, purpose, &purpose->element);
    EACH(Basis, basis, purpose->bases)
    if (!is_gap(&basis->element) && is_absent(basis->kind.mark))
      report_no_basis(check, processing, purpose, &basis->element);
  }
}

/* Asks `each` about every basis of our purposes that is none of a gap. */
typedef void EachBasis(Check *check, const Purpose *purpose, const Basis *basis);

static void each_basis(Check *check, const Processing *processing, EachBasis *each)
{
  if (!is_ours(processing))
    return;
  EACH(Purpose, purpose, processing->purposes)
  EACH(Basis, basis, purpose->bases)
  if (!is_gap(&basis->element))
    each(check, purpose, basis);
}

/* A version of a few words. */
static const Version *thin_interest(const Prose *interest)
{
  for (const Version *version = interest->first; version != NULL; version = version->next)
    if (text_words(version->plain) < INTEREST_WORDS)
      return version;
  return NULL;
}

/* An interest that is not named: a few words, or "our legitimate interest". */
static bool is_empty_interest(Check *check, const Prose *interest, Passage *found)
{
  const Version *thin = thin_interest(interest);
  if (thin == NULL)
    return prose_says(check, "empty-interests", interest, found);
  *found = (Passage){.language = thin->language, .words = thin->plain, .place = thin->place};
  return true;
}

/* C-394/23 (Mousse): an interest that was not told at collection cannot be relied on. */
static void check_interest(Check *check, const Purpose *purpose, const Basis *basis)
{
  Passage found;

  if (!code_is(&basis->kind, "legitimate-interest") || basis->interest.mark.state == GAP)
    return;
  const bool empty = is_empty_interest(check, &basis->interest, &found);
  if (!is_absent(basis->interest.mark) && !empty)
    return;
  Finding *finding =
    report(check, empty ? "empty" : NULL, &basis->element, empty ? found.place : basis->element.place);
  say_id(check, finding, "u", &purpose->element);
  if (empty)
    finding_text(check->findings, finding, "text", found.words);
}

void interest_unstated(Check *check, const Processing *processing)
{
  each_basis(check, processing, check_interest);
}

/* Art. 5(2), 6(1)(f): reference and date of the assessment. */
static void check_balancing(Check *check, const Purpose *purpose, const Basis *basis)
{
  if (!code_is(&basis->kind, "legitimate-interest"))
    return;
  const bool reference = !is_absent(basis->balancing.mark), date = !is_absent(basis->balanced.mark);
  if (reference && date)
    return;
  Finding *finding = report(check, reference ? "date" : NULL, &basis->element,
                            reference ? basis->balancing.mark.place : basis->element.place);
  say_id(check, finding, "u", &purpose->element);
}

void balancing_missing(Check *check, const Processing *processing)
{
  each_basis(check, processing, check_balancing);
}

/* Art. 6(3): the law that the obligation or the task comes from. */
static void check_law(Check *check, const Purpose *purpose, const Basis *basis)
{
  static const char *const need_law[] = {"legal-obligation", "public-task"};

  if (!code_among(&basis->kind, need_law, COUNT_OF(need_law)) || !is_absent(basis->law.mark) ||
      !is_absent(purpose->law.mark))
    return;
  Finding *finding = report(check, NULL, &basis->element, basis->element.place);
  say_id(check, finding, "u", &purpose->element);
  say_term(check, finding, "basis", basis->kind.term);
}

void law_reference_missing(Check *check, const Processing *processing)
{
  each_basis(check, processing, check_law);
}
