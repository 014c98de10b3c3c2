/*
 * lines: the layout as text, for tests and for the eye.
 *
 *     page x baseline width style words
 *
 * Lengths are in whole tenths of a point, so that a golden does not hang on the last digit of a float.
 */
#include <math.h>

#include "typeset/figure_int.h"

static const char *const face_names[FACE_COUNT] = {"regular", "bold", "italic", "bold-italic", "mono"};
static const char *const kind_names[] = {"", "label ", "leader ", "page-number "};
static const char *const mark_names[] = {"", "gap ", "proposed ", "hidden ", "missing "};

typedef struct Print {
  Buffer *out;
  size_t page;
} Print;

static void number(Buffer *out, float value)
{
  buffer_format(out, "%ld ", lroundf(value * 10));
}

static void print_run(const Print *print, const Run *run, float baseline)
{
  Buffer *out = print->out;
  buffer_format(out, "%zu ", print->page);
  number(out, run->x);
  number(out, baseline);
  number(out, run->width);
  buffer_format(out, "%s/", face_names[run->style->face]);
  number(out, run->style->size);
  buffer_text(out, kind_names[run->kind]);
  buffer_text(out, mark_names[run->style->mark]);
  if (run->style->link)
    buffer_format(out, "->%s ", run->style->link);
  buffer_byte(out, '|');
  run_words(run, out);
  buffer_text(out, "|\n");
}

static void print_item(const Print *print, const Item *item, float y)
{
  if (item->kind == ITEM_LINE)
    for (const Run *run = item->as.runs; run; run = run->next)
      print_run(print, run, y + item->baseline);
  if (item->kind == ITEM_FIGURE)
    for (const Shape *shape = item->as.figure->first; shape; shape = shape->next)
      if (shape->run)
        print_run(print, shape->run, y + shape->y);
  if (item->kind != ITEM_ROW)
    return;
  for (size_t i = 0; i < item->as.row->count; i++) {
    const Column *column = &item->as.row->columns[i];
    float down = y + item->as.row->above;
    for (size_t j = 0; j < column->count; j++) {
      if (j)
        down += column->at[j]->before;
      print_item(print, column->at[j], down);
      down += column->at[j]->height;
    }
  }
}

static void print_gutter(void *print, const Run *run, float baseline)
{
  print_run(print, run, baseline);
}

void typeset_lines(Typeset *typeset, Buffer *out)
{
  pages_deal(typeset, true);
  for (size_t i = 0; i < typeset->page_count; i++) {
    const Page *page = &typeset->pages[i];
    Print print = {out, i + 1};
    ink_wake(typeset, page);
    gutter_each(typeset, page, print_gutter, &print);
    if (page->sheet != &sheets[SHEET_PORTRAIT])
      buffer_format(out, "%zu sheet %s\n", i + 1, page->sheet->name);
    if (page->head)
      print_item(&print, page->head, page->sheet->top);
    for (size_t j = 0; j < page->count; j++)
      print_item(&print, page->placed[j].item, page->placed[j].y);
  }
}
