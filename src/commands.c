/*
 * commands: `ppc` by its first argument; help and version.
 */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include "emit/emit.h"
#include "model/model.h"
#include "options.h"
#include "typeset/typeset.h"

static int run_build(int count, char **arguments)
{
  return compile_main("build", count, arguments);
}

static int run_check(int count, char **arguments)
{
  return compile_main("check", count, arguments);
}

static int run_help(int count, char **arguments);
NORETURN static void unknown_command(const char *name);

static const struct {
  const char *name, *summary;
  int (*run)(int count, char **arguments);
} commands[] = {
    {"build", "compile a description; write its documents", run_build},
    {"check", "print what the checks find; write nothing", run_check},
    {"explain", "one rule in full; without CODE, the list of rules", explain_main},
    {"list", "the descriptions below a folder, a line each", list_main},
    {"import", "a spreadsheet, a table or a record into a description", import_main},
    {"help", "this help, or a command's", run_help},
};

static void print_help(FILE *to)
{
  fputs("ppc: one description of your processings of personal data in, its documents out.\n\n"
        "usage: ppc build [options] FILE...\n"
        "       ppc check [options] FILE...\n"
        "       ppc explain [CODE | --block ID FILE]\n"
        "       ppc list [--csv] [DIR...]\n"
        "       ppc import [-o policy.xml] FILE\n\n",
        to);
  for (size_t i = 0; i < COUNT_OF(commands); i++)
    fprintf(to, "  %-10s %s\n", commands[i].name, commands[i].summary);
  fputs("\n'ppc help build' lists options and outputs; 'ppc --version' the date of the law's tables.\n"
        "ppc reports what it checks; it is no legal advice.\n",
        to);
}

static int run_help(int count, char **arguments)
{
  if (count > 0 && text_lists("build check list import", arguments[0]))
    options_print(stdout, arguments[0]);
  else if (count > 0 && strcmp(arguments[0], "explain") == 0)
    return explain_main(1, (char *[]){"--help", NULL});
  else if (count == 0 || strcmp(arguments[0], "help") == 0)
    print_help(stdout);
  else
    unknown_command(arguments[0]);
  return EXIT_BUILT;
}

NORETURN static void unknown_command(const char *name)
{
  const char *names[COUNT_OF(commands)];
  for (size_t i = 0; i < COUNT_OF(commands); i++)
    names[i] = commands[i].name;
  const char *near = text_nearest(name, names, COUNT_OF(names));
  if (near)
    usage_failed("no command '%s'; did you mean '%s'?", name, near);
  usage_failed("no command '%s'", name);
}

static int print_version(void)
{
  Arena *arena = arena_new();
  char checked[11];
  date_format(law_checked_on(law_load(arena, data_path(arena, "schema/law"))), checked);
  printf("ppc %s\nlaw tables checked on %s\n%s, %s\n", PPC_VERSION, checked, emit_libraries(), typeset_libraries());
  arena_free(arena);
  return EXIT_BUILT;
}

int command_main(int count, char **arguments)
{
  if (count < 2) {
    print_help(stderr);
    return EXIT_USAGE;
  }
  const char *name = arguments[1];
  if (strcmp(name, "--version") == 0)
    return print_version();
  if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
    name = "help";
  for (size_t i = 0; i < COUNT_OF(commands); i++)
    if (strcmp(commands[i].name, name) == 0)
      return commands[i].run(count - 2, arguments + 2);
  unknown_command(name);
}
