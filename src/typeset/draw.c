/*
 * draw: pages painted with cairo.  Everything has its place by now; nothing is decided here.
 */
#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/draw_int.h"

/* ---- grounds and rules ------------------------------------------------------------------------------- */

static void run_ink(Pen *pen, const Run *run, float baseline)
{
  const InlineStyle *style = run->style;
  float top = baseline - style->size * 0.82f - 1, height = style->size * 1.12f + 1.5f;
  if (style->mark == MARK_GAP) {
    pen_ground(pen, COLOUR_GAP, run->x - 1.5f, top, run->width + 3, height);
    pen_outline(pen, COLOUR_INK, run->x - 1.5f, top, run->width + 3, height, 0.6f);
  } else if (style->mark == MARK_PROPOSED) {
    pen_ground(pen, COLOUR_PROPOSED, run->x - 1, top, run->width + 2, height);
    pen_rule(pen, COLOUR_INK, run->x - 1, top + height - 0.5f, run->width + 2, 0.5f);
  } else if (style->mark == MARK_HIDDEN)
    pen_ground(pen, COLOUR_INK, run->x - 1.5f, top, run->width + 3, height);
  if (style->mark == MARK_MISSING)
    pen_outline(pen, COLOUR_INK, run->x - 1.5f, top, run->width + 3, height, 0.4f);
  if (run->kind == RUN_LEADER && run->width >= 8)
    pen_leader(pen, run->x, baseline, run->width);
  if (style->underlined && run->kind == RUN_TEXT)
    pen_rule(pen, COLOUR_ACCENT, run->x, baseline + style->size * 0.13f, run->width, 0.4f);
}

static void frame_ink(Pen *pen, const Frame *frame, float top, float bottom)
{
  static const struct {
    Colour ground;
    Colour outline;
    float thickness;
    bool bar;
  } looks[] = {
    [FRAME_BOX] = {COLOUR_PALE, COLOUR_COUNT, 0, true},
    [FRAME_GAP] = {COLOUR_TINT, COLOUR_INK, 1.2f, false},
    [FRAME_DRAFT] = {COLOUR_TINT, COLOUR_INK, 0.6f, false},
    [FRAME_NOTE] = {COLOUR_COUNT, COLOUR_RULE, 0.6f, false},
    [FRAME_REMARK] = {COLOUR_TINT, COLOUR_COUNT, 0, false},
  };
  float height = bottom - top;
  if (looks[frame->kind].ground != COLOUR_COUNT)
    pen_ground(pen, looks[frame->kind].ground, frame->x, top, frame->width, height);
  if (looks[frame->kind].outline != COLOUR_COUNT)
    pen_outline(pen, looks[frame->kind].outline, frame->x, top, frame->width, height,
                looks[frame->kind].thickness);
  if (looks[frame->kind].bar)
    pen_rule(pen, COLOUR_ACCENT, frame->x, top, 2.4f, height);
}

static bool is_in(const Item *item, const Frame *frame)
{
  for (const Frame *at = item->frame; at; at = at->outer)
    if (at == frame)
      return true;
  return false;
}

/* Each frame from its first item on the page to its last. */
static void frames_ink(Pen *pen, const Placed *placed, size_t count, const Frame *base)
{
  for (size_t i = 0; i < count; i++)
    for (const Frame *frame = placed[i].item->frame; frame && frame != base; frame = frame->outer) {
      if (i > 0 && is_in(placed[i - 1].item, frame))
        continue;
      size_t last = i;
      while (last + 1 < count && is_in(placed[last + 1].item, frame))
        last++;
      frame_ink(pen, frame, placed[i].y - frame->padding,
                placed[last].y + placed[last].item->height + frame->padding);
    }
}

static void rule_ink(Pen *pen, RowRule rule, const Table *table, float y)
{
  if (rule == RULE_LIGHT)
    pen_rule(pen, COLOUR_RULE, table->x, y - 0.2f, table->width, 0.4f);
  if (rule == RULE_DARK)
    pen_rule(pen, COLOUR_INK, table->x, y - 0.35f, table->width, 0.7f);
}

/* ---- the walk: once for ink, once for text ----------------------------------------------------------- */

typedef void Visit(Pen *pen, const Placed *placed, size_t count, const Frame *base);

