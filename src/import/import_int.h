/* import_int: what the files of this room share. */
#ifndef PPC_IMPORT_INT_H
#define PPC_IMPORT_INT_H

#include "import/import.h"

/* A fault, by the part of the words' rule "import" that says it, with values for its placeholders (name, value, …,
   NULL).  place NULL: the whole file. */
void import_fault(Import *import, const char *place, const char *part, const char *const *values);

/* ---- readers, by kind of file: true, or there are faults ----------------------------------------------------- */

bool import_json(Import *import); /* record.json (import_json.c) */

#endif
