/*
 * PPC606: two lines that speak of the same data and say different things: Art. 5(1)(a), 5(1)(e), 12(1),
 * 13(2)(a).  Of two scopes the narrower wins, so only lines that are equally narrow contradict each other.
 */
#include "check/check_int.h"

/* ---- scopes -------------------------------------------------------------------------------------- */

static bool is_limited(const References *references)
{
  return references->mark.state == GIVEN;
}

static const Reference *shared(const References *one, const References *other)
{
  for (size_t i = 0; i < one->count; i++)
    if (one->at[i].target != NULL && refers_to(other, one->at[i].target))
      return &one->at[i];
  return NULL;
}

static bool is_within(const References *one, const References *other)
{
  for (size_t i = 0; i < one->count; i++)
    if (one->at[i].target != NULL && !refers_to(other, one->at[i].target))
      return false;
  return true;
}

/* Limited in the same dimensions, with something in common in each, and neither within the other: nothing
   says which of them applies to what they share. */
bool scopes_tied(const Scope *one, const Scope *other)
{
  const References *const mine[] = {&one->purpose, &one->data, &one->subject, &one->via};
  const References *const theirs[] = {&other->purpose, &other->data, &other->subject, &other->via};
  bool inside = true, around = true;

  for (size_t i = 0; i < COUNT_OF(mine); i++) {
    if (is_limited(mine[i]) != is_limited(theirs[i]))
      return false;
    if (!is_limited(mine[i]))
      continue;
    if (shared(mine[i], theirs[i]) == NULL)
      return false;
    inside = inside && is_within(mine[i], theirs[i]);
    around = around && is_within(theirs[i], mine[i]);
  }
  return inside == around;
}

/* ---- values -------------------------------------------------------------------------------------- */

static bool same_duration(const DurationValue *one, const DurationValue *other)
{
  if (!is_known(one->mark) || !is_known(other->mark))
    return one->mark.state == other->mark.state;
  return duration_compare(one->value, other->value) == 0;
}

static bool same_event(const EventValue *one, const EventValue *other)
{
  if (!is_known(one->mark) || !is_known(other->mark))
    return one->mark.state == other->mark.state;
  return text_same(one->name, other->name);
}

static bool same_criterion(const Prose *one, const Prose *other)
{
  for (const Version *version = one->first; version != NULL; version = version->next) {
    const Version *translated = prose_in(other, version->language);
    if (translated != NULL && !text_same(version->plain, translated->plain))
      return false;
  }
  return one->mark.state == other->mark.state;
}

static bool has_open_value(const Stage *stage)
{
  return is_gap(&stage->element) || stage->for_.mark.state == GAP || stage->plus.mark.state == GAP ||
         stage->after.mark.state == GAP || stage->until.mark.state == GAP ||
         stage->criterion.mark.state == GAP;
}

static bool same_stage(const Stage *one, const Stage *other)
{
  return has_open_value(one) || has_open_value(other) ||
         (same_duration(&one->for_, &other->for_) && same_duration(&one->plus, &other->plus) &&
          same_event(&one->after, &other->after) && same_event(&one->until, &other->until) &&
          same_criterion(&one->criterion, &other->criterion));
}

/* As its author writes it: for="P3Y" after="last-contact". */
static void spell_duration(Buffer *text, const char *name, const DurationValue *value)
{
  const struct {
    unsigned count;
    char unit;
  } parts[] = {
    {value->value.years, 'Y'}, {value->value.months, 'M'},  {value->value.days, 'D'},    {0, 'T'},
    {value->value.hours, 'H'}, {value->value.minutes, 'M'}, {value->value.seconds, 'S'},
  };
  const bool clock = value->value.hours || value->value.minutes || value->value.seconds;

  if (!is_known(value->mark))
    return;
  buffer_format(text, "%s%s=\"P", text->length > 0 ? " " : "", name);
  for (size_t i = 0; i < COUNT_OF(parts); i++) {
    if (parts[i].count > 0)
      buffer_format(text, "%u%c", parts[i].count, parts[i].unit);
    else if (parts[i].unit == 'T' && clock)
      buffer_byte(text, 'T');
  }
  buffer_text(text, duration_is_zero(value->value) ? "0D\"" : "\"");
}

static void spell_event(Buffer *text, const char *name, const EventValue *value)
{
  if (is_known(value->mark))
    buffer_format(text, "%s%s=\"%s\"", text->length > 0 ? " " : "", name, value->name);
}

static void say_stage(Check *check, Finding *finding, const char *name, const Stage *stage)
{
  Buffer text = {0};

  spell_duration(&text, "for", &stage->for_);
  spell_duration(&text, "at-least", &stage->at_least);
  spell_event(&text, "after", &stage->after);
  spell_event(&text, "until", &stage->until);
  spell_duration(&text, "plus", &stage->plus);
  if (text.length > 0)
    finding_thing(check->findings, finding, name, text.at, stage);
  else if (stage->criterion.mark.state == GIVEN)
    finding_prose(check->findings, finding, name, &stage->criterion);
  else
    finding_text(check->findings, finding, name, "-");
  buffer_free(&text);
}

/* ---- the rule ------------------------------------------------------------------------------------ */

static void say_where(Check *check, Finding *finding, const char *name, const Retain *retain)
{
  if (retain->ref.count > 0)
    say_names(check, finding, name, &retain->ref);
  else
    say_id(check, finding, name, &retain->element);
}

static Finding *report_pair(Check *check, const Processing *processing, const Retain *one,
                            const Retain *other)
{
  const Reference *category = shared(&other->scope.data, &one->scope.data);
  Finding *finding = report(check, category != NULL ? NULL : "all", &other->element, other->element.place);

  finding->related = one->element.place;
  if (category != NULL)
    say_name(check, finding, "d", category);
  else
    say_id(check, finding, "P", &processing->element);
  say_where(check, finding, "where-a", one);
  say_where(check, finding, "where-b", other);
  return finding;
}

