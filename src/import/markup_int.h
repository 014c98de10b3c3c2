/*
 * markup_int: what reads spreadsheets has of their files - the zip (package.c), XML in it (markup.c).
 */
#ifndef PPC_IMPORT_MARKUP_INT_H
#define PPC_IMPORT_MARKUP_INT_H

#include "import/import_int.h"

/* ---- XML, piece by piece (markup.c) -------------------------------------------------------------------- */

typedef struct Markup Markup;
typedef struct MarkupAttributes { const unsigned char **at; int count; } MarkupAttributes;

/* What is told of elements; a prefix says nothing, the namespace does ("": none). */
typedef struct MarkupReader {
  bool (*is_root)(const char *name, const char *space);
  void (*begin)(void *context, const char *name, const char *space, const MarkupAttributes *attributes);
  void (*end)(void *context, const char *name, const char *space);
  void (*text)(void *context, const char *text, size_t length); /* in pieces; or NULL */
  const char *(*place)(void *context);                          /* of a fault; or NULL */
} MarkupReader;

Markup *markup_new(Import *import, const MarkupReader *reader, void *context);
bool markup_add(void *markup, const char *bytes, size_t length); /* false: there are faults */
bool markup_end(Markup *markup, bool whole); /* frees it; whole: there is no more, and none lacks */
/* A fault; false. */
bool markup_stop(Markup *markup, const char *place, const char *part, const char *const *values);

/* Attributes by name in a namespace that begins so; NULL: in none. */
bool markup_find(const MarkupAttributes *attributes, const char *space, const char *name, const char **value,
                 size_t *length);
char *markup_string(const MarkupAttributes *attributes, Arena *arena, const char *space, const char *name);

/* ---- the zip, entry by entry (package.c) --------------------------------------------------------------- */

typedef struct Package {
  Import *import;
  struct zip *zip;
  size_t unpacked; /* bytes, of all that was read */
} Package;

typedef bool TakePiece(void *taker, const char *bytes, size_t length);

bool package_has(const Package *package, const char *name);
/* Every piece of an entry to its taker; false: there is a fault. */
bool package_stream(Package *package, const char *name, size_t limit, TakePiece *take, void *taker);
/* An entry of XML to its reader. */
bool package_markup(Package *package, const char *name, const MarkupReader *reader, void *context,
                    Markup **markup);
bool package_fault(const Package *package, const char *part); /* of the whole file; false */

enum { PACKAGE_LIMIT = 256 << 20 }; /* bytes that are unpacked, together */

bool ods_read(Package *package, Grid *grid);
bool xlsx_read(Package *package, Grid *grid);

#endif
