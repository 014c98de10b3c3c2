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

/* Does a use of data, that may be limited to some, reach it? NULL stands for what no line names. */
static bool reaches(const References *limit, const Element *element)
{
  for (size_t i = 0; i < limit->count && element; i++)
    if (limit->at[i].target == element)
      return true;
  return limit->count == 0;
}

static bool wins(const Retain *retain, const Category *category, const DataUse *use, const Situation *via)
{
  const Processing *processing = (const Processing *)retain->element.parent;
  for (size_t k = 0; k <= processing->purpose_count; k++)
    for (size_t m = 0; m <= processing->subject_count; m++) {
      const Purpose *purpose = k < processing->purpose_count ? processing->purpose_list[k] : NULL;
      const Subject *subject = m < processing->subject_count ? processing->subject_list[m] : NULL;
      if (reaches(&use->scope.purpose, purpose ? &purpose->element : NULL) &&
          reaches(&use->scope.subject, subject ? &subject->element : NULL) &&
          retention_of(processing, category, purpose, subject, via) == retain)
        return true;
    }
  return false;
}

/* A line of retention says something of a category where it is the narrowest for some part of that use of it.
   Lines of one situation say it of that one, and take nothing from the others: these are asked for in a
   situation that none of them names, unless the data are used in named ones only. */
static bool says(const Retain *retain, const Category *category, const DataUse *use)
{
  static const Situation elsewhere;
  const References *via = &use->scope.via;
  if (retain->scope.via.mark.state == GIVEN)
    return scope_covers(&retain->scope, NULL, category, NULL, NULL);
  for (size_t i = 0; i < via->count; i++)
    if (wins(retain, category, use, via->at[i].target ? (const Situation *)via->at[i].target : &elsewhere))
      return true;
  return via->count == 0 && wins(retain, category, use, &elsewhere);
}

/* Of the uses in its own processing; data that come of other processings have none there. */
bool retain_reaches(const Retain *retain, const Category *category)
{
  static const DataUse anyhow;
  const Processing *processing = (const Processing *)retain->element.parent;
  bool named = false;
  EACH (DataUse, use, processing->data)
    for (size_t i = 0; i < use->ref.count; i++)
      if (use->ref.at[i].target == &category->element) {
        if (says(retain, category, use))
          return true;
        named = true;
      }
  return !named && says(retain, category, &anyhow);
}

static xmlNode *open_category(Writer *writer, xmlNode *root, const Category *category)
{
  xmlNode *node = add_node(writer, root, "kept");
  put(node, "ref", category->element.id);
  add_label(writer, node, "category", &category->element);
  return node;
}

/* One line of a category: a period, and the processings that keep it so long. */
typedef struct Line {
  xmlNode *node;
  const Processing *last;
} Line;

static void write_use_of(Writer *writer, xmlNode *kept, const Cursor *at, Map *told)
{
  const Processing *processing = at->use->processing;
  EACH(Retain, retain, processing->retains)
  {
    if (!says(retain, at->category, (const DataUse *)at->use->use))
      continue;
    const char *key =
      arena_format(writer->arena, "%s/%s", at->category->element.id, retain_key(writer, retain, false));
    Line *line = map_find(told, key);
    if (!line) {
      line = ARENA_NEW(writer->arena, Line);
      line->node = add_node(writer, kept, "line");
      write_retain(writer, line->node, retain);
      map_put(told, key, line);
    }
    if (line->last != processing) /* which may use a category twice */
      add_processing(writer, line->node, processing);
    line->last = processing;
  }
}

static void write_annex_retention(Writer *writer, const Part *part, xmlNode *root)
{
  const Cursor *from = map_find(writer->plan->about, part->id);
  Map *told = map_new(writer->arena);
  writer->prefix = "annex";
  Cursor at = *from;
  const Category *category = NULL;
  xmlNode *kept = NULL;
  for (size_t count = 0; at.category && count < STRETCH; step(&at))
    if (is_told(writer->plan, &at)) {
      if (at.category != category)
        kept = open_category(writer, root, category = at.category);
      write_use_of(writer, kept, &at, told);
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
