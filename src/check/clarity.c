/*
 * What is said too vaguely, leaves a list open, or cites what is no longer in force: Art. 5(1)(a)-(b), 12(1).
 */
#include <string.h>

#include "check/check_int.h"

/* ---- PPC202 -------------------------------------------------------------------------------------- */

/* So many words behind a vague wording say what it means:
   "improve our services by measuring which pages …". */
enum { CONCRETE_WORDS = 5 };

static bool is_made_concrete(const Passage *vague)
{
  return text_has_words(vague->behind, CONCRETE_WORDS);
}

/* A label may be short where the description says what is done. */
static bool is_vague(Check *check, const Purpose *purpose, Passage *found)
{
  Passage other;

  if (prose_says(check, "vague-purposes", &purpose->label, found) && !is_made_concrete(found)) {
    const Version *description = prose_in(&purpose->description, found->language);
    return description == NULL || !text_has_words(description->plain, CONCRETE_WORDS) ||
           (prose_says(check, "vague-purposes", &purpose->description, &other) && !is_made_concrete(&other));
  }
  return prose_says(check, "vague-purposes", &purpose->description, found) && !is_made_concrete(found);
}

void purpose_vague(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(Purpose, purpose, processing->purposes)
  {
    Passage found;
    if (is_gap(&purpose->element) || !is_vague(check, purpose, &found))
      continue;
    Finding *finding = report(check, NULL, &purpose->element, found.place);
    say_id(check, finding, "u", &purpose->element);
    finding_text(check->findings, finding, "words", found.words);
  }
}

/* ---- PPC303: CNIL, SAN-2020-008 and SAN-2020-009 --------------------------------------------------- */

/* Which list a text is part of; NULL: of none, it may give examples. */
static const char *list_of(const Said *said)
{
  static const struct {
    const char *type, *field, *list;
  } lists[] = {
    {"category", "label", "data"},   {"category", "item", "data"},         {"purpose", "label", "purposes"},
    {"subject", "label", "people"},  {"recipient", "label", "recipients"}, {"party", "label", "recipients"},
    {"client", "categories", "data"},
  };

  for (size_t i = 0; i < COUNT_OF(lists); i++)
    if (strcmp(said->element->type->name, lists[i].type) == 0 && strcmp(said->field->name, lists[i].field) == 0)
      return lists[i].list;
  return NULL;
}

static void report_open_list(Check *check, const Said *said)
{
  const char *list = list_of(said);
  if (list == NULL || is_for_client(said->element) || !is_first_said(check, said))
    return;
  const Passage found = passage_of(check, said);
  finding_text(check->findings, report(check, list, said->element, found.place), "word", found.words);
}

void open_ended_list(Check *check)
{
  each_said(check, "open-lists", report_open_list);
}

/* ---- PPC935 -------------------------------------------------------------------------------------- */

/* A void decision as the ground of a transfer is PPC503. */
static bool is_instrument(const Said *said)
{
  return strcmp(said->element->type->name, "transfer") == 0 && strcmp(said->field->name, "reference") == 0;
}

static void report_obsolete(Check *check, const Said *said)
{
  if (said->field->audience == FOR_INTERNAL || is_instrument(said) || !is_first_said(check, said))
    return;
  const Passage found = passage_of(check, said);
  finding_text(check->findings, report(check, said_list(said), said->element, found.place), "text", found.words);
}

void obsolete_reference(Check *check)
{
  static const char *const lists[] = {
    "obsolete-articles",       "obsolete-directive",  "obsolete-formalities", "obsolete-platform",
    "obsolete-telephone-list", "obsolete-invoicing",  "obsolete-instruments", "insecure-links",
  };

  for (size_t i = 0; i < COUNT_OF(lists); i++)
    each_said(check, lists[i], report_obsolete);
}
