/*
 * options: one table of options; reading and help go by it.
 */
#include "options.h"

#include <stdlib.h>
#include <string.h>

#include "emit/emit.h"

typedef enum Kind { KIND_FLAG, KIND_TEXT, KIND_DATE, KIND_AUDIENCES, KIND_LIBRARY, KIND_ALLOW, KIND_BECAUSE,
               KIND_CHOICE, KIND_HELP } Kind;

typedef struct Option {
  const char *name, *letter; /* "--output", "-o" */
  const char *value;         /* what its value is called, or NULL */
  Kind kind;
  size_t offset;
  const char *choices;       /* CHOICE: words parted by | */
  const char *help;
  const char *only;          /* the commands that it belongs to; NULL: all */
} Option;

/* The commands that compile a description. */
#define COMPILING "build check explain"
#define READING COMPILING " list"

#define AT(member) offsetof(Options, member)

static const Option options_table[] = {
    {"--output", "-o", "DIR", KIND_TEXT, AT(output), NULL,
     "where outputs go (default: build/ beside FILE); of several FILEs, to a folder of its own in DIR", "build"},
    {"--output", "-o", "FILE", KIND_TEXT, AT(output), NULL, "the description (default: standard output)", "import"},
    {"--report", NULL, "FILE", KIND_TEXT, AT(report), NULL,
     "write a table that tells of each cell of FILE what became of it (CSV)", "import"},
    {"--force", NULL, NULL, KIND_FLAG, AT(force), NULL, "write over files that stand", "import"},
    {"--formats", "-f", "LIST", KIND_TEXT, AT(formats), NULL,
     "which outputs, by their names below (register, register.pdf), or all", "build"},
    {"--languages", "-l", "LIST", KIND_TEXT, AT(languages), NULL, "a subset of the description's languages", "build"},
    {"--audience", NULL, "LIST", KIND_AUDIENCES, AT(audiences), NULL,
     "public, authority, internal (default: each output's own, see below)", "build"},
    {"--stylesheets", NULL, "DIR", KIND_TEXT, AT(stylesheets), NULL,
     "a folder of stylesheets of your own, and page.css: each in place of the one of its name", COMPILING},
    {"--heading-level", NULL, "LEVEL", KIND_CHOICE, AT(heading_level), "1|2|3",
     "level of the first heading of a fragment (default: 2)", "build"},
    {"--draft", NULL, NULL, KIND_FLAG, AT(draft), NULL,
     "allow declared gaps and proposals; every page carries a banner", READING},
    {"--check", NULL, NULL, KIND_FLAG, AT(check), NULL,
     "write nothing; exit 1 and list what a build would change", "build"},
    {"--library", NULL, "DIR", KIND_LIBRARY, 0, NULL,
     "a folder of shared parts that FILE may include (repeatable)", READING},
    {"--as-of", NULL, "DATE", KIND_DATE, AT(as_of), NULL, "the law as it stood on DATE (default: today)",
     READING},
    {"--message-language", NULL, "LANG", KIND_TEXT, AT(message_language), NULL,
     "language of the messages (default: the locale's)", NULL},
    {"--message-format", NULL, "FORMAT", KIND_CHOICE, AT(message_format), "text|json|sarif|github|gitlab",
     "how messages are printed (default: text)", COMPILING},
    {"--color", NULL, "WHEN", KIND_CHOICE, AT(color), "auto|always|never", "colours of messages (default: auto)",
     COMPILING},
    {"--allow", NULL, "CODE@ID", KIND_ALLOW, 0, NULL,
     "accept what CODE finds on element ID; --because says why (repeatable)", COMPILING},
    {"--because", NULL, "TEXT", KIND_BECAUSE, 0, NULL, "the reason of the --allow before it", COMPILING},
    {"--audit-law", NULL, NULL, KIND_FLAG, AT(audit_law), NULL,
     "list rows of the law's tables not checked for a year; FILE may be left out", "check"},
    {"--werror", NULL, NULL, KIND_FLAG, AT(werror), NULL, "a warning counts as an error", COMPILING},
    {"--depfile", NULL, "FILE", KIND_TEXT, AT(depfile), NULL, "write the files that were read, for make", "build"},
    {"--depfile-target", NULL, "NAME", KIND_TEXT, AT(depfile_target), NULL,
     "what depends on them there (default: each file that is written)", "build"},
    {NULL, "-T", "WALL", KIND_CHOICE, AT(wall), "source|tree|findings|approvals|page|sheet|lines",
     "print what passes this wall of the chain, and stop", "build"},
    {"--csv", NULL, NULL, KIND_FLAG, AT(csv), NULL, "the list as CSV (RFC 4180)", "list"},
    {"--block", NULL, "ID", KIND_TEXT, AT(block), NULL, "the block of the documents of FILE that bears this id", "explain"},
    {"--quiet", "-q", NULL, KIND_FLAG, AT(quiet), NULL,
     "one line each error and warning, and nothing else; of a list, its rows", NULL},
    {"--verbose", "-v", NULL, KIND_FLAG, AT(verbose), NULL, "print what each stage took", COMPILING},
    {"--help", "-h", NULL, KIND_HELP, 0, NULL, "this help", NULL},
};

