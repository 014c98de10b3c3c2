/*
 * faces: in which face a character is set.
 *
 * The text face has Latin and Cyrillic.  What it lacks is set in a face of its weight and slope that stands in:
 * a word of another script as a whole, a sign by itself.  The order is fixed, so that the same text always looks
 * the same.
 */
#include <hb.h>

#include "typeset/typeset_int.h"

/* The faces that may set a script, best first.  The text face has some Greek letters, as signs of phonetics:
   a Greek word is not to be set in two faces. */
static size_t faces_for(Face asked, uint32_t script, Face faces[4])
{
  if (asked >= FACE_COUNT) {
    faces[0] = asked;
    return 1;
  }
  size_t count = 0;
  Face text = asked == FACE_MONO ? FACE_REGULAR : asked, other = (Face)(FACE_OTHER + text);
  bool greek = script == HB_SCRIPT_GREEK;
  if (asked == FACE_MONO)
    faces[count++] = FACE_MONO;
  faces[count++] = greek ? other : text;
  faces[count++] = greek ? text : other;
  faces[count++] = FACE_SYMBOLS;
  return count;
}

bool face_has(FontSet *fonts, Face face, uint32_t character)
{
  hb_codepoint_t glyph;
  uint32_t base, mark = 0;
  if (hb_font_get_nominal_glyph(font_shaper(fonts, face), character, &glyph))
    return !letter_is_backwards(character) && !letter_is_private(character);
  return letter_parts(character, &base, &mark) && face_has(fonts, face, base) &&
         (!mark || face_has(fonts, face, mark));
}

bool heap_is_too_high(uint32_t character, unsigned *heap)
{
  *heap = letter_is_mark(character) ? *heap + 1 : 0;
  return *heap > MARKS_AT_MOST;
}

bool face_sets(FontSet *fonts, Face asked, uint32_t character, unsigned *heap)
{
  Face faces[4];
  size_t count = faces_for(asked, letter_script(character), faces);
  if (heap_is_too_high(character, heap))
    return false;
  for (size_t i = 0; i < count; i++)
    if (face_has(fonts, faces[i], character))
      return true;
  return false;
}

/* ---- portions: characters of one script in one face -------------------------------------------------- */

static bool all_ascii(const char *text, size_t length)
{
  for (size_t i = 0; i < length; i++)
    if ((unsigned char)text[i] >= 0x80)
      return false;
  return true;
}

static bool is_of_any_script(uint32_t script)
{
  return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
}

/* The end of the characters of one script that begin at `from`; what is of any script goes with its neighbours. */
static size_t script_end(const char *text, size_t from, size_t length, uint32_t *script)
{
  uint32_t character;
  *script = HB_SCRIPT_COMMON;
  for (size_t at = from, used; at < length; at += used) {
    used = text_decode(text + at, &character);
    uint32_t its = letter_script(character);
    if (is_of_any_script(its) || its == *script)
      continue;
    if (*script != HB_SCRIPT_COMMON)
      return at;
    *script = its;
  }
  return length;
}

static size_t letter_end(const char *text, size_t from, size_t to)
{
  uint32_t character;
  size_t at = from + text_decode(text + from, &character);
  for (size_t used; at < to; at += used) {
    used = text_decode(text + at, &character);
    if (!letter_is_mark(character))
      break;
  }
  return at;
}

static bool has_all(FontSet *fonts, Face face, const char *text, size_t from, size_t to)
{
  uint32_t character;
  for (size_t at = from; at < to;) {
    at += text_decode(text + at, &character);
    if (!face_has(fonts, face, character))
      return false;
  }
  return true;
}

/* The first face that has all of the portion, or else the first. */
static bool find_face(FontSet *fonts, const Face *faces, size_t count, const char *text, Portion *portion)
{
  for (size_t i = 0; i < count; i++)
    if (has_all(fonts, faces[i], text, portion->from, portion->to)) {
      portion->face = faces[i];
      return true;
    }
  portion->face = faces[0];
  return false;
}

static size_t add_portion(Portion *portions, size_t count, Portion portion)
{
  Portion *last = count ? &portions[count - 1] : NULL;
  if (last && last->face == portion.face && last->script == portion.script)
    last->to = portion.to;
  else
    portions[count++] = portion;
  return count;
}

/* Letter by letter, where no face has all: a point or a comma in the face of the letter before it. */
static size_t add_letters(FontSet *fonts, const Face *faces, size_t face_count, const char *text,
                          Portion whole, Portion *portions, size_t count)
{
  size_t first = count;
  for (size_t at = whole.from, end; at < whole.to; at = end) {
    uint32_t character;
    text_decode(text + at, &character);
    end = letter_end(text, at, whole.to);
    Portion letter = {(uint16_t)at, (uint16_t)end, faces[0], whole.script};
    Face before = count > first ? portions[count - 1].face : FACE_SYMBOLS;
    if (before != FACE_SYMBOLS && letter_is_punctuation(character) && has_all(fonts, before, text, at, end))
      letter.face = before;
    else
      find_face(fonts, faces, face_count, text, &letter);
    count = add_portion(portions, count, letter);
  }
  return count;
}

size_t portions_of(FontSet *fonts, Face asked, const char *text, size_t length, Portion *portions)
{
  size_t count = 0;
  Face faces[4];
  if (all_ascii(text, length)) {
    portions[0] = (Portion){0, (uint16_t)length, asked, HB_SCRIPT_LATIN};
    return 1;
  }
  for (size_t from = 0, to; from < length; from = to) {
    uint32_t script;
    to = script_end(text, from, length, &script);
    size_t face_count = faces_for(asked, script, faces);
    Portion whole = {(uint16_t)from, (uint16_t)to, faces[0], script};
    if (find_face(fonts, faces, face_count, text, &whole))
      count = add_portion(portions, count, whole);
    else
      count = add_letters(fonts, faces, face_count, text, whole, portions, count);
  }
  return count;
}
