/* Where words may be divided. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "typeset/typeset_int.h"

static Hyphenation *patterns(void)
{
  static char folder[600];
  Arena *arena = arena_new();
  snprintf(folder, sizeof folder, "%s/hyphen", data_path(arena, "fonts"));
  arena_free(arena);
  return hyphenation_find(folder);
}

/* "ana-lyse": '-' for a hyphen, '|' behind a written one or in an address. */
static void expect(const char *language, const char *file, const char *word, const char *wanted)
{
  uint8_t points[WORD_LENGTH_AT_MOST];
  char shown[200] = "";
  size_t at = 0;
  unsigned number = hyphenation_language(patterns(), language, file);
  hyphenation_points(patterns(), number, word, strlen(word), false, points);
  for (size_t i = 0; word[i]; i++) {
    shown[at++] = word[i];
    if (points[i])
      shown[at++] = points[i] == DIVIDE_HYPHEN ? '-' : '|';
  }
  shown[at] = '\0';
  assert_string_equal(shown, wanted);
}

static void french(void **state)
{
  (void)state;
  expect("fr", "fr", "traitement", "trai-te-ment");
  expect("fr", "fr", "régulièrement", "régu-liè-re-ment");
  expect("fr", "fr", "l’exécution", "l’exé-cu-tion"); /* three letters behind the apostrophe */
  expect("fr", "fr", "pseudonymisation", "pseu-do-ny-mi-sa-tion");
  expect("fr", "fr", "durée", "durée");
}

static void english(void **state)
{
  (void)state;
  expect("en", "en_US", "processing", "pro-cess-ing");
  expect("en-GB", NULL, "processing", "pro-cess-ing"); /* the patterns we have */
}

/* Its patterns are in Latin-1; its nouns have a capital. */
static void german(void **state)
{
  (void)state;
  expect("de", "de", "Verarbeitung", "Ver-ar-bei-tung");
  expect("de", "de", "Datenschutzerklärung", "Daten-schutz-er-klä-rung");
  expect("de", "de", "Übermittlung", "Über-mitt-lung");
  expect("de", "de", "Ștefănescu", "Ștefănescu"); /* letters that Latin-1 lacks */
}

/* The patterns of a language know its own letters: a name in others stays whole. */
static void other_letters(void **state)
{
  (void)state;
  expect("fr", "fr", "ηλεκτρονικός", "ηλεκτρονικός");
  expect("fr", "fr", "конфиденциальность", "конфиденциальность");
  expect("fr", "fr", "răspunderea-administrației", "răs-pun-de-rea-|administrației");
  expect("fr", "fr", "trai\xCC\x83tement", "trai\xCC\x83tement"); /* a mark that no letter has for its own */
}

static void whole(void **state)
{
  (void)state;
  expect("fr", "fr", "Traitement", "Traitement");
  expect("fr", "fr", "CNIL", "CNIL");
  expect("fr", "fr", "13(2)(a)", "13(2)(a)");
  expect("fr", "fr", "6-1-f", "6-1-f");
  expect("xx", NULL, "traitement", "traitement"); /* no patterns */
}

static void written(void **state)
{
  (void)state;
  expect("fr", "fr", "sous-traitant", "sous-|trai-tant");
  expect("fr", "fr", "dpo@entreprise.example", "dpo@|entreprise.|example"); /* no hyphens in an address */
  expect("fr", "fr", "dpo@example.org", "dpo@|example.|org");
}

/* Never fewer than three letters on either side, whatever the word. */
static void minima(void **state)
{
  (void)state;
  static const char *const words[] = {"anticonstitutionnellement",
                                      "évaluation",
                                      "identité",
                                      "aéroport",
                                      "opposition",
                                      "effacement",
                                      "régie",
                                      "économie",
                                      "initiale",
                                      "européenne",
                                      "œuvre"};
  unsigned number = hyphenation_language(patterns(), "fr", "fr");
  for (size_t i = 0; i < COUNT_OF(words); i++) {
    uint8_t points[WORD_LENGTH_AT_MOST];
    hyphenation_points(patterns(), number, words[i], strlen(words[i]), false, points);
    for (size_t at = 0; words[i][at]; at++) {
      if (!points[at])
        continue;
      char before[100];
      memcpy(before, words[i], at + 1);
      before[at + 1] = '\0';
      assert_true(text_count(before) >= HYPHEN_BEFORE);
      assert_true(text_count(words[i] + at + 1) >= HYPHEN_AFTER);
    }
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(french), cmocka_unit_test(english), cmocka_unit_test(german),
                                     cmocka_unit_test(other_letters), cmocka_unit_test(whole), cmocka_unit_test(written),
                                     cmocka_unit_test(minima)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
