/*
 * The records: who may do without (Art. 30(5)), and the processor's (Art. 30(2)).
 */
#include "check/check_int.h"

/* ---- PPC960: Art. 30(5) ---------------------------------------------------------------------------- */

/* The number of employees from which nobody is exempt, as of the day; 0: the law has none. */
static long exempt_below(const Check *check)
{
  const LawRow *row = law_row(check->model->law, "parameters", "register-exemption", check->model->as_of);
  return law_number(row, "headcount");
}

/* Why a processing has to be in the register all the same; NULL: nothing says so. */
static const char *reason_to_keep(const Processing *processing)
{
  if (has_sensitive_data(processing))
    return "sensitive";
  if (processing->flags.count > 0)
    return "risk";
  return processing->occasional.mark.state == GAP || is_yes(&processing->occasional) ? NULL : "regular";
}

static bool check_headcount(Check *check, const Organisation *organisation, const Element *claim)
{
  const long threshold = exempt_below(check);
  const Number *headcount = &organisation->headcount;
  const bool many = headcount->mark.state == GIVEN && headcount->value >= threshold;

  if (!many && !is_absent(headcount->mark))
    return false;
  Finding *finding = report(check, many ? "headcount" : "uncounted", claim, claim->place);
  if (many) {
    finding->related = headcount->mark.place;
    finding_number(check->findings, finding, "n", headcount->value);
  }
  finding_number(check->findings, finding, "t", threshold);
  return true;
}

/* One claim, one finding: the first reason why it fails. */
void exemption_claimed(Check *check)
{
  const Organisation *organisation = organisation_of(check);
  const Element *claim = organisation == NULL ? NULL : organisation->exemption.first;

  if (claim == NULL || is_gap(claim) || check_headcount(check, organisation, claim))
    return;
  EACH(Processing, processing, check->model->record->processings)
  {
    const char *reason = is_gap(&processing->element) ? NULL : reason_to_keep(processing);
    if (reason == NULL)
      continue;
    Finding *finding = report(check, reason, claim, claim->place);
    finding->related = processing->element.place;
    say_id(check, finding, "P", &processing->element);
    return;
  }
}

/* ---- PPC961: Art. 30(2) ---------------------------------------------------------------------------- */

static Finding *report_missing(Check *check, const char *variant, const Processing *processing,
                               const Element *element, const Party *client)
{
  Finding *finding = report(check, variant, element, element->place);

  say_id(check, finding, "P", &processing->element);
  if (client != NULL)
    say_party(check, finding, client);
  return finding;
}

/* 30(2)(a) again, "where applicable": those whom a controller has are named and can be reached. */
static void check_speakers(Check *check, const Processing *processing, const Client *client,
                           const Party *party)
{
  const Contact *agent = (const Contact *)party->representative.first;
  const Dpo *officer = (const Dpo *)party->dpo.first;

  if (agent != NULL && !is_gap(&agent->element) &&
      (is_absent(agent->name.mark) || (is_absent(agent->address.mark) && is_absent(agent->email.mark) &&
                                       is_absent(agent->phone.mark))))
    report_missing(check, "representative", processing, &agent->element, party)->related =
      client->element.place;
  if (officer != NULL && !is_gap(&officer->element) && !code_is(&officer->status, "none") &&
      (is_absent(officer->name.mark) ||
       (is_absent(officer->address.mark) && is_absent(officer->email.mark) &&
        is_absent(officer->phone.mark) && is_absent(officer->page.mark))))
    report_missing(check, "officer", processing, &officer->element, party)->related = client->element.place;
}

/* 30(2)(a): name and contact details of each controller on behalf of which the processor is acting. */
static void check_party(Check *check, const Processing *processing, const Client *client, const Party *party)
{
  const Element *element = &party->element;

  if (is_gap(element))
    return;
  if (is_unnamed(check, party))
    report_missing(check, "name", processing, element, party)->related = client->element.place;
  if (is_absent(party->address.mark) && is_absent(party->email.mark) && is_absent(party->phone.mark) &&
      !is_party_told(check, party, PARTY_CONTACT))
    report_missing(check, "contact", processing, element, party)->related = client->element.place;
  check_speakers(check, processing, client, party);
}

static void check_client(Check *check, const Processing *processing, const Client *client)
{
  const Party *first = client->ref.count > 0 ? (const Party *)client->ref.at[0].target : NULL;

  if (is_absent(client->ref.mark))
    report_missing(check, "client", processing, &client->element, NULL);
  for (size_t i = 0; i < client->ref.count; i++)
    if (client->ref.at[i].target != NULL)
      check_party(check, processing, client, (const Party *)client->ref.at[i].target);
  if (is_absent(client->categories.mark)) /* 30(2)(b) */
    report_missing(check, "categories", processing, &client->element, first);
}

/* Named, or a gap. */
static bool has_measure(const Processing *processing)
{
  EACH(MeasureUse, use, processing->measures)
  if (is_gap(&use->element) || !is_absent(use->ref.mark))
    return true;
  return false;
}

void processor_register_incomplete(Check *check, const Processing *processing)
{
  const Element *served = processing->clients.first;

  if (is_ours(processing)) {
    if (served != NULL && processing->role.mark.state != GAP)
      report_missing(check, "role", processing, served, NULL);
    return;
  }
  if (served == NULL)
    report_missing(check, "client", processing, &processing->element, NULL);
  EACH(Client, client, processing->clients)
  if (!is_gap(&client->element))
    check_client(check, processing, client);
  EACH(Transfer, transfer, processing->transfers) /* 30(2)(c) */
  if (!is_somewhere(transfer))
    report_missing(check, "country", processing, &transfer->element, NULL);
  if (processing->transfers.first == NULL && processing->no_transfer.first == NULL)
    report_missing(check, "transfers", processing, &processing->element, NULL);
  if (!has_measure(processing)) { /* 30(2)(d): "where possible" */
    Finding *finding =
      report_as(check, SEVERITY_WARNING, "security", &processing->element, processing->element.place);
    say_id(check, finding, "P", &processing->element);
  }
}
