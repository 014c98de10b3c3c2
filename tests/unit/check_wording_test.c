/*
 * The text rules' engine: folding with places, what is quoted, patterns, and the way back to the bytes.
 */
#include "load_try.h"

#include "check/wording_int.h"

/* ---- folding ------------------------------------------------------------------------------------- */

static void folds_with_places(void **state)
{
  static const char text[] = "Éa ﬁn œ\xC2\xA0ZÃ";
  static const uint32_t from[] = {0, 2, 3, 4, 4, 7, 8, 9, 9, 11, 13, 14, 16};
  Folded folded = {0};

  (void)state;
  fold(&folded, text);
  fold_places(&folded);
  assert_string_equal(folded.at, "ea fin oe za");
  assert_int_equal(folded.length, COUNT_OF(from) - 1);
  for (size_t i = 0; i < COUNT_OF(from); i++)
    assert_int_equal(folded.from[i], from[i]);
  fold(&folded, "");
  assert_int_equal(folded.length, 0);
  fold_end(&folded);
}

static void blanks_quotations(void **state)
{
  static const struct {
    const char *text, *blanked;
  } cases[] = {
    {"a « b » c", "a «\1\1\1» c"}, {"a “b” c", "a “\1” c"},   {"a \"b\" c \"d\"", "a \"\1\" c \"\1\""},
    {"a « b c", "a « b c"},        {"a \" b c", "a \" b c"}, {"l'a d'b", "l'a d'b"},
    {"»a«", "»a«"},                {"„a“ b", "„\1“ b"},
  };
  Folded folded = {0};

  (void)state;
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    fold(&folded, cases[i].text);
    blank_quotations(&folded, NULL, false);
    assert_string_equal(folded.at, cases[i].blanked);
  }
  fold_end(&folded);
}

/* ---- patterns ------------------------------------------------------------------------------------ */

static void knows_place_holders(void **state)
{
  static const struct {
    const char *text;
    size_t end;
  } cases[] = {
    {"TODO: say", 4}, {"TBD", 3}, {"XXX", 3}, {"[[name]] x", 8}, {"todo", 0}, {"TODOS", 0}, {"XX", 0}, {"[x]", 0},
  };
  Folded folded = {0};

  (void)state;
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    fold(&folded, cases[i].text);
    assert_int_equal(wording_place_holder(&folded, 0), cases[i].end);
  }
  fold_end(&folded);
}

/* The key of 1 85 05 78 006 084 is 91. */
static void knows_register_numbers(void **state)
{
  static const struct {
    const char *text;
    size_t end;
  } cases[] = {
    {"1 85 05 78 006 084 91", 21},
    {"185057800608491, and", 15},
    {"1 85 05 78 006 084 92", 0},
    {"1 85 05 78 006 084", 0},
    {"1850578006084911", 0},
    {"170000000000000", 0},
    {"12 rue de l'Exemple", 0},
  };
  Folded folded = {0};

  (void)state;
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    fold(&folded, cases[i].text);
    assert_int_equal(wording_register_number(&folded, 0), cases[i].end);
  }
  fold_end(&folded);
}

/* ---- the way back -------------------------------------------------------------------------------- */

/* What stands marked in the description where a text of the list "open-lists" is found in `item`, or NULL. */
static void expect_mark(const char *item, const char *words, const char *bytes)
{
  Try try;
  bool valid;
  const char *verdict;
  Place place;
  Passage found = {0};

  try_begin(&try);
  const char *text = arena_format(try.arena,
                                  OPEN "<parties><party id='p'><name>Such as Ltd</name></party></parties>"
                                       "<categories><category id='c'><item xml:lang='en'>%s</item></category>"
                                       "</categories></register>",
                                  item);
  try_put(&try, "policy.xml", text, strlen(text));
  const LoadOptions options = {.path = path_join(try.arena, try.folder, "policy.xml")};
  const Law *law = law_load(try.arena, data_path(try.arena, "schema/law"));
  Model *model = model_read(model_load(&options, try.arena, &try.sources, &try.findings, &valid, &verdict, &place),
                            try.arena, &try.sources, &try.findings, law, &valid);
  static const Words *none[] = {NULL, NULL};
  model_resolve(model, none, (Date){2026, 11, 22}, false);
  Check check = {.model = model, .findings = &try.findings};
  wording_begin(&check);
  const Category *category = (const Category *)model->record->categories.first;
  const bool says = prose_says(&check, "open-lists", (const Prose *)(const void *)&category->items, &found);
  assert_int_equal(says, words != NULL);
  if (words != NULL) {
    assert_string_equal(found.words, words);
    assert_string_equal(found.language, "en");
    assert_string_equal(arena_copy(try.arena, text + found.place.offset, found.place.length), bytes);
  }
  wording_end(&check);
  remove(options.path);
  rmdir(try.folder);
  sources_free(&try.sources);
  arena_free(try.arena);
}

static void marks_the_words_alone(void **state)
{
  (void)state;
  expect_mark("Names, Such\n   As towns", "Such As", "Such\n   As");
  expect_mark("A &amp; B &#8211; and <em>so</em> on", "and so on", "and <em>so</em> on");
  expect_mark("a\xC2\xA0: b &#160;and&#xA0;so on", "and\xC2\xA0so on", "and&#xA0;so on");
  expect_mark("<p>Names</p>\n<p>towns, etc.</p>", "etc.", "etc.");
  expect_mark("<![CDATA[a < b ]]>such as <!-- not this > --> c", "such as", "such as");
  expect_mark("names, such<!-- --> as", "such as", "such<!-- --> as");
  expect_mark("Such assent", NULL, NULL);
  expect_mark("“such as”, <code>such as</code> and Such as Ltd", NULL, NULL);
  expect_mark("<code>such as</code> such as", "such as", "such as");
  expect_mark("names, including but not limited to towns", "including but not limited to",
              "including but not limited to");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(folds_with_places),
    cmocka_unit_test(blanks_quotations),
    cmocka_unit_test(knows_place_holders),
    cmocka_unit_test(knows_register_numbers),
    cmocka_unit_test(marks_the_words_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
