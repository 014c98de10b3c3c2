/*
 * write_record: the whole record as data, for programs (record.json), by the table of fields: what a
 * description says and nobody else need type again.  Every member bears the name that it has in the
 * description.
 *
 *   a value      {"given": ...}, {"assumed": ...} by the compiler, or {"gap": {"owner": ..., "reason": ...}}
 *   an element   a map of its values and elements; "id" where one is given; {"gap": ...} where all of it is
 *                one
 *   a prose      {"fr": TEXT, "en": TEXT}; items likewise, an array of texts a language
 *   a text       a string, or where it has markup an array of runs: "Ask ", {"em": TEXT},
 *                {"ul": [TEXT, TEXT]}
 *
 * Read back it gives the same description, so nothing is left out but what the audience may not see; what is
 * derived stands in "derived", apart.
 */
#include <string.h>

#include "model/write_int.h"

enum { ELEMENTS_A_PART = 8 };

/* ---- texts --------------------------------------------------------------------------------------------- */

static void record_text(Writer *writer, xmlNode *parent, const char *key, const Inline *runs);

static void record_items_of(Writer *writer, xmlNode *parent, const char *key, const Inline *list)
{
  xmlNode *items = member_array(writer, parent, key);
  for (const Inline *item = list->children; item; item = item->next)
    record_text(writer, items, NULL, item->children);
}

static void record_markup(Writer *writer, xmlNode *runs, const Inline *run)
{
  static const char *const names[] = {
      [INLINE_EM] = "em",   [INLINE_STRONG] = "strong", [INLINE_CODE] = "code",  [INLINE_LINK] = "a",     [INLINE_QUOTE] = "quote",
      [INLINE_BREAK] = "br", [INLINE_PARAGRAPH] = "p",  [INLINE_LIST] = "ul", [INLINE_ORDERED] = "ol",
  };
  xmlNode *node = member_line(writer, runs, "map", NULL);
  if (run->kind == INLINE_LIST || run->kind == INLINE_ORDERED)
    record_items_of(writer, node, names[run->kind], run);
  else if (run->kind == INLINE_BREAK)
    member_boolean(writer, node, names[run->kind], true);
  else
    record_text(writer, node, names[run->kind], run->children);
  if (run->kind == INLINE_LINK)
    member_string(writer, node, "href", run->text);
  if (run->kind == INLINE_QUOTE)
    member_string(writer, node, "from", run->text);
  if (run->kind == INLINE_QUOTE && run->line)
    member_number(writer, node, "line", (long)run->line);
}

/* Texts that stand side by side are one. */
static const Inline *record_words(Writer *writer, xmlNode *parent, const char *key, const Inline *run)
{
  if (!run->next || run->next->kind != INLINE_TEXT) {
    member_string(writer, parent, key, run->text);
    return run->next;
  }
  Buffer words = {0};
  for (; run && run->kind == INLINE_TEXT; run = run->next)
    buffer_text(&words, run->text);
  member_string(writer, parent, key, words.at ? words.at : "");
  buffer_free(&words);
  return run;
}

static bool is_all_words(const Inline *runs)
{
  while (runs && runs->kind == INLINE_TEXT)
    runs = runs->next;
  return !runs;
}

static void record_text(Writer *writer, xmlNode *parent, const char *key, const Inline *runs)
{
  if (!runs) {
    member_string(writer, parent, key, "");
    return;
  }
  if (is_all_words(runs)) {
    record_words(writer, parent, key, runs);
    return;
  }
  xmlNode *array = member_array(writer, parent, key);
  while (runs)
    if (runs->kind == INLINE_TEXT) {
      runs = record_words(writer, array, NULL, runs);
    } else {
      record_markup(writer, array, runs);
      runs = runs->next;
    }
}

static void record_prose(Writer *writer, xmlNode *parent, const char *key, const Version *versions)
{
  xmlNode *map = member_map(writer, parent, key);
  for (const Version *version = versions; version; version = version->next)
    record_text(writer, map, version->language, version->content);
}

/* A few words each: they have room on one line. */
static bool are_short(const Version *version, const char *language)
{
  enum { ROOM = 80 };
  size_t length = 0;
  for (; version; version = version->next)
    if (strcmp(version->language, language) == 0)
      length += is_all_words(version->content) ? strlen(version->plain) + strlen(", ''") : ROOM;
  return length < ROOM;
}

/* By language, each in the order of its first item. */
static void record_items(Writer *writer, xmlNode *parent, const char *key, const Version *versions)
{
  xmlNode *map = member_map(writer, parent, key);
  for (const Version *first = versions; first; first = first->next) {
    const Version *before = versions;
    while (before != first && strcmp(before->language, first->language) != 0)
      before = before->next;
    if (before != first)
      continue;
    const bool one_line = are_short(first, first->language);
    xmlNode *array = one_line ? member_line(writer, map, "array", first->language)
                              : member_array(writer, map, first->language);
    for (const Version *version = first; version; version = version->next)
      if (strcmp(version->language, first->language) == 0)
        record_text(writer, array, NULL, version->content);
  }
}

