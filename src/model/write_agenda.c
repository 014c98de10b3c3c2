/*
 * write_agenda: who has something to do before this version is published, and what: on the first page of a
 * review.
 */
#include <string.h>

#include "model/review_int.h"

static void add_task(Writer *writer, xmlNode *agenda, const char *who, const char *what, const char *part)
{
  xmlNode *task = add_text_node(writer, agenda, "task", what);
  put(task, "who", who);
  put(task, "href", arena_format(writer->arena, "#%s", part));
}

static const char *counted(Writer *writer, const char *phrase, size_t count)
{
  return words_count(writer->words, writer->arena, phrase, (long)count);
}

/* Who wrote the description mends what is found in it. */
static void add_findings(Writer *writer, xmlNode *agenda, size_t errors, size_t warnings)
{
  const char *items[2];
  size_t count = 0;
  if (errors)
    items[count++] = counted(writer, "count.errors", errors);
  if (warnings)
    items[count++] = counted(writer, "count.warnings", warnings);
  if (!count)
    return;
  const char *found = words_join(writer->words, writer->arena, items, count);
  const char *what = say(writer, "agenda.mend", (const char *const[]){"what", found, NULL});
  const char *part = errors ? "review.errors" : "review.warnings";
  add_task(writer, agenda, say(writer, "agenda.authors", NULL), what, part);
}

/* Points of gaps stand together by owner, as the list has them. */
static void add_owners(Writer *writer, xmlNode *agenda)
{
  size_t people = 0;
  const Point *point = writer->plan->review->first;
  while (point) {
    if (point->kind != POINT_GAP) {
      point = point->next;
      continue;
    }
    const char *owner = point->owner;
    size_t count = 0;
    for (; point && point->kind == POINT_GAP && text_same(point->owner, owner); point = point->next)
      for (const Spot *spot = point->first; spot; spot = spot->next)
        count += declared_together(writer->model, (size_t)(spot->gap - writer->model->gaps));
    add_task(writer, agenda, *owner ? owner : say(writer, "questions.nobody", NULL), counted(writer, "count.gaps", count),
             arena_format(writer->arena, "review.gaps.%zu", ++people));
  }
}

static void add_proposals(Writer *writer, xmlNode *agenda)
{
  const Organisation *organisation = writer->model->organisation;
  const char *name = organisation ? label_of(writer, &organisation->element) : say(writer, "agenda.authors", NULL);
  if (writer->model->proposal_count)
    add_task(writer, agenda, name, counted(writer, "count.proposals", writer->model->proposal_count), "review.proposals");
}

/* Whoever approved a text that has changed since reads it again. */
static void add_approvers(Writer *writer, xmlNode *agenda)
{
  EACH (Approval, approval, writer->model->record->approvals) {
    const ApprovalState state = approval_state(approval);
    if (state == APPROVAL_BLOCKS_CHANGED && approval_changed(approval))
      add_task(writer, agenda, approval->by.value, counted(writer, "count.passages", approval_changed(approval)),
               "review.approvals");
    else if (state == APPROVAL_CHANGED || state == APPROVAL_REORDERED || state == APPROVAL_BLOCKS_CHANGED)
      add_task(writer, agenda, approval->by.value, say(writer, "agenda.again", NULL), "review.approvals");
  }
}

/* The reader decides last, of what is settled. */
static void add_decision(Writer *writer, xmlNode *agenda, bool blocked)
{
  const char *languages = unapproved_languages(writer);
  const char *key = blocked ? "agenda.read" : languages ? "agenda.decide" : "agenda.approved";
  const char *what = say(writer, key, (const char *const[]){"languages", languages ? languages : "", NULL});
  const char *part = blocked ? "review.points" : "review.sign-off";
  add_task(writer, agenda, say(writer, "agenda.reader", NULL), what, part);
}

void write_agenda(Writer *writer, xmlNode *root, size_t errors, size_t warnings)
{
  xmlNode *agenda = add_node(writer, root, "agenda");
  add_findings(writer, agenda, errors, warnings);
  add_owners(writer, agenda);
  add_proposals(writer, agenda);
  add_approvers(writer, agenda);
  add_decision(writer, agenda, what_blocks(writer) != NULL);
}
