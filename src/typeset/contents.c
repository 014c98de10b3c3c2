/*
 * contents: the table of contents, with leaders; page numbers are filled in when pages are drawn.
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

static const float NUMBER_WIDTH = 24, LEVEL_INDENT = 14, LEAST_LEADER = 16;
static const float LINES_GIVE = 0.1f, SPACES_GIVE = 0.5f; /* of their height, where the page asks for it */
static const float COLUMN_GUTTER = 18, COLUMN_NUMBER = 19;
static const float NARROWER = 0.6f;                          /* what stands round an entry of a column */
static const float ONE_AT_MOST = 1.11f, TWO_AT_MOST = 1.8f; /* of the room on a page, in a column, in two */

enum { LEVELS = 4 };
typedef struct Contents {
  Element *tocs[LEVELS];
  int levels[LEVELS];
  size_t depth;
  float number, indent, leader; /* widths: of the number, of a level, of the leader at least */
} Contents;

static const xmlNode *first_link(const xmlNode *node)
{
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (element_is(child, "a"))
      return child;
    const xmlNode *inner = child->type == XML_ELEMENT_NODE ? first_link(child) : NULL;
    if (inner)
      return inner;
  }
  return NULL;
}

static void leader_add(Context *context, Item *item, const char *target, float right, float room)
{
  Typeset *typeset = context->typeset;
  Run *last = item->as.runs;
  while (last->next)
    last = last->next;
  InlineStyle *style = ARENA_NEW(typeset->ink, InlineStyle);
  *style = *last->style;
  style->link = arena_string(typeset->arena, target);
  Run *leader = ARENA_NEW(typeset->ink, Run), *number = ARENA_NEW(typeset->ink, Run);
  float from = last->x + last->width + 5;
  if (last->count)
    last->pieces[last->count - 1].space = true;
  *leader = (Run){.kind = RUN_LEADER,
                  .style = style,
                  .element = last->element,
                  .x = from,
                  .width = right - room - from,
                  .next = number};
  *number = (Run){.kind = RUN_PAGE_NUMBER, .style = style, .element = last->element, .x = right};
  last->next = leader;
}

/* The TOC of a level: within that of the level above it. */
static Element *toc_of(const Context *context, Contents *contents, int level)
{
  while (contents->depth > 1 && contents->levels[contents->depth - 1] > level)
    contents->depth--;
  if (contents->depth == 0 || contents->levels[contents->depth - 1] < level) {
    Context inner = *context;
    if (contents->depth)
      inner.element = contents->tocs[contents->depth - 1];
    contents->levels[contents->depth] = level;
    contents->tocs[contents->depth++] = element_add(&inner, TAG_TOC);
  }
  return contents->tocs[contents->depth - 1];
}

static void entry(Context *context, Contents *contents, const xmlNode *node)
{
  const char *level_text = attribute(node, "level");
  int level = level_text ? atoi(level_text) : 1;
  if (level < 1 || level > LEVELS)
    level = 1;
  const xmlNode *link = first_link(node);
  const TextStyle *style = &text_styles[level == 1 ? STYLE_CONTENTS_1 : STYLE_CONTENTS];
  Context inner = *context;
  narrow(&inner, contents->indent * (float)(level - 1), contents->number + contents->leader);
  Block *block = block_new(context, node, BLOCK_ITEM);
  inner.element = toc_of(context, contents, level);
  inner.element = element_add(&inner, TAG_TOCI);
  block->element = element_add(&inner, TAG_REFERENCE);
  Inline state = inline_start(context->typeset, style, context->language_number, block);
  state.plain_links = true;
  for (const xmlNode *child = node->children; child; child = child->next)
    if (!element_is(child, "ul"))
      inline_nodes(&state, child, child->next);
  size_t before = context->list->count;
  paragraph_set(&inner, style, block);
  const char *target = link ? attribute(link, "href") : NULL;
  if (context->list->count > before && target && target[0] == '#')
    leader_add(context, context->list->at[context->list->count - 1], target, context->x + context->width,
               contents->number);
}

static void entries(Context *context, Contents *contents, const xmlNode *list)
{
  for (const xmlNode *item = list->children; item; item = item->next) {
    if (!element_is(item, "li"))
      continue;
    entry(context, contents, item);
    for (const xmlNode *inner = item->children; inner; inner = inner->next)
      if (element_is(inner, "ul"))
        entries(context, contents, inner);
  }
}

