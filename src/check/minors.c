/*
 * Children who consent to an online service: Art. 8, 12(1); loi n° 78-17, art. 45.
 */
#include <stdlib.h>
#include <string.h>

#include "check/check_int.h"

/* Art. 8(1) speaks of consent, and of "information society services offered directly to a child". */
static bool is_consented_service(const Purpose *purpose)
{
  return purpose->online_service.mark.state == GIVEN && purpose->online_service.value &&
         basis_is(purpose, "consent");
}

/* What is not settled yet may turn out to be one. */
static bool may_be_consented_service(const Purpose *purpose)
{
  return !bases_settled(purpose) || purpose->online_service.mark.state == GAP || is_consented_service(purpose);
}

static long lawful_age(const LawRow *row)
{
  return law_number(row, "age");
}

static void say_age(Check *check, Finding *finding, const LawRow *row)
{
  say_country(check, finding, law_country(check->model));
  finding_number(check->findings, finding, "n", lawful_age(row));
}

/* ---- PPC213 -------------------------------------------------------------------------------------- */

/* Art. 8(1): the Member States may set an age from 13 to 16. */
enum { YOUNGEST = 13, OLDEST = 16 };

/* "16 years", spelled as the language spells it. */
static bool names_age(Check *check, const Version *version, unsigned age)
{
  const Model *model = check->model;
  Arena *arena = check->findings->arena;

  for (size_t i = 0; i < model->language_count; i++) {
    if (model->words[i] == NULL || !text_same(model->languages[i], version->language))
      continue;
    const char *spelled = text_fold(arena, words_duration(model->words[i], arena, (Duration){.years = age}));
    const char *text = text_fold(arena, version->plain);
    for (const char *at = text; (at = strstr(at, spelled)) != NULL; at++)
      if ((at == text || !is_letter(at[-1])) && !is_letter(at[strlen(spelled)]))
        return true;
  }
  return false;
}

static void check_told_age(Check *check, const Minors *minors, const Prose *prose, const LawRow *row)
{
  for (const Version *version = prose->first; version != NULL; version = version->next)
    for (unsigned age = YOUNGEST; age <= OLDEST; age++) {
      if ((long)age == lawful_age(row) || !names_age(check, version, age))
        continue;
      Finding *finding = report(check, NULL, &minors->element, version->place);
      finding_number(check->findings, finding, "age", (long)age);
      say_age(check, finding, row);
    }
}

static void check_age(Check *check, const Purpose *purpose, const Minors *minors)
{
  const LawRow *row = child_consent(check->model);

  if (!may_be_consented_service(purpose)) {
    Finding *finding = report(check, "scope", &minors->element, minors->element.place);
    say_id(check, finding, "u", &purpose->element);
    return;
  }
  if (row == NULL)
    return;
  check_told_age(check, minors, &minors->verification, row);
  check_told_age(check, minors, &minors->for_children, row);
  if (minors->age.mark.state != GIVEN || minors->age.value == lawful_age(row))
    return;
  Finding *finding = report(check, NULL, &minors->element, minors->age.mark.place);
  finding_number(check->findings, finding, "age", minors->age.value);
  say_age(check, finding, row);
}

/* "If you are under 16, ask your parents for their consent", wherever readers meet it; an age in a sentence
   on something else (a class, a price, a game) is none of the law's. */
static void check_published_age(Check *check, const Said *said)
{
  const LawRow *row = child_consent(check->model);

  if (row == NULL || said->version == NULL || !is_printed(said->element, said->field) ||
      is_for_client(said->element) || text_same(said->element->type->name, "minors") ||
      !is_said_beside(check, said, "parental-words") || !is_said_beside(check, said, "consent-words"))
    return;
  const Passage passage = passage_of(check, said);
  const long age = strtol(passage.words + strcspn(passage.words, "0123456789"), NULL, 10);
  if (age == lawful_age(row))
    return;
  Finding *finding = report(check, NULL, said->element, passage.place);
  finding_number(check->findings, finding, "age", age);
  say_age(check, finding, row);
}

static void check_ages(Check *check, const Processing *processing)
{
  EACH(Purpose, purpose, processing->purposes)
  EACH(Minors, minors, purpose->minors)
  if (!is_gap(&minors->element))
    check_age(check, purpose, minors);
}

void minor_consent_age(Check *check)
{
  EACH(Processing, processing, check->model->record->processings)
  if (!is_gap(&processing->element) && is_ours(processing))
    check_ages(check, processing);
  each_said(check, "child-ages", check_published_age);
}

/* ---- PPC214 -------------------------------------------------------------------------------------- */

static bool addresses_minors(const Check *check, const Processing *processing, const Purpose *purpose)
{
  const Organisation *organisation = organisation_of(check);

  if (purpose->minors.count > 0 || (organisation != NULL && organisation->targets_minors.value))
    return true;
  for (size_t i = 0; i < processing->subject_count; i++)
    if (subject_is(check->model, processing->subject_list[i], "minor"))
      return true;
  return false;
}

static void report_unsafe(Check *check, Severity severity, const char *variant, const Purpose *purpose,
                          const Element *element, Place place)
{
  const LawRow *row = child_consent(check->model);
  Finding *finding = report_as(check, severity, variant, element, place);

  say_id(check, finding, "u", &purpose->element);
  if (row != NULL)
    say_age(check, finding, row);
}

/* Art. 8(1): given or authorised by the parents; in France, by the child and the parents together. */
static const char *parental_fault(const Check *check, const Code *parental)
{
  const LawRow *row = child_consent(check->model);

  if (is_absent(parental->mark) || code_is(parental, "none"))
    return "parental";
  if (code_is(parental, "authorised") && law_says(row, "joint", "yes"))
    return "joint";
  return NULL;
}

static void check_safeguards(Check *check, const Purpose *purpose, const Minors *minors)
{
  const Element *element = &minors->element;
  const char *fault = parental_fault(check, &minors->parental);

  if (fault != NULL)
    report_unsafe(check, SEVERITY_ERROR, fault, purpose, element,
                  is_absent(minors->parental.mark) ? element->place : minors->parental.mark.place);
  if (is_absent(minors->verification.mark)) /* Art. 8(2) */
    report_unsafe(check, SEVERITY_ERROR, "verification", purpose, element, element->place);
  if (is_absent(minors->for_children.mark)) /* Art. 12(1) */
    report_unsafe(check, SEVERITY_WARNING, "text", purpose, element, element->place);
}

void minor_safeguards_missing(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(Purpose, purpose, processing->purposes)
  {
    const Minors *minors = (const Minors *)purpose->minors.first;
    if (is_gap(&purpose->element) || !is_consented_service(purpose) ||
        !addresses_minors(check, processing, purpose))
      continue;
    if (minors == NULL)
      report_unsafe(check, SEVERITY_ERROR, NULL, purpose, &purpose->element, purpose->element.place);
    else if (!is_gap(&minors->element))
      check_safeguards(check, purpose, minors);
  }
}
