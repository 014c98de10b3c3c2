/*
 * write_review: for those inside. The review report: findings, gaps, proposals, then the notices themselves.
 */
#include <string.h>

#include "model/review_int.h"

/* ---- findings ------------------------------------------------------------------------------------------ */

void write_finding(Writer *writer, xmlNode *parent, const Finding *finding)
{
  xmlNode *node = add_node(writer, parent, "finding");
  const char *severity = severity_code(finding->severity);
  const char *label = words_term(writer->words, "severity", severity, NULL);
  put(node, "code", finding->code);
  put(node, "severity", severity);
  put(node, "label", label ? label : severity);
  put(node, "block", finding->block);
  put_source(writer, node, finding->place);
  add_text_node(writer, node, "message", finding_message(writer->words, writer->arena, finding));
  const char *law = finding_law(writer->words, writer->arena, finding);
  const char *help = finding_help(writer->words, writer->arena, finding);
  if (law)
    add_text_node(writer, node, "law", law);
  if (help)
    add_text_node(writer, node, "help", help);
  const char *because = finding_because(writer->words, finding);
  if (because)
    add_text_node(writer, node, "because", because);
}

static void write_errors(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  write_points_of(writer, root, POINT_FINDING, SEVERITY_ERROR);
}

static void write_warnings(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  write_points_of(writer, root, POINT_FINDING, SEVERITY_WARNING);
}

static void write_remarked(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  write_points_of(writer, root, POINT_FINDING, SEVERITY_NOTE);
}

static void write_allowed(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  static const Severity order[] = {SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE};
  for (size_t i = 0; i < COUNT_OF(order); i++)
    write_points_of(writer, root, POINT_ALLOWED, order[i]);
}

/* ---- gaps and proposals -------------------------------------------------------------------------------- */

const char *gap_name(Writer *writer, const Gap *gap)
{
  const char *name = words_field(writer->words, gap->element->type->name, gap->field ? gap->field : ".");
  return name ? name : gap->field ? gap->field : gap->element->type->name;
}

/* The nearest named thing around it: "Assistance", not "basis". */
const char *whereabouts(Writer *writer, const Element *element)
{
  while (element->parent && !element->given_id)
    element = element->parent;
  return element->parent ? label_of(writer, element) : writer->plan->model->record->element.block;
}

const char *context_of(Writer *writer, const Element *element)
{
  const Element *processing = element;
  while (processing && strcmp(processing->type->name, "processing") != 0)
    processing = processing->parent;
  const char *near = whereabouts(writer, element);
  if (!processing || processing == element)
    return near;
  const char *title = label_of(writer, processing);
  return strcmp(title, near) == 0 ? near : arena_format(writer->arena, "%s — %s", title, near);
}

static void write_gaps(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  write_gap_points(writer, root);
}

static void write_proposals(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  write_proposal_points(writer, root);
}

/* What the authors wrote for each other, wherever it stands. */
static void write_notes(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  for (size_t i = 0; i < writer->model->noted_count; i++) {
    const Element *element = writer->model->noted[i];
    xmlNode *node = add_node(writer, root, "noted");
    const char *kind = words_field(writer->words, element->type->name, ".");
    put(node, "id", arena_format(writer->arena, "noted.%s", element->block));
    put(node, "kind", sentence(writer, kind ? kind : element->type->name));
    if (element->parent)
      put(node, "element", context_of(writer, element));
    put_source(writer, node, element->place);
    const char *block = element->parent ? block_showing(writer->plan, element) : NULL;
    if (block)
      put(node, "href", arena_format(writer->arena, "#%s", block));
    write_field(writer, node, element, "note");
  }
}

/* ---- the review ---------------------------------------------------------------------------------------- */

typedef struct Counts { size_t errors, warnings, notes, allowed, gaps, proposals; } Counts;
typedef struct Tally { const char *phrase; size_t count; } Tally;

static Counts count_all(const Model *model)
{
  size_t by_severity[SEVERITY_ERROR + 1] = {0};
  for (const Finding *finding = model->findings->first; finding; finding = finding->next)
    by_severity[finding->severity] += !finding->allowance && !is_listed_apart(finding);
  return (Counts){.errors = by_severity[SEVERITY_ERROR], .warnings = by_severity[SEVERITY_WARNING],
                  .notes = by_severity[SEVERITY_NOTE], .allowed = model->findings->allowed,
                  .gaps = model->gap_count - 1, .proposals = model->proposal_count};
}