/* Moves the lines together where the contents would run over the page by a few of them. */
static void fit_page(const Context *context, size_t from)
{
  const Typeset *typeset = context->typeset;
  const List *list = context->list;
  if (list != &typeset->body || from < typeset->dealt)
    return;
  float height = items_height(list->at + typeset->dealt, list->count - typeset->dealt);
  float over = height - typeset->sheet->depth, give = 0;
  for (size_t i = from; i < list->count; i++) {
    if (list->at[i]->kind != ITEM_LINE)
      return;
    give += list->at[i]->height * LINES_GIVE + (i > from ? list->at[i]->before * SPACES_GIVE : 0);
  }
  if (over <= 0 || over > give)
    return;
  for (size_t i = from; i < list->count; i++) {
    Item *item = list->at[i];
    float less = item->height * LINES_GIVE * over / give;
    item->height -= less;
    item->baseline -= less / 2;
    if (i > from)
      item->before -= item->before * SPACES_GIVE * over / give;
  }
}

/* ---- two columns ------------------------------------------------------------------------------------- */

static float height_wanted(const xmlNode *list)
{
  float height = 0;
  for (const xmlNode *item = list->children; item; item = item->next) {
    const char *level = attribute(item, "level");
    if (element_is(item, "li"))
      height += text_styles[STYLE_CONTENTS].leading;
    if (element_is(item, "li") && level && *level == '1')
      height += text_styles[STYLE_CONTENTS_1].before;
    height += height_wanted(item);
  }
  return height;
}

/* Whether a list of entries is too high for its page and would stand on it in two columns. */
static bool wants_columns(const Context *context, const xmlNode *list)
{
  const Typeset *typeset = context->typeset;
  if (context->list != &typeset->body || typeset->dealt > context->list->count)
    return false;
  float taken = items_height(context->list->at + typeset->dealt, context->list->count - typeset->dealt);
  float room = typeset->sheet->depth - taken, height = height_wanted(list);
  return height > room * ONE_AT_MOST && height < room * TWO_AT_MOST;
}

static void move_right(const Item *line, float by)
{
  for (Run *run = line->as.runs; run; run = run->next) {
    run->x += by;
    for (size_t i = 0; i < run->count; i++)
      run->pieces[i].x += by;
  }
}

/* The lines fill the first column to half of their height, and the second with the rest. */
static void columns_set(Context *context, Contents *contents, const xmlNode *node)
{
  Typeset *typeset = context->typeset;
  List list = {0};
  Context inner = *context;
  inner.list = &list;
  inner.width = (context->width - COLUMN_GUTTER) / 2;
  contents->number = COLUMN_NUMBER;
  contents->indent *= NARROWER;
  contents->leader *= NARROWER;
  entries(&inner, contents, node);
  const float half = items_height(list.at, list.count) / 2;
  size_t first = 0;
  while (first < list.count && items_height(list.at, first) < half)
    first++;
  for (size_t i = first; i < list.count; i++)
    move_right(list.at[i], inner.width + COLUMN_GUTTER);
  Row *row = ARENA_NEW(typeset->ink, Row);
  *row = (Row){.columns = ARENA_ARRAY(typeset->ink, Column, 2), .count = 2, .split = true};
  row->columns[0] = (Column){.at = list.at, .count = first, .x = inner.x, .width = inner.width};
  row->columns[1] = (Column){.at = list.at + first,
                             .count = list.count - first,
                             .x = inner.x + inner.width + COLUMN_GUTTER,
                             .width = inner.width};
  list_add(typeset, context->list, ITEM_ROW, 0, row_height(row))->as.row = row;
}

void contents_set(Context *context, const xmlNode *nav)
{
  Contents contents = {.number = NUMBER_WIDTH, .indent = LEVEL_INDENT, .leader = LEAST_LEADER};
  size_t from = context->list->count;
  block_new(context, nav, BLOCK_OTHER);
  for (const xmlNode *node = nav->children; node; node = node->next) {
    if (element_is(node, "p")) {
      const TextStyle *style = &text_styles[STYLE_CONTENTS_TITLE];
      Block *block = block_new(context, node, BLOCK_PARAGRAPH);
      block->element = element_add(context, TAG_P);
      Inline state = inline_start(context->typeset, style, context->language_number, block);
      inline_nodes(&state, node->children, NULL);
      paragraph_set(context, style, block);
    } else if (element_is(node, "ul") || element_is(node, "ol")) {
      if (wants_columns(context, node))
        columns_set(context, &contents, node);
      else
        entries(context, &contents, node);
    }
  }
  fit_page(context, from);
  context->list->after = 24;
}
