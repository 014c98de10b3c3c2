/*
 * Findings: what a stage has to say to the author, as data.  No wording here: a finding names a rule and the
 * values of its placeholders, and the words files of each language say the rest.
 */
#include <string.h>

#include "base/base.h"

const char *severity_code(Severity severity)
{
  static const char *const codes[] = {
    [SEVERITY_NOTE] = "note", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"};
  return codes[severity];
}

Finding *finding_add(Findings *findings, const char *code, const char *variant, Severity severity,
                     Place place)
{
  Finding *finding = ARENA_NEW(findings->arena, Finding);

  finding->code = code;
  finding->variant = variant;
  finding->severity = severity;
  finding->place = place;
  if (findings->last != NULL)
    findings->last->next = finding;
  else
    findings->first = finding;
  findings->last = finding;

  findings_count(findings, finding);
  return finding;
}

void findings_count(Findings *findings, const Finding *finding)
{
  const bool counts = finding->allowance == NULL;

  findings->count++;
  findings->errors += counts && finding->severity == SEVERITY_ERROR;
  findings->warnings += counts && finding->severity == SEVERITY_WARNING;
  findings->notes += counts && finding->severity == SEVERITY_NOTE;
  findings->allowed += !counts;
}

void finding_allow(Findings *findings, Finding *finding, const Allowance *allowance)
{
  if (finding->allowance != NULL)
    return;
  finding->allowance = allowance;
  findings->errors -= finding->severity == SEVERITY_ERROR;
  findings->warnings -= finding->severity == SEVERITY_WARNING;
  findings->notes -= finding->severity == SEVERITY_NOTE;
  findings->allowed++;
}

/* Behind the arguments that are there; a finding has four or five at most. */
static Argument *argument_add(Findings *findings, Finding *finding, const char *name, ArgumentKind kind)
{
  Argument *argument = ARENA_NEW(findings->arena, Argument);
  const Argument **end = &finding->arguments;

  argument->name = name;
  argument->kind = kind;
  while (*end != NULL)
    end = (const Argument **)&((Argument *)*end)->next; /* ours, and made writable above */
  *end = argument;
  return argument;
}

/* The text is copied: it often belongs to a tree that is freed before the finding is printed. */
void finding_text(Findings *findings, Finding *finding, const char *name, const char *text)
{
  argument_add(findings, finding, name, ARGUMENT_TEXT)->as.text = arena_string(findings->arena, text);
}

void finding_phrase(Findings *findings, Finding *finding, const char *name, const char *key)
{
  argument_add(findings, finding, name, ARGUMENT_PHRASE)->as.text = arena_string(findings->arena, key);
}

void finding_prose(Findings *findings, Finding *finding, const char *name, const void *prose)
{
  argument_add(findings, finding, name, ARGUMENT_PROSE)->as.prose = prose;
}

void finding_duration(Findings *findings, Finding *finding, const char *name, Duration duration)
{
  argument_add(findings, finding, name, ARGUMENT_DURATION)->as.duration = duration;
}

void finding_date(Findings *findings, Finding *finding, const char *name, Date date)
{
  argument_add(findings, finding, name, ARGUMENT_DATE)->as.date = date;
}

void finding_number(Findings *findings, Finding *finding, const char *name, long number)
{
  argument_add(findings, finding, name, ARGUMENT_NUMBER)->as.number = number;
}

void finding_thing(Findings *findings, Finding *finding, const char *name, const char *id, const void *thing)
{
  Argument *argument = argument_add(findings, finding, name, ARGUMENT_THING);

  argument->as.thing.id = arena_string(findings->arena, id);
  argument->as.thing.thing = thing;
}

/* ---- order ------------------------------------------------------------------------------------------- */

static int compare(const Finding *a, const Finding *b)
{
  if (a->place.source != b->place.source)
    return a->place.source < b->place.source ? -1 : 1;
  if (a->place.offset != b->place.offset)
    return a->place.offset < b->place.offset ? -1 : 1;
  return strcmp(a->code, b->code);
}

static Finding *merge(Finding *a, Finding *b)
{
  Finding *first = NULL, **end = &first;

  while (a != NULL && b != NULL) {
    Finding **smaller = compare(b, a) < 0 ? &b : &a; /* equal: a, which came first */
    *end = *smaller;
    end = &(*smaller)->next;
    *smaller = *end;
  }
  *end = a != NULL ? a : b;
  return first;
}

/* Takes `count` findings off the list and gives them back in order; depth is log2 of their number. */
static Finding *sorted(Finding **list, size_t count)
{
  if (count == 0)
    return NULL;
  if (count == 1) {
    Finding *only = *list;
    *list = only->next;
    only->next = NULL;
    return only;
  }
  Finding *const left = sorted(list, count / 2);
  Finding *const right = sorted(list, count - count / 2);
  return merge(left, right);
}

void findings_sort(Findings *findings)
{
  Finding *list = findings->first;

  findings->first = sorted(&list, findings->count);
  findings->last = findings->first;
  while (findings->last != NULL && findings->last->next != NULL)
    findings->last = findings->last->next;
}
