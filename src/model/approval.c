/*
 * approval: what readers see in a language, block by block,
 * and what has become of it since somebody approved it.
 *
 * The text is that of the policies of all notices, as the pages have it, and then what the short notices have
 * of their own; it comes in the order of the pages (texts_add, texts_add_short),
 * and nothing of it is kept but fingerprints.
 *
 *     digest        the first 16 hexadecimal digits of the SHA-256 of all blocks, a line each
 *     fingerprint   of a block: 24 bits of the SHA-256 of its id, and 24 of that of its text, as eight
 *                   characters of base64
 *
 * The digest says whether something changed, and that alone decides.  The fingerprints, which an approval may
 * do without, say which blocks: one whose id is known and whose text is another has changed, one whose id is
 * unknown is new, and one that only the approval knows is gone.  They stand in the order of the pages, so
 * that it can be told behind which block something is gone.
 */
#include <stdlib.h>
#include <string.h>

#include "model/model_int.h"

enum { PRINT_CHARACTERS = 8, HALF = 4, PRINTS_A_LINE = 11, DIGEST_DIGITS = 16 };

/* What a block is called and what it says, 24 bits each. */
typedef struct Print {
  uint32_t id, text;
} Print;

typedef struct Prints {
  Print *at; /* in the order of the pages */
  size_t count, capacity;
  const Print **by_id;
} Prints;

typedef struct LanguageText {
  const char *language;
  Prints prints;
  const char **blocks; /* the ids, in the order of the prints */
  Map *said;           /* what policies say: texts' prints, as text */
  Sha256 sha;
  char digest[DIGEST_DIGITS + 1];
} LanguageText;

struct Texts {
  Model *model;
  LanguageText *at; /* one a language of the description, in that order */
};

struct Approved {
  const LanguageText *now;
  Prints then; /* none where the approval has no fingerprints */
  ApprovalState state;
  Change *changes;
  size_t count, changed, gone;
};

typedef struct Approved Approved;

/* ---- fingerprints -------------------------------------------------------------------------------------- */

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static uint32_t print_of(const char *text)
{
  char hex[65];
  sha256_hex(text, strlen(text), hex);
  hex[6] = '\0';
  return (uint32_t)strtoul(hex, NULL, 16);
}

/* True: it is at[count - 1], and the array has moved. */
static bool add_print(Arena *arena, Prints *prints, Print print)
{
  const bool full = prints->count == prints->capacity;
  if (full) {
    const Print *old = prints->at;
    prints->capacity = prints->capacity ? 2 * prints->capacity : 64;
    prints->at = ARENA_ARRAY(arena, Print, prints->capacity);
    if (prints->count)
      memcpy(prints->at, old, prints->count * sizeof *old);
  }
  prints->at[prints->count++] = print;
  return full;
}

static void write_half(uint32_t half, Buffer *out)
{
  for (int shift = 18; shift >= 0; shift -= 6)
    buffer_byte(out, digits[half >> shift & 63]);
}

static uint32_t read_half(const char *text)
{
  uint32_t half = 0;
  for (size_t i = 0; i < HALF; i++)
    half = half << 6 | (uint32_t)(strchr(digits, text[i]) - digits);
  return half;
}

/* Words of eight characters, as value.c has them. */
static void read_prints(Arena *arena, const char *text, Prints *prints)
{
  for (;; text += PRINT_CHARACTERS + 1) {
    add_print(arena, prints, (Print){read_half(text), read_half(text + HALF)});
    if (text[PRINT_CHARACTERS] == '\0')
      return;
  }
}

static int compare_ids(const void *a, const void *b)
{
  const Print *one = *(const Print *const *)a, *other = *(const Print *const *)b;
  if (one->id != other->id)
    return one->id < other->id ? -1 : 1;
  return one < other ? -1 : one > other;
}

static void sort_prints(Arena *arena, Prints *prints)
{
  prints->by_id = ARENA_ARRAY(arena, const Print *, prints->count + 1);
  for (size_t i = 0; i < prints->count; i++)
    prints->by_id[i] = &prints->at[i];
  qsort(prints->by_id, prints->count, sizeof *prints->by_id, compare_ids);
}

