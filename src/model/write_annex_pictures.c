/*
 * write_annex_pictures: the annexes that are drawn: how long data are kept, as bars, and who gives what
 * to whom, as arrows. Both in stretches that a page has room for, each with its words for who does not
 * see it.
 */
#include <string.h>

#include "model/write_int.h"

/* ---- how long ---------------------------------------------------------------------------------------- */

enum { STRETCH = 40, ROWS = 10 }; /* processings a part; rows a figure */

/* Lines of one rule are drawn once, for all processings of the stretch. */
typedef struct Bar {
  const Retain *retain;
  const char **names; /* of the processings */
  size_t count, capacity;
  struct Bar *next;
} Bar;

static void add_name(Writer *writer, Bar *bar, const char *name)
{
  if (bar->count && strcmp(bar->names[bar->count - 1], name) == 0)
    return;
  if (bar->count == bar->capacity) {
    const char **old = bar->names;
    bar->capacity = bar->capacity ? bar->capacity * 2 : 4;
    bar->names = ARENA_ARRAY(writer->arena, const char *, bar->capacity);
    if (bar->count)
      memcpy(bar->names, old, sizeof(char *) * bar->count);
  }
  bar->names[bar->count++] = name;
}

/* What is a gap as a whole has nothing to draw. */
static bool has_bar(const Retain *retain)
{
  static const char *const spans[] = {"active", "intermediate", "permanent", "end"};
  for (size_t i = 0; i < COUNT_OF(spans); i++)
    if (retain_stage(retain, spans[i])->count)
      return true;
  return false;
}

static Bar *bars_of(Writer *writer, const Part *part)
{
  Bar *first = NULL, **end = &first;
  Map *drawn = map_new(writer->arena);
  size_t count = 0;
  for (const Element *at = part->element; at && count < STRETCH; at = at->next) {
    const Processing *processing = (const Processing *)at;
    if (!annex_shows(writer->plan, processing) || processing->retains.count == 0)
      continue;
    count++;
    EACH(Retain, retain, processing->retains)
    {
      if (!has_bar(retain))
        continue;
      const char *key = retain_key(writer, retain, true);
      Bar *bar = map_find(drawn, key);
      if (!bar) {
        bar = *end = ARENA_NEW(writer->arena, Bar);
        bar->retain = retain;
        map_put(drawn, key, bar);
        end = &bar->next;
      }
      add_name(writer, bar, label_of(writer, at));
    }
  }
  return first;
}

/* Of which processings, and of which of their data, where it is not all. */
static const char *bar_label(Writer *writer, const Bar *bar)
{
  const char *names = words_join(writer->words, writer->arena, bar->names, bar->count);
  const char *scope = retain_scope(writer, bar->retain);
  return scope ? say(writer, "annex.timetable.row",
                     (const char *const[]){"processing", names, "data", scope, NULL})
               : names;
}

static size_t bars_count(const Bar *bars)
{
  size_t count = 0;
  for (; bars; bars = bars->next)
    count++;
  return count;
}

/* One for all figures of a part, which are read together. */
static TimeScale scale_of(Writer *writer, const Bar *bars)
{
  size_t count = bars_count(bars);
  const Retain **retains = ARENA_ARRAY(writer->arena, const Retain *, count + 1);
  count = 0;
  for (const Bar *bar = bars; bar; bar = bar->next)
    retains[count++] = bar->retain;
  return time_scale(retains, count);
}

static void write_annex_timetable(Writer *writer, const Part *part, xmlNode *root)
{
  if (part->level)
    add_say(writer, root, "annex.timetable", NULL);
  const Bar *bar = bars_of(writer, part);
  const TimeScale scale = scale_of(writer, bar);
  /* All of one height, or nearly */
  const size_t count = bars_count(bar), figures = (count + ROWS - 1) / ROWS;
  const size_t rows = figures ? (count + figures - 1) / figures : 0;
  for (size_t number = 1; bar; number++) {
    xmlNode *table = add_node(writer, root, "timetable");
    const char *first = NULL, *last = NULL;
    put(table, "id", arena_format(writer->arena, "%s.%zu", part->id, number));
    write_time_scale(writer, table, &scale);
    for (size_t i = 0; bar && i < rows; i++, bar = bar->next) {
      last = bar_label(writer, bar);
      first = first ? first : last;
      write_timetable_row(writer, table, bar->retain, &scale, last, NULL);
    }
    const char *pairs[] = {"first", first, "last", last, NULL};
    add_text_node(writer, table, "alt", say(writer, "annex.timetable.alternative", pairs));
  }
}

