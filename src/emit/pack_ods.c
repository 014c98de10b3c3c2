/*
 * pack_ods: OpenDocument 1.3.
 *
 * The content is compressed as its rows come.  Its head, which declares styles and drop-downs, is made last,
 * when all are known; and a link to a sheet that comes later gets its place, and its address when that sheet
 * has its name. Every text is of the type string: no cell is a formula.
 */
#include <stdlib.h>
#include <string.h>

#include "emit/pack_ods_int.h"

enum { FLUSH_AT = 1 << 15, COLUMNS = 16384 };

static void begin(Pack *pack)
{
  Ods *ods = ARENA_NEW(pack->arena, Ods);
  ods->content = growing_new();
  ods->looks = map_new(pack->arena);
  ods->choices = map_new(pack->arena);
  ods->look_end = &ods->first_look;
  ods->choices_end = &ods->first_choices;
  ods->link_end = &ods->links;
  pack->ods = ods;
}

/* ---- text -------------------------------------------------------------------------------------------- */

/* Blanks in a row, at either end, and tabs have elements of their own. */
static void put_line(Buffer *out, const char *text, size_t length)
{
  static const char *const signs[] = {['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['\t'] = "<text:tab/>"};
  const char *end = text + length, *start = text;
  while (text < end) {
    const char *plain = text;
    while (text < end && *text != ' ' && ((unsigned char)*text >= COUNT_OF(signs) || !signs[(unsigned char)*text]))
      text++;
    buffer_add(out, plain, (size_t)(text - plain));
    if (text == end)
      return;
    if (*text != ' ') {
      buffer_text(out, signs[(unsigned char)*text++]);
      continue;
    }
    const char *blanks = text;
    while (text < end && *text == ' ')
      text++;
    if (text - blanks == 1 && blanks > start && text < end)
      buffer_byte(out, ' ');
    else
      buffer_format(out, "<text:s text:c=\"%zu\"/>", (size_t)(text - blanks));
  }
}

/* A paragraph a line; each may be a link. */
static void put_paragraphs(Buffer *out, const char *text, const char *address)
{
  for (;;) {
    size_t length = strcspn(text, "\n");
    buffer_text(out, "<text:p>");
    if (address)
      buffer_format(out, "<text:a xlink:type=\"simple\" xlink:href=\"%s\">", address);
    put_line(out, text, length);
    buffer_text(out, address ? "</text:a></text:p>" : "</text:p>");
    if (!text[length])
      return;
    text += length + 1;
  }
}

static char *taken(Arena *arena, Buffer *buffer)
{
  char *copy = arena_copy(arena, buffer->length ? buffer->at : "", buffer->length);
  buffer_free(buffer);
  return copy;
}

static char *sheet_address(Arena *arena, const Sheet *sheet)
{
  Buffer address = {0};
  buffer_byte(&address, '#');
  ods_sheet_name(&address, sheet->name);
  buffer_text(&address, ".A1");
  return taken(arena, &address);
}

static void put_linked(Pack *pack, const Cell *cell)
{
  Ods *ods = pack->ods;
  Buffer address = {0};
  if (cell->link[0] != '#') {
    const char *allowed = link_address(cell->link);
    if (allowed)
      buffer_markup(&address, allowed);
    put_paragraphs(&ods->text, cell->text, address.at);
    buffer_free(&address);
    return;
  }
  const Sheet *sheet = map_find(pack->sheets, cell->link + 1);
  if (sheet) {
    put_paragraphs(&ods->text, cell->text, sheet_address(pack->passing, sheet));
    return;
  }
  Link *link = ARENA_NEW(pack->arena, Link);
  growing_add(ods->content, &ods->text);
  *link = (Link){.place = growing_leave(ods->content), .sheet = arena_string(pack->arena, cell->link + 1),
                 .text = arena_string(pack->arena, cell->text)};
  *ods->link_end = link;
  ods->link_end = &link->next;
}

static void fill_links(Pack *pack)
{
  Ods *ods = pack->ods;
  for (const Link *link = ods->links; link; link = link->next) {
    const Sheet *sheet = map_find(pack->sheets, link->sheet);
    Buffer text = {0};
    put_paragraphs(&text, link->text, sheet ? sheet_address(pack->arena, sheet) : NULL);
    growing_fill(ods->content, link->place, taken(pack->arena, &text));
  }
}

/* ---- drop-downs and filters -------------------------------------------------------------------------- */

static const char *choices_name(Pack *pack, const char *list)
{
  Ods *ods = pack->ods;
  Choices *choices = map_find(ods->choices, list);
  if (!choices) {
    choices = ARENA_NEW(pack->arena, Choices);
    choices->list = arena_string(pack->arena, list);
    choices->name = arena_format(pack->arena, "choices%zu", ++ods->choices_count);
    map_put(ods->choices, choices->list, choices);
    *ods->choices_end = choices;
    ods->choices_end = &choices->next;
  }
  return choices->name;
}

/* Other text may stand in the cell than the list has: the authors' words do. */
static void put_choices(const Pack *pack, Buffer *out)
{
  if (!pack->ods->first_choices)
    return;
  buffer_text(out, "<table:content-validations>");
  for (const Choices *choices = pack->ods->first_choices; choices; choices = choices->next) {
    const List *list = map_find(pack->lists, choices->list);
    buffer_format(out, "<table:content-validation table:name=\"%s\" table:allow-empty-cell=\"true\"", choices->name);
    if (list) {
      char column[8];
      pack_column_name(list->column, column);
      buffer_text(out, " table:condition=\"of:cell-content-is-in-list([$");
      ods_sheet_name(out, list->sheet->name);
      buffer_format(out, ".$%s$%zu:.$%s$%zu])\" table:display-list=\"unsorted\"", column, list->first + 1, column,
                    list->last + 1);
    }
    buffer_text(out, "><table:error-message table:message-type=\"information\" table:display=\"false\"/>"
                     "</table:content-validation>");
  }
  buffer_text(out, "</table:content-validations>");
}

static void add_filter(Pack *pack, const Sheet *sheet)
{
  Buffer *out = &pack->ods->filters;
  char first[8], last[8];
  if (!sheet->filters)
    return;
  pack_column_name(sheet->filter_first, first);
  pack_column_name(sheet->filter_last, last);
  buffer_format(out, "<table:database-range table:name=\"__Anonymous_Sheet_DB__%zu\" table:target-range-address=\"",
                sheet->number); /* a name that is shown nowhere */
  ods_sheet_name(out, sheet->name);
  buffer_format(out, ".%s%zu:", first, sheet->filter_row + 1);
  ods_sheet_name(out, sheet->name);
  buffer_format(out, ".%s%zu\" table:display-filter-buttons=\"true\"/>", last, sheet->filter_bottom + 1);
}

/* ---- sheets ------------------------------------------------------------------------------------------ */

static void put_columns(Ods *ods, const Sheet *sheet, size_t from, size_t to)
{
  for (size_t i = from; i < to; i++) {
    size_t width = sheet->widths[i] < ODS_WIDEST ? sheet->widths[i] : ODS_WIDEST;
    ods->widths[width] = true;
    buffer_format(&ods->text, "<table:table-column table:style-name=\"co%zu\" table:default-cell-style-name=\"Default\"/>",
                  width);
  }
}

static void open_sheet(Pack *pack, const Sheet *sheet)
{
  Ods *ods = pack->ods;
  size_t heads = sheet->freeze_columns < sheet->width_count ? sheet->freeze_columns : sheet->width_count;
  if (!ods->first_sheet)
    ods->first_sheet = sheet->name;
  buffer_text(&ods->text, "<table:table");
  ods_attribute(&ods->text, "table:name", sheet->name);
  buffer_format(&ods->text, " table:style-name=\"%s\">", sheet->landscape ? "ta2" : "ta1");
  if (heads)
    buffer_text(&ods->text, "<table:table-header-columns>");
  put_columns(ods, sheet, 0, heads);
  if (heads)
    buffer_text(&ods->text, "</table:table-header-columns>");
  put_columns(ods, sheet, heads, sheet->width_count);
  if (sheet->width_count < COLUMNS)
    buffer_format(&ods->text, "<table:table-column table:number-columns-repeated=\"%zu\" "
                              "table:default-cell-style-name=\"Default\"/>", COLUMNS - sheet->width_count);
  ods->heads = sheet->freeze_rows > 0;
  if (ods->heads)
    buffer_text(&ods->text, "<table:table-header-rows>");
}

static void put_help(Buffer *out, const char *help)
{
  enum { LETTERS_A_LINE = 48 };
  size_t lines = text_count(help) / LETTERS_A_LINE + 2;
  for (const char *at = help; (at = strchr(at, '\n')); at++)
    lines++;
  buffer_format(out, "<office:annotation office:display=\"false\" svg:width=\"8cm\" svg:height=\"%.1fcm\">",
                0.45 * (double)lines);
  put_paragraphs(out, help, NULL);
  buffer_text(out, "</office:annotation>");
}

static void put_cell(Pack *pack, const Cell *cell)
{
  Ods *ods = pack->ods;
  Buffer *out = &ods->text;
  if (cell->covered) {
    buffer_text(out, "<table:covered-table-cell");
    if (cell->columns > 1)
      buffer_format(out, " table:number-columns-repeated=\"%zu\"", cell->columns);
    buffer_text(out, "/>");
    return;
  }
  bool is_date;
  buffer_text(out, "<table:table-cell table:style-name=\"");
  buffer_text(out, ods_look_name(pack, cell, &is_date));
  buffer_byte(out, '"');
  if (cell->choices)
    buffer_format(out, " table:content-validation-name=\"%s\"", choices_name(pack, cell->choices));
  if (cell->columns > 1 || cell->rows > 1)
    buffer_format(out, " table:number-columns-spanned=\"%zu\" table:number-rows-spanned=\"%zu\"", cell->columns, cell->rows);
  if (is_date)
    buffer_format(out, " office:value-type=\"date\" office:date-value=\"%s\"", cell->value);
  else if (cell->type == CELL_NUMBER)
    buffer_format(out, " office:value-type=\"float\" office:value=\"%s\"", cell->value);
  else if (*cell->text)
    buffer_text(out, " office:value-type=\"string\"");
  buffer_byte(out, '>');
  if (cell->help)
    put_help(out, cell->help);
  if (*cell->text && cell->link)
    put_linked(pack, cell);
  else if (*cell->text)
    put_paragraphs(out, cell->text, NULL);
  buffer_text(out, "</table:table-cell>");
}

static void end_heads(Ods *ods)
{
  if (ods->heads)
    buffer_text(&ods->text, "</table:table-header-rows>");
  ods->heads = false;
}

static void add_row(Pack *pack, const Sheet *sheet, const Row *row)
{
  Ods *ods = pack->ods;
  if (row->number == sheet->freeze_rows)
    end_heads(ods);
  size_t height = !row->shared ? 0 : row->height < ODS_HIGHEST ? (size_t)row->height + 1 : ODS_HIGHEST;
  ods->heights[height] = true;
  buffer_format(&ods->text, "<table:table-row table:style-name=\"ro%zu\">", height);
  for (size_t i = 0; i < row->count; i++)
    put_cell(pack, &row->cells[i]);
  buffer_text(&ods->text, row->count ? "</table:table-row>" : "<table:table-cell/></table:table-row>");
  if (ods->text.length >= FLUSH_AT)
    growing_add(ods->content, &ods->text);
}

static void put_view(Buffer *out, const char *name, const char *type, size_t value)
{
  buffer_format(out, "<config:config-item config:name=\"%s\" config:type=\"%s\">%zu</config:config-item>", name, type,
                value);
}

/* What stays in sight; LibreOffice's way, which others read too. */
static void add_view(Pack *pack, const Sheet *sheet)
{
  Buffer *out = &pack->ods->views;
  size_t rows = sheet->freeze_rows, columns = sheet->freeze_columns;
  if (!rows && !columns)
    return;
  buffer_text(out, "<config:config-item-map-entry");
  ods_attribute(out, "config:name", sheet->name);
  buffer_byte(out, '>');
  put_view(out, "CursorPositionX", "int", columns);
  put_view(out, "CursorPositionY", "int", rows);
  put_view(out, "HorizontalSplitMode", "short", columns ? 2 : 0);
  put_view(out, "VerticalSplitMode", "short", rows ? 2 : 0);
  put_view(out, "HorizontalSplitPosition", "int", columns);
  put_view(out, "VerticalSplitPosition", "int", rows);
  put_view(out, "ActiveSplitRange", "short", columns ? 3 : 2);
  put_view(out, "PositionLeft", "int", 0);
  put_view(out, "PositionRight", "int", columns);
  put_view(out, "PositionTop", "int", 0);
  put_view(out, "PositionBottom", "int", rows);
  buffer_text(out, "</config:config-item-map-entry>");
}

static void close_sheet(Pack *pack, const Sheet *sheet)
{
  Ods *ods = pack->ods;
  end_heads(ods);
  if (!sheet->rows)
    buffer_text(&ods->text, "<table:table-row><table:table-cell/></table:table-row>");
  buffer_text(&ods->text, "</table:table>");
  growing_add(ods->content, &ods->text);
  add_filter(pack, sheet);
  add_view(pack, sheet);
}

/* ---- the whole --------------------------------------------------------------------------------------- */

static void put_head(const Pack *pack, Buffer *out)
{
  buffer_format(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content %s><office:automatic-styles>"
                     "<style:style style:name=\"ta1\" style:family=\"table\" style:master-page-name=\"Portrait\">"
                     "<style:table-properties table:display=\"true\"/></style:style>"
                     "<style:style style:name=\"ta2\" style:family=\"table\" style:master-page-name=\"Landscape\">"
                     "<style:table-properties table:display=\"true\"/></style:style>", ods_names);
  ods_sizes(pack->ods, out);
  ods_looks(pack, out);
  buffer_text(out, "</office:automatic-styles><office:body><office:spreadsheet>");
  put_choices(pack, out);
}

static void put_tail(const Pack *pack, Buffer *out)
{
  if (pack->ods->filters.length)
    buffer_format(out, "<table:database-ranges>%s</table:database-ranges>", pack->ods->filters.at);
  buffer_text(out, "</office:spreadsheet></office:body></office:document-content>");
}

static void add_part(Package *package, const char *name, Buffer *text)
{
  package_add(package, name, text->at, true);
  buffer_free(text);
}

static void end(Pack *pack)
{
  Ods *ods = pack->ods;
  Buffer head = {0}, tail = {0}, part = {0};
  if (!ods->first_sheet) /* a workbook has one sheet at least */
    buffer_text(&ods->text, "<table:table table:name=\"-\"><table:table-column/><table:table-row><table:table-cell/>"
                            "</table:table-row></table:table>");
  growing_add(ods->content, &ods->text);
  fill_links(pack);
  put_head(pack, &head);
  put_tail(pack, &tail);
  Growing *content = growing_join(head.at, ods->content, tail.at);
  Package *package = package_new(pack->arena);
  package_add(package, "mimetype", ods_media_type, false);
  package_add_growing(package, "content.xml", content);
  ods_styles(pack, &part);
  add_part(package, "styles.xml", &part);
  ods_meta(pack, &part);
  add_part(package, "meta.xml", &part);
  ods_settings(&ods->views, ods->first_sheet ? ods->first_sheet : "-", &part);
  add_part(package, "settings.xml", &part);
  ods_manifest(&part);
  add_part(package, "META-INF/manifest.xml", &part);
  package_write(package, &pack->writer->sink);
  growing_free(content);
  buffer_free(&head);
  buffer_free(&tail);
  buffer_free(&ods->text);
  buffer_free(&ods->views);
  buffer_free(&ods->filters);
}

const PackFormat pack_ods = {.begin = begin, .open = open_sheet, .row = add_row, .close = close_sheet, .end = end};
