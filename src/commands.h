/* commands: what `ppc` can be asked; the table is in commands.c. */
#ifndef PPC_COMMANDS_H
#define PPC_COMMANDS_H

#include "model/model.h"

int command_main(int count, char **arguments); /* the exit status of ppc */
int compile_main(const char *command, int count, char **arguments); /* build and check (main.c) */
int explain_main(int count, char **arguments);                      /* explain (explain.c) */
int list_main(int count, char **arguments);                         /* list (list.c) */
int import_main(int count, char **arguments);                       /* import (import_command.c) */


/* The table of what the rules guard (coverage.c). */
void coverage_print(const struct Words *words);
/* Rows of the law's tables that were checked more than a year before a day; how many (audit.c). */
size_t audit_print(const struct Words *words, const struct Law *law, Date as_of);

/* From a rule's own tests: what is said of the bad example, in a language, and the lines that mend it
   (example.c).  False, and nothing: there is none. */
bool example_bad(const char *code, const char *language);
bool example_good(const char *code);

#endif
