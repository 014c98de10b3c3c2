/*
 * fiche: the sheet on one processing, as the CNIL's template has it and as people filled it in. Rows are
 * known by their labels, not by where they stand: somebody put rows in between, took others out, merged
 * cells, moved columns.
 */
#include <string.h>

#include "import/import_int.h"

enum {
  COLUMNS = 24,
  APART = 2,                            /* rows: one empty one does not end a section */
  LABEL_COLUMNS = 26, LABEL_ROWS = 100, /* where labels are looked for */
  LEAST = 3,                            /* headings that a fiche has */
};

/* A heading says what the columns below it hold. */
typedef struct Column { uint32_t at; const char *part; } Column;

typedef struct Fiche {
  Draft *draft;
  Sheet *sheet;
  const char *section;       /* that is open; NULL: none yet */
  uint32_t first_column;     /* of labels: what stands before it is beside them */
  uint32_t label_column, last_row; /* last_row: that was not empty before this one */
  bool interrupted;          /* by words that are of no section */
  Column columns[COLUMNS];
  size_t column_count;
  Entry *entries;            /* of the sheet: the processing is only known behind them */
  size_t count;
} Fiche;

static const Meaning *known(const Fiche *fiche, const char *list, const Cell *cell)
{
  return lexicon_find(fiche->draft->lexicon, list, cell->text);
}

/* The same of a cell in the place of a label. */
static const Meaning *labelled(const Fiche *fiche, const char *list, const Cell *cell)
{
  return lexicon_label(fiche->draft->lexicon, list, cell->text);
}

/* ---- is it one ----------------------------------------------------------------------------------------- */

/* Headings that were found: different ones, as far as they tell. */
typedef struct Found { const char *codes[LEAST]; size_t count; } Found;

static void add_found(Found *found, const char *code)
{
  for (size_t i = 0; i < found->count; i++)
    if (strcmp(found->codes[i], code) == 0)
      return;
  if (found->count < LEAST)
    found->codes[found->count++] = code;
}

/* Headings below one another, in the first column that has some, since people put columns of their own before
   it; or at the beginning of rows, wherever they begin. */
static bool find_labels(Fiche *fiche)
{
  Found columns[LABEL_COLUMNS] = {0}, beginnings = {0};
  for (size_t i = 0; i < fiche->sheet->row_count && i < LABEL_ROWS; i++) {
    const Row *row = &fiche->sheet->rows[i];
    for (size_t k = 0; k < row->count && row->cells[k].column < LABEL_COLUMNS; k++) {
      const Meaning *heading = labelled(fiche, "heading", &row->cells[k]);
      if (heading)
        add_found(&columns[row->cells[k].column], heading->code);
      if (heading && k == 0)
        add_found(&beginnings, heading->code);
    }
  }
  size_t first = 0;
  while (first < LABEL_COLUMNS && columns[first].count < LEAST)
    first++;
  fiche->first_column = first < LABEL_COLUMNS ? (uint32_t)first : 0;
  return first < LABEL_COLUMNS || beginnings.count == LEAST;
}

/* What stands before the labels is not of the form; a number there counts the rows. */
static Row set_aside(const Row *row, uint32_t first_column)
{
  Row rest = *row;
  for (; rest.count > 0 && rest.cells->column < first_column; rest.cells++, rest.count--)
    if (cell_counts(rest.cells))
      draft_ignore(rest.cells, "reason.number");
  return rest;
}

/* ---- rows ---------------------------------------------------------------------------------------------- */

static void read_heading(Fiche *fiche, Row *row, const Meaning *meaning)
{
  fiche->section = meaning->code;
  fiche->label_column = row->cells[0].column;
  fiche->column_count = 0;
  draft_label(fiche->draft, &row->cells[0], meaning);
  for (size_t i = 1; i < row->count; i++) {
    const Meaning *column = labelled(fiche, "column", &row->cells[i]);
    if (column && fiche->column_count < COLUMNS) {
      fiche->columns[fiche->column_count++] = (Column){row->cells[i].column, column->part};
      draft_label(fiche->draft, &row->cells[i], column);
    }
  }
}

/* What cells of a row are where no heading tells, by the template. */
static const struct { const char *section, *parts[6]; } usual[] = {
    {"data", {"value", "retention"}},
    {"sensitive", {"value", "retention"}},
    {"subject", {"value", "detail"}},
    {"recipient", {"type", "detail"}},
    {"measure", {"type", "detail"}},
    {"transfer", {"recipient", "country", "instrument", "document"}},
    {"client", {"reach", "terms"}},
    {"end", {"retention"}},
    {"organisation", {"name", "address", "postcode", "town", "country", "phone"}},
};

