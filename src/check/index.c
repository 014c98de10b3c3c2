/*
 * What rules ask often, looked up once: which situations lead to a processing.  Built in time linear in the
 * record, so that no rule scans all processings or all situations for each processing.
 */
#include <assert.h>

#include "check/check_int.h"

/* Counts, sums, places: the situations of each processing side by side, in the author's order.  Counts stand
   two places on, so that after the sums starts[n + 1] is where those of number n begin, and after placing
   them it is where they end. */
static void index_situations(Check *check)
{
  const Register *record = check->model->record;
  Arena *arena = check->findings->arena;
  size_t *starts = ARENA_ARRAY(arena, size_t, record->processings.count + 3);
  size_t total = 0;

  EACH(Situation, situation, record->situations)
  {
    for (size_t i = 0; i < situation->processing.count; i++) {
      const Processing *processing = (const Processing *)situation->processing.at[i].target;
      if (processing == NULL)
        continue;
      assert(processing->number >= 1 && processing->number <= record->processings.count);
      starts[processing->number + 2]++;
      total++;
    }
  }
  for (size_t i = 1; i < record->processings.count + 3; i++)
    starts[i] += starts[i - 1];
  check->situations = ARENA_ARRAY(arena, const Situation *, total + 1);
  EACH(Situation, situation, record->situations)
  {
    for (size_t i = 0; i < situation->processing.count; i++) {
      const Processing *processing = (const Processing *)situation->processing.at[i].target;
      if (processing != NULL)
        check->situations[starts[processing->number + 1]++] = situation;
    }
  }
  check->situation_starts = starts;
}

/* Of each rule: is it applied, and is it ever applied without a word on why. */
enum { APPLIED = 1, UNEXPLAINED = 2, TOLD = 4 };

static void index_retentions(Check *check)
{
  const Register *record = check->model->record;

  check->rules_applied = ARENA_ARRAY(check->findings->arena, uint8_t, record->retentions.count + 1);
  EACH(Processing, processing, record->processings)
  {
    EACH(Retain, retain, processing->retains)
    {
      for (size_t i = 0; i < retain->ref.count; i++)
        if (retain->ref.at[i].target != NULL)
          check->rules_applied[retain->ref.at[i].target->ordinal] |=
            is_absent(retain->because.mark) ? APPLIED | UNEXPLAINED : APPLIED;
    }
  }
}

bool is_explained(const Check *check, const Retention *rule)
{
  return (check->rules_applied[rule->element.ordinal] & (APPLIED | UNEXPLAINED)) == APPLIED;
}

bool is_told(Check *check, const Retention *rule)
{
  const bool told = check->rules_applied[rule->element.ordinal] & TOLD;
  check->rules_applied[rule->element.ordinal] |= TOLD;
  return told;
}

bool is_party_told(Check *check, const Party *party, PartyFact fact)
{
  const bool told = check->parties_told[party->element.ordinal] & fact;
  check->parties_told[party->element.ordinal] |= fact;
  return told;
}

bool is_unnamed(Check *check, const Party *party)
{
  return !is_gap(&party->element) && is_absent(party->name.mark) && is_absent(party->label.mark) &&
         !is_party_told(check, party, PARTY_NAME);
}

void index_make(Check *check)
{
  check->parties_told = ARENA_ARRAY(check->findings->arena, uint8_t, check->model->record->parties.count + 1);
  index_situations(check);
  index_retentions(check);
  check->engaged_of = ARENA_ARRAY(check->findings->arena, size_t, check->model->record->parties.count + 1);
  check->receiver = any_receiver(check->model);
}

size_t situations_of(const Check *check, const Processing *processing, const Situation *const **situations)
{
  const size_t *starts = check->situation_starts;
  *situations = &check->situations[starts[processing->number]];
  return starts[processing->number + 1] - starts[processing->number];
}
