/*
 * Every element and value of the record, by the table of fields: for rules that ask the same of all.
 */
#include "check/check_int.h"

void walk(Check *check, const Element *element, const Walk *visit)
{
  if (visit->element != NULL)
    visit->element(check, element);
  for (size_t i = 0; i < element->type->field_count; i++) {
    const Field *field = &element->type->fields[i];
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
