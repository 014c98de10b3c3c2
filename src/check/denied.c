/*
 * What is stated and denied: <no-transfer/> beside <transfer>.  Asked of the table of fields, so that a word of
 * the language that begins with "no-" and has its counterpart needs no rule of its own.
 */
#include "check/check_int.h"

static const Element *child_of(const Element *element, const Field *field)
{
  return ((const List *)(const void *)((const char *)element + field->offset))->first;
}

/* A gap denies nothing yet. */
static const Element *denial_of(const Element *element, const Field *field)
{
  if (field->kind != FIELD_ELEMENTS || !text_starts(field->name, "no-"))
    return NULL;
  const Element *denial = child_of(element, field);
  return denial == NULL || is_gap(denial) ? NULL : denial;
}

static const Element *stated_as(const Element *element, const char *name)
{
  for (size_t i = 0; i < element->type->field_count; i++) {
    const Field *field = &element->type->fields[i];
    if (field->kind == FIELD_ELEMENTS && text_same(field->name, name))
      return child_of(element, field);
  }
  return NULL;
}

static void check_denials(Check *check, const Element *element)
{
  for (size_t i = 0; i < element->type->field_count; i++) {
    const Element *denial = denial_of(element, &element->type->fields[i]);
    if (denial == NULL)
      continue;
    const Element *stated = stated_as(element, denial->type->name + 3); /* behind "no-" */
    if (stated == NULL)
      continue;
    Finding *finding = report(check, NULL, denial, denial->place);
    finding->related = stated->place;
    finding_text(check->findings, finding, "denial", denial->type->name);
    finding_text(check->findings, finding, "stated", stated->type->name);
  }
}

void stated_and_denied(Check *check)
{
  static const Walk visit = {.element = check_denials};

  walk(check, &check->model->record->element, &visit);
}
