/*
 * figure: data of the page tree laid out as shapes, once, for two pens: cairo on paper and SVG on the page.
 *
 * A timetable is one bar a row, its spans side by side with their labels below; what is active, intermediate
 * or an end differs by tone and by form, never by colour alone.  Labels leave 15 % of slack, since a browser
 * sets them in its own fonts.
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/figure_int.h"

static const float BAR = 9, LABEL_SHARE = 0.26f, ROW_GAP = 7, POINT_SLOT = 60, SPAN_SLOT = 72;
enum { SPANS = 12 };

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

/* ---- timetables -------------------------------------------------------------------------------------- */

typedef struct Span {
  const char *label;
  ShapeRole role;
  float weight, width, least;
} Span;

static ShapeRole role_of(const char *kind)
{
  static const struct {
    const char *name;
    ShapeRole role;
  } roles[] = {{"active", ROLE_ACTIVE}, {"intermediate", ROLE_INTERMEDIATE}, {"end", ROLE_END}};
  for (size_t i = 0; kind && i < COUNT_OF(roles); i++)
    if (strcmp(kind, roles[i].name) == 0)
      return roles[i].role;
  return ROLE_ACTIVE;
}

static float weight_of(const xmlNode *span)
{
  const char *text = attribute(span, "weight");
  float weight = 0, place = 1;
  if (!text)
    return 1;
  for (; *text >= '0' && *text <= '9'; text++)
    weight = weight * 10 + (float)(*text - '0'); /* no locale */
  if (*text == '.')
    for (text++; *text >= '0' && *text <= '9'; text++)
      weight += (float)(*text - '0') * (place /= 10);
  return weight;
}

static size_t spans_read(Sketch *sketch, const xmlNode *row, Span *spans)
{
  size_t count = 0;
  for (const xmlNode *node = row->children; node && count < SPANS; node = node->next) {
    if (!element_is(node, "span"))
      continue;
    const char *label = attribute(node, "label");
    Span *span = &spans[count++];
    *span = (Span){.label = ordinary_spaces(sketch->typeset->ink, label ? label : ""),
                   .role = role_of(attribute(node, "kind")),
                   .weight = weight_of(node)};
    float word = widest_word(sketch, sketch->small, span->label) + 8;
    float whole = label_width(sketch, sketch->small, span->label, strlen(span->label)) + 8;
    float least = span->weight > 0 ? SPAN_SLOT : POINT_SLOT;
    if (whole < least)
      least = whole;
    span->least = word > least ? word : least;
  }
  return count;
}

/* Shares the width by weight, with no span under its least; false where even the least do not fit. */
static bool spans_share(Span *spans, size_t count, float width)
{
  float least = 0, weights = 0, free_width = width;
  bool fixed[SPANS] = {false}, again = true;
  for (size_t i = 0; i < count; i++) {
    least += spans[i].least;
    weights += spans[i].weight;
  }
  bool fits = least <= width;
  while (again) { /* each round fixes one span at least */
    again = false;
    for (size_t i = 0; i < count; i++) {
      float wish = weights > 0 ? free_width * spans[i].weight / weights : 0;
      if (fixed[i] || (fits ? wish >= spans[i].least : spans[i].weight > 0))
        continue;
      spans[i].width = fits ? spans[i].least : BAR;
      free_width -= spans[i].width;
      weights -= spans[i].weight;
      fixed[i] = again = true;
    }
  }
  for (size_t i = 0; i < count; i++)
    if (!fixed[i])
      spans[i].width = free_width * spans[i].weight / weights;
  return fits;
}

static void span_bar(Sketch *sketch, const Span *span, float x, float y, float width)
{
  if (span->weight <= 0) {
    shape_add(sketch, SHAPE_POINT, span->role, x + BAR / 2, y + BAR / 2, BAR, BAR);
    return;
  }
  shape_add(sketch, SHAPE_BAR, span->role, x, y, width - 1.5f, BAR);
  if (span->role != ROLE_ACTIVE)
    shape_add(sketch, SHAPE_OUTLINE, span->role, x, y, width - 1.5f, BAR);
}

