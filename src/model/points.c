/*
 * points: what a review report has to say, in the order in which it is said, each thing once; and which block
 * of the texts shows what it is about: the innermost whose source holds the place.
 */
#include <stdlib.h>
#include <string.h>

#include "model/review_int.h"

const Words *frame_words(const Model *model)
{
  return model->frame ? model->frame : model->words[0];
}

const Element *processing_above(const Element *element)
{
  while (element && strcmp(element->type->name, "processing") != 0)
    element = element->parent;
  return element;
}

/* ---- elements by place --------------------------------------------------------------------------------- */

/* Who refers to a declared thing: a party is shown where it receives something. */
typedef struct Users {
  const Element *element;
  struct Users *next, *last; /* last: of the first alone */
} Users;

typedef struct Elements {
  Arena *arena;
  Map *users;
  const Element **at; /* by file, then by place */
  size_t count, capacity;
  Map *by_block;
} Elements;

static void note_users(const Elements *elements, const Element *element, const References *references)
{
  for (size_t i = 0; i < references->count; i++) {
    const Element *target = references->at[i].target;
    if (!target)
      continue;
    Users *user = ARENA_NEW(elements->arena, Users), *first = map_find(elements->users, target->block);
    *user = (Users){.element = element};
    if (first)
      first->last = first->last->next = user;
    else
      map_put(elements->users, target->block, (user->last = user));
  }
}

/* What only speaks about a thing is no place to look for it. */
static bool uses_it(const Field *field)
{
  static const char *const names[] = {"ref", "recipient", "provider"};
  for (size_t i = 0; i < COUNT_OF(names); i++)
    if (strcmp(field->name, names[i]) == 0)
      return true;
  return false;
}

const Element *first_user(const Review *review, const Element *element)
{
  const Users *user = map_find(review->users, element->block);
  return user ? user->element : NULL;
}

static void gather(Elements *elements, const Element *element)
{
  if (elements->count == elements->capacity) {
    elements->capacity = elements->capacity ? elements->capacity * 2 : 256;
    elements->at = memory_grow(elements->at, elements->capacity * sizeof *elements->at);
  }
  elements->at[elements->count++] = element;
  if (element->block)
    map_put(elements->by_block, element->block, (void *)element);
  for (size_t i = 0; i < element->type->field_count; i++) {
    const Field *field = &element->type->fields[i];
    if (field->kind == FIELD_REFERENCES && uses_it(field))
      note_users(elements, element, field_at(element, field));
    if (field->kind != FIELD_ELEMENTS)
      continue;
    for (const Element *child = ((const List *)field_at(element, field))->first; child; child = child->next)
      gather(elements, child);
  }
}

static int compare_places(Place a, Place b)
{
  if (a.source != b.source)
    return a.source < b.source ? -1 : 1;
  return a.offset == b.offset ? 0 : a.offset < b.offset ? -1 : 1;
}

static int compare_elements(const void *one, const void *other)
{
  const Element *a = *(const Element *const *)one, *b = *(const Element *const *)other;
  int places = compare_places(a->place, b->place);
  return places ? places : strcmp(a->block, b->block); /* a short form shares its holder's */
}

/* The end of the tag that begins at `at`: its '>', or `end`. */
static const char *tag_end(const char *at, const char *end)
{
  char quote = '\0';
  for (; at < end && (quote || *at != '>'); at++)
    if (quote)
      quote = *at == quote ? '\0' : quote;
    else if (*at == '"' || *at == '\'')
      quote = *at;
  return at;
}

/* Behind what is no tag (a comment, a section, an instruction), of which `at` follows the '<'; or NULL. */
static const char *behind_no_tag(const char *at, const char *end)
{
  static const char *const marks[][2] = {{"!--", "-->"}, {"![CDATA[", "]]>"}, {"?", "?>"}, {"!", ">"}};
  for (size_t i = 0; i < COUNT_OF(marks); i++)
    if (text_starts(at, marks[i][0])) {
      const char *close = strstr(at, marks[i][1]);
      return close && close + strlen(marks[i][1]) < end ? close + strlen(marks[i][1]) : end;
    }
  return NULL;
}

static bool tag_names(const char *name, const char *end, const char *wanted)
{
  size_t length = strlen(wanted);
  const char *prefix = memchr(name, ':', (size_t)(end - name));
  if (prefix)
    name = prefix + 1;
  return (size_t)(end - name) >= length && strncmp(name, wanted, length) == 0;
}

