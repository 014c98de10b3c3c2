/*
 * What is not settled yet: declared gaps, proposals nobody has confirmed, and text that only holds a place.
 * Art. 5(1)(a), 5(2), 13, 14, 30: none of it may reach the people concerned.
 */
#include <string.h>

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

  if (status == NULL || !code_is(status, "proposed") || is_said_by_parent(element, status))
    return;
  Finding *finding = report_as(check, severity(check), "proposed", element, status->mark.place);
  say_field(check, finding, element->type, NULL);
  say_id(check, finding, "id", element);
}

/* ---- text that holds a place --------------------------------------------------------------------- */

static size_t run_of_x(const char *text)
{
  size_t length = 0;
  while (text[length] == 'x' || text[length] == 'X')
    length++;
  return length;
}

/* TODO, TBD, XXX, [[...]] as programmers write them; what languages say stands in the law's lists. */
static bool is_mark(const char *text)
{
  const char *open = strstr(text, "[[");
  if (open != NULL && strstr(open, "]]") != NULL)
    return true;
  for (const char *at = text; (at = strpbrk(at, "TXx")) != NULL; at++) {
    if (at > text && is_letter(at[-1]))
      continue;
    const size_t length = strncmp(at, "TODO", 4) == 0 ? 4 : strncmp(at, "TBD", 3) == 0 ? 3 : run_of_x(at);
    if (length >= 3 && !is_letter(at[length]))
      return true;
  }
  return false;
}

static void report_place_holder(Check *check, const Element *element, const Field *field, Place place)
{
  Finding *finding = report_as(check, severity(check), "placeholder", element, place);
  say_field(check, finding, element->type, field->name);
}

static void check_place_holder(Check *check, const Element *element, const Field *field)
{
  const Mark *mark = field_mark(element, field);
  if (mark->state != GIVEN)
    return;
  if (field->kind == FIELD_TEXT || field->kind == FIELD_LINES) {
    const char *text = ((const Text *)(const void *)mark)->value;
    if (is_mark(text) || text_matches(check, "placeholders", text))
      report_place_holder(check, element, field, mark->place);
  } else if (field->kind == FIELD_PROSE || field->kind == FIELD_ITEMS) {
    const Prose *prose = (const Prose *)(const void *)mark; /* Items have the same shape */
    for (const Version *version = prose->first; version != NULL; version = version->next)
      if (is_mark(version->plain) ||
          wording_matches(check, "placeholders", version->language, version->plain))
        report_place_holder(check, element, field, version->place);
  }
}

void declared_gap(Check *check)
{
  const Model *model = check->model;
  static const Walk visit = {.element = report_proposal, .field = check_place_holder};

  for (size_t i = 1; i < model->gap_count; i++) /* [0] is none */
    report_gap(check, &model->gaps[i]);
  walk(check, &model->record->element, &visit);
}
