/*
 * write_approvals: who has approved the texts, what of them has changed since, and the marks at the blocks
 * that are to be read again.
 */
#include <string.h>

#include "model/review_int.h"

/* Since which approval a block is another, or new, or since when something behind it is gone. */
struct Since {
  const Approval *approval;
  const Change *change;
  Since *next; /* at the same block */
};

static const char *const kinds[] = {[CHANGE_TEXT] = "text", [CHANGE_NEW] = "new", [CHANGE_GONE] = "gone"};

bool some_changed(const Model *model)
{
  const Change *changes;
  EACH (Approval, approval, model->record->approvals)
    if (approval_changes(approval, &changes))
      return true;
  return false;
}

/* ---- at the blocks ------------------------------------------------------------------------------------- */

static void add_since(const Plan *plan, ShownBlock *block, const Approval *approval, const Change *change)
{
  Since *since = ARENA_NEW(plan->arena, Since);
  *since = (Since){.approval = approval, .change = change};
  if (block->last_since)
    block->last_since->next = since;
  else
    block->since = since;
  block->last_since = since;
}

void approvals_place(const Plan *plan)
{
  Review *review = plan->review;
  review->by_id = map_new(plan->arena);
  for (size_t i = 0; i < review->block_count; i++)
    map_put(review->by_id, review->blocks[i].id, &review->blocks[i]);
  EACH (Approval, approval, plan->model->record->approvals) {
    const Change *changes;
    const size_t count = approval_changes(approval, &changes);
    for (size_t i = 0; i < count; i++) {
      ShownBlock *block = changes[i].block ? map_find(review->by_id, changes[i].block) : NULL;
      if (block)
        add_since(plan, block, approval, &changes[i]);
    }
  }
}

const char *language_name(Writer *writer, const char *language)
{
  const char *name = words_term(writer->words, "language", language, NULL);
  return name ? name : language;
}

/* Who approved on one day in several languages is named once. */
typedef struct Voice {
  const Since *since;
  const char **languages;
  size_t count;
  struct Voice *next;
} Voice;

typedef struct Voices {
  Map *by_key;
  Voice *first, *last;
} Voices;

static Voice *voice_of(Writer *writer, Voices *voices, const Since *since)
{
  char day[11];
  date_format(since->approval->date.value, day);
  const char *key = arena_format(writer->arena, "%s %s %s", kinds[since->change->kind], day, since->approval->by.value);
  Voice *voice = map_find(voices->by_key, key);
  if (voice)
    return voice;
  voice = ARENA_NEW(writer->arena, Voice);
  *voice = (Voice){.since = since,
                   .languages = ARENA_ARRAY(writer->arena, const char *, writer->model->language_count)};
  map_put(voices->by_key, key, voice);
  if (voices->last)
    voices->last->next = voice;
  else
    voices->first = voice;
  voices->last = voice;
  return voice;
}

static void write_voice(Writer *writer, xmlNode *parent, const Voice *voice)
{
  const Approval *approval = voice->since->approval;
  xmlNode *node = add_node(writer, parent, "approval");
  put(node, "by", approval->by.value);
  put(node, "date", spell_date(writer, approval->date.value));
  put(node, "language", words_join(writer->words, writer->arena, voice->languages, voice->count));
}

void write_since(Writer *writer, xmlNode *parent, const Since *first)
{
  Voices voices = {.by_key = map_new(writer->arena)};
  for (const Since *since = first; since; since = since->next) {
    Voice *voice = voice_of(writer, &voices, since);
    const char *language = language_name(writer, since->approval->language.value);
    /* Several are gone behind it */
    if (voice->count == 0 || !text_same(voice->languages[voice->count - 1], language))
      voice->languages[voice->count++] = language;
  }
  for (size_t kind = 0; kind < COUNT_OF(kinds); kind++) {
    xmlNode *node = NULL;
    for (const Voice *voice = voices.first; voice; voice = voice->next) {
      if (voice->since->change->kind != kind)
        continue;
      if (!node) {
        node = add_node(writer, parent, "since");
        put(node, "kind", kinds[kind]);
      }
      write_voice(writer, node, voice);
    }
  }
}

/* ---- the list at the front ----------------------------------------------------------------------------- */

static void write_changes(Writer *writer, xmlNode *node, const Approval *approval)
{
  const Change *changes;
  const size_t count = approval_changes(approval, &changes);
  for (size_t i = 0; i < count; i++) {
    xmlNode *change = add_node(writer, node, kinds[changes[i].kind]);
    put(change, "block", changes[i].block);
    if (changes[i].block && map_find(writer->plan->review->by_id, changes[i].block))
      put(change, "href", arena_format(writer->arena, "#%s", changes[i].block));
  }
}

static void write_approval(Writer *writer, xmlNode *root, const Approval *approval)
{
  static const char *const states[] = {
      [APPROVAL_UNCHANGED] = "unchanged", [APPROVAL_CHANGED] = "changed",   [APPROVAL_BLOCKS_CHANGED] = "blocks",
      [APPROVAL_REORDERED] = "order",     [APPROVAL_REPLACED] = "replaced", [APPROVAL_UNKNOWN] = "unknown",
  };
  const ApprovalState state = approval_state(approval);
  xmlNode *node = add_node(writer, root, "approval");
  put(node, "id", arena_format(writer->arena, "review.%s", approval->element.block));
  put_source(writer, node, approval->element.place);
  put(node, "by", approval->by.value);
  put(node, "role", approval->role.value);
  if (approval->date.mark.state == GIVEN)
    put(node, "date", spell_date(writer, approval->date.value));
  if (approval->language.mark.state == GIVEN)
    put(node, "language", language_name(writer, approval->language.value));
  put(node, "state", states[state]);
  if (state == APPROVAL_BLOCKS_CHANGED)
    write_changes(writer, node, approval);
}

static bool is_approved(const Model *model, const char *language)
{
  EACH (Approval, approval, model->record->approvals)
    if (approval_state(approval) == APPROVAL_UNCHANGED && text_same(approval->language.value, language))
      return true;
  return false;
}

const char *unapproved_languages(Writer *writer)
{
  const Model *model = writer->model;
  const char **missing = ARENA_ARRAY(writer->arena, const char *, model->language_count + 1);
  size_t count = 0;
  for (size_t i = 0; i < model->language_count; i++)
    if (!is_approved(model, model->languages[i]))
      missing[count++] = language_name(writer, model->languages[i]);
  return count ? words_join(writer->words, writer->arena, missing, count) : NULL;
}

void write_approvals(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  EACH (Approval, approval, writer->model->record->approvals)
    write_approval(writer, root, approval);
  const char *languages = unapproved_languages(writer);
  if (languages)
    add_say(writer, root, "approvals.missing", (const char *const[]){"languages", languages, NULL});
}
