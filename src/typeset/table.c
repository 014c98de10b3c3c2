/*
 * table: rows of columns - tables, and the same block in several languages side by side.
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

enum { SPAN_AT_MOST = 60 };
static const float SMALL_TABLE = 140, LOW_ROW = 90; /* points: stays on one page; stands on no page alone */
static const float KEEP_ROOM = 60; /* what a page has beside a table that is kept on it: its heading */
static const float HIGH_HEAD = 240, HIGH_AGAIN = 80; /* what is higher is not repeated over the page */
static const float GUTTER = 10, PAIR_GUTTER = 20, ROW_PADDING = 3.5f;
static const float LEAST_COLUMN = 28; /* with its gutter: a letter and a hyphen */

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
  float again = row->again ? items_height(row->again->at, row->again->count) : 0;
  if (again > highest)
    highest = again;
  return row->above + highest + row->below;
}

/* ---- tables ------------------------------------------------------------------------------------------ */

/* The columns of a table, or those of them that stand side by side: where there are more than have room, the
   table is set in bands, each with the first column. */
typedef struct Grid {
  Table *table;
  float *widths; /* of all columns, shares */
  float *edges;  /* left edges of the columns of the band, and the right edge of the last */
  size_t columns, from, to;
  bool labels; /* the first column stands before the band's */
} Grid;

static size_t span_of(const xmlNode *cell)
{
  const char *span = attribute(cell, "colspan");
  long columns = span ? strtol(span, NULL, 10) : 1;
  return columns < 1 ? 1 : columns > SPAN_AT_MOST ? SPAN_AT_MOST : (size_t)columns;
}

static size_t cells_of(const xmlNode *row)
{
  size_t count = 0;
  for (const xmlNode *cell = row->children; cell; cell = cell->next)
    if (element_is(cell, "td") || element_is(cell, "th"))
      count += span_of(cell);
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
  Arena *arena = context->typeset->arena;
  Grid grid = {.columns = widest_row(node)};
  if (grid.columns == 0)
    return grid;
  grid.widths = ARENA_ARRAY(arena, float, grid.columns);
  grid.edges = ARENA_ARRAY(arena, float, grid.columns + 1);
  for (size_t i = 0; i < grid.columns; i++)
    grid.widths[i] = 100.0f / (float)grid.columns;
  for (const xmlNode *group = node->children; group; group = group->next) {
    size_t number = 0;
    if (!element_is(group, "colgroup"))
      continue;
    for (const xmlNode *column = group->children; column && number < grid.columns; column = column->next)
      if (element_is(column, "col")) {
        const char *width = attribute(column, "width");
        long share = width ? strtol(width, NULL, 10) : 0; /* whole per cents: no locale */
        if (share > 0)
          grid.widths[number] = share < 100 ? (float)share : 100;
        number++;
      }
  }
  return grid;
}

/* Shares made widths; a column that has too little takes it from those that have more than enough. */
static void share_out(const Grid *grid, const size_t *columns, size_t count, float width, float *widths)
{
  float sum = 0, lack = 0, rich = 0;
  for (size_t i = 0; i < count; i++)
    sum += grid->widths[columns[i]];
  for (size_t i = 0; i < count; i++) {
    widths[i] = grid->widths[columns[i]] / sum * width;
    lack += widths[i] < LEAST_COLUMN ? LEAST_COLUMN - widths[i] : 0;
    rich += widths[i] > LEAST_COLUMN ? widths[i] - LEAST_COLUMN : 0;
  }
  for (size_t i = 0; i < count && count > 1 && lack > 0; i++)
    widths[i] = widths[i] > LEAST_COLUMN && rich > 0 ? widths[i] - lack * (widths[i] - LEAST_COLUMN) / rich
                                                     : LEAST_COLUMN;
}

