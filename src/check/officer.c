/*
 * The data protection officer: when there must be one, how to reach it, what is said of it: Art. 13(1)(b),
 * 14(1)(b), 30(1)(a), 37, 38.
 */
#include "check/check_int.h"

/* NULL: none is stated, or it is a gap as a whole. */
static const Dpo *officer_of(const Organisation *organisation)
{
  const Dpo *officer = (const Dpo *)organisation->dpo.first;
  return officer == NULL || is_gap(&officer->element) ? NULL : officer;
}

/* ---- PPC106: Art. 37(1) --------------------------------------------------------------------------- */

typedef struct Ground {
  const char *variant;          /* public, monitoring, sensitive; NULL: none */
  const Processing *processing; /* NULL: of the organisation itself */
} Ground;

/* But for whether it is a core activity. 37(1)(c), as the corrigendum of 2018 reads: Art. 9 or Art. 10. */
static const char *ground_of(const Processing *processing)
{
  if (is_gap(&processing->element) || !has_flag(processing, "large-scale"))
    return NULL;
  if (has_flag(processing, "monitoring"))
    return "monitoring";
  return has_sensitive_data(processing) ? "sensitive" : NULL;
}

/* Controllers and processors alike: Art. 37(1) speaks to both. */
static Ground mandatory_ground(const Check *check, const Organisation *organisation)
{
  if (is_yes(&organisation->public_body))
    return (Ground){"public", NULL};
  EACH(Processing, processing, check->model->record->processings)
  if (is_yes(&processing->core) && ground_of(processing) != NULL)
    return (Ground){ground_of(processing), processing};
  return (Ground){NULL, NULL};
}

static void report_mandatory(Check *check, const Organisation *organisation, Ground ground)
{
  const Dpo *officer = officer_of(organisation);
  const Element *element = officer != NULL ? &officer->element : &organisation->element;
  const bool stated = officer != NULL && !is_absent(officer->status.mark);
  Finding *finding =
    report(check, ground.variant, element, stated ? officer->status.mark.place : element->place);

  if (ground.processing == NULL)
    return;
  finding->related = ground.processing->element.place;
  say_id(check, finding, "P", &ground.processing->element);
}

/* Whether the duty is there hangs on a fact that is not given. */
static void ask_for_core(Check *check)
{
  EACH(Processing, processing, check->model->record->processings)
  if (is_absent(processing->core.mark) && ground_of(processing) != NULL) {
    Finding *finding =
      report_as(check, SEVERITY_WARNING, "core", &processing->element, processing->element.place);
    say_id(check, finding, "P", &processing->element);
  }
}

/* That one is designated is neither said nor a gap. */
static bool lacks_officer(const Organisation *organisation)
{
  const Dpo *officer = (const Dpo *)organisation->dpo.first;
  if (officer == NULL)
    return true;
  return !is_gap(&officer->element) && officer->status.mark.state != GAP &&
         !code_is(&officer->status, "designated");
}

void officer_required(Check *check)
{
  const Organisation *organisation = organisation_of(check);
  if (organisation == NULL || !lacks_officer(organisation))
    return;
  const Ground ground = mandatory_ground(check, organisation);
  if (ground.variant != NULL)
    report_mandatory(check, organisation, ground);
  else
    ask_for_core(check);
}

/* ---- PPC107: Art. 13(1)(b), 37(7) ----------------------------------------------------------------- */

void officer_without_contact(Check *check)
{
  const Organisation *organisation = organisation_of(check);
  const Dpo *officer = organisation == NULL ? NULL : officer_of(organisation);

  if (officer != NULL && code_is(&officer->status, "designated") && is_absent(officer->address.mark) &&
      is_absent(officer->email.mark) && is_absent(officer->phone.mark) && is_absent(officer->page.mark))
    report(check, NULL, &officer->element, officer->element.place);
}

/* ---- PPC108: Art. 37(7), 38(6) -------------------------------------------------------------------- */

/* Art. 38(6): no task that makes the officer decide purposes and means. */
static void check_designated(Check *check, const Organisation *organisation, const Dpo *officer)
{
  const Element *element = &officer->element;

  if (is_absent(officer->name.mark)) /* the notice needs none, the record does: Art. 30(1)(a) */
    report(check, "name", element, element->place);
  if (is_french(organisation) && is_absent(officer->designation.mark)) /* by the CNIL's service alone */
    report(check, "undesignated", element, element->place);
  Passage found;
  if (!text_says(check, "conflicting-functions", &officer->function, &found))
    return;
  Finding *finding = report(check, "conflict", element, found.place);
  finding_text(check->findings, finding, "function", officer->function.value);
}

/* Where there must be one, that none is stated is PPC106's to say. */
void officer_unsettled(Check *check)
{
  const Organisation *organisation = organisation_of(check);
  if (organisation == NULL)
    return;
  const Dpo *officer = officer_of(organisation);
  const bool stated = officer != NULL && !is_absent(officer->status.mark);

  if (stated && code_is(&officer->status, "designated")) {
    check_designated(check, organisation, officer);
    return;
  }
  if (!lacks_officer(organisation) || mandatory_ground(check, organisation).variant != NULL)
    return;
  const Element *element = officer != NULL ? &officer->element : &organisation->element;
  if (!stated)
    report(check, "unstated", element, element->place);
  else if (code_is(&officer->status, "none") && is_absent(officer->reason.mark))
    report(check, "unreasoned", element, element->place);
}
