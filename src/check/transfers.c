/*
 * Transfers to third countries: Art. 13(1)(f), 14(1)(f), 30(1)(e), 44-49.
 */
#include <string.h>

#include "check/check_int.h"

/* ---- countries ----------------------------------------------------------------------------------- */

static const char *given_country(const Text *country)
{
  return country->mark.state == GIVEN ? country->value : NULL;
}

/* The transfer's own country, or that of its recipient; NULL where it is not known (PPC104, or PPC508). */
static const char *country_of(const Transfer *transfer)
{
  if (!is_absent(transfer->country.mark))
    return given_country(&transfer->country);
  for (size_t i = 0; i < transfer->recipient.count; i++) {
    const Party *party = (const Party *)transfer->recipient.at[i].target;
    if (party != NULL && given_country(&party->country) != NULL)
      return party->country.value;
  }
  return NULL;
}

static bool is_outside(const Check *check, const char *country)
{
  return !law_is_eea(check->model->law, country, check->model->as_of);
}

static void say_transfer(Check *check, Finding *finding, const Transfer *transfer, const char *country)
{
  const Party *party =
    transfer->recipient.count == 0 ? NULL : (const Party *)transfer->recipient.at[0].target;

  say_country(check, finding, country);
  if (party != NULL)
    say_party(check, finding, party);
  else
    say_id(check, finding, "r", &transfer->element);
}

/* ---- PPC501 -------------------------------------------------------------------------------------- */

/* A transfer that names no recipient is to whoever receives data in its country. */
static bool is_covered(const Processing *processing, const Party *party)
{
  EACH(Transfer, transfer, processing->transfers)
  {
    if (is_gap(&transfer->element) || refers_to(&transfer->recipient, &party->element))
      return true;
    if (is_absent(transfer->recipient.mark) &&
        text_same(country_of(transfer), given_country(&party->country)))
      return true;
  }
  return false;
}

static void report_undeclared(Check *check, const Processing *processing, const RecipientUse *use,
                              const Reference *reference, const Party *party)
{
  const Element *denial = processing->no_transfer.first;
  Finding *finding = report(check, denial != NULL ? "denied" : NULL, &use->element, reference->place);

  if (denial != NULL)
    finding->related = denial->place;
  say_party(check, finding, party);
  say_country(check, finding, party->country.value);
}

static void check_recipient(Check *check, const Processing *processing, const RecipientUse *use,
                            const Reference *reference)
{
  const Party *party = (const Party *)reference->target;

  if (party == NULL || is_gap(&party->element) || party->country.mark.state == GAP)
    return;
  if (is_absent(party->country.mark)) {
    if (!code_is(&use->role, "internal"))
      say_party(check, report_as(check, SEVERITY_WARNING, "unknown", &use->element, reference->place), party);
  } else if (is_outside(check, party->country.value) && !is_covered(processing, party)) {
    report_undeclared(check, processing, use, reference, party);
  }
}

void transfer_undeclared(Check *check, const Processing *processing)
{
  EACH(RecipientUse, use, processing->recipients)
  for (size_t i = 0; i < use->ref.count; i++)
    check_recipient(check, processing, use, &use->ref.at[i]);
}

/* ---- adequacy: Art. 45 --------------------------------------------------------------------------- */

/* What a decision of limited scope asks of the recipient; the table of the law names it (condition="..."). */
static const struct {
  const char *condition;
  size_t offset; /* of the Flag that says so */
} conditions[] = {
  {"dpf-listed", offsetof(Transfer, dpf_listed)}, /* (EU) 2023/1795 */
  {"pipeda", offsetof(Transfer, pipeda)},         /* 2002/2/EC */
};

/* Why no adequacy decision covers the transfer - a variant of the message - or NULL where one does, as far as
   the record can say. */
static const char *inadequacy(const Check *check, const Transfer *transfer, const char *country)
{
  const LawRow *row = law_row(check->model->law, "adequacy", country, check->model->as_of);
  const char *condition = row == NULL ? NULL : law_attribute(row, "condition");

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

/* A transfer that a rule can speak of: declared, and to a country that is known to be outside the EEA. */
static const char *third_country(const Check *check, const Transfer *transfer)
{
  const char *country = is_gap(&transfer->element) ? NULL : country_of(transfer);
  return country != NULL && is_outside(check, country) ? country : NULL;
}

void transfer_no_safeguard(Check *check, const Processing *processing)
{
  EACH(Transfer, transfer, processing->transfers)
  {
    const char *country = third_country(check, transfer);
    const bool none = is_absent(transfer->instrument.mark) || code_is(&transfer->instrument, "none-required");
    if (country == NULL || !none || inadequacy(check, transfer, country) == NULL)
      continue;
    Finding *finding = report(check, NULL, &transfer->element,
                              is_absent(transfer->instrument.mark) ? transfer->element.place
                                                                   : transfer->instrument.mark.place);
    say_transfer(check, finding, transfer, country);
  }
}

/* ---- PPC503 -------------------------------------------------------------------------------------- */

void transfer_instrument_invalid(Check *check, const Processing *processing)
{
  EACH(Transfer, transfer, processing->transfers)
  {
    const char *country = third_country(check, transfer);
    if (country == NULL)
      continue;
    const char *why =
      code_is(&transfer->instrument, "adequacy") ? inadequacy(check, transfer, country) : NULL;
    Place place = transfer->instrument.mark.place;
    Passage found;
    if (why == NULL && text_says(check, "obsolete-instruments", &transfer->reference, &found)) {
      why = "obsolete"; /* C-311/18, C-362/14, (EU) 2021/914 Art. 4 */
      place = found.place;
    }
    if (why == NULL)
      continue;
    Finding *finding = report(check, why, &transfer->element, place);
    say_transfer(check, finding, transfer, country);
    if (transfer->reference.mark.state == GIVEN)
      finding_text(check->findings, finding, "reference", transfer->reference.value);
    if (transfer->instrument.term != NULL)
      say_term(check, finding, "instrument", transfer->instrument.term);
  }
}

/* ---- PPC505: Art. 13(1)(f), "the means by which to obtain a copy of them" ------------------------ */

static bool needs_copy(const Check *check, const Code *instrument)
{
  const LawRow *row = instrument->term == NULL ? NULL
                                               : law_row(check->model->law, "instruments",
                                                         instrument->term->code, check->model->as_of);
  return row != NULL && text_same(law_attribute(row, "copy"), "yes");
}

void safeguard_copy_missing(Check *check, const Processing *processing)
{
  EACH(Transfer, transfer, processing->transfers)
  {
    const char *country = third_country(check, transfer);
    if (country == NULL || !needs_copy(check, &transfer->instrument) || !is_absent(transfer->copy.mark) ||
        !is_absent(transfer->copy_at.mark))
      continue;
    Finding *finding = report(check, NULL, &transfer->element, transfer->instrument.mark.place);
    say_transfer(check, finding, transfer, country);
  }
}
