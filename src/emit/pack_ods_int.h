/*
 * pack_ods_int: the files of an ODS package.  Never leaves the room.
 */
#ifndef PPC_PACK_ODS_INT_H
#define PPC_PACK_ODS_INT_H

#include "emit/pack_int.h"
#include "emit/pack_zip_int.h"

enum { ODS_WIDEST = 120, ODS_HIGHEST = 800 }; /* a column, in letters; a row, in points */

/* A style beside the named ones: of a language, of a date. */
typedef struct Look {
  struct Look *next;
  const char *name;
  CellStyle style;
  const char *language; /* or NULL */
  const DatePiece *pieces;
  size_t piece_count; /* 0: no date */
} Look;

typedef struct Choices {
  struct Choices *next;
  const char *list, *name;
} Choices;

typedef struct Link {
  struct Link *next;
  size_t place;
  const char *sheet, *text; /* its id, the paragraphs */
} Link;

struct Ods {
  Growing *content;
  Buffer text;     /* that goes there next */
  Buffer views;    /* of settings.xml */
  Buffer filters;
  Map *looks, *choices; /* by what they are made of, by list */
  Look *first_look, **look_end;
  Choices *first_choices, **choices_end;
  Link *links, **link_end;
  size_t look_count, choices_count;
  bool widths[ODS_WIDEST + 1], heights[ODS_HIGHEST + 1]; /* in use */
  bool heads;      /* rows that stand on each page are open */
  const char *first_sheet;
};

extern const char ods_media_type[];
/* The declarations of names that each file begins with. */
extern const char ods_names[];

/* pack_ods_look.c: the style of a cell: "ce3", made at its first use, or a named one. */
const char *ods_look_name(Pack *pack, const Cell *cell, bool *is_date);
/* The declarations of what was used. */
void ods_looks(const Pack *pack, Buffer *out);
void ods_sizes(const Ods *ods, Buffer *out);

/* The properties that a cell's look has in its style. */
void ods_look(const CellLook *look, Buffer *out);
void ods_attribute(Buffer *out, const char *name, const char *value);
void ods_sheet_name(Buffer *out, const char *name); /* as addresses have it: 'Liste d''achats' */

/* Whole files. */
void ods_styles(const Pack *pack, Buffer *out);
void ods_meta(const Pack *pack, Buffer *out);
void ods_settings(const Buffer *views, const char *first_sheet, Buffer *out);
void ods_manifest(Buffer *out);

#endif
