/*
 * How hard a text is to read: its sentences, and the index of its language.
 *
 * The index is Flesch's (1948), or what was made of it for another language (Kandel and Moles, 1958): a
 * constant, less the words of a sentence and the syllables of a word, each by a weight.  100 is very easy, 0
 * very hard.  The constants stand in the words of the language.  Syllables are counted as groups of vowels,
 * without the endings that are not heard; both are near enough for texts of a hundred words and more, and say
 * nothing about a single sentence.
 */
#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "model/words_int.h"

/* ---- sentences ------------------------------------------------------------------------------------- */

/* One text that is read run by run: blocks and line ends end a sentence, too. */
typedef struct Sentences {
  const char *at;          /* how far the plain text is read */
  const char *begin, *end; /* of the sentence so far; NULL: nothing yet */
  size_t words;
  bool in_word;
  EachSentence *each;
  void *own;
} Sentences;

static void end_sentence(Sentences *sentences)
{
  if (sentences->words > 0)
    sentences->each(sentences->own, sentences->begin, sentences->end, sentences->words);
  sentences->begin = NULL;
  sentences->words = 0;
  sentences->in_word = false;
}

/* A dash and a colon between blanks are no words; accented letters begin with C3 and what follows it. */
static bool makes_word(unsigned char byte)
{
  return isalnum(byte) || (byte >= 0xC3 && byte < 0xE0);
}

static void read_sentences(Sentences *sentences, const char *from, const char *to)
{
  for (const char *at = from; at < to; at++) {
    const unsigned char byte = (unsigned char)*at;
    const bool is_last = at + 1 == to || at[1] == ' ' || (unsigned char)at[1] == 0xC2;
    if (byte == ' ') {
      sentences->in_word = false;
      continue;
    }
    if (sentences->begin == NULL)
      sentences->begin = at;
    sentences->end = at + 1;
    if (!sentences->in_word && makes_word(byte)) {
      sentences->in_word = true;
      sentences->words++;
    }
    if ((byte == '.' || byte == '!' || byte == '?' || byte == ';') && is_last)
      end_sentence(sentences);
  }
}

static void read_runs(Sentences *sentences, const Inline *runs)
{
  for (; runs != NULL; runs = runs->next) {
    const bool is_block = runs->kind >= INLINE_BREAK;
    if (is_block)
      end_sentence(sentences);
    if (runs->kind == INLINE_TEXT) {
      const char *found = strstr(sentences->at, runs->text);
      if (found != NULL) {
        sentences->at = found + strlen(runs->text);
        read_sentences(sentences, found, sentences->at);
      }
    }
    read_runs(sentences, runs->children);
    if (is_block)
      end_sentence(sentences);
  }
}

void version_sentences(const Version *version, EachSentence *each, void *own)
{
  Sentences sentences = {.at = version->plain, .each = each, .own = own};

  read_runs(&sentences, version->content);
  end_sentence(&sentences);
}

void text_sentences(const char *text, EachSentence *each, void *own)
{
  Sentences sentences = {.each = each, .own = own};

  read_sentences(&sentences, text, text + strlen(text));
  end_sentence(&sentences);
}

/* ---- syllables ------------------------------------------------------------------------------------- */

/* The bytes of the character there. */
static size_t character(const char *at, const char *to)
{
  size_t length = 1;
  while (at + length < to && ((unsigned char)at[length] & 0xC0) == 0x80)
    length++;
  return length;
}

static bool is_vowel(const Readability *readability, const char *at, size_t length)
{
  char letter[8] = {0};

  if (length >= sizeof letter)
    return false;
  memcpy(letter, at, length);
  if (length == 1)
    letter[0] = (char)tolower((unsigned char)letter[0]);
  return strstr(readability->vowels, letter) != NULL;
}

/* How many bytes of the word are one of the endings, which stand with blanks between them; 0: none. */
static size_t ending_of(const char *from, const char *to, const char *endings)
{
  while (*endings != '\0') {
    const size_t length = strcspn(endings, " ");
    if (length < (size_t)(to - from) && memcmp(to - length, endings, length) == 0)
      return length;
    endings += length + strspn(endings + length, " ");
  }
  return 0;
}

/* Its last group of vowels is not heard: « finales » and « politiques », but « données ». */
static bool is_silent(const Readability *readability, const char *from, const char *to)
{
  const size_t ending = ending_of(from, to, readability->silent);
  size_t before = 1;

  if (ending == 0 || ending_of(from, to, readability->heard) > 0)
    return false;
  while (before < (size_t)(to - from) - ending && ((unsigned char)to[-(ptrdiff_t)(ending + before)] & 0xC0) == 0x80)
    before++;
  const char *last = to - ending - before;
  const bool is_mute = *last == 'u' && last > from && (last[-1] == 'q' || last[-1] == 'g');
  return is_mute || !is_vowel(readability, last, before);
}

static size_t syllables_of(const Readability *readability, const char *from, const char *to)
{
  size_t groups = 0, length = 0;
  bool was_vowel = false;

  for (const char *at = from; at < to; at += length) {
    length = character(at, to);
    const bool vowel = is_vowel(readability, at, length);
    groups += vowel && !was_vowel;
    was_vowel = vowel;
  }
  if (groups > 1 && is_silent(readability, from, to))
    groups--;
  return groups == 0 ? 1 : groups;
}

/* ---- the index ------------------------------------------------------------------------------------- */

/* Of a word: neither a blank of any kind nor an apostrophe, a hyphen, a bracket. */
static bool is_inner(const char *at)
{
  return makes_word((unsigned char)*at) || ((unsigned char)*at & 0xC0) == 0x80;
}

void reading_add(Reading *reading, const Readability *readability, const char *from, const char *to, size_t words)
{
  reading->sentences++;
  reading->words += words;
  reading->too_long += words > SENTENCE_WORDS;
  for (const char *at = from; at < to;) {
    const char *begin = at;
    while (at < to && is_inner(at))
      at++;
    if (at > begin && makes_word((unsigned char)*begin))
      reading->syllables += syllables_of(readability, begin, at);
    at += at == begin;
  }
}

long reading_index(const Reading *reading, const Readability *readability)
{
  if (reading->words == 0)
    return 100;
  const double words = (double)reading->words;
  const double index = readability->base - readability->by_sentence * words / (double)reading->sentences -
                       readability->by_word * (double)reading->syllables / words;
  return (long)(index + (index < 0 ? -0.5 : 0.5));
}
