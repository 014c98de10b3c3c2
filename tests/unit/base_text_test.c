/*
 * Text: UTF-8 and its errors, blank and words, folding, the nearest name.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"

static void decodes_well_formed_text(void **state)
{
  static const uint32_t expected[] = {'a', 0xE9, 0x20AC, 0x1F600, 0x7FF, 0x800, 0xFFFF, 0x10FFFF};
  const char *at = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF4\x8F\xBF\xBF";
  uint32_t c;

  (void)state;
  for (size_t i = 0; i < COUNT_OF(expected); i++) {
    at += text_decode(at, &c);
    assert_int_equal(c, expected[i]);
  }
  assert_int_equal(text_decode(at, &c), 0);
  assert_int_equal(text_count("d\u00e9j\u00e0"), 4);
}

static void takes_a_bad_byte_for_one_character(void **state)
{
  static const char *const broken[] = {
    "\x80",             /* a continuation that continues nothing */
    "\xC3",             /* cut off */
    "\xC3(",            /* followed by something else */
    "\xC0\x80",         /* overlong */
    "\xC1\xBF",         /* overlong */
    "\xE0\x9F\xBF",     /* overlong */
    "\xF0\x8F\xBF\xBF", /* overlong */
    "\xED\xA0\x80",     /* surrogate */
    "\xF4\x90\x80\x80", /* over U+10FFFF */
    "\xF5\x80\x80\x80",
    "\xFF",
  };
  uint32_t c;
  size_t bad;

  (void)state;
  for (size_t i = 0; i < COUNT_OF(broken); i++) {
    assert_int_equal(text_decode(broken[i], &c), 1);
    assert_int_equal(c, 0xFFFD);
    bad = 99;
    assert_false(text_is_utf8(broken[i], strlen(broken[i]), &bad));
    assert_int_equal(bad, 0);
  }
}

static void says_where_the_first_bad_byte_is(void **state)
{
  size_t bad = 0;

  (void)state;
  assert_true(text_is_utf8("", 0, NULL));
  assert_true(text_is_utf8("a\0b", 3, NULL));
  assert_true(text_is_utf8("twelve ASCII bytes and \xC3\xA9", 25, NULL));
  assert_false(text_is_utf8("twelve ASCII bytes and \xC3\xA9", 24, &bad));
  assert_int_equal(bad, 23);
  assert_false(text_is_utf8("Caf\xE9 au lait, servi chaud", 27, &bad));
  assert_int_equal(bad, 3);
  assert_false(text_is_utf8("\xE9", 1, NULL));
}

static void knows_blank_text(void **state)
{
  (void)state;
  assert_true(text_is_blank(NULL));
  assert_true(text_is_blank(""));
  assert_true(text_is_blank(" \t\r\n"));
  assert_true(text_is_blank("\u00a0\u202f\u2007 \u200b\ufeff\u3000"));
  assert_false(text_is_blank(" . "));
  assert_false(text_is_blank("\xFF"));
}

static void counts_words(void **state)
{
  (void)state;
  assert_int_equal(text_words(""), 0);
  assert_int_equal(text_words("  \n"), 0);
  assert_int_equal(text_words("one"), 1);
  assert_int_equal(text_words(" l\u2019adresse  \u00e9lectronique\n"), 2);
  assert_int_equal(text_words("Vos donn\u00e9es\u00a0: 10\u202f000 \u00ab\u00a0lignes\u00a0\u00bb"), 4);
  assert_int_equal(text_words("a \u00a0 b"), 2);
}

static void compares_text(void **state)
{
  (void)state;
  assert_true(text_same(NULL, NULL));
  assert_true(text_same("a", "a"));
  assert_false(text_same("a", NULL));
  assert_false(text_same(NULL, ""));
  assert_false(text_same("a", "b"));
  assert_true(text_starts("retention", "reten"));
  assert_true(text_starts("retention", ""));
  assert_false(text_starts("re", "reten"));
}

static void folds_accents_and_case(void **state)
{
  static const struct {
    const char *text, *folded;
  } cases[] = {
    {"", ""},
    {"\u00c9l\u00e8ve \u00c7A, \u0152uvre", "eleve ca, oeuvre"},
    {"e\u0301tat", "etat"},
    {"l\u2019adresse\u00a0: na\u00efve", "l'adresse : naive"},
    {"co\u00adop\u00e9ra\u2011tion", "coopera-tion"},
    {"Stra\u00dfe \u00c6on \u0178 \u0141\u00f3d\u017a", "strasse aeon y lodz"},
    {"\u039bx\u00d7\u00f7", "\u039bx\u00d7\u00f7"},
    {"a\xFFZ", "a\xFFz"},
  };
  Arena *arena = arena_new();

  (void)state;
  for (size_t i = 0; i < COUNT_OF(cases); i++)
    assert_string_equal(text_fold(arena, cases[i].text), cases[i].folded);
  for (uint32_t c = 1; c < 0x10000; c++) { /* none grows, so the arena's memory is enough */
    Buffer buffer = {0};
    buffer_code_point(&buffer, c);
    assert_true(strlen(text_fold(arena, buffer.at)) <= buffer.length);
    buffer_free(&buffer);
  }
  arena_free(arena);
}

