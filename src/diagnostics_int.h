/*
 * What the printers of diagnostics share.
 */
#ifndef PPC_DIAGNOSTICS_INT_H
#define PPC_DIAGNOSTICS_INT_H

#include "diagnostics.h"

typedef struct Report {
  FILE *to;
  const Sources *sources;
  const Findings *findings;
  const Words *words;
  const DiagnosticsOptions *options;
  Arena *arena; /* for one document */
  size_t printed; /* items of its array */
  Map *fingerprints; /* how often each was printed */
  Map *told;         /* the law and the help that a code was given already */
} Report;

/* Where a finding is, as an editor counts: from 1, in characters; the end is behind the last one. */
typedef struct Position {
  const Source *source; /* NULL: nowhere */
  Place place;          /* without the white space around it */
  unsigned line, column, end_line, end_column;
} Position;

Position position_of(const Report *report, Place place);

/* JSON: a string or null; "name": string. */
void print_string(FILE *to, const char *text);
void print_member(FILE *to, const char *name, const char *text);
/* An array, one finding a line; items with those that are allowed, or without. */
void begin_array(Report *report);
void print_items(Report *report, bool allowed, void (*print)(const Report *report, const Finding *finding));
void end_array(Report *report);

const char *forge_path(const char *path); /* without "./" before it */
/* The file of a place; of what stands nowhere, the description's; "" where none was read. */
const char *place_path(const Report *report, const Position *position);
/* Of a finding, in hexadecimal; asked once of each, in their order. */
const char *fingerprint_of(const Report *report, const Finding *finding);

void print_text(Report *report);
void print_summary(const Report *report); /* of many findings: how many of each kind, the gravest first */
bool is_summed(const Report *report, const Finding *finding); /* told by print_gaps alone */
void print_gaps(const Report *report);                        /* how many there are, and of whom they are
                                                                 asked */
void end_plain(Report *report); /* of an array that is the document */
void print_json(Report *report);
void begin_sarif(Report *report);
void print_sarif(Report *report);
void end_sarif(Report *report);
void print_github(Report *report);
void print_gitlab(Report *report);

#endif
