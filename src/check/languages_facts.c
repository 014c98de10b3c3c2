/*
 * PPC931: the numbers and addresses that a text tells, in a form that is the same in every language: 10,000
 * and 10 000, 1.5 and 1,5, "two years" and "2 ans", a page of a site by its host.
 */
#include <stdlib.h>
#include <string.h>

#include "check/languages_int.h"

/* ---- words for numbers ----------------------------------------------------------------------------- */

static const char *list_of(const Check *check, const char *code, const char *language)
{
  const LawRow *row = law_row(check->model->law, "text", code, check->model->as_of);
  return law_attribute(row, language);
}

/* "2=deux,second|3=trois" */
static const Map *read_values(Arena *arena, const char *list)
{
  Map *values = map_new(arena);

  for (const char *at = list; at != NULL && *at != '\0'; at += *at == '|') {
    const size_t digits = strcspn(at, "=");
    char *value = arena_copy(arena, at, digits);
    for (at += digits; *at == '=' || *at == ',';) {
      const size_t length = strcspn(++at, ",|");
      map_put(values, text_fold(arena, arena_copy(arena, at, length)), value);
      at += length;
    }
  }
  return list == NULL ? NULL : values;
}

/* "day(/s)|month(/s)": whole words, with or without the letter. */
static const Map *read_units(Arena *arena, const char *list)
{
  static char known[] = "";
  Map *units = map_new(arena);

  for (const char *at = list; at != NULL && *at != '\0'; at += *at == '|') {
    const size_t stem = strcspn(at, "(|"), length = strcspn(at, "|");
    const char *word = arena_copy(arena, at, stem);
    map_put(units, text_fold(arena, word), known);
    if (length > stem)
      map_put(units, text_fold(arena, arena_format(arena, "%ss", word)), known);
    at += length;
  }
  return list == NULL ? NULL : units;
}

NumberWords number_words(const Check *check, const char *language)
{
  Arena *arena = check->findings->arena;
  return (NumberWords){.values = read_values(arena, list_of(check, "numbers", language)),
                       .units = read_units(arena, list_of(check, "units", language))};
}

/* ---- facts ----------------------------------------------------------------------------------------- */

static Fact *fact_add(Facts *facts, const char *key, size_t length)
{
  if (facts->count == facts->capacity) {
    facts->capacity = facts->capacity == 0 ? 8 : facts->capacity * 2;
    facts->at = memory_grow(facts->at, facts->capacity * sizeof *facts->at);
  }
  Fact *fact = &facts->at[facts->count++];
  *fact = (Fact){.optional = false};
  memcpy(fact->key, key, length < FACT_KEY ? length : FACT_KEY - 1);
  return fact;
}

static int compare_facts(const void *a, const void *b)
{
  return strcmp(((const Fact *)a)->key, ((const Fact *)b)->key);
}

/* ---- addresses ------------------------------------------------------------------------------------- */

/* Of a page the host alone, without "www." and a language's two letters:
   pages have a path for each language. */
static void add_page(Facts *facts, const char *at, size_t length, uint32_t from, uint32_t to)
{
  const char *end = at + length;

  if (end - at > 4 && text_starts(at, "www."))
    at += 4;
  else if (end - at > 3 && at[2] == '.')
    at += 3;
  size_t host = 0;
  while (at + host < end && (is_letter(at[host]) || at[host] == '.' || at[host] == '-'))
    host++;
  while (host > 0 && at[host - 1] == '.')
    host--;
  Fact *fact = fact_add(facts, at, host);
  fact->from = from;
  fact->to = to;
}

static void add_link(Facts *facts, const char *address)
{
  const char *scheme = strstr(address, "://");

  if (scheme != NULL)
    add_page(facts, scheme + 3, strlen(scheme + 3), 0, 0);
  else if (text_starts(address, "mailto:"))
    fact_add(facts, address + strlen("mailto:"), strcspn(address + strlen("mailto:"), "?"));
}

