/*
 * ods_content: the cells of content.xml, as the parser comes upon them; no tree is made.
 *
 * Empty cells take no memory, however often they are repeated; what is not empty is counted.
 */
#include <stdlib.h>
#include <string.h>

#include "import/markup_int.h"

/* Elements by what they do here; a prefix says nothing, the namespace does. */
typedef enum Kind { KIND_OTHER, KIND_ROOT, KIND_TABLE, KIND_ROW, KIND_CELL, KIND_PARAGRAPH, KIND_SPACES, KIND_TAB, KIND_BREAK,
               KIND_NOTE, KIND_SKIPPED } Kind;

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"

static const struct { const char *space, *name; Kind kind; } elements[] = {
    {OASIS "office:1.0", "document-content", KIND_ROOT},
    {OASIS "office:1.0", "document", KIND_ROOT},
    {OASIS "office:1.0", "annotation", KIND_NOTE},
    {OASIS "office:1.0", "styles", KIND_SKIPPED},
    {OASIS "office:1.0", "master-styles", KIND_SKIPPED},
    {OASIS "table:1.0", "table", KIND_TABLE},
    {OASIS "table:1.0", "table-row", KIND_ROW},
    {OASIS "table:1.0", "table-cell", KIND_CELL},
    {OASIS "table:1.0", "covered-table-cell", KIND_CELL},
    {OASIS "table:1.0", "tracked-changes", KIND_SKIPPED},
    {OASIS "table:1.0", "content-validations", KIND_SKIPPED},
    {OASIS "table:1.0", "shapes", KIND_SKIPPED},
    {OASIS "drawing:1.0", "frame", KIND_SKIPPED},
    {OASIS "drawing:1.0", "custom-shape", KIND_SKIPPED},
    {OASIS "drawing:1.0", "g", KIND_SKIPPED},
    {OASIS "text:1.0", "p", KIND_PARAGRAPH},
    {OASIS "text:1.0", "s", KIND_SPACES},
    {OASIS "text:1.0", "tab", KIND_TAB},
    {OASIS "text:1.0", "line-break", KIND_BREAK},
};

struct Content {
  Import *import;
  Grid *grid;
  Markup *markup;
  const char *sheet;             /* NULL: outside any */
  size_t skipped;                /* how deep in what is passed over */
  uint32_t row, column;          /* of the cell, or the next */
  uint32_t row_repeat, repeat;
  size_t row_first;              /* the grid's first cell of this row */
  bool in_row, in_cell, in_note, in_paragraph;
  Cell cell;
  Buffer text, note;
};

static const char *place_of(void *context)
{
  const Content *content = context;
  return grid_place(content->import, content->sheet, content->row, content->column);
}

static bool stop_here(Content *content, const char *part)
{
  return markup_stop(content->markup, place_of(content), part, NULL);
}

/* ---- attributes ---------------------------------------------------------------------------------------- */

static char *string_of(const Content *content, const MarkupAttributes *attributes, const char *name)
{
  return markup_string(attributes, content->grid->arena, OASIS, name);
}

/* How often; 1 where it is not said, more than any sheet has where it is no number. */
static uint32_t number_of(const MarkupAttributes *attributes, const char *name)
{
  const char *value;
  size_t length;
  uint32_t number = 0;
  if (!markup_find(attributes, OASIS, name, &value, &length))
    return 1;
  for (size_t i = 0; i < length; i++) {
    if (value[i] < '0' || value[i] > '9' || number > 2 * GRID_ROWS)
      return 2 * GRID_ROWS;
    number = number * 10 + (uint32_t)(value[i] - '0');
  }
  return number ? number : 1;
}

/* ---- elements ------------------------------------------------------------------------------------------ */

static Kind kind_of(const char *name, const char *space)
{
  if (text_starts(space, OASIS))
    for (size_t i = 0; i < COUNT_OF(elements); i++)
      if (strcmp(name, elements[i].name) == 0 && strcmp(space, elements[i].space) == 0)
        return elements[i].kind;
  return KIND_OTHER;
}

static Buffer *text_of(Content *content)
{
  return content->in_note ? &content->note : &content->text;
}

/* A row in a row or a cell in a cell: those of a row would not come by column. */
static bool is_misplaced(const Content *content, Kind kind)
{
  if (!content->sheet)
    return false;
  return kind == KIND_ROW ? content->in_row : kind == KIND_CELL && (!content->in_row || content->in_cell);
}

static void begin_row(Content *content, const MarkupAttributes *attributes)
{
  content->in_row = true;
  content->row_repeat = number_of(attributes, "number-rows-repeated");
  content->column = 0;
  content->row_first = content->grid->cell_count;
  if (content->row_repeat > GRID_ROWS || content->row + content->row_repeat > GRID_ROWS)
    stop_here(content, "too-many-rows");
}

static void begin_cell(Content *content, const MarkupAttributes *attributes)
{
  content->in_cell = true;
  content->repeat = number_of(attributes, "number-columns-repeated");
  content->cell = (Cell){0};
  buffer_clear(&content->text);
  buffer_clear(&content->note);
  if (content->repeat > GRID_COLUMNS || content->column + content->repeat > GRID_COLUMNS) {
    stop_here(content, "too-many-columns");
    return;
  }
  const uint32_t span = number_of(attributes, "number-columns-spanned");
  content->cell.span = (uint16_t)(span > GRID_COLUMNS ? GRID_COLUMNS : span);
  content->cell.date = string_of(content, attributes, "date-value");
}

