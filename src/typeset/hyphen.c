/*
 * hyphen: where words may be divided, by libhyphen and the shipped patterns.
 *
 * At least three letters stay on either side, whatever the patterns allow; a word with a capital is left
 * whole (names, abbreviations), but in a language that writes its nouns with one.  Letters between
 * apostrophes and hyphens count as words of their own: "l’exécution" is looked up as "exécution".
 */
#include <hyphen.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

enum { LANGUAGES = 16, LETTERS = 5 }; /* a word of fewer than LETTERS + 1 letters stays whole */

struct Hyphenation {
  Hyphenation *next;
  char *folder;
  struct {
    char name[16];
    HyphenDict *patterns; /* NULL where the folder has none */
    bool nouns;           /* they are written with a capital: such a word may be divided */
  } languages[LANGUAGES];
  size_t count;
};

/* Of the process.  A language's patterns are read under the lock,
   and not changed when its number is given out. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Hyphenation *folders; /* freed at the process's end */

static void folders_free(void)
{
  pthread_mutex_lock(&lock);
  while (folders && font_sets_rest()) { /* the process may end while a thread is at work */
    Hyphenation *next = folders->next;
    for (size_t i = 0; i < folders->count; i++)
      if (folders->languages[i].patterns)
        hnj_hyphen_free(folders->languages[i].patterns);
    free(folders->folder);
    free(folders);
    folders = next;
  }
  pthread_mutex_unlock(&lock);
}

static Hyphenation *folder_of(const char *folder)
{
  for (Hyphenation *found = folders; found; found = found->next)
    if (strcmp(found->folder, folder) == 0)
      return found;
  if (!folders)
    atexit(folders_free);
  Hyphenation *made = memory_new(sizeof *made);
  memset(made, 0, sizeof *made);
  made->folder = memory_new(strlen(folder) + 1);
  strcpy(made->folder, folder);
  made->count = 1; /* 0 is no language */
  made->next = folders;
  folders = made;
  return made;
}

Hyphenation *hyphenation_find(const char *folder)
{
  pthread_mutex_lock(&lock);
  Hyphenation *found = folder_of(folder);
  pthread_mutex_unlock(&lock);
  return found;
}

static HyphenDict *load(const Hyphenation *hyphenation, const char *patterns)
{
  Arena *arena = arena_new();
  const char *path = path_join(arena, hyphenation->folder, arena_format(arena, "hyph_%s.dic", patterns));
  HyphenDict *dictionary = file_exists(path) ? hnj_hyphen_load(path) : NULL;
  arena_free(arena);
  return dictionary;
}

static unsigned number_of(Hyphenation *hyphenation, const char *language, const char *patterns)
{
  /* the pattern file of a language whose page names none: a stretch in another language than the page's */
  static const struct {
    const char *language, *patterns;
  } usual[] = {{"en", "en_US"}};
  if (!language || !*language)
    return 0;
  for (unsigned i = 1; i < hyphenation->count; i++)
    if (strncmp(hyphenation->languages[i].name, language, sizeof hyphenation->languages[i].name - 1) == 0)
      return i;
  if (hyphenation->count == LANGUAGES)
    return 0;
  for (size_t i = 0; !patterns && i < COUNT_OF(usual); i++)
    if (strncmp(language, usual[i].language, 2) == 0)
      patterns = usual[i].patterns;
  unsigned number = (unsigned)hyphenation->count++;
  snprintf(hyphenation->languages[number].name, sizeof hyphenation->languages[number].name, "%s", language);
  hyphenation->languages[number].nouns = strncmp(language, "de", 2) == 0;
  hyphenation->languages[number].patterns = load(hyphenation, patterns ? patterns : language);
  return number;
}

unsigned hyphenation_language(Hyphenation *hyphenation, const char *language, const char *patterns)
{
  pthread_mutex_lock(&lock);
  unsigned number = number_of(hyphenation, language, patterns);
  pthread_mutex_unlock(&lock);
  return number;
}

const char *hyphenation_name(const Hyphenation *hyphenation, unsigned language)
{
  return hyphenation->languages[language].name;
}

/* Letters of Latin as French, English and German have them: the only ones the shipped patterns know. */
static bool is_letter(uint32_t c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c <= 0x17F && c != 0xD7 && c != 0xF7);
}

static bool is_letter_byte(unsigned char byte)
{
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
}

static bool is_capital(uint32_t c)
{
  if (c < 0x80)
    return c >= 'A' && c <= 'Z';
  if (c <= 0xDE)
    return c >= 0xC0;
  if (c < 0x100)
    return false;
  return (c >= 0x139 && c <= 0x148) || c >= 0x179 ? c % 2 == 1 : c % 2 == 0; /* pairs of Latin Extended-A */
}

