/*
 * The end of a long text: what was found most, the gravest first, so that a reader knows where to begin.
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

void print_summary(const Report *report)
{
  enum { KINDS = 512 }; /* codes and degrees: rules.def has a hundred and some */
  const Findings *findings = report->findings;
  Kind kinds[KINDS];
  size_t count = 0;

  if (findings->count < LONG)
    return;
  for (const Finding *finding = findings->first; finding != NULL && count < KINDS; finding = finding->next)
    if (finding->allowance == NULL)
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
