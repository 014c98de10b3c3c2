/*
 * write_policy: the notice (Art. 13 and 14; WP260 rev.01): which parts it has, in what order. A part whose
 * section does not apply does not exist. The short notice of a situation is here too: it is one part.
 */
#include <string.h>

#include "model/write_int.h"

/* ---- the plan ------------------------------------------------------------------------------------------ */

typedef struct Shown { bool any, automated, others; } Shown;

static Shown survey(const Plan *plan, const Notice *notice)
{
  Shown shown = {0};
  EACH (Processing, processing, plan->model->record->processings) {
    if (!shows_as_controller(notice, processing))
      continue;
    shown.any = true;
    shown.automated |= processing->automated.count > 0;
    shown.others |= !processing->has_situation;
  }
  return shown;
}

static const char *section_id(Plan *plan, const Notice *notice, const char *id)
{
  return arena_format(plan->arena, "%s%s", notice_base(plan, plan->arena, notice), id);
}

static bool is_shown(Plan *plan, const Notice *notice, const Element *target)
{
  Writer probe = {.plan = plan, .model = plan->model, .notice = notice};
  if (strcmp(target->type->name, "notice") == 0)
    return notice && target == &notice->element;
  if (strcmp(target->type->name, "situation") == 0)
    return first_shown(&probe, (const Situation *)target) != NULL;
  if (strcmp(target->type->name, "tracker") == 0)
    return tracker_shown(&probe, (const Tracker *)target);
  return shows_as_controller(notice, (const Processing *)target);
}

/* What an author's section stands beside: the first that the notice shows of what it is about. */
static const Element *anchor_of(Plan *plan, const Notice *notice, const Section *section)
{
  for (size_t i = 0; i < section->about.count; i++)
    if (section->about.at[i].target && is_shown(plan, notice, section->about.at[i].target))
      return section->about.at[i].target;
  return NULL;
}

static void plan_section(Plan *plan, const Notice *notice, const Section *section, const char *where, uint8_t level)
{
  const char *place = section->where.term ? section->where.term->code : "after";
  if (strcmp(place, where) == 0)
    plan_add(plan, (Part){"section", section_id(plan, notice, section->element.block), &section->element, write_authors_section, NULL, level, notice, false});
}

/* Those of the whole notice. */
static void plan_sections(Plan *plan, const Notice *notice, const char *where)
{
  EACH (Section, section, plan->model->record->sections) {
    bool everywhere = section->about.mark.state == ABSENT;
    if (everywhere || (notice && anchor_of(plan, notice, section) == &notice->element))
      plan_section(plan, notice, section, where, 2);
  }
}

/* Those of one thing that it shows. */
static void plan_beside(Plan *plan, const Notice *notice, const Element *element, const char *where, uint8_t level)
{
  EACH (Section, section, plan->model->record->sections)
    if (section->about.count && anchor_of(plan, notice, section) == element)
      plan_section(plan, notice, section, where, level);
}

/* A tracker has no heading of its own: what is about it follows their table. */
static void plan_beside_trackers(Plan *plan, const Notice *notice)
{
  EACH (Tracker, tracker, plan->model->record->trackers) {
    plan_beside(plan, notice, &tracker->element, "before", 3);
    plan_beside(plan, notice, &tracker->element, "after", 3);
  }
}

static void plan_situations(Plan *plan, const Notice *notice, const Shown *shown)
{
  Writer probe = {.plan = plan, .model = plan->model, .notice = notice};
  plan_add(plan, (Part){"situations", section_id(plan, notice, "section.situations"), NULL, write_intro, "heading.situations", 2, notice, false});
  bool some = false;
  EACH (Situation, situation, plan->model->record->situations)
    if (first_shown(&probe, situation)) {
      plan_beside(plan, notice, &situation->element, "before", 3);
      plan_add(plan, (Part){"situation", section_id(plan, notice, situation->element.block), &situation->element, write_situation_section, NULL, 3, notice, false});
      plan_beside(plan, notice, &situation->element, "after", 4);
      some = true;
    }
  if (!shown->others)
    return;
  if (some)
    plan_add(plan, (Part){"others", section_id(plan, notice, "section.others"), NULL, write_intro, "heading.others", 3, notice, false});
  EACH (Processing, processing, plan->model->record->processings)
    if (shows_as_controller(notice, processing) && !processing->has_situation)
      plan_add(plan, (Part){"processing", section_id(plan, notice, processing->element.block), &processing->element, write_processing_section, NULL,
                            some ? 4 : 3, notice, false});
}

static void plan_one(Plan *plan, const Notice *notice, const char *kind, const Processing *processing, PartWriter write)
{
  plan_add(plan, (Part){kind, arena_format(plan->arena, "%s%s.%s", notice_base(plan, plan->arena, notice), kind, processing->element.block),
                        &processing->element, write, NULL, 0, notice, false});
}

static void plan_each(Plan *plan, const Notice *notice, const char *kind, PartWriter write)
{
  EACH (Processing, processing, plan->model->record->processings)
    if (shows_as_controller(notice, processing))
      plan_one(plan, notice, kind, processing, write);
}

/* The table of purposes, with what the author adds about a processing. */
static void plan_purposes(Plan *plan, const Notice *notice)
{
  EACH (Processing, processing, plan->model->record->processings) {
    if (!shows_as_controller(notice, processing))
      continue;
    plan_beside(plan, notice, &processing->element, "before", 4);
    plan_one(plan, notice, "purposes-of", processing, write_purposes_of);
    plan_beside(plan, notice, &processing->element, "after", 4);
  }
}

