/* Words from right to left stand by themselves in a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "emit/emit_int.h"

static void written(const char *text, const char *wanted)
{
  Buffer out = {0};
  html_text(&out, text);
  assert_string_equal(out.at ? out.at : "", wanted);
  buffer_free(&out);
}

static void from_left(void **state)
{
  (void)state;
  written("", "");
  written("L\u2019\u00e9t\u00e9 \u00ab\u202f2026\u202f\u00bb & <b>",
          "L\u2019\u00e9t\u00e9 \u00ab\u202f2026\u202f\u00bb &amp; &lt;b&gt;");
}

static void from_right(void **state)
{
  (void)state;
  written("\u05d0\u05d1", "<bdi>\u05d0\u05d1</bdi>");
  written("De \u05d0\u05d1 \u05d2 12, rue", "De <bdi>\u05d0\u05d1 \u05d2</bdi> 12, rue");
  written("\u0634 (\u0631) SA et \u0634.", "<bdi>\u0634 (\u0631)</bdi> SA et <bdi>\u0634</bdi>.");
  written("(\u0634) <", "(<bdi>\u0634</bdi>) &lt;");
}

static void turned(void **state)
{
  (void)state;
  written("a \u202etxt.exe", "a <bdi>\u202etxt.exe</bdi>");
  written("\u05d0 \u2067x", "<bdi>\u05d0 \u2067x</bdi>");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(from_left),
    cmocka_unit_test(from_right),
    cmocka_unit_test(turned),
  };
  return cmocka_run_group_tests_name("bidi", tests, NULL, NULL);
}
