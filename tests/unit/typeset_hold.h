/*
 * typeset_hold: what must hold of any page - nothing overlaps, nothing leaves the page, no letter is lost, and it
 * does not take long.  PPC_TEST_LOOK=folder writes the PDFs, and says how long each took.
 */
#ifndef TYPESET_HOLD_H
#define TYPESET_HOLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "typeset/typeset_int.h"

static Arena *arena;

/* ---- what must hold of a page ------------------------------------------------------------------------ */

typedef struct Box {
  float left, right, top, bottom;
  float from, to; /* edges of its column */
  const Run *run;
} Box;

static struct {
  Box *at;
  size_t count, capacity;
} boxes;

static void add_runs(const Run *run, float top, float bottom, float from, float to)
{
  for (; run; run = run->next) {
    if (run->kind == RUN_LEADER || run->kind == RUN_PAGE_NUMBER)
      continue;
    if (boxes.count == boxes.capacity) {
      boxes.capacity = boxes.capacity * 2 + 64;
      boxes.at = memory_grow(boxes.at, boxes.capacity * sizeof *boxes.at);
    }
    boxes.at[boxes.count++] = (Box){run->x, run->x + run->width, top, bottom, from, to, run};
  }
}

static void add_item(const Item *item, float y, float from, float to)
{
  if (item->kind == ITEM_LINE)
    add_runs(item->as.runs, y, y + item->height, from, to);
  if (item->kind != ITEM_ROW)
    return;
  for (size_t i = 0; i < item->as.row->count; i++) {
    const Column *column = &item->as.row->columns[i];
    float down = y + item->as.row->above;
    for (size_t j = 0; j < column->count; j++) {
      down += j ? column->at[j]->before : 0;
      add_item(column->at[j], down, column->x, column->x + column->width);
      down += column->at[j]->height;
    }
  }
}

static int by_top(const void *a, const void *b)
{
  const Box *one = a, *other = b;
  return one->top < other->top ? -1 : one->top > other->top;
}

static const char *words_of(const Run *run)
{
  Buffer out = {0};
  for (size_t i = 0; i < run->count; i++)
    buffer_add(&out, run_text(run, &run->pieces[i]), run->pieces[i].length);
  const char *words = arena_string(arena, out.at ? out.at : "");
  buffer_free(&out);
  return words;
}

static void check_page(const char *name, const Page *page)
{
  const float slack = 0.6f;
  boxes.count = 0;
  float left = page->sheet->left, right = left + page->sheet->wide;
  if (page->head)
    add_item(page->head, page->sheet->top, left, right);
  for (size_t i = 0; i < page->count; i++)
    add_item(page->placed[i].item, page->placed[i].y, left, right);
  if (boxes.count)
    qsort(boxes.at, boxes.count, sizeof *boxes.at, by_top);
  for (size_t i = 0; i < boxes.count; i++) {
    const Box *box = &boxes.at[i];
    if (box->left < box->from - slack || box->right > box->to + slack || box->top < page->sheet->top - slack ||
        box->bottom > page->sheet->top + page->sheet->depth + slack)
      fail_msg("%s: '%.50s' leaves its column, at %.1f-%.1f (%.1f-%.1f), %.1f-%.1f", name, words_of(box->run),
               (double)box->left, (double)box->right, (double)box->from, (double)box->to, (double)box->top,
               (double)box->bottom);
    for (size_t j = i + 1; j < boxes.count && boxes.at[j].top < box->bottom - slack; j++)
      if (boxes.at[j].left < box->right - slack && box->left < boxes.at[j].right - slack)
        fail_msg("%s: '%.50s', from %.1f to %.1f, overlaps '%.50s' at %.1f", name, words_of(box->run),
                 (double)box->left, (double)box->right, words_of(boxes.at[j].run), (double)boxes.at[j].left);
  }
}

/* How often each byte above the space occurs; what the typesetter adds (bullets, numbers, hyphens) is more. */
static void count_bytes(const char *text, size_t length, long counts[256])
{
  for (size_t i = 0; i < length; i++)
    counts[(unsigned char)text[i]]++;
}

