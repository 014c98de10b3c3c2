/*
 * retention: how long, as people write it - "5 ans", "3 mois après la fin du contrat", "durée légale".  What
 * is understood to the last word becomes a period, an event; anything else stays as it is, as a criterion.
 */
#include <stdlib.h>
#include <string.h>

#include "import/import_int.h"

enum { WORDS = 40, EVENT_LONGEST = 60 };

/* A word of the text, as it is compared and as it is written. */
typedef struct Word { const char *key, *from, *to; } Word;

typedef struct Phrase {
  Draft *draft;
  Word at[WORDS];
  size_t count;
} Phrase;

/* What was understood. */
typedef struct Understood {
  const char *length, *after, *until; /* ISO 8601; codes or ids of events; NULL: not said */
  const char *own_event;              /* an event that the language has no word for, as the author calls it */
} Understood;

static bool is_digit(char byte)
{
  return byte >= '0' && byte <= '9';
}

static bool is_wordy(const char *at)
{
  const char *key;
  char one[8] = {0};
  uint32_t point;
  const size_t used = text_decode(at, &point);
  memcpy(one, at, used < sizeof one ? used : 0);
  key = one;
  return (*key >= 'a' && *key <= 'z') || (*key >= 'A' && *key <= 'Z') || is_digit(*key) ||
         (point >= 0xC0 && point < 0x2000);
}

/* "24h" is two words.  False: there are too many. */
static bool read_words(Phrase *phrase, const char *text)
{
  while (*text) {
    uint32_t point;
    if (!is_wordy(text)) {
      if (*text == '+' || *text == '/' || *text == '%' || *text == '.' ) {
        if (phrase->count == WORDS)
          return false;
        phrase->at[phrase->count++] = (Word){arena_copy(phrase->draft->arena, text, 1), text, text + 1};
      }
      text += text_decode(text, &point);
      continue;
    }
    const char *from = text;
    const bool digits = is_digit(*text);
    while (*text && is_wordy(text) && is_digit(*text) == digits)
      text += text_decode(text, &point);
    if (phrase->count == WORDS)
      return false;
    const char *written = arena_copy(phrase->draft->arena, from, (size_t)(text - from));
    phrase->at[phrase->count++] = (Word){lexicon_key(phrase->draft->arena, written, true), from, text};
  }
  while (phrase->count > 0 && strcmp(phrase->at[phrase->count - 1].key, ".") == 0)
    phrase->count--;
  return phrase->count > 0;
}

/* Words from..to as they are compared. */
static const char *key_of(const Phrase *phrase, size_t from, size_t to)
{
  Buffer key = {0};
  for (size_t i = from; i < to; i++) {
    if (i > from)
      buffer_byte(&key, ' ');
    buffer_text(&key, phrase->at[i].key);
  }
  const char *kept = arena_string(phrase->draft->arena, key.at ? key.at : "");
  buffer_free(&key);
  return kept;
}

static const char *code_of(const Phrase *phrase, const char *list, size_t from, size_t to)
{
  return from < to ? lexicon_value(phrase->draft->lexicon, list, key_of(phrase, from, to)) : NULL;
}

/* ---- parts --------------------------------------------------------------------------------------------- */

/* "3 ans": two words.  NULL: it is no period. */
static const char *period_at(const Phrase *phrase, size_t at)
{
  if (at + 2 > phrase->count)
    return NULL;
  const char *word = phrase->at[at].key, *number = is_digit(*word) ? word : code_of(phrase, "number", at, at + 1);
  const char *unit = code_of(phrase, "unit", at + 1, at + 2);
  if (!number || !unit || strlen(number) > 3 || strtoul(number, NULL, 10) == 0)
    return NULL;
  return arena_format(phrase->draft->arena, *unit == 'H' ? "PT%lu%s" : "P%lu%s", strtoul(number, NULL, 10), unit);
}

/* How many words the longest name of a list takes from here on. */
static size_t connector_at(const Phrase *phrase, const char *list, size_t at)
{
  for (size_t count = 4; count > 0; count--)
    if (at + count <= phrase->count && code_of(phrase, list, at, at + count))
      return count;
  return 0;
}

