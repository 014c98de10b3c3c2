/*
 * The rights that a notice offers: Art. 13(2)(b), 14(2)(c), 15-21, loi n° 78-17 art. 85.  They follow from
 * the bases and are then complete; a notice that states its own, or refuses one, may say too little or too
 * much.
 */
#include <string.h>

#include "check/check_int.h"

/* ---- what is missing ------------------------------------------------------------------------------ */

/* Notices whose rights all follow lack none: only the others are looked at. */
static bool speaks_of_rights(const Notice *notice)
{
  return !is_gap(&notice->element) && notice->rights_mode.mark.state != GAP &&
         (notice->rights.count > 0 || rights_are_stated(notice));
}

bool right_is_refused(const Right *said)
{
  return said->offered.mark.state == GIVEN && !said->offered.value;
}

/* Art. 15(4), 17(3), 20(3)-(4), 23: on a ground, and on nothing less; some have no exception. */
static bool is_justified(const Check *check, const Right *said)
{
  return said != NULL && right_is_refused(said) && !is_absent(said->ground.mark) &&
         !law_says(row_of(check, "rights", said->kind.term), "absolute", "yes");
}

static bool lacks(Check *check, const Notice *notice, const Term *right, const Purpose *purpose)
{
  return right_follows(check->model, right, purpose, NULL) &&
         !right_offered(check->model, notice, right, purpose, NULL) &&
         !is_justified(check, right_said(notice, right, purpose));
}

/* The first purpose of the notice for which a right follows and is not offered; NULL: there is none. */
static const Purpose *first_lacking(Check *check, const Notice *notice, const Term *right)
{
  EACH(Processing, processing, check->model->record->processings)
  {
    if (!is_ours(processing) || !notice_shows(notice, processing))
      continue;
    EACH(Purpose, purpose, processing->purposes)
    if (lacks(check, notice, right, purpose))
      return purpose;
  }
  return NULL;
}

/* Where the notice refuses it, else the notice, which is silent. */
static Finding *report_lack(Check *check, Severity severity, const char *variant, const Notice *notice, const Term *right,
                            const Purpose *purpose)
{
  const Right *said = right_said(notice, right, purpose);
  const bool refused = said != NULL && right_is_refused(said);
  const Element *element = refused ? &said->element : &notice->element;
  Finding *finding = report_as(check, severity, variant, element, refused ? said->offered.mark.place : element->place);

  say_id(check, finding, "N", &notice->element);
  say_term(check, finding, "right", right);
  return finding;
}

static const Term *right_named(const Check *check, const char *code)
{
  return law_term(check->model->law, "right", code);
}

/* PPC701: what everybody has, whatever the basis. */
void core_rights_missing(Check *check)
{
  const Term *const *rights;
  const size_t count = law_terms(check->model->law, "right", &rights);

  EACH(Notice, notice, check->model->record->notices)
  {
    if (!speaks_of_rights(notice))
      continue;
    for (size_t i = 0; i < count; i++) {
      const bool core = law_says(row_of(check, "rights", rights[i]), "core", "yes");
      const Purpose *purpose = core ? first_lacking(check, notice, rights[i]) : NULL;
      if (purpose == NULL)
        continue;
      const Right *said = right_said(notice, rights[i], purpose);
      const bool refused = said != NULL && right_is_refused(said);
      report_lack(check, check->rule->severity, refused ? "refused" : NULL, notice, rights[i], purpose);
    }
  }
}

/* ---- PPC702, PPC703: what some purposes give --------------------------------------------------------- */

static const Basis *basis_giving(const Check *check, const Term *right, const Purpose *purpose)
{
  const LawRow *row = row_of(check, "rights", right);

  EACH(Basis, basis, purpose->bases)
  if (basis->kind.term != NULL && !text_same(law_attribute(row, basis->kind.term->code), "no"))
    return basis;
  return (const Basis *)purpose->bases.first;
}

