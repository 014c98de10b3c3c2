/* Letters, scripts and the faces that set them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "typeset/typeset_int.h"

static Arena *arena;
static FontSet *fonts;

static int start(void **state)
{
  (void)state;
  arena = arena_new();
  fonts = font_set_enter(data_path(arena, "fonts"));
  return 0;
}

static int end(void **state)
{
  (void)state;
  arena_free(arena);
  return 0;
}

/* ---- coverage ---------------------------------------------------------------------------------------- */

static void expect_set(Face face, uint32_t character)
{
  unsigned heap = 0;
  if (!face_sets(fonts, face, character, &heap))
    fail_msg("U+%04X is not set in face %d", (unsigned)character, (int)face);
}

/* What the names, addresses and texts of Europe are written with; each range without what Unicode leaves out. */
static void letters_of_europe(void **state)
{
  (void)state;
  static const struct {
    uint32_t first, last;
  } ranges[] = {
    {0x20, 0x7E},     {0xA1, 0xAC},     {0xAE, 0x148},    {0x14A, 0x24F},   {0x300, 0x36F},  {0x370, 0x377},
    {0x37A, 0x37F},   {0x384, 0x38A},   {0x38C, 0x38C},   {0x38E, 0x3A1},   {0x3A3, 0x3E1},  {0x3F0, 0x52F},
    {0x1E00, 0x1F15}, {0x1F18, 0x1F1D}, {0x1F20, 0x1F45}, {0x1F48, 0x1F4D}, {0x1F50, 0x1F57}, {0x1F5F, 0x1F7D},
    {0x1F80, 0x1FB4}, {0x1FB6, 0x1FC4}, {0x1FC6, 0x1FD3}, {0x1FD6, 0x1FDB}, {0x1FDD, 0x1FEF}, {0x1FF2, 0x1FF4},
    {0x1FF6, 0x1FFE}, {0x2010, 0x2027}, {0x2030, 0x205E}, {0x2074, 0x208E}, {0x20A0, 0x20BF}, {0x2150, 0x2188}};
  for (Face face = FACE_REGULAR; face < FACE_COUNT; face++)
    for (size_t i = 0; i < COUNT_OF(ranges); i++)
      for (uint32_t character = ranges[i].first; character <= ranges[i].last; character++)
        if (character != 0x34F) /* joins graphemes; dropped */
          expect_set(face, character);
}

static void usual_signs(void **state)
{
  (void)state;
  const char *signs = "€£§¶†‡•–—…‰°№™©®←→↑↓↔⇒✓✗✔✘☐☑☒×≥≤≠−½¼¾²³¹′″≈±÷∞√∑∂∆Ωµπ‹›«»„“”‚‘’‐‑‒―⁄ªº¿¡¢¥¤¦¬¯´¸·"
                      "⅓⅔⅛⅜⅝⅞⁰⁴⁵⁶⁷⁸⁹₀₁₂ℓ℮℃℉○●▪■□▲▼►◄◆◇★☆☎✉⚠ℹ➔➜‣◊✕✖ⅠⅡⅢⅣ";
  for (Face face = FACE_REGULAR; face < FACE_COUNT; face++)
    for (const char *at = signs; *at;) {
      uint32_t character;
      at += text_decode(at, &character);
      expect_set(face, character);
    }
}

static void not_set(void **state)
{
  (void)state;
  static const uint32_t characters[] = {0x5D0, 0x628, 0x6F22, 0x0E01, 0x1F600, 0x200F, 0x202E, 0x2067, 0x85, 0xF130};
  for (size_t i = 0; i < COUNT_OF(characters); i++) {
    unsigned heap = 0;
    if (face_sets(fonts, FACE_REGULAR, characters[i], &heap))
      fail_msg("U+%04X is set", (unsigned)characters[i]);
  }
}

/* ---- one form ---------------------------------------------------------------------------------------- */

static void one_form(void **state)
{
  (void)state;
  static const struct {
    const char *from, *to;
  } texts[] = {
    {"Société « Exemple » – 5 €", "Société « Exemple » – 5 €"},
    {"e\xCC\x81t\xCC\xB1", "éṯ"},                          /* composed */
    {"e\xCC\x82\xCC\xA3 e\xCC\xA3\xCC\x82", "ệ ệ"},         /* in whatever order the marks came */
    {"q\xCC\x83\xCC\x81", "q\xCC\x83\xCC\x81"},             /* what has no letter of its own */
    {"\xCE\xB1\xCC\x93\xCD\x85", "ᾀ"},                     /* Greek, with breathing and iota */
    {"a\xE2\x80\x8D" "b\xEF\xBB\xBF" "c\xE2\x81\xA0" "d\xEF\xB8\x8F", "abcd"}, /* invisible */
    {"a\xE2\x80\x83" "b\xE2\x80\xA8" "c\xE3\x80\x80" "d", "a b c d"},          /* spaces, separators */
    {"\xC5\x89", "ʼn"},                                     /* as Unicode wants it written */
    {"a\xC2\xAD" "b\xE2\x80\x8B" "c\xE2\x80\x8C" "d", "a\xC2\xAD" "b\xE2\x80\x8B" "c\xE2\x80\x8C" "d"}};
  for (size_t i = 0; i < COUNT_OF(texts); i++)
    assert_string_equal(letters_clean(arena, texts[i].from), texts[i].to);
  assert_null(letters_clean(arena, NULL));
  assert_string_equal(ordinary_spaces(arena, "a\xC2\xAD" "b\xC2\xA0" "c\xE2\x80\x91" "d\xE2\x80\xAF;e\xCC\x81"),
                      "ab c-d ;é");
}

