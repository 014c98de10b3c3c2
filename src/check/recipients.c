/*
 * Recipients and their roles: Art. 4(7)-(10), 13(1)(e), 14(1)(e), 26, 28, 30(1)(d).
 */
#include "check/check_int.h"

/* Silence is not "no": that nobody receives the data is said by <no-recipient/>. */
void recipients_missing(Check *check, const Processing *processing)
{
  if (is_ours(processing) && processing->recipients.first == NULL && processing->no_recipient.first == NULL)
    say_id(check, report(check, NULL, &processing->element, processing->element.place), "P",
           &processing->element);
}

/* ---- PPC404 -------------------------------------------------------------------------------------- */

static void report_no_role(Check *check, const RecipientUse *use)
{
  Finding *finding = report(check, NULL, &use->element, use->element.place);
  const Party *party = recipient_party(use);

  if (party != NULL)
    say_party(check, finding, party);
  else
    say_id(check, finding, "r", &use->element);
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
