/*
 * pack_sheet: the walk over sheet trees.
 *
 * Sheets get their names, cells their columns, spans the cells they cover; where lists stand and what a
 * filter takes in is noted; the banner of a draft comes first on every sheet.  What a format's cells cannot
 * hold of a text stands below the sheet's last row, in the same column, behind the name of its cell: nothing
 * is lost.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "emit/pack_int.h"

enum {
  SPAN_LIMIT = 1000, /* columns or rows: more is a fault of the stylesheet's */
  USUAL_WIDTH = 12   /* of a column that says none, in letters */
};

/* The rest of a text. */
typedef struct Overlong {
  struct Overlong *next;
  size_t column, row; /* of its cell */
  const char *rest;   /* lives as long as the workbook */
} Overlong;

/* ---- what cells say ---------------------------------------------------------------------------------- */

static const struct {
  const char *name;
  CellStyle style;
} styles[] = {
  {"title", CELL_TITLE}, {"section", CELL_SECTION}, {"head", CELL_HEAD}, {"label", CELL_LABEL},
  {"value", CELL_VALUE}, {"note", CELL_NOTE},       {"gap", CELL_GAP},
};

static CellStyle style_named(const char *name)
{
  for (size_t i = 0; name && i < COUNT_OF(styles); i++)
    if (strcmp(styles[i].name, name) == 0)
      return styles[i].style;
  return CELL_VALUE;
}

static size_t number_of(const xmlNode *node, const char *attribute, size_t otherwise)
{
  const char *text = node_attribute(node, attribute);
  unsigned long number = text ? strtoul(text, NULL, 10) : 0;
  return number ? number : otherwise;
}

static size_t span_of(const xmlNode *node, const char *attribute)
{
  size_t span = number_of(node, attribute, 1);
  return span < SPAN_LIMIT ? span : SPAN_LIMIT;
}

/* An attribute that says something, kept for as long as the arena. */
static const char *kept(Arena *arena, const xmlNode *node, const char *attribute)
{
  const char *text = node_attribute(node, attribute);
  return text && *text ? arena_string(arena, text) : NULL;
}

/* The text of a node but for that of its elements, with one sign for the end of a line. */
static const char *text_of(Arena *arena, const xmlNode *node)
{
  const xmlNode *first = node->children;
  if (first && first->type == XML_TEXT_NODE && !first->next && !strchr((const char *)first->content, '\r'))
    return arena_string(arena, (const char *)first->content); /* most are so */
  Buffer text = {0};
  for (const xmlNode *child = first; child; child = child->next) {
    if (child->type != XML_TEXT_NODE && child->type != XML_CDATA_SECTION_NODE)
      continue;
    for (const char *at = (const char *)child->content; *at; at++) {
      if (*at != '\r')
        buffer_byte(&text, *at);
      else if (at[1] != '\n')
        buffer_byte(&text, '\n');
    }
  }
  const char *copy = text.length ? arena_copy(arena, text.at, text.length) : "";
  buffer_free(&text);
  return copy;
}

static void read_type(Cell *cell, const xmlNode *node, Arena *arena)
{
  const char *type = node_attribute(node, "type");
  cell->value = kept(arena, node, "value");
  if (!type || !cell->value)
    return;
  if (strcmp(type, "date") == 0 && date_parse(cell->value, &cell->date))
    cell->type = CELL_DATE;
  else if (strcmp(type, "number") == 0 && cell->value[strspn(cell->value, "-0123456789.")] == '\0')
    cell->type = CELL_NUMBER;
}

static Cell cell_of(Pack *pack, const xmlNode *node, size_t column)
{
  Arena *arena = pack->passing;
  Cell cell = {.column = column, .style = style_named(node_attribute(node, "style"))};
  cell.columns = span_of(node, "columns");
  cell.rows = span_of(node, "rows");
  cell.text = text_of(arena, node);
  cell.choices = kept(arena, node, "choices");
  cell.link = kept(arena, node, "link");
  cell.language = kept(arena, node, "lang");
  if (text_same(cell.language, pack->language))
    cell.language = NULL;
  const xmlNode *help = node_child(node, "help");
  cell.help = help ? text_of(arena, help) : NULL;
  read_type(&cell, node, arena);
  return cell;
}

