/*
 * take_who: the processing itself, and the people and organisations behind it.
 */
#include <string.h>

#include "import/import_int.h"

/* ---- the processing ------------------------------------------------------------------------------------ */

static void take_day(Draft *draft, Work *work, Cell *cell, const char *name)
{
  char day[11];
  if (!cell)
    return;
  if (!day_of(draft, cell, day)) {
    map_put(work->things, arena_format(draft->arena, "unclear/%s", name), work);
    draft_keep(draft, work->node, cell, "reason.day");
    return;
  }
  const char *old = piece_get(work->node, name);
  const bool created = strcmp(name, "created") == 0;
  const char *other = piece_get(work->node, created ? "updated" : "created");
  /* Not the other way round */
  if (!old && other && (created ? strcmp(day, other) > 0 : strcmp(day, other) < 0)) {
    draft_keep(draft, work->node, cell, "reason.differs");
    return;
  }
  if (!old)
    piece_set(work->node, name, arena_string(draft->arena, day));
  if (!old || strcmp(old, day) == 0)
    draft_same(cell, work->node);
  else
    draft_keep(draft, work->node, cell, "reason.differs");
}

/* The text of an element that stands once; another text is kept. */
static void take_text(Draft *draft, Work *work, Piece *parent, const char *name, Cell *cell, const char *text)
{
  Piece *old = piece_find(parent, name);
  if (!old)
    draft_place(draft, work, cell, piece_text(parent, name, text));
  else if (old->text && strcmp(lexicon_key(draft->arena, old->text, true), lexicon_key(draft->arena, text, true)) == 0)
    draft_same(cell, old);
  else
    draft_keep(draft, work ? work->node : parent, cell, "reason.differs");
}

void take_processing(Draft *draft, Work *work, const Entry *entry)
{
  Cell *title = entry_cell(entry, "title"), *reference = entry_cell(entry, "reference");
  if (title)
    take_text(draft, work, work->node, "title", title, trimmed(draft->arena, title->text));
  if (reference && strcmp(reference->text, piece_get(work->node, "id")) == 0)
    draft_same(reference, work->node);
  else if (reference) { /* there is no place for it but beside */
    if (map_put(work->things, arena_format(draft->arena, "reference/%s", reference->text), work))
      piece_comment(work->node, reference->text);
    draft_same(reference, work->node);
  }
  take_day(draft, work, entry_cell(entry, "created"), "created");
  take_day(draft, work, entry_cell(entry, "updated"), "updated");
  Cell *software = entry_cell(entry, "software"), *role = entry_cell(entry, "role");
  if (software && !piece_get(work->node, "software")) {
    piece_set(work->node, "software", trimmed(draft->arena, software->text));
    draft_same(software, work->node);
  } else if (software && strcmp(piece_get(work->node, "software"), trimmed(draft->arena, software->text)) == 0) {
    draft_same(software, work->node);
  }
  const char *code = role ? lexicon_value(draft->lexicon, "role", role->text) : NULL;
  if (code && (!piece_get(work->node, "role") || strcmp(piece_get(work->node, "role"), code) == 0)) {
    piece_set(work->node, "role", code);
    draft_same(role, work->node);
  }
  Cell *description = entry_cell(entry, "description");
  if (description)
    take_text(draft, work, work->node, "description", description, trimmed(draft->arena, description->text));
}

/* ---- who, and how to reach them ------------------------------------------------------------------------ */

static void same_parts(const Entry *entry, const char *const *parts, size_t count, const Piece *node)
{
  for (size_t i = 0; i < count; i++) {
    Cell *cell = entry_cell(entry, parts[i]);
    if (cell)
      draft_same(cell, node);
  }
}

/* Street, postcode and town are one address here. */
static void take_address(Draft *draft, Work *work, Piece *who, const Entry *entry)
{
  static const char *const parts[] = {"address", "postcode", "town"};
  Buffer text = {0};
  Cell *first = NULL;
  for (size_t i = 0; i < COUNT_OF(parts); i++) {
    Cell *cell = entry_cell(entry, parts[i]);
    if (!cell)
      continue;
    if (first)
      buffer_text(&text, i == 2 && entry_cell(entry, "postcode") ? " " : ", ");
    buffer_text(&text, trimmed(draft->arena, cell->text));
    first = first ? first : cell;
  }
  if (first) {
    take_text(draft, work, who, "address", first, arena_string(draft->arena, text.at));
    if (first->fate == IMPORT_PLACED)
      same_parts(entry, parts, COUNT_OF(parts), piece_find(who, "address"));
  }
  buffer_free(&text);
}

