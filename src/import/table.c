/*
 * table: one row a processing, or several - of a CSV file, of any sheet with headers, of the sheet that lists
 * the processings in the CNIL's template, which has above its table who the organisation is.
 */
#include <stdlib.h>
#include <string.h>

#include "import/import_int.h"

enum { HEADERS_LEAST = 2, HEADER_ROWS = 40 };

typedef struct Table {
  Draft *draft;
  Sheet *sheet;
  const Meaning **headers; /* by column */
  const char **own;        /* by column: a header that is not known; NULL: none */
  size_t columns;
  bool has_block;          /* of contacts above the table */
  uint32_t block_column;   /* that its labels stand in */
  uint32_t title_column;   /* of the processings */
  uint32_t first_column;   /* that has a header */
  Work *work;              /* of the row before */
} Table;

static const Meaning *known(const Table *table, const char *list, const Cell *cell)
{
  return lexicon_find(table->draft->lexicon, list, cell->text);
}

/* The same of a cell in the place of a label. */
static const Meaning *labelled(const Table *table, const char *list, const Cell *cell)
{
  return lexicon_label(table->draft->lexicon, list, cell->text);
}

/* ---- where it begins ----------------------------------------------------------------------------------- */

/* A row of headers names the processing, and something of it. */
static bool has_headers(const Draft *draft, const Row *row, bool exactly)
{
  size_t headers = 0;
  bool names = false;
  for (size_t i = 0; i < row->count; i++) {
    const char *text = row->cells[i].text;
    const Meaning *meaning =
        exactly ? lexicon_find(draft->lexicon, "header", text) : lexicon_label(draft->lexicon, "header", text);
    headers += meaning != NULL;
    names |= meaning && strcmp(meaning->code, "processing") == 0 &&
             (strcmp(meaning->part, "title") == 0 || strcmp(meaning->part, "reference") == 0);
  }
  return names && headers >= HEADERS_LEAST;
}

bool table_has_headers(const Draft *draft, const Row *row)
{
  return has_headers(draft, row, true);
}

static size_t find_header(const Table *table)
{
  for (int exactly = 1; exactly >= 0; exactly--)
    for (size_t i = 0; i < table->sheet->row_count && i < HEADER_ROWS; i++)
      if (has_headers(table->draft, &table->sheet->rows[i], exactly))
        return i;
  return SIZE_MAX;
}

/* ---- above it: who, and how to reach them -------------------------------------------------------------- */

static void find_block(Table *table)
{
  for (size_t i = 0; i < table->sheet->row_count && i < HEADER_ROWS && !table->has_block; i++) {
    const Row *row = &table->sheet->rows[i];
    for (size_t k = 0; k < row->count && !table->has_block; k++)
      if (labelled(table, "block", &row->cells[k])) {
        table->has_block = true;
        table->block_column = row->cells[k].column;
      }
  }
}

/* What a row begins with, but for what people put before it. */
static Cell *first_cell(const Table *table, const Row *row)
{
  size_t at = 0;
  for (; at + 1 < row->count && row->cells[at].column < table->block_column; at++)
    if (cell_counts(&row->cells[at]))
      draft_ignore(&row->cells[at], "reason.number");
  return &row->cells[at];
}

/* "Nom : | Dupont | Prénom : | Jeanne", or "Nom : Dupont" in one cell. */
static void read_contact_row(Table *table, Row *row, Entry *entry)
{
  Draft *draft = table->draft;
  const char *part = NULL;
  for (size_t i = 0; i < row->count; i++) {
    Cell *cell = &row->cells[i];
    const Meaning *label = labelled(table, "contact", cell);
    const char *colon = strchr(cell->text, ':');
    if (cell->column < table->block_column)
      continue;
    if (label) {
      draft_label(draft, cell, label);
      part = label->part;
      continue;
    }
    const Meaning *joined =
        colon ? lexicon_label(draft->lexicon, "contact", arena_copy(draft->arena, cell->text, (size_t)(colon - cell->text)))
              : NULL;
    if (joined && !part && !text_is_blank(colon + 1)) {
      draft_cut(draft, cell, colon + 1);
      entry_add(entry, joined->part, cell);
    } else if (part && cell->fate == IMPORT_UNSEEN) {
      entry_add(entry, part, cell);
      part = NULL;
    }
  }
}

static void read_above(Table *table, size_t end)
{
  Entry entry = {0};
  for (size_t i = 0; i < end && i < table->sheet->row_count; i++) {
    Row *row = &table->sheet->rows[i];
    Cell *first = first_cell(table, row);
    const Meaning *block = labelled(table, "block", first);
    if (block) {
      if (entry.section)
        draft_take(table->draft, NULL, &entry);
      entry = (Entry){.section = block->code};
      draft_label(table->draft, first, block);
    }
    const bool heads = labelled(table, "heading", first) != NULL;
    if (entry.section && !heads)
      read_contact_row(table, row, &entry);
    for (size_t k = 0; k < row->count; k++) {
      const Meaning *heading = heads ? labelled(table, "heading", &row->cells[k]) : NULL;
      if (heads && !heading)
        heading = labelled(table, "header", &row->cells[k]);
      if (row->cells[k].fate == IMPORT_UNSEEN && heading)
        draft_label(table->draft, &row->cells[k], heading);
    }
  }
  if (entry.section)
    draft_take(table->draft, NULL, &entry);
}

