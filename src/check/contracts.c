/*
 * What is agreed with processors: Art. 28(2)-(4) and (9).
 */
#include <string.h>

#include "check/check_int.h"

static Finding *report_contract(Check *check, const char *variant, const RecipientUse *use,
                                const Element *element, Place place)
{
  Finding *finding = report(check, variant, element, place);
  say_recipient(check, finding, use);
  return finding;
}

/* ---- the clauses: Art. 28(3)(a) to (h) ----------------------------------------------------------- */

static bool has_clause(const Contract *contract, const char *clause)
{
  for (size_t i = 0; i < contract->clauses.count; i++)
    if (strcmp(contract->clauses.at[i].name, clause) == 0)
      return true;
  return false;
}

static void check_clauses(Check *check, const RecipientUse *use, const Contract *contract)
{
  const Term *const *clauses;
  const size_t count = law_terms(check->model->law, "clause", &clauses);
  Finding *finding = NULL;

  if (is_absent(contract->clauses.mark)) {
    report_contract(check, "unstated", use, &contract->element, contract->element.place);
    return;
  }
  if (contract->clauses.mark.state != GIVEN)
    return;
  for (size_t i = 0; i < count; i++) {
    if (has_clause(contract, clauses[i]->code))
      continue;
    if (finding == NULL)
      finding = report_contract(check, "clauses", use, &contract->element, contract->clauses.mark.place);
    say_term(check, finding, "clauses", clauses[i]);
  }
}

/* ---- sub-processors: Art. 28(2) and (4) ---------------------------------------------------------- */

static void report_engaged(Check *check, const char *variant, const RecipientUse *use,
                           const Contract *contract, Place place, const Party *processor)
{
  Finding *finding = report_contract(check, variant, use, &contract->element, place);

  finding->related = processor->subprocessors.mark.place;
  for (size_t i = 0; i < processor->subprocessors.count; i++)
    if (processor->subprocessors.at[i].target != NULL)
      say_party_as(check, finding, "s", (const Party *)processor->subprocessors.at[i].target);
}

static void check_authorisation(Check *check, const RecipientUse *use, const Contract *contract)
{
  for (size_t i = 0; i < use->ref.count; i++) {
    const Party *processor = (const Party *)use->ref.at[i].target;
    if (processor == NULL || processor->subprocessors.count == 0 ||
        is_unresolved(&processor->subprocessors))
      continue;
    if (is_absent(contract->subprocessors.mark))
      report_engaged(check, "regime", use, contract, contract->element.place, processor);
    else if (code_is(&contract->subprocessors, "none"))
      report_engaged(check, "forbidden", use, contract, contract->subprocessors.mark.place, processor);
  }
}

/* ---- PPC403 -------------------------------------------------------------------------------------- */

/* In writing (Art. 28(9)): what has neither a reference nor a date cannot be found again. */
static void check_contract(Check *check, const RecipientUse *use, const Contract *contract)
{
  check_clauses(check, use, contract);
  check_authorisation(check, use, contract);
  if (is_absent(contract->reference.mark) && is_absent(contract->date.mark))
    say_recipient(check,
                  report_as(check, SEVERITY_WARNING, "untraceable", &contract->element, contract->element.place),
                  use);
}

/* Of a controller's processors, and of the sub-processors of a processor, which owe the same (Art. 28(4)). */
void processor_contract(Check *check, const Processing *processing)
{
  EACH(RecipientUse, use, processing->recipients)
  {
    const Contract *contract = (const Contract *)use->contract.first;
    if (is_gap(&use->element) || !code_is(&use->role, "processor"))
      continue;
    if (contract == NULL)
      report_contract(check, NULL, use, &use->element, use->element.place);
    else if (!is_gap(&contract->element))
      check_contract(check, use, contract);
  }
}
