/*
 * The words of a language: look-ups; dates, durations, lists and numbers of things; patterns; findings.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/model.h"

typedef struct Fixture {
  Arena *arena;
  Words *french, *english;
} Fixture;

static int open_words(void **state)
{
  Fixture *fixture = memory_new(sizeof *fixture);
  fixture->arena = arena_new();
  fixture->french = words_load(fixture->arena, "stylesheets/words", "fr");
  fixture->english = words_load(fixture->arena, "stylesheets/words", "en");
  *state = fixture;
  return fixture->french == NULL || fixture->english == NULL;
}

static int close_words(void **state)
{
  Fixture *fixture = *state;
  arena_free(fixture->arena);
  free(fixture);
  return 0;
}

/* ---- loading and looking up ------------------------------------------------------------------------------- */

/* A language is named by the author; its name must not lead to another folder. */
static void languages_that_are_not(void **state)
{
  Arena *arena = ((Fixture *)*state)->arena;
  static const char *const tags[] = {"xx",    "", "../words/fr", "fr/", "/etc/passwd", "fr.rules.xml/..",
                                     "fr xml"};

  for (size_t i = 0; i < COUNT_OF(tags); i++)
    assert_null(words_load(arena, "stylesheets/words", tags[i]));
  assert_null(words_load(arena, "stylesheets/words", NULL));

  char tag[1000];
  memset(tag, 'a', sizeof tag - 1);
  tag[sizeof tag - 1] = '\0';
  assert_null(words_load(arena, "stylesheets/words", tag));
}

static void looks_up(void **state)
{
  const Fixture *fixture = *state;
  const Words *french = fixture->french, *english = fixture->english;

  assert_string_equal(words_language(french), "fr");
  assert_string_equal(words_option(french, "native-name"), "Français");
  assert_string_equal(words_option(english, "hyphenation"), "en_US");
  assert_string_equal(words_term(english, "basis", "contract", "short"), "Contract");
  assert_string_equal(words_term(french, "event", "closing", "after"),
                      "après la clôture de l'exercice comptable");
  assert_string_equal(words_country(french, "US"), "États-Unis");
  assert_string_equal(words_field(english, "organisation", "address"), "postal address of the controller");
  assert_string_equal(words_field(english, "recipient", "."), "recipient");
  assert_string_equal(words_field(english, "recipient", NULL), "recipient");
  assert_string_equal(words_label(english, "policy", "heading.who"), "Who is responsible for your data");
  assert_string_equal(words_phrase(english, "proposed"), "[proposal to be confirmed]");
}

static void finds_nothing_without_falling(void **state)
{
  const Words *words = ((Fixture *)*state)->english;
  char name[2000];

  memset(name, 'x', sizeof name - 1);
  name[sizeof name - 1] = '\0';
  assert_null(words_term(words, "basis", "consent", "no-such-form"));
  assert_null(words_term(words, "basis", name, NULL));
  assert_null(words_term(words, "basis", NULL, NULL));
  assert_null(words_country(words, "ZZ"));
  assert_null(words_country(words, NULL));
  assert_null(words_phrase(words, name));
  assert_null(words_label(words, "policy", "no-such-label"));
  assert_null(words_rule(words, "PPC999", "message"));
  assert_null(words_option(words, "no-such-option"));
}

typedef struct Seen {
  size_t count, pages, titles;
  const char *title, *who;
} Seen;

static void note_label(void *context, const char *name, const char *text)
{
  Seen *seen = context;
  seen->count++;
  seen->pages += text_same(name, "pages");
  if (text_same(name, "title")) {
    seen->titles++;
    seen->title = text;
  }
  if (text_same(name, "heading.who"))
    seen->who = text;
}

