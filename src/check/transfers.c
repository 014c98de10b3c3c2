/*
 * Transfers to third countries: where data go, and whether it is said: Art. 13(1)(f), 14(1)(f), 30(1)(e), 44.
 */
#include "check/check_int.h"

static const char *given_country(const Text *country)
{
  return country->mark.state == GIVEN ? country->value : NULL;
}

static bool is_outside(const Check *check, const char *country)
{
  return !law_is_eea(check->model->law, country, check->model->as_of);
}

/* ---- what the other chapters ask ----------------------------------------------------------------- */

bool third_destination(const Check *check, const Transfer *transfer, Destination *destination)
{
  const char *country = transfer_country(transfer);

  *destination = (Destination){NULL, NULL};
  if (is_gap(&transfer->element) || transfer->organisation.mark.state == GAP)
    return false;
  if (transfer->organisation.mark.state == GIVEN)
    destination->organisation = transfer->organisation.value;
  else if (country != NULL && is_outside(check, country))
    destination->country = country;
  return destination->country != NULL || destination->organisation != NULL;
}

static void say_receiver(Check *check, Finding *finding, const Transfer *transfer)
{
  const Party *party =
    transfer->recipient.count == 0 ? NULL : (const Party *)transfer->recipient.at[0].target;

  if (party != NULL)
    say_party(check, finding, party);
  else
    say_id(check, finding, "r", &transfer->element);
}

void say_transfer(Check *check, Finding *finding, const Transfer *transfer, const Destination *destination)
{
  if (destination->organisation != NULL)
    finding_text(check->findings, finding, "country", destination->organisation);
  else
    say_country(check, finding, destination->country);
  say_receiver(check, finding, transfer);
}

/* ---- PPC501: data that leave without a word ------------------------------------------------------ */

/* What is known of one processing, while its recipients are looked through. */
typedef struct Survey {
  Check *check;
  const Processing *processing;
  bool outsiders;        /* somebody else receives data */
  bool open;             /* where somebody is, is a gap: it may be a transfer */
  bool reported;
  const Transfer *loose; /* covers a recipient that it does not name */
} Survey;

static bool is_open(const Transfer *transfer)
{
  return is_gap(&transfer->element) || transfer->recipient.mark.state == GAP;
}

/* A transfer that names no recipient is to whoever receives data in its country.  One that names the
   recipient covers its own country, and another where it names that too.  Party NULL:
   a recipient that is only described. */
static bool covers(const Transfer *transfer, const Party *party, const char *country)
{
  const bool there = text_same(transfer_country(transfer), country) || transfer->country.mark.state == GAP;

  if (is_open(transfer))
    return true;
  if (party == NULL || is_absent(transfer->recipient.mark))
    return there;
  return refers_to(&transfer->recipient, &party->element) &&
         (there || text_same(given_country(&party->country), country));
}

static bool is_covered(Survey *survey, const Party *party, const char *country)
{
  EACH(Transfer, transfer, survey->processing->transfers)
  {
    if (!covers(transfer, party, country))
      continue;
    if (!is_open(transfer) && is_absent(transfer->recipient.mark) && party != NULL)
      survey->loose = transfer;
    return true;
  }
  return false;
}

/* Variant NULL: its own country; then something is missing in the processing, unless it denies that. */
static Finding *report_undeclared(Survey *survey, const char *variant, const Element *element, Place place,
                                  const char *country)
{
  const Element *denial = survey->processing->no_transfer.first;
  const bool own = variant == NULL;
  const bool missing = own && denial == NULL;
  Finding *finding = report(survey->check, own && denial != NULL ? "denied" : variant, element,
                            missing ? survey->processing->element.place : place);

  if (denial != NULL || missing)
    finding->related = denial != NULL ? denial->place : place;
  say_country(survey->check, finding, country);
  survey->reported = true;
  return finding;
}

/* Data are where the recipient hosts them and where it sees them from;
   by default both are its own country. */
