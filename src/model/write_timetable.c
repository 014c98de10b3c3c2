/*
 * write_timetable: periods as bars of one scale.
 *
 * A bar is as long as its days. What has no length in days (until an event, by a criterion, for ever), and
 * what is of decades beside months, which would leave these no room, is drawn of a set length and torn; the
 * key says so.
 */
#include <string.h>

#include "model/write_int.h"

enum {
  YEAR = 365,
  CUT = 10 * YEAR,
  HARDLY_SEEN = 20, /* a bar of less than this part of the longest */
  OPEN_SHARE = 4    /* of the longest, for what has no days */
};

static unsigned stage_days(const Stage *stage)
{
  const DurationValue *given = is_known(stage->plus.mark)   ? &stage->plus
                               : is_known(stage->for_.mark) ? &stage->for_
                                                            : &stage->at_least;
  if (!is_known(given->mark) || duration_is_zero(given->value))
    return 0;
  unsigned days = given->value.years * YEAR + given->value.months * 30u + given->value.days;
  return days ? days : 1; /* hours */
}

/* Is any of its length not one of days? */
static bool is_open(const Stage *stage)
{
  return is_known(stage->until.mark) || !(is_known(stage->for_.mark) || is_known(stage->plus.mark));
}

/* ---- one scale ----------------------------------------------------------------------------------------- */

/* Days that a stage is drawn with. */
static unsigned drawn(const TimeScale *scale, const Stage *stage)
{
  unsigned days = stage_days(stage);
  return (days > scale->limit ? scale->limit : days) + (is_open(stage) ? scale->limit / OPEN_SHARE + 1 : 0);
}

TimeScale time_scale(const Retain *const *retains, size_t count)
{
  TimeScale scale = {0};
  unsigned shortest = 0;
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < RETENTION_STAGES; k++)
      EACH (Stage, stage, *retain_stage(retains[i], retention_stages[k])) {
        unsigned days = stage_days(stage);
        scale.longest = days > scale.longest ? days : scale.longest;
        shortest = days && (!shortest || days < shortest) ? days : shortest;
        scale.open |= is_open(stage);
        scale.archived |= k > 0;
      }
  scale.over = scale.longest > CUT && shortest < scale.longest / HARDLY_SEEN;
  scale.limit = scale.over ? CUT : scale.longest ? scale.longest : YEAR;
  for (size_t i = 0; i < count; i++) {
    unsigned row = 0;
    for (size_t k = 0; k < RETENTION_STAGES; k++)
      EACH (Stage, stage, *retain_stage(retains[i], retention_stages[k]))
        row += drawn(&scale, stage);
    scale.row = row > scale.row ? row : scale.row;
  }
  return scale;
}

static void add_key(Writer *writer, xmlNode *table, const char *kind, const char *label)
{
  xmlNode *key = add_node(writer, table, "key");
  put(key, "kind", kind);
  put(key, "label", label);
}

/* The longest unit that a quarter of a bar may be, as a line; and what bars of each kind are,
   where there are several. */
void write_time_scale(Writer *writer, xmlNode *table, const TimeScale *scale)
{
  static const struct {
    Duration duration;
    unsigned days;
  } units[] = {{{.days = 1}, 1},    {{.days = 7}, 7},     {{.months = 1}, 30},
               {{.months = 6}, 180}, {{.years = 1}, YEAR}, {{.years = 5}, 5 * YEAR}};
  size_t unit = COUNT_OF(units);
  while (unit > 0 && units[unit - 1].days > scale->limit / 4)
    unit--;
  xmlNode *node = add_node(writer, table, "scale");
  put(node, "row", arena_format(writer->arena, "%u", scale->row));
  if (scale->longest && unit) {
    put(node, "weight", arena_format(writer->arena, "%u", units[unit - 1].days));
    put(node, "label", words_duration(writer->words, writer->arena, units[unit - 1].duration));
  }
  for (size_t i = 0; scale->archived && i < 2; i++)
    add_key(writer, table, retention_stages[i], words_term(writer->words, "stage", retention_stages[i], NULL));
  if (scale->open)
    add_key(writer, table, "cut", say(writer, "timetable.open", NULL));
  const char *limit = words_duration(writer->words, writer->arena, (Duration){.years = CUT / YEAR});
  if (scale->over)
    add_key(writer, table, "cut", say(writer, "timetable.over", (const char *const[]){"duration", limit, NULL}));
}