/* Labels under their bars, or, where the bars are too narrow for them, one under the other. */
static float spans_set(Sketch *sketch, Span *spans, size_t count, float x, float y, float width)
{
  bool fits = spans_share(spans, count, width);
  float deepest = 0, leading = sketch->small->size * LABEL_LEADING, at = x;
  for (size_t i = 0; i < count; i++) {
    span_bar(sketch, &spans[i], at, y, spans[i].width);
    if (fits) {
      size_t lines =
        label_set(sketch, sketch->small, ROLE_LABEL, spans[i].label, at, y + BAR + 2.5f, spans[i].width - 6);
      if ((float)lines * leading > deepest)
        deepest = (float)lines * leading;
    }
    at += spans[i].width;
  }
  for (size_t i = 0; i < count && !fits; i++) {
    float below = y + BAR + 4 + deepest;
    Span mark = spans[i];
    span_bar(sketch, &mark, x, below, BAR + 1.5f);
    size_t lines =
      label_set(sketch, sketch->small, ROLE_LABEL, spans[i].label, x + BAR + 5, below, width - BAR - 5);
    deepest += (float)lines * leading + 1.5f;
  }
  return BAR + 2.5f + deepest;
}

/* One row; its height. */
static float row_set(Sketch *sketch, const xmlNode *row, float y)
{
  float width = sketch->figure->width, label_room = width * LABEL_SHARE;
  const char *label = attribute(row, "label");
  Span spans[SPANS];
  size_t lines = label
                   ? label_set(sketch, sketch->plain, ROLE_ROW,
                               ordinary_spaces(sketch->typeset->arena, label), 0, y - 0.5f, label_room - 12)
                   : 0;
  size_t count = spans_read(sketch, row, spans);
  float height = spans_set(sketch, spans, count, label_room, y + 0.5f, width - label_room);
  float beside = (float)lines * sketch->plain->size * LABEL_LEADING;
  return height > beside ? height : beside;
}

static void timetable(Sketch *sketch, const xmlNode *node)
{
  float y = 4;
  bool first = true;
  for (const xmlNode *row = node->children; row; row = row->next) {
    if (!element_is(row, "row"))
      continue;
    if (!first) {
      shape_add(sketch, SHAPE_LINE, ROLE_AXIS, 0, y + ROW_GAP / 2, sketch->figure->width, 0);
      y += ROW_GAP + 4;
    }
    y += row_set(sketch, row, y);
    first = false;
  }
  sketch->figure->height = y + 4;
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

static Sketch sketch_start(Context *context, const xmlNode *node, Block *block)
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
    timetable(&sketch, node);
  if (kind && strcmp(kind, "flows") == 0)
    flows_layout(&sketch, node);
  return sketch.figure;
}

static void figure_item(Context *context, Figure *figure, float before)
{
  Item *item = list_add(context->typeset, context->list, ITEM_FIGURE, before, figure->height);
  item->as.figure = figure;
  figure->element = element_add(context, TAG_FIGURE);
  figure->element->of.figure = figure;
  item->frame = context->frame;
  item->block = (Block *)figure->block;
}

/* "Invoices: one year, then ten years" */
static const char *row_alternative(Typeset *typeset, const xmlNode *row)
{
  Buffer text = {0};
  const char *label = attribute(row, "label");
  buffer_text(&text, label ? label : "");
  const char *between = ": ";
  for (const xmlNode *span = row->children; span; span = span->next) {
    const char *said = element_is(span, "span") ? attribute(span, "label") : NULL;
    if (!said)
      continue;
    buffer_text(&text, between);
    buffer_text(&text, said);
    between = ", ";
  }
  const char *kept = ordinary_spaces(typeset->arena, text.at);
  buffer_free(&text);
  return kept;
}

/* A timetable of many rows goes over the pages row by row. */
static void rows_apart(Context *context, const xmlNode *node, Block *block)
{
  for (const xmlNode *row = node->children; row; row = row->next) {
    if (!element_is(row, "row"))
      continue;
    Sketch sketch = sketch_start(context, node, block);
    sketch.figure->height = 4 + row_set(&sketch, row, 4);
    sketch.figure->alternative = row_alternative(context->typeset, row);
    figure_item(context, sketch.figure, ROW_GAP);
  }
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
    rows_apart(context, node, block);
  else
    flows_as_lines(context, node, block);
  context->list->after = 12;
}
