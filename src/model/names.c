/*
 * names: every element gets its block id, every reference its target.
 *
 * An id is unique among the elements of its type (a situation and a retention rule may both be called "fax");
 * a purpose's, within its processing.  A block id is unique in the description, the same in all languages and
 * builds: the processing's id, then the path ("billing.books", "billing.retain-2"); what is not a processing
 * bears its type before it ("situation.fax").
 */
#include <string.h>

#include "model/model_int.h"

void element_walk(Model *model, Element *element, ElementVisit visit, void *context)
{
  visit(model, element, context);
  for (size_t i = 0; i < element->type->field_count; i++) {
    const Field *field = &element->type->fields[i];
    if (field->kind != FIELD_ELEMENTS)
      continue;
    const List *list = field_at(element, field);
    for (Element *child = list->first; child; child = child->next)
      element_walk(model, child, visit, context);
  }
}

/* The key of an element in Model.names: "category/identity", "purpose/billing/books". */
static char *name_key(Model *model, const char *type, const Element *owner, const char *id)
{
  if (strcmp(type, "purpose") == 0)
    return arena_format(model->arena, "purpose/%s/%s", owner && owner->id ? owner->id : "", id);
  return arena_format(model->arena, "%s/%s", type, id);
}

/* What names a purpose from outside its processing: the id alone, where no other processing has it too. */
static const char several[] = "several";

static void name_purpose(Model *model, Element *purpose)
{
  char *key = name_key(model, "purpose", NULL, purpose->id);
  if (!map_put(model->names, key, purpose))
    map_put(model->names, arena_format(model->arena, "%s/%s", several, purpose->id), purpose);
}

static bool is_of_several(Model *model, const char *name)
{
  return map_find(model->names, arena_format(model->arena, "%s/%s", several, name)) != NULL;
}

static const List *list_of(const Element *parent, const Element *element)
{
  for (size_t i = 0; i < parent->type->field_count; i++) {
    const Field *field = &parent->type->fields[i];
    if (field->kind == FIELD_ELEMENTS && field->type == element->type)
      return field_at(parent, field);
  }
  return NULL;
}

static void name_element(Model *model, Element *element, void *context)
{
  (void)context;
  const Element *parent = element->parent;
  const char *type = element->type->name;
  if (!parent) {
    element->block = "register";
    return;
  }
  const List *list = list_of(parent, element);
  bool top = parent->type == &type_register;
  if (!element->id)
    element->id = list->count == 1 ? type : arena_format(model->arena, "%s-%u", type, (unsigned)element->ordinal);
  if (top && strcmp(type, "processing") == 0)
    element->block = element->id;
  else if (top)
    element->block = element->given_id ? arena_format(model->arena, "%s.%s", type, element->id) : element->id;
  else
    element->block = arena_format(model->arena, "%s.%s", parent->block, element->id);
  if (!element->given_id)
    return;
  if (strcmp(type, "purpose") == 0)
    name_purpose(model, element);
  char *key = name_key(model, type, parent, element->id);
  if (map_put(model->names, key, element))
    return;
  Finding *finding = finding_add(model->findings, "PPC021", NULL, SEVERITY_ERROR, element->place);
  finding->related = ((const Element *)map_find(model->names, key))->place;
  finding_text(model->findings, finding, "name", element->id);
}

void model_name_elements(Model *model)
{
  model->names = map_new(model->arena);
  element_walk(model, &model->record->element, name_element, NULL);
}

/* ---- references ---------------------------------------------------------------------------------------- */

static const Element *processing_of(const Element *element)
{
  while (element && strcmp(element->type->name, "processing") != 0)
    element = element->parent;
  return element;
}

typedef struct Names { const char **at; size_t count, capacity; const char *prefix; } Names;

static void collect_name(Model *model, Element *element, void *context)
{
  Names *names = context;
  if (!element->given_id || strcmp(element->type->name, names->prefix) != 0)
    return;
  if (names->count == names->capacity) {
    const char **old = names->at;
    names->capacity = names->capacity ? names->capacity * 2 : 64;
    names->at = ARENA_ARRAY(model->arena, const char *, names->capacity);
    if (names->count)
      memcpy(names->at, old, sizeof(char *) * names->count);
  }
  names->at[names->count++] = element->id;
}

/* Looking for the nearest name costs a walk of the model: done for the first faults only, so that a
   description with thousands of them is still read in linear time. */
enum { SUGGESTIONS = 50 };

/* What bears the name, of whatever type; purposes are named within their processing alone. */
static const Element *of_another_kind(Model *model, const char *name)
{
  const Type *const *types;
  size_t count = model_types(&types);
  for (size_t i = 0; i < count; i++) {
    const Element *found =
        types[i]->has_id ? map_find(model->names, name_key(model, types[i]->name, NULL, name)) : NULL;
    if (found)
      return found;
  }
  return NULL;
}

