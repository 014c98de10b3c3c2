/*
 * write_register: the record of processing activities, the controller's (Art. 30(1), in the order of CNIL's
 * sheet) and the processor's (Art. 30(2)). The two stay apart.
 */
#include <string.h>

#include "model/write_int.h"

static bool belongs(const Plan *plan, const Processing *processing)
{
  return is_processor(processing) == (plan->record == RECORD_CLIENTS);
}

enum { SHEETS_FROM = 2 }; /* parts before the first sheet */

/* ---- title and contents; then who keeps the record, and its activities --------------------------------- */

const char *plan_other_register(const Plan *plan)
{
  static const char *const pairs[][2] = {{"register", "processor"}, {"workbook", "processor-workbook"}};
  for (size_t i = 0; i < COUNT_OF(pairs) && plan->beside; i++)
    for (size_t k = 0; k < 2; k++)
      if (strcmp(plan->document, pairs[i][k]) == 0)
        return pairs[i][1 - k];
  return NULL;
}

void plan_names_other(const Plan *plan, const char *language, const char *const *names, size_t count)
{
  const char **all = ARENA_ARRAY(plan->arena, const char *, count + 1);
  for (size_t i = 0; i < count; i++)
    all[i] = names[i];
  map_put(plan->beside, language, count ? all : NULL);
}

/* Where what is done in the other role is recorded, in a file beside this one. */
static void write_beside(Writer *writer, xmlNode *root)
{
  const char *const *names = map_find(writer->plan->beside, writer->language);
  if (!names)
    return;
  xmlNode *beside = add_node(writer, root, "beside");
  for (; *names; names++)
    add_text_node(writer, beside, "file", *names);
}

static void write_register_title(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  if (writer->audience == FOR_PUBLIC)
    add_say(writer, root, "register.redacted", NULL);
  write_contents(writer, root);
}

/* Whether sensitive data are processed: asked of each sheet, and in the list of activities. */
static void write_sensitive(Writer *writer, xmlNode *parent, const Processing *processing)
{
  const char *code = processing_is_sensitive(processing) ? "yes" : "no";
  const char *label = words_term(writer->words, "yes-no", code, NULL);
  put(add_text_node(writer, parent, "sensitive", label ? label : ""), "code", code);
}

static void write_activity(Writer *writer, xmlNode *root, const Processing *processing, size_t number)
{
  xmlNode *node = add_node(writer, root, "activity");
  put(node, "ref", processing->element.block);
  put(node, "number", arena_format(writer->arena, "%zu", number));
  put(node, "code", processing->element.id);
  add_label(writer, node, "title", &processing->element);
  if (writer->plan->clients)
    write_client_categories(writer, node, processing);
  EACH (Purpose, purpose, processing->purposes)
    add_label(writer, node, "purpose", &purpose->element);
  write_sensitive(writer, node, processing);
  write_field(writer, node, &processing->element, "created");
  write_field(writer, node, &processing->element, "updated");
}

void write_register_front(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  size_t number = 0;
  if (strcmp(writer->plan->document, "processor") == 0)
    add_say(writer, root, "processor.intro", NULL);
  write_beside(writer, root);
  if (writer->model->organisation)
    write_element(writer, root, &writer->model->organisation->element);
  EACH (Processing, processing, writer->model->record->processings)
    if (belongs(writer->plan, processing))
      write_activity(writer, root, processing, ++number);
  write_field(writer, root, &writer->model->record->element, "note");
}

/* ---- the groups of the sheet: families of data and measures, roles of recipients ----------------------- */

/* The three groups of CNIL's sheet. */
RecipientGroup recipient_group(const RecipientUse *use)
{
  const char *code = use->role.term ? use->role.term->code : "external";
  return strcmp(code, "internal") == 0    ? RECIPIENT_INTERNAL
         : strcmp(code, "processor") == 0 ? RECIPIENT_PROCESSOR
                                          : RECIPIENT_EXTERNAL;
}

const Term *recipient_group_term(const Law *law, RecipientGroup group)
{
  static const char *const codes[RECIPIENT_GROUPS] = {"internal", "external", "processor"};
  return law_term(law, "recipient", codes[group]);
}

static xmlNode *group_named(Writer *writer, xmlNode *parent, const char *name, const Term *term)
{
  xmlNode *group = add_node(writer, parent, name);
  put(group, "code", term->code);
  put(group, "label", term_label(writer, term, NULL));
  return group;
}

static const Term *family_of(const Element *element)
{
  const Code *family = field_at(element, field_named(element->type, "family"));
  return family->term;
}

/* Elements under the headings of CNIL's sheet, in the sheet's order. */
static void write_by_family(Writer *writer, xmlNode *parent, const char *name, const char *list,
                            const Element *const *elements, size_t element_count)
{
  const Term *const *families;
  size_t count = law_terms(writer->model->law, list, &families);
  xmlNode *all = add_node(writer, parent, name);
  for (size_t i = 0; i < count; i++) {
    xmlNode *group = NULL;
    for (size_t k = 0; k < element_count; k++) {
      if (family_of(elements[k]) != families[i])
        continue;
      if (!group)
        group = group_named(writer, all, "family", families[i]);
      write_target(writer, group, elements[k]);
    }
  }
}

