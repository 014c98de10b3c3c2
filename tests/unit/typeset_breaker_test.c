/* The breaker: known paragraphs, and what holds for any. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

enum { POINTS = 400 };

typedef struct Paragraph {
  BreakPoint points[POINTS];
  uint32_t chosen[POINTS];
  size_t count;
  float natural, spaces;
} Paragraph;

/* A word of so many units, with a space of one unit behind it; '-' in a pattern is a place for a hyphen. */
static void word_add(Paragraph *paragraph, const char *word, bool last)
{
  for (; *word; word++) {
    if (*word != '-') {
      paragraph->natural += 1;
      continue;
    }
    paragraph->points[paragraph->count++] = (BreakPoint){.end = paragraph->natural,
                                                         .start = paragraph->natural,
                                                         .spaces = paragraph->spaces,
                                                         .spaces_start = paragraph->spaces,
                                                         .hyphen = 1,
                                                         .penalty = 50,
                                                         .flagged = true,
                                                         .pass = 1};
  }
  BreakPoint point = {.end = paragraph->natural,
                      .start = paragraph->natural + 1,
                      .spaces = paragraph->spaces,
                      .spaces_start = paragraph->spaces + 1,
                      .forced = last};
  paragraph->points[paragraph->count++] = point;
  paragraph->natural += 1;
  paragraph->spaces += 1;
}

static void paragraph_of(Paragraph *paragraph, const char *text)
{
  char copy[2000];
  memset(paragraph, 0, sizeof *paragraph);
  snprintf(copy, sizeof copy, "%s", text);
  for (char *word = strtok(copy, " "); word;) {
    char *next = strtok(NULL, " ");
    word_add(paragraph, word, next == NULL);
    word = next;
  }
}

static float width_of(const Paragraph *paragraph, size_t line)
{
  const BreakPoint *end = &paragraph->points[paragraph->chosen[line]];
  float start = line ? paragraph->points[paragraph->chosen[line - 1]].start : 0;
  return end->end + end->hyphen - start;
}

static float least_width(const Paragraph *paragraph, size_t line)
{
  const BreakPoint *end = &paragraph->points[paragraph->chosen[line]];
  float start = line ? paragraph->points[paragraph->chosen[line - 1]].spaces_start : 0;
  return width_of(paragraph, line) - (end->spaces - start) * BREAK_SHRINK / 100;
}

static void expect_widths(const char *text, Measure measure, const float *widths, size_t count)
{
  Paragraph paragraph;
  paragraph_of(&paragraph, text);
  size_t lines = break_lines(paragraph.points, paragraph.count, measure, paragraph.chosen);
  assert_int_equal(lines, count);
  for (size_t i = 0; i < lines; i++)
    assert_float_equal(width_of(&paragraph, i), widths[i], 0.001);
}

/* Line by line one would set "aaa bb", "cc", "ddddd"; the whole looks better otherwise. */
static void weighs_the_whole(void **state)
{
  (void)state;
  expect_widths("aaa bb cc ddddd", (Measure){.width = 6}, (const float[]){3, 5, 5}, 3);
}

static void one_line_stays_one(void **state)
{
  (void)state;
  expect_widths("aaa bb", (Measure){.width = 6, .justified = true}, (const float[]){6}, 1);
  expect_widths("aaa", (Measure){.width = 100, .justified = true}, (const float[]){3}, 1);
}

static void no_hyphen_without_need(void **state)
{
  (void)state;
  expect_widths("aaaa bb-bb cccc dd-dd", (Measure){.width = 9.2f, .justified = true}, (const float[]){9, 9},
                2);
}

static void hyphen_where_spaces_would_gape(void **state)
{
  (void)state;
  expect_widths("aaaaaaa bbb-bbbbbb ccc", (Measure){.width = 12, .justified = true}, (const float[]){12, 10},
                2);
}

static void forced_end(void **state)
{
  (void)state;
  Paragraph paragraph;
  paragraph_of(&paragraph, "aa bb cc");
  paragraph.points[0].forced = true;
  size_t lines = break_lines(paragraph.points, paragraph.count, (Measure){.width = 50}, paragraph.chosen);
  assert_int_equal(lines, 2);
  assert_int_equal(paragraph.chosen[0], 0);
}

/* A word wider than its column overflows alone; nothing is lost and nothing hangs. */
static void no_way_out(void **state)
{
  (void)state;
  expect_widths("aa bbbbbbbbbb cc", (Measure){.width = 5, .justified = true}, (const float[]){2, 10, 2}, 3);
  Paragraph paragraph;
  assert_int_equal(break_lines(paragraph.points, 0, (Measure){.width = 5}, paragraph.chosen), 0);
}

static void first_line_is_shorter(void **state)
{
  (void)state;
  expect_widths("aaa bbb ccc", (Measure){.width = 7, .first = 3}, (const float[]){3, 7}, 2);
}

