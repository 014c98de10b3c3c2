/*
 * print_data: data as JSON: objects, arrays, strings, numbers and yes or no, as the page tree names them.
 *
 * A value in an attribute is printed as it is; text is prose, and has the printer's apostrophes.  form="html": the
 * program that reads the string puts it into a page as markup, so it is escaped for that first.  A user's own stylesheet
 * may make anything: what is none of these is a string, so that JSON comes out whatever it is.
 */
#include <string.h>

#include "emit/emit_int.h"

static void put_value(const xmlNode *node, Buffer *out, int depth);

static void put_break(Buffer *out, int depth)
{
  buffer_byte(out, '\n');
  for (int i = 0; i < depth; i++)
    buffer_text(out, "  ");
}

static void put_members(const xmlNode *node, Buffer *out, int depth, const char *brackets)
{
  bool empty = true;
  buffer_byte(out, brackets[0]);
  for (const xmlNode *child = node_first(node); child; child = node_next(child)) {
    if (!empty)
      buffer_byte(out, ',');
    put_break(out, depth + 1);
    const char *key = node_attribute(child, "key");
    if (brackets[0] == '{') {
      buffer_json(out, key ? key : "");
      buffer_text(out, ": ");
    }
    put_value(child, out, depth + 1);
    empty = false;
  }
  if (!empty)
    put_break(out, depth);
  buffer_byte(out, brackets[1]);
}

static void put_string(const xmlNode *node, Buffer *out)
{
  Buffer text = {0}, escaped = {0};
  const char *value = node_attribute(node, "value");
  if (value)
    buffer_text(&text, value);
  else
    node_text(node, &text);
  const char *said = text.at ? text.at : "";
  if (text_same(node_attribute(node, "form"), "html")) {
    buffer_markup(&escaped, said);
    said = escaped.at ? escaped.at : "";
  }
  buffer_json(out, said);
  buffer_free(&text);
  buffer_free(&escaped);
}

/* As JSON writes it: no sign but a minus, no zero before other digits. */
static bool is_integer(const char *value)
{
  value += *value == '-';
  size_t digits = strspn(value, "0123456789");
  return digits && !value[digits] && (digits == 1 || *value != '0');
}

static bool is_plain(const xmlNode *node)
{
  const char *value = node_attribute(node, "value");
  if (node_is(node, "number"))
    return value && is_integer(value);
  return node_is(node, "boolean") && (text_same(value, "true") || text_same(value, "false"));
}

static void put_value(const xmlNode *node, Buffer *out, int depth)
{
  if (node_is(node, "map"))
    put_members(node, out, depth, "{}");
  else if (node_is(node, "array"))
    put_members(node, out, depth, "[]");
  else if (is_plain(node))
    buffer_text(out, node_attribute(node, "value"));
  else
    put_string(node, out);
}

void data_add(Writer *writer, const xmlDoc *page)
{
  const xmlNode *map = node_child(xmlDocGetRootElement(page), "map");
  if (!map)
    return;
  put_value(map, &writer->sink.buffer, 0);
  buffer_byte(&writer->sink.buffer, '\n');
}
