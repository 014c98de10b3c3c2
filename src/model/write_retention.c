/*
 * write_retention: how long, in a sentence.
 */
#include <string.h>

#include "model/write_int.h"

const char *const retention_stages[RETENTION_STAGES] = {"active", "intermediate", "permanent"};

static const char *event_text(Writer *writer, const EventValue *event, const char *form)
{
  if (event->term)
    return term_label(writer, event->term, form);
  if (!event->event)
    return event->name;
  const Prose *own = strcmp(form, "until") == 0 ? &event->event->until : &event->event->after;
  const Version *version = prose_in(own, writer->texts);
  if (version)
    return version->plain;
  const char *key = strcmp(form, "until") == 0 ? "event.until" : "event.after";
  return say(writer, key, (const char *const[]){"event", label_of(writer, &event->event->element), NULL});
}

static const Mark *first_gap(const Stage *stage)
{
  const Mark *marks[] = {&stage->for_.mark, &stage->after.mark, &stage->until.mark, &stage->plus.mark,
                         &stage->criterion.mark};
  for (size_t i = 0; i < COUNT_OF(marks); i++)
    if (marks[i]->state == GAP)
      return marks[i];
  return NULL;
}

/* Which pattern of the words fits what is given. */
static const char *sentence_key(const Stage *stage)
{
  bool period = is_known(stage->for_.mark), after = is_known(stage->after.mark);
  if (is_known(stage->until.mark))
    return is_known(stage->plus.mark) ? "retention.until-plus" : "retention.until";
  bool least = is_known(stage->at_least.mark);
  if (period && duration_is_zero(stage->for_.value))
    return "retention.at-once";
  if (least && period)
    return after ? "retention.range-after" : "retention.range";
  if (least)
    return after ? "retention.at-least-after" : "retention.at-least";
  if (period)
    return after ? "retention.for-after" : "retention.for";
  return NULL;
}

static char *spell(Writer *writer, const DurationValue *duration)
{
  return is_known(duration->mark) ? words_duration(writer->words, writer->arena, duration->value) : "";
}

const char *stage_sentence(Writer *writer, const Stage *stage)
{
  const Version *criterion = prose_in(&stage->criterion, writer->texts);
  const char *key = sentence_key(stage);
  if (!key && stage->ground.term && !criterion) {
    const char *ground = term_label(writer, stage->ground.term, NULL);
    return say(writer, "retention.permanent", (const char *const[]){"ground", ground, NULL});
  }
  if (!key)
    return criterion ? criterion->plain : gap_text(writer, stage->element.type->name, "for");
  const char *pairs[] = {
      "duration", spell(writer, is_known(stage->plus.mark) ? &stage->plus : &stage->for_),
      "min",      spell(writer, &stage->at_least),
      "after",    is_known(stage->after.mark) ? event_text(writer, &stage->after, "after") : "",
      "until",    is_known(stage->until.mark) ? event_text(writer, &stage->until, "until") : "",
      NULL};
  const char *sentence = say(writer, key, pairs);
  if (!criterion)
    return sentence;
  return say(writer, "retention.with-criterion",
             (const char *const[]){"period", sentence, "criterion", criterion->plain, NULL});
}

static bool gap_in(Writer *writer, xmlNode *node, const Element *element, const Mark *mark)
{
  if (!element->gap && !mark)
    return false;
  put_gap(writer, node, &writer->model->gaps[element->gap ? element->gap : mark->gap]);
  return true;
}

static void write_stage(Writer *writer, xmlNode *parent, const Stage *stage)
{
  const char *kind = stage->element.type->name;
  xmlNode *node = add_node(writer, parent, "stage");
  put(node, "kind", kind);
  const char *label = words_term(writer->words, "stage", kind, NULL);
  put(node, "label", label ? label : kind);
  put_source(writer, node, stage->element.place);
  const Mark *gap = first_gap(stage);
  if (gap_in(writer, node, &stage->element, gap))
    add_text(writer, node, gap_text(writer, kind, stage->element.gap ? NULL : writer->model->gaps[gap->gap].field));
  else
    add_text(writer, node, stage_sentence(writer, stage));
  write_field(writer, parent, &stage->element, "access");
}

