/*
 * pack_xlsx: Office Open XML, by libxlsxwriter.
 *
 * Every text is written as a string: no cell is a formula.  The library writes a file of its own, with more
 * beside it while it works: they stand in the staging folder, or with --check in that of temporary files.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "emit/pack_xlsx_int.h"

enum {
  TEXT_LIMIT = 32767, /* units of a cell and of a comment */
  LINK_LIMIT = 65000, /* of a sheet */
  ADDRESS_LIMIT = 2000,
  FOOTER_LIMIT = 200,
  HIGHEST = 409,     /* of a row, in points */
  USUAL_HEIGHT = 17,
  A4 = 9
};

NORETURN static void fail(const Pack *pack, const char *why)
{
  stage_failed(pack->writer->build->stage, "cannot make %s: %s; nothing was changed", pack->writer->path, why);
}

void xlsx_done(const Pack *pack, lxw_error error)
{
  if (error != LXW_NO_ERROR)
    fail(pack, lxw_strerror(error));
}

/* ---- the workbook ------------------------------------------------------------------------------------ */

static const char *temporary_folder(const Pack *pack)
{
  const Writer *writer = pack->writer;
  if (writer->sink.staged)
    return path_folder(pack->arena, writer->sink.staged);
  const char *folder = getenv("TMPDIR");
  return folder && *folder ? folder : P_tmpdir;
}

/* The first second of the description's date. */
static time_t time_of(const Pack *pack)
{
  Date date, day = {1970, 1, 1};
  const char *text = pack->writer->build->options->date;
  time_t seconds = 0;
  if (!text || !date_parse(text, &date) || date_compare(date, day) <= 0)
    date = (Date){1980, 1, 1};
  for (int year = 1970; year < date.year; year++)
    seconds += (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365) * 86400L;
  for (day.year = date.year; date_compare(day, date) < 0; day = date_add(day, (Duration){.days = 1}))
    seconds += 86400;
  return seconds;
}

static void begin(Pack *pack)
{
  Xlsx *xlsx = ARENA_NEW(pack->arena, Xlsx);
  pack->xlsx = xlsx;
  xlsx->dates = map_new(pack->arena);
  xlsx->choices_end = &xlsx->choices;
  xlsx->links_end = &xlsx->links;
  char *folder = arena_string(pack->arena, temporary_folder(pack));
  char *path = path_join(pack->arena, folder, "ppc-XXXXXX");
  int fd = mkstemp(path);
  if (fd < 0)
    fail(pack, strerror(errno));
  close(fd);
  xlsx->path = path;
  lxw_workbook_options options = {.tmpdir = folder};
  xlsx->workbook = workbook_new_opt(path, &options);
  if (!xlsx->workbook)
    machine_failed("out of memory");
  lxw_doc_properties properties = {.title = arena_string(pack->arena, pack->title),
                                   .author = arena_string(pack->arena, pack->organisation),
                                   .company = arena_string(pack->arena, pack->organisation),
                                   .created = time_of(pack)};
  xlsx_done(pack, workbook_set_properties(xlsx->workbook, &properties));
}

/* ---- sheets ------------------------------------------------------------------------------------------ */

static void set_print(Pack *pack, const Sheet *sheet)
{
  lxw_worksheet *worksheet = pack->xlsx->worksheet;
  const char *foot = pack->footer ? pack->footer : pack->title ? pack->title : "";
  Buffer text = {0};
  buffer_text(&text, "&L&8 "); /* a number would make the letters larger */
  for (const char *at = foot, *end = foot + pack_cut(foot, FOOTER_LIMIT); at < end; at++) {
    buffer_byte(&text, *at == '\n' ? ' ' : *at);
    if (*at == '&')
      buffer_byte(&text, '&');
  }
  buffer_text(&text, "&R&8 &P / &N");
  if (pack_units(text.at) < LXW_HEADER_FOOTER_MAX)
    xlsx_done(pack, worksheet_set_footer(worksheet, text.at));
  buffer_free(&text);
  worksheet_set_paper(worksheet, A4);
  worksheet_fit_to_pages(worksheet, 1, 0);
  if (sheet->landscape)
    worksheet_set_landscape(worksheet);
  if (sheet->freeze_rows)
    xlsx_done(pack, worksheet_repeat_rows(worksheet, 0, (lxw_row_t)sheet->freeze_rows - 1));
  if (sheet->freeze_columns)
    xlsx_done(pack, worksheet_repeat_columns(worksheet, 0, (lxw_col_t)(sheet->freeze_columns - 1)));
}

static void open_sheet(Pack *pack, const Sheet *sheet)
{
  Xlsx *xlsx = pack->xlsx;
  xlsx->worksheet = workbook_add_worksheet(xlsx->workbook, sheet->name);
  xlsx->link_count = 0;
  memset(xlsx->above, 0, sizeof xlsx->above);
  if (!xlsx->worksheet)
    fail(pack, "a sheet is refused");
  for (size_t i = 0; i < sheet->width_count; i++)
    xlsx_done(pack, worksheet_set_column(xlsx->worksheet, (lxw_col_t)i, (lxw_col_t)i,
                                         sheet->widths[i] < 250 ? (double)sheet->widths[i] + 1 : 250, NULL));
  if (sheet->freeze_rows || sheet->freeze_columns)
    worksheet_freeze_panes(xlsx->worksheet, (lxw_row_t)sheet->freeze_rows, (lxw_col_t)sheet->freeze_columns);
  set_print(pack, sheet);
}

