/*
 * write_dpv_values: values of JSON-LD: texts in their languages, dates, references, terms of the vocabulary.
 */
#include <string.h>

#include "model/dpv_int.h"

/* ---- nodes of JSON ------------------------------------------------------------------------------------- */

/* Members of a map begin with their key. */
static xmlNode *member_of(const xmlNode *map, const char *property)
{
  for (xmlNode *child = map->children; child; child = child->next)
    if (strcmp((const char *)child->properties->children->content, property) == 0)
      return child;
  return NULL;
}

static bool is_named(const xmlNode *node, const char *name)
{
  return strcmp((const char *)node->name, name) == 0;
}

static xmlNode *as_array(Writer *writer, xmlNode *map, xmlNode *value)
{
  if (is_named(value, "array"))
    return value;
  xmlNode *array = member_array(writer, map, (const char *)value->properties->children->content);
  xmlReplaceNode(value, array);
  xmlUnsetProp(value, BAD_CAST "key");
  xmlAddChild(array, value);
  return array;
}

/* Where a value of a property goes: in the map, under its key; in an array that is there, or becomes one,
   under none. */
typedef struct Slot { xmlNode *parent; const char *key; } Slot;

static Slot slot_of(Writer *writer, xmlNode *map, const char *property)
{
  xmlNode *there = member_of(map, property);
  return there ? (Slot){as_array(writer, map, there), NULL} : (Slot){map, property};
}

void dpv_array(Writer *writer, xmlNode *map, const char *property)
{
  if (!member_of(map, property))
    member_array(writer, map, property);
}

/* ---- values -------------------------------------------------------------------------------------------- */

xmlNode *dpv_map(Writer *writer, xmlNode *map, const char *property)
{
  const Slot slot = slot_of(writer, map, property);
  return member_map(writer, slot.parent, slot.key);
}

static xmlNode *add_line(Writer *writer, xmlNode *map, const char *property)
{
  const Slot slot = slot_of(writer, map, property);
  return member_line(writer, slot.parent, "map", slot.key);
}

void dpv_text(Writer *writer, xmlNode *map, const char *property, const char *text)
{
  const Slot slot = slot_of(writer, map, property);
  member_string(writer, slot.parent, slot.key, text);
}

void dpv_boolean(Writer *writer, xmlNode *map, const char *property, bool value)
{
  const Slot slot = slot_of(writer, map, property);
  member_boolean(writer, slot.parent, slot.key, value);
}

void dpv_number(Writer *writer, xmlNode *map, const char *property, long number)
{
  const Slot slot = slot_of(writer, map, property);
  member_number(writer, slot.parent, slot.key, number);
}

static void add_value(Writer *writer, xmlNode *map, const char *property, const char *value, const char *how,
                      const char *what)
{
  xmlNode *node = add_line(writer, map, property);
  member_string(writer, node, "@value", value);
  member_string(writer, node, how, what);
}

void dpv_typed(Writer *writer, xmlNode *map, const char *property, const char *value, const char *type)
{
  add_value(writer, map, property, value, "@type", type);
}

void dpv_date(Writer *writer, xmlNode *map, const char *property, Date date)
{
  char iso[11];
  date_format(date, iso);
  dpv_typed(writer, map, property, iso, "xsd:date");
}

void dpv_duration(Writer *writer, xmlNode *map, const char *property, Duration duration)
{
  char iso[DURATION_TEXT];
  duration_format(duration, iso);
  dpv_typed(writer, map, property, iso, "xsd:duration");
}

void dpv_language(Writer *writer, xmlNode *map, const char *property, const char *text, const char *language)
{
  add_value(writer, map, property, text, "@language", language);
}

void dpv_texts(Writer *writer, xmlNode *map, const char *property, DpvText text, const void *of)
{
  for (const char *const *code = (const char *const *)writer->model->written; *code; code++) {
    Writer other = *writer;
    other.language = other.texts = *code;
    other.words = model_words(writer->model, *code);
    const char *said = text(&other, of);
    if (said)
      dpv_language(writer, map, property, said, *code);
  }
}

static const char *version_text(Writer *writer, const void *of)
{
  const Version *version = prose_in(of, writer->texts);
  return version ? version->plain : NULL;
}

void dpv_prose(Writer *writer, xmlNode *map, const char *property, const Prose *prose)
{
  dpv_texts(writer, map, property, version_text, prose);
}

/* ---- other nodes --------------------------------------------------------------------------------------- */

