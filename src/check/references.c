/*
 * PPC607, PPC609: a period beside the one that the reference it names gives (schema/law/retention.xml).  A
 * row's longest period is mostly a recommendation, which binds nobody: a departure is justified, Art.
 * 5(1)(e), 5(2).
 */
#include "check/check_int.h"

/* The period that the row speaks of: the longest of the stages that it is about. */
typedef struct Span {
  Duration length;
  const EventValue *from; /* NULL: nothing says */
  Place place;
} Span;

static bool measure(const Stage *stage, Span *span)
{
  if (is_gap(&stage->element) || stage->for_.mark.state == GAP || stage->plus.mark.state == GAP)
    return false;
  if (is_known(stage->for_.mark))
    *span =
      (Span){stage->for_.value, is_known(stage->after.mark) ? &stage->after : NULL, stage->for_.mark.place};
  else if (is_known(stage->until.mark))
    *span = (Span){stage->plus.value, &stage->until,
                   is_known(stage->plus.mark) ? stage->plus.mark.place : stage->until.mark.place};
  else
    return false; /* a criterion, or nothing (PPC602) */
  return true;
}

/* False: some stage has no length that can be told. */
static bool measure_all(const Keeping *keeping, Span *longest)
{
  const char *only = law_attribute(keeping->rule->row, "stage");
  Span archive;

  if (keeping->active == NULL || !measure(keeping->active, longest))
    return false;
  if (keeping->intermediate == NULL || text_same(only, "active"))
    return true;
  if (!measure(keeping->intermediate, &archive))
    return false;
  if (duration_compare(archive.length, longest->length) >= 0)
    *longest = archive;
  return true;
}

/* The event that the row counts from, or the one that ends its active stage. */
static bool runs_from(const LawRow *row, const EventValue *event)
{
  static const char *const events[] = {"trigger", "active"};

  for (size_t i = 0; i < COUNT_OF(events); i++) {
    const char *name = law_attribute(row, events[i]);
    if (name != NULL && event->term != NULL && text_same(event->term->code, name))
      return true;
  }
  return false;
}

static bool has_row(const Keeping *keeping)
{
  return keeping->rule != NULL && keeping->rule->row != NULL && !keeping->justified &&
         law_attribute(keeping->rule->row, "trigger") != NULL;
}

/* ---- saying -------------------------------------------------------------------------------------- */

static Finding *report_row(Check *check, Severity severity, const char *variant, const Keeping *keeping,
                           Place place)
{
  const LawRow *row = keeping->rule->row;
  Finding *finding = report_as(check, severity, variant, keeping->owner, place);

  say_id(check, finding, "d", keeping->owner);
  say_term(check, finding, "reference", keeping->rule->reference.term);
  finding_text(check->findings, finding, "source", row->source);
  finding_phrase(check->findings, finding, "trigger",
                 arena_format(check->findings->arena, "term/event/%s", law_attribute(row, "trigger")));
  return finding;
}

static void say_event(Check *check, Finding *finding, const EventValue *event)
{
  if (event->term != NULL)
    say_term(check, finding, "event", event->term);
  else if (event->event != NULL && event->event->label.mark.state == GIVEN)
    finding_prose(check->findings, finding, "event", &event->event->label);
  else
    finding_text(check->findings, finding, "event", event->name);
}

/* ---- PPC607 -------------------------------------------------------------------------------------- */

/* A limitation period gives the longest of its stages in the place of a longest of all. */
static bool longest_of(const LawRow *row, Duration *longest)
{
  return law_duration(row, "max", longest) || law_duration(row, "intermediate", longest);
}

static void check_longest(Check *check, const Keeping *keeping)
{
  Duration longest;
  Span span;

  if (!has_row(keeping) || !measure_all(keeping, &span))
    return;
  if (span.from != NULL && !runs_from(keeping->rule->row, span.from)) {
    Finding *finding = report_row(check, check->rule->severity, "trigger", keeping, span.from->mark.place);
    say_event(check, finding, span.from);
    return;
  }
  if (!longest_of(keeping->rule->row, &longest) || duration_compare(span.length, longest) <= 0)
    return;
  const char *variant = duration_is_zero(longest) ? "end" : NULL;
  Finding *finding = report_row(check, check->rule->severity, variant, keeping, span.place);
  finding_duration(check->findings, finding, "max", span.length);
  finding_duration(check->findings, finding, "ref-max", longest);
}

void retention_over_reference(Check *check)
{
  each_keeping(check, check_longest);
}

/* ---- PPC609 -------------------------------------------------------------------------------------- */

bool is_too_short(const Keeping *keeping, Duration *least)
{
  Span span;

  return has_row(keeping) && law_duration(keeping->rule->row, "min", least) && measure_all(keeping, &span) &&
         (span.from == NULL || runs_from(keeping->rule->row, span.from)) &&
         duration_compare(span.length, *least) < 0;
}

static void check_least(Check *check, const Keeping *keeping)
{
  Duration least;
  Span span;

  if (!is_too_short(keeping, &least) || !measure_all(keeping, &span))
    return;
  const char *nature = law_attribute(keeping->rule->row, "nature");
  const Severity severity = text_same(nature, "duty") ? check->rule->severity : SEVERITY_NOTE;
  const char *variant = duration_is_zero(span.length) ? "nothing" : NULL;
  Finding *finding =
    report_row(check, severity, variant, keeping, variant != NULL ? keeping->owner->place : span.place);
  finding_duration(check->findings, finding, "max", span.length);
  finding_duration(check->findings, finding, "ref-min", least);
}

void retention_too_short(Check *check)
{
  each_keeping(check, check_least);
}
