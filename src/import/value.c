/*
 * value: what a cell holds - several values, a day.
 */
#include <stdlib.h>
#include <string.h>

#include "import/import_int.h"

/* ---- several values ------------------------------------------------------------------------------------ */

enum {
  SHORT_VALUE = 5,        /* words: what is longer between commas is a sentence */
  BRACKETS_LONGEST = 500, /* bytes */
};

static size_t blank_at(const char *at)
{
  if (strchr(" \t\r\n", *at) && *at)
    return 1;
  return text_starts(at, "\xC2\xA0") ? 2 : text_starts(at, "\xE2\x80\xAF") ? 3 : 0;
}

/* What stands before an item of a list. */
static size_t bullet_at(const char *at)
{
  static const char *const bullets[] = {"•", "◦", "▪", "‣", "·", "-", "–", "—", "*"};
  for (size_t i = 0; i < COUNT_OF(bullets); i++) {
    const size_t length = strlen(bullets[i]);
    if (text_starts(at, bullets[i]) && blank_at(at + length))
      return length;
  }
  return 0;
}

const char *value_trimmed(Arena *arena, const char *text, size_t length)
{
  char *copy = arena_copy(arena, text, length), *end = copy + length;
  while (*copy && (blank_at(copy) || bullet_at(copy)))
    copy += blank_at(copy) ? blank_at(copy) : bullet_at(copy);
  for (bool more = true; more && end > copy;) {
    more = strchr(" \t\r\n;,", end[-1]) != NULL;
    if (more)
      *--end = '\0';
    else if (end - copy >= 2 && blank_at(end - 2) == 2 && (unsigned char)end[-2] == 0xC2)
      more = true, *(end -= 2) = '\0';
    else if (end - copy >= 3 && blank_at(end - 3) == 3)
      more = true, *(end -= 3) = '\0';
  }
  return copy;
}

const char *trimmed(Arena *arena, const char *text)
{
  return value_trimmed(arena, text, strlen(text));
}

/* To the next of these outside brackets; one that is not closed for long is a mere sign. */
static size_t span_to(const char *text, const char *ends)
{
  size_t depth = 0, opened = 0, at = 0;
  for (; text[at] && !(depth && at - opened > BRACKETS_LONGEST); at++) {
    if (text[at] == '(' && depth++ == 0)
      opened = at;
    else if (text[at] == ')' && depth > 0)
      depth--;
    if (depth == 0 && strchr(ends, text[at]))
      return at;
  }
  return depth ? strcspn(text, ends) : at;
}

/* Whether what stands between the commas is short throughout, up to the end of the line; *end: where that is,
   or where it is known. */
static bool commas_part(Arena *arena, const char *text, const char **end)
{
  bool all_short = true;
  while (all_short && *text && *text != '\n' && *text != ';') {
    const size_t length = span_to(text, ",;\n");
    all_short = !text_has_words(arena_copy(arena, text, length), SHORT_VALUE + 1);
    text += length;
    text += *text == ',';
  }
  *end = text;
  return all_short;
}

typedef size_t SpanOf(Arena *arena, Values *values);

/* The next that is not blank. */
static const char *next(Arena *arena, Values *values, SpanOf *span)
{
  const char *value = "";
  while (*values->rest && text_is_blank(value)) {
    const size_t length = span(arena, values);
    value = value_trimmed(arena, values->rest, length);
    values->rest += length + (values->rest[length] != '\0');
  }
  return text_is_blank(value) ? NULL : value;
}

/* One look at the commas is enough for a line. */
static size_t span_of_value(Arena *arena, Values *values)
{
  if (!values->looked || values->rest >= values->looked)
    values->commas = commas_part(arena, values->rest, &values->looked);
  return span_to(values->rest, values->commas ? ",;\n" : ";\n");
}

static size_t span_of_line(Arena *arena, Values *values)
{
  (void)arena;
  return span_to(values->rest, ";\n");
}

static size_t span_of_row(Arena *arena, Values *values)
{
  (void)arena;
  return strcspn(values->rest, "\n");
}

