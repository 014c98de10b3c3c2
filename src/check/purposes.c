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
    if (text_has_words(label->plain, PURPOSE_WORDS))
      continue;
    const size_t missing = PURPOSE_WORDS - text_words(label->plain);
    if (description == NULL || !text_has_words(description->plain, missing))
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

/* What the bases are limited by, and the others of whom, or of what, nothing is said. */
typedef struct Others {
  Check *check;
  const Purpose *purpose;
  const char *variant; /* and the placeholder: "subjects", "data" */
  size_t limit;        /* offset in Basis of the References */
  Finding *finding;    /* one for all of them */
} Others;

static const References *limit_of(const Others *others, const Basis *basis)
{
  return (const References *)(const void *)((const char *)basis + others->limit);
}

/* Every basis has a limit, and all of them can be read. */
static bool are_limited(const Others *others)
{
  EACH(Basis, basis, others->purpose->bases)
  {
    const References *limit = limit_of(others, basis);
    if (is_gap(&basis->element) || limit->mark.state != GIVEN || is_unresolved(limit))
      return false;
  }
  return others->purpose->bases.first != NULL;
}

static void check_reached(Others *others, const Element *element)
{
  EACH(Basis, basis, others->purpose->bases)
  if (refers_to(limit_of(others, basis), element))
    return;
  if (others->finding == NULL) {
    const Element *purpose = &others->purpose->element;
    others->finding = report_as(others->check, SEVERITY_NOTE, others->variant, purpose, purpose->place);
    say_id(others->check, others->finding, "u", purpose);
  }
  say_id(others->check, others->finding, others->variant, element); /* the same name again: a list */
}

/* Where each basis is for some people, nothing is said of the others. */
static void check_other_people(Check *check, const Processing *processing, const Purpose *purpose)
{
  Others others = {check, purpose, "subjects", offsetof(Basis, subject), NULL};

  if (!are_limited(&others))
    return;
  for (size_t i = 0; i < processing->subject_count; i++)
    check_reached(&others, &processing->subject_list[i]->element);
}

static bool is_used_for(const Processing *processing, const Purpose *purpose, const Category *category)
{
  EACH(DataUse, use, processing->data)
  if (refers_to(&use->ref, &category->element) && scope_covers(&use->scope, purpose, NULL, NULL, NULL))
    return true;
  return false;
}

/* Nor of the other data. */
static void check_other_data(Check *check, const Processing *processing, const Purpose *purpose)
{
  Others others = {check, purpose, "data", offsetof(Basis, data), NULL};

  if (!are_limited(&others))
    return;
  for (size_t i = 0; i < processing->category_count; i++)
    if (is_used_for(processing, purpose, processing->category_list[i]))
      check_reached(&others, &processing->category_list[i]->element);
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
    check_other_people(check, processing, purpose);
    check_other_data(check, processing, purpose);
  }
}

void each_basis(Check *check, const Processing *processing, EachBasis *each)
{
  if (!is_ours(processing))
    return;
  EACH(Purpose, purpose, processing->purposes)
  EACH(Basis, basis, purpose->bases)
  if (!is_gap(&basis->element))
    each(check, purpose, basis);
}

bool bases_settled(const Purpose *purpose)
{
  if (purpose->basis.mark.state == GAP || purpose->bases.first == NULL) /* PPC104, PPC203 */
    return false;
  EACH(Basis, basis, purpose->bases)
  if (is_gap(&basis->element) || basis->kind.term == NULL)
    return false;
  return true;
}

/* ---- PPC204: two bases that nothing tells apart -------------------------------------------------- */

/* The narrower wins, so that a basis for all holds beside narrower ones for the others.  Where there are no
   others, it is one more for the same people. */
static const Basis *narrower_for_all(const Processing *processing, const Purpose *purpose, const Basis *basis)
{
  const Basis *narrower = NULL;

  if (!is_absent(basis->subject.mark) || !is_absent(basis->data.mark) || !is_absent(basis->applies.mark) ||
      processing->subject_count == 0)
    return NULL;
  for (size_t i = 0; i < processing->subject_count; i++)
    if (basis_holds(purpose, basis, processing->subject_list[i]))
      return NULL;
  EACH(Basis, other, purpose->bases)
  if (narrower == NULL && other != basis && other->subject.mark.state == GIVEN)
    narrower = other;
  return narrower;
}