/* The element that a place stands in, where `element` is the last to begin before it: one that has ended by
   then is left for what holds it. The file is well formed as far as it was read. */
static const Element *around(const Source *source, const Element *element, Place place)
{
  const char *at = source->bytes + element->place.offset - 1, *end = source->bytes + place.offset;
  size_t depth = 0; /* open tags, from the element's own */
  while (element && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
    const char *name = ++at, *behind = behind_no_tag(at, end);
    at = behind ? behind : tag_end(at, end);
    if (behind)
      continue;
    if (at == end)
      break; /* the place is in the tag */
    if (*name == '/')
      depth--;
    else if (at[-1] != '/')
      depth++;
    if (depth > 0)
      continue;
    depth = 1; /* the holder's */
    if (*name != '/' || tag_names(name + 1, at, element->type->name))
      element = element->parent;
  }
  return element;
}

static const Element *element_at(const Model *model, const Elements *elements, Place place)
{
  const Source *source = source_of(model->sources, place);
  size_t low = 0, high = elements->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (compare_places(elements->at[middle]->place, place) <= 0)
      low = middle + 1;
    else
      high = middle;
  }
  const Element *found = source && low > 0 ? elements->at[low - 1] : NULL;
  return found && found->place.source == place.source && found->place.offset > 0 ? around(source, found, place) : NULL;
}

/* ---- points -------------------------------------------------------------------------------------------- */

typedef struct Collection {
  Plan *plan;
  Review *review;
  Map *points; /* by what they say */
  Elements elements;
} Collection;

/* The point that says this; a new one where none does. */
static Point *point_for(Collection *collection, PointKind kind, const char *said)
{
  Arena *arena = collection->plan->arena;
  const char *key = arena_format(arena, "%d %s", (int)kind, said);
  Point *point = map_find(collection->points, key);
  if (point)
    return point;
  point = ARENA_NEW(arena, Point);
  *point = (Point){.kind = kind, .owner = ""};
  map_put(collection->points, key, point);
  Review *review = collection->review;
  point->number = ++review->count;
  if (review->last)
    review->last->next = point;
  else
    review->first = point;
  return review->last = point;
}

static Spot *spot_add(Collection *collection, Point *point, const Element *element, Place place)
{
  Spot *spot = ARENA_NEW(collection->plan->arena, Spot);
  *spot = (Spot){.point = point, .element = element, .place = place};
  if (point->last)
    point->last->next = spot;
  else
    point->first = spot;
  if (!point->processing)
    point->processing = processing_above(element);
  return point->last = spot;
}

/* ---- findings ------------------------------------------------------------------------------------------ */

/* Declared gaps and proposals have lists of their own; a text that only holds a place has not. */
bool is_listed_apart(const Finding *finding)
{
  return strcmp(finding->code, "PPC104") == 0 && !text_same(finding->variant, "placeholder");
}

/* The gravest first, what is allowed last; then by code, so that those of a kind stand together. */
static int compare_findings(const void *one, const void *other)
{
  const Finding *a = *(const Finding *const *)one, *b = *(const Finding *const *)other;
  if (!a->allowance != !b->allowance)
    return a->allowance ? 1 : -1;
  if (a->severity != b->severity)
    return (int)b->severity - (int)a->severity;
  int codes = strcmp(a->code, b->code);
  return codes ? codes : compare_places(a->place, b->place);
}

static void finding_collect(Collection *collection, const Finding *finding)
{
  const Model *model = collection->plan->model;
  const Words *words = frame_words(model);
  Arena *arena = collection->plan->arena;
  const char *because = finding_because(words, finding);
  Writer writer = frame_writer(collection->plan, arena);
  const char *said = arena_format(arena, "%s %d %s %s", finding->code, (int)finding->severity,
                                  read_message(&writer, finding), because ? because : "");
  Point *point = point_for(collection, finding->allowance ? POINT_ALLOWED : POINT_FINDING, said);
  const Element *element = finding->block ? map_find(collection->elements.by_block, finding->block)
                                          : element_at(model, &collection->elements, finding->place);
  spot_add(collection, point, element, finding->place)->finding = finding;
}

static void findings_collect(Collection *collection)
{
  const Findings *findings = collection->plan->model->findings;
  const Finding **sorted = memory_new((findings->count + 1) * sizeof *sorted);
  size_t count = 0;
  for (const Finding *finding = findings->first; finding; finding = finding->next)
    if (!is_listed_apart(finding))
      sorted[count++] = finding;
  qsort(sorted, count, sizeof *sorted, compare_findings);
  for (size_t i = 0; i < count; i++)
    finding_collect(collection, sorted[i]);
  free(sorted);
}

