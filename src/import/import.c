/*
 * import: which reader a file is for; what became of its cells.
 */
#include <string.h>

#include "import/import_int.h"

/* ---- faults -------------------------------------------------------------------------------------------- */

bool import_fault(Import *import, const char *place, const char *part, const char *const *values)
{
  ImportFault *fault = ARENA_NEW(import->arena, ImportFault);
  const char *pattern = words_rule(import->words, "import", part);
  *fault = (ImportFault){.place = arena_string(import->arena, place),
                         .message = words_fill(import->arena, pattern ? pattern : part, values)};
  const ImportFault **last = &import->faults;
  while (*last)
    last = (const ImportFault **)&(*last)->next;
  *last = fault;
  return false;
}

/* ---- kinds of files, by how they begin ----------------------------------------------------------------- */

/* That is neither white space nor a byte order mark. */
static char first_byte(const char *bytes)
{
  if (text_starts(bytes, "\xEF\xBB\xBF"))
    bytes += 3;
  return bytes[strspn(bytes, " \t\r\n")];
}

static ImportCell shown(const Import *import, const Cell *cell, const char *kind)
{
  return (ImportCell){.sheet = cell->sheet->name,
                      .name = arena_format(import->arena, "%s%s", cell_reference(import->arena, cell), kind),
                      .text = cell->whole ? cell->whole : cell->text,
                      .fate = (ImportFate)cell->fate, .where = cell->where, .reason = cell->reason, .as = cell->as};
}

/* The cells of a sheet, and notes behind what they are pinned to. */
static ImportCell *show_sheet(const Import *import, const Grid *grid, const Sheet *sheet, ImportCell *to)
{
  size_t cell = sheet->first_cell, note = sheet->first_note;
  const size_t cells_end = cell + sheet->cell_count, notes_end = note + sheet->note_count;
  while (cell < cells_end || note < notes_end)
    if (note == notes_end ||
        (cell < cells_end && compare_places(&grid->cells[cell], &grid->notes[note]) <= 0))
      *to++ = shown(import, &grid->cells[cell++], "");
    else
      *to++ = shown(import, &grid->notes[note++], " (note)");
  return to;
}

/* As whoever asks what became of them sees them. */
static void show_cells(Import *import, const Grid *grid)
{
  ImportCell *cells = ARENA_ARRAY(import->arena, ImportCell, grid->cell_count + grid->note_count + 1), *end = cells;
  for (size_t i = 0; i < grid->sheet_count; i++)
    end = show_sheet(import, grid, &grid->sheets[i], end);
  import->cells = cells;
  import->cell_count = (size_t)(end - cells);
}

static bool read_grid(Import *import, bool (*read)(Import *import, Grid *grid))
{
  Grid grid = {.arena = import->arena};
  if (!read(import, &grid))
    return false;
  grid_end(&grid);
  const bool drafted = draft_grid(import, &grid);
  show_cells(import, &grid);
  return drafted;
}

/* A spreadsheet in one file of XML. */
static bool read_flat(Import *import, Grid *grid)
{
  Content *content = content_new(import, grid);
  content_add(content, import->bytes, import->length);
  return content_end(content, true);
}

bool import_read(Import *import)
{
  static const struct { const char *begins, *fault; } others[] = {
      {"%PDF-", "is-pdf"},
      {"\xD0\xCF\x11\xE0", "is-xls"},
  };
  for (size_t i = 0; i < COUNT_OF(others); i++)
    if (text_starts(import->bytes, others[i].begins))
      return import_fault(import, NULL, others[i].fault, (const char *const[]){"file", path_name(import->path), NULL});
  if (text_starts(import->bytes, "PK\3\4") || text_starts(import->bytes, "PK\5\6"))
    return read_grid(import, package_read);
  switch (first_byte(import->bytes)) {
  case '{':
    return import_json(import);
  case '<':
    return read_grid(import, read_flat);
  default:
    return read_grid(import, csv_read);
  }
}

/* ---- what became of the cells -------------------------------------------------------------------------- */

size_t import_count(const Import *import, ImportFate fate)
{
  size_t count = 0;
  for (size_t i = 0; i < import->cell_count; i++)
    count += import->cells[i].fate == fate;
  return count;
}

size_t import_near_count(const Import *import)
{
  size_t count = 0;
  for (size_t i = 0; i < import->cell_count; i++)
    count += import->cells[i].as != NULL;
  return count;
}

static const char *word(const Import *import, const char *part)
{
  const char *text = part ? words_rule(import->words, "import", part) : NULL;
  return text ? text : part;
}

static const char *why(const Import *import, const ImportCell *cell)
{
  const char *reason = word(import, cell->reason);
  return cell->as ? words_fill(import->arena, reason, (const char *const[]){"label", cell->as, NULL}) : reason;
}

static void add_line(Buffer *table, const char *const *fields, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    if (i > 0)
      buffer_byte(table, ',');
    buffer_csv(table, fields[i] ? fields[i] : "");
  }
  buffer_text(table, "\r\n");
}

void import_report(const Import *import, Buffer *table)
{
  static const char *const fates[] = {
      [IMPORT_UNSEEN] = NULL,
      [IMPORT_PLACED] = "fate.placed",
      [IMPORT_GAPPED] = "fate.gapped",
      [IMPORT_IGNORED] = "fate.ignored",
  };
  static const char *const columns[] = {"column.sheet", "column.cell",  "column.text",
                                        "column.fate",  "column.where", "column.reason"};
  const char *headings[COUNT_OF(columns)];
  for (size_t i = 0; i < COUNT_OF(columns); i++)
    headings[i] = word(import, columns[i]);
  add_line(table, headings, COUNT_OF(headings));
  for (size_t i = 0; i < import->cell_count; i++) {
    const ImportCell *cell = &import->cells[i];
    const char *fields[] = {cell->sheet, cell->name,        cell->text, word(import, fates[cell->fate]),
                            cell->where, why(import, cell)};
    add_line(table, fields, COUNT_OF(fields));
  }
}
