/*
 * Categories of data and of data subjects, sources, and what must be provided: Art. 13(2)(e), 14(1)(d),
 * 14(2)(f), 30(1)(c).
 */
#include "check/check_int.h"

/* ---- PPC301, PPC302 ------------------------------------------------------------------------------ */

void data_categories_missing(Check *check, const Processing *processing)
{
  if (is_ours(processing) && processing->data.first == NULL)
    say_id(check, report(check, NULL, &processing->element, processing->element.place), "P",
           &processing->element);
  if (!is_ours(processing))
    return;
  EACH(DataUse, use, processing->data)
  {
    for (size_t i = 0; i < use->ref.count; i++) {
      const Category *category = (const Category *)use->ref.at[i].target;
      if (category == NULL || is_gap(&category->element) || !is_absent(category->family.mark) ||
          !is_absent(category->label.mark))
        continue;
      Finding *finding = report(check, "unnamed", &use->element, use->ref.at[i].place);
      finding->related = category->element.place;
      say_id(check, finding, "P", &processing->element);
      say_id(check, finding, "d", &category->element);
    }
  }
}

void subjects_missing(Check *check, const Processing *processing)
{
  if (is_ours(processing) && processing->subjects.first == NULL)
    say_id(check, report(check, NULL, &processing->element, processing->element.place), "P",
           &processing->element);
}

/* ---- PPC308: data that do not come from the person ----------------------------------------------- */

static void report_source(Check *check, Severity severity, const char *variant, const DataUse *use)
{
  Finding *finding = report_as(check, severity, variant, &use->element, use->origin.mark.place);
  say_names(check, finding, "d", &use->ref);
}

void source_missing(Check *check, const Processing *processing)
{
  static const char *const elsewhere[] = {"third-party", "public"};

  if (!is_ours(processing))
    return;
  EACH(DataUse, use, processing->data)
  {
    if (is_gap(&use->element) || !code_among(&use->origin, elsewhere, COUNT_OF(elsewhere)))
      continue;
    if (is_absent(use->source.mark)) /* Art. 14(2)(f) */
      report_source(check, SEVERITY_ERROR, "source", use);
    if (is_absent(use->informed.mark)) /* Art. 14(3) */
      report_source(check, SEVERITY_WARNING, "informed", use);
  }
}

/* ---- PPC309: Art. 13(2)(e) ----------------------------------------------------------------------- */

static bool is_settled(const DataUse *use)
{
  if (is_absent(use->required.mark))
    return false;
  if (use->required.mark.state == GAP || code_is(&use->required, "no"))
    return true;
  return !is_absent(use->requirement.mark) && !is_absent(use->consequence.mark);
}

void mandatory_nature_missing(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(DataUse, use, processing->data)
  {
    if (is_gap(&use->element) || !code_is(&use->origin, "subject") || is_settled(use))
      continue;
    const bool said = !is_absent(use->required.mark);
    Finding *finding =
      report(check, NULL, &use->element, said ? use->required.mark.place : use->element.place);
    say_names(check, finding, "d", &use->ref);
  }
}
