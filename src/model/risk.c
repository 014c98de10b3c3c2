/*
 * risk: what the law asks of the risk of a processing (Art. 35): which of its cases and types, and which of
 * the nine criteria of WP248, hold.  What each depends on stands in the law's table "dpia".
 */
#include <string.h>

#include "model/model_int.h"

static bool term_among(const char *words, const Code *code)
{
  return code->term && text_lists(words, code->term->code);
}

/* ---- conditions: what an attribute of a row says of a processing --------------------------------------- */

typedef bool Condition(const Model *model, const Processing *processing, const char *words);

static bool some_flag(const Model *model, const Processing *processing, const char *words)
{
  (void)model;
  for (size_t i = 0; i < processing->flags.count; i++)
    if (text_lists(words, processing->flags.at[i].name))
      return true;
  return false;
}

/* flags="profiling profiling" is one flag. */
static bool is_named_before(const References *names, size_t index)
{
  for (size_t i = 0; i < index; i++)
    if (strcmp(names->at[i].name, names->at[index].name) == 0)
      return true;
  return false;
}

static bool every_flag(const Model *model, const Processing *processing, const char *words)
{
  (void)model;
  size_t wanted = 1, found = 0;
  for (const char *at = words; *at; at++)
    wanted += *at == ' ';
  for (size_t i = 0; i < processing->flags.count; i++)
    found += text_lists(words, processing->flags.at[i].name) && !is_named_before(&processing->flags, i);
  return found >= wanted;
}

static bool some_data(const Model *model, const Processing *processing, const char *words)
{
  (void)model;
  for (size_t i = 0; i < processing->category_count; i++) {
    const Category *category = processing->category_list[i];
    if ((category->special.term && text_lists(words, "special")) ||
        (category->criminal.value && text_lists(words, "criminal")) ||
        (category->nir.value && text_lists(words, "nir")) || (category->bank.value && text_lists(words, "bank")) ||
        (category->card.term && text_lists(words, "card")))
      return true;
  }
  return false;
}

static bool some_special(const Model *model, const Processing *processing, const char *words)
{
  (void)model;
  for (size_t i = 0; i < processing->category_count; i++)
    if (term_among(words, &processing->category_list[i]->special))
      return true;
  return false;
}

static bool some_family(const Model *model, const Processing *processing, const char *words)
{
  (void)model;
  for (size_t i = 0; i < processing->category_count; i++)
    if (term_among(words, &processing->category_list[i]->family))
      return true;
  return false;
}

static bool some_origin(const Model *model, const Processing *processing, const char *words)
{
  (void)model;
  EACH (DataUse, use, processing->data)
    if (term_among(words, &use->origin))
      return true;
  return false;
}

static bool some_people(const Model *model, const Processing *processing, const char *words)
{
  static const char *const kinds[] = {"vulnerable", "employee", "minor"};
  for (size_t i = 0; i < processing->subject_count; i++)
    for (size_t k = 0; k < COUNT_OF(kinds); k++)
      if (text_lists(words, kinds[k]) && subject_is(model, processing->subject_list[i], kinds[k]))
        return true;
  return false;
}

static bool some_subject(const Model *model, const Processing *processing, const char *words)
{
  (void)model;
  for (size_t i = 0; i < processing->subject_count; i++)
    if (term_among(words, &processing->subject_list[i]->kind))
      return true;
  return false;
}

static bool some_purpose(const Model *model, const Processing *processing, const char *words)
{
  (void)model;
  EACH (Purpose, purpose, processing->purposes)
    if (term_among(words, &purpose->kind))
      return true;
  return false;
}

static bool is_automated(const Model *model, const Processing *processing, const char *words)
{
  (void)model, (void)words;
  return decides_alone(processing);
}

static const struct { const char *attribute; Condition *holds; } conditions[] = {
    {"flags", some_flag},       {"every-flag", every_flag}, {"data", some_data},       {"special", some_special},
    {"family", some_family},    {"origin", some_origin},    {"people", some_people},   {"subject", some_subject},
    {"purpose", some_purpose},  {"automated", is_automated},
};

