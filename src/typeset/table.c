/*
 * table: rows of columns - tables, and the same block in several languages side by side.
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

enum { COLUMNS = 24 };
static const float SMALL_TABLE = 140, LOW_ROW = 90; /* points: stays on one page; stands on no page alone */
static const float GUTTER = 10, PAIR_GUTTER = 20, ROW_PADDING = 3.5f;

float items_height(Item *const *at, size_t count)
{
  float height = 0;
  for (size_t i = 0; i < count; i++)
    height += (i ? at[i]->before : 0) + at[i]->height;
  return height;
}

float row_height(const Row *row)
{
  float highest = 0;
  for (size_t i = 0; i < row->count; i++) {
    float height = items_height(row->columns[i].at, row->columns[i].count);
    if (height > highest)
      highest = height;
  }
  return row->above + highest + row->below;
}

/* ---- tables ------------------------------------------------------------------------------------------ */

typedef struct Grid {
  Table *table;
  float edges[COLUMNS + 1]; /* left edges of the columns, and the right edge of the last */
  size_t columns;
} Grid;

static size_t cells_of(const xmlNode *row)
{
  size_t count = 0;
  for (const xmlNode *cell = row->children; cell; cell = cell->next)
    if (element_is(cell, "td") || element_is(cell, "th")) {
      const char *span = attribute(cell, "colspan");
      count += span && atoi(span) > 1 ? (size_t)atoi(span) : 1;
    }
  return count;
}

static size_t widest_row(const xmlNode *node)
{
  size_t most = 0;
  for (const xmlNode *child = node->children; child; child = child->next) {
    size_t count = element_is(child, "tr")                                    ? cells_of(child)
                   : element_is(child, "thead") || element_is(child, "tbody") ? widest_row(child)
                                                                              : 0;
    if (count > most)
      most = count;
  }
  return most;
}

static Grid grid_of(const Context *context, const xmlNode *node)
{
  Grid grid = {.columns = widest_row(node)};
  double widths[COLUMNS], sum = 0;
  if (grid.columns > COLUMNS)
    grid.columns = COLUMNS;
  for (size_t i = 0; i < grid.columns; i++)
    widths[i] = 100.0 / (double)grid.columns;
  for (const xmlNode *group = node->children; group; group = group->next) {
    size_t number = 0;
    if (!element_is(group, "colgroup"))
      continue;
    for (const xmlNode *column = group->children; column && number < grid.columns; column = column->next)
      if (element_is(column, "col")) {
        const char *width = attribute(column, "width");
        if (width && atoi(width) > 0)
          widths[number] = atoi(width); /* whole per cents: no locale */
        number++;
      }
  }
  for (size_t i = 0; i < grid.columns; i++)
    sum += widths[i];
  grid.edges[0] = context->x;
  for (size_t i = 0; i < grid.columns; i++)
    grid.edges[i + 1] = grid.edges[i] + (float)(widths[i] / sum) * context->width;
  return grid;
}

static Element *cell_element(const Context *context, const xmlNode *cell, bool head)
{
  if (!element_is(cell, "th") && !head)
    return element_add(context, TAG_TD);
  const char *scope = attribute(cell, "scope");
  bool row = scope ? strcmp(scope, "row") == 0 : !head;
  Element *element = element_add(context, TAG_TH);
  element->kid.attribute = row ? ATTRIBUTE_ROW : ATTRIBUTE_COLUMN;
  return element;
}

static void cell_set(Context *context, const xmlNode *cell, bool head, size_t columns)
{
  const char *class = class_of(cell);
  context->align = strcmp(class, "number") == 0 ? 1 : strcmp(class, "tick") == 0 ? 0.5f : 0;
  TextStyle style = *style_for(context, head ? STYLE_CELL_HEAD : STYLE_TEXT);
  if (!head && element_is(cell, "th"))
    style.face = FACE_BOLD;
  Block *block = block_new(context, cell, BLOCK_CELL);
  block->element = cell_element(context, cell, head);
  block->element->kid.columns = (unsigned)columns & 31;
  content_set(context, cell, &style, block);
}

/* A row that is one heading cell heads the rows below it. */
static bool is_head_of_group(const xmlNode *row)
{
  size_t cells = 0, heads = 0;
  for (const xmlNode *cell = row->children; cell; cell = cell->next) {
    heads += element_is(cell, "th");
    cells += element_is(cell, "th") || element_is(cell, "td");
  }
  return cells == 1 && heads == 1;
}

static Item *row_set(Context *outer, const Grid *grid, const xmlNode *node, bool head)
{
  Context own = *outer, *context = &own;
  own.element = element_add(outer, TAG_TR);
  Typeset *typeset = context->typeset;
  Row *row = ARENA_NEW(typeset->arena, Row);
  *row =
    (Row){.table = grid->table, .above = ROW_PADDING, .below = ROW_PADDING, .rule = RULE_LIGHT, .head = head};
  row->columns = ARENA_ARRAY(typeset->arena, Column, grid->columns);
  block_new(context, node, BLOCK_OTHER);
  size_t at = 0;
  for (const xmlNode *cell = node->children; cell && at < grid->columns; cell = cell->next) {
    if (!element_is(cell, "td") && !element_is(cell, "th"))
      continue;
    const char *span = attribute(cell, "colspan");
    size_t end = at + (span && atoi(span) > 1 ? (size_t)atoi(span) : 1);
    if (end > grid->columns)
      end = grid->columns;
    float left = grid->edges[at] + (at ? GUTTER / 2 : 0);
    float right = grid->edges[end] - (end < grid->columns ? GUTTER / 2 : 0);
    List list = {0};
    Context inner = *context;
    inner.list = &list;
    inner.x = left;
    inner.width = right - left > 6 ? right - left : 6;
    inner.small = true;
    inner.frame = NULL;
    inner.label = NULL;
    inner.depth = 0;
    inner.text = STYLE_TEXT;
    cell_set(&inner, cell, head, end - at);
    row->columns[row->count++] =
      (Column){.at = list.at, .count = list.count, .x = left, .width = right - left};
    at = end;
  }
  if (at < grid->columns) /* all rows have as many columns */
    element_add(context, TAG_TD)->kid.columns = (unsigned)(grid->columns - at) & 31;
  Item *item = list_add(typeset, context->list, ITEM_ROW, 0, row_height(row));
  item->as.row = row;
  item->frame = context->frame;
  item->keep = head || context->keep_all || is_head_of_group(node);
  return item;
}

