/*
 * take_data: categories of data, and how long they are kept.
 */
#include <string.h>

#include "import/import_int.h"

/* ---- categories ---------------------------------------------------------------------------------------- */

/* What a name of a category says: of which family, special, criminal, the social security number. */
typedef struct Kind { const char *family, *special, *label; /* label: the author's own, or NULL */ bool criminal, nir; } Kind;

static Kind kind_of(const Draft *draft, const char *name)
{
  const char *code = lexicon_value(draft->lexicon, "family", name);
  if (code && strcmp(code, "nir") == 0)
    return (Kind){.family = "identity", .nir = true};
  if (code)
    return (Kind){.family = code};
  code = lexicon_value(draft->lexicon, "special", name);
  if (code && strcmp(code, "criminal") == 0)
    return (Kind){.family = "sensitive", .criminal = true};
  if (code)
    return (Kind){.family = "sensitive", .special = code};
  return (Kind){.family = "other", .label = name};
}

static const char *id_base(const Kind *kind)
{
  return kind->label ? kind->label
         : kind->special ? kind->special
         : kind->criminal ? "offences"
         : kind->nir ? "nir"
                     : kind->family;
}

static void add_items(Draft *draft, Piece *category, const Cell *items)
{
  Values values = {.rest = items->text};
  const char *value;
  while ((value = next_value(draft->arena, &values)) != NULL)
    piece_text(category, "item", value);
}

/* Equal categories of several processings are one. */
static Piece *category_of(Draft *draft, const Kind *kind, const Cell *items, bool *made)
{
  const char *known_by = arena_format(
      draft->arena, "%s/%s/%s", id_base(kind), kind->label ? lexicon_key(draft->arena, kind->label, true) : "",
      items ? lexicon_key(draft->arena, items->text, true) : "");
  Piece *category = draft_named(draft, "category", known_by, id_base(kind), made);
  if (!*made)
    return category;
  piece_set(category, "family", kind->family);
  if (kind->special)
    piece_set(category, "special", kind->special);
  if (kind->criminal)
    piece_set(category, "criminal", "yes");
  if (kind->nir)
    piece_set(category, "nir", "yes");
  if (kind->label)
    piece_text(category, "label", kind->label);
  if (items)
    add_items(draft, category, items);
  else
    piece_gap(category, "item");
  return category;
}

/* ---- their use ----------------------------------------------------------------------------------------- */

/* The <data> of a processing that says the same of its categories; where they come from, and whether they
   must be given, no register says that has no column for it. */
static Piece *use_of(Draft *draft, Work *work, const Kind *kind, const char *origin, const char *required)
{
  const char *need = kind->special ? "exception" : kind->criminal ? "gateway" : kind->nir ? "law" : "";
  const char *key = arena_format(draft->arena, "data/%s/%s/%s", need, origin ? origin : "", required ? required : "");
  Piece *use = map_find(work->things, key);
  if (use)
    return use;
  use = piece_child(work->node, "data");
  map_put(work->things, key, use);
  if (origin)
    piece_set(use, "origin", origin);
  else
    piece_gap(use, "origin");
  if (required)
    piece_set(use, "required", required);
  else
    piece_gap(use, "required");
  if (*need)
    piece_gap(use, need);
  return use;
}

/* A value of a list that the cell holds; NULL, and the cell stays for others: it holds none. */
static const char *code_in(Draft *draft, const char *list, const Cell *cell)
{
  const char *code = cell ? lexicon_value(draft->lexicon, list, cell->text) : NULL;
  return code && *code ? code : NULL;
}

/* "Idem" is what the row above says. */
static const char *period_of(Draft *draft, Cell *cell)
{
  if (!draft->last_retention || draft->retained_in != cell->sheet || !lexicon_value(draft->lexicon, "same", cell->text))
    draft->last_retention = retention_draft(draft, cell, cell->text);
  draft->retained_in = cell->sheet;
  return draft->last_retention;
}

/* purpose NULL: whatever for. */
static void retain_for(Draft *draft, Work *work, Cell *cell, const char *category, const char *id,
                       const Piece *purpose)
{
  const char *purpose_id = purpose ? piece_get(purpose, "id") : "";
  const char *key = arena_format(draft->arena, "retain/%s/%s/%s", id, purpose_id, category ? "data" : "");
  Piece *use = map_find(work->things, key);
  if (!use) {
    use = piece_child(work->node, "retain");
    piece_set(use, "ref", id);
    if (purpose)
      piece_set(use, "purpose", purpose_id);
    map_put(work->things, key, use);
  }
  if (category && map_put(work->things, arena_format(draft->arena, "kept/%s/%s/%s", id, purpose_id, category), use))
    piece_add_word(use, "data", category);
  if (category)
    map_put(work->things, arena_format(draft->arena, "retained/%s", category), use);
  draft_same(cell, use);
}

