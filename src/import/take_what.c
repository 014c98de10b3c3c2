/*
 * take_what: purposes and their basis, who is concerned, how data are protected.
 */
#include <string.h>

#include "import/import_int.h"

/* ---- purposes ------------------------------------------------------------------------------------------ */

static void add_purpose(Draft *draft, Work *work, Cell *cell, const char *text)
{
  const char *key = arena_format(draft->arena, "purpose/%s", lexicon_key(draft->arena, text, true));
  Piece *purpose = map_find(work->things, key);
  if (purpose) {
    draft_same(cell, purpose);
  } else if (work->has_purposes && cell->sheet != work->sheet) {
    draft_keep(draft, work->node, cell, "reason.differs");
    return;
  } else {
    purpose = piece_child(work->node, "purpose");
    piece_set(purpose, "id", draft_id(draft, text, "purpose"));
    piece_text(purpose, "label", text);
    map_put(work->things, key, purpose);
    draft_place(draft, work, cell, purpose);
  }
  if (!work->row_purpose)
    work->first_purpose = purpose;
  work->row_purpose = purpose;
}

void take_purpose(Draft *draft, Work *work, const Entry *entry)
{
  for (size_t i = 0; i < entry->count && work; i++) {
    Values values = {.rest = entry->parts[i].cell->text};
    const char *value;
    while ((value = next_line(draft->arena, &values)) != NULL)
      add_purpose(draft, work, entry->parts[i].cell, value);
  }
}

Piece *own_purpose(const Work *work, const char *line, const char **said)
{
  for (Piece *child = work->node->first; child; child = child->next) {
    const Piece *label = strcmp(child->name, "purpose") == 0 ? piece_find(child, "label") : NULL;
    if (!label || !text_starts(line, label->text))
      continue;
    const char *colon = strchr(line + strlen(label->text), ':');
    if (colon) {
      *said = colon + 1;
      return child;
    }
  }
  return NULL;
}

/* A line of ours: "Payer les gens : Obligation légale (RGPD, art. 6(1)(c)) : Code du travail".  What stands
   behind the basis is kept; so is a line of which the purpose is not known. */
static void take_own_basis(Draft *draft, Work *work, Cell *cell)
{
  for (const char *rest = cell->text, *end = rest; *rest; rest = end + (*end != '\0')) {
    end = rest + strcspn(rest, "\n");
    const char *line = value_trimmed(draft->arena, rest, (size_t)(end - rest)), *said = line;
    Piece *purpose = own_purpose(work, line, &said);
    if (!purpose)
      purpose = work->row_purpose && piece_find(work->node, "purpose") == work->row_purpose ? work->row_purpose : NULL;
    const char *bracket = strstr(said, " ("), *closing = bracket ? strstr(bracket, "))") : NULL;
    const char *code = lexicon_value(draft->lexicon, "basis",
                                     value_trimmed(draft->arena, said, bracket ? (size_t)(bracket - said) : strlen(said)));
    if (purpose && code && *code && !piece_get(purpose, "basis"))
      piece_set(purpose, "basis", code);
    if (!purpose || !code || !*code || strcmp(piece_get(purpose, "basis"), code) != 0 || (closing && closing[2]))
      draft_keep(draft, work->node, cell, "reason.more");
    else
      draft_same(cell, purpose);
  }
}

/* The basis of the purposes in the same row; where there are none, of all that have none. */
void take_basis(Draft *draft, Work *work, const Entry *entry)
{
  Cell *cell = entry_cell(entry, "value");
  const char *code = cell ? lexicon_value(draft->lexicon, "basis", cell->text) : NULL;
  if (work && cell && draft->own) {
    take_own_basis(draft, work, cell);
    return;
  }
  const bool more = cell && !code && strchr(cell->text, '('); /* "Contrat (adhésion)" */
  if (more)
    code = lexicon_value(draft->lexicon, "basis",
                         value_trimmed(draft->arena, cell->text, strcspn(cell->text, "(")));
  if (!work || !code || !*code)
    return;
  for (Piece *child = work->row_purpose ? work->first_purpose : work->node->first; child; child = child->next) {
    if (strcmp(child->name, "purpose") == 0 && !piece_get(child, "basis"))
      piece_set(child, "basis", code);
    if (child == work->row_purpose)
      break;
  }
  const Piece *purpose = work->row_purpose ? work->row_purpose : piece_find(work->node, "purpose");
  const char *said = purpose ? piece_get(purpose, "basis") : NULL;
  if (!said || strcmp(said, code) != 0)
    draft_keep(draft, work->node, cell, "reason.differs");
  else if (more)
    draft_keep(draft, work->node, cell, "reason.more");
  else
    draft_same(cell, purpose);
}

/* "No": there is none.  Anything else is for a person to write down. */
void take_decision(Draft *draft, Work *work, const Entry *entry)
{
  Cell *cell = entry_cell(entry, "value");
  if (work && cell && draft_says_none(draft, cell))
    draft_same(cell, piece_the(work->node, "no-automated-decision"));
}

/* ---- people -------------------------------------------------------------------------------------------- */