/* A row, taken apart once: thousands of processings are asked of each. */
typedef struct Asked { Condition *holds; const char *words; } Asked;
typedef struct Case { const Term *term; size_t count; Asked asked[COUNT_OF(conditions)]; } Case;
typedef struct Cases { Case *at; size_t count; } Cases;

typedef struct Risks { Cases grounds, criteria; } Risks;

static void add_cases(const Model *model, Cases *cases, const char *list)
{
  const Term *const *terms;
  const size_t count = law_terms(model->law, list, &terms);
  Case *all = ARENA_ARRAY(model->arena, Case, cases->count + count + 1);
  if (cases->count > 0)
    memcpy(all, cases->at, cases->count * sizeof *all);
  cases->at = all;
  for (size_t i = 0; i < count; i++) {
    const LawRow *row = law_row(model->law, "dpia", terms[i]->code, model->as_of);
    Case *added = &cases->at[cases->count];
    if (!row || !law_is_of(model, row))
      continue;
    added->term = terms[i];
    for (size_t k = 0; k < COUNT_OF(conditions); k++) {
      const char *words = law_attribute(row, conditions[k].attribute);
      if (words)
        added->asked[added->count++] = (Asked){conditions[k].holds, words};
    }
    cases->count += added->count > 0; /* else only the author can say so */
  }
}

void risk_prepare(Model *model)
{
  model->risks = ARENA_NEW(model->arena, Risks);
  add_cases(model, &model->risks->grounds, "dpia-case");
  add_cases(model, &model->risks->grounds, "dpia-required");
  add_cases(model, &model->risks->criteria, "criterion");
}

/* All of its conditions, or any. */
static bool holds(const Model *model, const Processing *processing, const Case *asked, bool all)
{
  for (size_t i = 0; i < asked->count; i++)
    if (asked->asked[i].holds(model, processing, asked->asked[i].words) != all)
      return !all;
  return all;
}

/* ---- questions ----------------------------------------------------------------------------------------- */

size_t risk_criteria(const Model *model, const Processing *processing, const Term *criteria[RISK_CRITERIA])
{
  const Cases *cases = &model->risks->criteria;
  size_t found = 0;
  for (size_t i = 0; i < cases->count && found < RISK_CRITERIA; i++)
    if (holds(model, processing, &cases->at[i], false))
      criteria[found++] = cases->at[i].term;
  return found;
}

/* What the author says counts before what follows from the facts. */
const Term *risk_ground(const Model *model, const Processing *processing)
{
  for (size_t i = 0; i < processing->dpia_types.count; i++) {
    const char *code = processing->dpia_types.at[i].name;
    const LawRow *row = law_row(model->law, "dpia", code, model->as_of);
    if (row && law_is_of(model, row))
      return law_term(model->law, "dpia-required", code);
  }
  for (size_t i = 0; i < model->risks->grounds.count; i++)
    if (holds(model, processing, &model->risks->grounds.at[i], true))
      return model->risks->grounds.at[i].term;
  return NULL;
}

const char *risk_exemption_fault(const Model *model, const Processing *processing, const Term *exemption)
{
  const LawRow *row = law_row(model->law, "dpia", exemption->code, model->as_of);
  if (!row || !law_is_of(model, row))
    return "country";
  const char *flags = law_attribute(row, "without-flags"), *data = law_attribute(row, "without-data");
  const long below = law_number(row, "headcount-below");
  const Number *headcount = model->organisation ? &model->organisation->headcount : NULL;
  if (below && headcount && headcount->mark.state == GIVEN && headcount->value >= below)
    return "headcount";
  if (flags && some_flag(model, processing, flags))
    return "profiling";
  if (data && some_data(model, processing, data))
    return "sensitive";
  return NULL;
}