/* The heading at or left of a cell tells what it holds. */
static const char *part_at(const Fiche *fiche, const char *section, const Entry *entry, uint32_t column)
{
  const char *part = NULL;
  for (size_t i = 0; i < fiche->column_count && fiche->columns[i].at <= column; i++)
    part = fiche->columns[i].part;
  for (size_t i = 0; !part && i < COUNT_OF(usual); i++)
    if (strcmp(usual[i].section, section) == 0 && entry->count < COUNT_OF(usual[i].parts))
      part = usual[i].parts[entry->count];
  /* who is concerned has no type in the template, but a description */
  if (part && strcmp(part, "type") == 0 && (strcmp(section, "subject") == 0 || strcmp(section, "data") == 0))
    part = "value";
  if (part && strcmp(part, "value") == 0 && (strcmp(section, "recipient") == 0 || strcmp(section, "measure") == 0))
    part = "type";
  return part ? part : "value";
}

/* Sections whose rows bear names of families, not labels of their own. */
static const char *family_list(const char *section)
{
  return strcmp(section, "data") == 0 ? "family" : strcmp(section, "sensitive") == 0 ? "special" : NULL;
}

static Entry *add_entry(Fiche *fiche, const char *section)
{
  Entry *entry = &fiche->entries[fiche->count++];
  *entry = (Entry){.section = section};
  return entry;
}

static void add_cells(Fiche *fiche, Entry *entry, const Row *row, size_t from, const char *part)
{
  for (size_t i = from; i < row->count; i++)
    if (row->cells[i].fate == IMPORT_UNSEEN)
      entry_add(entry, part ? part : part_at(fiche, entry->section, entry, row->cells[i].column), &row->cells[i]);
}

/* Organisations of the rows of "Acteurs" have columns of their own. */
static bool has_columns(const char *section)
{
  return strcmp(section, "processing") != 0 && strcmp(section, "purpose") != 0 && strcmp(section, "basis") != 0;
}

static void read_labelled(Fiche *fiche, Row *row, const Meaning *meaning)
{
  draft_label(fiche->draft, &row->cells[0], meaning);
  Entry *entry = add_entry(fiche, meaning->code);
  add_cells(fiche, entry, row, 1, meaning->part ? meaning->part : has_columns(meaning->code) ? NULL : "value");
}

/* A name of a family that is known, or words of the author's own; or nothing,
   and the row goes on with that before. */
static void read_unlabelled(Fiche *fiche, Row *row)
{
  const char *list = family_list(fiche->section);
  const bool has_label = row->cells[0].column <= fiche->label_column;
  const Meaning *meaning = list && has_label ? labelled(fiche, list, &row->cells[0]) : NULL;
  Entry *entry = add_entry(fiche, fiche->section);
  if (meaning) {
    entry->code = meaning->code;
    draft_label(fiche->draft, &row->cells[0], meaning);
  } else if (has_label && strcmp(fiche->section, "purpose") != 0) {
    entry->label = &row->cells[0];
  } else if (has_label) {
    add_cells(fiche, entry, row, 0, "value");
    return;
  }
  add_cells(fiche, entry, row, has_label ? 1 : 0, NULL);
}

/* "Nom du traitement : Paie", all in one cell. */
static bool read_joined(Fiche *fiche, Row *row)
{
  Cell *cell = &row->cells[0];
  const char *colon = strchr(cell->text, ':');
  if (!colon || row->count > 1 || text_is_blank(colon + 1))
    return false;
  const char *label = arena_copy(fiche->draft->arena, cell->text, (size_t)(colon - cell->text));
  const Meaning *meaning = lexicon_label(fiche->draft->lexicon, "label", label);
  if (!meaning)
    return false;
  draft_cut(fiche->draft, cell, colon + 1);
  entry_add(add_entry(fiche, meaning->code), meaning->part ? meaning->part : "value", cell);
  return true;
}

static bool ends_in_number(const char *text)
{
  const char *key = text + strlen(text);
  return key > text && key[-1] >= '0' && key[-1] <= '9';
}

/* A row that somebody put below the transfers, under a label of their own, is one only where it says what to
   or by what. */
static bool is_transfer(const Fiche *fiche, const Row *row)
{
  for (size_t i = 1; i < row->count; i++)
    if (known(fiche, "country", &row->cells[i]) || known(fiche, "instrument", &row->cells[i]))
      return true;
  return false;
}

/* Words alone in the place of a label say nothing of the section, and what stands apart is not of it. */
static bool goes_on(const Fiche *fiche, const Row *row)
{
  if (!fiche->section || strcmp(fiche->section, "actors") == 0)
    return false;
  const bool has_label = row->cells[0].column <= fiche->label_column;
  const char *list = family_list(fiche->section);
  if (has_label && list && labelled(fiche, list, &row->cells[0]))
    return true;
  if (row->number > fiche->last_row + APART || fiche->interrupted)
    return false;
  if (has_label && strcmp(fiche->section, "transfer") == 0 && !is_transfer(fiche, row))
    return false;
  return row->count > 1 || !has_label || strcmp(fiche->section, "purpose") == 0;
}

