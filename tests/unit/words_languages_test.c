/*
 * Every language says everything: each word of the law, each country, each row of the field table.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/model.h"

static const char *const languages[] = {"fr", "en", "de"};

typedef struct Fixture {
  Arena *arena;
  Law *law;
  Words *words[COUNT_OF(languages)];
} Fixture;

static int open_all(void **state)
{
  Fixture *fixture = memory_new(sizeof *fixture);
  fixture->arena = arena_new();
  fixture->law = law_load(fixture->arena, "schema/law");
  for (size_t i = 0; i < COUNT_OF(languages); i++)
    fixture->words[i] = words_load(fixture->arena, "stylesheets/words", languages[i]);
  *state = fixture;
  return 0;
}

static int close_all(void **state)
{
  Fixture *fixture = *state;
  arena_free(fixture->arena);
  free(fixture);
  return 0;
}

static void every_word_of_the_law(void **state)
{
  const Fixture *fixture = *state;
  static const char *const lists[] = {"status",
                                      "dpo",
                                      "identity",
                                      "subject",
                                      "family",
                                      "special",
                                      "exception",
                                      "measure",
                                      "stage",
                                      "end",
                                      "event",
                                      "nature",
                                      "channel",
                                      "mechanism",
                                      "effort",
                                      "basis",
                                      "purpose",
                                      "marketing",
                                      "audience",
                                      "origin",
                                      "required",
                                      "requirement",
                                      "informed",
                                      "recipient",
                                      "clause",
                                      "instrument",
                                      "decision-ground",
                                      "dpia",
                                      "flag",
                                      "role",
                                      "tracker",
                                      "announce",
                                      "section-place",
                                      "right",
                                      "severity",
                                      "yes-no",
                                      "sub-processors",
                                      "tracker-consent",
                                      "retention-reference"};

  for (size_t i = 0; i < COUNT_OF(lists); i++) {
    const Term *const *terms = NULL;
    const size_t count = law_terms(fixture->law, lists[i], &terms);
    assert_true(count > 0);
    for (size_t k = 0; k < count; k++) {
      for (size_t l = 0; l < COUNT_OF(languages); l++) {
        if (text_is_blank(words_term(fixture->words[l], lists[i], terms[k]->code, NULL)))
          fail_msg("%s: no word for %s '%s'", languages[l], lists[i], terms[k]->code);
      }
    }
  }
}

/* Forms that the writers ask for, of every word of the list. */
static void every_form(void **state)
{
  const Fixture *fixture = *state;
  static const struct {
    const char *list, *form;
  } forms[] = {
    {"basis", "plain"},  {"basis", "short"},  {"event", "until"},       {"event", "after"},
    {"stage", "long"},   {"stage", "access"}, {"channel", "situation"}, {"right", "article"},
    {"right", "text"},   {"end", "then"},     {"origin", "plain"},      {"recipient", "plain"},
    {"family", "short"},
  };

  for (size_t i = 0; i < COUNT_OF(forms); i++) {
    const Term *const *terms = NULL;
    const size_t count = law_terms(fixture->law, forms[i].list, &terms);
    for (size_t k = 0; k < count; k++) {
      for (size_t l = 0; l < COUNT_OF(languages); l++) {
        if (text_is_blank(words_term(fixture->words[l], forms[i].list, terms[k]->code, forms[i].form)))
          fail_msg("%s: %s '%s' has no form '%s'", languages[l], forms[i].list, terms[k]->code,
                   forms[i].form);
      }
    }
  }
}

static void every_country_and_authority(void **state)
{
  const Fixture *fixture = *state;
  const Date today = {2026, 11, 22};

  for (char first = 'A'; first <= 'Z'; first++) {
    for (char second = 'A'; second <= 'Z'; second++) {
      const char code[] = {first, second, '\0'};
      const bool country = law_row(fixture->law, "countries", code, today) != NULL;
      const bool authority = law_row(fixture->law, "authorities", code, today) != NULL;
      for (size_t l = 0; l < COUNT_OF(languages); l++) {
        assert_int_equal(words_country(fixture->words[l], code) != NULL, country);
        assert_int_equal(words_term(fixture->words[l], "authority", code, NULL) != NULL, authority);
      }
    }
  }
}

/* A gap may stand in the place of anything. */
static void every_field_has_its_name(void **state)
{
  const Fixture *fixture = *state;
  const Type *const *types = NULL;
  const size_t count = model_types(&types);

  for (size_t l = 0; l < COUNT_OF(languages); l++) {
    for (size_t i = 0; i < count; i++) {
      if (text_is_blank(words_field(fixture->words[l], types[i]->name, ".")))
        fail_msg("%s: <%s> has no name", languages[l], types[i]->name);
      for (size_t k = 0; k < types[i]->field_count; k++) {
        if (text_is_blank(words_field(fixture->words[l], types[i]->name, types[i]->fields[k].name)))
          fail_msg("%s: '%s' of <%s> has no name", languages[l], types[i]->fields[k].name, types[i]->name);
      }
    }
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_word_of_the_law),
    cmocka_unit_test(every_form),
    cmocka_unit_test(every_country_and_authority),
    cmocka_unit_test(every_field_has_its_name),
  };
  return cmocka_run_group_tests(tests, open_all, close_all);
}
