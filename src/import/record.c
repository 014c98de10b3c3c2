/*
 * record: elements and values of a record into the elements of a description, by the table of fields.  What
 * ppc assumed or derived it will again, so that is left out; every other member is written, or is a fault.
 */
#include <string.h>

#include "import/record_int.h"

/* ---- values -------------------------------------------------------------------------------------------- */

/* Strings with something between them, as a description writes several in one value. */
static const char *joined(Record *record, const Step *step, const json_t *array, const char *between,
                          const char *forbidden)
{
  if (!record_has(record, step, array, JSON_ARRAY))
    return NULL;
  if (json_array_size(array) == 0) {
    record_mistyped(record, step, "record.filled");
    return NULL;
  }
  Buffer text = {0};
  bool good = true;
  for (size_t i = 0; i < json_array_size(array); i++) {
    const json_t *item = json_array_get(array, i);
    const Step at = {.index = i, .up = step};
    if (!record_has(record, &at, item, JSON_STRING)) {
      good = false;
      continue;
    }
    const char *word = json_string_value(item);
    if (!*word || strpbrk(word, forbidden)) {
      record_fault(record, &at, "record.word", (const char *const[]){"value", word, NULL});
      good = false;
    }
    buffer_format(&text, "%s%s", i ? between : "", word);
  }
  const char *all = good ? arena_string(record->arena, text.at) : NULL;
  buffer_free(&text);
  return all;
}

/* A value as the description writes it; NULL: a fault was told. */
static const char *value_text(Record *record, const Step *step, const Field *field, const json_t *value)
{
  if (field->kind == FIELD_FLAG)
    return record_has(record, step, value, JSON_TRUE) ? json_is_true(value) ? "yes" : "no" : NULL;
  if (field->kind == FIELD_NUMBER)
    return record_has(record, step, value, JSON_INTEGER)
               ? arena_format(record->arena, "%lld", (long long)json_integer_value(value))
               : NULL;
  if (field->kind == FIELD_REFERENCES)
    return joined(record, step, value, " ", " \t\r\n");
  if (field->kind == FIELD_LINES)
    return joined(record, step, value, "\n", "\n");
  return record_has(record, step, value, JSON_STRING) ? json_string_value(value) : NULL;
}

/* The same, and it is what the field may have. */
static const char *good_text(Record *record, const Step *step, const Field *field, const json_t *value)
{
  const char *text = value_text(record, step, field, value);
  const Finding *finding = text ? model_value_fault(record->reader, field, text) : NULL;
  if (!finding)
    return text;
  record_fault(record, step, "record.value",
               (const char *const[]){"message", finding_message(record->import->words, record->arena, finding), NULL});
  return NULL;
}

/* What stands in {"given": ...}; *gap: in {"gap": ...}.  Each NULL where it is not there. */
static const json_t *given_of(Record *record, const Step *step, const Field *field, const json_t *value,
                              const json_t **gap)
{
  static const char *const states[] = {"given", "assumed", "gap"};
  const char *key;
  json_t *unused;
  *gap = NULL;
  if (!record_has(record, step, value, JSON_OBJECT))
    return NULL;
  json_object_foreach ((json_t *)value, key, unused)
    if (strcmp(key, "given") != 0 && strcmp(key, "assumed") != 0 && strcmp(key, "gap") != 0)
      record_unknown(record, &(Step){.key = key, .up = step}, states, COUNT_OF(states));
  const json_t *given = json_object_get(value, "given");
  const bool prose = field->kind == FIELD_PROSE || field->kind == FIELD_ITEMS;
  const size_t count = json_object_size(value);
  *gap = json_object_get(value, "gap");
  if (count != 1 && !(count == 2 && prose && given && *gap))
    record_fault(record, step, "record.state", NULL);
  return given;
}

/* ---- gaps ---------------------------------------------------------------------------------------------- */

/* field NULL: of all that an element says. */
static void put_gap(Record *record, const Step *step, const char *field, const json_t *gap, unsigned depth)
{
  static const char *const names[] = {"owner", "reason"};
  const char *key;
  json_t *value;
  const json_t *reason = NULL;
  if (!record_has(record, step, gap, JSON_OBJECT))
    return;
  record_indent(record, depth);
  buffer_text(record->out, "<gap");
  if (field)
    record_attribute(record, step, "for", field);
  json_object_foreach ((json_t *)gap, key, value) {
    const Step at = {.key = key, .up = step};
    if (strcmp(key, "owner") == 0 && record_has(record, &at, value, JSON_STRING))
      record_attribute(record, &at, key, json_string_value(value));
    else if (strcmp(key, "reason") == 0)
      reason = value;
    else if (strcmp(key, "owner") != 0)
      record_unknown(record, &at, names, COUNT_OF(names));
  }
  if (!reason) {
    buffer_text(record->out, "/>\n");
    return;
  }
  buffer_text(record->out, ">\n");
  record_prose(record, &(Step){.key = "reason", .up = step}, "reason", reason, depth + 1);
  record_indent(record, depth);
  buffer_text(record->out, "</gap>\n");
}

