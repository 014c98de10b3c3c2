/*
 * pack_ods_look: the styles of an ODS that are made as they are used: of dates, of languages, of widths and
 * heights.
 */
#include "emit/pack_ods_int.h"

const char *ods_look_name(Pack *pack, const Cell *cell, bool *is_date)
{
  Ods *ods = pack->ods;
  DatePiece pieces[DATE_PIECES];
  const char *language = cell->language ? cell->language : pack->language;
  size_t count = cell->type == CELL_DATE ? pack_date_pieces(cell->text, cell->date, language, pieces) : 0;
  *is_date = count > 0;
  if (!count && !cell->language)
    return pack_look(pack, cell->style).name;
  Buffer key = {0};
  buffer_format(&key, "%d %s", cell->style, cell->language ? cell->language : "");
  for (size_t i = 0; i < count; i++) {
    bool literal = pieces[i].part == DATE_LITERAL;
    buffer_format(&key, " %d%.*s", pieces[i].part, literal ? (int)pieces[i].length : 0, literal ? pieces[i].text : "");
  }
  Look *look = map_find(ods->looks, key.at);
  if (!look) {
    look = ARENA_NEW(pack->arena, Look);
    DatePiece *kept = ARENA_ARRAY(pack->arena, DatePiece, DATE_PIECES);
    for (size_t i = 0; i < count; i++) {
      kept[i] = pieces[i];
      kept[i].text = arena_copy(pack->arena, pieces[i].text, pieces[i].length);
    }
    *look = (Look){.name = arena_format(pack->arena, "ce%zu", ++ods->look_count), .style = cell->style,
                   .language = arena_string(pack->arena, cell->language), .pieces = kept, .piece_count = count};
    map_put(ods->looks, arena_string(pack->arena, key.at), look);
    *ods->look_end = look;
    ods->look_end = &look->next;
  }
  buffer_free(&key);
  return look->name;
}

static void put_date_style(const Pack *pack, const Look *look, Buffer *out)
{
  static const char *const parts[] = {
    [DATE_DAY] = "<number:day/>",
    [DATE_DAY_TWO] = "<number:day number:style=\"long\"/>",
    [DATE_MONTH] = "<number:month/>",
    [DATE_MONTH_TWO] = "<number:month number:style=\"long\"/>",
    [DATE_MONTH_NAME] = "<number:month number:style=\"long\" number:textual=\"true\"/>",
    [DATE_YEAR] = "<number:year number:style=\"long\"/>",
  };
  buffer_format(out, "<number:date-style style:name=\"%sd\"", look->name);
  const PackLocale *locale = pack_locale(look->language ? look->language : pack->language);
  if (locale)
    buffer_format(out, " number:language=\"%s\" number:country=\"%s\"", locale->language, locale->country);
  buffer_byte(out, '>');
  for (size_t i = 0; i < look->piece_count; i++) {
    if (look->pieces[i].part != DATE_LITERAL) {
      buffer_text(out, parts[look->pieces[i].part]);
      continue;
    }
    buffer_text(out, "<number:text>");
    buffer_markup(out, look->pieces[i].text);
    buffer_text(out, "</number:text>");
  }
  buffer_text(out, "</number:date-style>");
}

void ods_looks(const Pack *pack, Buffer *out)
{
  for (const Look *look = pack->ods->first_look; look; look = look->next) {
    if (look->piece_count)
      put_date_style(pack, look, out);
    buffer_format(out, "<style:style style:name=\"%s\" style:family=\"table-cell\" style:parent-style-name=\"%s\"",
                  look->name, pack_look(pack, look->style).name);
    if (look->piece_count)
      buffer_format(out, " style:data-style-name=\"%sd\"", look->name);
    buffer_byte(out, '>');
    if (look->piece_count)
      buffer_text(out, "<style:table-cell-properties style:text-align-source=\"fix\"/><style:paragraph-properties "
                       "fo:text-align=\"start\"/>");
    if (look->language) {
      buffer_text(out, "<style:text-properties");
      ods_attribute(out, "fo:language", look->language);
      buffer_text(out, "/>");
    }
    buffer_text(out, "</style:style>");
  }
}

void ods_sizes(const Ods *ods, Buffer *out)
{
  for (int i = 0; i <= ODS_WIDEST; i++)
    if (ods->widths[i])
      buffer_format(out, "<style:style style:name=\"co%d\" style:family=\"table-column\"><style:table-column-properties "
                         "style:column-width=\"%.2fcm\"/></style:style>", i, 0.19 * i + 0.25);
  for (int i = 0; i <= ODS_HIGHEST; i++)
    if (ods->heights[i] && i == 0)
      buffer_text(out, "<style:style style:name=\"ro0\" style:family=\"table-row\"><style:table-row-properties "
                       "style:use-optimal-row-height=\"true\"/></style:style>");
    else if (ods->heights[i])
      buffer_format(out, "<style:style style:name=\"ro%d\" style:family=\"table-row\"><style:table-row-properties "
                         "style:row-height=\"%dpt\" style:use-optimal-row-height=\"false\"/></style:style>", i, i);
}