static bool is_same_use(const Basis *one, const Basis *other)
{
  const Scope first = {.subject = one->subject, .data = one->data};
  const Scope second = {.subject = other->subject, .data = other->data};

  return is_absent(one->applies.mark) && is_absent(other->applies.mark) && scopes_tied(&first, &second);
}

static const Basis *same_as(const Basis *basis)
{
  for (const Basis *other = (const Basis *)basis->element.next; other != NULL;
       other = (const Basis *)other->element.next)
    if (!is_gap(&other->element) && is_same_use(basis, other))
      return other;
  return NULL;
}

static void check_bases(Check *check, const Processing *processing, const Purpose *purpose)
{
  EACH(Basis, basis, purpose->bases)
  {
    const bool open = is_gap(&basis->element);
    const Basis *again = open ? NULL : same_as(basis);
    const Basis *narrower = open || again != NULL ? NULL : narrower_for_all(processing, purpose, basis);
    if (again == NULL && narrower == NULL)
      continue;
    const Basis *faulty = again != NULL ? again : basis;
    Finding *finding = report(check, NULL, &faulty->element, faulty->element.place);
    finding->related = again != NULL ? basis->element.place : narrower->element.place;
    say_id(check, finding, "u", &purpose->element);
    finding_number(check->findings, finding, "n", (long)purpose->bases.count);
    return; /* once a purpose */
  }
}

void several_bases(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(Purpose, purpose, processing->purposes)
  if (!is_gap(&purpose->element))
    check_bases(check, processing, purpose);
}

/* ---- PPC205 and PPC206: legitimate interests ----------------------------------------------------- */

/* A version of a few words. */
static const Version *thin_interest(const Prose *interest)
{
  for (const Version *version = interest->first; version != NULL; version = version->next)
    if (!text_has_words(version->plain, INTEREST_WORDS))
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

/* ---- PPC207: Art. 6(1), second subparagraph ------------------------------------------------------ */

static void check_authority(Check *check, const Purpose *purpose, const Basis *basis)
{
  const bool task = is_absent(purpose->kind.mark) || code_is(&purpose->kind, "public-task");

  if (code_is(&basis->kind, "legitimate-interest") && task)
    say_id(check, report(check, NULL, &basis->element, basis->kind.mark.place), "u", &purpose->element);
}

void legitimate_interest_public_body(Check *check, const Processing *processing)
{
  const Organisation *organisation = organisation_of(check);

  if (organisation != NULL && organisation->public_body.value)
    each_basis(check, processing, check_authority);
}

/* ---- PPC208 -------------------------------------------------------------------------------------- */

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

/* ---- PPC209: Art. 6(1)(b), "necessary for the performance of a contract to which the data subject is party"
   -- */

/* Direct marketing by its channels, other ends by their kind. */
static void check_contract_end(Check *check, const Purpose *purpose, const Basis *basis)
{
  const Term *kind = purpose->kind.term;

  if (purpose_is_marketing(purpose))
    kind = law_term(check->model->law, "purpose", "marketing");
  if (!law_says(row_of(check, "purposes", kind), "contract", "no"))
    return;
  Finding *finding = report(check, NULL, &basis->element, basis->kind.mark.place);
  if (purpose->kind.mark.state == GIVEN)
    finding->related = purpose->kind.mark.place;
  say_id(check, finding, "u", &purpose->element);
  say_term(check, finding, "why", kind);
}

static void check_contract_parties(Check *check, const Purpose *purpose, const Basis *basis)
{
  const Processing *processing = (const Processing *)purpose->element.parent;
  Finding *finding = NULL;

  for (size_t i = 0; i < processing->subject_count; i++) {
    const Subject *subject = processing->subject_list[i];
    if (basis->subject.mark.state == GAP || !basis_holds(purpose, basis, subject) ||
        !law_says(row_of(check, "subjects", subject->kind.term), "party-to-contract", "no"))
      continue;
    if (finding == NULL) {
      finding = report(check, "subjects", &basis->element, basis->kind.mark.place);
      say_id(check, finding, "u", &purpose->element);
    }
    say_id(check, finding, "subjects", &subject->element); /* the same name again: a list */
  }
}

static void check_contract(Check *check, const Purpose *purpose, const Basis *basis)
{
  if (!code_is(&basis->kind, "contract"))
    return;
  check_contract_end(check, purpose, basis);
  check_contract_parties(check, purpose, basis);
}

void contract_basis_stretched(Check *check, const Processing *processing)
{
  each_basis(check, processing, check_contract);
}
