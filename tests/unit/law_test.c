/*
 * The law's tables: lists of words, rows by date, and that the tables agree with each other.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/model.h"

typedef struct Fixture {
  Arena *arena;
  Law *law;
} Fixture;

static int open_law(void **state)
{
  Fixture *fixture = memory_new(sizeof *fixture);
  fixture->arena = arena_new();
  fixture->law = law_load(fixture->arena, "schema/law");
  *state = fixture;
  return 0;
}

static int close_law(void **state)
{
  Fixture *fixture = *state;
  arena_free(fixture->arena);
  free(fixture);
  return 0;
}

static Date day(const char *text)
{
  Date date = {0};
  assert_true(date_parse(text, &date));
  return date;
}

static void knows_its_words(void **state)
{
  const Law *law = ((Fixture *)*state)->law;
  const Term *const *terms = NULL;

  const Term *consent = law_term(law, "basis", "consent");
  assert_non_null(consent);
  assert_string_equal(consent->list, "basis");
  assert_string_equal(consent->article, "6(1)(a)");
  assert_int_equal(consent->index, 0);
  assert_ptr_equal(consent, law_term(law, "basis", "consent")); /* unique */
  assert_null(law_term(law, "basis", "consnet"));
  assert_null(law_term(law, "no-such-list", "consent"));
  assert_null(law_term(law, NULL, "consent"));
  assert_null(law_term(law, "basis", NULL));
  assert_int_equal(law_terms(law, "basis", &terms), 6);
  assert_string_equal(terms[5]->code, "legitimate-interest");
  assert_int_equal(law_terms(law, "no-such-list", &terms), 0);
  assert_true(law_list_exists(law, "marketing"));
  assert_false(law_list_exists(law, "basis/consent"));
}

static void a_code_may_be_as_long_as_it_likes(void **state)
{
  const Law *law = ((Fixture *)*state)->law;
  char code[5000];

  memset(code, 'a', sizeof code - 1);
  code[sizeof code - 1] = '\0';
  assert_null(law_term(law, "basis", code));
  assert_null(law_term(law, code, "consent"));
  assert_null(law_row(law, "adequacy", code, day("2026-11-22")));
}

/* The decision on the United Kingdom was renewed to 27 December 2031; both days of a period belong to it. */
static void rows_are_of_their_days(void **state)
{
  const Law *law = ((Fixture *)*state)->law;

  assert_null(law_row(law, "adequacy", "GB", day("2021-06-27")));
  assert_non_null(law_row(law, "adequacy", "GB", day("2021-06-28")));
  assert_non_null(law_row(law, "adequacy", "GB", day("2027-12-31")));
  assert_non_null(law_row(law, "adequacy", "GB", day("2031-12-27")));
  assert_null(law_row(law, "adequacy", "GB", day("2031-12-28")));
}

/* Three decisions on the United States, two of them annulled: the one in force, or none. */
static void several_rows_of_a_code(void **state)
{
  const Law *law = ((Fixture *)*state)->law;
  const LawRow *shield = law_row(law, "adequacy", "US", day("2019-01-01"));
  const LawRow *framework = law_row(law, "adequacy", "US", day("2026-11-22"));

  assert_string_equal(law_attribute(shield, "condition"), "privacy-shield-listed");
  assert_null(law_row(law, "adequacy", "US", day("2021-01-01")));
  assert_string_equal(law_attribute(framework, "condition"), "dpf-listed");
  assert_string_equal(law_attribute(framework, "contested"), "yes");
  assert_null(law_attribute(framework, "valid-to"));
  assert_string_equal(framework->table, "adequacy");
}

static void rows_that_are_not(void **state)
{
  const Law *law = ((Fixture *)*state)->law;
  const Date today = day("2026-11-22");

  assert_null(law_row(law, "adequacy", "AU", today));
  assert_null(law_row(law, "no-such-table", "FR", today));
  assert_null(law_row(law, "adequacy", NULL, today));
}