/* A short word alone on the last line is worth a looser line, and even a divided word. */
static void no_runt(void **state)
{
  (void)state;
  const char *text = "aaaa bbb cccc ddd ee";
  expect_widths(text, (Measure){.width = 17}, (const float[]){17, 2}, 2);
  expect_widths(text, (Measure){.width = 17, .least = 4}, (const float[]){13, 6}, 2);
  const char *divided = "a a a a a a bbb-bbb cc";
  expect_widths(divided, (Measure){.width = 18, .justified = true}, (const float[]){18, 2}, 2);
  expect_widths(divided, (Measure){.width = 18, .least = 2.2f, .justified = true}, (const float[]){16, 6}, 2);
}

static unsigned long seed = 20260101;
static unsigned chance(unsigned below)
{
  seed = seed * 6364136223846793005ul + 1442695040888963407ul;
  return (unsigned)(seed >> 40) % below;
}

static void random_text(char *text, size_t words)
{
  for (size_t i = 0; i < words; i++) {
    for (unsigned letter = 0, letters = 1 + chance(11); letter < letters; letter++) {
      *text++ = 'a';
      if (letter >= 2 && letter + 3 < letters && chance(3) == 0)
        *text++ = '-';
    }
    *text++ = i + 1 < words ? ' ' : '\0';
  }
}

static size_t longest_ladder(const Paragraph *paragraph, size_t lines)
{
  size_t longest = 0, here = 0;
  for (size_t i = 0; i < lines; i++) {
    here = paragraph->points[paragraph->chosen[i]].flagged ? here + 1 : 0;
    longest = here > longest ? here : longest;
  }
  return longest;
}

/* Words so long that many a line ends in one: hardly ever three in a row. */
static void no_ladder(void **state)
{
  (void)state;
  static char text[2000];
  size_t ladders = 0;
  for (unsigned round = 0; round < 300; round++) {
    Paragraph paragraph;
    random_text(text, 60);
    paragraph_of(&paragraph, text);
    Measure measure = {.width = 45, .justified = true};
    size_t lines = break_lines(paragraph.points, paragraph.count, measure, paragraph.chosen);
    ladders += longest_ladder(&paragraph, lines) > BREAK_HYPHENS;
  }
  assert_true(ladders < 3);
}

/* As long as each word fits, so does each line; and justified lines are full, but for the last. */
static void never_overfull(void **state)
{
  (void)state;
  static char text[2000];
  for (unsigned round = 0; round < 3000; round++) {
    Paragraph paragraph;
    random_text(text, 2 + chance(60));
    paragraph_of(&paragraph, text);
    Measure measure = {.width = (float)(12 + chance(50)), .justified = round % 2 == 0};
    size_t lines = break_lines(paragraph.points, paragraph.count, measure, paragraph.chosen);
    assert_true(lines > 0);
    assert_int_equal(paragraph.chosen[lines - 1], paragraph.count - 1);
    for (size_t i = 0; i < lines; i++) {
      float width = measure.justified ? least_width(&paragraph, i) : width_of(&paragraph, i);
      assert_true(width <= measure.width + 0.011f);
      if (i)
        assert_true(paragraph.chosen[i] > paragraph.chosen[i - 1]);
    }
  }
}

/* Sum of squares of what the spaces have to give, per line: less than breaking line by line leaves. */
static void more_even_than_line_by_line(void **state)
{
  (void)state;
  static char text[2000];
  double whole = 0, greedy = 0;
  for (unsigned round = 0; round < 300; round++) {
    Paragraph paragraph;
    random_text(text, 80);
    paragraph_of(&paragraph, text);
    Measure measure = {.width = (float)(40 + chance(40)), .justified = true};
    size_t lines = break_lines(paragraph.points, paragraph.count, measure, paragraph.chosen);
    for (size_t i = 0; i + 1 < lines; i++)
      whole += pow((double)(measure.width - width_of(&paragraph, i)), 2);
    float start = 0;
    for (size_t i = 0; i + 1 < paragraph.count; i++)
      if (paragraph.points[i + 1].end + paragraph.points[i + 1].hyphen - start > measure.width) {
        float width = paragraph.points[i].end + paragraph.points[i].hyphen - start;
        greedy += pow((double)(measure.width - width), 2);
        start = paragraph.points[i].start;
      }
  }
  assert_true(whole < greedy);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(weighs_the_whole),
    cmocka_unit_test(one_line_stays_one),
    cmocka_unit_test(no_hyphen_without_need),
    cmocka_unit_test(hyphen_where_spaces_would_gape),
    cmocka_unit_test(forced_end),
    cmocka_unit_test(no_way_out),
    cmocka_unit_test(first_line_is_shorter),
    cmocka_unit_test(no_runt),
    cmocka_unit_test(no_ladder),
    cmocka_unit_test(never_overfull),
    cmocka_unit_test(more_even_than_line_by_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
