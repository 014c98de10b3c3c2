/*
 * write_tilt_data: the data of one processing as TILT has them: each category by itself, with the purposes
 * that it serves, whom it reaches, how long it is kept and what follows where it is withheld.
 */
#include <string.h>

#include "model/write_int.h"

/* A category of a processing in one use; category NULL: data of other processings; use NULL: what no use
   covers. */
typedef struct Item {
  const Processing *processing;
  const DataUse *use;
  const Category *category;
} Item;

static bool serves(const DataUse *use, const Purpose *purpose)
{
  return scope_covers(&use->scope, purpose, NULL, NULL, NULL);
}

static bool has_data(const DataUse *use)
{
  return use->ref.count || use->from.count;
}

static bool is_served(const Processing *processing, const Purpose *purpose)
{
  EACH (DataUse, use, processing->data)
    if (has_data(use) && serves(use, purpose))
      return true;
  return false;
}

static bool is_about(const Item *item, const Purpose *purpose)
{
  return item->use ? serves(item->use, purpose) : !is_served(item->processing, purpose);
}

/* ---- whom it reaches ----------------------------------------------------------------------------------- */

static bool reaches(const Item *item, const RecipientUse *recipient)
{
  EACH (Purpose, purpose, item->processing->purposes)
    if (is_about(item, purpose) && scope_covers(&recipient->scope, purpose, item->category, NULL, NULL))
      return true;
  return !item->processing->purposes.first && scope_covers(&recipient->scope, NULL, item->category, NULL, NULL);
}

/* By some category of the processing, in some use. */
static bool is_reached(const Processing *processing, const RecipientUse *recipient)
{
  EACH (DataUse, use, processing->data) {
    if (use->from.count && reaches(&(Item){processing, use, NULL}, recipient))
      return true;
    for (size_t i = 0; i < use->ref.count; i++)
      if (reaches(&(Item){processing, use, (const Category *)use->ref.at[i].target}, recipient))
        return true;
  }
  return false;
}

static void write_recipients(Writer *writer, xmlNode *node, const Item *item)
{
  EACH (RecipientUse, recipient, item->processing->recipients)
    if (item->use ? reaches(item, recipient) : !is_reached(item->processing, recipient))
      write_element(writer, node, &recipient->element);
}

/* ---- how long ------------------------------------------------------------------------------------------ */

/* Does the line apply to the category, for some purpose and people?  As elsewhere the narrowest wins. */
static bool is_kept_by(const Item *item, const Retain *retain)
{
  static const Situation elsewhere; /* one that no line names */
  const Processing *processing = item->processing;
  const Situation *via = retain->scope.via.count ? (const Situation *)retain->scope.via.at[0].target : &elsewhere;
  if (!item->category)
    return scope_covers(&retain->scope, NULL, NULL, NULL, NULL);
  EACH (Purpose, purpose, processing->purposes)
    for (size_t i = 0; i <= processing->subject_count && is_about(item, purpose); i++) {
      const Subject *subject = i < processing->subject_count ? processing->subject_list[i] : NULL;
      if (retention_of(processing, item->category, purpose, subject, via) == retain)
        return true;
    }
  return false;
}

/* What a program can reckon with: the longest that a stage lasts; NULL: nobody can say. */
static const char *stage_period(Writer *writer, const Stage *stage)
{
  const DurationValue *period = stage->plus.mark.state == GIVEN ? &stage->plus : &stage->for_;
  if (stage->element.gap || !is_known(period->mark))
    return NULL;
  char text[DURATION_TEXT];
  duration_format(period->value, text);
  return arena_string(writer->arena, text);
}

static void write_stages(Writer *writer, xmlNode *node, const Retain *retain)
{
  size_t periods = 0;
  bool behind = false; /* one begins where the last ended, and not with an event of its own */
  for (size_t i = 0; i < RETENTION_STAGES; i++)
    EACH (Stage, stage, *retain_stage(retain, retention_stages[i])) {
      const char *period = stage_period(writer, stage);
      xmlNode *told = add_text_node(writer, node, period ? "period" : "condition", stage_text(writer, stage));
      put(told, "period", period);
      put(told, "label", words_term(writer->words, "stage", stage->element.type->name, NULL));
      behind |= period && periods && !is_known(stage->after.mark) && !is_known(stage->until.mark);
      periods += period != NULL;
    }
  put(node, "together", behind ? "sum" : "max");
}

