/*
 * The life of data: what they are kept for once their purpose is done, apart and with whose access, how they
 * end, and what may not be kept at all: Art. 5(1)(e), 6(3), 25, 89.
 */
#include "check/check_int.h"

static Finding *report_owner(Check *check, Severity severity, const char *variant, const Element *owner,
                             Place place)
{
  Finding *finding = report_as(check, severity, variant, owner, place);
  say_id(check, finding, "d", owner);
  return finding;
}

/* ---- PPC608 -------------------------------------------------------------------------------------- */

/* "C. com., art. L. 123-22" names the article "L123-22". */
static bool cites(const char *text, const char *article)
{
  for (; *text != '\0'; text++) {
    const char *at = text, *wanted = article;
    while (*wanted != '\0' && *at != '\0') {
      if (*at == *wanted)
        wanted++;
      else if (wanted == article || (*at != ' ' && *at != '.' && *at != '-'))
        break;
      at++;
    }
    if (*wanted == '\0' && !isdigit((unsigned char)*at))
      return true;
  }
  return false;
}

/* The row whose text covers accounting records alone, where the rule rests on it; or NULL. */
static const LawRow *accounting_row(const Check *check, const Retention *rule)
{
  const LawRow *row = law_row(check->model->law, "retention", "RET-ACCOUNTING", check->model->as_of);

  if (row == NULL || rule == NULL || is_gap(&rule->element))
    return NULL;
  if (is_known(rule->law.mark))
    return cites(rule->law.value, law_attribute(row, "article")) ? row : NULL;
  return rule->row == row ? row : NULL;
}

static bool is_excluded(const LawRow *row, const Category *category)
{
  const Term *family = category->family.term;
  return category->special.mark.state == GIVEN ||
         (family != NULL && law_lists(row, "not-families", family->code));
}

/* A line of narrower scope may keep the category otherwise. */
static const Category *excluded_data(const Processing *processing, const Retain *retain, const LawRow *row)
{
  const References *purposes = &retain->scope.purpose, *subjects = &retain->scope.subject;
  const Purpose *purpose = purposes->count > 0 ? (const Purpose *)purposes->at[0].target : NULL;
  const Subject *subject = subjects->count > 0 ? (const Subject *)subjects->at[0].target : NULL;

  EACH(DataUse, use, processing->data)
  {
    if (purpose != NULL && !scope_covers(&use->scope, purpose, NULL, subject, NULL))
      continue;
    for (size_t i = 0; i < use->ref.count; i++) {
      const Category *category = (const Category *)use->ref.at[i].target;
      if (category != NULL && is_excluded(row, category) &&
          retention_of(processing, category, purpose, subject, NULL) == retain)
        return category;
    }
  }
  return NULL;
}

static void check_records(Check *check, const Processing *processing, const Retain *retain)
{
  const Retention *rule = retain_rule(retain);
  const LawRow *row = accounting_row(check, rule);
  const Category *category = row != NULL ? excluded_data(processing, retain, row) : NULL;

  if (category == NULL)
    return;
  Finding *finding = report(check, "records", &retain->element, retain->element.place);
  say_id(check, finding, "d", &category->element);
  finding_text(check->findings, finding, "law", law_attribute(row, "law"));
}

static void check_origin(Check *check, const Retention *rule, const Prose *prose)
{
  Passage found;

  if (prose_says(check, "european-law", prose, &found))
    finding_text(check->findings,
                 report_owner(check, check->rule->severity, "european", &rule->element, found.place), "text",
                 found.words);
}

static void check_rule_law(Check *check, const Retention *rule)
{
  if (code_is(&rule->nature, "duty") && is_absent(rule->law.mark))
    report_owner(check, check->rule->severity, NULL, &rule->element, rule->nature.mark.place);
  if (rule->row == NULL || accounting_row(check, rule) != rule->row)
    return;
  Passage found;
  if (text_says(check, "european-law", &rule->law, &found))
    finding_text(check->findings,
                 report_owner(check, check->rule->severity, "european", &rule->element, found.place), "text",
                 found.words);
  check_origin(check, rule, &rule->label);
  check_origin(check, rule, &rule->justification);
}

