/*
 * contents: the table of contents, with leaders; page numbers are filled in when pages are drawn.
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

static const float NUMBER_WIDTH = 24, LEVEL_INDENT = 14;
static const float LINES_GIVE = 0.1f, SPACES_GIVE = 0.5f; /* of their height, where the page asks for it */

enum { LEVELS = 4 };
typedef struct Contents {
  Element *tocs[LEVELS];
  int levels[LEVELS];
  size_t depth;
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

static void leader_add(Context *context, Item *item, const char *target, float right)
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
                  .width = right - NUMBER_WIDTH - from,
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
  inner.x += LEVEL_INDENT * (float)(level - 1);
  inner.width -= LEVEL_INDENT * (float)(level - 1) + NUMBER_WIDTH + 16;
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
    leader_add(context, context->list->at[context->list->count - 1], target, context->x + context->width);
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
  float over = items_height(list->at + typeset->dealt, list->count - typeset->dealt) - typeset->sheet->depth, give = 0;
  for (size_t i = from; i < list->count; i++)
    give += list->at[i]->height * LINES_GIVE + (i > from ? list->at[i]->before * SPACES_GIVE : 0);
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

void contents_set(Context *context, const xmlNode *nav)
{
  Contents contents = {.depth = 0};
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
    } else if (element_is(node, "ul") || element_is(node, "ol"))
      entries(context, &contents, node);
  }
  fit_page(context, from);
  context->list->after = 24;
}
