/*
 * pack_int: what the files that pack spreadsheets share.  Never leaves the room; the door is emit.h.
 *
 * A sheet tree (schema/sheet.rng) comes part by part; one walk (pack_sheet.c) makes of it what every format
 * wants - sheets with names that are their own, rows with the columns of their cells, where the lists stand -
 * and a format writes that.  Rows, columns and sheets count from 0.
 */
#ifndef PPC_PACK_INT_H
#define PPC_PACK_INT_H

#include "emit/emit_int.h"

typedef enum CellStyle {
  CELL_VALUE, CELL_TITLE, CELL_SECTION, CELL_HEAD, CELL_LABEL, CELL_NOTE, CELL_GAP,
  CELL_DRAFT, /* the banner */
  CELL_STYLES
} CellStyle;

typedef enum CellType { CELL_TEXT, CELL_NUMBER, CELL_DATE } CellType;

typedef struct Cell {
  size_t column;
  size_t columns, rows; /* spanned; 1 at least */
  bool covered;         /* that many columns of this row belong to spans that began before; the rest is
                           unset */
  CellStyle style;
  CellType type;
  const char *value;    /* of a number or date, in ISO's form */
  Date date;
  const char *text;     /* lines end with \n */
  const char *choices;  /* a list, or NULL */
  const char *link;     /* "#id" of a sheet, a web or mail address; or NULL */
  const char *language; /* where it is not the sheet's; or NULL */
  const char *help;     /* or NULL */
} Cell;

typedef struct Row {
  size_t number;
  Cell *cells; /* with what is covered among them, in the order of their columns; no column left out */
  size_t count;
  size_t columns; /* that the cells reach */
  double height;  /* in points, about: nobody knows the reader's font */
  bool shared;    /* by a text that several columns share: no program finds the height out */
} Row;

typedef struct Sheet {
  size_t number;
  const char *id, *name; /* the name is its own in the workbook, and good for every format */
  size_t freeze_rows, freeze_columns;
  bool landscape;
  size_t *widths;        /* of its columns, in letters */
  size_t width_count;
  size_t rows, columns;  /* of what was written so far */
  bool filters, filter_ends;
  size_t filter_row, filter_first, filter_last, filter_bottom; /* row of the heads, columns, last row */
  size_t *below; /* for each column, how many rows more a span covers */
  size_t below_room;
} Sheet;

/* The cells that are entries of a list: a run in one column. */
typedef struct List {
  const Sheet *sheet;
  size_t column, first, last; /* rows */
} List;

typedef struct Ods Ods;
typedef struct Xlsx Xlsx;

/* A workbook being written. */
typedef struct Pack {
  Writer *writer;
  const struct PackFormat *format;
  Arena *arena;    /* of the whole */
  Arena *passing;  /* of the part */
  const char *language, *title, *organisation, *version, *date, *draft, *footer; /* all but two may be NULL */
  Sheet *sheet;    /* that the last part ended with */
  size_t sheet_count;
  Map *names, *sheets, *lists; /* Sheet by folded name, Sheet by id, List by name */
  struct Overlong *overlong, **overlong_end; /* what no cell of the present sheet held */
  Ods *ods;
  Xlsx *xlsx;
} Pack;

/* A format of spreadsheets. */
typedef struct PackFormat {
  void (*begin)(Pack *pack);
  void (*open)(Pack *pack, const Sheet *sheet);
  void (*row)(Pack *pack, const Sheet *sheet, const Row *row);
  void (*close)(Pack *pack, const Sheet *sheet);
  void (*end)(Pack *pack);
  void (*write)(Pack *pack); /* where its file is written apart: by any thread, touching nothing but the
                                pack */
  void (*take)(Pack *pack);  /* then: its bytes to the sink */
  size_t cell_limit; /* of a cell's text, in UTF-16's units; 0: none */
} PackFormat;

/* pack_names.c: a name for a tab that no other sheet of the workbook has. */
const char *pack_sheet_name(Pack *pack, const char *wanted);
size_t pack_units(const char *text);                /* of UTF-16 */
size_t pack_cut(const char *text, size_t units);    /* the bytes that so many hold, no character torn */
void pack_column_name(size_t column, char name[8]); /* A, B … Z, AA */

/* pack_dates.c: of what pieces a date's text is made, so that a spreadsheet shows the same. */
typedef enum DatePart { DATE_LITERAL, DATE_DAY, DATE_DAY_TWO, DATE_MONTH, DATE_MONTH_TWO, DATE_MONTH_NAME, DATE_YEAR } DatePart;

typedef struct DatePiece {
  DatePart part;
  const char *text; /* of a literal */
  size_t length;
} DatePiece;

enum { DATE_PIECES = 12 };

/* "fr", "FR", "40C": a country where the language is written, and the number by which Windows calls it
   ([MS-LCID]). NULL where we do not know. */
typedef struct PackLocale {
  const char *language, *country, *number;
} PackLocale;

const PackLocale *pack_locale(const char *language);

/* 0: the text is not made of this date, or nobody could spell it in that language. */
size_t pack_date_pieces(const char *text, Date date, const char *language, DatePiece pieces[DATE_PIECES]);

/* pack_look.c */
typedef struct CellLook {
  const char *name; /* in English, as styles are named */
  double size;      /* of the letters, in points */
  bool bold;
  const char *ink, *ground; /* "#rrggbb"; no ground: NULL */
  const char *rule;         /* below; its colour, where it has a width */
  double rule_width;        /* in points; 0: none */
  bool framed;              /* the rule goes round it */
} CellLook;

CellLook pack_look(const Pack *pack, CellStyle style);
#define PACK_FONT "Arial"

#endif
