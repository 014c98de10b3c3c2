/*
 * Text rules: wordings that the law, or its authorities, hold to say too little, or too much.  The lists are
 * data of the law (schema/law/text.xml): a row's code is the list's name, an attribute named after a language
 * holds its wordings, with '|' between them; "(a/b)" stands for either, and one that begins with '!' is no
 * finding, and takes in what stands in it ("!you may" in a list that has "may").
 *
 * All texts of the record are read once, when the run begins, each folded once and compared with all lists at
 * once: from every beginning of a word, down a tree of the wordings.  Whole words count, whatever their case
 * and accents.  What stands in quotation marks or in <code>, and the names of parties, are not the author's
 * own words.
 */
#include <stdlib.h>
#include <string.h>

#include "check/wording_int.h"

struct Wordings {
  bool letters[256]; /* is_letter() */
  Tree tree;
  Said *said;       /* in the order of the record */
  size_t count, capacity;
  const Said **by_text; /* by the text's address, then by list, then in order */
  Folded folded;
};

/* ---- one text ------------------------------------------------------------------------------------ */

typedef struct Scan {
  Wordings *wordings;
  Said said;               /* what all that is found in this text shares */
  uint16_t language;       /* ANY_LANGUAGE: asked in all, and names are no names */
  size_t behind[LISTS];    /* of each list: what stands before this is taken */
  size_t candidate[LISTS]; /* where the longest wording that begins here ends; 0: none */
  bool exception[LISTS];
  uint8_t touched[LISTS];
  size_t touched_count;
} Scan;

static void said_add(Wordings *wordings, const Said *said)
{
  if (wordings->count == wordings->capacity) {
    wordings->capacity = wordings->capacity == 0 ? 64 : wordings->capacity * 2;
    wordings->said = memory_grow(wordings->said, wordings->capacity * sizeof *wordings->said);
  }
  wordings->said[wordings->count++] = *said;
}

static bool is_written_so(const Scan *scan, const WordingEnd *end, size_t from)
{
  fold_places(&scan->wordings->folded);
  return scan->language != ANY_LANGUAGE &&
         text_starts(scan->said.text + scan->wordings->folded.from[from], end->name);
}

static void note_end(Scan *scan, const WordingEnd *end, size_t from, size_t to)
{
  const bool speaks = end->list == NAMES ? is_written_so(scan, end, from)
                                         : scan->language == ANY_LANGUAGE || end->language == scan->language;
  if (!speaks || from < scan->behind[end->list])
    return;
  if (scan->candidate[end->list] == 0)
    scan->touched[scan->touched_count++] = end->list;
  scan->candidate[end->list] = to;
  scan->exception[end->list] = end->exception;
}

static void keep(Scan *scan, size_t list, size_t from, size_t to)
{
  Folded *folded = &scan->wordings->folded;

  fold_places(folded);
  folded->signs |= SIGN_SAID;
  scan->said.list = (uint8_t)list;
  scan->said.from = folded->from[from];
  scan->said.to = folded->from[to];
  said_add(scan->wordings, &scan->said);
}

static void match_down(Scan *scan, const Node *node, size_t from)
{
  const Folded *folded = &scan->wordings->folded;

  for (size_t to = from + 1; node != NULL; to++) {
    if (node->ends != NULL && (!is_letter(node->byte) || !is_letter(folded->at[to])))
      for (const WordingEnd *end = node->ends; end != NULL; end = end->next)
        note_end(scan, end, from, to);
    node = node->child;
    while (node != NULL && node->byte != folded->at[to])
      node = node->next;
  }
}

/* The longest wording of each list that begins here; a name takes in all that stands in it, and where it ends
   is returned, else 0. */
static size_t match_at(Scan *scan, size_t from)
{
  const Folded *folded = &scan->wordings->folded;
  const Tree *tree = &scan->wordings->tree;
  const unsigned char first = (unsigned char)folded->at[from];

  if (tree_may_begin(tree, folded->at + from))
    match_down(scan, tree->roots[first], from);
  if (tree_may_name(tree, folded->at + from, folded->length - from))
    match_down(scan, tree->names[first], from);
  const size_t name = scan->candidate[NAMES];
  for (size_t i = 0; i < scan->touched_count; i++) {
    const size_t list = scan->touched[i], to = scan->candidate[list];
    scan->candidate[list] = 0;
    scan->behind[list] = to;
    if (name == 0 && !scan->exception[list])
      keep(scan, list, from, to);
  }
  scan->touched_count = 0;
  return name;
}

