/*
 * pages: items dealt to pages.
 *
 * First fit, with the keeps of the items: the first and last two lines of a paragraph, a heading and what
 * follows, a table's head and its first row.  A row that is taller than a page, and a pair of columns, is
 * divided: what does not fit becomes a row of its own.  Each item is looked at once or twice, so that the
 * cost grows with the pages and no faster.
 */
#include <string.h>

#include "typeset/typeset_int.h"

static const float TINY = 0.01f, LEAST_TO_SPLIT = 60;  /* not worth dividing a row into less */
static const float LEAST_PART = 26, LEAST_OF_ROW = 55; /* two lines; four, with their padding */
static const float HIGH_ROW = 115;                     /* is divided rather than leave a hole */
static const float LEAST_PADDING = 2;                  /* of a row that makes room for the last of its page */
static const float HOLE = 229;                         /* a third of a page: no table is worth it that stays
                                                          whole */
static const float HIGH_AGAIN = 80;                    /* a heading that is not repeated beside the rest */

/* A pair and a definition wherever they like; a row of a table where it is high. */
static bool may_split(const Item *item)
{
  if (item->kind != ITEM_ROW || item->as.row->head)
    return false;
  return item->as.row->split || (item->height > HIGH_ROW && !item->as.row->whole);
}

static Item *divide(Typeset *typeset, Item **item, float room, bool hard);

/* Where a page may end, before item `i` at the latest: behind an item that is not kept, but rather within
   what is kept whole than with a hole left behind. */
static size_t page_end(Item *const *at, size_t i, float room)
{
  size_t kept = i, parted = i;
  while (kept > 0 && at[kept - 1]->keep)
    kept--;
  while (parted > kept && !at[parted - 1]->parts)
    parted--;
  return parted > kept && kept > 0 && room - items_height(at, kept) > HOLE ? parted : kept;
}

/* How many items stand in `room`, a part of a divided one among them (which then stays in its place as the
   rest; the part is in *part).  `hard`: at least one, whatever the keeps say. */
static size_t fit(Typeset *typeset, Item **at, size_t count, float room, bool hard, Item **part)
{
  float y = 0;
  size_t i = 0;
  *part = NULL;
  for (; i < count; i++) {
    float before = i ? at[i]->before : 0;
    if (i && at[i]->opens)
      return i;
    if (y + before + at[i]->height > room + TINY)
      break;
    y += before + at[i]->height;
  }
  if (i == count)
    return count;
  float left = room - y - (i ? at[i]->before : 0);
  if (may_split(at[i]) && (left >= LEAST_TO_SPLIT || (i == 0 && hard))) {
    *part = divide(typeset, &at[i], left, i == 0 && hard);
    if (*part)
      return i;
  }
  size_t kept = i, least = page_end(at, i, room);
  while (kept > least) {
    kept--;
    /* rather the end of a high row goes on with what it keeps to than all of it, with a hole left behind */
    if (may_split(at[kept]) && at[kept]->height > HIGH_ROW)
      *part = divide(typeset, &at[kept], at[kept]->height - LEAST_OF_ROW, false);
    if (*part)
      return kept;
  }
  if (kept == 0 && hard)
    kept = i ? i : 1;
  return kept;
}

/* A heading that stands in the first part as a whole stands beside the rest once more. */
static const Column *heading_again(Typeset *typeset, const Row *whole, const Row *first)
{
  if (whole->again || !whole->table || !whole->named || first->columns[0].count < whole->columns[0].count)
    return whole->again;
  if (items_height(whole->columns[0].at, whole->columns[0].count) > HIGH_AGAIN)
    return NULL;
  Column *again = ARENA_NEW(typeset->ink, Column);
  *again = whole->columns[0];
  return again;
}

/* The part of a row that stands in `room`; *item becomes the rest.  NULL where no column has a line in it. */
static Item *split(Typeset *typeset, Item **item, float room, bool hard)
{
  const Row *whole = (*item)->as.row;
  Row *first = ARENA_NEW(typeset->ink, Row), *rest = ARENA_NEW(typeset->ink, Row);
  *first = *whole;
  *rest = *whole;
  first->columns = ARENA_ARRAY(typeset->ink, Column, whole->count);
  rest->columns = ARENA_ARRAY(typeset->ink, Column, whole->count);
  bool any = false, all = true;
  for (size_t i = 0; i < whole->count; i++) {
    const Column *column = &whole->columns[i];
    Item **at = ARENA_ARRAY(typeset->ink, Item *, column->count + 1), *part;
    if (column->count)
      memcpy(at, column->at, column->count * sizeof *at);
    size_t count = fit(typeset, at, column->count, room - whole->above - whole->below, hard, &part);
    first->columns[i] = rest->columns[i] = *column;
    rest->columns[i].at = at + count;
    rest->columns[i].count = column->count - count;
    first->columns[i].at = at;
    first->columns[i].count = count;
    if (part) { /* the part goes behind the whole ones, the rest stands first in what is left */
      Item **with = ARENA_ARRAY(typeset->ink, Item *, count + 1);
      memcpy(with, at, count * sizeof *with);
      with[count] = part;
      first->columns[i].at = with;
      first->columns[i].count = count + 1;
    }
    any |= first->columns[i].count > 0;
    all &= first->columns[i].count > 0 || column->count == 0;
  }
  /* what stands beside each other is not torn apart: not one side here and the other overleaf */
  if (!any || (!all && !hard && !whole->table))
    return NULL;
  rest->again = heading_again(typeset, whole, first);
  Item *part = ARENA_NEW(typeset->ink, Item), *left = ARENA_NEW(typeset->ink, Item);
  *part = *left = **item;
  left->opens = 0;
  first->rule = RULE_NONE;
  rest->rule_above = RULE_NONE;
  part->as.row = first;
  part->height = row_height(first);
  left->as.row = rest;
  left->height = row_height(rest);
  left->anchors = NULL;
  *item = left;
  return part;
}

