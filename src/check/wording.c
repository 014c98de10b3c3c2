/*
 * Text rules: wordings that the law, or its authorities, hold to say too little.  The lists are data of the
 * law (schema/law/text.xml): a row's code is the list's name, an attribute named after a language holds its
 * wordings, with '|' between them.
 */
#include <string.h>

#include "check/check_int.h"

struct WordList {
  const char *name, *language;
  const char **at; /* folded */
  size_t count;
  WordList *next;
};

static WordList *list_make(Check *check, const char *name, const char *language)
{
  Arena *arena = check->findings->arena;
  WordList *list = ARENA_NEW(arena, WordList);
  const LawRow *row = law_row(check->model->law, "text", name, check->model->as_of);
  const char *all = row == NULL ? NULL : law_attribute(row, language);
  size_t bars = 0;

  *list = (WordList){.name = name, .language = language, .next = check->word_lists};
  check->word_lists = list;
  for (const char *at = all; at != NULL && *at != '\0'; at++)
    bars += *at == '|';
  list->at = ARENA_ARRAY(arena, const char *, bars + 1);
  for (const char *at = all; at != NULL && *at != '\0'; at += *at == '|') {
    const size_t length = strcspn(at, "|");
    list->at[list->count++] = text_fold(arena, arena_copy(arena, at, length));
    at += length;
  }
  return list;
}

/* A handful of lists, and few languages: names are literals, so that most comparisons are of pointers. */
static const WordList *list_find(Check *check, const char *name, const char *language)
{
  for (const WordList *list = check->word_lists; list != NULL; list = list->next)
    if (text_same(list->name, name) && text_same(list->language, language))
      return list;
  return list_make(check, name, language);
}

/* The texts of a large record come to megabytes: what was folded is not kept. */
static const char *fold(Check *check, const char *text)
{
  enum { SCRATCH_LIMIT = 1 << 20 };

  if (check->scratch != NULL && arena_bytes(check->scratch) > SCRATCH_LIMIT)
    wording_end(check);
  if (check->scratch == NULL)
    check->scratch = arena_new();
  return text_fold(check->scratch, text);
}

void wording_end(Check *check)
{
  if (check->scratch != NULL)
    arena_free(check->scratch);
  check->scratch = NULL;
}

/* Both folded.  "a vie" does not stand in "la vie": a wording begins and ends with a word. */
static bool stands_in(const char *text, const char *wording)
{
  const size_t length = strlen(wording);

  for (const char *at = text; (at = strstr(at, wording)) != NULL; at++) {
    const bool begins = at == text || !is_letter(at[-1]) || !is_letter(wording[0]);
    if (begins && (!is_letter(at[length]) || !is_letter(wording[length - 1])))
      return true;
  }
  return false;
}

bool wording_matches(Check *check, const char *list, const char *language, const char *text)
{
  const WordList *words = list_find(check, list, language);
  const char *folded = words->count > 0 ? fold(check, text) : "";

  for (size_t i = 0; i < words->count; i++)
    if (stands_in(folded, words->at[i]))
      return true;
  return false;
}

const Version *prose_matches(Check *check, const char *list, const Prose *prose)
{
  for (const Version *version = prose->first; version != NULL; version = version->next)
    if (wording_matches(check, list, version->language, version->plain))
      return version;
  return NULL;
}

bool text_matches(Check *check, const char *list, const char *text)
{
  for (size_t i = 0; i < check->model->language_count; i++)
    if (wording_matches(check, list, check->model->languages[i], text))
      return true;
  return false;
}
