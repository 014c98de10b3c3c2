/*
 * Diagnostics for programs: JSON, SARIF 2.1.0 (OASIS), and what the forges read.
 */
#include <string.h>

#include "diagnostics_int.h"

/* ---- JSON ---------------------------------------------------------------------------------------- */

static void print_string(FILE *to, const char *text)
{
  if (text == NULL) {
    fputs("null", to);
    return;
  }
  fputc('"', to);
  for (uint32_t c; *text != '\0';) {
    const size_t used = text_decode(text, &c);
    if (c == '"' || c == '\\')
      fprintf(to, "\\%c", (char)c);
    else if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029)
      fprintf(to, "\\u%04X", (unsigned)c);
    else if (c == 0xFFFD)
      fputs("\xEF\xBF\xBD", to);
    else
      fwrite(text, 1, used, to);
    text += used;
  }
  fputc('"', to);
}

static void print_member(FILE *to, const char *name, const char *text)
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
  fputc('}', to);
}

/* An array, one finding a line. */
static void print_array(const Report *report, void (*print)(const Report *report, const Finding *finding))
{
  fputs(report->findings->first != NULL ? "[\n" : "[", report->to);
  for (const Finding *finding = report->findings->first; finding != NULL; finding = finding->next) {
    print(report, finding);
    fputs(finding->next != NULL ? ",\n" : "\n", report->to);
  }
  fputc(']', report->to);
}

void print_json(const Report *report)
{
  print_array(report, print_object);
  fputc('\n', report->to);
}

/* ---- SARIF --------------------------------------------------------------------------------------- */

/* An address relative to where ppc was called; what a URI may not hold is escaped (RFC 3986). */
static const char *uri_of(const Report *report, const char *path)
{
  static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  Buffer uri = {0};

  for (const char *at = path; *at != '\0'; at++)
    if (strchr(plain, *at) != NULL)
      buffer_byte(&uri, *at);
    else
      buffer_format(&uri, "%%%02X", (unsigned)(unsigned char)*at);
  const char *kept = arena_string(report->arena, uri.at != NULL ? uri.at : "");
  buffer_free(&uri);
  return kept;
}

static void print_result(const Report *report, const Finding *finding)
{
  const Position position = position_of(report, finding->place);
  FILE *to = report->to;

  fputs("  {", to);
  print_member(to, "ruleId", finding->code);
  fputs(", ", to);
  print_member(to, "level", severity_code(finding->severity));
  fputs(", \"message\": {", to);
  print_member(to, "text", finding_message(report->words, report->arena, finding));
  fputc('}', to);
  if (position.source != NULL) {
    fputs(", \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {", to);
    print_member(to, "uri", uri_of(report, position.source->path));
    fprintf(to,
            "}, \"region\": {\"startLine\": %u, \"startColumn\": %u, \"endLine\": %u, \"endColumn\": %u}}}]",
            position.line, position.column, position.end_line, position.end_column);
  }
  fputc('}', to);
}

void print_sarif(const Report *report)
{
  fputs(
    "{\"version\": \"2.1.0\", \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"runs\": [{",
    report->to);
  fputs("\"tool\": {\"driver\": {\"name\": \"ppc\"}}, \"columnKind\": \"unicodeCodePoints\", \"results\": ",
        report->to);
  print_array(report, print_result);
  fputs("}]}\n", report->to);
}

/* ---- the forges ---------------------------------------------------------------------------------- */

/* Of a workflow command: a property has two separators more than the message. */
static void print_escaped(FILE *to, const char *text, bool property)
{
  for (; *text != '\0'; text++)
    if (*text == '%' || *text == '\r' || *text == '\n' || (property && (*text == ':' || *text == ',')))
      fprintf(to, "%%%02X", (unsigned)(unsigned char)*text);
    else
      fputc(*text, to);
}

void print_github(const Report *report)
{
  static const char *const commands[] = {"notice", "warning", "error"}; /* by Severity */

  for (const Finding *finding = report->findings->first; finding != NULL; finding = finding->next) {
    const Position position = position_of(report, finding->place);
    fprintf(report->to, "::%s ", commands[finding->severity]);
    if (position.source != NULL) {
      fputs("file=", report->to);
      print_escaped(report->to, position.source->path, true);
      fprintf(report->to, ",line=%u,col=%u,endLine=%u,endColumn=%u,", position.line, position.column,
              position.end_line, position.end_column);
    }
    fprintf(report->to, "title=%s::", finding->code);
    print_escaped(report->to, finding_message(report->words, report->arena, finding), false);
    fputc('\n', report->to);
  }
}

/* Code Quality.  The fingerprint leaves the line out: a fault that moves is the same fault. */
static void print_issue(const Report *report, const Finding *finding)
{
  static const char *const severities[] = {"info", "minor", "major"}; /* by Severity */
  const Position position = position_of(report, finding->place);
  const char *message = finding_message(report->words, report->arena, finding);
  const char *path = position.source != NULL ? position.source->path : "";
  const char *identity = arena_format(report->arena, "%s\n%s\n%s\n%s", finding->code, path,
                                      finding->block != NULL ? finding->block : "", message);
  char fingerprint[65];

  sha256_hex(identity, strlen(identity), fingerprint);
  fputs("  {", report->to);
  print_member(report->to, "description", message);
  fputs(", ", report->to);
  print_member(report->to, "check_name", finding->code);
  fputs(", ", report->to);
  print_member(report->to, "fingerprint", fingerprint);
  fputs(", ", report->to);
  print_member(report->to, "severity", severities[finding->severity]);
  fputs(", \"location\": {", report->to);
  print_member(report->to, "path", path);
  fprintf(report->to, ", \"lines\": {\"begin\": %u}}}", position.line);
}

void print_gitlab(const Report *report)
{
  print_array(report, print_issue);
  fputc('\n', report->to);
}
