/*
 * The words of a language: stylesheets/words/<language>.xml, and the texts of the rules beside it.
 *
 * Phrases, labels, terms and names of fields are spaced as the language wants it when they are read; rules'
 * texts are for a terminal and stay as they are written.
 */
#include <stdlib.h>
#include <string.h>

#include "model/words_int.h"

typedef struct Label {
  const char *name, *text;
  struct Label *next;
} Label;

typedef struct LabelGroup {
  const char *name, *with; /* with: another group whose labels this one has too, or NULL */
  Label *first, *last;
  Map *by_name;
} LabelGroup;

/* ---- finding ------------------------------------------------------------------------------------------- */

const char *words_find(const Words *words, const char *const *parts, size_t count)
{
  char key[KEY_LIMIT];
  for (size_t i = 0; i < count; i++) {
    if (parts[i] == NULL)
      return NULL;
  }
  return data_key(key, parts, count) ? map_find(words->texts, key) : NULL;
}

#define FIND(words, ...)                                                                                     \
  words_find((words), (const char *const[]){__VA_ARGS__}, COUNT_OF(((const char *const[]){__VA_ARGS__})))

static void keep(Words *words, const xmlNode *node, const char *const *parts, size_t count)
{
  char key[KEY_LIMIT];
  const char *text = data_text(words->arena, node);

  if (data_key(key, parts, count))
    data_put(words->arena, words->texts, node, key, (void *)words_spacing(words, words->arena, text));
}

#define KEEP(words, node, ...)                                                                               \
  keep((words), (node), (const char *const[]){__VA_ARGS__}, COUNT_OF(((const char *const[]){__VA_ARGS__})))

/* ---- settings: they come first in the file, as the rest is spaced by them ------------------------------ */

static void keep_words(Words *words, Map *map, const char *list)
{
  char *copy = arena_string(words->arena, list);
  char *rest = NULL;

  for (char *word = strtok_r(copy, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest))
    map_put(map, word, word);
}

static void read_option(Words *words, const xmlNode *node)
{
  const char *name = data_required(words->arena, node, "name");
  const char *text = data_text(words->arena, node);

  KEEP(words, node, "option", name);
  if (text_same(name, "spacing"))
    words->french_spacing = text_same(text, "french");
  else if (text_same(name, "after-number"))
    keep_words(words, words->after_number, text);
  else if (text_same(name, "before-number"))
    keep_words(words, words->before_number, text);
}

static void read_dates(Words *words, const xmlNode *node)
{
  words->date_pattern = data_required(words->arena, node, "pattern");
  words->first_day = data_attribute(words->arena, node, "first");
  for
    EACH_NODE(child, node)
    {
      if (!data_is(child, "month"))
        continue;
      const long number = strtol(data_required(words->arena, child, "n"), NULL, 10);
      if (number < 1 || number > 12)
        machine_failed("%s.xml: there is no month %ld", words->language, number);
      words->months[number] = data_text(words->arena, child);
      map_put(words->after_number, words->months[number], (void *)words);
    }
}

static void read_durations(Words *words, const xmlNode *node)
{
  static const char *const names[UNIT_COUNT] = {"year", "month", "day", "hour", "minute", "second"};
  static const char *const others[] = {"zero", "session"};

  for
    EACH_NODE(child, node)
    {
      if (!data_is(child, "unit"))
        continue;
      const char *name = data_required(words->arena, child, "name");
      for (size_t i = 0; i < UNIT_COUNT; i++) {
        if (!text_same(name, names[i]))
          continue;
        words->unit_one[i] = data_required(words->arena, child, "one");
        words->unit_many[i] = data_required(words->arena, child, "many");
        if (text_starts(words->unit_one[i], "{n} "))
          map_put(words->after_number, words->unit_one[i] + strlen("{n} "), (void *)words);
        if (text_starts(words->unit_many[i], "{n} "))
          map_put(words->after_number, words->unit_many[i] + strlen("{n} "), (void *)words);
      }
    }
  for (size_t i = 0; i < COUNT_OF(others); i++)
    data_put(words->arena, words->texts, node, arena_format(words->arena, "option/%s", others[i]),
             data_required(words->arena, node, others[i]));
}

static void read_join(Words *words, const xmlNode *node)
{
  words->between = data_required(words->arena, node, "between");
  words->last = data_required(words->arena, node, "last");
  words->either = data_required(words->arena, node, "either");
}

static void read_plurals(Words *words, const xmlNode *node)
{
  words->zero_is_many = text_same(data_required(words->arena, node, "zero"), "many");
}

static double number_of(const Words *words, const xmlNode *node, const char *name)
{
  return strtod(data_required(words->arena, node, name), NULL);
}

