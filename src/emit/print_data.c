/*
 * print_data: data as JSON: objects, arrays, strings, numbers and yes or no, as the page tree names them.
 *
 * Data that come in parts are printed part by part.  Each part has a map; what the last one ended with is
 * still open, and a member of the next that has its key and is of its kind goes on with it: items behind
 * items, members behind members.
 *
 * A value in an attribute is printed as it is; text is prose, and has the printer's apostrophes.
 * form="html": the program that reads the string puts it into a page as markup, so it is escaped for that
 * first.  A user's own stylesheet may make anything: what is none of these is a string, so that JSON comes
 * out whatever it is.
 */
#include <string.h>

#include "emit/emit_int.h"

/* Past that, members of members are whole when they are printed. */
enum { DATA_LEVELS = 8 };

/* A map or an array to which more may come. */
typedef struct DataLevel {
  const char *key; /* NULL: the outermost */
  char close;      /* bracket */
  bool empty;
} DataLevel;

struct DataPrint {
  Arena *arena;
  Buffer *out;
  DataLevel levels[DATA_LEVELS];
  int depth; /* levels that are open */
};

static void put_value(const xmlNode *node, Buffer *out, int depth);

static void put_break(Buffer *out, int depth)
{
  buffer_byte(out, '\n');
  for (int i = 0; i < depth; i++)
    buffer_text(out, "  ");
}

static void put_key(const xmlNode *node, Buffer *out)
{
  const char *key = node_attribute(node, "key");
  buffer_json(out, key ? key : "");
  buffer_text(out, ": ");
}

/* form="line": a small thing, on one line; what is not in it stands as deep as itself. */
static void put_members(const xmlNode *node, Buffer *out, int depth, const char *brackets)
{
  const bool line = text_same(node_attribute(node, "form"), "line");
  const int inside = line ? depth : depth + 1;
  bool empty = true;
  buffer_byte(out, brackets[0]);
  for (const xmlNode *child = node_first(node); child; child = node_next(child)) {
    if (!empty)
      buffer_text(out, line ? ", " : ",");
    if (!line)
      put_break(out, inside);
    if (brackets[0] == '{')
      put_key(child, out);
    put_value(child, out, inside);
    empty = false;
  }
  if (!empty && !line)
    put_break(out, depth);
  buffer_byte(out, brackets[1]);
}

static void put_string(const xmlNode *node, Buffer *out)
{
  Buffer text = {0}, escaped = {0};
  const char *said = node_attribute(node, "value");
  if (!said) {
    node_text(node, &text);
    said = text.at ? text.at : "";
  }
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

/* ---- in parts ------------------------------------------------------------------------------------------ */

static bool is_open(const xmlNode *node)
{
  return node_is(node, "map") || node_is(node, "array");
}

static void close_levels(DataPrint *data, int depth)
{
  while (data->depth > depth) {
    const DataLevel *level = &data->levels[--data->depth];
    if (!level->empty)
      put_break(data->out, data->depth);
    buffer_byte(data->out, level->close);
  }
}

static void open_level(DataPrint *data, const xmlNode *node, const char *key)
{
  const bool map = node_is(node, "map");
  buffer_byte(data->out, map ? '{' : '[');
  data->levels[data->depth++] = (DataLevel){arena_string(data->arena, key), map ? '}' : ']', true};
}

/* Whether the member goes on with what is open below the level. */
static bool goes_on(const DataPrint *data, int depth, const xmlNode *member, const char *key)
{
  if (data->depth <= depth || !is_open(member) || !text_same(data->levels[depth].key, key))
    return false;
  return data->levels[depth].close == (node_is(member, "map") ? '}' : ']');
}

/* What stands in the node, in the level that is open at this depth. */
static void add_members(DataPrint *data, const xmlNode *node, int depth)
{
  DataLevel *level = &data->levels[depth - 1];
  const bool map = level->close == '}';
  for (const xmlNode *child = node_first(node); child; child = node_next(child)) {
    const char *key = node_attribute(child, "key");
    if (map && goes_on(data, depth, child, key)) {
      add_members(data, child, depth + 1);
      continue;
    }
    close_levels(data, depth);
    if (!level->empty)
      buffer_byte(data->out, ',');
    level->empty = false;
    put_break(data->out, depth);
    if (map)
      put_key(child, data->out);
    if (map && key && depth < DATA_LEVELS && is_open(child) && !node_attribute(child, "form")) {
      open_level(data, child, key);
      add_members(data, child, depth + 1);
    } else {
      put_value(child, data->out, depth);
    }
  }
}

void data_add(Writer *writer, const xmlDoc *page)
{
  const xmlNode *map = node_child(xmlDocGetRootElement(page), "map");
  if (!map)
    return;
  if (!writer->data) {
    writer->data = ARENA_NEW(writer->build->arena, DataPrint);
    *writer->data = (DataPrint){.arena = writer->build->arena, .out = &writer->sink.buffer};
    open_level(writer->data, map, NULL);
  }
  add_members(writer->data, map, 1);
}

void data_end(Writer *writer)
{
  if (!writer->data)
    return;
  close_levels(writer->data, 0);
  buffer_byte(&writer->sink.buffer, '\n');
}
