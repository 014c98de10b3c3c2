/*
 * data: what is printed of maps that come in parts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "emit/emit_int.h"

/* Feeds the pages, up to NULL, and compares what is printed; a quotation mark is written as an apostrophe. */
static void prints(const char *const *pages, const char *expected)
{
  Build build = {.arena = arena_new()};
  Writer writer = {.build = &build};
  for (; *pages; pages++) {
    xmlDoc *page = xmlReadMemory(*pages, (int)strlen(*pages), NULL, NULL, XML_PARSE_NONET);
    assert_non_null(page);
    data_add(&writer, page);
    xmlFreeDoc(page);
  }
  data_end(&writer);
  const char *printed = writer.sink.buffer.at ? writer.sink.buffer.at : "";
  char *quoted = arena_string(build.arena, printed);
  for (char *at = quoted; *at; at++)
    if (*at == '"')
      *at = '\'';
  assert_string_equal(quoted, expected);
  buffer_free(&writer.sink.buffer);
  arena_free(build.arena);
}

#define PRINTS(expected, ...) prints((const char *const[]){__VA_ARGS__, NULL}, expected)

static void one_part(void **state)
{
  (void)state;
  PRINTS("{\n  'a': 1,\n  'b': [\n    'x',\n    {\n      'c': true\n    }\n  ]\n}\n",
         "<page><map><number key='a' value='1'/><array key='b'><string>x</string><map>"
         "<boolean key='c' value='true'/>"
         "</map></array></map></page>");
  PRINTS("{}\n", "<page><map/></page>");
  PRINTS("{\n  'a': [],\n  'b': {}\n}\n", "<page><map><array key='a'/><map key='b'/></map></page>");
  PRINTS("", "<page/>");
}

static void items_go_on(void **state)
{
  (void)state;
  PRINTS("{\n  'a': 'first',\n  'b': [\n    {\n      'c': 1\n    },\n    {\n      'c': 2\n    },\n    {}\n"
         "  ],\n  'd': 'last'\n}\n",
         "<page><map><string key='a'>first</string><array key='b'/></map></page>",
         "<page><map><array key='b'><map><number key='c' value='1'/></map></array></map></page>",
         "<page/>",
         "<page><map><array key='b'><map><number key='c' value='2'/></map><map/></array></map></page>",
         "<page><map><string key='d'>last</string></map></page>");
}

static void members_go_on(void **state)
{
  (void)state;
  PRINTS("{\n  'r': {\n    'n': 'x',\n    'p': [\n      1,\n      2\n    ],\n    'q': {\n      'z': 3\n"
         "    }\n  }\n}\n",
         "<page><map><map key='r'><string key='n' value='x'/><array key='p'><number value='1'/></array>"
         "</map></map></page>",
         "<page><map><map key='r'><array key='p'><number value='2'/></array></map></map></page>",
         "<page><map><map key='r'><map key='q'><number key='z' value='3'/></map></map></map></page>");
}

/* Only what was printed last is open. */
static void others_do_not(void **state)
{
  (void)state;
  PRINTS("{\n  'a': [\n    1\n  ],\n  'b': [],\n  'a': [\n    2\n  ]\n}\n",
         "<page><map><array key='a'><number value='1'/></array><array key='b'/></map></page>",
         "<page><map><array key='a'><number value='2'/></array></map></page>");
  PRINTS("{\n  'a': [],\n  'a': {}\n}\n", "<page><map><array key='a'/></map></page>", "<page><map>"
         "<map key='a'/></map></page>");
  PRINTS("{\n  'l': [\n    {\n      'a': [\n        1\n      ]\n    },\n    {\n      'a': [\n        2\n"
         "      ]\n    }\n  ]\n}\n",
         "<page><map><array key='l'><map><array key='a'><number value='1'/></array></map></array></map>"
         "</page>",
         "<page><map><array key='l'><map><array key='a'><number value='2'/></array></map></array></map>"
         "</page>");
}

static void lines(void **state)
{
  (void)state;
  PRINTS("{\n  'a': {'given': 'P1M', 'n': [1, 2]},\n  'b': [{}]\n}\n",
         "<page><map><map key='a' form='line'><string key='given' value='P1M'/><array key='n' form='line'>"
         "<number value='1'/><number value='2'/></array></map><array key='b' form='line'><map form='line'/>"
         "</array></map></page>");
}

static void deep(void **state)
{
  (void)state;
  PRINTS("{\n  'a': {\n    'a': {\n      'a': {\n        'a': {\n          'a': {\n            'a': {\n"
         "              'a': {\n"
         "                'a': {\n                  'a': 1\n                }\n              }\n"
         "            }\n          }\n"
         "        }\n      }\n    }\n  }\n}\n",
         "<page><map><map key='a'><map key='a'><map key='a'><map key='a'><map key='a'><map key='a'>"
         "<map key='a'>"
         "<map key='a'><number key='a' value='1'/></map></map></map></map></map></map></map></map></map>"
         "</page>");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_part),      cmocka_unit_test(items_go_on), cmocka_unit_test(members_go_on),
      cmocka_unit_test(others_do_not), cmocka_unit_test(lines),       cmocka_unit_test(deep),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
