/*
 * pack_xlsx_look: formats of cells, made as they are used.
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
  } else if (look->rule_width > 0) {
    format_set_bottom(format, border);
    format_set_bottom_color(format, colour_of(look->rule));
  }
}

static lxw_format *make(Pack *pack, CellStyle style, bool is_link, const char *date)
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
  set_rule(format, &look);
  format_set_text_wrap(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (date) {
    format_set_num_format(format, date);
    format_set_align(format, LXW_ALIGN_LEFT);
  }
  return format;
}

lxw_format *xlsx_format(Pack *pack, const Cell *cell, bool is_link, bool *is_date)
{
  Buffer key = {0}, date = {0};
  if (cell->type == CELL_DATE)
    date_format_of(pack, cell, &date);
  *is_date = date.length > 0 && date.length < LXW_FORMAT_FIELD_LEN;
  buffer_format(&key, "%d%s %s", cell->style, is_link ? "#" : "", *is_date ? date.at : "");
  lxw_format *format = map_find(pack->xlsx->formats, key.at);
  if (!format) {
    format = make(pack, cell->style, is_link, *is_date ? date.at : NULL);
    map_put(pack->xlsx->formats, arena_string(pack->arena, key.at), format);
  }
  buffer_free(&key);
  buffer_free(&date);
  return format;
}
