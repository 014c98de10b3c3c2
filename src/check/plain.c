/*
 * PPC932: whether people can understand what they are told.  Art. 12(1): clear and plain language; WP260 rev.01,
 * paras 12-13: no "may", "might", "some", "often"; short sentences.
 */
#include <ctype.h>
#include <string.h>

#include "check/check_int.h"

enum { SENTENCE_WORDS = 40, SHORT_TEXT = 2 * SENTENCE_WORDS }; /* too short for so many words */

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

/* One text that is read run by run: blocks and line ends end a sentence, too. */
typedef struct Sentences {
  const char *at;             /* how far the plain text is read */
  const char *begin, *end;    /* of the sentence so far; NULL: nothing yet */
  size_t words;
  bool in_word;
  const char *longest, *longest_end;
  size_t longest_words;
} Sentences;

static void end_sentence(Sentences *sentences)
{
  if (sentences->words > sentences->longest_words) {
    sentences->longest_words = sentences->words;
    sentences->longest = sentences->begin;
    sentences->longest_end = sentences->end;
  }
  sentences->begin = NULL;
  sentences->words = 0;
  sentences->in_word = false;
}

/* A dash and a colon between blanks are no words; accented letters begin with C3 and what follows it. */
static bool makes_word(unsigned char byte)
{
  return isalnum(byte) || (byte >= 0xC3 && byte < 0xE0);
}

static void read_sentences(Sentences *sentences, const char *from, const char *to)
{
  for (const char *at = from; at < to; at++) {
    const unsigned char byte = (unsigned char)*at;
    const bool is_last = at + 1 == to || at[1] == ' ' || (unsigned char)at[1] == 0xC2;
    if (byte == ' ') {
      sentences->in_word = false;
      continue;
    }
    if (sentences->begin == NULL)
      sentences->begin = at;
    sentences->end = at + 1;
    if (!sentences->in_word && makes_word(byte)) {
      sentences->in_word = true;
      sentences->words++;
    }
    if ((byte == '.' || byte == '!' || byte == '?' || byte == ';') && is_last)
      end_sentence(sentences);
  }
}

static void read_runs(Sentences *sentences, const Inline *runs)
{
  for (; runs != NULL; runs = runs->next) {
    const bool is_block = runs->kind >= INLINE_BREAK;
    if (is_block)
      end_sentence(sentences);
    if (runs->kind == INLINE_TEXT) {
      const char *found = strstr(sentences->at, runs->text);
      if (found != NULL) {
        sentences->at = found + strlen(runs->text);
        read_sentences(sentences, found, sentences->at);
      }
    }
    read_runs(sentences, runs->children);
    if (is_block)
      end_sentence(sentences);
  }
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
    Sentences sentences = {.at = version->plain};
    read_runs(&sentences, version->content);
    end_sentence(&sentences);
    if (sentences.longest_words <= SENTENCE_WORDS || is_for_client(field->element))
      continue;
    const Place place =
      place_in_version(check, version, (size_t)(sentences.longest - version->plain),
                       (size_t)(sentences.longest_end - version->plain));
    finding_number(check->findings, report(check, "sentence", field->element, place), "n",
                   (long)sentences.longest_words);
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
