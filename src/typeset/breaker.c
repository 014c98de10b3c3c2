/*
 * breaker: total fit.
 *
 * All ways to end the lines of a paragraph are weighed at once, after Knuth and Plass (Software: Practice and
 * Experience 11, 1981), because breaking line by line, as pango does, leaves four times the unevenness, and
 * overflows the measure where it hyphenates.  Three passes, each only where the one before found nothing
 * good: spaces alone; with divided words; with any place between letters (a name longer than its column).
 */
#include <math.h>
#include <stdlib.h>

#include "typeset/typeset_int.h"

typedef struct Node {
  double cost;       /* of the best way to end a line here; INFINITY: there is none */
  uint32_t previous; /* index of the node before + 1; 0: the start */
  uint32_t hyphens;  /* divided words in a row that end here on that way */
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
static const double RAGGED = 1.6;       /* … or ragged lines that lack at most 56 % of the measure */
static const double TOO_LOOSE = 30;     /* nothing looser is told apart */
static const double RAGGED_ZONE = 0.35; /* of the measure: what a ragged line may lack without reproach */
static const double SLACK = 0.01;       /* points: rounding */
/* What adds to the demerits of a line; those of a line at the edge of the tolerance are about 20,000. */
static const double SECOND_HYPHEN = 8000, LADDER = 1e6, RUNT = 30000, TAIL = 15000;

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

/* A short word alone on a last line, or the end of one. */
static bool is_runt(const Fit *fit, uint32_t from, const BreakPoint *end, Line line)
{
  if (!end->forced || from == 0 || fit->points[from - 1].forced)
    return false;
  double least = (double)fit->measure.least;
  return line.natural < (fit->points[from - 1].flagged ? 2.5 * least : least);
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
  uint32_t hyphens = from > 0 ? fit->nodes[from - 1].hyphens : 0;
  if (hyphens > 0 && end->flagged)
    cost += hyphens < BREAK_HYPHENS ? SECOND_HYPHEN : LADDER;
  if (hyphens > 0 && last)
    cost += TAIL;
  if (is_runt(fit, from, end, line))
    cost += RUNT;
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
    if (end->flagged)
      node->hyphens = 1 + (node->previous ? fit->nodes[node->previous - 1].hyphens : 0);
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

/* Whether the way that was found ends in a runt, which dividing words might avoid. */
static bool ends_badly(const Fit *fit)
{
  size_t last = fit->count - 1;
  uint32_t from = fit->nodes[last].previous;
  return is_runt(fit, from, &fit->points[last], line_of(fit, from, last));
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
    fit.tolerance = fit.pass > 0 ? INFINITY : measure.justified ? ENOUGH : RAGGED;
    found = weigh(&fit) && !(fit.pass == 0 && ends_badly(&fit));
  }
  size_t lines = found ? trace(&fit, chosen) : first_fit(&fit, chosen);
  free(fit.nodes);
  free(fit.active);
  return lines;
}
