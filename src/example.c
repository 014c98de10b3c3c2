/*
 * example: what `ppc explain` shows of a rule's own tests (tests/rules/CODE): what the checks say of bad.xml,
 * and the lines that make good.xml pass.  Nothing is copied: the tests keep the examples true.
 */
#include <stdlib.h>
#include <string.h>

#include "commands.h"

enum { LIMIT = 1 << 20, LINES = 1000, SHOWN = 8 };

typedef struct Lines {
  const char *at[LINES];
  size_t count;
} Lines;

static char *read_test(Arena *arena, const char *code, const char *name)
{
  /* Beside the other data: the schema is looked for,
     so that a program without its tests explains all the same. */
  const char *folder = path_join(arena, data_path(arena, "schema"), "../tests/rules");
  size_t length = 0;
  char *read = file_read(path_join(arena, path_join(arena, folder, code), name), LIMIT, &length);
  char *kept = arena_string(arena, read);

  free(read);
  return kept;
}

/* Cuts the text in place. */
static Lines lines_of(char *text)
{
  Lines lines = {0};

  for (char *at = text; at != NULL && *at != '\0' && lines.count < LINES;) {
    char *end = strchr(at, '\n');
    lines.at[lines.count++] = at;
    if (end != NULL)
      *end++ = '\0';
    at = end;
  }
  return lines;
}

/* ---- what fails ---------------------------------------------------------------------------------- */

bool example_bad(const char *code, const char *language)
{
  Arena *arena = arena_new();
  char *text = read_test(arena, code, arena_format(arena, "bad.%s.out", language));
  if (text == NULL)
    text = read_test(arena, code, "bad.out");
  const Lines lines = lines_of(text);
  const char *mark = arena_format(arena, "[%s]", code);
  bool shows = false;

  for (size_t i = 0; i < lines.count; i++) {
    if (shows && text_starts(lines.at[i], "   = ")) /* law and help have headings of their own */
      break;
    shows |= strstr(lines.at[i], mark) != NULL;
    if (shows)
      printf("    %s\n", lines.at[i]);
  }
  arena_free(arena);
  return shows;
}

/* ---- what passes --------------------------------------------------------------------------------- */

/* Which lines of `good` are not in `bad`, by the longest common subsequence; true: there is one. */
static bool mark_new(Arena *arena, const Lines *bad, const Lines *good, bool *is_new)
{
  const size_t width = good->count + 1;
  uint16_t *length = ARENA_ARRAY(arena, uint16_t, (bad->count + 1) * width);
  bool any = false;

  for (size_t b = bad->count; b-- > 0;)
    for (size_t g = good->count; g-- > 0;) {
      const uint16_t down = length[(b + 1) * width + g], right = length[b * width + g + 1];
      const bool same = strcmp(bad->at[b], good->at[g]) == 0;
      length[b * width + g] = same ? length[(b + 1) * width + g + 1] + 1 : down > right ? down : right;
    }
  for (size_t b = 0, g = 0; g < good->count;) {
    if (b < bad->count && strcmp(bad->at[b], good->at[g]) == 0) {
      b++;
      g++;
    } else if (b < bad->count && length[(b + 1) * width + g] >= length[b * width + g + 1]) {
      b++;
    } else {
      is_new[g++] = any = true;
    }
  }
  return any;
}

/* Where lines were only taken out, those on both sides tell. */
static void mark_seam(const Lines *bad, const Lines *good, bool *shown)
{
  size_t at = 0;

  while (at < bad->count && at < good->count && strcmp(bad->at[at], good->at[at]) == 0)
    at++;
  if (at > 0 && at < good->count)
    shown[at - 1] = shown[at] = true;
}

static size_t blanks(const char *line)
{
  return strspn(line, " ");
}

/* As the diagnostics show lines, less the blanks that all have in common. */
static void print_lines(const Lines *good, const bool *shown)
{
  size_t common = SIZE_MAX, printed = 0, last = 0;

  for (size_t i = 0; i < good->count; i++)
    if (shown[i] && blanks(good->at[i]) < common)
      common = blanks(good->at[i]);
  for (size_t i = 0; i < good->count && printed < SHOWN; i++) {
    if (!shown[i])
      continue;
    if (printed > 0 && i > last + 1)
      printf("          …\n");
    printf("    %5zu | %s\n", i + 1, good->at[i] + common);
    last = i;
    printed++;
  }
}

bool example_good(const char *code)
{
  Arena *arena = arena_new();
  const Lines bad = lines_of(read_test(arena, code, "bad.xml")), good = lines_of(read_test(arena, code, "good.xml"));
  bool *shown = ARENA_ARRAY(arena, bool, good.count + 1);

  if (good.count > 0 && !mark_new(arena, &bad, &good, shown))
    mark_seam(&bad, &good, shown);
  print_lines(&good, shown);
  arena_free(arena);
  return good.count > 0;
}