static const Annex timetable = {"annex-timetable", "annex.timetable", "heading.annex-timetable",
                                write_annex_timetable};

void plan_timetable_annex(Plan *plan)
{
  size_t count = 0;
  EACH(Processing, processing, plan->model->record->processings)
  if (annex_shows(plan, processing) && processing->retains.count && count++ % STRETCH == 0)
    plan_annex(plan, &timetable, (count - 1) / STRETCH, &processing->element, NULL);
}

/* ---- who gives what to whom -------------------------------------------------------------------------- */

enum { FLOWS = 5, FIGURES = 8 }; /* processings a figure; figures a part */

typedef struct Country {
  const char *name;
  struct Country *next;
} Country;

/* One figure: what stands in it already. */
typedef struct Drawing {
  Writer *writer;
  xmlNode *figure;
  Map *nodes, *edges;
  Buffer alternative;
} Drawing;

/* A box, once. */
static const char *add_box(Drawing *drawing, const char *id, const char *label, const char *column,
                           const char *group)
{
  if (map_put(drawing->nodes, id, drawing)) {
    xmlNode *node = add_node(drawing->writer, drawing->figure, "node");
    put(node, "id", id);
    put(node, "label", label);
    put(node, "column", column);
    put(node, "group", group);
  }
  return id;
}

static void add_edge(Drawing *drawing, const char *from, const char *to)
{
  if (!map_put(drawing->edges, arena_format(drawing->writer->arena, "%s %s", from, to), drawing))
    return;
  xmlNode *edge = add_node(drawing->writer, drawing->figure, "edge");
  put(edge, "from", from);
  put(edge, "to", to);
}

static const char *country_of(Writer *writer, const RecipientUse *use)
{
  const Party *party = recipient_party(use);
  const char *code = use->hosted_in.value ? use->hosted_in.value : party ? party->country.value : NULL;
  const char *name = code ? words_country(writer->words, code) : NULL;
  if (code_is(&use->role, "internal"))
    return say(writer, "annex.flows.inside", NULL);
  return name ? name : code ? code : say(writer, "annex.flows.unknown", NULL);
}

static const char *recipient_id(Writer *writer, const RecipientUse *use, const char *label)
{
  const Party *party = recipient_party(use);
  return party ? arena_format(writer->arena, "to.%s", party->element.id)
               : arena_format(writer->arena, "to.%s", label);
}

static const char *recipient_label(Writer *writer, const RecipientUse *use)
{
  const Party *party = recipient_party(use);
  return label_of(writer, party ? &party->element : &use->element);
}

/* Boxes of one country stand together: they are added country by country, in the order of their first
   recipient, behind those inside. */
static void add_recipients(Drawing *drawing, const Processing *const *processings, size_t count)
{
  Writer *writer = drawing->writer;
  Map *known = map_new(writer->arena);
  Country inside = {say(writer, "annex.flows.inside", NULL), NULL}, **end = &inside.next;
  map_put(known, inside.name, known);
  for (size_t i = 0; i < count; i++)
    EACH(RecipientUse, use, processings[i]->recipients)
    {
      const char *name = country_of(writer, use);
      if (use->element.gap || !map_put(known, name, known))
        continue;
      *end = ARENA_NEW(writer->arena, Country);
      (*end)->name = name;
      end = &(*end)->next;
    }
  for (const Country *country = &inside; country; country = country->next)
    for (size_t i = 0; i < count; i++)
      EACH(RecipientUse, use, processings[i]->recipients)
      {
        const char *label = recipient_label(writer, use);
        if (!use->element.gap && strcmp(country_of(writer, use), country->name) == 0)
          add_edge(drawing, processings[i]->element.id,
                   add_box(drawing, recipient_id(writer, use, label), label, "3", country->name));
      }
}

