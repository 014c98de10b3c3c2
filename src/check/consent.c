/*
 * Consent: Art. 4(11), 7, 13(2)(c), 14(2)(d); recitals 32, 42-43.
 *
 * One missing fact has one code: where a basis says nothing of its consent, PPC210 asks for all of it, and
 * the other rules are silent.
 */
#include "check/check_int.h"

const Consent *consent_of(const Basis *basis)
{
  const Consent *consent = (const Consent *)basis->consent.first;
  const bool asked = code_is(&basis->kind, "consent") && consent != NULL && !is_gap(&consent->element);
  return asked ? consent : NULL;
}

/* ---- PPC210 -------------------------------------------------------------------------------------- */

/* C-673/17 (Planet49): silence, pre-ticked boxes and mere use are no clear affirmative act. */
static bool is_implied(const Check *check, const Code *mechanism)
{
  return law_says(row_of(check, "mechanisms", mechanism->term), "affirmative", "no");
}

static void check_mechanism(Check *check, const Purpose *purpose, const Basis *basis)
{
  if (!code_is(&basis->kind, "consent"))
    return;
  const Consent *consent = consent_of(basis);
  if (consent == NULL && basis->consent.first != NULL) /* a gap */
    return;
  if (consent == NULL || is_absent(consent->mechanism.mark)) {
    const Element *where = consent != NULL ? &consent->element : &basis->element;
    say_id(check, report(check, consent != NULL ? "mechanism" : "missing", where, where->place), "u",
           &purpose->element);
  } else if (is_implied(check, &consent->mechanism)) {
    Finding *finding = report(check, NULL, &consent->element, consent->mechanism.mark.place);
    say_id(check, finding, "u", &purpose->element);
    say_term(check, finding, "mechanism", consent->mechanism.term);
  }
}

/* What a reader is told: nobody consents by reading on. */
static void check_told(Check *check, const Said *said)
{
  if (!field_is_for(said->field, FOR_PUBLIC) || !is_first_said(check, said))
    return;
  const Passage passage = passage_of(check, said);
  Finding *finding = report(check, "text", said->element, passage.place);
  finding_text(check->findings, finding, "words", passage.words);
}

void implied_consent(Check *check)
{
  EACH(Processing, processing, check->model->record->processings)
  each_basis(check, processing, check_mechanism);
  each_said(check, "implied-consent", check_told);
}

/* ---- PPC211 -------------------------------------------------------------------------------------- */

static Finding *report_unfree(Check *check, const char *variant, const Purpose *purpose,
                              const Consent *consent, Place place)
{
  Finding *finding = report(check, variant, &consent->element, place);
  say_id(check, finding, "u", &purpose->element);
  return finding;
}

static bool says_yes(const Flag *flag)
{
  return flag->mark.state == GIVEN && flag->value;
}

static bool says_no(const Flag *flag)
{
  return flag->mark.state == GIVEN && !flag->value;
}

/* Recital 43: nobody refuses an employer, or an authority, at ease. */
static void check_imbalance(Check *check, const Purpose *purpose, const Basis *basis, const Consent *consent)
{
  const Processing *processing = (const Processing *)purpose->element.parent;
  const Organisation *organisation = organisation_of(check);
  const bool authority = organisation != NULL && says_yes(&organisation->public_body);
  Finding *finding = NULL;

  for (size_t i = 0; i < processing->subject_count; i++) {
    const Subject *subject = processing->subject_list[i];
    if (basis->subject.mark.state == GAP || !basis_holds(purpose, basis, subject) ||
        (!authority && !subject_is(check->model, subject, "employee")))
      continue;
    if (finding == NULL)
      finding = report_unfree(check, authority ? "authority" : "employees", purpose, consent,
                              consent->element.place);
    say_id(check, finding, "subjects", &subject->element); /* the same name again: a list */
  }
}

static void check_freedom(Check *check, const Purpose *purpose, const Basis *basis)
{
  const Consent *consent = consent_of(basis);

  if (consent == NULL)
    return;
  if (says_no(&consent->separate)) /* Art. 7(2) */
    report_unfree(check, "merged", purpose, consent, consent->separate.mark.place);
  if (consent->shared_with.count > 0) /* recital 43: one choice a purpose */
    say_names(check, report_unfree(check, "bundled", purpose, consent, consent->shared_with.mark.place),
              "other", &consent->shared_with);
  if (says_yes(&consent->conditional)) /* Art. 7(4), which no reason on an imbalance answers */
    report_unfree(check, "condition", purpose, consent, consent->conditional.mark.place);
  if (is_absent(consent->freely.mark))
    check_imbalance(check, purpose, basis, consent);
}

void consent_not_free(Check *check, const Processing *processing)
{
  each_basis(check, processing, check_freedom);
}

/* ---- PPC212: Art. 7(1) --------------------------------------------------------------------------- */

static void check_proof(Check *check, const Purpose *purpose, const Basis *basis)
{
  const Consent *consent = consent_of(basis);

  if (consent != NULL && is_absent(consent->proof.mark))
    say_id(check, report(check, NULL, &consent->element, consent->element.place), "u", &purpose->element);
}

void consent_unproven(Check *check, const Processing *processing)
{
  each_basis(check, processing, check_proof);
}

/* ---- PPC704: Art. 7(3).  That consent may be withdrawn,
   a notice says of itself unless it states its rights. */

static void check_withdrawal(Check *check, const Purpose *purpose, const Basis *basis)
{
  const Consent *consent = consent_of(basis);

  if (consent == NULL)
    return;
  if (is_absent(consent->withdrawal.mark))
    say_id(check, report(check, "means", &consent->element, consent->element.place), "u", &purpose->element);
  if (code_is(&consent->withdrawal_effort, "harder"))
    say_id(check, report(check, "harder", &consent->element, consent->withdrawal_effort.mark.place), "u",
           &purpose->element);
}

void withdrawal_missing(Check *check)
{
  EACH(Processing, processing, check->model->record->processings)
  each_basis(check, processing, check_withdrawal);
  check_withdrawal_told(check);
}