/* ---- cells ------------------------------------------------------------------------------------------- */

/* "_x000D_" is a line end to those who read the format:
   an underscore that begins such a sign is written as one. */
static const char *without_escapes(Pack *pack, const char *text)
{
  if (!strstr(text, "_x"))
    return text;
  Buffer out = {0};
  for (const char *at = text; *at; at++) {
    bool escape = at[0] == '_' && at[1] == 'x' && strspn(at + 2, "0123456789ABCDEFabcdef") >= 4 && at[6] == '_';
    buffer_text(&out, escape ? "_x005F_" : (const char[]){*at, '\0'});
  }
  const char *copy = arena_copy(pack->passing, out.at, out.length);
  buffer_free(&out);
  return copy;
}

static Later *put_later(Pack *pack, Later ***end, const Later *later)
{
  Later *kept = ARENA_NEW(pack->arena, Later);
  *kept = *later;
  kept->what = arena_string(pack->arena, later->what);
  kept->text = arena_string(pack->arena, later->text);
  **end = kept;
  *end = &kept->next;
  return kept;
}

static void put_choices(Pack *pack, const char *choices, lxw_row_t row, lxw_col_t column)
{
  Xlsx *xlsx = pack->xlsx;
  Later *above = column < COLUMNS_WATCHED ? xlsx->above[column] : NULL;
  if (above && above->last + 1 == row && strcmp(above->what, choices) == 0) {
    above->last = row;
    return;
  }
  above = put_later(pack, &xlsx->choices_end, &(Later){.worksheet = xlsx->worksheet, .row = row, .last = row,
                                                       .column = column, .what = choices});
  if (column < COLUMNS_WATCHED)
    xlsx->above[column] = above;
}

static bool can_link(Pack *pack, const Cell *cell)
{
  if (!cell->link || !*cell->text || pack->xlsx->link_count >= LINK_LIMIT)
    return false;
  return cell->link[0] == '#' || (link_address(cell->link) && strlen(cell->link) < ADDRESS_LIMIT);
}

static void put_content(Pack *pack, const Cell *cell, lxw_row_t row, lxw_col_t column)
{
  Xlsx *xlsx = pack->xlsx;
  bool is_link = can_link(pack, cell);
  const XlsxFormat *look = xlsx_format(pack, cell, is_link);
  lxw_format *format = look->format;
  const char *text = without_escapes(pack, cell->text);
  bool rule_later = cell->style == CELL_VALUE && cell->columns > 1 && cell->rows == 1;
  if (rule_later)
    xlsx_rule_span(pack, cell, row);
  if (cell->columns > 1 || cell->rows > 1)
    xlsx_done(pack, worksheet_merge_range(xlsx->worksheet, row, column, row + (lxw_row_t)cell->rows - 1,
                                          (lxw_col_t)(column + cell->columns - 1), "",
                                          look->ruled && !rule_later ? format : NULL));
  lxw_datetime date = {.year = cell->date.year, .month = cell->date.month, .day = cell->date.day};
  if (look->is_date)
    xlsx_done(pack, worksheet_write_datetime(xlsx->worksheet, row, column, &date, format));
  else if (cell->type == CELL_NUMBER)
    xlsx_done(pack, worksheet_write_number(xlsx->worksheet, row, column, strtod(cell->value, NULL), format));
  else if (*text)
    xlsx_done(pack, worksheet_write_string(xlsx->worksheet, row, column, text, format));
  else
    xlsx_done(pack, worksheet_write_blank(xlsx->worksheet, row, column, format));
  if (!is_link)
    return;
  xlsx->link_count++;
  put_later(pack, &xlsx->links_end, &(Later){.worksheet = xlsx->worksheet, .row = row, .last = row, .column = column,
                                             .format = format, .what = cell->link, .text = text});
}

static void put_help(Pack *pack, const char *help, lxw_row_t row, lxw_col_t column)
{
  enum { LETTERS_A_LINE = 44, WIDTH = 300, LINE = 17 }; /* pixels */
  size_t lines = text_count(help) / LETTERS_A_LINE + 2;
  for (const char *at = help; (at = strchr(at, '\n')); at++)
    lines++;
  lxw_comment_options options = {.width = WIDTH, .height = (uint16_t)(LINE * (lines < 40 ? lines : 40)),
                                 .color = 0xFFFFE1};
  const char *text = arena_copy(pack->passing, help, pack_cut(help, TEXT_LIMIT));
  xlsx_done(pack, worksheet_write_comment_opt(pack->xlsx->worksheet, row, column, without_escapes(pack, text),
                                              &options));
}

