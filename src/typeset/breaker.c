/*
 * breaker: total fit.
 *
 * All ways to end the lines of a paragraph are weighed at once, after Knuth and Plass (Software: Practice and
 * Experience 11, 1981), because breaking line by line, as pango does, leaves four times the unevenness, and
 * overflows the measure where it hyphenates.  Three passes, each only where the one before found nothing good:
 * spaces alone; with divided words; with any place between letters (a name longer than its column).
 */
#include <math.h>
#include <stdlib.h>

#include "typeset/typeset_int.h"

typedef struct Node {
  double cost;       /* of the best way to end a line here; INFINITY: there is none */
  uint32_t previous; /* index of the node before + 1; 0: the start */
} Node;

typedef struct Fit {
  const BreakPoint *points;
  size_t count;
  Measure measure;
  Node *nodes;
  uint32_t *active; /* nodes from which a line can still reach, as index + 1 */
  size_t head, tail;
  unsigned pass;
  double tolerance;
} Fit;

static const double ENOUGH = 1.1;       /* first pass: spaces at most 1.55 times their natural width */
static const double TOO_LOOSE = 30;     /* nothing looser is told apart */
static const double RAGGED_ZONE = 0.35; /* of the measure: what a ragged line may lack without reproach */
static const double SLACK = 0.01;       /* points: rounding */

/* Width taken and to take for a line from node `from` (index + 1) to point `to`. */
typedef struct Line {
  double natural, spaces, available;
} Line;

static Line line_of(const Fit *fit, uint32_t from, size_t to)
{
  const BreakPoint *end = &fit->points[to];
  Line line = {.natural = end->end + end->hyphen, .spaces = end->spaces, .available = fit->measure.width};
  if (from == 0)
    line.available -= fit->measure.first;
  else {
    line.natural -= fit->points[from - 1].start;
    line.spaces -= fit->points[from - 1].spaces_start;
  }
  return line;
}

static double shrink_of(const Fit *fit, Line line)
{
  return fit->measure.justified ? line.spaces * BREAK_SHRINK / 100 : 0;
}

static bool overfull(const Fit *fit, Line line)
{
  return line.natural - shrink_of(fit, line) > line.available + SLACK;
}

/* How far the spaces are from their natural width: 1 is all they should take. */
static double ratio_of(const Fit *fit, Line line, bool last)
{
  double lack = line.available - line.natural;
  if (lack < 0)
    return shrink_of(fit, line) > 0 ? lack / shrink_of(fit, line) : -1;
  if (last)
    return 0;
  double give = fit->measure.justified ? line.spaces * BREAK_STRETCH / 100 : line.available * RAGGED_ZONE;
  double ratio = give > 0.1 ? lack / give : lack / 0.1;
  return ratio < TOO_LOOSE ? ratio : TOO_LOOSE;
}

static double demerits(const Fit *fit, uint32_t from, size_t to, Line line)
{
  const BreakPoint *end = &fit->points[to];
  bool last = to == fit->count - 1;
  double ratio = ratio_of(fit, line, last || end->forced);
  if (ratio > fit->tolerance)
    return INFINITY;
  double badness = 100 * fabs(ratio * ratio * ratio);
  double cost = (10 + badness) * (10 + badness) + (double)end->penalty * (double)end->penalty;
  bool after_division = from > 0 && fit->points[from - 1].flagged;
  if (after_division && end->flagged)
    cost += 8000;
  if (after_division && last)
    cost += 5000;
  if (last && from > 0 && line.natural < line.available * 0.07)
    cost += 3000; /* a word alone on the last line */
  return cost;
}

/* Finds the best way to each point that can be reached; false where the end cannot. */
static bool weigh(Fit *fit)
{
  fit->head = 0;
  fit->tail = 1;
  fit->active[0] = 0;
  for (size_t to = 0; to < fit->count; to++) {
    const BreakPoint *end = &fit->points[to];
    Node *node = &fit->nodes[to];
    *node = (Node){.cost = INFINITY};
    if (end->pass > fit->pass && !end->forced)
      continue;
    for (size_t i = fit->head; i < fit->tail; i++) {
      uint32_t from = fit->active[i];
      Line line = line_of(fit, from, to);
      if (overfull(fit, line)) {
        line.natural -= end->hyphen;
        if (i == fit->head && overfull(fit, line))
          fit->head++; /* points further on are further away */
        continue;
      }
      double cost = demerits(fit, from, to, line) + (from ? fit->nodes[from - 1].cost : 0);
      if (cost < node->cost)
        *node = (Node){.cost = cost, .previous = from};
    }
    if (end->forced)
      fit->head = fit->tail;
    if (isfinite(node->cost))
      fit->active[fit->tail++] = (uint32_t)to + 1;
    if (fit->head == fit->tail)
      return false;
  }
  return isfinite(fit->nodes[fit->count - 1].cost);
}

/* Where not even one letter fits the measure: as much as fits, and at least to the next point. */
static size_t first_fit(const Fit *fit, uint32_t *chosen)
{
  size_t lines = 0;
  uint32_t from = 0;
  while (from < fit->count) {
    size_t best = from;
    for (size_t to = from; to < fit->count; to++) {
      if (to > from && overfull(fit, line_of(fit, from, to)))
        break;
      best = to;
      if (fit->points[to].forced)
        break;
    }
    chosen[lines++] = (uint32_t)best;
    from = (uint32_t)best + 1;
  }
  return lines;
}

static size_t trace(const Fit *fit, uint32_t *chosen)
{
  size_t lines = 0;
  for (uint32_t at = (uint32_t)fit->count; at > 0; at = fit->nodes[at - 1].previous)
    chosen[lines++] = at - 1;
  for (size_t i = 0; i < lines / 2; i++) {
    uint32_t swap = chosen[i];
    chosen[i] = chosen[lines - 1 - i];
    chosen[lines - 1 - i] = swap;
  }
  return lines;
}

size_t break_lines(const BreakPoint *points, size_t count, Measure measure, uint32_t *chosen)
{
  Fit fit = {.points = points, .count = count, .measure = measure};
  if (count == 0)
    return 0;
  if (!overfull(&fit, line_of(&fit, 0, count - 1))) { /* the usual case: it is one line */
    bool forced = false;
    for (size_t i = 0; i + 1 < count && !forced; i++)
      forced = points[i].forced;
    if (!forced) {
      chosen[0] = (uint32_t)count - 1;
      return 1;
    }
  }
  fit.nodes = memory_new(count * sizeof *fit.nodes);
  fit.active = memory_new((count + 1) * sizeof *fit.active);
  bool found = false;
  for (fit.pass = 0; fit.pass <= 2 && !found; fit.pass++) {
    fit.tolerance = fit.pass == 0 ? ENOUGH : INFINITY;
    found = weigh(&fit);
  }
  size_t lines = found ? trace(&fit, chosen) : first_fit(&fit, chosen);
  free(fit.nodes);
  free(fit.active);
  return lines;
}