/* Lines of ours, each of which begins with its purpose.  False: they do not. */
static bool retain_by_purpose(Draft *draft, Work *work, Cell *cell, const char *category)
{
  const char *line, *said;
  Values values = {.rest = cell->text};
  while ((line = next_row(draft->arena, &values)) != NULL)
    if (!own_purpose(work, line, &said))
      return false;
  values = (Values){.rest = cell->text};
  while ((line = next_row(draft->arena, &values)) != NULL) {
    const Piece *purpose = own_purpose(work, line, &said);
    retain_for(draft, work, cell, category, retention_draft(draft, cell, said), purpose);
  }
  return true;
}

static void retain(Draft *draft, Work *work, Cell *cell, const char *category)
{
  if (!draft->own || !retain_by_purpose(draft, work, cell, category))
    retain_for(draft, work, cell, category, period_of(draft, cell), NULL);
}

static void add_category(Draft *draft, Work *work, const Entry *entry, const Kind *kind, Cell *from)
{
  Cell *items = entry_cell(entry, "value"), *name = entry_cell(entry, "name"), *origin = entry_cell(entry, "origin"),
       *required = entry_cell(entry, "required"), *retention = entry_cell(entry, "retention");
  bool made;
  Piece *category = category_of(draft, kind, items, &made);
  const char *id = piece_get(category, "id");
  const char *origin_code = code_in(draft, "origin", origin), *required_code = code_in(draft, "required", required);
  Piece *use = use_of(draft, work, kind, origin_code, required_code);
  if (from && made)
    draft_place(draft, NULL, from, category);
  else if (from)
    draft_same(from, category);
  if (items)
    draft_same(items, category);
  if (name)
    draft_same(name, category);
  if (origin_code)
    draft_same(origin, use);
  if (required_code)
    draft_same(required, use);
  draft_refer(draft, work, use, id);
  if (retention)
    retain(draft, work, retention, id);
  work->row_category = category;
}

/* Several families in the place of one: each is a category. */
static void add_types(Draft *draft, Work *work, const Entry *entry, Cell *type)
{
  const Cell *name = entry_cell(entry, "name");
  if (name) { /* it has a name of its own, beside that of its family */
    Kind kind = kind_of(draft, trimmed(draft->arena, type->text));
    kind.label = trimmed(draft->arena, name->text);
    add_category(draft, work, entry, &kind, type);
    return;
  }
  Values values = {.rest = type->text};
  const char *value;
  while ((value = next_value(draft->arena, &values)) != NULL) {
    const Kind kind = kind_of(draft, value);
    add_category(draft, work, entry, &kind, type);
  }
}

/* "Coordonnées : nom, téléphone": what stands before the colon is what the author calls it. */
static void take_name(Draft *draft, Kind *kind, Cell *items)
{
  const size_t length = strcspn(items->text, ":,;\n(");
  const char *name = value_trimmed(draft->arena, items->text, length);
  if (items->text[length] != ':' || strchr(items->text, '\n') || text_is_blank(items->text + length + 1) ||
      text_has_words(name, 7))
    return;
  kind->label = name;
  draft_cut(draft, items, items->text + length + 1);
}

void take_data(Draft *draft, Work *work, const Entry *entry)
{
  Cell *items = entry_cell(entry, "value"), *type = entry_cell(entry, "type"),
       *retention = entry_cell(entry, "retention");
  if (!work)
    return;
  if (items && !type && !entry->code && draft_says_none(draft, items)) {
    draft_ignore(items, "reason.none");
    items = NULL;
  }
  if (entry->code && (items || retention) && !(items && draft_says_none(draft, items))) {
    Kind kind = kind_of(draft, entry->code);
    if (items)
      take_name(draft, &kind, items);
    add_category(draft, work, entry, &kind, items ? items : retention);
  } else if (entry->code && items) {
    draft_ignore(items, "reason.none");
  } else if (entry->label && (items || retention)) {
    const Kind kind = kind_of(draft, trimmed(draft->arena, entry->label->text));
    add_category(draft, work, entry, &kind, entry->label);
  } else if (type) {
    add_types(draft, work, entry, type);
  } else if (items) {
    const Kind kind = {.family = "other"};
    add_category(draft, work, entry, &kind, items);
  } else if (retention) {
    retain(draft, work, retention, NULL);
  }
}

/* Rows of special categories; of the list of processings a mere yes or no, which the rows must bear out. */
void take_sensitive(Draft *draft, Work *work, const Entry *entry)
{
  Cell *answer = entry_cell(entry, "answer");
  if (!work)
    return;
  const char *said = code_in(draft, "yes-no", answer);
  if (said) {
    bool any = false;
    for (const Piece *child = work->node->first; child; child = child->next)
      any |= strcmp(child->name, "data") == 0 && child->gap && (strstr(child->gap, "exception") || strstr(child->gap, "gateway"));
    if (any == (strcmp(said, "yes") == 0))
      draft_same(answer, work->node);
    else
      draft_keep(draft, work->node, answer, any ? "reason.differs" : "reason.which");
  }
  if (!answer || entry->count > 1)
    take_data(draft, work, entry);
}