static void head_set(Context *outer, Grid *grid, const xmlNode *node)
{
  Context own = *outer, *context = &own;
  own.element = element_add(outer, TAG_THEAD);
  for (const xmlNode *row = node->children; row; row = row->next) {
    if (!element_is(row, "tr"))
      continue;
    Item *item = row_set(context, grid, row, true);
    item->as.row->rule = RULE_DARK;
    item->as.row->rule_above = RULE_DARK;
    grid->table->head = item;
  }
}

static Item *body_set(Context *outer, const Grid *grid, const xmlNode *node)
{
  Context own = *outer, *context = &own;
  own.element = element_add(outer, TAG_TBODY);
  Item *last = NULL;
  for (const xmlNode *row = node->children; row; row = row->next)
    if (element_is(row, "tr"))
      last = row_set(context, grid, row, false);
  return last;
}

void table_set(Context *context, const xmlNode *node)
{
  Typeset *typeset = context->typeset;
  Context whole = *context;
  context = &whole;
  widen(context, node);
  Grid grid = grid_of(context, node);
  if (grid.columns == 0)
    return;
  block_new(context, node, BLOCK_OTHER);
  context->element = element_add(context, TAG_TABLE);
  grid.table = ARENA_NEW(typeset->arena, Table);
  *grid.table = (Table){.x = context->x, .width = context->width};
  if (context->list->after < 6)
    context->list->after = 6;
  Item *last = NULL;
  size_t first = context->list->count;
  for (const xmlNode *part = node->children; part; part = part->next) {
    if (element_is(part, "caption")) {
      Context inner = *context;
      inner.text = STYLE_CAPTION;
      Block *block = block_new(context, part, BLOCK_PARAGRAPH);
      block->element = element_add(context, TAG_CAPTION);
      content_set(&inner, part, style_for(&inner, STYLE_CAPTION), block);
      first = context->list->count;
    } else if (element_is(part, "thead"))
      head_set(context, &grid, part);
    else if (element_is(part, "tbody"))
      last = body_set(context, &grid, part);
  }
  Item *bare = body_set(context, &grid, node); /* rows outside a body */
  if (bare)
    last = bare;
  if (last)
    last->as.row->rule = RULE_DARK;
  keep_ends(context->list, first + (grid.table->head != NULL), LOW_ROW);
  if (keep_together(context->list, first, SMALL_TABLE))
    for (size_t i = first; i < context->list->count; i++)
      context->list->at[i]->as.row->whole = true;
  if (last && !grid.table->head)
    context->list->at[first]->as.row->rule_above = RULE_DARK;
  context->list->after = context->small ? 4 : 12;
}

/* ---- pairs ------------------------------------------------------------------------------------------- */

/* Level of the section that begins with a pair; 0 where none does. */
static unsigned first_heading(const xmlNode *pair)
{
  for (const xmlNode *side = pair->children; side; side = side->next)
    for (const xmlNode *node = side->children; node; node = node->next)
      if (element_is(node, "h1") || element_is(node, "h2"))
        return (unsigned)(node->name[1] - '0');
  return 0;
}

void pair_set(Context *context, const xmlNode *node)
{
  Typeset *typeset = context->typeset;
  size_t sides = 0;
  for (const xmlNode *side = node->children; side; side = side->next)
    sides += element_is(side, "side");
  if (sides == 0)
    return;
  Row *row = ARENA_NEW(typeset->arena, Row);
  *row = (Row){.columns = ARENA_ARRAY(typeset->arena, Column, sides), .split = true};
  float width = (context->width - PAIR_GUTTER * (float)(sides - 1)) / (float)sides;
  bool keep = true;
  float after = 0, before = 0;
  unsigned level = first_heading(node);
  if (level)
    section_open(context, level);
  for (const xmlNode *side = node->children; side; side = side->next) {
    if (!element_is(side, "side"))
      continue;
    List list = {0};
    Context inner = *context;
    const char *language = attribute(side, "lang");
    inner.list = &list;
    inner.x = context->x + (width + PAIR_GUTTER) * (float)row->count;
    inner.width = width;
    inner.small = true;
    inner.quiet = context->quiet || row->count > 0;
    inner.element = element_add(context, TAG_DIV);
    if (language) {
      inner.language = arena_string(typeset->arena, language);
      inner.language_number = hyphenation_language(typeset->hyphenation, language, NULL);
      inner.element->kid.language = (uint8_t)inner.language_number;
    }
    blocks_set(&inner, side);
    row->columns[row->count++] = (Column){.at = list.at, .count = list.count, .x = inner.x, .width = width};
    if (list.count)
      keep &= list.at[list.count - 1]->keep;
    if (list.count && list.at[0]->before > before)
      before = list.at[0]->before;
    if (list.after > after)
      after = list.after;
  }
  Item *item = list_add(typeset, context->list, ITEM_ROW, before, row_height(row));
  item->as.row = row;
  item->frame = context->frame;
  item->keep = keep;
  context->list->after = after + 2;
}
