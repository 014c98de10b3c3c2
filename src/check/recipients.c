/*
 * Recipients and their roles: Art. 4(7)-(10), 13(1)(e), 14(1)(e), 26, 28, 30(1)(d).
 */
#include <string.h>

#include "check/check_int.h"

/* ---- PPC401 -------------------------------------------------------------------------------------- */

/* Silence is not "no": that nobody receives the data is said by <no-recipient/>. */
void recipients_missing(Check *check, const Processing *processing)
{
  if (is_ours(processing) && processing->recipients.first == NULL && processing->no_recipient.first == NULL)
    say_id(check, report(check, NULL, &processing->element, processing->element.place), "P",
           &processing->element);
}

/* ---- PPC402: WP260, annex: by name, or by activity, sector and place ----------------------------- */

/* A word that adds nothing: the table lists articles, conjunctions and the words of the list itself. */
static bool is_filler(Check *check, const char *language, const char *word, size_t length)
{
  const LawRow *row = law_row(check->model->law, "text", "generic-fillers", check->model->as_of);
  const char *at = law_attribute(row, language);
  Arena *arena = check->findings->arena;
  const char *folded = text_fold(arena, arena_copy(arena, word, length));

  while (at != NULL && *at != '\0') {
    const size_t end = strcspn(at, "|");
    if (text_same(text_fold(arena, arena_copy(arena, at, end)), folded))
      return true;
    at += end;
    at += *at == '|';
  }
  return false;
}

static bool is_all_filler(Check *check, const char *language, const char *text, size_t length)
{
  for (size_t at = 0; at < length;) {
    size_t end = at;
    while (end < length && is_letter(text[end]))
      end++;
    if (end > at && !is_filler(check, language, text + at, end - at))
      return false;
    at = end + (end == at);
  }
  return true;
}

/* Up to "such as": an example is no description of the others. */
static size_t before_examples(Check *check, const Prose *label, const char *behind)
{
  Passage open;
  const char *examples = prose_says(check, "open-lists", label, &open) ? strstr(behind, open.words) : NULL;

  return examples != NULL ? (size_t)(examples - behind) : strlen(behind);
}

/* "Our partners" says nothing; "our partners for payment" has an activity. */
static bool is_generic(Check *check, const Prose *label, Passage *found)
{
  const Version *version = prose_says(check, "generic-recipients", label, found)
                             ? prose_in(label, found->language)
                             : NULL;
  const char *at = version == NULL ? NULL : strstr(version->plain, found->words);

  if (at == NULL)
    return false;
  const char *behind = at + strlen(found->words);
  return is_all_filler(check, found->language, version->plain, (size_t)(at - version->plain)) &&
         is_all_filler(check, found->language, behind, before_examples(check, label, behind));
}

/* A joint controller is asked for its name by PPC109. */
static bool is_joint(const Party *party)
{
  for (const Use *use = party->uses.first; use != NULL; use = use->next)
    if (code_is(&((const RecipientUse *)use->use)->role, "joint"))
      return true;
  return false;
}

/* By the party's declaration, once; a gap as the whole of it is reported as such. */
static void check_party(Check *check, const Party *party)
{
  Passage found;

  if (is_gap(&party->element) || (party->uses.count == 0 && party->engaged_by == NULL) || is_joint(party))
    return;
  if (is_unnamed(check, party))
    say_party(check, report(check, "unnamed", &party->element, party->element.place), party);
  else if (is_absent(party->name.mark) && is_generic(check, &party->label, &found))
    finding_text(check->findings, report(check, NULL, &party->element, found.place), "r", found.words);
}

static void check_described(Check *check, const RecipientUse *use)
{
  Passage found;

  if (is_gap(&use->element) || !is_absent(use->ref.mark))
    return;
  if (is_absent(use->label.mark) && use->role.term != NULL) {
    Finding *finding = report(check, "bare", &use->element, use->element.place);
    say_term(check, finding, "role", use->role.term);
  } else if (is_generic(check, &use->label, &found)) {
    finding_text(check->findings, report(check, NULL, &use->element, found.place), "r", found.words);
  }
}

void recipient_generic(Check *check)
{
  const Register *record = check->model->record;

  EACH(Party, party, record->parties)
  check_party(check, party);
  EACH(Processing, processing, record->processings)
  EACH(RecipientUse, use, processing->recipients)
  check_described(check, use);
}

/* ---- PPC404 -------------------------------------------------------------------------------------- */

static void report_no_role(Check *check, const RecipientUse *use)
{
  say_recipient(check, report(check, NULL, &use->element, use->element.place), use);
}

/* A processor acts for the controller, so it cannot be one for the same purpose (Art. 28(10)). */
static bool is_controller(const RecipientUse *use)
{
  static const char *const controllers[] = {"controller", "joint"};
  return code_among(&use->role, controllers, COUNT_OF(controllers));
}

static const Party *shared_party(const RecipientUse *one, const RecipientUse *other)
{
  for (size_t i = 0; i < one->ref.count; i++) {
    const Element *party = one->ref.at[i].target;
    if (party != NULL && refers_to(&other->ref, party))
      return (const Party *)party;
  }
  return NULL;
}

/* The first purpose that both serve. */
static const Purpose *shared_purpose(const Processing *processing, const Scope *one, const Scope *other)
{
  EACH(Purpose, purpose, processing->purposes)
  if (scope_covers(one, purpose, NULL, NULL, NULL) && scope_covers(other, purpose, NULL, NULL, NULL))
    return purpose;
  return NULL;
}

static void check_both_roles(Check *check, const Processing *processing, const RecipientUse *processor,
                             const RecipientUse *controller)
{
  const Party *party = shared_party(processor, controller);
  const Purpose *purpose =
    party == NULL ? NULL : shared_purpose(processing, &processor->scope, &controller->scope);

  if (purpose == NULL)
    return;
  Finding *finding =
    report_as(check, SEVERITY_ERROR, "both", &controller->element, controller->role.mark.place);
  finding->related = processor->role.mark.place;
  say_party(check, finding, party);
  say_id(check, finding, "u", &purpose->element);
}

void recipient_role_unsettled(Check *check, const Processing *processing)
{
  EACH(RecipientUse, use, processing->recipients)
  {
    if (is_gap(&use->element))
      continue;
    if (is_absent(use->role.mark))
      report_no_role(check, use);
    if (!code_is(&use->role, "processor"))
      continue;
    EACH(RecipientUse, other, processing->recipients)
    if (is_controller(other))
      check_both_roles(check, processing, use, other);
  }
}