/* ---- gaps and proposals -------------------------------------------------------------------------------- */

static const char *owner_of(const Gap *gap)
{
  return gap->owner.value ? gap->owner.value : "";
}

/* Gaps that one <gap/> declares for several fields: how many, from the first on. */
size_t declared_together(const Model *model, size_t first)
{
  size_t end = first + 1;
  while (end < model->gap_count && model->gaps[end].element == model->gaps[first].element &&
         compare_places(model->gaps[end].place, model->gaps[first].place) == 0)
    end++;
  return end - first;
}

/* Who, in which processing, lacks which fields of what, and how it is asked. */
static const char *gap_said(Collection *collection, size_t first, size_t count)
{
  Arena *arena = collection->plan->arena;
  const Model *model = collection->plan->model;
  const Gap *gap = &model->gaps[first];
  const Element *processing = processing_above(gap->element);
  const Version *reason = gap->reason.first; /* of any language: the same reason is the same in all */
  Buffer said = {0};
  buffer_format(&said, "%s\n%s\n%s\n%s", owner_of(gap), processing ? processing->block : gap->element->block,
                gap->element->type->name, reason ? reason->plain : "");
  for (size_t i = first; i < first + count; i++)
    buffer_format(&said, "\n%s", model->gaps[i].field ? model->gaps[i].field : ".");
  const char *copy = arena_string(arena, said.at);
  buffer_free(&said);
  return copy;
}

typedef struct Lead { /* of gaps that are declared together */
  uintptr_t owner; /* 1, 2 … in the order of their first gaps */
  size_t at, count;
} Lead;

static int compare_leads(const void *one, const void *other)
{
  const Lead *a = one, *b = other;
  if (a->owner != b->owner)
    return a->owner < b->owner ? -1 : 1;
  return a->at == b->at ? 0 : a->at < b->at ? -1 : 1;
}

static void gaps_collect(Collection *collection)
{
  const Model *model = collection->plan->model;
  Map *owners = map_new(collection->plan->arena);
  Lead *leads = memory_new((model->gap_count + 1) * sizeof *leads);
  size_t count = 0;
  uintptr_t owner_count = 0;
  for (size_t i = 1; i < model->gap_count; i += leads[count++].count) {
    const char *owner = owner_of(&model->gaps[i]);
    if (map_put(owners, owner, (void *)(owner_count + 1)))
      owner_count++;
    leads[count] = (Lead){(uintptr_t)map_find(owners, owner), i, declared_together(model, i)};
  }
  qsort(leads, count, sizeof *leads, compare_leads);
  for (size_t i = 0; i < count; i++) {
    const Gap *gap = &model->gaps[leads[i].at];
    Point *point = point_for(collection, POINT_GAP, gap_said(collection, leads[i].at, leads[i].count));
    point->owner = owner_of(gap);
    spot_add(collection, point, gap->element, gap->place)->gap = gap;
  }
  free(leads);
}

static void proposals_collect(Collection *collection)
{
  const Model *model = collection->plan->model;
  for (size_t i = 0; i < model->proposal_count; i++) {
    const Element *element = model->proposals[i];
    spot_add(collection, point_for(collection, POINT_PROPOSAL, element->block), element, element->place);
  }
}

void points_collect(Plan *plan)
{
  Review *review = ARENA_NEW(plan->arena, Review);
  review->by_source = map_new(plan->arena);
  Collection collection = {.plan = plan, .review = review, .points = map_new(plan->arena)};
  collection.elements.by_block = map_new(plan->arena);
  collection.elements.users = review->users = map_new(plan->arena);
  collection.elements.arena = plan->arena;
  gather(&collection.elements, &plan->model->record->element);
  qsort(collection.elements.at, collection.elements.count, sizeof *collection.elements.at, compare_elements);
  plan->review = review;
  findings_collect(&collection);
  gaps_collect(&collection);
  proposals_collect(&collection);
  free(collection.elements.at);
}

bool has_points(const Review *review, PointKind kind, Severity severity)
{
  for (const Point *point = review->first; point; point = point->next)
    if (point->kind == kind && (kind != POINT_FINDING || point->first->finding->severity == severity))
      return true;
  return false;
}

