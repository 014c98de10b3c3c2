/*
 * take_whom: who receives data, and where to they leave Europe.
 */
#include <string.h>

#include "import/import_int.h"

Piece *draft_party(Draft *draft, Cell *cell, const char *name)
{
  bool made;
  Piece *party = draft_named(draft, "party", lexicon_key(draft->arena, name, true), name, &made);
  if (made) {
    piece_text(party, "name", name);
    map_put(draft->things, arena_format(draft->arena, "party-id/%s", piece_get(party, "id")), party);
    draft_place(draft, NULL, cell, party);
  }
  return party;
}

/* ---- recipients ---------------------------------------------------------------------------------------- */

/* role NULL or "": it remains to be said. */
static Piece *recipient_of(Draft *draft, Work *work, Cell *cell, const char *name, const char *role, bool is_party)
{
  const char *key = arena_format(draft->arena, "recipient/%s", lexicon_key(draft->arena, name, true));
  Piece *recipient = map_find(work->things, key);
  if (recipient)
    return recipient;
  recipient = piece_child(work->node, "recipient");
  map_put(work->things, key, recipient);
  if (is_party)
    piece_set(recipient, "ref", piece_get(draft_party(draft, cell, name), "id"));
  else
    piece_text(recipient, "label", name);
  if (role && *role)
    piece_set(recipient, "role", role);
  else
    piece_gap(recipient, "role");
  if (text_same(role, "processor"))
    piece_gap(piece_child(recipient, "contract"), "");
  draft_place(draft, work, cell, recipient);
  return recipient;
}

/* People inside are a category, others have a name. */
static Piece *add_recipient(Draft *draft, Work *work, Cell *cell, const char *name, const char *role)
{
  return recipient_of(draft, work, cell, name, role, !text_same(role, "internal"));
}

/* Where somebody is, said behind the name: true, and the recipient's party has the country. */
static bool take_place(Draft *draft, Piece *recipient, const char *value)
{
  const char *id = recipient ? piece_get(recipient, "ref") : NULL;
  const char *country = id ? lexicon_value(draft->lexicon, "country", value) : NULL;
  Piece *party = country && *country ? map_find(draft->things, arena_format(draft->arena, "party-id/%s", id)) : NULL;
  if (!party)
    return false;
  if (!piece_get(party, "country"))
    piece_set(party, "country", country);
  return strcmp(piece_get(party, "country"), country) == 0;
}

/* A line of ours: name, country, and facts that are kept. */
static void add_own(Draft *draft, Work *work, Cell *cell, const char *role)
{
  const char *rest = cell->text, *more;
  for (const char *end = rest; *rest; rest = end + (*end != '\0')) {
    end = rest + strcspn(rest, "\n");
    const char *line = value_trimmed(draft->arena, rest, (size_t)(end - rest));
    const char *name = own_name(draft, line, &more);
    if (text_is_blank(name))
      continue;
    Piece *recipient = add_recipient(draft, work, cell, name, role);
    const char *place = *more ? own_name(draft, more, &line) : "";
    if (*more && (!take_place(draft, recipient, place) || *line))
      draft_keep(draft, work->node, cell, "reason.more");
    draft_same(cell, recipient);
  }
}

/* "Exemple (États-Unis)": the country that stands in brackets at the end,
   and *name what stands before it; or NULL. */
static const char *country_behind(Draft *draft, const char **name)
{
  const char *bracketed = value_bracketed(*name);
  const char *within = bracketed ? value_trimmed(draft->arena, bracketed, strlen(bracketed) - 1) : "";
  const char *code = lexicon_value(draft->lexicon, "country", within);
  if (!code || !*code)
    return NULL;
  *name = value_trimmed(draft->arena, *name, (size_t)(bracketed - 1 - *name));
  return within;
}

/* "Exemple, Inc." is one name. */
static const char *next_name(Draft *draft, Values *values)
{
  const char *name = next_value(draft->arena, values);
  Values ahead = *values;
  const char *more = name ? next_value(draft->arena, &ahead) : NULL, *form = more;
  if (more)
    country_behind(draft, &form);
  if (!more || !lexicon_value(draft->lexicon, "legal-form", form))
    return name;
  *values = ahead;
  return arena_format(draft->arena, "%s, %s", name, more);
}

