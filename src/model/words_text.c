/*
 * Values spelt in a language: dates, durations, lists, numbers of things; patterns filled.
 */
#include <string.h>

#include "model/words_int.h"

char *words_fill(Arena *arena, const char *pattern, const char *const *pairs)
{
  Buffer filled = {0};
  const char *at = pattern;

  while (*at != '\0') {
    const char *open = strchr(at, '{');
    const char *close = open == NULL ? NULL : strchr(open, '}');
    if (close == NULL)
      break;
    const size_t length = (size_t)(close - open) - 1;
    const char *value = NULL;
    for (const char *const *pair = pairs; *pair != NULL && value == NULL; pair += 2) {
      if (strlen(pair[0]) == length && memcmp(pair[0], open + 1, length) == 0)
        value = pair[1];
    }
    buffer_add(&filled, at, (size_t)(open - at));
    if (value != NULL)
      buffer_text(&filled, value);
    else
      buffer_add(&filled, open, length + 2);
    at = close + 1;
  }
  buffer_text(&filled, at);
  char *text = arena_copy(arena, filled.length == 0 ? "" : filled.at, filled.length);
  buffer_free(&filled);
  return text;
}

const char *words_citation(const Words *words, Arena *arena, const char *text)
{
  static const char *const called[] = {"RGPD/GDPR", "GDPR/RGPD", "RGPD", "GDPR"}; /* the longer first */
  const char *own = words_phrase(words, "citation.gdpr"), *at = NULL;
  size_t length = 0;

  for (size_t i = 0; own != NULL && i < COUNT_OF(called); i++) {
    const char *found = strstr(text, called[i]);
    if (found == NULL || (at != NULL && found >= at)) /* the first in the text, and of two there the longer */
      continue;
    at = found;
    length = strlen(called[i]);
  }
  if (at == NULL)
    return text;
  /* and its articles as the language's citations do: "GDPR, Art. 12" beside "RGPD, art. 12" */
  const char *article = words_label(words, "common", "article");
  const bool cites = article != NULL && (text_starts(at + length, ", art.") || text_starts(at + length, ", Art."));
  const char *rest = words_citation(words, arena, at + length + (cites ? strlen(", art.") : 0));
  return arena_format(arena, "%.*s%s%s", (int)(at - text), text, cites ? article : own, rest);
}

static char *join(const Words *words, Arena *arena, const char *const *items, size_t count, const char *last)
{
  Buffer joined = {0};

  for (size_t i = 0; i < count; i++) {
    if (i > 0)
      buffer_text(&joined, i + 1 == count ? last : words->between);
    buffer_text(&joined, items[i]);
  }
  char *text = arena_copy(arena, joined.length == 0 ? "" : joined.at, joined.length);
  buffer_free(&joined);
  return text;
}

char *words_join(const Words *words, Arena *arena, const char *const *items, size_t count)
{
  return join(words, arena, items, count, words->last);
}

char *words_either(const Words *words, Arena *arena, const char *const *items, size_t count)
{
  return join(words, arena, items, count, words->either);
}

char *words_date(const Words *words, Arena *arena, Date date)
{
  if (date.year == 0)
    return arena_string(arena, "");
  const char *day =
    date.day == 1 && words->first_day != NULL ? words->first_day : arena_format(arena, "%u", date.day);
  return words_fill(arena, words->date_pattern,
                    (const char *const[]){"day", day, "month", words->months[date.month], "year",
                                          arena_format(arena, "%d", date.year), NULL});
}

static bool is_many(const Words *words, long number)
{
  return number == 0 ? words->zero_is_many : number != 1;
}

static char *counted(const Words *words, Arena *arena, const char *one, const char *many, long number)
{
  return words_fill(arena, is_many(words, number) ? many : one,
                    (const char *const[]){"n", arena_format(arena, "%ld", number), NULL});
}

char *words_duration(const Words *words, Arena *arena, Duration duration)
{
  const long amounts[UNIT_COUNT] = {duration.years, duration.months,  duration.days,
                                    duration.hours, duration.minutes, duration.seconds};
  const char *parts[UNIT_COUNT];
  size_t count = 0;

  for (size_t i = 0; i < UNIT_COUNT; i++) {
    if (amounts[i] != 0)
      parts[count++] = counted(words, arena, words->unit_one[i], words->unit_many[i], amounts[i]);
  }
  if (count == 0)
    return arena_string(arena, words_option(words, "zero"));
  return words_join(words, arena, parts, count);
}

char *words_count(const Words *words, Arena *arena, const char *key, long number)
{
  const char *one = words_phrase(words, arena_format(arena, "%s.one", key));
  const char *many = words_phrase(words, arena_format(arena, "%s.many", key));

  return one == NULL || many == NULL ? NULL : counted(words, arena, one, many, number);
}
