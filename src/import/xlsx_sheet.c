/*
 * xlsx_sheet: the cells of one sheet of an Excel file, and the notes pinned to them.
 */
#include <stdlib.h>
#include <string.h>

#include "import/xlsx_int.h"

/* What text belongs to. */
typedef enum In { IN_NOTHING, IN_VALUE, IN_FORMULA, IN_TEXT } In;

typedef struct SheetReader {
  Book *book;
  Markup *markup;
  const char *name;
  uint32_t row, column;     /* of the cell, or the next */
  bool in_row, in_cell, in_phonetic;
  const char *type;
  size_t style;
  In in;
  Buffer value, formula, text;
} SheetReader;

static const char *place_of(void *context)
{
  const SheetReader *sheet = context;
  return grid_place(sheet->book->import, sheet->name, sheet->row, sheet->column);
}

static bool stop_here(SheetReader *sheet, const char *part)
{
  return markup_stop(sheet->markup, place_of(sheet), part, NULL);
}

static bool is_root(const char *name, const char *space)
{
  (void)name;
  return xlsx_is_main(space);
}

/* ---- places -------------------------------------------------------------------------------------------- */

/* A number of up to seven digits, from 1; 0: it is none. */
static uint32_t number_of(const char *text)
{
  const size_t digits = text ? strspn(text, "0123456789") : 0;
  return digits > 0 && digits < 8 && text[digits] == '\0' ? (uint32_t)strtoul(text, NULL, 10) : 0;
}

/* "B17", from 0; false: it is none. */
static bool read_reference(const char *text, uint32_t *row, uint32_t *column)
{
  uint32_t letters = 0;
  size_t at = 0;
  for (; text[at] >= 'A' && text[at] <= 'Z' && at < 4; at++)
    letters = letters * 26 + (uint32_t)(text[at] - 'A') + 1;
  const uint32_t number = number_of(text + at);
  *row = number - 1;
  *column = letters - 1;
  return letters > 0 && number > 0;
}

static void begin_row(SheetReader *sheet, const MarkupAttributes *attributes)
{
  const char *said = markup_string(attributes, sheet->book->arena, NULL, "r");
  const uint32_t number = said ? number_of(said) : sheet->row + 1;
  sheet->column = 0;
  if (sheet->in_row || number == 0 || number - 1 < sheet->row) {
    stop_here(sheet, "misplaced");
    return;
  }
  sheet->in_row = true;
  sheet->row = number - 1;
  if (sheet->row >= GRID_ROWS)
    stop_here(sheet, "too-many-rows");
}

static void begin_cell(SheetReader *sheet, const MarkupAttributes *attributes)
{
  Arena *arena = sheet->book->arena;
  const char *said = markup_string(attributes, arena, NULL, "r");
  const char *style = markup_string(attributes, arena, NULL, "s");
  uint32_t row = sheet->row, column = sheet->column;
  const bool told = !said || read_reference(said, &row, &column);
  if (!sheet->in_row || sheet->in_cell || !told || row != sheet->row || column < sheet->column) {
    stop_here(sheet, "misplaced");
    return;
  }
  sheet->in_cell = true;
  sheet->column = column;
  if (column >= GRID_COLUMNS) {
    stop_here(sheet, "too-many-columns");
    return;
  }
  sheet->type = markup_string(attributes, arena, NULL, "t");
  sheet->style = style ? strtoul(style, NULL, 10) : 0;
  buffer_clear(&sheet->value);
  buffer_clear(&sheet->formula);
  buffer_clear(&sheet->text);
}

/* ---- what a cell holds --------------------------------------------------------------------------------- */

static const char *said(const Buffer *buffer)
{
  return buffer->at ? buffer->at : "";
}

