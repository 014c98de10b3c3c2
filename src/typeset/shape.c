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
  const Hyphenation *hyphenation;
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

void words_name_languages(WordCache *words, const Hyphenation *hyphenation)
{
  words->hyphenation = hyphenation;
}

size_t words_held(const WordCache *words)
{
  return words->count;
}

static uint32_t hash_of(Face face, unsigned language, const char *text, size_t length)
{
  uint32_t hash = 2166136261u ^ (uint32_t)face ^ (language << 8);
  for (size_t i = 0; i < length; i++)
    hash = (hash ^ (unsigned char)text[i]) * 16777619u;
  return hash ^ (hash >> 15);
}

/* ---- shaping ----------------------------------------------------------------------------------------- */

/* Characters that are not set become U+FFFD, one glyph each. */
static void fill_buffer(WordCache *words, Word *word, const Portion *portion)
{
  hb_buffer_t *buffer = words->buffer;
  hb_buffer_clear_contents(buffer);
  uint32_t character;
  unsigned heap = 0;
  for (size_t at = portion->from, used; at < portion->to; at += used) {
    used = text_decode(word->text + at, &character);
    if (heap_is_too_high(character, &heap) || !face_has(words->fonts, portion->face, character)) {
      word->missing = true;
      character = 0xFFFD;
    }
    hb_buffer_add(buffer, character, (unsigned)at);
  }
  const char *language = words->hyphenation ? hyphenation_name(words->hyphenation, word->language) : "";
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_PRESERVE_DEFAULT_IGNORABLES); /* a soft hyphen is seen */
  hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_script(buffer, (hb_script_t)portion->script);
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_language(buffer, *language ? hb_language_from_string(language, -1) : HB_LANGUAGE_INVALID);
}

typedef struct Shaped {
  Glyph *glyphs;
  uint8_t *faces;
  size_t count, capacity;
  float x;
} Shaped;

static void take_glyphs(WordCache *words, Shaped *to, const Portion *portion)
{
  unsigned count;
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(words->buffer, &count);
  const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(words->buffer, &count);
  int scale_x, scale_y;
  hb_font_get_scale(font_shaper(words->fonts, portion->face), &scale_x, &scale_y);
  float em = font_size(portion->face) / (float)scale_x;
  hb_font_t *font = font_shaper(words->fonts, portion->face);
  if (to->count + count > to->capacity) {
    size_t capacity = to->capacity ? (to->count + count) * 2 : count;
    Glyph *glyphs = ARENA_ARRAY(words->arena, Glyph, capacity);
    uint8_t *faces = ARENA_ARRAY(words->arena, uint8_t, capacity);
    if (to->count) {
      memcpy(glyphs, to->glyphs, to->count * sizeof *glyphs);
      memcpy(faces, to->faces, to->count);
    }
    *to = (Shaped){glyphs, faces, to->count, capacity, to->x};
  }
  for (unsigned i = 0; i < count; i++) {
    hb_glyph_extents_t extents = {0};
    bool drawn = hb_font_get_glyph_extents(font, infos[i].codepoint, &extents) && extents.width != 0;
    to->faces[to->count] = (uint8_t)portion->face;
    to->glyphs[to->count++] = (Glyph){.id = (uint16_t)infos[i].codepoint,
                                      .byte = (uint16_t)(infos[i].cluster & 0x7FFF),
                                      .blank = !drawn,
                                      .x = to->x + (float)positions[i].x_offset * em,
                                      .y = (float)positions[i].y_offset * em};
    to->x += (float)positions[i].x_advance * em;
  }
}

static const float MARK_ALONE = 0.45f; /* ems: room for what a mark without a letter would have stood on */

static Word *shape(WordCache *words, Face face, unsigned language, const char *text, size_t length)
{
  Word *word = ARENA_NEW(words->arena, Word);
  word->text = arena_copy(words->arena, text, length);
  word->length = (uint16_t)length;
  word->asked = (uint8_t)face;
  word->language = (uint8_t)language;
  Portion portions[WORD_LENGTH_AT_MOST];
  size_t count = length ? portions_of(words->fonts, face, word->text, length, portions) : 0;
  Shaped shaped = {0};
  uint32_t first = 0;
  text_decode(word->text, &first);
  if (letter_is_mark(first))
    shaped.x = MARK_ALONE;
  for (size_t i = 0; i < count; i++) {
    fill_buffer(words, word, &portions[i]);
    hb_shape(font_shaper(words->fonts, portions[i].face), words->buffer, NULL, 0);
    take_glyphs(words, &shaped, &portions[i]);
  }
  word->glyphs = shaped.glyphs;
  word->glyph_count = (uint16_t)shaped.count;
  word->width = shaped.x;
  word->face = (uint8_t)(count ? portions[0].face : face);
  word->faces = count > 1 ? shaped.faces : NULL;
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

/* Inside a ligature: as much of it as its letters before the byte. */
float word_prefix(const Word *word, size_t byte)
{
  size_t i = 0;
  while (i < word->glyph_count && word->glyphs[i].byte < byte)
    i++;
  bool last = i == word->glyph_count;
  float x = last ? word->width : word->glyphs[i].x;
  size_t end = last ? word->length : word->glyphs[i].byte;
  if (i == 0 || end == byte)
    return x;
  size_t from = word->glyphs[i - 1].byte;
  float left = word->glyphs[i - 1].x;
  return left + (x - left) * (float)(byte - from) / (float)(end - from);
}
