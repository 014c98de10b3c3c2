/*
 * Text rules: wordings that the law, or its authorities, hold to say too little.  The lists are data of the
 * law (schema/law/text.xml): a row's code is the list's name, an attribute named after a language holds its
 * wordings, with '|' between them.
 */
#include <ctype.h>
#include <string.h>

#include "check/check_int.h"

struct WordList {
  const char **at; /* folded */
  size_t count;
};

static WordList *list_make(Check *check, const char *list, const char *language)
{
  Arena *arena = check->findings->arena;
  WordList *words = ARENA_NEW(arena, WordList);
  const LawRow *row = law_row(check->model->law, "text", list, check->model->as_of);
  const char *all = row == NULL ? NULL : law_attribute(row, language);
  size_t bars = 0;

  if (all == NULL)
    return words;
  for (const char *at = all; *at != '\0'; at++)
    bars += *at == '|';
  words->at = ARENA_ARRAY(arena, const char *, bars + 1);
  for (const char *at = all;; at++) {
    const size_t length = strcspn(at, "|");
    if (length > 0)
      words->at[words->count++] = text_fold(arena, arena_copy(arena, at, length));
    at += length;
    if (*at == '\0')
      return words;
  }
}

static const WordList *list_find(Check *check, const char *list, const char *language)
{
  char *key = arena_format(check->findings->arena, "%s/%s", list, language);
  WordList *words = map_find(check->word_lists, key);

  if (words == NULL) {
    words = list_make(check, list, language);
    map_put(check->word_lists, key, words);
  }
  return words;
}

static bool is_letter(char byte)
{
  return (byte & 0x80) || isalnum((unsigned char)byte);
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
  const char *folded = words->count > 0 ? text_fold(check->findings->arena, text) : "";

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
