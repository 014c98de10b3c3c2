/*
 * resolve: names into pointers, defaults filled (assumed, never given), facts derived, the model sealed.
 */
#include <string.h>

#include "model/model_int.h"

static const Type *type_named(const char *name)
{
  const Type *const *types;
  size_t count = model_types(&types);
  for (size_t i = 0; i < count; i++)
    if (strcmp(types[i]->name, name) == 0)
      return types[i];
  return NULL;
}

static void assume_code(const Model *model, Code *code, const char *list, const char *value)
{
  if (code->mark.state != ABSENT)
    return;
  code->mark.state = ASSUMED;
  code->term = law_term(model->law, list, value);
  code->text = value;
}

/* basis="contract" is the short form of one <basis kind="contract"/> for everybody. */
static void expand_basis(Model *model, Purpose *purpose, const Type *basis_type)
{
  if (purpose->basis.mark.state != GIVEN)
    return;
  Basis *basis = ARENA_NEW(model->arena, Basis);
  basis->element = (Element){.type = basis_type, .place = purpose->basis.mark.place, .parent = &purpose->element,
                             .from_short = true};
  basis->kind = purpose->basis;
  basis->law = purpose->law;
  basis->status = purpose->status;
  basis->element.next = purpose->bases.first;
  purpose->bases.first = &basis->element;
  if (!purpose->bases.last)
    purpose->bases.last = &basis->element;
  purpose->bases.count++;
}

static void resolve_processing(Model *model, Processing *processing, const Type *basis_type)
{
  assume_code(model, &processing->role, "role", "controller");
  for (Element *at = processing->purposes.first; at; at = at->next)
    expand_basis(model, (Purpose *)at, basis_type);
}

/* Requests are answered within a month, free, with proof of identity only in case of doubt (Art. 12(3), (5),
   (6)) unless the description says otherwise; a description cannot make it longer (PPC708). */
static void resolve_rights(const Model *model)
{
  for (Element *at = model->organisation ? model->organisation->rights.first : NULL; at; at = at->next) {
    RightsContact *rights = (RightsContact *)at;
    if (rights->reply.mark.state == ABSENT)
      rights->reply = (DurationValue){{at->place, ASSUMED, 0}, {.months = 1}};
    if (rights->free.mark.state == ABSENT)
      rights->free = (Flag){{at->place, ASSUMED, 0}, true};
    assume_code(model, &rights->identity, "identity", "doubt");
  }
}

/* Of a purpose that the law exempts, consent need not be said; of another it must (PPC902). */
static void resolve_trackers(const Model *model)
{
  for (Element *at = model->record->trackers.first; at; at = at->next) {
    Tracker *tracker = (Tracker *)at;
    const LawRow *row =
        tracker->purpose.term ? law_row(model->law, "trackers", tracker->purpose.term->code, model->as_of) : NULL;
    const char *consent = row ? law_attribute(row, "consent") : NULL;
    if (consent && strcmp(consent, "exempt") == 0)
      assume_code(model, &tracker->consent, "tracker-consent", consent);
  }
}

/* Of a value that names one: it is one of the description's. */
static void check_language(const Model *model, const Text *language)
{
  bool known = language->mark.state != GIVEN;
  for (size_t i = 0; !known && i < model->language_count; i++)
    known = strcmp(model->languages[i], language->value) == 0;
  if (known)
    return;
  Finding *finding = finding_add(model->findings, "PPC013", "language", SEVERITY_ERROR, language->mark.place);
  finding_text(model->findings, finding, "value", language->value);
  finding_text(model->findings, finding, "name", "language");
}

static void check_languages(const Model *model)
{
  EACH (Notice, notice, model->record->notices)
    EACH (Prevailing, prevailing, notice->prevailing)
      check_language(model, &prevailing->language);
  EACH (Approval, approval, model->record->approvals)
    check_language(model, &approval->language);
}

/* ---- spacing: the language's, once, so that no document need do it ------------------------------------- */

static void space_runs(Model *model, const Words *words, Inline *run)
{
  for (; run; run = run->next) {
    if (run->kind == INLINE_TEXT)
      run->text = words_spacing(words, model->arena, run->text);
    space_runs(model, words, run->children);
  }
}

static void space_versions(Model *model, Version *version)
{
  for (; version; version = version->next)
    for (size_t i = 0; i < model->language_count; i++) {
      const Words *words = model->words[i];
      if (!words || strcmp(model->languages[i], version->language) != 0)
        continue;
      bool kept_once = version->content && version->plain == version->content->text;
      space_runs(model, words, version->content);
      version->plain =
          kept_once ? version->content->text : words_spacing(words, model->arena, version->plain);
    }
}

static void space_element(Model *model, Element *element, void *context)
{
  (void)context;
  for (size_t i = 0; i < element->type->field_count; i++) {
    const Field *field = &element->type->fields[i];
    if (field->kind == FIELD_PROSE || field->kind == FIELD_ITEMS)
      space_versions(model, ((Prose *)field_at(element, field))->first);
  }
}

static void space_prose(Model *model)
{
  element_walk(model, &model->record->element, space_element, NULL);
  for (size_t i = 1; i < model->gap_count; i++)
    space_versions(model, model->gaps[i].reason.first);
}

void model_resolve(Model *model, const Words *const *words, Date as_of, bool draft)
{
  model->words = words;
  model->as_of = as_of;
  model->draft = draft;
  model->organisation = (const Organisation *)model->record->organisation.first;
  const Type *basis_type = type_named("basis");
  for (Element *at = model->record->processings.first; at; at = at->next)
    resolve_processing(model, (Processing *)at, basis_type);
  resolve_rights(model);
  resolve_trackers(model);
  model_apply_references(model);
  model_name_elements(model);
  model_bind_references(model);
  model_check_chains(model);
  check_languages(model);
  model_check_sense(model);
  space_prose(model);
  model_derive(model);
}
