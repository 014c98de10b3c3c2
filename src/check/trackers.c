/*
 * Cookies and other trackers: loi n° 78-17, art. 82; C-673/17 (Planet49); CNIL délib. 2020-091 and 2020-092.
 * What each purpose needs stands in the law's table "trackers".
 */
#include <string.h>

#include "check/check_int.h"

static Finding *report_tracker(Check *check, Severity severity, const char *variant, const Tracker *tracker,
                               Place place)
{
  Finding *finding = report_as(check, severity, variant, &tracker->element, place);
  say_id(check, finding, "c", &tracker->element);
  return finding;
}

/* What the law has of trackers for its purpose. */
static const LawRow *purpose_row(const Check *check, const Tracker *tracker)
{
  return row_of(check, "trackers", tracker->purpose.term);
}

/* By what it is for, or because its author asks for it. */
static bool needs_consent(const Check *check, const Tracker *tracker)
{
  return !is_gap(&tracker->element) &&
         (code_is(&tracker->consent, "required") || law_says(purpose_row(check, tracker), "consent", "required"));
}

/* ---- PPC901 ------------------------------------------------------------------------------------------ */

static bool said_before(const Check *check)
{
  return check->findings->last != NULL && text_same(check->findings->last->code, check->rule->code);
}

/* The first mention is enough: one list is missing.  What is never done, and notes, use no tracker. */
static void check_mention(Check *check, const Said *said)
{
  const bool internal = said->field != NULL && !field_is_for(said->field, FOR_PUBLIC);
  const bool never = said->field != NULL && strcmp(said->field->name, "never") == 0;

  if (internal || never || said_before(check) || is_for_client(said->element))
    return;
  const Passage found = passage_of(check, said);
  finding_text(check->findings, report(check, "none", said->element, found.place), "words", found.words);
}

void trackers_undeclared(Check *check)
{
  EACH(Tracker, tracker, check->model->record->trackers)
  if (!is_gap(&tracker->element) && is_absent(tracker->purpose.mark))
    report_tracker(check, check->rule->severity, "purpose", tracker, tracker->element.place);
  if (check->model->record->trackers.count == 0)
    each_said(check, "tracker-words", check_mention);
}

/* ---- PPC902 ------------------------------------------------------------------------------------------ */

/* Whether none of its purposes rests on consent; a gap, or no basis at all, leaves it open. */
static bool rests_on_another_basis(const Processing *processing)
{
  bool any = false;

  EACH(Purpose, purpose, processing->purposes)
  {
    any = any || purpose->bases.count > 0;
    if (purpose->bases.count == 0 || purpose->basis.mark.state == GAP || is_gap(&purpose->element))
      return false;
    EACH(Basis, basis, purpose->bases)
    if (basis->kind.term == NULL || code_is(&basis->kind, "consent"))
      return false;
  }
  return any;
}

static void check_consent(Check *check, const Tracker *tracker)
{
  const bool given = tracker->consent.mark.state == GIVEN;

  if (!law_says(purpose_row(check, tracker), "consent", "required") || tracker->consent.mark.state == GAP)
    return;
  if (!code_is(&tracker->consent, "required")) {
    Finding *finding = report_tracker(check, check->rule->severity, NULL, tracker,
                                      given ? tracker->consent.mark.place : tracker->element.place);
    say_term(check, finding, "purpose", tracker->purpose.term);
  }
  for (size_t i = 0; i < tracker->processing.count; i++) {
    const Processing *processing = (const Processing *)tracker->processing.at[i].target;
    if (processing == NULL || !is_ours(processing) || !rests_on_another_basis(processing))
      continue;
    Finding *finding =
      report_tracker(check, check->rule->severity, "basis", tracker, tracker->processing.at[i].place);
    say_term(check, finding, "purpose", tracker->purpose.term);
    say_id(check, finding, "P", &processing->element);
    finding->related = processing->element.place;
  }
}

void tracker_consent_missing(Check *check)
{
  EACH(Tracker, tracker, check->model->record->trackers)
  if (!is_gap(&tracker->element))
    check_consent(check, tracker);
}

/* ---- PPC903 ------------------------------------------------------------------------------------------ */

static void check_length(Check *check, const char *variant, const Tracker *tracker, const LawRow *row,
                         const char *limit, const DurationValue *value)
{
  Duration most;

  if (value->mark.state != GIVEN || !law_duration(row, limit, &most) ||
      duration_compare(value->value, most) <= 0)
    return;
  Finding *finding = report_tracker(check, SEVERITY_WARNING, variant, tracker, value->mark.place);
  finding_duration(check->findings, finding, "t", value->value);
  finding_duration(check->findings, finding, "most", most);
}

/* The exemption of audience measurement: for the publisher alone, of statistics alone, on its site alone. */
static void check_audience(Check *check, const Tracker *tracker, const LawRow *row)
{
  const Severity severity = check->rule->severity;

  if (is_yes(&tracker->third_parties))
    report_tracker(check, severity, "shared", tracker, tracker->third_parties.mark.place);
  if (is_yes(&tracker->cross_site))
    report_tracker(check, severity, "cross-site", tracker, tracker->cross_site.mark.place);
  check_length(check, "lifetime", tracker, row, "max", &tracker->lifetime);
  check_length(check, "data", tracker, row, "data-max", &tracker->data_lifetime);
}

