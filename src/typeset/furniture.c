/*
 * furniture: what every page carries - running head, foot, banner of a draft.
 */
#include <string.h>

#include "typeset/draw_int.h"

static const InlineStyle *furniture_style(Pen *pen, Face face, float size, Colour colour)
{
  InlineStyle *style = ARENA_NEW(pen->typeset->ink, InlineStyle);
  *style = inline_style(pen->typeset, face, size, colour, 0);
  return style;
}

/* The words of a text that fit, with an ellipsis where some do not. */
static const char *shortened(Typeset *typeset, const InlineStyle *style, const char *text, float room)
{
  if (strlen(text) < 400 && text_width(typeset, style, text, strlen(text)) <= room)
    return text;
  enum { LONGEST = 400 }; /* bytes: more than a line holds in any face */
  size_t length = strlen(text) < LONGEST ? strlen(text) : text_cut(text, LONGEST);
  char *copy = arena_copy(typeset->ink, text, length);
  for (char *space; (space = strrchr(copy, ' ')) != NULL;) {
    *space = '\0';
    const char *cut = arena_format(typeset->ink, "%s …", copy);
    if (text_width(typeset, style, cut, strlen(cut)) <= room)
      return cut;
  }
  /* not even a word: its letters */
  size_t most = (size_t)((float)strlen(copy) * room / (text_width(typeset, style, copy, strlen(copy)) + 1));
  for (; most > 1; most = most * 9 / 10) {
    const char *cut = arena_format(typeset->ink, "%.*s…", (int)text_cut(copy, most), copy);
    if (text_width(typeset, style, cut, strlen(cut)) <= room)
      return cut;
  }
  return "…";
}

static const char *page_text(const Pen *pen)
{
  const char *pattern = pen->typeset->page_pattern;
  Buffer text = {0};
  while (*pattern) {
    if (text_starts(pattern, "{page}")) {
      buffer_format(&text, "%zu", pen->page);
      pattern += 6;
    } else if (text_starts(pattern, "{pages}")) {
      buffer_format(&text, "%zu", pen->typeset->page_count);
      pattern += 7;
    } else
      buffer_byte(&text, *pattern++);
  }
  const char *kept = arena_string(pen->typeset->ink, text.at ? text.at : "");
  buffer_free(&text);
  return kept;
}

static void banner(Pen *pen, const Sheet *sheet)
{
  Typeset *typeset = pen->typeset;
  const InlineStyle *style = furniture_style(pen, FACE_BOLD, 8.5f, COLOUR_INK);
  const char *text = shortened(typeset, style, typeset->draft, sheet->furniture_width - 16);
  Run *run = run_of_text(typeset, style, NULL, text, sheet->width / 2, 0.5f);
  float width = run->width + 20, left = (sheet->width - width) / 2;
  pen_ground(pen, COLOUR_GAP, left, 16, width, 17);
  pen_outline(pen, COLOUR_INK, left, 16, width, 17, 0.8f);
  pen_fill(pen);
  pen_run(pen, run, 27.6f);
}

static void running_head(Pen *pen, const Page *page, const InlineStyle *style)
{
  Typeset *typeset = pen->typeset;
  const char *section = page->section ? page->section->text : NULL;
  const Sheet *sheet = page->sheet;
  float room = sheet->furniture_width - 24;
  const char *called = typeset->running_title ? typeset->running_title : typeset->title;
  Run *title =
    run_of_text(typeset, style, NULL, shortened(typeset, style, called, section ? room * 0.6f : room),
                sheet->furniture_left, 0);
  pen_run(pen, title, sheet->head_baseline);
  if (section) {
    const InlineStyle *italic = furniture_style(pen, FACE_ITALIC, style->size, style->colour);
    const char *text = shortened(typeset, italic, section, room - title->width);
    float right = sheet->furniture_left + sheet->furniture_width;
    pen_run(pen, run_of_text(typeset, italic, NULL, text, right, 1), sheet->head_baseline);
  }
}

static void gutter_line(void *pen, const Run *run, float baseline)
{
  pen_run(pen, run, baseline);
}

void draw_furniture(Pen *pen, const Page *page)
{
  Typeset *typeset = pen->typeset;
  const Sheet *sheet = page->sheet;
  float left = sheet->furniture_left, width = sheet->furniture_width;
  const TextStyle *look = &text_styles[STYLE_FURNITURE];
  const InlineStyle *style = furniture_style(pen, look->face, look->size, look->colour);
  /* all ink before all text: each change from one to the other is written at length */
  if (pen->page > 1)
    pen_rule(pen, COLOUR_RULE, left, sheet->head_baseline + 5.5f, width, 0.4f);
  pen_rule(pen, COLOUR_RULE, left, sheet->foot_baseline - 12, width, 0.4f);
  pen_fill(pen);
  if (pen->page > 1)
    running_head(pen, page, style);
  const char *number = typeset->page_pattern ? page_text(pen) : "";
  Run *right = run_of_text(typeset, style, NULL, number, left + width, 1);
  pen_run(pen, right, sheet->foot_baseline);
  if (typeset->footer) {
    const char *text = shortened(typeset, style, typeset->footer, width - right->width - 16);
    pen_run(pen, run_of_text(typeset, style, NULL, text, left, 0), sheet->foot_baseline);
  }
  if (typeset->draft)
    banner(pen, sheet);
  gutter_each(typeset, page, gutter_line, pen);
  pen_flush(pen);
}
