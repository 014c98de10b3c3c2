/*
 * The end of a long text: what was found most, the gravest first, so that a reader knows where to begin; and
 * of a draft, how much of it is still to be filled in, and by whom.
 */
#include <stdlib.h>
#include <string.h>

#include "diagnostics_int.h"

enum { LONG = 25 }; /* findings: fewer are seen at a glance */

typedef struct Kind {
  const char *code;
  Severity severity;
  size_t count;
} Kind;

/* Errors, warnings, notes; the more frequent first; then in the order of codes. */
static int compare_kinds(const void *one, const void *other)
{
  const Kind *a = one, *b = other;

  if (a->severity != b->severity)
    return (int)b->severity - (int)a->severity;
  if (a->count != b->count)
    return a->count > b->count ? -1 : 1;
  return strcmp(a->code, b->code);
}

static Kind *kind_of(Kind *kinds, size_t *count, const Finding *finding)
{
  for (size_t i = 0; i < *count; i++)
    if (kinds[i].severity == finding->severity && strcmp(kinds[i].code, finding->code) == 0)
      return &kinds[i];
  kinds[*count] = (Kind){finding->code, finding->severity, 0};
  return &kinds[(*count)++];
}

/* ---- declared gaps ------------------------------------------------------------------------------- */

typedef struct Asked {
  const char *owner; /* NULL: nobody */
  size_t count;
} Asked;

bool is_declared_gap(const Finding *finding)
{
  return strcmp(finding->code, "PPC104") == 0 && !text_same(finding->variant, "placeholder");
}

const char *gap_owner(const Finding *finding)
{
  for (const Argument *argument = finding->arguments; argument != NULL; argument = argument->next)
    if (strcmp(argument->name, "owner") == 0)
      return argument->as.text;
  return NULL;
}

/* What a draft is known to lack. */
bool is_summed(const Report *report, const Finding *finding)
{
  return report->options->gaps_summed && finding->severity == SEVERITY_WARNING && finding->allowance == NULL &&
         is_declared_gap(finding);
}

/* In the order in which they are first asked. */
static Asked *asked_of(const Report *report, Map *owners, Asked *all, size_t *count, const char *owner)
{
  const char *key = owner == NULL ? "" : owner;
  Asked *asked = map_find(owners, key);

  if (asked == NULL) {
    asked = &all[(*count)++];
    asked->owner = owner;
    map_put(owners, arena_string(report->arena, key), asked);
  }
  return asked;
}

static void print_asked(const Report *report, const char *part, size_t count, const char *owner)
{
  const char *pattern = words_rule(report->words, "diagnostics", part);

  if (count == 0 || pattern == NULL)
    return;
  fprintf(report->to, "%5zu  ", count);
  print_safe(report->to,
             words_fill(report->arena, pattern, (const char *const[]){"owner", owner != NULL ? owner : "", NULL}));
  fputc('\n', report->to);
}

void print_gaps(const Report *report)
{
  const Findings *findings = report->findings;
  Asked *all = ARENA_ARRAY(report->arena, Asked, findings->count + 1);
  Map *owners = map_new(report->arena);
  size_t count = 0, proposals = 0;

  for (const Finding *finding = findings->first; finding != NULL; finding = finding->next)
    if (is_summed(report, finding)) {
      if (text_same(finding->variant, "proposed"))
        proposals++;
      else
        asked_of(report, owners, all, &count, gap_owner(finding))->count++;
    }
  if (count == 0 && proposals == 0)
    return;
  fprintf(report->to, "%s\n", words_rule(report->words, "diagnostics", "gaps"));
  for (size_t i = 0; i < count; i++)
    print_asked(report, all[i].owner != NULL ? "gaps.owner" : "gaps.nobody", all[i].count, all[i].owner);
  print_asked(report, "gaps.proposed", proposals, NULL);
}

/* ---- kinds --------------------------------------------------------------------------------------- */

void print_summary(const Report *report)
{
  enum { KINDS = 512 }; /* codes and degrees: rules.def has a hundred and some */
  const Findings *findings = report->findings;
  Kind kinds[KINDS];
  size_t count = 0;

  size_t told = 0;
  for (const Finding *finding = findings->first; finding != NULL; finding = finding->next)
    told += !is_summed(report, finding);
  if (told < LONG)
    return;
  for (const Finding *finding = findings->first; finding != NULL && count < KINDS; finding = finding->next)
    if (finding->allowance == NULL && !is_summed(report, finding))
      kind_of(kinds, &count, finding)->count++;
  qsort(kinds, count, sizeof *kinds, compare_kinds);
  fputc('\n', report->to);
  for (size_t i = 0; i < count; i++) {
    const char *code = severity_code(kinds[i].severity);
    const char *word = words_rule(report->words, "diagnostics", code);
    const char *title = words_rule(report->words, kinds[i].code, "title");
    fprintf(report->to, "%5zu  %s  %s: %s\n", kinds[i].count, kinds[i].code, word != NULL ? word : code,
            title != NULL ? title : "");
  }
}