static void add_row(Pack *pack, const Sheet *sheet, const Row *row)
{
  Xlsx *xlsx = pack->xlsx;
  if (row->number >= LXW_ROW_MAX || row->columns > LXW_COL_MAX)
    stage_failed(pack->writer->build->stage, "cannot make %s: sheet '%s' is larger than XLSX allows; nothing was changed",
                 pack->writer->path, sheet->name);
  lxw_row_t number = (lxw_row_t)row->number;
  if (row->height > USUAL_HEIGHT) /* some readers find out no height at all */
    xlsx_done(pack, worksheet_set_row(xlsx->worksheet, number, row->height < HIGHEST ? row->height : HIGHEST, NULL));
  for (size_t i = 0; i < row->count; i++) {
    const Cell *cell = &row->cells[i];
    lxw_col_t column = (lxw_col_t)cell->column;
    if (cell->covered)
      continue;
    put_content(pack, cell, number, column);
    if (cell->help && *cell->help)
      put_help(pack, cell->help, number, column);
    if (cell->choices)
      put_choices(pack, cell->choices, number, column);
  }
}

static void close_sheet(Pack *pack, const Sheet *sheet)
{
  xlsx_rule_end(pack);
  if (sheet->filters)
    xlsx_done(pack, worksheet_autofilter(pack->xlsx->worksheet, (lxw_row_t)sheet->filter_row,
                                         (lxw_col_t)sheet->filter_first, (lxw_row_t)sheet->filter_bottom,
                                         (lxw_col_t)sheet->filter_last));
}

/* ---- the end ----------------------------------------------------------------------------------------- */

/* 'L''une' */
static void put_sheet_name(const char *name, Buffer *out)
{
  buffer_byte(out, '\'');
  for (; *name; name++)
    buffer_text(out, *name == '\'' ? "''" : (const char[]){*name, '\0'});
  buffer_byte(out, '\'');
}

static void set_choices(Pack *pack)
{
  for (const Later *later = pack->xlsx->choices; later; later = later->next) {
    const List *list = map_find(pack->lists, later->what);
    if (!list)
      continue;
    Buffer range = {0};
    char column[8];
    pack_column_name(list->column, column);
    buffer_byte(&range, '=');
    put_sheet_name(list->sheet->name, &range);
    buffer_format(&range, "!$%s$%zu:$%s$%zu", column, list->first + 1, column, list->last + 1);
    lxw_data_validation validation = {.validate = LXW_VALIDATION_TYPE_LIST_FORMULA, .value_formula = range.at,
                                      .show_error = LXW_VALIDATION_OFF}; /* other text may stand there */
    xlsx_done(pack, worksheet_data_validation_range(later->worksheet, later->row, later->column, later->last,
                                                    later->column, &validation));
    buffer_free(&range);
  }
}

static void set_links(Pack *pack)
{
  for (const Later *later = pack->xlsx->links; later; later = later->next) {
    Buffer address = {0};
    if (later->what[0] == '#') {
      const Sheet *sheet = map_find(pack->sheets, later->what + 1);
      if (!sheet)
        continue;
      buffer_text(&address, "internal:");
      put_sheet_name(sheet->name, &address);
      buffer_text(&address, "!A1");
    } else {
      buffer_text(&address, later->what);
    }
    /* What the library takes for too long an address stays text, as it is. */
    worksheet_write_url_opt(later->worksheet, later->row, later->column, address.at, later->format, later->text, NULL);
    buffer_free(&address);
  }
}

static void take_file(Pack *pack)
{
  enum { PIECE = 1 << 16 };
  char piece[PIECE];
  Sink *sink = &pack->writer->sink;
  int fd = open(pack->xlsx->path, O_RDONLY | O_CLOEXEC);
  ssize_t count = fd < 0 ? -1 : 1;
  while (count > 0 && (count = read(fd, piece, PIECE)) > 0) {
    buffer_add(&sink->buffer, piece, (size_t)count);
    sink_flush(sink);
  }
  if (count < 0)
    fail(pack, strerror(errno));
  close(fd);
}

static void end(Pack *pack)
{
  Xlsx *xlsx = pack->xlsx;
  /* A workbook has one sheet at least */
  if (!xlsx->worksheet && !workbook_add_worksheet(xlsx->workbook, "-"))
    fail(pack, "a sheet is refused");
  set_choices(pack);
  set_links(pack);
}

static void write_file(Pack *pack)
{
  pack->xlsx->error = workbook_close(pack->xlsx->workbook);
}

static void take(Pack *pack)
{
  if (pack->xlsx->error == LXW_NO_ERROR)
    take_file(pack);
  unlink(pack->xlsx->path);
  xlsx_done(pack, pack->xlsx->error);
}

const char *pack_library(void)
{
  return lxw_version();
}

const PackFormat pack_xlsx = {.begin = begin, .open = open_sheet, .row = add_row, .close = close_sheet, .end = end,
                              .write = write_file, .take = take, .cell_limit = TEXT_LIMIT};