static const char *joined_subjects(Writer *writer, const Processing *processing)
{
  const char **labels = ARENA_ARRAY(writer->arena, const char *, processing->subject_count + 1);
  for (size_t i = 0; i < processing->subject_count; i++)
    labels[i] = label_of(writer, &processing->subject_list[i]->element);
  return words_join(writer->words, writer->arena, labels, processing->subject_count);
}

static const char *joined_recipients(Writer *writer, const Processing *processing)
{
  const char **labels = ARENA_ARRAY(writer->arena, const char *, processing->recipients.count + 1);
  size_t count = 0;
  EACH(RecipientUse, use, processing->recipients)
  if (!use->element.gap)
    labels[count++] = say(writer, "annex.flows.recipient",
                          (const char *const[]){"recipient", recipient_label(writer, use), "country",
                                                country_of(writer, use), NULL});
  return count ? words_join(writer->words, writer->arena, labels, count) : NULL;
}

static void add_words(Drawing *drawing, const Processing *processing)
{
  Writer *writer = drawing->writer;
  const char *to = joined_recipients(writer, processing);
  const char *pairs[] = {"processing", label_of(writer, &processing->element),
                         "subjects",   joined_subjects(writer, processing),
                         "recipients", to ? to : "",
                         NULL};
  buffer_format(&drawing->alternative, "%s%s", drawing->alternative.length ? " " : "",
                say(writer, to ? "annex.flows.alternative" : "annex.flows.alternative.nobody", pairs));
}

static void write_drawing(Writer *writer, xmlNode *root, const char *id, const Processing *const *processings,
                          size_t count)
{
  Drawing drawing = {.writer = writer, .nodes = map_new(writer->arena), .edges = map_new(writer->arena)};
  drawing.figure = add_node(writer, root, "flows");
  const char *people = words_label(writer->words, "register", "annex.people");
  const char *what = words_label(writer->words, "register", "annex.processings");
  put(drawing.figure, "id", id);
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < processings[i]->subject_count; k++) {
      const Element *subject = &processings[i]->subject_list[k]->element;
      const char *from = add_box(&drawing, arena_format(writer->arena, "from.%s", subject->id),
                                 label_of(writer, subject), "1", people);
      add_edge(&drawing, from, processings[i]->element.id);
    }
  for (size_t i = 0; i < count; i++) {
    add_box(&drawing, processings[i]->element.id, label_of(writer, &processings[i]->element), "2", what);
    add_words(&drawing, processings[i]);
  }
  add_recipients(&drawing, processings, count);
  add_text_node(writer, drawing.figure, "alt", drawing.alternative.at);
  buffer_free(&drawing.alternative);
}

static void write_annex_flows(Writer *writer, const Part *part, xmlNode *root)
{
  const Processing *processings[FLOWS];
  size_t count = 0, number = 0;
  if (part->level)
    add_say(writer, root, "annex.flows", NULL);
  for (const Element *at = part->element; at && number < FIGURES; at = at->next) {
    if (annex_shows(writer->plan, (const Processing *)at))
      processings[count++] = (const Processing *)at;
    if (count < FLOWS && (at->next || count == 0))
      continue;
    write_drawing(writer, root, arena_format(writer->arena, "%s.%zu", part->id, ++number), processings,
                  count);
    count = 0;
  }
}

static const Annex flows = {"annex-flows", "annex.flows", "heading.annex-flows", write_annex_flows};

void plan_flows(Plan *plan)
{
  size_t count = 0;
  EACH(Processing, processing, plan->model->record->processings)
  if (annex_shows(plan, processing) && count++ % (FLOWS * FIGURES) == 0)
    plan_annex(plan, &flows, (count - 1) / (FLOWS * FIGURES), &processing->element, NULL);
}
