/*
 * Solely automated decisions: what is told of them (Art. 13(2)(f), 14(2)(g), 15(1)(h); C-634/21, C-203/22),
 * and whether they may be taken (Art. 22; loi n° 78-17, art. 47).
 */
#include "check/check_int.h"

/* ---- PPC310 --------------------------------------------------------------------------------------- */

static void report_missing(Check *check, const Processing *processing, const AutomatedDecision *decision,
                           const Prose *prose, const char *variant)
{
  if (is_absent(prose->mark))
    say_id(check, report(check, variant, &decision->element, decision->element.place), "P", &processing->element);
}

/* Silence is not "no": that there is none is said, all the more where people are profiled.
   Both at once: PPC028. */
static void check_presence(Check *check, const Processing *processing)
{
  if (processing->automated.first == NULL && processing->no_automated.first == NULL) {
    const bool profiles = has_flag(processing, "profiling") || has_flag(processing, "scoring");
    Finding *finding = report_as(check, SEVERITY_WARNING, profiles ? "profiling" : "unsaid", &processing->element,
                                 processing->element.place);
    say_id(check, finding, "P", &processing->element);
  }
}

void automated_decision_untold(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  check_presence(check, processing);
  EACH(AutomatedDecision, decision, processing->automated)
  {
    if (is_gap(&decision->element))
      continue;
    report_missing(check, processing, decision, &decision->logic, "logic");
    report_missing(check, processing, decision, &decision->significance, "significance");
    report_missing(check, processing, decision, &decision->consequences, "consequences");
  }
}

/* ---- PPC311 --------------------------------------------------------------------------------------- */

static Finding *report_unlawful(Check *check, const Processing *processing, const char *variant,
                                const AutomatedDecision *decision, Place place)
{
  Finding *finding = report(check, variant, &decision->element, place);
  say_id(check, finding, "P", &processing->element);
  return finding;
}

/* Art. 22(2). */
static void check_ground(Check *check, const Processing *processing, const AutomatedDecision *decision)
{
  const LawRow *row = row_of(check, "exceptions", decision->ground.term);
  const Place place = decision->ground.mark.place;

  if (is_absent(decision->ground.mark))
    report_unlawful(check, processing, "ground", decision, decision->element.place);
  else if (law_says(row, "needs", "law") && is_absent(decision->law.mark))
    report_unlawful(check, processing, "law", decision, place);
  else if (law_says(row, "needs", "explicit") && !has_explicit_consent(processing, NULL))
    report_unlawful(check, processing, "consent", decision, place);
}

/* Art. 22(3): all three. */
static void check_safeguards(Check *check, const Processing *processing, const AutomatedDecision *decision)
{
  const Term *const *terms;
  const size_t count = law_terms(check->model->law, "decision-safeguard", &terms);
  Finding *finding = NULL;

  if (decision->safeguard.mark.state == GAP || 
      !law_says(row_of(check, "exceptions", decision->ground.term), "safeguards", "yes"))
    return;
  for (size_t i = 0; i < count; i++) {
    bool given = false;
    for (size_t k = 0; k < decision->safeguard.count; k++)
      given |= text_same(decision->safeguard.at[k].name, terms[i]->code);
    if (given)
      continue;
    if (finding == NULL)
      finding = report_unlawful(check, processing, "safeguards", decision,
                                is_absent(decision->safeguard.mark) ? decision->element.place
                                                                    : decision->safeguard.mark.place);
    say_term(check, finding, "safeguards", terms[i]); /* the same name again: a list */
  }
}

/* Art. 22(4): explicit consent or substantial public interest; that no exception is said is PPC304. */
static void check_special(Check *check, const Processing *processing, const AutomatedDecision *decision)
{
  EACH(DataUse, use, processing->data)
  {
    if (use->exception.term == NULL || 
        law_says(row_of(check, "exceptions", use->exception.term), "decision", "yes"))
      continue;
    for (size_t i = 0; i < use->ref.count; i++) {
      const Category *category = (const Category *)use->ref.at[i].target;
      if (category == NULL || category->special.term == NULL)
        continue;
      Finding *finding = report_unlawful(check, processing, "special", decision, decision->element.place);
      finding->related = use->exception.mark.place;
      say_id(check, finding, "d", &category->element);
      break;
    }
  }
}

void automated_decision_unlawful(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(AutomatedDecision, decision, processing->automated)
  {
    if (is_gap(&decision->element))
      continue;
    check_ground(check, processing, decision);
    check_safeguards(check, processing, decision);
    check_special(check, processing, decision);
  }
}
