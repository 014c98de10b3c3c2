/*
 * Diagnostics for programs: JSON, and what the forges read.  SARIF has a file of its own.
 */
#include <string.h>

#include "diagnostics_int.h"

/* ---- JSON ---------------------------------------------------------------------------------------- */

void print_string(FILE *to, const char *text)
{
  if (text == NULL) {
    fputs("null", to);
    return;
  }
  Buffer string = {0};
  buffer_json(&string, text);
  fputs(string.at, to);
  buffer_free(&string);
}

void print_member(FILE *to, const char *name, const char *text)
{
  fprintf(to, "\"%s\": ", name);
  print_string(to, text);
}

static const char *path_of(const Position *position)
{
  return position->source != NULL ? position->source->path : NULL;
}

static void print_place(FILE *to, const Position *position)
{
  print_member(to, "file", path_of(position));
  fprintf(to, ", \"line\": %u, \"column\": %u, \"endLine\": %u, \"endColumn\": %u", position->line,
          position->column, position->end_line, position->end_column);
}

static void print_object(const Report *report, const Finding *finding)
{
  const Position position = position_of(report, finding->place),
                 related = position_of(report, finding->related);
  FILE *to = report->to;

  fputs("  {", to);
  print_member(to, "code", finding->code);
  fputs(", ", to);
  print_member(to, "variant", finding->variant);
  fputs(", ", to);
  print_member(to, "severity", severity_code(finding->severity));
  fputs(", ", to);
  print_place(to, &position);
  fputs(", ", to);
  print_member(to, "message", finding_message(report->words, report->arena, finding));
  fputs(", ", to);
  print_member(to, "law", finding_law(report->words, report->arena, finding));
  fputs(", ", to);
  print_member(to, "help", finding_help(report->words, report->arena, finding));
  fputs(", ", to);
  print_member(to, "block", finding->block);
  fputs(", \"related\": ", to);
  if (related.source != NULL) {
    fputc('{', to);
    print_place(to, &related);
    fputc('}', to);
  } else {
    fputs("null", to);
  }
  fputs(", \"allowed\": ", to);
  print_string(to, finding_because(report->words, finding));
  fputc('}', to);
}

void begin_array(Report *report)
{
  fputc('[', report->to);
}

void print_items(Report *report, bool allowed, void (*print)(const Report *report, const Finding *finding))
{
  for (const Finding *finding = report->findings->first; finding != NULL; finding = finding->next) {
    if (finding->allowance != NULL && !allowed)
      continue;
    fputs(report->printed++ > 0 ? ",\n" : "\n", report->to);
    print(report, finding);
  }
}

void end_array(Report *report)
{
  fputs(report->printed > 0 ? "\n]" : "]", report->to);
}

void end_plain(Report *report)
{
  end_array(report);
  fputc('\n', report->to);
}

void print_json(Report *report)
{
  print_items(report, true, print_object);
}

/* ---- the forges ---------------------------------------------------------------------------------- */

/* Both want paths as their repository has them. */
const char *forge_path(const char *path)
{
  while (text_starts(path, "./"))
    path += 2;
  return path;
}

const char *place_path(const Report *report, const Position *position)
{
  if (position->source != NULL)
    return position->source->path;
  return report->sources->count > 1 ? report->sources->at[1]->path : "";
}

/* The same fault has the same mark wherever it moves, and in whatever language it is said: line and wording
   are left out.  Faults that differ in nothing else are told apart by their order. */
const char *fingerprint_of(const Report *report, const Finding *finding)
{
  const Position position = position_of(report, finding->place);
  Buffer identity = {0};
  char *hex = arena_alloc(report->arena, 65);

  buffer_format(&identity, "%s\n%s\n%s\n%s", finding->code, forge_path(place_path(report, &position)),
                finding->block != NULL ? finding->block : "", finding->variant != NULL ? finding->variant : "");
  for (const Argument *argument = finding->arguments; argument != NULL; argument = argument->next)
    if (argument->kind == ARGUMENT_TEXT || argument->kind == ARGUMENT_PHRASE)
      buffer_format(&identity, "\n%s", argument->as.text != NULL ? argument->as.text : "");
    else if (argument->kind == ARGUMENT_THING)
      buffer_format(&identity, "\n%s", argument->as.thing.id);
  size_t *seen = map_find(report->fingerprints, identity.at);
  if (seen == NULL) {
    seen = ARENA_NEW(report->arena, size_t);
    map_put(report->fingerprints, arena_string(report->arena, identity.at), seen);
  }
  if (++*seen > 1)
    buffer_format(&identity, "\n%zu", *seen);
  sha256_hex(identity.at, identity.length, hex);
  buffer_free(&identity);
  return hex;
}

/* Of a workflow command: a property has two separators more than the message. */
static void print_escaped(FILE *to, const char *text, bool property)
{
  for (; *text != '\0'; text++)
    if (*text == '%' || *text == '\r' || *text == '\n' || (property && (*text == ':' || *text == ',')))
      fprintf(to, "%%%02X", (unsigned)(unsigned char)*text);
    else
      fputc(*text, to);
}

/* A workflow command knows no allowance: what is allowed is left out.  A column belongs to a single line: of
   a stretch of several, GitHub takes the lines alone. */
void print_github(Report *report)
{
  static const char *const commands[] = {"notice", "warning", "error"}; /* by Severity */

  for (const Finding *finding = report->findings->first; finding != NULL; finding = finding->next) {
    if (finding->allowance != NULL)
      continue;
    const Position position = position_of(report, finding->place);
    fprintf(report->to, "::%s ", commands[finding->severity]);
    if (position.source != NULL) {
      fputs("file=", report->to);
      print_escaped(report->to, forge_path(position.source->path), true);
      fprintf(report->to, ",line=%u,endLine=%u,", position.line, position.end_line);
      if (position.line == position.end_line)
        fprintf(report->to, "col=%u,endColumn=%u,", position.column, position.end_column);
    }
    fputs("title=", report->to);
    const char *title = words_rule(report->words, finding->code, "title");
    print_escaped(report->to, arena_format(report->arena, "%s %s", finding->code, title != NULL ? title : ""), true);
    fputs("::", report->to);
    print_escaped(report->to, finding_message(report->words, report->arena, finding), false);
    fputc('\n', report->to);
  }
}

/* Code Quality.  What is allowed is left out: it knows no allowance.  A line is wanted of every issue. */
static void print_issue(const Report *report, const Finding *finding)
{
  static const char *const severities[] = {"info", "minor", "major"}; /* by Severity */
  const Position position = position_of(report, finding->place);

  fputs("  {", report->to);
  print_member(report->to, "description", finding_message(report->words, report->arena, finding));
  fputs(", ", report->to);
  print_member(report->to, "check_name", finding->code);
  fputs(", ", report->to);
  print_member(report->to, "fingerprint", fingerprint_of(report, finding));
  fputs(", ", report->to);
  print_member(report->to, "severity", severities[finding->severity]);
  fputs(", \"location\": {", report->to);
  print_member(report->to, "path", forge_path(place_path(report, &position)));
  fprintf(report->to, ", \"lines\": {\"begin\": %u}}}", position.line > 0 ? position.line : 1);
}

void print_gitlab(Report *report)
{
  print_items(report, false, print_issue);
}