/* The text that a period rests on: the rule's own, or that of its reference; NULL: none. */
const char *retention_law(const Retention *rule)
{
  return is_known(rule->law.mark) ? rule->law.value : NULL;
}

/* What the period follows, and where that stands: for the register;
   the public is told the text of a duty alone. */
static void write_reference(Writer *writer, xmlNode *node, const Retention *rule)
{
  if (!rule->row || writer->audience == FOR_PUBLIC)
    return;
  const char *pairs[] = {"reference", term_label(writer, rule->reference.term, NULL), "source", rule->row->source,
                         NULL};
  put(add_text_node(writer, node, "reference", say(writer, "retention.reference", pairs)), "code", rule->row->code);
}

static void write_rule(Writer *writer, xmlNode *node, const Retention *rule)
{
  if (is_proposed(&rule->element) && !xmlHasProp(node, BAD_CAST "status")) {
    put(node, "status", "proposed");
    put(node, "proposed", say(writer, "proposed", NULL));
  }
  static const char *const shown[] = {"label", "law", "nature", "justification"};
  for (size_t i = 0; i < COUNT_OF(shown); i++)
    write_field(writer, node, &rule->element, shown[i]);
  write_reference(writer, node, rule);
  if (rule->element.gap) {
    add_text_node(writer, node, "gap", gap_text(writer, "retention", NULL));
    put_gap(writer, node, &writer->model->gaps[rule->element.gap]);
  }
}

void write_retain(Writer *writer, xmlNode *parent, const Retain *retain)
{
  xmlNode *node = write_opened(writer, parent, &retain->element);
  const Retention *rule = retain_rule(retain);
  write_references(writer, node, "data", &retain->scope.data);
  write_references(writer, node, "purpose", &retain->scope.purpose);
  write_references(writer, node, "subject", &retain->scope.subject);
  write_references(writer, node, "via", &retain->scope.via);
  if (retain->element.gap) {
    add_text_node(writer, node, "gap", gap_text(writer, "retain", NULL));
    put_gap(writer, node, &writer->model->gaps[retain->element.gap]);
  }
  if (rule)
    write_rule(writer, node, rule);
  for (size_t i = 0; i < RETENTION_STAGES; i++)
    EACH (Stage, stage, *retain_stage(retain, retention_stages[i]))
      write_stage(writer, node, stage);
  EACH (End, end, *retain_stage(retain, "end"))
    write_code(writer, node, "end", &end->action);
  write_field(writer, node, &retain->element, "because");
}

void write_retain_element(Writer *writer, xmlNode *parent, const Element *element)
{
  write_retain(writer, parent, (const Retain *)element);
}

/* ---- which lines apply --------------------------------------------------------------------------------- */

/* Does the line win for some subject and purpose of a category? NULL stands for what no narrower line
   names. */
static bool wins(const Writer *writer, const Retain *retain, const Category *category, const Situation *via)
{
  const Processing *processing = (const Processing *)retain->element.parent;
  for (size_t k = 0; k <= processing->purpose_count; k++)
    for (size_t m = 0; m <= processing->subject_count; m++) {
      const Purpose *purpose = k < processing->purpose_count ? processing->purpose_list[k] : NULL;
      const Subject *subject = m < processing->subject_count ? processing->subject_list[m] : NULL;
      bool asked = !writer->subject || subject == writer->subject;
      if (asked && retention_of(processing, category, purpose, subject, via) == retain)
        return true;
    }
  return false;
}

