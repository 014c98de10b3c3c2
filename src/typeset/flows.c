/*
 * flows: who gives what to whom, as boxes in three columns with arrows between them.
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/figure_int.h"

enum { FLOW_COLUMNS = 3 };
static const float CHANNEL = 56, PADDING = 5, BETWEEN = 9, HEAD = 4.5f;

typedef struct Node {
  struct Node *next;
  const char *id, *label, *group;
  int column; /* from 0 */
  float x, y, width, height;
  size_t out, in;           /* arrows that leave it, that come to it */
  size_t out_seen, in_seen; /* of these, those that have their place */
} Node;

typedef struct Edge {
  Node *from, *to;
  float y1, y2; /* where it leaves, where it comes to */
  size_t number;
} Edge;

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

/* ---- columns about one middle, so that arrows are short ------------------------------------------------ */

/* The shapes behind `before` (NULL: all), up to `last`. */
static void shapes_lower(Sketch *sketch, Shape *before, const Shape *last, float by)
{
  for (Shape *shape = before ? before->next : sketch->figure->first; shape; shape = shape->next) {
    shape->y += by;
    if (shape == last)
      return;
  }
}

static float columns_set(Sketch *sketch, Node *nodes, float side, float width)
{
  Shape *last[FLOW_COLUMNS];
  float taken[FLOW_COLUMNS], height = 0;
  for (int column = 0; column < FLOW_COLUMNS; column++) {
    taken[column] = column_set(sketch, nodes, column, side + (width + CHANNEL) * (float)column, 4, width);
    last[column] = sketch->figure->last;
    height = taken[column] > height ? taken[column] : height;
  }
  for (int column = 0; column < FLOW_COLUMNS; column++) {
    const float by = (height - taken[column]) / 2;
    Shape *before = column ? last[column - 1] : NULL;
    if (last[column] != before)
      shapes_lower(sketch, before, last[column], by);
    for (Node *node = nodes; node; node = node->next)
      node->y += node->column == column ? by : 0;
  }
  return height;
}

/* ---- arrows ------------------------------------------------------------------------------------------- */

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
static void edge_set(Sketch *sketch, const Edge *edge, float *below)
{
  const Node *from = edge->from, *to = edge->to;
  float right = from->x + from->width, left = to->x;
  if (to->column == from->column + 1) {
    arrow(sketch, right, edge->y1, left - 1, edge->y2);
    return;
  }
  float out = right + CHANNEL * 0.22f, in = left - CHANNEL * 0.22f - HEAD;
  *below += 5;
  line(sketch, right, edge->y1, out, edge->y1);
  line(sketch, out, edge->y1, out, *below);
  line(sketch, out, *below, in, *below);
  line(sketch, in, *below, in, edge->y2);
  arrow(sketch, in, edge->y2, left - 1, edge->y2);
}

static Edge *edges_read(Sketch *sketch, const xmlNode *figure, const Map *nodes, size_t *count)
{
  size_t most = 0;
  for (const xmlNode *node = figure->children; node; node = node->next)
    most += element_is(node, "edge");
  Edge *edges = ARENA_ARRAY(sketch->typeset->arena, Edge, most + 1);
  *count = 0;
  for (const xmlNode *node = figure->children; node; node = node->next) {
    const char *from = attribute(node, "from"), *to = attribute(node, "to");
    if (!element_is(node, "edge") || !from || !to)
      continue;
    Node *start = map_find(nodes, from), *end = map_find(nodes, to);
    if (!start || !end)
      continue;
    edges[*count] = (Edge){.from = start, .to = end, .number = *count};
    start->out++;
    end->in++;
    ++*count;
  }
  return edges;
}

static float middle(const Node *node)
{
  return node->y + node->height / 2;
}

/* By where they come to, else by where they leave; of equal ones the first in the figure is the first. */
static int by_end(const void *one, const void *other)
{
  const Edge *a = one, *b = other;
  const float first = middle(a->to), second = middle(b->to);
  return first < second ? -1 : first > second ? 1 : a->number < b->number ? -1 : a->number > b->number;
}

static int by_start(const void *one, const void *other)
{
  const Edge *a = one, *b = other;
  const float first = middle(a->from), second = middle(b->from);
  return first < second ? -1 : first > second ? 1 : a->number < b->number ? -1 : a->number > b->number;
}

/* The arrows of a box leave it, and come to it, side by side in the order of their other ends: so they cross
   least, and each has a point of its own. */
static void edges_part(Edge *edges, size_t count)
{
  qsort(edges, count, sizeof(Edge), by_end);
  for (size_t i = 0; i < count; i++) {
    Node *from = edges[i].from;
    edges[i].y1 = from->y + from->height * (float)++from->out_seen / (float)(from->out + 1);
  }
  qsort(edges, count, sizeof(Edge), by_start);
  for (size_t i = 0; i < count; i++) {
    Node *to = edges[i].to;
    edges[i].y2 = to->y + to->height * (float)++to->in_seen / (float)(to->in + 1);
  }
}

void flows_layout(Sketch *sketch, const xmlNode *node)
{
  Node *nodes = nodes_read(sketch, node);
  Map *map = map_new(sketch->typeset->arena);
  add_to_map(map, nodes);
  float side = CHANNEL * 0.3f; /* room for arrows that go round */
  float width = (sketch->figure->width - 2 * CHANNEL - 2 * side) / FLOW_COLUMNS;
  float below = columns_set(sketch, nodes, side, width);
  size_t count;
  Edge *edges = edges_read(sketch, node, map, &count);
  edges_part(edges, count);
  for (size_t i = 0; i < count; i++)
    edge_set(sketch, &edges[i], &below);
  sketch->figure->height = below + 10;
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
    inline_text(&state, arena_format(typeset->ink, "%s → %s", start->label, end->label));
    paragraph_set(context, style, block);
  }
}
