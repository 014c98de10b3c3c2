/*
 * The spaces of French: a narrow no-break space (U+202F) before ; ! ? and inside « », a no-break space
 * (U+00A0) before a colon and between a number and what it counts or what names it (10 ans, 22 novembre, n°
 * 3, art. 6).  Web and mail addresses, times (12:30) and spaces that are already right are left alone.
 */
#include <string.h>

#include "model/words_int.h"

enum {
  NO_BREAK = 0x00A0,
  NARROW = 0x202F,
  OPENS = 0x00AB,
  CLOSES = 0x00BB,
  ELLIPSIS = 0x2026,
  APOSTROPHE = 0x2019
};

typedef struct Spacer {
  const Words *words;
  const char *text, *at;
  Buffer out;
} Spacer;

static bool is_space(uint32_t c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == NO_BREAK || c == NARROW;
}

static bool is_alphanumeric(uint32_t c)
{
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0x00C0 && c <= 0x024F);
}

/* What a sentence may end with before its mark. */
static bool ends_word(uint32_t c)
{
  return is_alphanumeric(c) || c == ')' || c == ']' || c == '}' || c == CLOSES || c == '"' || c == '%' ||
         c == ELLIPSIS || c == '\'' || c == APOSTROPHE || c == '.';
}

static uint32_t peek(const char *at)
{
  uint32_t c = 0;
  return text_decode(at, &c) == 0 ? 0 : c;
}

/* The code point written last; 0 at the start. */
static uint32_t last_written(const Spacer *spacer)
{
  size_t start = spacer->out.length;

  if (start == 0)
    return 0;
  do
    start--;
  while (start > 0 && ((unsigned char)spacer->out.at[start] & 0xC0) == 0x80);
  return peek(spacer->out.at + start);
}

/* What an address ends before: any space, or a quotation mark. */
static bool ends_address(const char *at)
{
  static const char *const ends[] = {" ", "\n", "\t", "\xC2\xA0", "\xE2\x80\xAF", "\xC2\xAB", "\xC2\xBB"};

  for (size_t i = 0; i < COUNT_OF(ends); i++) {
    if (text_starts(at, ends[i]))
      return true;
  }
  return *at == '\0';
}

/* Whether `at` stands within a web or mail address.  What is longer than a browser takes is none, so that a
   file without spaces costs no more than another. */
static bool in_address(const char *text, const char *at)
{
  enum { LONGEST = 2000 };
  const char *start = at;

  while (start > text && at - start < LONGEST && !ends_address(start - 1) &&
         !(start - text >= 2 && ends_address(start - 2)) && !(start - text >= 3 && ends_address(start - 3)))
    start--;
  if (text_starts(start, "www.") || text_starts(start, "mailto:") || text_starts(start, "urn:"))
    return true;
  for (int seen = 0; seen < 2 * LONGEST && !ends_address(start); seen++, start++) {
    if (*start == '@' || text_starts(start, "://"))
      return true;
  }
  return false;
}

/* ---- numbers ------------------------------------------------------------------------------------------- */

/* The word behind the spaces, up to punctuation. */
static bool word_follows(const Map *map, const char *at)
{
  char word[64];
  size_t length = strcspn(at, " \n\t.,;:!?)(]}\"");
  if (length == 0 || length >= sizeof word)
    return false;
  memcpy(word, at, length);
  word[length] = '\0';
  return map_find(map, word) != NULL;
}

/* "10", "1er", "25,5" end here. */
static bool number_ends(const char *text, const char *at)
{
  if (at - text >= 3 && at[-2] == 'e' && at[-1] == 'r')
    at -= 2;
  return at > text && at[-1] >= '0' && at[-1] <= '9';
}

/* "n°", "art." end here. */
static bool name_of_number_ends(const Map *map, const char *text, const char *at)
{
  char word[64];
  const char *start = at;

  while (start > text && strchr(" \n\t('\"", start[-1]) == NULL && (unsigned char)start[-1] != 0x99) /* ’ */
    start--;
  const size_t length = (size_t)(at - start);
  if (length == 0 || length >= sizeof word)
    return false;
  memcpy(word, start, length);
  word[length] = '\0';
  return map_find(map, word) != NULL;
}

