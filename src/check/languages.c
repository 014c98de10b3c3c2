/*
 * PPC931: what one language tells and another does not.  Art. 12(1), 5(1)(a), 5(1)(d); WP260 rev.01, paras
 * 13, 35.
 */
#include <string.h>

#include "check/languages_int.h"

enum { SAME_LETTERS = 25, LONG_TEXT = 60, LENGTH_RATIO = 2, SMALL_NUMBER = 2 };

/* What the rule keeps while it walks. */
typedef struct Languages {
  NumberWords *words; /* by number of the language */
  Folded folded;
} Languages;

/* One comparison: of a text with its translation. */
typedef struct Pair {
  const ProseField *field;
  const Version *a, *b;
  Telling of_a, of_b;
  const NumberWords *words_a, *words_b;
} Pair;

static Finding *report_pair(Check *check, const Pair *pair, Severity severity, const char *variant, Place place)
{
  Finding *finding = report_as(check, severity, variant, pair->field->element, place);
  say_field(check, finding, pair->field->element->type, pair->field->field->name);
  finding_text(check->findings, finding, "a", pair->a->language);
  finding_text(check->findings, finding, "b", pair->b->language);
  return finding;
}

/* ---- numbers and addresses ------------------------------------------------------------------------- */

/* A language whose numbers in letters are not known may have written a small one so. */
static bool may_be_in_letters(const Pair *pair, const Fact *fact)
{
  return (pair->words_a->values == NULL || pair->words_b->values == NULL) &&
         strlen(fact->key) <= SMALL_NUMBER && strspn(fact->key, "0123456789") > 0;
}

/* What stands in `facts` alone, for the message; the first of them in *first.  Both are sorted by key. */
static char *only_in(Check *check, const Pair *pair, const Facts *facts, const Facts *others, const char *text,
                     const Fact **first)
{
  Buffer only = {0};
  const char *last = "";
  size_t other = 0;

  *first = NULL;
  for (size_t i = 0; i < facts->count; i++) {
    const Fact *fact = &facts->at[i];
    while (other < others->count && strcmp(others->at[other].key, fact->key) < 0)
      other++;
    const bool is_in_both = other < others->count && strcmp(others->at[other].key, fact->key) == 0;
    if (fact->optional || is_in_both || strcmp(last, fact->key) == 0 || may_be_in_letters(pair, fact))
      continue;
    last = fact->key;
    buffer_text(&only, only.length > 0 ? ", " : "");
    if (fact->to > fact->from)
      buffer_add(&only, text + fact->from, fact->to - fact->from);
    else
      buffer_text(&only, fact->key);
    if (*first == NULL || fact->from < (*first)->from)
      *first = fact;
  }
  char *list = arena_string(check->findings->arena, only.length > 0 ? only.at : "–");
  buffer_free(&only);
  return list;
}

static Place place_of(const Check *check, const Version *version, const Fact *fact)
{
  return fact == NULL || fact->to == 0 ? version->place : place_in_version(check, version, fact->from, fact->to);
}

static bool check_facts(Check *check, const Pair *pair, const char *variant, const Facts *a, const Facts *b)
{
  const Fact *first_a, *first_b;

  if (a->count == 0 && b->count == 0)
    return false;
  const char *only_a = only_in(check, pair, a, b, pair->a->plain, &first_a);
  const char *only_b = only_in(check, pair, b, a, pair->b->plain, &first_b);
  if (first_a == NULL && first_b == NULL)
    return false;
  const Place of_a = place_of(check, pair->a, first_a), of_b = place_of(check, pair->b, first_b);
  Finding *finding = report_pair(check, pair, SEVERITY_ERROR, variant, first_b != NULL ? of_b : of_a);
  finding->related = first_b != NULL ? of_a : of_b;
  finding_text(check->findings, finding, "only-a", only_a);
  finding_text(check->findings, finding, "only-b", only_b);
  return true;
}

/* ---- a text and its translation -------------------------------------------------------------------- */

/* Eight bytes at a time: all but those that begin with the bits 10. */
static size_t letters(const char *text)
{
  static const uint64_t ones = UINT64_C(0x0101010101010101);
  size_t left = strlen(text), count = left;
  uint64_t eight;

  for (; left >= sizeof eight; text += sizeof eight, left -= sizeof eight) {
    memcpy(&eight, text, sizeof eight);
    count -= (size_t)((eight >> 7 & ~(eight >> 6) & ones) * ones >> 56);
  }
  for (; *text != '\0'; text++)
    count -= ((unsigned char)*text & 0xC0) == 0x80;
  return count;
}

