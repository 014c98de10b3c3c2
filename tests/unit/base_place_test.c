/*
 * Places and findings: lines and columns after tabs, accents and every kind of line end; order; arguments.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"

static const Source *add(Sources *sources, Arena *arena, const char *bytes)
{
  const size_t length = strlen(bytes);
  char *kept = memory_new(length + 1);
  memcpy(kept, bytes, length + 1);
  return sources_add(sources, arena, "policy.xml", "policy.xml", kept, length);
}

static void expect(const Sources *sources, const Source *source, size_t offset, unsigned line,
                   unsigned column)
{
  unsigned found_line, found_column;
  const Place place = {.offset = (uint32_t)offset, .source = source->index};
  place_position(sources, place, &found_line, &found_column);
  assert_int_equal(found_line, line);
  assert_int_equal(found_column, column);
}

static void counts_lines_and_columns(void **state)
{
  Arena *arena = arena_new();
  Sources sources = {0};

  (void)state;
  const Source *source = add(&sources, arena, "ab\n\t\xC3\xA9x\r\ny\rz\n\nlast");
  expect(&sources, source, 0, 1, 1);
  expect(&sources, source, 1, 1, 2);
  expect(&sources, source, 2, 1, 3); /* the line end belongs to its line */
  expect(&sources, source, 3, 2, 1); /* tab: one column */
  expect(&sources, source, 4, 2, 2); /* é */
  expect(&sources, source, 5, 2, 2); /* in the middle of é */
  expect(&sources, source, 6, 2, 3); /* x */
  expect(&sources, source, 7, 2, 4); /* CR of CR LF */
  expect(&sources, source, 8, 2, 5);
  expect(&sources, source, 9, 3, 1);  /* y */
  expect(&sources, source, 11, 4, 1); /* z, behind a CR alone */
  expect(&sources, source, 13, 5, 1); /* an empty line */
  expect(&sources, source, 14, 6, 1);
  expect(&sources, source, 18, 6, 5);   /* the end of the file */
  expect(&sources, source, 9999, 6, 5); /* behind it */
  sources_free(&sources);
  arena_free(arena);
}

static void knows_nowhere(void **state)
{
  Arena *arena = arena_new();
  Sources sources = {0};
  unsigned line = 9, column = 9;

  (void)state;
  assert_null(source_of(&sources, NOWHERE));
  place_position(&sources, NOWHERE, &line, &column);
  assert_int_equal(line, 0);
  assert_int_equal(column, 0);

  const Source *source = add(&sources, arena, "");
  assert_int_equal(source->index, 1);
  assert_null(source_of(&sources, NOWHERE));
  assert_ptr_equal(source_of(&sources, (Place){.source = 1}), source);
  assert_null(source_of(&sources, (Place){.source = 2}));
  expect(&sources, source, 0, 1, 1);
  sources_free(&sources);
  arena_free(arena);
}

static void does_not_count_the_byte_order_mark(void **state)
{
  Arena *arena = arena_new();
  Sources sources = {0};

  (void)state;
  const Source *source = add(&sources, arena, "\xEF\xBB\xBF<a>\n<b/>");
  expect(&sources, source, 0, 1, 1);
  expect(&sources, source, 3, 1, 1);
  expect(&sources, source, 4, 1, 2);
  expect(&sources, source, 8, 2, 2);
  sources_free(&sources);
  arena_free(arena);
}

static void counts_far_into_a_file(void **state)
{
  Arena *arena = arena_new();
  Sources sources = {0};
  Buffer many = {0}, wide = {0};

  (void)state;
  for (int i = 0; i < 70000; i++)
    buffer_text(&many, "\xC3\xA9\n");
  buffer_text(&many, "\t<x/>");
  const Source *source = add(&sources, arena, many.at);
  expect(&sources, source, many.length - 4, 70001, 2);
  expect(&sources, source, 3 * 65535, 65536, 1);

  for (int i = 0; i < 50000; i++) /* one line, of two bytes a character */
    buffer_text(&wide, "\xC3\xA9");
  source = add(&sources, arena, wide.at);
  for (unsigned i = 0; i <= 50000; i += 499)
    expect(&sources, source, 2 * (size_t)i, 1, i + 1);
  expect(&sources, source, wide.length, 1, 50001);
  buffer_free(&many);
  buffer_free(&wide);
  sources_free(&sources);
  arena_free(arena);
}

