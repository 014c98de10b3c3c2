/*
 * pack_xlsx_int: what the files that make XLSX share.  Never leaves the room.
 */
#ifndef PPC_PACK_XLSX_INT_H
#define PPC_PACK_XLSX_INT_H

#include <xlsxwriter.h>

#include "emit/pack_int.h"

/* A drop-down, or a link to a sheet: set at the end, when every list and every sheet is known. */
typedef struct Later {
  struct Later *next;
  lxw_worksheet *worksheet;
  lxw_row_t row, last; /* the same list in each row to this one */
  lxw_col_t column;
  lxw_format *format;      /* of a link */
  const char *what, *text; /* the list; the sheet's id and the text of the cell */
} Later;

typedef struct XlsxFormat {
  lxw_format *format;
  bool ruled;   /* below or round: every column that the cell spans needs it */
  bool is_date; /* shows a date as its text has it */
} XlsxFormat;

typedef struct Area {
  size_t row, rows, column, columns; /* no columns: none */
} Area;

enum { COLUMNS_WATCHED = 32 };

struct Xlsx {
  lxw_workbook *workbook;
  lxw_worksheet *worksheet; /* the one being written */
  const char *path;         /* where the library writes */
  lxw_error error;          /* of that */
  XlsxFormat formats[CELL_STYLES][2]; /* by style; the second is a link's; made as they are used */
  Map *dates;               /* XlsxFormat by style and form */
  lxw_format *rule;         /* below values that span columns; NULL before the first */
  Area line, area;          /* of such values, in the row and in the rows up to it */
  Buffer areas;             /* those before, as the format names them */
  Later *choices, **choices_end;
  Later *above[COLUMNS_WATCHED]; /* of the worksheet's first columns, the last one */
  Later *links, **links_end;
  size_t link_count;        /* of the worksheet */
};

/* pack_xlsx.c */
void xlsx_done(const Pack *pack, lxw_error error);

/* pack_xlsx_look.c: the format of a cell.  A rule below columns that share a value would need a cell in each,
   three of four in a workbook: one condition that is always true rules them all, at the end of the sheet. */
const XlsxFormat *xlsx_format(Pack *pack, const Cell *cell, bool is_link);
void xlsx_rule_span(Pack *pack, const Cell *cell, size_t row);
void xlsx_rule_end(Pack *pack);

#endif
