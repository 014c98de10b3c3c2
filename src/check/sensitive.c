/*
 * Special categories, offences, and data that look like them: Art. 9, 10; loi n° 78-17, art. 6, 44, 46.
 */
#include "check/check_int.h"

/* ---- the categories that our processings use ----------------------------------------------------- */

typedef bool IsOne(const Category *category);

static bool is_special(const Category *category)
{
  return category->special.term != NULL;
}

static bool is_criminal(const Category *category)
{
  return is_yes(&category->criminal);
}

/* Where a use names the first such category, or NULL; *unsure: some cannot be told. */
static const Reference *first_that(const DataUse *use, IsOne *is_one, bool *unsure)
{
  *unsure = use->ref.mark.state == GAP || is_unresolved(&use->ref);
  for (size_t i = 0; i < use->ref.count; i++) {
    const Category *category = (const Category *)use->ref.at[i].target;
    if (category == NULL)
      continue;
    if (is_one(category))
      return &use->ref.at[i];
    *unsure |= is_gap(&category->element) || category->special.mark.state == GAP ||
               category->criminal.mark.state == GAP;
  }
  return NULL;
}

/* Art. 9(2)(a), 22(2)(c): among the purposes of the scope, one rests on consent that is marked as explicit.
   What is a gap may be. */
bool has_explicit_consent(const Processing *processing, const Scope *scope)
{
  EACH(Purpose, purpose, processing->purposes)
  {
    if (scope != NULL && !scope_covers(scope, purpose, NULL, NULL, NULL))
      continue;
    if (is_gap(&purpose->element) || purpose->basis.mark.state == GAP)
      return true;
    EACH(Basis, basis, purpose->bases)
    {
      if (is_gap(&basis->element) || basis->kind.mark.state == GAP)
        return true;
      EACH(Consent, consent, basis->consent)
      if (code_is(&basis->kind, "consent") &&
          (is_gap(&consent->element) || consent->explicit_.mark.state == GAP || is_yes(&consent->explicit_)))
        return true;
    }
  }
  return false;
}

/* What the law wants beside an exception or a gateway stands in its table. */
static const char *fault_of(const Check *check, const Processing *processing, const DataUse *use, const Code *code)
{
  const LawRow *row = row_of(check, "exceptions", code->term);

  if (law_says(row, "needs", "law") && is_absent(use->law.mark))
    return "law";
  if (law_says(row, "needs", "secrecy") && is_absent(use->secrecy.mark))
    return "secrecy";
  if (law_says(row, "needs", "explicit") && !has_explicit_consent(processing, &use->scope))
    return "consent";
  return NULL;
}

/* ---- PPC304: Art. 9(2) ---------------------------------------------------------------------------- */

static void say_special(Check *check, Finding *finding, const Category *category)
{
  say_id(check, finding, "d", &category->element);
  say_term(check, finding, "special", category->special.term);
}

/* Data whose own words betray them: PPC305 asks for the mark, so that PPC304 need not. */
static bool looks_special(Check *check, const Category *category, Passage *found)
{
  return prose_says(check, "special-hints", &category->label, found) ||
         prose_says(check, "special-hints", (const Prose *)&category->items, found);
}

static bool stands_under_sensitive(const Category *category)
{
  return code_is(&category->family, "sensitive") && is_absent(category->criminal.mark) && is_absent(category->nir.mark);
}

static bool some_is_suspect(Check *check, const DataUse *use)
{
  for (size_t i = 0; i < use->ref.count; i++) {
    const Category *category = (const Category *)use->ref.at[i].target;
    Passage found;
    if (category != NULL && category->not_special.first == NULL &&
        (stands_under_sensitive(category) || looks_special(check, category, &found)))
      return true;
  }
  return false;
}