/* Some duty to keep accounts stands behind what the sentence says. */
static bool keeps_accounts(const Check *check)
{
  EACH(Processing, processing, check->model->record->processings)
  EACH(Purpose, purpose, processing->purposes)
  if (is_ours(processing) && code_is(&purpose->kind, "accounting"))
    return true;
  EACH(Retention, rule, check->model->record->retentions)
  if (accounting_row(check, rule) != NULL)
    return true;
  return false;
}

/* "European law obliges us to keep our invoices", where readers meet it;
   a rule's own texts are asked above. */
static void check_published_origin(Check *check, const Said *said)
{
  if (said->version == NULL || !is_printed(said->element, said->field) || is_for_client(said->element) ||
      text_same(said->element->type->name, "retention") || !is_said_beside(check, said, "keeping-words") ||
      !is_said_beside(check, said, "accounting-words") || !keeps_accounts(check))
    return;
  const Passage passage = passage_of(check, said);
  finding_text(check->findings, report(check, "published", said->element, passage.place), "text", passage.words);
}

void retention_law_misapplied(Check *check)
{
  each_said(check, "european-law", check_published_origin);
  EACH(Retention, rule, check->model->record->retentions)
  if (!is_gap(&rule->element))
    check_rule_law(check, rule);
  EACH(Processing, processing, check->model->record->processings)
  {
    EACH(Retain, retain, processing->retains)
    if (!is_gap(&retain->element))
      check_records(check, processing, retain);
  }
}

/* A duty, or a limitation period: the law is why data are kept beyond their purpose. */
static bool keeps_for_the_law(const Code *nature)
{
  static const char *const natures[] = {"duty", "limitation"};
  return code_among(nature, natures, COUNT_OF(natures));
}

/* ---- PPC610 -------------------------------------------------------------------------------------- */

/* A duty or a limitation period keeps data whose purpose is done; so does, mostly,
   what lasts over five years. */
enum { LONG_YEARS = 5 };

static bool outlives_purpose(const Keeping *keeping, Place *place)
{
  const Retention *rule = keeping->rule;
  const LawRow *row = rule != NULL ? rule->row : NULL;
  const DurationValue *length =
    is_absent(keeping->active->plus.mark) ? &keeping->active->for_ : &keeping->active->plus;

  if (rule != NULL && rule->nature.mark.state == GIVEN &&
      keeps_for_the_law(&rule->nature) &&
      (row == NULL || law_attribute(row, "intermediate") != NULL ||
       text_same(law_attribute(row, "stage"), "intermediate"))) {
    *place = rule->nature.mark.place;
    return true;
  }
  *place = length->mark.place;
  return length->mark.state == GIVEN && duration_compare(length->value, (Duration){.years = LONG_YEARS}) > 0;
}

static void check_archive(Check *check, const Keeping *keeping)
{
  const Stage *archive = keeping->intermediate;
  Place place;
  Duration least;

  if (archive != NULL) {
    const bool taken = is_known(archive->for_.mark) && archive->for_.mark.state == ASSUMED;
    if (!is_gap(&archive->element) && is_absent(archive->access.mark) && !taken)
      report_owner(check, check->rule->severity, "access", keeping->owner, archive->element.place);
    return;
  }
  if (keeping->active == NULL || is_gap(&keeping->active->element) || keeping->permanent != NULL ||
      keeping->justified || is_too_short(keeping, &least)) /* PPC609 asks for the same stage */
    return;
  if (outlives_purpose(keeping, &place))
    report_owner(check, check->rule->severity, "archive", keeping->owner, place);
}

static void check_end(Check *check, const Keeping *keeping)
{
  if (keeping->end == NULL && keeping->permanent == NULL)
    report_owner(check, SEVERITY_NOTE, "end", keeping->owner, keeping->owner->place);
  else if (keeping->end != NULL && !is_gap(&keeping->end->element) && is_absent(keeping->end->action.mark))
    report_owner(check, SEVERITY_NOTE, "end", keeping->owner, keeping->end->element.place);
}

