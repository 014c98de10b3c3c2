/*
 * write_fields: an element of the record by the table of fields, as far as the audience may see it.
 */
#include <string.h>

#include "model/write_int.h"

/* The node of an element: its id, its place, whether it is proposed or a gap; none of its fields. */
xmlNode *write_opened(Writer *writer, xmlNode *parent, const Element *element)
{
  xmlNode *node = add_node(writer, parent, element->type->name);
  put(node, "id", block_id(writer, element));
  put_source(writer, node, element->place);
  if (is_proposed(element)) {
    put(node, "status", "proposed");
    put(node, "proposed", say(writer, "proposed", NULL));
  }
  return node;
}

static void write_gap(Writer *writer, xmlNode *parent, const Element *element, const Field *field, const Mark *mark)
{
  xmlNode *node = add_text_node(writer, parent, field->name, gap_text(writer, element->type->name, field->name));
  put_gap(writer, node, &writer->model->gaps[mark->gap]);
}

xmlNode *write_code(Writer *writer, xmlNode *parent, const char *name, const Code *code)
{
  if (!code->term)
    return NULL;
  xmlNode *node = add_text_node(writer, parent, name, term_label(writer, code->term, NULL));
  put(node, "code", code->term->code);
  put(node, "article", code->term->article);
  const char *plain = words_term(writer->words, code->term->list, code->term->code, "plain");
  if (plain)
    put(node, "plain", plain);
  put(node, "one", words_term(writer->words, code->term->list, code->term->code, "role"));
  return node;
}

static void write_lines(Writer *writer, xmlNode *node, const char *lines)
{
  while (*lines) {
    size_t length = strcspn(lines, "\n");
    add_text_node(writer, node, "line", arena_copy(writer->arena, lines, length));
    lines += length + (lines[length] == '\n');
  }
}

/* In one language, with the place of its text. */
static void write_version(Writer *writer, xmlNode *parent, const char *name, const Version *version)
{
  xmlNode *node = add_node(writer, parent, name);
  put_source(writer, node, version->place);
  add_runs(writer, node, version->content);
}

/* A prose, or where this language has none of it, the gap that this is. */
static void write_prose(Writer *writer, xmlNode *parent, const Element *element, const Field *field,
                        const Prose *prose)
{
  const Version *version = prose_in(prose, writer->texts);
  if (!version) {
    xmlNode *node = add_text_node(writer, parent, field->name, gap_text(writer, element->type->name, field->name));
    put(node, "gap", "yes");
    return;
  }
  write_version(writer, parent, field->name, version);
}

static void write_items(Writer *writer, xmlNode *parent, const Field *field, const Items *items)
{
  for (const Version *version = items->first; version; version = version->next)
    if (strcmp(version->language, writer->texts) == 0)
      write_version(writer, parent, field->name, version);
}

static void write_event(Writer *writer, xmlNode *parent, const Field *field, const EventValue *event)
{
  const char *label = event->term    ? term_label(writer, event->term, field->name)
                      : event->event ? label_of(writer, &event->event->element)
                                     : event->name;
  put(add_text_node(writer, parent, field->name, label), "ref", event->name);
}

/* Which elements bring what they refer to with them, rather than its name alone. */
static bool brings_target(const Field *field)
{
  return strcmp(field->name, "ref") == 0 || strcmp(field->name, "recipient") == 0;
}

void write_target(Writer *writer, xmlNode *parent, const Element *target)
{
  if (strcmp(target->type->name, "subject") == 0 || strcmp(target->type->name, "retention") == 0) {
    put(add_text_node(writer, parent, target->type->name, label_of(writer, target)), "ref", target->id);
    return;
  }
  xmlNode *node = add_node(writer, parent, target->type->name);
  put(node, "ref", target->id);
  const Field *family = field_named(target->type, "family");
  if (family && ((const Code *)field_at(target, family))->term)
    put(node, "family", ((const Code *)field_at(target, family))->term->code);
  const Field *label = field_named(target->type, "label");
  bool labelled = label && prose_in(field_at(target, label), writer->texts) && field_is_for(label, writer->readers);
  if (!labelled)
    add_label(writer, node, "label", target);
  write_fields(writer, node, target);
}

