/* options: what the command line asks for. */
#ifndef PPC_OPTIONS_H
#define PPC_OPTIONS_H

#include "base/base.h"

typedef struct Options {
  const char *command;         /* build, check, explain, import */
  const char *file;            /* NULL: none; of several, the first */
  const char **files;
  size_t file_count;
  const char *output;          /* folder of the outputs, NULL: build/ beside the file; of import a file, NULL:
                                  standard output */
  const char *languages;       /* "fr,en", or NULL: all of the description's */
  const char *formats;         /* or NULL: the default rows */
  unsigned audiences;          /* EmitAudience bits; 0: each output's own */
  const char **libraries;      /* NULL-terminated */
  size_t library_count;
  Allowance *allowances;       /* of the command line, each with its reason */
  size_t allowance_count;
  const char *stylesheets;     /* folder of the user's own, or NULL */
  const char *heading_level;   /* "1" to "3", or NULL */
  bool draft, check, audit_law, werror, quiet, verbose;
  Date as_of;
  const char *message_language, *message_format, *color;
  const char *wall;            /* source, tree, findings, page, sheet, lines; or NULL */
  const char *depfile, *depfile_target; /* target: of its rules, in place of what is written; or NULL */
  const char *block;           /* of explain: the id of a block */
  const char *report;          /* of import: the file that tells of each cell, or NULL */
  bool csv;                    /* of list */
  bool force;                  /* of import: files that stand are written over */
} Options;

/* Reads the arguments behind the command; ends the process with EXIT_USAGE where they are wrong, with
   EXIT_BUILT after --help. */
void options_read(Options *options, Arena *arena, const char *command, int count, char **arguments);
/* The options as text, for `ppc build --help`. */
void options_print(FILE *to, const char *command);
/* Ends the process; what it advises to try is the help of the command whose options are read. */
NORETURN void usage_failed(const char *format, ...) PRINTF_LIKE(1, 2);

#endif
