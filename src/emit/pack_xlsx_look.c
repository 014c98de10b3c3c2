/*
 * pack_xlsx_look: formats of cells, made as they are used; and the rules below values that span columns.
 */
#include <stdlib.h>
#include <string.h>

#include "emit/pack_xlsx_int.h"

/* "[$-40C]d mmmm yyyy"; nothing where it cannot be said. */
static void date_format_of(const Pack *pack, const Cell *cell, Buffer *out)
{
  static const char *const parts[] = {[DATE_DAY] = "d",     [DATE_DAY_TWO] = "dd",    [DATE_MONTH] = "m",
                                      [DATE_MONTH_TWO] = "mm", [DATE_MONTH_NAME] = "mmmm", [DATE_YEAR] = "yyyy"};
  DatePiece pieces[DATE_PIECES];
  const char *language = cell->language ? cell->language : pack->language;
  bool can = cell->date.year >= 1901; /* its first whole year */
  size_t count = can ? pack_date_pieces(cell->text, cell->date, language, pieces) : 0;
  if (count && pack_locale(language))
    buffer_format(out, "[$-%s]", pack_locale(language)->number);
  for (size_t i = 0; i < count; i++) {
    if (pieces[i].part != DATE_LITERAL)
      buffer_text(out, parts[pieces[i].part]);
    else if (memchr(pieces[i].text, '"', pieces[i].length))
      buffer_clear(out);
    else
      buffer_format(out, "\"%.*s\"", (int)pieces[i].length, pieces[i].text);
  }
}

static lxw_color_t colour_of(const char *colour)
{
  return (lxw_color_t)strtoul(colour + 1, NULL, 16);
}

static void set_rule(lxw_format *format, const CellLook *look)
{
  uint8_t border = look->rule_width > 1 ? LXW_BORDER_MEDIUM : LXW_BORDER_THIN;
  if (look->framed) {
    format_set_border(format, border);
    format_set_border_color(format, colour_of(look->rule));
  } else {
    format_set_bottom(format, border);
    format_set_bottom_color(format, colour_of(look->rule));
  }
}

static XlsxFormat make(Pack *pack, CellStyle style, bool is_link, const char *date)
{
  CellLook look = pack_look(pack, style);
  lxw_format *format = workbook_add_format(pack->xlsx->workbook);
  format_set_font_name(format, PACK_FONT);
  format_set_font_size(format, look.size);
  format_set_font_color(format, is_link ? colour_of("#0b3d91") : colour_of(look.ink));
  if (is_link)
    format_set_underline(format, LXW_UNDERLINE_SINGLE);
  if (look.bold)
    format_set_bold(format);
  if (look.ground)
    format_set_bg_color(format, colour_of(look.ground));
  if (look.rule_width > 0)
    set_rule(format, &look);
  format_set_text_wrap(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (date) {
    format_set_num_format(format, date);
    format_set_align(format, LXW_ALIGN_LEFT);
  }
  return (XlsxFormat){.format = format, .ruled = look.rule_width > 0, .is_date = date != NULL};
}

static XlsxFormat *dated_format(Pack *pack, const Cell *cell, bool is_link)
{
  Buffer key = {0}, date = {0};
  date_format_of(pack, cell, &date);
  XlsxFormat *format = NULL;
  if (date.length > 0 && date.length < LXW_FORMAT_FIELD_LEN) {
    buffer_format(&key, "%d%s %s", cell->style, is_link ? "#" : "", date.at);
    format = map_find(pack->xlsx->dates, key.at);
  }
  if (key.length && !format) {
    format = ARENA_NEW(pack->arena, XlsxFormat);
    *format = make(pack, cell->style, is_link, date.at);
    map_put(pack->xlsx->dates, arena_string(pack->arena, key.at), format);
  }
  buffer_free(&key);
  buffer_free(&date);
  return format;
}

const XlsxFormat *xlsx_format(Pack *pack, const Cell *cell, bool is_link)
{
  XlsxFormat *format = cell->type == CELL_DATE ? dated_format(pack, cell, is_link) : NULL;
  if (format)
    return format;
  format = &pack->xlsx->formats[cell->style][is_link];
  if (!format->format)
    *format = make(pack, cell->style, is_link, NULL);
  return format;
}

/* ---- rules below spans --------------------------------------------------------------------------------- */

static void put_area(Xlsx *xlsx)
{
  const Area *area = &xlsx->area;
  char first[8], last[8];
  if (!area->columns)
    return;
  pack_column_name(area->column, first);
  pack_column_name(area->column + area->columns - 1, last);
  buffer_format(&xlsx->areas, "%s%s%zu:%s%zu", xlsx->areas.length ? " " : "", first, area->row + 1, last,
                area->row + area->rows);
}

static void rule_areas(Pack *pack)
{
  Xlsx *xlsx = pack->xlsx;
  if (!xlsx->areas.length)
    return;
  if (!xlsx->rule) {
    CellLook look = pack_look(pack, CELL_VALUE);
    xlsx->rule = workbook_add_format(xlsx->workbook);
    set_rule(xlsx->rule, &look);
  }
  lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = "=TRUE",
                                 .format = xlsx->rule, .multi_range = xlsx->areas.at};
  xlsx_done(pack, worksheet_conditional_format_cell(xlsx->worksheet, 0, 0, &rule));
  buffer_clear(&xlsx->areas);
}

/* The spans of a row go to those of the row above, where they reach from the same column to the same. */
static void end_line(Pack *pack)
{
  enum { AREAS_LIMIT = 2000 }; /* bytes: the library's attributes hold 2079 */
  Area *area = &pack->xlsx->area, *line = &pack->xlsx->line;
  if (area->row + area->rows == line->row && area->column == line->column && area->columns == line->columns) {
    area->rows++;
  } else if (line->columns) {
    put_area(pack->xlsx);
    *area = *line;
  }
  if (pack->xlsx->areas.length > AREAS_LIMIT)
    rule_areas(pack);
  *line = (Area){0};
}

void xlsx_rule_span(Pack *pack, const Cell *cell, size_t row)
{
  Area *line = &pack->xlsx->line;
  if (line->columns && line->row == row && line->column + line->columns == cell->column) {
    line->columns += cell->columns;
  } else {
    end_line(pack);
    *line = (Area){.row = row, .rows = 1, .column = cell->column, .columns = cell->columns};
  }
}

void xlsx_rule_end(Pack *pack)
{
  end_line(pack);
  put_area(pack->xlsx);
  rule_areas(pack);
  pack->xlsx->area = (Area){0};
  buffer_free(&pack->xlsx->areas);
}