/* ---- rows of spans ------------------------------------------------------------------------------------- */

static const char *row_label(Writer *writer, const Retain *retain)
{
  const char *scope = retain_scope(writer, retain);
  if (scope)
    return scope;
  const Processing *processing = (const Processing *)retain->element.parent;
  /* "…, unless said otherwise" */
  const char *others = words_label(writer->words, "policy", "retention.others");
  return processing->retains.count > 1 && others ? others : say(writer, "retention.all-data", NULL);
}

static void add_span(Writer *writer, xmlNode *row, const char *kind, const char *label, unsigned weight, bool cut)
{
  xmlNode *span = add_node(writer, row, "span");
  put(span, "kind", kind);
  put(span, "label", label);
  put(span, "weight", arena_format(writer->arena, "%u", weight));
  put(span, "cut", cut ? "yes" : NULL);
}

void write_timetable_row(Writer *writer, xmlNode *table, const Retain *retain, const TimeScale *scale,
                         const char *label, Buffer *alternative)
{
  Buffer periods = {0};
  xmlNode *row = add_node(writer, table, "row");
  put(row, "label", label);
  for (size_t i = 0; i < RETENTION_STAGES; i++)
    EACH (Stage, stage, *retain_stage(retain, retention_stages[i])) {
      const char *text = stage_text(writer, stage);
      bool cut = is_open(stage) || stage_days(stage) > scale->limit;
      add_span(writer, row, retention_stages[i], text, drawn(scale, stage), cut);
      buffer_format(&periods, "%s%s", periods.length ? ", " : "", text);
    }
  EACH (End, end, *retain_stage(retain, "end"))
    add_span(writer, row, "end", term_label(writer, end->action.term, NULL), 0, false);
  if (retain->element.gap)
    buffer_text(&periods, gap_text(writer, "retain", NULL));
  const char *pairs[] = {"data", label, "period", periods.at ? periods.at : "", NULL};
  if (alternative)
    buffer_format(alternative, "%s%s.", alternative->length ? " " : "", say(writer, "retention.alternative", pairs));
  buffer_free(&periods);
}

static const char *scale_key(Arena *arena, const Notice *notice)
{
  return arena_format(arena, "time-scale:%s", notice ? notice->element.id : "");
}

void plan_time_scale(Plan *plan, const Notice *notice)
{
  size_t count = 0, room = 0;
  EACH (Processing, processing, plan->model->record->processings)
    room += processing->retains.count;
  const Retain **retains = ARENA_ARRAY(plan->arena, const Retain *, room + 1);
  EACH (Processing, processing, plan->model->record->processings)
    if (shows_as_controller(notice, processing))
      EACH (Retain, retain, processing->retains)
        retains[count++] = retain;
  TimeScale *scale = ARENA_NEW(plan->arena, TimeScale);
  *scale = time_scale(retains, count);
  plan->about = plan->about ? plan->about : map_new(plan->arena);
  map_put(plan->about, scale_key(plan->arena, notice), scale);
}

/* The notice's, with a key of what stands in this one. */
static TimeScale scale_here(const Writer *writer, const Retain *const *retains, size_t count)
{
  TimeScale own = time_scale(retains, count);
  const TimeScale *shared =
    writer->plan->about ? map_find(writer->plan->about, scale_key(writer->arena, writer->notice)) : NULL;
  if (!shared)
    return own;
  own.over = own.longest > shared->limit;
  own.longest = shared->longest;
  own.limit = shared->limit;
  own.row = shared->row;
  return own;
}

void write_timetable(Writer *writer, xmlNode *parent, const Processing *processing)
{
  Buffer alternative = {0};
  xmlNode *table = add_node(writer, parent, "timetable");
  const Retain **retains = ARENA_ARRAY(writer->arena, const Retain *, processing->retains.count + 1);
  size_t count = 0;
  EACH (Retain, retain, processing->retains)
    retains[count++] = retain;
  const TimeScale scale = scale_here(writer, retains, count);
  put(table, "id", arena_format(writer->arena, "%s.timetable", block_id(writer, &processing->element)));
  write_time_scale(writer, table, &scale);
  for (size_t i = 0; i < count; i++)
    write_timetable_row(writer, table, retains[i], &scale, row_label(writer, retains[i]), &alternative);
  add_text_node(writer, table, "alt", alternative.at ? alternative.at : "");
  buffer_free(&alternative);
}
