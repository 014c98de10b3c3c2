/*
 * take_client: for whom an organisation acts as a processor (GDPR Art. 30(2)(a)), what it does for each,
 * under which contract.
 */
#include <string.h>

#include "import/import_int.h"

/* The client of a processing; made where there is none. */
static Piece *client_of(Draft *draft, Work *work, Cell *name, Piece **party)
{
  *party = draft_party(draft, name, trimmed(draft->arena, name->text));
  const char *id = piece_get(*party, "id"), *key = arena_format(draft->arena, "client/%s", id);
  Piece *client = map_find(work->things, key);
  if (!client) {
    client = piece_child(work->node, "client");
    piece_set(client, "ref", id);
    map_put(work->things, key, client);
    draft_place(draft, work, name, client);
  }
  draft_same(name, client);
  return client;
}

/* "Kim Muster, dsb@ost.example.org, 01 99 00 00 00": somebody, and how to reach them. */
static void take_somebody(Draft *draft, Work *work, Piece *party, const char *element, Cell *cell)
{
  Piece *who = piece_find(party, element);
  if (!cell || who) {
    if (cell && piece_find(who, "name") && text_starts(cell->text, piece_find(who, "name")->text))
      draft_same(cell, who);
    return;
  }
  who = piece_child(party, element);
  if (strcmp(element, "dpo") == 0)
    piece_set(who, "status", "designated");
  const char *rest = cell->text;
  while (*rest) {
    const size_t length = strcspn(rest, ",;\n");
    const char *part = value_trimmed(draft->arena, rest, length);
    rest += length + (rest[length] != '\0');
    if (text_is_blank(part))
      continue;
    const char *name = value_is_email(part) ? "email" : value_is_phone(part) ? "phone" : "name";
    if (piece_find(who, name))
      draft_keep(draft, work->node, cell, "reason.more");
    else
      draft_place(draft, work, cell, piece_text(who, name, part));
  }
}

static void take_contract(Draft *draft, Piece *client, const Entry *entry)
{
  Cell *reference = entry_cell(entry, "contract"), *date = entry_cell(entry, "contract-date");
  Piece *contract = piece_the(client, "contract");
  char day[11];
  if (reference && !piece_get(contract, "reference") && !strchr(reference->text, '\n')) {
    piece_set(contract, "reference", trimmed(draft->arena, reference->text));
    draft_same(reference, contract);
  }
  if (date && !piece_get(contract, "date") && day_of(draft, date, day)) {
    piece_set(contract, "date", arena_string(draft->arena, day));
    draft_same(date, contract);
  }
  if (!contract->attributes && !contract->gap)
    piece_gap(contract, "");
  else if (contract->attributes)
    contract->gap = NULL;
}

static void take_categories(Draft *draft, Work *work, Piece *client, Cell *cell)
{
  Piece *old = piece_find(client, "categories");
  if (cell && !old)
    draft_place(draft, work, cell, piece_text(client, "categories", trimmed(draft->arena, cell->text)));
  else if (cell && text_same(old->text, trimmed(draft->arena, cell->text)))
    draft_same(cell, old);
}

/* A row of a table, or of a sheet on one processing, which says less than a table beside it. */
void take_client(Draft *draft, Work *work, const Entry *entry)
{
  Cell *name = entry->label ? entry->label : entry_cell(entry, "name");
  if (!work || !name)
    return;
  if (entry->label && draft->client_table) {
    draft_ignore(name, "reason.annex");
    for (size_t i = 0; i < entry->count; i++)
      draft_ignore(entry->parts[i].cell, "reason.annex");
    return;
  }
  Piece *party, *client = client_of(draft, work, name, &party);
  take_contact(draft, work, party, entry);
  take_somebody(draft, work, party, "representative", entry_cell(entry, "representative"));
  take_somebody(draft, work, party, "dpo", entry_cell(entry, "dpo"));
  take_categories(draft, work, client, entry_cell(entry, "categories"));
  take_contract(draft, client, entry);
}

/* How long what was entrusted is kept, by what it is; of the contracts the words are kept. */
void take_end(Draft *draft, Work *work, const Entry *entry)
{
  Cell *label = entry->label, *value = entry_cell(entry, "retention");
  if (!work || !label || !value || !lexicon_find(draft->lexicon, "all-data", label->text))
    return;
  const Entry all = {.section = "data", .parts = {{"retention", value}}, .count = 1};
  take_data(draft, work, &all);
  draft_ignore(label, "reason.label");
}
