/* Words between which no line ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "typeset/typeset_int.h"

typedef struct Pair {
  const char *one, *two;
} Pair;

static void check(const Pair *pairs, size_t count, bool bound)
{
  for (size_t i = 0; i < count; i++)
    if (words_bound(pairs[i].one, strlen(pairs[i].one), pairs[i].two, strlen(pairs[i].two)) != bound)
      fail_msg("\"%s %s\" is %s", pairs[i].one, pairs[i].two, bound ? "torn" : "bound");
}

static void bound(void **state)
{
  (void)state;
  static const Pair pairs[] = {
    {"art.", "6"},      {"Art.", "6(1)(f)"},  {"(art.", "85)"},   {"art.", "L110-4"}, {"art.", "L."},
    {"L.", "123-22)"},  {"6,", "§"},          {"§", "1"},         {"§§", "1"},        {"n°", "78-17"},
    {"No.", "78-17"},   {"22", "novembre"},   {"22", "November"}, {"10", "ans"},      {"6", "months"},
    {"5", "%"},         {"article", "13(2)"}, {"M.", "Exemple"},  {"Mme", "Étienne"}, {"p.", "12"},
    {"version", "1.2"}, {"15", "€"},
  };
  check(pairs, COUNT_OF(pairs), true);
}

static void free_to_part(void **state)
{
  (void)state;
  static const Pair pairs[] = {
    {"données", "13"}, {"2026", "nous"},       {"droits", "et"},  {"", "6"},
    {"6", "7"},        {"article", "premier"}, {"M.", "exemple"}, {"art.", "civil"},
    {"données.", "6"}, {"1993)", "et"},        {"1.", "Nous"},    {"a", "b"},
  };
  check(pairs, COUNT_OF(pairs), false);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(bound), cmocka_unit_test(free_to_part)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
