/*
 * list_print: the list of descriptions, as a table of aligned columns or as CSV.
 */
#include <string.h>

#include "list_int.h"

typedef enum Column { PATH, ORGANISATION, VERSION, ERRORS, WARNINGS, GAPS, AGE, NEXT, OWNERS, COLUMNS } Column;

static const struct {
  const char *head;   /* of the words */
  bool is_number;     /* to the right */
} columns[COLUMNS] = {
    [PATH] = {"description", false}, [ORGANISATION] = {"organisation", false}, [VERSION] = {"version", false},
    [ERRORS] = {"errors", true},     [WARNINGS] = {"warnings", true},          [GAPS] = {"gaps", true},
    [AGE] = {"age", true},           [NEXT] = {"next-review", false},          [OWNERS] = {"owners", false},
};

static const char *date_text(Arena *arena, Date date)
{
  char text[11];
  date_format(date, text);
  return arena_string(arena, text);
}

static void fill(Arena *arena, const Row *row, const char *cells[COLUMNS])
{
  cells[PATH] = row->path;
  cells[ORGANISATION] = row->organisation ? row->organisation : "-";
  cells[VERSION] = row->version ? row->version : "-";
  cells[ERRORS] = arena_format(arena, "%zu", row->errors);
  cells[WARNINGS] = arena_format(arena, "%zu", row->warnings);
  cells[GAPS] = arena_format(arena, "%zu", row->gaps);
  cells[AGE] = row->dated ? arena_format(arena, "%ld", row->age) : "-";
  cells[NEXT] = row->dated ? date_text(arena, row->next) : "-";
  cells[OWNERS] = row->owners;
}

static void print_cell(const char *text, size_t width, bool right, bool last)
{
  const size_t own = safe_width(text);
  const int blanks = own < width ? (int)(width - own) : 0;
  if (right)
    printf("%*s", blanks, "");
  print_safe(stdout, text);
  if (!last)
    printf("%*s", (right ? 0 : blanks) + 2, "");
}

static void print_line(const char *const *cells, const size_t *widths)
{
  size_t last = COLUMNS - 1;
  while (last > 0 && !*cells[last])
    last--;
  for (size_t i = 0; i <= last; i++)
    print_cell(cells[i], widths[i], columns[i].is_number, i == last);
  putchar('\n');
}

/* ---- the last line ------------------------------------------------------------------------------------- */

static void print_total(const Shared *shared, const Row *rows, size_t count)
{
  Row total = {0};
  size_t faulty = 0;
  for (size_t i = 0; i < count; i++) {
    total.errors += rows[i].errors;
    total.warnings += rows[i].warnings;
    total.gaps += rows[i].gaps;
    faulty += rows[i].fault != NULL;
  }
  const char *items[] = {shared_count(shared, "list", "error", total.errors), shared_count(shared, "list", "warning", total.warnings),
                         shared_count(shared, "list", "gap", total.gaps), faulty ? shared_count(shared, "list", "fault", faulty) : NULL};
  printf("%s: %s\n", shared_count(shared, "list", "count", count),
         words_join(shared->message_words, shared->arena, items, faulty ? 4 : 3));
}

void list_print(const Shared *shared, const Row *rows, size_t count)
{
  const char *heads[COLUMNS], *cells[COLUMNS];
  size_t widths[COLUMNS];
  const bool quiet = shared->options->quiet;
  for (size_t i = 0; i < COLUMNS; i++) {
    const char *head = words_rule(shared->message_words, "list", arena_format(shared->arena, "head.%s", columns[i].head));
    heads[i] = head ? head : columns[i].head;
    widths[i] = quiet ? 0 : safe_width(heads[i]);
  }
  for (size_t row = 0; row < count; row++) {
    if (!rows[row].fault)
      fill(shared->arena, &rows[row], cells);
    else
      cells[PATH] = rows[row].path;
    for (size_t i = 0; i < (rows[row].fault ? 1 : COLUMNS); i++)
      if (safe_width(cells[i]) > widths[i])
        widths[i] = safe_width(cells[i]);
  }
  if (!quiet && count)
    print_line(heads, widths);
  for (size_t row = 0; row < count; row++) {
    if (rows[row].fault) {
      print_cell(rows[row].path, widths[PATH], false, false);
      print_safe(stdout, rows[row].fault);
      putchar('\n');
    } else {
      fill(shared->arena, &rows[row], cells);
      print_line(cells, widths);
    }
  }
  if (!quiet)
    print_total(shared, rows, count);
}

/* ---- CSV ----------------------------------------------------------------------------------------------- */

/* Names of columns are for programs: the same in every language. */
void list_print_csv(const Row *rows, size_t count)
{
  printf("description,organisation,version,errors,warnings,gaps,last_review,age_days,next_review,gaps_by_owner,fault\r\n");
  for (size_t i = 0; i < count; i++) {
    const Row *row = &rows[i];
    const bool read = !row->fault;
    Buffer line = {0};
    char last[11] = "", next[11] = "";
    if (read && row->dated) {
      date_format(row->last, last);
      date_format(row->next, next);
    }
    buffer_csv(&line, row->path);
    buffer_byte(&line, ',');
    buffer_csv(&line, row->organisation ? row->organisation : "");
    buffer_byte(&line, ',');
    buffer_csv(&line, row->version ? row->version : "");
    if (read)
      buffer_format(&line, ",%zu,%zu,%zu,%s,", row->errors, row->warnings, row->gaps, last);
    else
      buffer_text(&line, ",,,,,");
    if (*last)
      buffer_format(&line, "%ld", row->age);
    buffer_format(&line, ",%s,", next);
    buffer_csv(&line, read ? row->owners : "");
    buffer_byte(&line, ',');
    buffer_csv(&line, read ? "" : row->fault);
    printf("%s\r\n", line.at);
    buffer_free(&line);
  }
}