/* The first stage in which they differ. */
static void compare(Check *check, const Processing *processing, const Retain *one, const Retain *other)
{
  static const char *const stages[] = {"active", "intermediate", "permanent"};

  for (size_t i = 0; i < COUNT_OF(stages); i++) {
    const Stage *first = (const Stage *)retain_stage(one, stages[i])->first;
    const Stage *second = (const Stage *)retain_stage(other, stages[i])->first;
    if (first == NULL || second == NULL || same_stage(first, second))
      continue;
    Finding *finding = report_pair(check, processing, one, other);
    say_stage(check, finding, "a", first);
    say_stage(check, finding, "b", second);
    return;
  }
  const End *first = (const End *)retain_stage(one, "end")->first;
  const End *second = (const End *)retain_stage(other, "end")->first;
  if (first == NULL || second == NULL || first->action.term == NULL || second->action.term == NULL ||
      first->action.term == second->action.term)
    return;
  Finding *finding = report_pair(check, processing, one, other);
  say_term(check, finding, "a", first->action.term);
  say_term(check, finding, "b", second->action.term);
}

/* ---- one deletes what another keeps -------------------------------------------------------------- */

static const Element *common(const References *one, const References *other)
{
  const References *limited = is_limited(one) ? one : other;

  if (is_limited(one) && is_limited(other)) {
    const Reference *reference = shared(one, other);
    return reference != NULL ? reference->target : NULL;
  }
  return limited->count > 0 ? limited->at[0].target : NULL;
}

static size_t limits(const Scope *scope)
{
  return (size_t)is_limited(&scope->purpose) + is_limited(&scope->data) + is_limited(&scope->subject) +
         is_limited(&scope->via);
}

/* Equally narrow in different dimensions - purpose="accounting" beside data="identity" - so that both apply
   to what they share, unless a narrower line settles it. */
static bool is_crossed(const Processing *processing, const Retain *one, const Retain *other)
{
  const References *const mine[] = {&one->scope.purpose, &one->scope.data, &one->scope.subject,
                                    &one->scope.via};
  const References *const theirs[] = {&other->scope.purpose, &other->scope.data, &other->scope.subject,
                                      &other->scope.via};
  const Element *cell[COUNT_OF(mine)] = {NULL};
  bool differ = false;

  if (limits(&one->scope) != limits(&other->scope))
    return false;
  for (size_t i = 0; i < COUNT_OF(mine); i++) {
    differ |= is_limited(mine[i]) != is_limited(theirs[i]);
    cell[i] = common(mine[i], theirs[i]);
    if (cell[i] == NULL && (is_limited(mine[i]) || is_limited(theirs[i])))
      return false;
  }
  const Retain *settled = differ
                            ? retention_of(processing, (const Category *)cell[1], (const Purpose *)cell[0],
                                           (const Subject *)cell[2], (const Situation *)cell[3])
                            : NULL;
  return settled == one || settled == other;
}

static bool is_last(const Retain *retain)
{
  return retain_stage(retain, "intermediate")->first == NULL &&
         retain_stage(retain, "permanent")->first == NULL;
}

/* Of the same event, so that what comes first is certain. */
static void compare_crossed(Check *check, const Processing *processing, const Retain *one,
                            const Retain *other)
{
  const Stage *first = (const Stage *)retain_stage(one, "active")->first;
  const Stage *second = (const Stage *)retain_stage(other, "active")->first;

  if (first == NULL || second == NULL || !is_known(first->for_.mark) || !is_known(second->for_.mark) ||
      !is_known(first->after.mark) || !same_event(&first->after, &second->after))
    return;
  const int order = duration_compare(first->for_.value, second->for_.value);
  if (order == 0 || !is_last(order < 0 ? one : other))
    return;
  Finding *finding = report_pair(check, processing, one, other);
  say_stage(check, finding, "a", first);
  say_stage(check, finding, "b", second);
}

/* An archive that is over before the active stage is. */
static void check_archive_order(Check *check, const Keeping *keeping)
{
  const Stage *active = keeping->active, *archive = keeping->intermediate;

  if (active == NULL || archive == NULL || !is_known(active->for_.mark) || !is_known(archive->for_.mark) ||
      !is_known(active->after.mark) || !same_event(&active->after, &archive->after) ||
      duration_compare(archive->for_.value, active->for_.value) >= 0)
    return;
  Finding *finding = report(check, "archive", keeping->owner, archive->for_.mark.place);
  finding->related = active->for_.mark.place;
  say_id(check, finding, "d", keeping->owner);
  finding_duration(check->findings, finding, "a", archive->for_.value);
  finding_duration(check->findings, finding, "b", active->for_.value);
}

/* Lines of one processing are few; lines of different processings never meet. */
static void check_lines(Check *check, const Processing *processing)
{
  EACH(Retain, one, processing->retains)
  {
    if (is_gap(&one->element) || is_unresolved(&one->ref))
      continue;
    for (const Retain *other = (const Retain *)one->element.next; other != NULL;
         other = (const Retain *)other->element.next) {
      if (is_gap(&other->element) || is_unresolved(&other->ref))
        continue;
      if (scopes_tied(&one->scope, &other->scope))
        compare(check, processing, one, other);
      else if (is_crossed(processing, one, other))
        compare_crossed(check, processing, one, other);
    }
  }
}

void retention_contradictory(Check *check)
{
  check_stage_orders(check);
  each_keeping(check, check_archive_order);
  EACH(Processing, processing, check->model->record->processings)
  if (!is_gap(&processing->element))
    check_lines(check, processing);
}
