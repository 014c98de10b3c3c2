/*
 * table: one row a processing, or several - of a CSV file, of any sheet with headers, of the sheet that lists the
 * processings in the CNIL's template, which has above its table who the organisation is.
 */
#include <stdlib.h>
#include <string.h>

#include "import/import_int.h"

enum { HEADERS_LEAST = 2, HEADER_ROWS = 40 };

typedef struct Table {
  Draft *draft;
  Sheet *sheet;
  const Meaning **headers; /* by column */
  size_t columns;
  const char *block;       /* of contacts above the table; NULL: none */
  Work *work;              /* of the row before */
} Table;

static const Meaning *known(const Table *table, const char *list, const Cell *cell)
{
  return lexicon_find(table->draft->lexicon, list, cell->text);
}

/* ---- where it begins -------------------------------------------------------------------------------------------------- */

bool table_has_headers(const Draft *draft, const Row *row)
{
  size_t headers = 0;
  bool names = false;
  for (size_t i = 0; i < row->count; i++) {
    const Meaning *meaning = lexicon_find(draft->lexicon, "header", row->cells[i].text);
    headers += meaning != NULL;
    names |= meaning && strcmp(meaning->code, "processing") == 0 &&
             (strcmp(meaning->part, "title") == 0 || strcmp(meaning->part, "reference") == 0);
  }
  return names && headers >= HEADERS_LEAST;
}

static size_t find_header(const Table *table)
{
  for (size_t i = 0; i < table->sheet->row_count && i < HEADER_ROWS; i++)
    if (table_has_headers(table->draft, &table->sheet->rows[i]))
      return i;
  return SIZE_MAX;
}

/* ---- above it: who, and how to reach them --------------------------------------------------------------------------------- */

static bool has_block(const Table *table)
{
  for (size_t i = 0; i < table->sheet->row_count && i < HEADER_ROWS; i++)
    if (known(table, "block", &table->sheet->rows[i].cells[0]))
      return true;
  return false;
}

/* "Nom : | Dupont | Prénom : | Jeanne", or "Nom : Dupont" in one cell. */
static void read_contact_row(Table *table, Row *row, Entry *entry)
{
  Draft *draft = table->draft;
  const char *part = NULL;
  for (size_t i = 0; i < row->count; i++) {
    Cell *cell = &row->cells[i];
    const Meaning *label = known(table, "contact", cell);
    const char *colon = strchr(cell->text, ':');
    if (label) {
      draft_label(draft, cell, label);
      part = label->part;
      continue;
    }
    const Meaning *joined =
        colon ? lexicon_find(draft->lexicon, "contact", arena_copy(draft->arena, cell->text, (size_t)(colon - cell->text))) : NULL;
    if (joined && !part && !text_is_blank(colon + 1)) {
      cell->whole = cell->text;
      cell->text = value_trimmed(draft->arena, colon + 1, strlen(colon + 1));
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
    const Meaning *block = known(table, "block", &row->cells[0]);
    if (block) {
      if (entry.section)
        draft_take(table->draft, NULL, &entry);
      entry = (Entry){.section = block->code};
      draft_label(table->draft, &row->cells[0], block);
    }
    if (entry.section && !known(table, "heading", &row->cells[0]))
      read_contact_row(table, row, &entry);
    for (size_t k = 0; k < row->count; k++) {
      const Meaning *heading = known(table, "heading", &row->cells[k]);
      if (!heading)
        heading = known(table, "header", &row->cells[k]);
      if (row->cells[k].fate == IMPORT_UNSEEN && heading && known(table, "heading", &row->cells[0]))
        draft_label(table->draft, &row->cells[k], heading);
    }
  }
  if (entry.section)
    draft_take(table->draft, NULL, &entry);
}

/* ---- its rows ----------------------------------------------------------------------------------------------------------------- */

static void read_header(Table *table, Row *row)
{
  table->columns = (size_t)row->cells[row->count - 1].column + 1;
  table->headers = ARENA_ARRAY(table->draft->arena, const Meaning *, table->columns);
  for (size_t i = 0; i < row->count; i++) {
    const Meaning *meaning = known(table, "header", &row->cells[i]);
    table->headers[row->cells[i].column] = meaning;
    table->draft->own |= known(table, "own", &row->cells[i]) != NULL;
    if (meaning)
      draft_label(table->draft, &row->cells[i], meaning);
    else
      draft_ignore(&row->cells[i], "reason.header");
  }
}

static const Meaning *header_of(const Table *table, const Cell *cell)
{
  return cell->column < table->columns ? table->headers[cell->column] : NULL;
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
  return table->block && !header_of(table, cell) && cell->column < table->columns;
}

/* In which order the entries of a row are taken. */
static const char *const sections[] = {"organisation", "dpo",  "processing", "joint",     "purpose",  "basis",
                                       "subject",      "data", "decision", "recipient",  "transfer",  "measure",  "sensitive"};

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
    if (row->cells[i].fate == IMPORT_UNSEEN)
      draft_keep(table->draft, table->work->node, &row->cells[i], "reason.unknown");
}

bool table_read(Draft *draft, Sheet *sheet)
{
  Table table = {.draft = draft, .sheet = sheet};
  const size_t header = find_header(&table);
  table.block = has_block(&table) ? "block" : NULL;
  if (header == SIZE_MAX && !table.block)
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
