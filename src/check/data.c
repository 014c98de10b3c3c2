/*
 * Categories of data and of data subjects, sources, and what must be provided: Art. 13(2)(e), 14(1)(d),
 * 14(2)(f), 14(5), 30(1)(c).
 */
#include "check/check_int.h"

/* ---- PPC301, PPC302 ------------------------------------------------------------------------------ */

static void check_data_uses(Check *check, const Processing *processing)
{
  if (processing->data.first == NULL)
    say_id(check, report(check, NULL, &processing->element, processing->element.place), "P",
           &processing->element);
  EACH(DataUse, use, processing->data)
  if (!is_gap(&use->element) && is_absent(use->ref.mark) && is_absent(use->from.mark))
    say_id(check, report(check, "bare", &use->element, use->element.place), "P", &processing->element);
}

/* Once, where it is declared: its family names it, or its label does. */
static void check_category_name(Check *check, const Category *category)
{
  if (is_gap(&category->element) || category->uses.first == NULL || !is_absent(category->family.mark) ||
      !is_absent(category->label.mark))
    return;
  Finding *finding = report(check, "unnamed", &category->element, category->element.place);
  finding->related = category->uses.first->use->place;
  say_id(check, finding, "d", &category->element);
}

void data_categories_missing(Check *check)
{
  EACH(Processing, processing, check->model->record->processings)
  if (!is_gap(&processing->element) && is_ours(processing))
    check_data_uses(check, processing);
  EACH(Category, category, check->model->record->categories)
  check_category_name(check, category);
}

static void check_subject_uses(Check *check, const Processing *processing)
{
  if (processing->subjects.first == NULL)
    say_id(check, report(check, NULL, &processing->element, processing->element.place), "P",
           &processing->element);
  EACH(SubjectUse, use, processing->subjects)
  if (!is_gap(&use->element) && is_absent(use->ref.mark))
    say_id(check, report(check, NULL, &use->element, use->element.place), "P", &processing->element);
}

void subjects_missing(Check *check)
{
  EACH(Processing, processing, check->model->record->processings)
  if (!is_gap(&processing->element) && is_ours(processing))
    check_subject_uses(check, processing);
  EACH(Subject, subject, check->model->record->subjects)
  if (!is_gap(&subject->element) && is_absent(subject->kind.mark) && is_absent(subject->label.mark))
    say_id(check, report(check, "unnamed", &subject->element, subject->element.place), "s", &subject->element);
}

/* ---- PPC308: data that do not come from the person ----------------------------------------------- */

/* The article that the origin's term bears: 13, of what people give or what is observed of them, or 14. */
static bool is_under(const DataUse *use, const char *article)
{
  return use->origin.term != NULL && text_same(use->origin.term->article, article);
}

static void report_source(Check *check, Severity severity, const char *variant, const DataUse *use)
{
  Finding *finding = report_as(check, severity, variant, &use->element, use->origin.mark.place);
  say_names(check, finding, "d", &use->ref);
}

/* Art. 14(2)(f) */
static void check_sources(Check *check, const DataUse *use)
{
  if (is_absent(use->source.mark))
    report_source(check, SEVERITY_ERROR, "source", use);
  for (size_t i = 0; i < use->source.count; i++) {
    const Party *party = (const Party *)use->source.at[i].target;
    if (party == NULL || !is_unnamed(check, party))
      continue;
    Finding *finding = report(check, "unnamed", &party->element, party->element.place);
    finding->related = use->source.at[i].place;
    say_names(check, finding, "d", &use->ref);
    say_party(check, finding, party);
  }
}

static void check_information(Check *check, const DataUse *use)
{
  check_sources(check, use);
  if (is_absent(use->informed.mark)) /* Art. 14(3) */
    report_source(check, SEVERITY_WARNING, "informed", use);
}

/* Art. 14(5) holds for what comes from elsewhere, and must be shown to hold. */
static void check_exemption(Check *check, const DataUse *use)
{
  const bool idle = is_under(use, "13");

  if (idle || is_absent(use->ground.mark))
    say_names(check, report(check, idle ? "exempt" : "ground", &use->element, use->exempt.mark.place), "d", &use->ref);
}

void source_missing(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(DataUse, use, processing->data)
  {
    if (is_gap(&use->element))
      continue;
    if (is_absent(use->origin.mark) && use->ref.count > 0) /* Art. 13 or 14: nobody can tell */
      say_names(check, report_as(check, SEVERITY_WARNING, "origin", &use->element, use->element.place), "d",
                &use->ref);
    if (!is_absent(use->exempt.mark))
      check_exemption(check, use);
    else if (is_under(use, "14"))
      check_information(check, use);
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

/* Required, and by nothing. */
static bool is_denied(const DataUse *use)
{
  return code_is(&use->required, "yes") && code_is(&use->requirement, "none");
}

/* What is still to be said of what must be provided. */
static const char *lacking(const DataUse *use)
{
  return !is_absent(use->consequence.mark)   ? "requirement"
         : !is_absent(use->requirement.mark) ? "consequence"
                                             : "required";
}

static void check_nature(Check *check, const DataUse *use)
{
  const bool said = !is_absent(use->required.mark), denied = is_denied(use);
  const Place place = denied ? use->requirement.mark.place : said ? use->required.mark.place : use->element.place;

  if (is_settled(use) && !denied)
    return;
  Finding *finding = report(check, denied ? "denied" : said ? lacking(use) : NULL, &use->element, place);
  if (denied)
    finding->related = use->required.mark.place;
  say_names(check, finding, "d", &use->ref);
}

void mandatory_nature_missing(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(DataUse, use, processing->data)
  if (!is_gap(&use->element) && code_is(&use->origin, "subject"))
    check_nature(check, use);
}
