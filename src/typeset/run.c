/*
 * run: letters in one style, set at one go.
 *
 * A document holds a hundred runs a page until it is drawn: each is one stretch of memory, of its pieces and
 * behind them its letters.
 */
#include <string.h>

#include "typeset/typeset_int.h"

const char *run_text(const Run *run, const Piece *piece)
{
  return (const char *)(run->pieces + run->count) + piece->at;
}

void run_words(const Run *run, Buffer *out)
{
  for (const Piece *piece = run->pieces; piece < run->pieces + run->count; piece++) {
    buffer_add(out, run_text(run, piece), piece->length);
    if (piece->space)
      buffer_byte(out, ' ');
  }
}

bool pieces_add(Pieces *pieces, const char *text, size_t length, float x)
{
  if (pieces->count == UINT16_MAX || pieces->letters.length + length > UINT16_MAX)
    return false;
  if (pieces->count == pieces->capacity) {
    pieces->capacity = pieces->capacity * 2 + 64;
    pieces->at = memory_grow(pieces->at, pieces->capacity * sizeof *pieces->at);
  }
  pieces->at[pieces->count++] =
    (Piece){.x = x, .at = (uint16_t)pieces->letters.length, .length = length & 0x7FFF};
  buffer_add(&pieces->letters, text, length);
  return true;
}

Run *run_new(Typeset *typeset, const Run *like, Pieces *pieces)
{
  size_t size = pieces->count * sizeof(Piece);
  Run *run = arena_alloc(typeset->ink, sizeof *run + size + pieces->letters.length);
  *run = *like;
  run->count = (uint16_t)pieces->count;
  if (pieces->count)
    memcpy(run->pieces, pieces->at, size);
  if (pieces->letters.length)
    memcpy(run->pieces + run->count, pieces->letters.at, pieces->letters.length);
  pieces->count = 0;
  buffer_clear(&pieces->letters);
  return run;
}

/* The code of each character that no font has, in its place. */
static void spell(Typeset *typeset, const Word *word, Buffer *out)
{
  uint32_t character;
  unsigned heap = 0;
  for (size_t at = 0, used; at < word->length; at += used) {
    used = text_decode(word->text + at, &character);
    if (face_sets(typeset->fonts, (Face)word->asked, character, &heap))
      buffer_add(out, word->text + at, used);
    else
      buffer_format(out, "U+%04X", (unsigned)character);
  }
  if (out->length > WORD_LENGTH_AT_MOST)
    out->length = text_cut(out->at, WORD_LENGTH_AT_MOST);
}

/* The words of a text behind each other, from x on; without `pieces` they are only measured.
   Returns their width. */
static float words_place(Typeset *typeset, const InlineStyle *style, const Block *block, const char *text,
                         const char *end, float x, Pieces *pieces)
{
  float width = 0;
  bool begun = false;
  for (const char *at = text; at < end;) {
    const char *space = memchr(at, ' ', (size_t)(end - at));
    size_t length = (size_t)((space ? space : end) - at);
    if (length > WORD_LENGTH_AT_MOST)
      length = text_cut(at, WORD_LENGTH_AT_MOST);
    if (length) {
      const Word *word = word_find(typeset->words, style->face, style->language, at, length);
      Buffer spelled = {0};
      if (word->missing) {
        report_missing(typeset, word, block);
        spell(typeset, word, &spelled);
        word = word_find(typeset->words, style->face, style->language, spelled.at, spelled.length);
      }
      bool added = !pieces || pieces_add(pieces, word->text, word->length, x + width);
      buffer_free(&spelled);
      if (!added)
        break;
      begun = true;
      width += word->width * style->size;
    }
    at += length;
    if (at != space)
      continue;
    at++;
    if (!begun)
      continue;
    width += style->space;
    if (pieces)
      pieces->at[pieces->count - 1].space = true;
  }
  return width;
}

float text_width(Typeset *typeset, const InlineStyle *style, const char *text, size_t length)
{
  return words_place(typeset, style, NULL, text, text + length, 0, NULL);
}

Run *run_of_text(Typeset *typeset, const InlineStyle *style, const Block *block, const char *text, float x,
                 float align)
{
  Pieces *pieces = &typeset->scratch->pieces;
  const Run like = {.style = style,
                    .x = x,
                    .width = words_place(typeset, style, block, text, text + strlen(text), x, pieces)};
  Run *run = run_new(typeset, &like, pieces);
  for (size_t i = 0; i < run->count; i++)
    run->pieces[i].x -= align * run->width;
  run->x -= align * run->width;
  return run;
}
