/*
 * Diagnostics as SARIF 2.1.0 (OASIS, 27 March 2020), with what GitHub's code scanning asks for beyond it: the
 * table of rules, a location for every result, and fingerprints that do not move with the lines.
 */
#include <string.h>

#include "check/check.h"
#include "diagnostics_int.h"

/* An address relative to where ppc was called; what a URI may not hold is escaped (RFC 3986). */
static const char *uri_of(const Report *report, const char *path)
{
  static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  Buffer uri = {0};

  for (const char *at = forge_path(path); *at != '\0'; at++)
    if (strchr(plain, *at) != NULL)
      buffer_byte(&uri, *at);
    else
      buffer_format(&uri, "%%%02X", (unsigned)(unsigned char)*at);
  const char *kept = arena_string(report->arena, uri.at != NULL ? uri.at : "");
  buffer_free(&uri);
  return kept;
}

static void print_message(FILE *to, const char *name, const char *text)
{
  fprintf(to, "\"%s\": {", name);
  print_member(to, "text", text);
  fputc('}', to);
}

/* ---- the rules ----------------------------------------------------------------------------------- */

static void add_part(Buffer *help, const Words *words, const char *code, const char *part)
{
  const char *text = words_rule(words, code, part);

  if (text != NULL && strchr(text, '{') == NULL) /* what only a finding can fill in is left to it */
    buffer_format(help, "%s%s", help->length > 0 ? "\n\n" : "", text);
}

/* The text of the act whose provision the rule guards first, or NULL; "LIL:82" is of the loi n° 78-17. */
static const char *act_of(const Report *report, const Law *law, const CheckRule *rule)
{
  const size_t length = strcspn(rule->guards, ": ");
  const bool named = rule->guards[length] == ':';
  const char *act = named ? arena_copy(report->arena, rule->guards, length) : "GDPR";
  const LawRow *row = *rule->guards != '\0' ? law_row(law, "coverage", act, date_today()) : NULL;

  return row != NULL ? law_attribute(row, "href") : NULL;
}

static void print_rule(const Report *report, const Law *law, const CheckRule *rule)
{
  FILE *to = report->to;
  const char *title = words_rule(report->words, rule->code, "title");
  const char *why = words_rule(report->words, rule->code, "why");
  Buffer help = {0};

  fputs("  {", to);
  print_member(to, "id", rule->code);
  fputs(", ", to);
  print_member(to, "name", rule->slug);
  fputs(", ", to);
  print_message(to, "shortDescription", title != NULL ? title : rule->slug);
  fputs(", ", to);
  print_message(to, "fullDescription", why != NULL ? why : title != NULL ? title : rule->slug);
  add_part(&help, report->words, rule->code, "law");
  add_part(&help, report->words, rule->code, "help");
  buffer_format(&help, "%sppc explain %s", help.length > 0 ? "\n\n" : "", rule->code);
  fputs(", ", to);
  print_message(to, "help", help.at);
  buffer_free(&help);
  if (act_of(report, law, rule) != NULL) {
    fputs(", ", to);
    print_member(to, "helpUri", act_of(report, law, rule));
  }
  fputs(", \"defaultConfiguration\": {", to);
  print_member(to, "level", severity_code(rule->severity));
  fputs("}, \"properties\": {\"tags\": [", to);
  print_string(to, rule->chapter);
  fputs("]}}", to);
}

static void print_rules(const Report *report)
{
  const CheckRule *rules;
  const size_t count = check_rules(&rules);
  const Law *law = law_load(report->arena, data_path(report->arena, "schema/law"));

  fputs("\"rules\": [\n", report->to);
  for (size_t i = 0; i < count; i++) {
    print_rule(report, law, &rules[i]);
    fputs(i + 1 < count ? ",\n" : "\n", report->to);
  }
  fputc(']', report->to);
}

/* ---- the results --------------------------------------------------------------------------------- */

static long rule_index(const char *code)
{
  const CheckRule *rules, *rule = check_rule(code);

  check_rules(&rules);
  return rule == NULL ? -1 : (long)(rule - rules);
}

/* `"physicalLocation": {...}`; what stands nowhere is said of the file as a whole. */
static void print_location(const Report *report, const Position *position)
{
  FILE *to = report->to;

  fputs("\"physicalLocation\": {\"artifactLocation\": {", to);
  print_member(to, "uri", uri_of(report, place_path(report, position)));
  fputc('}', to);
  if (position->source != NULL)
    fprintf(to,
            ", \"region\": {\"startLine\": %u, \"startColumn\": %u, \"endLine\": %u, \"endColumn\": %u}",
            position->line, position->column, position->end_line, position->end_column);
  fputc('}', to);
}

static void print_related(const Report *report, const Finding *finding)
{
  const Position related = position_of(report, finding->related);

  if (related.source == NULL)
    return;
  const char *declared = words_rule(report->words, "diagnostics", "declared");
  fputs(", \"relatedLocations\": [{\"id\": 1, ", report->to);
  print_message(report->to, "message", declared != NULL ? declared : "declared here");
  fputs(", ", report->to);
  print_location(report, &related);
  fputs("}]", report->to);
}

/* "inSource": by the description's <allow>; "external": by the command line. */
static void print_suppression(const Report *report, const Finding *finding)
{
  if (finding->allowance == NULL)
    return;
  const Position position = position_of(report, finding->allowance->place);
  fprintf(report->to, ", \"suppressions\": [{\"kind\": \"%s\", \"status\": \"accepted\", ",
          position.source != NULL ? "inSource" : "external");
  print_member(report->to, "justification", finding_because(report->words, finding));
  if (position.source != NULL) {
    fputs(", \"location\": {", report->to);
    print_location(report, &position);
    fputc('}', report->to);
  }
  fputs("}]", report->to);
}

static void print_result(const Report *report, const Finding *finding)
{
  const Position position = position_of(report, finding->place);
  const long index = rule_index(finding->code);
  FILE *to = report->to;

  fputs("  {", to);
  print_member(to, "ruleId", finding->code);
  if (index >= 0)
    fprintf(to, ", \"ruleIndex\": %ld", index);
  fputs(", ", to);
  print_member(to, "level", severity_code(finding->severity));
  fputs(", ", to);
  print_message(to, "message", finding_message(report->words, report->arena, finding));
  if (*place_path(report, &position) != '\0') {
    fputs(", \"locations\": [{", to);
    print_location(report, &position);
    fputs("}]", to);
  }
  print_related(report, finding);
  fputs(", \"partialFingerprints\": {", to);
  print_member(to, "ppc/v1", fingerprint_of(report, finding));
  fputc('}', to);
  print_suppression(report, finding);
  fputc('}', to);
}

void begin_sarif(Report *report)
{
  FILE *to = report->to;

  fputs("{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\", ", to);
  fputs("\"runs\": [{", to);
  fputs("\"tool\": {\"driver\": {\"name\": \"ppc\", ", to);
  print_member(to, "version", PPC_VERSION);
  fputs(", ", to);
  print_member(to, "language", words_language(report->words));
  fputs(", ", to);
  print_rules(report);
  fputs("}}, \"columnKind\": \"unicodeCodePoints\", \"results\": ", to);
  begin_array(report);
}

void print_sarif(Report *report)
{
  print_items(report, true, print_result);
}

void end_sarif(Report *report)
{
  end_array(report);
  fputs("}]}\n", report->to);
}
