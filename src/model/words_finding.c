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

typedef struct Quotes {
  const char *open, *close;
} Quotes;

/* A name that nothing bears is what its author wrote. */
static const char *thing_text(const Argument *argument, const Naming *naming)
{
  const char *const title =
    naming == NULL || argument->as.thing.thing == NULL ? NULL : naming->title(naming->context, argument->as.thing.thing);
  return title != NULL ? title : argument->as.thing.id;
}

/* A table would be indexed by kinds that differ in type; the switch is checked by -Wswitch-enum. */
static const char *argument_text(const Words *words, Arena *arena, const Argument *argument, const Naming *naming)
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
  case ARGUMENT_THING:
    return thing_text(argument, naming);
  }
  return "";
}

/* What stands round a placeholder: « {d} », '{d}'; none where it is in no quotation marks. */
static Quotes quotes_round(Arena *arena, const char *pattern, const char *name)
{
  const char *const placeholder = arena_format(arena, "{%s}", name), *const at = strstr(pattern, placeholder);
  const char *const end = at == NULL ? NULL : at + strlen(placeholder), *start = at;

  if (at == NULL)
    return (Quotes){"", ""};
  if (at > pattern && at[-1] == '\'' && *end == '\'')
    return (Quotes){"'", "'"};
  while (start > pattern && (size_t)(at - start) < strlen("«\u202f") && !text_starts(start, "«"))
    start--;
  const char *const close = strstr(end, "»");
  if (!text_starts(start, "«") || close == NULL || (size_t)(close - end) > strlen("\u202f"))
    return (Quotes){"", ""};
  return (Quotes){arena_copy(arena, start, (size_t)(at - start)),
                  arena_copy(arena, end, (size_t)(close - end) + strlen("»"))};
}

/* Arguments of one name are a list: "a, b and c";
   each in the quotation marks that the pattern has round it. */
static const char *list_text(const Words *words, Arena *arena, const Argument *first, size_t limit, const char *pattern,
                             const Naming *naming)
{
  const char **items = ARENA_ARRAY(arena, const char *, limit);
  size_t count = 0;

  for (const Argument *argument = first; argument != NULL; argument = argument->next) {
    if (text_same(argument->name, first->name))
      items[count++] = argument_text(words, arena, argument, naming);
  }
  if (count == 1)
    return items[0];
  const Quotes quotes = quotes_round(arena, pattern, first->name);
  for (size_t i = 0; i < count; i++)
    items[i] = arena_format(arena, "%s%s%s", i == 0 ? "" : quotes.open, items[i], i + 1 == count ? "" : quotes.close);
  return words_join(words, arena, items, count);
}

static char *fill(const Words *words, Arena *arena, const char *pattern, const Finding *finding, const Naming *naming)
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
    pairs[used++] = list_text(words, arena, argument, count, pattern, naming);
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

/* Those who read documents may have a wording of their own,
   which knows nothing of elements and attributes. */
static const char *pattern_of(const Words *words, Arena *arena, const Finding *finding, const char *part,
                              const char *suffix, const Naming *naming)
{
  const char *pattern =
    naming == NULL ? NULL : words_rule(words, finding->code, arena_format(arena, "read-%s%s", part, suffix));
  return pattern != NULL ? pattern : words_rule(words, finding->code, arena_format(arena, "%s%s", part, suffix));
}

/* The part in the finding's variant - the one with a suggestion, where it has one - else in general. */
char *finding_part(const Words *words, Arena *arena, const Finding *finding, const char *part, const Naming *naming)
{
  const char *pattern = NULL;

  if (finding->variant != NULL && has_argument(finding, "suggestion"))
    pattern = pattern_of(words, arena, finding, part, arena_format(arena, ".%s-suggest", finding->variant), naming);
  if (pattern == NULL && finding->variant != NULL)
    pattern = pattern_of(words, arena, finding, part, arena_format(arena, ".%s", finding->variant), naming);
  if (pattern == NULL)
    pattern = pattern_of(words, arena, finding, part, "", naming);
  return pattern == NULL ? NULL : fill(words, arena, pattern, finding, naming);
}

char *finding_message(const Words *words, Arena *arena, const Finding *finding)
{
  char *message = finding_part(words, arena, finding, "message", NULL);
  return message == NULL ? arena_string(arena, finding->code) : message;
}

char *finding_law(const Words *words, Arena *arena, const Finding *finding)
{
  return finding_part(words, arena, finding, "law", NULL);
}

/* Advice that needs what the finding does not know is none. */
char *finding_help(const Words *words, Arena *arena, const Finding *finding)
{
  char *help = finding_part(words, arena, finding, "help", NULL);
  return help != NULL && strstr(help, "{expected}") != NULL ? NULL : help;
}

const char *finding_because(const Words *words, const Finding *finding)
{
  const Allowance *allowance = finding->allowance;

  if (allowance == NULL)
    return NULL;
  return allowance->because != NULL ? prose_text(allowance->because, words->language) : allowance->text;
}
