/*
 * flows: who gives what to whom, as boxes in three columns with arrows between them.
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/figure_int.h"

enum { FLOW_COLUMNS = 3 };
static const float CHANNEL = 46, PADDING = 5, BETWEEN = 9, HEAD = 4.5f;

typedef struct Node {
  struct Node *next;
  const char *id, *label, *group;
  int column; /* from 0 */
  float x, y, width, height;
} Node;

static Node *nodes_read(Sketch *sketch, const xmlNode *figure)
{
  Typeset *typeset = sketch->typeset;
  Node *first = NULL, **end = &first;
  for (const xmlNode *node = figure->children; node; node = node->next) {
    if (!element_is(node, "node"))
      continue;
    const char *column = attribute(node, "column"), *label = attribute(node, "label");
    Node *made = ARENA_NEW(typeset->arena, Node);
    *made = (Node){.id = attribute_copy(typeset, node, "id"),
                   .label = ordinary_spaces(typeset->arena, label ? label : ""),
                   .group = ordinary_spaces(typeset->arena, attribute(node, "group")),
                   .column = column ? atoi(column) - 1 : 0};
    if (made->column < 0 || made->column >= FLOW_COLUMNS)
      made->column = 0;
    *end = made;
    end = &made->next;
  }
  return first;
}

static void add_to_map(Map *map, Node *nodes)
{
  for (Node *node = nodes; node; node = node->next)
    if (node->id)
      map_put(map, node->id, node);
}

/* The boxes of one column from the top; the height they take. */
static float column_set(Sketch *sketch, Node *nodes, int column, float x, float y, float width)
{
  const char *group = NULL;
  float top = y;
  for (Node *node = nodes; node; node = node->next) {
    if (node->column != column)
      continue;
    if (node->group && *node->group && !text_same(node->group, group)) {
      size_t lines = label_set(sketch, sketch->strong, ROLE_ROW, node->group, x, y, width);
      y += (float)lines * sketch->strong->size * LABEL_LEADING + 2;
    }
    group = node->group;
    Shape *box = shape_add(sketch, SHAPE_OUTLINE, ROLE_NODE, x, y, width, 0);
    size_t lines = label_set(sketch, sketch->small, ROLE_LABEL, node->label, x + PADDING, y + PADDING,
                             width - 2 * PADDING);
    box->height = (float)lines * sketch->small->size * LABEL_LEADING + 2 * PADDING;
    node->x = x;
    node->y = y;
    node->width = width;
    node->height = box->height;
    y += box->height + BETWEEN;
  }
  return y - top;
}

static void line(Sketch *sketch, float x1, float y1, float x2, float y2)
{
  shape_add(sketch, SHAPE_LINE, ROLE_EDGE, x1, y1, x2 - x1, y2 - y1);
}

static void arrow(Sketch *sketch, float x1, float y1, float x2, float y2)
{
  line(sketch, x1, y1, x2, y2);
  shape_add(sketch, SHAPE_ARROW, ROLE_EDGE, x2, y2, x2 - x1, y2 - y1);
}

/* Straight between neighbours; round below where a column lies between, or where it goes back. */
static void edge_set(Sketch *sketch, const Node *from, const Node *to, float *below)
{
  float y1 = from->y + from->height / 2, y2 = to->y + to->height / 2;
  float right = from->x + from->width, left = to->x;
  if (to->column == from->column + 1) {
    arrow(sketch, right, y1, left - 1, y2);
    return;
  }
  float out = right + CHANNEL * 0.22f, in = left - CHANNEL * 0.22f - HEAD;
  *below += 5;
  line(sketch, right, y1, out, y1);
  line(sketch, out, y1, out, *below);
  line(sketch, out, *below, in, *below);
  line(sketch, in, *below, in, y2);
  arrow(sketch, in, y2, left - 1, y2);
}

void flows_layout(Sketch *sketch, const xmlNode *node)
{
  Node *nodes = nodes_read(sketch, node);
  Map *map = map_new(sketch->typeset->arena);
  add_to_map(map, nodes);
  float side = CHANNEL * 0.3f; /* room for arrows that go round */
  float width = (sketch->figure->width - 2 * CHANNEL - 2 * side) / FLOW_COLUMNS, height = 0;
  for (int column = 0; column < FLOW_COLUMNS; column++) {
    float x = side + (width + CHANNEL) * (float)column;
    float taken = column_set(sketch, nodes, column, x, 4, width);
    if (taken > height)
      height = taken;
  }
  float below = height;
  for (const xmlNode *edge = node->children; edge; edge = edge->next) {
    const char *from = attribute(edge, "from"), *to = attribute(edge, "to");
    if (!element_is(edge, "edge") || !from || !to)
      continue;
    const Node *start = map_find(map, from), *end = map_find(map, to);
    if (start && end)
      edge_set(sketch, start, end, &below);
  }
  sketch->figure->height = below + 4;
}

void flows_as_lines(Context *context, const xmlNode *node, Block *block)
{
  Typeset *typeset = context->typeset;
  Sketch sketch = {.typeset = typeset};
  Map *map = map_new(typeset->arena);
  add_to_map(map, nodes_read(&sketch, node));
  const TextStyle *style = style_for(context, STYLE_ITEM);
  for (const xmlNode *edge = node->children; edge; edge = edge->next) {
    const char *from = attribute(edge, "from"), *to = attribute(edge, "to");
    if (!element_is(edge, "edge") || !from || !to)
      continue;
    const Node *start = map_find(map, from), *end = map_find(map, to);
    if (!start || !end)
      continue;
    Inline state = inline_start(typeset, style, context->language_number, block);
    state.element = element_add(context, TAG_P);
    inline_text(&state, arena_format(typeset->arena, "%s → %s", start->label, end->label));
    paragraph_set(context, style, block);
  }
}
