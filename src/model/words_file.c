/*
 * Reading the project's own data files: see words_int.h.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "model/words_int.h"

enum { DATA_LIMIT = 8 * 1024 * 1024 };

xmlDoc *data_read(const char *path, const char *root, bool optional)
{
  size_t length = 0;
  char *bytes = file_read(path, DATA_LIMIT, &length);

  if (bytes == NULL) {
    if (optional && errno == ENOENT)
      return NULL;
    machine_failed("cannot read %s: %s", path, strerror(errno));
  }
  xmlParserCtxt *parser = xmlNewParserCtxt();
  if (parser == NULL)
    machine_failed("out of memory");
  xmlDoc *document = xmlCtxtReadMemory(parser, bytes, (int)length, path, "UTF-8",
                                       XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                         XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  if (document == NULL) {
    const xmlError *error = xmlCtxtGetLastError(parser);
    machine_failed("%s:%d: %s", path, error == NULL ? 0 : error->line,
                   error == NULL || error->message == NULL ? "not well-formed" : error->message);
  }
  xmlFreeParserCtxt(parser);
  free(bytes);
  if (!data_is(xmlDocGetRootElement(document), root))
    machine_failed("%s: the root element is not <%s>", path, root);
  return document;
}

bool data_is(const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

NORETURN static void data_fault(const xmlNode *node, const char *what, const char *name)
{
  const char *path = node->doc->URL == NULL ? "data file" : (const char *)node->doc->URL;
  machine_failed("%s:%ld: <%s> %s '%s'", path, xmlGetLineNo(node), (const char *)node->name, what, name);
}

/* Our data have no entities, so an attribute's value is one text node. */
char *data_attribute(Arena *arena, const xmlNode *node, const char *name)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next) {
    if (strcmp((const char *)attribute->name, name) != 0)
      continue;
    const xmlNode *value = attribute->children;
    return arena_string(arena, value == NULL ? "" : (const char *)value->content);
  }
  return NULL;
}

char *data_required(Arena *arena, const xmlNode *node, const char *name)
{
  char *value = data_attribute(arena, node, name);
  if (value == NULL)
    data_fault(node, "has no attribute", name);
  return value;
}

Date data_date(Arena *arena, const xmlNode *node, const char *name)
{
  const char *text = data_attribute(arena, node, name);
  Date date = {0};

  if (text != NULL && !date_parse(text, &date))
    data_fault(node, "has a date that does not exist:", text);
  return date;
}

static bool is_blank(char byte)
{
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

char *data_text(Arena *arena, const xmlNode *node)
{
  size_t length = 0;
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (child->type == XML_TEXT_NODE)
      length += strlen((const char *)child->content);
  }
  char *text = arena_alloc(arena, length + 1);
  size_t used = 0;
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (child->type != XML_TEXT_NODE)
      continue;
    for (const char *at = (const char *)child->content; *at != '\0'; at++) {
      if (!is_blank(*at))
        text[used++] = *at;
      else if (used > 0 && text[used - 1] != ' ')
        text[used++] = ' ';
    }
  }
  while (used > 0 && text[used - 1] == ' ')
    used--;
  text[used] = '\0';
  return text;
}

bool data_key(char key[KEY_LIMIT], const char *const *parts, size_t count)
{
  size_t used = 0;

  for (size_t i = 0; i < count; i++) {
    const size_t length = strlen(parts[i]);
    if (used + length + 2 > KEY_LIMIT)
      return false;
    if (i > 0)
      key[used++] = '/';
    memcpy(key + used, parts[i], length);
    used += length;
  }
  key[used] = '\0';
  return true;
}

void data_put(Arena *arena, Map *map, const xmlNode *node, const char *key, void *value)
{
  if (!map_put(map, arena_string(arena, key), value))
    data_fault(node, "stands twice:", key);
}
