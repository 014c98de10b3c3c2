/*
 * grid: the cells of a spreadsheet that are not empty, whatever file they came from.
 */
#include <string.h>

#include "import/import_int.h"

/* What is outgrown stays in the arena: together less than what is in use. */
static void *grown(Arena *arena, const void *old, size_t count, size_t *capacity, size_t size)
{
  if (count < *capacity)
    return NULL;
  *capacity = *capacity ? *capacity * 2 : 64;
  void *made = arena_alloc(arena, *capacity * size);
  if (count)
    memcpy(made, old, count * size);
  return made;
}

void grid_sheet(Grid *grid, const char *name)
{
  Sheet *room = grown(grid->arena, grid->sheets, grid->sheet_count, &grid->sheet_capacity, sizeof *room);
  if (room)
    grid->sheets = room;
  grid->sheets[grid->sheet_count++] = (Sheet){.name = name, .first_cell = grid->cell_count, .first_note = grid->note_count};
}

/* Room for one more; NULL: there are too many, or too much in them. */
static Cell *new_cell(Grid *grid, Cell **cells, size_t *count, size_t *capacity, const char *text)
{
  grid->text_length += strlen(text);
  if (*count >= GRID_CELLS || grid->text_length > GRID_TEXT)
    return NULL;
  Cell *room = grown(grid->arena, *cells, *count, capacity, sizeof *room);
  if (room)
    *cells = room;
  return &(*cells)[(*count)++];
}

bool grid_note(Grid *grid, uint32_t row, uint32_t column, const char *text)
{
  Cell *note = new_cell(grid, &grid->notes, &grid->note_count, &grid->note_capacity, text);
  if (note)
    *note = (Cell){.row = row, .column = column, .text = text, .span = 1};
  return note;
}

bool grid_cell(Grid *grid, uint32_t row, uint32_t column, const Cell *content)
{
  Cell *cell = new_cell(grid, &grid->cells, &grid->cell_count, &grid->cell_capacity, content->text);
  if (!cell)
    return false;
  *cell = *content;
  cell->row = row;
  cell->column = column;
  return true;
}

static void make_rows(Arena *arena, Sheet *sheet, Cell *cells)
{
  for (size_t i = 0; i < sheet->cell_count; i++)
    sheet->row_count += i == 0 || cells[i].row != cells[i - 1].row;
  sheet->rows = ARENA_ARRAY(arena, Row, sheet->row_count + 1);
  Row *row = sheet->rows - 1;
  for (size_t i = 0; i < sheet->cell_count; i++) {
    cells[i].sheet = sheet;
    if (i == 0 || cells[i].row != cells[i - 1].row)
      *++row = (Row){.number = cells[i].row, .cells = &cells[i]};
    row->count++;
  }
}

void grid_end(Grid *grid)
{
  for (size_t i = 0; i < grid->sheet_count; i++) {
    Sheet *sheet = &grid->sheets[i];
    const bool last = i + 1 == grid->sheet_count;
    sheet->cell_count = (last ? grid->cell_count : sheet[1].first_cell) - sheet->first_cell;
    sheet->note_count = (last ? grid->note_count : sheet[1].first_note) - sheet->first_note;
    for (size_t k = 0; k < sheet->note_count; k++)
      grid->notes[sheet->first_note + k].sheet = sheet;
    make_rows(grid->arena, sheet, grid->cells + sheet->first_cell);
  }
}

int compare_places(const void *a, const void *b)
{
  const Cell *one = a, *other = b;
  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return one->column < other->column ? -1 : one->column > other->column;
}

bool cell_counts(const Cell *cell)
{
  return cell->text[strspn(cell->text, "0123456789.")] == '\0';
}

const char *grid_reference(Arena *arena, uint32_t row, uint32_t column)
{
  char letters[8];
  size_t at = sizeof letters;
  letters[--at] = '\0';
  for (uint32_t left = column + 1; left > 0; left = (left - 1) / 26)
    letters[--at] = (char)('A' + (left - 1) % 26);
  return arena_format(arena, "%s%u", letters + at, (unsigned)row + 1);
}

const char *cell_reference(Arena *arena, const Cell *cell)
{
  return grid_reference(arena, cell->row, cell->column);
}

const char *grid_place(const Import *import, const char *sheet, uint32_t row, uint32_t column)
{
  const char *pattern = words_rule(import->words, "import", sheet ? "place.sheet" : "place.cell");
  return words_fill(import->arena, pattern ? pattern : "{sheet}{cell}",
                    (const char *const[]){"sheet", sheet ? sheet : "", "cell",
                                          grid_reference(import->arena, row, column), NULL});
}
