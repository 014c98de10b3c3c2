/*
 * One walk through the record, by the table of fields, for all rules that ask the same of every text: what
 * they ask about is listed once (tens of walks would cost more than the rules).
 */
#include <stdlib.h>

#include "check/check_int.h"

static bool is_list_for(const Type *parent, const Type *type, uint8_t audience)
{
  for (size_t i = 0; i < parent->field_count; i++)
    if (parent->fields[i].kind == FIELD_ELEMENTS && parent->fields[i].type == type)
      return field_is_for(&parent->fields[i], audience);
  return true;
}

bool is_printed(const Element *element, const Field *field)
{
  if (!field_is_for(field, FOR_PUBLIC))
    return false;
  for (; element->parent != NULL; element = element->parent)
    if (!is_list_for(element->parent->type, element->type, FOR_PUBLIC))
      return false;
  return true;
}

static void add_prose(Listed *listed, const ProseField *prose)
{
  if (listed->prose_count == listed->prose_capacity) {
    listed->prose_capacity = listed->prose_capacity == 0 ? 256 : listed->prose_capacity * 2;
    listed->proses = memory_grow(listed->proses, listed->prose_capacity * sizeof *listed->proses);
  }
  listed->proses[listed->prose_count++] = *prose;
}

static void add_denial(Listed *listed, const Element *denial)
{
  if (listed->denial_count == listed->denial_capacity) {
    listed->denial_capacity = listed->denial_capacity == 0 ? 64 : listed->denial_capacity * 2;
    listed->denials = memory_grow(listed->denials, listed->denial_capacity * sizeof *listed->denials);
  }
  listed->denials[listed->denial_count++] = denial;
}

static void walk(Check *check, const Element *element, bool is_public);

static void walk_list(Check *check, const Element *element, const Field *field, bool is_public)
{
  const Element *child = ((const List *)(const void *)((const char *)element + field->offset))->first;

  if (child != NULL && text_starts(field->name, "no-"))
    add_denial(&check->listed, child);
  for (; child != NULL; child = child->next)
    walk(check, child, is_public);
}

static void walk_value(Check *check, const Element *element, const Field *field, bool is_public)
{
  const Mark *mark = field_mark(element, field);

  if (mark->state == ABSENT)
    return;
  const uint8_t signs = wording_read(check, element, field, mark);
  if (field->kind == FIELD_PROSE || field->kind == FIELD_ITEMS)
    add_prose(&check->listed, &(ProseField){.element = element,
                                            .field = field,
                                            /* Items have the same shape */
                                            .prose = (const Prose *)(const void *)mark,
                                            .signs = signs,
                                            .is_public = is_public});
}

static void walk(Check *check, const Element *element, bool is_public)
{
  const Field *const end = element->type->fields + element->type->field_count;

  for (const Field *field = element->type->fields; field < end; field++) {
    const bool is_text = field->kind == FIELD_PROSE || field->kind == FIELD_ITEMS || field->kind == FIELD_TEXT ||
                         field->kind == FIELD_LINES || field->kind == FIELD_LINK;
    if (is_text)
      walk_value(check, element, field, is_public && field_is_for(field, FOR_PUBLIC));
    else if (field->kind == FIELD_ELEMENTS)
      walk_list(check, element, field, is_public && field_is_for(field, FOR_PUBLIC));
  }
}

void walk_record(Check *check)
{
  walk(check, &check->model->record->element, true);
}

void walk_end(Check *check)
{
  free(check->listed.proses);
  free(check->listed.denials);
}

void each_prose(Check *check, EachProse *each)
{
  for (size_t i = 0; i < check->listed.prose_count; i++)
    each(check, &check->listed.proses[i]);
}
