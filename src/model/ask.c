/*
 * ask: questions to the sealed model that both the rules and the documents have.
 */
#include <string.h>

#include "model/model_int.h"

bool code_is(const Code *code, const char *word)
{
  return code->term != NULL && strcmp(code->term->code, word) == 0;
}

const char *text_given(const Text *text)
{
  return text->mark.state == GIVEN ? text->value : NULL;
}

/* The purpose that a duty to keep serves: the line's own, else the one that rests on a legal obligation. */
const Purpose *duty_purpose(const Processing *processing, const Retain *retain)
{
  if (retain->scope.purpose.count && retain->scope.purpose.at[0].target)
    return (const Purpose *)retain->scope.purpose.at[0].target;
  EACH (Purpose, purpose, processing->purposes)
    if (basis_is(purpose, "legal-obligation"))
      return purpose;
  return (const Purpose *)processing->purposes.first;
}

bool retention_is_duty(const Retention *rule)
{
  return code_is(&rule->nature, "duty");
}

/* « Des données sensibles sont-elles traitées ? »: Art. 9 and 10, and the NIR,
   as CNIL's sheet counts them. */
bool processing_is_sensitive(const Processing *processing)
{
  for (size_t i = 0; i < processing->category_count; i++) {
    const Category *category = processing->category_list[i];
    if (category->special.term || category->criminal.value || category->nir.value)
      return true;
  }
  return false;
}

const Code *element_status(const Element *element)
{
  for (size_t i = 0; i < element->type->field_count; i++) {
    const Field *field = &element->type->fields[i];
    if (field->kind == FIELD_CODE && strcmp(field->list, "status") == 0)
      return field_at(element, field);
  }
  return NULL;
}

bool is_proposed(const Element *element)
{
  const Code *status = element_status(element);
  return status && code_is(status, "proposed");
}

const Items *element_notes(const Element *element)
{
  for (size_t i = 0; i < element->type->field_count; i++) {
    const Field *field = &element->type->fields[i];
    const Items *notes = field_at(element, field);
    if (field->kind == FIELD_ITEMS && strcmp(field->name, "note") == 0)
      return notes->mark.state == GIVEN ? notes : NULL;
  }
  return NULL;
}

const Version *prose_in(const Prose *prose, const char *language)
{
  for (const Version *version = prose->first; version; version = version->next)
    if (strcmp(version->language, language) == 0)
      return version;
  return NULL;
}

bool names_target(const References *references, const void *target)
{
  if (references->mark.state != GIVEN || !target)
    return true;
  for (size_t i = 0; i < references->count; i++)
    if (references->at[i].target == target)
      return true;
  return false;
}

bool scope_covers(const Scope *scope, const Purpose *purpose, const Category *data, const Subject *subject,
                  const Situation *via)
{
  return names_target(&scope->purpose, purpose) && names_target(&scope->data, data) &&
         names_target(&scope->subject, subject) && names_target(&scope->via, via);
}

/* Of whoever the basis may be for, a narrower one of the same purpose takes its own people:
   the narrower wins. */
bool basis_holds(const Purpose *purpose, const Basis *basis, const Subject *subject)
{
  if (basis->subject.mark.state != ABSENT || !subject)
    return names_target(&basis->subject, subject);
  EACH (Basis, other, purpose->bases)
    if (other != basis && other->subject.mark.state == GIVEN && names_target(&other->subject, subject) &&
        other->data.mark.state == ABSENT && other->applies.mark.state == ABSENT)
      return false;
  return true;
}

/* How narrow a scope is: the number of its limits. */
static int scope_limits(const Scope *scope)
{
  return (scope->purpose.mark.state == GIVEN) + (scope->data.mark.state == GIVEN) +
         (scope->subject.mark.state == GIVEN) + (scope->via.mark.state == GIVEN);
}