/* A value that is a gap and stands in an attribute, or in texts that have no room for one. */
static bool gap_stands_apart(const Field *field)
{
  return field->attribute || field->kind == FIELD_PROSE || field->kind == FIELD_ITEMS;
}

/* ---- elements ------------------------------------------------------------------------------------------ */

static void put_element(Record *record, const Step *step, const Type *type, const json_t *element, unsigned depth);

static bool is_true(const json_t *element, const char *member)
{
  return json_is_true(json_object_get(element, member));
}

/* A member of the root that tells of the file, not of the record. */
bool record_is_about_file(const char *key)
{
  static const char *const about[] = {"$schema", "generator", "state-of-law", "audience"};
  for (size_t i = 0; i < COUNT_OF(about); i++)
    if (strcmp(about[i], key) == 0)
      return true;
  return false;
}

static void check_members(Record *record, const Step *step, const Type *type, const json_t *element)
{
  const char *names[80];
  size_t count = 0;
  if (type->has_id)
    names[count++] = "id";
  for (size_t i = 0; i < type->field_count && count < COUNT_OF(names); i++)
    names[count++] = field_member(&type->fields[i]);
  const char *key;
  json_t *value;
  json_object_foreach ((json_t *)element, key, value) {
    const Step at = {.key = key, .up = step};
    bool known = (strcmp(key, "derived") == 0 && strcmp(type->name, "purpose") == 0) || (!step->up && record_is_about_file(key)) ||
                 (step->up && (strcmp(key, "gap") == 0 || strcmp(key, "assumed") == 0));
    for (size_t i = 0; i < count && !known; i++)
      known = strcmp(names[i], key) == 0;
    if (!known)
      record_unknown(record, &at, names, count);
    if (strcmp(key, "assumed") == 0)
      record_has(record, &at, value, JSON_TRUE);
  }
}

/* What a field has, and where. */
typedef struct Member {
  const json_t *value; /* NULL: nothing */
  const Step *at;      /* of the value: the last of these */
  Step member, item, kind;
} Member;

/* A short form is an item of the elements that it is short for. */
static void find_member(Member *found, const Step *step, const Type *type, const Field *field, const json_t *element)
{
  const json_t *member = json_object_get(element, field_member(field));
  *found = (Member){.member = {.key = field_member(field), .up = step}};
  found->at = &found->member;
  if (!field_is_short_form(type, field)) {
    found->value = member;
    return;
  }
  for (size_t i = 0; i < json_array_size(member) && !found->value; i++)
    if (is_true(json_array_get(member, i), "short-form")) {
      found->item = (Step){.index = i, .up = &found->member};
      found->kind = (Step){.key = "kind", .up = &found->item};
      found->at = &found->kind;
      found->value = json_object_get(json_array_get(member, i), "kind");
    }
}

static void put_id(Record *record, const Step *step, const json_t *id)
{
  static const Field id_field = {.name = "id", .kind = FIELD_REFERENCES};
  if (!record_has(record, step, id, JSON_STRING))
    return;
  const char *text = json_string_value(id);
  if (model_value_fault(record->reader, &id_field, text) || strpbrk(text, " \t\r\n"))
    record_fault(record, step, "record.word", (const char *const[]){"value", text, NULL});
  record_attribute(record, step, "id", text);
}

static void put_attributes(Record *record, const Step *step, const Type *type, const json_t *element)
{
  const json_t *id = type->has_id ? json_object_get(element, "id") : NULL;
  if (id)
    put_id(record, &(Step){.key = "id", .up = step}, id);
  for (size_t i = 0; i < type->field_count; i++) {
    const Field *field = &type->fields[i];
    Member member;
    if (!field->attribute)
      continue;
    find_member(&member, step, type, field, element);
    const json_t *gap, *given = member.value ? given_of(record, member.at, field, member.value, &gap) : NULL;
    const char *text = given ? good_text(record, &(Step){.key = "given", .up = member.at}, field, given) : NULL;
    if (text)
      record_attribute(record, member.at, field->name, text);
  }
}

/* A gap in the place of all that an element says: nothing else stands in it. */
static void put_whole_gap(Record *record, const Step *step, const Type *type, const json_t *element, unsigned depth)
{
  const Step at = {.key = "gap", .up = step};
  for (size_t i = 0; i < type->field_count; i++)
    if (!type->fields[i].attribute && json_object_get(element, field_member(&type->fields[i]))) {
      record_fault(record, &at, "record.beside", NULL);
      return;
    }
  put_gap(record, &at, NULL, json_object_get(element, "gap"), depth);
}

