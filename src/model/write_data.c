/*
 * write_data: nodes of data for programs: maps, arrays and values, as print writes them as JSON
 * (schema/page.rng).
 */
#include <string.h>

#include "model/write_int.h"

static xmlNode *add_datum(Writer *writer, xmlNode *parent, const char *kind, const char *key)
{
  xmlNode *node = add_node(writer, parent, kind);
  put(node, "key", key);
  return node;
}

xmlNode *member_map(Writer *writer, xmlNode *parent, const char *key)
{
  return add_datum(writer, parent, "map", key);
}

xmlNode *member_array(Writer *writer, xmlNode *parent, const char *key)
{
  return add_datum(writer, parent, "array", key);
}

xmlNode *member_line(Writer *writer, xmlNode *parent, const char *kind, const char *key)
{
  xmlNode *node = add_datum(writer, parent, kind, key);
  put(node, "form", "line");
  return node;
}

void member_string(Writer *writer, xmlNode *parent, const char *key, const char *value)
{
  if (value)
    put(add_datum(writer, parent, "string", key), "value", value);
}

void member_number(Writer *writer, xmlNode *parent, const char *key, long value)
{
  char digits[24];
  snprintf(digits, sizeof digits, "%ld", value);
  put(add_datum(writer, parent, "number", key), "value", digits);
}

void member_boolean(Writer *writer, xmlNode *parent, const char *key, bool value)
{
  put(add_datum(writer, parent, "boolean", key), "value", value ? "true" : "false");
}

void member_date(Writer *writer, xmlNode *parent, const char *key, Date date)
{
  char iso[11];
  date_format(date, iso);
  member_string(writer, parent, key, iso);
}

void member_duration(Writer *writer, xmlNode *parent, const char *key, Duration duration)
{
  char iso[DURATION_TEXT];
  duration_format(duration, iso);
  member_string(writer, parent, key, iso);
}
