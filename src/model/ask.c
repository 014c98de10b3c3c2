/*
 * ask: questions to the sealed model that both the rules and the documents have.
 */
#include <string.h>

#include "model/model_int.h"

const Version *prose_in(const Prose *prose, const char *language)
{
  for (const Version *version = prose->first; version; version = version->next)
    if (strcmp(version->language, language) == 0)
      return version;
  return NULL;
}

static bool names_target(const References *references, const void *target)
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

const List *retain_stage(const Retain *retain, const char *stage)
{
  const Retention *rule = retain->ref.count ? (const Retention *)retain->ref.at[0].target : NULL;
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

/* The table "rights" has a column for each basis: yes, limited (refused as far as a ground applies), no. */
static bool follows_from_basis(const LawRow *row, const Purpose *purpose)
{
  EACH (Basis, basis, purpose->bases) {
    const char *follows = basis->kind.term ? law_attribute(row, basis->kind.term->code) : NULL;
    if (follows && strcmp(follows, "no") != 0)
      return true;
  }
  return false;
}

bool right_follows(const Law *law, const Term *right, const Purpose *purpose, Date as_of)
{
  if (strcmp(right->code, "objection-marketing") == 0)
    return purpose->marketing.count > 0; /* Art. 21(2)-(3): whatever the basis */
  const LawRow *row = law_row(law, "rights", right->code, as_of);
  return row && follows_from_basis(row, purpose);
}

bool notice_shows(const Notice *notice, const Processing *processing)
{
  return (processing->notices & notice->bit) != 0;
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
