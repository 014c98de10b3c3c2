/*
 * xlsx: an Excel file (ECMA-376, the parts of a workbook): which sheets there are, the texts that their
 * cells share, and which styles make a number a day.
 */
#include <stdlib.h>
#include <string.h>

#include "import/xlsx_int.h"

enum { SHEETS = 10000 };

bool xlsx_is_main(const char *space)
{
  return strcmp(space, "http://schemas.openxmlformats.org/spreadsheetml/2006/main") == 0 ||
         strcmp(space, "http://purl.oclc.org/ooxml/spreadsheetml/main") == 0;
}

static bool is_main_root(const char *name, const char *space)
{
  (void)name;
  return xlsx_is_main(space);
}

static void *grown(void *old, size_t count, size_t *capacity, size_t size)
{
  if (count < *capacity)
    return old;
  *capacity = *capacity ? 2 * *capacity : 256;
  return memory_grow(old, *capacity * size);
}

/* ---- what an entry refers to --------------------------------------------------------------------------- */

typedef struct Relations { Book *book; const char *folder; Relation *first; } Relations;

/* "xl/worksheets" and "../comments1.xml": "xl/comments1.xml". */
static const char *resolved(Arena *arena, const char *folder, const char *target)
{
  if (*target == '/')
    return target + 1;
  while (text_starts(target, "../") || text_starts(target, "./")) {
    const char *slash = target[1] == '.' ? strrchr(folder, '/') : folder + strlen(folder);
    folder = arena_copy(arena, folder, slash ? (size_t)(slash - folder) : 0);
    target = strchr(target, '/') + 1;
  }
  return *folder ? path_join(arena, folder, target) : target;
}

static bool is_relations(const char *name, const char *space)
{
  (void)space;
  return strcmp(name, "Relationships") == 0;
}

static void begin_relation(void *context, const char *name, const char *space,
                           const MarkupAttributes *attributes)
{
  (void)space;
  Relations *relations = context;
  Arena *arena = relations->book->arena;
  const char *type = markup_string(attributes, arena, NULL, "Type");
  const char *id = markup_string(attributes, arena, NULL, "Id");
  const char *target = markup_string(attributes, arena, NULL, "Target");
  const bool elsewhere = markup_string(attributes, arena, NULL, "TargetMode") != NULL;
  if (strcmp(name, "Relationship") != 0 || !type || !id || !target || elsewhere)
    return;
  const char *slash = strrchr(type, '/'), *path = resolved(arena, relations->folder, target);
  Relation *relation = ARENA_NEW(arena, Relation);
  *relation = (Relation){id, slash ? slash + 1 : type, path, relations->first};
  relations->first = relation;
}

static void end_nothing(void *context, const char *name, const char *space)
{
  (void)context, (void)name, (void)space;
}

bool xlsx_relations(Book *book, const char *path, const Relation **relations)
{
  static const MarkupReader reader = {.is_root = is_relations, .begin = begin_relation, .end = end_nothing};
  const char *folder = path_folder(book->arena, path);
  const char *where = arena_format(book->arena, "%s/_rels/%s.rels", folder, path_name(path));
  Relations found = {.book = book, .folder = folder};
  Markup *markup;
  if (package_has(book->package, where) && !package_markup(book->package, where, &reader, &found, &markup))
    return false;
  *relations = found.first;
  return true;
}

const char *xlsx_relation(const Relation *relations, const char *type)
{
  for (; relations; relations = relations->next)
    if (strcmp(relations->type, type) == 0)
      return relations->path;
  return NULL;
}

/* ---- sheets -------------------------------------------------------------------------------------------- */

typedef struct SheetName { const char *name, *id; } SheetName;
typedef struct Names { Book *book; Markup *markup; SheetName *at; size_t count, capacity; } Names;

static void begin_workbook(void *context, const char *name, const char *space,
                           const MarkupAttributes *attributes)
{
  Names *names = context;
  Arena *arena = names->book->arena;
  if (!xlsx_is_main(space))
    return;
  if (strcmp(name, "workbookPr") == 0) {
    const char *from = markup_string(attributes, arena, NULL, "date1904");
    names->book->from_1904 = text_same(from, "1") || text_same(from, "true");
  }
  if (strcmp(name, "sheet") != 0)
    return;
  if (names->count == SHEETS) {
    markup_stop(names->markup, NULL, "zip-entries", NULL);
    return;
  }
  const char *called = markup_string(attributes, arena, NULL, "name");
  names->at = grown(names->at, names->count, &names->capacity, sizeof *names->at);
  names->at[names->count++] = (SheetName){called ? called : "", markup_string(attributes, arena, "", "id")};
}

static bool read_sheets(const Names *names, const Relation *relations)
{
  for (size_t i = 0; i < names->count; i++) {
    const Relation *relation = relations;
    while (relation && !text_same(relation->id, names->at[i].id))
      relation = relation->next;
    if (!relation || !package_has(names->book->package, relation->path))
      return package_fault(names->book->package, "zip-damaged");
    if (!xlsx_sheet(names->book, names->at[i].name, relation->path))
      return false;
  }
  return true;
}

/* ---- texts --------------------------------------------------------------------------------------------- */

/* The character of "_xHHHH_"; false: it is none. */
static bool is_escape(const char *at, uint32_t *code)
{
  if (!text_starts(at, "_x") || strspn(at + 2, "0123456789ABCDEFabcdef") != 4 || at[6] != '_')
    return false;
  *code = (uint32_t)strtoul(at + 2, NULL, 16);
  return true;
}