static void write_families(Writer *writer, xmlNode *parent, const Processing *processing)
{
  const Element **categories = ARENA_ARRAY(writer->arena, const Element *, processing->category_count + 1);
  for (size_t i = 0; i < processing->category_count; i++)
    categories[i] = &processing->category_list[i]->element;
  write_by_family(writer, parent, "families", "family", categories, processing->category_count);
}

static void write_measures(Writer *writer, xmlNode *parent, const Processing *processing)
{
  size_t count = 0;
  EACH (MeasureUse, use, processing->measures)
    count += use->ref.count;
  const Element **measures = ARENA_ARRAY(writer->arena, const Element *, count + 1);
  count = 0;
  EACH (MeasureUse, use, processing->measures)
    for (size_t i = 0; i < use->ref.count; i++)
      if (use->ref.at[i].target)
        measures[count++] = use->ref.at[i].target;
  write_by_family(writer, parent, "measures", "measure", measures, count);
}

/* Recipients of one role, in the author's order. */
static void write_in_role(Writer *writer, xmlNode *group, const Processing *processing, const Term *role)
{
  EACH (RecipientUse, use, processing->recipients)
    if (use->role.term == role)
      write_element(writer, group, &use->element);
}

static bool has_role_in(const Processing *processing, RecipientGroup group)
{
  EACH (RecipientUse, use, processing->recipients)
    if (recipient_group(use) == group)
      return true;
  return false;
}

/* In the three groups of the sheet, in each by role; last those whose role is not settled. */
static void write_recipient_groups(Writer *writer, xmlNode *parent, const Processing *processing)
{
  const Term *const *roles;
  const size_t count = law_terms(writer->model->law, "recipient", &roles);
  xmlNode *all = add_node(writer, parent, "recipients");
  for (RecipientGroup group = RECIPIENT_INTERNAL; group < RECIPIENT_GROUPS; group++) {
    if (!has_role_in(processing, group))
      continue;
    xmlNode *node = group_named(writer, all, "group", recipient_group_term(writer->model->law, group));
    for (size_t i = 0; i <= count; i++) {
      const RecipientUse sample = {.role.term = i < count ? roles[i] : NULL};
      if (recipient_group(&sample) == group)
        write_in_role(writer, node, processing, sample.role.term);
    }
  }
}

/* Which criteria of WP248 hold, whether the author flags them or they follow from the facts. */
static void write_criteria(Writer *writer, xmlNode *parent, const Processing *processing)
{
  const Term *criteria[RISK_CRITERIA];
  const size_t count = risk_criteria(writer->model, processing, criteria);
  if (count == 0 || writer->audience == FOR_PUBLIC)
    return;
  xmlNode *node = add_node(writer, parent, "criteria");
  for (size_t i = 0; i < count; i++)
    put(add_text_node(writer, node, "criterion", term_label(writer, criteria[i], NULL)), "code", criteria[i]->code);
}

void write_register_processing(Writer *writer, const Part *part, xmlNode *root)
{
  const Processing *processing = (const Processing *)part->element;
  xmlNode *node = write_opened(writer, root, part->element);
  write_subjects_for(writer, node, processing);
  static const char *const before[] = {"title", "role", "created", "updated", "reviewed", "software", "description", "flags",
                                       "core", "occasional", "joint-controller", "purpose", "subject", "data"};
  static const char *const after[] = {"no-recipient", "transfer", "no-transfer", "retain", "automated-decision",
                                      "no-automated-decision", "dpia", "dpia-type", "advice", "never", "note"};
  if (writer->plan->clients)
    write_clients(writer, node, processing);
  for (size_t i = 0; i < COUNT_OF(before); i++)
    write_field(writer, node, part->element, before[i]);
  write_families(writer, node, processing);
  write_sensitive(writer, node, processing);
  write_recipient_groups(writer, node, processing);
  for (size_t i = 0; i < COUNT_OF(after); i++)
    write_field(writer, node, part->element, after[i]);
  write_criteria(writer, node, processing);
  if (writer->audience != FOR_PUBLIC)
    write_measures(writer, node, processing);
  else if (processing->measures.count)
    put_hidden(writer, add_node(writer, node, "measures"));
  write_rights_of(writer, node, processing);
}

/* "Activity 3 — Support", as the list of activities numbers them. */
const char *sheet_heading(Writer *writer, const Part *part, const char *title)
{
  if (strcmp(part->kind, "processing") != 0 || part->write != write_register_processing)
    return title;
  const size_t number = (size_t)(part - writer->plan->parts) - SHEETS_FROM + 1;
  return say(writer, "activity",
             (const char *const[]){"number", arena_format(writer->arena, "%zu", number), "title", title, NULL});
}

static void plan_sheets(Plan *plan)
{
  plan->beside = map_new(plan->arena);
  plan_add(plan, (Part){.kind = "front", .id = "front", .write = write_register_title});
  plan_add(plan, (Part){.kind = "register-front", .id = "record", .write = write_register_front});
  EACH (Processing, processing, plan->model->record->processings)
    if (belongs(plan, processing))
      plan_add(plan, (Part){.kind = "processing", .id = processing->element.block, .element = &processing->element,
                            .write = write_register_processing, .level = 2});
}

void plan_register(Plan *plan)
{
  plan_sheets(plan);
  plan_annexes(plan);
  plan_citations(plan, "section.citations", NULL);
}

void plan_processor(Plan *plan)
{
  plan_sheets(plan);
  plan->about = map_new(plan->arena);
  plan_clients(plan);
  plan_annexes(plan);
}
