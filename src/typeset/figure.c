/*
 * figure: data of the page tree laid out as shapes, once, for two pens: cairo on paper and SVG on the page.
 *
 * Labels leave 15 % of slack, since a browser sets them in its own fonts.
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/figure_int.h"

Shape *shape_add(Sketch *sketch, ShapeKind kind, ShapeRole role, float x, float y, float width, float height)
{
  Shape *shape = ARENA_NEW(sketch->typeset->ink, Shape);
  *shape = (Shape){.kind = kind, .role = role, .x = x, .y = y, .width = width, .height = height};
  if (sketch->figure->last)
    sketch->figure->last->next = shape;
  else
    sketch->figure->first = shape;
  sketch->figure->last = shape;
  return shape;
}

float label_width(Sketch *sketch, const InlineStyle *style, const char *text, size_t length)
{
  return text_width(sketch->typeset, style, text, length) * LABEL_SLACK;
}

float widest_word(Sketch *sketch, const InlineStyle *style, const char *text)
{
  float widest = 0;
  for (const char *at = text; *at;) {
    size_t length = strcspn(at, " ");
    float width = length ? label_width(sketch, style, at, length) : 0;
    if (width > widest)
      widest = width;
    at += length + (at[length] == ' ');
  }
  return widest;
}

size_t label_set(Sketch *sketch, const InlineStyle *style, ShapeRole role, const char *text, float x, float y,
                 float width)
{
  float leading = style->size * LABEL_LEADING;
  size_t lines = 0;
  while (*text) {
    size_t best = strcspn(text, " "), end = best;
    while (text[end]) {
      end += 1 + strcspn(text + end + 1, " ");
      if (label_width(sketch, style, text, end) > width)
        break;
      best = end;
    }
    Shape *shape =
      shape_add(sketch, SHAPE_TEXT, role, x, y + leading * (float)lines + style->size * 0.85f, 0, 0);
    shape->text = arena_copy(sketch->typeset->ink, text, best);
    shape->style = style;
    shape->run =
      run_of_text(sketch->typeset, style, sketch->figure->block, shape->text, sketch->figure->x + x, 0);
    shape->width = shape->run->width;
    if (shape->run->count) /* the words of two labels do not run together */
      shape->run->pieces[shape->run->count - 1].space = true;
    lines++;
    text += best;
    while (*text == ' ')
      text++;
  }
  return lines;
}

/* ---- the figure in the flow of blocks ---------------------------------------------------------------- */

static const InlineStyle *label_style(Typeset *typeset, Face face, float size, unsigned language)
{
  InlineStyle *style = ARENA_NEW(typeset->ink, InlineStyle);
  *style = inline_style(typeset, face, size, COLOUR_INK, language);
  return style;
}

static const xmlNode *child_named(const xmlNode *node, const char *name)
{
  const xmlNode *child = node->children;
  while (child && !element_is(child, name))
    child = child->next;
  return child;
}

Sketch sketch_start(Context *context, const xmlNode *node, Block *block)
{
  Typeset *typeset = context->typeset;
  Sketch sketch = {.typeset = typeset, .figure = ARENA_NEW(typeset->arena, Figure)};
  *sketch.figure = (Figure){.x = context->x, .width = context->width, .block = block};
  sketch.plain = label_style(typeset, FACE_REGULAR, 9, context->language_number);
  sketch.strong = label_style(typeset, FACE_BOLD, 8.5f, context->language_number);
  sketch.small = label_style(typeset, FACE_REGULAR, 8, context->language_number);
  const xmlNode *alternative = child_named(node, "alt");
  if (alternative) {
    Buffer text = {0};
    plain_text(alternative, &text);
    sketch.figure->alternative = arena_string(typeset->arena, text.at);
    buffer_free(&text);
  }
  return sketch;
}

Figure *figure_layout(Context *context, const xmlNode *node, Block *block)
{
  Sketch sketch = sketch_start(context, node, block);
  const char *kind = attribute(node, "kind");
  if (kind && strcmp(kind, "timetable") == 0)
    timetable_layout(&sketch, node);
  if (kind && strcmp(kind, "flows") == 0)
    flows_layout(&sketch, node);
  return sketch.figure;
}

void figure_item(Context *context, Figure *figure, float before)
{
  Item *item = list_add(context->typeset, context->list, ITEM_FIGURE, before, figure->height);
  item->as.figure = figure;
  figure->element = element_add(context, TAG_FIGURE);
  figure->element->of.figure = figure;
  item->frame = context->frame;
  item->block = (Block *)figure->block;
}

void figure_set(Context *context, const xmlNode *node)
{
  Context whole = *context;
  context = &whole;
  widen(context, node);
  context->element = element_add(context, TAG_DIV);
  Block *block = block_new(context, node, BLOCK_FIGURE);
  const xmlNode *caption = child_named(node, "figcaption");
  if (caption) {
    Context inner = *context;
    const TextStyle *style = style_for(context, STYLE_CAPTION);
    Block *words = block_new(context, caption, BLOCK_PARAGRAPH);
    words->element = element_add(context, TAG_CAPTION);
    content_set(&inner, caption, style, words);
  }
  const char *kind = attribute(node, "kind");
  Figure *figure = figure_layout(context, node, block);
  if (figure->height <= sheets[context->typeset->part_sheet].depth * 0.9f)
    figure_item(context, figure, 2);
  else if (kind && strcmp(kind, "timetable") == 0)
    timetable_by_rows(context, node, block);
  else
    flows_as_lines(context, node, block);
  context->list->after = 12;
}