static void add_links(Facts *facts, const Inline *runs)
{
  for (; runs != NULL; runs = runs->next) {
    if (runs->kind == INLINE_LINK)
      add_link(facts, runs->text);
    if (runs->kind != INLINE_QUOTE)
      add_links(facts, runs->children);
  }
}

/* The token [from, to) of blanks and brackets is an address; true: it told nothing else. */
static bool read_address(Telling *telling, const Folded *folded, size_t from, size_t to)
{
  const char *at = folded->at + from, *end = folded->at + to;
  const char *mail = memchr(at, '@', (size_t)(end - at));
  const char *page = memchr(at, ':', (size_t)(end - at));

  while (end > at && strchr(".,;:!?)]", end[-1]) != NULL)
    end--;
  page = page != NULL && page + 3 < end && text_starts(page, "://") ? page + 3
         : end - at > 4 && text_starts(at, "www.")                 ? at
                                                                    : NULL;
  const uint32_t first = folded->from[from], last = folded->from[(size_t)(end - folded->at)];
  if (page != NULL) {
    add_page(&telling->addresses, page, (size_t)(end - page), first, last);
  } else if (mail != NULL && mail > at && mail + 1 < end) {
    Fact *fact = fact_add(&telling->addresses, at, (size_t)(end - at));
    fact->from = first;
    fact->to = last;
  } else {
    return false;
  }
  return true;
}

/* ---- numbers --------------------------------------------------------------------------------------- */

static bool is_digit(char byte)
{
  return byte >= '0' && byte <= '9';
}

/* The end of a text is none of them. */
static bool is_one_of(char byte, const char *bytes)
{
  return byte != '\0' && strchr(bytes, byte) != NULL;
}

static size_t digits_at(const char *at)
{
  size_t count = 0;
  while (is_digit(at[count]))
    count++;
  return count;
}

static void add_number(Telling *telling, const Folded *folded, size_t from, size_t to, const char *key,
                       bool optional)
{
  while (key[0] == '0' && is_digit(key[1]))
    key++;
  Fact *fact = fact_add(&telling->numbers, key, strlen(key));
  fact->from = folded->from[from];
  fact->to = folded->from[to];
  fact->optional = optional;
}

/* Dates in figures: their month may be a word in the other language. */
static size_t read_date(Telling *telling, const Folded *folded, size_t from)
{
  const char *at = folded->at + from;
  const size_t first = digits_at(at);
  const char mark = at[first];
  const size_t second = first > 0 && is_one_of(mark, "./-") ? digits_at(at + first + 1) : 0;

  if (second == 0 || second > 2 || at[first + 1 + second] != mark)
    return 0;
  const size_t third = digits_at(at + first + second + 2);
  if (!(first == 4 && third <= 2 && third > 0) && !(first <= 2 && third == 4))
    return 0;
  const size_t starts[] = {0, first + 1, first + second + 2}, lengths[] = {first, second, third};
  for (size_t i = 0; i < COUNT_OF(starts); i++) {
    char key[8] = {0};
    memcpy(key, at + starts[i], lengths[i]);
    add_number(telling, folded, from + starts[i], from + starts[i] + lengths[i], key, i == 1);
  }
  return from + starts[2] + third;
}

/* 14:30, 14h30, 9 h, 9 am: languages count the hours of a day their own way. */
static bool is_time(const char *text, const char *begin, const char *end)
{
  const char *next = end + (*end == ' ');

  if (begin > text && (begin[-1] == ':' || begin[-1] == 'h') && begin - 1 > text && is_digit(begin[-2]))
    return true;
  if ((*end == ':' && is_digit(end[1])) || (*next == 'h' && !(is_letter(next[1]) && !is_digit(next[1]))))
    return true;
  return (*next == 'a' || *next == 'p') && (text_starts(next + 1, "m") || text_starts(next + 1, ".m")) &&
         !is_letter(next[next[1] == 'm' ? 2 : 3]);
}