/* One who is answered knows who it is: the others that something is about are none of theirs. */
void write_references(Writer *writer, xmlNode *node, const char *name, const References *references)
{
  if (writer->subject && strcmp(name, "subject") == 0)
    return;
  for (size_t i = 0; i < references->count; i++) {
    const Element *target = references->at[i].target;
    if (target)
      put(add_label(writer, node, name, target), "ref", target->id);
  }
}

static bool names(const References *references, const Term *term)
{
  for (size_t i = 0; i < references->count; i++)
    if (strcmp(references->at[i].name, term->code) == 0)
      return true;
  return false;
}

/* Whether nothing of the law's list is left out. */
static bool names_all(const Writer *writer, const char *list, const References *references)
{
  const Term *const *terms;
  const size_t count = law_terms(writer->model->law, list, &terms);
  for (size_t i = 0; i < count; i++)
    if (!names(references, terms[i]))
      return false;
  return true;
}

static void write_terms(Writer *writer, xmlNode *node, const Field *field, const References *references)
{
  const char *list = field->list + strlen("list:");
  const bool all = names_all(writer, list, references);
  for (size_t i = 0; i < references->count; i++) {
    const Term *term = law_term(writer->model->law, list, references->at[i].name);
    if (!term)
      continue;
    xmlNode *named = add_text_node(writer, node, field->name, term_label(writer, term, NULL));
    put(named, "code", term->code);
    put(named, "all", all ? "yes" : NULL);
  }
}

static void write_reference_field(Writer *writer, xmlNode *node, const Field *field, const References *references)
{
  if (text_starts(field->list, "list:"))
    write_terms(writer, node, field, references);
  else if (brings_target(field))
    for (size_t i = 0; i < references->count; i++) {
      if (references->at[i].target)
        write_target(writer, node, references->at[i].target);
    }
  else
    write_references(writer, node, field->name, references);
}

static void write_date(Writer *writer, xmlNode *parent, const char *name, Date date)
{
  char iso[11];
  date_format(date, iso);
  put(add_text_node(writer, parent, name, spell_date(writer, date)), "iso", iso);
}

static void write_duration(Writer *writer, xmlNode *parent, const char *name, Duration duration)
{
  const char *text = duration_is_zero(duration) ? say(writer, "session", NULL)
                                                : spell_duration(writer, duration);
  add_text_node(writer, parent, name, text);
}

static void write_text(Writer *writer, xmlNode *parent, const Field *field, const Text *text)
{
  xmlNode *node = add_node(writer, parent, field->name);
  if (field->kind == FIELD_LINES)
    write_lines(writer, node, text->value);
  else if (field->kind == FIELD_COUNTRY) {
    const char *name = words_country(writer->words, text->value);
    add_text(writer, node, name ? name : text->value);
    put(node, "code", text->value);
  } else if (strcmp(field->name, "law") == 0)
    xmlAddChild(node, xmlNewDocText(writer->tree, BAD_CAST words_citation(writer->words, writer->arena, text->value)));
  else /* a proper name, an address: not respaced */
    xmlAddChild(node, xmlNewDocText(writer->tree, BAD_CAST text->value));
  if (field->kind == FIELD_LINK)
    put(node, "href", text->value);
}