static void check_length(Check *check, const Pair *pair)
{
  const size_t a = letters(pair->a->plain), b = letters(pair->b->plain);
  const size_t longer = a > b ? a : b, shorter = a > b ? b : a;

  if (longer < LONG_TEXT || longer <= shorter * LENGTH_RATIO)
    return;
  Finding *finding = report_pair(check, pair, SEVERITY_WARNING, "length", a > b ? pair->b->place : pair->a->place);
  finding->related = a > b ? pair->a->place : pair->b->place;
  finding_number(check->findings, finding, "only-a", (long)a);
  finding_number(check->findings, finding, "only-b", (long)b);
}

static bool has_link(const Inline *runs)
{
  for (; runs != NULL; runs = runs->next)
    if (runs->kind == INLINE_LINK || has_link(runs->children))
      return true;
  return false;
}

/* Most texts tell no number and no address: they need not be read again. */
static bool tells(const Check *check, uint8_t signs, const Version *version)
{
  return signs & (SIGN_DIGIT | SIGN_ADDRESS) || (signs & SIGN_SAID && version_says(check, "units", version)) ||
         has_link(version->content);
}

static void check_pair(Check *check, Pair *pair)
{
  Languages *languages = check->own;

  const uint8_t signs = pair->field->signs;

  if (!tells(check, signs, pair->a) && !tells(check, signs, pair->b) && strcmp(pair->a->plain, pair->b->plain) != 0) {
    check_length(check, pair);
    return;
  }
  tell(&pair->of_a, pair->words_a, &languages->folded, pair->a);
  tell(&pair->of_b, pair->words_b, &languages->folded, pair->b);
  if (pair->of_a.letters > SAME_LETTERS && strcmp(pair->a->plain, pair->b->plain) == 0) {
    report_pair(check, pair, SEVERITY_ERROR, "untranslated", pair->b->place)->related = pair->a->place;
  } else {
    const bool numbers = check_facts(check, pair, "numbers", &pair->of_a.numbers, &pair->of_b.numbers);
    const bool addresses = check_facts(check, pair, "addresses", &pair->of_a.addresses, &pair->of_b.addresses);
    if (!numbers && !addresses)
      check_length(check, pair);
  }
  telling_end(&pair->of_a);
  telling_end(&pair->of_b);
}

/* ---- all texts ------------------------------------------------------------------------------------- */

static const Version *next_in(const Version *version, const char *language)
{
  while (version != NULL && strcmp(version->language, language) != 0)
    version = version->next;
  return version;
}

static void report_items(Check *check, const Pair *pair, size_t of_a, size_t of_b)
{
  Finding *finding = report_pair(check, pair, SEVERITY_ERROR, "items", of_a > of_b ? pair->b->place : pair->a->place);
  finding_number(check->findings, finding, "only-a", (long)of_a);
  finding_number(check->findings, finding, "only-b", (long)of_b);
}

static size_t count_in(const Version *first, const char *language)
{
  size_t count = 0;
  for (const Version *at = next_in(first, language); at != NULL; at = next_in(at->next, language))
    count++;
  return count;
}

/* The first language against another; where one of them has nothing, PPC930 says so. */
static void check_language(Check *check, const ProseField *field, size_t other)
{
  const Languages *languages = check->own;
  const char *language_a = check->model->languages[0], *language_b = check->model->languages[other];
  const Version *first = field->prose->first, *a = next_in(first, language_a), *b = next_in(first, language_b);
  Pair pair = {.field = field, .a = a, .b = b};

  pair.words_a = &languages->words[0];
  pair.words_b = &languages->words[other];
  if (a == NULL || b == NULL)
    return;
  if (field->field->kind == FIELD_PROSE) { /* one of each language */
    check_pair(check, &pair);
    return;
  }
  const size_t of_a = count_in(first, language_a), of_b = count_in(first, language_b);
  if (of_a != of_b) {
    report_items(check, &pair, of_a, of_b);
    return;
  }
  for (; a != NULL && b != NULL; a = next_in(a->next, language_a), b = next_in(b->next, language_b)) {
    pair.a = a;
    pair.b = b;
    check_pair(check, &pair);
  }
}

static void check_field(Check *check, const ProseField *field)
{
  if (field->field->audience == FOR_INTERNAL || field->prose->mark.state != GIVEN)
    return;
  for (size_t other = 1; other < check->model->language_count; other++)
    check_language(check, field, other);
}

void languages_disagree(Check *check)
{
  const Model *model = check->model;
  Languages languages = {.words = ARENA_ARRAY(check->findings->arena, NumberWords, model->language_count + 1)};

  if (model->language_count < 2)
    return;
  for (size_t i = 0; i < model->language_count; i++)
    languages.words[i] = number_words(check, model->languages[i]);
  check->own = &languages;
  each_prose(check, check_field);
  check->own = NULL;
  fold_end(&languages.folded);
}
