/*
 * PPC307: the number of a person in the national register (NIR): Art. 87; loi n° 78-17, art. 30; décret n°
 * 2019-341.  Who may use it for what is listed; a real one in a description is itself a leak.
 */
#include "check/check_int.h"

/* ---- used without a law, or unmarked -------------------------------------------------------------- */

static void check_law(Check *check, const Processing *processing, const DataUse *use)
{
  for (size_t i = 0; i < use->ref.count; i++) {
    const Category *category = (const Category *)use->ref.at[i].target;
    if (category == NULL || !is_yes(&category->nir))
      continue;
    Finding *finding = report(check, processing->purposes.count > 0 ? NULL : "purpose", &use->element,
                              use->ref.at[i].place);
    finding->related = category->nir.mark.place;
    EACH(Purpose, purpose, processing->purposes)
    if (scope_covers(&use->scope, purpose, NULL, NULL, NULL))
      say_id(check, finding, "u", &purpose->element);
    say_id(check, finding, "P", &processing->element);
    return;
  }
}

static void check_uses(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(DataUse, use, processing->data)
  if (!is_gap(&use->element) && is_absent(use->law.mark))
    check_law(check, processing, use);
}

/* Unless it is said not to be. */
bool speaks_of_nir(Check *check, const Category *category, Passage *found)
{
  return is_absent(category->nir.mark) && (prose_says(check, "nir-words", &category->label, found) ||
                                           prose_says(check, "nir-words", (const Prose *)&category->items, found));
}

static void check_unmarked(Check *check, const Category *category)
{
  Passage found;

  if (category->uses.first == NULL || !speaks_of_nir(check, category, &found))
    return;
  Finding *finding = report(check, "unmarked", &category->element, found.place);
  say_id(check, finding, "d", &category->element);
  finding_text(check->findings, finding, "word", found.words);
}

/* ---- a number itself ------------------------------------------------------------------------------ */

static void report_number(Check *check, const Said *said)
{
  Finding *finding = report(check, "number", said->element, passage_of(check, said).place);
  say_field(check, finding, said->element->type, said->field->name);
}

/* The number is French, and so are its rules; that one stands in a description is a leak anywhere. */
void nir_without_law(Check *check)
{
  if (text_same(law_country(check->model), "FR")) {
    EACH(Processing, processing, check->model->record->processings)
    check_uses(check, processing);
    EACH(Category, category, check->model->record->categories)
    if (!is_gap(&category->element))
      check_unmarked(check, category);
  }
  each_said(check, "nir-numbers", report_number);
}
