/*
 * check_run: asks every rule of the table.
 */
#include <string.h>

#include "check/check_int.h"

#define FORM(code, slug, severity) {(code), (slug), SEVERITY_##severity, "form", "", NULL, NULL},
#define RECORD_RULE(code, slug, severity, chapter, guards, function)                                         \
  {(code), (slug), SEVERITY_##severity, (chapter), (guards), (function), NULL},
#define PROCESSING_RULE(code, slug, severity, chapter, guards, function)                                     \
  {(code), (slug), SEVERITY_##severity, (chapter), (guards), NULL, (function)},
static const CheckRule rules[] = {
#include "check/rules.def"
};
#undef FORM
#undef RECORD_RULE
#undef PROCESSING_RULE

size_t check_rules(const CheckRule **all)
{
  *all = rules;
  return COUNT_OF(rules);
}

const CheckRule *check_rule(const char *code)
{
  for (size_t i = 0; i < COUNT_OF(rules); i++)
    if (strcmp(rules[i].code, code) == 0)
      return &rules[i];
  return NULL;
}

void check_run(const Model *model, Findings *findings)
{
  Check check = {.model = model, .findings = findings};

  index_make(&check);
  wording_begin(&check);
  for (size_t i = 0; i < COUNT_OF(rules); i++) {
    check.rule = &rules[i];
    if (check.rule->record != NULL)
      check.rule->record(&check);
  }
  /* One processing at a time, so that its structs are read while they are near. */
  EACH(Processing, processing, model->record->processings)
  {
    if (is_gap(&processing->element))
      continue;
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
      check.rule = &rules[i];
      if (check.rule->processing != NULL)
        check.rule->processing(&check, processing);
    }
  }
  wording_end(&check);
}