/* ---- spans ------------------------------------------------------------------------------------------- */

static void cover(Pack *pack, Sheet *sheet, const Cell *cell)
{
  size_t end = cell->column + cell->columns;
  if (sheet->below_room < end) {
    size_t room = 2 * end;
    size_t *below = ARENA_ARRAY(pack->arena, size_t, room);
    if (sheet->below_room)
      memcpy(below, sheet->below, sheet->below_room * sizeof *below);
    sheet->below = below;
    sheet->below_room = room;
  }
  for (size_t i = cell->column; i < end; i++)
    sheet->below[i] = cell->rows;
}

static bool is_covered(const Sheet *sheet, size_t column)
{
  return column < sheet->below_room && sheet->below[column] > 0;
}

/* ---- rows -------------------------------------------------------------------------------------------- */

static size_t width_of(const Sheet *sheet, const Cell *cell)
{
  size_t width = 0;
  for (size_t i = cell->column; i < cell->column + cell->columns; i++)
    width += i < sheet->width_count ? sheet->widths[i] : USUAL_WIDTH;
  return width;
}

static size_t lines_of(const Sheet *sheet, const Cell *cell, double size)
{
  size_t width = (size_t)((double)width_of(sheet, cell) * 11 / size) + 1, lines = 0; /* letters are narrow */
  for (const char *at = cell->text; *at; at++) {
    size_t letters = 0;
    for (; *at && *at != '\n'; at++)
      letters += ((unsigned char)*at & 0xC0) != 0x80;
    lines += letters ? (letters + width - 1) / width : 1;
    if (!*at)
      break;
  }
  return lines ? lines : 1;
}

#define LEADING 1.25 /* times the size of the letters */
#define PADDING 4.0  /* points */

/* No program finds out how high a row must be for text that several columns share. */
static void measure_row(const Pack *pack, const Sheet *sheet, Row *row)
{
  double alone = 0, shared = 0;
  for (size_t i = 0; i < row->count; i++) {
    const Cell *cell = &row->cells[i];
    if (cell->covered || cell->rows > 1 || !*cell->text)
      continue;
    double size = pack_look(pack, cell->style).size, *most = cell->columns > 1 ? &shared : &alone;
    double height = LEADING * size * (double)lines_of(sheet, cell, size) + PADDING;
    *most = height > *most ? height : *most;
  }
  row->shared = shared > alone && shared > LEADING * 10 + PADDING;
  row->height = shared > alone ? shared : alone;
}

static void note_filter(Sheet *sheet, const Row *row, bool heads)
{
  bool says = false;
  for (size_t i = 0; i < row->count; i++)
    says |= !row->cells[i].covered && *row->cells[i].text;
  if (heads && !sheet->filters && row->columns) {
    sheet->filters = true;
    sheet->filter_row = sheet->filter_bottom = row->number;
    sheet->filter_first = row->cells[0].column;
    sheet->filter_last = row->columns - 1;
  } else if (sheet->filters && !sheet->filter_ends) {
    sheet->filter_ends = !says;
    if (says)
      sheet->filter_bottom = row->number;
  }
}

static void finish_row(Pack *pack, Sheet *sheet, Row *row, bool heads)
{
  if (row->count) {
    const Cell *last = &row->cells[row->count - 1];
    row->columns = last->column + last->columns;
  }
  if (row->columns > sheet->columns)
    sheet->columns = row->columns;
  measure_row(pack, sheet, row);
  note_filter(sheet, row, heads);
  pack->format->row(pack, sheet, row);
  sheet->rows++;
  for (size_t i = 0; i < sheet->below_room; i++)
    sheet->below[i] -= sheet->below[i] > 0;
}

static void note_list(Pack *pack, const Sheet *sheet, const char *name, size_t column)
{
  if (!name)
    return;
  List *list = map_find(pack->lists, name);
  if (list && list->sheet == sheet && list->column == column)
    list->last = sheet->rows;
  if (list)
    return;
  list = ARENA_NEW(pack->arena, List);
  *list = (List){sheet, column, sheet->rows, sheet->rows};
  map_put(pack->lists, arena_string(pack->arena, name), list);
}

static bool holds(const Pack *pack, const char *before, const char *text)
{
  size_t limit = pack->format->cell_limit;
  return !limit || !text[pack_cut(text, limit - pack_units(before))];
}

