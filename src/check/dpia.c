/*
 * The impact assessment: when there must be one, when there should be, and what its record says: Art. 35, 36;
 * WP248 rev.01; CNIL délib. 2018-327 and 2019-118.  What each depends on stands in the table dpia.xml.
 */
#include "check/check_int.h"

enum { CRITERIA_SUFFICE = 2 };

static const Dpia *assessment_of(const Processing *processing)
{
  return (const Dpia *)processing->dpia.first;
}

/* Whether its risk can be told at all: what is a gap may be anything. */
static bool can_be_judged(const Processing *processing)
{
  const Dpia *dpia = assessment_of(processing);
  return is_ours(processing) && !is_gap(&processing->element) && processing->flags.mark.state != GAP &&
         (dpia == NULL || (!is_gap(&dpia->element) && dpia->outcome.mark.state != GAP));
}

static bool is_done(const Dpia *dpia)
{
  return code_is(&dpia->outcome, "done");
}

static bool is_exempt(const Check *check, const Processing *processing, const Dpia *dpia)
{
  if (dpia->exemption.mark.state == GAP)
    return true;
  return dpia->exemption.term != NULL && risk_exemption_fault(check->model, processing, dpia->exemption.term) == NULL;
}

/* ---- PPC804: Art. 35(1), (3), (4) ----------------------------------------------------------------- */

static Finding *report_required(Check *check, const Processing *processing, const char *variant, Place place)
{
  Finding *finding = report(check, variant, &processing->element, place);
  say_id(check, finding, "P", &processing->element);
  say_term(check, finding, "ground", risk_ground(check->model, processing));
  return finding;
}

void dpia_required(Check *check, const Processing *processing)
{
  if (!can_be_judged(processing) || risk_ground(check->model, processing) == NULL)
    return;
  const Dpia *dpia = assessment_of(processing);
  if (dpia == NULL) {
    Finding *finding = report_required(check, processing, NULL, processing->element.place);
    if (!is_absent(processing->dpia_types.mark))
      finding->related = processing->dpia_types.mark.place;
    else if (!is_absent(processing->flags.mark))
      finding->related = processing->flags.mark.place;
    return;
  }
  if (is_exempt(check, processing, dpia))
    return;
  if (is_done(dpia)) {
    if (is_absent(dpia->date.mark))
      report_required(check, processing, "undated", dpia->element.place);
  } else if (dpia->outcome.term != NULL) { /* planned, not-needed */
    report_required(check, processing, dpia->outcome.term->code, dpia->outcome.mark.place);
  } else {
    report_required(check, processing, NULL, dpia->element.place);
  }
}

/* ---- PPC805: two of nine suffice, as a rule ------------------------------------------------------- */

/* It was thought about: done, under way, exempt, or refused with a reason.  Without an outcome: PPC806. */
static bool is_answered(const Dpia *dpia)
{
  return !code_is(&dpia->outcome, "not-needed") || !is_absent(dpia->exemption.mark) || !is_absent(dpia->because.mark);
}

/* A single criterion is worth a word where the author flags the risk, or where more than who is concerned
   makes it: not every account that an employee is in. */
static bool is_worth_a_word(const Processing *processing)
{
  return processing->flags.count > 0 || has_sensitive_data(processing) || decides_alone(processing);
}

void dpia_likely(Check *check, const Processing *processing)
{
  const Term *criteria[RISK_CRITERIA];
  const Dpia *dpia = assessment_of(processing);

  if (!can_be_judged(processing) || (dpia != NULL && is_answered(dpia)) ||
      risk_ground(check->model, processing) != NULL)
    return;
  const size_t count = risk_criteria(check->model, processing, criteria);
  const bool likely = count >= CRITERIA_SUFFICE;
  if (count == 0 || (!likely && !is_worth_a_word(processing)))
    return;
  Finding *finding = report_as(check, likely ? SEVERITY_WARNING : SEVERITY_NOTE, likely ? NULL : "one",
                               &processing->element, dpia != NULL ? dpia->element.place : processing->element.place);
  say_id(check, finding, "P", &processing->element);
  finding_number(check->findings, finding, "n", (long)count);
  for (size_t i = 0; i < count; i++)
    say_term(check, finding, "list", criteria[i]); /* the same name again: a list */
}

/* ---- PPC806: what the record of it says ----------------------------------------------------------- */

static Finding *report_record(Check *check, const Processing *processing, Severity severity, const char *variant,
                              Place place)
{
  Finding *finding = report_as(check, severity, variant, &processing->element, place);
  say_id(check, finding, "P", &processing->element);
  return finding;
}

/* Art. 35(11). */
static void check_age(Check *check, const Processing *processing, const Dpia *dpia)
{
  const LawRow *row = law_row(check->model->law, "dpia", "review", check->model->as_of);
  Duration longest;

  if (dpia->date.mark.state != GIVEN || !law_duration(row, "max", &longest) ||
      date_compare(date_add(dpia->date.value, longest), check->model->as_of) >= 0)
    return;
  Finding *finding = report_record(check, processing, SEVERITY_WARNING, "old", dpia->date.mark.place);
  finding_date(check->findings, finding, "date", dpia->date.value);
  finding_duration(check->findings, finding, "max", longest);
}

/* Art. 35(2): of the officer, where there is one. */
static void check_advice(Check *check, const Processing *processing, const Dpia *dpia)
{
  const Organisation *organisation = organisation_of(check);
  const Dpo *officer = organisation == NULL ? NULL : (const Dpo *)organisation->dpo.first;

  if (officer != NULL && code_is(&officer->status, "designated") && is_absent(dpia->advice.mark))
    report_record(check, processing, SEVERITY_WARNING, "advice", dpia->element.place);
}

static void check_done(Check *check, const Processing *processing, const Dpia *dpia)
{
  if (is_absent(dpia->date.mark) && risk_ground(check->model, processing) == NULL) /* else PPC804 */
    report_record(check, processing, SEVERITY_WARNING, "date", dpia->element.place);
  check_age(check, processing, dpia);
  check_advice(check, processing, dpia);
  if (code_is(&dpia->residual, "high") && is_absent(dpia->consulted.mark)) /* Art. 36(1) */
    report_record(check, processing, SEVERITY_ERROR, "consultation", dpia->residual.mark.place);
}

void dpia_record_faulty(Check *check, const Processing *processing)
{
  const Dpia *dpia = assessment_of(processing);

  if (!can_be_judged(processing) || dpia == NULL)
    return;
  if (is_done(dpia))
    check_done(check, processing, dpia);
  else if (is_absent(dpia->outcome.mark) && risk_ground(check->model, processing) == NULL)
    report_record(check, processing, SEVERITY_WARNING, "outcome", dpia->element.place);
  if (dpia->exemption.term == NULL)
    return;
  const char *fault = risk_exemption_fault(check->model, processing, dpia->exemption.term);
  if (fault != NULL)
    say_term(check, report_record(check, processing, SEVERITY_WARNING, fault, dpia->exemption.mark.place), "exemption",
             dpia->exemption.term);
}
