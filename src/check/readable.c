/*
 * PPC938: how hard each part of the description is to read, in each language, by the index of that language.
 * Art. 12(1): concise, transparent, intelligible, clear and plain language.  An index is a hint, so this is a
 * note.
 */
#include <string.h>

#include "check/check_int.h"

/* Below so many words an index says nothing; a text of fewer is a label.  Flesch took samples of a hundred
   words; the parts of most descriptions are shorter. */
enum { SAMPLE_WORDS = 50, TEXT_WORDS = 8 };

/* A part is what stands in the description itself: a processing, a situation, a section … */
typedef struct Part {
  Check *check;
  const Element *element;
  Reading *readings;              /* by language, as in Model.languages */
  const Readability *readability; /* of the text that is read */
  Reading *reading;
} Part;

/* NULL: the language has no words, or no measure. */
static const Readability *readability_of(const Model *model, size_t language)
{
  const Words *words = model_words(model, model->languages[language]);
  return words == NULL ? NULL : words_readability(words);
}

static const Element *part_of(const Element *element)
{
  while (element->parent != NULL && element->parent->parent != NULL)
    element = element->parent;
  return element;
}

static void end_part(Part *part)
{
  const Model *model = part->check->model;

  for (size_t i = 0; i < model->language_count; i++) {
    const Readability *readability = readability_of(model, i);
    const Reading reading = part->readings[i];
    part->readings[i] = (Reading){0};
    if (reading.words < SAMPLE_WORDS || reading_index(&reading, readability) >= readability->bar)
      continue;
    Check *check = part->check;
    Finding *finding = report(check, reading.too_long > 0 ? "long" : NULL, part->element, part->element->place);
    finding_phrase(check->findings, finding, "language",
                   arena_format(check->findings->arena, "term/language/%s", model->languages[i]));
    finding_text(check->findings, finding, "index", readability->name);
    finding_number(check->findings, finding, "is", reading_index(&reading, readability));
    finding_number(check->findings, finding, "bar", readability->bar);
    finding_number(check->findings, finding, "words", (long)(reading.words / reading.sentences));
    finding_number(check->findings, finding, "n", (long)reading.too_long);
  }
}

static void read_sentence(void *own, const char *from, const char *to, size_t words)
{
  Part *part = own;
  reading_add(part->reading, part->readability, from, to, words);
}

static bool is_label(const Version *version)
{
  size_t blanks = 0;
  for (const char *at = version->plain; *at != '\0'; at++)
    blanks += *at == ' ';
  return blanks + 1 < TEXT_WORDS;
}

static void read_version(Part *part, const Version *version)
{
  const Model *model = part->check->model;

  for (size_t i = 0; i < model->language_count; i++) {
    part->readability = readability_of(model, i);
    if (part->readability == NULL || strcmp(model->languages[i], version->language) != 0 || is_label(version))
      continue;
    part->reading = &part->readings[i];
    version_sentences(version, read_sentence, part);
  }
}

static void read_prose(Check *check, const ProseField *field)
{
  Part *part = check->own;

  if (!field->is_public || field->prose->mark.state != GIVEN || is_for_client(field->element))
    return;
  if (part_of(field->element) != part->element) {
    end_part(part);
    part->element = part_of(field->element);
  }
  for (const Version *version = field->prose->first; version != NULL; version = version->next)
    read_version(part, version);
}

void hard_to_read(Check *check)
{
  Part part = {.check = check,
               .readings = ARENA_ARRAY(check->findings->arena, Reading, check->model->language_count)};

  check->own = &part;
  each_prose(check, read_prose);
  end_part(&part);
  check->own = NULL;
}