size_t first_block(const Review *review, size_t part)
{
  size_t low = 0, high = review->block_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (review->blocks[middle].part < part)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

bool has_remarks(const Review *review, size_t part)
{
  for (size_t i = first_block(review, part); i < review->block_count && review->blocks[i].part == part; i++)
    if (review->blocks[i].first || review->blocks[i].since)
      return true;
  return false;
}

/* ---- blocks -------------------------------------------------------------------------------------------- */

bool plan_speaks_of_blocks(const Plan *plan)
{
  return plan->review && (plan->review->first || plan->model->noted_count || some_changed(plan->model));
}

void plan_shows(const Plan *plan, size_t part, const char *block, const char *source)
{
  Review *review = plan->review;
  ShownBlock *last = review->block_count ? &review->blocks[review->block_count - 1] : NULL;
  if (!last || last->part != part || strcmp(last->id, block) != 0) {
    if (review->block_count == review->block_capacity) {
      ShownBlock *old = review->blocks;
      review->block_capacity = review->block_capacity ? review->block_capacity * 2 : 64;
      review->blocks = ARENA_ARRAY(plan->arena, ShownBlock, review->block_capacity);
      if (review->block_count)
        memcpy(review->blocks, old, review->block_count * sizeof *old);
    }
    last = &review->blocks[review->block_count++];
    *last = (ShownBlock){.id = arena_string(plan->arena, block), .part = part};
  }
  if (source && !map_find(review->by_source, source))
    map_put(review->by_source, arena_string(plan->arena, source), (void *)(uintptr_t)review->block_count);
}

static ShownBlock *block_at(const Plan *plan, Arena *arena, Place place)
{
  const char *source = place_text(plan->model, arena, place);
  uintptr_t index = source ? (uintptr_t)map_find(plan->review->by_source, source) : 0;
  return index ? &plan->review->blocks[index - 1] : NULL;
}

/* Of the texts of an element, the one that a place lies in, or,
   where it lies in none that is shown, the first. */
static ShownBlock *block_of_text(const Plan *plan, Arena *arena, const Element *element, Place place, bool *inside)
{
  ShownBlock *first = NULL;
  for (size_t i = 0; i < element->type->field_count; i++) {
    const Field *field = &element->type->fields[i];
    if (field->kind != FIELD_PROSE && field->kind != FIELD_ITEMS)
      continue;
    for (const Version *at = ((const Prose *)field_at(element, field))->first; at; at = at->next) {
      ShownBlock *block = block_at(plan, arena, at->place);
      *inside = block && at->place.source == place.source && at->place.offset <= place.offset &&
                place.offset < at->place.offset + at->place.length;
      if (*inside)
        return block;
      first = first ? first : block;
    }
  }
  return first;
}

static ShownBlock *block_round(const Plan *plan, Arena *arena, const Element *element)
{
  ShownBlock *block = NULL;
  for (; element && !block; element = element->parent)
    block = block_at(plan, arena, element->place);
  return block;
}

/* Of what is shown nowhere itself, the block of the first that refers to it and is. */
static ShownBlock *block_of(const Plan *plan, Arena *arena, const Spot *spot)
{
  const Element *element = spot->element;
  bool inside = false;
  ShownBlock *text = element ? block_of_text(plan, arena, element, spot->place, &inside) : NULL;
  if (text && (inside || !block_at(plan, arena, element->place)))
    return text;
  ShownBlock *block = block_round(plan, arena, element);
  for (; element && !block; element = element->parent)
    for (const Users *user = map_find(plan->review->users, element->block); user && !block; user = user->next)
      block = block_round(plan, arena, user->element);
  return block;
}

const char *block_showing(const Plan *plan, const Element *element)
{
  Arena *arena = arena_new();
  const ShownBlock *block = block_of(plan, arena, &(Spot){.element = element});
  arena_free(arena);
  return block ? block->id : NULL;
}

void points_place(const Plan *plan)
{
  Review *review = plan->review;
  if (review->placed)
    return;
  review->placed = true;
  Arena *arena = arena_new();
  for (Point *point = review->first; point; point = point->next)
    for (Spot *spot = point->first; spot; spot = spot->next) {
      ShownBlock *block = block_of(plan, arena, spot);
      if (!block)
        continue;
      spot->block = block->id;
      if (block->last)
        block->last->beside = spot;
      else
        block->first = spot;
      block->last = spot;
    }
  arena_free(arena);
  approvals_place(plan);
}
