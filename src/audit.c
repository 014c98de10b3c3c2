/*
 * audit: rows of the law's tables that nobody has checked for a year.  The law moves - a decision is
 * annulled, a reference is replaced - and a table does not notice by itself.
 */
#include "commands.h"

static const char *word_of(const Words *words, const char *part)
{
  const char *word = words_rule(words, "audit", part);
  return word != NULL ? word : part;
}

/* A country may have several rows, told apart by the day from which they hold. */
static const char *name_of(Arena *arena, const LawRow *row)
{
  char day[11];

  if (row->valid_from.year == 0)
    return row->code;
  date_format(row->valid_from, day);
  return arena_format(arena, "%s (%s)", row->code, day);
}

static void print_row(const Words *words, Arena *arena, const LawRow *row)
{
  const char *mark = law_attribute(row, "mark");
  const char *marked = mark != NULL ? word_of(words, arena_format(arena, "mark.%s", mark)) : "";
  const char *const pairs[] = {
    "table", row->table, "code", name_of(arena, row), "checked", words_date(words, arena, row->checked_on),
    "mark", marked, "source", row->source != NULL ? row->source : "?", NULL};

  printf("%s\n", words_fill(arena, word_of(words, mark != NULL ? "row.mark" : "row"), pairs));
}

size_t audit_print(const Words *words, const Law *law, Date as_of)
{
  Arena *arena = arena_new();
  const LawRow *const *rows;
  const size_t count = law_rows(law, &rows);
  size_t aged = 0;

  for (size_t i = 0; i < count; i++)
    if (date_compare(date_add(rows[i]->checked_on, (Duration){.years = 1}), as_of) < 0) {
      print_row(words, arena, rows[i]);
      aged++;
    }
  const char *part = aged == 0 ? "none" : aged == 1 ? "count.one" : "count.many";
  const char *const pairs[] = {
    "n", arena_format(arena, "%zu", aged), "date", words_date(words, arena, as_of), NULL};
  printf("%s\n", words_fill(arena, word_of(words, part), pairs));
  arena_free(arena);
  return aged;
}