static void take_country(Draft *draft, Piece *who, Cell *cell)
{
  const char *code = cell ? lexicon_value(draft->lexicon, "country", cell->text) : NULL;
  const char *old = piece_get(who, "country");
  if (!cell || !code || !*code || (old && strcmp(old, code) != 0))
    return;
  piece_set(who, "country", code);
  draft_same(cell, who);
}

bool value_is_email(const char *text)
{
  const char *at = strchr(text, '@'), *dot = at ? strchr(at, '.') : NULL;
  return dot && at > text && dot > at + 1 && !strchr(at + 1, '@') && !strstr(at, "..") &&
         text[strlen(text) - 1] != '.' && !strpbrk(text, " \t\r\n<>()\",;:");
}

bool value_is_phone(const char *text)
{
  return strpbrk(text, "0123456789") && text[1] && text[strspn(text, "0123456789 +().-")] == '\0';
}

/* No-break spaces as plain ones. */
static const char *plain_spaced(Arena *arena, const char *text)
{
  Buffer plain = {0};
  while (*text) {
    const size_t wide = text_starts(text, "\xC2\xA0") ? 2 : text_starts(text, "\xE2\x80\xAF") ? 3 : 0;
    buffer_byte(&plain, wide ? ' ' : *text);
    text += wide ? wide : 1;
  }
  const char *kept = arena_string(arena, plain.at ? plain.at : "");
  buffer_free(&plain);
  return kept;
}

/* The first that is one; of what else stands there a page has a place, the rest is kept. */
static void take_reach(Draft *draft, Work *work, Piece *who, Cell *cell, const char *name, const char *ends,
                       bool (*fits)(const char *text))
{
  const char *rest = plain_spaced(draft->arena, cell->text);
  bool taken = false, left = false;
  while (*rest) {
    const size_t length = strcspn(rest, ends);
    const char *value = value_trimmed(draft->arena, rest, length);
    rest += length + (rest[length] != '\0');
    if (text_is_blank(value))
      continue;
    if (!taken && fits(value)) {
      take_text(draft, work, who, name, cell, value);
      taken = true;
    } else if (strcmp(who->name, "party") != 0 && value_is_link(value)) {
      take_text(draft, work, who, "contact-page", cell, value);
    } else {
      left = true;
    }
  }
  if (left)
    draft_keep(draft, work ? work->node : who, cell, taken ? "reason.more" : "reason.unknown");
}

void take_contact(Draft *draft, Work *work, Piece *who, const Entry *entry)
{
  Cell *phone = entry_cell(entry, "phone"), *email = entry_cell(entry, "email");
  take_address(draft, work, who, entry);
  if (email)
    take_reach(draft, work, who, email, "email", " \t\n;,", value_is_email);
  if (phone)
    take_reach(draft, work, who, phone, "phone", "\n;,/", value_is_phone);
  take_country(draft, who, entry_cell(entry, "country"));
}

/* "Prénom Nom"; the cells of both. */
static const char *person(Draft *draft, const Entry *entry)
{
  Cell *name = entry_cell(entry, "name"), *first = entry_cell(entry, "first-name");
  if (name && first)
    return arena_format(draft->arena, "%s %s", trimmed(draft->arena, first->text), trimmed(draft->arena, name->text));
  return name ? trimmed(draft->arena, name->text) : first ? trimmed(draft->arena, first->text) : NULL;
}

static void take_person(Draft *draft, Work *work, Piece *who, const char *element, const Entry *entry)
{
  static const char *const parts[] = {"name", "first-name"};
  const char *text = person(draft, entry);
  if (!text)
    return;
  Cell *cell = entry_cell(entry, "name") ? entry_cell(entry, "name") : entry_cell(entry, "first-name");
  take_text(draft, work, who, element, cell, text);
  if (cell->fate == IMPORT_PLACED)
    same_parts(entry, parts, COUNT_OF(parts), who);
}

/* What stands there already, or nothing does; the cell may be NULL. */
static void take_attribute(Draft *draft, Piece *node, const char *name, Cell *cell)
{
  const char *said = cell ? trimmed(draft->arena, cell->text) : NULL, *old = piece_get(node, name);
  if (!cell || (old && strcmp(old, said) != 0))
    return;
  piece_set(node, name, said);
  draft_same(cell, node);
}

