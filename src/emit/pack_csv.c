/*
 * pack_csv: rows as RFC 4180 has them: commas, CRLF, quotation marks where need be; UTF-8 without a byte order mark.
 *
 * A spreadsheet that opens the file takes a cell for a formula that begins with = + - @ or, in some, a tab or a line
 * end: such a cell gets an apostrophe in front, even where blanks or apostrophes come first, so that to take one
 * away again gives back what stood there.  Numbers and dates are as ISO has them: they are for programs.
 */
#include <string.h>

#include "emit/pack_int.h"

/* =, +, -, @ also in the width of Chinese and Japanese letters, which some take for the others. */
static const char *const triggers[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
static const char *const skipped[] = {"'", " ", "\xC2\xA0", "\xE2\x80\xAF", "\xEF\xBB\xBF"};

static const char *starts_with_any(const char *text, const char *const *these, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (text_starts(text, these[i]))
      return these[i];
  return NULL;
}

static bool is_dangerous(const char *text)
{
  for (const char *blank; (blank = starts_with_any(text, skipped, COUNT_OF(skipped)));)
    text += strlen(blank);
  return starts_with_any(text, triggers, COUNT_OF(triggers));
}

static void put_field(Buffer *out, const Cell *cell)
{
  bool is_text = cell->type == CELL_TEXT;
  const char *text = is_text ? cell->text : cell->value;
  const char *before = is_text && is_dangerous(text) ? "'" : "";
  size_t length = strlen(text);
  bool blank_at_end = length && (text[0] == ' ' || text[length - 1] == ' ');
  if (!strpbrk(text, ",;\"\t\r\n") && !blank_at_end) {
    buffer_format(out, "%s%s", before, text);
    return;
  }
  buffer_format(out, "\"%s", before);
  for (; *text; text++) {
    if (*text == '"')
      buffer_byte(out, '"');
    buffer_byte(out, *text);
  }
  buffer_byte(out, '"');
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

/* All rows are as long as the sheet is wide. */
static void add_row(Pack *pack, const Sheet *sheet, const Row *row)
{
  Buffer *out = &pack->writer->sink.buffer;
  size_t columns = row->columns > sheet->width_count ? row->columns : sheet->width_count, column = 0;
  for (size_t i = 0; i < row->count; i++) {
    const Cell *cell = &row->cells[i];
    for (size_t end = cell->column + (cell->covered ? cell->columns : 1); column < end; column++) {
      if (column)
        buffer_byte(out, ',');
      if (!cell->covered)
        put_field(out, cell);
    }
  }
  for (; column < columns; column++)
    if (column)
      buffer_byte(out, ',');
  buffer_text(out, "\r\n");
}

const PackFormat pack_csv = {.begin = begin, .open = nothing, .row = add_row, .close = nothing, .end = begin};
