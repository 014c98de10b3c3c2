/*
 * font: the shipped fonts, and no others.
 *
 * A configuration of our own holds exactly the files of one folder, so that what is installed on the machine
 * can neither help nor disturb.  Making it costs about 10 ms; it is therefore kept for the life of the
 * process and shared by all documents, together with the words shaped in it.
 */
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

typedef struct FontFile {
  const char *file, *family;
  PangoWeight weight;
  PangoStyle style;
} FontFile;

/* clang-format off */
static const FontFile files[FACE_COUNT] = {
    [FACE_REGULAR] = {"CharisSIL-Regular.ttf", "Charis SIL", PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL},
    [FACE_BOLD] = {"CharisSIL-Bold.ttf", "Charis SIL", PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL},
    [FACE_ITALIC] = {"CharisSIL-Italic.ttf", "Charis SIL", PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC},
    [FACE_BOLD_ITALIC] = {"CharisSIL-BoldItalic.ttf", "Charis SIL", PANGO_WEIGHT_BOLD, PANGO_STYLE_ITALIC},
    [FACE_MONO] = {"NotoMono-Regular.ttf", "Noto Mono", PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL},
};
/* clang-format on */

typedef struct ScaledFont {
  Face face;
  float size;
  PangoFont *font;
  cairo_scaled_font_t *scaled; /* the PangoFont's */
} ScaledFont;

struct FontSet {
  FontSet *next;
  char *folder;
  PangoFontMap *map;
  PangoContext *context;
  PangoFont *shapers[FACE_COUNT];
  ScaledFont *scaled;
  size_t scaled_count, scaled_capacity;
  WordCache *words;
};

static FontSet *sets; /* of the process: freed by sets_free at its end */

static void set_free(FontSet *fonts)
{
  words_free(fonts->words);
  for (size_t i = 0; i < fonts->scaled_count; i++)
    g_object_unref(fonts->scaled[i].font);
  for (size_t i = 0; i < FACE_COUNT; i++)
    if (fonts->shapers[i])
      g_object_unref(fonts->shapers[i]);
  if (fonts->context)
    g_object_unref(fonts->context);
  if (fonts->map)
    g_object_unref(fonts->map);
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

static FcConfig *private_configuration(const char *folder)
{
  FcConfig *configuration = FcConfigCreate();
  Arena *arena = arena_new();
  for (size_t i = 0; i < FACE_COUNT; i++) {
    const char *path = path_join(arena, folder, files[i].file);
    if (!file_exists(path) || !FcConfigAppFontAddFile(configuration, (const FcChar8 *)path))
      machine_failed("cannot read the font %s", path);
  }
  arena_free(arena);
  return configuration;
}

static PangoFont *load(FontSet *fonts, Face face, float size)
{
  PangoFontDescription *description = pango_font_description_new();
  pango_font_description_set_family_static(description, files[face].family);
  pango_font_description_set_weight(description, files[face].weight);
  pango_font_description_set_style(description, files[face].style);
  pango_font_description_set_absolute_size(description, (double)size * PANGO_SCALE);
  PangoFont *font = pango_font_map_load_font(fonts->map, fonts->context, description);
  pango_font_description_free(description);
  if (!font)
    machine_failed("cannot load the font %s/%s", fonts->folder, files[face].file);
  return font;
}

static FontSet *set_new(const char *folder)
{
  FontSet *fonts = memory_new(sizeof *fonts);
  *fonts = (FontSet){.folder = memory_new(strlen(folder) + 1)};
  strcpy(fonts->folder, folder);
  FcConfig *configuration = private_configuration(folder);
  fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  if (!fonts->map)
    machine_failed("pango was built without FreeType");
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), configuration);
  FcConfigDestroy(configuration); /* the map holds it */
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts->map), 72);
  fonts->context = pango_font_map_create_context(fonts->map);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(fonts->context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(fonts->context, FALSE);
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

void *font_shaper(FontSet *fonts, Face face)
{
  if (!fonts->shapers[face])
    fonts->shapers[face] = load(fonts, face, SHAPING_SIZE);
  return pango_font_get_hb_font(fonts->shapers[face]);
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
  *scaled = (ScaledFont){.face = face, .size = size, .font = load(fonts, face, size)};
  scaled->scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(scaled->font));
  return scaled->scaled;
}

WordCache *font_words(FontSet *fonts)
{
  return fonts->words;
}