static void suggests_the_nearest_name(void **state)
{
  static const char *const names[] = {"billing", "orders", "newsletter", "donn\u00e9es",
                                      "cookies", "hr",     NULL};

  (void)state;
  assert_string_equal(text_nearest("biling", names, COUNT_OF(names)), "billing");
  assert_string_equal(text_nearest("oders", names, COUNT_OF(names)), "orders");
  assert_string_equal(text_nearest("odrers", names, COUNT_OF(names)), "orders");
  assert_string_equal(text_nearest("Donnees", names, COUNT_OF(names)), "donn\u00e9es");
  assert_string_equal(text_nearest("newslettre", names, COUNT_OF(names)), "newsletter");
  assert_string_equal(text_nearest("newsltter s", names, COUNT_OF(names)), "newsletter");
  assert_null(text_nearest("payments", names, COUNT_OF(names)));
  assert_null(text_nearest("", names, COUNT_OF(names)));
  assert_null(text_nearest(NULL, names, COUNT_OF(names)));
  assert_null(text_nearest("billing", names, 0));
}

static void suggests_within_a_third_of_the_length(void **state)
{
  static const char *const six[] = {"abcdef"}, *const one[] = {"x"}, *const twins[] = {"abcx", "abcy"};

  (void)state;
  assert_string_equal(text_nearest("abcdxy", six, 1), "abcdef");
  assert_null(text_nearest("abcxyz", six, 1));
  assert_null(text_nearest("y", one, 1)); /* nothing would be left of it */
  assert_string_equal(text_nearest("xy", one, 1), "x");
  assert_string_equal(text_nearest("abcz", twins, 2), "abcx"); /* equally near: the first */
  assert_string_equal(text_nearest("abcy", twins, 2), "abcy");
}

static void survives_very_long_names(void **state)
{
  char name[4000];
  const char *const names[] = {name, "orders"};

  (void)state;
  memset(name, 'o', sizeof name - 1);
  name[sizeof name - 1] = '\0';
  assert_null(text_nearest(name, names, 2));
  assert_string_equal(text_nearest("order", names, 2), "orders");
}

static void writes_cells_of_csv(void **state)
{
  static const char *const cells[][2] = {
    {"", ""},         {"plain", "plain"},           {"a,b", "\"a,b\""},           {"a;b", "\"a;b\""},
    {"a\"b", "\"a\"\"b\""}, {"a\nb", "\"a\nb\""},        {"=1+1", "\"'=1+1\""},        {"+33", "\"'+33\""},
    {"-1", "\"'-1\""}, {"@SUM(A1)", "\"'@SUM(A1)\""}, {"\t=1", "\"'\t=1\""},       {"\r=1", "\"'\r=1\""},
    {"  =1", "\"'  =1\""}, {" a", "\" a\""},         {"a=b", "a=b"},
  };

  (void)state;
  for (size_t i = 0; i < COUNT_OF(cells); i++) {
    Buffer buffer = {0};
    buffer_csv(&buffer, cells[i][0]);
    assert_string_equal(buffer.at == NULL ? "" : buffer.at, cells[i][1]);
    buffer_free(&buffer);
  }
  assert_string_equal(csv_defused("'=1+1"), "=1+1");
  assert_string_equal(csv_defused("'  =1"), "  =1");
  assert_string_equal(csv_defused("''=1"), "'=1");
  assert_string_equal(csv_defused("=1"), "=1");
  assert_string_equal(csv_defused("'twas"), "'twas");
  assert_string_equal(csv_defused("'"), "'");
}

static void writes_strings_of_json(void **state)
{
  Buffer buffer = {0};

  (void)state;
  buffer_json(&buffer, "a\"b\\c\n</é\xE2\x80\xA8\x7F\xFF");
  assert_string_equal(buffer.at, "\"a\\\"b\\\\c\\u000A</é\\u2028\\u007F\xEF\xBF\xBD\"");
  buffer_free(&buffer);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(decodes_well_formed_text),
    cmocka_unit_test(takes_a_bad_byte_for_one_character),
    cmocka_unit_test(says_where_the_first_bad_byte_is),
    cmocka_unit_test(knows_blank_text),
    cmocka_unit_test(counts_words),
    cmocka_unit_test(compares_text),
    cmocka_unit_test(folds_accents_and_case),
    cmocka_unit_test(suggests_the_nearest_name),
    cmocka_unit_test(suggests_within_a_third_of_the_length),
    cmocka_unit_test(survives_very_long_names),
    cmocka_unit_test(writes_strings_of_json),
    cmocka_unit_test(writes_cells_of_csv),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
