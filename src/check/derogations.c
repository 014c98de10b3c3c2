/*
 * Derogations for specific situations: Art. 49, and 30(1)(e) for their documentation.
 */
#include "check/check_int.h"

static Finding *report_derogation(Check *check, Severity severity, const char *variant,
                                  const Transfer *transfer, const Destination *destination, Place place)
{
  Finding *finding = report_as(check, severity, variant, &transfer->element, place);

  say_transfer(check, finding, transfer, destination);
  finding_text(check->findings, finding, "article", transfer->instrument.term->article);
  return finding;
}

/* The use of a recipient that acts all the time: it hosts the data, or works on them for us. */
static const RecipientUse *structural_use(const Processing *processing, const Transfer *transfer)
{
  EACH(RecipientUse, use, processing->recipients)
  {
    if (is_gap(&use->element) || !(code_is(&use->role, "processor") || use->hosting.value))
      continue;
    for (size_t i = 0; i < use->ref.count; i++)
      if (use->ref.at[i].target != NULL && refers_to(&transfer->recipient, use->ref.at[i].target))
        return use;
  }
  return NULL;
}

/* Recital 111; the compelling interest of the second subparagraph is never one of a repetitive transfer. */
static void check_frequency(Check *check, const Processing *processing, const Transfer *transfer,
                            const Destination *destination)
{
  const bool compelling = code_is(&transfer->instrument, "d-compelling");
  const Severity severity = compelling ? SEVERITY_ERROR : SEVERITY_WARNING;

  if (transfer->repetitive.value) {
    report_derogation(check, severity, "repetitive", transfer, destination, transfer->repetitive.mark.place);
    return;
  }
  const RecipientUse *use = structural_use(processing, transfer);
  if (use == NULL)
    return;
  Finding *finding = report_derogation(check, severity, "structural", transfer, destination,
                                       transfer->instrument.mark.place);
  finding->related = use->element.place;
}

/* Art. 49(1), second subparagraph: the authority is informed; (6): the assessment stands in the record. */
static void check_compelling(Check *check, const Transfer *transfer, const Destination *destination)
{
  if (is_absent(transfer->notified.mark))
    report_derogation(check, SEVERITY_ERROR, "notified", transfer, destination, transfer->element.place);
  else if (transfer->notified.mark.state == GIVEN && !transfer->notified.value)
    report_derogation(check, SEVERITY_ERROR, "notified", transfer, destination,
                      transfer->notified.mark.place);
  if (is_absent(transfer->assessment.mark))
    report_derogation(check, SEVERITY_ERROR, "assessment", transfer, destination, transfer->element.place);
}

/* Art. 49(3): what public authorities do in the exercise of their public powers. */
static bool exercises_power(const Check *check, const Processing *processing, const Transfer *transfer)
{
  const Organisation *organisation = organisation_of(check);

  if (organisation == NULL || !organisation->public_body.value)
    return false;
  EACH(Purpose, purpose, processing->purposes)
  if (basis_is(purpose, "public-task") && scope_covers(&transfer->scope, purpose, NULL, NULL, NULL))
    return true;
  return false;
}

static void check_derogation(Check *check, const Processing *processing, const Transfer *transfer,
                             const Destination *destination)
{
  check_frequency(check, processing, transfer, destination);
  if (code_is(&transfer->instrument, "d-consent") && is_absent(transfer->risks.mark))
    report_derogation(check, SEVERITY_ERROR, "risks", transfer, destination, transfer->element.place);
  if (code_is(&transfer->instrument, "d-compelling"))
    check_compelling(check, transfer, destination);
  if (law_says(row_of(check, "instruments", transfer->instrument.term), "public-powers", "no") &&
      exercises_power(check, processing, transfer))
    report_derogation(check, SEVERITY_ERROR, "public", transfer, destination,
                      transfer->instrument.mark.place);
}

void derogation_misused(Check *check, const Processing *processing)
{
  EACH(Transfer, transfer, processing->transfers)
  {
    Destination destination;
    if (instrument_needs(check, &transfer->instrument, "occasional") &&
        third_destination(check, transfer, &destination))
      check_derogation(check, processing, transfer, &destination);
  }
}
