/*
 * The tree of all wordings: those of the law's lists, in each language of the description, and the names that
 * stand in it.  Folded, so that case and accents do not count.
 */
#include <assert.h>
#include <string.h>

#include "check/wording_int.h"

/* Each has its row in the table "text"; but those behind are patterns,
   and named here alone (wording_mark.c). */
static const char *const list_names[] = {
  "names", /* not the law's: who has a name in this record */
  "placeholders", "conflicting-functions", "obsolete-instruments", "vague-purposes", "empty-interests",
  "implied-consent", "child-ages", "parental-words", "consent-words", "open-lists", "special-hints", "nir-words", "generic-recipients", "no-sharing", "vague-places", "unlimited",
  "minimum", "vague-criteria", "european-law", "keeping-words", "accounting-words", "general-refusals", "disclaimers", "tracker-words",
  "browser-refusal", "hedges",
  "passive-changes", "obsolete-articles", "obsolete-directive", "obsolete-formalities", "obsolete-platform",
  "obsolete-telephone-list", "obsolete-invoicing", "insecure-links", "units",
  "nir-numbers",
};

_Static_assert(COUNT_OF(list_names) == LISTS, "LISTS counts the lists");

size_t wording_list(const char *name)
{
  size_t list = 0;
  while (list < LISTS && list_names[list] != name && strcmp(list_names[list], name) != 0)
    list++;
  assert(list < LISTS); /* a rule asks for a list that stands above */
  return list;
}

const char *wording_list_name(size_t list)
{
  return list_names[list];
}

/* ---- growing ------------------------------------------------------------------------------------- */

typedef struct Grown {
  const Check *check;
  Tree *tree;
} Grown;

static Node *node_for(Arena *arena, Node **first, char byte)
{
  Node **at = first;
  while (*at != NULL && (*at)->byte != byte)
    at = &(*at)->next;
  if (*at == NULL) {
    *at = ARENA_NEW(arena, Node);
    (*at)->byte = byte;
  }
  return *at;
}

/* Five bits of each byte: they tell small letters apart. */
static size_t beginning_key(const char *at)
{
  return (size_t)(at[0] & 0x1F) << 10 | (size_t)(at[1] & 0x1F) << 5 | (size_t)(at[2] & 0x1F);
}

/* Behind a wording of less than three bytes anything may stand. */
static void note_beginning(Tree *tree, const char *folded)
{
  const size_t length = strlen(folded);
  const size_t open = length >= 3 ? 0 : length == 2 ? 5 : 10;
  const char first[3] = {folded[0], length > 1 ? folded[1] : '\0', length > 2 ? folded[2] : '\0'};
  const size_t from = beginning_key(first) >> open << open;

  for (size_t key = from; key < from + ((size_t)1 << open); key++)
    tree->beginnings[key / 64] |= UINT64_C(1) << key % 64;
}

static size_t name_key(const char *at)
{
  uint64_t bytes;
  memcpy(&bytes, at, NAME_BYTES);
  return (size_t)(bytes * UINT64_C(0x9E3779B97F4A7C15) >> (64 - NAME_BITS));
}

static void add_wording(const Grown *grown, const char *text, WordingEnd end)
{
  Arena *arena = grown->check->findings->arena;
  const char *folded = text_fold(arena, text);

  if (*folded == '\0')
    return;
  Node **roots = grown->tree->roots;
  if (end.list == NAMES && strlen(folded) >= NAME_BYTES) {
    const size_t key = name_key(folded);
    grown->tree->name_beginnings[key / 64] |= UINT64_C(1) << key % 64;
    roots = grown->tree->names;
  } else {
    note_beginning(grown->tree, folded);
  }
  Node *node = node_for(arena, &roots[(unsigned char)*folded], *folded);
  for (const char *at = folded + 1; *at != '\0'; at++)
    node = node_for(arena, &node->child, *at);
  end.next = node->ends;
  node->ends = ARENA_NEW(arena, WordingEnd);
  *node->ends = end;
}

/* "(a/b) c" is "a c" and "b c", however many alternatives stand in it. */
static void add_alternatives(const Grown *grown, const char *text, WordingEnd end)
{
  Arena *arena = grown->check->findings->arena;
  const size_t before = strcspn(text, "(");
  const char *at = text + before, *behind = strchr(at, ')');

  if (behind == NULL) {
    add_wording(grown, text, end);
    return;
  }
  do {
    const size_t length = strcspn(++at, "/)");
    add_alternatives(
      grown, arena_format(arena, "%.*s%.*s%s", (int)before, text, (int)length, at, behind + 1), end);
    at += length;
  } while (at < behind);
}

static void add_list(const Grown *grown, size_t list, size_t language)
{
  const Model *model = grown->check->model;
  const LawRow *row = law_row(model->law, "text", list_names[list], model->as_of);
  const char *at = row == NULL ? NULL : law_attribute(row, model->languages[language]);

  while (at != NULL && *at != '\0') {
    const size_t length = strcspn(at, "|");
    const bool exception = *at == '!';
    add_alternatives(grown, arena_copy(grown->check->findings->arena, at + exception, length - exception),
                     (WordingEnd){.list = (uint8_t)list, .exception = exception, .language = (uint16_t)language});
    at += length;
    at += *at == '|';
  }
}

static void add_name(const Grown *grown, const Text *name)
{
  if (name->mark.state == GIVEN)
    add_wording(grown, name->value, (WordingEnd){.list = NAMES, .language = ANY_LANGUAGE, .name = name->value});
}

static void add_names(const Grown *grown)
{
  const Model *model = grown->check->model;
  const Register *record = model->record;

  if (model->organisation != NULL)
    add_name(grown, &model->organisation->name);
  EACH(Party, party, record->parties)
  add_name(grown, &party->name);
  EACH(Tracker, tracker, record->trackers)
  add_name(grown, &tracker->name);
  EACH(Processing, processing, record->processings)
  add_name(grown, &processing->software);
}

void tree_fill(Tree *tree, const Check *check)
{
  const Grown grown = {.check = check, .tree = tree};

  for (size_t language = 0; language < check->model->language_count; language++)
    for (size_t list = NAMES + 1; list < LISTS; list++)
      add_list(&grown, list, language);
  add_names(&grown);
}

/* ---- asking -------------------------------------------------------------------------------------- */

bool tree_may_begin(const Tree *tree, const char *at)
{
  const size_t key = at[1] == '\0' ? 0 : beginning_key(at); /* two bytes at least: three can be read */
  return key == 0 || (tree->beginnings[key / 64] >> key % 64 & 1);
}

bool tree_may_name(const Tree *tree, const char *at, size_t left)
{
  const size_t key = left < NAME_BYTES ? 0 : name_key(at);
  return left >= NAME_BYTES && (tree->name_beginnings[key / 64] >> key % 64 & 1);
}
