/* commands: what `ppc` can be asked; the table is in commands.c. */
#ifndef PPC_COMMANDS_H
#define PPC_COMMANDS_H

int command_main(int count, char **arguments); /* the exit status of ppc */
int compile_main(const char *command, int count, char **arguments); /* build and check (main.c) */
int explain_main(int count, char **arguments);                      /* explain (explain.c) */

#endif
