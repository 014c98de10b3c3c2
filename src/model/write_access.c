/*
 * write_access: the general part of the answer to a request for access (Art. 15(1) and (2)): a letter for
 * each kind of people, in the public's words, with brackets where a person completes it.  The copy of the
 * data (Art. 15(3)) is hers.
 */
#include <string.h>

#include "model/write_int.h"

bool concerns_subject(const Processing *processing, const Subject *subject)
{
  for (size_t i = 0; i < processing->subject_count; i++)
    if (processing->subject_list[i] == subject)
      return true;
  return false;
}

static bool is_answered(const Processing *processing, const Subject *subject)
{
  return !is_processor(processing) && concerns_subject(processing, subject);
}

static const Processing *first_answered(const Model *model, const Subject *subject)
{
  EACH (Processing, processing, model->record->processings)
    if (is_answered(processing, subject))
      return processing;
  return NULL;
}

static const Subject *subject_find(const Model *model, const char *id)
{
  EACH (Subject, subject, model->record->subjects)
    if (id && strcmp(subject->element.id, id) == 0)
      return subject;
  return NULL;
}

/* The first notice that names them, else the first that shows what concerns them. */
const Notice *access_notice(const Model *model, const Subject *subject)
{
  EACH (Notice, notice, model->record->notices)
    for (size_t i = 0; i < notice->subjects.count; i++)
      if (notice->subjects.at[i].target == &subject->element)
        return notice;
  EACH (Notice, notice, model->record->notices)
    EACH (Processing, processing, model->record->processings)
      if (is_answered(processing, subject) && notice_shows(notice, processing))
        return notice;
  return NULL;
}

/* ---- the letter ---------------------------------------------------------------------------------------- */

static void begin(Writer *writer)
{
  writer->subject = subject_find(writer->model, writer->plan->subject);
}

static void write_opening(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  begin(writer);
  if (writer->model->organisation)
    write_element(writer, root, &writer->model->organisation->element);
  static const char *const said[] = {"answer.clerk", "answer.addressee", "answer.place", "answer.about",
                                     "answer.salutation", "answer.opening"};
  for (size_t i = 0; i < COUNT_OF(said); i++)
    add_say(writer, root, said[i], NULL);
  add_say(writer, root, "answer.people",
          (const char *const[]){"people", label_of(writer, &writer->subject->element), NULL});
}

static void write_activity(Writer *writer, const Part *part, xmlNode *root)
{
  begin(writer);
  write_use(writer, root, (const Processing *)part->element, NULL);
}

static void write_closing(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  begin(writer);
  xmlNode *decisions = add_node(writer, root, "decisions");
  if (write_decisions(writer, decisions))
    add_say(writer, decisions, "no-automated-decision", NULL);
  xmlNode *rights = add_node(writer, root, "rights");
  add_say(writer, rights, "answer.rights", NULL);
  write_withdrawal(writer, rights);
  write_objection(writer, rights);
  write_complaint(writer, rights);
  write_fee(writer, rights);
  add_say_contact(writer, root, "answer.contact");
  add_say(writer, root, "answer.farewell", NULL);
  add_say(writer, root, "answer.signature", NULL);
  if (writer->model->organisation)
    write_element(writer, root, &writer->model->organisation->element);
}

void plan_access(Plan *plan)
{
  const Subject *subject = subject_find(plan->model, plan->subject);
  plan_add(plan, (Part){.kind = "answer", .id = "answer", .write = write_opening});
  EACH (Processing, processing, plan->model->record->processings)
    if (subject && is_answered(processing, subject))
      plan_add(plan, (Part){.kind = "activity", .id = processing->element.block, .element = &processing->element,
                            .write = write_activity, .level = 2});
  plan_add(plan, (Part){.kind = "closing", .id = "closing", .write = write_closing});
}

bool access_instance(const Model *model, Arena *arena, size_t index, const char **stem, const char **subject)
{
  EACH (Subject, people, model->record->subjects) {
    if (!first_answered(model, people) || index-- > 0)
      continue;
    *stem = arena_format(arena, "answer.%s", people->element.id);
    *subject = people->element.id;
    return true;
  }
  return false;
}
