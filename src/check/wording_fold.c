/*
 * A text folded with the places of its bytes, and the way back: from an offset in a text as it was read to
 * the bytes of the description, past entities, markup and white space.
 */
#include <stdlib.h>
#include <string.h>

#include "check/wording_int.h"

enum { BLANKED = '\1', PLACE_LIMIT = UINT16_MAX, INLINE_KINDS = INLINE_ITEM + 1 };

/* ---- folding ------------------------------------------------------------------------------------- */

enum { SIGN_PAGE = 0x80 /* of "www." */, SIGN_SHIFT = 8, LATIN = 0xC3 };

/* By byte: what it is folded to, 0 of all but ASCII; above it SIGN_*. Quotation marks beyond ASCII begin with
   C2 or E2, as much else does. */
static uint16_t table[256];
/* Of the letters that most accents stand on, U+00C0 to U+00FF, by their second byte. */
static struct { char at[4]; size_t length; } latin[0x40];

static void make_tables(void)
{
  static const struct { unsigned char byte; uint8_t sign; } signs[] = {
    {'@', SIGN_ADDRESS}, {':', SIGN_ADDRESS}, {'w', SIGN_PAGE}, {'W', SIGN_PAGE},
    {'"', SIGN_QUOTATION}, {0xC2, SIGN_QUOTATION}, {0xE2, SIGN_QUOTATION},
  };

  for (int c = 1; c < 0x80; c++)
    table[c] = (uint16_t)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  for (int c = '0'; c <= '9'; c++)
    table[c] |= SIGN_DIGIT << SIGN_SHIFT;
  for (size_t i = 0; i < COUNT_OF(signs); i++)
    table[signs[i].byte] |= (uint16_t)(signs[i].sign << SIGN_SHIFT);
  for (int c = 0; c < 0x40; c++)
    text_fold_next((const char[]){(char)LATIN, (char)(0x80 | c), '\0'}, latin[c].at, &latin[c].length);
}

/* One that is not ASCII; where the next begins. */
static const char *fold_beyond(const char *at, char **to)
{
  size_t length, used = 2;

  if ((unsigned char)*at == LATIN && (at[1] & 0xC0) == 0x80) {
    length = latin[at[1] & 0x3F].length;
    memcpy(*to, latin[at[1] & 0x3F].at, sizeof latin->at);
  } else {
    used = text_fold_next(at, *to, &length);
  }
  *to += length;
  return at + used;
}

void fold(Folded *folded, const char *text)
{
  const size_t needed = strlen(text) + 4; /* no folded form is longer; the last may be written in four
                                             bytes */
  unsigned seen = 0;

  if (table['a'] == 0)
    make_tables();
  if (needed > folded->capacity) {
    folded->capacity = needed * 2;
    folded->at = memory_grow(folded->at, folded->capacity);
  }
  char *to = folded->at;
  for (const char *at = text;;) {
    const unsigned entry = table[(unsigned char)*at];
    seen |= entry;
    if ((entry & 0x7F) != 0) { /* most of a text is ASCII */
      *to++ = (char)entry;
      at++;
    } else if (*at != '\0') {
      at = fold_beyond(at, &to);
    } else {
      break;
    }
  }
  *to = '\0';
  seen >>= SIGN_SHIFT;
  folded->text = text;
  folded->length = (size_t)(to - folded->at);
  if (seen & SIGN_PAGE && strstr(folded->at, "www.") != NULL)
    seen |= SIGN_ADDRESS;
  folded->signs = (uint8_t)seen;
  folded->placed = false;
}

void fold_places(Folded *folded)
{
  char bytes[4];
  size_t length, count = 0, at = 0;

  if (folded->placed)
    return;
  if (folded->capacity > folded->from_capacity) {
    folded->from_capacity = folded->capacity;
    folded->from = memory_grow(folded->from, folded->from_capacity * sizeof *folded->from);
  }
  for (size_t used; (used = text_fold_next(folded->text + at, bytes, &length)) > 0; at += used)
    for (; length > 0; length--)
      folded->from[count++] = (uint32_t)at;
  folded->from[count] = (uint32_t)at;
  folded->placed = true;
}

