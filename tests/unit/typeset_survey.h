/*
 * typeset_survey: what a typographer would mark on the pages of a document that is laid out.
 *
 * The lines of all pages are gathered in the order in which they are read, with the column that they stand in; the
 * faults are then looked for paragraph by paragraph, page by page, table by table.  What is found is data: a kind,
 * a page and the words; the test plants one of each and looks whether it is seen.
 */
#ifndef TYPESET_SURVEY_H
#define TYPESET_SURVEY_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

typedef enum FaultKind {
  FAULT_LADDER,  /* more than two hyphens in a row */
  FAULT_RUNT,    /* a last line of one short word, or of the end of one */
  FAULT_WIDOW,   /* one line of a paragraph alone on a page */
  FAULT_FOOT,    /* a heading at the foot without two lines behind it */
  FAULT_ROW,     /* one low row of a table alone on its page */
  FAULT_SMALL,   /* a table that would fit is divided */
  FAULT_HYPHEN,  /* a divided word in a heading, or at the end of a page */
  FAULT_LOOSE,   /* a line whose spaces are far too wide, or that was given up */
  FAULT_RAGGED,  /* a paragraph of text whose lines are not filled, though it does not end them itself */
  FAULT_RIVER,   /* gaps under gaps over five lines and more */
  FAULT_OUTSIDE, /* text outside its column, or over other text */
  FAULT_BINDING, /* a line ends between a number and what it belongs to */
  FAULT_HOLE,    /* the foot of a page stays empty */
  FAULT_COUNT
} FaultKind;

static const char *const fault_names[FAULT_COUNT] = {"ladder",   "runt",
                                                     "widow",    "heading at the foot",
                                                     "lone row", "small table divided",
                                                     "hyphen",   "loose line", "ragged",
                                                     "river",    "outside",
                                                     "binding",  "hole"};

enum { LONGEST_LADDER = 2, SHORTEST_WORD = 4, RIVER_LINES = 5 };
static const float LOW_ROW = 90, SMALL_TABLE = 0.2f, HOLE = 185, NARROW_CELL = 120, LOOSE = 1.0f;

typedef struct Seen {
  const Item *item;
  const Block *block;
  size_t page;
  float x, width; /* of the column */
  float left, right, y;
} Seen;

typedef struct Survey {
  Typeset *typeset;
  Seen *lines;
  size_t count, capacity;
  size_t faults[FAULT_COUNT];
  double squares, widest; /* of what spaces have beyond their natural width, as a share of it */
  size_t filled;
  void (*found)(void *context, FaultKind kind, size_t page, const char *words);
  void *context;
} Survey;

static void words_of_line(const Item *item, Buffer *out)
{
  for (const Run *run = item->as.runs; run; run = run->next)
    if (run->kind == RUN_TEXT)
      run_words(run, out);
  if (!out->at)
    buffer_text(out, "");
}

static void mark(Survey *survey, FaultKind kind, size_t page, const Item *item)
{
  Buffer words = {0};
  if (item && item->kind == ITEM_LINE)
    words_of_line(item, &words);
  survey->faults[kind]++;
  if (survey->found)
    survey->found(survey->context, kind, page, words.at ? words.at : "");
  buffer_free(&words);
}

/* ---- gathering --------------------------------------------------------------------------------------- */

static const Piece *last_piece(const Item *item, const Run **in)
{
  const Piece *last = NULL;
  for (const Run *run = item->as.runs; run; run = run->next)
    if (run->kind == RUN_TEXT && run->count) {
      last = &run->pieces[run->count - 1];
      *in = run;
    }
  return last;
}

