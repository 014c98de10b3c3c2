/*
 * The processor's record: Art. 30(2).
 */
#include "check/check_int.h"

static void report_missing(Check *check, const char *variant, const Processing *processing,
                           const Element *element, const Party *client)
{
  Finding *finding = report(check, variant, element, element->place);

  say_id(check, finding, "P", &processing->element);
  if (client != NULL)
    say_party(check, finding, client);
}

/* 30(2)(a): name and contact details of each controller on behalf of which the processor is acting. */
static void check_party(Check *check, const Processing *processing, const Client *client, const Party *party)
{
  if (is_gap(&party->element))
    return;
  if (is_absent(party->name.mark) && is_absent(party->label.mark))
    report_missing(check, "name", processing, &client->element, party);
  if (is_absent(party->address.mark) && is_absent(party->email.mark) && is_absent(party->phone.mark))
    report_missing(check, "contact", processing, &client->element, party);
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

static bool has_country(const Transfer *transfer)
{
  if (!is_absent(transfer->country.mark))
    return true;
  for (size_t i = 0; i < transfer->recipient.count; i++) {
    const Party *party = (const Party *)transfer->recipient.at[i].target;
    if (party == NULL || is_gap(&party->element) || !is_absent(party->country.mark))
      return true;
  }
  return false;
}

void processor_register_incomplete(Check *check, const Processing *processing)
{
  if (is_ours(processing))
    return;
  if (processing->clients.first == NULL)
    report_missing(check, "client", processing, &processing->element, NULL);
  EACH(Client, client, processing->clients)
  if (!is_gap(&client->element))
    check_client(check, processing, client);
  EACH(Transfer, transfer, processing->transfers) /* 30(2)(c) */
  if (!is_gap(&transfer->element) && !has_country(transfer))
    report_missing(check, "country", processing, &transfer->element, NULL);
  if (processing->measures.first == NULL) { /* 30(2)(d): "where possible" */
    Finding *finding =
      report_as(check, SEVERITY_WARNING, "security", &processing->element, processing->element.place);
    say_id(check, finding, "P", &processing->element);
  }
}
