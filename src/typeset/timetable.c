/*
 * timetable: rows of bars, all on one scale, with what each bar stands for below it and a key below all.
 *
 * What is active, intermediate or an end differs by tone and by form, never by colour alone; so does a bar
 * that is torn, because it is not of its own length.  Words stand below the bars and not in them: short bars
 * are short.
 */
#include <string.h>

#include "typeset/figure_int.h"

static const float BAR = 9, ROW_GAP = 7, LEAST_BAR = 3, BAR_GAP = 1.5f;
static const float MARK = 7, MARK_SLOT = 11, LABEL_GAP = 10, ALLOWANCE = 40;

/* Of the width, what rows are called has so much: words need a line even where the figure is narrow. */
static float label_share(const Sketch *sketch)
{
  const float narrow = 280;
  return sketch->figure->width < narrow ? 0.36f : 0.26f;
}

static ShapeRole role_of(const char *kind)
{
  static const struct {
    const char *name;
    ShapeRole role;
  } roles[] = {{"active", ROLE_ACTIVE}, {"intermediate", ROLE_INTERMEDIATE}, {"end", ROLE_END}, {"cut", ROLE_EDGE}};
  for (size_t i = 0; kind && i < COUNT_OF(roles); i++)
    if (strcmp(kind, roles[i].name) == 0)
      return roles[i].role;
  return ROLE_ACTIVE;
}

static float number_of(const xmlNode *node, const char *name, float otherwise)
{
  const char *text = attribute(node, name);
  float number = 0, place = 1;
  if (!text)
    return otherwise;
  for (; *text >= '0' && *text <= '9'; text++)
    number = number * 10 + (float)(*text - '0'); /* no locale */
  if (*text == '.')
    for (text++; *text >= '0' && *text <= '9'; text++)
      number += (float)(*text - '0') * (place /= 10);
  return number;
}

static const xmlNode *next_named(const xmlNode *node, const char *name)
{
  while (node && !element_is(node, name))
    node = node->next;
  return node;
}

/* ---- the scale --------------------------------------------------------------------------------------- */

/* Points a unit of weight, such that the longest row has room, with its ends and its shortest bars. */
static float scale_of(const Sketch *sketch, const xmlNode *node)
{
  const float room = sketch->figure->width * (1 - label_share(sketch));
  const xmlNode *given = next_named(node->children, "scale");
  float longest = given ? number_of(given, "row", 0) : 0;
  float scale = longest > 0 ? (room - ALLOWANCE) / longest : room;
  for (const xmlNode *row = next_named(node->children, "row"); row; row = next_named(row->next, "row")) {
    float weights = 0, fixed = 0;
    for (const xmlNode *span = next_named(row->children, "span"); span; span = next_named(span->next, "span")) {
      float weight = number_of(span, "weight", 1);
      weights += weight;
      fixed += weight > 0 ? LEAST_BAR : BAR + 2 * BAR_GAP;
    }
    float left = room > fixed ? room - fixed : 1;
    if (weights > 0 && left / weights < scale)
      scale = left / weights;
  }
  return scale;
}

/* ---- bars -------------------------------------------------------------------------------------------- */

static void bar_part(Sketch *sketch, ShapeRole role, float x, float y, float width, float height)
{
  if (width <= 0)
    return;
  shape_add(sketch, SHAPE_BAR, role, x, y, width, height);
  if (role != ROLE_ACTIVE)
    shape_add(sketch, SHAPE_OUTLINE, role, x, y, width, height);
}

/* Two strokes across, as maps and charts have them where something is left out. */
static void tear(Sketch *sketch, float x, float y, float height)
{
  for (unsigned i = 0; i < 2; i++)
    shape_add(sketch, SHAPE_LINE, ROLE_EDGE, x + 3 * (float)i, y + height + 1.5f, 2, -height - 3);
}

static void bar_set(Sketch *sketch, ShapeRole role, float x, float y, float width, bool torn)
{
  if (!torn) {
    bar_part(sketch, role, x, y, width, BAR);
    return;
  }
  float part = (width - 6) / 2;
  bar_part(sketch, role, x, y, part, BAR);
  bar_part(sketch, role, x + width - part, y, part, BAR);
  tear(sketch, x + width / 2 - 2.5f, y, BAR);
}

static void point_set(Sketch *sketch, ShapeRole role, float x, float y, float size)
{
  shape_add(sketch, SHAPE_POINT, role, x + size / 2, y + size / 2, size, size);
}

static void bars_set(Sketch *sketch, const xmlNode *row, float scale, float x, float y)
{
  for (const xmlNode *span = next_named(row->children, "span"); span; span = next_named(span->next, "span")) {
    ShapeRole role = role_of(attribute(span, "kind"));
    float weight = number_of(span, "weight", 1), width = weight * scale;
    if (weight <= 0) {
      point_set(sketch, role, x + BAR_GAP, y, BAR);
      x += BAR + 2 * BAR_GAP;
      continue;
    }
    width = width < LEAST_BAR ? LEAST_BAR : width;
    bar_set(sketch, role, x, y, width - BAR_GAP, attribute(span, "cut") != NULL);
    x += width;
  }
}

/* ---- words ------------------------------------------------------------------------------------------- */

/* Marks with their words, side by side where they fit. */
typedef struct Legend {
  Sketch *sketch;
  float left, width; /* of the lines */
  float x, y;        /* where the next stands */
  float lowest;
} Legend;