static void see_line(Survey *survey, const Item *item, size_t page, float x, float width, float y)
{
  Seen seen = {.item = item, .page = page, .x = x, .width = width, .y = y, .left = -1};
  float edge = -1e9f;
  for (const Run *run = item->as.runs; run; run = run->next) {
    bool spoken = run->kind == RUN_TEXT || run->kind == RUN_LABEL;
    if (spoken && run->x < edge - 0.1f)
      mark(survey, FAULT_OUTSIDE, page, item);
    if (spoken)
      edge = run->x + run->width;
    if (run->kind != RUN_TEXT || !run->count)
      continue;
    if (seen.left < 0)
      seen.left = run->x;
    seen.right = edge;
    seen.block = item->block;
    if (run->x < x - 0.5f || edge > x + width + 0.6f)
      mark(survey, FAULT_OUTSIDE, page, item);
  }
  if (seen.left < 0)
    return;
  if (survey->count == survey->capacity) {
    survey->capacity = survey->capacity * 2 + 256;
    survey->lines = memory_grow(survey->lines, survey->capacity * sizeof *survey->lines);
  }
  survey->lines[survey->count++] = seen;
}

static void see_item(Survey *survey, const Item *item, size_t page, float x, float width, float y)
{
  if (item->kind == ITEM_LINE)
    see_line(survey, item, page, x, width, y);
  if (item->kind != ITEM_ROW)
    return;
  for (size_t i = 0; i < item->as.row->count; i++) {
    const Column *column = &item->as.row->columns[i];
    float down = y + item->as.row->above;
    for (size_t j = 0; j < column->count; j++) {
      down += j ? column->at[j]->before : 0;
      see_item(survey, column->at[j], page, column->x, column->width, down);
      down += column->at[j]->height;
    }
  }
}

/* ---- paragraphs -------------------------------------------------------------------------------------- */

static bool ends_with_hyphen(const Seen *line)
{
  const Run *run;
  const Piece *piece = last_piece(line->item, &run);
  return piece && piece->length == 2 && memcmp(run_text(run, piece), "\xC2\xAD", 2) == 0;
}

static size_t pieces_of(const Item *item)
{
  size_t count = 0;
  for (const Run *run = item->as.runs; run; run = run->next)
    count += run->kind == RUN_TEXT ? run->count : 0;
  return count;
}

/* Where the first word of a line ends. */
static float first_word_end(const Seen *line)
{
  for (const Run *run = line->item->as.runs; run; run = run->next)
    for (size_t i = 0; i < run->count && run->kind == RUN_TEXT; i++)
      if (run->pieces[i].space)
        return i + 1 < run->count ? run->pieces[i + 1].x : run->x + run->width;
  return line->right;
}

/* A line end that was asked for: the next line's first word would have stood on it. */
static bool was_forced(const Seen *line, const Seen *next)
{
  const float room = 20; /* of frames and of what hyphens ask */
  float word = first_word_end(next) - next->left;
  return !ends_with_hyphen(line) && line->right + word < line->x + line->width - room;
}

/* How wide the spaces of a line are beyond the natural, as a share of it; those that do not stretch are less. */
static double looseness(const Survey *survey, const Seen *line)
{
  double most = -1;
  for (const Run *run = line->item->as.runs; run; run = run->next)
    for (size_t i = 0; i + 1 < run->count && run->kind == RUN_TEXT; i++) {
      const Piece *piece = &run->pieces[i];
      if (!piece->space)
        continue;
      const InlineStyle *style = run->style;
      const Word *word =
        word_find(survey->typeset->words, style->face, style->language, run_text(run, piece), piece->length);
      double gap = (double)(piece[1].x - piece->x - word->width * style->size);
      if (gap / (double)style->space - 1 > most)
        most = gap / (double)style->space - 1;
    }
  return most;
}

static bool is_one_of(const char *word, size_t length, const char *list)
{
  for (const char *at = list; *at;) {
    size_t end = strcspn(at, " ");
    if (end == length && memcmp(at, word, length) == 0)
      return true;
    at += end + (at[end] == ' ');
  }
  return false;
}