/* The command whose options are read; NULL: none yet. */
static const char *read_for;

void usage_failed(const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  fputs("ppc: ", stderr);
  vfprintf(stderr, format, arguments);
  fprintf(stderr, "\nTry 'ppc help%s%s'.\n", read_for ? " " : "", read_for ? read_for : "");
  va_end(arguments);
  exit(EXIT_USAGE);
}

enum { HELP_INDENT = 29, HELP_WIDTH = 80 };

/* In lines of 80 columns, the first of which has room from the indent on. */
static void print_wrapped(FILE *to, const char *text)
{
  for (size_t column = HELP_INDENT; *text;) {
    size_t word = strcspn(text, " ");
    if (column > HELP_INDENT && column + 1 + word > HELP_WIDTH) {
      fprintf(to, "\n%*s", HELP_INDENT, "");
      column = HELP_INDENT;
    }
    bool first = column == HELP_INDENT;
    fprintf(to, "%s%.*s", first ? "" : " ", (int)word, text);
    column += word + !first;
    text += word + (text[word] == ' ');
  }
}

static bool belongs(const Option *option, const char *command)
{
  return !option->only || text_lists(option->only, command);
}

void options_print(FILE *to, const char *command)
{
  static const struct { const char *command, *files, *does, *done, *faulty; } commands[] = {
      {"build", "FILE...", "Checks each FILE on its own and writes its documents.", "built", "the description has errors"},
      {"check", "FILE...", "Checks each FILE on its own and prints what it finds; writes nothing.",
       "no errors", "the description has errors"},
      {"explain", "FILE", "Says what a block of FILE's documents reads,\nwhere it comes from, and what is found on it.",
       "no errors", "the description has errors"},
      {"list", "[DIR...]", "Finds the descriptions in DIR and below it (default: here), and prints a line each.",
       "all could be read, and none has errors", "some have errors, or gaps where there is no --draft"},
      {"import", "FILE", "Reads a register kept as a spreadsheet (.ods), a table (.csv) or a record (.json),\n"
       "and writes a description from it. Nothing is dropped in silence.", "written", "FILE cannot be read"},
  };
  size_t at = 0;
  while (at + 1 < COUNT_OF(commands) && strcmp(commands[at].command, command) != 0)
    at++;
  bool build = strcmp(command, "build") == 0;
  fprintf(to, "usage: ppc %s [options] %s\n\n%s\n\nOptions:\n", command, commands[at].files, commands[at].does);
  for (size_t i = 0; i < COUNT_OF(options_table); i++) {
    const Option *option = &options_table[i];
    if (!belongs(option, command))
      continue;
    char names[48];
    snprintf(names, sizeof names, "%s%s%s%s%s", option->letter ? option->letter : "",
             option->letter && option->name ? ", " : "", option->name ? option->name : "",
             option->value ? " " : "", option->value ? option->value : "");
    fprintf(to, "  %-26s ", names);
    print_wrapped(to, option->help);
    if (option->choices)
      fprintf(to, "\n  %-26s %s", "", option->choices);
    fputc('\n', to);
  }
  if (build) {
    fputs("\nOutputs (those marked * are written where no -f is given):\n", to);
    emit_print_table(to);
  }
  fprintf(to, "\nExit status: 0 %s; 1 %s; 2 wrong usage;\n3 the machine failed.\n", commands[at].done,
          commands[at].faulty);
}

