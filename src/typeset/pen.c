/*
 * pen: strokes on a cairo PDF surface, batched.
 */
#include <cairo-pdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/draw_int.h"

void add_number(Buffer *out, double number, unsigned decimals)
{
  long scale = 1;
  for (unsigned i = 0; i < decimals; i++)
    scale *= 10;
  long whole = lround(number * (double)scale);
  if (whole < 0)
    buffer_byte(out, '-');
  whole = labs(whole);
  buffer_format(out, "%ld", whole / scale);
  if (decimals)
    buffer_format(out, ".%0*ld", (int)decimals, whole % scale);
}

/* ---- rectangles -------------------------------------------------------------------------------------- */

static void add(Rectangles *to, Rectangle rectangle)
{
  if (to->count == to->capacity) {
    to->capacity = to->capacity * 2 + 16;
    to->at = memory_grow(to->at, to->capacity * sizeof *to->at);
  }
  to->at[to->count++] = rectangle;
}

void pen_ground(Pen *pen, Colour colour, float x, float y, float width, float height)
{
  add(&pen->grounds[colour], (Rectangle){x, y, width, height});
}

void pen_rule(Pen *pen, Colour colour, float x, float y, float width, float height)
{
  add(&pen->rules[colour], (Rectangle){x, y, width, height});
}

void pen_leader(Pen *pen, float x, float baseline, float width)
{
  add(&pen->leaders, (Rectangle){x, baseline, width, 0});
}

void pen_outline(Pen *pen, Colour colour, float x, float y, float width, float height, float thickness)
{
  pen_rule(pen, colour, x, y, width, thickness);
  pen_rule(pen, colour, x, y + height - thickness, width, thickness);
  pen_rule(pen, colour, x, y + thickness, thickness, height - 2 * thickness);
  pen_rule(pen, colour, x + width - thickness, y + thickness, thickness, height - 2 * thickness);
}

void pen_source(Pen *pen, Colour colour)
{
  if (pen->source == colour)
    return;
  pen->source = colour;
  const Shade *shade = colour == COLOUR_ACCENT ? &pen->typeset->accent : &colours[colour];
  cairo_set_source_rgb(pen->cairo, shade->red, shade->green, shade->blue);
}

static void fill(Pen *pen, Colour colour, Rectangles *list)
{
  if (list->count == 0)
    return;
  pen_source(pen, colour);
  for (size_t i = 0; i < list->count; i++) {
    const Rectangle *at = &list->at[i];
    cairo_rectangle(pen->cairo, (double)at->x, (double)at->y, (double)at->width, (double)at->height);
  }
  cairo_fill(pen->cairo);
  list->count = 0;
}

static float thickness_of(const Rectangle *rule)
{
  return rule->width < rule->height ? rule->width : rule->height;
}

/* Rules of one thickness at one go; which of two lies above cannot be seen, they have one colour. */
static void stroke(Pen *pen, Colour colour, Rectangles *list)
{
  if (list->count == 0)
    return;
  pen_source(pen, colour);
  while (list->count) {
    size_t left = 0;
    float thickness = thickness_of(&list->at[0]);
    for (size_t i = 0; i < list->count; i++) {
      const Rectangle at = list->at[i];
      if (thickness_of(&at) != thickness) {
        list->at[left++] = at;
        continue;
      }
      bool lying = at.width > at.height;
      float x = at.x + (lying ? 0 : thickness / 2), y = at.y + (lying ? thickness / 2 : 0);
      cairo_move_to(pen->cairo, (double)x, (double)y);
      cairo_line_to(pen->cairo, (double)(lying ? x + at.width : x), (double)(lying ? y : y + at.height));
    }
    cairo_set_line_width(pen->cairo, (double)thickness);
    cairo_stroke(pen->cairo);
    list->count = left;
  }
}

/* Dots stand under dots: at multiples of their distance.  They are square: cairo works out the outline of
   each dot to know how far the ink reaches, and round ones cost it as much as the text of the page. */
void pen_leaders(Pen *pen)
{
  static const double dots[] = {0.8, 3.2}, distance = 4;
  if (pen->leaders.count == 0)
    return;
  pen_source(pen, COLOUR_GREY);
  cairo_save(pen->cairo);
  cairo_set_dash(pen->cairo, dots, 2, 0);
  cairo_set_line_width(pen->cairo, 0.8);
  for (size_t i = 0; i < pen->leaders.count; i++) {
    const Rectangle *at = &pen->leaders.at[i];
    cairo_move_to(pen->cairo, ceil((double)at->x / distance) * distance, (double)at->y - 0.5);
    cairo_line_to(pen->cairo, (double)(at->x + at->width), (double)at->y - 0.5);
  }
  cairo_stroke(pen->cairo);
  cairo_restore(pen->cairo);
  pen->leaders.count = 0;
}

void pen_fill(Pen *pen)
{
  /* grounds from the palest up, so that a mark inside a box shows */
  static const Colour order[] = {COLOUR_WHITE,  COLOUR_PALE, COLOUR_TINT, COLOUR_PROPOSED, COLOUR_GAP,
                                 COLOUR_MIDDLE, COLOUR_RULE, COLOUR_GREY, COLOUR_ACCENT,   COLOUR_INK};
  for (size_t i = 0; i < COUNT_OF(order); i++)
    fill(pen, order[i], &pen->grounds[order[i]]);
  for (size_t i = 0; i < COUNT_OF(order); i++)
    stroke(pen, order[i], &pen->rules[order[i]]);
}

