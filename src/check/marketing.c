/*
 * PPC215, direct marketing: CPCE art. L34-5 (Directive 2002/58/EC, Art. 13), C. conso. art. L223-1 and
 * following; Art. 21(2)-(3).  What a channel needs with an audience is data of the law
 * (schema/law/marketing.xml), dated.
 */
#include "check/check_int.h"

/* What the law has of a channel of the purpose's; NULL: nothing. */
static const LawRow *channel_row(const Check *check, const Purpose *purpose, const Reference *channel)
{
  const Model *model = check->model;
  char code[64];

  if (purpose->audience.term == NULL)
    return NULL;
  snprintf(code, sizeof code, "%s-%s", channel->name, purpose->audience.term->code);
  const LawRow *row = law_row(model->law, "marketing", code, model->as_of);
  return row != NULL && law_is_of(model, row) ? row : NULL;
}

static bool asks(const LawRow *row, const char *what)
{
  return law_says(row, what, "yes");
}

static bool is_excepted(const Purpose *purpose, const LawRow *row)
{
  const char *exception = law_attribute(row, "exception");
  return exception != NULL && code_is(&purpose->marketing_exception, exception);
}

/* Then consent is what is missing, and refusal no question. */
static bool lacks_consent(const Purpose *purpose, const LawRow *row)
{
  return asks(row, "consent") && !is_excepted(purpose, row) && !basis_is(purpose, "consent");
}

/* One finding for all channels that the fault is of. */
typedef struct Fault {
  const char *variant;
  Place place;
  Finding *finding;
} Fault;

static void report_fault(Check *check, const Purpose *purpose, const Reference *channel, Fault *fault)
{
  if (fault->finding == NULL) {
    fault->finding = report(check, fault->variant, &purpose->element, fault->place);
    say_id(check, fault->finding, "u", &purpose->element);
    say_term(check, fault->finding, "audience", purpose->audience.term);
  }
  say_term(check, fault->finding, "channel", law_term(check->model->law, "marketing", channel->name));
}

/* ---- prior consent ------------------------------------------------------------------------------- */

static bool is_open(const Purpose *purpose)
{
  return !bases_settled(purpose) || purpose->marketing_exception.mark.state == GAP;
}

static void check_prior_consent(Check *check, const Purpose *purpose)
{
  Fault fault = {.variant = NULL};

  if (is_open(purpose))
    return;
  fault.place = ((const Basis *)purpose->bases.first)->kind.mark.place;
  for (size_t i = 0; i < purpose->marketing.count; i++) {
    const Reference *channel = &purpose->marketing.at[i];
    if (lacks_consent(purpose, channel_row(check, purpose, channel)))
      report_fault(check, purpose, channel, &fault);
  }
}

/* ---- refusal ------------------------------------------------------------------------------------- */

static void check_refusal(Check *check, const Purpose *purpose, const Flag *flag, const char *what)
{
  if (flag->mark.state == GAP || (flag->mark.state == GIVEN && flag->value))
    return;
  Fault fault = {.variant = what,
                 .place = is_absent(flag->mark) ? purpose->element.place : flag->mark.place};
  for (size_t i = 0; i < purpose->marketing.count; i++) {
    const Reference *channel = &purpose->marketing.at[i];
    const LawRow *row = channel_row(check, purpose, channel);
    if (asks(row, what) && !lacks_consent(purpose, row))
      report_fault(check, purpose, channel, &fault);
  }
}

/* ---- how long consent lasts ---------------------------------------------------------------------- */

static void check_duration(Check *check, const Purpose *purpose, const Consent *consent,
                           const Reference *channel)
{
  const LawRow *row = channel_row(check, purpose, channel);
  Duration longest;

  if (!law_duration(row, "valid-for", &longest) || consent->valid_for.mark.state == GAP)
    return;
  if (consent->valid_for.mark.state == GIVEN && duration_compare(consent->valid_for.value, longest) <= 0)
    return;
  Fault fault = {.variant = "duration",
                 .place = is_absent(consent->valid_for.mark) ? consent->element.place
                                                             : consent->valid_for.mark.place};
  report_fault(check, purpose, channel, &fault);
  finding_duration(check->findings, fault.finding, "duration", longest);
}

static void check_durations(Check *check, const Purpose *purpose)
{
  EACH(Basis, basis, purpose->bases)
  {
    const Consent *consent = is_gap(&basis->element) ? NULL : consent_of(basis);
    for (size_t i = 0; consent != NULL && i < purpose->marketing.count; i++)
      check_duration(check, purpose, consent, &purpose->marketing.at[i]);
  }
}

/* ---- the rule ------------------------------------------------------------------------------------ */

static void report_unsaid(Check *check, const char *variant, const Purpose *purpose, Place place)
{
  say_id(check, report_as(check, SEVERITY_WARNING, variant, &purpose->element, place), "u",
         &purpose->element);
}

/* Whom it addresses matters for every channel but post. */
static bool needs_audience(const Purpose *purpose)
{
  for (size_t i = 0; i < purpose->marketing.count; i++)
    if (!text_same(purpose->marketing.at[i].name, "post"))
      return true;
  return false;
}

static void check_purpose(Check *check, const Purpose *purpose)
{
  const bool marketing = purpose_is_marketing(purpose) || purpose->audience.mark.state == GIVEN;

  if (!marketing || purpose->marketing.mark.state == GAP || purpose->audience.mark.state == GAP)
    return;
  if (is_absent(purpose->marketing.mark)) {
    report_unsaid(check, "channel", purpose,
                  purpose->kind.mark.state == GIVEN ? purpose->kind.mark.place : purpose->element.place);
    return;
  }
  if (is_absent(purpose->audience.mark)) {
    if (needs_audience(purpose))
      report_unsaid(check, "audience", purpose, purpose->marketing.mark.place);
    return;
  }
  check_prior_consent(check, purpose);
  if (!is_open(purpose) && !basis_is(purpose, "consent")) /* who has not consented has refused */
    check_refusal(check, purpose, &purpose->refusal_at_collection, "collection");
  check_refusal(check, purpose, &purpose->refusal_in_message, "message");
  check_durations(check, purpose);
}

void marketing_consent(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(Purpose, purpose, processing->purposes)
  if (!is_gap(&purpose->element))
    check_purpose(check, purpose);
}