static void check_right_of_purpose(Check *check, const Notice *notice, const char *code, const char *variant)
{
  const Term *right = right_named(check, code);
  const Purpose *purpose = first_lacking(check, notice, right);

  if (purpose == NULL)
    return;
  Finding *finding = report_lack(check, check->rule->severity, variant, notice, right, purpose);
  const Basis *basis = basis_giving(check, right, purpose);
  say_id(check, finding, "u", &purpose->element);
  if (basis != NULL && basis->kind.term != NULL)
    say_term(check, finding, "basis", basis->kind.term);
  finding->related = purpose->element.place;
}

/* Art. 21(4): clearly, and apart from all else. */
static void check_apart(Check *check, const Notice *notice)
{
  EACH(Right, said, notice->rights)
  {
    const bool objection = code_is(&said->kind, "objection") || code_is(&said->kind, "objection-marketing");
    if (objection && said->apart.mark.state == GIVEN && !said->apart.value)
      say_id(check, report(check, "apart", &said->element, said->apart.mark.place), "N", &notice->element);
  }
}

void objection_missing(Check *check)
{
  EACH(Notice, notice, check->model->record->notices)
  {
    if (!speaks_of_rights(notice))
      continue;
    check_right_of_purpose(check, notice, "objection", NULL);
    check_right_of_purpose(check, notice, "objection-marketing", "absolute"); /* 21(2)-(3) */
    check_apart(check, notice);
  }
}

void portability_missing(Check *check)
{
  EACH(Notice, notice, check->model->record->notices)
  if (speaks_of_rights(notice))
    check_right_of_purpose(check, notice, "portability", NULL);
}

/* PPC704: of a notice that states its rights (Art. 13(2)(c)). */
void check_withdrawal_told(Check *check)
{
  EACH(Notice, notice, check->model->record->notices)
  if (speaks_of_rights(notice))
    check_right_of_purpose(check, notice, "withdraw", "silent");
}

/* ---- PPC705: what follows from nothing --------------------------------------------------------------- */

static bool follows_somewhere(Check *check, const Notice *notice, const Term *right)
{
  EACH(Processing, processing, check->model->record->processings)
  {
    if (!is_ours(processing) || !notice_shows(notice, processing))
      continue;
    EACH(Purpose, purpose, processing->purposes)
    if (right_follows(check->model, right, purpose, NULL) || purpose->bases.count == 0)
      return true; /* without a basis nobody knows */
  }
  return false;
}

/* The one that is named, or the first of the processing that is; NULL: the right follows from one of them. */
static const Purpose *gives_nothing(Check *check, const Term *right, const Element *target)
{
  const bool is_purpose = strcmp(target->type->name, "purpose") == 0;
  const List *purposes = &((const Processing *)(is_purpose ? target->parent : target))->purposes;
  const Purpose *first = NULL;

  EACH(Purpose, purpose, *purposes)
  {
    if (is_purpose && &purpose->element != target)
      continue;
    if (!bases_settled(purpose) || right_follows(check->model, right, purpose, NULL))
      return NULL;
    first = first != NULL ? first : purpose;
  }
  return first;
}

static void check_named_purposes(Check *check, const Right *said)
{
  for (size_t i = 0; i < said->purpose.count; i++) {
    const Reference *named = &said->purpose.at[i];
    const Purpose *purpose =
      named->target == NULL ? NULL : gives_nothing(check, said->kind.term, named->target);
    if (purpose == NULL)
      continue;
    Finding *finding = report(check, NULL, &said->element, named->place);
    say_term(check, finding, "right", said->kind.term);
    say_id(check, finding, "u", &purpose->element);
    say_term(check, finding, "basis", ((const Basis *)purpose->bases.first)->kind.term);
    finding->related = purpose->element.place;
  }
}

/* Art. 17(3)(b): what a legal obligation or a public task has kept is not erased at will. */
static bool is_limited(const Check *check, const Term *right, const Purpose *purpose)
{
  const LawRow *row = law_row(check->model->law, "rights", right->code, check->model->as_of);

  EACH(Basis, basis, purpose->bases)
  if (row == NULL || basis->kind.term == NULL || !text_same(law_attribute(row, basis->kind.term->code), "limited"))
    return false;
  return purpose->bases.first != NULL;
}

