/*
 * print_table: tables as HTML.  Each cell says the head of its column, so that page.css can turn rows into
 * cards where the screen is narrow.
 */
#include <stdlib.h>
#include <string.h>

#include "emit/emit_int.h"

enum { COLUMN_LIMIT = 32 };

/* Heads of the columns, for rows that become cards on a narrow screen. */
static size_t column_heads(const xmlNode *table, Buffer heads[COLUMN_LIMIT])
{
  const xmlNode *head = node_child(table, "thead");
  const xmlNode *row = head ? node_child(head, "tr") : NULL;
  size_t count = 0;
  for (const xmlNode *cell = row ? node_first(row) : NULL; cell && count < COLUMN_LIMIT;
       cell = node_next(cell)) {
    const char *span = node_attribute(cell, "colspan");
    long wide = span ? strtol(span, NULL, 10) : 1;
    for (long i = 0; i < (wide > 1 ? wide : 1) && count < COLUMN_LIMIT; i++)
      node_text(cell, &heads[count++]);
  }
  return count;
}

static void print_row(Writer *writer, const xmlNode *row, const Buffer *heads, size_t head_count)
{
  Buffer *out = &writer->sink.buffer;
  size_t column = 0;
  html_open_tag(writer, row, "tr", NULL);
  for (const xmlNode *cell = node_first(row); cell; cell = node_next(cell)) {
    const char *name = node_is(cell, "th") ? "th" : "td";
    const char *span = node_attribute(cell, "colspan");
    buffer_byte(out, '<');
    buffer_text(out, name);
    html_attributes(writer, cell, NULL);
    if (node_is(cell, "td") && column < head_count && heads[column].length &&
        !node_attribute(cell, "data-label") && !text_same(node_attribute(cell, "class"), "none"))
      html_attribute(out, "data-label", heads[column].at);
    buffer_byte(out, '>');
    html_inside(writer, cell);
    html_close_tag(writer, name);
    long wide = span ? strtol(span, NULL, 10) : 1;
    column += wide > 1 ? (size_t)wide : 1;
  }
  html_close_tag(writer, "tr");
  buffer_byte(out, '\n');
}

static void print_body(Writer *writer, const xmlNode *body, const Buffer *heads, size_t head_count)
{
  html_open_tag(writer, body, "tbody", NULL);
  buffer_byte(&writer->sink.buffer, '\n');
  for (const xmlNode *row = node_first(body); row; row = node_next(row))
    print_row(writer, row, heads, head_count);
  html_close_tag(writer, "tbody");
  buffer_byte(&writer->sink.buffer, '\n');
}

/* What may be too wide for a screen scrolls in a container;
   to be scrolled by keyboard that takes the focus. */
static void open_container(Writer *writer, const xmlNode *caption, const Buffer *heads)
{
  Buffer *out = &writer->sink.buffer;
  Buffer name = {0};
  buffer_text(out, "<div class=\"table\" role=\"group\" tabindex=\"0\"");
  if (caption)
    node_text(caption, &name);
  else if (heads[0].length)
    buffer_text(&name, heads[0].at);
  if (name.length)
    html_attribute(out, "aria-label", name.at);
  buffer_text(out, ">\n");
  buffer_free(&name);
}

/* Where each row has a title above its cells, those say their heads themselves, on any screen. */
static bool has_titled_rows(const xmlNode *table)
{
  const xmlNode *body = node_child(table, "tbody"), *row = body ? node_first(body) : NULL;
  const xmlNode *cell = row ? node_first(row) : NULL;
  return cell && node_is(cell, "th") && !node_next(cell) && node_next(row);
}

void html_table(Writer *writer, const xmlNode *node)
{
  enum { FITTING = 5 }; /* columns of words that may break anywhere */
  Buffer *out = &writer->sink.buffer;
  Buffer heads[COLUMN_LIMIT] = {{0}};
  size_t head_count = column_heads(node, heads);
  bool wide = head_count > FITTING;
  if (wide)
    open_container(writer, node_child(node, "caption"), heads);
  html_open_tag(writer, node, "table", NULL);
  buffer_byte(out, '\n');
  bool titled = html_is_page(writer) && has_titled_rows(node);
  for (const xmlNode *child = node_first(node); child; child = node_next(child)) {
    if (titled && node_is(child, "thead"))
      continue;
    if (node_is(child, "tbody"))
      print_body(writer, child, heads, head_count);
    else if (node_is(child, "tr"))
      print_row(writer, child, heads, head_count);
    else
      html_block(writer, child);
  }
  buffer_text(out, wide ? "</table></div>" : "</table>");
  for (size_t i = 0; i < head_count; i++)
    buffer_free(&heads[i]);
}
