/*
 * shape: words shaped once.
 *
 * Documents of one trade repeat their words: shaping a word at its first sight and looking it up afterwards
 * makes layout some twenty times faster than shaping lines.  A word is shaped at one large size and used at
 * all, since nothing is hinted.  The cache is bounded: a text that never repeats itself empties it from time
 * to time instead of filling the memory, so nobody may hold a Word over words_rest().
 */
#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

enum { BUCKETS = 1 << 15 };

struct WordCache {
  FontSet *fonts;
  Arena *arena;
  Word **buckets;
  size_t count;
  hb_buffer_t *buffer;
};

WordCache *words_new(FontSet *fonts)
{
  WordCache *words = memory_new(sizeof *words);
  *words = (WordCache){.fonts = fonts, .arena = arena_new(), .buffer = hb_buffer_create()};
  words->buckets = memory_new(BUCKETS * sizeof *words->buckets);
  memset(words->buckets, 0, BUCKETS * sizeof *words->buckets);
  return words;
}

void words_free(WordCache *words)
{
  if (!words)
    return;
  hb_buffer_destroy(words->buffer);
  arena_free(words->arena);
  free(words->buckets);
  free(words);
}

void words_rest(WordCache *words)
{
  if (words->count < WORDS_AT_MOST)
    return;
  arena_free(words->arena);
  words->arena = arena_new();
  memset(words->buckets, 0, BUCKETS * sizeof *words->buckets);
  words->count = 0;
}

size_t words_held(const WordCache *words)
{
  return words->count;
}

bool font_has(FontSet *fonts, Face face, uint32_t character)
{
  hb_codepoint_t glyph;
  return hb_font_get_nominal_glyph(font_shaper(fonts, face), character, &glyph);
}

static uint32_t hash_of(Face face, unsigned language, const char *text, size_t length)
{
  uint32_t hash = 2166136261u ^ (uint32_t)face ^ (language << 8);
  for (size_t i = 0; i < length; i++)
    hash = (hash ^ (unsigned char)text[i]) * 16777619u;
  return hash ^ (hash >> 15);
}

/* The face that has all characters of a word: the mono face is small, the text face stands in for it. */
static Face face_for(FontSet *fonts, Face face, const char *text, size_t length)
{
  if (face != FACE_MONO)
    return face;
  uint32_t character;
  for (size_t at = 0; at < length; at += text_decode(text + at, &character)) {
    text_decode(text + at, &character);
    if (!font_has(fonts, face, character))
      return FACE_REGULAR;
  }
  return face;
}

/* Characters no font has become U+FFFD, one glyph each; U+2610 is drawn by us. */
static void fill_buffer(WordCache *words, Word *word, hb_font_t *font)
{
  hb_buffer_t *buffer = words->buffer;
  hb_buffer_clear_contents(buffer);
  uint32_t character;
  for (size_t at = 0, used; at < word->length; at += used) {
    used = text_decode(word->text + at, &character);
    hb_codepoint_t glyph;
    if (!hb_font_get_nominal_glyph(font, character, &glyph) && character != DRAWN_BOX) {
      word->missing = true;
      character = 0xFFFD;
    } else if (character == DRAWN_BOX)
      character = '0'; /* takes a figure's place; see take_glyphs */
    hb_buffer_add(buffer, character, (unsigned)at);
  }
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_PRESERVE_DEFAULT_IGNORABLES); /* a soft hyphen is seen */
  hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_guess_segment_properties(buffer);
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_language(buffer, hb_language_from_string("fr", -1));
}

static void take_glyphs(WordCache *words, Word *word, hb_font_t *font)
{
  unsigned count;
  int scale_x, scale_y;
  hb_font_get_scale(font, &scale_x, &scale_y);
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(words->buffer, &count);
  const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(words->buffer, &count);
  word->glyphs = ARENA_ARRAY(words->arena, Glyph, count);
  word->glyph_count = (uint16_t)count;
  float em = 1.0f / (float)scale_x, x = 0;
  for (unsigned i = 0; i < count; i++) {
    bool drawn = strncmp(word->text + infos[i].cluster, "\xE2\x98\x90", 3) == 0;
    word->glyphs[i] = (Glyph){.id = drawn ? DRAWN_GLYPH : (uint16_t)infos[i].codepoint,
                              .byte = (uint16_t)infos[i].cluster,
                              .x = x + (float)positions[i].x_offset * em,
                              .y = (float)positions[i].y_offset * em};
    x += drawn ? 0.8f : (float)positions[i].x_advance * em;
  }
  word->width = x;
}

static Word *shape(WordCache *words, Face face, unsigned language, const char *text, size_t length)
{
  Word *word = ARENA_NEW(words->arena, Word);
  word->text = arena_copy(words->arena, text, length);
  word->length = (uint16_t)length;
  word->face = (uint8_t)face_for(words->fonts, face, text, length);
  word->asked = (uint8_t)face;
  word->language = (uint8_t)language;
  hb_font_t *font = font_shaper(words->fonts, word->face);
  fill_buffer(words, word, font);
  hb_shape(font, words->buffer, NULL, 0);
  take_glyphs(words, word, font);
  return word;
}

Word *word_find(WordCache *words, Face face, unsigned language, const char *text, size_t length)
{
  uint32_t hash = hash_of(face, language, text, length);
  Word **bucket = &words->buckets[hash % BUCKETS];
  for (Word *word = *bucket; word; word = word->next)
    if (word->hash == hash && word->length == length && word->asked == face && word->language == language &&
        memcmp(word->text, text, length) == 0)
      return word;
  Word *word = shape(words, face, language, text, length);
  word->hash = hash;
  word->next = *bucket;
  *bucket = word;
  words->count++;
  return word;
}

const uint8_t *word_points(WordCache *words, Hyphenation *hyphenation, Word *word)
{
  if (!word->hyphenated) {
    word->hyphenated = true;
    uint8_t points[WORD_LENGTH_AT_MOST + 1];
    if (hyphenation_points(hyphenation, word->language, word->text, word->length, false, points)) {
      uint8_t *kept = ARENA_ARRAY(words->arena, uint8_t, word->length);
      memcpy(kept, points, word->length);
      word->points = kept;
    }
  }
  return word->points;
}

float word_prefix(const Word *word, size_t byte)
{
  for (size_t i = 0; i < word->glyph_count; i++)
    if (word->glyphs[i].byte >= byte)
      return word->glyphs[i].x;
  return word->width;
}