/* Of a number that is shown as a day; before March 1900 Excel counts one that never was. */
static const char *day_of_number(const SheetReader *sheet, const char *number)
{
  const size_t digits = strspn(number, "0123456789");
  const unsigned long first = sheet->book->from_1904 ? 1462 : 0;
  const unsigned long days = digits && digits < 6 ? strtoul(number, NULL, 10) + first : 0;
  if (days < 61 || days > UINT16_MAX || (number[digits] && number[digits] != '.'))
    return NULL;
  char day[11];
  date_format(date_add((Date){1899, 12, 30}, (Duration){.days = (uint16_t)days}), day);
  return arena_string(sheet->book->arena, day);
}

static const char *text_of_number(const SheetReader *sheet, const char **day)
{
  const Book *book = sheet->book;
  if (sheet->style < book->style_count && book->dates[sheet->style])
    *day = day_of_number(sheet, said(&sheet->value));
  return *day ? *day : arena_string(book->arena, said(&sheet->value));
}

/* NULL: there is a fault. */
static const char *shared(SheetReader *sheet)
{
  const char *value = said(&sheet->value);
  const size_t digits = strspn(value, "0123456789");
  const unsigned long index = digits > 0 && digits < 8 ? strtoul(value, NULL, 10) : GRID_CELLS;
  if (index < sheet->book->string_count && !value[digits])
    return sheet->book->strings[index];
  stop_here(sheet, "no-string");
  return NULL;
}

static const char *text_of_cell(SheetReader *sheet, const char **day)
{
  Arena *arena = sheet->book->arena;
  const char *type = sheet->type ? sheet->type : "n";
  if (text_is_blank(said(&sheet->value)) && !text_is_blank(said(&sheet->formula)))
    return arena_format(arena, "=%s", sheet->formula.at); /* never computed */
  if (strcmp(type, "s") == 0)
    return text_is_blank(said(&sheet->value)) ? "" : shared(sheet);
  if (strcmp(type, "inlineStr") == 0)
    return xlsx_text(arena, &sheet->text);
  if (strcmp(type, "b") == 0)
    return strcmp(said(&sheet->value), "1") == 0 ? "TRUE" : "FALSE";
  if (strcmp(type, "n") == 0)
    return text_of_number(sheet, day);
  const char *text = xlsx_text(arena, &sheet->value);
  *day = strcmp(type, "d") == 0 ? text : NULL;
  return text;
}

static void end_cell(SheetReader *sheet)
{
  const char *day = NULL, *text = text_of_cell(sheet, &day);
  sheet->in_cell = false;
  if (!text)
    return;
  const Cell cell = {.text = text, .date = day, .span = 1};
  if (!text_is_blank(text) && !grid_cell(sheet->book->grid, sheet->row, sheet->column, &cell))
    stop_here(sheet, "too-many-cells");
  sheet->column++;
}

/* ---- elements ------------------------------------------------------------------------------------------ */

static void begin(void *context, const char *name, const char *space, const MarkupAttributes *attributes)
{
  static const struct { const char *name; In in; } texts[] = {
      {"v", IN_VALUE}, {"f", IN_FORMULA}, {"t", IN_TEXT}};
  SheetReader *sheet = context;
  if (!xlsx_is_main(space))
    return;
  if (strcmp(name, "row") == 0)
    begin_row(sheet, attributes);
  else if (strcmp(name, "c") == 0)
    begin_cell(sheet, attributes);
  else if (strcmp(name, "rPh") == 0)
    sheet->in_phonetic = true;
  for (size_t i = 0; i < COUNT_OF(texts) && sheet->in_cell && !sheet->in_phonetic; i++)
    if (strcmp(name, texts[i].name) == 0)
      sheet->in = texts[i].in;
}

static void end(void *context, const char *name, const char *space)
{
  SheetReader *sheet = context;
  if (!xlsx_is_main(space))
    return;
  sheet->in = IN_NOTHING;
  if (strcmp(name, "rPh") == 0)
    sheet->in_phonetic = false;
  if (strcmp(name, "c") == 0 && sheet->in_cell)
    end_cell(sheet);
  if (strcmp(name, "row") == 0 && sheet->in_row) {
    sheet->in_row = false;
    sheet->row++;
  }
}