/* ---- text -------------------------------------------------------------------------------------------- */

void pen_flush(Pen *pen)
{
  if (pen->glyph_count == 0)
    return;
  pen_source(pen, pen->colour);
  cairo_set_scaled_font(pen->cairo, font_scaled(pen->typeset->fonts, pen->face, pen->size));
  cairo_show_text_glyphs(pen->cairo, pen->text.at, (int)pen->text.length, pen->glyphs, (int)pen->glyph_count,
                         pen->clusters, (int)pen->cluster_count, 0);
  pen->glyph_count = pen->cluster_count = 0;
  buffer_clear(&pen->text);
}

static void room_for(Pen *pen, size_t glyphs)
{
  if (pen->glyph_count + glyphs > pen->glyph_capacity) {
    pen->glyph_capacity = (pen->glyph_count + glyphs) * 2;
    pen->glyphs = memory_grow(pen->glyphs, pen->glyph_capacity * sizeof *pen->glyphs);
  }
  if (pen->cluster_count + glyphs > pen->cluster_capacity) {
    pen->cluster_capacity = (pen->cluster_count + glyphs) * 2;
    pen->clusters = memory_grow(pen->clusters, pen->cluster_capacity * sizeof *pen->clusters);
  }
}

static void use_font(Pen *pen, Face face, float size, Colour colour)
{
  if (pen->face == face && pen->size == size && pen->colour == colour)
    return;
  pen_flush(pen);
  if (pen->face != face)
    pen->space = NULL;
  pen->face = face;
  pen->size = size;
  pen->colour = colour;
}

/* cairo leaves out what cannot be seen, and nobody could count it then: text beside the sheet, and text
   without ink that is not painted together with other text.  So neither is painted. */
static bool on_sheet(const Pen *pen, float left, float right, float baseline)
{
  const Sheet *sheet = pen->typeset->pages[pen->page - 1].sheet;
  float edge = pen->size; /* so far in, a letter's ink is on it at least in part */
  return left >= edge && right <= sheet->width - edge && baseline >= edge && baseline <= sheet->height - edge;
}

/* Returns how many glyphs of it are painted. */
static uint32_t add_word(Pen *pen, const Word *word, float x, float baseline)
{
  bool whole = on_sheet(pen, x, x + word->width * pen->size, baseline);
  bool apart = word->faces || !whole || (pen->glyph_count == 0 && word->glyph_count && word->glyphs[0].blank);
  uint32_t count = 0;
  room_for(pen, word->glyph_count + 1u);
  for (size_t i = 0, end; i < word->glyph_count; i = end) {
    for (end = i + 1; end < word->glyph_count && word->glyphs[end].byte == word->glyphs[i].byte;)
      end++;
    size_t last = end < word->glyph_count ? word->glyphs[end].byte : word->length;
    float left = x + word->glyphs[i].x * pen->size;
    if (!whole && !on_sheet(pen, left, left, baseline))
      continue;
    if (word->faces)
      use_font(pen, word->faces[i], pen->size, pen->colour);
    if (pen->glyph_count == 0 && word->glyphs[i].blank)
      continue;
    if (apart)
      buffer_add(&pen->text, word->text + word->glyphs[i].byte, last - word->glyphs[i].byte);
    pen->clusters[pen->cluster_count++] =
      (cairo_text_cluster_t){.num_bytes = (int)(last - word->glyphs[i].byte), .num_glyphs = (int)(end - i)};
    count += (uint32_t)(end - i);
    for (size_t at = i; at < end; at++) {
      const Glyph *glyph = &word->glyphs[at];
      pen->glyphs[pen->glyph_count++] = (cairo_glyph_t){.index = glyph->id,
                                                        .x = (double)(x + glyph->x * pen->size),
                                                        .y = (double)(baseline - glyph->y * pen->size)};
    }
  }
  if (!apart)
    buffer_add(&pen->text, word->text, word->length);
  return count;
}

void pen_run(Pen *pen, const Run *run, float baseline)
{
  const InlineStyle *style = run->style;
  WordCache *words = pen->typeset->words;
  uint32_t glyphs = 0;
  for (size_t i = 0; i < run->count; i++) {
    const Piece *piece = &run->pieces[i];
    const Word *word = word_find(words, style->face, style->language, run_text(run, piece), piece->length);
    use_font(pen, word->face, style->size, style->colour);
    glyphs += add_word(pen, word, piece->x, baseline);
    if (!piece->space)
      continue;
    if (!pen->space)
      pen->space = word_find(words, pen->face, 0, " ", 1);
    glyphs += add_word(pen, pen->space, piece->x + word->width * style->size, baseline);
  }
  tags_drawn(pen->typeset->tags, pen->repeated ? NULL : run->element, glyphs);
}

void pen_free(Pen *pen)
{
  for (size_t i = 0; i < COLOUR_COUNT; i++) {
    free(pen->grounds[i].at);
    free(pen->rules[i].at);
  }
  free(pen->leaders.at);
  free(pen->glyphs);
  free(pen->clusters);
  buffer_free(&pen->text);
}