void fold_end(Folded *folded)
{
  free(folded->at);
  free(folded->from);
  *folded = (Folded){0};
}

/* ---- what the author only quotes ----------------------------------------------------------------- */

static const struct {
  const char *open, *close;
} quotation_marks[] = {{"«", "»"}, {"“", "”"}, {"„", "“"}, {"‹", "›"}, {"\"", "\""}};

/* What any of them begins with. */
#define MARKS "\"\xC2\xE2"

static void blank_marks(Folded *folded)
{
  bool closes[COUNT_OF(quotation_marks)]; /* false: none of its closing marks stands behind */

  memset(closes, true, sizeof closes);
  for (size_t at = strcspn(folded->at, MARKS); at < folded->length; at += 1 + strcspn(folded->at + at + 1, MARKS)) {
    for (size_t i = 0; i < COUNT_OF(quotation_marks); i++) {
      if (!closes[i] || !text_starts(folded->at + at, quotation_marks[i].open))
        continue;
      const size_t inner = at + strlen(quotation_marks[i].open);
      const char *close = strstr(folded->at + inner, quotation_marks[i].close);
      closes[i] = close != NULL;
      if (close == NULL)
        break;
      memset(folded->at + inner, BLANKED, (size_t)(close - folded->at) - inner);
      at = (size_t)(close - folded->at);
      break;
    }
  }
}

static void blank_between(Folded *folded, size_t from, size_t to)
{
  fold_places(folded);
  for (size_t i = 0; i < folded->length; i++)
    if (folded->from[i] >= from && folded->from[i] < to)
      folded->at[i] = BLANKED;
}

/* Runs stand in the plain text in their order, with a blank between them here and there. */
static const char *blank_runs(Folded *folded, const char *plain, const char *at, const Inline *runs,
                              const bool blanks[INLINE_KINDS], bool inside)
{
  for (; runs != NULL; runs = runs->next) {
    if (runs->kind != INLINE_TEXT) {
      at = blank_runs(folded, plain, at, runs->children, blanks, inside || blanks[runs->kind]);
      continue;
    }
    const char *found = strstr(at, runs->text);
    if (found == NULL)
      continue;
    at = found + strlen(runs->text);
    if (inside)
      blank_between(folded, (size_t)(found - plain), (size_t)(at - plain));
  }
  return at;
}

static bool has_runs(const Inline *runs, const bool blanks[INLINE_KINDS])
{
  for (; runs != NULL; runs = runs->next)
    if (blanks[runs->kind] || has_runs(runs->children, blanks))
      return true;
  return false;
}

void blank_quotations(Folded *folded, const Version *version, bool quotes)
{
  const bool blanks[INLINE_KINDS] = {[INLINE_CODE] = true, [INLINE_QUOTE] = quotes};

  if (folded->signs & SIGN_QUOTATION)
    blank_marks(folded);
  if (version != NULL && has_runs(version->content, blanks))
    blank_runs(folded, version->plain, version->plain, version->content, blanks, false);
}

/* ---- the way back -------------------------------------------------------------------------------- */

/* Bytes of the white space that begins here; 0: there is none.  No-break spaces come and go with the spacing
   of a language (words_spacing). */
static size_t blank(const char *at)
{
  if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
    return 1;
  return text_starts(at, "\u00A0") ? strlen("\u00A0") : text_starts(at, "\u202F") ? strlen("\u202F") : 0;
}

/* The bytes of the description that a text was read from, in step with it. */
typedef struct Steps {
  const char *at, *end;
  bool in_cdata;
} Steps;

/* The character that an entity stands for; 0: none of those that XML knows. */
static uint32_t entity(const char *at, size_t *used)
{
  static const struct {
    const char *name;
    char character;
  } named[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};

  for (size_t i = 0; i < COUNT_OF(named); i++)
    if (text_starts(at, named[i].name)) {
      *used = strlen(named[i].name);
      return (uint32_t)named[i].character;
    }
  if (at[1] != '#')
    return 0;
  const bool hexadecimal = at[2] == 'x';
  char *end;
  const unsigned long value = strtoul(at + 2 + hexadecimal, &end, hexadecimal ? 16 : 10);
  *used = (size_t)(end - at) + 1;
  return *end == ';' && value <= 0x10FFFF ? (uint32_t)value : 0;
}