/* Small letters for capitals of ASCII and Latin-1, which are as long. */
static void make_small(char *small, const char *text, size_t length)
{
  for (size_t i = 0; i < length; i++) {
    unsigned char byte = (unsigned char)text[i], before = i ? (unsigned char)text[i - 1] : 0;
    bool large = (byte >= 'A' && byte <= 'Z') || (before == 0xC3 && byte >= 0x80 && byte <= 0x9E);
    small[i] = (char)(large ? byte + 0x20 : byte);
  }
  small[length] = '\0';
}

/* In place, for patterns that are not in UTF-8: those that are shipped are in Latin-1 then.  False: it has a
   letter that they do not. */
static bool make_latin(char *small, size_t *length)
{
  size_t made = 0;
  for (size_t at = 0; at < *length;) {
    uint32_t character;
    at += text_decode(small + at, &character);
    if (character > 0xFF)
      return false;
    small[made++] = (char)character;
  }
  small[made] = '\0';
  *length = made;
  return true;
}

/* One run of letters.  libhyphen answers by character. */
static bool divide(HyphenDict *patterns, const char *text, size_t length, size_t letters, uint8_t *points)
{
  char answer[WORD_LENGTH_AT_MOST + 6], small[WORD_LENGTH_AT_MOST + 1];
  char **replacements = NULL;
  int *positions = NULL, *cuts = NULL;
  bool any = false;
  size_t used = length;
  make_small(small, text, length);
  if (!patterns->utf8 && !make_latin(small, &used))
    return false;
  if (hnj_hyphen_hyphenate3(patterns, small, (int)used, answer, NULL, &replacements, &positions, &cuts,
                            HYPHEN_BEFORE, HYPHEN_AFTER, HYPHEN_BEFORE, HYPHEN_AFTER) == 0) {
    size_t letter = 0, at = 0;
    uint32_t character;
    while (at < length) {
      at += text_decode(text + at, &character);
      bool here = (answer[letter] & 1) && !(replacements && replacements[letter]);
      letter++;
      if (here && letter >= HYPHEN_BEFORE && letters - letter >= HYPHEN_AFTER) {
        points[at - 1] = DIVIDE_HYPHEN;
        any = true;
      }
    }
  }
  for (size_t i = 0; replacements && i < length; i++)
    free(replacements[i]);
  free(replacements);
  free(positions);
  free(cuts);
  return any;
}

static bool is_address(const char *text, size_t length)
{
  bool address = length > 4 && memcmp(text, "www.", 4) == 0;
  for (size_t i = 1; i + 1 < length && !address; i++)
    address = text[i] == '@' || text[i] == '_' || (text[i] == ':' && text[i + 1] == '/');
  return address;
}

/* After a written hyphen or dash between letters, and inside addresses and names of machines. */
static bool written_points(const char *text, size_t length, bool address, uint8_t *points)
{
  bool any = false;
  for (size_t i = 1; i + 1 < length; i++) {
    unsigned char byte = (unsigned char)text[i], next = (unsigned char)text[i + 1];
    bool letters = is_letter_byte((unsigned char)text[i - 1]) && is_letter_byte(next);
    bool dash = byte >= 0x93 && byte <= 0x94 && (unsigned char)text[i - 1] == 0x80 && is_letter_byte(next);
    if ((byte == '-' && letters && !address) || dash)
      points[i] = DIVIDE_WRITTEN;
    else if (byte == '/' && letters && length > 9)
      points[i] = DIVIDE_ADDRESS;
    else if (address && strchr("/._-?&=@:", byte) && !strchr("/._-?&=@:", next))
      points[i] = DIVIDE_ADDRESS;
    any |= points[i] > DIVIDE_HYPHEN;
  }
  return any;
}

bool hyphenation_points(Hyphenation *hyphenation, unsigned language, const char *text, size_t length,
                        bool capitals, uint8_t *points)
{
  HyphenDict *patterns = hyphenation->languages[language].patterns;
  memset(points, 0, length);
  bool address = is_address(text, length), any = written_points(text, length, address, points);
  if (!patterns || address)
    return any; /* a hyphen would become part of the address */
  for (size_t at = 0; at < length;) {
    uint32_t character;
    size_t end = at, letters = 0, used;
    bool capital = false, foreign = false;
    while (end < length && (used = text_decode(text + end, &character)) &&
           (is_letter(character) || letter_is_letter(character) || letter_is_mark(character))) {
      capital |= is_capital(character);
      foreign |= !is_letter(character); /* of another script, or of a language that no patterns are shipped
                                           for */
      letters++;
      end += used;
    }
    if (letters > LETTERS && !foreign && (!capital || capitals || hyphenation->languages[language].nouns))
      any |= divide(patterns, text + at, end - at, letters, points + at);
    at = end < length ? end + text_decode(text + end, &character) : end;
  }
  return any;
}