void plan_policy(Plan *plan, const Notice *notice)
{
  const Shown shown = survey(plan, notice);
  Writer probe = {.plan = plan, .model = plan->model, .notice = notice};
  const struct { const char *kind, *id, *heading; PartWriter write; bool applies; } tail[] = {
      {"automated", "section.automated", "heading.automated", write_automated_section, shown.automated},
      {"rights", "section.rights", "heading.rights", write_rights, true},
      {"trackers", "section.trackers", "heading.trackers", write_trackers_section, shows_trackers(&probe)},
      {"minors", "section.minors", "heading.minors", write_minors_section, shows_minors(plan, notice)},
      {"security", "section.security", "heading.security", write_security_section, shown.any},
      {"never", "section.never", "heading.never", write_never_section, says_never(plan, notice)},
      {"changes", "section.changes", "heading.changes", write_changes_section, true},
  };
  plan_add(plan, (Part){"front", section_id(plan, notice, "front"), NULL, write_front, NULL, 0, notice, false});
  plan_sections(plan, notice, "before");
  plan_add(plan, (Part){"who", section_id(plan, notice, "section.who"), NULL, write_who_section, "heading.who", 2, notice, false});
  plan_situations(plan, notice, &shown);
  plan_add(plan, (Part){"purposes", section_id(plan, notice, "section.purposes"), NULL, write_intro, "heading.purposes", 3, notice, false});
  plan_purposes(plan, notice);
  plan_add(plan, (Part){"data", section_id(plan, notice, "section.data"), NULL, write_data_section, "heading.data", 2, notice, false});
  plan_add(plan, (Part){"recipients", section_id(plan, notice, "section.recipients"), NULL, write_recipients_section, "heading.recipients", 2, notice, false});
  plan_transfers(plan, notice);
  plan_add(plan, (Part){"retention", section_id(plan, notice, "section.retention"), NULL, write_intro, "heading.retention", 2, notice, false});
  plan_time_scale(plan, notice);
  plan_each(plan, notice, "retention-of", write_retention_of);
  for (size_t i = 0; i < COUNT_OF(tail); i++)
    if (tail[i].applies) {
      plan_add(plan, (Part){tail[i].kind, section_id(plan, notice, tail[i].id), NULL, tail[i].write, tail[i].heading, 2, notice, false});
      if (strcmp(tail[i].kind, "trackers") == 0)
        plan_beside_trackers(plan, notice);
    }
  plan_sections(plan, notice, "after");
  if (strcmp(plan->document, "review") != 0) /* it has one of its own, for all it holds */
    plan_citations(plan, section_id(plan, notice, "section.citations"), notice);
}

/* ---- the short notice of a situation ------------------------------------------------------------------- */

/* Where the policy that shows the situation is published: a notice is read in forms and messages, far from
   its file.  Without an address, the situation in its file beside this one. */
static const char *full_notice(const Writer *writer)
{
  const Notice *notice = notice_of(writer);
  if (notice && notice->at.value)
    return notice->at.value;
  return arena_format(writer->arena, "%s.%s.html#%s", notice ? notice->stem : "policy", writer->language,
                      writer->situation->element.block);
}

/* The first layer: who, what for and on which ground, what may surprise. */
static void write_first_layer(Writer *writer, xmlNode *root)
{
  enum { SURPRISES = 5 };
  const Organisation *organisation = writer->model->organisation;
  xmlNode *first = add_node(writer, root, "first");
  if (organisation)
    add_say(writer, first, "notice.who",
            (const char *const[]){"organisation", label_of(writer, &organisation->element), NULL});
  for (size_t i = 0; i < writer->situation->processing.count; i++) {
    const Processing *processing = (const Processing *)writer->situation->processing.at[i].target;
    if (!processing || !shows_as_controller(NULL, processing))
      continue;
    EACH (Purpose, purpose, processing->purposes) {
      xmlNode *line = add_node(writer, first, "line");
      add_label(writer, line, "label", &purpose->element);
      add_text_node(writer, line, "text", brief_ground(writer, purpose));
    }
  }
  write_surprises(writer, first, SURPRISES);
}

static void write_notice(Writer *writer, const Part *part, xmlNode *root)
{
  if (writer->model->organisation)
    write_element(writer, root, &writer->model->organisation->element);
  write_situation_section(writer, part, root);
  writer->situation = (const Situation *)part->element;
  writer->prefix = "";
  write_first_layer(writer, root);
  write_decisions(writer, add_node(writer, root, "decisions"));
  write_partners(writer, add_node(writer, root, "partners"));
  write_objection(writer, root);
  write_essential_rights(writer, root);
  /* The sentence on rights has it in a word */
  write_withdrawal(writer, add_node(writer, root, "withdrawal"));
  write_complaint(writer, root);
  xmlNode *more = add_text_node(writer, root, "more", say(writer, "more", NULL));
  put(more, "href", full_notice(writer));
}

void plan_short_notice(Plan *plan, const Situation *situation, const char *kind)
{
  plan_add(plan, (Part){.kind = kind, .id = situation->element.block, .element = &situation->element,
                        .write = write_notice, .level = 2});
}

void plan_notice(Plan *plan)
{
  EACH (Situation, situation, plan->model->record->situations)
    if (plan->subject && strcmp(situation->element.id, plan->subject) == 0)
      plan_short_notice(plan, situation, "notice");
}
