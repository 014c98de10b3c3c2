/*
 * figure_int: figures as shapes.
 */
#ifndef FIGURE_INT_H
#define FIGURE_INT_H

#include "typeset/typeset_int.h"

typedef enum ShapeKind {
  SHAPE_BAR,
  SHAPE_OUTLINE,
  SHAPE_LINE,
  SHAPE_POINT,
  SHAPE_ARROW,
  SHAPE_TEXT
} ShapeKind;
typedef enum ShapeRole {
  ROLE_ACTIVE,
  ROLE_INTERMEDIATE,
  ROLE_END,
  ROLE_LABEL,
  ROLE_ROW,
  ROLE_NODE,
  ROLE_EDGE,
  ROLE_AXIS
} ShapeRole;

/* One stroke of a figure; two pens draw it. */
typedef struct Shape {
  struct Shape *next;
  ShapeKind kind;
  ShapeRole role;
  float x, y, width, height; /* LINE: from x,y by width,height; TEXT: left end of the baseline */
  const char *text;
  const InlineStyle *style;
  Run *run; /* of TEXT */
} Shape;

struct Figure {
  float width, height;
  float x; /* on the sheet; shapes are relative to it */
  const char *alternative;
  Shape *first, *last;
  const Block *block;
  Element *element;
  float y; /* on its page, once it is drawn */
};

Figure *figure_layout(Context *context, const xmlNode *node, Block *block);

#define LABEL_SLACK   1.15f
#define LABEL_LEADING 1.22f

typedef struct Sketch {
  Typeset *typeset;
  Figure *figure;
  const InlineStyle *plain, *strong, *small;
} Sketch;

Shape *shape_add(Sketch *sketch, ShapeKind kind, ShapeRole role, float x, float y, float width, float height);
/* Widths as a browser may need them, with slack. */
float label_width(Sketch *sketch, const InlineStyle *style, const char *text, size_t length);
float widest_word(Sketch *sketch, const InlineStyle *style, const char *text);
/* Sets a label in lines no wider than `width` where its words allow; y is the top.  Returns the lines. */
size_t label_set(Sketch *sketch, const InlineStyle *style, ShapeRole role, const char *text, float x, float y,
                 float width);

/* A figure with nothing in it yet, as wide as what is around it, and set behind what is there. */
Sketch sketch_start(Context *context, const xmlNode *node, Block *block);
void figure_item(Context *context, Figure *figure, float before);

void timetable_layout(Sketch *sketch, const xmlNode *node);
/* Where it is higher than a page: a figure each row, on one scale, and one for the key. */
void timetable_by_rows(Context *context, const xmlNode *node, Block *block);
void flows_layout(Sketch *sketch, const xmlNode *node);
/* Flows too many for a drawing on one page: one line each, "from → to". */
void flows_as_lines(Context *context, const xmlNode *node, Block *block);

#endif