static void write_counts(Writer *writer, xmlNode *root, const Counts *counts)
{
  const struct { const char *name; size_t count; } names[] = {
      {"errors", counts->errors}, {"warnings", counts->warnings},   {"notes", counts->notes},
      {"gaps", counts->gaps},     {"proposals", counts->proposals}, {"allowed", counts->allowed},
  };
  xmlNode *node = add_node(writer, root, "counts");
  for (size_t i = 0; i < COUNT_OF(names); i++)
    put(node, names[i].name, arena_format(writer->arena, "%zu", names[i].count));
}

/* The notice's own title, else what its page is called. */
const char *notice_name(Writer *writer, const Notice *notice)
{
  const char *title = notice->title.first ? name_of(writer, &notice->element) : NULL;
  if (!title)
    title = words_label(writer->words, writer->plan->document, "title.notice");
  return title ? title : notice->element.id;
}

/* "59 errors to mend, 3 facts to complete" */
static const char *what_of(Writer *writer, const Tally *tallies, size_t count)
{
  const char *items[8];
  size_t used = 0;
  for (size_t i = 0; i < count; i++)
    if (tallies[i].count)
      items[used++] = words_count(writer->words, writer->arena, tallies[i].phrase, (long)tallies[i].count);
  return used ? words_join(writer->words, writer->arena, items, used) : NULL;
}

const char *what_blocks(Writer *writer)
{
  const Counts counts = count_all(writer->model);
  const Tally blocking[] = {{"count.errors", counts.errors}, {"count.gaps", counts.gaps},
                            {"count.proposals", counts.proposals}};
  return what_of(writer, blocking, COUNT_OF(blocking));
}

/* In one sentence, first of all: can it be published? In another, what that does not say. */
static void write_verdict(Writer *writer, xmlNode *root, const Counts *counts)
{
  const Tally others[] = {{"count.warnings", counts->warnings}, {"count.notes", counts->notes}};
  const char *blocked = what_blocks(writer), *open = what_of(writer, others, COUNT_OF(others));
  const char *key = blocked ? "verdict.blocked" : open ? "verdict.open" : "verdict.clean";
  const char *pairs[] = {"what", blocked ? blocked : open ? open : "", NULL};
  const char *verdict = say(writer, key, pairs);
  put(add_text_node(writer, root, "verdict", verdict), "blocked", blocked ? "yes" : NULL);
  add_say(writer, root, "verdict.limits", NULL);
}

static const char *language_names(Writer *writer, const char *const *codes, size_t count)
{
  const char **names = ARENA_ARRAY(writer->arena, const char *, count + 1);
  for (size_t i = 0; i < count; i++)
    names[i] = language_name(writer, codes[i]);
  return words_join(writer->words, writer->arena, names, count);
}

/* There is room for two; of a third language the reader is told that it is not here. */
static void write_shown_languages(Writer *writer, xmlNode *root)
{
  enum { BESIDE = 2 };
  const char *const *written = (const char *const *)writer->model->written;
  size_t count = 0;
  while (written[count])
    count++;
  if (count > BESIDE)
    add_say(writer, root, "review.languages",
            (const char *const[]){"shown", language_names(writer, written, BESIDE), "others",
                                  language_names(writer, written + BESIDE, count - BESIDE), NULL});
}

static void write_review_front(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  const Counts counts = count_all(writer->model);
  write_verdict(writer, root, &counts);
  write_agenda(writer, root, counts.errors, counts.warnings);
  write_counts(writer, root, &counts);
  add_say(writer, root, "review.intro", NULL);
  write_shown_languages(writer, root);
  write_contents(writer, root);
}

static void write_title_only(Writer *writer, const Part *part, xmlNode *root)
{
  write_intro(writer, part, root); /* its heading is all, or nearly */
}

/* ---- the plan ------------------------------------------------------------------------------------------ */

/* What stands round the texts, in one language whatever theirs. */
static void plan_around(Plan *plan, Part part)
{
  part.frame = true;
  plan_add(plan, part);
}