static bool is_root(const char *name, const char *space)
{
  return kind_of(name, space) == KIND_ROOT;
}

static void begin(void *context, const char *name, const char *space, const MarkupAttributes *attributes)
{
  Content *content = context;
  const Kind kind = kind_of(name, space);
  if (content->skipped || kind == KIND_SKIPPED || (kind == KIND_TABLE && content->sheet)) {
    content->skipped++;
    return;
  }
  if (is_misplaced(content, kind)) {
    stop_here(content, "misplaced");
    return;
  }
  switch (kind) {
  case KIND_TABLE: {
    char *called = string_of(content, attributes, "name");
    content->sheet = called ? called : "";
    content->row = content->column = 0;
    grid_sheet(content->grid, content->sheet);
    break;
  }
  case KIND_ROW:
    if (content->sheet)
      begin_row(content, attributes);
    break;
  case KIND_CELL:
    if (content->sheet)
      begin_cell(content, attributes);
    break;
  case KIND_NOTE:
    content->in_note = content->in_cell;
    break;
  case KIND_PARAGRAPH:
    content->in_paragraph = content->in_cell;
    if (content->in_cell && text_of(content)->length)
      buffer_byte(text_of(content), '\n');
    break;
  case KIND_SPACES: {
    uint32_t number = number_of(attributes, "c");
    for (number = number > 100 ? 100 : number; content->in_paragraph && number > 0; number--)
      buffer_byte(text_of(content), ' ');
    break;
  }
  case KIND_TAB:
  case KIND_BREAK:
    if (content->in_paragraph)
      buffer_byte(text_of(content), kind == KIND_TAB ? ' ' : '\n');
    break;
  case KIND_OTHER:
  case KIND_ROOT:
  case KIND_SKIPPED:
    break;
  }
}

static void end_cell(Content *content)
{
  Grid *grid = content->grid;
  content->in_cell = false;
  const char *text = content->text.at ? content->text.at : "", *note = content->note.at;
  if (!text_is_blank(note) &&
      !grid_note(grid, content->row, content->column, arena_copy(grid->arena, note, content->note.length))) {
    stop_here(content, "too-many-cells");
    return;
  }
  if (!text_is_blank(text)) {
    if (content->cell.span == 0)
      content->cell.span = 1;
    content->cell.text = arena_copy(grid->arena, text, content->text.length);
    for (uint32_t i = 0; i < content->repeat; i++)
      if (!grid_cell(grid, content->row, content->column + i, &content->cell)) {
        stop_here(content, "too-many-cells");
        return;
      }
  }
  content->column += content->repeat;
}

/* A row that is repeated has its cells as often. */
static void end_row(Content *content)
{
  Grid *grid = content->grid;
  const size_t first = content->row_first, count = grid->cell_count - first;
  content->in_row = false;
  for (uint32_t i = 1; count > 0 && i < content->row_repeat; i++)
    for (size_t k = 0; k < count; k++) {
      const Cell cell = grid->cells[first + k];
      if (!grid_cell(grid, content->row + i, cell.column, &cell)) {
        stop_here(content, "too-many-cells");
        return;
      }
    }
  content->row += content->row_repeat;
}

static void end(void *context, const char *name, const char *space)
{
  Content *content = context;
  if (content->skipped) {
    content->skipped--;
    return;
  }
  const Kind kind = kind_of(name, space);
  if (kind == KIND_TABLE)
    content->sheet = NULL;
  else if (kind == KIND_ROW && content->sheet)
    end_row(content);
  else if (kind == KIND_CELL && content->in_cell)
    end_cell(content);
  else if (kind == KIND_NOTE)
    content->in_note = false;
  else if (kind == KIND_PARAGRAPH)
    content->in_paragraph = false;
}

/* Line ends in the file are mere layout. */
static void characters(void *context, const char *text, size_t length)
{
  Content *content = context;
  if (content->skipped || !content->in_paragraph)
    return;
  Buffer *to = text_of(content);
  for (size_t i = 0; i < length; i++)
    buffer_byte(to, strchr("\n\r\t", text[i]) && text[i] ? ' ' : text[i]);
}

/* ---- piece by piece ------------------------------------------------------------------------------------ */

Content *content_new(Import *import, Grid *grid)
{
  static const MarkupReader reader = {.is_root = is_root, .begin = begin, .end = end, .text = characters,
                                      .place = place_of};
  Content *content = ARENA_NEW(import->arena, Content);
  *content = (Content){.import = import, .grid = grid};
  content->markup = markup_new(import, &reader, content);
  return content;
}

bool content_add(Content *content, const char *bytes, size_t length)
{
  return markup_add(content->markup, bytes, length);
}

bool content_end(Content *content, bool whole)
{
  const bool sound = markup_end(content->markup, whole);
  buffer_free(&content->text);
  buffer_free(&content->note);
  return sound;
}