/* That of the command, where two are called the same. */
static const Option *find_option(const char *command, const char *argument, size_t length)
{
  const Option *found = NULL;
  for (size_t i = 0; i < COUNT_OF(options_table); i++) {
    const Option *option = &options_table[i];
    const char *names[] = {option->name, option->letter};
    for (size_t k = 0; k < COUNT_OF(names); k++)
      if (names[k] && strlen(names[k]) == length && strncmp(names[k], argument, length) == 0 &&
          (!found || belongs(option, command)))
        found = option;
  }
  return found;
}

NORETURN static void unknown_option(const char *argument)
{
  const char *names[COUNT_OF(options_table)];
  size_t count = 0;
  for (size_t i = 0; i < COUNT_OF(options_table); i++)
    if (options_table[i].name)
      names[count++] = options_table[i].name;
  const char *near = text_nearest(argument, names, count);
  if (near)
    usage_failed("unknown option %s; did you mean %s?", argument, near);
  usage_failed("unknown option %s", argument);
}

static bool is_choice(const char *choices, const char *value)
{
  size_t length = strlen(value);
  for (const char *at = choices; *at;) {
    size_t word = strcspn(at, "|");
    if (word == length && strncmp(at, value, word) == 0)
      return true;
    at += word + (at[word] == '|');
  }
  return false;
}

static unsigned read_audiences(const char *value)
{
  static const struct { const char *name; unsigned bit; } audiences[] = {
      {"public", EMIT_PUBLIC}, {"authority", EMIT_AUTHORITY}, {"internal", EMIT_INTERNAL}};
  unsigned bits = 0;
  while (*value) {
    size_t word = strcspn(value, ","), i = 0;
    while (i < COUNT_OF(audiences) &&
           (strlen(audiences[i].name) != word || strncmp(audiences[i].name, value, word) != 0))
      i++;
    if (i == COUNT_OF(audiences))
      usage_failed("no audience '%.*s': public, authority, internal", (int)word, value);
    bits |= audiences[i].bit;
    value += word + (value[word] == ',');
  }
  return bits;
}

static void take_allowance(Options *options, Arena *arena, const char *value)
{
  const char *at = strchr(value, '@');
  if (!at || at == value || !at[1])
    usage_failed("--allow takes CODE@ID, such as PPC206@answer, not '%s'", value);
  Allowance *grown = ARENA_ARRAY(arena, Allowance, options->allowance_count + 1);
  for (size_t i = 0; i < options->allowance_count; i++)
    grown[i] = options->allowances[i];
  grown[options->allowance_count++] = (Allowance){.code = arena_copy(arena, value, (size_t)(at - value)), .on = at + 1};
  options->allowances = grown;
}

static void take_reason(Options *options, const char *value)
{
  Allowance *last = options->allowance_count ? &options->allowances[options->allowance_count - 1] : NULL;
  if (!last || last->text)
    usage_failed("--because gives the reason of the --allow before it");
  if (text_is_blank(value))
    usage_failed("--because wants a reason");
  last->text = value;
}

