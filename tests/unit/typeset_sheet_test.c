/* Sheets and pages: which part starts a page, which one is turned, what is wide, what stays together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "typeset/typeset_int.h"

static Arena *arena;

static Typeset *typeset_of(const char *const *parts)
{
  const char *fonts = data_path(arena, "fonts");
  TypesetOptions options = {
    .fonts = fonts, .hyphenation = path_join(arena, fonts, "hyphen"), .producer = "ppc"};
  Typeset *typeset = typeset_new(&options);
  for (; *parts; parts++) {
    const char *page =
      arena_format(arena, "<page document='t' part='f' lang='fr' title='T' %s</page>", *parts);
    xmlDoc *doc = xmlReadMemory(page, (int)strlen(page), NULL, NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    typeset_add(typeset, doc);
    xmlFreeDoc(doc);
  }
  pages_deal(typeset, true);
  return typeset;
}

static const char *sheet_of(const Typeset *typeset, size_t page)
{
  return typeset->pages[page].sheet->name;
}

static void parts_start_pages(void **state)
{
  (void)state;
  Typeset *typeset = typeset_of((const char *[]){"><p>un</p>", "><p>deux</p>", "starts='page'><p>trois</p>",
                                                 "starts='page'>", "><p>quatre</p>", NULL});
  assert_int_equal(typeset->page_count, 3); /* an empty part hands its start to the next one */
  assert_int_equal(typeset->pages[0].count, 2);
  typeset_free(typeset);
}

static void another_sheet_starts_a_page(void **state)
{
  (void)state;
  Typeset *typeset = typeset_of(
    (const char *[]){"><p>un</p>", "sheet='landscape'><p>deux</p>", "sheet='landscape'><p>trois</p>",
                     "sheet='portrait'><p>quatre</p>", "starts='page' sheet='landscape'><p>cinq</p>", NULL});
  static const char *const sheet_names[] = {"portrait", "landscape", "portrait", "landscape"};
  assert_int_equal(typeset->page_count, COUNT_OF(sheet_names));
  for (size_t i = 0; i < COUNT_OF(sheet_names); i++)
    assert_string_equal(sheet_of(typeset, i), sheet_names[i]);
  typeset_free(typeset);
}

#define TABLE(words)                                                                                         \
  "<table " words "><colgroup><col width='50'/><col width='50'/></colgroup>"                                 \
  "<tbody><tr><td>a</td><td>b</td></tr></tbody></table>"

static float width_of(const Typeset *typeset, size_t item)
{
  const Item *row = typeset->body.at[item];
  assert_int_equal(row->kind, ITEM_ROW);
  return row->as.row->table->width;
}

static void wide_takes_the_sheet(void **state)
{
  (void)state;
  Typeset *typeset = typeset_of(
    (const char *[]){"sheet='landscape'>" TABLE("class='wide'") TABLE(""),
                     ">" TABLE("class='wide'") "<aside class='box'>" TABLE("class='wide'") "</aside>", NULL});
  assert_true(width_of(typeset, 0) == sheets[SHEET_LANDSCAPE].wide);
  assert_true(width_of(typeset, 1) == sheets[SHEET_LANDSCAPE].measure);
  assert_true(width_of(typeset, 2) == sheets[SHEET_PORTRAIT].wide);
  assert_true(width_of(typeset, 3) < sheets[SHEET_PORTRAIT].measure);
  typeset_free(typeset);
}

/* Many rows over turned sheets: none leaves the block, none is lost. */
static void long_tables_on_turned_sheets(void **state)
{
  (void)state;
  Buffer part = {0};
  buffer_text(&part,
              "sheet='landscape'><table class='wide'><colgroup><col width='30'/><col width='70'/></colgroup>"
              "<thead><tr><th>A</th><th>B</th></tr></thead><tbody>");
  for (int i = 0; i < 100; i++)
    buffer_text(&part, "<tr><td>x</td><td>y</td></tr>");
  buffer_text(&part, "</tbody></table>");
  Typeset *typeset = typeset_of((const char *[]){part.at, NULL});
  size_t rows = 0;
  assert_true(typeset->page_count > 3);
  for (size_t i = 0; i < typeset->page_count; i++) {
    const Page *page = &typeset->pages[i];
    const Placed *last = &page->placed[page->count - 1];
    assert_true(last->y + last->item->height <= page->sheet->top + page->sheet->depth + 0.1f);
    assert_true(page->head || i == 0);
    rows += page->count;
  }
  assert_int_equal(rows, 101);
  typeset_free(typeset);
  buffer_free(&part);
}

/* ---- what stays together ----------------------------------------------------------------------------- */

static void add_rows(Buffer *part, int rows, const char *row)
{
  buffer_text(part, "<table><colgroup><col width='50'/><col width='50'/></colgroup>"
                    "<thead><tr><th>A</th><th>B</th></tr></thead><tbody>");
  for (int i = 0; i < rows; i++)
    buffer_text(part, row);
  buffer_text(part, "</tbody></table>");
}

/* Wherever a page ends, what stands on either side of it: `blocks` behind 1 to 60 lines. */
static void with_lead(void (*blocks)(Buffer *part), void (*check)(const Typeset *typeset))
{
  for (int lead = 1; lead < 60; lead++) {
    Buffer part = {0};
    buffer_text(&part, ">");
    for (int i = 0; i < lead; i++)
      buffer_text(&part, "<p>x</p>");
    blocks(&part);
    Typeset *typeset = typeset_of((const char *[]){part.at, NULL});
    check(typeset);
    typeset_free(typeset);
    buffer_free(&part);
  }
}