/* "art." at the end of a line, "22" before "novembre". */
static bool is_torn(const Seen *line, const Seen *next)
{
  static const char openers[] =
    "art. Art. article Article articles § n° N° no. No. M. Mme Mr Ms p. Rec. recital";
  static const char counted[] =
    "ans an mois jours jour heures minutes semaines % € euros years year months month days day hours weeks "
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "January February March April May June July August September October November December";
  Buffer words[2] = {{0}, {0}};
  words_of_line(line->item, &words[0]);
  words_of_line(next->item, &words[1]);
  while (words[0].length && words[0].at[words[0].length - 1] == ' ')
    words[0].at[--words[0].length] = '\0';
  const char *last = strrchr(words[0].at, ' '), *first = words[1].at;
  last = last ? last + 1 : words[0].at;
  size_t length = strcspn(first, " .,;:)");
  bool digits = *last && strspn(last, "0123456789") == strlen(last);
  bool torn = (is_one_of(last, strlen(last), openers) && *first >= '0' && *first <= '9') ||
              (digits && is_one_of(first, length, counted));
  buffer_free(&words[0]);
  buffer_free(&words[1]);
  return torn;
}

/* Gaps of a line; how many lines each of them goes on through. */
typedef struct Gaps {
  struct Gap {
    float from, to;
    unsigned lines;
  } at[64];
  size_t count;
} Gaps;

static Gaps gaps_of(const Survey *survey, const Seen *line, const Gaps *above)
{
  Gaps gaps = {.count = 0};
  for (const Run *run = line->item->as.runs; run; run = run->next)
    for (size_t i = 0; i + 1 < run->count && run->kind == RUN_TEXT; i++) {
      const Piece *piece = &run->pieces[i];
      const InlineStyle *style = run->style;
      const Word *word =
        word_find(survey->typeset->words, style->face, style->language, run_text(run, piece), piece->length);
      float from = piece->x + word->width * style->size, to = piece[1].x;
      if (!piece->space || to - from < style->space * 1.15f || gaps.count == COUNT_OF(gaps.at))
        continue;
      struct Gap *gap = &gaps.at[gaps.count++];
      *gap = (struct Gap){from, to, 1};
      for (size_t j = 0; j < above->count; j++) {
        float left = fmaxf(from, above->at[j].from), right = fminf(to, above->at[j].to);
        if (right - left > 0.6f * fminf(to - from, above->at[j].to - above->at[j].from) &&
            above->at[j].lines + 1 > gap->lines)
          gap->lines = above->at[j].lines + 1;
      }
    }
  return gaps;
}

static void rivers(Survey *survey, const Seen *const *lines, size_t count)
{
  Gaps above = {.count = 0};
  for (size_t i = 0; i + 1 < count; i++) {
    Gaps gaps = gaps_of(survey, lines[i], &above);
    for (size_t j = 0; j < gaps.count; j++)
      if (gaps.at[j].lines == RIVER_LINES)
        mark(survey, FAULT_RIVER, lines[i]->page, lines[i]->item);
    above = gaps;
  }
}

static bool is_near(float a, float b)
{
  return fabsf(a - b) < 0.3f;
}

/* Lines are filled where all but the last end at one edge: that of the column or of a box in it. */
static bool is_filled(const Seen *const *lines, size_t count)
{
  for (size_t i = 1; i + 1 < count; i++)
    if (!is_near(lines[i]->right, lines[0]->right))
      return false;
  float edge = lines[0]->x + lines[0]->width;
  return count > 2 || is_near(lines[0]->right, edge) || is_near(lines[0]->right, edge - 12);
}

/* Whether it is in the size and the measure in which text is filled. */
static bool is_text(const Seen *line)
{
  const float leading = text_styles[STYLE_TEXT].leading, least = 320;
  return line->item->height == leading && line->width >= least && line->block->kind != BLOCK_HEADING &&
         !line->block->furniture;
}

static void spaces(Survey *survey, const Seen *const *lines, size_t count)
{
  if (!is_filled(lines, count)) {
    if (is_text(lines[0]))
      mark(survey, FAULT_RAGGED, lines[0]->page, lines[0]->item);
    return;
  }
  for (size_t i = 0; i + 1 < count; i++) {
    double loose = looseness(survey, lines[i]);
    survey->filled++;
    survey->squares += loose * loose;
    if (loose > survey->widest)
      survey->widest = loose;
    if (loose > (double)LOOSE)
      mark(survey, FAULT_LOOSE, lines[i]->page, lines[i]->item);
  }
  rivers(survey, lines, count);
}

