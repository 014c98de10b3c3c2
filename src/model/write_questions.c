/*
 * write_questions: what is missing, by the person who must supply it, each as a question in plain words: why it is
 * asked, what an answer looks like, and where in the description it goes; and what waits for a yes. One document
 * for all, and a letter for each person.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "model/write_int.h"

static const char *owner_of(const Gap *gap)
{
  return gap->owner.value ? gap->owner.value : "";
}

/* ---- a question --------------------------------------------------------------------------------------------------- */

/* What languages say of a field: "question" is a list that is only words. */
static const char *field_words(Writer *writer, const Gap *gap, const char *form)
{
  const char *code = arena_format(writer->arena, "%s/%s", gap->element->type->name, gap->field ? gap->field : ".");
  return words_term(writer->words, "question", code, form);
}

static void write_question(Writer *writer, xmlNode *root, const Gap *gap)
{
  xmlNode *node = write_open_gap(writer, root, "question", gap);
  const char *const pairs[] = {"field", gap_name(writer, gap), "where", whereabouts(writer, gap->element), NULL};
  const char *ask = field_words(writer, gap, NULL), *why = field_words(writer, gap, "why");
  add_text_node(writer, node, "ask", ask ? words_fill(writer->arena, ask, pairs) : say(writer, "question.ask", pairs));
  add_text_node(writer, node, "why", why ? words_fill(writer->arena, why, pairs) : say(writer, "question.why", pairs));
  write_answer(writer, node, gap->element->type, gap->field);
}

static void write_confirmation(Writer *writer, xmlNode *root, const Element *element)
{
  xmlNode *node = write_proposal(writer, root, element);
  const char *kind = words_field(writer->words, element->type->name, ".");
  const char *const pairs[] = {"kind", kind ? kind : element->type->name, "text", label_of(writer, element), NULL};
  add_text_node(writer, node, "ask", say(writer, "question.confirm", pairs));
  add_text_node(writer, node, "why", say(writer, "question.confirm.why", NULL));
  add_text_node(writer, node, "answer", say(writer, "question.confirm.answer", NULL));
  add_text_node(writer, node, "write", "status=\"confirmed\"");
}

/* ---- the parts ---------------------------------------------------------------------------------------------------- */

static void write_questions_front(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  add_say(writer, root, writer->plan->count > 1 ? "questions.intro" : "questions.none", NULL);
  write_contents(writer, root);
}

static void write_letter_front(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  const char *owner = writer->plan->subject;
  add_say(writer, root, *owner ? "letter.intro" : "letter.intro.nobody", (const char *[]){"owner", owner, NULL});
}

/* Part.id of an owner's part is "questions.owner-N": N the number of his first gap. */
static void write_owner(Writer *writer, const Part *part, xmlNode *root)
{
  const char *owner = owner_of(&writer->model->gaps[strtoul(part->id + strlen("questions.owner-"), NULL, 10)]);
  xmlNode *heading = add_text_node(writer, root, "heading", *owner ? owner : say(writer, "questions.nobody", NULL));
  put(heading, "id", part->id);
  put(heading, "level", "2");
  for (size_t i = 1; i < writer->model->gap_count; i++)
    if (strcmp(owner_of(&writer->model->gaps[i]), owner) == 0)
      write_question(writer, root, &writer->model->gaps[i]);
}

static void write_confirmations(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  for (size_t i = 0; i < writer->model->proposal_count; i++)
    write_confirmation(writer, root, writer->model->proposals[i]);
}

/* Of one owner, or (NULL) of each in the order of their first gaps. */
static void plan_owners(Plan *plan, const char *only)
{
  const Model *model = plan->model;
  Map *owners = map_new(plan->arena);
  for (size_t i = 1; i < model->gap_count; i++)
    if (map_put(owners, owner_of(&model->gaps[i]), model->gaps + i) &&
        (!only || strcmp(owner_of(&model->gaps[i]), only) == 0))
      plan_add(plan, (Part){"owner", arena_format(plan->arena, "questions.owner-%zu", i), NULL, write_owner, NULL, 0,
                            NULL, false});
}

void plan_questions(Plan *plan)
{
  plan_add(plan, (Part){"front", "front", NULL, write_questions_front, NULL, 0, NULL, false});
  plan_owners(plan, NULL);
  if (plan->model->proposal_count)
    plan_add(plan, (Part){"proposals", "questions.proposals", NULL, write_confirmations, "heading.proposals", 2, NULL, false});
}

/* ---- a letter a person -------------------------------------------------------------------------------------------- */

void plan_letter(Plan *plan)
{
  plan_add(plan, (Part){"front", "front", NULL, write_letter_front, NULL, 0, NULL, false});
  plan_owners(plan, plan->subject);
}

/* A file's name for a person: letters and digits of the Latin alphabet, hyphens between words. */
static const char *file_name(Arena *arena, const char *owner)
{
  char *name = text_fold(arena, owner);
  size_t length = 0;
  for (const char *at = name; *at; at++)
    if (isalnum((unsigned char)*at) && !(*at & 0x80))
      name[length++] = *at;
    else if (length && name[length - 1] != '-')
      name[length++] = '-';
  while (length && name[length - 1] == '-')
    length--;
  name[length] = 0;
  return name;
}

bool letter_instance(const Model *model, Arena *arena, size_t index, const char **stem, const char **subject)
{
  Map *owners = map_new(arena), *names = map_new(arena);
  size_t number = 0;
  for (size_t i = 1; i < model->gap_count; i++) {
    const char *owner = owner_of(&model->gaps[i]);
    if (!map_put(owners, owner, model->gaps + i))
      continue;
    const char *name = file_name(arena, *owner ? owner : "nobody");
    if (!*name || !map_put(names, name, model->gaps + i)) /* another alphabet, or the same but for accents */
      name = arena_format(arena, "%s%s%zu", name, *name ? "-" : "", number + 1);
    if (number++ < index)
      continue;
    *stem = arena_format(arena, "questions.%s", name);
    *subject = owner;
    return true;
  }
  return false;
}
