/*
 * prefix: <xi:include href="payroll.xml" ppc:prefix="paris-"/>.  Names that the part declares, and its
 * references to them, get the prefix, so that a part may be included twice, and that its names meet no
 * other's.  What the part only refers to - the parties of a shared library, the terms of the law - keeps its
 * name.
 *
 * Which attributes refer to what is known from the table of fields.  Places are those of the file.
 */
#include <string.h>

#include "model/load_int.h"
#include "model/model_int.h"

enum {
  NAME_LIMIT = 255,  /* bytes: parts in parts would make them longer without end */
  VISIT_COST = 128,  /* bytes that an element counts as when it is gone over once more: see load.c */
  KEY_SIZE = 3 * NAME_LIMIT,
};

#define BLANKS " \t\r\n"

typedef struct Prefixing {
  Loader *loader;
  Arena *arena;
  const char *prefix;
  Map *declared;     /* "party/bank", and "/bank" of whatever type */
  bool failed;
} Prefixing;

/* ---- which attributes refer to names ------------------------------------------------------------------- */

/* One that does not fit is none of ours. */
static const char *attribute_key(char key[KEY_SIZE], const char *element, const char *attribute)
{
  return snprintf(key, KEY_SIZE, "%s@%s", element, attribute) < KEY_SIZE ? key : "";
}

/* "recipient@ref" -> "party". */
static Map *references_of_all(Arena *arena)
{
  Map *references = map_new(arena);
  const Type *const *types;
  const size_t count = model_types(&types);
  char key[KEY_SIZE];

  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j < types[i]->field_count; j++) {
      const Field *field = &types[i]->fields[j];
      const bool names = field->kind == FIELD_REFERENCES && !text_starts(field->list, "list:");
      if (names || field->kind == FIELD_EVENT)
        map_put(references, arena_string(arena, attribute_key(key, types[i]->name, field->name)),
                (void *)(names ? field->list : "event"));
    }
  return references;
}

/* ---- names --------------------------------------------------------------------------------------------- */

static bool is_ours(const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL && strcmp((const char *)node->ns->href, NAMESPACE) == 0;
}

static const char *value_of(const xmlAttr *attribute)
{
  return attribute->ns == NULL && attribute->children != NULL && attribute->children->content != NULL
           ? (const char *)attribute->children->content
           : "";
}

static void collect(Prefixing *prefixing, const xmlNode *node)
{
  Arena *arena = prefixing->arena;
  const xmlAttr *attribute = is_ours(node) ? xmlHasNsProp((xmlNode *)node, BAD_CAST "id", NULL) : NULL;

  if (attribute != NULL) {
    const char *value = value_of(attribute) + strspn(value_of(attribute), BLANKS);
    const char *name = arena_copy(arena, value, strcspn(value, BLANKS));
    map_put(prefixing->declared, arena_format(arena, "%s/%s", (const char *)node->name, name), prefixing);
    map_put(prefixing->declared, arena_format(arena, "/%s", name), prefixing);
  }
  prefixing->loader->total += VISIT_COST;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      collect(prefixing, child);
}

/* types: "party|organisation"; "" for whatever bears the name. */
static bool is_declared(const Prefixing *prefixing, const char *types, const char *name, size_t length)
{
  char key[KEY_SIZE];

  for (const char *at = types;;) {
    const size_t type = strcspn(at, "|");
    const int written = snprintf(key, sizeof key, "%.*s/%.*s", (int)type, at, (int)length, name);
    if (written < KEY_SIZE && map_find(prefixing->declared, key) != NULL)
      return true;
    at += type;
    if (*at == '\0')
      return false;
    at++;
  }
}

/* ---- values -------------------------------------------------------------------------------------------- */

/* Names parted by blanks; or, of what <allow> is about, the parts of a path. */
static void add_names(Prefixing *prefixing, Buffer *to, const char *value, const char *types, const char *between)
{
  while (*value != '\0') {
    const size_t length = strcspn(value, between);
    if (length > 0 && is_declared(prefixing, types, value, length)) {
      buffer_text(to, prefixing->prefix);
      prefixing->failed |= length + strlen(prefixing->prefix) > NAME_LIMIT;
    }
    buffer_add(to, value, length);
    value += length;
    const size_t gap = strspn(value, between);
    buffer_add(to, value, gap);
    value += gap;
  }
}

static void change(Prefixing *prefixing, xmlNode *node, xmlAttr *attribute)
{
  const char *name = (const char *)attribute->name, *element = (const char *)node->name, *value = value_of(attribute);
  char key[KEY_SIZE];
  const bool is_path = strcmp(element, "allow") == 0 && strcmp(name, "on") == 0;
  const char *types = strcmp(name, "id") == 0 || is_path
                        ? ""
                        : map_find(prefixing->loader->references, attribute_key(key, element, name));
  Buffer changed = {0};

  if (types == NULL || *value == '\0')
    return;
  add_names(prefixing, &changed, value, types, is_path ? "." : BLANKS);
  if (changed.length > strlen(value)) {
    prefixing->loader->total += changed.length - strlen(value);
    prefixing->failed |= too_much(prefixing->loader);
    if (xmlSetNsProp(node, NULL, BAD_CAST name, BAD_CAST changed.at) == NULL)
      machine_failed("out of memory");
  }
  buffer_free(&changed);
}

static void change_all(Prefixing *prefixing, xmlNode *node)
{
  for (xmlAttr *attribute = is_ours(node) ? node->properties : NULL; attribute != NULL && !prefixing->failed;
       attribute = attribute->next)
    change(prefixing, node, attribute);
  for (xmlNode *child = node->children; child != NULL && !prefixing->failed; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      change_all(prefixing, child);
}

bool prefix_is_name(const char *prefix)
{
  return xmlValidateNCName(BAD_CAST prefix, 0) == 0 && strchr(prefix, '.') == NULL;
}

bool prefix_names(Loader *loader, xmlNode *root, const char *prefix)
{
  if (loader->unprefixed) /* was said */
    return true;
  Arena *arena = arena_new();
  Prefixing prefixing = {.loader = loader, .arena = arena, .prefix = prefix, .declared = map_new(arena)};

  if (loader->references == NULL)
    loader->references = references_of_all(loader->arena);
  collect(&prefixing, root);
  prefixing.failed = too_much(loader);
  change_all(&prefixing, root);
  arena_free(arena);
  loader->unprefixed = prefixing.failed;
  return !prefixing.failed;
}
