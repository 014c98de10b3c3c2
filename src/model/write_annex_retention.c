/*
 * write_annex_retention: how long each category of data is kept, in the author's order of the data,
 * over all processings (Art. 5(1)(e), 30(1)(f)).
 */
#include <string.h>

#include "model/write_int.h"

enum { STRETCH = 200 }; /* uses of data a part */

/* Where a part begins: the table of a category may go over several. */
typedef struct Cursor {
  const Category *category;
  const Use *use;
} Cursor;

static void settle(Cursor *at)
{
  while (at->category && !at->use) {
    at->category = (const Category *)at->category->element.next;
    at->use = at->category ? at->category->uses.first : NULL;
  }
}

static Cursor cursor_start(const Model *model)
{
  const Category *first = (const Category *)model->record->categories.first;
  Cursor at = {first, first ? first->uses.first : NULL};
  settle(&at);
  return at;
}

static void step(Cursor *at)
{
  at->use = at->use->next;
  settle(at);
}

static bool is_told(const Plan *plan, const Cursor *at)
{
  return annex_shows(plan, at->use->processing) && at->use->processing->retains.count > 0;
}

/* A line of retention says something of a category where it is the narrowest for some use of it. Lines of
   one situation say it of that one, and take nothing from the others: these are asked for in a
   situation that none of them names. */
static bool says(const Processing *processing, const Retain *retain, const Category *category)
{
  static const Situation elsewhere;
  if (retain->scope.via.mark.state == GIVEN)
    return scope_covers(&retain->scope, NULL, category, NULL, NULL);
  for (size_t k = 0; k <= processing->purpose_count; k++)
    for (size_t m = 0; m <= processing->subject_count; m++) {
      const Purpose *purpose = k < processing->purpose_count ? processing->purpose_list[k] : NULL;
      const Subject *subject = m < processing->subject_count ? processing->subject_list[m] : NULL;
      if (retention_of(processing, category, purpose, subject, &elsewhere) == retain)
        return true;
    }
  return false;
}

static void add_names(Buffer *key, const References *references)
{
  for (size_t i = 0; i < references->count; i++)
    buffer_format(key, " %s", references->at[i].name);
}

/* Lines of the same rule, with nothing of their own, are told once for all their processings. */
static const char *line_key(Writer *writer, const Category *category, const Retain *retain)
{
  const Retention *rule = retain_rule(retain);
  const bool own = retain->active.count || retain->intermediate.count || retain->permanent.count ||
                   retain->end.count || retain->because.mark.state != ABSENT || retain->element.gap ||
                   is_proposed(&retain->element);
  if (own || !rule)
    return arena_format(writer->arena, "%s/%s", category->element.id, retain->element.block);
  Buffer key = {0};
  buffer_format(&key, "%s/rule/%s/", category->element.id, rule->element.id);
  add_names(&key, &retain->scope.purpose);
  add_names(&key, &retain->scope.subject);
  add_names(&key, &retain->scope.via);
  const char *kept = arena_copy(writer->arena, key.at, key.length);
  buffer_free(&key);
  return kept;
}

static xmlNode *open_line(Writer *writer, xmlNode *root, const Category *category, const Retain *retain)
{
  xmlNode *node = add_node(writer, root, "kept");
  put(node, "ref", category->element.id);
  add_label(writer, node, "category", &category->element);
  write_retain(writer, node, retain);
  return node;
}

static void write_use_of(Writer *writer, xmlNode *root, const Cursor *at, Map *told)
{
  EACH(Retain, retain, at->use->processing->retains)
  {
    if (!says(at->use->processing, retain, at->category))
      continue;
    const char *key = line_key(writer, at->category, retain);
    xmlNode *node = map_find(told, key);
    if (!node) {
      node = open_line(writer, root, at->category, retain);
      map_put(told, key, node);
    }
    const char *id = at->use->processing->element.id;
    const xmlNode *last = node->last; /* a processing may use a category twice */
    xmlChar *before = last ? xmlGetProp((xmlNode *)last, BAD_CAST "ref") : NULL;
    if (!before || strcmp((const char *)before, id) != 0)
      add_processing(writer, node, at->use->processing);
    xmlFree(before);
  }
}

static void write_annex_retention(Writer *writer, const Part *part, xmlNode *root)
{
  const Cursor *from = map_find(writer->plan->about, part->id);
  Map *told = map_new(writer->arena);
  writer->prefix = "annex";
  Cursor at = *from;
  for (size_t count = 0; at.category && count < STRETCH; step(&at))
    if (is_told(writer->plan, &at)) {
      write_use_of(writer, root, &at, told);
      count++;
    }
}

static const Annex annex = {"annex-retention", "annex.retention", "heading.annex-retention",
                            write_annex_retention};

/* Parts begin at every so many uses that the document is about. */
void plan_retention_annex(Plan *plan)
{
  size_t count = 0;
  for (Cursor at = cursor_start(plan->model); at.category; step(&at)) {
    if (!is_told(plan, &at) || count++ % STRETCH != 0)
      continue;
    Cursor *from = ARENA_NEW(plan->arena, Cursor);
    *from = at;
    plan_annex(plan, &annex, (count - 1) / STRETCH, NULL, from);
  }
}