/* Room for a mark `mark` wide and its words; where it begins. */
static float entry_open(Legend *legend, const char *label, float mark)
{
  Sketch *sketch = legend->sketch;
  float wish = mark + label_width(sketch, sketch->small, label, strlen(label));
  if (legend->x > legend->left && legend->x + wish > legend->left + legend->width) {
    legend->x = legend->left;
    legend->y = legend->lowest;
  }
  return legend->x;
}

static void entry_words(Legend *legend, const char *label, float mark)
{
  Sketch *sketch = legend->sketch;
  float x = legend->x + mark, room = legend->left + legend->width - x;
  size_t lines = label_set(sketch, sketch->small, ROLE_LABEL, label, x, legend->y, room);
  float below = legend->y + (float)(lines ? lines : 1) * sketch->small->size * LABEL_LEADING;
  legend->lowest = below > legend->lowest ? below : legend->lowest;
  legend->x = x + label_width(sketch, sketch->small, label, strlen(label)) + LABEL_GAP;
  if (lines > 1) {
    legend->x = legend->left;
    legend->y = legend->lowest;
  }
}

static void entry(Legend *legend, const xmlNode *node, bool point, bool torn)
{
  const char *given = attribute(node, "label");
  const char *label = ordinary_spaces(legend->sketch->typeset->ink, given ? given : "");
  ShapeRole role = role_of(attribute(node, "kind"));
  float x = entry_open(legend, label, MARK_SLOT), y = legend->y + 1;
  if (torn)
    tear(legend->sketch, x + 1, y, MARK);
  else if (point)
    point_set(legend->sketch, role, x, y, MARK);
  else
    bar_part(legend->sketch, role, x, y + 0.5f, MARK, MARK - 1);
  entry_words(legend, label, MARK_SLOT);
}

static void scale_entry(Legend *legend, const xmlNode *scale, float width)
{
  Sketch *sketch = legend->sketch;
  const char *label = ordinary_spaces(sketch->typeset->ink, attribute(scale, "label"));
  float x = entry_open(legend, label, width + 4), middle = legend->y + 5;
  shape_add(sketch, SHAPE_LINE, ROLE_EDGE, x, middle, width, 0);
  shape_add(sketch, SHAPE_LINE, ROLE_EDGE, x, middle - 2.5f, 0, 5);
  shape_add(sketch, SHAPE_LINE, ROLE_EDGE, x + width, middle - 2.5f, 0, 5);
  entry_words(legend, label, width + 4);
}

/* Scale and key; the height. */
static float key_set(Sketch *sketch, const xmlNode *node, float scale, float y)
{
  Legend legend = {sketch, 0, sketch->figure->width, 0, y, y};
  const xmlNode *unit = next_named(node->children, "scale");
  if (unit && attribute(unit, "label"))
    scale_entry(&legend, unit, number_of(unit, "weight", 1) * scale);
  for (const xmlNode *key = next_named(node->children, "key"); key; key = next_named(key->next, "key"))
    entry(&legend, key, false, role_of(attribute(key, "kind")) == ROLE_EDGE);
  return legend.lowest - y;
}

/* One row; its height. */
static float row_set(Sketch *sketch, const xmlNode *row, float scale, float y)
{
  float left = sketch->figure->width * label_share(sketch);
  const char *label = attribute(row, "label");
  size_t lines = label ? label_set(sketch, sketch->plain, ROLE_ROW, ordinary_spaces(sketch->typeset->arena, label), 0,
                                   y - 0.5f, left - 12)
                       : 0;
  bars_set(sketch, row, scale, left, y + 0.5f);
  Legend legend = {sketch, left, sketch->figure->width - left, left, y + BAR + 3, y + BAR + 3};
  for (const xmlNode *span = next_named(row->children, "span"); span; span = next_named(span->next, "span"))
    entry(&legend, span, number_of(span, "weight", 1) <= 0, false);
  float height = legend.lowest - y, beside = (float)lines * sketch->plain->size * LABEL_LEADING;
  return height > beside ? height : beside;
}

void timetable_layout(Sketch *sketch, const xmlNode *node)
{
  const float scale = scale_of(sketch, node);
  float y = 4;
  bool first = true;
  for (const xmlNode *row = next_named(node->children, "row"); row; row = next_named(row->next, "row")) {
    if (!first) {
      shape_add(sketch, SHAPE_LINE, ROLE_AXIS, 0, y + ROW_GAP / 2, sketch->figure->width, 0);
      y += ROW_GAP + 4;
    }
    y += row_set(sketch, row, scale, y);
    first = false;
  }
  if (next_named(node->children, "scale"))
    y += ROW_GAP;
  y += key_set(sketch, node, scale, y);
  sketch->figure->height = y + 4;
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
void timetable_by_rows(Context *context, const xmlNode *node, Block *block)
{
  Sketch whole = sketch_start(context, node, block);
  const float scale = scale_of(&whole, node);
  for (const xmlNode *row = node->children; row; row = row->next) {
    if (!element_is(row, "row"))
      continue;
    Sketch sketch = sketch_start(context, node, block);
    sketch.figure->height = 4 + row_set(&sketch, row, scale, 4);
    sketch.figure->alternative = row_alternative(context->typeset, row);
    figure_item(context, sketch.figure, ROW_GAP);
  }
  whole.figure->height = key_set(&whole, node, scale, 4);
  if (whole.figure->height > 0)
    figure_item(context, whole.figure, ROW_GAP);
}
