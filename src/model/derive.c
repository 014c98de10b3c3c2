/*
 * derive: facts that follow from what was given, computed once, so that no rule and no document computes them
 * its own way.
 */
#include <string.h>

#include "model/model_int.h"

static void list_purposes(Model *model, Processing *processing)
{
  processing->purpose_list = ARENA_ARRAY(model->arena, const Purpose *, processing->purposes.count + 1);
  EACH (Purpose, purpose, processing->purposes)
    processing->purpose_list[processing->purpose_count++] = purpose;
}

/* What a processing "uses as far as needed" of others: their categories count as its own data. */
static size_t count_categories(const Processing *processing)
{
  size_t count = 0;
  EACH (DataUse, use, processing->data)
    count += use->ref.count;
  return count;
}

static bool already(const Category *const *list, size_t count, const Category *category)
{
  for (size_t i = 0; i < count; i++)
    if (list[i] == category)
      return true;
  return false;
}

static void add_use(Model *model, Uses *uses, const Element *use, const Processing *processing)
{
  if (uses->last && uses->last->use == use)
    return;
  Use *made = ARENA_NEW(model->arena, Use);
  *made = (Use){use, processing, NULL};
  if (uses->last)
    uses->last->next = made;
  else
    uses->first = made;
  uses->last = made;
  uses->count++;
}

static void index_uses(Model *model, const Processing *processing)
{
  EACH (DataUse, use, processing->data)
    for (size_t i = 0; i < use->ref.count; i++)
      if (use->ref.at[i].target)
        add_use(model, &((Category *)use->ref.at[i].target)->uses, &use->element, processing);
  EACH (RecipientUse, use, processing->recipients)
    for (size_t i = 0; i < use->ref.count; i++)
      if (use->ref.at[i].target)
        add_use(model, &((Party *)use->ref.at[i].target)->uses, &use->element, processing);
}

static void count_proposal(Model *model, Element *element, void *context)
{
  (void)context;
  model->proposal_count += is_proposed(element);
}

static void list_proposal(Model *model, Element *element, void *context)
{
  size_t *at = context;
  if (is_proposed(element))
    model->proposals[(*at)++] = element;
}

static void list_proposals(Model *model)
{
  size_t at = 0;
  element_walk(model, &model->record->element, count_proposal, NULL);
  model->proposals = ARENA_ARRAY(model->arena, const Element *, model->proposal_count + 1);
  element_walk(model, &model->record->element, list_proposal, &at);
}

static void count_noted(Model *model, Element *element, void *context)
{
  (void)context;
  model->noted_count += element_notes(element) != NULL;
}

static void list_noted_element(Model *model, Element *element, void *context)
{
  size_t *at = context;
  if (element_notes(element))
    model->noted[(*at)++] = element;
}

static void list_noted(Model *model)
{
  size_t at = 0;
  element_walk(model, &model->record->element, count_noted, NULL);
  model->noted = ARENA_ARRAY(model->arena, const Element *, model->noted_count + 1);
  element_walk(model, &model->record->element, list_noted_element, &at);
}

static void list_own_categories(Model *model, Processing *processing)
{
  processing->category_list = ARENA_ARRAY(model->arena, const Category *, count_categories(processing) + 1);
  EACH (DataUse, use, processing->data)
    for (size_t i = 0; i < use->ref.count; i++) {
      const Category *category = (const Category *)use->ref.at[i].target;
      if (category && !already(processing->category_list, processing->category_count, category))
        processing->category_list[processing->category_count++] = category;
    }
}

static void list_subjects(Model *model, Processing *processing)
{
  size_t count = 0;
  EACH (SubjectUse, use, processing->subjects)
    count += use->ref.count;
  processing->subject_list = ARENA_ARRAY(model->arena, const Subject *, count + 1);
  EACH (SubjectUse, use, processing->subjects)
    for (size_t i = 0; i < use->ref.count; i++)
      if (use->ref.at[i].target)
        processing->subject_list[processing->subject_count++] = (const Subject *)use->ref.at[i].target;
}

/* A notice shows a processing that concerns one of its subjects. With few notices and short lists this is
   cheaper than an index. */
static bool concerns(const Notice *notice, const Processing *processing)
{
  if (notice->subjects.mark.state != GIVEN)
    return notice->subjects.mark.state == ABSENT; /* a notice that names nobody is for everybody */
  EACH (SubjectUse, use, processing->subjects)
    for (size_t i = 0; i < use->ref.count; i++)
      for (size_t k = 0; k < notice->subjects.count; k++)
        if (use->ref.at[i].target && use->ref.at[i].target == notice->subjects.at[k].target)
          return true;
  return false;
}

static void place_on_notices(Model *model, Processing *processing)
{
  size_t count = model->record->notices.count;
  if (count == 0)
    return;
  processing->notices = arena_alloc(model->arena, count / 8 + 1);
  for (Element *at = model->record->notices.first; at; at = at->next) {
    Notice *notice = (Notice *)at;
    if (concerns(notice, processing)) {
      processing->notices[notice->index / 8] |= (uint8_t)(1u << notice->index % 8);
      processing->on_notice = true;
      notice->shows_some = true;
    }
  }
}

/* The first notice is the policy; the others bear their id, unless another document's files do. */
static const char *stem_of(Model *model, const Notice *notice)
{
  static const char *const taken[] = {"policy", "register", "processor-register", "review", "questions", "manifest"};
  if (notice->index == 0)
    return "policy";
  for (size_t i = 0; i < COUNT_OF(taken); i++)
    if (strcmp(notice->element.id, taken[i]) == 0)
      return arena_format(model->arena, "policy-%s", notice->element.id);
  return notice->element.id;
}

static void number_notices(Model *model)
{
  size_t index = 0;
  for (Element *at = model->record->notices.first; at; at = at->next) {
    Notice *notice = (Notice *)at;
    notice->index = index++;
    notice->stem = stem_of(model, notice);
  }
}

/* The situations that bring each processing; a notice tells of those that have none by themselves. */
static void mark_situations(Model *model)
{
  EACH (Situation, situation, model->record->situations)
    for (size_t i = 0; i < situation->processing.count; i++) {
      Processing *processing = (Processing *)situation->processing.at[i].target;
      if (!processing)
        continue;
      processing->has_situation = true;
      add_use(model, &processing->situations, &situation->element, processing);
    }
}

/* The trackers that serve each processing. */
static void index_trackers(Model *model)
{
  EACH (Tracker, tracker, model->record->trackers)
    for (size_t i = 0; i < tracker->processing.count; i++) {
      Processing *processing = (Processing *)tracker->processing.at[i].target;
      if (processing)
        add_use(model, &processing->trackers, &tracker->element, processing);
    }
}

void model_derive(Model *model)
{
  size_t number = 0;
  number_notices(model);
  for (Element *at = model->record->processings.first; at; at = at->next) {
    Processing *processing = (Processing *)at;
    processing->number = ++number;
    list_purposes(model, processing);
    list_own_categories(model, processing);
    list_subjects(model, processing);
    place_on_notices(model, processing);
    index_uses(model, processing);
  }
  list_proposals(model);
  list_noted(model);
  mark_situations(model);
  index_trackers(model);
  risk_prepare(model);
}