static size_t pass_articles(const Phrase *phrase, size_t at)
{
  while (at < phrase->count && code_of(phrase, "article", at, at + 1))
    at++;
  return at;
}

/* An event that the language has a word for, articles before it or not. */
static const char *event_of(const Phrase *phrase, size_t from, size_t to)
{
  const char *code = code_of(phrase, "event", from, to);
  for (size_t at = from; !code && at < to && code_of(phrase, "article", at, at + 1); at++)
    code = code_of(phrase, "event", at + 1, to);
  return code && *code ? code : NULL;
}

/* The author's own event: few words, without figures, and nothing that joins sentences. */
static const char *own_event(const Phrase *phrase, size_t from)
{
  from = pass_articles(phrase, from);
  if (from >= phrase->count)
    return NULL;
  for (size_t i = from; i < phrase->count; i++)
    if (is_digit(phrase->at[i].key[0]) || strchr("+/%.", phrase->at[i].key[0]) || connector_at(phrase, "after", i) ||
        code_of(phrase, "joins", i, i + 1))
      return NULL;
  const char *text = phrase->at[from].from;
  const size_t length = (size_t)(phrase->at[phrase->count - 1].to - text);
  return length <= EVENT_LONGEST ? arena_copy(phrase->draft->arena, text, length) : NULL;
}

/* ---- the whole ----------------------------------------------------------------------------------------- */

/* "5 ans", "5 ans après la fin du contrat". */
static bool read_period_first(const Phrase *phrase, Understood *stage)
{
  const size_t filler = code_of(phrase, "filler", 0, 1) ? 1 : 0;
  stage->length = period_at(phrase, filler);
  if (!stage->length)
    return false;
  size_t at = filler + 2;
  while (at < phrase->count && code_of(phrase, "filler", at, at + 1))
    at++;
  if (at == phrase->count)
    return true;
  const size_t joined = connector_at(phrase, "after", at);
  stage->after = code_of(phrase, "event-after", at, phrase->count);
  if (joined && !stage->after)
    stage->after = event_of(phrase, at + joined, phrase->count);
  if (joined && !stage->after)
    stage->own_event = own_event(phrase, at + joined);
  return stage->after || stage->own_event;
}

/* "pendant la durée du contrat", "jusqu'à la fin du contrat", "durée du contrat + 5 ans". */
static bool read_event_first(const Phrase *phrase, Understood *stage)
{
  size_t end = phrase->count;
  for (size_t i = 1; i + 1 < phrase->count; i++)
    if (strcmp(phrase->at[i].key, "+") == 0 || code_of(phrase, "plus", i, i + 1)) {
      stage->length = period_at(phrase, i + 1);
      if (!stage->length || i + 3 != phrase->count)
        return false;
      end = i;
      break;
    }
  const size_t joined = connector_at(phrase, "until", 0);
  stage->until = code_of(phrase, "event-until", 0, end);
  for (size_t at = 0; !stage->until && at < end && code_of(phrase, "article", at, at + 1); at++)
    stage->until = code_of(phrase, "event-until", at + 1, end);
  if (!stage->until && (joined || stage->length))
    stage->until = event_of(phrase, joined, end);
  return stage->until && *stage->until;
}

/* "...; à la fin : suppression": what becomes of them, and the text before it. */
static const char *end_of(Draft *draft, const char **text)
{
  const char *last = strrchr(*text, ';'), *colon = last ? strchr(last, ':') : NULL;
  const char *code = colon ? lexicon_value(draft->lexicon, "end", colon + 1) : NULL;
  if (!code || !*code)
    return NULL;
  *text = value_trimmed(draft->arena, *text, (size_t)(last - *text));
  return code;
}

static bool understand(Draft *draft, const char *text, Understood *stage)
{
  Phrase phrase = {.draft = draft};
  if (strchr(text, '\n') || strchr(text, ';') || !read_words(&phrase, text))
    return false;
  if (read_period_first(&phrase, stage))
    return true;
  *stage = (Understood){0};
  return read_event_first(&phrase, stage);
}

static const char *event_id(Draft *draft, const char *label)
{
  bool made;
  Piece *event = draft_named(draft, "event", lexicon_key(draft->arena, label, true), label, &made);
  if (made)
    piece_text(event, "label", label);
  return piece_get(event, "id");
}

