/*
 * figure_svg: the pen for the web page.  Classes, no colours: the style sheet knows the reader's scheme.
 *
 *     svg.figure.timetable, svg.figure.flows; in them
 *     bar, outline, point, line, arrow (a path for all of one role) or text (a group), with active,
 *     intermediate, end, label, row, node, edge or axis
 */
#include <math.h>
#include <string.h>

#include "typeset/figure_int.h"

static const char *const role_names[] = {[ROLE_ACTIVE] = "active", [ROLE_INTERMEDIATE] = "intermediate",
                                         [ROLE_END] = "end",       [ROLE_LABEL] = "label",
                                         [ROLE_ROW] = "row",       [ROLE_NODE] = "node",
                                         [ROLE_EDGE] = "edge",     [ROLE_AXIS] = "axis"};
static const char *const kind_names[] = {
  [SHAPE_BAR] = "bar",     [SHAPE_OUTLINE] = "outline", [SHAPE_LINE] = "line",
  [SHAPE_POINT] = "point", [SHAPE_ARROW] = "arrow",     [SHAPE_TEXT] = "text"};

/* One place behind the point, and none where it is 0. */
static void value(Buffer *out, float number)
{
  add_number(out, (double)number, 1);
  if (out->length > 2 && strcmp(out->at + out->length - 2, ".0") == 0)
    out->at[out->length -= 2] = '\0';
}

/* The style sheet knows it. */
static float usual_size(ShapeRole role)
{
  return role == ROLE_ROW ? 9 : 8;
}

static void number(Buffer *out, const char *name, float number)
{
  buffer_format(out, " %s=\"", name);
  value(out, number);
  buffer_byte(out, '"');
}

static void path(Buffer *out, const float *at, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    buffer_byte(out, i == 0 ? 'M' : i == 2 ? 'L' : ' ');
    value(out, at[i]);
  }
  if (count > 4)
    buffer_byte(out, 'z');
}

static void line(Buffer *out, float x, float y, float width, float height)
{
  bool across = fabsf(height) < 0.05f, down = fabsf(width) < 0.05f;
  if (!across && !down) {
    path(out, (float[]){x, y, x + width, y + height}, 4);
    return;
  }
  path(out, (float[]){x, y}, 2);
  buffer_byte(out, across ? 'H' : 'V');
  value(out, across ? x + width : y + height);
}

static void open_shape(Buffer *out, const char *name, ShapeKind kind, ShapeRole role)
{
  buffer_format(out, "<%s class=\"%s %s\"", name, kind_names[kind], role_names[role]);
}

/* Shapes of one kind and role are one path, texts one group. */
typedef Buffer Paths[COUNT_OF(kind_names)][COUNT_OF(role_names)];

static void shape_svg(Paths paths, const Shape *shape)
{
  Buffer *own = &paths[shape->kind][shape->role];
  float x = shape->x, y = shape->y, width = shape->width, height = shape->height;
  float length = hypotf(width, height), along = length > 0 ? width / length : 1,
        across = length > 0 ? -height / length : 0;
  switch (shape->kind) {
  case SHAPE_BAR:
  case SHAPE_OUTLINE:
    buffer_byte(own, 'M');
    value(own, x);
    buffer_byte(own, ' ');
    value(own, y);
    buffer_byte(own, 'h');
    value(own, width);
    buffer_byte(own, 'v');
    value(own, height);
    buffer_byte(own, 'h');
    value(own, -width);
    buffer_byte(own, 'z');
    break;
  case SHAPE_LINE:
    line(own, x, y, width, height);
    break;
  case SHAPE_POINT:
    path(own, (float[]){x, y - height / 2, x + width / 2, y, x, y + height / 2, x - width / 2, y}, 8);
    break;
  case SHAPE_ARROW:
    path(own,
         (float[]){x, y, x - 5 * along + 2.2f * across, y + 5 * across + 2.2f * along, x - 5 * along - 2.2f * across,
                   y + 5 * across - 2.2f * along},
         6);
    break;
  case SHAPE_TEXT:
    buffer_text(own, "<text");
    number(own, "x", x);
    number(own, "y", y);
    if (shape->style->size < usual_size(shape->role) || shape->style->size > usual_size(shape->role))
      number(own, "font-size", shape->style->size);
    buffer_byte(own, '>');
    buffer_markup(own, shape->text);
    buffer_text(own, "</text>");
    break;
  }
}

static void paths_svg(Buffer *out, Paths paths)
{
  for (size_t kind = 0; kind < COUNT_OF(kind_names); kind++)
    for (size_t role = 0; role < COUNT_OF(role_names); role++) {
      Buffer *own = &paths[kind][role];
      bool text = kind == SHAPE_TEXT;
      if (own->length) {
        open_shape(out, text ? "g" : "path", (ShapeKind)kind, (ShapeRole)role);
        buffer_text(out, text ? ">" : " d=\"");
        buffer_text(out, own->at);
        buffer_text(out, text ? "</g>" : "\"/>");
      }
      buffer_free(own);
    }
}

void typeset_figure_svg(const xmlNode *figure, const TypesetOptions *options, Buffer *out)
{
  Typeset *typeset = typeset_new(options);
  Context context = {.typeset = typeset, .list = &typeset->body, .language = ""};
  context.width = sheets[SHEET_PORTRAIT].measure;
  Figure *laid_out = figure_layout(&context, figure, block_new(&context, figure, BLOCK_FIGURE));
  const char *kind = attribute(figure, "kind");
  buffer_text(out, "<svg class=\"figure ");
  buffer_markup(out, kind ? kind : "");
  buffer_text(out, "\" viewBox=\"0 0 ");
  add_number(out, (double)laid_out->width, 1);
  buffer_byte(out, ' ');
  add_number(out, (double)laid_out->height, 1);
  buffer_text(out, "\" role=\"img\"");
  if (laid_out->alternative) {
    buffer_text(out, " aria-label=\"");
    buffer_markup(out, laid_out->alternative);
    buffer_byte(out, '"');
  }
  buffer_byte(out, '>');
  Paths paths = {{{0}}};
  for (const Shape *shape = laid_out->first; shape; shape = shape->next)
    shape_svg(paths, shape);
  paths_svg(out, paths);
  buffer_text(out, "</svg>");
  typeset_free(typeset);
}