/* NULL: no block is called so.  Where two ids have one fingerprint, the one of this text, if there is one. */
static const Print *find_print(const Prints *prints, const Print *wanted)
{
  size_t low = 0, high = prints->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (prints->by_id[middle]->id < wanted->id)
      low = middle + 1;
    else
      high = middle;
  }
  const Print *found = NULL;
  for (; low < prints->count && prints->by_id[low]->id == wanted->id; low++)
    if (!found || prints->by_id[low]->text == wanted->text)
      found = prints->by_id[low];
  return found;
}

/* ---- what readers see ---------------------------------------------------------------------------------- */

Texts *texts_new(Model *model)
{
  Texts *texts = ARENA_NEW(model->arena, Texts);
  texts->model = model;
  texts->at = ARENA_ARRAY(model->arena, LanguageText, model->language_count);
  for (size_t i = 0; i < model->language_count; i++) {
    texts->at[i].language = model->languages[i];
    texts->at[i].said = map_new(model->arena);
    sha256_begin(&texts->at[i].sha);
  }
  return texts;
}

static LanguageText *text_in(const Texts *texts, const char *language)
{
  for (size_t i = 0; texts && language && i < texts->model->language_count; i++)
    if (strcmp(texts->at[i].language, language) == 0)
      return &texts->at[i];
  return NULL;
}

static void add_block(Texts *texts, LanguageText *of, const char *block, const char *text)
{
  const char **old = of->blocks;
  if (add_print(texts->model->arena, &of->prints, (Print){print_of(block), print_of(text)})) {
    of->blocks = ARENA_ARRAY(texts->model->arena, const char *, of->prints.capacity);
    if (old)
      memcpy(of->blocks, old, (of->prints.count - 1) * sizeof *old);
  }
  of->blocks[of->prints.count - 1] = block;
  sha256_add(&of->sha, text, strlen(text));
  sha256_add(&of->sha, "\n", 1);
}

void texts_add(Texts *texts, const char *language, const char *notice, const char *id, const char *text)
{
  Arena *arena = texts->model->arena;
  LanguageText *of = text_in(texts, language);
  add_block(texts, of, arena_format(arena, "%s%s", notice_prefix(texts->model, arena, notice), id), text);
  map_put(of->said, arena_format(arena, "%x", (unsigned)of->prints.at[of->prints.count - 1].text), of);
}

void texts_add_short(Texts *texts, const char *language, const char *id, const char *text)
{
  LanguageText *of = text_in(texts, language);
  char said[16];
  snprintf(said, sizeof said, "%x", (unsigned)print_of(text));
  if (!map_find(of->said, said))
    add_block(texts, of, arena_string(texts->model->arena, id), text);
}

/* ---- what somebody approved ---------------------------------------------------------------------------- */

static const char *approval_key(const Model *model, const Approval *approval)
{
  return arena_format(model->arena, "%s/%s", approval->language.value, approval->by.value);
}

static bool is_settled(const Approval *approval)
{
  return !approval->element.gap && approval->by.mark.state == GIVEN && !text_is_blank(approval->by.value) &&
         approval->date.mark.state == GIVEN && approval->language.mark.state == GIVEN &&
         approval->digest.mark.state == GIVEN;
}

/* The newest of each author in each language, and of those of one day the last: what it approved counts, not
   what the older ones did. */
static Map *newest_of_each(const Model *model)
{
  Map *newest = map_new(model->arena);
  EACH (Approval, approval, model->record->approvals) {
    if (!is_settled(approval))
      continue;
    const char *key = approval_key(model, approval);
    const Approval **kept = map_find(newest, key);
    if (!kept) {
      kept = ARENA_NEW(model->arena, const Approval *);
      map_put(newest, key, kept);
    }
    if (!*kept || date_compare((*kept)->date.value, approval->date.value) <= 0)
      *kept = approval;
  }
  return newest;
}

static void add_change(Approved *approved, ChangeKind kind, const char *block)
{
  Change *last = approved->count ? &approved->changes[approved->count - 1] : NULL;
  if (kind == CHANGE_GONE && last && last->kind == kind && text_same(last->block, block))
    last->count++;
  else
    approved->changes[approved->count++] = (Change){kind, block, 1};
}

/* What says something else, or is new; without fingerprints, all. */
static void find_changed(Approved *approved)
{
  const LanguageText *now = approved->now;
  for (size_t i = 0; i < now->prints.count; i++) {
    const Print *print = &now->prints.at[i], *then = find_print(&approved->then, print);
    if (then && then->text == print->text)
      continue;
    add_change(approved, then || !approved->then.count ? CHANGE_TEXT : CHANGE_NEW, now->blocks[i]);
    approved->changed++;
  }
}

