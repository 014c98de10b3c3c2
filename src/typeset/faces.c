/*
 * faces: in which face a character is set.
 *
 * The text face has Latin and Cyrillic.  What it lacks is set in a face of its weight and slope that stands
 * in.  The order is fixed, and no letter looks at its neighbours: a word that is divided keeps its faces,
 * hence its width.
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

/* The script in which a character is shaped: what is of any script goes with what stands before it. */
static uint32_t script_of(uint32_t character, uint32_t before)
{
  uint32_t script = letter_script(character);
  bool any = script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
  return any ? before : script;
}

/* The first face that has a letter and the marks on it, or else the first; *end is behind them. */
static Face face_of(FontSet *fonts, Face asked, const char *text, size_t from, size_t length, size_t *end)
{
  uint32_t letter, mark;
  Face faces[4];
  size_t used = text_decode(text + from, &letter), count = faces_for(asked, letter_script(letter), faces);
  for (*end = from + used; *end < length; *end += used) {
    used = text_decode(text + *end, &mark);
    if (!letter_is_mark(mark))
      break;
  }
  for (size_t i = 0; i < count; i++) {
    bool all = face_has(fonts, faces[i], letter);
    for (size_t at = from + text_decode(text + from, &letter); at < *end && all;) {
      at += text_decode(text + at, &mark);
      all = face_has(fonts, faces[i], mark);
    }
    if (all)
      return faces[i];
  }
  return faces[0];
}

size_t portions_of(FontSet *fonts, Face asked, const char *text, size_t length, Portion *portions)
{
  size_t count = 0;
  if (all_ascii(text, length)) {
    portions[0] = (Portion){0, (uint16_t)length, asked, HB_SCRIPT_LATIN};
    return 1;
  }
  for (size_t from = 0, to; from < length; from = to) {
    uint32_t character;
    Portion *last = count ? &portions[count - 1] : NULL;
    text_decode(text + from, &character);
    uint32_t script = script_of(character, last ? last->script : HB_SCRIPT_COMMON);
    Face face = face_of(fonts, asked, text, from, length, &to);
    if (last && last->face == face && (last->script == script || last->script == HB_SCRIPT_COMMON)) {
      last->to = (uint16_t)to;
      last->script = script;
    } else
      portions[count++] = (Portion){(uint16_t)from, (uint16_t)to, face, script};
  }
  return count;
}
