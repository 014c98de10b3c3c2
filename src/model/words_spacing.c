/*
 * The spaces of French: a narrow no-break space (U+202F) before ; ! ? and inside « », a no-break space (U+00A0)
 * before a colon and between a number and what it counts or what names it (10 ans, 22 novembre, n° 3, art. 6).
 * Web and mail addresses, times (12:30) and spaces that are already right are left alone.
 */
#include <string.h>

#include "words_int.h"

enum { NO_BREAK = 0x00A0, NARROW = 0x202F, OPENS = 0x00AB, CLOSES = 0x00BB, ELLIPSIS = 0x2026, APOSTROPHE = 0x2019 };

typedef struct Spacer {
  const Words *words;
  const char *text, *at;
  uint32_t before;    /* the code point written last; 0 at the start */
  bool address;       /* within an address */
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

static void put(Spacer *spacer, uint32_t c)
{
  buffer_code_point(&spacer->out, c);
  spacer->before = c;
}

/* Whether the run of characters that starts here is a web or mail address. */
static bool is_address(const char *at)
{
  const size_t length = strcspn(at, " \n\t");
  for (size_t i = 0; i < length; i++) {
    if (at[i] == '@' || text_starts(at + i, "://"))
      return true;
  }
  return text_starts(at, "www.") || text_starts(at, "mailto:") || text_starts(at, "urn:");
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

  if (spacer->before == OPENS || c == CLOSES)
    return NARROW;
  if (c == ';' || c == '!' || c == '?')
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
    put(spacer, space);
  else
    buffer_add(&spacer->out, spacer->at, (size_t)(next - spacer->at));
  spacer->before = space == 0 ? ' ' : space;
  spacer->at = next;
}

/* The space that is missing before a mark that follows its word at once; 0: none is. */
static uint32_t missing_before(const Spacer *spacer, uint32_t c, const char *behind)
{
  if (c == CLOSES)
    return spacer->before == 0 || is_space(spacer->before) || spacer->before == OPENS ? 0 : NARROW;
  if (spacer->address || !ends_word(spacer->before) || is_alphanumeric(peek(behind)))
    return 0;
  if (c == ';' || c == '!' || c == '?')
    return NARROW;
  /* "10:30", "a://b" and "x:y" have no space behind their colon. */
  return c == ':' && (peek(behind) == 0 || is_space(peek(behind))) ? NO_BREAK : 0;
}

static void put_character(Spacer *spacer)
{
  uint32_t c = 0;
  const size_t length = text_decode(spacer->at, &c);
  const char *behind = spacer->at + length;
  const uint32_t missing = missing_before(spacer, c, behind);

  if (missing != 0)
    put(spacer, missing);
  buffer_add(&spacer->out, spacer->at, length);
  spacer->before = c;
  spacer->at = behind;
  if (c == OPENS && *behind != '\0' && !is_space(peek(behind)))
    put(spacer, NARROW);
}

char *words_spacing(const Words *words, Arena *arena, const char *text)
{
  if (!words->french_spacing || *text == '\0')
    return arena_string(arena, text);

  Spacer spacer = {.words = words, .text = text, .at = text};
  while (*spacer.at != '\0') {
    if (spacer.before == 0 || is_space(spacer.before))
      spacer.address = is_address(spacer.at);
    if (*spacer.at == ' ')
      put_spaces(&spacer);
    else
      put_character(&spacer);
  }
  char *spaced = arena_copy(arena, spacer.out.at, spacer.out.length);
  buffer_free(&spacer.out);
  return spaced;
}
