/*
 * draft: a description that is being made, and what becomes of each cell.
 */
#include <string.h>

#include "import/import_int.h"

/* ---- entries ------------------------------------------------------------------------------------------- */

bool entry_add(Entry *entry, const char *part, Cell *cell)
{
  if (entry->count == ENTRY_PARTS)
    return false;
  entry->parts[entry->count++] = (Part){part, cell};
  return true;
}

Cell *entry_cell(const Entry *entry, const char *part)
{
  for (size_t i = 0; i < entry->count; i++)
    if (strcmp(entry->parts[i].name, part) == 0)
      return entry->parts[i].cell;
  return NULL;
}

/* ---- what becomes of a cell ---------------------------------------------------------------------------- */

void draft_label(Draft *draft, Cell *cell, const Meaning *meaning)
{
  if (meaning && meaning->as && cell->fate == IMPORT_UNSEEN)
    cell->as = meaning->as;
  draft_ignore(cell, cell->as ? "reason.near" : "reason.label");
  for (size_t i = 0; meaning && meaning->language && i < COUNT_OF(draft->languages); i++) {
    if (!draft->languages[i].language)
      draft->languages[i].language = meaning->language;
    if (strcmp(draft->languages[i].language, meaning->language) == 0) {
      draft->languages[i].votes++;
      return;
    }
  }
}

void draft_ignore(Cell *cell, const char *reason)
{
  if (cell->fate != IMPORT_UNSEEN)
    return;
  cell->fate = IMPORT_IGNORED;
  cell->reason = reason;
}

void draft_ignore_sheet(Sheet *sheet, const char *reason)
{
  for (size_t i = 0; i < sheet->row_count; i++)
    for (size_t k = 0; k < sheet->rows[i].count; k++)
      draft_ignore(&sheet->rows[i].cells[k], reason);
}

void draft_cut(Draft *draft, Cell *cell, const char *label_end)
{
  cell->whole = cell->whole ? cell->whole : cell->text;
  cell->text = trimmed(draft->arena, label_end);
}

/* What was kept stays so: part of it is not understood. */
void draft_same(Cell *cell, const Piece *node)
{
  if (cell->fate == IMPORT_PLACED || cell->fate == IMPORT_GAPPED)
    return;
  cell->fate = IMPORT_PLACED;
  cell->where = piece_where(node);
}

const char *own_name(Draft *draft, const char *line, const char **rest)
{
  const char *comma = strstr(line, ", "), *bracket = strstr(line, " (");
  size_t length = strcspn(line, ";");
  if (comma && (size_t)(comma - line) < length)
    length = (size_t)(comma - line);
  if (bracket && (size_t)(bracket - line) < length)
    length = (size_t)(bracket - line);
  *rest = line + length + strspn(line + length, ";, ");
  return value_trimmed(draft->arena, line, length);
}

static const char *cell_name(Draft *draft, const Sheet *sheet, const Cell *cell)
{
  const char *name = cell_reference(draft->arena, cell);
  return cell->sheet == sheet || !cell->sheet->name ? name
                                                    : arena_format(draft->arena, "\"%s\" %s", cell->sheet->name, name);
}

/* In its own processing a cell's sheet goes without saying. */
void draft_place(Draft *draft, Work *work, Cell *cell, Piece *node)
{
  const Piece *part = node;
  while (part->parent && part->parent->parent)
    part = part->parent;
  piece_comment(node, cell_name(draft, work && part == work->node ? work->sheet : NULL, cell));
  draft_same(cell, node);
}

void draft_keep_of(Draft *draft, Piece *node, Cell *cell, const char *of, const char *reason)
{
  if (cell->fate == IMPORT_GAPPED)
    return;
  piece_remark(node, arena_format(draft->arena, "%s%s%s%s: %s", cell_name(draft, NULL, cell), of ? " (" : "", of ? of : "",
                                  of ? ")" : "", cell->text));
  cell->fate = IMPORT_GAPPED;
  cell->where = piece_where(node);
  cell->reason = reason;
}

void draft_refer(Draft *draft, Work *work, Piece *use, const char *id)
{
  const char *key = arena_format(draft->arena, "use/%s/%s", use->name, id);
  if (map_put(work->things, key, use))
    piece_add_word(use, "ref", id);
}

void draft_keep(Draft *draft, Piece *node, Cell *cell, const char *reason)
{
  draft_keep_of(draft, node, cell, NULL, reason);
}

bool draft_says_none(const Draft *draft, const Cell *cell)
{
  return cell && lexicon_value(draft->lexicon, "none", cell->text) != NULL;
}

/* ---- ids ----------------------------------------------------------------------------------------------- */

enum { ID_LONGEST = 32 };