static void write_stage(Draft *draft, Piece *to, const Understood *stage)
{
  if (stage->until) {
    piece_set(to, "until", stage->until);
    if (stage->length)
      piece_set(to, "plus", stage->length);
    return;
  }
  piece_set(to, "for", stage->length);
  if (stage->after)
    piece_set(to, "after", stage->after);
  else if (stage->own_event)
    piece_set(to, "after", event_id(draft, stage->own_event));
  else
    piece_gap(to, "after");
}

/* "p5y-departure", "until-end-of-contract-p3y". */
static const char *name_of(Draft *draft, const Understood *stage)
{
  const char *length = stage->length ? text_fold(draft->arena, stage->length) : "";
  const char *event = stage->until ? stage->until : stage->after ? stage->after : stage->own_event;
  if (stage->until)
    return arena_format(draft->arena, "until-%s%s%s", event, *length ? "-" : "", length);
  return event ? arena_format(draft->arena, "%s-%s", length, event) : length;
}

/* What a text says of how long. */
typedef struct Told {
  Understood active, archive;
  bool understood, archived;
  const char *words, *becomes, *law; /* without the other two; each of these NULL where it is not said */
} Told;

/* "(Code civil, art. 2224)" at the end, and the text before it. */
static const char *law_of(Draft *draft, const char **text)
{
  const char *bracket = value_bracketed(*text);
  const char *law = bracket ? arena_copy(draft->arena, bracket, strlen(bracket) - 1) : NULL;
  if (!law || !strstr(law, "art"))
    return NULL;
  *text = value_trimmed(draft->arena, *text, (size_t)(bracket - 1 - *text));
  return law;
}

/* "...; puis, en archivage intermédiaire : ...": the text of that, and *active: the text before it.  NULL:
   there is none. */
static const char *archive_of(Draft *draft, const char *text, const char **active)
{
  const char *semicolon = strchr(text, ';'), *colon = semicolon ? strchr(semicolon, ':') : NULL;
  const char *before = colon ? arena_copy(draft->arena, semicolon + 1, (size_t)(colon - semicolon - 1)) : NULL;
  if (!before || !lexicon_value(draft->lexicon, "archive", before))
    return NULL;
  *active = value_trimmed(draft->arena, text, (size_t)(semicolon - text));
  return trimmed(draft->arena, colon + 1);
}

static Told read_told(Draft *draft, const char *text)
{
  Told told = {.words = text};
  told.law = law_of(draft, &told.words);
  told.becomes = end_of(draft, &told.words);
  const char *active = told.words, *archive = archive_of(draft, told.words, &active);
  told.archived = archive != NULL;
  told.understood =
      understand(draft, active, &told.active) && (!archive || understand(draft, archive, &told.archive));
  return told;
}

static void write_told(Draft *draft, Piece *retention, const Told *told)
{
  if (told->understood)
    write_stage(draft, piece_child(retention, "active"), &told->active);
  else
    piece_text(piece_child(retention, "active"), "criterion", told->words);
  if (told->understood && told->archived)
    write_stage(draft, piece_child(retention, "intermediate"), &told->archive);
  if (told->law)
    piece_set(retention, "law", told->law);
  Piece *end = piece_child(retention, "end");
  if (told->becomes)
    piece_set(end, "do", told->becomes);
  else
    piece_gap(end, "");
}

const char *retention_draft(Draft *draft, Cell *cell, const char *text)
{
  text = trimmed(draft->arena, text);
  const Told told = read_told(draft, text);
  const char *name = !told.understood ? text : name_of(draft, &told.active);
  if (told.understood && told.archived)
    name = arena_format(draft->arena, "%s-archive-%s", name, name_of(draft, &told.archive));
  bool made;
  Piece *retention = draft_named(draft, "retention", lexicon_key(draft->arena, text, true), name, &made);
  if (made) {
    write_told(draft, retention, &told);
    draft_place(draft, NULL, cell, retention);
    piece_comment(retention, text);
  }
  draft_same(cell, retention);
  return piece_get(retention, "id");
}