static void check_limits(Check *check, const Right *said)
{
  for (size_t i = 0; is_absent(said->ground.mark) && i < said->purpose.count; i++) {
    const Element *target = said->purpose.at[i].target;
    const Purpose *purpose = (const Purpose *)target;
    if (target == NULL || strcmp(target->type->name, "purpose") != 0 || !is_limited(check, said->kind.term, purpose))
      continue;
    Finding *finding = report(check, "limited", &said->element, said->purpose.at[i].place);
    say_term(check, finding, "right", said->kind.term);
    say_id(check, finding, "u", &purpose->element);
    say_term(check, finding, "basis", ((const Basis *)purpose->bases.first)->kind.term);
    finding->related = target->place;
  }
}

void right_overclaimed(Check *check)
{
  EACH(Notice, notice, check->model->record->notices)
  EACH(Right, said, notice->rights)
  {
    if (is_gap(&said->element) || said->kind.term == NULL || right_is_refused(said) || is_yes(&said->voluntary) ||
        said->voluntary.mark.state == GAP)
      continue;
    if (said->restriction.mark.state != GIVEN) /* else PPC706 asks for its ground */
      check_limits(check, said);
    if (!law_says(row_of(check, "rights", said->kind.term), "depends", "yes"))
      continue;
    if (said->purpose.mark.state == GIVEN)
      check_named_purposes(check, said);
    else if (!follows_somewhere(check, notice, said->kind.term)) {
      Finding *finding = report(check, "nowhere", &said->element, said->kind.mark.place);
      say_term(check, finding, "right", said->kind.term);
      say_id(check, finding, "N", &notice->element);
    }
  }
}

/* ---- PPC706: refusals in general terms ----------------------------------------------------------------- */

static bool says_refusal(Check *check, const Right *said, Passage *found)
{
  return prose_says(check, "general-refusals", &said->restriction, found) ||
         prose_says(check, "general-refusals", &said->text, found);
}

static void check_restriction(Check *check, const Notice *notice, const Right *said)
{
  Passage found = {.place = said->restriction.first != NULL ? said->restriction.first->place : said->element.place};
  const bool general = says_refusal(check, said, &found);

  if (said->kind.term == NULL || !is_absent(said->ground.mark) ||
      (!general && said->restriction.mark.state != GIVEN))
    return;
  const char *article = law_attribute(row_of(check, "rights", said->kind.term), "refusal");
  Finding *finding = report(check, NULL, &said->element, found.place);
  say_term(check, finding, "right", said->kind.term);
  if (said->purpose.count > 0)
    say_names(check, finding, "scope", &said->purpose);
  else
    say_id(check, finding, "scope", &notice->element);
  finding_text(check->findings, finding, "article", article != NULL ? article : "23");
}

/* What stands in a right was looked at with its ground;
   notes and the like are not for the people concerned. */
static void check_refusal(Check *check, const Said *said)
{
  const bool internal = said->field != NULL && !field_is_for(said->field, FOR_PUBLIC);

  if (internal || strcmp(said->element->type->name, "right") == 0)
    return;
  const Passage found = passage_of(check, said);
  finding_text(check->findings, report(check, "general", said->element, found.place), "words", found.words);
}

void right_restricted(Check *check)
{
  EACH(Notice, notice, check->model->record->notices)
  EACH(Right, said, notice->rights)
  if (!is_gap(&said->element))
    check_restriction(check, notice, said);
  each_said(check, "general-refusals", check_refusal);
}

/* ---- PPC707 -------------------------------------------------------------------------------------------- */

void post_mortem_missing(Check *check)
{
  const Organisation *organisation = organisation_of(check);
  const Term *right = right_named(check, "post-mortem");
  const bool accounts = organisation != NULL && is_yes(&organisation->online_accounts);

  EACH(Notice, notice, check->model->record->notices)
  {
    const Purpose *purpose = speaks_of_rights(notice) ? first_lacking(check, notice, right) : NULL;
    if (purpose != NULL)
      report_lack(check, accounts ? SEVERITY_ERROR : SEVERITY_WARNING, NULL, notice, right, purpose);
  }
}