static void check_life(Check *check, const Keeping *keeping)
{
  check_archive(check, keeping);
  check_end(check, keeping);
}

void lifecycle_incomplete(Check *check)
{
  each_keeping(check, check_life);
}

/* ---- PPC611 -------------------------------------------------------------------------------------- */

/* Public archives are kept by public bodies, or by who is charged with a public service (heritage code). */
static void check_permanent(Check *check, const Keeping *keeping)
{
  const Stage *archive = keeping->permanent;
  const Organisation *organisation = organisation_of(check);

  if (archive == NULL || is_gap(&archive->element))
    return;
  if (is_absent(archive->ground.mark))
    report_owner(check, check->rule->severity, "ground", keeping->owner, archive->element.place);
  else if (code_is(&archive->ground, "public-archives") && organisation != NULL &&
           organisation->public_body.mark.state != GAP && !organisation->public_body.value)
    report_owner(check, check->rule->severity, "public", keeping->owner, archive->ground.mark.place);
}

/* Criminal data, the social security number and biometric templates are held under a gateway, for its
   purpose; an archive needs a text, or a claim, of its own. */
static const char *gateway_of(const Category *category)
{
  if (category->criminal.mark.state == GIVEN && category->criminal.value)
    return "criminal";
  if (category->nir.mark.state == GIVEN && category->nir.value)
    return "nir";
  return code_is(&category->special, "biometric-id") ? "biometric" : NULL;
}

static bool rests_on_text(const Retention *rule)
{
  return rule != NULL &&
         (rule->nature.mark.state == GAP || keeps_for_the_law(&rule->nature));
}

/* The transaction ends it: until="transaction", or nothing after. */
static bool ends_at_once(const Stage *stage)
{
  if (is_gap(&stage->element) || stage->for_.mark.state == GAP || stage->until.mark.state == GAP)
    return true;
  if (is_known(stage->for_.mark))
    return duration_is_zero(stage->for_.value);
  return is_known(stage->until.mark) && is_absent(stage->plus.mark) && stage->until.term != NULL &&
         text_same(stage->until.term->code, "transaction");
}

static const char *forbidden(const Category *category, const Retain *retain)
{
  const Retention *rule = retain_rule(retain);
  const Stage *active = (const Stage *)retain_stage(retain, "active")->first;
  const Stage *archive = (const Stage *)retain_stage(retain, "intermediate")->first;
  const char *gateway = gateway_of(category);

  if (code_is(&category->card, "security-code"))
    return archive != NULL || (active != NULL && !ends_at_once(active)) ? "code" : NULL;
  if (gateway == NULL || archive == NULL || is_gap(&archive->element) || rests_on_text(rule))
    return NULL;
  return gateway;
}

static void check_category(Check *check, const Processing *processing, const Category *category, Place place)
{
  EACH(Retain, retain, processing->retains)
  {
    const char *why = is_gap(&retain->element) || !scope_covers(&retain->scope, NULL, category, NULL, NULL)
                        ? NULL
                        : forbidden(category, retain);
    if (why == NULL || (retain->scope.data.mark.state != GIVEN &&
                        retention_of(processing, category, NULL, NULL, NULL) != retain &&
                        retain->scope.purpose.mark.state != GIVEN))
      continue;
    Finding *finding = report(check, why, &retain->element, retain->element.place);
    finding->related = place;
    say_id(check, finding, "d", &category->element);
  }
}

void retention_forbidden(Check *check)
{
  each_keeping(check, check_permanent);
  EACH(Processing, processing, check->model->record->processings)
  {
    for (size_t i = 0; i < processing->category_count; i++) {
      const Category *category = processing->category_list[i];
      if (gateway_of(category) != NULL || !is_absent(category->card.mark))
        check_category(check, processing, category, category->element.place);
    }
  }
}