void tracker_exemption_false(Check *check)
{
  EACH(Tracker, tracker, check->model->record->trackers)
  {
    const LawRow *row = purpose_row(check, tracker);
    const Term *ground = tracker->exempt_ground.term;
    if (is_gap(&tracker->element) || !law_says(row, "consent", "exempt") || !code_is(&tracker->consent, "exempt"))
      continue; /* one that needs consent is PPC902's */
    if (ground != NULL && !law_lists(row, "ground", ground->code)) {
      Finding *finding = report_tracker(check, check->rule->severity, "ground", tracker,
                                        tracker->exempt_ground.mark.place);
      say_term(check, finding, "purpose", tracker->purpose.term);
    }
    if (law_says(row, "condition", "publisher-only"))
      check_audience(check, tracker, row);
  }
}

/* ---- PPC905 ------------------------------------------------------------------------------------------ */

static const TrackerChoice *choice_of(const Check *check)
{
  return (const TrackerChoice *)check->model->record->tracker_choice.first;
}

/* Recommended for keeping the choice. */
static void check_memory(Check *check, const char *variant, const Element *element, const DurationValue *value)
{
  static const Duration recommended = {.months = 6}; /* délib. 2020-092 */

  if (value->mark.state != GIVEN || duration_compare(value->value, recommended) <= 0)
    return;
  Finding *finding = report_as(check, SEVERITY_NOTE, variant, element, value->mark.place);
  say_id(check, finding, "c", element);
  finding_duration(check->findings, finding, "t", value->value);
}

static void check_provider(Check *check, const Tracker *tracker)
{
  if (is_absent(tracker->provider.mark))
    report_tracker(check, check->rule->severity, "provider", tracker, tracker->element.place);
  for (size_t i = 0; i < tracker->provider.count; i++) {
    const Element *target = tracker->provider.at[i].target;
    const bool is_party = target != NULL && strcmp(target->type->name, "party") == 0;
    if (!is_party || !is_unnamed(check, (const Party *)target))
      continue;
    Finding *finding = report(check, "unnamed", target, target->place);
    finding->related = tracker->provider.at[i].place;
    say_id(check, finding, "c", &tracker->element);
    say_party(check, finding, (const Party *)target);
  }
}

/* How long it lives, whose it is, and who else reads it are part of the information. */
void tracker_details_missing(Check *check)
{
  const Severity severity = check->rule->severity;

  EACH(Tracker, tracker, check->model->record->trackers)
  {
    if (is_gap(&tracker->element))
      continue;
    if (is_absent(tracker->lifetime.mark))
      report_tracker(check, severity, "lifetime", tracker, tracker->element.place);
    check_provider(check, tracker);
    if (is_absent(tracker->third_parties.mark))
      report_tracker(check, severity, "access", tracker, tracker->element.place);
    if (code_is(&tracker->purpose, "choice-memory"))
      check_memory(check, "choice", &tracker->element, &tracker->lifetime);
  }
  if (choice_of(check) != NULL)
    check_memory(check, "memory", &choice_of(check)->element, &choice_of(check)->memory);
}

/* ---- PPC904 ------------------------------------------------------------------------------------------ */

static void report_unstated(Check *check, const TrackerChoice *choice, const char *field)
{
  say_field(check, report(check, "unstated", &choice->element, choice->element.place), choice->element.type, field);
}

/* délib. 2020-091: no setting of today's browsers expresses a choice. */
static void check_refusal_place(Check *check, const TrackerChoice *choice)
{
  Passage found;

  if (is_absent(choice->refusal.mark) && prose_says(check, "browser-refusal", &choice->text, &found))
    report(check, "browser", &choice->element, found.place);
  else if (is_absent(choice->refusal.mark))
    report_unstated(check, choice, "refusal");
  else if (code_is(&choice->refusal, "browser"))
    report(check, "browser", &choice->element, choice->refusal.mark.place);
  else if (code_is(&choice->refusal, "settings") || code_is(&choice->refusal, "later"))
    report(check, "first", &choice->element, choice->refusal.mark.place);
}

/* Where nobody can refuse at once, how easily and for how long are no questions yet. */
static void check_choice(Check *check, const TrackerChoice *choice)
{
  const bool open = is_absent(choice->refusal.mark) || code_is(&choice->refusal, "first-layer");

  check_refusal_place(check, choice);
  if (open && (is_absent(choice->effort.mark) || code_is(&choice->effort, "unknown")))
    report_unstated(check, choice, "effort");
  else if (code_is(&choice->effort, "harder"))
    report(check, "harder", &choice->element, choice->effort.mark.place);
  if (open && is_absent(choice->reversible.mark))
    report_unstated(check, choice, "reversible");
  else if (choice->reversible.mark.state == GIVEN && !choice->reversible.value)
    report(check, "final", &choice->element, choice->reversible.mark.place);
}

/* A text that sends people to their browser says how they refuse, and that it is not enough. */
static void check_browser(Check *check, const Said *said)
{
  const bool internal = said->field != NULL && !field_is_for(said->field, FOR_PUBLIC);

  if (!internal && !said_before(check))
    report(check, "browser", said->element, passage_of(check, said).place);
}

void tracker_refusal_harder(Check *check)
{
  const TrackerChoice *choice = choice_of(check);
  const Tracker *first = NULL;

  EACH(Tracker, tracker, check->model->record->trackers)
  if (first == NULL && needs_consent(check, tracker))
    first = tracker;
  if (first == NULL)
    return;
  if (choice != NULL) {
    if (!is_gap(&choice->element))
      check_choice(check, choice);
    return;
  }
  each_said(check, "browser-refusal", check_browser);
  if (said_before(check))
    return;
  const Element *record = &check->model->record->element;
  Finding *finding = report(check, "absent", record, record->place);
  finding->related = first->element.place;
  say_id(check, finding, "c", &first->element);
}