static void check_place(Survey *survey, const char *variant, const RecipientUse *use, const Party *party,
                        const Text *country, Place place)
{
  if (country->mark.state == GAP)
    survey->open = true;
  if (country->mark.state != GIVEN || !is_outside(survey->check, country->value) ||
      is_covered(survey, party, country->value))
    return;
  say_recipient(survey->check, report_undeclared(survey, variant, &use->element, place, country->value), use);
}

/* Who has neither a role nor a name may be our own staff (PPC404), and a transfer says where it goes. */
static bool asks_where(const RecipientUse *use, const Processing *processing, const Party *party)
{
  const Element *denial = processing->no_transfer.first;
  const bool known = use->role.term != NULL || !is_absent(party->name.mark);
  return is_outsider(use) && known && !is_gap(&use->element) &&
         (denial == NULL || !is_gap(denial)) && transfer_to(processing, party) == NULL;
}

/* The country is missing in the party's declaration: said once, for the first who asks. */
static void check_unknown(Survey *survey, const RecipientUse *use, const Party *party, Place place)
{
  survey->open = survey->open || is_outsider(use);
  if (!asks_where(use, survey->processing, party))
    return;
  survey->reported = true;
  if (is_party_told(survey->check, party, PARTY_COUNTRY))
    return;
  Finding *finding =
    report_as(survey->check, SEVERITY_WARNING, "unknown", &party->element, party->element.place);
  finding->related = place;
  say_party(survey->check, finding, party);
}

/* Two ways to the same party are one transfer, and as many ways as there may be take no time. */
static bool is_seen(Check *check, const Party *party)
{
  const bool seen = check->engaged_of[party->element.ordinal] == check->engaged_chain;
  check->engaged_of[party->element.ordinal] = check->engaged_chain;
  return seen;
}

/* Onward to whom a processor engages (Art. 28(4), 44), as far as a chain of contracts is of any use. */
static void check_engaged(Survey *survey, const RecipientUse *use, const Party *processor, Place place,
                          int depth)
{
  enum { LONGEST = 4 };

  for (size_t i = 0; depth < LONGEST && i < processor->subprocessors.count; i++) {
    const Reference *reference = &processor->subprocessors.at[i];
    const Party *party = (const Party *)reference->target;
    if (party == NULL || is_gap(&party->element) || is_seen(survey->check, party))
      continue;
    const char *country = given_country(&party->country);
    if (country != NULL && is_outside(survey->check, country) &&
        !is_covered(survey, party, country) &&
        !is_covered(survey, processor, country)) {
      Finding *finding = report_undeclared(survey, "engaged", &use->element, place, country);
      finding->related = reference->place;
      say_party(survey->check, finding, processor);
      say_party_as(survey->check, finding, "s", party);
    }
    check_engaged(survey, use, party, place, depth + 1);
  }
}

static void check_recipient(Survey *survey, const RecipientUse *use, const Reference *reference)
{
  const Party *party = (const Party *)reference->target;
  const bool hosted = !is_absent(use->hosted_in.mark), seen = !is_absent(use->access_from.mark);

  if (party == NULL || is_gap(&party->element)) {
    survey->open = true;
    return;
  }
  if (is_absent(party->country.mark) && !(hosted && seen))
    check_unknown(survey, use, party, reference->place);
  else if (!(hosted && seen))
    check_place(survey, NULL, use, party, &party->country, reference->place);
  check_place(survey, "hosted", use, party, &use->hosted_in, use->hosted_in.mark.place);
  check_place(survey, "seen", use, party, &use->access_from, use->access_from.mark.place);
  if (code_is(&use->role, "processor")) {
    survey->check->engaged_chain++;
    check_engaged(survey, use, party, reference->place, 0);
  }
}

static void check_use(Survey *survey, const RecipientUse *use)
{
  if (is_gap(&use->element)) {
    survey->open = true;
    return;
  }
  survey->outsiders = survey->outsiders || (is_outsider(use) && !is_published(use));
  for (size_t i = 0; i < use->ref.count; i++)
    check_recipient(survey, use, &use->ref.at[i]);
  if (use->ref.count > 0)
    return;
  check_place(survey, "hosted", use, NULL, &use->hosted_in, use->hosted_in.mark.place);
  check_place(survey, "seen", use, NULL, &use->access_from, use->access_from.mark.place);
}

