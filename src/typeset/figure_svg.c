/*
 * figure_svg: the pen for the web page.  Classes, no colours: the style sheet knows the reader's scheme.
 *
 *     svg.figure.timetable, svg.figure.flows; in them
 *     bar, outline, point, line, arrow or text, with active, intermediate, end, label, row, node, edge or axis
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

static void number(Buffer *out, const char *name, float value)
{
  buffer_format(out, " %s=\"", name);
  add_number(out, (double)value, 1);
  buffer_byte(out, '"');
}

static void points(Buffer *out, const float *at, size_t count)
{
  buffer_text(out, " points=\"");
  for (size_t i = 0; i < count; i++) {
    if (i)
      buffer_byte(out, i % 2 ? ',' : ' ');
    add_number(out, (double)at[i], 1);
  }
  buffer_byte(out, '"');
}

static void shape_svg(Buffer *out, const Shape *shape)
{
  float x = shape->x, y = shape->y, width = shape->width, height = shape->height;
  float length = hypotf(width, height), along = length > 0 ? width / length : 1,
        across = length > 0 ? -height / length : 0;
  const char *names[] = {[SHAPE_BAR] = "rect",      [SHAPE_OUTLINE] = "rect",  [SHAPE_LINE] = "line",
                         [SHAPE_POINT] = "polygon", [SHAPE_ARROW] = "polygon", [SHAPE_TEXT] = "text"};
  buffer_format(out, "<%s class=\"%s %s\"", names[shape->kind], kind_names[shape->kind],
                role_names[shape->role]);
  switch (shape->kind) {
  case SHAPE_BAR:
  case SHAPE_OUTLINE:
    number(out, "x", x);
    number(out, "y", y);
    number(out, "width", width);
    number(out, "height", height);
    break;
  case SHAPE_LINE:
    number(out, "x1", x);
    number(out, "y1", y);
    number(out, "x2", x + width);
    number(out, "y2", y + height);
    break;
  case SHAPE_POINT:
    points(out, (float[]){x, y - height / 2, x + width / 2, y, x, y + height / 2, x - width / 2, y}, 8);
    break;
  case SHAPE_ARROW:
    points(out,
           (float[]){x, y, x - 5 * along + 2.2f * across, y + 5 * across + 2.2f * along,
                     x - 5 * along - 2.2f * across, y + 5 * across - 2.2f * along},
           6);
    break;
  case SHAPE_TEXT:
    number(out, "x", x);
    number(out, "y", y);
    number(out, "font-size", shape->style->size);
    buffer_byte(out, '>');
    buffer_markup(out, shape->text);
    buffer_text(out, "</text>");
    return;
  }
  buffer_text(out, "/>");
}

void typeset_figure_svg(const xmlNode *figure, const TypesetOptions *options, Buffer *out)
{
  Typeset *typeset = typeset_new(options);
  Context context = {.typeset = typeset, .list = &typeset->body, .language = ""};
  context.width = sheets[SHEET_PORTRAIT].measure;
  Figure *laid_out = figure_layout(&context, figure, block_new(&context, figure, BLOCK_FIGURE));
  const char *kind = attribute(figure, "kind");
  buffer_text(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure ");
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
  for (const Shape *shape = laid_out->first; shape; shape = shape->next)
    shape_svg(out, shape);
  buffer_text(out, "</svg>");
  typeset_free(typeset);
}
