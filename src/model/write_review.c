/*
 * write_review: for those inside. The review report: findings, gaps, proposals, then the notices themselves.
 */
#include <string.h>

#include "model/review_int.h"

/* ---- findings --------------------------------------------------------------------------------------------------- */

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

/* ---- gaps and proposals ------------------------------------------------------------------------------------------- */

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

xmlNode *write_open_gap(Writer *writer, xmlNode *root, const char *name, const Gap *gap)
{
  xmlNode *node = add_node(writer, root, name);
  put(node, "id", arena_format(writer->arena, "%s.%s%s%s", name, gap->element->block, gap->field ? "." : "",
                               gap->field ? gap->field : ""));
  put(node, "field", gap_name(writer, gap));
  put(node, "element", context_of(writer, gap->element));
  put(node, "owner", gap->owner.value);
  put(node, "block", gap->element->block);
  put_source(writer, node, gap->place);
  const Version *reason = prose_in(&gap->reason, writer->texts);
  if (reason)
    add_runs(writer, add_node(writer, node, "reason"), reason->content);
  return node;
}

static void write_gaps(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  write_gap_points(writer, root);
}

xmlNode *write_proposal(Writer *writer, xmlNode *root, const Element *element)
{
  xmlNode *node = add_node(writer, root, "proposal");
  const char *kind = words_field(writer->words, element->type->name, ".");
  put(node, "id", arena_format(writer->arena, "proposal.%s", element->block));
  put(node, "kind", kind ? kind : element->type->name);
  put(node, "element", context_of(writer, element));
  put(node, "block", element->block);
  put_source(writer, node, element->place);
  add_label(writer, node, "text", element);
  return node;
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
    put(node, "kind", kind ? kind : element->type->name);
    if (element->parent)
      put(node, "element", context_of(writer, element));
    put_source(writer, node, element->place);
    write_field(writer, node, element, "note");
  }
}

/* ---- the review ---------------------------------------------------------------------------------------------------- */

static void write_counts(Writer *writer, xmlNode *root)
{
  size_t by_severity[SEVERITY_ERROR + 1] = {0};
  for (const Finding *finding = writer->model->findings->first; finding; finding = finding->next)
    by_severity[finding->severity] += !finding->allowance && !is_listed_apart(finding);
  const struct { const char *name; size_t count; } counts[] = {
      {"errors", by_severity[SEVERITY_ERROR]}, {"warnings", by_severity[SEVERITY_WARNING]},
      {"notes", by_severity[SEVERITY_NOTE]},   {"allowed", writer->model->findings->allowed}, {"gaps", writer->model->gap_count - 1},
      {"proposals", writer->model->proposal_count},
  };
  xmlNode *node = add_node(writer, root, "counts");
  for (size_t i = 0; i < COUNT_OF(counts); i++)
    put(node, counts[i].name, arena_format(writer->arena, "%zu", counts[i].count));
}

static void write_review_front(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  write_counts(writer, root);
  add_say(writer, root, writer->model->findings->errors ? "review.not-publishable" : "review.intro", NULL);
  write_contents(writer, root);
}

static void write_title_only(Writer *writer, const Part *part, xmlNode *root)
{
  (void)writer, (void)part, (void)root; /* its heading is all */
}

/* What stands round the texts, in one language whatever theirs. */
static void plan_around(Plan *plan, const char *kind, const char *id, const Element *element, PartWriter write,
                        const char *heading)
{
  plan_add(plan, (Part){.kind = kind, .id = id, .element = element, .write = write, .heading = heading,
                        .level = heading || element ? 2 : 0, .frame = true});
}

void plan_review(Plan *plan)
{
  const Model *model = plan->model;
  points_collect(plan);
  plan_around(plan, "review-front", "review.front", NULL, write_review_front, NULL);
  if (model->record->approvals.count)
    plan_around(plan, "approvals", "review.approvals", NULL, write_approvals, "heading.approvals");
  const struct { const char *id, *heading; PartWriter write; Severity severity; } lists[] = {
      {"review.errors", "counts.errors", write_errors, SEVERITY_ERROR},
      {"review.warnings", "counts.warnings", write_warnings, SEVERITY_WARNING},
      {"review.notes", "counts.notes", write_remarked, SEVERITY_NOTE},
  };
  for (size_t i = 0; i < COUNT_OF(lists); i++)
    if (has_points(plan->review, POINT_FINDING, lists[i].severity))
      plan_around(plan, "findings", lists[i].id, NULL, lists[i].write, lists[i].heading);
  if (model->findings->allowed)
    plan_around(plan, "allowed", "review.allowed", NULL, write_allowed, "heading.allowed");
  if (model->gap_count > 1)
    plan_around(plan, "gaps", "review.gaps", NULL, write_gaps, "heading.gaps");
  if (model->proposal_count)
    plan_around(plan, "proposals", "review.proposals", NULL, write_proposals, "heading.proposals");
  if (model->noted_count)
    plan_around(plan, "noted", "review.noted", NULL, write_notes, "heading.noted");
  EACH (Notice, notice, model->record->notices) {
    if (model->record->notices.count > 1) /* whose sections follow */
      plan_around(plan, "section", arena_format(plan->arena, "review.%s", notice->element.block), &notice->element,
                  write_title_only, NULL);
    plan_policy(plan, notice);
  }
  plan_annexes(plan);
}
