/*
 * What protects a transfer: Art. 45-47; how it was assessed, and how people get to read it: Art. 13(1)(f),
 * 14(1)(f).
 */
#include <string.h>

#include "check/check_int.h"

/* ---- adequacy: Art. 45 --------------------------------------------------------------------------- */

/* What a decision of limited scope asks of the recipient; the table of the law names it (condition="..."). */
static const struct {
  const char *condition;
  size_t offset; /* of the Flag that says so */
} conditions[] = {
  {"dpf-listed", offsetof(Transfer, dpf_listed)},         /* (EU) 2023/1795 */
  {"pipeda", offsetof(Transfer, pipeda)},                 /* 2002/2/EC */
  {"automated-processing", offsetof(Transfer, in_scope)}, /* 2011/61/EU */
  {"supplementary-rules", offsetof(Transfer, in_scope)},  /* (EU) 2019/419 */
  {"no-excluded-sector", offsetof(Transfer, in_scope)},   /* (EU) 2022/254 */
  {"privacy-shield-listed", offsetof(Transfer, in_scope)}, /* (EU) 2016/1250 */
};

/* Why no adequacy decision covers the transfer - a variant of the message - or NULL where one does, as far as
   the record can say. */
static const char *inadequacy(const Check *check, const Transfer *transfer)
{
  const LawRow *row = transfer_decision(check->model, transfer);
  const char *condition = law_attribute(row, "condition");

  if (row == NULL)
    return "no-decision";
  for (size_t i = 0; condition != NULL && i < COUNT_OF(conditions); i++) {
    if (strcmp(condition, conditions[i].condition) != 0)
      continue;
    const Flag *met = (const Flag *)(const void *)((const char *)transfer + conditions[i].offset);
    if (met->mark.state != GAP && !(met->mark.state == GIVEN && met->value))
      return conditions[i].condition;
  }
  return NULL;
}

bool instrument_needs(const Check *check, const Code *instrument, const char *column)
{
  return law_says(row_of(check, "instruments", instrument->term), column, "yes");
}

/* ---- PPC502 -------------------------------------------------------------------------------------- */

void transfer_no_safeguard(Check *check, const Processing *processing)
{
  EACH(Transfer, transfer, processing->transfers)
  {
    Destination destination;
    const bool none = is_absent(transfer->instrument.mark) || code_is(&transfer->instrument, "none-required");
    if (!none || !third_destination(check, transfer, &destination) || inadequacy(check, transfer) == NULL)
      continue;
    Finding *finding = report(check, NULL, &transfer->element,
                              is_absent(transfer->instrument.mark) ? transfer->element.place
                                                                   : transfer->instrument.mark.place);
    say_transfer(check, finding, transfer, &destination);
  }
}

/* ---- PPC503 -------------------------------------------------------------------------------------- */

void transfer_instrument_invalid(Check *check, const Processing *processing)
{
  EACH(Transfer, transfer, processing->transfers)
  {
    Destination destination;
    Passage obsolete;
    if (!third_destination(check, transfer, &destination))
      continue;
    const char *why = code_is(&transfer->instrument, "adequacy") ? inadequacy(check, transfer) : NULL;
    Place place = transfer->instrument.mark.place;
    if (why == NULL && text_says(check, "obsolete-instruments", &transfer->reference, &obsolete)) {
      why = "obsolete"; /* C-311/18, C-362/14, (EU) 2021/914 Art. 4 */
      place = obsolete.place;
    }
    if (why == NULL)
      continue;
    Finding *finding = report(check, why, &transfer->element, place);
    say_transfer(check, finding, transfer, &destination);
    if (transfer->reference.mark.state == GIVEN)
      finding_text(check->findings, finding, "reference", transfer->reference.value);
    if (transfer->instrument.term != NULL)
      say_term(check, finding, "instrument", transfer->instrument.term);
  }
}

/* ---- PPC504 -------------------------------------------------------------------------------------- */

/* What holds without a decision: an instrument of Art. 46, of which people can have a copy. */
static bool stands_alone(const Check *check, const Code *fallback)
{
  return instrument_needs(check, fallback, "copy") && !instrument_needs(check, fallback, "occasional");
}

/* The table marks the decisions whose ground is disputed (contested="yes"). */
void decision_without_fallback(Check *check, const Processing *processing)
{
  EACH(Transfer, transfer, processing->transfers)
  {
    Destination destination;
    const LawRow *row = transfer_decision(check->model, transfer);
    if (row == NULL || law_attribute(row, "contested") == NULL ||
        !code_is(&transfer->instrument, "adequacy") || transfer->fallback.mark.state == GAP ||
        stands_alone(check, &transfer->fallback) || !third_destination(check, transfer, &destination) ||
        inadequacy(check, transfer) != NULL)
      continue;
    Finding *finding = report(check, NULL, &transfer->element,
                              is_absent(transfer->fallback.mark) ? transfer->element.place
                                                                 : transfer->fallback.mark.place);
    say_transfer(check, finding, transfer, &destination);
  }
}

/* ---- PPC505: Art. 13(1)(f), "the means by which to obtain a copy of them" ------------------------ */

void safeguard_copy_missing(Check *check, const Processing *processing)
{
  EACH(Transfer, transfer, processing->transfers)
  {
    Destination destination;
    if (!instrument_needs(check, &transfer->instrument, "copy") || !is_absent(transfer->copy.mark) ||
        !is_absent(transfer->copy_at.mark) || !third_destination(check, transfer, &destination))
      continue;
    Finding *finding = report(check, NULL, &transfer->element, transfer->instrument.mark.place);
    say_transfer(check, finding, transfer, &destination);
  }
}

/* ---- PPC507: C-311/18; clause 14 of (EU) 2021/914 ------------------------------------------------ */

/* Where a decision covers the recipient the Commission has made the assessment (Art. 45(2)). */
void transfer_unassessed(Check *check, const Processing *processing)
{
  EACH(Transfer, transfer, processing->transfers)
  {
    Destination destination;
    if (!instrument_needs(check, &transfer->instrument, "tia") ||
        !third_destination(check, transfer, &destination) || inadequacy(check, transfer) == NULL)
      continue;
    Finding *finding = NULL;
    if (is_absent(transfer->tia.mark))
      finding = report(check, NULL, &transfer->element, transfer->element.place);
    else if (is_absent(transfer->tia_date.mark))
      finding = report_as(check, SEVERITY_NOTE, "undated", &transfer->element, transfer->tia.mark.place);
    if (finding != NULL)
      say_transfer(check, finding, transfer, &destination);
  }
}