static void read_readability(Words *words, const xmlNode *node)
{
  Readability *readability = arena_alloc(words->arena, sizeof *readability);

  *readability = (Readability){
    .name = data_required(words->arena, node, "name"),
    .base = number_of(words, node, "base"),
    .by_sentence = number_of(words, node, "sentence"),
    .by_word = number_of(words, node, "word"),
    .bar = (long)number_of(words, node, "bar"),
    .vowels = data_required(words->arena, node, "vowels"),
    .silent = data_required(words->arena, node, "silent"),
    .heard = data_required(words->arena, node, "heard"),
  };
  words->readability = readability;
}

/* ---- texts --------------------------------------------------------------------------------------------- */

static void read_terms(Words *words, const xmlNode *node)
{
  const char *list = data_required(words->arena, node, "list");

  for
    EACH_NODE(term, node)
    {
      if (!data_is(term, "term"))
        continue;
      const char *code = data_required(words->arena, term, "code");
      KEEP(words, term, "term", list, code);
    for
      EACH_NODE(form, term)
      {
        if (data_is(form, "form"))
          KEEP(words, form, "term", list, code, data_required(words->arena, form, "name"));
      }
    }
}

static void read_countries(Words *words, const xmlNode *node)
{
  for
    EACH_NODE(country, node)
    {
      if (data_is(country, "country"))
        KEEP(words, country, "country", data_required(words->arena, country, "code"));
    }
}

static void read_fields(Words *words, const xmlNode *node)
{
  const char *type = data_required(words->arena, node, "type");

  for
    EACH_NODE(field, node)
    {
      if (data_is(field, "field"))
        KEEP(words, field, "field", type, data_required(words->arena, field, "name"));
    }
}

static void read_phrases(Words *words, const xmlNode *node)
{
  for
    EACH_NODE(phrase, node)
    {
      if (data_is(phrase, "phrase"))
        KEEP(words, phrase, "phrase", data_required(words->arena, phrase, "key"));
    }
}

static void read_labels(Words *words, const xmlNode *node)
{
  LabelGroup *group = ARENA_NEW(words->arena, LabelGroup);

  *group = (LabelGroup){
    .name = data_required(words->arena, node, "document"),
    .with = data_attribute(words->arena, node, "with"),
    .by_name = map_new(words->arena),
  };
  data_put(words->arena, words->groups, node, group->name, group);
  for
    EACH_NODE(child, node)
    {
      if (!data_is(child, "label"))
        continue;
      Label *label = ARENA_NEW(words->arena, Label);
      label->name = data_required(words->arena, child, "name");
      label->text = words_spacing(words, words->arena, data_text(words->arena, child));
      data_put(words->arena, group->by_name, child, label->name, label);
      if (group->last == NULL)
        group->first = label;
      else
        group->last->next = label;
      group->last = label;
    }
}

/* "message", or "message.VARIANT"; likewise of the other parts.  What the language's own file has is not
   replaced by what the file behind it says. */
static void read_rule_of(Words *words, const xmlNode *node, bool is_own)
{
  const char *code = data_required(words->arena, node, "code");

  for
    EACH_NODE(part, node)
    {
      if (part->type != XML_ELEMENT_NODE)
        continue;
      const char *variant = data_attribute(words->arena, part, "variant");
      const char *key = arena_format(words->arena, "%s/%s%s%s", code, (const char *)part->name,
                                     variant == NULL ? "" : ".", variant == NULL ? "" : variant);
      if (is_own || map_find(words->rules, key) == NULL)
        data_put(words->arena, words->rules, part, key, data_text(words->arena, part));
    }
}

static void read_rule(Words *words, const xmlNode *node)
{
  read_rule_of(words, node, true);
}

static void read_other_rule(Words *words, const xmlNode *node)
{
  read_rule_of(words, node, false);
}

/* ---- loading ------------------------------------------------------------------------------------------- */

typedef struct Reader {
  const char *element;
  void (*read)(Words *words, const xmlNode *node);
} Reader;

static const Reader settings[] = {
  {"option", read_option}, {"dates", read_dates},     {"durations", read_durations},
  {"join", read_join},     {"plurals", read_plurals}, {"readability", read_readability},
};
static const Reader texts[] = {
  {"terms", read_terms},     {"countries", read_countries}, {"fields", read_fields},
  {"phrases", read_phrases}, {"labels", read_labels},
};
static const Reader rules[] = {{"rule", read_rule}}, other_rules[] = {{"rule", read_other_rule}};

static void read_all(Words *words, const xmlNode *root, const Reader *readers, size_t count)
{
  for
    EACH_NODE(node, root)
    {
      for (size_t i = 0; i < count; i++) {
        if (data_is(node, readers[i].element))
          readers[i].read(words, node);
      }
    }
}

static void check_settings(const Words *words, const char *path)
{
  bool whole = words->date_pattern != NULL && words->between != NULL;

  for (size_t i = 1; i < COUNT_OF(words->months); i++)
    whole = whole && words->months[i] != NULL;
  for (size_t i = 0; i < UNIT_COUNT; i++)
    whole = whole && words->unit_one[i] != NULL;
  if (!whole)
    machine_failed("%s: a month, a unit of time or the way to join a list is missing", path);
}