/* A tracker that others read sends its provider what it reads: also where that is no declared recipient. */
static void check_tracker(Survey *survey, const Tracker *tracker)
{
  if (!tracker->third_parties.value || is_gap(&tracker->element))
    return;
  for (size_t i = 0; i < tracker->provider.count; i++) {
    const Reference *provider = &tracker->provider.at[i];
    const Party *party = (const Party *)provider->target;
    if (party == NULL || is_gap(&party->element))
      continue;
    bool receives = false;
    EACH(RecipientUse, use, survey->processing->recipients)
    receives = receives || refers_to(&use->ref, &party->element);
    const char *country = given_country(is_absent(tracker->country.mark) ? &party->country : &tracker->country);
    if (receives || country == NULL || !is_outside(survey->check, country) ||
        is_covered(survey, party, country))
      continue;
    Finding *finding = report_undeclared(survey, "tracker", &tracker->element, provider->place, country);
    say_party(survey->check, finding, party);
    say_id(survey->check, finding, "c", &tracker->element);
    say_id(survey->check, finding, "P", &survey->processing->element);
  }
}

/* Silence is not "no": that none leaves is said (<no-transfer/>), also where our own staff alone receive
   data. A processor's sheet is asked for it by PPC961. */
static void check_statement(Survey *survey)
{
  const Element *processing = &survey->processing->element;
  const Severity severity = survey->outsiders ? SEVERITY_ERROR : SEVERITY_WARNING;

  if (survey->loose != NULL)
    report_as(survey->check, SEVERITY_WARNING, "receiver", &survey->loose->element,
              survey->loose->element.place);
  if (survey->processing->transfers.first == NULL && survey->processing->no_transfer.first == NULL &&
      is_ours(survey->processing) && !survey->open && !survey->reported)
    say_id(survey->check, report_as(survey->check, severity, "unstated", processing, processing->place), "P",
           processing);
}

void transfer_undeclared(Check *check, const Processing *processing)
{
  Survey survey = {.check = check, .processing = processing};

  if (processing->no_transfer.first != NULL && is_gap(processing->no_transfer.first))
    return; /* whether there is one is not known: PPC104 */
  EACH(RecipientUse, use, processing->recipients)
  check_use(&survey, use);
  for (const Use *use = processing->trackers.first; use != NULL; use = use->next)
    check_tracker(&survey, (const Tracker *)use->use);
  check_statement(&survey);
}

/* ---- PPC508 -------------------------------------------------------------------------------------- */

/* Its own country, or a recipient's; what is a gap, or a name that stands for nothing,
   is reported as such. */
bool is_somewhere(const Transfer *transfer)
{
  if (!is_absent(transfer->country.mark) || !is_absent(transfer->organisation.mark) || is_open(transfer))
    return true;
  for (size_t i = 0; i < transfer->recipient.count; i++) {
    const Party *party = (const Party *)transfer->recipient.at[i].target;
    if (party == NULL || is_gap(&party->element) || !is_absent(party->country.mark))
      return true;
  }
  return false;
}

/* Art. 30(1)(e): "the identification of that third country or international organisation"; a processor's are
   asked for by PPC961. */
void transfer_country_unnamed(Check *check, const Processing *processing)
{
  EACH(Transfer, transfer, processing->transfers)
  {
    Passage vague;
    if (is_ours(processing) && !is_somewhere(transfer))
      say_receiver(check, report(check, NULL, &transfer->element, transfer->element.place), transfer);
    if (!text_says(check, "vague-places", &transfer->organisation, &vague) ||
        !text_same(vague.words, transfer->organisation.value)) /* "Council of Europe" is a name */
      continue;
    Finding *finding = report(check, "vague", &transfer->element, vague.place);
    say_receiver(check, finding, transfer);
    finding_text(check->findings, finding, "text", vague.words);
  }
}