/* ---- values -------------------------------------------------------------------------------------------- */

/* Who is to fill it, and why it is open, is for those inside. */
static void record_gap(Writer *writer, xmlNode *parent, uint32_t index)
{
  const Gap *gap = index ? &writer->model->gaps[index] : NULL;
  xmlNode *map = member_line(writer, parent, "map", "gap");
  if (!gap || writer->readers != FOR_INTERNAL)
    return;
  member_string(writer, map, "owner", gap->owner.value);
  if (gap->reason.first)
    record_prose(writer, map, "reason", gap->reason.first);
}

static void record_lines(Writer *writer, xmlNode *parent, const char *key, const char *lines)
{
  xmlNode *array = member_line(writer, parent, "array", key);
  while (*lines) {
    size_t length = strcspn(lines, "\n");
    member_string(writer, array, NULL, arena_copy(writer->arena, lines, length));
    lines += length + (lines[length] == '\n');
  }
}

static void record_references(Writer *writer, xmlNode *parent, const char *key, const References *references)
{
  xmlNode *array = member_line(writer, parent, "array", key);
  for (size_t i = 0; i < references->count; i++)
    member_string(writer, array, NULL, references->at[i].name);
}

static void record_value(Writer *writer, xmlNode *map, const char *key, const Field *field, const void *at)
{
  switch (field_form(field)) {
  case FORM_TEXT:
    if (field->kind == FIELD_LINES)
      record_lines(writer, map, key, ((const Text *)at)->value);
    else
      member_string(writer, map, key, ((const Text *)at)->value);
    break;
  case FORM_DATE:
    member_date(writer, map, key, ((const DateValue *)at)->value);
    break;
  case FORM_DURATION:
    if (field->kind == FIELD_LIFETIME && duration_is_zero(((const DurationValue *)at)->value))
      member_string(writer, map, key, "session");
    else
      member_duration(writer, map, key, ((const DurationValue *)at)->value);
    break;
  case FORM_FLAG:
    member_boolean(writer, map, key, ((const Flag *)at)->value);
    break;
  case FORM_NUMBER:
    member_number(writer, map, key, ((const Number *)at)->value);
    break;
  case FORM_CODE:
    member_string(writer, map, key, ((const Code *)at)->text);
    break;
  case FORM_REFERENCES:
    record_references(writer, map, key, at);
    break;
  case FORM_EVENT:
    member_string(writer, map, key, ((const EventValue *)at)->name);
    break;
  case FORM_PROSE:
    record_prose(writer, map, key, ((const Prose *)at)->first);
    break;
  case FORM_ITEMS:
    record_items(writer, map, key, ((const Items *)at)->first);
    break;
  case FORM_ELEMENTS:
    break;
  }
}

/* A prose may be a gap for those who write a language that it is not yet in. */
static void record_field(Writer *writer, xmlNode *map, const char *key, const Element *element, const Field *field)
{
  const Mark *mark = field_at(element, field);
  const bool prose = field->kind == FIELD_PROSE || field->kind == FIELD_ITEMS;
  if (mark->state == ABSENT)
    return;
  xmlNode *value = member_line(writer, map, "map", key);
  if (mark->state == GAP)
    record_gap(writer, value, mark->gap);
  if (mark->state != GAP || (prose && ((const Prose *)(const void *)mark)->first))
    record_value(writer, value, mark->state == ASSUMED ? "assumed" : "given", field, mark);
}

/* ---- elements ------------------------------------------------------------------------------------------ */

static void record_element(Writer *writer, xmlNode *parent, const char *key, const Element *element);

/* A short form is an item among the others; what it was expanded to says nothing more. */
static void record_short(Writer *writer, xmlNode *array, const Element *element, const Field *field)
{
  xmlNode *item = member_line(writer, array, "map", NULL);
  member_boolean(writer, item, "short-form", true);
  record_field(writer, item, "kind", element, field);
}

static void record_list(Writer *writer, xmlNode *map, const Element *element, const Field *field)
{
  const List *list = field_at(element, field);
  const Field *brief = field_short_form(element->type, field);
  const bool said = brief && field_mark(element, brief)->state != ABSENT;
  if (!list->first && !said)
    return;
  if (!field->many) {
    record_element(writer, map, field_member(field), list->first);
    return;
  }
  xmlNode *array = member_array(writer, map, field_member(field));
  if (said)
    record_short(writer, array, element, brief);
  for (const Element *child = list->first; child; child = child->next)
    if (!child->from_short)
      record_element(writer, array, NULL, child);
}

