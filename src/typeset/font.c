/*
 * font: the shipped fonts, and no others.
 *
 * Files are opened by name, each when a text first wants it, and kept for the life of the process together
 * with the words shaped in them; all documents share them.  Nothing asks what is installed on the machine, so
 * that it can neither help nor disturb: fontconfig would read its configuration even where a private one
 * replaces it, which takes longer than setting a page.
 */
#include <cairo-ft.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

/* The size makes letters of one height of those that stand in: the text face's small letters are 0.482 of its
   size high, those of the others 0.536. */
static const struct FontFile {
  const char *name;
  float size;
} files[FACE_FILES] = {
  [FACE_REGULAR] = {"CharisSIL-Regular.ttf", 1},
  [FACE_BOLD] = {"CharisSIL-Bold.ttf", 1},
  [FACE_ITALIC] = {"CharisSIL-Italic.ttf", 1},
  [FACE_BOLD_ITALIC] = {"CharisSIL-BoldItalic.ttf", 1},
  [FACE_MONO] = {"NotoMono-Regular.ttf", 1},
  [FACE_OTHER] = {"NotoSerif-Regular.ttf", 0.9f},
  [FACE_OTHER_BOLD] = {"NotoSerif-Bold.ttf", 0.9f},
  [FACE_OTHER_ITALIC] = {"NotoSerif-Italic.ttf", 0.9f},
  [FACE_OTHER_BOLD_ITALIC] = {"NotoSerif-BoldItalic.ttf", 0.9f},
  [FACE_SYMBOLS] = {"NotoSansSymbols2-Regular.ttf", 0.9f},
};

/* One file, for the shaper and for the drawer; they share its bytes. */
typedef struct Font {
  hb_blob_t *bytes;
  hb_font_t *shaper; /* NULL: not opened yet */
  FT_Face face;
  cairo_font_face_t *drawer;
} Font;

typedef struct ScaledFont {
  Face face;
  float size;
  cairo_scaled_font_t *scaled;
} ScaledFont;

struct FontSet {
  FontSet *next;
  char *folder;
  FT_Library library;
  Font fonts[FACE_FILES];
  ScaledFont *scaled;
  size_t scaled_count, scaled_capacity;
  WordCache *words;
};

static FontSet *sets; /* of the process: freed by sets_free at its end */

static void set_free(FontSet *fonts)
{
  words_free(fonts->words);
  for (size_t i = 0; i < fonts->scaled_count; i++)
    cairo_scaled_font_destroy(fonts->scaled[i].scaled);
  for (size_t i = 0; i < FACE_FILES; i++)
    if (fonts->fonts[i].shaper) {
      cairo_font_face_destroy(fonts->fonts[i].drawer);
      hb_font_destroy(fonts->fonts[i].shaper);
    }
  FT_Done_FreeType(fonts->library); /* with its faces */
  for (size_t i = 0; i < FACE_FILES; i++)
    hb_blob_destroy(fonts->fonts[i].bytes);
  free(fonts->scaled);
  free(fonts->folder);
  free(fonts);
}

static void sets_free(void)
{
  while (sets) {
    FontSet *next = sets->next;
    set_free(sets);
    sets = next;
  }
}

static FontSet *set_new(const char *folder)
{
  FontSet *fonts = memory_new(sizeof *fonts);
  *fonts = (FontSet){.folder = memory_new(strlen(folder) + 1)};
  strcpy(fonts->folder, folder);
  if (FT_Init_FreeType(&fonts->library) != 0)
    machine_failed("cannot start FreeType");
  fonts->words = words_new(fonts);
  return fonts;
}

FontSet *font_set_find(const char *folder)
{
  for (FontSet *fonts = sets; fonts; fonts = fonts->next)
    if (strcmp(fonts->folder, folder) == 0)
      return fonts;
  if (!sets)
    atexit(sets_free);
  FontSet *fonts = set_new(folder);
  fonts->next = sets;
  sets = fonts;
  return fonts;
}

static Font *font_open(FontSet *fonts, Face face)
{
  Font *font = &fonts->fonts[face];
  if (font->shaper)
    return font;
  Arena *arena = arena_new();
  const char *path = path_join(arena, fonts->folder, files[face].name);
  font->bytes = hb_blob_create_from_file(path);
  unsigned length;
  const char *bytes = hb_blob_get_data(font->bytes, &length);
  if (length == 0 || FT_New_Memory_Face(fonts->library, (const FT_Byte *)bytes, (FT_Long)length, 0, &font->face))
    machine_failed("cannot read the font %s", path);
  arena_free(arena);
  hb_face_t *shape = hb_face_create(font->bytes, 0);
  font->shaper = hb_font_create(shape); /* lengths in the font's own units */
  hb_face_destroy(shape);
  font->drawer = cairo_ft_font_face_create_for_ft_face(font->face, FT_LOAD_NO_HINTING);
  return font;
}

void *font_shaper(FontSet *fonts, Face face)
{
  return font_open(fonts, face)->shaper;
}

float font_size(Face face)
{
  return files[face].size;
}

static cairo_scaled_font_t *scale(Font *font, float size)
{
  cairo_matrix_t matrix, identity;
  cairo_matrix_init_scale(&matrix, (double)size, (double)size);
  cairo_matrix_init_identity(&identity);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_scaled_font_t *scaled = cairo_scaled_font_create(font->drawer, &matrix, &identity, options);
  cairo_font_options_destroy(options);
  return scaled;
}

cairo_scaled_font_t *font_scaled(FontSet *fonts, Face face, float size)
{
  for (size_t i = 0; i < fonts->scaled_count; i++)
    if (fonts->scaled[i].face == face && fonts->scaled[i].size == size)
      return fonts->scaled[i].scaled;
  if (fonts->scaled_count == fonts->scaled_capacity) {
    fonts->scaled_capacity = fonts->scaled_capacity ? fonts->scaled_capacity * 2 : 16;
    fonts->scaled = memory_grow(fonts->scaled, fonts->scaled_capacity * sizeof *fonts->scaled);
  }
  ScaledFont *scaled = &fonts->scaled[fonts->scaled_count++];
  *scaled = (ScaledFont){.face = face, .size = size, .scaled = scale(font_open(fonts, face), size * files[face].size)};
  return scaled->scaled;
}

WordCache *font_words(FontSet *fonts)
{
  return fonts->words;
}
