/*
 * write_dpv_survey: what the record as linked data tells of, to its audience: the processings, and all that
 * these refer to, and nothing else. A party whom the public has no reason to know is not in the public's.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "model/dpv_int.h"

enum { KEY_ROOM = 128 };

enum { OWN_FIELDS = 64 };

/* A field that stands under a property of ours. */
typedef struct OwnField {
  const Type *type;
  const Field *field;
  const char *property;
} OwnField;

/* Elements that are told of, by their block ids, and those whose references are still to be followed. */
typedef struct Survey {
  Plan *plan;
  const Element **at;
  size_t count, capacity;
  OwnField own[OWN_FIELDS];
  size_t own_count; /* of those that are not used yet */
} Survey;

/* The child of the record in which it stands. */
static const Element *top_of(const Element *element)
{
  while (element->parent && element->parent->parent)
    element = element->parent;
  return element;
}

bool dpv_tells(const Plan *plan, const Element *element)
{
  return map_find(plan->about, top_of(element)->block) != NULL;
}

static void tell(Survey *survey, const Element *element)
{
  if (!map_put(survey->plan->about, element->block, (void *)element))
    return;
  if (survey->count == survey->capacity) {
    const Element **old = survey->at;
    survey->capacity = survey->capacity ? survey->capacity * 2 : 64;
    survey->at = ARENA_ARRAY(survey->plan->arena, const Element *, survey->capacity);
    if (survey->count)
      memcpy(survey->at, old, survey->count * sizeof *old);
  }
  survey->at[survey->count++] = element;
}

/* Processings, and what meets people there, are chosen; the rest is told where it is referred to. */
static bool is_chosen(const Element *element)
{
  return strcmp(element->type->name, "processing") == 0 || strcmp(element->type->name, "situation") == 0 ||
         strcmp(element->type->name, "tracker") == 0 || strcmp(element->type->name, "notice") == 0;
}

/* Words of the law, and types, are kept beside the elements, whose block ids have no blanks. */
static void key_of(char key[KEY_ROOM], const char *list, const char *code)
{
  snprintf(key, KEY_ROOM, "%s %s", list, code);
}

static void note(Survey *survey, const char *list, const char *code, const void *what)
{
  char key[KEY_ROOM];
  key_of(key, list, code);
  if (!map_find(survey->plan->about, key))
    map_put(survey->plan->about, arena_string(survey->plan->arena, key), (void *)what);
}

static bool is_noted(const Plan *plan, const char *list, const char *code)
{
  char key[KEY_ROOM];
  key_of(key, list, code);
  return map_find(plan->about, key) != NULL;
}

static void use(Survey *survey, const Term *term)
{
  if (term)
    note(survey, term->list, term->code, term);
}

bool dpv_uses(const Plan *plan, const Term *term)
{
  return is_noted(plan, term->list, term->code);
}

static void use_list(Survey *survey, const char *list)
{
  const Term *const *terms;
  const size_t count = law_terms(survey->plan->model->law, list, &terms);
  for (size_t i = 0; i < count; i++)
    use(survey, terms[i]);
}

/* A type of statements, whose class may be one of ours. */
static void use_type(Survey *survey, const Type *type)
{
  if (type->field_count == 1)
    note(survey, "type", type->name, type);
}

bool dpv_uses_type(const Plan *plan, const char *type)
{
  return is_noted(plan, "type", type);
}

static void find_own_fields(Survey *survey)
{
  const Type *const *types;
  const size_t count = model_types(&types);
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < types[i]->field_count; k++) {
      const Field *field = &types[i]->fields[k];
      const char *property = law_attribute(dpv_shape(survey->plan, types[i], field), "property");
      if (!property || !text_starts(property, "ppc:") || !field_is_for(field, survey->plan->audience))
        continue;
      assert(survey->own_count < OWN_FIELDS);
      survey->own[survey->own_count++] = (OwnField){types[i], field, property};
    }
}

static void use_own_fields(Survey *survey, const Element *element)
{
  for (size_t i = survey->own_count; i > 0; i--) {
    const OwnField *own = &survey->own[i - 1];
    if (own->type != element->type || ((const Mark *)field_at(element, own->field))->state == ABSENT)
      continue;
    note(survey, "property", own->property, own->field);
    survey->own[i - 1] = survey->own[--survey->own_count];
  }
}

bool dpv_uses_property(const Plan *plan, const char *property)
{
  return is_noted(plan, "property", property);
}

static void follow_references(Survey *survey, const Field *field, const References *references)
{
  const char *list = text_starts(field->list, "list:") ? field->list + strlen("list:") : NULL;
  for (size_t i = 0; i < references->count; i++) {
    const Element *target = references->at[i].target;
    if (list)
      use(survey, law_term(survey->plan->model->law, list, references->at[i].name));
    else if (target && !is_chosen(top_of(target)))
      tell(survey, top_of(target));
  }
}

static void follow(Survey *survey, const Element *element)
{
  use_type(survey, element->type);
  use_own_fields(survey, element);
  for (size_t i = 0; i < element->type->field_count; i++) {
    const Field *field = &element->type->fields[i];
    const void *at = field_at(element, field);
    if (!field_is_for(field, survey->plan->audience))
      continue;
    if (field->kind == FIELD_ELEMENTS)
      for (const Element *child = ((const List *)at)->first; child; child = child->next)
        follow(survey, child);
    else if (field->kind == FIELD_REFERENCES)
      follow_references(survey, field, at);
    else if (field->kind == FIELD_CODE)
      use(survey, ((const Code *)at)->term);
    else if (field->kind == FIELD_EVENT)
      use(survey, ((const EventValue *)at)->term);
  }
}

static bool names_told(const Plan *plan, const References *references)
{
  for (size_t i = 0; i < references->count; i++)
    if (references->at[i].target && dpv_tells(plan, references->at[i].target))
      return true;
  return false;
}

/* The public is told of what the organisation does for itself, on a notice or not, as its register tells;
   what it does for others is theirs to tell. */
static bool is_told(const Plan *plan, const Processing *processing)
{
  return plan->audience != FOR_PUBLIC || !is_processor(processing);
}

void dpv_survey(Plan *plan)
{
  Survey survey = {.plan = plan};
  const Register *record = plan->model->record;
  plan->about = map_new(plan->arena);
  find_own_fields(&survey);
  if (plan->model->organisation)
    tell(&survey, &plan->model->organisation->element);
  EACH (Processing, processing, record->processings)
    if (is_told(plan, processing))
      tell(&survey, &processing->element);
  EACH (Situation, situation, record->situations)
    if (names_told(plan, &situation->processing))
      tell(&survey, &situation->element);
  EACH (Tracker, tracker, record->trackers)
    if (!tracker->processing.count || names_told(plan, &tracker->processing))
      tell(&survey, &tracker->element);
  EACH (Notice, notice, record->notices)
    tell(&survey, &notice->element);
  for (size_t i = 0; i < survey.count; i++)
    follow(&survey, survey.at[i]);
  use_list(&survey, "right"); /* what follows from the rest */
  use_list(&survey, "stage");
  if (record->trackers.first)
    use(&survey, law_term(plan->model->law, "event", SESSION_END));
}