/* A document has the common labels, its own, and those of the document it shows parts of; each once. */
static void labels_of_a_document(void **state)
{
  const Words *words = ((Fixture *)*state)->english;
  Seen common = {0}, policy = {0}, review = {0};

  words_labels(words, "common", note_label, &common);
  words_labels(words, "policy", note_label, &policy);
  words_labels(words, "review", note_label, &review);
  assert_int_equal(common.pages, 1);
  assert_int_equal(common.titles, 0);
  assert_true(policy.count > common.count && review.count > policy.count);
  assert_int_equal(policy.pages, 1);
  assert_string_equal(policy.title, "Privacy policy");
  assert_int_equal(review.titles, 1);
  assert_string_equal(review.title, "Review report");
  assert_string_equal(review.who, policy.who);
  assert_string_equal(words_label(words, "review", "heading.who"), policy.who);
  assert_string_equal(words_label(words, "no-such-document", "pages"), "page {page} of {pages}");
}

/* ---- values ---------------------------------------------------------------------------------------------- */

static void dates(void **state)
{
  const Fixture *fixture = *state;
  static const struct {
    Date date;
    const char *french, *english;
  } cases[] = {
    {{2026, 11, 22}, "22 novembre 2026", "22 November 2026"},
    {{2018, 5, 1}, "1er mai 2018", "1 May 2018"},
    {{2024, 2, 29}, "29 février 2024", "29 February 2024"},
    {{1999, 12, 31}, "31 décembre 1999", "31 December 1999"},
    {{0, 0, 0}, "", ""},
  };

  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    assert_string_equal(words_date(fixture->french, fixture->arena, cases[i].date), cases[i].french);
    assert_string_equal(words_date(fixture->english, fixture->arena, cases[i].date), cases[i].english);
  }
}

static void durations(void **state)
{
  const Fixture *fixture = *state;
  static const struct {
    const char *iso, *french, *english;
  } cases[] = {
    {"P10Y", "10 ans", "10 years"},
    {"P1Y", "1 an", "1 year"},
    {"P1M", "1 mois", "1 month"},
    {"P13M", "13 mois", "13 months"},
    {"P1Y6M", "1 an et 6 mois", "1 year and 6 months"},
    {"P2Y3M4D", "2 ans, 3 mois et 4 jours", "2 years, 3 months and 4 days"},
    {"P2W", "14 jours", "14 days"},
    {"PT1H", "1 heure", "1 hour"},
    {"PT48H", "48 heures", "48 hours"},
    {"PT1M30S", "1 minute et 30 secondes", "1 minute and 30 seconds"},
    {"P0D", "aussitôt", "at once"},
  };

  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    Duration duration;
    assert_true(duration_parse(cases[i].iso, &duration));
    assert_string_equal(words_duration(fixture->french, fixture->arena, duration), cases[i].french);
    assert_string_equal(words_duration(fixture->english, fixture->arena, duration), cases[i].english);
  }
}

/* « 0 fichier », but "0 files". */
static void numbers_of_things(void **state)
{
  const Fixture *fixture = *state;

  assert_string_equal(words_count(fixture->french, fixture->arena, "count.files", 0), "0 fichier");
  assert_string_equal(words_count(fixture->french, fixture->arena, "count.files", 1), "1 fichier");
  assert_string_equal(words_count(fixture->french, fixture->arena, "count.files", 2), "2 fichiers");
  assert_string_equal(words_count(fixture->english, fixture->arena, "count.files", 0), "0 files");
  assert_string_equal(words_count(fixture->english, fixture->arena, "count.files", 1), "1 file");
  assert_string_equal(words_count(fixture->english, fixture->arena, "count.files", 1000), "1000 files");
  assert_null(words_count(fixture->english, fixture->arena, "count.nothing", 1));
}

