/*
 * font: the shipped fonts, and no others.
 *
 * Pango opens them and hands them to HarfBuzz for shaping and to cairo for drawing.  Each file stands alone
 * in a configuration of its own, made when a text first wants it and kept for the life of the process
 * together with the words shaped in it; all documents that one thread makes share them.  Pango loads each
 * once: for each size it would search its configuration again, in a thread of its own, so cairo makes the
 * sizes.  What is installed on the machine can so neither help nor disturb, and its configuration, which
 * takes longer to read than a page to set, is not read.
 */
#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

/* The size makes letters of one height of those that stand in: the text face's small letters are 0.482 of its
   size high, those of the others 0.536. */
/* clang-format off */
static const struct FontFile {
  const char *name, *described; /* the file; and its font as pango describes one */
  float size;
} files[FACE_FILES] = {
  [FACE_REGULAR] = {"CharisSIL-Regular.ttf", "Charis SIL", 1},
  [FACE_BOLD] = {"CharisSIL-Bold.ttf", "Charis SIL Bold", 1},
  [FACE_ITALIC] = {"CharisSIL-Italic.ttf", "Charis SIL Italic", 1},
  [FACE_BOLD_ITALIC] = {"CharisSIL-BoldItalic.ttf", "Charis SIL Bold Italic", 1},
  [FACE_MONO] = {"NotoMono-Regular.ttf", "Noto Mono", 1},
  [FACE_OTHER] = {"NotoSerif-Regular.ttf", "Noto Serif", 0.9f},
  [FACE_OTHER_BOLD] = {"NotoSerif-Bold.ttf", "Noto Serif Bold", 0.9f},
  [FACE_OTHER_ITALIC] = {"NotoSerif-Italic.ttf", "Noto Serif Italic", 0.9f},
  [FACE_OTHER_BOLD_ITALIC] = {"NotoSerif-BoldItalic.ttf", "Noto Serif Bold Italic", 0.9f},
  [FACE_SYMBOLS] = {"NotoSansSymbols2-Regular.ttf", "Noto Sans Symbols2", 0.9f},
};
/* clang-format on */

/* One file, for the shaper and for the drawer. */
typedef struct Font {
  PangoFontMap *map; /* NULL: not opened yet */
  PangoContext *context;
  PangoFont *font;
  hb_font_t *shaper;
} Font;

typedef struct ScaledFont {
  Face face;
  float size;
  cairo_scaled_font_t *scaled;
} ScaledFont;

