/*
 * csv: a table as text (RFC 4180, and what spreadsheets make of it): fields between commas, semicolons or
 * tabs, quotes with what they hold, in UTF-8, UTF-16 or, where it is neither, Windows-1252, which Latin-1 is
 * a part of.
 */
#include <stdlib.h>
#include <string.h>

#include "import/import_int.h"

/* ---- to UTF-8 ------------------------------------------------------------------------------------------ */

/* 0x80 to 0x9F; 0: there is no such character, and it stays a control. */
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static void from_windows(Buffer *text, const unsigned char *at, size_t length)
{
  for (size_t i = 0; i < length; i++) {
    const bool special = at[i] >= 0x80 && at[i] < 0xA0;
    buffer_code_point(text, special ? windows[at[i] - 0x80] ? windows[at[i] - 0x80] : 0xFFFD : at[i]);
  }
}

/* Half a pair becomes U+FFFD. */
static void from_utf16(Buffer *text, const unsigned char *at, size_t length, bool big)
{
  for (size_t i = 0; i + 1 < length; i += 2) {
    uint32_t unit = (uint32_t)(big ? at[i] << 8 | at[i + 1] : at[i + 1] << 8 | at[i]);
    if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < length) {
      const uint32_t low = (uint32_t)(big ? at[i + 2] << 8 | at[i + 3] : at[i + 3] << 8 | at[i + 2]);
      if (low >= 0xDC00 && low < 0xE000) {
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    buffer_code_point(text, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
  }
}

static void to_text(const Import *import, Buffer *text)
{
  const unsigned char *at = (const unsigned char *)import->bytes;
  const size_t length = import->length;
  if (length >= 2 && at[0] == 0xFF && at[1] == 0xFE)
    from_utf16(text, at + 2, length - 2, false);
  else if (length >= 2 && at[0] == 0xFE && at[1] == 0xFF)
    from_utf16(text, at + 2, length - 2, true);
  else if (!text_is_utf8(import->bytes, length, NULL))
    from_windows(text, at, length);
  else if (text_starts(import->bytes, "\xEF\xBB\xBF"))
    buffer_add(text, import->bytes + 3, length - 3);
  else
    buffer_add(text, import->bytes, length);
}

/* ---- fields -------------------------------------------------------------------------------------------- */

typedef struct Csv {
  Import *import;
  Grid *grid;
  const char *at, *end, *line_start, *began; /* began: the field */
  uint32_t line, row, column; /* from 0 */
  char separator;
  Buffer field;
} Csv;

/* "line 3, column 12", columns in characters. */
static const char *place_of(const Csv *csv, const char *line_start, const char *at, uint32_t line)
{
  Arena *arena = csv->import->arena;
  char *before = arena_copy(arena, line_start, (size_t)(at - line_start));
  const char *pattern = words_rule(csv->import->words, "import", "place.line");
  return words_fill(arena, pattern ? pattern : "{line}:{column}",
                    (const char *const[]){"line", arena_format(arena, "%u", (unsigned)line + 1), "column",
                                          arena_format(arena, "%zu", text_count(before) + 1), NULL});
}

static bool fault(const Csv *csv, const char *at, const char *part)
{
  if (at < csv->line_start) /* of a field of several lines, the last */
    at = csv->line_start;
  return import_fault(csv->import, place_of(csv, csv->line_start, at, csv->line), part, NULL);
}

/* That which the first line has most of, outside quotes. */
static char separator_of(const char *at, const char *end)
{
  static const char separators[] = ",;\t|";
  size_t counts[sizeof separators] = {0}, best = 0;
  bool quoted = false;
  for (; at < end && (quoted || (*at != '\n' && *at != '\r')); at++) {
    quoted ^= *at == '"';
    const char *found = !quoted && *at ? strchr(separators, *at) : NULL;
    if (found)
      counts[found - separators]++;
  }
  for (size_t i = 1; i < sizeof separators - 1; i++)
    if (counts[i] > counts[best])
      best = i;
  return separators[best];
}

/* An end of line in the text, of one byte or two. */
static size_t line_end(const Csv *csv)
{
  if (*csv->at == '\r')
    return csv->at + 1 < csv->end && csv->at[1] == '\n' ? 2 : 1;
  return *csv->at == '\n';
}

static void pass_line(Csv *csv)
{
  csv->at += line_end(csv);
  csv->line++;
  csv->line_start = csv->at;
}

/* From behind the opening quote to behind the closing one. */
static bool read_quoted(Csv *csv)
{
  const char *opened = csv->at - 1, *opened_start = csv->line_start;
  const uint32_t opened_line = csv->line;
  while (csv->at < csv->end) {
    if (*csv->at == '\0')
      return fault(csv, csv->at, "nul");
    if (line_end(csv)) {
      buffer_byte(&csv->field, '\n');
      pass_line(csv);
      continue;
    }
    if (*csv->at == '"') {
      if (csv->at + 1 == csv->end || csv->at[1] != '"') {
        csv->at++;
        return true;
      }
      csv->at++;
    }
    buffer_byte(&csv->field, *csv->at++);
  }
  return import_fault(csv->import, place_of(csv, opened_start, opened, opened_line), "open-quote", NULL);
}

/* Up to the separator or the end of the line, which stay. */
static bool read_field(Csv *csv)
{
  buffer_clear(&csv->field);
  csv->began = csv->at;
  if (csv->at < csv->end && *csv->at == '"') {
    csv->at++;
    if (!read_quoted(csv))
      return false;
  }
  while (csv->at < csv->end && *csv->at != csv->separator && !line_end(csv)) {
    if (*csv->at == '\0')
      return fault(csv, csv->at, "nul");
    buffer_byte(&csv->field, *csv->at++);
  }
  return true;
}

/* What a description cannot have: a control character, which was a line end to some program,
   or half a character. */
static void make_writable(char *text)
{
  uint32_t c;
  for (size_t used; (used = text_decode(text, &c)) > 0; text += used)
    if (!is_xml_character(c))
      memcpy(text, used == 1 ? " " : "\xEF\xBF\xBD", used); /* the others take three bytes, as U+FFFD does */
}

static bool keep_field(Csv *csv)
{
  const char *text = csv->field.at ? csv->field.at : "";
  if (csv->column >= GRID_COLUMNS)
    return fault(csv, csv->began, "too-many-columns");
  if (csv->row >= GRID_ROWS)
    return fault(csv, csv->began, "too-many-rows");
  if (text_is_blank(text))
    return true;
  char *kept = arena_string(csv->grid->arena, csv_defused(text));
  make_writable(kept);
  const Cell cell = {.text = kept, .span = 1};
  return grid_cell(csv->grid, csv->row, csv->column, &cell) || fault(csv, csv->began, "too-many-cells");
}

static bool read_rows(Csv *csv)
{
  while (csv->at < csv->end) {
    if (!read_field(csv) || !keep_field(csv))
      return false;
    if (csv->at < csv->end && *csv->at == csv->separator) {
      csv->at++;
      csv->column++;
    } else if (csv->at < csv->end) {
      pass_line(csv);
      csv->row++;
      csv->column = 0;
    }
  }
  return true;
}

bool csv_read(Import *import, Grid *grid)
{
  Buffer text = {0};
  to_text(import, &text);
  Csv csv = {.import = import, .grid = grid, .at = text.at, .end = text.at ? text.at + text.length : NULL};
  csv.line_start = csv.at;
  grid_sheet(grid, NULL);
  bool read = true;
  if (csv.at) {
    csv.separator = separator_of(csv.at, csv.end);
    if (text_starts(csv.at, "sep=") && csv.at[4]) { /* what Excel writes above a table */
      csv.separator = csv.at[4];
      csv.at += 5;
      pass_line(&csv);
      csv.row++;
    }
    read = read_rows(&csv);
  }
  buffer_free(&csv.field);
  buffer_free(&text);
  return read;
}
