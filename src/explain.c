/*
 * explain: `ppc explain CODE` says one rule in full - what it says, the law, why, what to do, and from the
 * rule's own tests an example that fails and one that passes; without a code, the list of rules by group;
 * with --coverage, what they guard.
 */
#include <string.h>
#include <strings.h>

#include "check/check.h"
#include "commands.h"
#include "diagnostics_int.h"
#include "model/model.h"

enum { WIDTH = 78, INDENT = 4 };

/* ---- text in lines ------------------------------------------------------------------------------- */

static size_t cells_of(const char *text, size_t length)
{
  size_t cells = 0;
  for (size_t i = 0; i < length; i++)
    cells += ((unsigned char)text[i] & 0xC0) != 0x80;
  return cells;
}

/* Lines are broken at plain spaces alone: no-break spaces hold. */
static void print_paragraph(const char *text)
{
  size_t column = 0;

  for (const char *at = text; *at != '\0'; at += strspn(at, " ")) {
    const size_t length = strcspn(at, " "), cells = cells_of(at, length);
    const bool breaks = column > 0 && column + 1 + cells > WIDTH - INDENT;
    printf("%s%*s", breaks ? "\n" : "", column == 0 || breaks ? INDENT : 1, "");
    fwrite(at, 1, length, stdout);
    column = column == 0 || breaks ? cells : column + 1 + cells;
    at += length;
  }
  putchar('\n');
}

/* ---- a rule -------------------------------------------------------------------------------------- */

/* The printer's own words stand beside the rules'. */
static const char *own_word(const Words *words, const char *part)
{
  const char *word = words_rule(words, "explain", part);
  return word != NULL ? word : part;
}

static const char *severity_word(const Words *words, Severity severity)
{
  const char *code = severity_code(severity);
  const char *word = words_rule(words, "diagnostics", code);
  return word != NULL ? word : code;
}

static void print_part(const Words *words, const CheckRule *rule, const char *part)
{
  const char *text = words_rule(words, rule->code, part);

  if (text == NULL)
    return;
  printf("\n%s\n", own_word(words, part));
  print_paragraph(text);
}

static void print_rule(const Words *words, const CheckRule *rule)
{
  const char *title = words_rule(words, rule->code, "title");

  printf("%s %s (%s)\n", rule->code, rule->slug, severity_word(words, rule->severity));
  if (title != NULL)
    print_paragraph(title);
  print_part(words, rule, "message");
  print_part(words, rule, "law");
  print_part(words, rule, "why");
  print_part(words, rule, "help");
  if (rule->record == NULL && rule->processing == NULL) /* form: what is wrong is in the file itself */
    return;
  printf("\n%s\n", own_word(words, "bad"));
  if (!example_bad(rule->code, words_language(words)))
    print_paragraph("-");
  printf("\n%s\n", own_word(words, "good"));
  if (!example_good(rule->code))
    print_paragraph("-");
}

/* Where each group begins. */
static const struct {
  const char *from, *name;
} groups[] = {
  {"PPC000", "group.form"},       {"PPC100", "group.identity"},  {"PPC200", "group.purposes"},
  {"PPC300", "group.data"},       {"PPC400", "group.recipients"}, {"PPC500", "group.transfers"},
  {"PPC600", "group.retention"},  {"PPC700", "group.rights"},    {"PPC800", "group.security"},
  {"PPC900", "group.trackers"},   {"PPC930", "group.notice"},    {"PPC960", "group.register"},
};

static size_t group_of(const char *code)
{
  size_t group = COUNT_OF(groups) - 1;
  while (group > 0 && strcmp(code, groups[group].from) < 0)
    group--;
  return group;
}