/* "6", "L123-22", "R. 223-1", "{n}" start here. */
static bool number_starts(const char *at)
{
  const bool digit = *at >= '0' && *at <= '9';
  const bool code = *at >= 'A' && *at <= 'Z' && (at[1] == '.' || (at[1] >= '0' && at[1] <= '9'));
  return digit || code || *at == '{';
}

/* ---- the walk ------------------------------------------------------------------------------------------ */

/* What stands for the ordinary spaces from here to `next`: 0 to leave them. */
static uint32_t space_for(const Spacer *spacer, const char *next)
{
  const uint32_t c = peek(next);

  if (c == CLOSES || c == ';' || c == '!' || c == '?' || last_written(spacer) == OPENS)
    return NARROW;
  if (c == ':')
    return NO_BREAK;
  if (number_ends(spacer->text, spacer->at) && word_follows(spacer->words->after_number, next))
    return NO_BREAK;
  if (number_starts(next) && name_of_number_ends(spacer->words->before_number, spacer->text, spacer->at))
    return NO_BREAK;
  return 0;
}

static void put_spaces(Spacer *spacer)
{
  const char *next = spacer->at + strspn(spacer->at, " ");
  const uint32_t space = spacer->at == spacer->text || *next == '\0' ? 0 : space_for(spacer, next);

  if (space != 0)
    buffer_code_point(&spacer->out, space);
  else
    buffer_add(&spacer->out, spacer->at, (size_t)(next - spacer->at));
  spacer->at = next;
}

/* The space that is missing before a mark that follows its word at once; 0: none is. */
static uint32_t missing_before(const Spacer *spacer, uint32_t c, const char *behind)
{
  const uint32_t before = last_written(spacer);

  if (c == CLOSES)
    return before == 0 || is_space(before) || before == OPENS ? 0 : NARROW;
  if (!ends_word(before) || is_alphanumeric(peek(behind)) || in_address(spacer->text, spacer->at))
    return 0;
  if (c != ':')
    return NARROW;
  /* "10:30", "a://b" and "x:y" have no space behind their colon. */
  return peek(behind) == CLOSES || ends_address(behind) ? NO_BREAK : 0;
}

static void put_mark(Spacer *spacer)
{
  uint32_t c = 0;
  const size_t length = text_decode(spacer->at, &c);
  const char *behind = spacer->at + length;
  const bool ascii = length == 1 && c < 0x80;
  const uint32_t missing = ascii || c == CLOSES ? missing_before(spacer, c, behind) : 0;

  if (missing != 0)
    buffer_code_point(&spacer->out, missing);
  buffer_add(&spacer->out, spacer->at, length);
  spacer->at = behind;
  if (c == OPENS && *behind != '\0' && !is_space(peek(behind)))
    buffer_code_point(&spacer->out, NARROW);
}

/* The bytes up to a space, a mark, or what may be the first byte of a quotation mark. */
static size_t plain_length(const char *at)
{
  static const bool stops[256] = {
    [0] = true, [' '] = true, [';'] = true, ['!'] = true, ['?'] = true, [':'] = true, [0xC2] = true};
  const char *end = at;

  while (!stops[(unsigned char)*end])
    end++;
  return (size_t)(end - at);
}

const char *words_spacing(const Words *words, Arena *arena, const char *text)
{
  if (!words->french_spacing || *text == '\0')
    return text;

  Spacer spacer = {.words = words, .text = text, .at = text};
  while (*spacer.at != '\0') {
    const size_t plain = plain_length(spacer.at);
    buffer_add(&spacer.out, spacer.at, plain);
    spacer.at += plain;
    if (*spacer.at == ' ')
      put_spaces(&spacer);
    else if (*spacer.at != '\0')
      put_mark(&spacer);
  }
  const bool same = strcmp(spacer.out.at, text) == 0;
  const char *spaced = same ? text : arena_copy(arena, spacer.out.at, spacer.out.length);
  buffer_free(&spacer.out);
  return spaced;
}
