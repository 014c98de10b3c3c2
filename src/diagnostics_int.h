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
  Arena *arena; /* for one printing */
} Report;

/* Where a finding is, as an editor counts: from 1, in characters; the end is behind the last one. */
typedef struct Position {
  const Source *source; /* NULL: nowhere */
  Place place;          /* without the white space around it */
  unsigned line, column, end_line, end_column;
} Position;

Position position_of(const Report *report, Place place);

void print_text(const Report *report);
void print_json(const Report *report);
void print_sarif(const Report *report);
void print_github(const Report *report);
void print_gitlab(const Report *report);

#endif