/* What a row does not say of itself, its table says. */
static void rows_have_source_and_check(void **state)
{
  const Law *law = ((Fixture *)*state)->law;
  const LawRow *books = law_row(law, "retention", "RET-ACCOUNTING", day("2026-11-22"));
  const LawRow *access = law_row(law, "rights", "access", day("2026-11-22"));

  assert_string_equal(books->source, "C. com. art. L123-22");
  assert_string_equal(law_attribute(books, "max"), "P10Y");
  assert_string_equal(access->source, "GDPR (EU) 2016/679");
  assert_int_equal(date_compare(access->checked_on, day("2026-11-22")), 0);
  assert_int_equal(date_compare(law_checked_on(law), day("2026-11-22")), 0);
}

static void the_european_economic_area(void **state)
{
  const Law *law = ((Fixture *)*state)->law;
  const Date today = day("2026-11-22");
  static const char *const inside[] = {"FR", "GR", "IS", "LI", "NO", "HR", "RE", "AX"};
  static const char *const outside[] = {"GB", "CH", "US", "NC", "GL", "XX", "UK"};

  for (size_t i = 0; i < COUNT_OF(inside); i++)
    assert_true(law_is_eea(law, inside[i], today));
  for (size_t i = 0; i < COUNT_OF(outside); i++)
    assert_false(law_is_eea(law, outside[i], today));
  assert_true(law_is_eea(law, "GB", day("2020-12-31")));
  assert_false(law_is_eea(law, "GB", day("2021-01-01")));
}

/* ---- the tables agree with each other --------------------------------------------------------------------- */

static void every_word_has_its_row(void **state)
{
  const Law *law = ((Fixture *)*state)->law;
  static const struct {
    const char *list, *table;
  } pairs[] = {
    {"right", "rights"},     {"instrument", "instruments"},        {"tracker", "trackers"},
    {"subject", "subjects"}, {"retention-reference", "retention"},
  };

  for (size_t i = 0; i < COUNT_OF(pairs); i++) {
    const Term *const *terms = NULL;
    const size_t count = law_terms(law, pairs[i].list, &terms);
    assert_true(count > 0);
    for (size_t k = 0; k < count; k++) {
      if (law_row(law, pairs[i].table, terms[k]->code, day("2026-11-22")) == NULL)
        fail_msg("%s: no row '%s'", pairs[i].table, terms[k]->code);
    }
  }
}

/* Each right says of each basis whether it follows. */
static void rights_by_basis(void **state)
{
  const Law *law = ((Fixture *)*state)->law;
  const Term *const *rights = NULL, *const *bases = NULL;
  const size_t right_count = law_terms(law, "right", &rights), basis_count = law_terms(law, "basis", &bases);

  for (size_t i = 0; i < right_count; i++) {
    const LawRow *row = law_row(law, "rights", rights[i]->code, day("2026-11-22"));
    for (size_t k = 0; k < basis_count; k++) {
      const char *answer = law_attribute(row, bases[k]->code);
      assert_non_null(answer);
      assert_true(text_same(answer, "yes") || text_same(answer, "no") || text_same(answer, "limited"));
    }
  }
  const Date today = day("2026-11-22");
  assert_string_equal(law_attribute(law_row(law, "rights", "objection", today), "consent"), "no");
  assert_string_equal(law_attribute(law_row(law, "rights", "objection", today), "legitimate-interest"),
                      "yes");
  assert_string_equal(law_attribute(law_row(law, "rights", "erasure", today), "legal-obligation"), "limited");
  assert_string_equal(law_attribute(law_row(law, "rights", "portability", today), "public-task"), "no");
}

static bool is_period(const char *text)
{
  Duration duration;
  return text == NULL || duration_parse(text, &duration);
}

/* Durations are durations, events and natures are words of the law. */
static void retention_rows_are_sound(void **state)
{
  const Law *law = ((Fixture *)*state)->law;
  const Term *const *references = NULL;
  const size_t count = law_terms(law, "retention-reference", &references);

  for (size_t i = 0; i < count; i++) {
    const LawRow *row = law_row(law, "retention", references[i]->code, day("2026-11-22"));
    const char *trigger = law_attribute(row, "trigger"), *active = law_attribute(row, "active");
    assert_true(trigger == NULL || law_term(law, "event", trigger) != NULL);
    assert_true(is_period(active) || law_term(law, "event", active) != NULL);
    assert_true(is_period(law_attribute(row, "min")) && is_period(law_attribute(row, "max")));
    assert_true(is_period(law_attribute(row, "intermediate")));
    assert_non_null(law_term(law, "nature", law_attribute(row, "nature")));
    assert_non_null(law_attribute(row, "mark"));
  }
}

