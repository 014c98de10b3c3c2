/*
 * The notice: who is told, in which languages, as of when, and how changes are announced: Art. 5(1)(a), 5(2),
 * 12(1), 13, 14.
 */
#include <string.h>

#include "check/check_int.h"

/* ---- PPC030 -------------------------------------------------------------------------------------- */

/* Art. 13, 14: those whose data are processed are told; a processor's sheets are its clients' to tell.  Whose
   data a sheet without people is about is PPC302's question. */
static void check_covered(Check *check, const Processing *processing)
{
  if (is_ours(processing) && !processing->on_notice && processing->subject_count > 0)
    say_id(check, report(check, NULL, &processing->element, processing->element.place), "P",
           &processing->element);
}

/* A notice to people of whom nothing is processed tells nobody anything; nor can who reads one that names
   nobody know whether it is for them. */
static void check_shows(Check *check, const Notice *notice)
{
  const References *subjects = &notice->subjects;
  const bool known = subjects->mark.state == GIVEN && !is_unresolved(subjects);

  if (is_gap(&notice->element))
    return;
  if (is_absent(subjects->mark))
    say_id(check, report(check, "readers", &notice->element, notice->element.place), "N", &notice->element);
  else if (known && !notice->shows_some)
    say_id(check, report(check, "empty", &notice->element, subjects->mark.place), "N", &notice->element);
}

void uncovered(Check *check)
{
  EACH(Processing, processing, check->model->record->processings)
  if (!is_gap(&processing->element))
    check_covered(check, processing);
  EACH(Notice, notice, check->model->record->notices)
  check_shows(check, notice);
}

/* ---- PPC930 -------------------------------------------------------------------------------------- */

/* A replaced wording may be one language's alone (the others keep the supplied one); notes are not printed
   for the people concerned. */
static bool is_translated(const ProseField *field)
{
  return field->field->audience != FOR_INTERNAL && strcmp(field->element->type->name, "wording") != 0;
}

static void check_languages(Check *check, const ProseField *field)
{
  const Model *model = check->model;
  const Prose *prose = field->prose;
  for (size_t i = 0; i < model->language_count && prose->mark.state == GIVEN; i++) {
    if (prose_in(prose, model->languages[i]) != NULL || check->unused_languages[i] || !is_translated(field))
      continue;
    Finding *finding =
      report(check, NULL, field->element, prose->first != NULL ? prose->first->place : prose->mark.place);
    say_field(check, finding, field->element->type, field->field->name);
    finding_text(check->findings, finding, "lang", model->languages[i]);
  }
}

static void mark_used(Check *check, const ProseField *field)
{
  for (size_t i = 0; i < check->model->language_count; i++)
    if (check->unused_languages[i] && prose_in(field->prose, check->model->languages[i]) != NULL)
      check->unused_languages[i] = false;
}

/* What readers would meet as a hole: a sheet, an event, a situation without a word in any language.  What has
   another name (a situation its channel) needs none;
   what a rule of its own asks for is not asked for here. */
static void report_no_text(Check *check, const Element *element, const char *field)
{
  say_field(check, report(check, "none", element, element->place), element->type, field);
}

static void check_sheet_texts(Check *check, const Processing *processing)
{
  if (is_absent(processing->title.mark))
    report_no_text(check, &processing->element, "title");
  EACH(Purpose, purpose, processing->purposes)
  if (!is_ours(processing) && !is_gap(&purpose->element) && is_absent(purpose->label.mark)) /* else PPC201 */
    report_no_text(check, &purpose->element, "label");
}

static void check_texts(Check *check)
{
  const Register *record = check->model->record;

  EACH(Event, event, record->events)
  if (!is_gap(&event->element) && is_absent(event->label.mark))
    report_no_text(check, &event->element, "label");
  EACH(Situation, situation, record->situations)
  if (!is_gap(&situation->element) && is_absent(situation->label.mark) && is_absent(situation->channel.mark))
    report_no_text(check, &situation->element, "label");
  EACH(Processing, processing, record->processings)
  if (!is_gap(&processing->element))
    check_sheet_texts(check, processing);
}

/* Declared, and no word in it: said once, not of every text.  A record without words has its own findings. */
static void check_unused(Check *check)
{
  const Model *model = check->model;
  size_t unused = 0;

  check->unused_languages = ARENA_ARRAY(check->findings->arena, bool, model->language_count);
  for (size_t i = 0; i < model->language_count; i++)
    check->unused_languages[i] = true;
  each_prose(check, mark_used);
  for (size_t i = 0; i < model->language_count; i++)
    unused += check->unused_languages[i];
  for (size_t i = 0; i < model->language_count && unused < model->language_count; i++) {
    if (check->unused_languages[i] && model->words[i] != NULL) /* else PPC024 */
      finding_text(check->findings,
                   report(check, "unused", &model->record->element, model->record->languages.mark.place), "lang",
                   model->languages[i]);
  }
}

