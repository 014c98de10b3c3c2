/*
 * list: lists and definitions.
 */
#include <string.h>

#include "typeset/typeset_int.h"

static const float INDENT = 14, TERM_SHARE = 0.29f;
static const float SHORT_ITEM = 88; /* seven lines of a table */

static unsigned items_of(const xmlNode *node)
{
  unsigned count = 0;
  for (const xmlNode *item = node->children; item; item = item->next)
    count += element_is(item, "li");
  return count;
}

/* Neither the first nor the last item of a list stands alone on its page, where they are short. */
static void keep_items(const List *list, size_t first, size_t second, size_t last)
{
  size_t end = list->count;
  if (second > first && second < end && second - first <= 2)
    list->at[second - 1]->keep = true;
  if (last > first && end - last <= 2)
    list->at[last - 1]->keep = true;
}

static void list_item(Context *context, const xmlNode *node, const TextStyle *style)
{
  Element *list = context->element;
  context->element = element_add(context, TAG_LI);
  context->label_element = element_add(context, TAG_LBL);
  content_set(context, node, style, block_of(context, node, BLOCK_ITEM, TAG_LBODY));
  context->element = list;
}

void list_set(Context *context, const xmlNode *node)
{
  Typeset *typeset = context->typeset;
  bool ordered = element_is(node, "ol"), french = strncmp(context->language, "fr", 2) == 0;
  const TextStyle *style = style_for(context, STYLE_ITEM);
  Context inner = *context;
  float indent = context->small ? 10 : INDENT;
  if (ordered) { /* room for the widest number, "100." */
    unsigned digits = 1;
    for (size_t items = items_of(node); items > 9; items /= 10)
      digits++;
    indent = style->size * (0.57f * (float)digits + 0.8f);
  }
  block_new(context, node, BLOCK_OTHER);
  inner.element = element_add(context, TAG_L);
  inner.element->kid.attribute = ordered ? ATTRIBUTE_DECIMAL : ATTRIBUTE_DISC;
  inner.text = STYLE_ITEM;
  narrow(&inner, indent, 0);
  if (inner.x == context->x) /* so deep that there is no room left to hang labels in */
    inner.element->kid.attribute = ATTRIBUTE_NONE;
  inner.depth++;
  const char *label = NULL;
  inner.label = &label;
  unsigned number = 0;
  size_t first = context->list->count, second = first, last = first;
  if (context->small) /* nor does a cell leave its label behind: "Processors" */
    keep_lead_in(context->list);
  for (const xmlNode *item = node->children; item; item = item->next) {
    if (!element_is(item, "li"))
      continue;
    last = context->list->count;
    if (second == first)
      second = last;
    label = ordered ? arena_format(typeset->ink, "%u.", ++number) : french ? "–" : "•";
    if (inner.x == context->x)
      label = NULL;
    inner.label_right = ordered;
    inner.label_x = ordered ? inner.x - style->size * 0.42f : context->x + (context->small ? 0 : 2);
    list_item(&inner, item, style);
    if (context->small && context->list->count > last) /* a cell goes on with a whole item */
      keep_together(context->list, last, SHORT_ITEM);
  }
  if (context->label) /* a list that begins an item stands for its text */
    *context->label = NULL;
  keep_items(context->list, first, second, last);
  if (context->depth == 0)
    context->list->after = style_for(context, STYLE_TEXT)->after;
}

/* Where there is little room, terms stand above what is said of them. */
static void definitions_stacked(Context *context, const xmlNode *node)
{
  Context inner = *context;
  Element *list = context->element;
  narrow(&inner, INDENT, 0);
  bool described = true;
  for (const xmlNode *item = node->children; item; item = item->next) {
    bool term = element_is(item, "dt");
    if (!term && !element_is(item, "dd"))
      continue;
    if (term && described)
      inner.element = element_add(context, TAG_LI);
    context->element = inner.element;
    if (term && context->list->count && context->list->after < 5)
      context->list->after = 5;
    if (term)
      text_set(context, item, style_for(context, STYLE_TERM), block_of(context, item, BLOCK_ITEM, TAG_LBL));
    else
      content_set(&inner, item, style_for(&inner, STYLE_ITEM), block_of(&inner, item, BLOCK_ITEM, TAG_LBODY));
    described = !term;
    context->element = list;
  }
}

/* Terms and what is said of them, as two columns; returns the first node that belongs to the next term. */
static const xmlNode *definition(Context *context, const xmlNode *item)
{
  Typeset *typeset = context->typeset;
  List lists[2] = {{0}, {0}};
  Context sides[2] = {*context, *context};
  for (size_t i = 0; i < 2; i++) {
    sides[i].list = &lists[i];
    sides[i].label = NULL;
    sides[i].element = i ? sides[0].element : element_add(context, TAG_LI);
  }
  sides[0].width = context->width * TERM_SHARE - 12;
  sides[1].x += context->width * TERM_SHARE;
  sides[1].width -= context->width * TERM_SHARE;
  for (; item && !(element_is(item, "dt") && lists[1].count); item = item->next) {
    size_t side = element_is(item, "dd");
    if (!side && !element_is(item, "dt"))
      continue;
    const TextStyle *style = style_for(context, side ? STYLE_ITEM : STYLE_TERM);
    Block *block = block_of(&sides[side], item, BLOCK_ITEM, side ? TAG_LBODY : TAG_LBL);
    content_set(&sides[side], item, style, block);
  }
  Row *row = ARENA_NEW(typeset->ink, Row);
  *row = (Row){.columns = ARENA_ARRAY(typeset->ink, Column, 2), .count = 2, .split = true};
  for (size_t i = 0; i < 2; i++)
    row->columns[i] =
      (Column){.at = lists[i].at, .count = lists[i].count, .x = sides[i].x, .width = sides[i].width};
  Item *added = list_add(typeset, context->list, ITEM_ROW, 0, row_height(row));
  added->as.row = row;
  added->frame = context->frame;
  added->keep = context->keep_all;
  context->list->after = 6;
  return item;
}

void definitions_set(Context *context, const xmlNode *node)
{
  Element *outer = context->element;
  block_new(context, node, BLOCK_OTHER);
  context->element = element_add(context, TAG_L);
  context->element->kid.attribute = ATTRIBUTE_WORDS;
  if (context->small || context->width < sheets[SHEET_PORTRAIT].measure * 0.75f)
    definitions_stacked(context, node);
  else {
    size_t first = context->list->count;
    for (const xmlNode *item = node->children; item;) {
      if (element_is(item, "dt") || element_is(item, "dd"))
        item = definition(context, item);
      else
        item = item->next;
    }
    keep_ends(context->list, first, 32);
  }
  context->element = outer;
  context->list->after = style_for(context, STYLE_TEXT)->after + 1;
}
