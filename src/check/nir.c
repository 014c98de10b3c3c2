/*
 * PPC307: the number of a person in the national register (NIR): Art. 87; loi n° 78-17, art. 30; décret n° 2019-341.
 * Who may use it for what is listed; a real one in a description is itself a leak.
 */
#include <string.h>

#include "check/check_int.h"

/* ---- used without a law, or unmarked -------------------------------------------------------------- */

static void check_law(Check *check, const Processing *processing, const DataUse *use)
{
  for (size_t i = 0; i < use->ref.count; i++) {
    const Category *category = (const Category *)use->ref.at[i].target;
    if (category == NULL || !is_yes(&category->nir))
      continue;
    Finding *finding = report(check, processing->purposes.count > 0 ? NULL : "purpose", &use->element,
                              use->ref.at[i].place);
    finding->related = category->nir.mark.place;
    EACH(Purpose, purpose, processing->purposes)
    if (scope_covers(&use->scope, purpose, NULL, NULL, NULL))
      say_id(check, finding, "u", &purpose->element);
    say_id(check, finding, "P", &processing->element);
    return;
  }
}

static void check_uses(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(DataUse, use, processing->data)
  if (!is_gap(&use->element) && is_absent(use->law.mark))
    check_law(check, processing, use);
}

static void check_unmarked(Check *check, const Category *category)
{
  Passage found;

  if (!is_absent(category->nir.mark) || category->uses.first == NULL ||
      (!prose_says(check, "nir-words", &category->label, &found) &&
       !prose_says(check, "nir-words", (const Prose *)&category->items, &found)))
    return;
  Finding *finding = report(check, "unmarked", &category->element, found.place);
  say_id(check, finding, "d", &category->element);
  finding_text(check->findings, finding, "word", found.words);
}

/* ---- a number itself ------------------------------------------------------------------------------ */

enum { NIR_DIGITS = 13, KEY_DIGITS = 2, KEY_MODULUS = 97, CORSICA_SOUTH = 19, CORSICA_NORTH = 18 };

static bool is_digit(char byte)
{
  return byte >= '0' && byte <= '9';
}

/* Of the digits as they are written, with spaces or not: 1 84 12 76 451 089 46; 2A and 2B count as 19 and 18.  Only
   one whose key is right is taken for a number: invoices and telephones have as many digits. */
static bool is_number(const char *text)
{
  int digits[NIR_DIGITS + KEY_DIGITS];
  size_t count = 0;
  const char *at = text;

  for (; count < COUNT_OF(digits); at++) {
    if (is_digit(*at)) {
      digits[count++] = *at - '0';
    } else if ((*at == 'A' || *at == 'B') && count == 6 && digits[5] == 2) {
      const int department = *at == 'A' ? CORSICA_SOUTH : CORSICA_NORTH;
      digits[5] = department / 10;
      digits[count++] = department % 10;
    } else if (*at != ' ') {
      return false;
    }
  }
  if (is_letter(*at) || digits[0] < 1 || digits[0] > 2)
    return false;
  long long number = 0;
  for (size_t i = 0; i < NIR_DIGITS; i++)
    number = number * 10 + digits[i];
  const int key = digits[NIR_DIGITS] * 10 + digits[NIR_DIGITS + 1];
  return key == KEY_MODULUS - (int)(number % KEY_MODULUS);
}

static bool holds_number(const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (is_digit(*at) && (at == text || !is_letter(at[-1])) && is_number(at))
      return true;
  return false;
}

static void report_number(Check *check, const Element *element, const Field *field, Place place)
{
  say_field(check, report(check, "number", element, place), element->type, field->name);
}

static void check_number(Check *check, const Element *element, const Field *field)
{
  const Mark *mark = field_mark(element, field);

  if (mark->state != GIVEN)
    return;
  if (field->kind == FIELD_TEXT || field->kind == FIELD_LINES) {
    if (holds_number(((const Text *)(const void *)mark)->value))
      report_number(check, element, field, mark->place);
  } else if (field->kind == FIELD_PROSE || field->kind == FIELD_ITEMS) {
    const Prose *prose = (const Prose *)(const void *)mark; /* Items have the same shape */
    for (const Version *version = prose->first; version != NULL; version = version->next)
      if (holds_number(version->plain))
        report_number(check, element, field, version->place);
  }
}

/* The number is French, and so are its rules; that one stands in a description is a leak anywhere. */
void nir_without_law(Check *check)
{
  static const Walk numbers = {.field = check_number};

  if (text_same(law_country(check->model), "FR")) {
    EACH(Processing, processing, check->model->record->processings)
    check_uses(check, processing);
    EACH(Category, category, check->model->record->categories)
    if (!is_gap(&category->element))
      check_unmarked(check, category);
  }
  walk(check, &check->model->record->element, &numbers);
}