void language_missing(Check *check)
{
  check_texts(check);
  if (check->model->language_count < 2)
    return;
  check_unused(check);
  each_prose(check, check_languages);
}

/* ---- PPC933 -------------------------------------------------------------------------------------- */

enum { REVIEW_MONTHS = 24 };

/* The later of two days, or the one that is given; NULL: neither is. */
static const DateValue *latest(const DateValue *one, const DateValue *other)
{
  if (one == NULL || one->mark.state != GIVEN)
    return other != NULL && other->mark.state == GIVEN ? other : NULL;
  if (other == NULL || other->mark.state != GIVEN)
    return one;
  return date_compare(one->value, other->value) < 0 ? other : one;
}

static Date next_review(Date date)
{
  return date_add(date, (Duration){.months = REVIEW_MONTHS});
}

static bool is_stale(const Check *check, const DateValue *date)
{
  return date != NULL && date_compare(next_review(date->value), check->model->as_of) < 0;
}

bool check_review(const Model *model, Date *last, Date *next)
{
  const DateValue *given = latest(&model->record->date, &model->record->reviewed);

  if (given == NULL)
    return false;
  *last = given->value;
  *next = next_review(given->value);
  return true;
}

/* A review of the whole register is one of each of its sheets. */
static void check_sheet_dates(Check *check, const Processing *processing)
{
  const bool created = !is_absent(processing->created.mark), updated = !is_absent(processing->updated.mark);
  const char *missing = created && updated ? NULL : created ? "updated" : updated ? "created" : "sheet";
  const DateValue *own = latest(&processing->updated, &processing->reviewed);

  if (missing != NULL)
    say_id(check, report(check, missing, &processing->element, processing->element.place), "P",
           &processing->element);
  if (own == NULL || !is_stale(check, latest(own, &check->model->record->reviewed)))
    return;
  Finding *finding = report_as(check, SEVERITY_NOTE, "stale", &processing->element, own->mark.place);
  say_id(check, finding, "P", &processing->element);
  finding_date(check->findings, finding, "date", own->value);
}

/* What a notice said, and from when: each version of its history has both. */
static void check_versions(Check *check, const Notice *notice)
{
  EACH(NoticeVersion, version, notice->versions)
  {
    const char *missing = is_gap(&version->element)         ? NULL
                          : is_absent(version->number.mark) ? "notice-version"
                          : is_absent(version->date.mark)   ? "notice-date"
                                                            : NULL;
    if (missing != NULL)
      say_id(check, report(check, missing, &version->element, version->element.place), "N", &notice->element);
  }
}

void undated(Check *check)
{
  const Register *record = check->model->record;
  const DateValue *last = latest(&record->date, &record->reviewed);

  if (is_absent(record->version.mark))
    report(check, "version", &record->element, record->element.place);
  if (is_absent(record->date.mark))
    report(check, "date", &record->element, record->element.place);
  if (is_stale(check, last))
    finding_date(check->findings,
                 report_as(check, SEVERITY_NOTE, "stale-register", &record->element, last->mark.place), "date",
                 last->value);
  EACH(Processing, processing, record->processings)
  if (!is_gap(&processing->element))
    check_sheet_dates(check, processing);
  EACH(Notice, notice, record->notices)
  if (!is_gap(&notice->element))
    check_versions(check, notice);
}

/* ---- PPC934: WP260, paras 29-31 ------------------------------------------------------------------ */

/* A page that people would have to come back to, day after day, announces nothing. */
static bool reaches_people(const Changes *changes)
{
  for (size_t i = 0; i < changes->announce.count; i++)
    if (strcmp(changes->announce.at[i].name, "page") != 0)
      return true;
  return false;
}

/* Where the faulty words are, else the way that is not enough, else the clause. */
static Place passive_place(Check *check, const Changes *changes)
{
  Passage found;

  if (prose_says(check, "passive-changes", &changes->text, &found))
    return found.place;
  return is_absent(changes->announce.mark) ? changes->element.place : changes->announce.mark.place;
}

void change_clause_passive(Check *check)
{
  EACH(Notice, notice, check->model->record->notices)
  {
    const Changes *changes = (const Changes *)notice->changes.first;
    if (is_gap(&notice->element))
      continue;
    if (changes == NULL)
      say_id(check, report(check, "absent", &notice->element, notice->element.place), "N", &notice->element);
    else if (!is_gap(&changes->element) && changes->announce.mark.state != GAP && !reaches_people(changes))
      report(check, NULL, &changes->element, passive_place(check, changes));
  }
}
