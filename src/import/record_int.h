/*
 * record_int: what reads a record (import_json.c, record.c, record_text.c).
 */
#ifndef PPC_IMPORT_RECORD_INT_H
#define PPC_IMPORT_RECORD_INT_H

#include <jansson.h>

#include "import/import_int.h"

/* One record that is being read. */
typedef struct Record {
  Import *import;
  Arena *arena;        /* the import's */
  ModelReader *reader; /* knows what a value may be */
  Findings *findings;
  Buffer *out;
  size_t fault_count;
  bool faulty;
} Record;

/* Where in the file: a JSON pointer, from its end.  The root has no `up`. */
typedef struct Step {
  const char *key; /* NULL: an item */
  size_t index;
  const struct Step *up;
} Step;

/* By the part of the words' rule "import" that says it. */
void record_fault(Record *record, const Step *step, const char *part, const char *const *values);
void record_mistyped(Record *record, const Step *step, const char *expected); /* a part too */
/* Else a fault; JSON_TRUE: or false */
bool record_has(Record *record, const Step *step, const json_t *value, json_type type);
void record_unknown(Record *record, const Step *step, const char *const *names, size_t count);

const char *record_pointer(Arena *arena, const Step *step); /* NULL: of the whole */
bool record_is_about_file(const char *member);              /* of the root: it tells of the file, not of the
                                                               record */

/* What became of each value of a record that was read: the import's cells (record_report.c). */
void record_report(Import *import, const json_t *root);

/* The description of the record, written to `out` (record.c). */
void record_register(Record *record, const json_t *root);

/* Texts (record_text.c): element `name`, once for each language of a prose. */
void record_prose(Record *record, const Step *step, const char *name, const json_t *prose, unsigned depth);
void record_items(Record *record, const Step *step, const char *name, const json_t *items, unsigned depth);
void record_indent(Record *record, unsigned depth);
/* escaped; a fault where XML cannot have it */
void record_words(Record *record, const Step *step, const char *text);
void record_attribute(Record *record, const Step *step, const char *name, const char *value);

#endif