static void add_names(Draft *draft, Work *work, Cell *cell, const char *role)
{
  Values values = {.rest = cell->text};
  const char *value;
  Piece *recipient = NULL;
  if (draft->own) {
    add_own(draft, work, cell, role);
    return;
  }
  while ((value = next_name(draft, &values)) != NULL) {
    if (take_place(draft, recipient, value))
      continue;
    const bool inside = !(role && *role) && lexicon_value(draft->lexicon, "department", value);
    const char *part = inside ? "internal" : role;
    const char *country = part && strcmp(part, "internal") == 0 ? NULL : country_behind(draft, &value);
    recipient = add_recipient(draft, work, cell, value, part);
    draft_same(cell, recipient);
    if (country && !take_place(draft, recipient, country))
      draft_keep(draft, work->node, cell, "reason.differs");
  }
}

/* A kind of recipient, and nobody by name: the kind is what is told. */
static void add_kind(Draft *draft, Work *work, Cell *cell, const char *role)
{
  draft_same(cell, recipient_of(draft, work, cell, trimmed(draft->arena, cell->text), role, false));
}

void take_recipient(Draft *draft, Work *work, const Entry *entry)
{
  static const char *const columns[] = {"internal", "external", "processor"};
  Cell *type = entry_cell(entry, "type"), *detail = entry_cell(entry, "detail"), *label = entry->label;
  if (!work)
    return;
  for (size_t i = 0; i < COUNT_OF(columns); i++) {
    Cell *cell = entry_cell(entry, columns[i]);
    if (cell && draft_says_none(draft, cell))
      draft_ignore(cell, "reason.none");
    else if (cell)
      add_names(draft, work, cell, columns[i]);
  }
  Cell *only = type ? type : detail;
  if (only && !label && !(type && detail) && draft_says_none(draft, only)) {
    draft_same(only, piece_the(work->node, "no-recipient"));
    return;
  }
  const char *role = type ? lexicon_value(draft->lexicon, "recipient", type->text) : NULL;
  if (type && !role) /* not of the list: a name */
    add_names(draft, work, type, NULL);
  if (label)
    add_names(draft, work, label, role);
  if (detail && !(label && !type))
    add_names(draft, work, detail, role);
  if (role && (detail || label))
    draft_same(type, work->node);
  else if (role)
    add_kind(draft, work, type, role);
}

/* ---- transfers ----------------------------------------------------------------------------------------- */

static void take_instrument(Draft *draft, Work *work, Piece *transfer, Cell *cell)
{
  const char *code = cell ? lexicon_value(draft->lexicon, "instrument", cell->text) : NULL;
  if (code && *code) {
    piece_set(transfer, "instrument", code);
    draft_same(cell, transfer);
    return;
  }
  piece_gap(transfer, "instrument");
  if (cell)
    draft_keep(draft, work->node, cell, code ? "reason.which" : "reason.unknown");
}

static void take_document(Draft *draft, Piece *transfer, Cell *cell)
{
  const char *text = cell ? trimmed(draft->arena, cell->text) : NULL;
  if (!text || strchr(text, '\n'))
    return;
  piece_set(transfer, value_is_link(text) ? "copy-at" : "reference", text);
  draft_same(cell, transfer);
}

/* "États-Unis (CCT)", "États-Unis : CCT": the country, and what stands behind it; NULL: it is no country. */
static const char *country_of(Draft *draft, const char *value, const char **behind)
{
  *behind = NULL;
  const char *code = lexicon_value(draft->lexicon, "country", value);
  const size_t length = strcspn(value, "(:");
  if (!code && value[length]) {
    code = lexicon_value(draft->lexicon, "country", value_trimmed(draft->arena, value, length));
    const char *rest = value + length + 1;
    const size_t rest_length = strlen(rest);
    *behind = value_trimmed(draft->arena, rest, rest_length - (rest_length > 0 && rest[rest_length - 1] == ')'));
  }
  return code && *code ? code : NULL;
}

