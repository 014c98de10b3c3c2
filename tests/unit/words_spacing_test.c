/*
 * The spaces of French.  In the cases ~ is a no-break space (U+00A0) and _ a narrow one (U+202F).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/model.h"

typedef struct Case {
  const char *given, *spaced;
} Case;

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

/* With ~ and _ for the spaces that cannot be seen. */
static const char *shown(Arena *arena, const char *text)
{
  char *out = arena_string(arena, text), *end = out;

  while (*text != '\0') {
    uint32_t c = 0;
    const size_t length = text_decode(text, &c);
    if (c == 0x00A0 || c == 0x202F) {
      *end++ = c == 0x00A0 ? '~' : '_';
    } else {
      memcpy(end, text, length);
      end += length;
    }
    text += length;
  }
  *end = '\0';
  return out;
}

/* And what is spaced stays as it is when it is spaced again. */
static void check_cases(const Fixture *fixture, const Case *cases, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    const char *once = words_spacing(fixture->french, fixture->arena, cases[i].given);
    const char *twice = words_spacing(fixture->french, fixture->arena, once);
    assert_string_equal(shown(fixture->arena, once), cases[i].spaced);
    assert_string_equal(once, twice);
  }
}

#define CHECK(state, cases) check_cases(*(state), (cases), COUNT_OF(cases))

static void before_marks(void **state)
{
  static const Case cases[] = {
    {"Pourquoi ?", "Pourquoi_?"},
    {"Pourquoi?", "Pourquoi_?"},
    {"Oui ; non ! Ah ?", "Oui_; non_! Ah_?"},
    {"Oui; non! Ah?", "Oui_; non_! Ah_?"},
    {"Vraiment ?!", "Vraiment_?!"},
    {"(10 % ?)", "(10~%_?)"},
    {"Note : ceci", "Note~: ceci"},
    {"Note: ceci", "Note~: ceci"},
    {"Fin :", "Fin~:"},
    {"Fin:", "Fin~:"},
    {"trop   ?", "trop_?"},
    {"{name} : {value}", "{name}~: {value}"},
  };
  CHECK(state, cases);
}

static void inside_quotation_marks(void **state)
{
  static const Case cases[] = {
    {"« oui »", "«_oui_»"},
    {"«oui»", "«_oui_»"},
    {"dit « oui » ; « non »", "dit «_oui_»_; «_non_»"},
    {"« www.example.org »", "«_www.example.org_»"},
    {"« {law} »", "«_{law}_»"},
  };
  CHECK(state, cases);
}

static void numbers_keep_their_words(void **state)
{
  static const Case cases[] = {
    {"10 ans après", "10~ans après"},
    {"pendant 1 an et 6 mois.", "pendant 1~an et 6~mois."},
    {"le 22 novembre 2026", "le 22~novembre 2026"},
    {"le 1er janvier", "le 1er~janvier"},
    {"loi n° 78-17 du 6 janvier 1978, art. 85", "loi n°~78-17 du 6~janvier 1978, art.~85"},
    {"l'art. 6 et l’article 13", "l'art.~6 et l’article~13"},
    {"RGPD, art. 13(2)(a)", "RGPD, art.~13(2)(a)"},
    {"C. com., art. L123-22", "C. com., art.~L123-22"},
    {"art. R. 223-1", "art.~R. 223-1"},
    {"art. premier, 3 chats", "art. premier, 3 chats"},
    {"Vous avez 3 droits", "Vous avez 3 droits"},
  };
  CHECK(state, cases);
}

static void left_alone(void **state)
{
  static const Case cases[] = {
    {"", ""},
    {"à 12:30", "à 12:30"},
    {"https://example.org/?a=1;b=2", "https://example.org/?a=1;b=2"},
    {"http://example.org:8080/ et urn:ppc:register:1", "http://example.org:8080/ et urn:ppc:register:1"},
    {"nom@example.org ?", "nom@example.org_?"},
    {"mailto:nom@example.org", "mailto:nom@example.org"},
    {"13(2)(a)", "13(2)(a)"},
    {"(?)", "(?)"},
    {"? !", "?_!"},
    {" bord ", " bord "},
    {"deux  espaces", "deux  espaces"},
    {"déjà\xC2\xA0: fait\xE2\x80\xAF; oui\xC2\xA0!", "déjà~: fait_; oui~!"},
  };
  CHECK(state, cases);
}

/* Bytes that are no UTF-8 pass through. */
static void bad_bytes(void **state)
{
  const Fixture *fixture = *state;
  assert_string_equal(words_spacing(fixture->french, fixture->arena, "a\xFF ?"), "a\xFF\xE2\x80\xAF?");
}

static void english_has_none(void **state)
{
  const Fixture *fixture = *state;
  assert_string_equal(words_spacing(fixture->english, fixture->arena, "Why ? 10 years : art. 6"),
                      "Why ? 10 years : art. 6");
}

/* What the words files say is spaced when it is read. */
static void words_are_spaced(void **state)
{
  const Fixture *fixture = *state;
  assert_string_equal(shown(fixture->arena, words_phrase(fixture->french, "gap")), "[À COMPLÉTER~: {field}]");
  assert_string_equal(shown(fixture->arena, words_label(fixture->french, "common", "semicolon")), "_;");
  assert_string_equal(shown(fixture->arena, words_term(fixture->french, "right", "post-mortem", "article")),
                      "loi n°~78-17 du 6~janvier 1978, art.~85");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(before_marks),
    cmocka_unit_test(inside_quotation_marks),
    cmocka_unit_test(numbers_keep_their_words),
    cmocka_unit_test(left_alone),
    cmocka_unit_test(bad_bytes),
    cmocka_unit_test(english_has_none),
    cmocka_unit_test(words_are_spaced),
  };
  return cmocka_run_group_tests(tests, open_words, close_words);
}
