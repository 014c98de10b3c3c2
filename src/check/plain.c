/*
 * PPC932: whether people can understand what they are told.  Art. 12(1): clear and plain language; WP260
 * rev.01, paras 12-13: no "may", "might", "some", "often"; short sentences.
 */
#include <ctype.h>
#include <string.h>

#include "check/check_int.h"

enum { SHORT_TEXT = 2 * SENTENCE_WORDS }; /* too short for so many words */

/* ---- what may be, or not --------------------------------------------------------------------------- */

/* Advice speaks of what readers do, not of what is done with their data. */
static bool is_advice(const Field *field)
{
  return strcmp(field->name, "advice") == 0 || strcmp(field->name, "never") == 0;
}

/* "22 May 2026", "May 2026" */
static bool is_month(const Said *said)
{
  const char *before = said->text + said->from, *behind = said->text + said->to;

  if (behind - before != 3 || before[0] != 'M')
    return false;
  behind += strspn(behind, " \xC2\xA0");
  while (before > said->text && strchr(" \xC2\xA0", before[-1]) != NULL)
    before--;
  return isdigit((unsigned char)*behind) || (before > said->text && isdigit((unsigned char)before[-1]));
}

static void report_hedge(Check *check, const Said *said)
{
  if (is_advice(said->field) || !is_printed(said->element, said->field) || is_for_client(said->element) ||
      is_month(said) || !is_first_said(check, said))
    return;
  const Passage found = passage_of(check, said);
  finding_text(check->findings, report(check, "hedge", said->element, found.place), "word", found.words);
}

/* ---- sentences ------------------------------------------------------------------------------------- */

typedef struct Longest {
  const char *from, *to;
  size_t words;
} Longest;

static void keep_longest(void *own, const char *from, const char *to, size_t words)
{
  Longest *longest = own;

  if (words > longest->words)
    *longest = (Longest){from, to, words};
}

/* Only blanks and ends of sentences part words. */
static bool may_be_long(const char *text)
{
  size_t blanks = 0;

  if (strlen(text) <= SHORT_TEXT)
    return false;
  for (; *text != '\0'; text++)
    blanks += *text == ' ';
  return blanks >= SENTENCE_WORDS;
}

static void check_sentences(Check *check, const ProseField *field)
{
  if (!field->is_public || field->prose->mark.state != GIVEN)
    return;
  for (const Version *version = field->prose->first; version != NULL; version = version->next) {
    if (!may_be_long(version->plain))
      continue;
    Longest longest = {0};
    version_sentences(version, keep_longest, &longest);
    if (longest.words <= SENTENCE_WORDS || is_for_client(field->element))
      continue;
    const Place place = place_in_version(check, version, (size_t)(longest.from - version->plain),
                                         (size_t)(longest.to - version->plain));
    finding_number(check->findings, report(check, "sentence", field->element, place), "n", (long)longest.words);
  }
}

/* ---- headings -------------------------------------------------------------------------------------- */

/* `headings`, with `key`: of those that stand in one document. */
static void check_heading(Check *check, Map *headings, const char *key, const Element *element,
                          const Version *title)
{
  const Version *other = map_find(headings, key);

  if (other == NULL) {
    map_put(headings, key, (void *)(uintptr_t)title);
    return;
  }
  Finding *finding = report(check, "twice", element, title->place);
  finding_text(check->findings, finding, "h", title->plain);
  finding->related = other->place;
}

static void check_section(Check *check, Map *headings, const Section *section)
{
  Arena *arena = check->findings->arena;
  Buffer about = {0};

  if (section->text.mark.state == ABSENT && section->title.mark.state == GIVEN) {
    Finding *finding = report(check, "empty", &section->element, section->element.place);
    finding_prose(check->findings, finding, "h", &section->title);
  }
  for (size_t i = 0; i < section->about.count; i++)
    buffer_format(&about, " %s", section->about.at[i].name);
  for (const Version *title = section->title.first; title != NULL; title = title->next)
    check_heading(check, headings,
                  arena_format(arena, "%s/%s/%s", about.length > 0 ? about.at : "", title->language,
                               text_fold(arena, title->plain)),
                  &section->element, title);
  buffer_free(&about);
}

static void check_titles(Check *check, const char *language)
{
  Map *headings = map_new(check->findings->arena);

  EACH(Processing, processing, check->model->record->processings)
  {
    const Version *title = prose_in(&processing->title, language);
    if (title != NULL)
      check_heading(check, headings, text_fold(check->findings->arena, title->plain), &processing->element, title);
  }
}

static void check_headings(Check *check)
{
  const Model *model = check->model;
  Map *headings = map_new(check->findings->arena);

  for (size_t i = 0; i < model->language_count; i++)
    check_titles(check, model->languages[i]);
  EACH(Section, section, model->record->sections)
  if (!is_gap(&section->element))
    check_section(check, headings, section);
}

void plain_language(Check *check)
{
  each_said(check, "hedges", report_hedge);
  each_prose(check, check_sentences);
  check_headings(check);
}