/* More marks than are composed at once: nothing is lost. */
static void heap_of_marks(void **state)
{
  (void)state;
  Buffer heap = {0};
  buffer_byte(&heap, 'q');
  for (size_t i = 0; i < 100; i++)
    buffer_text(&heap, "\xCC\x81");
  assert_int_equal(strlen(letters_clean(arena, heap.at)), heap.length);
  buffer_free(&heap);
}

/* ---- words in several faces -------------------------------------------------------------------------- */

/* "Пр|Γ" as faces: "0 5". */
static void expect_faces(Face asked, const char *text, const char *wanted)
{
  Portion portions[WORD_LENGTH_AT_MOST];
  size_t count = portions_of(fonts, asked, text, strlen(text), portions), at = 0;
  Buffer shown = {0};
  for (size_t i = 0; i < count; i++) {
    assert_int_equal(portions[i].from, at);
    at = portions[i].to;
    buffer_format(&shown, "%s%.*s:%d", i ? " " : "", (int)(portions[i].to - portions[i].from),
                  text + portions[i].from, (int)portions[i].face);
  }
  assert_int_equal(at, strlen(text));
  assert_string_equal(shown.at, wanted);
  buffer_free(&shown);
}

static void faces_of_words(void **state)
{
  (void)state;
  assert_int_equal(FACE_OTHER, 5);
  assert_int_equal(FACE_SYMBOLS, 9);
  expect_faces(FACE_REGULAR, "données", "données:0");
  expect_faces(FACE_BOLD, "Пример", "Пример:1");
  expect_faces(FACE_BOLD, "«Παράδειγμα»,", "«:1 Παράδειγμα:6 »,:1"); /* not π from the text face */
  expect_faces(FACE_BOLD_ITALIC, "Α.Ε.", "Α:8 .:3 Ε:8 .:3");
  expect_faces(FACE_REGULAR, "e-Παράδειγμα", "e-:0 Παράδειγμα:5");
  expect_faces(FACE_REGULAR, "µ", "µ:0"); /* a sign, of no script */
  expect_faces(FACE_REGULAR, "☐Oui", "☐:9 Oui:0");
  expect_faces(FACE_ITALIC, "5★.", "5:2 ★:9 .:2");
  expect_faces(FACE_MONO, "/tmp/x", "/tmp/x:4");
  expect_faces(FACE_MONO, "пример", "пример:4");
  expect_faces(FACE_MONO, "a→b", "a:4 →:0 b:4");
  expect_faces(FACE_REGULAR, "q\xCC\xB3", "q\xCC\xB3:0");
  expect_faces(FACE_REGULAR, "\xE6\xBC\xA2" "a", "\xE6\xBC\xA2:0 a:0"); /* missing: stays where it is */
}

static const Word *word(Face face, const char *text)
{
  return word_find(font_words(fonts), face, 0, text, strlen(text));
}

static void widths_agree(void **state)
{
  (void)state;
  const Word *mixed = word(FACE_REGULAR, "e-Παράδειγμα"), *latin = word(FACE_REGULAR, "e-"),
             *greek = word(FACE_REGULAR, "Παράδειγμα");
  assert_false(mixed->missing);
  assert_non_null(mixed->faces);
  assert_null(greek->faces);
  assert_float_equal(mixed->width, latin->width + greek->width, 0.001);
  assert_int_equal(greek->face, FACE_OTHER);
  /* Letters of one height: "o" and its Greek like are as wide as each other, to a tenth. */
  assert_float_equal(word(FACE_REGULAR, "o")->width, word(FACE_REGULAR, "ο")->width, 0.05);
  /* A mark takes no room on its letter, and some where it has none. */
  assert_float_equal(word(FACE_REGULAR, "q")->width, word(FACE_REGULAR, "q\xCC\x83")->width, 0.001);
  assert_true(word(FACE_REGULAR, "\xCC\x83")->width > 0.3f);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(letters_of_europe, start, end),
    cmocka_unit_test_setup_teardown(usual_signs, start, end),
    cmocka_unit_test_setup_teardown(not_set, start, end),
    cmocka_unit_test_setup_teardown(one_form, start, end),
    cmocka_unit_test_setup_teardown(heap_of_marks, start, end),
    cmocka_unit_test_setup_teardown(faces_of_words, start, end),
    cmocka_unit_test_setup_teardown(widths_agree, start, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
