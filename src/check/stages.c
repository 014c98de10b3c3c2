/*
 * What a single stage of retention says: Art. 5(1)(e), 13(2)(a).  A stage is bounded when it has a longest
 * duration and the event that starts it, an event that ends it, or a criterion that anyone can work out.
 */
#include "check/check_int.h"

/* ---- every stage of the record ------------------------------------------------------------------- */

/* Of a rule named once, or of a line in a processing that says its own. */
typedef void EachStage(Check *check, const Element *owner, const Stage *stage);

static void each_of(Check *check, const Element *owner, const List *stages, EachStage *each)
{
  EACH(Stage, stage, *stages)
  if (!is_gap(&stage->element))
    each(check, owner, stage);
}

/* Permanent archives are another matter (PPC611). */
static void each_stage(Check *check, EachStage *each)
{
  const Register *record = check->model->record;

  EACH(Retention, retention, record->retentions)
  {
    each_of(check, &retention->element, &retention->active, each);
    each_of(check, &retention->element, &retention->intermediate, each);
  }
  EACH(Processing, processing, record->processings)
  {
    EACH(Retain, retain, processing->retains)
    {
      each_of(check, &retain->element, &retain->active, each);
      each_of(check, &retain->element, &retain->intermediate, each);
    }
  }
}

void each_keeping(Check *check, EachKeeping *each)
{
  const Register *record = check->model->record;

  EACH(Retention, rule, record->retentions)
  {
    const Keeping keeping = {
      .owner = &rule->element,
      .rule = rule,
      .active = (const Stage *)rule->active.first,
      .intermediate = (const Stage *)rule->intermediate.first,
      .permanent = (const Stage *)rule->permanent.first,
      .end = (const End *)rule->end.first,
      .justified = !is_absent(rule->justification.mark) || is_explained(check, rule),
    };
    if (!is_gap(&rule->element))
      each(check, &keeping);
  }
  EACH(Processing, processing, record->processings)
  {
    EACH(Retain, retain, processing->retains)
    {
      const bool own = retain->active.count + retain->intermediate.count + retain->permanent.count > 0;
      const Keeping keeping = {
        .owner = &retain->element,
        .rule = retain_rule(retain),
        .active = (const Stage *)retain_stage(retain, "active")->first,
        .intermediate = (const Stage *)retain_stage(retain, "intermediate")->first,
        .permanent = (const Stage *)retain_stage(retain, "permanent")->first,
        .end = (const End *)retain_stage(retain, "end")->first,
        .justified = !is_absent(retain->because.mark),
      };
      if (own && !is_gap(&retain->element))
        each(check, &keeping);
    }
  }
}

static Finding *report_stage(Check *check, const char *variant, const Element *owner, Place place)
{
  Finding *finding = report(check, variant, owner, place);
  say_id(check, finding, "d", owner);
  return finding;
}

static bool has_end(const Stage *stage)
{
  return !is_absent(stage->for_.mark) || !is_absent(stage->until.mark);
}

/* ---- PPC602 -------------------------------------------------------------------------------------- */

static void check_unlimited(Check *check, const Element *owner, const Stage *stage)
{
  Passage found;
  if (!has_end(stage) && prose_says(check, "unlimited", &stage->criterion, &found))
    finding_text(check->findings, report_stage(check, NULL, owner, found.place), "text", found.words);
}

void retention_unlimited(Check *check)
{
  each_stage(check, check_unlimited);
}

/* ---- PPC603 -------------------------------------------------------------------------------------- */

static void check_minimum(Check *check, const Element *owner, const Stage *stage)
{
  if (has_end(stage))
    return;
  Passage found;
  if (prose_says(check, "minimum", &stage->criterion, &found)) {
    finding_text(check->findings, report_stage(check, NULL, owner, found.place), "text", found.words);
  } else if (stage->at_least.mark.state == GIVEN && is_absent(stage->criterion.mark)) {
    Finding *finding = report_stage(check, NULL, owner, stage->at_least.mark.place);
    finding_duration(check->findings, finding, "text", stage->at_least.value);
  }
}

void retention_minimum_only(Check *check)
{
  each_stage(check, check_minimum);
}

/* ---- PPC604: WP260 rev.01, annex ------------------------------------------------------------------- */

static void check_vague(Check *check, const Element *owner, const Stage *stage)
{
  Passage found;

  if (has_end(stage) || prose_says(check, "unlimited", &stage->criterion, &found) ||
      prose_says(check, "minimum", &stage->criterion, &found)) /* PPC602, PPC603 */
    return;
  if (prose_says(check, "vague-criteria", &stage->criterion, &found))
    finding_text(check->findings, report_stage(check, NULL, owner, found.place), "text", found.words);
}

/* An event of the author's own may be as vague as a criterion. */
void retention_vague(Check *check)
{
  each_stage(check, check_vague);
  EACH(Event, event, check->model->record->events)
  {
    Passage found;
    if (!prose_says(check, "vague-criteria", &event->label, &found) &&
        !prose_says(check, "vague-criteria", &event->until, &found))
      continue;
    finding_text(check->findings, report_stage(check, "event", &event->element, found.place), "text",
                 found.words);
  }
}

/* ---- PPC605 -------------------------------------------------------------------------------------- */

static void check_trigger(Check *check, const Element *owner, const Stage *stage)
{
  if (stage->for_.mark.state != GIVEN || !is_absent(stage->after.mark) || !is_absent(stage->until.mark) ||
      !is_absent(stage->criterion.mark))
    return;
  Finding *finding = report_stage(check, NULL, owner, stage->for_.mark.place);
  finding_duration(check->findings, finding, "max", stage->for_.value);
}

void retention_no_trigger(Check *check)
{
  each_stage(check, check_trigger);
}

/* ---- PPC606, of one stage: min > max ------------------------------------------------------------- */

static void check_order(Check *check, const Element *owner, const Stage *stage)
{
  if (stage->at_least.mark.state != GIVEN || stage->for_.mark.state != GIVEN ||
      duration_compare(stage->at_least.value, stage->for_.value) <= 0)
    return;
  Finding *finding = report_stage(check, "minimum", owner, stage->at_least.mark.place);
  finding->related = stage->for_.mark.place;
  finding_duration(check->findings, finding, "a", stage->at_least.value);
  finding_duration(check->findings, finding, "b", stage->for_.value);
}

void check_stage_orders(Check *check)
{
  each_stage(check, check_order);
}
