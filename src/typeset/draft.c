/*
 * draft: the word that a draft bears across each page, behind everything.
 *
 * The banner says in full what the document is not; a copy of a page without its head would not.  The word is
 * outlines, not text: nobody finds it between two lines that he selects or hears it read on every page.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/draw_int.h"

static const float LARGEST = 150, SHARE = 0.72f; /* points; of the sheet's diagonal */
static const double PALE = 0.935;                /* text reads on it at 16:1, and a printer still shows it */

/* "Projet" of "Projet, non publiable". */
static const char *first_words(Arena *arena, const char *text)
{
  return arena_copy(arena, text, strcspn(text, ",;.:("));
}

static void outlines(Pen *pen, const Run *run, float size)
{
  WordCache *words = pen->typeset->words;
  for (size_t i = 0; i < run->count; i++) {
    const Piece *piece = &run->pieces[i];
    const Word *word = word_find(words, run->style->face, 0, run_text(run, piece), piece->length);
    cairo_glyph_t *glyphs = memory_new((word->glyph_count + 1u) * sizeof *glyphs);
    for (size_t j = 0; j < word->glyph_count; j++)
      glyphs[j] = (cairo_glyph_t){.index = word->glyphs[j].id,
                                  .x = (double)(piece->x + word->glyphs[j].x * size),
                                  .y = (double)(size * 0.35f - word->glyphs[j].y * size)};
    cairo_set_scaled_font(pen->cairo, font_scaled(pen->typeset->fonts, word->face, size));
    cairo_glyph_path(pen->cairo, glyphs, word->glyph_count);
    free(glyphs);
  }
  cairo_fill(pen->cairo);
}

void draw_draft(Pen *pen, const Sheet *sheet)
{
  Typeset *typeset = pen->typeset;
  if (!typeset->draft)
    return;
  const char *text = first_words(typeset->ink, typeset->draft);
  InlineStyle style = inline_style(typeset, FACE_BOLD, LARGEST, COLOUR_INK, 0);
  float diagonal = hypotf(sheet->width, sheet->height);
  float width = text_width(typeset, &style, text, strlen(text));
  if (width <= 0)
    return;
  if (width > diagonal * SHARE)
    style = inline_style(typeset, FACE_BOLD, LARGEST * diagonal * SHARE / width, COLOUR_INK, 0);
  cairo_save(pen->cairo);
  cairo_translate(pen->cairo, (double)sheet->width / 2, (double)sheet->height / 2);
  cairo_rotate(pen->cairo, -atan2((double)sheet->height, (double)sheet->width));
  cairo_set_source_rgb(pen->cairo, PALE, PALE, PALE);
  outlines(pen, run_of_text(typeset, &style, NULL, text, 0, 0.5f), style.size);
  cairo_restore(pen->cairo);
  pen->source = COLOUR_COUNT;
}
