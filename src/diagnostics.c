/*
 * Diagnostics: the table of formats, and what they share.
 */
#include <stdlib.h>
#include <string.h>

#include "diagnostics_int.h"

typedef struct Format {
  const char *name;
  void (*begin)(Report *report); /* NULL: a document without a head */
  void (*print)(Report *report); /* the findings of one description */
  void (*end)(Report *report);
} Format;

static const Format formats[] = {
  {"text", NULL, print_text, NULL},
  {"json", begin_array, print_json, end_plain},
  {"sarif", begin_sarif, print_sarif, end_sarif},
  {"github", NULL, print_github, NULL},
  {"gitlab", begin_array, print_gitlab, end_plain},
};

static bool is_white(char byte)
{
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* White space around a value is no part of the fault. */
static Place trimmed(const Source *source, Place place)
{
  size_t start = place.offset < source->length ? place.offset : source->length;
  size_t end = start + place.length < source->length ? start + place.length : source->length;

  while (end > start && is_white(source->bytes[end - 1]))
    end--;
  while (start < end && is_white(source->bytes[start]))
    start++;
  if (start == end)
    return place;
  return (Place){.offset = (uint32_t)start, .source = place.source, .length = (uint16_t)(end - start)};
}

Position position_of(const Report *report, Place place)
{
  Position position = {.source = source_of(report->sources, place)};

  if (position.source == NULL)
    return position;
  position.place = trimmed(position.source, place);
  place_position(report->sources, position.place, &position.line, &position.column);
  const Place end = {.offset = position.place.offset + position.place.length, .source = place.source};
  place_position(report->sources, end, &position.end_line, &position.end_column);
  return position;
}

static const Format *format_of(const Report *report)
{
  const char *name = report->options->format;
  const Format *format = formats;

  while (name != NULL && strcmp(name, format->name) != 0)
    format++;
  return format;
}

Diagnostics *diagnostics_begin(FILE *to, const Words *words, const DiagnosticsOptions *options)
{
  Arena *arena = arena_new();
  Report *report = ARENA_NEW(arena, Report);

  *report = (Report){.to = to, .words = words, .options = options, .arena = arena};
  report->fingerprints = map_new(arena);
  if (format_of(report)->begin != NULL)
    format_of(report)->begin(report);
  return report;
}

void diagnostics_add(Diagnostics *report, const Sources *sources, const Findings *findings)
{
  report->sources = sources;
  report->findings = findings;
  report->told = map_new(report->arena);
  format_of(report)->print(report);
}

void diagnostics_end(Diagnostics *report)
{
  if (format_of(report)->end != NULL)
    format_of(report)->end(report);
  arena_free(report->arena);
}

void diagnostics_print(FILE *to, const Sources *sources, const Findings *findings, const Words *words,
                       const DiagnosticsOptions *options)
{
  Diagnostics *diagnostics = diagnostics_begin(to, words, options);

  diagnostics_add(diagnostics, sources, findings);
  diagnostics_end(diagnostics);
}

const char *diagnostics_language(void)
{
  static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

  for (size_t i = 0; i < COUNT_OF(variables); i++) {
    const char *value = getenv(variables[i]);
    if (value != NULL && *value != '\0')
      return text_starts(value, "fr") ? "fr" : "en";
  }
  return "en";
}