static void place_holder_at(Scan *scan, size_t from)
{
  const size_t to = wording_place_holder(&scan->wordings->folded, from);
  const size_t list = to > 0 ? wording_list("placeholders") : 0;

  if (to == 0 || from < scan->behind[list])
    return;
  scan->behind[list] = to;
  keep(scan, list, from, to);
}

/* A person's number is a leak wherever it stands, in quotation marks too. */
static void scan_numbers(Scan *scan)
{
  const Folded *folded = &scan->wordings->folded;

  for (size_t at = strcspn(folded->at, "12"); at < folded->length; at += 1 + strcspn(folded->at + at + 1, "12")) {
    const size_t to =
      at > 0 && is_letter(folded->at[at - 1]) ? 0 : wording_register_number(folded, at);
    if (to > 0)
      keep(scan, wording_list("nir-numbers"), at, to);
  }
}

/* Only what may be one is looked at as a whole. */
static bool may_hold_place(const char *at)
{
  return (at[0] == '[' && at[1] == '[') || (at[0] == 't' && (at[1] == 'o' || at[1] == 'b')) ||
         (at[0] == 'x' && at[1] == 'x');
}

static uint8_t scan_text(Scan *scan)
{
  const Wordings *wordings = scan->wordings;
  Folded *folded = &scan->wordings->folded;

  fold(folded, scan->said.text);
  if (folded->signs & SIGN_DIGIT)
    scan_numbers(scan);
  blank_quotations(folded, scan->said.version, false);
  for (size_t at = 0; at < folded->length;) {
    if (may_hold_place(folded->at + at))
      place_holder_at(scan, at);
    if (!is_letter(folded->at[at])) {
      at++;
      continue;
    }
    const size_t name = match_at(scan, at);
    at = name > at ? name : at;
    while (wordings->letters[(unsigned char)folded->at[at]])
      at++;
  }
  return folded->signs;
}

/* ---- all texts of the record --------------------------------------------------------------------- */

static uint16_t language_number(const Model *model, const char *language)
{
  size_t i = 0;
  while (i < model->language_count && strcmp(model->languages[i], language) != 0)
    i++;
  return (uint16_t)i;
}

/* The addresses of links are no words: only whether they are open to all who listen is asked. */
static void scan_address(Check *check, Said said, const char *address, bool is_link)
{
  if (!text_starts(address, "http://"))
    return;
  said.list = (uint8_t)wording_list("insecure-links");
  said.text = address;
  said.from = 0;
  said.to = (uint32_t)strlen(address);
  said.is_link = is_link;
  said_add(check->wordings, &said);
}

static void scan_links(Check *check, const Said *said, const Inline *runs)
{
  for (; runs != NULL; runs = runs->next) {
    if (runs->kind == INLINE_LINK)
      scan_address(check, *said, runs->text, true);
    scan_links(check, said, runs->children);
  }
}

uint8_t wording_read(Check *check, const Element *element, const Field *field, const Mark *mark)
{
  Scan scan = {.wordings = check->wordings, .said = {.element = element, .field = field, .place = mark->place}};
  uint8_t signs = 0;

  if (mark->state != GIVEN)
    return signs;
  if (field->kind == FIELD_LINK) {
    scan_address(check, scan.said, ((const Text *)(const void *)mark)->value, false);
  } else if (field->kind == FIELD_TEXT || field->kind == FIELD_LINES) {
    scan.said.text = ((const Text *)(const void *)mark)->value;
    scan.language = ANY_LANGUAGE;
    signs = scan_text(&scan);
  } else {
    const Prose *prose = (const Prose *)(const void *)mark; /* Items have the same shape */
    for (const Version *version = prose->first; version != NULL; version = version->next) {
      memset(scan.behind, 0, sizeof scan.behind);
      scan.said.version = version;
      scan.said.text = version->plain;
      scan.said.place = version->place;
      scan.language = language_number(check->model, version->language);
      signs |= scan_text(&scan);
      scan_links(check, &scan.said, version->content);
    }
  }
  return signs;
}