static void lists_in_a_sentence(void **state)
{
  const Fixture *fixture = *state;
  static const char *const items[] = {"nom", "prénom", "adresse"};

  assert_string_equal(words_join(fixture->french, fixture->arena, items, 0), "");
  assert_string_equal(words_join(fixture->french, fixture->arena, items, 1), "nom");
  assert_string_equal(words_join(fixture->french, fixture->arena, items, 2), "nom et prénom");
  assert_string_equal(words_join(fixture->french, fixture->arena, items, 3), "nom, prénom et adresse");
  assert_string_equal(words_join(fixture->english, fixture->arena, items, 3), "nom, prénom and adresse");
  assert_string_equal(words_either(fixture->french, fixture->arena, items, 3), "nom, prénom ou adresse");
  assert_string_equal(words_either(fixture->english, fixture->arena, items, 2), "nom or prénom");
}

/* An author writes a citation once; each reader has the Regulation by the name that is his. */
static void citations(void **state)
{
  const Fixture *fixture = *state;

  assert_string_equal(words_citation(fixture->french, fixture->arena, "RGPD/GDPR, art. 12"), "RGPD, art. 12");
  assert_string_equal(words_citation(fixture->english, fixture->arena, "RGPD/GDPR, art. 12"), "GDPR, Art. 12");
  assert_string_equal(words_citation(fixture->french, fixture->arena, "GDPR 6; GDPR 7"), "RGPD 6; RGPD 7");
  assert_string_equal(words_citation(fixture->french, fixture->arena, "GDPR 6; RGPD 9"), "RGPD 6; RGPD 9");
  assert_string_equal(words_citation(fixture->english, fixture->arena, "Code civil, art. 2224"), "Code civil, art. 2224");
}

static void patterns(void **state)
{
  Arena *arena = ((Fixture *)*state)->arena;
  const char *const pairs[] = {"a", "one", "b", "{a}", "empty", "", NULL};
  const char *const none[] = {NULL};

  assert_string_equal(words_fill(arena, "{a} and {b}", pairs), "one and {a}"); /* a value is no pattern */
  assert_string_equal(words_fill(arena, "[{empty}]", pairs), "[]");
  assert_string_equal(words_fill(arena, "{c} stays, {a", pairs), "{c} stays, {a");
  assert_string_equal(words_fill(arena, "}{a}{", pairs), "}one{");
  assert_string_equal(words_fill(arena, "", pairs), "");
  assert_string_equal(words_fill(arena, "{a}", none), "{a}");
}

/* ---- findings -------------------------------------------------------------------------------------------- */

/* A code without words is still a message. */
static void a_rule_without_words(void **state)
{
  const Fixture *fixture = *state;
  Findings findings = {.arena = fixture->arena};
  const Finding *finding = finding_add(&findings, "PPC999", "variant", SEVERITY_ERROR, NOWHERE);

  assert_string_equal(finding_message(fixture->english, fixture->arena, finding), "PPC999");
  assert_null(finding_law(fixture->english, fixture->arena, finding));
  assert_null(finding_help(fixture->english, fixture->arena, finding));
}

/* PPC104 names the field in the reader's language, as a phrase does: the texts of a finding are never those of
   the place where it was found. */
static void a_finding_speaks_the_language(void **state)
{
  const Fixture *fixture = *state;
  Findings findings = {.arena = fixture->arena};
  Finding *finding = finding_add(&findings, "PPC104", NULL, SEVERITY_ERROR, NOWHERE);

  finding_phrase(&findings, finding, "field", "field/organisation/address");
  if (words_rule(fixture->english, "PPC104", "message") == NULL)
    skip();
  assert_non_null(
    strstr(finding_message(fixture->english, fixture->arena, finding), "postal address of the controller"));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(languages_that_are_not),
    cmocka_unit_test(looks_up),
    cmocka_unit_test(finds_nothing_without_falling),
    cmocka_unit_test(labels_of_a_document),
    cmocka_unit_test(dates),
    cmocka_unit_test(durations),
    cmocka_unit_test(numbers_of_things),
    cmocka_unit_test(lists_in_a_sentence),
    cmocka_unit_test(citations),
    cmocka_unit_test(patterns),
    cmocka_unit_test(a_rule_without_words),
    cmocka_unit_test(a_finding_speaks_the_language),
  };
  return cmocka_run_group_tests(tests, open_words, close_words);
}
