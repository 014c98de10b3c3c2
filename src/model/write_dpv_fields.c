/*
 * write_dpv_fields: an element of the record as a node of linked data, by the tables of fields and of
 * properties, as far as the audience may see it.
 */
#include <stdio.h>
#include <string.h>

#include "model/dpv_int.h"

enum { KEY_ROOM = 128 };

/* ---- elements ------------------------------------------------------------------------------------------ */

const LawRow *dpv_shape(const Plan *plan, const Type *type, const Field *field)
{
  char key[KEY_ROOM];
  snprintf(key, sizeof key, field ? "%s.%s" : "%s", type->name, field ? field->name : "");
  return law_row(plan->vocabulary, "dpv-fields", key, plan->model->as_of);
}

const void *dpv_known(Writer *writer, const Element *element, const char *name)
{
  const Field *field = field_named(element->type, name);
  if (!field || !field_is_for(field, writer->readers))
    return NULL;
  const Mark *mark = field_at(element, field);
  return is_known(*mark) ? mark : NULL;
}

const List *dpv_children(Writer *writer, const Element *element, const char *name)
{
  for (size_t i = 0; i < element->type->field_count; i++) {
    const Field *field = &element->type->fields[i];
    if (field->kind == FIELD_ELEMENTS && strcmp(field->name, name) == 0)
      return field_is_for(field, writer->readers) ? field_at(element, field) : NULL;
  }
  return NULL;
}

const char *dpv_name(Writer *writer, const Element *element)
{
  return arena_format(writer->arena, "record:%s", element->block);
}

void dpv_reference(Writer *writer, xmlNode *map, const char *property, const Element *element)
{
  if (dpv_tells(writer->plan, element))
    dpv_node(writer, map, property, dpv_name(writer, element));
}

/* ---- values of a field --------------------------------------------------------------------------------- */

/* Where the value of a field goes. */
typedef struct Slot {
  xmlNode *map;
  const char *property;
  const LawRow *shape;
} Slot;

/* A number to call without what makes it readable; "(0)" is for those who call from inside the country. */
static const char *dialled(Writer *writer, const char *number)
{
  Buffer digits = {0};
  for (const char *at = number; *at; at++)
    if (*number == '+' && text_starts(at, "(0)"))
      at += strlen("(0)") - 1;
    else if (strchr("+0123456789", *at))
      buffer_byte(&digits, *at);
  const char *kept = arena_copy(writer->arena, digits.at ? digits.at : "", digits.length);
  buffer_free(&digits);
  return kept;
}

static void put_text(Writer *writer, const Slot *slot, const Field *field, const char *text)
{
  Arena *arena = writer->arena;
  if (field->kind == FIELD_LINK)
    dpv_typed(writer, slot->map, slot->property, text, "xsd:anyURI");
  else if (field->kind == FIELD_COUNTRY)
    dpv_node(writer, slot->map, slot->property, arena_format(arena, "loc:%s", text));
  else if (field->kind == FIELD_EMAIL)
    dpv_text(writer, slot->map, slot->property, arena_format(arena, "mailto:%s", text));
  else if (field->kind == FIELD_PHONE)
    dpv_text(writer, slot->map, slot->property, arena_format(arena, "tel:%s", dialled(writer, text)));
  else
    dpv_text(writer, slot->map, slot->property, text);
}

/* yes and no may be classes of the node, or values; else the flag itself is the value. */
static void put_flag(Writer *writer, const Slot *slot, bool value)
{
  const char *yes = law_attribute(slot->shape, "yes"), *no = law_attribute(slot->shape, "no");
  const char *says = value ? yes : no;
  if (!yes && !no)
    dpv_boolean(writer, slot->map, slot->property, value);
  else if (says && slot->property)
    dpv_node(writer, slot->map, slot->property, says);
  else if (says)
    dpv_type(writer, slot->map, says);
}

static void put_references(Writer *writer, const Slot *slot, const Field *field, const References *references)
{
  const bool terms = text_starts(field->list, "list:");
  for (size_t i = 0; i < references->count; i++) {
    const Reference *reference = &references->at[i];
    const Term *term =
        terms ? law_term(writer->model->law, field->list + strlen("list:"), reference->name) : NULL;
    if (term)
      dpv_term(writer, slot->map, slot->property, term);
    else if (reference->target)
      dpv_reference(writer, slot->map, slot->property, reference->target);
  }
}

static void put_code(Writer *writer, const Slot *slot, const Code *code)
{
  if (!code->term)
    return;
  if (law_says(slot->shape, "as", "type"))
    dpv_class(writer, slot->map, code->term);
  else
    dpv_term(writer, slot->map, slot->property, code->term);
}

/* A period as DPV has it; nothing of it: until the session ends. */
static void put_period(Writer *writer, const Slot *slot, Duration duration)
{
  xmlNode *node = dpv_map(writer, slot->map, slot->property);
  if (duration_is_zero(duration)) {
    dpv_type(writer, node, "dpv:UntilEventDuration");
    dpv_term(writer, node, "ppc:until", law_term(writer->model->law, "event", SESSION_END));
    return;
  }
  dpv_type(writer, node, "dpv:TemporalDuration");
  dpv_duration(writer, node, "dct:extent", duration);
}

