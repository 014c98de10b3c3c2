/*
 * outlet_nothing: what was asked for and changes nothing.  "0 files" without a word leaves people to guess.
 */
#include <string.h>

#include "compile.h"

/* Documents that not every description has, by their formats. */
static const struct { const char *format, *phrase; } lacking[] = {
    {"notices", "nothing.notices"},
    {"processor", "nothing.processor"},
    {"answer", "nothing.answer"},
    {"trackers", "nothing.trackers"},
    {"manifest", "nothing.manifest"},
};

static void say(const Run *run, const char *key, const char *const *pairs)
{
  fprintf(told_to(run), "%s\n", words_fill(run->arena, words_phrase(run->message_words, key), pairs));
}

/* "authority and internal" */
static const char *audiences_joined(const Run *run, unsigned audiences)
{
  const char *names[8];
  size_t count = 0;
  for (unsigned bit = 1; bit <= EMIT_INTERNAL; bit <<= 1)
    if (audiences & bit)
      names[count++] = emit_audience((EmitAudience)bit);
  return words_join(run->message_words, run->arena, names, count);
}

static void tell_format(const Run *run, const EmitSource *source, const EmitOptions *emit, const char *name)
{
  const EmitAsked asked = emit_asked(source, emit, name);
  if (asked.makes)
    return;
  if (!asked.selected) {
    say(run, "nothing.audience",
        (const char *const[]){"format", name, "for", audiences_joined(run, asked.audiences), "asked",
                              audiences_joined(run, emit->audiences), NULL});
    return;
  }
  for (size_t i = 0; i < COUNT_OF(lacking); i++)
    if (strcmp(lacking[i].format, asked.format) == 0)
      say(run, lacking[i].phrase, (const char *const[]){"format", name, NULL});
}

void outlet_tell_nothing(const Run *run, const EmitSource *source, const EmitOptions *emit)
{
  for (const char *at = emit->formats; at && *at;) {
    const size_t length = strcspn(at, ",");
    tell_format(run, source, emit, arena_copy(run->arena, at, length));
    at += length + (at[length] == ',');
  }
  if (run->options->heading_level && !emit_makes_fragment(source, emit))
    say(run, "nothing.heading-level", NULL);
}