static void write_storage(Writer *writer, xmlNode *parent, const Retain *retain)
{
  const Retention *rule = retain_rule(retain);
  xmlNode *node = add_node(writer, parent, "storage");
  const char *scope = retain_scope(writer, retain);
  if (scope)
    add_text_node(writer, node, "scope", scope);
  if (retain->element.gap || (rule && rule->element.gap))
    add_text_node(writer, node, "condition", gap_text(writer, retain->element.gap ? "retain" : "retention", NULL));
  write_stages(writer, node, retain);
  if (rule)
    write_field(writer, node, &rule->element, "law");
  EACH (End, end, *retain_stage(retain, "end"))
    write_code(writer, node, "end", &end->action);
}

/* ---- what follows where it is withheld: Art. 13(2)(e) -------------------------------------------------- */

static bool is_collected(const DataUse *use)
{
  return !code_is(&use->origin, "third-party") && !code_is(&use->origin, "public") && !code_is(&use->origin, "derived");
}

static const char *consequence_of(Writer *writer, const DataUse *use)
{
  const Version *consequence = prose_in(&use->consequence, writer->texts);
  if (consequence)
    return consequence->plain;
  if (use->required.mark.state == GAP || use->consequence.mark.state == GAP)
    return gap_text(writer, "data", use->required.mark.state == GAP ? "required" : "consequence");
  return say(writer, !is_collected(use) ? "tilt.indirect" : code_is(&use->required, "no") ? "tilt.optional" : "tilt.unsaid",
             NULL);
}

static void write_provision(Writer *writer, xmlNode *parent, const DataUse *use)
{
  xmlNode *node = add_node(writer, parent, "provision");
  add_text(writer, node, use ? consequence_of(writer, use) : say(writer, "tilt.unsaid", NULL));
  if (!use || !is_collected(use))
    return;
  const bool contract = code_is(&use->requirement, "contractual") || code_is(&use->requirement, "precontractual");
  put(node, "law", code_is(&use->requirement, "statutory") ? "yes" : NULL);
  put(node, "contract", contract ? "yes" : NULL);
  put(node, "duty", code_is(&use->required, "yes") || code_is(&use->required, "conditional") ? "yes" : NULL);
}

/* ---- items --------------------------------------------------------------------------------------------- */

static void write_category(Writer *writer, xmlNode *node, const Item *item)
{
  if (item->category)
    add_label(writer, node, "category", &item->category->element);
  else if (item->use)
    write_references(writer, node, "from", &item->use->from);
  else
    add_text_node(writer, node, "category", say(writer, "tilt.no-category", NULL));
}

static void write_item(Writer *writer, xmlNode *root, const Item *item)
{
  const Element *element = item->use ? &item->use->element : &item->processing->element;
  xmlNode *node = add_node(writer, root, "item");
  put(node, "id", arena_format(writer->arena, "%s.%s", element->block, item->category ? item->category->element.id : "other"));
  write_category(writer, node, item);
  EACH (Purpose, purpose, item->processing->purposes)
    if (is_about(item, purpose))
      write_purpose(writer, node, &purpose->element);
  if (item->category && item->category->special.term)
    write_code(writer, node, "exception", &item->use->exception);
  if (item->category && item->category->criminal.value)
    write_code(writer, node, "gateway", &item->use->gateway);
  write_recipients(writer, node, item);
  EACH (Retain, retain, item->processing->retains)
    if (is_kept_by(item, retain))
      write_storage(writer, node, retain);
  write_provision(writer, node, item->use);
}

/* Purposes and recipients that no category is said to serve or to reach. */
static bool is_left_over(const Processing *processing)
{
  EACH (Purpose, purpose, processing->purposes)
    if (!is_served(processing, purpose))
      return true;
  EACH (RecipientUse, recipient, processing->recipients)
    if (!is_reached(processing, recipient))
      return true;
  return false;
}

void write_tilt_data(Writer *writer, const Part *part, xmlNode *root)
{
  const Processing *processing = (const Processing *)part->element;
  EACH (DataUse, use, processing->data) {
    for (size_t i = 0; i < use->ref.count; i++)
      if (use->ref.at[i].target)
        write_item(writer, root, &(Item){processing, use, (const Category *)use->ref.at[i].target});
    if (use->from.count)
      write_item(writer, root, &(Item){processing, use, NULL});
  }
  if (is_left_over(processing))
    write_item(writer, root, &(Item){processing, NULL, NULL});
}
