/*
 * What is accepted.  A finding of a legal rule may be allowed, by the description or on the command line,
 * always with a reason: it is then no error and no warning, and stays in the list, so that whoever approves
 * sees it (Art. 5(2): to be able to show compliance is to say where one departs from the rule, and why).
 *
 * Faults of form cannot be allowed, for they are no question of judgement; nor can a gap (PPC104), for a
 * document with a hole in it is not finished.
 */
#include <string.h>

#include "check/check_int.h"

typedef struct Allowed {
  Allowance allowance;
  bool used;
} Allowed;

static Finding *complain(Findings *findings, const Allowance *allowance, Severity severity, const char *variant,
                         Place place)
{
  Finding *finding = finding_add(findings, "PPC031", variant, severity, place);

  if (allowance->code != NULL)
    finding_text(findings, finding, "code", allowance->code);
  if (allowance->on != NULL)
    finding_text(findings, finding, "on", allowance->on);
  return finding;
}

static bool is_allowable(const CheckRule *rule)
{
  return strcmp(rule->chapter, "form") != 0 && strcmp(rule->code, "PPC104") != 0;
}

/* Whether `on` stands in the path of a block, whole names only: "answer" and "requests.answer" in
   "requests.answer.basis". */
static bool is_within(const char *block, const char *on)
{
  const size_t length = strlen(on);

  if (block == NULL || length == 0)
    return false;
  for (const char *at = block; at != NULL; at = strchr(at, '.')) {
    at += *at == '.';
    if (strncmp(at, on, length) == 0 && (at[length] == '\0' || at[length] == '.'))
      return true;
  }
  return false;
}

/* What keeps an allowance from being one is said; true: it stands. */
static bool is_sound(Findings *findings, const Allowance *allowance, Place code_place)
{
  if (allowance->code == NULL || allowance->on == NULL) {
    complain(findings, allowance, SEVERITY_ERROR, "incomplete", allowance->place);
    return false;
  }
  const CheckRule *rule = check_rule(allowance->code);
  if (rule == NULL || !is_allowable(rule)) {
    complain(findings, allowance, SEVERITY_ERROR, rule == NULL ? "unknown" : "refused", code_place);
    return false;
  }
  if (text_is_blank(allowance->text) && allowance->because == NULL) {
    complain(findings, allowance, SEVERITY_ERROR, "reason", allowance->place);
    return false;
  }
  return true;
}

static size_t collect(const Model *model, const Allowance *given, size_t given_count, Findings *findings,
                      Allowed *list)
{
  size_t count = 0;

  for (size_t i = 0; i < given_count; i++)
    if (is_sound(findings, &given[i], NOWHERE))
      list[count++].allowance = given[i];
  EACH(Allow, allow, model->record->allows)
  {
    if (is_gap(&allow->element) || allow->code.mark.state == GAP || allow->on.mark.state == GAP ||
        allow->because.mark.state == GAP) /* PPC104 says so */
      continue;
    const bool because = allow->because.mark.state == GIVEN;
    const Allowance allowance = {.code = allow->code.value,
                                 .on = allow->on.value,
                                 .because = because ? &allow->because : NULL,
                                 .place = allow->element.place};
    if (is_sound(findings, &allowance, allow->code.mark.place))
      list[count++].allowance = allowance;
  }
  return count;
}

void check_allow(const Model *model, const Allowance *given, size_t given_count, Findings *findings)
{
  Allowed *list = ARENA_ARRAY(findings->arena, Allowed, given_count + model->record->allows.count + 1);
  const size_t count = collect(model, given, given_count, findings, list);

  if (count == 0)
    return;
  for (Finding *finding = findings->first; finding != NULL; finding = finding->next)
    for (size_t i = 0; i < count; i++)
      if (strcmp(finding->code, list[i].allowance.code) == 0 &&
          is_within(finding->block, list[i].allowance.on)) {
        finding_allow(findings, finding, &list[i].allowance);
        list[i].used = true;
      }
  for (size_t i = 0; i < count; i++)
    if (!list[i].used)
      complain(findings, &list[i].allowance, SEVERITY_WARNING, NULL, list[i].allowance.place);
}
