/*
 * pack_csv: rows as RFC 4180 has them: commas, CRLF, quotation marks where need be; UTF-8 without a byte
 * order mark.
 *
 * A cell that a spreadsheet would take for a formula is defused by buffer_csv.  Numbers and dates are as ISO
 * has them: they are for programs.
 */
#include "emit/pack_int.h"

static void put_field(Buffer *out, const Cell *cell)
{
  if (cell->type == CELL_TEXT)
    buffer_csv(out, cell->text);
  else
    buffer_text(out, cell->value);
}

static void begin(Pack *pack)
{
  (void)pack;
}

static void nothing(Pack *pack, const Sheet *sheet)
{
  (void)pack;
  (void)sheet;
}

static void end_row(Buffer *out, size_t column, size_t columns)
{
  for (; column < columns; column++)
    if (column)
      buffer_byte(out, ',');
  buffer_text(out, "\r\n");
}

/* All rows are as long as the sheet is wide: so the banner of a draft, which comes first, waits for the next
   row. */
static void add_row(Pack *pack, const Sheet *sheet, const Row *row)
{
  Buffer *out = &pack->writer->sink.buffer;
  size_t columns = row->columns > sheet->width_count ? row->columns : sheet->width_count, column = 0;
  if (pack->draft && row->number == 0)
    return;
  if (pack->draft && row->number == 1) {
    buffer_csv(out, pack->draft);
    end_row(out, 1, columns);
  }
  for (size_t i = 0; i < row->count; i++) {
    const Cell *cell = &row->cells[i];
    for (size_t end = cell->column + (cell->covered ? cell->columns : 1); column < end; column++) {
      if (column)
        buffer_byte(out, ',');
      if (!cell->covered)
        put_field(out, cell);
    }
  }
  end_row(out, column, columns);
}

const PackFormat pack_csv = {.begin = begin, .open = nothing, .row = add_row, .close = nothing, .end = begin};