static void record_one(Writer *writer, xmlNode *map, const Element *element, const Field *field)
{
  if (!field_is_for(field, writer->readers))
    return;
  if (field->kind == FIELD_ELEMENTS)
    record_list(writer, map, element, field);
  else if (!field_is_short_form(element->type, field))
    record_field(writer, map, field->name, element, field);
}

/* What follows from a purpose, for programs that do not know the law. */
static void record_derived(Writer *writer, xmlNode *map, const Element *element)
{
  if (strcmp(element->type->name, "purpose") != 0)
    return;
  const Term *const *rights;
  const size_t count = law_terms(writer->model->law, "right", &rights);
  xmlNode *array = member_line(writer, member_line(writer, map, "map", "derived"), "array", "rights");
  for (size_t i = 0; i < count; i++)
    if (right_follows(writer->model, rights[i], (const Purpose *)element, NULL))
      member_string(writer, array, NULL, rights[i]->code);
}

/* About how long a value is on one line; more than any has room for, where it has parts that take lines of
   their own. */
static size_t line_length(const xmlNode *node)
{
  enum { ROOM = 1000 };
  const xmlAttr *attribute = node->properties;
  bool whole = true;
  size_t length = strlen("{}, ");
  if (xmlStrEqual(node->name, BAD_CAST "map") || xmlStrEqual(node->name, BAD_CAST "array"))
    whole = xmlHasProp((xmlNode *)node, BAD_CAST "form") != NULL;
  for (; attribute; attribute = attribute->next)
    length += (attribute->children ? strlen((const char *)attribute->children->content) : 0) + strlen("'': ");
  for (const xmlNode *child = node->children; child && length < ROOM; child = child->next)
    length += line_length(child);
  return whole ? length : ROOM;
}

/* An element that says one thing or two stands on one line. */
static void set_on_line(xmlNode *map)
{
  enum { ROOM = 80 };
  size_t length = 0;
  for (const xmlNode *child = map->children; child && length < ROOM; child = child->next)
    length += line_length(child);
  if (length < ROOM)
    put(map, "form", "line");
}

static void record_element(Writer *writer, xmlNode *parent, const char *key, const Element *element)
{
  xmlNode *map = member_map(writer, parent, key);
  if (element->given_id)
    member_string(writer, map, "id", element->id);
  if (element->assumed)
    member_boolean(writer, map, "assumed", true);
  if (element->gap)
    record_gap(writer, map, element->gap);
  for (size_t i = 0; i < element->type->field_count; i++)
    record_one(writer, map, element, &element->type->fields[i]);
  record_derived(writer, map, element);
  set_on_line(map);
}

/* ---- the document -------------------------------------------------------------------------------------- */

static void write_record_head(Writer *writer, const Part *part, xmlNode *root)
{
  const Element *record = part->element;
  xmlNode *map = member_map(writer, root, NULL);
  member_string(writer, map, "$schema", RECORD_SCHEMA);
  member_string(writer, map, "generator", "ppc " PPC_VERSION);
  member_date(writer, map, "state-of-law", law_checked_on(writer->model->law));
  member_string(writer, map, "audience", audience_name(writer->audience));
  for (size_t i = 0; i < record->type->field_count; i++)
    if (record->type->fields[i].attribute)
      record_one(writer, map, record, &record->type->fields[i]);
}

/* A child of the register that is no list of elements, or is one alone. */
static void write_record_field(Writer *writer, const Part *part, xmlNode *root)
{
  record_one(writer, member_map(writer, root, NULL), part->element, field_named(part->element->type, part->kind));
}

/* Some of a list, from the part's element on. */
static void write_record_elements(Writer *writer, const Part *part, xmlNode *root)
{
  const Field *field = field_named(&type_register, part->kind);
  xmlNode *array = member_array(writer, member_map(writer, root, NULL), field_member(field));
  const Element *element = part->element;
  for (size_t i = 0; element && i < ELEMENTS_A_PART; i++, element = element->next)
    record_element(writer, array, NULL, element);
}

void plan_record(Plan *plan)
{
  const Element *record = &plan->model->record->element;
  plan_add(plan, (Part){.kind = "head", .id = "head", .element = record, .write = write_record_head, .frame = true});
  for (size_t i = 0; i < record->type->field_count; i++) {
    const Field *field = &record->type->fields[i];
    if (field->attribute || !field_is_for(field, plan->audience))
      continue;
    if (!field->many) {
      plan_add(plan, (Part){.kind = field->name, .id = field->name, .element = record, .write = write_record_field,
                            .frame = true});
      continue;
    }
    size_t number = 0;
    for (const Element *at = ((const List *)field_at(record, field))->first; at; at = at->next)
      if (number++ % ELEMENTS_A_PART == 0)
        plan_add(plan, (Part){.kind = field->name, .id = at->block, .element = at, .write = write_record_elements,
                              .frame = true});
  }
}
