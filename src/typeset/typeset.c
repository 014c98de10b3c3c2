/*
 * typeset: the door.
 */
#include <cairo.h>
#include <hb.h>
#include <pango/pango.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "typeset/finish_int.h"

/* "#0b4f6c" */
static Shade shade_of(const char *colour)
{
  unsigned long number = strtoul(colour + 1, NULL, 16);
  return (Shade){(double)(number >> 16 & 255) / 255, (double)(number >> 8 & 255) / 255,
                 (double)(number & 255) / 255};
}

Typeset *typeset_new(const TypesetOptions *options)
{
  Arena *arena = arena_new();
  Typeset *typeset = ARENA_NEW(arena, Typeset);
  typeset->arena = arena;
  typeset->ink = arena_new();
  typeset->options = *options;
  typeset->fonts = font_set_enter(options->fonts);
  typeset->words = font_words(typeset->fonts);
  typeset->hyphenation = hyphenation_find(options->hyphenation ? options->hyphenation : "");
  words_name_languages(typeset->words, typeset->hyphenation);
  typeset->blocks = map_new(arena);
  typeset->reported = map_new(arena);
  typeset->scratch = ARENA_NEW(arena, Scratch);
  typeset->scratch->texts = arena_new();
  typeset->sheet = &sheets[SHEET_PORTRAIT];
  typeset->tags = tags_new(typeset);
  typeset->accent = options->accent ? shade_of(options->accent) : colours[COLOUR_ACCENT];
  typeset->title = "";
  typeset->language = "";
  return typeset;
}

/* The first part that says something about the document speaks for it. */
static void read_page(Typeset *typeset, const xmlNode *root)
{
  const struct {
    const char *name;
    const char **to;
  } texts[] = {
    {"organisation", &typeset->organisation},
    {"draft", &typeset->draft},
    {"footer", &typeset->footer},
    {"running", &typeset->running_title},
    {"pages", &typeset->page_pattern},
    {"hyphenation", &typeset->hyphenation_name},
  };
  for (size_t i = 0; i < COUNT_OF(texts); i++) {
    const char *text = attribute(root, texts[i].name);
    if (text && *text && !*texts[i].to)
      *texts[i].to = ordinary_spaces(typeset->arena, text);
  }
  const char *title = attribute(root, "title"), *language = attribute(root, "lang");
  if (title && !*typeset->title)
    typeset->title = ordinary_spaces(typeset->arena, title);
  if (language && !*typeset->language)
    typeset->language = arena_string(typeset->arena, language);
}

/* A part goes on where the one before it ends, unless it says otherwise or has another sheet. */
static void read_sheet(Typeset *typeset, const xmlNode *root)
{
  const char *name = attribute(root, "sheet"), *starts = attribute(root, "starts");
  SheetKind sheet = SHEET_PORTRAIT;
  for (SheetKind i = 0; i < SHEET_COUNT; i++)
    if (text_same(name, sheets[i].name))
      sheet = i;
  if (text_same(starts, "page") || sheet != typeset->part_sheet)
    typeset->opens = (uint8_t)(sheet + 1);
  typeset->part_sheet = sheet;
}

static const xmlNode *root_of(const xmlDoc *page)
{
  const xmlNode *node = page->children;
  while (node && node->type != XML_ELEMENT_NODE)
    node = node->next;
  return node;
}

void typeset_add(Typeset *typeset, const xmlDoc *page)
{
  const xmlNode *root = root_of(page);
  if (!root)
    return;
  read_page(typeset, root);
  read_sheet(typeset, root);
  const Sheet *sheet = &sheets[typeset->part_sheet];
  const char *language = attribute(root, "lang"), *patterns = attribute(root, "hyphenation");
  Context context = {.typeset = typeset, .list = &typeset->body, .x = sheet->left, .width = sheet->measure};
  context.gutter = text_same(attribute(root, "gutter"), "blocks");
  context.element = typeset->tags->sections[typeset->tags->depth - 1].section;
  context.language = language ? arena_string(typeset->arena, language) : typeset->language;
  context.language_number = hyphenation_language(typeset->hyphenation, context.language, patterns);
  blocks_set(&context, root);
  pages_deal(typeset, false);
  ink_next(typeset, false);
}

bool typeset_pdf(Typeset *typeset, Buffer *out, const char **why)
{
  pages_deal(typeset, true);
  Buffer bytes = {0};
  DocumentInfo info = {.title = typeset->title,
                       .author = typeset->organisation,
                       .language = typeset->language,
                       .producer = typeset->options.producer,
                       .date = typeset->options.date,
                       .source = typeset->options.source,
                       .files = typeset->options.files,
                       .about_files = typeset->options.about_files};
  memory_rest();
  bool done = draw_document(typeset, &bytes, why);
  memory_rest();
  done = done && finish_document(typeset, &info, &bytes, out, why);
  buffer_free(&bytes);
  return done;
}

size_t typeset_pages(const Typeset *typeset)
{
  return typeset->page_count;
}

void typeset_free(Typeset *typeset)
{
  if (!typeset)
    return;
  font_set_leave(typeset->fonts);
  ink_drop(typeset, SIZE_MAX);
  free(typeset->inks);
  arena_free(typeset->ink);
  tags_free(typeset->tags);
  free(typeset->body.at);
  free(typeset->pages);
  citations_free(typeset->citations);
  free(typeset->scratch->atoms);
  free(typeset->scratch->points);
  free(typeset->scratch->places);
  free(typeset->scratch->chosen);
  free(typeset->scratch->pieces.at);
  buffer_free(&typeset->scratch->pieces.letters);
  buffer_free(&typeset->scratch->text);
  arena_free(typeset->scratch->texts);
  arena_free(typeset->arena);
}

const char *typeset_libraries(void)
{
  static char text[96];
  snprintf(text, sizeof text, "cairo %s, pango %s, harfbuzz %s, zlib %s", cairo_version_string(),
           pango_version_string(), hb_version_string(), zlibVersion());
  return text;
}
