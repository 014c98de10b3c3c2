/*
 * PPC601: every category of data of a processing has a period or a criterion, for each purpose, person and
 * situation that it is used for: Art. 13(2)(a), 14(2)(a), 30(1)(f).
 */
#include "check/check_int.h"

/* What one dimension of the scope ranges over; one NULL ("do not care") where it does not matter. */
typedef struct Range {
  const Element **at;
  size_t count;
} Range;

typedef struct Ranges {
  Range purposes, subjects, vias;
} Ranges;

/* The rule that a line applies, where it says no active stage, nor the line: found at the rule itself. */
static const Retention *stageless(const Retain *retain)
{
  const Retention *rule = retain_rule(retain);
  const bool said = rule == NULL || is_gap(&rule->element) || retain_stage(retain, "active")->first != NULL;
  return said ? NULL : rule;
}

/* Neither a rule nor a stage of its own: found at the line itself. */
static bool is_bare(const Retain *retain)
{
  return is_absent(retain->ref.mark) && retain->active.count + retain->intermediate.count + retain->permanent.count == 0;
}

/* A line that is a gap, or refers to nothing, has its own finding, and may be what is looked for. */
static bool is_open(const Retain *retain)
{
  const Retention *rule = retain_rule(retain);
  return is_gap(&retain->element) || retain->ref.mark.state == GAP || is_unresolved(&retain->ref) ||
         (rule != NULL && is_gap(&rule->element)) || stageless(retain) != NULL || is_bare(retain);
}

static bool has_active_stage(const Retain *retain)
{
  return is_open(retain) || retain_stage(retain, "active")->first != NULL;
}

static bool is_covered(const Processing *processing, const Category *category, const Purpose *purpose,
                       const Subject *subject, const Situation *via)
{
  EACH(Retain, retain, processing->retains)
  if (has_active_stage(retain) && scope_covers(&retain->scope, purpose, category, subject, via))
    return true;
  return false;
}

/* ---- what a use of data ranges over -------------------------------------------------------------- */

static Range range_new(Check *check, size_t limit)
{
  return (Range){.at = ARENA_ARRAY(check->findings->arena, const Element *, limit + 1)};
}

static void range_add(Range *range, const References *references)
{
  for (size_t i = 0; i < references->count; i++)
    if (references->at[i].target != NULL)
      range->at[range->count++] = references->at[i].target;
}

static Range purposes_of(Check *check, const Processing *processing, const References *scope)
{
  Range range = range_new(check, scope->count + processing->purposes.count);

  if (scope->mark.state == GIVEN)
    range_add(&range, scope);
  else
    EACH(Purpose, purpose, processing->purposes)
  range.at[range.count++] = &purpose->element;
  return range;
}

static Range subjects_of(Check *check, const Processing *processing, const References *scope)
{
  size_t limit = scope->count;
  EACH(SubjectUse, use, processing->subjects)
  limit += use->ref.count;
  Range range = range_new(check, limit);

  if (scope->mark.state == GIVEN)
    range_add(&range, scope);
  else
    EACH(SubjectUse, use, processing->subjects)
  range_add(&range, &use->ref);
  return range;
}

static Range vias_of(Check *check, const Processing *processing, const References *scope)
{
  const Situation *const *situations;
  const size_t count = situations_of(check, processing, &situations);
  Range range = range_new(check, scope->count + count);

  if (scope->mark.state == GIVEN)
    range_add(&range, scope);
  else
    for (size_t i = 0; i < count; i++)
      range.at[range.count++] = &situations[i]->element;
  return range;
}

/* Only what some line is limited by is worth ranging over. */
static Ranges ranges_of(Check *check, const Processing *processing, const DataUse *use)
{
  bool purpose = false, subject = false, via = false;
  Ranges ranges = {
    .purposes = range_new(check, 1), .subjects = range_new(check, 1), .vias = range_new(check, 1)};

  EACH(Retain, retain, processing->retains)
  {
    purpose |= retain->scope.purpose.mark.state == GIVEN;
    subject |= retain->scope.subject.mark.state == GIVEN;
    via |= retain->scope.via.mark.state == GIVEN;
  }
  if (purpose)
    ranges.purposes = purposes_of(check, processing, &use->scope.purpose);
  if (subject)
    ranges.subjects = subjects_of(check, processing, &use->scope.subject);
  if (via)
    ranges.vias = vias_of(check, processing, &use->scope.via);
  Range *const all[] = {&ranges.purposes, &ranges.subjects, &ranges.vias};
  for (size_t i = 0; i < COUNT_OF(all); i++)
    if (all[i]->count == 0)
      all[i]->at[all[i]->count++] = NULL;
  return ranges;
}