/* 10 000, 10,000 and 10.000 are one number, 1,5 and 1.5 too. */
static size_t read_number(Telling *telling, const Folded *folded, size_t from)
{
  const char *at = folded->at + from;
  char key[FACT_KEY] = {0};
  size_t used = digits_at(at), length = used < FACT_KEY - 8 ? used : FACT_KEY - 8;
  bool grouped = used <= 3;

  memcpy(key, at, length);
  while (grouped && length < FACT_KEY - 8 && is_one_of(at[used], " ,.") &&
         digits_at(at + used + 1) == 3) {
    memcpy(key + length, at + used + 1, 3);
    length += 3;
    used += 4;
  }
  const size_t decimals = is_one_of(at[used], ",.") ? digits_at(at + used + 1) : 0;
  const char *behind = at + used + 1 + decimals; /* where there are any */
  if (decimals > 0 && decimals <= 4 && !(is_one_of(*behind, ",.") && is_digit(behind[1]))) {
    key[length++] = '.';
    memcpy(key + length, at + used + 1, decimals);
    used += 1 + decimals;
  }
  const bool abroad = from > 0 && at[-1] == '+'; /* +33 1 …, 01 … */
  add_number(telling, folded, from, from + used, key, abroad || is_time(folded->at, at, at + used));
  return from + used;
}

/* ---- a text ---------------------------------------------------------------------------------------- */

enum { WORD_LONGEST = 24 };

static const char *word_in(const Map *map, const char *at, size_t length)
{
  char word[WORD_LONGEST];

  if (map == NULL || length == 0 || length >= sizeof word)
    return NULL;
  memcpy(word, at, length);
  word[length] = '\0';
  return map_find(map, word);
}

static size_t word_at(const char *at)
{
  size_t length = 0;
  while ((is_letter(at[length]) && !is_digit(at[length])) || (length > 0 && at[length] == '-'))
    length++;
  return length;
}

/* In letters a number counts before a unit; anywhere else it may stand for the other language's figure. */
static size_t read_word(Telling *telling, const NumberWords *words, const Folded *folded, size_t from)
{
  const size_t length = word_at(folded->at + from), to = from + length;
  const char *value = word_in(words->values, folded->at + from, length);
  const bool is_one = value != NULL && strcmp(value, "1") == 0; /* an article as well: noted once */

  telling->letters += length;
  if (value != NULL && !(is_one && telling->has_one)) {
    telling->has_one |= is_one;
    const char *next = folded->at + to + (folded->at[to] == ' ');
    const bool counts = !is_one && word_in(words->units, next, word_at(next)) != NULL;
    add_number(telling, folded, from, to, value, !counts);
  }
  return to;
}

static size_t read_token(Telling *telling, const NumberWords *words, const Folded *folded, size_t from)
{
  const size_t length = strcspn(folded->at + from, " ()<>");

  if (read_address(telling, folded, from, from + length))
    return from + length;
  for (size_t at = from; at < from + length;) {
    const size_t before = at;
    if (is_digit(folded->at[at])) {
      at = read_date(telling, folded, before);
      if (at == 0)
        at = read_number(telling, folded, before);
    } else if (is_letter(folded->at[at])) {
      at = read_word(telling, words, folded, before);
    }
    at += at == before;
    if (at > from + length)
      return at; /* a number of several groups */
  }
  return from + length;
}

void tell(Telling *telling, const NumberWords *words, Folded *folded, const Version *version)
{
  fold(folded, version->plain);
  fold_places(folded);
  blank_quotations(folded, version, true);
  for (size_t at = 0; at < folded->length;)
    at = strchr(" ()<>", folded->at[at]) != NULL ? at + 1 : read_token(telling, words, folded, at);
  add_links(&telling->addresses, version->content);
  if (telling->numbers.count > 1)
    qsort(telling->numbers.at, telling->numbers.count, sizeof *telling->numbers.at, compare_facts);
  if (telling->addresses.count > 1)
    qsort(telling->addresses.at, telling->addresses.count, sizeof *telling->addresses.at, compare_facts);
}

void telling_end(Telling *telling)
{
  free(telling->numbers.at);
  free(telling->addresses.at);
  *telling = (Telling){.letters = 0};
}
