/*
 * letters: what a character is, by the tables of Unicode.
 *
 * Whatever the author's editor wrote, one text has one form here: letters with their marks composed, nothing
 * invisible but what says where a line may end.  So a name shapes, divides and is found in the PDF alike
 * whether its accents were typed as one character or two.
 */
#include <hb.h>
#include <string.h>

#include "typeset/typeset_int.h"

static hb_unicode_funcs_t *tables(void)
{
  return hb_unicode_funcs_get_default();
}

bool letter_is_mark(uint32_t character)
{
  if (character < 0x300)
    return false;
  hb_unicode_general_category_t category = hb_unicode_general_category(tables(), character);
  return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

bool letter_is_letter(uint32_t character)
{
  if (character < 0x80)
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  hb_unicode_general_category_t category = hb_unicode_general_category(tables(), character);
  return category >= HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER &&
         category <= HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER;
}

uint32_t letter_script(uint32_t character)
{
  return (uint32_t)hb_unicode_script(tables(), character);
}

bool letter_parts(uint32_t character, uint32_t *base, uint32_t *mark)
{
  return hb_unicode_decompose(tables(), character, base, mark);
}

/* What asks for the other direction, or turns the one there is: right-to-left mark, embedding, override,
   isolate, Arabic letter mark.  Their left-to-right likes change nothing here and are dropped. */
bool letter_is_backwards(uint32_t character)
{
  if (character < 0x590)
    return false;
  return character == 0x200F || character == 0x202B || character == 0x202E || character == 0x2067 ||
         hb_script_get_horizontal_direction(hb_unicode_script(tables(), character)) == HB_DIRECTION_RTL;
}

bool letter_is_private(uint32_t character)
{
  if (character < 0x7F)
    return false;
  hb_unicode_general_category_t category = hb_unicode_general_category(tables(), character);
  return category == HB_UNICODE_GENERAL_CATEGORY_CONTROL || category == HB_UNICODE_GENERAL_CATEGORY_PRIVATE_USE;
}

size_t text_cut(const char *text, size_t most)
{
  size_t part = most, whole = 0;
  uint32_t character;
  for (; part > 1; part--) {
    if (((unsigned char)text[part] & 0xC0) == 0x80)
      continue;
    if (!whole)
      whole = part;
    text_decode(text + part, &character);
    if (!letter_is_mark(character))
      return part;
  }
  return whole;
}

/* ---- one form ---------------------------------------------------------------------------------------- */

typedef struct Range {
  uint32_t first, last;
} Range;

static bool is_in(const Range *ranges, size_t count, uint32_t character)
{
  for (size_t i = 0; i < count; i++)
    if (character >= ranges[i].first && character <= ranges[i].last)
      return true;
  return false;
}

/* Invisible, and of no use to a line: joiners, selectors of variants, marks of direction, tags.  What matters
   stays: U+00AD, U+200B and U+200C say where to divide and what not to join. */
static bool is_dropped(uint32_t character)
{
  static const Range ranges[] = {{0x034F, 0x034F}, {0x180B, 0x180F},   {0x200D, 0x200E},  {0x202A, 0x202A},
                                 {0x202C, 0x202D}, {0x2060, 0x2066},   {0x2068, 0x206F},  {0xFE00, 0xFE0F},
                                 {0xFEFF, 0xFEFF}, {0xE0000, 0xE0FFF}, {0x115F, 0x1160}};
  return character >= 0x034F && is_in(ranges, COUNT_OF(ranges), character);
}

/* Spaces that a typist chose for their width, and separators of lines: a space. */
static bool is_blank(uint32_t character)
{
  static const Range ranges[] = {
    {0x1680, 0x1680}, {0x2000, 0x2006}, {0x2008, 0x2008}, {0x2028, 0x2029}, {0x205F, 0x205F}, {0x3000, 0x3000}};
  return character >= 0x1680 && is_in(ranges, COUNT_OF(ranges), character);
}

/* Whether the text may not be in its form.  Most are, and are looked at no closer: Latin letters up to
   Extended-B, dashes and quotes, the narrow no-break space, the euro. */
static bool is_suspect(const char *text)
{
  for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
    bool usual = at[0] == 0xE2 && ((at[1] == 0x80 && ((at[2] >= 0x90 && at[2] <= 0xA7) || at[2] == 0xAF)) ||
                                   at[1] == 0x82);
    if ((*at >= 0xCC && !usual) || (*at == 0xC5 && at[1] == 0x89))
      return true;
  }
  return false;
}

enum { MARKS = 32 }; /* composed at once; a higher heap is composed in pieces */

typedef struct Letter { /* a character and the marks on it */
  uint32_t characters[MARKS];
  size_t count;
} Letter;

/* Canonical order and composition, as Unicode has them (chapter 3.11). */
static void add_letter(Buffer *out, Letter *letter)
{
  uint32_t *at = letter->characters, both;
  size_t count = letter->count, kept = count > 0;
  for (size_t i = 2; i < count; i++)
    for (size_t j = i; j > 1 && hb_unicode_combining_class(tables(), at[j - 1]) >
                                  hb_unicode_combining_class(tables(), at[j]);
         j--) {
      uint32_t swap = at[j];
      at[j] = at[j - 1];
      at[j - 1] = swap;
    }
  for (size_t i = 1; i < count; i++) {
    bool blocked = kept > 1 && hb_unicode_combining_class(tables(), at[kept - 1]) >=
                                 hb_unicode_combining_class(tables(), at[i]);
    if (!blocked && hb_unicode_compose(tables(), at[0], at[i], &both))
      at[0] = both;
    else
      at[kept++] = at[i];
  }
  for (size_t i = 0; i < kept; i++)
    buffer_code_point(out, at[i]);
  letter->count = 0;
}

char *letters_clean(Arena *arena, const char *text)
{
  if (!text || !is_suspect(text))
    return arena_string(arena, text);
  Buffer out = {0};
  Letter letter = {.count = 0};
  uint32_t character;
  for (size_t used; (used = text_decode(text, &character)) > 0; text += used) {
    if (is_dropped(character))
      continue;
    if (!letter_is_mark(character) || letter.count == MARKS)
      add_letter(&out, &letter);
    if (character == 0x149) /* has no glyph, since Unicode wants it written as two */
      buffer_code_point(&out, 0x2BC);
    letter.characters[letter.count++] = character == 0x149 ? 'n' : is_blank(character) ? ' ' : character;
  }
  add_letter(&out, &letter);
  char *copy = arena_copy(arena, out.at ? out.at : "", out.length);
  buffer_free(&out);
  return copy;
}

char *ordinary_spaces(Arena *arena, const char *text)
{
  static const struct {
    const char *from, *to;
  } plain[] = {{"\xC2\xA0", " "},     {"\xE2\x80\xAF", " "}, {"\xE2\x80\x89", " "}, {"\xC2\xAD", ""},
               {"\xE2\x80\x8B", ""},  {"\xE2\x80\x8C", ""},  {"\xE2\x80\x90", "-"}, {"\xE2\x80\x91", "-"}};
  char *copy = letters_clean(arena, text), *to = copy;
  for (const char *at = copy; at && *at;) {
    size_t i = 0;
    while (i < COUNT_OF(plain) && !text_starts(at, plain[i].from))
      i++;
    if (i == COUNT_OF(plain)) {
      *to++ = *at++;
      continue;
    }
    at += strlen(plain[i].from);
    if (*plain[i].to)
      *to++ = *plain[i].to;
  }
  if (copy)
    *to = '\0';
  return copy;
}