static const char *slug(Arena *arena, const char *text)
{
  char made[ID_LONGEST + 1];
  size_t length = 0, word = 0;
  for (const char *at = text_fold(arena, text); *at && length < ID_LONGEST; at++) {
    if ((*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9'))
      made[length++] = *at;
    else if ((unsigned char)*at < 0xC0 && length > 0 && made[length - 1] != '-') {
      word = length;
      made[length++] = '-';
    }
  }
  if (length == ID_LONGEST && word > ID_LONGEST / 2)
    length = word;
  while (length > 0 && made[length - 1] == '-')
    length--;
  return arena_copy(arena, made, length);
}

const char *draft_id(Draft *draft, const char *label, const char *otherwise)
{
  const char *base = slug(draft->arena, label);
  if (!(*base >= 'a' && *base <= 'z'))
    base = *base ? arena_format(draft->arena, "%s-%s", otherwise, base) : otherwise;
  size_t *taken = map_find(draft->ids, base);
  if (!taken) {
    taken = ARENA_NEW(draft->arena, size_t);
    *taken = 1;
    map_put(draft->ids, base, taken);
    return base;
  }
  for (;;) {
    const char *id = arena_format(draft->arena, "%s-%zu", base, ++*taken);
    if (map_put(draft->ids, id, ARENA_NEW(draft->arena, size_t)))
      return id;
  }
}

Piece *draft_named(Draft *draft, const char *element, const char *known_by, const char *label, bool *made)
{
  const char *key = arena_format(draft->arena, "%s/%s", element, known_by);
  Piece *node = map_find(draft->things, key);
  *made = !node;
  if (node)
    return node;
  node = piece_child(draft->root, element);
  piece_set(node, "id", draft_id(draft, label, element));
  map_put(draft->things, key, node);
  return node;
}

/* ---- processings --------------------------------------------------------------------------------------- */

static Work *work_new(Draft *draft, const Sheet *sheet, const char *label)
{
  if (draft->work_count == draft->work_capacity) {
    draft->work_capacity = draft->work_capacity ? draft->work_capacity * 2 : 16;
    Work **room = ARENA_ARRAY(draft->arena, Work *, draft->work_capacity);
    if (draft->work_count)
      memcpy(room, draft->works, draft->work_count * sizeof *room);
    draft->works = room;
  }
  Work *work = ARENA_NEW(draft->arena, Work);
  *work = (Work){.node = piece_child(draft->root, "processing"), .sheet = sheet, .things = map_new(draft->arena)};
  piece_set(work->node, "id", draft_id(draft, label, "processing"));
  if (sheet && sheet->name)
    piece_comment(work->node, arena_format(draft->arena, "\"%s\"", sheet->name));
  return draft->works[draft->work_count++] = work;
}

/* One's own reference is a good id where it can be one. */
static bool is_id(const char *text)
{
  if (!(*text >= 'a' && *text <= 'z'))
    return false;
  return text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-_")] == '\0';
}

Work *draft_work(Draft *draft, const Sheet *sheet, Cell *title, Cell *reference)
{
  const char *by_title = title ? arena_format(draft->arena, "title/%s", lexicon_key(draft->arena, title->text, true)) : NULL;
  const char *by_reference =
      reference ? arena_format(draft->arena, "reference/%s", lexicon_key(draft->arena, reference->text, true)) : NULL;
  Work *work = by_reference ? map_find(draft->things, by_reference) : NULL;
  if (!work && by_title)
    work = map_find(draft->things, by_title);
  if (!work) {
    const bool own = reference && is_id(reference->text);
    work = work_new(draft, sheet, own ? reference->text : title ? title->text : reference ? reference->text : "");
  }
  if (by_title)
    map_put(draft->things, by_title, work);
  if (by_reference)
    map_put(draft->things, by_reference, work);
  return work;
}

/* ---- sections ------------------------------------------------------------------------------------------ */

static const struct { const char *section; Taker *take; } takers[] = {
    {"processing", take_processing}, {"organisation", take_organisation}, {"dpo", take_dpo},
    {"dpo-company", take_dpo_company}, {"representative", take_representative}, {"joint", take_joint},
    {"purpose", take_purpose},       {"basis", take_basis},               {"subject", take_subject},
    {"data", take_data},             {"sensitive", take_sensitive},       {"recipient", take_recipient},
    {"transfer", take_transfer},     {"measure", take_measure},           {"decision", take_decision},
    {"no-transfer", take_no_transfer}, {"client", take_client},          {"end", take_end},
};

static bool is_instruction(const Draft *draft, const Cell *cell)
{
  return lexicon_find(draft->lexicon, "instruction", cell->text) != NULL;
}

void draft_take(Draft *draft, Work *work, const Entry *entry)
{
  Entry left = {.section = entry->section, .code = entry->code, .of = entry->of, .label = entry->label};
  for (size_t i = 0; i < entry->count; i++)
    if (is_instruction(draft, entry->parts[i].cell))
      draft_ignore(entry->parts[i].cell, "reason.instruction");
    else
      entry_add(&left, entry->parts[i].name, entry->parts[i].cell);
  for (size_t i = 0; i < COUNT_OF(takers) && (left.count || left.label); i++)
    if (strcmp(takers[i].section, left.section) == 0)
      takers[i].take(draft, work, &left);
  Piece *node = work ? work->node : piece_the(draft->root, "organisation");
  for (size_t i = 0; i < left.count; i++)
    if (left.parts[i].cell->fate == IMPORT_UNSEEN)
      draft_keep_of(draft, node, left.parts[i].cell, left.of, "reason.unknown");
  if (left.label && left.label->fate == IMPORT_UNSEEN)
    draft_keep(draft, node, left.label, "reason.unknown");
}

/* ---- gaps ---------------------------------------------------------------------------------------------- */

static void gap_element(Piece *parent, const char *name)
{
  if (!piece_find(parent, name))
    piece_gap(piece_child(parent, name), "");
}

static void gap_attribute(Piece *node, const char *name)
{
  if (!piece_get(node, name))
    piece_gap(node, name);
}

static void end_purposes(Draft *draft, Work *work)
{
  if (!piece_find(work->node, "purpose")) {
    Piece *purpose = piece_child(work->node, "purpose");
    piece_set(purpose, "id", draft_id(draft, arena_format(draft->arena, "%s-purpose", piece_get(work->node, "id")), "purpose"));
    piece_gap(purpose, "label");
  }
  for (Piece *child = work->node->first; child; child = child->next)
    if (strcmp(child->name, "purpose") == 0 && !piece_find(child, "basis"))
      gap_attribute(child, "basis");
}

/* Which data no retention covers, in one gap. */
static void end_retention(Work *work)
{
  Piece *gap = NULL;
  for (Piece *child = work->node->first; child; child = child->next)
    if (strcmp(child->name, "retain") == 0 && !piece_get(child, "data"))
      return;
  for (Piece *child = work->node->first; child; child = child->next) {
    const char *refs = strcmp(child->name, "data") == 0 ? piece_get(child, "ref") : NULL;
    while (refs && *refs) {
      const size_t length = strcspn(refs, " ");
      const char *id = arena_copy(work->node->arena, refs, length);
      refs += length + (refs[length] == ' ');
      if (map_find(work->things, arena_format(work->node->arena, "retained/%s", id)))
        continue;
      if (!gap) {
        gap = piece_child(work->node, "retain");
        piece_gap(gap, "");
      }
      piece_add_word(gap, "data", id);
    }
  }
}

static void end_work(Draft *draft, Work *work)
{
  Piece *node = work->node;
  static const char *const days[] = {"created", "updated"};
  for (size_t i = 0; i < COUNT_OF(days); i++) /* it need not be said, but somebody did */
    if (map_find(work->things, arena_format(draft->arena, "unclear/%s", days[i])))
      gap_attribute(node, days[i]);
  if (!piece_find(node, "title"))
    piece_gap(node, "title");
  if (!piece_get(node, "role"))
    piece_set(node, "role", draft->processor ? "processor" : piece_find(node, "joint-controller") ? "joint" : "controller");
  end_purposes(draft, work);
  gap_element(node, "subject");
  gap_element(node, "data");
  if (!piece_find(node, "no-recipient"))
    gap_element(node, "recipient");
  if (!piece_find(node, "transfer") && !work->no_transfer)
    gap_element(node, "no-transfer");
  else if (!piece_find(node, "transfer"))
    piece_child(node, "no-transfer");
  end_retention(work);
  gap_element(node, "measure");
  gap_element(node, "no-automated-decision");
}

static void end_organisation(Draft *draft)
{
  static const char *const parts[] = {"name", "address", "email", "dpo", "rights-requests", "breaches"};
  Piece *organisation = piece_the(draft->root, "organisation");
  if (!piece_get(organisation, "id"))
    piece_set(organisation, "id", draft_id(draft, "organisation", "organisation"));
  gap_attribute(organisation, "country");
  for (size_t i = 0; i < COUNT_OF(parts); i++)
    gap_element(organisation, parts[i]);
}

/* Somebody must be told of all this. */
static void end_notice(Draft *draft)
{
  Piece *notice = piece_child(draft->root, "notice");
  piece_set(notice, "id", draft_id(draft, "notice", "notice"));
  for (const Piece *child = draft->root->first; child; child = child->next)
    if (strcmp(child->name, "subject") == 0)
      piece_add_word(notice, "subjects", piece_get(child, "id"));
  gap_attribute(notice, "subjects");
  gap_element(notice, "covers");
  gap_element(notice, "changes");
}

void draft_end(Draft *draft)
{
  for (size_t i = 0; i < draft->work_count; i++)
    end_work(draft, draft->works[i]);
  end_organisation(draft);
  end_notice(draft);
}