/* ---- the rule ------------------------------------------------------------------------------------ */

static void report_missing(Check *check, const char *variant, const Processing *processing,
                           const Reference *reference, const Element *where)
{
  Finding *finding = report(check, variant, &processing->element, processing->element.place);

  finding->related = reference->place;
  say_id(check, finding, "P", &processing->element);
  say_name(check, finding, "d", reference);
  if (where != NULL)
    say_id(check, finding, "where", where);
}

/* Once for a category: the first of what is not covered.  What is NULL was asked before. */
static void check_category(Check *check, const Processing *processing, const Reference *reference,
                           const Ranges *ranges)
{
  const Category *category = (const Category *)reference->target;

  if (!is_covered(processing, category, NULL, NULL, NULL)) {
    report_missing(check, NULL, processing, reference, NULL);
    return;
  }
  for (size_t u = 0; u < ranges->purposes.count; u++) {
    const Purpose *purpose = (const Purpose *)ranges->purposes.at[u];
    if (purpose != NULL && !is_covered(processing, category, purpose, NULL, NULL)) {
      report_missing(check, "purpose", processing, reference, &purpose->element);
      return;
    }
    for (size_t v = 0; v < ranges->vias.count; v++) {
      const Situation *via = (const Situation *)ranges->vias.at[v];
      if (via != NULL && !is_covered(processing, category, purpose, NULL, via)) {
        report_missing(check, "via", processing, reference, &via->element);
        return;
      }
      for (size_t s = 0; s < ranges->subjects.count; s++) {
        const Subject *subject = (const Subject *)ranges->subjects.at[s];
        if (subject != NULL && !is_covered(processing, category, purpose, subject, via)) {
          report_missing(check, "subject", processing, reference, &subject->element);
          return;
        }
      }
    }
  }
}

static bool says_nothing(const Stage *stage)
{
  return !is_gap(&stage->element) && is_absent(stage->for_.mark) && is_absent(stage->until.mark) &&
         is_absent(stage->at_least.mark) && is_absent(stage->criterion.mark);
}

/* <active/>, or an event alone: the line is there, the period is not. */
static void check_stages(Check *check, const Element *owner, const List *active, const List *intermediate)
{
  const List *const lists[] = {active, intermediate};

  for (size_t i = 0; i < COUNT_OF(lists); i++)
    EACH(Stage, stage, *lists[i])
  if (says_nothing(stage))
    say_id(check, report(check, "empty", owner, stage->element.place), "d", owner);
}

static void check_line(Check *check, const Retain *retain)
{
  const Retention *rule = retain_rule(retain);

  if (is_gap(&retain->element))
    return;
  check_stages(check, &retain->element, &retain->active, &retain->intermediate);
  if (rule == NULL || is_gap(&rule->element) || is_told(check, rule))
    return;
  check_stages(check, &rule->element, &rule->active, &rule->intermediate);
  if (stageless(retain) != NULL)
    say_id(check, report(check, "stage", &rule->element, rule->element.place), "d", &rule->element);
}

/* Data taken from other processings (from="...") are kept as those say. */
void retention_missing(Check *check, const Processing *processing)
{
  EACH(Retain, retain, processing->retains)
  {
    check_line(check, retain);
    if (is_ours(processing) && !is_gap(&retain->element) && is_bare(retain))
      report(check, "line", &retain->element, retain->element.place);
  }
  if (!is_ours(processing))
    return;
  if (processing->retains.count == 0 && processing->category_count > 0) {
    say_id(check, report(check, "none", &processing->element, processing->element.place), "P",
           &processing->element);
    return;
  }
  EACH(DataUse, use, processing->data)
  {
    if (is_gap(&use->element) || use->ref.count == 0)
      continue;
    const Ranges ranges = ranges_of(check, processing, use);
    for (size_t i = 0; i < use->ref.count; i++)
      if (use->ref.at[i].target != NULL && !is_gap(use->ref.at[i].target))
        check_category(check, processing, &use->ref.at[i], &ranges);
  }
}
