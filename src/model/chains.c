/*
 * chains: who engages whom (party, sub-processors="…").  A processor that ends up engaging itself is a
 * mistake of form: no contract can be traced from the controller to it (Art. 28(2) and (4)).
 */
#include "model/model_int.h"

typedef enum Visit { UNSEEN, ON_CHAIN, DONE } Visit;

typedef struct Chains {
  Model *model;
  uint8_t *visits;           /* of each party, by its ordinal */
  const Party **chain;
  size_t length;
} Chains;

static void report_circle(Chains *chains, const Reference *closing)
{
  Findings *findings = chains->model->findings;
  Finding *finding = finding_add(findings, "PPC029", NULL, SEVERITY_ERROR, closing->place);
  Buffer text = {0};
  size_t start = 0;
  while (&chains->chain[start]->element != closing->target)
    start++;
  for (size_t i = start; i < chains->length; i++)
    buffer_format(&text, "%s -> ", chains->chain[i]->element.id);
  buffer_text(&text, closing->target->id);
  finding_text(findings, finding, "chain", text.at);
  buffer_free(&text);
}

/* Its own stack, not the machine's: a chain may be as long as there are parties. */
static void follow(Chains *chains, const Party *from, size_t *next)
{
  chains->chain[chains->length++] = from;
  chains->visits[from->element.ordinal] = ON_CHAIN;
  next[0] = 0;
  while (chains->length > 0) {
    const Party *party = chains->chain[chains->length - 1];
    size_t *at = &next[chains->length - 1];
    if (*at == party->subprocessors.count) {
      chains->visits[party->element.ordinal] = DONE;
      chains->length--;
      continue;
    }
    const Reference *reference = &party->subprocessors.at[(*at)++];
    Party *engaged = (Party *)reference->target;
    if (engaged && !engaged->engaged_by)
      engaged->engaged_by = party;
    if (engaged && chains->visits[engaged->element.ordinal] == ON_CHAIN)
      report_circle(chains, reference);
    if (!engaged || chains->visits[engaged->element.ordinal] != UNSEEN)
      continue;
    chains->visits[engaged->element.ordinal] = ON_CHAIN;
    next[chains->length] = 0;
    chains->chain[chains->length++] = engaged;
  }
}

void model_check_chains(Model *model)
{
  size_t count = model->record->parties.count + 1;
  Chains chains = {.model = model, .visits = arena_alloc(model->arena, count),
                   .chain = ARENA_ARRAY(model->arena, const Party *, count)};
  size_t *next = ARENA_ARRAY(model->arena, size_t, count);
  EACH (Party, party, model->record->parties)
    if (chains.visits[party->element.ordinal] == UNSEEN && party->subprocessors.count)
      follow(&chains, party, next);
}
