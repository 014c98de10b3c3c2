/*
 * font: the shipped fonts, and no others.
 *
 * HarfBuzz opens them for shaping and cairo for drawing, each by its file, when a text first wants one; they are
 * kept for the life of the process together with the words shaped in them, and all documents that one thread
 * makes share them.  What is installed on the machine can so neither help nor disturb, and its configuration,
 * which takes longer to read than a page to set, is not read.  Pango has no part in it: lines are broken in this
 * room, and to open a font by it takes fontconfig's whole search and a thread, for each size once more.
 */
#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

/* The size makes letters of one height of those that stand in: the text face's small letters are 0.482 of its
   size high, those of the others 0.536. */
/* clang-format off */
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
/* clang-format on */

/* One file, for the shaper and for the drawer. */
typedef struct Font {
  cairo_font_face_t *drawer; /* NULL: not opened yet */
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

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* of the sets, which are the process's */
static FontSet *sets; /* freed by sets_free at the process's end */

static void set_free(FontSet *fonts)
{
  words_free(fonts->words);
  for (size_t i = 0; i < fonts->scaled_count; i++)
    cairo_scaled_font_destroy(fonts->scaled[i].scaled);
  for (size_t i = 0; i < FACE_FILES; i++)
    if (fonts->fonts[i].drawer) {
      hb_font_destroy(fonts->fonts[i].shaper);
      cairo_font_face_destroy(fonts->fonts[i].drawer);
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

static Font *font_open(FontSet *fonts, Face face)
{
  Font *font = &fonts->fonts[face];
  if (font->drawer)
    return font;
  Arena *arena = arena_new();
  const char *path = path_join(arena, fonts->folder, files[face].name);
  hb_blob_t *bytes = hb_blob_create_from_file(path);
  if (hb_blob_get_length(bytes) == 0)
    machine_failed("cannot read the font %s", path);
  hb_face_t *all = hb_face_create(bytes, 0);
  font->shaper = hb_font_create(all); /* in the font's own units */
  hb_face_destroy(all);
  hb_blob_destroy(bytes);
  /* a pattern that names its file is not looked for: fontconfig reads nothing of the machine's */
  FcPattern *pattern =
    FcPatternBuild(NULL, FC_FILE, FcTypeString, path, FC_INDEX, FcTypeInteger, 0, (char *)NULL);
  font->drawer = cairo_ft_font_face_create_for_pattern(pattern);
  FcPatternDestroy(pattern);
  arena_free(arena);
  return font;
}

static cairo_scaled_font_t *scale(cairo_font_face_t *drawer, float wanted)
{
  const double size = floor((double)wanted * 1024) / 1024; /* whole units, as pango has them */
  cairo_matrix_t matrix, none;
  cairo_matrix_init_scale(&matrix, size, size);
  cairo_matrix_init_identity(&none);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_scaled_font_t *scaled = cairo_scaled_font_create(drawer, &matrix, &none, options);
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
  scaled->scaled = scale(font_open(fonts, face)->drawer, size * files[face].size);
  return scaled->scaled;
}

WordCache *font_words(FontSet *fonts)
{
  return fonts->words;
}