static void check_exception(Check *check, const Processing *processing, const DataUse *use)
{
  if (is_absent(use->exception.mark)) {
    for (size_t i = 0; i < use->ref.count; i++) {
      const Category *category = (const Category *)use->ref.at[i].target;
      if (category == NULL || !is_special(category))
        continue;
      Finding *finding = report(check, "exception", &use->element, use->ref.at[i].place);
      finding->related = category->special.mark.place;
      say_special(check, finding, category);
    }
    return;
  }
  if (use->exception.term == NULL)
    return;
  bool unsure;
  const Reference *found = first_that(use, is_special, &unsure);
  if (found != NULL) {
    const char *fault = fault_of(check, processing, use, &use->exception);
    if (fault != NULL)
      say_special(check, report(check, fault, &use->element, use->exception.mark.place),
                  (const Category *)found->target);
  } else if (!unsure && use->ref.count > 0 && !some_is_suspect(check, use)) {
    say_names(check, report_as(check, SEVERITY_WARNING, "needless", &use->element, use->exception.mark.place), "d",
              &use->ref);
  }
}

void special_without_exception(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(DataUse, use, processing->data)
  if (!is_gap(&use->element))
    check_exception(check, processing, use);
}

/* ---- PPC305: data that look special (C-184/20) --------------------------------------------------- */

static bool is_used_by_us(const Category *category)
{
  for (const Use *use = category->uses.first; use != NULL; use = use->next)
    if (is_ours(use->processing))
      return true;
  return false;
}

/* That they are not is said, and why: one reason is enough. */
static void check_denial(Check *check, const Category *category)
{
  const Statement *denial = (const Statement *)category->not_special.first;

  if (category->special.term != NULL) {
    Finding *finding = report(check, "both", &category->element, denial->element.place);
    finding->related = category->special.mark.place;
    say_id(check, finding, "d", &category->element);
  } else if (!is_gap(&denial->element) && is_absent(denial->reason.mark)) {
    say_id(check, report(check, "unexplained", &category->element, denial->element.place), "d", &category->element);
  }
}

static void check_suspect(Check *check, const Category *category)
{
  Passage found;

  if (category->not_special.first != NULL) {
    check_denial(check, category);
    return;
  }
  if (!is_absent(category->special.mark) || is_yes(&category->nir) || speaks_of_nir(check, category, &found))
    return;
  if (looks_special(check, category, &found)) {
    Finding *finding = report(check, NULL, &category->element, category->element.place);
    finding->related = found.place;
    say_id(check, finding, "d", &category->element);
    finding_text(check->findings, finding, "word", found.words);
  } else if (stands_under_sensitive(category)) {
    say_id(check, report(check, "family", &category->element, category->family.mark.place), "d", &category->element);
  }
}

void special_suspected(Check *check)
{
  EACH(Category, category, check->model->record->categories)
  if (!is_gap(&category->element) && is_used_by_us(category))
    check_suspect(check, category);
}

/* ---- PPC306: Art. 10; loi n° 78-17, art. 46 ------------------------------------------------------ */

static void check_gateway(Check *check, const Processing *processing, const DataUse *use)
{
  bool unsure;
  const Reference *found = first_that(use, is_criminal, &unsure);

  if (found == NULL) {
    if (use->gateway.term != NULL && !unsure && use->ref.count > 0)
      say_names(check, report_as(check, SEVERITY_WARNING, "needless", &use->element, use->gateway.mark.place), "d",
                &use->ref);
  } else if (is_absent(use->gateway.mark)) {
    Finding *finding = report(check, NULL, &use->element, found->place);
    finding->related = ((const Category *)found->target)->criminal.mark.place;
    say_id(check, finding, "d", found->target);
  } else if (use->gateway.term != NULL && fault_of(check, processing, use, &use->gateway) != NULL) {
    say_id(check, report(check, "law", &use->element, use->gateway.mark.place), "d", found->target);
  }
}

void criminal_data(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(DataUse, use, processing->data)
  if (!is_gap(&use->element))
    check_gateway(check, processing, use);
}
