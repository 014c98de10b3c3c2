/*
 * write_script: what is said to people who telephone (Art. 13; WP260 rev.01, paragraphs 20 and 36): some
 * sentences to say first, and the rest on request.  Both follow from the processings behind the situation, as
 * its notice does.
 */
#include <string.h>

#include "model/write_int.h"

enum { SPOKEN_PURPOSES = 3, SPOKEN_SURPRISES = 2 }; /* nobody listens to more */

static bool is_spoken(const Situation *situation)
{
  return code_is(&situation->channel, "telephone") && situation_tells(situation);
}

static const Situation *situation_find(const Model *model, const char *id)
{
  EACH (Situation, situation, model->record->situations)
    if (id && strcmp(situation->element.id, id) == 0)
      return situation;
  return NULL;
}

/* Those that the author put in front (headline="yes"), then the others. */
static size_t add_purposes(Writer *writer, xmlNode *parent, bool headline, size_t *left)
{
  size_t untold = 0;
  for (size_t i = 0; i < writer->situation->processing.count; i++) {
    const Processing *processing = (const Processing *)writer->situation->processing.at[i].target;
    if (!processing || !shows_as_controller(NULL, processing))
      continue;
    EACH (Purpose, purpose, processing->purposes) {
      if (purpose->headline.value != headline)
        continue;
      if (*left == 0) {
        untold++;
        continue;
      }
      add_label(writer, parent, "purpose", &purpose->element);
      (*left)--;
    }
  }
  return untold;
}

static void write_first(Writer *writer, xmlNode *root)
{
  const Organisation *organisation = writer->model->organisation;
  const Notice *notice = notice_of(writer);
  xmlNode *first = add_node(writer, root, "first");
  size_t left = SPOKEN_PURPOSES, untold = 0;
  add_say(writer, first, "script.opening",
          (const char *const[]){"organisation", organisation ? label_of(writer, &organisation->element) : "", NULL});
  xmlNode *purposes = add_node(writer, first, "purposes");
  untold += add_purposes(writer, purposes, true, &left);
  untold += add_purposes(writer, purposes, false, &left);
  if (untold)
    add_say(writer, purposes, "script.others", NULL);
  write_surprises(writer, first, SPOKEN_SURPRISES);
  write_essential_rights(writer, first);
  add_say(writer, first, notice && notice->at.value ? "script.more.at" : "script.more", NULL);
}

/* "example.org/privacy": as somebody says it. */
static void write_address(Writer *writer, xmlNode *parent)
{
  const Notice *notice = notice_of(writer);
  const char *rest = notice && notice->at.value ? strstr(notice->at.value, "://") : NULL;
  if (!rest)
    return;
  size_t length = strlen(rest += strlen("://"));
  while (length && rest[length - 1] == '/')
    length--;
  add_text_node(writer, parent, "at", arena_copy(writer->arena, rest, length));
}

static void write_script(Writer *writer, const Part *part, xmlNode *root)
{
  const Situation *situation = (const Situation *)part->element;
  writer->spoken = true;
  if (writer->model->organisation)
    write_element(writer, root, &writer->model->organisation->element);
  write_situation_section(writer, part, root);
  writer->situation = situation;
  writer->prefix = "";
  write_first(writer, root);
  write_decisions(writer, add_node(writer, root, "decisions"));
  xmlNode *then = add_node(writer, root, "then");
  write_withdrawal(writer, then);
  write_objection(writer, then);
  write_complaint(writer, then);
  if (!offers_objection(writer)) /* which says it */
    add_say_contact(writer, then, "script.contact");
  write_address(writer, root);
}

void plan_script(Plan *plan)
{
  const Situation *situation = situation_find(plan->model, plan->subject);
  if (situation)
    plan_add(plan, (Part){.kind = "script", .id = situation->element.block, .element = &situation->element,
                          .write = write_script, .level = 1});
}

bool script_instance(const Model *model, Arena *arena, size_t index, const char **stem, const char **subject)
{
  EACH (Situation, situation, model->record->situations) {
    if (!is_spoken(situation) || index-- > 0)
      continue;
    *subject = situation->element.id;
    *stem = arena_format(arena, "notice.%s", situation->element.id);
    return true;
  }
  return false;
}