/* A block that is gone is told of at the last one before it that is still there. */
static void find_gone(Approved *approved)
{
  const LanguageText *now = approved->now;
  const char *behind = NULL;
  for (size_t i = 0; i < approved->then.count; i++) {
    const Print *still = find_print(&now->prints, &approved->then.at[i]);
    if (still) {
      behind = now->blocks[still - now->prints.at];
      continue;
    }
    add_change(approved, CHANGE_GONE, behind);
    approved->gone++;
  }
}

static const Approved *approved_of(Model *model, const Approval *approval, const LanguageText *text, bool newest)
{
  Approved *approved = ARENA_NEW(model->arena, Approved);
  approved->now = text;
  approved->state = newest ? APPROVAL_UNCHANGED : APPROVAL_REPLACED;
  if (!newest || strcmp(approval->digest.value, text->digest) == 0)
    return approved;
  if (approval->blocks.mark.state == GIVEN)
    read_prints(model->arena, approval->blocks.value, &approved->then);
  sort_prints(model->arena, &approved->then);
  approved->changes = ARENA_ARRAY(model->arena, Change, text->prints.count + approved->then.count + 1);
  find_changed(approved);
  find_gone(approved);
  approved->state = !approved->then.count ? APPROVAL_CHANGED
                    : approved->count     ? APPROVAL_BLOCKS_CHANGED
                                          : APPROVAL_REORDERED;
  return approved;
}

void texts_end(Texts *texts)
{
  Model *model = texts->model;
  for (size_t i = 0; i < model->language_count; i++) {
    LanguageText *text = &texts->at[i];
    char hex[65];
    sha256_end(&text->sha, hex);
    memcpy(text->digest, hex, DIGEST_DIGITS);
    sort_prints(model->arena, &text->prints);
  }
  const Map *newest = newest_of_each(model);
  for (Element *at = model->record->approvals.first; at; at = at->next) {
    Approval *approval = (Approval *)at;
    const LanguageText *text = is_settled(approval) ? text_in(texts, approval->language.value) : NULL;
    if (!text)
      continue;
    const Approval *const *last = map_find(newest, approval_key(model, approval));
    approval->approved = approved_of(model, approval, text, *last == approval);
  }
  model->texts = texts;
}

/* ---- asking -------------------------------------------------------------------------------------------- */

const char *text_digest(const Model *model, const char *language)
{
  const LanguageText *text = text_in(model->texts, language);
  return text && text->prints.count ? text->digest : NULL;
}

void text_print_blocks(const Model *model, const char *language, const char *indent, FILE *to)
{
  const LanguageText *text = text_in(model->texts, language);
  Buffer words = {0};
  for (size_t i = 0; text && i < text->prints.count; i++) {
    if (i)
      buffer_text(&words, i % PRINTS_A_LINE ? " " : "\n");
    if (i % PRINTS_A_LINE == 0)
      buffer_text(&words, indent);
    write_half(text->prints.at[i].id, &words);
    write_half(text->prints.at[i].text, &words);
  }
  fputs(words.at ? words.at : "", to);
  buffer_free(&words);
}

ApprovalState approval_state(const Approval *approval)
{
  return approval->approved ? approval->approved->state : APPROVAL_UNKNOWN;
}

bool approval_holds(const Approval *approval, const char *block)
{
  const Approved *approved = approval->approved;
  if (!approved || approved->state == APPROVAL_REPLACED || approved->state == APPROVAL_CHANGED)
    return false;
  for (size_t i = 0; i < approved->count; i++)
    if (approved->changes[i].kind != CHANGE_GONE && text_same(approved->changes[i].block, block))
      return false;
  return find_print(&approved->now->prints, &(Print){print_of(block), 0}) != NULL;
}

size_t approval_changes(const Approval *approval, const Change **changes)
{
  *changes = approval->approved ? approval->approved->changes : NULL;
  return approval->approved ? approval->approved->count : 0;
}

size_t approval_changed(const Approval *approval)
{
  return approval->approved->changed;
}

size_t approval_gone(const Approval *approval)
{
  return approval->approved->gone;
}