/* The band that begins with column `from`. */
static void band_open(const Context *context, Grid *grid, size_t from)
{
  Arena *arena = context->typeset->arena;
  size_t room = (size_t)(context->width / LEAST_COLUMN);
  grid->labels = from > 0 && room > 1;
  grid->from = from;
  grid->to = from + (room > grid->labels ? room - grid->labels : 1);
  if (grid->to > grid->columns)
    grid->to = grid->columns;
  size_t count = grid->labels + grid->to - from, *columns = ARENA_ARRAY(arena, size_t, count);
  float *widths = ARENA_ARRAY(arena, float, count);
  columns[0] = 0;
  for (size_t i = grid->labels; i < count; i++)
    columns[i] = from + i - grid->labels;
  share_out(grid, columns, count, context->width, widths);
  grid->edges[0] = context->x;
  for (size_t i = 0; i < count; i++)
    grid->edges[i + 1] = grid->edges[i] + widths[i];
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

/* One cell, between two edges of the band. */
static void column_set(const Context *context, const Grid *grid, Row *row, const xmlNode *cell, size_t at, size_t end)
{
  bool last = end == grid->labels + grid->to - grid->from;
  float left = grid->edges[at] + (at ? GUTTER / 2 : 0), right = grid->edges[end] - (last ? 0 : GUTTER / 2);
  List list = {0};
  Context inner = *context;
  inner.list = &list;
  inner.x = left;
  inner.width = right - left;
  inner.small = true;
  inner.frame = NULL;
  inner.label = NULL;
  inner.depth = 0;
  inner.text = STYLE_TEXT;
  cell_set(&inner, cell, row->head, end - at);
  row->columns[row->count++] = (Column){.at = list.at, .count = list.count, .x = left, .width = inner.width};
}

static Item *row_set(Context *outer, const Grid *grid, const xmlNode *node, bool head)
{
  Context own = *outer, *context = &own;
  own.element = element_add(outer, TAG_TR);
  Typeset *typeset = context->typeset;
  Row *row = ARENA_NEW(typeset->ink, Row);
  *row =
    (Row){.table = grid->table, .above = ROW_PADDING, .below = ROW_PADDING, .rule = RULE_LIGHT, .head = head};
  size_t edges = grid->labels + grid->to - grid->from, set = 0, at = 0;
  row->columns = ARENA_ARRAY(typeset->ink, Column, edges);
  if (attribute(node, "id") || attribute(node, "src"))
    block_new(context, node, BLOCK_OTHER);
  for (const xmlNode *cell = node->children; cell && at < grid->to; cell = cell->next) {
    if (!element_is(cell, "td") && !element_is(cell, "th"))
      continue;
    size_t end = at + span_of(cell), from = at > grid->from ? at : grid->from;
    size_t to = end < grid->to ? end : grid->to;
    size_t columns = (at == 0 && grid->labels) + (to > from ? to - from : 0);
    row->named |= set == 0 && !head && element_is(cell, "th");
    if (columns)
      column_set(context, grid, row, cell, set, set + columns);
    set += columns;
    at = end;
  }
  if (set < edges) /* all rows have as many columns */
    element_add(context, TAG_TD)->kid.columns = (unsigned)(edges - set) & 31;
  Item *item = list_add(typeset, context->list, ITEM_ROW, 0, row_height(row));
  item->as.row = row;
  item->frame = context->frame;
  item->keep = head || context->keep_all || is_head_of_group(node);
  return item;
}

/* A head that is high is not repeated: it would leave no room for the rows. */
static void head_set(Context *outer, const Grid *grid, const xmlNode *node)
{
  Context own = *outer, *context = &own;
  own.element = element_add(outer, TAG_THEAD);
  for (const xmlNode *row = node->children; row; row = row->next) {
    if (!element_is(row, "tr"))
      continue;
    Item *item = row_set(context, grid, row, true);
    item->as.row->rule = RULE_DARK;
    item->as.row->rule_above = RULE_DARK;
    bool high = item->height > HIGH_HEAD;
    item->as.row->head = !high;
    item->keep &= !high;
    grid->table->head = high ? NULL : item;
  }
}

static Item *body_set(Context *outer, const Grid *grid, const xmlNode *node)
{
  Context own = *outer, *context = &own;
  own.element = element_add(outer, TAG_TBODY);
  Item *last = NULL;
  const Item *group = NULL;
  for (const xmlNode *row = node->children; row; row = row->next) {
    if (!element_is(row, "tr"))
      continue;
    last = row_set(context, grid, row, false);
    last->as.row->group = group;
    if (!is_head_of_group(row))
      continue;
    last->as.row->group = NULL;
    last->as.row->rule = RULE_NONE; /* the heading belongs to what is below it */
    last->as.row->below = 0;
    last->height = row_height(last->as.row);
    group = last->height < HIGH_AGAIN ? last : NULL;
  }
  return last;
}

static void caption_set(Context *context, const xmlNode *node)
{
  for (const xmlNode *part = node->children; part; part = part->next) {
    if (!element_is(part, "caption"))
      continue;
    Context inner = *context;
    inner.text = STYLE_CAPTION;
    Block *block = block_new(context, part, BLOCK_PARAGRAPH);
    block->element = element_add(context, TAG_CAPTION);
    content_set(&inner, part, style_for(&inner, STYLE_CAPTION), block);
  }
}

static void band_set(Context *context, Grid *grid, const xmlNode *node)
{
  List *list = context->list;
  Item *last = NULL;
  size_t first = list->count;
  grid->table = ARENA_NEW(context->typeset->ink, Table);
  *grid->table = (Table){.x = context->x, .width = context->width};
  for (const xmlNode *part = node->children; part; part = part->next) {
    if (element_is(part, "thead"))
      head_set(context, grid, part);
    else if (element_is(part, "tbody"))
      last = body_set(context, grid, part);
  }
  Item *bare = body_set(context, grid, node); /* rows outside a body */
  if (bare)
    last = bare;
  if (last)
    last->as.row->rule = RULE_DARK;
  keep_ends(list, first + (grid->table->head != NULL), LOW_ROW);
  const float depth = sheets[context->typeset->part_sheet].depth;
  const bool keep = attribute(node, "keep") != NULL;
  for (size_t i = first; keep && i < list->count; i++)
    list->at[i]->parts = !list->at[i]->keep;
  if (keep_together(list, first, keep ? depth - KEEP_ROOM : SMALL_TABLE))
    for (size_t i = first; i < list->count; i++)
      list->at[i]->as.row->whole = true;
  if (last && !grid->table->head)
    list->at[first]->as.row->rule_above = RULE_DARK;
  list->after = context->small ? 4 : 12;
}

void table_set(Context *context, const xmlNode *node)
{
  Context whole = *context;
  widen(&whole, node);
  Grid grid = grid_of(&whole, node);
  block_new(&whole, node, BLOCK_OTHER);
  if (whole.list->after < 6)
    whole.list->after = 6;
  if (grid.columns == 0) { /* no table, but perhaps what it would have been called */
    caption_set(&whole, node);
    return;
  }
  for (size_t from = 0; from < grid.columns; from = grid.to) {
    whole.element = element_add(context, TAG_TABLE);
    if (from == 0)
      caption_set(&whole, node);
    band_open(&whole, &grid, from);
    band_set(&whole, &grid, node);
  }
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
  Row *row = ARENA_NEW(typeset->ink, Row);
  *row = (Row){.columns = ARENA_ARRAY(typeset->ink, Column, sides), .split = true};
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
    if (list.after + list.pad > after) /* a box reaches below its last line */
      after = list.after + list.pad;
  }
  Item *item = list_add(typeset, context->list, ITEM_ROW, before, row_height(row));
  item->as.row = row;
  item->frame = context->frame;
  item->keep = keep;
  context->list->after = after + 2;
}