/* Neither part is a single line, or of a row of a table a few, where there is another way. */
static Item *divide(Typeset *typeset, Item **item, float room, bool hard)
{
  float least = (*item)->as.row->split ? LEAST_PART : LEAST_OF_ROW;
  for (float less = 0; less < 3 * least; less += 13) {
    Item *rest = *item, *part = split(typeset, &rest, room - less, false);
    if (!part || part->height < least)
      break;
    if (rest->height < least)
      continue;
    *item = rest;
    return part;
  }
  return hard ? split(typeset, item, room, true) : NULL;
}

/* ---- where blocks stand ------------------------------------------------------------------------------ */

static void find_places(Typeset *typeset, Item *item, uint32_t page, float y)
{
  for (Block *block = item->anchors; block; block = block->with)
    if (!block->page) {
      block->page = page;
      block->y = y;
    }
  citations_note(typeset, item, page);
  if (item->kind != ITEM_ROW)
    return;
  for (size_t i = 0; i < item->as.row->count; i++) {
    const Column *column = &item->as.row->columns[i];
    float down = y + item->as.row->above;
    for (size_t j = 0; j < column->count; j++) {
      if (j)
        down += column->at[j]->before;
      find_places(typeset, column->at[j], page, down);
      down += column->at[j]->height;
    }
  }
}

/* The section a page's running head names: the one that is in force at its top. */
static const Block *section_of(const Item *item)
{
  for (const Block *block = item->anchors; block; block = block->with)
    if (block->kind == BLOCK_HEADING && block->level <= 2 && !block->furniture)
      return block;
  if (item->kind == ITEM_ROW && item->as.row->count && item->as.row->columns[0].count)
    return section_of(item->as.row->columns[0].at[0]);
  return NULL;
}

/* ---- pages ------------------------------------------------------------------------------------------- */

static Page *page_add(Typeset *typeset)
{
  if (typeset->page_count == typeset->page_capacity) {
    typeset->page_capacity = typeset->page_capacity ? typeset->page_capacity * 2 : 16;
    typeset->pages = memory_grow(typeset->pages, typeset->page_capacity * sizeof *typeset->pages);
  }
  Page *page = &typeset->pages[typeset->page_count++];
  *page = (Page){.sheet = typeset->sheet};
  return page;
}

static void place(Typeset *typeset, Page *page, Item *item, float *y)
{
  if (page->count)
    *y += item->before;
  page->placed[page->count++] = (Placed){item, *y};
  find_places(typeset, item, (uint32_t)typeset->page_count, *y);
  const Block *section = section_of(item);
  if (section)
    typeset->section = section;
  if (!page->section)
    page->section = typeset->section;
  *y += item->height;
}

/* What a row may lose above and below. */
static float gives(const Item *item)
{
  const Row *row = item->kind == ITEM_ROW ? item->as.row : NULL;
  bool padded = row && row->table && !row->head && row->above > LEAST_PADDING && row->below == row->above;
  return padded ? row->above - LEAST_PADDING : 0;
}

/* Rows stand closer where a page would have the end of a table alone: as many as there are until something
   else starts a page, if that is enough. */
static void squeeze(Item *const *at, size_t count, float room)
{
  float height = 0, give = 0;
  size_t end = 0;
  for (; end < count && (end == 0 || !at[end]->opens) && height - give <= room; end++) {
    height += (end ? at[end]->before : 0) + at[end]->height;
    give += 2 * gives(at[end]);
  }
  const float over = height - room;
  if (over <= TINY || over > give)
    return;
  for (size_t i = 0; i < end; i++) {
    const float less = gives(at[i]) * over / give;
    if (less > 0) {
      at[i]->as.row->above -= less;
      at[i]->as.row->below -= less;
      at[i]->height -= 2 * less;
    }
  }
}

void pages_deal(Typeset *typeset, bool last)
{
  List *body = &typeset->body;
  while (typeset->dealt < body->count) {
    Item **at = body->at + typeset->dealt, *part;
    const Item *first = at[0];
    const Item *head = NULL, *group = NULL;
    if (first->opens)
      typeset->sheet = &sheets[first->opens - 1];
    if (first->kind == ITEM_ROW && first->as.row->table && !first->as.row->head) {
      head = first->as.row->table->head;
      group = first->as.row->group;
    }
    float top = typeset->sheet->top + (head ? head->height : 0) + (group ? group->height : 0);
    size_t left = body->count - typeset->dealt;
    squeeze(at, left, typeset->sheet->top + typeset->sheet->depth - top);
    size_t count = fit(typeset, at, left, typeset->sheet->top + typeset->sheet->depth - top, true, &part);
    if (count == left && !last)
      return; /* the page is not full yet */
    Page *page = page_add(typeset);
    page->placed = ARENA_ARRAY(typeset->ink, Placed, count + 1);
    page->head = head;
    page->group = group;
    float y = top;
    for (size_t i = 0; i < count; i++)
      place(typeset, page, at[i], &y);
    if (part)
      place(typeset, page, part, &y);
    typeset->dealt += count;
    page->dealt = typeset->dealt;
    page->ink = typeset->ink_count;
    if (typeset->options.progress)
      typeset->options.progress(typeset->options.context, typeset->page_count);
  }
  if (last && typeset->page_count == 0)
    page_add(typeset); /* a PDF has a page, be it empty */
}