/* One line a rule - code, severity, slug, title - under the heading of its group. */
static void print_list(const Words *words, const CheckRule *rules, size_t count)
{
  size_t slug_width = 0, severity_width = 0, group = COUNT_OF(groups);

  for (size_t i = 0; i < count; i++) {
    const size_t slug = strlen(rules[i].slug), severity = strlen(severity_word(words, rules[i].severity));
    slug_width = slug > slug_width ? slug : slug_width;
    severity_width = severity > severity_width ? severity : severity_width;
  }
  for (size_t i = 0; i < count; i++) {
    const char *title = words_rule(words, rules[i].code, "title");
    if (group_of(rules[i].code) != group) {
      group = group_of(rules[i].code);
      printf("%s%s\n", i > 0 ? "\n" : "", own_word(words, groups[group].name));
    }
    printf("  %s  %-*s  %-*s  %s\n", rules[i].code, (int)severity_width,
           severity_word(words, rules[i].severity), (int)slug_width, rules[i].slug,
           title != NULL ? title : "");
  }
}

/* ---- the command --------------------------------------------------------------------------------- */

static const CheckRule *find_rule(const CheckRule *rules, size_t count, const char *code)
{
  for (size_t i = 0; i < count; i++)
    if (strcasecmp(rules[i].code, code) == 0 || strcasecmp(rules[i].slug, code) == 0)
      return &rules[i];
  return NULL;
}

static int report_unknown(const Words *words, Arena *arena, const CheckRule *rules, size_t count,
                          const char *code)
{
  const char **names = ARENA_ARRAY(arena, const char *, count * 2 + 1);
  for (size_t i = 0; i < count; i++) {
    names[i] = rules[i].code;
    names[count + i] = rules[i].slug;
  }
  const char *near = text_nearest(code, names, count * 2);
  const char *pattern = own_word(words, near != NULL ? "near" : "unknown");
  fprintf(stderr, "ppc: %s\n",
          words_fill(arena, pattern,
                     (const char *const[]){"code", code, "suggestion", near != NULL ? near : "", NULL}));
  return EXIT_USAGE;
}

/* What the arguments ask for; false: they are wrong. */
typedef struct Request {
  const char *language, *code;
  bool help, coverage;
} Request;

static bool read_request(Request *request, int count, char **arguments)
{
  static const char option[] = "--message-language";
  const size_t length = sizeof option - 1;

  for (int i = 0; i < count; i++) {
    const char *argument = arguments[i];
    if (strcmp(argument, option) == 0 && i + 1 < count)
      request->language = arguments[++i];
    else if (text_starts(argument, option) && argument[length] == '=')
      request->language = argument + length + 1;
    else if (strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0)
      request->help = true;
    else if (strcmp(argument, "--coverage") == 0)
      request->coverage = true;
    else if (argument[0] == '-' || request->code != NULL)
      return false;
    else
      request->code = argument;
  }
  return true;
}

/* A block is one of a description: it is compiled first. */
static bool asks_for_block(int count, char **arguments)
{
  static const char option[] = "--block";
  for (int i = 0; i < count; i++)
    if (text_starts(arguments[i], option) && strchr("=", arguments[i][sizeof option - 1]))
      return true;
  return false;
}

int explain_main(int count, char **arguments)
{
  if (asks_for_block(count, arguments))
    return compile_main("explain", count, arguments);
  const CheckRule *rules;
  const size_t rule_count = check_rules(&rules);
  Request request = {.language = diagnostics_language()};
  const bool understood = read_request(&request, count, arguments);
  Arena *arena = arena_new();
  const Words *words = words_load(arena, data_path(arena, "stylesheets/words"), request.language);
  int status = EXIT_BUILT;

  if (words == NULL) {
    fprintf(stderr, "ppc: there are no words for the language '%s'\n", request.language);
    status = EXIT_USAGE;
  } else if (!understood || request.help) {
    fprintf(understood ? stdout : stderr, "%s\n", own_word(words, "usage"));
    status = understood ? EXIT_BUILT : EXIT_USAGE;
  } else if (request.coverage) {
    coverage_print(words);
  } else if (request.code == NULL) {
    print_list(words, rules, rule_count);
  } else {
    const CheckRule *rule = find_rule(rules, rule_count, request.code);
    if (rule != NULL)
      print_rule(words, rule);
    else
      status = report_unknown(words, arena, rules, rule_count, request.code);
  }
  arena_free(arena);
  return status;
}
