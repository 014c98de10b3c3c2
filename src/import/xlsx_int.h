/*
 * xlsx_int: what reads an Excel file (xlsx.c, xlsx_sheet.c).
 */
#ifndef PPC_IMPORT_XLSX_INT_H
#define PPC_IMPORT_XLSX_INT_H

#include "import/markup_int.h"

/* What cells of all sheets refer to. */
typedef struct Book {
  Package *package;
  Import *import;
  Arena *arena;
  Grid *grid;
  bool from_1904;       /* days are counted from 1904-01-01, not from 1899-12-30 */
  const char **strings; /* that cells share */
  size_t string_count, string_capacity, string_length;
  bool *dates;          /* by style of a cell: its number is a day */
  size_t style_count, style_capacity;
} Book;

/* Other files that an entry of the zip names. */
typedef struct Relation { const char *id, *type, *path; struct Relation *next; } Relation;

/* Of an entry; false: there is a fault. */
bool xlsx_relations(Book *book, const char *path, const Relation **relations);
/* The path of the first; NULL: none */
const char *xlsx_relation(const Relation *relations, const char *type);
bool xlsx_is_main(const char *space); /* the namespace of sheets, in either of its two forms */
/* Text as a file has it: "_x000D_" is a character that XML cannot have, or not there. */
const char *xlsx_text(Arena *arena, const Buffer *raw);

/* Its cells and notes into the grid (xlsx_sheet.c). */
bool xlsx_sheet(Book *book, const char *name, const char *path);

#endif