static void ends(Survey *survey, const Seen *const *lines, size_t count)
{
  const Seen *last = lines[count - 1];
  const Run *run;
  const Piece *piece = last_piece(last->item, &run);
  /* the end of a divided word, unless the word is wider than its column */
  bool tail = ends_with_hyphen(lines[count - 2]) && pieces_of(lines[count - 2]->item) > 2;
  bool narrow = last->width < NARROW_CELL; /* a word a line is all that stands in it */
  bool number = false; /* of a page, not known yet */
  for (const Run *at = last->item->as.runs; at; at = at->next)
    number |= at->kind == RUN_PAGE_NUMBER;
  if (!number && pieces_of(last->item) == 1 && (tail || (piece->length <= SHORTEST_WORD && !narrow)))
    mark(survey, FAULT_RUNT, last->page, last->item);
  size_t here = 1, row = 0;
  for (size_t i = 0; i + 1 < count; i++, here++) {
    const Seen *line = lines[i], *next = lines[i + 1];
    bool heading = line->block && line->block->kind == BLOCK_HEADING, turn = line->page != next->page;
    row = ends_with_hyphen(line) ? row + 1 : 0;
    if (row == LONGEST_LADDER + 1)
      mark(survey, FAULT_LADDER, line->page, line->item);
    if (row && (turn || heading))
      mark(survey, FAULT_HYPHEN, line->page, line->item);
    if (is_torn(line, next))
      mark(survey, FAULT_BINDING, line->page, line->item);
    if (turn && (here == 1 || i + 2 == count))
      mark(survey, FAULT_WIDOW, line->page, line->item);
    if (turn)
      here = 0;
  }
}

static void paragraph(Survey *survey, const Seen *const *lines, size_t count)
{
  for (size_t from = 0, i = 0; i < count; i++) {
    if (i + 1 < count && !was_forced(lines[i], lines[i + 1]))
      continue;
    if (i > from) {
      spaces(survey, lines + from, i + 1 - from);
      ends(survey, lines + from, i + 1 - from);
    }
    from = i + 1;
  }
}

/* Columns of a divided row are read page by page: the lines of a block come together again here. */
static int by_block(const void *a, const void *b)
{
  const Seen *const *one = a, *const *two = b;
  if ((*one)->block != (*two)->block)
    return (*one)->block < (*two)->block ? -1 : 1;
  return *one < *two ? -1 : *one > *two;
}

static void paragraphs(Survey *survey)
{
  const Seen **sorted = memory_new((survey->count + 1) * sizeof *sorted);
  for (size_t i = 0; i < survey->count; i++)
    sorted[i] = &survey->lines[i];
  qsort(sorted, survey->count, sizeof *sorted, by_block);
  for (size_t from = 0, i = 0; i < survey->count; i++)
    if (i + 1 == survey->count || sorted[i + 1]->block != sorted[i]->block) {
      if (sorted[i]->block)
        paragraph(survey, sorted + from, i + 1 - from);
      from = i + 1;
    }
  free(sorted);
}

/* ---- pages and tables -------------------------------------------------------------------------------- */

static const Table *table_of(const Item *item)
{
  return item->kind == ITEM_ROW && !item->as.row->head ? item->as.row->table : NULL;
}

static bool is_heading(const Item *item)
{
  if (item->kind == ITEM_ROW && item->as.row->count && item->as.row->columns[0].count &&
      item->as.row->split) {
    const Column *column = &item->as.row->columns[0];
    return is_heading(column->at[column->count - 1]);
  }
  return item->kind == ITEM_LINE && item->block && item->block->kind == BLOCK_HEADING;
}

static size_t lines_of(const Item *item)
{
  if (item->kind == ITEM_FIGURE)
    return 2;
  if (item->kind != ITEM_ROW)
    return item->kind == ITEM_LINE && !is_heading(item);
  size_t most = item->as.row->table && !item->as.row->head;
  for (size_t i = 0; i < item->as.row->count; i++) {
    size_t lines = 0;
    for (size_t j = 0; j < item->as.row->columns[i].count; j++)
      lines += lines_of(item->as.row->columns[i].at[j]);
    most = lines > most ? lines : most;
  }
  return most;
}