/* What the column's next cell holds, `before` and as much of the text behind it as it can; the rest is kept
   for below the last row, and not copied: it may be most of the description. */
static const char *cut(Pack *pack, const Sheet *sheet, size_t column, const char *before, const char *text)
{
  enum { ROOM = 32 }; /* for the mark */
  if (holds(pack, before, text))
    return arena_format(pack->passing, "%s%s", before, text);
  size_t length = pack_cut(text, pack->format->cell_limit - pack_units(before) - ROOM);
  Overlong *overlong = ARENA_NEW(pack->arena, Overlong);
  *overlong = (Overlong){.column = column, .row = sheet->rows, .rest = text + length};
  *pack->overlong_end = overlong;
  pack->overlong_end = &overlong->next;
  return arena_format(pack->passing, "%s%.*s […]", before, (int)length, text);
}

static void fit(Pack *pack, const Sheet *sheet, Cell *cell)
{
  if (!holds(pack, "", cell->text))
    cell->text = cut(pack, sheet, cell->column, "", arena_string(pack->arena, cell->text));
}

static void add_covered(const Sheet *sheet, Row *row, size_t *column)
{
  size_t first = *column;
  while (is_covered(sheet, *column))
    ++*column;
  if (*column > first)
    row->cells[row->count++] = (Cell){.column = first, .columns = *column - first, .rows = 1, .covered = true, .text = ""};
}

/* What spans cover behind the row's last cell, and empty cells up to there. */
static void add_covered_behind(const Sheet *sheet, Row *row, size_t column)
{
  size_t end = sheet->below_room;
  while (end > column && !is_covered(sheet, end - 1))
    end--;
  while (column < end) {
    add_covered(sheet, row, &column);
    if (column < end)
      row->cells[row->count++] = (Cell){.column = column++, .columns = 1, .rows = 1, .text = ""};
  }
}

static void walk_row(Pack *pack, Sheet *sheet, const xmlNode *node)
{
  size_t cells = 0, column = 0;
  for (const xmlNode *child = node_first(node); child; child = node_next(child))
    cells++;
  Row row = {.number = sheet->rows, .cells = ARENA_ARRAY(pack->passing, Cell, 3 * cells + sheet->below_room + 1)};
  for (const xmlNode *child = node_first(node); child; child = node_next(child)) {
    add_covered(sheet, &row, &column);
    Cell cell = cell_of(pack, child, column);
    for (size_t i = 1; i < cell.columns; i++) /* no span runs over another */
      if (is_covered(sheet, column + i))
        cell.columns = i;
    note_list(pack, sheet, node_attribute(child, "list"), column);
    fit(pack, sheet, &cell);
    row.cells[row.count++] = cell;
    cover(pack, sheet, &cell);
    column += cell.columns;
    if (cell.columns > 1)
      row.cells[row.count++] = (Cell){.column = cell.column + 1, .columns = cell.columns - 1, .rows = 1, .covered = true,
                                      .text = ""};
  }
  add_covered_behind(sheet, &row, column);
  finish_row(pack, sheet, &row, node_attribute(node, "filter") != NULL);
}

/* ---- sheets ------------------------------------------------------------------------------------------ */

static void add_line(Pack *pack, Sheet *sheet, size_t column, CellStyle style, const char *text)
{
  Cell cells[2] = {{.columns = column, .rows = 1, .covered = true, .text = ""},
                   {.column = column, .columns = 1, .rows = 1, .style = style, .text = text}};
  size_t skipped = column == 0;
  Row row = {.number = sheet->rows, .cells = cells + skipped, .count = 2 - skipped};
  finish_row(pack, sheet, &row, false);
}

static void close_sheet(Pack *pack)
{
  Sheet *sheet = pack->sheet;
  if (!sheet)
    return;
  sheet->filter_ends = true;
  for (size_t i = 0; i < sheet->below_room; i++) /* a span ends with its sheet */
    sheet->below[i] = 0;
  for (; pack->overlong; pack->overlong = pack->overlong->next) { /* the rest of a rest comes behind it */
    char name[8];
    pack_column_name(pack->overlong->column, name);
    const char *before = arena_format(pack->passing, "[…] %s%zu: ", name, pack->overlong->row + 1);
    const char *text = cut(pack, sheet, pack->overlong->column, before, pack->overlong->rest);
    add_line(pack, sheet, pack->overlong->column, CELL_NOTE, text);
  }
  pack->overlong_end = &pack->overlong;
  pack->format->close(pack, sheet);
  pack->sheet = NULL;
}

