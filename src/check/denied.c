/*
 * What is stated and denied: <no-transfer/> beside <transfer>.  Asked of the table of fields, so that a word
 * of the language that begins with "no-" and has its counterpart needs no rule of its own.
 */
#include "check/check_int.h"

static const Element *stated_as(const Element *element, const char *name)
{
  for (size_t i = 0; i < element->type->field_count; i++) {
    const Field *field = &element->type->fields[i];
    if (field->kind == FIELD_ELEMENTS && text_same(field->name, name))
      return ((const List *)(const void *)((const char *)element + field->offset))->first;
  }
  return NULL;
}

/* A gap denies nothing yet. */
static void check_denial(Check *check, const Element *denial)
{
  /* Behind "no-" */
  const Element *stated = is_gap(denial) ? NULL : stated_as(denial->parent, denial->type->name + 3);
  if (stated == NULL)
    return;
  Finding *finding = report(check, NULL, denial, denial->place);
  finding->related = stated->place;
  finding_thing(check->findings, finding, "denial", denial->type->name, denial);
  finding_thing(check->findings, finding, "stated", stated->type->name, stated);
}

void stated_and_denied(Check *check)
{
  for (size_t i = 0; i < check->listed.denial_count; i++)
    check_denial(check, check->listed.denials[i]);
}
