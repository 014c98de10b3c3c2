/*
 * draw_int: the pen of one document, shared by the files that paint.
 */
#ifndef DRAW_INT_H
#define DRAW_INT_H

#include "typeset/typeset_int.h"

typedef struct Rectangle {
  float x, y, width, height;
} Rectangle;

typedef struct Rectangles {
  Rectangle *at;
  size_t count, capacity;
} Rectangles;

typedef struct Pen {
  Typeset *typeset;
  cairo_surface_t *surface;
  cairo_t *cairo;
  size_t page; /* from 1 */
  /* rectangles wait and are filled at one go, since each fill costs much more than its rectangle; so do
     rules, which are strokes, since a line is written with half the numbers of its rectangle */
  Rectangles grounds[COLOUR_COUNT], rules[COLOUR_COUNT], leaders;
  bool repeated;             /* a table's head again: furniture */
  /* glyphs of one font and colour wait likewise */
  cairo_glyph_t *glyphs;
  cairo_text_cluster_t *clusters;
  size_t glyph_count, glyph_capacity, cluster_count, cluster_capacity;
  Buffer text;
  Face face;
  float size;
  Colour colour, source;
  const Word *space; /* of `face`; NULL where it has to be looked up */
} Pen;

void pen_ground(Pen *pen, Colour colour, float x, float y, float width, float height);
void pen_rule(Pen *pen, Colour colour, float x, float y, float width, float height);
void pen_outline(Pen *pen, Colour colour, float x, float y, float width, float height, float thickness);
void pen_fill(Pen *pen); /* what waits */
void pen_source(Pen *pen, Colour colour);
void pen_run(Pen *pen, const Run *run, float baseline);
void pen_flush(Pen *pen);                                        /* the glyphs that wait */
void pen_leader(Pen *pen, float x, float baseline, float width); /* dots, from here to a page number */
void pen_leaders(Pen *pen);                                      /* those that wait */
void pen_place(Pen *pen, const Block *block);                    /* page and position, to its attributes */
void pen_free(Pen *pen);

void logo_draw(Pen *pen, const TypesetLogo *logo, float x, float y, float width, float height);

void draw_figure(Pen *pen, Figure *figure, float y);
void draw_furniture(Pen *pen, const Page *page);
void draw_draft(Pen *pen, const Sheet *sheet); /* before all else */

#endif
