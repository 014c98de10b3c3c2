/*
 * What is passed on, and what is said of it: Art. 5(1)(a) and (b), 6(1), 12(1), 13(1)(e).
 */
#include <string.h>

#include "check/check_int.h"

/* ---- PPC405: a promise that the list of recipients belies ---------------------------------------- */

/* Who receives data, of these recipients: first of all one that is no processor, which is no third party
   (Art. 4(10)). */
static const RecipientUse *receiver_of(const Processing *processing)
{
  const RecipientUse *processor = NULL;

  EACH(RecipientUse, use, processing->recipients)
  {
    if (is_gap(&use->element) || !is_outsider(use))
      continue;
    if (!code_is(&use->role, "processor"))
      return use;
    if (processor == NULL)
      processor = use;
  }
  return processor;
}

/* The better witness of the two. */
static const RecipientUse *either(const RecipientUse *one, const RecipientUse *other)
{
  return one == NULL || (other != NULL && code_is(&one->role, "processor")) ? other : one;
}

static const Element *around(const Element *element, const char *type)
{
  while (element != NULL && strcmp(element->type->name, type) != 0)
    element = element->parent;
  return element;
}

/* Of the processing that the promise is made in, of those of its situation, or of all. */
static const RecipientUse *receiver_against(const Check *check, const Element *element)
{
  const Element *processing = around(element, "processing"), *situation = around(element, "situation");
  const RecipientUse *found = NULL;

  if (processing != NULL)
    return receiver_of((const Processing *)processing);
  if (situation == NULL)
    return check->receiver;
  const References *references = &((const Situation *)situation)->processing;
  for (size_t i = 0; i < references->count; i++)
    if (references->at[i].target != NULL)
      found = either(found, receiver_of((const Processing *)references->at[i].target));
  return found;
}

/* Asked once a run, for what is said of all. */
const RecipientUse *any_receiver(const Model *model)
{
  const RecipientUse *found = NULL;

  EACH(Processing, processing, model->record->processings)
  if (!is_gap(&processing->element) && is_ours(processing))
    found = either(found, receiver_of(processing));
  return found;
}

static void check_promise(Check *check, const Said *said)
{
  const RecipientUse *use =
    said->field->audience == FOR_INTERNAL || is_for_client(said->element) ? NULL : receiver_against(check, said->element);

  if (use == NULL)
    return;
  const bool processor = code_is(&use->role, "processor");
  Finding *finding = report_as(check, processor ? SEVERITY_WARNING : SEVERITY_ERROR,
                               processor ? "processor" : NULL, said->element, passage_of(check, said).place);
  finding->related = use->element.place;
  say_recipient(check, finding, use);
  say_id(check, finding, "P", use->element.parent);
}

void disclosure_contradicted(Check *check)
{
  each_said(check, "no-sharing", check_promise);
}

/* ---- PPC406 -------------------------------------------------------------------------------------- */

/* Staff and processors act within the purposes there are; who receives data in some case, or once they are
   public, does not.  Authorities to which the law gives them as a rule are recipients like others. */
static bool is_conditional(const RecipientUse *use)
{
  static const char *const ours[] = {"internal", "processor"};
  static const char *const apart[] = {"other-users", "public", "successor"};

  return !code_among(&use->role, ours, COUNT_OF(ours)) &&
         (!is_absent(use->when.mark) || code_among(&use->role, apart, COUNT_OF(apart)));
}

/* Of its own: one that it names, or the only one of the processing.  A purpose without a basis is PPC203. */
static bool has_purpose(const Processing *processing, const RecipientUse *use)
{
  return !is_absent(use->scope.purpose.mark) || processing->purposes.count <= 1;
}

static void check_condition(Check *check, const RecipientUse *use)
{
  Finding *finding = report(check, NULL, &use->element, use->element.place);

  say_recipient(check, finding, use);
  if (use->when.mark.state == GIVEN)
    finding_prose(check->findings, finding, "condition", &use->when);
  else if (use->role.term != NULL)
    say_term(check, finding, "condition", use->role.term);
}

static bool has_readers(const Processing *processing)
{
  EACH(RecipientUse, use, processing->recipients)
  if (is_gap(&use->element) || use->role.term == NULL || is_published(use))
    return true;
  return false;
}

/* Data of the family "published content" that people give, where nobody is said to read them. */
static void check_published(Check *check, const Processing *processing)
{
  if (has_readers(processing) || processing->recipients.first == NULL)
    return; /* no recipient at all: PPC401, or the statement that there is none */
  EACH(DataUse, use, processing->data)
  for (size_t i = 0; i < use->ref.count; i++) {
    const Category *category = (const Category *)use->ref.at[i].target;
    if (category == NULL || !code_is(&category->family, "content") || !code_is(&use->origin, "subject"))
      continue;
    Finding *finding = report(check, "published", &use->element, use->ref.at[i].place);
    say_name(check, finding, "d", &use->ref.at[i]);
    say_id(check, finding, "P", &processing->element);
    return;
  }
}

void disclosure_conditional(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(RecipientUse, use, processing->recipients)
  if (!is_gap(&use->element) && is_conditional(use) && !has_purpose(processing, use))
    check_condition(check, use);
  check_published(check, processing);
}
