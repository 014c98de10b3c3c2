/*
 * shared: what the descriptions of one call share is read once: the law's tables, words, the user's own
 * stylesheets.
 */
#include "commands.h"
#include "compile.h"

const Words *shared_words(Shared *shared, const char *language)
{
  const Words *words = map_find(shared->words, language);
  if (!words) {
    words = words_load(shared->arena, data_path(shared->arena, "stylesheets/words"), language);
    if (words)
      map_put(shared->words, arena_string(shared->arena, language), (void *)words);
  }
  return words;
}

void shared_read(Shared *shared)
{
  const Options *options = shared->options;
  const char *language = options->message_language ? options->message_language : diagnostics_language();
  shared->words = map_new(shared->arena);
  shared->message_words = shared_words(shared, language);
  if (!shared->message_words)
    usage_failed("there are no words for the language '%s'", language);
  stylesheets_read(shared);
  shared->law = law_load(shared->arena, data_path(shared->arena, "schema/law"));
  shared->aged = options->audit_law ? audit_print(shared->message_words, shared->law, options->as_of) : 0;
}

const char *shared_count(const Shared *shared, const char *code, const char *part, size_t count)
{
  const char *pattern =
      words_rule(shared->message_words, code, arena_format(shared->arena, "%s.%s", part, count == 1 ? "one" : "many"));
  return words_fill(shared->arena, pattern ? pattern : "{n}",
                    (const char *const[]){"n", arena_format(shared->arena, "%zu", count), NULL});
}

void shared_free(Shared *shared)
{
  buffer_free(&shared->depfile);
  arena_free(shared->arena);
}
