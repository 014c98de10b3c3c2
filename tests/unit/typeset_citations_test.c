/* What a document cites, with its pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "typeset/typeset_int.h"

static Arena *arena;

/* The lines of the last page, one a line of text. */
static const char *table_of(const char *text, size_t *pages)
{
  const char *fonts = data_path(arena, "fonts");
  TypesetOptions options = {
    .fonts = fonts, .hyphenation = path_join(arena, fonts, "hyphen"), .producer = "ppc"};
  const char *parts[] = {text,
                         "<nav role='citations' media='paper' id='c'><p class='title'>Cités</p><p>Texte</p>"
                         "<p>Pages</p></nav>"};
  Typeset *typeset = typeset_new(&options);
  for (size_t i = 0; i < COUNT_OF(parts); i++) {
    const char *page =
      arena_format(arena, "<page document='t' part='p%zu' lang='fr' title='T'>%s</page>", i, parts[i]);
    xmlDoc *doc = xmlReadMemory(page, (int)strlen(page), NULL, NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    typeset_add(typeset, doc);
    xmlFreeDoc(doc);
  }
  Buffer lines = {0};
  typeset_lines(typeset, &lines);
  *pages = typeset_pages(typeset);
  const char *start = arena_format(arena, "\n%zu ", *pages), *at = strstr(lines.at, start);
  Buffer out = {0};
  while (at && *at) {
    const char *from = strchr(at, '|');
    if (!from)
      break;
    buffer_add(&out, from + 1, strcspn(from + 1, "|"));
    buffer_byte(&out, ';');
    at = strchr(from, '\n');
  }
  const char *kept = arena_string(arena, out.at ? out.at : "");
  buffer_free(&out);
  buffer_free(&lines);
  typeset_free(typeset);
  return kept;
}

#define CITED(words) "<span class='cited'>" words "</span>"

static void in_order_with_pages(void **state)
{
  (void)state;
  Buffer text = {0};
  for (int i = 0; i < 6; i++) { /* half a page each */
    buffer_format(&text, "<p id='p%d'>", i);
    for (int line = 0; line < 23; line++)
      buffer_text(&text, "ligne<br/>");
    buffer_text(&text,
                i == 0 || i == 4 ? CITED("art. 13") ", " CITED("art. 6") : CITED("art. 6") CITED("art. 6"));
    buffer_text(&text, i == 5 ? CITED("Code") "</p>" : "</p>");
  }
  size_t pages;
  const char *table = table_of(text.at, &pages);
  assert_string_equal(table, "Cités;Texte;Pages;Code;3;art. 6;1–3;art. 13;1;, ;3;");
  assert_int_equal(pages, 4);
  buffer_free(&text);
}

/* One language's: a text in another cites in its own words. */
static void in_one_language(void **state)
{
  (void)state;
  size_t pages;
  const char *table = table_of("<p>" CITED("RGPD, art. 6") "</p><p lang='en'>" CITED(
                                 "GDPR, Art. 6") "</p><p>" CITED("RGPD, art. 6") "</p>",
                               &pages);
  assert_string_equal(table, "Cités;Texte;Pages;RGPD, art. 6;1;");
}

static void cited_everywhere(void **state)
{
  (void)state;
  Buffer text = {0};
  for (int i = 0; i < 60; i++) {
    buffer_text(&text, "<p>");
    for (int line = 0; line < 48; line++)
      buffer_text(&text, "ligne<br/>");
    buffer_text(&text, i % 2 ? CITED("art. 6") "</p>" : "x</p>");
  }
  size_t pages;
  const char *table = table_of(text.at, &pages);
  assert_non_null(strstr(table, "38, 40, …, 60;"));
  assert_null(strstr(table, "42"));
  buffer_free(&text);
}

static void nothing_cited(void **state)
{
  (void)state;
  size_t pages;
  table_of("<p>rien</p>", &pages);
  assert_int_equal(pages, 1);
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
    cmocka_unit_test_setup_teardown(in_order_with_pages, start, end),
    cmocka_unit_test_setup_teardown(in_one_language, start, end),
    cmocka_unit_test_setup_teardown(cited_everywhere, start, end),
    cmocka_unit_test_setup_teardown(nothing_cited, start, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
