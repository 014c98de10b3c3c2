/*
 * coverage: what the rules guard, as a table: each item of schema/law/coverage.xml with the rules whose
 * `guards` (src/check/rules.def) name it or a part of it.  Nothing is written twice: the table is made from
 * the rules.
 */
#include <string.h>

#include "check/check.h"
#include "commands.h"

enum { CODE_WIDTH = 10, LABEL_WIDTH = 80 };

/* "13(2)" is guarded by who guards "13(2)(a)". */
static bool is_in(const char *guard, size_t length, const char *provision, size_t provision_length)
{
  return length >= provision_length && strncmp(guard, provision, provision_length) == 0 &&
         (length == provision_length || guard[provision_length] == '(');
}

/* Whether one of the provisions, separated by spaces, is guarded. */
static bool guards(const CheckRule *rule, const char *provisions)
{
  for (const char *guard = rule->guards; *guard != '\0'; guard += strspn(guard, " ")) {
    const size_t length = strcspn(guard, " ");
    for (const char *at = provisions; *at != '\0'; at += strspn(at, " ")) {
      const size_t word = strcspn(at, " ");
      if (is_in(guard, length, at, word))
        return true;
      at += word;
    }
    guard += length;
  }
  return false;
}

static const char *word_of(const Words *words, Arena *arena, const char *part, const char *name)
{
  const char *word = words_rule(words, "coverage", arena_format(arena, "%s.%s", part, name));
  return word != NULL ? word : name;
}

static void print_item(const Words *words, Arena *arena, const LawRow *row)
{
  const CheckRule *rules;
  const size_t count = check_rules(&rules);
  const char *by = law_attribute(row, "by"), *label = word_of(words, arena, "item", row->code);
  const size_t width = text_count(label);
  bool found = false;

  printf("  %-*s  %s%*s ", CODE_WIDTH, row->code, label, width < LABEL_WIDTH ? (int)(LABEL_WIDTH - width) : 0, "");
  for (size_t i = 0; i < count; i++)
    if (guards(&rules[i], by != NULL ? by : row->code)) {
      printf(" %s", rules[i].code);
      found = true;
    }
  if (!found) {
    const char *nobody = words_rule(words, "coverage", "nobody");
    printf(" %s", nobody != NULL ? nobody : "-");
  }
  putchar('\n');
}

void coverage_print(const Words *words)
{
  Arena *arena = arena_new();
  const LawRow *const *rows;
  const size_t count = law_rows(law_load(arena, data_path(arena, "schema/law")), &rows);
  const char *group = NULL;

  for (size_t i = 0; i < count; i++) {
    const char *own = law_attribute(rows[i], "group");
    if (strcmp(rows[i]->table, "coverage") != 0 || text_same(own, "act"))
      continue;
    if (!text_same(own, group))
      printf("%s%s\n", group != NULL ? "\n" : "", word_of(words, arena, "group", own != NULL ? own : ""));
    group = own;
    print_item(words, arena, rows[i]);
  }
  arena_free(arena);
}
