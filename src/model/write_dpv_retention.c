/*
 * write_dpv_retention: how long, as conditions of storage: Art. 5(1)(e), 30(1)(f). A rule is a condition that
 * has its stages as conditions; a line of a processing is one that says of what, with its own stages or those
 * of its rule.
 */
#include <string.h>

#include "model/dpv_int.h"

static void put_event(Writer *writer, xmlNode *node, const char *property, const EventValue *event)
{
  if (event->event)
    dpv_element(writer, node, property, &event->event->element);
  else if (event->term)
    dpv_term(writer, node, property, event->term);
}

/* DPV's own properties before and after say of what they stand, not from when a period runs. */
static void put_period(Writer *writer, xmlNode *node, const Stage *stage)
{
  const bool period = is_known(stage->for_.mark), least = is_known(stage->at_least.mark);
  const bool until = is_known(stage->until.mark);
  if (stage->element.gap || stage->for_.mark.state == GAP || stage->until.mark.state == GAP)
    return; /* said to be missing */
  xmlNode *duration = dpv_map(writer, node, "dpv:hasDuration");
  if (until) {
    dpv_type(writer, duration, "dpv:UntilEventDuration");
    put_event(writer, duration, "ppc:until", &stage->until);
    if (is_known(stage->plus.mark))
      dpv_duration(writer, duration, "dct:extent", stage->plus.value);
  } else if (period || least) {
    dpv_type(writer, duration, "dpv:TemporalDuration");
    if (period)
      dpv_duration(writer, duration, "dct:extent", stage->for_.value);
    if (least)
      dpv_duration(writer, duration, "ppc:at-least", stage->at_least.value);
    if (is_known(stage->after.mark))
      put_event(writer, duration, "ppc:after", &stage->after);
  } else {
    dpv_type(writer, duration, stage->ground.term ? "dpv:EndlessDuration" : "dpv:IndeterminateDuration");
  }
}

static const char *stage_words(Writer *writer, const void *of)
{
  return writer->words ? stage_sentence(writer, of) : NULL;
}

static void put_stage(Writer *writer, xmlNode *parent, const Stage *stage)
{
  xmlNode *node = dpv_element(writer, parent, "dpv:hasStorageCondition", &stage->element);
  dpv_term(writer, node, "dct:type", law_term(writer->model->law, "stage", stage->element.type->name));
  put_period(writer, node, stage);
  dpv_texts(writer, node, "dct:description", stage_words, stage);
}

static void put_end(Writer *writer, xmlNode *parent, const End *end)
{
  xmlNode *node = dpv_element(writer, parent, "dpv:hasStorageCondition", &end->element);
  if (!end->action.term)
    return;
  const char *class = law_attribute(dpv_row(writer, "end", end->action.term->code), "class");
  if (class)
    dpv_type(writer, node, class);
  dpv_term(writer, node, "dpv:hasProcessing", end->action.term);
}

static void put_own(Writer *writer, xmlNode *node, const Element *child)
{
  if (strcmp(child->type->name, "end") == 0)
    put_end(writer, node, (const End *)child);
  else
    put_stage(writer, node, (const Stage *)child);
}

void dpv_rule(Writer *writer, xmlNode *node, const Element *element)
{
  const Retention *rule = (const Retention *)element;
  const List *lists[] = {&rule->active, &rule->intermediate, &rule->permanent, &rule->end};
  for (size_t i = 0; i < COUNT_OF(lists); i++)
    for (const Element *child = lists[i]->first; child; child = child->next)
      put_own(writer, node, child);
}

/* What the line takes from its rule stands there. */
void dpv_line(Writer *writer, xmlNode *node, const Element *element)
{
  static const char *const parts[] = {"active", "intermediate", "permanent", "end"};
  for (size_t i = 0; i < COUNT_OF(parts); i++) {
    const List *list = retain_stage((const Retain *)element, parts[i]);
    for (const Element *child = list->first; child; child = child->next)
      if (child->parent == element)
        put_own(writer, node, child);
      else
        dpv_node(writer, node, "dpv:hasStorageCondition", dpv_name(writer, child));
  }
}
