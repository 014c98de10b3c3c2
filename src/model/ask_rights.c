/*
 * ask_rights: which rights follow for whom (Art. 12-22, loi n° 78-17 art. 85), which of them a notice offers,
 * and whom to complain to (Art. 77).  Derived from the bases, unless a notice says more or less.
 */
#include <string.h>

#include "model/model_int.h"

/* ---- what follows from the law ------------------------------------------------------------------------- */

/* The table "rights" has a column for each basis: yes, limited (refused as far as a ground applies), no. */
static bool follows_from_basis(const LawRow *row, const Purpose *purpose, const Subject *subject)
{
  EACH (Basis, basis, purpose->bases) {
    const char *follows = basis->kind.term ? law_attribute(row, basis->kind.term->code) : NULL;
    if (follows && strcmp(follows, "no") != 0 && basis_holds(purpose, basis, subject))
      return true;
  }
  return false;
}

/* Art. 20(1): data "which he or she has provided", WP242 counting what was observed in use. */
static bool was_provided(const Processing *processing, const Purpose *purpose, const Subject *subject)
{
  EACH (DataUse, use, processing->data) {
    const char *origin = use->origin.term ? use->origin.term->code : "";
    bool provided = strcmp(origin, "subject") == 0 || strcmp(origin, "observed") == 0;
    if (provided && scope_covers(&use->scope, purpose, NULL, subject, NULL))
      return true;
  }
  return false;
}

/* The row's own condition: when="provided", "marketing" or "automated-decision"; none holds always. */
static bool condition_holds(const LawRow *row, const Purpose *purpose, const Subject *subject)
{
  const Processing *processing = (const Processing *)purpose->element.parent;
  const char *when = law_attribute(row, "when");
  if (!when)
    return true;
  if (strcmp(when, "provided") == 0)
    return was_provided(processing, purpose, subject);
  if (strcmp(when, "marketing") == 0)
    return purpose_is_marketing(purpose);
  return decides_alone(processing);
}

/* A national law binds who is established in its country, and whose description says that it applies. */
bool law_applies(const Model *model, const char *country)
{
  const char *home = model->organisation ? model->organisation->country.value : NULL;
  const char *chosen = model->record->jurisdiction.value;
  return (home && strcmp(home, country) == 0) || (chosen && strcmp(chosen, country) == 0);
}

bool law_is_of(const Model *model, const LawRow *row)
{
  const char *jurisdiction = law_attribute(row, "jurisdiction");
  return !jurisdiction || law_applies(model, jurisdiction);
}

bool right_follows(const Model *model, const Term *right, const Purpose *purpose, const Subject *subject)
{
  const LawRow *row = law_row(model->law, "rights", right->code, model->as_of);
  if (!row || !condition_holds(row, purpose, subject) || !law_is_of(model, row))
    return false;
  bool whatever_basis = strcmp(right->code, "objection-marketing") == 0; /* Art. 21(2)-(3) */
  return whatever_basis || follows_from_basis(row, purpose, subject);
}

/* ---- what a notice says -------------------------------------------------------------------------------- */

bool rights_are_stated(const Notice *notice)
{
  return notice && code_is(&notice->rights_mode, "stated");
}

/* By a purpose's own name, or by its processing's. */
static bool speaks_of(const Right *said, const Purpose *purpose)
{
  return names_target(&said->purpose, purpose) || (purpose && names_target(&said->purpose, purpose->element.parent));
}

/* The narrower one wins: what is said of some purposes, before what is said of all. */
const Right *right_said(const Notice *notice, const Term *right, const Purpose *purpose)
{
  const Right *found = NULL;
  if (!notice)
    return NULL;
  EACH (Right, said, notice->rights)
    if (said->kind.term == right && speaks_of(said, purpose) && (!found || said->purpose.mark.state == GIVEN))
      found = said;
  return found;
}

static bool is_refused(const Right *said)
{
  return said->offered.mark.state == GIVEN && !said->offered.value;
}

/* An element that only words or limits a right offers it where it follows; one that names purposes offers it
   for these, and voluntary="yes" anywhere.  What a notice of stated rights does not list is not offered. */
bool right_offered(const Model *model, const Notice *notice, const Term *right, const Purpose *purpose,
                   const Subject *subject)
{
  const Right *said = right_said(notice, right, purpose);
  if (said && is_refused(said))
    return false;
  if (said && (said->voluntary.value || said->purpose.mark.state == GIVEN))
    return true;
  if (!said && rights_are_stated(notice))
    return false;
  return right_follows(model, right, purpose, subject);
}

/* ---- whom to complain to ------------------------------------------------------------------------------- */

static const LawRow *authority_in(const Model *model, const char *country)
{
  return country ? law_row(model->law, "authorities", country, model->as_of) : NULL;
}

const LawRow *authority_of(const Model *model)
{
  const Organisation *organisation = model->organisation;
  const LawRow *row = authority_in(model, organisation ? organisation->country.value : NULL);
  if (organisation && !row)
    EACH (Contact, representative, organisation->representative)
      row = authority_in(model, representative->country.value);
  return row ? row : authority_in(model, model->record->jurisdiction.value);
}