static void put_items(Writer *writer, const Slot *slot, const Items *items)
{
  for (const char *const *code = (const char *const *)writer->model->written; *code; code++)
    for (const Version *version = items->first; version; version = version->next)
      if (strcmp(version->language, *code) == 0)
        dpv_language(writer, slot->map, slot->property, version->plain, *code);
}

static void put_value(Writer *writer, const Slot *slot, const Field *field, const void *at)
{
  switch (field_form(field)) {
  case FORM_TEXT:
    put_text(writer, slot, field, ((const Text *)at)->value);
    break;
  case FORM_DATE:
    dpv_date(writer, slot->map, slot->property, ((const DateValue *)at)->value);
    break;
  case FORM_DURATION:
    put_period(writer, slot, ((const DurationValue *)at)->value);
    break;
  case FORM_FLAG:
    put_flag(writer, slot, ((const Flag *)at)->value);
    break;
  case FORM_NUMBER:
    dpv_number(writer, slot->map, slot->property, ((const Number *)at)->value);
    break;
  case FORM_CODE:
    put_code(writer, slot, at);
    break;
  case FORM_REFERENCES:
    put_references(writer, slot, field, at);
    break;
  case FORM_PROSE:
    dpv_prose(writer, slot->map, slot->property, at);
    break;
  case FORM_ITEMS:
    put_items(writer, slot, at);
    break;
  case FORM_EVENT:    /* of a stage */
  case FORM_ELEMENTS: /* nodes of their own */
    break;
  }
}

/* ---- gaps ---------------------------------------------------------------------------------------------- */

typedef struct Missing { const char *type, *field; } Missing;

static const char *missing_text(Writer *writer, const void *of)
{
  const Missing *missing = of;
  return writer->words ? gap_text(writer, missing->type, missing->field) : NULL;
}

/* What is not known yet is said to be missing: its absence would look like an answer. */
static void put_missing(Writer *writer, xmlNode *node, const Element *element, const char *field,
                        const char *property)
{
  const Missing missing = {element->type->name, field};
  xmlNode *status = dpv_map(writer, node, "dpv:hasApplicability");
  dpv_type(writer, status, "dpv:NotAvailable");
  if (property)
    dpv_node(writer, status, "ppc:missing", property);
  dpv_texts(writer, status, "dct:description", missing_text, &missing);
}

/* ---- fields -------------------------------------------------------------------------------------------- */

/* What stands in the record itself is told or not as a whole. */
static bool is_declared(const Element *element)
{
  return element->parent && !element->parent->parent;
}

static void put_children(Writer *writer, xmlNode *node, const LawRow *shape, const List *list)
{
  const char *property = law_attribute(shape, "property");
  for (const Element *child = list->first; child; child = child->next)
    if (law_says(shape, "merge", "yes"))
      dpv_fields(writer, node, child);
    else if (property && !is_declared(child)) /* that stands in parts of its own */
      dpv_element(writer, node, property, child);
}

static void put_field(Writer *writer, xmlNode *node, const Element *element, const Field *field)
{
  const void *at = field_at(element, field);
  const bool children = field->kind == FIELD_ELEMENTS;
  if (children ? ((const List *)at)->first == NULL : ((const Mark *)at)->state == ABSENT)
    return;
  const LawRow *shape = dpv_shape(writer->plan, element->type, field);
  if (law_attribute(shape, "left-out"))
    return;
  if (children) {
    put_children(writer, node, shape, at);
    return;
  }
  if (((const Mark *)at)->state == GAP) {
    put_missing(writer, node, element, field->name, law_attribute(shape, "property"));
    return;
  }
  Slot slot = {node, law_attribute(shape, "property"), shape};
  const char *class = law_attribute(shape, "class"), *inner = law_attribute(shape, "inner");
  const bool typed = law_says(shape, "as", "type") || law_attribute(shape, "yes") || law_attribute(shape, "no");
  /* What it is short for stands there */
  if ((!slot.property && !typed) || field_is_short_form(element->type, field))
    return;
  if (class && inner) {
    slot.map = dpv_inner(writer, node, slot.property, class, inner);
    slot.property = inner;
  }
  put_value(writer, &slot, field, at);
}

void dpv_fields(Writer *writer, xmlNode *node, const Element *element)
{
  if (element->gap)
    put_missing(writer, node, element, NULL, NULL);
  for (size_t i = 0; i < element->type->field_count; i++)
    if (field_is_for(&element->type->fields[i], writer->readers))
      put_field(writer, node, element, &element->type->fields[i]);
}

xmlNode *dpv_open(Writer *writer, xmlNode *map, const char *property, const Element *element)
{
  xmlNode *node = dpv_map(writer, map, property);
  const char *class = law_attribute(dpv_shape(writer->plan, element->type, NULL), "class");
  dpv_text(writer, node, "@id", dpv_name(writer, element));
  if (class)
    dpv_type(writer, node, class);
  return node;
}

xmlNode *dpv_element(Writer *writer, xmlNode *map, const char *property, const Element *element)
{
  const SpecialWriter *special = dpv_special;
  xmlNode *node = dpv_open(writer, map, property, element);
  dpv_fields(writer, node, element);
  while (special->type && strcmp(special->type, element->type->name) != 0)
    special++;
  if (special->type)
    special->write(writer, node, element);
  return node;
}
