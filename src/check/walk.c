/*
 * Every element and value of the record, by the table of fields: for rules that ask the same of all.
 */
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

void walk(Check *check, const Element *element, const Walk *visit)
{
  if (visit->element != NULL)
    visit->element(check, element);
  for (size_t i = 0; i < element->type->field_count; i++) {
    const Field *field = &element->type->fields[i];
    if (visit->audience != 0 && !field_is_for(field, visit->audience))
      continue;
    if (field->kind != FIELD_ELEMENTS) {
      if (visit->field != NULL)
        visit->field(check, element, field);
      continue;
    }
    const List *list = (const List *)(const void *)((const char *)element + field->offset);
    for (const Element *child = list->first; child != NULL; child = child->next)
      walk(check, child, visit);
  }
}
