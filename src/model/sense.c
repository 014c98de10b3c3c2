/*
 * sense: values that have the form of a value and cannot be meant: a period of no time, a sheet that was
 * updated before it was created, a year that is a slip of the finger, words in a language that the
 * description does not have.  The schema cannot say so of them; no law need be asked.
 */
#include <string.h>

#include "model/model_int.h"

/* Plans are made some years ahead; a record of processings begins after computers do. */
enum { FIRST_YEAR = 1900, YEARS_AHEAD = 10 };

static Finding *complain(Model *model, const char *variant, const char *name, Place place)
{
  Finding *finding = finding_add(model->findings, "PPC013", variant, SEVERITY_ERROR, place);
  finding_text(model->findings, finding, "name", name);
  return finding;
}

/* What is deleted at once is kept for no time: for="P0D" of the active stage, and there alone. */
static void check_duration(Model *model, const Element *element, const Field *field, const DurationValue *value)
{
  bool at_once = strcmp(element->type->name, "active") == 0 && strcmp(field->name, "for") == 0;
  if (duration_is_zero(value->value) && !at_once)
    complain(model, "zero", field->name, value->mark.place);
}

static void check_date(Model *model, const Field *field, const DateValue *value)
{
  Date last = date_add(model->as_of, (Duration){.years = YEARS_AHEAD});
  bool early = value->value.year < FIRST_YEAR;
  if (!early && date_compare(value->value, last) <= 0)
    return;
  finding_date(model->findings, complain(model, early ? "past" : "future", field->name, value->mark.place), "date",
               value->value);
}

static bool has_all_languages(const Model *model, const Prose *prose)
{
  for (size_t i = 0; i < model->language_count; i++)
    if (!prose_in(prose, model->languages[i]))
      return false;
  return true;
}

static bool is_declared(const Model *model, const char *language)
{
  for (size_t i = 0; i < model->language_count; i++)
    if (strcmp(model->languages[i], language) == 0)
      return true;
  return false;
}

/* A file that several descriptions include may hold more languages than this one has, if it has these. */
static void check_prose(Model *model, const Prose *prose)
{
  for (const Version *version = prose->first; version; version = version->next) {
    bool included = version->place.source != model->record->element.place.source;
    if (is_declared(model, version->language) || (included && has_all_languages(model, prose)))
      continue;
    finding_text(model->findings, complain(model, "language", "xml:lang", version->place), "value",
                 version->language);
  }
}

static void check_value(Model *model, const Element *element, const Field *field)
{
  const Mark *mark = field_mark(element, field);
  if (!mark || mark->state != GIVEN)
    return;
  if (field->kind == FIELD_DURATION)
    check_duration(model, element, field, field_at(element, field));
  else if (field->kind == FIELD_DATE)
    check_date(model, field, field_at(element, field));
  else if (field->kind == FIELD_PROSE || field->kind == FIELD_ITEMS)
    check_prose(model, field_at(element, field));
}

static void check_element(Model *model, Element *element, void *context)
{
  (void)context;
  for (size_t i = 0; i < element->type->field_count; i++)
    check_value(model, element, &element->type->fields[i]);
}

static void check_order(Model *model, const Processing *processing)
{
  const DateValue *created = &processing->created, *updated = &processing->updated;
  if (created->mark.state != GIVEN || updated->mark.state != GIVEN ||
      date_compare(created->value, updated->value) <= 0)
    return;
  Finding *finding = complain(model, "before", "updated", updated->mark.place);
  finding->related = created->mark.place;
  finding_date(model->findings, finding, "date", updated->value);
  finding_date(model->findings, finding, "other", created->value);
}

void model_check_sense(Model *model)
{
  element_walk(model, &model->record->element, check_element, NULL);
  EACH (Processing, processing, model->record->processings)
    check_order(model, processing);
}
