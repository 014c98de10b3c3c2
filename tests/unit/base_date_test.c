/*
 * Dates and durations.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"

static Date date(const char *text)
{
  Date read = {0};
  assert_true(date_parse(text, &read));
  return read;
}

static Duration duration(const char *text)
{
  Duration read = {0};
  assert_true(duration_parse(text, &read));
  return read;
}

static void reads_days_that_exist(void **state)
{
  static const char *const bad[] = {
    "",           "2024",       "2024-1-1",   "2023-02-29",  "1900-02-29", "2024-13-01",
    "2024-00-10", "2024-04-31", "2024-04-00", "0000-01-01",  "2024/04/01", "2024-04-01 ",
    "-024-04-01", "2024-04-1a", "20240401",   "2024-04-01T", "2024-04-01Z"};
  Date unchanged = {.year = 7};

  (void)state;
  const Date leap = date("2024-02-29");
  assert_int_equal(leap.year, 2024);
  assert_int_equal(leap.month, 2);
  assert_int_equal(leap.day, 29);
  date("2000-02-29");
  date("0001-01-01");
  date("9999-12-31");
  for (size_t i = 0; i < COUNT_OF(bad); i++)
    assert_false(date_parse(bad[i], &unchanged));
  assert_false(date_parse(NULL, &unchanged));
  assert_int_equal(unchanged.year, 7);
}

static void compares_dates(void **state)
{
  (void)state;
  assert_true(date_compare(date("2023-12-31"), date("2024-01-01")) < 0);
  assert_true(date_compare(date("2024-02-01"), date("2024-01-31")) > 0);
  assert_true(date_compare(date("2024-02-01"), date("2024-02-02")) < 0);
  assert_int_equal(date_compare(date("2024-02-01"), date("2024-02-01")), 0);
  assert_true(date_compare((Date){0}, date("0001-01-01")) < 0);
}

static void adds_durations(void **state)
{
  static const struct {
    const char *from, *by, *to;
  } sums[] = {{"2024-01-31", "P1M", "2024-02-29"},    {"2023-01-31", "P1M", "2023-02-28"},
              {"2024-02-29", "P1Y", "2025-02-28"},    {"2024-02-29", "P4Y", "2028-02-29"},
              {"2024-12-31", "P1D", "2025-01-01"},    {"2024-11-30", "P3M", "2025-02-28"},
              {"2024-12-15", "P12M", "2025-12-15"},   {"2024-01-01", "P2W", "2024-01-15"},
              {"2024-01-01", "P366D", "2025-01-01"},  {"2024-01-31", "P1M1D", "2024-03-01"},
              {"2024-01-01", "PT47H", "2024-01-01"},  {"2024-05-04", "P0D", "2024-05-04"},
              {"9999-12-31", "P1D", "9999-12-31"},    {"2024-01-01", "P60000Y", "9999-12-31"},
              {"1970-01-01", "P20000D", "2024-10-04"}};
  char text[11];

  (void)state;
  for (size_t i = 0; i < COUNT_OF(sums); i++) {
    date_format(date_add(date(sums[i].from), duration(sums[i].by)), text);
    assert_string_equal(text, sums[i].to);
  }
  assert_int_equal(date_add((Date){0}, duration("P1Y")).year, 0);
}

static void takes_today_from_the_environment(void **state)
{
  char text[11];

  (void)state;
  setenv("SOURCE_DATE_EPOCH", "0", 1);
  date_format(date_today(), text);
  assert_string_equal(text, "1970-01-01");
  setenv("SOURCE_DATE_EPOCH", "1709251199", 1);
  setenv("TZ", "Pacific/Kiritimati", 1); /* fourteen hours ahead: no matter */
  date_format(date_today(), text);
  assert_string_equal(text, "2024-02-29");
  setenv("SOURCE_DATE_EPOCH", "253402300799", 1);
  date_format(date_today(), text);
  assert_string_equal(text, "9999-12-31");
  unsetenv("SOURCE_DATE_EPOCH");
  assert_true(date_today().year > 2020);
}

