/* Apostrophes of prose, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "emit/emit_int.h"

static void check(const char *given, const char *wanted)
{
  Arena *arena = arena_new();
  const char *page = arena_format(arena, "<?xml version='1.0' encoding='UTF-8'?><p>%s</p>", given);
  xmlDoc *doc = xmlReadMemory(page, (int)strlen(page), NULL, NULL, XML_PARSE_NONET);
  assert_non_null(doc);
  for (int twice = 0; twice < 2; twice++) { /* and what is set stays */
    apostrophes_set(doc->children);
    xmlBuffer *text = xmlBufferCreate();
    xmlNodeDump(text, doc, xmlDocGetRootElement(doc), 0, 0);
    assert_string_equal(xmlBufferContent(text), arena_format(arena, "<p>%s</p>", wanted));
    xmlBufferFree(text);
  }
  xmlFreeDoc(doc);
  arena_free(arena);
}

static void apostrophes(void **state)
{
  (void)state;
  check("l'effacement d'un compte, aujourd'hui", "l’effacement d’un compte, aujourd’hui");
  check("jusqu'à l'été ; d'« ici », l'un", "jusqu’à l’été ; d’« ici », l’un");
  check("S'opposer, qu'<strong>elle</strong> soit", "S’opposer, qu’<strong>elle</strong> soit");
  check("the organisation's data, your customers' data", "the organisation’s data, your customers’ data");
  check("É'a, é'b", "É’a, é’b");
  check("déjà l’un", "déjà l’un");
}

static void pairs(void **state)
{
  (void)state;
  check("retention period, 'Logs': do you", "retention period, ‘Logs’: do you");
  check("'Customer's file' (not 'it')", "‘Customer’s file’ (not ‘it’)");
  check("'<mark>gap</mark>'", "'<mark>gap</mark>'");
}

static void left_alone(void **state)
{
  (void)state;
  check("see https://example.org/l'un and d'un", "see https://example.org/l'un and d’un");
  check("o'neil@example.org", "o'neil@example.org");
  check("<code>basis='x' d'un</code>", "<code>basis='x' d'un</code>");
  check("5' 6 ' x", "5' 6 ' x");
}

static void attributes(void **state)
{
  (void)state;
  check("<a href=\"#l'un\" title=\"l'un\">l'un</a>", "<a href=\"#l'un\" title=\"l’un\">l’un</a>");
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(apostrophes), cmocka_unit_test(pairs),
                                     cmocka_unit_test(left_alone), cmocka_unit_test(attributes)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