static void read_columns(Sheet *sheet, const xmlNode *node, Arena *arena)
{
  for (const xmlNode *child = node_first(node); child; child = node_next(child))
    sheet->width_count += node_is(child, "column");
  sheet->widths = ARENA_ARRAY(arena, size_t, sheet->width_count + 1);
  size_t count = 0;
  for (const xmlNode *child = node_first(node); child; child = node_next(child))
    if (node_is(child, "column"))
      sheet->widths[count++] = number_of(child, "width", USUAL_WIDTH);
}

static void open_sheet(Pack *pack, const xmlNode *node, const char *id)
{
  Sheet *sheet = ARENA_NEW(pack->arena, Sheet);
  const char *name = node_attribute(node, "name");
  sheet->number = pack->sheet_count++;
  sheet->id = arena_string(pack->arena, id);
  sheet->name = pack_sheet_name(pack, name ? name : id);
  sheet->freeze_rows = number_of(node, "freeze-rows", 0);
  sheet->freeze_columns = number_of(node, "freeze-columns", 0);
  sheet->landscape = text_same(node_attribute(node, "orientation"), "landscape");
  if (sheet->freeze_rows && pack->draft)
    sheet->freeze_rows++;
  read_columns(sheet, node, pack->arena);
  map_put(pack->sheets, sheet->id, sheet);
  pack->sheet = sheet;
  pack->format->open(pack, sheet);
  if (pack->draft)
    add_line(pack, sheet, 0, CELL_DRAFT, pack->draft);
}

static void walk_sheet(Pack *pack, const xmlNode *node)
{
  const char *id = node_attribute(node, "id");
  if (!id)
    id = "";
  if (!pack->sheet || strcmp(pack->sheet->id, id) != 0) {
    close_sheet(pack);
    open_sheet(pack, node, id);
  }
  for (const xmlNode *child = node_first(node); child; child = node_next(child))
    if (node_is(child, "row"))
      walk_row(pack, pack->sheet, child);
}

/* ---- workbooks --------------------------------------------------------------------------------------- */

void pack_begin(Writer *writer, xmlDoc *const *pages, size_t count)
{
  (void)count;
  Arena *arena = arena_new();
  const xmlNode *root = xmlDocGetRootElement(pages[0]);
  Pack *pack = ARENA_NEW(arena, Pack);
  *pack = (Pack){.writer = writer, .arena = arena, .passing = arena_new(), .format = output_sheet_format(writer->output->kind)};
  pack->language = writer->language;
  pack->title = kept(arena, root, "title");
  pack->organisation = kept(arena, root, "organisation");
  pack->version = kept(arena, root, "version");
  pack->date = kept(arena, root, "date");
  pack->draft = kept(arena, root, "draft");
  pack->footer = kept(arena, root, "footer");
  pack->names = map_new(arena);
  pack->sheets = map_new(arena);
  pack->lists = map_new(arena);
  pack->overlong_end = &pack->overlong;
  writer->pack = pack;
  pack->format->begin(pack);
}

void pack_add(Writer *writer, const xmlDoc *workbook)
{
  Pack *pack = writer->pack;
  for (const xmlNode *sheet = node_first(xmlDocGetRootElement(workbook)); sheet; sheet = node_next(sheet))
    walk_sheet(pack, sheet);
  arena_free(pack->passing);
  pack->passing = arena_new();
}

void pack_end(Writer *writer)
{
  Pack *pack = writer->pack;
  close_sheet(pack);
  pack->format->end(pack);
  if (!pack->format->write)
    pack_close(writer);
}

void pack_write(Pack *pack)
{
  pack->format->write(pack);
}

void pack_close(Writer *writer)
{
  Pack *pack = writer->pack;
  pack->writer = writer;
  if (pack->format->take)
    pack->format->take(pack);
  arena_free(pack->passing);
  arena_free(pack->arena);
  writer->pack = NULL;
}