static void column_walk(Pen *pen, const Column *column, const Item *item, float y, Visit *visit)
{
  if (column->count == 0)
    return;
  Placed *placed = memory_new(column->count * sizeof *placed);
  float down = y + item->as.row->above;
  for (size_t j = 0; j < column->count; j++) {
    if (j)
      down += column->at[j]->before;
    placed[j] = (Placed){column->at[j], down};
    down += column->at[j]->height;
  }
  visit(pen, placed, column->count, item->frame);
  free(placed);
}

static void columns(Pen *pen, const Item *item, float y, Visit *visit)
{
  const Row *row = item->as.row;
  if (row->again) {
    bool repeated = pen->repeated;
    pen->repeated = true;
    column_walk(pen, row->again, item, y, visit);
    pen->repeated = repeated;
  }
  for (size_t i = 0; i < row->count; i++)
    column_walk(pen, &row->columns[i], item, y, visit);
}

static void visit_ink(Pen *pen, const Placed *placed, size_t count, const Frame *base)
{
  frames_ink(pen, placed, count, base);
  for (size_t i = 0; i < count; i++) {
    const Item *item = placed[i].item;
    float y = placed[i].y;
    if (item->kind == ITEM_LINE)
      for (const Run *run = item->as.runs; run; run = run->next)
        run_ink(pen, run, y + item->baseline);
    if (item->kind == ITEM_RULE)
      pen_rule(pen, COLOUR_RULE, item->as.rule.x, y, item->as.rule.width, 0.6f);
    if (item->kind == ITEM_LOGO)
      logo_draw(pen, &pen->typeset->options.logo, item->as.rule.x, y, item->as.rule.width, item->height);
    if (item->kind != ITEM_ROW)
      continue;
    const Row *row = item->as.row;
    columns(pen, item, y, visit_ink);
    if (!row->table)
      continue;
    rule_ink(pen, row->rule_above, row->table, y);
    rule_ink(pen, row->rule, row->table, y + item->height);
  }
}

/* Where a link within the document leads; NULL: nowhere. */
static const Block *target_of(const Pen *pen, const char *link)
{
  const Block *block = link[0] == '#' ? map_find(pen->typeset->blocks, link + 1) : NULL;
  return block && block->page ? block : NULL;
}

static void page_number(Pen *pen, const Run *run, float baseline)
{
  const Block *block = target_of(pen, run->style->link);
  if (!block)
    return;
  const char *number = arena_format(pen->typeset->ink, "%u", (unsigned)block->page);
  float align = run->count ? 0 : 1; /* in a line of text, or at the right edge of the contents */
  Run *set = run_of_text(pen->typeset, run->style, NULL, number, run->x, align);
  set->element = run->element;
  pen_run(pen, set, baseline);
}

static const char *words_of_link(Typeset *typeset, const Run *run, const Element *link)
{
  Buffer words = {0};
  for (; run && link_of(run->element) == link; run = run->next)
    run_words(run, &words);
  const char *kept = arena_copy(typeset->arena, words.at ? words.at : "", words.length);
  buffer_free(&words);
  return kept;
}

/* One annotation for each line of a link, which may be of several runs. */
static void line_links(Pen *pen, const Run *run, float baseline)
{
  while (run) {
    const Run *first = run;
    Element *link = run->style->link ? link_of(run->element) : NULL;
    float right = run->x;
    for (; run && (run->style->link ? link_of(run->element) : NULL) == link; run = run->next)
      right = run->x + run->width;
    if (!link)
      continue;
    Annotation annotation = {.link = link, .to = target_of(pen, link->of.target)};
    if (!annotation.to && link->of.target[0] == '#')
      continue;
    if (text_is_blank(annotation.to ? annotation.to->text : link->of.target))
      annotation.words = words_of_link(pen->typeset, first, link);
    annotation.x = first->x;
    annotation.y = baseline - first->style->size * 0.8f;
    annotation.width = right - first->x;
    annotation.height = first->style->size * 1.1f;
    tags_annotate(pen->typeset, annotation);
  }
}

