/*
 * bare FONTS OUT.pdf <LINES: how fast pango and cairo are by themselves.
 *
 * Reads a layout as `ppc build -T lines` tells it, takes the paragraphs out of it, and sets them anew in the
 * simplest way there is: one PangoLayout used over and over, pango_cairo_show_layout, no tags, no links, no rules.
 * The fonts, the measures, the words and the pages are the same, so that pages a second can be compared.
 * Prints pages, seconds of CPU for the loop (cairo's end of the file included) and pages a second.
 */
#define _POSIX_C_SOURCE 200809L
#include <cairo-pdf.h>
#include <stdbool.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Lines of one column and style, one under the other. */
typedef struct Paragraph {
  unsigned page; /* from 1 */
  double x, top, right, size;
  long last_baseline, last_end; /* hundredths of the layout's unit, tenths of a point */
  char face[16];
  char *text;
  size_t length, capacity;
} Paragraph;

static Paragraph *paragraphs;
static size_t count, capacity;

static Paragraph *add_paragraph(void)
{
  if (count == capacity) {
    capacity = capacity * 2 + 1024;
    paragraphs = realloc(paragraphs, capacity * sizeof *paragraphs);
    if (!paragraphs)
      abort();
  }
  memset(&paragraphs[count], 0, sizeof *paragraphs);
  return &paragraphs[count++];
}

static void add_text(Paragraph *to, const char *text, size_t length)
{
  if (to->length + length + 2 > to->capacity) {
    to->capacity = (to->length + length + 2) * 2;
    to->text = realloc(to->text, to->capacity);
    if (!to->text)
      abort();
  }
  if (to->length)
    to->text[to->length++] = ' ';
  memcpy(to->text + to->length, text, length);
  to->length += length;
  to->text[to->length] = '\0';
}

/* "3 822 2358 1933 bold/100 ->#p0 |words |": page, x, baseline, width in tenths of a point, face/size … */
static void read_line(char *line)
{
  unsigned page;
  long x, baseline, width, size;
  char face[16];
  char *open = strchr(line, '|'), *close = open ? strrchr(line, '|') : NULL;
  if (!open || close <= open + 1)
    return;
  if (sscanf(line, "%u %ld %ld %ld %15[^/]/%ld", &page, &x, &baseline, &width, face, &size) != 6)
    return;
  Paragraph *at = count ? &paragraphs[count - 1] : NULL;
  bool same_line = at && at->page == page && at->last_baseline == baseline && labs(at->last_end - x) < 60;
  bool next_line = at && at->page == page && at->x * 10 == (double)x && baseline > at->last_baseline &&
                   baseline - at->last_baseline < size * 8 / 5 && strcmp(at->face, face) == 0;
  if (!same_line && !next_line) {
    at = add_paragraph();
    at->page = page;
    at->x = (double)x / 10;
    at->size = (double)size / 10;
    at->top = (double)baseline / 10 - at->size;
    strcpy(at->face, face);
  }
  add_text(at, open + 1, (size_t)(close - open - 1));
  at->last_baseline = baseline;
  at->last_end = x + width;
  if ((double)(x + width) / 10 > at->right)
    at->right = (double)(x + width) / 10;
}

static PangoFontMap *font_map(const char *folder)
{
  static const char *const files[] = {"CharisSIL-Regular.ttf", "CharisSIL-Bold.ttf", "CharisSIL-Italic.ttf",
                                      "CharisSIL-BoldItalic.ttf", "NotoMono-Regular.ttf"};
  FcConfig *configuration = FcConfigCreate();
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, files[i]);
    if (!FcConfigAppFontAddFile(configuration, (const FcChar8 *)path)) {
      fprintf(stderr, "bare: cannot read %s\n", path);
      exit(3);
    }
  }
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), configuration);
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
  return map;
}

static PangoFontDescription *description_of(const Paragraph *paragraph)
{
  bool mono = strcmp(paragraph->face, "mono") == 0;
  PangoFontDescription *description = pango_font_description_from_string(mono ? "Noto Mono" : "Charis SIL");
  if (strstr(paragraph->face, "bold"))
    pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD);
  if (strstr(paragraph->face, "italic"))
    pango_font_description_set_style(description, PANGO_STYLE_ITALIC);
  pango_font_description_set_absolute_size(description, paragraph->size * PANGO_SCALE);
  return description;
}

static double cpu_now(void)
{
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static unsigned draw(PangoFontMap *map, const char *file)
{
  cairo_surface_t *surface = cairo_pdf_surface_create(file, 595.276, 841.89);
  cairo_t *cairo = cairo_create(surface);
  PangoContext *context = pango_font_map_create_context(map);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  pango_context_set_round_glyph_positions(context, FALSE);
  PangoLayout *layout = pango_layout_new(context);
  pango_layout_set_justify(layout, TRUE);
  unsigned page = count ? paragraphs[0].page : 0, pages = count ? 1 : 0;
  for (size_t i = 0; i < count; i++) {
    const Paragraph *at = &paragraphs[i];
    for (; page < at->page; page++, pages++)
      cairo_show_page(cairo);
    PangoFontDescription *description = description_of(at);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_width(layout, (int)((at->right - at->x + 1) * PANGO_SCALE));
    pango_layout_set_text(layout, at->text, (int)at->length);
    cairo_move_to(cairo, at->x, at->top);
    pango_cairo_show_layout(cairo, layout);
  }
  cairo_show_page(cairo);
  g_object_unref(layout);
  g_object_unref(context);
  cairo_font_options_destroy(options);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  cairo_surface_destroy(surface);
  return pages;
}

int main(int arguments, char **argument)
{
  if (arguments != 3) {
    fputs("usage: bare FONTS OUT.pdf <LINES\n", stderr);
    return 2;
  }
  char *line = NULL;
  size_t room = 0;
  while (getline(&line, &room, stdin) > 0)
    read_line(line);
  free(line);
  PangoFontMap *map = font_map(argument[1]);
  double start = cpu_now();
  unsigned pages = draw(map, argument[2]);
  double seconds = cpu_now() - start;
  printf("%u %.3f %.0f\n", pages, seconds, pages / seconds);
  return 0;
}