static void plan_list(Plan *plan, const char *kind, const char *id, const char *heading, PartWriter write)
{
  plan_around(plan, (Part){.kind = kind, .id = id, .heading = heading, .level = 2, .write = write});
}

static void plan_chapter(Plan *plan, const char *kind, const char *id, const char *heading, PartWriter write)
{
  plan_around(plan, (Part){.kind = kind, .id = id, .heading = heading, .level = 1, .write = write});
}

/* What is to be decided, the gravest first. */
static void plan_points(Plan *plan)
{
  const Model *model = plan->model;
  const Review *review = plan->review;
  const struct { const char *kind, *id, *heading; PartWriter write; bool some; } lists[] = {
      {"approvals", "review.approvals", "heading.approvals", write_approvals, model->record->approvals.count > 0},
      {"findings", "review.errors", "counts.errors", write_errors, has_points(review, POINT_FINDING, SEVERITY_ERROR)},
      {"findings", "review.warnings", "counts.warnings", write_warnings,
       has_points(review, POINT_FINDING, SEVERITY_WARNING)},
      {"findings", "review.notes", "counts.notes", write_remarked, has_points(review, POINT_FINDING, SEVERITY_NOTE)},
      {"gaps", "review.gaps", "heading.gaps", write_gaps, model->gap_count > 1},
      {"proposals", "review.proposals", "heading.proposals", write_proposals, model->proposal_count > 0},
      {"allowed", "review.allowed", "heading.allowed", write_allowed, model->findings->allowed > 0},
      {"wordings", "review.wordings", "heading.wordings", write_wordings, model->record->wordings.count > 0},
      {"noted", "review.noted", "heading.noted", write_notes, model->noted_count > 0},
  };
  bool any = false;
  for (size_t i = 0; i < COUNT_OF(lists); i++) {
    if (lists[i].some && !any)
      plan_chapter(plan, "review-points", "review.points", "heading.points", write_title_only);
    any |= lists[i].some;
    if (lists[i].some)
      plan_list(plan, lists[i].kind, lists[i].id, lists[i].heading, lists[i].write);
  }
}

/* Each notice's text in a chapter of its own. */
static void plan_notices(Plan *plan)
{
  const Model *model = plan->model;
  EACH (Notice, notice, model->record->notices) {
    const char *id = arena_format(plan->arena, "review.%s", notice->element.block);
    plan_around(plan, (Part){.kind = "review-notice", .id = id, .element = &notice->element, .write = write_title_only,
                             .heading = notice->title.first ? NULL : "title.notice", .level = 1});
    plan_policy(plan, notice);
  }
  if (!model->record->notices.count) {
    plan_chapter(plan, "review-notice", "review.policy", "title.notice", write_title_only);
    plan_policy(plan, NULL);
  }
}

/* What short notices have of their own; and what all have in common that lead to the same policy, once. */
static void plan_short_notices(Plan *plan)
{
  Map *told = map_new(plan->arena);
  bool any = false;
  EACH (Situation, situation, plan->model->record->situations) {
    if (!situation_tells(situation))
      continue;
    if (!any)
      plan_chapter(plan, "review-short", "review.short", "heading.short", write_title_only);
    any = true;
    const Writer probe = {.plan = plan, .model = plan->model, .situation = situation};
    const Notice *notice = notice_of(&probe);
    bool first = map_put(told, notice ? notice->element.block : "", plan);
    plan_short_notice(plan, situation, first ? "notice" : "notice-again");
  }
}

void plan_review(Plan *plan)
{
  points_collect(plan);
  plan_around(plan, (Part){.kind = "review-front", .id = "review.front", .write = write_review_front});
  plan_points(plan);
  plan_notices(plan);
  plan_short_notices(plan);
  size_t chapter = plan->count;
  plan_chapter(plan, "review-annexes", "review.annexes", "heading.annexes", write_title_only);
  plan_annexes(plan);
  if (plan->count == chapter + 1)
    plan->count = chapter; /* none */
  plan_citations(plan, "review.citations", NULL);
  plan_chapter(plan, "versions", "review.versions", "heading.versions", write_versions);
  plan_chapter(plan, "sign-off", "review.sign-off", "heading.sign-off", write_sign_off);
}
