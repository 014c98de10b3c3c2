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
  lxw_row_t row;
  lxw_col_t column;
  lxw_format *format;      /* of a link */
  const char *what, *text; /* the list; the sheet's id and the text of the cell */
} Later;

struct Xlsx {
  lxw_workbook *workbook;
  lxw_worksheet *worksheet; /* the one being written */
  const char *path;         /* where the library writes */
  Map *formats;             /* by what they are made of */
  Later *choices, **choices_end;
  Later *links, **links_end;
  size_t link_count;        /* of the worksheet */
};

/* pack_xlsx_look.c: the format of a cell; *is_date: it shows a date as its text has it. */
lxw_format *xlsx_format(Pack *pack, const Cell *cell, bool is_link, bool *is_date);

#endif