/* ---- its rows ------------------------------------------------------------------------------------------ */

/* In a table of clients an address is theirs. */
static const Meaning *header_in(const Draft *draft, const Cell *cell, bool clients)
{
  const Meaning *meaning = clients ? lexicon_label(draft->lexicon, "client", cell->text) : NULL;
  return meaning ? meaning : lexicon_label(draft->lexicon, "header", cell->text);
}

static bool names_clients(const Draft *draft, const Row *row)
{
  for (size_t i = 0; i < row->count; i++) {
    const Meaning *meaning = lexicon_find(draft->lexicon, "client", row->cells[i].text);
    if (meaning && strcmp(meaning->part, "name") == 0)
      return true;
  }
  return false;
}

bool table_has_clients(const Draft *draft, const Sheet *sheet)
{
  return sheet->row_count && table_has_headers(draft, &sheet->rows[0]) && names_clients(draft, &sheet->rows[0]);
}

static void read_header(Table *table, Row *row)
{
  table->columns = (size_t)row->cells[row->count - 1].column + 1;
  table->headers = ARENA_ARRAY(table->draft->arena, const Meaning *, table->columns);
  table->own = ARENA_ARRAY(table->draft->arena, const char *, table->columns);
  table->first_column = UINT32_MAX;
  const bool clients = names_clients(table->draft, row);
  for (size_t i = 0; i < row->count; i++) {
    const Meaning *meaning = header_in(table->draft, &row->cells[i], clients);
    table->headers[row->cells[i].column] = meaning;
    if (meaning && table->first_column == UINT32_MAX)
      table->first_column = row->cells[i].column;
    if (meaning && strcmp(meaning->code, "processing") == 0 && strcmp(meaning->part, "title") == 0)
      table->title_column = row->cells[i].column;
    table->draft->own |= known(table, "own", &row->cells[i]) != NULL;
    if (meaning) {
      draft_label(table->draft, &row->cells[i], meaning);
      continue;
    }
    table->own[row->cells[i].column] = row->cells[i].text;
    draft_ignore(&row->cells[i], "reason.header");
  }
}

static const Meaning *header_of(const Table *table, const Cell *cell)
{
  return cell->column < table->columns ? table->headers[cell->column] : NULL;
}

static const char *own_header(const Table *table, const Cell *cell)
{
  return cell->column < table->columns ? table->own[cell->column] : NULL;
}

static Cell *find_part(const Table *table, const Row *row, const char *part)
{
  for (size_t i = 0; i < row->count; i++) {
    const Meaning *meaning = header_of(table, &row->cells[i]);
    if (meaning && strcmp(meaning->code, "processing") == 0 && strcmp(meaning->part, part) == 0)
      return &row->cells[i];
  }
  return NULL;
}

/* The list of the template has purposes in columns without headers of their own. */
static bool is_bare_purpose(const Table *table, const Cell *cell)
{
  return table->has_block && !header_of(table, cell) && !own_header(table, cell) && cell->column > table->title_column &&
         cell->column < table->columns;
}

/* In which order the entries of a row are taken. */
static const char *const sections[] = {"organisation", "dpo",    "processing", "joint",    "purpose",
                                       "basis",        "subject", "data",      "decision", "client",
                                       "recipient",    "transfer", "measure",  "sensitive"};

static void read_row(Table *table, Row *row)
{
  Cell *title = find_part(table, row, "title"), *reference = find_part(table, row, "reference");
  if (title || reference || !table->work)
    table->work = draft_work(table->draft, table->sheet->name ? table->sheet : NULL, title, reference);
  table->work->row_purpose = NULL;
  for (size_t s = 0; s < COUNT_OF(sections); s++) {
    Entry entry = {.section = sections[s]};
    for (size_t i = 0; i < row->count; i++) {
      const Meaning *meaning = header_of(table, &row->cells[i]);
      if (meaning && strcmp(meaning->code, sections[s]) == 0)
        entry_add(&entry, meaning->part, &row->cells[i]);
      else if (strcmp(sections[s], "purpose") == 0 && is_bare_purpose(table, &row->cells[i]))
        entry_add(&entry, "value", &row->cells[i]);
    }
    if (entry.count)
      draft_take(table->draft, table->work, &entry);
  }
}

static void keep_rest(Table *table, Row *row)
{
  for (size_t i = 0; i < row->count; i++)
    if (row->cells[i].column < table->first_column && cell_counts(&row->cells[i]))
      draft_ignore(&row->cells[i], "reason.number");
    else if (row->cells[i].fate == IMPORT_UNSEEN)
      draft_keep_of(table->draft, table->work->node, &row->cells[i], own_header(table, &row->cells[i]), "reason.unknown");
}

bool table_read(Draft *draft, Sheet *sheet)
{
  Table table = {.draft = draft, .sheet = sheet};
  const size_t header = find_header(&table);
  find_block(&table);
  if (header == SIZE_MAX && !table.has_block)
    return false;
  read_above(&table, header);
  if (header == SIZE_MAX)
    return true;
  read_header(&table, &sheet->rows[header]);
  for (size_t i = header + 1; i < sheet->row_count; i++) {
    read_row(&table, &sheet->rows[i]);
    keep_rest(&table, &sheet->rows[i]);
  }
  return true;
}