/* With a first name it is the head that is named, not the organisation. */
void take_organisation(Draft *draft, Work *work, const Entry *entry)
{
  Piece *organisation = piece_the(draft->root, "organisation");
  Cell *name = entry_cell(entry, "name");
  if (name && !piece_get(organisation, "id"))
    piece_set(organisation, "id", draft_id(draft, name->text, "organisation"));
  take_person(draft, work, organisation, entry_cell(entry, "first-name") ? "head" : "name", entry);
  static const char *const more[] = {"legal-form", "registration", "head", "contact-page"};
  for (size_t i = 0; i < COUNT_OF(more); i++)
    if (entry_cell(entry, more[i]) &&
        (strcmp(more[i], "contact-page") != 0 || value_is_link(trimmed(draft->arena, entry_cell(entry, more[i])->text))))
      take_text(draft, work, organisation, more[i], entry_cell(entry, more[i]), trimmed(draft->arena, entry_cell(entry, more[i])->text));
  Cell *headcount = entry_cell(entry, "headcount");
  const char *number = headcount ? trimmed(draft->arena, headcount->text) : "";
  if (*number && number[strspn(number, "0123456789")] == '\0' && strlen(number) < 9)
    take_attribute(draft, organisation, "headcount", headcount);
  take_contact(draft, work, organisation, entry);
}

/* "Pas de délégué : petit atelier". */
static bool take_no_dpo(Draft *draft, Work *work, Piece *dpo, Cell *name)
{
  const size_t length = strcspn(name->text, ":\n");
  const char *code = lexicon_value(draft->lexicon, "dpo", value_trimmed(draft->arena, name->text, length));
  if (!draft_says_none(draft, name) && !text_same(code, "none"))
    return false;
  if (piece_get(dpo, "status") && strcmp(piece_get(dpo, "status"), "none") != 0)
    return false;
  piece_set(dpo, "status", "none");
  const char *reason = name->text[length] ? trimmed(draft->arena, name->text + length + 1) : "";
  if (*reason && !piece_find(dpo, "reason"))
    draft_place(draft, work, name, piece_text(dpo, "reason", reason));
  draft_same(name, dpo);
  return true;
}

void take_dpo(Draft *draft, Work *work, const Entry *entry)
{
  Piece *dpo = piece_the(piece_the(draft->root, "organisation"), "dpo");
  Cell *company = entry_cell(entry, "company"), *name = entry_cell(entry, "name");
  if (name && take_no_dpo(draft, work, dpo, name))
    return;
  if (!piece_get(dpo, "status"))
    piece_set(dpo, "status", "designated");
  take_person(draft, work, dpo, "name", entry);
  take_attribute(draft, dpo, "company", company);
  take_attribute(draft, dpo, "designation", entry_cell(entry, "designation"));
  take_contact(draft, work, dpo, entry);
}

/* A row of its own in the sheet on a processing; its address is that of the officer where none is given. */
void take_dpo_company(Draft *draft, Work *work, const Entry *entry)
{
  Entry officer = {.section = "dpo"};
  for (size_t i = 0; i < entry->count; i++)
    entry_add(&officer, strcmp(entry->parts[i].name, "name") == 0 ? "company" : entry->parts[i].name, entry->parts[i].cell);
  take_dpo(draft, work, &officer);
}

void take_representative(Draft *draft, Work *work, const Entry *entry)
{
  Piece *representative = piece_the(piece_the(draft->root, "organisation"), "representative");
  take_person(draft, work, representative, "name", entry);
  take_contact(draft, work, representative, entry);
}

void take_joint(Draft *draft, Work *work, const Entry *entry)
{
  Cell *name = entry_cell(entry, "name");
  Values values = {.rest = name ? name->text : ""};
  const char *value;
  size_t count = 0;
  Piece *party = NULL;
  if (!work || (name && draft_says_none(draft, name))) {
    if (name && work)
      draft_ignore(name, "reason.none");
    return;
  }
  while ((value = next_line(draft->arena, &values)) != NULL) {
    bool made;
    party = draft_named(draft, "party", lexicon_key(draft->arena, value, true), value, &made);
    if (made)
      piece_text(party, "name", value);
    if (!map_put(work->things, arena_format(draft->arena, "joint/%s", piece_get(party, "id")), party))
      continue;
    Piece *joint = piece_child(work->node, "joint-controller");
    piece_set(joint, "ref", piece_get(party, "id"));
    draft_place(draft, work, name, joint);
    count++;
  }
  if (name && party)
    draft_same(name, party);
  if (party && count <= 1)
    take_contact(draft, work, party, entry);
}