/* What a cell says of a transfer behind its country: by what right, or who knows what. */
static void take_behind(Draft *draft, Work *work, Piece *transfer, Cell *place, const char *behind)
{
  const char *code = lexicon_value(draft->lexicon, "instrument", behind);
  if (code && *code && !piece_get(transfer, "instrument"))
    piece_set(transfer, "instrument", code);
  if (!code || !text_same(piece_get(transfer, "instrument"), code))
    draft_keep(draft, work->node, place, "reason.more");
}

static bool says_yes(const Draft *draft, const char *text)
{
  return text_same(lexicon_value(draft->lexicon, "yes-no", text), "yes");
}

/* One transfer to one country; a party stands for it where there is a name. */
static Piece *add_transfer(Draft *draft, Work *work, Cell *name, Cell *place, const char *country)
{
  const char *who = name ? trimmed(draft->arena, name->text) : NULL;
  const char *key = arena_format(draft->arena, "transfer/%s/%s", who ? lexicon_key(draft->arena, who, true) : "",
                                 country ? country : "");
  Piece *transfer = map_find(work->things, key);
  if (transfer)
    return transfer;
  transfer = piece_child(work->node, "transfer");
  map_put(work->things, key, transfer);
  if (who) {
    Piece *party = draft_party(draft, name, who);
    piece_set(transfer, "recipient", piece_get(party, "id"));
    if (country && !piece_get(party, "country"))
      piece_set(party, "country", country);
    add_recipient(draft, work, name, who, NULL);
    draft_same(name, transfer);
  }
  if (country)
    piece_set(transfer, "country", country);
  else
    piece_gap(transfer, "country");
  draft_place(draft, work, place ? place : name, transfer);
  return transfer;
}

void take_transfer(Draft *draft, Work *work, const Entry *entry)
{
  Cell *name = entry_cell(entry, "recipient"), *place = entry_cell(entry, "country");
  Cell *instrument = entry_cell(entry, "instrument"), *document = entry_cell(entry, "document");
  if (!work)
    return;
  if (!name)
    name = entry->label;
  if (place && !name && says_yes(draft, place->text)) { /* where to, the cell beside it tells, or nobody */
    Cell *beside = NULL;
    for (size_t i = 0; i < entry->count && !beside; i++)
      if (strcmp(entry->parts[i].name, "country") == 0 && entry->parts[i].cell != place)
        beside = entry->parts[i].cell;
    if (beside)
      draft_ignore(place, "reason.choice");
    place = beside ? beside : place;
  }
  Cell *only = place ? place : name;
  if (only && !instrument && draft_says_none(draft, only)) {
    work->no_transfer = true;
    draft_same(only, work->node);
    return;
  }
  if (!only)
    return;
  Values values = {.rest = place ? place->text : ""};
  const char *value;
  Piece *transfer = NULL;
  while ((value = next_value(draft->arena, &values)) != NULL) {
    const char *behind, *country = country_of(draft, value, &behind);
    if (says_yes(draft, value) && (transfer || *values.rest)) /* that there are any, what follows says too */
      continue;
    if (!country && !says_yes(draft, value))
      draft_keep(draft, work->node, place, "reason.unknown");
    Piece *made = add_transfer(draft, work, name, place, country);
    if (country && behind)
      take_behind(draft, work, made, place, behind);
    if (!piece_get(made, "instrument") && !(made->gap && strstr(made->gap, "instrument"))) {
      take_instrument(draft, work, made, instrument);
      take_document(draft, made, document);
    } else if (instrument && piece_get(made, "instrument") &&
               text_same(lexicon_value(draft->lexicon, "instrument", instrument->text), piece_get(made, "instrument")))
      draft_same(instrument, made);
    draft_same(place, made);
    transfer = made;
  }
  if (!transfer) {
    transfer = add_transfer(draft, work, name, NULL, NULL);
    take_instrument(draft, work, transfer, instrument);
    take_document(draft, transfer, document);
  }
}

/* Whether there are any; where to, rows of their own tell. */
void take_no_transfer(Draft *draft, Work *work, const Entry *entry)
{
  Cell *cell = entry_cell(entry, "value");
  if (!work || !cell || !draft_says_none(draft, cell) || piece_find(work->node, "transfer"))
    return;
  work->no_transfer = true;
  draft_same(cell, work->node);
}