static const Block *first_block(const Item *item)
{
  if (item->kind != ITEM_ROW)
    return item->block;
  for (size_t i = item->as.row->count; i > 0; i--)
    if (item->as.row->columns[i - 1].count)
      return first_block(item->as.row->columns[i - 1].at[0]);
  return NULL;
}

static const Block *last_block(const Item *item)
{
  if (item->kind != ITEM_ROW)
    return item->block;
  for (size_t i = item->as.row->count; i > 0; i--)
    if (item->as.row->columns[i - 1].count)
      return last_block(item->as.row->columns[i - 1].at[item->as.row->columns[i - 1].count - 1]);
  return NULL;
}

static void foot(Survey *survey, size_t number)
{
  const Page *page = &survey->typeset->pages[number], *next = page + 1;
  if (number + 1 == survey->typeset->page_count || next->placed[0].item->opens)
    return;
  size_t lines = 0, i = page->count;
  while (i > 0 && !is_heading(page->placed[i - 1].item) && lines < 2)
    lines += lines_of(page->placed[--i].item);
  bool whole =
    i < page->count && first_block(next->placed[0].item) != last_block(page->placed[page->count - 1].item);
  if (i > 0 && is_heading(page->placed[i - 1].item) && lines < (whole ? 1 : 2))
    mark(survey, FAULT_FOOT, number + 1, page->placed[i - 1].item);
  const Placed *last = &page->placed[page->count - 1];
  float left = page->sheet->top + page->sheet->depth - last->y - last->item->height;
  size_t at = 0;
  while (at + 1 < next->count && next->placed[at].item->keep)
    at++;
  bool drawing = next->placed[at].item->kind == ITEM_FIGURE; /* is not divided */
  if (left > HOLE && !drawing)
    mark(survey, FAULT_HOLE, number + 1, last->item);
}

static float height_of(const Typeset *typeset, const Table *table, size_t *rows)
{
  float height = table->head ? table->head->height : 0;
  *rows = 0;
  for (size_t i = 0; i < typeset->page_count; i++)
    for (size_t j = 0; j < typeset->pages[i].count; j++)
      if (table_of(typeset->pages[i].placed[j].item) == table) {
        height += typeset->pages[i].placed[j].item->height;
        ++*rows;
      }
  return height;
}

static void tables(Survey *survey, size_t number)
{
  const Page *page = &survey->typeset->pages[number];
  for (size_t i = 0; i < page->count;) {
    const Table *table = table_of(page->placed[i].item);
    size_t from = i, all;
    float here = 0;
    do
      here += page->placed[i++].item->height;
    while (table && i < page->count && table_of(page->placed[i].item) == table);
    if (!table)
      continue;
    float height = height_of(survey->typeset, table, &all);
    if (i - from == all)
      continue;
    if (i - from == 1 && here < LOW_ROW)
      mark(survey, FAULT_ROW, number + 1, page->placed[from].item);
    if (height < page->sheet->depth * SMALL_TABLE)
      mark(survey, FAULT_SMALL, number + 1, page->placed[from].item);
  }
}

static void survey_run(Survey *survey)
{
  const Typeset *typeset = survey->typeset;
  pages_deal(survey->typeset, true);
  for (size_t i = 0; i < typeset->page_count; i++) {
    const Page *page = &typeset->pages[i];
    const Sheet *sheet = page->sheet;
    for (size_t j = 0; j < page->count; j++) {
      const Placed *placed = &page->placed[j];
      see_item(survey, placed->item, i + 1, sheet->left, sheet->measure, placed->y);
      if (placed->y + placed->item->height > sheet->top + sheet->depth + 0.1f)
        mark(survey, FAULT_OUTSIDE, i + 1, placed->item);
    }
    if (page->count) {
      foot(survey, i);
      tables(survey, i);
    }
  }
  paragraphs(survey);
  free(survey->lines);
}

#endif