static void characters(void *context, const char *text, size_t length)
{
  SheetReader *sheet = context;
  Buffer *to[] = {[IN_NOTHING] = NULL, [IN_VALUE] = &sheet->value, [IN_FORMULA] = &sheet->formula,
                  [IN_TEXT] = &sheet->text};
  if (to[sheet->in])
    buffer_add(to[sheet->in], text, length);
}

/* ---- notes --------------------------------------------------------------------------------------------- */

typedef struct Notes {
  Book *book;
  Markup *markup;
  Cell *at;
  size_t count, capacity;
  uint32_t row, column;
  bool in_note, in_text;
  Buffer text;
} Notes;

static void begin_note(void *context, const char *name, const char *space, const MarkupAttributes *attributes)
{
  Notes *notes = context;
  if (!xlsx_is_main(space))
    return;
  notes->in_text = notes->in_note && strcmp(name, "t") == 0;
  if (strcmp(name, "comment") != 0)
    return;
  const char *on = markup_string(attributes, notes->book->arena, NULL, "ref");
  notes->in_note = on && read_reference(on, &notes->row, &notes->column) && notes->row < GRID_ROWS &&
                   notes->column < GRID_COLUMNS;
  buffer_clear(&notes->text);
  if (!notes->in_note)
    markup_stop(notes->markup, NULL, "misplaced", NULL);
}

static void end_note(void *context, const char *name, const char *space)
{
  Notes *notes = context;
  notes->in_text = false;
  if (!xlsx_is_main(space) || strcmp(name, "comment") != 0 || !notes->in_note)
    return;
  notes->in_note = false;
  const char *text = xlsx_text(notes->book->arena, &notes->text);
  if (text_is_blank(text))
    return;
  if (notes->count == notes->capacity) {
    notes->capacity = notes->capacity ? 2 * notes->capacity : 64;
    notes->at = memory_grow(notes->at, notes->capacity * sizeof *notes->at);
  }
  notes->at[notes->count++] = (Cell){.row = notes->row, .column = notes->column, .text = text};
}

static void text_of_note(void *context, const char *text, size_t length)
{
  Notes *notes = context;
  if (notes->in_text)
    buffer_add(&notes->text, text, length);
}

/* The file has them in an order of its own. */
static bool read_notes(Book *book, const char *path)
{
  static const MarkupReader reader = {.is_root = is_root, .begin = begin_note, .end = end_note,
                                      .text = text_of_note};
  Notes notes = {.book = book};
  bool read = package_markup(book->package, path, &reader, &notes, &notes.markup);
  if (notes.count)
    qsort(notes.at, notes.count, sizeof *notes.at, compare_places);
  for (size_t i = 0; read && i < notes.count; i++)
    if (!grid_note(book->grid, notes.at[i].row, notes.at[i].column, notes.at[i].text))
      read = package_fault(book->package, "too-many-cells");
  buffer_free(&notes.text);
  free(notes.at);
  return read;
}

/* ---- the sheet ----------------------------------------------------------------------------------------- */

bool xlsx_sheet(Book *book, const char *name, const char *path)
{
  static const MarkupReader reader = {.is_root = is_root, .begin = begin, .end = end, .text = characters,
                                      .place = place_of};
  SheetReader sheet = {.book = book, .name = name};
  const Relation *relations;
  grid_sheet(book->grid, name);
  bool read = package_markup(book->package, path, &reader, &sheet, &sheet.markup) &&
              xlsx_relations(book, path, &relations);
  const char *notes = read ? xlsx_relation(relations, "comments") : NULL;
  if (notes && package_has(book->package, notes))
    read = read_notes(book, notes);
  buffer_free(&sheet.value);
  buffer_free(&sheet.formula);
  buffer_free(&sheet.text);
  return read;
}
