/*
 * What is not settled yet: declared gaps, proposals nobody has confirmed, and text that only holds a place.
 * Art. 5(1)(a), 5(2), 13, 14, 30: none of it may reach the people concerned.
 */
#include "check/check_int.h"

static Severity severity(const Check *check)
{
  return check->model->draft ? SEVERITY_WARNING : SEVERITY_ERROR;
}

/* ---- gaps ---------------------------------------------------------------------------------------- */

/* The same for all languages of the messages: an owner and a reason are given, or not. */
static const char *gap_variant(const Gap *gap)
{
  const bool owner = gap->owner.mark.state == GIVEN, reason = gap->reason.mark.state == GIVEN;

  if (owner)
    return reason ? NULL : "owner";
  return reason ? "reason" : "bare";
}

static void report_gap(Check *check, const Gap *gap)
{
  Finding *finding = report_as(check, severity(check), gap_variant(gap), gap->element, gap->place);

  say_field(check, finding, gap->element->type, gap->field);
  if (gap->owner.mark.state == GIVEN)
    finding_text(check->findings, finding, "owner", gap->owner.value);
  if (gap->reason.mark.state == GIVEN)
    finding_prose(check->findings, finding, "reason", &gap->reason);
}

/* ---- proposals ----------------------------------------------------------------------------------- */

/* The short form basis="..." of a purpose is an element of its own that shares the purpose's status. */
static bool is_said_by_parent(const Element *element, const Code *status)
{
  const Code *above = element->parent == NULL ? NULL : element_status(element->parent);
  return above != NULL && above->mark.place.source == status->mark.place.source &&
         above->mark.place.offset == status->mark.place.offset;
}

static void report_proposal(Check *check, const Element *element)
{
  const Code *status = element_status(element);

  if (is_said_by_parent(element, status))
    return;
  Finding *finding = report_as(check, severity(check), "proposed", element, status->mark.place);
  say_field(check, finding, element->type, NULL);
  say_id(check, finding, "id", element);
}

/* ---- text that holds a place --------------------------------------------------------------------- */

static void report_place_holder(Check *check, const Said *said)
{
  Finding *finding =
    report_as(check, severity(check), "placeholder", said->element, passage_of(check, said).place);
  say_field(check, finding, said->element->type, said->field->name);
}

void declared_gap(Check *check)
{
  const Model *model = check->model;

  for (size_t i = 1; i < model->gap_count; i++) /* [0] is none */
    report_gap(check, &model->gaps[i]);
  for (size_t i = 0; i < model->proposal_count; i++)
    report_proposal(check, model->proposals[i]);
  each_said(check, "placeholders", report_place_holder);
}