static void count_node(const xmlNode *node, long counts[256])
{
  for (; node; node = node->next) {
    if (node->type == XML_TEXT_NODE) {
      const char *text = letters_clean(arena, (const char *)node->content);
      count_bytes(text, strlen(text), counts);
    }
    count_node(node->children, counts);
  }
}

static void check_letters(const char *name, const xmlDoc *page, Typeset *typeset)
{
  long in[256] = {0}, out[256] = {0};
  Buffer lines = {0};
  count_node(page->children, in);
  typeset_lines(typeset, &lines);
  for (const char *at = lines.at; at && *at;) {
    size_t length = strcspn(at, "\n");
    const char *bar = memchr(at, '|', length); /* none: the line says which sheet the page has */
    if (bar)
      count_bytes(bar + 1, (size_t)(at + length - 1 - (bar + 1)), out);
    at += length + 1;
  }
  for (unsigned byte = '0'; byte < 0x7F; byte++)
    if (out[byte] < in[byte])
      fail_msg("%s: %ld of '%c' are lost", name, in[byte] - out[byte], (int)byte);
  buffer_free(&lines);
}

/* ---- one document ------------------------------------------------------------------------------------ */

static void no_fault(void *context, const TypesetFault *fault)
{
  if (fault->kind != FAULT_HEAP)
    fail_msg("%s: no glyph for U+%04X", (const char *)context, (unsigned)fault->character);
}

/* PPC_TEST_LOOK=folder: the PDFs, and how long each took. */
static void look(const char *name, const Buffer *pdf, double seconds, size_t page_count)
{
  const char *folder = getenv("PPC_TEST_LOOK");
  if (!folder)
    return;
  fprintf(stderr, "%8.3f s %5zu pages  %s\n", seconds, page_count, name);
  FILE *file = fopen(arena_format(arena, "%s/%s.pdf", folder, name), "wb");
  assert_non_null(file);
  fwrite(pdf->at, 1, pdf->length, file);
  fclose(file);
}

/* The page tree, for other tools. */
static void look_at_page(const char *name, const char *text)
{
  const char *folder = getenv("PPC_TEST_LOOK");
  FILE *file = folder ? fopen(arena_format(arena, "%s/%s.xml", folder, name), "wb") : NULL;
  if (!file)
    return;
  fputs(text, file);
  fclose(file);
}

static void check_document(const char *name, const char *text)
{
  const char *fonts = data_path(arena, "fonts"), *why = "";
  TypesetOptions options = {.fonts = fonts,
                            .hyphenation = path_join(arena, fonts, "hyphen"),
                            .producer = "ppc",
                            .fault = no_fault,
                            .context = (void *)name};
  clock_t begun = clock();
  Typeset *typeset = typeset_new(&options);
  look_at_page(name, text);
  xmlDoc *doc = xmlReadMemory(text, (int)strlen(text), NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  assert_non_null(doc);
  typeset_add(typeset, doc);
  pages_deal(typeset, true);
  for (size_t i = 0; i < typeset->page_count; i++)
    check_page(name, &typeset->pages[i]);
  check_letters(name, doc, typeset);
  Buffer out = {0};
  if (!typeset_pdf(typeset, &out, &why))
    fail_msg("%s: %s", name, why);
  double seconds = (double)(clock() - begun) / CLOCKS_PER_SEC;
  look(name, &out, seconds, typeset->page_count);
  if (seconds > 20)
    fail_msg("%s: took %.1f s", name, seconds);
  buffer_free(&out);
  typeset_free(typeset);
  xmlFreeDoc(doc);
}

static int start(void **state)
{
  (void)state;
  arena = arena_new();
  return 0;
}

static int end(void **state)
{
  (void)state;
  arena_free(arena);
  free(boxes.at);
  boxes.at = NULL;
  boxes.capacity = 0;
  return 0;
}

#endif
