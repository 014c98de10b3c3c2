/*
 * write_questions: what is missing, by the person who must supply it, each as a question in plain words: why
 * it is asked, what an answer looks like, and where in the description it goes; and what waits for a yes. One
 * document for all, and a letter for each person.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "model/write_int.h"

static const char *owner_of(const Gap *gap)
{
  return gap->owner.value ? gap->owner.value : "";
}

/* ---- a question ---------------------------------------------------------------------------------------- */

/* What languages say of a field: "question" is a list that is only words. */
static const char *field_words(Writer *writer, const Gap *gap, const char *form)
{
  const char *code = arena_format(writer->arena, "%s/%s", gap->element->type->name, gap->field ? gap->field : ".");
  return words_term(writer->words, "question", code, form);
}

/* What the questions of a part have said: that is not said again. */
typedef struct Told {
  xmlNode *about; /* where those of one thing stand, under its name */
  const char *name, *reason;
  Map *whys, *answers;
  size_t count;
} Told;

static Told told_start(Writer *writer)
{
  return (Told){.whys = map_new(writer->arena), .answers = map_new(writer->arena)};
}

static const char *kind_of(Writer *writer, const Element *element)
{
  const char *kind = words_field(writer->words, element->type->name, ".");
  return kind ? kind : element->type->name;
}

/* "Assistance — Identity": the processing, and the nearest thing in it that has a name; NULL: nothing has. */
static const char *subject_of(Writer *writer, const Element *element)
{
  const Element *processing = element;
  while (processing && strcmp(processing->type->name, "processing") != 0)
    processing = processing->parent;
  const char *near = where_of(writer, element), *title = processing ? label_of(writer, processing) : NULL;
  if (!title || !near || strcmp(title, near) == 0)
    return title ? title : near;
  return arena_format(writer->arena, "%s — %s", title, near);
}

/* A numbered entry, under the name of what it is about. */
static xmlNode *open_entry(Writer *writer, xmlNode *root, Told *told, const char *about, const char *kind)
{
  if (!told->about || !text_same(told->name, about)) {
    told->about = add_node(writer, root, "about");
    put(told->about, "name", about);
    told->name = about;
    told->reason = NULL;
  }
  xmlNode *node = add_node(writer, told->about, kind);
  put(node, "number", arena_format(writer->arena, "%zu", ++told->count));
  return node;
}

static void write_reason(Writer *writer, xmlNode *node, Told *told, const Gap *gap)
{
  const Version *reason = prose_in(&gap->reason, writer->texts);
  if (reason && !text_same(told->reason, reason->plain))
    add_runs(writer, add_node(writer, node, "reason"), reason->content);
  told->reason = reason ? reason->plain : NULL;
}

static void write_question(Writer *writer, xmlNode *root, Told *told, const Gap *gap)
{
  const char *field = gap->field ? gap->field : "";
  const char *about = subject_of(writer, gap->element);
  about = sentence(writer, about ? about : kind_of(writer, gap->element));
  xmlNode *node = open_entry(writer, root, told, about, "question");
  put(node, "id", arena_format(writer->arena, "question.%s%s%s", gap->element->block, *field ? "." : "", field));
  put(node, "block", gap->element->block);
  put_source(writer, node, gap->place);
  write_reason(writer, node, told, gap);
  const char *const pairs[] = {"field", gap_name(writer, gap), NULL};
  const char *ask = field_words(writer, gap, NULL), *why = field_words(writer, gap, "why");
  add_text_node(writer, node, "ask", ask ? ask : say(writer, "question.ask", pairs));
  why = why ? why : say(writer, "question.why", NULL);
  if (map_put(told->whys, why, told))
    add_text_node(writer, node, "why", why);
  const char *code = arena_format(writer->arena, "%s/%s", gap->element->type->name, field);
  write_answer(writer, node, gap->element->type, gap->field, map_put(told->answers, code, told));
}

/* Under the thing around it, and whom it concerns where its text does not say so;
   or what kind of thing it is. */
static void write_confirmation(Writer *writer, xmlNode *root, Told *told, const Element *element)
{
  const char *kind = sentence(writer, kind_of(writer, element)), *text = label_of(writer, element);
  const bool said = !element->parent || text_same(where_of(writer, element), text);
  const Element *subject = said ? element->parent : element;
  const char *about = subject ? subject_of(writer, subject) : NULL;
  xmlNode *node = open_entry(writer, root, told, about ? about : kind, "proposal");
  put(node, "id", arena_format(writer->arena, "proposal.%s", element->block));
  put(node, "block", element->block);
  put_source(writer, node, element->place);
  const char *const pairs[] = {"kind", kind, "text", text, NULL};
  const bool named = strcmp(kind, sentence(writer, text)) != 0;
  add_text_node(writer, node, "ask", !named ? kind : about ? say(writer, "question.confirm", pairs) : text);
  write_periods(writer, node, element);
  add_text_node(writer, node, "write", "status=\"confirmed\"");
}

/* ---- the parts ----------------------------------------------------------------------------------------- */

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
  Told told = told_start(writer);
  for (size_t i = 1; i < writer->model->gap_count; i++)
    if (strcmp(owner_of(&writer->model->gaps[i]), owner) == 0)
      write_question(writer, root, &told, &writer->model->gaps[i]);
}

static void write_confirmations(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  Told told = told_start(writer);
  add_say(writer, root, "questions.proposals", NULL);
  for (size_t i = 0; i < writer->model->proposal_count; i++)
    write_confirmation(writer, root, &told, writer->model->proposals[i]);
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

/* ---- a letter a person --------------------------------------------------------------------------------- */

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