/* Of the people who are answered; data that come of other processings may be anybody's. */
static bool is_held(const Writer *writer, const Processing *processing, const Category *category)
{
  bool named = false;
  EACH (DataUse, use, processing->data)
    for (size_t i = 0; i < use->ref.count; i++)
      if (use->ref.at[i].target == &category->element) {
        if (scope_covers(&use->scope, NULL, NULL, writer->subject, NULL))
          return true;
        named = true;
      }
  return !named;
}

/* In a situation, or to one kind of people, the narrowest line of each category, purpose and subject; as a
   whole, all of them. */
static bool applies(const Writer *writer, const Retain *retain, const Situation *via)
{
  static const Situation elsewhere; /* one that no line names */
  const Processing *processing = (const Processing *)retain->element.parent;
  if (!via && !writer->subject)
    return true;
  if (!scope_covers(&retain->scope, NULL, NULL, writer->subject, via))
    return false;
  if (!via)
    via = retain->scope.via.count ? (const Situation *)retain->scope.via.at[0].target : &elsewhere;
  for (size_t i = 0; i < processing->category_count; i++)
    if (is_held(writer, processing, processing->category_list[i]) &&
        wins(writer, retain, processing->category_list[i], via))
      return true;
  return processing->category_count == 0;
}

void write_retains(Writer *writer, xmlNode *parent, const Processing *processing, const Situation *via)
{
  EACH (Retain, retain, processing->retains)
    if (applies(writer, retain, via))
      write_retain(writer, parent, retain);
}

/* ---- what a line of retention is about, and which are alike -------------------------------------------- */

static const char *names_of(Writer *writer, const References *named)
{
  if (!named->count)
    return NULL;
  const char **labels = ARENA_ARRAY(writer->arena, const char *, named->count);
  size_t count = 0;
  for (size_t i = 0; i < named->count; i++)
    if (named->at[i].target)
      labels[count++] = label_of(writer, named->at[i].target);
  return words_join(writer->words, writer->arena, labels, count);
}

const char *retain_scope(Writer *writer, const Retain *retain)
{
  const char *data = names_of(writer, &retain->scope.data), *purpose = names_of(writer, &retain->scope.purpose);
  if (data || purpose)
    return data ? data : purpose;
  const char *via = names_of(writer, &retain->scope.via), *subject = names_of(writer, &retain->scope.subject);
  if (!via || !subject)
    return via ? via : subject;
  /* one way in is often kept for one period for customers, and another for the rest */
  return words_spacing(writer->words, writer->arena, arena_format(writer->arena, "%s; %s", subject, via));
}

static void add_names(Buffer *key, const References *references)
{
  buffer_text(key, "/");
  for (size_t i = 0; i < references->count; i++)
    buffer_format(key, " %s", references->at[i].name);
}

const char *retain_key(Writer *writer, const Retain *retain, bool same_data)
{
  const Retention *rule = retain_rule(retain);
  const bool own = retain->active.count || retain->intermediate.count || retain->permanent.count ||
                   retain->end.count || retain->because.mark.state != ABSENT || retain->element.gap ||
                   is_proposed(&retain->element);
  if (own || !rule)
    return retain->element.block;
  Buffer key = {0};
  buffer_format(&key, "rule/%s", rule->element.id);
  if (same_data)
    add_names(&key, &retain->scope.data);
  add_names(&key, &retain->scope.purpose);
  add_names(&key, &retain->scope.subject);
  add_names(&key, &retain->scope.via);
  const char *kept = arena_copy(writer->arena, key.at, key.length);
  buffer_free(&key);
  return kept;
}

bool stage_is_open(const Stage *stage)
{
  return stage->element.gap || first_gap(stage);
}

const char *stage_text(Writer *writer, const Stage *stage)
{
  const Mark *gap = first_gap(stage);
  if (stage_is_open(stage))
    return gap_text(writer, stage->element.type->name, gap ? writer->model->gaps[gap->gap].field : NULL);
  return stage_sentence(writer, stage);
}
