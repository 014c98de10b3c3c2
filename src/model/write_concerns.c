/*
 * write_concerns: whom a block of a notice concerns, and the choice that lets a reader see that alone.
 *
 * A block says it as the ids of subjects ("I am a customer") and situations ("I telephone").  What does not
 * say it, or of which it is not known, concerns everybody.
 */
#include <string.h>

#include "model/write_int.h"

enum {
  NAMED = 64, /* what concerns more kinds of people and situations concerns everybody */
  CHOICES = 40, LEAST_CHOICES = 3 /* a choice among more helps nobody, and among fewer */
};

struct Concerns {
  Writer *writer;
  xmlNode *node;
  Map *said;
  const char *ids; /* behind each other */
  size_t count;
  bool everybody;
};

Concerns *concerns_new(Writer *writer, xmlNode *node)
{
  Concerns *concerns = ARENA_NEW(writer->arena, Concerns);
  *concerns = (Concerns){.writer = writer, .node = node, .said = map_new(writer->arena), .ids = ""};
  return concerns;
}

static void add_id(Concerns *concerns, const char *id)
{
  if (concerns->everybody || !map_put(concerns->said, id, concerns))
    return;
  concerns->everybody = ++concerns->count > NAMED;
  concerns->ids = arena_format(concerns->writer->arena, "%s%s%s", concerns->ids, *concerns->ids ? " " : "", id);
}

static void put_concerns(const Concerns *concerns)
{
  xmlUnsetProp(concerns->node, BAD_CAST "for");
  put(concerns->node, "for", concerns->everybody || !*concerns->ids ? NULL : concerns->ids);
}

void concerns_add(Concerns *concerns, const Processing *processing, const Situation *via)
{
  concerns->everybody |= processing->subject_count == 0;
  for (size_t i = 0; i < processing->subject_count; i++)
    add_id(concerns, processing->subject_list[i]->element.id);
  if (via)
    add_id(concerns, via->element.id);
  for (const Use *use = via ? NULL : processing->situations.first; use; use = use->next)
    add_id(concerns, use->use->id);
  put_concerns(concerns);
}

void concerns_add_scope(Concerns *concerns, const Processing *processing, const Scope *scope)
{
  concerns->everybody |= processing->subject_count == 0;
  for (size_t i = 0; i < processing->subject_count; i++)
    if (scope_covers(scope, NULL, NULL, processing->subject_list[i], NULL))
      add_id(concerns, processing->subject_list[i]->element.id);
  for (const Use *use = processing->situations.first; use; use = use->next)
    if (scope_covers(scope, NULL, NULL, NULL, (const Situation *)use->use))
      add_id(concerns, use->use->id);
  put_concerns(concerns);
}

void concerns_add_tracker(Concerns *concerns, const Tracker *tracker)
{
  concerns->everybody |= tracker->processing.count == 0;
  for (size_t i = 0; i < tracker->processing.count; i++)
    if (tracker->processing.at[i].target)
      concerns_add(concerns, (const Processing *)tracker->processing.at[i].target, NULL);
}

void write_concerns(Writer *writer, xmlNode *node, const Processing *processing, const Situation *via)
{
  concerns_add(concerns_new(writer, node), processing, via);
}

/* ---- of the heading of a part -------------------------------------------------------------------------- */

static void add_situation(Concerns *concerns, const Part *part)
{
  const Situation *situation = (const Situation *)part->element;
  for (size_t i = 0; i < situation->processing.count; i++) {
    const Processing *processing = (const Processing *)situation->processing.at[i].target;
    if (processing && shows_as_controller(concerns->writer->notice, processing))
      concerns_add(concerns, processing, situation);
  }
}

static void add_others(Concerns *concerns, const Part *part)
{
  (void)part;
  EACH (Processing, processing, concerns->writer->model->record->processings)
    if (shows_as_controller(concerns->writer->notice, processing) && !processing->situations.first)
      concerns_add(concerns, processing, NULL);
}

static void add_one(Concerns *concerns, const Part *part)
{
  concerns_add(concerns, (const Processing *)part->element, NULL);
}

static void add_transfers(Concerns *concerns, const Part *part)
{
  (void)part;
  EACH (Processing, processing, concerns->writer->model->record->processings)
    if (shows_as_controller(concerns->writer->notice, processing))
      EACH (Transfer, transfer, processing->transfers)
        concerns_add_scope(concerns, processing, &transfer->scope);
}

static void add_trackers(Concerns *concerns, const Part *part)
{
  (void)part;
  EACH (Tracker, tracker, concerns->writer->model->record->trackers)
    if (tracker_shown(concerns->writer, tracker))
      concerns_add_tracker(concerns, tracker);
}

/* Of parts that tell of nothing else: what such a part says of all of it would be false above nothing. */
void write_part_concerns(Writer *writer, xmlNode *heading, const Part *part)
{
  static const struct {
    const char *kind;
    PartWriter write;
    void (*add)(Concerns *concerns, const Part *part);
  } parts[] = {
    {"situation", NULL, add_situation},
    {"others", NULL, add_others},
    {NULL, write_processing_section, add_one},
    {NULL, write_transfers_section, add_transfers},
    {NULL, write_trackers_section, add_trackers},
  };
  for (size_t i = 0; i < COUNT_OF(parts); i++)
    if (parts[i].kind ? strcmp(parts[i].kind, part->kind) == 0 : parts[i].write == part->write) {
      parts[i].add(concerns_new(writer, heading), part);
      return;
    }
}

/* ---- the choice ---------------------------------------------------------------------------------------- */

static void write_choice(Writer *writer, xmlNode *chooser, const char *kind, const Element *element)
{
  xmlNode *choice = add_label(writer, chooser, kind, element);
  put(choice, "for", element->id);
}

static size_t write_situation_choices(Writer *writer, xmlNode *chooser)
{
  size_t count = 0;
  EACH (Situation, situation, writer->model->record->situations)
    if (first_shown(writer, situation) && count++ < CHOICES)
      write_choice(writer, chooser, "situation", &situation->element);
  return count;
}

static size_t write_subject_choices(Writer *writer, xmlNode *chooser)
{
  size_t count = 0;
  Map *shown = map_new(writer->arena);
  EACH (Processing, processing, writer->model->record->processings)
    for (size_t i = 0; i < processing->subject_count && shows_as_controller(writer->notice, processing); i++)
      map_put(shown, processing->subject_list[i]->element.id, shown);
  EACH (Subject, subject, writer->model->record->subjects)
    if (map_find(shown, subject->element.id) && count++ < CHOICES)
      write_choice(writer, chooser, "subject", &subject->element);
  return count;
}

void write_chooser(Writer *writer, xmlNode *root)
{
  xmlNode *chooser = add_node(writer, root, "chooser");
  size_t situations = write_situation_choices(writer, chooser), subjects = write_subject_choices(writer, chooser);
  if (situations <= CHOICES && subjects <= CHOICES && situations + subjects >= LEAST_CHOICES)
    return;
  xmlUnlinkNode(chooser);
  xmlFreeNode(chooser);
}
