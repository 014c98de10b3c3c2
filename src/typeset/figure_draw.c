/*
 * figure_draw: the pen for paper.
 */
#include <math.h>

#include "typeset/draw_int.h"
#include "typeset/figure_int.h"

static void path(Pen *pen, const Shape *shape, float x, float y)
{
  double left = (double)(x + shape->x), top = (double)(y + shape->y);
  double width = (double)shape->width, height = (double)shape->height;
  double length = hypot(width, height), across = length > 0 ? -height / length : 0,
         along = length > 0 ? width / length : 1;
  switch (shape->kind) {
  case SHAPE_BAR:
  case SHAPE_OUTLINE:
    cairo_rectangle(pen->cairo, left, top, width, height);
    break;
  case SHAPE_LINE:
    cairo_move_to(pen->cairo, left, top);
    cairo_line_to(pen->cairo, left + width, top + height);
    break;
  case SHAPE_POINT: /* a diamond about its middle */
    cairo_move_to(pen->cairo, left, top - height / 2);
    cairo_line_to(pen->cairo, left + width / 2, top);
    cairo_line_to(pen->cairo, left, top + height / 2);
    cairo_line_to(pen->cairo, left - width / 2, top);
    cairo_close_path(pen->cairo);
    break;
  case SHAPE_ARROW: /* a tip at x,y that looks along width,height */
    cairo_move_to(pen->cairo, left, top);
    cairo_line_to(pen->cairo, left - 5 * along + 2.2 * across, top + 5 * across + 2.2 * along);
    cairo_line_to(pen->cairo, left - 5 * along - 2.2 * across, top + 5 * across - 2.2 * along);
    cairo_close_path(pen->cairo);
    break;
  case SHAPE_TEXT:
    break;
  }
}

static Colour colour_of(const Shape *shape)
{
  static const Colour fills[] = {[ROLE_ACTIVE] = COLOUR_ACCENT, [ROLE_INTERMEDIATE] = COLOUR_MIDDLE,
                                 [ROLE_END] = COLOUR_INK,       [ROLE_LABEL] = COLOUR_INK,
                                 [ROLE_ROW] = COLOUR_INK,       [ROLE_NODE] = COLOUR_ACCENT,
                                 [ROLE_EDGE] = COLOUR_GREY,     [ROLE_AXIS] = COLOUR_RULE};
  if (shape->kind == SHAPE_OUTLINE)
    return COLOUR_ACCENT;
  return fills[shape->role];
}

/* All strokes, then all words, so that the figure's mark is not closed and opened again between them. */
void draw_figure(Pen *pen, Figure *figure, float y)
{
  pen_flush(pen);
  figure->y = y;
  for (const Shape *shape = figure->first; shape; shape = shape->next) {
    if (shape->kind == SHAPE_TEXT)
      continue;
    pen_source(pen, colour_of(shape));
    path(pen, shape, figure->x, y);
    if (shape->kind == SHAPE_LINE || shape->kind == SHAPE_OUTLINE) {
      cairo_set_line_width(pen->cairo, shape->role == ROLE_AXIS ? 0.4 : 0.6);
      cairo_stroke(pen->cairo);
    } else
      cairo_fill(pen->cairo);
  }
  for (const Shape *shape = figure->first; shape; shape = shape->next)
    if (shape->kind == SHAPE_TEXT) {
      shape->run->element = figure->element;
      pen_run(pen, shape->run, y + shape->y);
    }
}
