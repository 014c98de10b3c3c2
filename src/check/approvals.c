/*
 * Approvals: what somebody has read and agreed to is what readers see, or whoever publishes knows that it no
 * longer is (Art. 5(2) and 24(1): to be able to show who answers for a text, and for which).
 */
#include "check/check_int.h"

static void say_language(Check *check, Finding *finding, const Approval *approval)
{
  finding_phrase(check->findings, finding, "language",
                 arena_format(check->findings->arena, "term/language/%s", approval->language.value));
}

static void say_approval(Check *check, Finding *finding, const Approval *approval)
{
  finding_text(check->findings, finding, "by", approval->by.value);
  finding_date(check->findings, finding, "date", approval->date.value);
}

/* ---- PPC936 -------------------------------------------------------------------------------------- */

static void check_change(Check *check, const Approval *approval)
{
  const ApprovalState state = approval_state(approval);

  if (state != APPROVAL_CHANGED && state != APPROVAL_BLOCKS_CHANGED && state != APPROVAL_REORDERED)
    return;
  const bool known = state == APPROVAL_BLOCKS_CHANGED;
  const bool changed = known && approval_changed(approval) > 0, gone = known && approval_gone(approval) > 0;
  const char *variant = changed && gone ? "blocks" : changed ? "changed" : NULL;
  Finding *finding = report(check, variant, &approval->element, approval->digest.mark.place);
  say_approval(check, finding, approval);
  say_language(check, finding, approval);
  if (changed)
    finding_number(check->findings, finding, "changed", (long)approval_changed(approval));
  if (changed && gone)
    finding_number(check->findings, finding, "gone", (long)approval_gone(approval));
}

void changed_since_approval(Check *check)
{
  EACH(Approval, approval, check->model->record->approvals)
  check_change(check, approval);
}

/* ---- PPC937 -------------------------------------------------------------------------------------- */

static bool is_blank(const Text *text)
{
  return text->mark.state == GIVEN && text_is_blank(text->value);
}

/* True: nothing is absent; a gap is PPC104's.  As the program prints it,
   an approval is still to be filled in. */
static bool check_complete(Check *check, const Approval *approval)
{
  const struct {
    const char *name;
    bool missing;
  } needed[] = {{"by", is_absent(approval->by.mark) || is_blank(&approval->by)},
                {"role", is_blank(&approval->role)},
                {"date", is_absent(approval->date.mark)},
                {"language", is_absent(approval->language.mark)},
                {"digest", is_absent(approval->digest.mark)}};
  Finding *finding = NULL;

  for (size_t i = 0; i < COUNT_OF(needed); i++) {
    if (!needed[i].missing)
      continue;
    if (finding == NULL)
      finding = report(check, NULL, &approval->element, approval->element.place);
    finding_text(check->findings, finding, "missing", needed[i].name);
    finding_phrase(check->findings, finding, "fields",
                   arena_format(check->findings->arena, "field/approval/%s", needed[i].name));
  }
  return finding == NULL;
}

static bool is_dated(const Approval *approval)
{
  return approval->by.mark.state == GIVEN && approval->date.mark.state == GIVEN;
}

/* Of two by one person on one day in one language nobody can say which counts. */
static void check_twice(Check *check, Map *seen, const Approval *approval)
{
  char day[11];
  date_format(approval->date.value, day);
  const char *key =
    arena_format(check->findings->arena, "%s %s %s", day, approval->language.value, approval->by.value);

  if (map_put(seen, key, (void *)approval))
    return;
  Finding *finding = report(check, "twice", &approval->element, approval->element.place);
  finding->related = ((const Approval *)map_find(seen, key))->element.place;
  say_approval(check, finding, approval);
  say_language(check, finding, approval);
}

void approval_faulty(Check *check)
{
  Map *seen = map_new(check->findings->arena);

  EACH(Approval, approval, check->model->record->approvals)
  {
    if (is_gap(&approval->element) || !check_complete(check, approval) || !is_dated(approval))
      continue;
    if (approval->language.mark.state == GIVEN)
      check_twice(check, seen, approval);
    if (date_compare(approval->date.value, check->model->as_of) > 0)
      say_approval(check, report(check, "future", &approval->element, approval->date.mark.place), approval);
  }
}