/* Bytes of the white space that comes next, as itself or as an entity. */
static size_t blank_step(const Steps *steps)
{
  size_t used = 0;

  if (steps->in_cdata || *steps->at != '&')
    return blank(steps->at);
  const uint32_t c = entity(steps->at, &used);
  return c == ' ' || c == 0xA0 || c == 0x202F ? used : 0;
}

static bool skip_past(Steps *steps, const char *mark)
{
  const char *found = strstr(steps->at, mark);
  if (found == NULL || found + strlen(mark) > steps->end)
    return false;
  steps->at = found + strlen(mark);
  return true;
}

/* Markup and white space, up to the next character of the text. */
static bool skip_markup(Steps *steps)
{
  while (steps->at < steps->end) {
    const size_t white = blank_step(steps);
    if (white > 0) {
      steps->at += white;
    } else if (steps->in_cdata && text_starts(steps->at, "]]>")) {
      steps->at += strlen("]]>");
      steps->in_cdata = false;
    } else if (steps->in_cdata || *steps->at != '<') {
      return true;
    } else if (text_starts(steps->at, "<![CDATA[")) {
      steps->at += strlen("<![CDATA[");
      steps->in_cdata = true;
    } else if (!skip_past(steps, text_starts(steps->at, "<!--") ? "-->" : ">")) {
      return false;
    }
  }
  return false;
}

/* One character that is no white space; false: it is another than the text's. */
static bool step(Steps *steps, uint32_t wanted)
{
  uint32_t c;
  size_t used;

  if (!steps->in_cdata && *steps->at == '&')
    c = entity(steps->at, &used);
  else
    used = text_decode(steps->at, &c);
  steps->at += used;
  return c == wanted;
}

/* Where text[from, to) stands in the bytes of `whole`, that the text was read from; the whole where they do
   not go together. */
static Place place_within(const Sources *sources, Place whole, const char *text, size_t from, size_t to)
{
  const Source *source = source_of(sources, whole);
  if (source == NULL || (size_t)whole.offset + whole.length > source->length)
    return whole;
  Steps steps = {.at = source->bytes + whole.offset, .end = source->bytes + whole.offset + whole.length};
  const char *begin = NULL;
  uint32_t c;

  for (size_t at = 0, used; at < to; at += used) {
    used = text_decode(text + at, &c);
    if (used == 0)
      return whole;
    if (blank(text + at) > 0)
      continue;
    if (!skip_markup(&steps))
      return whole;
    if (begin == NULL && at >= from)
      begin = steps.at;
    if (!step(&steps, c))
      return whole;
  }
  if (begin == NULL || steps.at - begin > PLACE_LIMIT)
    return whole;
  return (Place){.offset = (uint32_t)(begin - source->bytes),
                 .source = whole.source,
                 .length = (uint16_t)(steps.at - begin)};
}

/* An address stands in the bytes as it is, or with entities: then the whole is marked. */
static Place place_of_link(const Sources *sources, Place whole, const char *address)
{
  const Source *source = source_of(sources, whole);
  const char *found = source == NULL ? NULL : strstr(source->bytes + whole.offset, address);

  if (found == NULL || found + strlen(address) > source->bytes + whole.offset + whole.length)
    return whole;
  return (Place){.offset = (uint32_t)(found - source->bytes),
                 .source = whole.source,
                 .length = (uint16_t)strlen(address)};
}

Passage passage_of(const Check *check, const Said *said)
{
  return (Passage){
    .language = said->version == NULL ? NULL : said->version->language,
    .words = arena_copy(check->findings->arena, said->text + said->from, said->to - said->from),
    .behind = said->text + said->to,
    .place = said->is_link
               ? place_of_link(check->model->sources, said->place, said->text)
               : place_within(check->model->sources, said->place, said->text, said->from, said->to),
  };
}

Place place_in_version(const Check *check, const Version *version, size_t from, size_t to)
{
  return place_within(check->model->sources, version->place, version->plain, from, to);
}
