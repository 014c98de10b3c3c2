/*
 * import: what others keep their register in - a spreadsheet, a table, a record - read into a description.
 *
 *     import_read    bytes of a file -> XML text, and what became of each cell
 *
 * What is read is somebody else's: it may be anything, and is never trusted, drawn in from elsewhere or
 * written out (no file but the one named is opened, no network, nothing is unpacked to disk).  Every cell
 * that is not empty is placed in the description, kept in it as a comment or a gap, or ignored for a reason;
 * none is dropped in silence.
 */
#ifndef PPC_IMPORT_H
#define PPC_IMPORT_H

#include "base/base.h"
#include "model/model.h"

typedef enum ImportFate {
  IMPORT_UNSEEN,  /* not yet; none is left so */
  IMPORT_PLACED,  /* its words, or the fact that they say, stand in the description */
  IMPORT_GAPPED,  /* not understood: kept as a comment or a gap, with the cell's name */
  IMPORT_IGNORED, /* it says nothing of this organisation: a label, an instruction, an example */
} ImportFate;

/* A cell that is not empty, or what else a file has as its smallest part. */
typedef struct ImportCell {
  const char *sheet;  /* or NULL: the file has no sheets */
  const char *name;   /* "B17", "B17 (note)" of what is pinned to it; of a record its JSON pointer */
  const char *text;
  ImportFate fate;
  const char *where;  /* PLACED, GAPPED: the element of the description, "processing payroll / purpose"; else
                         NULL */
  const char *reason; /* GAPPED, IGNORED: part of the words' rule "import"; else NULL */
  const char *as;     /* a label that is not quite one: what it was read as; else NULL */
} ImportCell;

/* Why a file cannot be read: about its author's doing, in the language of the messages. */
typedef struct ImportFault {
  const char *place; /* "sheet 'Fiche 1', cell B17", "line 3, column 12", a JSON pointer; or NULL: the whole
                        file */
  const char *message;
  const struct ImportFault *next;
} ImportFault;

typedef struct Import {
  Arena *arena;                     /* of all below; the caller's */
  const Words *words;               /* of messages */
  const char *path;                 /* the file, as messages name it */
  const char *bytes;                /* its content, `length` bytes and a NUL; borrowed */
  size_t length;
  Buffer description;               /* the caller frees it */
  const ImportCell *cells;          /* in the order of the file */
  size_t cell_count;
  bool is_record;                   /* they are values of a record.json */
  const ImportFault *faults;
} Import;

enum { IMPORT_FILE_LIMIT = 64 << 20 }; /* bytes of the file as it lies on disk */

/* Arena, words, path, bytes and length are given; what kind of file it is, its content tells.  False: there
   are faults, and nothing is in the description. */
bool import_read(Import *import);
size_t import_near_count(const Import *import); /* labels that were read as the nearest one */
size_t import_count(const Import *import, ImportFate fate);
/* The cells as a table for a spreadsheet (CSV, UTF-8, no formula): sheet, cell, text,
   what became of it, where, why. */
void import_report(const Import *import, Buffer *table);

#endif
