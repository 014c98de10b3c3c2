/*
 * Diagnostics: the table of formats, and what they share.
 */
#include <stdlib.h>
#include <string.h>

#include "diagnostics_int.h"

static const struct {
  const char *name;
  void (*print)(const Report *report);
} formats[] = {
  {"text", print_text},     {"json", print_json},     {"sarif", print_sarif},
  {"github", print_github}, {"gitlab", print_gitlab},
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

void diagnostics_print(FILE *to, const Sources *sources, const Findings *findings, const Words *words,
                       const DiagnosticsOptions *options)
{
  Report report = {to, sources, findings, words, options, arena_new(), NULL, NULL};
  const char *format = options->format != NULL ? options->format : formats[0].name;

  report.fingerprints = map_new(report.arena);
  report.told = map_new(report.arena);
  for (size_t i = 0; i < COUNT_OF(formats); i++)
    if (strcmp(format, formats[i].name) == 0)
      formats[i].print(&report);
  arena_free(report.arena);
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
