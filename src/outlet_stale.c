/*
 * outlet_stale: what stands there of an earlier description and this run does not make.  Without a word of it
 * nobody would see that a published document is old.
 */
#include <stdlib.h>
#include <string.h>

#include "compile.h"

enum { NAMED_AT_MOST = 6 };

/* The next line of what emit tells, parted in place; false: there is none. */
static bool next_line(char **at, char **format, char **path)
{
  char *end = *at ? strchr(*at, '\n') : NULL;
  if (!end)
    return false;
  *end = '\0';
  *format = *at;
  *path = strchr(*at, ' ');
  *(*path)++ = '\0';
  *at = end + 1;
  return true;
}

bool outlet_list_stale(const Buffer *stale)
{
  for (const char *at = stale->at; at && *at;) {
    size_t length = strcspn(at, "\n");
    const char *path = strchr(at, ' ') + 1;
    printf("stale %.*s\n", (int)(at + length - path), path);
    at += length + 1;
  }
  return stale->length > 0;
}

void outlet_tell_stale(const Run *run, const Buffer *stale)
{
  Arena *arena = run->arena;
  const Words *words = run->message_words;
  const char *paths[NAMED_AT_MOST];
  size_t count = 0;
  Buffer formats = {0};
  char *at = stale->length ? arena_copy(arena, stale->at, stale->length) : NULL;
  for (char *format, *path; next_line(&at, &format, &path); count++) {
    if (count < NAMED_AT_MOST)
      paths[count] = path;
    if (!formats.length || !text_lists(formats.at, format))
      buffer_format(&formats, "%s%s", formats.length ? " " : "", format);
  }
  for (char *blank = formats.at; blank && (blank = strchr(blank, ' '));)
    *blank = ',';
  if (count)
    fprintf(told_to(run), "%s\n", words_fill(arena, words_phrase(words, "text.stale"),
                              (const char *const[]){"files", count > NAMED_AT_MOST
                                                                 ? words_count(words, arena, "count.files", (long)count)
                                                                 : words_join(words, arena, paths, count),
                                                    "formats", formats.at, NULL}));
  buffer_free(&formats);
}