const char *xlsx_text(Arena *arena, const Buffer *raw)
{
  if (!raw->at || !strstr(raw->at, "_x"))
    return arena_copy(arena, raw->at ? raw->at : "", raw->length);
  Buffer plain = {0};
  uint32_t code;
  for (const char *at = raw->at; *at; at++) {
    if (!is_escape(at, &code)) {
      buffer_byte(&plain, *at);
      continue;
    }
    if (code == '\n' || (code >= 0x20 && code < 0xD800 && is_xml_character(code)))
      buffer_code_point(&plain, code);
    at += strlen("_x0000_") - 1;
  }
  const char *text = arena_copy(arena, plain.at ? plain.at : "", plain.length);
  buffer_free(&plain);
  return text;
}

typedef struct Strings { Book *book; Markup *markup; Buffer text; bool in_text, in_phonetic; } Strings;

static void begin_string(void *context, const char *name, const char *space,
                         const MarkupAttributes *attributes)
{
  (void)attributes;
  Strings *strings = context;
  if (!xlsx_is_main(space))
    return;
  if (strcmp(name, "si") == 0)
    buffer_clear(&strings->text);
  strings->in_phonetic |= strcmp(name, "rPh") == 0;
  strings->in_text = strcmp(name, "t") == 0 && !strings->in_phonetic;
}

static void end_string(void *context, const char *name, const char *space)
{
  Strings *strings = context;
  Book *book = strings->book;
  strings->in_text = false;
  if (!xlsx_is_main(space))
    return;
  if (strcmp(name, "rPh") == 0)
    strings->in_phonetic = false;
  if (strcmp(name, "si") != 0)
    return;
  book->string_length += strings->text.length;
  if (book->string_count == GRID_CELLS || book->string_length > GRID_TEXT) {
    markup_stop(strings->markup, NULL, "too-many-cells", NULL);
    return;
  }
  book->strings = grown(book->strings, book->string_count, &book->string_capacity, sizeof *book->strings);
  book->strings[book->string_count++] = xlsx_text(book->arena, &strings->text);
}

static void text_of_string(void *context, const char *text, size_t length)
{
  Strings *strings = context;
  if (strings->in_text)
    buffer_add(&strings->text, text, length);
}

/* ---- styles -------------------------------------------------------------------------------------------- */

/* Formats that a workbook has of its own, by their number. */
typedef struct Styles { Book *book; Map *formats; bool in_cells; } Styles;

/* A day or a year stands in it, outside quotes and brackets. */
static bool shows_day(const char *format)
{
  for (; *format; format++) {
    const char end = *format == '"' ? '"' : *format == '[' ? ']' : '\0';
    if (end) {
      const char *close = strchr(format + 1, end);
      if (!close)
        return false;
      format = close;
    } else if (*format == '\\' || *format == '_' || *format == '*') {
      if (!*++format)
        return false;
    } else if (strchr("dDyY", *format)) {
      return true;
    }
  }
  return false;
}

/* Those that every program has (18.8.30); times alone are no days. */
static bool is_day_by_number(unsigned long number)
{
  return (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 31) || number == 36 ||
         (number >= 50 && number <= 54) || number == 57 || number == 58;
}

static void begin_style(void *context, const char *name, const char *space,
                        const MarkupAttributes *attributes)
{
  Styles *styles = context;
  Book *book = styles->book;
  if (!xlsx_is_main(space))
    return;
  styles->in_cells |= strcmp(name, "cellXfs") == 0;
  const bool format = strcmp(name, "numFmt") == 0, style = styles->in_cells && strcmp(name, "xf") == 0;
  const char *number = format || style ? markup_string(attributes, book->arena, NULL, "numFmtId") : NULL;
  const char *code = format ? markup_string(attributes, book->arena, NULL, "formatCode") : NULL;
  if (number && code)
    map_put(styles->formats, number, (void *)(uintptr_t)code);
  if (!style)
    return;
  const char *own = number ? map_find(styles->formats, number) : NULL;
  book->dates = grown(book->dates, book->style_count, &book->style_capacity, sizeof *book->dates);
  book->dates[book->style_count++] =
      own ? shows_day(own) : number && is_day_by_number(strtoul(number, NULL, 10));
}

static void end_style(void *context, const char *name, const char *space)
{
  Styles *styles = context;
  if (xlsx_is_main(space) && strcmp(name, "cellXfs") == 0)
    styles->in_cells = false;
}

/* ---- the workbook -------------------------------------------------------------------------------------- */

/* An entry that a workbook may lack. */
static bool read_part(Book *book, const char *path, const MarkupReader *reader, void *context,
                      Markup **markup)
{
  const bool lacks = !path || !package_has(book->package, path);
  return lacks || package_markup(book->package, path, reader, context, markup);
}

bool xlsx_read(Package *package, Grid *grid)
{
  static const MarkupReader workbook = {.is_root = is_main_root, .begin = begin_workbook, .end = end_nothing};
  static const MarkupReader texts = {.is_root = is_main_root, .begin = begin_string, .end = end_string,
                                     .text = text_of_string};
  static const MarkupReader formats = {.is_root = is_main_root, .begin = begin_style, .end = end_style};
  Book book = {.package = package, .import = package->import, .arena = package->import->arena, .grid = grid};
  Names names = {.book = &book};
  Strings strings = {.book = &book};
  Styles styles = {.book = &book, .formats = map_new(book.arena)};
  Markup *unused;
  const Relation *relations;
  const bool read =
      xlsx_relations(&book, "xl/workbook.xml", &relations) &&
      package_markup(package, "xl/workbook.xml", &workbook, &names, &names.markup) &&
      read_part(&book, xlsx_relation(relations, "sharedStrings"), &texts, &strings, &strings.markup) &&
      read_part(&book, xlsx_relation(relations, "styles"), &formats, &styles, &unused) &&
      read_sheets(&names, relations);
  buffer_free(&strings.text);
  free(names.at);
  free(book.strings);
  free(book.dates);
  return read;
}