static size_t rows_on(const Page *page)
{
  size_t rows = 0;
  for (size_t i = 0; i < page->count; i++)
    rows += page->placed[i].item->kind == ITEM_ROW && !page->placed[i].item->as.row->head;
  return rows;
}

static void long_table(Buffer *part)
{
  add_rows(part, 60, "<tr><td>x</td><td>y</td></tr>");
}

static void small_table(Buffer *part)
{
  add_rows(part, 5, "<tr><td>x</td><td>y</td></tr>");
}

static void no_row_alone(const Typeset *typeset)
{
  for (size_t i = 0; i < typeset->page_count; i++)
    assert_true(rows_on(&typeset->pages[i]) != 1);
}

static void all_or_none(const Typeset *typeset)
{
  for (size_t i = 0; i < typeset->page_count; i++)
    assert_true(rows_on(&typeset->pages[i]) == 0 || rows_on(&typeset->pages[i]) == 5);
}

static void rows_have_company(void **state)
{
  (void)state;
  with_lead(long_table, no_row_alone);
}

static void small_tables_stay_whole(void **state)
{
  (void)state;
  with_lead(small_table, all_or_none);
}

static void stanza(Buffer *part)
{
  buffer_text(part, "<p id='s'>un<br/>deux<br/>trois<br/>quatre</p>");
}

static void stanza_is_whole(const Typeset *typeset)
{
  const Block *block = map_find(typeset->blocks, "s");
  size_t lines = 0;
  for (size_t i = 0; i < typeset->pages[block->page - 1].count; i++)
    lines += typeset->pages[block->page - 1].placed[i].item->block == block;
  assert_int_equal(lines, 4);
}

static void lines_as_told_stay_together(void **state)
{
  (void)state;
  with_lead(stanza, stanza_is_whole);
}

/* A table that stays whole leaves no hole of a third of a page behind, if there is another way. */
static void kept_table(Buffer *part)
{
  buffer_text(part, "<table keep='page'><colgroup><col width='50'/><col width='50'/></colgroup><tbody>");
  for (int i = 0; i < 25; i++)
    buffer_text(part, "<tr><td>x</td><td>y</td></tr>");
  buffer_text(part, "</tbody></table>");
}

static void whole_or_no_hole(const Typeset *typeset)
{
  const Page *page = &typeset->pages[0];
  const Placed *last = &page->placed[page->count - 1];
  float left = page->sheet->top + page->sheet->depth - last->y - last->item->height;
  assert_true(rows_on(page) != 1 && rows_on(page) != 24);
  if (typeset->page_count > 1)
    assert_true(left < page->sheet->depth / 3 + 1 && (rows_on(page) == 0 || rows_on(page) == 25 || left < 40));
}

static void kept_tables_leave_no_hole(void **state)
{
  (void)state;
  with_lead(kept_table, whole_or_no_hole);
}

/* The last rows of a page go on it, closer, rather than on one of their own. */
static void rows_stand_closer(void **state)
{
  (void)state;
  static const struct {
    int rows;
    size_t pages;
  } tables[] = {{34, 1}, {39, 1}, {45, 2}};
  for (size_t i = 0; i < COUNT_OF(tables); i++) {
    Buffer part = {0};
    buffer_text(&part, ">");
    add_rows(&part, tables[i].rows, "<tr><td>x</td><td>y</td></tr>");
    Typeset *typeset = typeset_of((const char *[]){part.at, "starts='page'><p>x</p>", NULL});
    assert_int_equal(typeset->page_count, tables[i].pages + 1);
    const Placed *last = &typeset->pages[0].placed[typeset->pages[0].count - 1];
    assert_true(last->y + last->item->height <= sheets[0].top + sheets[0].depth + 0.1f);
    typeset_free(typeset);
    buffer_free(&part);
  }
}

static void contents_of(size_t entries, size_t pages)
{
  Buffer part = {0};
  buffer_text(&part, "><nav role='contents'><p>Sommaire</p><ul>");
  for (size_t i = 0; i < entries; i++)
    buffer_text(&part, "<li level='2'><a href='#a'>x</a></li>");
  buffer_text(&part, "</ul></nav>");
  Typeset *typeset = typeset_of((const char *[]){part.at, NULL});
  assert_int_equal(typeset->page_count, pages);
  typeset_free(typeset);
  buffer_free(&part);
}

static void contents_fit_their_page(void **state)
{
  (void)state;
  contents_of(51, 1); /* as they are */
  contents_of(55, 1); /* closer */
  contents_of(70, 1); /* in two columns */
  contents_of(120, 3);
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
  return 0;
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(parts_start_pages, start, end),
    cmocka_unit_test_setup_teardown(another_sheet_starts_a_page, start, end),
    cmocka_unit_test_setup_teardown(wide_takes_the_sheet, start, end),
    cmocka_unit_test_setup_teardown(long_tables_on_turned_sheets, start, end),
    cmocka_unit_test_setup_teardown(rows_have_company, start, end),
    cmocka_unit_test_setup_teardown(small_tables_stay_whole, start, end),
    cmocka_unit_test_setup_teardown(lines_as_told_stay_together, start, end),
    cmocka_unit_test_setup_teardown(kept_tables_leave_no_hole, start, end),
    cmocka_unit_test_setup_teardown(rows_stand_closer, start, end),
    cmocka_unit_test_setup_teardown(contents_fit_their_page, start, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
