/*
 * How hard texts are to read: sentences, syllables, the index; and that our own sentences pass the bar of their language.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "model/model.h"

#define FOLDER "stylesheets/words"

/* ---- measuring ------------------------------------------------------------------------------------- */

typedef struct Sample {
  const Readability *readability;
  Reading reading;
  size_t longest;
} Sample;

static void add(void *own, const char *from, const char *to, size_t words)
{
  Sample *sample = own;

  reading_add(&sample->reading, sample->readability, from, to, words);
  if (words > sample->longest)
    sample->longest = words;
}

static Reading read_in(const char *language, const char *text)
{
  Arena *arena = arena_new();
  Sample sample = {.readability = words_readability(words_load(arena, FOLDER, language))};

  text_sentences(text, add, &sample);
  arena_free(arena);
  return sample.reading;
}

static void sentences_and_words(void **state)
{
  (void)state;
  const Reading reading = read_in("en", "We use art. 6 of it. You may object! At 3.5 % \xE2\x80\x94 never; here");
  assert_int_equal(reading.sentences, 5); /* the point of an abbreviation ends one, too: no list of them is whole */
  assert_int_equal(reading.words, 13);
  assert_int_equal(read_in("en", "").sentences, 0);
  assert_int_equal(read_in("en", " \xE2\x80\x94 . ").sentences, 0);
}

static void syllables(void **state)
{
  (void)state;
  const struct {
    const char *language, *text;
    size_t count;
  } words[] = {
    {"en", "data", 2},      {"en", "used", 1},        {"en", "table", 2},     {"en", "created", 2},
    {"en", "b2b", 1},       {"en", "the", 1},         {"en", "processes", 3}, {"en", "information", 4},
    {"fr", "donn\xC3\xA9" "es", 2}, {"fr", "politique", 3}, {"fr", "\xC3\x89tat", 2}, {"fr", "libert\xC3\xA9", 3},
    {"fr", "le", 1},        {"fr", "droits", 1},      {"fr", "finalit\xC3\xA9s", 4},
  };

  for (size_t i = 0; i < COUNT_OF(words); i++) {
    const size_t found = read_in(words[i].language, words[i].text).syllables;
    if (found != words[i].count)
      fail_msg("%s: %zu syllables, not %zu", words[i].text, found, words[i].count);
  }
}

static void index_falls_with_length(void **state)
{
  (void)state;
  Arena *arena = arena_new();
  const Readability *flesch = words_readability(words_load(arena, FOLDER, "en"));
  const Reading easy = {.sentences = 10, .words = 100, .syllables = 130};
  const Reading hard = {.sentences = 4, .words = 100, .syllables = 190};

  /* 206.835 - 1.015 * 10 - 84.6 * 1.3 and 206.835 - 1.015 * 25 - 84.6 * 1.9 */
  assert_int_equal(reading_index(&easy, flesch), 87);
  assert_int_equal(reading_index(&hard, flesch), 21);
  assert_int_equal(reading_index(&(Reading){0}, flesch), 100);
  arena_free(arena);
}

/* ---- our own sentences ----------------------------------------------------------------------------- */

/* What ends in a stop; the rest are labels and names. */
static bool is_sentence(const char *text)
{
  const char *end = text + strlen(text);
  while (end > text && strchr(" \n", end[-1]) != NULL)
    end--;
  return end > text && strchr(".!?", end[-1]) != NULL;
}

/* Of a group ("phrases", "terms", "labels"): all its texts, its children's included. */
static void read_group(const char *path, const xmlNode *group, Sample *sample)
{
  for (const xmlNode *node = group->children; node != NULL; node = node->next) {
    if (node->type == XML_ELEMENT_NODE)
      read_group(path, node, sample);
    if (node->type != XML_TEXT_NODE || !is_sentence((const char *)node->content))
      continue;
    sample->longest = 0;
    text_sentences((const char *)node->content, add, sample);
    if (sample->longest > SENTENCE_WORDS)
      fail_msg("%s:%ld: a sentence of %zu words", path, xmlGetLineNo(node), sample->longest);
  }
}

static void read_language(Arena *arena, const char *language)
{
  const char *path = arena_format(arena, FOLDER "/%s.xml", language);
  const Readability *readability = words_readability(words_load(arena, FOLDER, language));
  xmlDoc *document = xmlReadFile(path, NULL, XML_PARSE_NONET);
  size_t read = 0;

  assert_non_null(document);
  assert_non_null(readability);
  for (const xmlNode *group = xmlDocGetRootElement(document)->children; group != NULL; group = group->next) {
    const char *name = (const char *)group->name;
    if (strcmp(name, "phrases") != 0 && strcmp(name, "terms") != 0 && strcmp(name, "labels") != 0)
      continue;
    Sample sample = {.readability = readability};
    read_group(path, group, &sample);
    read += sample.reading.words;
    const long index = reading_index(&sample.reading, readability);
    if (sample.reading.words >= 100 && index < readability->bar)
      fail_msg("%s:%ld: %s %ld, under %ld", path, xmlGetLineNo(group), readability->name, index, readability->bar);
  }
  assert_true(read > 1000);
  xmlFreeDoc(document);
}

static void our_sentences_pass_their_bar(void **state)
{
  (void)state;
  Arena *arena = arena_new();
  DIR *folder = opendir(FOLDER);
  size_t count = 0;

  assert_non_null(folder);
  for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
    const char *point = strchr(entry->d_name, '.');
    if (point == NULL || strcmp(point, ".xml") != 0)
      continue;
    read_language(arena, arena_copy(arena, entry->d_name, (size_t)(point - entry->d_name)));
    count++;
  }
  closedir(folder);
  assert_true(count >= 2);
  arena_free(arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(sentences_and_words),
    cmocka_unit_test(syllables),
    cmocka_unit_test(index_falls_with_length),
    cmocka_unit_test(our_sentences_pass_their_bar),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
