/*
 * languages: which a description is written in, and which of them a run writes.
 */
#include <string.h>

#include "model/model_int.h"

static bool is_listed(const char *const *languages, size_t count, const char *language)
{
  for (size_t i = 0; i < count; i++)
    if (strcmp(languages[i], language) == 0)
      return true;
  return false;
}

static void wrong_languages(Model *model, Finding *finding)
{
  finding_text(model->findings, finding, "value", model->record->languages.value);
  finding_text(model->findings, finding, "name", "languages");
}

/* languages="fr en": each once; the schema asks for the form and cannot ask for that.  What is no language is
   left out, and where none is left the description goes on in English: there is always one to write in. */
void languages_read(Reader *reader, Place root)
{
  Model *model = reader->model;
  const Text *text = &model->record->languages;
  if (text->mark.state != GIVEN) {
    Finding *fault = reader_fault(reader, "PPC027", NULL, root);
    finding_text(reader->findings, fault, "attribute", "languages");
    finding_text(reader->findings, fault, "element", "register");
  }
  const char *rest = text->mark.state == GIVEN ? text->value : "en";
  model->languages = ARENA_ARRAY(reader->arena, const char *, text_words(rest) + 2);
  bool faulty = *rest == '\0', twice = false;
  while (*rest) {
    size_t length = strcspn(rest, " ");
    const char *language = arena_copy(reader->arena, rest, length);
    if (!is_language(language))
      faulty = true;
    else if (is_listed(model->languages, model->language_count, language))
      twice = true;
    else
      model->languages[model->language_count++] = language;
    rest += length + (rest[length] == ' ');
  }
  if (model->language_count == 0)
    model->languages[model->language_count++] = "en";
  model->written = model->languages;
  if (faulty)
    wrong_languages(model, reader_fault(reader, "PPC013", "language", text->mark.place));
  else if (twice)
    wrong_languages(model,
                    finding_add(reader->findings, "PPC013", "language", SEVERITY_ERROR, text->mark.place));
}

/* `asked`: "fr,en", or NULL for all. */
const char *model_write_languages(Model *model, const char *asked)
{
  if (!asked)
    return NULL;
  size_t count = 0;
  const char **written = ARENA_ARRAY(model->arena, const char *, strlen(asked) + 1);
  while (*asked) {
    size_t length = strcspn(asked, ",");
    const char *language = arena_copy(model->arena, asked, length);
    if (!is_listed(model->languages, model->language_count, language))
      return language;
    if (!is_listed(written, count, language))
      written[count++] = language;
    asked += length + (asked[length] == ',');
  }
  if (count)
    model->written = written;
  return NULL;
}