static const char *name_of_node(const xmlNode *map)
{
  const xmlNode *id = is_named(map, "map") ? member_of(map, "@id") : NULL;
  return id ? (const char *)id->properties->next->children->content : "";
}

void dpv_node(Writer *writer, xmlNode *map, const char *property, const char *name)
{
  enum { LOOKED_AT = 50 }; /* of long lists each is given once */
  const xmlNode *there = member_of(map, property);
  const xmlNode *value = there && is_named(there, "array") ? there->last : there;
  for (int i = 0; value && i < LOOKED_AT; i++, value = value == there ? NULL : value->prev)
    if (strcmp(name_of_node(value), name) == 0)
      return;
  member_string(writer, add_line(writer, map, property), "@id", name);
}

static bool has_class(const xmlNode *map, const char *name)
{
  const xmlNode *types = member_of(map, "@type");
  const xmlNode *type = types && is_named(types, "array") ? types->children : types;
  for (; type; type = type == types ? NULL : type->next)
    if (strcmp((const char *)xmlHasProp(type, BAD_CAST "value")->children->content, name) == 0)
      return true;
  return false;
}

void dpv_type(Writer *writer, xmlNode *map, const char *names)
{
  while (*names) {
    size_t length = strcspn(names, " ");
    const char *name = arena_copy(writer->arena, names, length);
    if (!has_class(map, name)) {
      dpv_text(writer, map, "@type", name);
      xmlNode *types = member_of(map, "@type");
      if (is_named(types, "array") && !xmlHasProp(types, BAD_CAST "form"))
        put(types, "form", "line");
    }
    names += length + (names[length] == ' ');
  }
}

xmlNode *dpv_inner(Writer *writer, xmlNode *map, const char *property, const char *class, const char *inner)
{
  xmlNode *there = member_of(map, property);
  xmlNode *last = there && is_named(there, "array") ? there->last : there;
  if (last && is_named(last, "map") && !member_of(last, "@id") && has_class(last, class) && !member_of(last, inner))
    return last;
  xmlNode *node = dpv_map(writer, map, property);
  dpv_type(writer, node, class);
  return node;
}

/* ---- words of the law ---------------------------------------------------------------------------------- */

const LawRow *dpv_row(Writer *writer, const char *list, const char *code)
{
  const char *key = arena_format(writer->arena, "%s.%s", list, code);
  return law_row(writer->plan->vocabulary, "dpv", key, writer->model->as_of);
}

/* "ppc:subject.tenant" */
static const char *own_name(Writer *writer, const Term *term)
{
  return arena_format(writer->arena, "ppc:%s.%s", term->list, term->code);
}

void dpv_term(Writer *writer, xmlNode *map, const char *property, const Term *term)
{
  const LawRow *row = dpv_row(writer, term->list, term->code);
  const char *names = law_attribute(row, "term"), *own = law_attribute(row, "property");
  const char *as = own ? own : property;
  if (!names)
    dpv_node(writer, map, as, own_name(writer, term));
  while (names && *names) {
    size_t length = strcspn(names, " ");
    dpv_node(writer, map, as, arena_copy(writer->arena, names, length));
    names += length + (names[length] == ' ');
  }
}

void dpv_class(Writer *writer, xmlNode *map, const Term *term)
{
  const LawRow *row = dpv_row(writer, term->list, term->code);
  const char *names = law_attribute(row, "term"), *nearest = law_attribute(row, "broader");
  if (names || nearest)
    dpv_type(writer, map, names ? names : nearest);
  if (!names)
    dpv_node(writer, map, "skos:broader", own_name(writer, term));
}

static const char *concept_label(Writer *writer, const void *of)
{
  const Term *term = of;
  return writer->words ? words_term(writer->words, term->list, term->code, NULL) : NULL;
}

/* What DPV has no term for is one of ours, below the nearest. */
void dpv_define(Writer *writer, xmlNode *map, const char *property, const Term *term)
{
  const LawRow *row = dpv_row(writer, term->list, term->code);
  const char *nearest = law_attribute(row ? row : dpv_row(writer, term->list, "*"), "broader");
  if (law_attribute(row, "term"))
    return;
  xmlNode *node = dpv_map(writer, map, property);
  dpv_text(writer, node, "@id", own_name(writer, term));
  dpv_type(writer, node, "skos:Concept");
  if (nearest)
    dpv_node(writer, node, "skos:broader", nearest);
  dpv_texts(writer, node, "skos:prefLabel", concept_label, term);
}