const char *next_value(Arena *arena, Values *values)
{
  return next(arena, values, span_of_value);
}

const char *next_line(Arena *arena, Values *values)
{
  return next(arena, values, span_of_line);
}

const char *next_row(Arena *arena, Values *values)
{
  return next(arena, values, span_of_row);
}

const char *value_bracketed(const char *text)
{
  const char *bracket = strrchr(text, '(');
  const size_t length = bracket ? strcspn(bracket + 1, ")") : 0;
  return bracket && bracket > text && strcmp(bracket + 1 + length, ")") == 0 ? bracket + 1 : NULL;
}

bool value_is_link(const char *text)
{
  const size_t scheme = text_starts(text, "https://") ? 8 : text_starts(text, "http://") ? 7 : 0;
  return scheme && text[scheme] && !text[strcspn(text, " \t\r\n\"<>")];
}

/* ---- a day --------------------------------------------------------------------------------------------- */

/* 1 to 12 for the name of a month in some language of ours;
   its names are those that dates are written with. */
static unsigned month_of(const Draft *draft, const char *word)
{
  const Meaning *meaning = lexicon_find(draft->lexicon, "month", word);
  return meaning && meaning->code ? (unsigned)strtoul(meaning->code, NULL, 10) : 0;
}

/* Numbers and words of a text, at most four. */
static size_t pieces_of(Arena *arena, const char *text, const char *pieces[4])
{
  size_t count = 0;
  const char *key = lexicon_key(arena, text, true);
  while (*key) {
    const size_t length = strcspn(key, " ");
    if (count == 4)
      return 0;
    pieces[count++] = arena_copy(arena, key, length);
    key += length + (key[length] == ' ');
  }
  return count;
}

static unsigned number(const char *text)
{
  size_t digits = strspn(text, "0123456789");
  const bool ordinal = digits > 0 && (strcmp(text + digits, "er") == 0 || strcmp(text + digits, "st") == 0 ||
                                      strcmp(text + digits, "nd") == 0 || strcmp(text + digits, "rd") == 0 ||
                                      strcmp(text + digits, "th") == 0);
  return digits > 0 && digits < 5 && (text[digits] == '\0' || ordinal) ? (unsigned)strtoul(text, NULL, 10) : 0;
}

static bool to_day(unsigned year, unsigned month, unsigned day, char text[11])
{
  Date date;
  if (year < 100)
    year += 2000;
  if (year > 9999 || month > 12 || day > 31)
    return false;
  snprintf(text, 11, "%04u-%02u-%02u", year, month, day);
  return date_parse(text, &date);
}

/* A day whose cell lost its form: spreadsheets count from 1899-12-30, and 5 figures are days from 1927 on. */
static bool serial_day(const char *text, char day[11])
{
  if (strlen(text) != 5 || text[strspn(text, "0123456789")] || strtoul(text, NULL, 10) > UINT16_MAX)
    return false;
  const Duration since = {.days = (uint16_t)strtoul(text, NULL, 10)};
  date_format(date_add((Date){1899, 12, 30}, since), day);
  return true;
}

bool day_of(const Draft *draft, const Cell *cell, char day[11])
{
  Date date;
  if (cell->date && strlen(cell->date) >= 10) {
    snprintf(day, 11, "%.10s", cell->date);
    return date_parse(day, &date);
  }
  if (serial_day(cell->text, day))
    return true;
  const char *pieces[4];
  if (pieces_of(draft->arena, cell->text, pieces) != 3)
    return false;
  const unsigned first = number(pieces[0]), second = number(pieces[1]), third = number(pieces[2]);
  if (strlen(pieces[0]) == 4 && first && second && third)
    return to_day(first, second, third, day);
  if (first && !second && third)
    return month_of(draft, pieces[1]) && to_day(third, month_of(draft, pieces[1]), first, day);
  if (!first && second && third) /* March 12, 2021 */
    return month_of(draft, pieces[0]) && to_day(third, month_of(draft, pieces[0]), second, day);
  if (!first || !second || !third)
    return false;
  return second > 12 ? to_day(third, first, second, day) : to_day(third, second, first, day);
}