static void counts_at_the_edges_of_blocks(void **state)
{
  Arena *arena = arena_new();
  Sources sources = {0};
  char text[2049];

  (void)state;
  for (size_t length = 1022; length <= 2048; length += length == 1026 ? 1020 : 1) {
    memset(text, 'a', length);
    text[length] = '\0';
    const Source *source = add(&sources, arena, text);
    for (size_t offset = length - 3; offset <= length; offset++)
      expect(&sources, source, offset, 1, (unsigned)offset + 1);
    expect(&sources, source, 1023, 1, length < 1023 ? 1023 : 1024);
  }
  sources_free(&sources);
  arena_free(arena);
}

static void sorts_findings_and_keeps_equal_ones_in_order(void **state)
{
  Findings findings = {.arena = arena_new()};
  char expected[300 * 8] = "", found[300 * 8] = "";

  (void)state;
  findings_sort(&findings);
  assert_null(findings.last);
  finding_add(&findings, "PPC602", NULL, SEVERITY_ERROR, (Place){.source = 2, .offset = 5});
  finding_add(&findings, "PPC104", "a", SEVERITY_WARNING, (Place){.source = 1, .offset = 70000});
  finding_add(&findings, "PPC101", "b", SEVERITY_NOTE, (Place){.source = 1, .offset = 70000});
  finding_add(&findings, "PPC101", "c", SEVERITY_ERROR, (Place){.source = 1, .offset = 70000});
  finding_add(&findings, "PPC901", NULL, SEVERITY_ERROR, NOWHERE);
  finding_add(&findings, "PPC901", NULL, SEVERITY_ERROR, (Place){.source = 1, .offset = 3});
  assert_int_equal(findings.count, 6);
  assert_int_equal(findings.errors, 4);
  assert_int_equal(findings.warnings, 1);
  assert_int_equal(findings.notes, 1);
  findings_sort(&findings);
  for (const Finding *at = findings.first; at != NULL; at = at->next)
    snprintf(found + strlen(found), 32, "%s%s ", at->code, at->variant == NULL ? "" : at->variant);
  assert_string_equal(found, "PPC901 PPC901 PPC101b PPC101c PPC104a PPC602 ");
  assert_string_equal(findings.last->code, "PPC602");

  Findings many = {.arena = findings.arena};
  for (unsigned i = 0; i < 257; i++)
    finding_add(&many, "PPC1", arena_format(many.arena, "%u", i), SEVERITY_NOTE,
                (Place){.source = 1, .offset = i % 3});
  findings_sort(&many);
  found[0] = '\0';
  for (unsigned rest = 0; rest < 3; rest++) {
    for (unsigned i = rest; i < 257; i += 3)
      snprintf(expected + strlen(expected), 8, "%u ", i);
  }
  for (const Finding *at = many.first; at != NULL; at = at->next)
    snprintf(found + strlen(found), 8, "%s ", at->variant);
  assert_string_equal(found, expected);
  arena_free(findings.arena);
}

static void keeps_arguments_in_order(void **state)
{
  Findings findings = {.arena = arena_new()};
  char text[] = "payments";

  (void)state;
  Finding *finding = finding_add(&findings, "PPC602", NULL, SEVERITY_ERROR, NOWHERE);
  finding_text(&findings, finding, "name", text);
  finding_phrase(&findings, finding, "what", "retention");
  finding_number(&findings, finding, "count", -3);
  finding_date(&findings, finding, "date", (Date){.year = 2024, .month = 2, .day = 29});
  finding_duration(&findings, finding, "after", (Duration){.years = 5});
  finding_prose(&findings, finding, "prose", &findings);
  text[0] = 'X'; /* it was copied */

  const Argument *at = finding->arguments;
  assert_string_equal(at->name, "name");
  assert_int_equal(at->kind, ARGUMENT_TEXT);
  assert_string_equal(at->as.text, "payments");
  at = at->next;
  assert_int_equal(at->kind, ARGUMENT_PHRASE);
  assert_string_equal(at->as.text, "retention");
  at = at->next;
  assert_int_equal(at->as.number, -3);
  at = at->next;
  assert_int_equal(at->as.date.day, 29);
  at = at->next;
  assert_int_equal(at->as.duration.years, 5);
  at = at->next;
  assert_ptr_equal(at->as.prose, &findings);
  assert_null(at->next);
  arena_free(findings.arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(counts_lines_and_columns),
    cmocka_unit_test(knows_nowhere),
    cmocka_unit_test(does_not_count_the_byte_order_mark),
    cmocka_unit_test(counts_far_into_a_file),
    cmocka_unit_test(counts_at_the_edges_of_blocks),
    cmocka_unit_test(sorts_findings_and_keeps_equal_ones_in_order),
    cmocka_unit_test(keeps_arguments_in_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
