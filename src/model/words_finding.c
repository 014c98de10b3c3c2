/*
 * Findings in a language: the rule's text, filled with what the finding carries.
 */
#include <string.h>

#include "model/words_int.h"

static const char *prose_text(const Prose *prose, const char *language)
{
  const Version *version = prose_in(prose, language);
  if (version == NULL) /* better in another language than not at all */
    version = prose->first;
  return version == NULL ? "" : version->plain;
}

/* A key with a slash names what is kept in a list of its own: "country/FR", "field/party/country",
   "term/basis/contract". */
static const char *phrase_text(const Words *words, const char *key)
{
  const char *phrase =
    strchr(key, '/') != NULL ? words_find(words, (const char *const[]){key}, 1) : words_phrase(words, key);
  return phrase == NULL ? key : phrase;
}

/* A table would be indexed by kinds that differ in type; the switch is checked by -Wswitch-enum. */
static const char *argument_text(const Words *words, Arena *arena, const Argument *argument)
{
  switch (argument->kind) {
  case ARGUMENT_TEXT:
    return argument->as.text == NULL ? "" : argument->as.text;
  case ARGUMENT_PHRASE:
    return phrase_text(words, argument->as.text);
  case ARGUMENT_PROSE:
    return prose_text(argument->as.prose, words->language);
  case ARGUMENT_DURATION:
    return words_duration(words, arena, argument->as.duration);
  case ARGUMENT_DATE:
    return words_date(words, arena, argument->as.date);
  case ARGUMENT_NUMBER:
    return arena_format(arena, "%ld", argument->as.number);
  }
  return "";
}

/* Arguments of one name are a list: "a, b and c". */
static const char *list_text(const Words *words, Arena *arena, const Argument *first, size_t limit)
{
  const char **items = ARENA_ARRAY(arena, const char *, limit);
  size_t count = 0;

  for (const Argument *argument = first; argument != NULL; argument = argument->next) {
    if (text_same(argument->name, first->name))
      items[count++] = argument_text(words, arena, argument);
  }
  return count == 1 ? items[0] : words_join(words, arena, items, count);
}

static char *fill(const Words *words, Arena *arena, const char *pattern, const Finding *finding)
{
  size_t count = 0;
  for (const Argument *argument = finding->arguments; argument != NULL; argument = argument->next)
    count++;

  const char **pairs = ARENA_ARRAY(arena, const char *, count * 2 + 1);
  size_t used = 0;
  for (const Argument *argument = finding->arguments; argument != NULL; argument = argument->next) {
    bool taken = false;
    for (size_t i = 0; i < used; i += 2)
      taken = taken || text_same(pairs[i], argument->name);
    if (taken)
      continue;
    pairs[used++] = argument->name;
    pairs[used++] = list_text(words, arena, argument, count);
  }
  return words_fill(arena, pattern, pairs);
}

static bool has_argument(const Finding *finding, const char *name)
{
  const Argument *argument = finding->arguments;
  while (argument != NULL && !text_same(argument->name, name))
    argument = argument->next;
  return argument != NULL;
}

/* The part in the finding's variant - the one with a suggestion, where it has one - else in general. */
static char *part_of(const Words *words, Arena *arena, const Finding *finding, const char *part)
{
  const char *pattern = NULL;

  if (finding->variant != NULL && has_argument(finding, "suggestion"))
    pattern = words_rule(words, finding->code, arena_format(arena, "%s.%s-suggest", part, finding->variant));
  if (pattern == NULL && finding->variant != NULL)
    pattern = words_rule(words, finding->code, arena_format(arena, "%s.%s", part, finding->variant));
  if (pattern == NULL)
    pattern = words_rule(words, finding->code, part);
  return pattern == NULL ? NULL : fill(words, arena, pattern, finding);
}

char *finding_message(const Words *words, Arena *arena, const Finding *finding)
{
  char *message = part_of(words, arena, finding, "message");
  return message == NULL ? arena_string(arena, finding->code) : message;
}

char *finding_law(const Words *words, Arena *arena, const Finding *finding)
{
  return part_of(words, arena, finding, "law");
}

/* Advice that needs what the finding does not know is none. */
char *finding_help(const Words *words, Arena *arena, const Finding *finding)
{
  char *help = part_of(words, arena, finding, "help");
  return help != NULL && strstr(help, "{expected}") != NULL ? NULL : help;
}

const char *finding_because(const Words *words, const Finding *finding)
{
  const Allowance *allowance = finding->allowance;

  if (allowance == NULL)
    return NULL;
  return allowance->because != NULL ? prose_text(allowance->because, words->language) : allowance->text;
}
