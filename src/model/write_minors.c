/*
 * write_minors: what a notice says of children (Art. 8, 12(1)): who consents below which age, how that is
 * verified, and the words that are theirs.
 */
#include "model/write_int.h"

static bool concerns_minors(const Model *model, const Processing *processing)
{
  for (size_t i = 0; i < processing->subject_count; i++)
    if (subject_is(model, processing->subject_list[i], "minor"))
      return true;
  EACH (Purpose, purpose, processing->purposes)
    if (purpose->minors.count > 0)
      return true;
  return false;
}

bool shows_minors(const Plan *plan, const Notice *notice)
{
  EACH (Processing, processing, plan->model->record->processings)
    if (shows_as_controller(notice, processing) && concerns_minors(plan->model, processing))
      return true;
  return false;
}

/* The age as given, else the law's; NULL where neither is known. */
static const char *age_of(Writer *writer, const Minors *minors)
{
  if (minors->age.mark.state == GIVEN)
    return arena_format(writer->arena, "%ld", minors->age.value);
  const LawRow *row = child_consent(writer->model);
  return row ? law_attribute(row, "age") : NULL;
}

static void write_minors_of(Writer *writer, xmlNode *root, const Purpose *purpose, const Minors *minors)
{
  xmlNode *node = add_node(writer, root, "purpose");
  put(node, "id", block_id(writer, &purpose->element));
  put_source(writer, node, minors->element.place);
  add_label(writer, node, "label", &purpose->element);
  write_field(writer, node, &minors->element, "parental");
  const char *age = age_of(writer, minors);
  const char *key = minors->parental.term ? arena_format(writer->arena, "minors.consent.%s", minors->parental.term->code)
                                          : NULL;
  if (age && key && words_phrase(writer->words, key))
    add_say(writer, node, key, (const char *const[]){"age", age, NULL});
  write_field(writer, node, &minors->element, "verification");
  write_field(writer, node, &minors->element, "for-children");
}

void write_minors_section(Writer *writer, const Part *part, xmlNode *root)
{
  write_intro(writer, part, root);
  EACH (Processing, processing, writer->model->record->processings) {
    if (!shows_as_controller(writer->notice, processing))
      continue;
    EACH (Purpose, purpose, processing->purposes)
      EACH (Minors, minors, purpose->minors)
        write_minors_of(writer, root, purpose, minors);
  }
}