struct FontSet {
  FontSet *next;
  char *folder;
  size_t users;    /* documents that are being made with it, */
  pthread_t owner; /* all by this thread */
  Font fonts[FACE_FILES];
  ScaledFont *scaled;
  size_t scaled_count, scaled_capacity;
  WordCache *words;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* of what is the process's: sets, fontconfig's
                                                            present one */
static FontSet *sets; /* freed by sets_free at the process's end */

static void set_free(FontSet *fonts)
{
  words_free(fonts->words);
  for (size_t i = 0; i < fonts->scaled_count; i++)
    cairo_scaled_font_destroy(fonts->scaled[i].scaled);
  for (size_t i = 0; i < FACE_FILES; i++)
    if (fonts->fonts[i].map) {
      hb_font_destroy(fonts->fonts[i].shaper);
      g_object_unref(fonts->fonts[i].font);
      g_object_unref(fonts->fonts[i].context);
      g_object_unref(fonts->fonts[i].map);
    }
  free(fonts->scaled);
  free(fonts->folder);
  free(fonts);
}

/* The process may end while a thread is at work: what it works with stays. */
static void sets_free(void)
{
  pthread_mutex_lock(&lock);
  for (FontSet **at = &sets; *at;) {
    FontSet *fonts = *at;
    if (fonts->users) {
      at = &fonts->next;
      continue;
    }
    *at = fonts->next;
    set_free(fonts);
  }
  pthread_mutex_unlock(&lock);
}

static FontSet *set_new(const char *folder)
{
  FontSet *fonts = memory_new(sizeof *fonts);
  *fonts = (FontSet){.folder = memory_new(strlen(folder) + 1)};
  strcpy(fonts->folder, folder);
  fonts->words = words_new(fonts);
  return fonts;
}

/* The one that this thread works with, or the last one that nobody does. */
static FontSet *set_for(const char *folder, pthread_t thread)
{
  FontSet *idle = NULL;
  for (FontSet *fonts = sets; fonts; fonts = fonts->next) {
    if (strcmp(fonts->folder, folder) != 0)
      continue;
    bool own = pthread_equal(fonts->owner, thread);
    if (fonts->users ? own : own || !idle)
      idle = fonts;
    if (fonts->users && own)
      break;
  }
  return idle;
}

FontSet *font_set_enter(const char *folder)
{
  pthread_mutex_lock(&lock);
  FontSet *fonts = set_for(folder, pthread_self());
  if (!fonts) {
    if (!sets)
      atexit(sets_free);
    fonts = set_new(folder);
    fonts->next = sets;
    sets = fonts;
  }
  fonts->owner = pthread_self();
  fonts->users++;
  pthread_mutex_unlock(&lock);
  return fonts;
}

void font_set_leave(FontSet *fonts)
{
  pthread_mutex_lock(&lock);
  fonts->users--;
  pthread_mutex_unlock(&lock);
}

bool font_sets_rest(void)
{
  bool rest = true;
  pthread_mutex_lock(&lock);
  for (const FontSet *fonts = sets; fonts; fonts = fonts->next)
    rest &= !fonts->users;
  pthread_mutex_unlock(&lock);
  return rest;
}

/* A map of fonts that holds this file alone.  Under the lock: the present configuration is the process's. */
static PangoFontMap *map_of(const char *path)
{
  FcConfig *configuration = FcConfigCreate();
  if (!file_exists(path) || !FcConfigAppFontAddFile(configuration, (const FcChar8 *)path))
    machine_failed("cannot read the font %s", path);
  FcConfigSetCurrent(configuration); /* else pango would have fontconfig read the machine's */
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  if (!map)
    machine_failed("pango was built without FreeType");
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), configuration);
  FcConfigDestroy(configuration); /* the map holds it */
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
  return map;
}

static PangoFont *load(const char *described, PangoFontMap *map, PangoContext *context)
{
  PangoFontDescription *description = pango_font_description_from_string(described);
  /* Any size: cairo makes the others */
  pango_font_description_set_absolute_size(description, 10 * PANGO_SCALE);
  PangoFont *font = pango_font_map_load_font(map, context, description);
  pango_font_description_free(description);
  if (!font)
    machine_failed("pango cannot load a font");
  return font;
}

static Font *font_open(FontSet *fonts, Face face)
{
  Font *font = &fonts->fonts[face];
  if (font->map)
    return font;
  Arena *arena = arena_new();
  const char *path = path_join(arena, fonts->folder, files[face].name);
  pthread_mutex_lock(&lock);
  font->map = map_of(path);
  pthread_mutex_unlock(&lock);
  arena_free(arena);
  font->context = pango_font_map_create_context(font->map);
  font->font = load(files[face].described, font->map, font->context);
  font->shaper = hb_font_create(hb_font_get_face(pango_font_get_hb_font(font->font))); /* in its own units */
  return font;
}

static cairo_scaled_font_t *scale(const Font *font, float wanted)
{
  const double size = floor((double)wanted * PANGO_SCALE) / PANGO_SCALE; /* whole units, as pango has them */
  cairo_matrix_t matrix, none;
  cairo_matrix_init_scale(&matrix, size, size);
  cairo_matrix_init_identity(&none);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_face_t *opened =
    cairo_scaled_font_get_font_face(pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font->font)));
  cairo_scaled_font_t *scaled = cairo_scaled_font_create(opened, &matrix, &none, options);
  cairo_font_options_destroy(options);
  if (cairo_scaled_font_status(scaled) != CAIRO_STATUS_SUCCESS)
    machine_failed("cannot scale a font: %s", cairo_status_to_string(cairo_scaled_font_status(scaled)));
  return scaled;
}

void *font_shaper(FontSet *fonts, Face face)
{
  return font_open(fonts, face)->shaper;
}

float font_size(Face face)
{
  return files[face].size;
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
  *scaled = (ScaledFont){.face = face, .size = size};
  scaled->scaled = scale(font_open(fonts, face), size * files[face].size);
  return scaled->scaled;
}

WordCache *font_words(FontSet *fonts)
{
  return fonts->words;
}