static void write_value(Writer *writer, xmlNode *node, const Element *element, const Field *field, const void *at)
{
  switch (field_form(field)) {
  case FORM_TEXT:
    write_text(writer, node, field, at);
    break;
  case FORM_DATE:
    write_date(writer, node, field->name, ((const DateValue *)at)->value);
    break;
  case FORM_DURATION:
    write_duration(writer, node, field->name, ((const DurationValue *)at)->value);
    break;
  case FORM_FLAG: {
    const char *code = ((const Flag *)at)->value ? "yes" : "no";
    const char *label = words_term(writer->words, "yes-no", code, NULL);
    put(add_text_node(writer, node, field->name, label ? label : code), "code", code);
    break;
  }
  case FORM_NUMBER:
    add_text_node(writer, node, field->name, arena_format(writer->arena, "%ld", ((const Number *)at)->value));
    break;
  case FORM_CODE:
    write_code(writer, node, field->name, at);
    break;
  case FORM_REFERENCES:
    write_reference_field(writer, node, field, at);
    break;
  case FORM_EVENT:
    write_event(writer, node, field, at);
    break;
  case FORM_PROSE:
    write_prose(writer, node, element, field, at);
    break;
  case FORM_ITEMS:
    write_items(writer, node, field, at);
    break;
  case FORM_ELEMENTS:
    break;
  }
}

static void write_children(Writer *writer, xmlNode *node, const List *list)
{
  if (!list->first)
    return;
  const SpecialWriter *special = special_writers;
  while (special->type && strcmp(special->type, list->first->type->name) != 0)
    special++;
  for (const Element *child = list->first; child; child = child->next)
    if (special->type)
      special->write(writer, node, child);
    else
      write_element(writer, node, child);
}

/* proposed or confirmed: said by the node's own attribute (write_opened). */
static bool is_choice_status(const Field *field)
{
  return field->kind == FIELD_CODE && strcmp(field->list, "status") == 0;
}

void put_hidden(Writer *writer, xmlNode *node)
{
  put(node, "hidden", "yes");
  add_text(writer, node, say(writer, "hidden", NULL));
}

/* What a public register blacks out, and says that it does: who is inside, and what guards the data. The rest
   that is not for the public is left out. */
static bool is_blacked_out(const Writer *writer, const Element *element, const Field *field)
{
  static const struct { const char *type, *field; } blacked_out[] = {
      {"organisation", "head"}, {"organisation", "breaches"}, {"dpo", "name"}, {"processing", "software"},
  };
  if (writer->audience != FOR_PUBLIC || writer->plan->record == RECORD_NONE)
    return false;
  for (size_t i = 0; i < COUNT_OF(blacked_out); i++)
    if (strcmp(element->type->name, blacked_out[i].type) == 0 && strcmp(field->name, blacked_out[i].field) == 0)
      return field->kind == FIELD_ELEMENTS ? ((const List *)field_at(element, field))->first != NULL
                                           : ((const Mark *)field_at(element, field))->state != ABSENT;
  return false;
}

static void write_one(Writer *writer, xmlNode *node, const Element *element, const Field *field)
{
  if (!field_is_for(field, writer->readers)) {
    if (is_blacked_out(writer, element, field))
      put_hidden(writer, add_node(writer, node, field->name));
    return;
  }
  const void *at = field_at(element, field);
  if (field->kind == FIELD_ELEMENTS) {
    write_children(writer, node, at);
    return;
  }
  const Mark *mark = at;
  if (mark->state == GAP)
    write_gap(writer, node, element, field, mark);
  else if (mark->state != ABSENT && !is_choice_status(field))
    write_value(writer, node, element, field, at);
}

void write_fields(Writer *writer, xmlNode *node, const Element *element)
{
  if (element->gap) {
    add_text_node(writer, node, "gap", gap_text(writer, element->type->name, NULL));
    put_gap(writer, node, &writer->model->gaps[element->gap]);
  }
  for (size_t i = 0; i < element->type->field_count; i++)
    write_one(writer, node, element, &element->type->fields[i]);
}

void write_field(Writer *writer, xmlNode *node, const Element *element, const char *name)
{
  const Field *field = field_named(element->type, name);
  if (field)
    write_one(writer, node, element, field);
}

xmlNode *write_element(Writer *writer, xmlNode *parent, const Element *element)
{
  xmlNode *node = write_opened(writer, parent, element);
  write_fields(writer, node, element);
  return node;
}
