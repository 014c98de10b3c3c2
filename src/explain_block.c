/*
 * explain_block: `ppc explain --block ID FILE` says of a block, whose id stands beside it in the review
 * report: in which document it is, where in the description it comes from, what it reads in each language,
 * what is found on it, and who has approved it.
 */
#include <string.h>

#include "compile.h"

enum { SUGGESTIONS = 5 };

typedef struct Explained {
  Run *run;
  const char *id;
  const char *document; /* that was spoken of last; NULL: none, it was not found yet */
  const char *language; /* likewise */
  const char **ids;     /* of the other blocks */
  size_t count, capacity;
  Map *seen;
} Explained;

static const char *word(const Run *run, const char *part)
{
  const char *word = words_rule(run->message_words, "explain", part);
  return word ? word : part;
}

static void print_indented(const char *text)
{
  for (const char *at = text; *at;) {
    const size_t length = strcspn(at, "\n");
    printf("%s%.*s\n", length ? "    " : "", (int)length, at);
    at += length + (at[length] == '\n');
  }
}

/* ---- what is found ------------------------------------------------------------------------------------- */

static void print_document(const Explained *explained, const EmitBlock *block, const char *notice)
{
  const Run *run = explained->run;
  const char *title = words_label(run->message_words, block->request->document, "title");
  printf("%s%s\n", explained->document ? "\n" : "", explained->id);
  printf("    %s %s\n", word(run, "document"), title ? title : block->request->document);
  if (notice)
    printf("    %s %s\n", word(run, "notice"), notice);
  if (block->heading)
    printf("    %s %s\n", word(run, "section"), block->heading);
  for (const char *at = block->places ? block->places : ""; *at;) {
    const size_t length = strcspn(at, "\n");
    printf("    %s %.*s\n", word(run, "source"), (int)length, at);
    at += length + (at[length] == '\n');
  }
}

static void print_approvals(const Explained *explained)
{
  const Run *run = explained->run;
  bool first = true;
  EACH (Approval, approval, run->model->record->approvals) {
    if (!approval_holds(approval, explained->id))
      continue;
    const char *language = words_term(run->message_words, "language", approval->language.value, NULL);
    if (first)
      printf("\n%s\n", word(run, "unchanged"));
    printf("    %s, %s (%s)\n", approval->by.value,
           words_date(run->message_words, run->arena, approval->date.value),
           language ? language : approval->language.value);
    first = false;
  }
}

static void keep_id(Explained *explained, const char *id)
{
  if (map_find(explained->seen, id))
    return;
  if (explained->count == explained->capacity) {
    const char **old = explained->ids;
    explained->capacity = explained->capacity ? 2 * explained->capacity : 256;
    explained->ids = ARENA_ARRAY(explained->run->arena, const char *, explained->capacity);
    if (explained->count)
      memcpy(explained->ids, old, explained->count * sizeof *old);
  }
  char *kept = arena_string(explained->run->arena, id);
  map_put(explained->seen, kept, kept);
  explained->ids[explained->count++] = kept;
}

static void take(void *context, const EmitBlock *block, const char *notice)
{
  Explained *explained = context;
  const Run *run = explained->run;
  if (!block->text) {
    keep_id(explained, block->id);
    return;
  }
  if (!text_same(explained->document, block->request->document)) {
    print_document(explained, block, notice);
    explained->document = block->request->document;
  }
  const char *language = words_term(run->message_words, "language", block->request->language, NULL);
  printf("\n%s\n", block->is_remark ? word(run, "remarks") : language ? language : block->request->language);
  print_indented(block->text);
}

/* ---- what is not found --------------------------------------------------------------------------------- */

/* The nearest name, or those that have it in them: "booking" in "situation.booking". */
static const char *near(const Explained *explained)
{
  const char *nearest = text_nearest(explained->id, explained->ids, explained->count);
  if (nearest)
    return nearest;
  const char *found[SUGGESTIONS];
  size_t count = 0;
  for (size_t i = 0; i < explained->count && count < COUNT_OF(found); i++)
    if (strstr(explained->ids[i], explained->id))
      found[count++] = explained->ids[i];
  const Run *run = explained->run;
  return count && *explained->id ? words_either(run->message_words, run->arena, found, count) : NULL;
}

static int report_unknown(const Explained *explained)
{
  const Run *run = explained->run;
  const char *suggestion = near(explained);
  fprintf(stderr, "ppc: %s\n",
          words_fill(run->arena, word(run, suggestion ? "block.near" : "block.unknown"),
                     (const char *const[]){"id", explained->id, "file", run->options->file, "suggestion",
                                           suggestion ? suggestion : "", NULL}));
  return EXIT_USAGE;
}

int explain_block(Run *run)
{
  static const char *const documents[] = {"review", "register", "processor", "questions"};
  Explained explained = {.run = run, .id = run->options->block, .seen = map_new(run->arena)};
  model_frame(run->model, run->message_words);
  for (size_t i = 0; i < COUNT_OF(documents); i++)
    outlet_find(run, documents[i], explained.id, take, &explained);
  if (!explained.document)
    return report_unknown(&explained);
  print_approvals(&explained);
  return EXIT_BUILT;
}