static void take(Options *options, Arena *arena, const Option *option, const char *value)
{
  void *at = (char *)options + option->offset;
  switch (option->kind) {
  case KIND_FLAG:
    *(bool *)at = true;
    break;
  case KIND_CHOICE:
    if (!is_choice(option->choices, value))
      usage_failed("%s takes %s", option->name ? option->name : option->letter, option->choices);
    *(const char **)at = value;
    break;
  case KIND_TEXT:
    *(const char **)at = value;
    break;
  case KIND_DATE:
    if (!date_parse(value, at))
      usage_failed("%s takes a date such as 2026-11-22, not '%s'", option->name, value);
    break;
  case KIND_AUDIENCES:
    *(unsigned *)at = read_audiences(value);
    break;
  case KIND_LIBRARY: {
    const char **grown = ARENA_ARRAY(arena, const char *, options->library_count + 2);
    for (size_t i = 0; i < options->library_count; i++)
      grown[i] = options->libraries[i];
    grown[options->library_count++] = value;
    options->libraries = grown;
    break;
  }
  case KIND_ALLOW:
    take_allowance(options, arena, value);
    break;
  case KIND_BECAUSE:
    take_reason(options, value);
    break;
  case KIND_HELP:
    options_print(stdout, options->command);
    exit(EXIT_BUILT);
  }
}

static void read_one(Options *options, Arena *arena, int count, char **arguments, int *i)
{
  const char *argument = arguments[*i];
  size_t length = text_starts(argument, "--") ? strcspn(argument, "=") : strlen(argument);
  const Option *option = find_option(options->command, argument, length);
  if (!option)
    unknown_option(argument);
  const char *value = argument[length] == '=' ? argument + length + 1 : NULL;
  if (value && !option->value)
    usage_failed("%s takes no value", option->name);
  if (option->value && !value) {
    if (*i + 1 >= count)
      usage_failed("%s wants a value: %s", argument, option->value);
    value = arguments[++*i];
  }
  if (!belongs(option, options->command))
    usage_failed("%s belongs to 'ppc %.*s'", argument, (int)strcspn(option->only, " "), option->only);
  take(options, arena, option, value);
}

void options_read(Options *options, Arena *arena, const char *command, int count, char **arguments)
{
  *options = (Options){.command = command, .as_of = date_today(),
                       .files = ARENA_ARRAY(arena, const char *, (size_t)count + 1),
                       .message_format = "text", .color = "auto"};
  bool only_files = false;
  read_for = command;
  for (int i = 0; i < count; i++) {
    if (!only_files && strcmp(arguments[i], "--") == 0)
      only_files = true;
    else if (!only_files && arguments[i][0] == '-' && arguments[i][1])
      read_one(options, arena, count, arguments, &i);
    else
      options->files[options->file_count++] = arguments[i];
  }
  if (strcmp(command, "list") == 0 && options->file_count == 0)
    options->files[options->file_count++] = ".";
  options->file = options->files[0];
  for (size_t i = 0; i < options->allowance_count; i++)
    if (!options->allowances[i].text)
      usage_failed("--allow %s@%s wants a reason: --because TEXT", options->allowances[i].code, options->allowances[i].on);
  const char *lists[] = {options->formats, options->languages};
  for (size_t i = 0; i < COUNT_OF(lists); i++)
    if (lists[i] && !*lists[i])
      usage_failed("an empty list asks for nothing");
  if (!options->file && !options->audit_law)
    usage_failed("ppc %s wants a FILE", command);
  if (options->depfile_target && !options->depfile)
    usage_failed("--depfile-target belongs to --depfile");
  const char *alone = options->wall ? "-T" : options->block ? "--block" : NULL;
  if (strcmp(command, "import") == 0)
    alone = "ppc import";
  if (options->file_count > 1 && alone)
    usage_failed("%s is for one FILE at a time: '%s' and '%s'", alone, options->files[0], options->files[1]);
  const char *near = NULL, *unknown = options->formats ? emit_unknown_format(arena, options->formats, &near) : NULL;
  if (unknown && near)
    usage_failed("no output is called '%s'; did you mean '%s'?", unknown, near);
  if (unknown)
    usage_failed("no output is called '%s'; 'ppc build --help' lists them", unknown);
}