static void reads_durations(void **state)
{
  static const char *const bad[] = {"",        "P",
                                    "PT",      "P1",
                                    "1Y",      "P1YT",
                                    "P1M1Y",   "P1H",
                                    "PT1D",    "P1.5Y",
                                    "-P1Y",    "P-1Y",
                                    "P1Y ",    "P1Y1Y",
                                    "PTT1H",   "P1S",
                                    "p1y",     "P65536D",
                                    "P10000W", "PY",
                                    "P1Y2",    "P99999999999999999999D",
                                    "PT1H1H",  "P1YT1M1H"};
  Duration unchanged = {.days = 7};

  (void)state;
  const Duration all = duration("P1Y2M3DT4H5M6S");
  assert_int_equal(all.years, 1);
  assert_int_equal(all.months, 2);
  assert_int_equal(all.days, 3);
  assert_int_equal(all.hours, 4);
  assert_int_equal(all.minutes, 5);
  assert_int_equal(all.seconds, 6);
  assert_int_equal(duration("P2W").days, 14);
  assert_int_equal(duration("P1W1D").days, 8);
  assert_int_equal(duration("PT5M").minutes, 5);
  assert_int_equal(duration("PT5M").months, 0);
  assert_int_equal(duration("P5M").months, 5);
  assert_int_equal(duration("P65535D").days, 65535);
  for (size_t i = 0; i < COUNT_OF(bad); i++)
    assert_false(duration_parse(bad[i], &unchanged));
  assert_false(duration_parse(NULL, &unchanged));
  assert_int_equal(unchanged.days, 7);
}

static void compares_durations(void **state)
{
  static const struct {
    const char *a, *b;
    int sign;
  } pairs[] = {
    {"P1Y", "P12M", 0},    {"P2Y", "P24M", 0},   {"P13M", "P1Y", 1},    {"P1Y", "P365D", 1},
    {"P1Y", "P366D", -1},  {"P1M", "P30D", 1},   {"P1M", "P31D", -1},   {"P1W", "P7D", 0},
    {"PT24H", "P1D", 0},   {"PT60M", "PT1H", 0}, {"PT59S", "PT1M", -1}, {"P10Y", "P120M1D", -1},
    {"P65535Y", "P1D", 1}, {"P4Y", "P1461D", 0}, {"P0D", "PT0S", 0},
  };

  (void)state;
  for (size_t i = 0; i < COUNT_OF(pairs); i++) {
    assert_int_equal(duration_compare(duration(pairs[i].a), duration(pairs[i].b)), pairs[i].sign);
    assert_int_equal(duration_compare(duration(pairs[i].b), duration(pairs[i].a)), -pairs[i].sign);
  }
  assert_true(duration_is_zero(duration("P0Y")));
  assert_false(duration_is_zero(duration("PT1S")));
}

static void counts_days(void **state)
{
  static const struct {
    const char *from, *to;
    long days;
  } pairs[] = {
    {"2026-11-23", "2026-11-23", 0}, {"2026-11-23", "2026-11-24", 1},  {"2026-11-23", "2026-11-22", -1},
    {"2024-02-28", "2024-03-01", 2}, {"2023-02-28", "2023-03-01", 1},  {"1900-02-28", "1900-03-01", 1},
    {"2000-02-28", "2000-03-01", 2}, {"2025-12-31", "2026-01-01", 1},  {"0001-01-01", "9999-12-31", 3652058},
  };

  (void)state;
  for (size_t i = 0; i < COUNT_OF(pairs); i++) {
    Date from = {0}, to = {0};
    assert_true(date_parse(pairs[i].from, &from) && date_parse(pairs[i].to, &to));
    assert_int_equal(date_days(from, to), pairs[i].days);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(reads_days_that_exist), cmocka_unit_test(compares_dates),
    cmocka_unit_test(adds_durations),        cmocka_unit_test(takes_today_from_the_environment),
    cmocka_unit_test(counts_days),
    cmocka_unit_test(reads_durations),       cmocka_unit_test(compares_durations),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