static void line_text(Pen *pen, const Item *item, float y)
{
  float baseline = y + item->baseline;
  for (const Run *run = item->as.runs; run; run = run->next) {
    if (run->kind == RUN_PAGE_NUMBER)
      page_number(pen, run, baseline);
    else if (run->kind != RUN_LEADER)
      pen_run(pen, run, baseline);
  }
  if (!pen->repeated)
    line_links(pen, item->as.runs, baseline);
}

static void visit_text(Pen *pen, const Placed *placed, size_t count, const Frame *base)
{
  (void)base;
  for (size_t i = 0; i < count; i++) {
    const Item *item = placed[i].item;
    if (item->kind == ITEM_LINE)
      line_text(pen, item, placed[i].y);
    if (item->kind == ITEM_ROW)
      columns(pen, item, placed[i].y, visit_text);
    if (item->kind == ITEM_FIGURE)
      draw_figure(pen, item->as.figure, placed[i].y);
  }
}

/* ---- pages ---------- ------------------------------------------------------------------------------- */

static void draw_page(Pen *pen, const Page *page)
{
  const Sheet *sheet = page->sheet;
  cairo_pdf_surface_set_size(pen->surface, (double)sheet->width, (double)sheet->height);
  float below = sheet->top + (page->head ? page->head->height : 0);
  Placed head = {(Item *)page->head, sheet->top}, group = {(Item *)page->group, below};
  tags_page(pen->typeset->tags);
  draw_draft(pen, sheet);
  if (page->head)
    visit_ink(pen, &head, 1, page->head->frame);
  if (page->group)
    visit_ink(pen, &group, 1, page->group->frame);
  visit_ink(pen, page->placed, page->count, NULL);
  pen_leaders(pen);
  draw_furniture(pen, page);
  pen->repeated = true;
  if (page->head)
    visit_text(pen, &head, 1, NULL);
  if (page->group)
    visit_text(pen, &group, 1, NULL);
  pen->repeated = false;
  visit_text(pen, page->placed, page->count, NULL);
  pen_flush(pen);
  cairo_show_page(pen->cairo);
  words_rest(pen->typeset->words);
  pen->space = NULL;
}

static void draw_pages(Pen *pen)
{
  Typeset *typeset = pen->typeset;
  ink_next(typeset, true);
  for (size_t i = 0; i < typeset->page_count; i++) {
    pen->page = i + 1;
    ink_wake(typeset, &typeset->pages[i]);
    typeset->ink = arena_new();
    draw_page(pen, &typeset->pages[i]);
    arena_free(typeset->ink);
    typeset->ink = NULL;
    ink_drop(typeset, typeset->pages[i].dealt);
  }
  ink_drop(typeset, SIZE_MAX);
}

/* What cairo deflates the finishing pass would have to inflate.  Later versions write comments as well. */
void typeset_begin(void)
{
  if (cairo_version() < CAIRO_VERSION_ENCODE(1, 17, 0))
    setenv("CAIRO_DEBUG_PDF", "1", 0);
}

static cairo_status_t take_bytes(void *to, const unsigned char *bytes, unsigned length)
{
  buffer_add(to, (const char *)bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

bool draw_document(Typeset *typeset, Buffer *out, const char **why)
{
  Pen pen = {.typeset = typeset, .source = COLOUR_COUNT, .colour = COLOUR_COUNT};
  const Sheet *sheet = &sheets[SHEET_PORTRAIT]; /* each page sets its own */
  pen.surface =
    cairo_pdf_surface_create_for_stream(take_bytes, out, (double)sheet->width, (double)sheet->height);
  /* Its table of objects is plain text, which the finishing pass reads, whatever the version of cairo; and it
     has no /ActualText, which cairo would write inside of our tags. */
  cairo_pdf_surface_restrict_to_version(pen.surface, CAIRO_PDF_VERSION_1_4);
  /* the finishing pass takes the date away again; without one cairo would look at the clock */
  cairo_pdf_surface_set_metadata(pen.surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  pen.cairo = cairo_create(pen.surface);
  draw_pages(&pen);
  cairo_status_t status = cairo_status(pen.cairo);
  cairo_destroy(pen.cairo);
  cairo_surface_finish(pen.surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status(pen.surface);
  cairo_surface_destroy(pen.surface);
  pen_free(&pen);
  if (status != CAIRO_STATUS_SUCCESS)
    *why = cairo_status_to_string(status);
  return status == CAIRO_STATUS_SUCCESS;
}
