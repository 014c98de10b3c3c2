/*
 * references: what a row of the law's table of periods (schema/law/retention.xml) brings to the rule that
 * names it and does not say so itself: <retention id="books" reference="RET-ACCOUNTING"/>.  All of it is
 * assumed, never given; its place is that of the reference.
 */
#include <string.h>

#include "model/fields_int.h"
#include "model/model_int.h"

/* A stage as the row has it: until an event, or for so long after one. */
typedef struct Period {
  const char *until;
  const char *after;
  Duration length;
  bool known;
} Period;

static bool says_nothing(const Stage *stage)
{
  const Mark *said[] = {&stage->for_.mark,   &stage->at_least.mark, &stage->plus.mark,
                        &stage->until.mark,  &stage->after.mark,    &stage->criterion.mark,
                        &stage->ground.mark};
  for (size_t i = 0; i < COUNT_OF(said); i++)
    if (said[i]->state != ABSENT)
      return false;
  return stage->element.gap == 0;
}

static bool says_no_stage(const Retention *rule)
{
  const List *stages[] = {&rule->active, &rule->intermediate, &rule->permanent};
  for (size_t i = 0; i < COUNT_OF(stages); i++)
    EACH (Stage, stage, *stages[i])
      if (!says_nothing(stage))
        return false;
  return true;
}

static Element *add_assumed(Model *model, Retention *rule, List *list, const Type *type)
{
  Element *element = arena_alloc(model->arena, type->size);
  memset(element, 0, type->size);
  *element = (Element){
      .type = type, .place = rule->reference.mark.place, .parent = &rule->element, .assumed = true,
      .ordinal = 1};
  list->first = list->last = element;
  list->count = 1;
  return element;
}

static void assume_event(const Model *model, EventValue *event, Place place, const char *name)
{
  if (name)
    *event = (EventValue){.mark = {place, ASSUMED, 0}, .name = name, .term = law_term(model->law, "event", name)};
}

static void assume_period(Model *model, Retention *rule, List *list, const Type *type, const Period *period)
{
  if (!period->known)
    return;
  Stage *stage = (Stage *)(list->first ? list->first : add_assumed(model, rule, list, type));
  Place place = rule->reference.mark.place;
  assume_event(model, &stage->until, place, period->until);
  assume_event(model, &stage->after, place, period->after);
  if (!period->until)
    stage->for_ = (DurationValue){{place, ASSUMED, 0}, period->length};
}

/* The row's own words for a stage: active="departure", intermediate="P5Y". */
static Period period_of(const LawRow *row, const char *name, const char *after)
{
  Period period = {.after = after};
  const char *text = law_attribute(row, name);
  if (!text)
    return period;
  period.known = true;
  if (!law_duration(row, name, &period.length))
    period = (Period){.until = text, .known = true};
  return period;
}

/* Where no text gives a figure, what is usual; else the longest that the row allows,
   or the least that it asks for. */
static Period usual_of(const LawRow *row)
{
  static const char *const figures[] = {"usual", "max", "min"};
  Period period = {.after = law_attribute(row, "trigger")};
  for (size_t i = 0; !period.known && i < COUNT_OF(figures); i++)
    period.known = law_duration(row, figures[i], &period.length);
  if (period.known && duration_is_zero(period.length))
    period = (Period){.until = period.after, .known = true};
  return period;
}

/* A row with choice="yes" sets limits, and leaves the period to the author. */
static void assume_stages(Model *model, Retention *rule)
{
  const LawRow *row = rule->row;
  const char *trigger = law_attribute(row, "trigger"), *stage = law_attribute(row, "stage");
  if (!trigger || law_attribute(row, "choice") || !says_no_stage(rule) || rule->permanent.count)
    return;
  Period active = period_of(row, "active", trigger);
  Period archive = period_of(row, "intermediate", active.until ? active.until : trigger);
  if (archive.known && active.known && !active.until) /* both run from the same event: the archive ends
                                                         last */
    law_duration(row, "max", &archive.length);
  if (stage && strcmp(stage, "intermediate") == 0)
    archive = usual_of(row);
  else if (!active.known && !archive.known)
    active = usual_of(row);
  if (archive.known && !active.known)
    active = (Period){.until = trigger, .known = true};
  assume_period(model, rule, &rule->active, &type_active, &active);
  assume_period(model, rule, &rule->intermediate, &type_intermediate, &archive);
  if (active.known && rule->end.count == 0) {
    End *end = (End *)add_assumed(model, rule, &rule->end, &type_end);
    end->action = (Code){.mark = {rule->reference.mark.place, ASSUMED, 0},
                         .term = law_term(model->law, "end", "delete"), .text = "delete"};
  }
}

/* A period of another nature than the row's does not rest on the row's text. */
static void assume_law(Model *model, Retention *rule)
{
  const char *nature = law_attribute(rule->row, "nature"), *text = law_attribute(rule->row, "law");
  Place place = rule->reference.mark.place;
  if (rule->nature.mark.state == ABSENT && nature)
    rule->nature = (Code){.mark = {place, ASSUMED, 0}, .term = law_term(model->law, "nature", nature),
                          .text = nature};
  bool same = rule->nature.term && nature && strcmp(rule->nature.term->code, nature) == 0;
  if (rule->law.mark.state == ABSENT && text && same)
    rule->law = (Text){{place, ASSUMED, 0}, text};
}

void model_apply_references(Model *model)
{
  for (Element *at = model->record->retentions.first; at; at = at->next) {
    Retention *rule = (Retention *)at;
    if (at->gap || !rule->reference.term)
      continue;
    rule->row = law_row(model->law, "retention", rule->reference.term->code, model->as_of);
    if (!rule->row)
      continue;
    assume_law(model, rule);
    assume_stages(model, rule);
  }
}