/* A scope that is limited to some situations says nothing of the others: `via` NULL asks for any. */
const Retain *retention_of(const Processing *processing, const Category *category, const Purpose *purpose,
                           const Subject *subject, const Situation *via)
{
  const Retain *best = NULL;
  EACH (Retain, retain, processing->retains)
    if (scope_covers(&retain->scope, purpose, category, subject, via) &&
        (!best || scope_limits(&retain->scope) > scope_limits(&best->scope)))
      best = retain;
  return best;
}

const Retention *retain_rule(const Retain *retain)
{
  return retain->ref.count ? (const Retention *)retain->ref.at[0].target : NULL;
}

const List *retain_stage(const Retain *retain, const char *stage)
{
  const Retention *rule = retain_rule(retain);
  const List *own, *shared;
  if (strcmp(stage, "active") == 0) {
    own = &retain->active;
    shared = rule ? &rule->active : NULL;
  } else if (strcmp(stage, "intermediate") == 0) {
    own = &retain->intermediate;
    shared = rule ? &rule->intermediate : NULL;
  } else if (strcmp(stage, "permanent") == 0) {
    own = &retain->permanent;
    shared = rule ? &rule->permanent : NULL;
  } else {
    own = &retain->end;
    shared = rule ? &rule->end : NULL;
  }
  return own->count || !shared ? own : shared;
}

bool basis_is(const Purpose *purpose, const char *code)
{
  EACH (Basis, basis, purpose->bases)
    if (basis->kind.term && strcmp(basis->kind.term->code, code) == 0)
      return true;
  return false;
}

bool decides_alone(const Processing *processing)
{
  EACH (AutomatedDecision, decision, processing->automated)
    if (decision->element.gap == 0)
      return true;
  return false;
}

/* By its channels or by its kind: the absolute right to object must not hang on one attribute (Art.
   21(2)-(4)). */
bool purpose_is_marketing(const Purpose *purpose)
{
  return purpose->marketing.count > 0 || code_is(&purpose->kind, "marketing");
}

bool subject_is(const Model *model, const Subject *subject, const char *what)
{
  const Flag *flag = text_same(what, "minor")      ? &subject->minor
                     : text_same(what, "employee") ? &subject->employee
                                                   : &subject->vulnerable;
  if (flag->mark.state != ABSENT)
    return flag->value;
  const LawRow *row = subject->kind.term ? law_row(model->law, "subjects", subject->kind.term->code, model->as_of) : NULL;
  return row && text_same(law_attribute(row, what), "yes");
}

const char *law_country(const Model *model)
{
  const Organisation *organisation = model->organisation;
  return organisation && organisation->country.value ? organisation->country.value : model->record->jurisdiction.value;
}

const LawRow *child_consent(const Model *model)
{
  const char *country = law_country(model);
  return country ? law_row(model->law, "child-consent", country, model->as_of) : NULL;
}

bool notice_shows(const Notice *notice, const Processing *processing)
{
  return processing->notices && (processing->notices[notice->index / 8] >> notice->index % 8 & 1);
}

const Party *recipient_party(const RecipientUse *recipient)
{
  return recipient->ref.count ? (const Party *)recipient->ref.at[0].target : NULL;
}

const Transfer *transfer_to(const Processing *processing, const Party *party)
{
  EACH (Transfer, transfer, processing->transfers)
    for (size_t i = 0; i < transfer->recipient.count; i++)
      if (transfer->recipient.at[i].target == &party->element)
        return transfer;
  return NULL;
}

const char *transfer_country(const Transfer *transfer)
{
  if (transfer->country.mark.state != ABSENT)
    return transfer->country.value;
  for (size_t i = 0; i < transfer->recipient.count; i++) {
    const Party *party = (const Party *)transfer->recipient.at[i].target;
    if (party && party->country.value)
      return party->country.value;
  }
  return NULL;
}

const LawRow *transfer_decision(const Model *model, const Transfer *transfer)
{
  const char *code = transfer->organisation.value ? transfer->organisation.value : transfer_country(transfer);
  return code ? law_row(model->law, "adequacy", code, model->as_of) : NULL;
}