/* Additions of ours: what has a field of its own is read, of others the words are kept. */
static void read_addition(Fiche *fiche, Row *row)
{
  const Meaning *label = labelled(fiche, "more", &row->cells[0]);
  if (!label)
    return;
  draft_label(fiche->draft, &row->cells[0], label);
  Entry *entry = add_entry(fiche, label->code);
  entry->of = row->cells[0].text;
  add_cells(fiche, entry, row, 1, label->part);
}

static void read_row(Fiche *fiche, Row *row)
{
  fiche->draft->own |= known(fiche, "own", &row->cells[0]) != NULL;
  if (fiche->section && strcmp(fiche->section, "more") == 0) {
    read_addition(fiche, row);
    return;
  }
  for (size_t i = 0; i < row->count; i++)
    if (known(fiche, "instruction", &row->cells[i]))
      draft_ignore(&row->cells[i], "reason.instruction");
  Cell *first = &row->cells[0];
  if (first->fate != IMPORT_UNSEEN && row->count == 1)
    return;
  const Meaning *heading = labelled(fiche, "heading", first), *label = labelled(fiche, "label", first);
  if (!label && fiche->draft->processor) /* "processor": in another register one of the recipients */
    label = labelled(fiche, "processor-label", first);
  const bool opens = heading && !ends_in_number(first->text) &&
                     !(label && row->count > 1 && !labelled(fiche, "column", &row->cells[1]));
  const bool goes = !opens && !label && goes_on(fiche, row);
  fiche->last_row = row->number;
  if (opens)
    read_heading(fiche, row, heading);
  else if (label)
    read_labelled(fiche, row, label);
  else if (goes && first->fate == IMPORT_UNSEEN)
    read_unlabelled(fiche, row);
  const bool elsewhere = !opens && label && fiche->section && strcmp(label->code, fiche->section) != 0;
  fiche->interrupted = elsewhere || (!opens && !label && !goes && !read_joined(fiche, row));
}

/* ---- the sheet ----------------------------------------------------------------------------------------- */

static Cell *find_cell(const Fiche *fiche, const char *part)
{
  for (size_t i = 0; i < fiche->count; i++)
    if (strcmp(fiche->entries[i].section, "processing") == 0 && entry_cell(&fiche->entries[i], part))
      return entry_cell(&fiche->entries[i], part);
  return NULL;
}

/* Nothing but labels, and the number that the template has: nobody filled it in. */
static bool is_blank(const Fiche *fiche)
{
  for (size_t i = 0; i < fiche->count; i++)
    for (size_t k = 0; k < fiche->entries[i].count; k++)
      if (strcmp(fiche->entries[i].parts[k].name, "reference") != 0)
        return false;
  return true;
}

/* What a row begins with; NULL: with the cell itself, or with what stands beside the form. */
static const char *row_label(const Fiche *fiche, const Row *row, const Cell *cell)
{
  const Cell *first = row->cells;
  while (first < cell && first->column < fiche->first_column)
    first++;
  return first < cell ? first->text : NULL;
}

bool fiche_read(Draft *draft, Sheet *sheet)
{
  Fiche fiche = {.draft = draft, .sheet = sheet};
  if (!find_labels(&fiche))
    return false;
  fiche.entries = ARENA_ARRAY(draft->arena, Entry, sheet->row_count + 1);
  for (size_t i = 0; i < sheet->row_count; i++) {
    Row row = set_aside(&sheet->rows[i], fiche.first_column);
    if (row.count > 0)
      read_row(&fiche, &row);
  }
  if (is_blank(&fiche)) {
    draft_ignore_sheet(sheet, "reason.blank");
    return true;
  }
  Cell *reference = find_cell(&fiche, "reference");
  Work *work = draft_work(draft, sheet, find_cell(&fiche, "title"), reference);
  for (size_t i = 0; i < fiche.count; i++)
    draft_take(draft, work, &fiche.entries[i]);
  work->has_purposes = piece_find(work->node, "purpose") != NULL;
  for (size_t i = 0; i < sheet->row_count; i++)
    for (size_t k = 0; k < sheet->rows[i].count; k++) {
      Cell *cell = &sheet->rows[i].cells[k];
      if (cell->fate == IMPORT_UNSEEN && reference && strcmp(cell->text, reference->text) == 0)
        draft_same(cell, work->node);
      else if (cell->fate == IMPORT_UNSEEN)
        draft_keep_of(draft, work->node, cell, row_label(&fiche, &sheet->rows[i], cell),
                      cell->column < fiche.first_column ? "reason.beside" : "reason.unknown");
    }
  return true;
}