static void unknown_name(Model *model, const Element *owner, const char *type, const char *name, Place place)
{
  Finding *finding = finding_add(model->findings, "PPC020", NULL, SEVERITY_ERROR, place);
  finding_text(model->findings, finding, "name", name);
  finding_phrase(model->findings, finding, "type", arena_format(model->arena, "field/%s/.", type));
  if (model->unknown_names++ >= SUGGESTIONS)
    return;
  const Element *other = of_another_kind(model, name);
  if (other) {
    finding->variant = "kind";
    finding->related = other->place;
    finding_phrase(model->findings, finding, "other", arena_format(model->arena, "field/%s/.", other->type->name));
    return;
  }
  Names names = {.prefix = type};
  Element *from = owner ? (Element *)owner : &model->record->element; /* the walk changes nothing */
  element_walk(model, from, collect_name, &names);
  finding_suggest(model->findings, finding, name, names.at, names.count);
}

static void bind_terms(Model *model, References *references, const char *list)
{
  for (size_t i = 0; i < references->count; i++) {
    const Reference *reference = &references->at[i];
    if (law_term(model->law, list, reference->name))
      continue;
    const Term *const *terms;
    size_t count = law_terms(model->law, list, &terms);
    const char **codes = ARENA_ARRAY(model->arena, const char *, count + 1);
    for (size_t k = 0; k < count; k++)
      codes[k] = terms[k]->code;
    Finding *finding = finding_add(model->findings, "PPC013", "code", SEVERITY_ERROR, reference->place);
    finding_text(model->findings, finding, "value", reference->name);
    finding_text(model->findings, finding, "name", list);
    const char *near = text_nearest(reference->name, codes, count);
    if (near)
      finding_text(model->findings, finding, "suggestion", near);
  }
}

/* `types`: one type's name, or some parted by |; the first that has the name gives it. */
static Element *find_named(Model *model, const Element *owner, const char *types, const char *name)
{
  for (const char *at = types; *at;) {
    size_t length = strcspn(at, "|");
    char *type = arena_copy(model->arena, at, length);
    Element *found = map_find(model->names, name_key(model, type, owner, name));
    bool unclear = !owner && strcmp(type, "purpose") == 0 && is_of_several(model, name);
    if (found && !unclear)
      return found;
    at += length + (at[length] == '|');
  }
  return NULL;
}

static void bind_names(Model *model, const Element *element, References *references, const char *types)
{
  const Element *owner = text_starts(types, "purpose") ? processing_of(element) : NULL;
  for (size_t i = 0; i < references->count; i++) {
    Reference *reference = &references->at[i];
    reference->target = find_named(model, owner, types, reference->name);
    if (!reference->target && owner && strchr(types, '|')) /* a purpose of another processing */
      reference->target = find_named(model, NULL, types, reference->name);
    if (!reference->target && !owner && strstr(types, "purpose") && is_of_several(model, reference->name))
      finding_text(model->findings,
                   finding_add(model->findings, "PPC020", "several", SEVERITY_ERROR, reference->place), "name",
                   reference->name);
    else if (!reference->target)
      unknown_name(model, owner, arena_copy(model->arena, types, strcspn(types, "|")), reference->name,
                   reference->place);
  }
}

static void bind_event(Model *model, EventValue *event)
{
  event->event = map_find(model->names, name_key(model, "event", NULL, event->name));
  if (event->event)
    event->term = NULL; /* the author's own event of that name comes before the law's */
  else if (!event->term)
    unknown_name(model, NULL, "event", event->name, event->mark.place);
}

/* Two capitals are the schema's demand; that they are a country's is the law's table's.  What is none has
   this finding alone (value_read). */
static void check_country(Model *model, Text *country)
{
  if (law_row(model->law, "countries", country->value, model->as_of))
    return;
  Finding *finding = finding_add(model->findings, "PPC013", "country", SEVERITY_ERROR, country->mark.place);
  finding_text(model->findings, finding, "value", country->value);
  finding_text(model->findings, finding, "name", "country");
  country->mark.state = GAP;
}

static void bind_element(Model *model, Element *element, void *context)
{
  (void)context;
  for (size_t i = 0; i < element->type->field_count; i++) {
    const Field *field = &element->type->fields[i];
    const Mark *mark = field_mark(element, field);
    if (!mark || mark->state != GIVEN)
      continue;
    if (field->kind == FIELD_COUNTRY)
      check_country(model, field_at(element, field));
    if (field->kind == FIELD_EVENT)
      bind_event(model, field_at(element, field));
    if (field->kind != FIELD_REFERENCES)
      continue;
    if (text_starts(field->list, "list:"))
      bind_terms(model, field_at(element, field), field->list + strlen("list:"));
    else
      bind_names(model, element, field_at(element, field), field->list);
  }
}

void model_bind_references(Model *model)
{
  element_walk(model, &model->record->element, bind_element, NULL);
}