static void countries_of_tables_exist(void **state)
{
  const Law *law = ((Fixture *)*state)->law;
  const Date today = day("2026-11-22");
  size_t authorities = 0, countries = 0;

  for (char first = 'A'; first <= 'Z'; first++) {
    for (char second = 'A'; second <= 'Z'; second++) {
      const char code[] = {first, second, '\0'};
      const bool exists = law_row(law, "countries", code, today) != NULL;
      const bool eea = law_is_eea(law, code, today);
      countries += exists;
      authorities += law_row(law, "authorities", code, today) != NULL;
      if (!exists && !text_same(code, "EU")) {
        assert_null(law_row(law, "adequacy", code, today));
        assert_null(law_row(law, "authorities", code, today));
        assert_null(law_row(law, "child-consent", code, today));
      }
      if (eea && law_attribute(law_row(law, "countries", code, today), "part-of") == NULL) {
        assert_non_null(law_row(law, "authorities", code, today));
        assert_non_null(law_row(law, "child-consent", code, today));
        assert_null(law_row(law, "adequacy", code, today));
      }
    }
  }
  assert_int_equal(countries, 249); /* ISO 3166-1 */
  assert_int_equal(authorities, 33);
}

/* ---- faults ---------------------------------------------------------------------------------------------- */

/* The status of a process that loads a folder whose first table holds `bytes`. */
static int status_of(const char *bytes)
{
  char folder[256], path[300];
  const char *where = getenv("TMPDIR");

  snprintf(folder, sizeof folder, "%s/law-test-XXXXXX", where == NULL ? "/tmp" : where);
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/terms.xml", folder);
  if (bytes != NULL) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(bytes, file);
    fclose(file);
  }
  fflush(NULL);
  const pid_t child = fork();
  if (child == 0) {
    if (freopen("/dev/null", "w", stderr) == NULL)
      _exit(99);
    law_load(arena_new(), folder);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  unlink(path);
  rmdir(folder);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void a_fault_of_ours_ends_the_process(void **state)
{
  (void)state;
  assert_int_equal(status_of(NULL), EXIT_MACHINE);
  assert_int_equal(status_of("<law table=\"terms\">"), EXIT_MACHINE);
  assert_int_equal(status_of("<words/>"), EXIT_MACHINE);
  assert_int_equal(status_of("<law table=\"rights\"/>"), EXIT_MACHINE);
  assert_int_equal(status_of("<law table=\"terms\"><list name=\"a\"><term/></list></law>"), EXIT_MACHINE);
  assert_int_equal(
    status_of("<law table=\"terms\"><list name=\"a\"><term code=\"b\"/><term code=\"b\"/></list></law>"),
    EXIT_MACHINE);
  assert_int_equal(status_of("<law table=\"terms\"><row code=\"a\" valid-to=\"2026-02-30\"/></law>"),
                   EXIT_MACHINE);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(knows_its_words),
    cmocka_unit_test(a_code_may_be_as_long_as_it_likes),
    cmocka_unit_test(rows_are_of_their_days),
    cmocka_unit_test(several_rows_of_a_code),
    cmocka_unit_test(rows_that_are_not),
    cmocka_unit_test(rows_have_source_and_check),
    cmocka_unit_test(the_european_economic_area),
    cmocka_unit_test(every_word_has_its_row),
    cmocka_unit_test(rights_by_basis),
    cmocka_unit_test(retention_rows_are_sound),
    cmocka_unit_test(countries_of_tables_exist),
    cmocka_unit_test(a_fault_of_ours_ends_the_process),
  };
  return cmocka_run_group_tests(tests, open_law, close_law);
}