static int compare_said(const Said *a, const Said *b)
{
  if (a->text != b->text)
    return (uintptr_t)a->text < (uintptr_t)b->text ? -1 : 1;
  if (a->list != b->list)
    return a->list < b->list ? -1 : 1;
  return (a > b) - (a < b); /* of one array */
}

static int compare_pointers(const void *a, const void *b)
{
  return compare_said(*(const Said *const *)a, *(const Said *const *)b);
}

void wording_begin(Check *check)
{
  Wordings *wordings = check->wordings = ARENA_NEW(check->findings->arena, Wordings);
  for (size_t byte = 0; byte < COUNT_OF(wordings->letters); byte++)
    wordings->letters[byte] = is_letter((char)byte);
  tree_fill(&wordings->tree, check);
  walk_record(check);
  fold_end(&wordings->folded);
  wordings->by_text = memory_new((wordings->count + 1) * sizeof *wordings->by_text);
  for (size_t i = 0; i < wordings->count; i++)
    wordings->by_text[i] = &wordings->said[i];
  qsort(wordings->by_text, wordings->count, sizeof *wordings->by_text, compare_pointers);
}

void wording_end(Check *check)
{
  free(check->wordings->said);
  free(check->wordings->by_text);
  walk_end(check);
}

/* ---- asking -------------------------------------------------------------------------------------- */

void each_said(Check *check, const char *list, EachSaid *each)
{
  const size_t wanted = wording_list(list);

  for (size_t i = 0; i < check->wordings->count; i++)
    if (check->wordings->said[i].list == wanted)
      each(check, &check->wordings->said[i]);
}

/* The first of a list in a text. */
static const Said *said_in(const Wordings *wordings, size_t list, const char *text)
{
  size_t low = 0, high = wordings->count;

  while (low < high) {
    const size_t middle = (low + high) / 2;
    const Said *said = wordings->by_text[middle];
    const bool before = said->text != text ? (uintptr_t)said->text < (uintptr_t)text : said->list < list;
    if (before)
      low = middle + 1;
    else
      high = middle;
  }
  const Said *said = low < wordings->count ? wordings->by_text[low] : NULL;
  return said != NULL && said->text == text && said->list == list ? said : NULL;
}

/* A sentence ends with a full stop and a blank. */
static bool in_one_sentence(const Said *one, const Said *other)
{
  const size_t from = one->to < other->to ? one->to : other->to;
  const size_t to = one->from > other->from ? one->from : other->from;

  for (size_t at = from; at < to; at++)
    if (strchr(".!?", one->text[at]) != NULL && strchr(" \n", one->text[at + 1]) != NULL)
      return false;
  return true;
}

bool is_said_beside(const Check *check, const Said *said, const char *list)
{
  const Wordings *wordings = check->wordings;
  const size_t wanted = wording_list(list);

  for (const Said *other = said_in(wordings, wanted, said->text);
       other != NULL && other < wordings->said + wordings->count && other->text == said->text; other++)
    if (other->list == wanted && in_one_sentence(said, other))
      return true;
  return false;
}

bool is_first_said(const Check *check, const Said *said)
{
  return said_in(check->wordings, said->list, said->text) == said;
}

const char *said_list(const Said *said)
{
  return wording_list_name(said->list);
}

bool version_says(const Check *check, const char *list, const Version *version)
{
  return said_in(check->wordings, wording_list(list), version->plain) != NULL;
}

bool prose_says(Check *check, const char *list, const Prose *prose, Passage *found)
{
  const size_t wanted = wording_list(list);

  for (const Version *version = prose->first; version != NULL; version = version->next) {
    const Said *said = said_in(check->wordings, wanted, version->plain);
    if (said == NULL)
      continue;
    *found = passage_of(check, said);
    return true;
  }
  return false;
}

bool text_says(Check *check, const char *list, const Text *text, Passage *found)
{
  const Said *said =
    text->mark.state == GIVEN ? said_in(check->wordings, wording_list(list), text->value) : NULL;

  if (said != NULL)
    *found = passage_of(check, said);
  return said != NULL;
}