/* Gaps of what has no room for one stand before all children. */
static void put_gaps(Record *record, const Step *step, const Type *type, const json_t *element, unsigned depth)
{
  if (step->up && json_object_get(element, "gap"))
    put_whole_gap(record, step, type, element, depth);
  for (size_t i = 0; i < type->field_count; i++) {
    const Field *field = &type->fields[i];
    Member member;
    if (!gap_stands_apart(field))
      continue;
    find_member(&member, step, type, field, element);
    const json_t *gap = json_object_get(member.value, "gap");
    if (gap && step->up)
      put_gap(record, &(Step){.key = "gap", .up = member.at}, field->name, gap, depth);
    else if (gap) /* the description as a whole has room for none */
      record_fault(record, member.at, "record.no-gap", NULL);
  }
}

static void put_simple(Record *record, const Step *step, const Field *field, const json_t *value, unsigned depth)
{
  const json_t *gap, *given = given_of(record, step, field, value, &gap);
  const Step at = {.key = "given", .up = step};
  if (field->kind == FIELD_PROSE && given) {
    record_prose(record, &at, field->name, given, depth);
  } else if (field->kind == FIELD_ITEMS && given) {
    record_items(record, &at, field->name, given, depth);
  } else if (given) {
    const char *text = good_text(record, &at, field, given);
    record_indent(record, depth);
    buffer_format(record->out, "<%s>", field->name);
    record_words(record, &at, text ? text : "");
    buffer_format(record->out, "</%s>\n", field->name);
  } else if (gap && !gap_stands_apart(field)) {
    record_indent(record, depth);
    buffer_format(record->out, "<%s>\n", field->name);
    put_gap(record, &(Step){.key = "gap", .up = step}, NULL, gap, depth + 1);
    record_indent(record, depth);
    buffer_format(record->out, "</%s>\n", field->name);
  }
}

/* {"short-form": true, "kind": ...} is an attribute of what it stands in, which wrote it. */
static void check_short(Record *record, const Step *step, const json_t *item)
{
  static const char *const names[] = {"short-form", "kind"};
  const char *key;
  json_t *unused;
  json_object_foreach ((json_t *)item, key, unused)
    if (strcmp(key, names[0]) != 0 && strcmp(key, names[1]) != 0)
      record_unknown(record, &(Step){.key = key, .up = step}, names, COUNT_OF(names));
  if (step->index > 0 || !json_object_get(item, "kind"))
    record_fault(record, step, "record.short", NULL);
}

static void put_elements(Record *record, const Step *step, const Type *type, const Field *field, const json_t *value,
                         unsigned depth)
{
  const unsigned inside = field->wrapper ? depth + 1 : depth;
  if (!field->many) {
    put_element(record, step, field->type, value, depth);
    return;
  }
  if (!record_has(record, step, value, JSON_ARRAY) || json_array_size(value) == 0)
    return;
  if (field->wrapper) {
    record_indent(record, depth);
    buffer_format(record->out, "<%s>\n", field->wrapper);
  }
  for (size_t i = 0; i < json_array_size(value); i++) {
    const json_t *item = json_array_get(value, i);
    const Step at = {.index = i, .up = step};
    if (field_short_form(type, field) && is_true(item, "short-form"))
      check_short(record, &at, item);
    else
      put_element(record, &at, field->type, item, inside);
  }
  if (field->wrapper) {
    record_indent(record, depth);
    buffer_format(record->out, "</%s>\n", field->wrapper);
  }
}

static void put_children(Record *record, const Step *step, const Type *type, const json_t *element, unsigned depth)
{
  put_gaps(record, step, type, element, depth);
  for (size_t i = 0; i < type->field_count; i++) {
    const Field *field = &type->fields[i];
    const json_t *value = field->attribute ? NULL : json_object_get(element, field_member(field));
    const Step at = {.key = field_member(field), .up = step};
    if (value && field->kind == FIELD_ELEMENTS)
      put_elements(record, &at, type, field, value, depth);
    else if (value)
      put_simple(record, &at, field, value, depth);
  }
}

static void put_element(Record *record, const Step *step, const Type *type, const json_t *element, unsigned depth)
{
  if (!record_has(record, step, element, JSON_OBJECT) || (step->up && is_true(element, "assumed")))
    return;
  Buffer *out = record->out;
  check_members(record, step, type, element);
  record_indent(record, depth);
  buffer_format(out, "<%s", type->name);
  if (!step->up)
    buffer_text(out, " xmlns=\"urn:ppc:register:1\"");
  put_attributes(record, step, type, element);
  const size_t end = out->length;
  buffer_text(out, ">\n");
  const size_t inside = out->length;
  put_children(record, step, type, element, depth + 1);
  if (out->length == inside) {
    out->length = end;
    buffer_text(out, "/>\n");
    return;
  }
  record_indent(record, depth);
  buffer_format(out, "</%s>\n", type->name);
}

void record_register(Record *record, const json_t *root)
{
  buffer_text(record->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  put_element(record, &(Step){.up = NULL}, &type_register, root, 0);
}