/* A tag such as "fr" or "pt-BR", so that no author's text becomes a path. */
static bool is_language_tag(const char *text)
{
  enum { LONGEST = 35 }; /* RFC 5646, 4.4.1 */

  return text != NULL && *text != '\0' && strlen(text) <= LONGEST &&
         text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")] == '\0';
}

static xmlDoc *rules_of(Words *words, const char *folder, const char *language)
{
  return data_read(path_join(words->arena, folder, arena_format(words->arena, "%s.rules.xml", language)), "rules", true);
}

/* A language may have no rules of its own, and the English ones are then used; or some (otherwise="en"). */
static void read_rules(Words *words, const char *folder)
{
  const char *otherwise = "en";
  xmlDoc *own = rules_of(words, folder, words->language);

  if (own != NULL) {
    read_all(words, xmlDocGetRootElement(own), rules, COUNT_OF(rules));
    otherwise = data_attribute(words->arena, xmlDocGetRootElement(own), "otherwise");
    xmlFreeDoc(own);
  }
  xmlDoc *other = otherwise == NULL ? NULL : rules_of(words, folder, otherwise);
  if (other == NULL)
    return;
  read_all(words, xmlDocGetRootElement(other), other_rules, COUNT_OF(other_rules));
  xmlFreeDoc(other);
}

Words *words_load(Arena *arena, const char *folder, const char *language)
{
  if (!is_language_tag(language))
    return NULL;

  const char *path = path_join(arena, folder, arena_format(arena, "%s.xml", language));
  xmlDoc *document = data_read(path, "words", true);
  if (document == NULL)
    return NULL;

  Words *words = ARENA_NEW(arena, Words);
  const xmlNode *root = xmlDocGetRootElement(document);
  *words = (Words){
    .arena = arena,
    .language = data_required(arena, root, "language"),
    .texts = map_new(arena),
    .rules = map_new(arena),
    .groups = map_new(arena),
    .after_number = map_new(arena),
    .before_number = map_new(arena),
  };
  map_put(words->texts, "option/native-name", data_required(arena, root, "name"));
  read_all(words, root, settings, COUNT_OF(settings));
  check_settings(words, path);
  read_all(words, root, texts, COUNT_OF(texts));
  xmlFreeDoc(document);
  read_rules(words, folder);
  return words;
}

/* ---- questions ----------------------------------------------------------------------------------------- */

const char *words_language(const Words *words)
{
  return words->language;
}

const char *words_term(const Words *words, const char *list, const char *code, const char *form)
{
  return form == NULL ? FIND(words, "term", list, code) : FIND(words, "term", list, code, form);
}

const char *words_country(const Words *words, const char *code)
{
  return FIND(words, "country", code);
}

const char *words_field(const Words *words, const char *type, const char *field)
{
  return FIND(words, "field", type, field == NULL ? "." : field);
}

const char *words_phrase(const Words *words, const char *key)
{
  return FIND(words, "phrase", key);
}

const char *words_option(const Words *words, const char *name)
{
  return FIND(words, "option", name);
}

const Readability *words_readability(const Words *words)
{
  return words->readability;
}

/* The groups that make up a document's labels, the nearest first: its own, the one it stands on, common. */
enum { GROUPS_MOST = 4 };

static size_t groups_of(const Words *words, const char *document, const LabelGroup *found[GROUPS_MOST])
{
  size_t count = 0;

  for (const char *name = document; name != NULL && count < GROUPS_MOST - 1;) {
    const LabelGroup *group = map_find(words->groups, name);
    if (group == NULL)
      break;
    found[count++] = group;
    name = group->with;
  }
  const LabelGroup *common = map_find(words->groups, "common");
  if (common != NULL && (count == 0 || found[count - 1] != common))
    found[count++] = common;
  return count;
}

const char *words_label(const Words *words, const char *document, const char *name)
{
  const LabelGroup *groups[GROUPS_MOST];
  const size_t count = groups_of(words, document, groups);

  for (size_t i = 0; i < count; i++) {
    const Label *label = map_find(groups[i]->by_name, name);
    if (label != NULL)
      return label->text;
  }
  return NULL;
}

void words_labels(const Words *words, const char *document,
                  void (*each)(void *context, const char *name, const char *text), void *context)
{
  const LabelGroup *groups[GROUPS_MOST];
  const size_t count = groups_of(words, document, groups);

  for (size_t i = count; i-- > 0;) {
    for (const Label *label = groups[i]->first; label != NULL; label = label->next) {
      bool hidden = false; /* by a nearer group's label of that name */
      for (size_t nearer = 0; nearer < i; nearer++)
        hidden = hidden || map_find(groups[nearer]->by_name, label->name) != NULL;
      if (!hidden)
        each(context, label->name, label->text);
    }
  }
}

const char *words_rule(const Words *words, const char *code, const char *part)
{
  char key[KEY_LIMIT];
  return data_key(key, (const char *const[]){code, part}, 2) ? map_find(words->rules, key) : NULL;
}