static const char *subject_id(Draft *draft, Cell *cell, const char *text)
{
  const char *code = lexicon_value(draft->lexicon, "subject", text);
  bool made;
  const char *known_by = code && *code ? code : lexicon_key(draft->arena, text, true);
  Piece *subject = draft_named(draft, "subject", known_by, known_by == code ? code : text, &made);
  if (made && known_by == code)
    piece_set(subject, "kind", code);
  else if (made)
    piece_text(subject, "label", text);
  if (made)
    draft_place(draft, NULL, cell, subject);
  else
    draft_same(cell, subject);
  return piece_get(subject, "id");
}

static void add_subjects(Draft *draft, Work *work, Cell *cell, Piece *use)
{
  Values values = {.rest = cell->text};
  const char *value;
  while ((value = next_value(draft->arena, &values)) != NULL)
    draft_refer(draft, work, use, subject_id(draft, cell, value));
}

/* The element that refers to all of whom nothing else is said. */
static Piece *plain_use(Draft *draft, Work *work, const char *element)
{
  const char *key = arena_format(draft->arena, "plain/%s", element);
  Piece *use = map_find(work->things, key);
  if (!use) {
    use = piece_child(work->node, element);
    map_put(work->things, key, use);
  }
  return use;
}

void take_subject(Draft *draft, Work *work, const Entry *entry)
{
  Cell *value = entry_cell(entry, "value"), *detail = entry_cell(entry, "detail"), *label = entry->label;
  if (!work)
    return;
  const char *code = value ? lexicon_value(draft->lexicon, "subject", value->text) : NULL;
  if (value && code && !*code && detail) { /* "others (specify)": they are */
    draft_ignore(value, "reason.choice");
    value = detail;
    detail = NULL;
  }
  if (!value && !label) {
    value = detail;
    detail = NULL;
  }
  Cell *named = value ? value : label;
  if (!named)
    return;
  Piece *use = detail ? piece_child(work->node, "subject") : plain_use(draft, work, "subject");
  add_subjects(draft, work, named, use);
  if (label && label != named)
    add_subjects(draft, work, label, use);
  if (detail && !piece_get(use, "ref")) /* they were named before */
    piece_set(use, "ref", subject_id(draft, named, trimmed(draft->arena, named->text)));
  if (detail)
    draft_place(draft, work, detail, piece_text(use, "note", trimmed(draft->arena, detail->text)));
}

/* ---- security ------------------------------------------------------------------------------------------ */

/* "Antivirus (mis à jour chaque jour)":
   what stands in brackets at the end tells more of a measure that is known. */
static void part_measure(Draft *draft, const char **text, const char **detail)
{
  const char *within = *text && !*detail ? value_bracketed(*text) : NULL;
  if (!within || lexicon_value(draft->lexicon, "measure", *text))
    return;
  const char *name = value_trimmed(draft->arena, *text, (size_t)(within - 1 - *text));
  if (!lexicon_value(draft->lexicon, "measure", name))
    return;
  *detail = value_trimmed(draft->arena, within, strlen(within) - 1);
  *text = name;
}

static void add_measure(Draft *draft, Work *work, Cell *cell, const char *text, const char *detail)
{
  part_measure(draft, &text, &detail);
  const char *code = text ? lexicon_value(draft->lexicon, "measure", text) : NULL;
  const bool plain = code && strcmp(code, "other") != 0;
  const char *label = plain ? NULL : code && detail ? detail : text ? text : detail;
  const char *more = plain || (!code && text) ? detail : NULL;
  const char *known_by = arena_format(draft->arena, "%s/%s/%s", plain ? code : "other",
                                      label ? lexicon_key(draft->arena, label, true) : "",
                                      more ? lexicon_key(draft->arena, more, true) : "");
  bool made;
  Piece *measure = draft_named(draft, "measure", known_by, label ? label : code, &made);
  if (made) {
    piece_set(measure, "family", plain ? code : "other");
    if (label)
      piece_text(measure, "label", label);
    if (more)
      piece_text(measure, "detail", more);
    draft_place(draft, NULL, cell, measure);
  }
  draft_same(cell, measure);
  draft_refer(draft, work, plain_use(draft, work, "measure"), piece_get(measure, "id"));
}

void take_measure(Draft *draft, Work *work, const Entry *entry)
{
  Cell *type = entry_cell(entry, "type"), *detail = entry_cell(entry, "detail");
  if (!work)
    return;
  const char *more = detail ? trimmed(draft->arena, detail->text) : NULL;
  Cell *named = type ? type : entry->label ? entry->label : detail;
  if (named && detail) {
    const char *text = named == detail ? NULL : trimmed(draft->arena, named->text);
    add_measure(draft, work, named, text, more);
    draft_same(detail, plain_use(draft, work, "measure"));
  } else if (named) {
    Values values = {.rest = named->text};
    const char *value;
    while ((value = draft->own ? next_row(draft->arena, &values) : next_value(draft->arena, &values)) != NULL) {
      const char *colon = draft->own ? strchr(value, ':') : NULL; /* "family: what is done" */
      const char *family = colon ? value_trimmed(draft->arena, value, (size_t)(colon - value)) : value;
      add_measure(draft, work, named, family, colon ? trimmed(draft->arena, colon + 1) : NULL);
    }
  }
  if (entry->label && entry->label != named)
    add_measure(draft, work, entry->label, trimmed(draft->arena, entry->label->text), NULL);
}
