/*
 * lexicon: what people write, and what it means. The terms of the law are known by their names in every
 * language (stylesheets/words), labels of registers and other names of things by schema/import.  Compared is
 * what remains without case, accents, punctuation, plural and what stands in brackets.
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "import/import_int.h"

struct Lexicon {
  Arena *arena;
  const Law *law;
  struct Own *own;
  Map *meanings; /* "list/what remains" -> Meaning */
  Map *labels;   /* list -> Labels */
  Map *near;     /* "list/what remains" of a label that is none -> the nearest, or &nothing */
  size_t near_count;
};

/* What labels there are, to find the nearest of them. */
typedef struct Label { const char *key, *text; const Meaning *meaning; const struct Label *next; } Label;
typedef struct Labels { const Label *first; } Labels;

/* A label that the words files have. */
typedef struct Own { const char *list, *document, *label, *phrase, *code, *part; struct Own *next; } Own;

enum { KEY_LONGEST = 512, LANGUAGES = 64 };

/* How long a label is of which one letter may be wrong, or two. */
enum { LONG_LABEL = 8, VERY_LONG_LABEL = 14 };

/* Different texts that are compared with labels: no register has as many beside its labels. */
enum { NEAR_MOST = 20000 };

/* ---- what remains -------------------------------------------------------------------------------------- */

/* "(s)", "(e)s", "·e·s": both genders, both numbers. */
static size_t ending(const char *at)
{
  if (text_starts(at, "·"))
    return strlen("·") + strspn(at + strlen("·"), "esx");
  if (*at != '(')
    return 0;
  const size_t letters = strspn(at + 1, "esx");
  return letters > 0 && letters < 4 && at[1 + letters] == ')' ? letters + 2 : 0;
}

static size_t bracketed(const char *at)
{
  const char *end = *at == '(' ? strchr(at, ')') : NULL;
  return end ? (size_t)(end - at) + 1 : 0;
}

static bool is_letter(unsigned char byte)
{
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

/* The plural of a word that was added last. */
static void end_word(Buffer *key, size_t from)
{
  if (key->length > from + 3 && key->at[key->length - 1] == 's')
    key->at[--key->length] = '\0';
}

const char *lexicon_key(Arena *arena, const char *text, bool brackets)
{
  const char *folded = text_fold(arena, text);
  Buffer key = {0};
  size_t word = 0;
  bool open = false;
  while (*folded) {
    const size_t skipped = ending(folded) ? ending(folded) : brackets ? 0 : bracketed(folded);
    if (skipped) {
      folded += skipped;
      continue;
    }
    char letters[4];
    size_t length;
    const size_t used = text_fold_next(folded, letters, &length);
    uint32_t point;
    text_decode(folded, &point);
    const bool sign = point >= 0x80 && (point < 0xC0 || (point >= 0x2000 && point < 0x2C00) || point == 0xFEFF);
    if (!sign && is_letter((unsigned char)folded[0])) {
      if (!open && key.length)
        buffer_byte(&key, ' ');
      if (!open)
        word = key.length;
      open = true;
      buffer_add(&key, folded, used);
    } else if (open) {
      end_word(&key, word);
      open = false;
    }
    folded += used;
  }
  if (open)
    end_word(&key, word);
  const char *kept = arena_copy(arena, key.at ? key.at : "", key.length);
  buffer_free(&key);
  return kept;
}

/* Without the number that it ends in: "destinataire 3". */
static const char *unnumbered(Arena *arena, const char *key)
{
  size_t length = strlen(key);
  while (length > 0 && key[length - 1] >= '0' && key[length - 1] <= '9')
    length--;
  if (length == strlen(key) || length < 2 || key[length - 1] != ' ')
    return NULL;
  return arena_copy(arena, key, length - 1);
}

/* ---- filling ------------------------------------------------------------------------------------------- */

static void put(Lexicon *lexicon, const char *list, const char *key, const Meaning *meaning)
{
  if (!*key || strlen(list) + strlen(key) + 2 > KEY_LONGEST)
    return;
  map_put(lexicon->meanings, arena_format(lexicon->arena, "%s/%s", list, key), (void *)(uintptr_t)meaning);
}

static const Meaning *meaning_new(Lexicon *lexicon, const char *code, const char *part, const char *language)
{
  Meaning *meaning = ARENA_NEW(lexicon->arena, Meaning);
  *meaning = (Meaning){.code = code, .part = part, .language = language};
  return meaning;
}

/* Lists of what stands in the place of a label. */
static bool is_label_list(const char *list)
{
  static const char *const lists[] = {"heading", "label", "column", "block",   "contact",
                                      "header",  "more",  "family", "special", "client"};
  for (size_t i = 0; i < COUNT_OF(lists); i++)
    if (strcmp(list, lists[i]) == 0)
      return true;
  return false;
}

static void put_label(Lexicon *lexicon, const char *list, const char *key, const char *text, const Meaning *meaning)
{
  Labels *labels = map_find(lexicon->labels, list);
  if (!labels) {
    labels = ARENA_NEW(lexicon->arena, Labels);
    map_put(lexicon->labels, list, labels);
  }
  Label *label = ARENA_NEW(lexicon->arena, Label);
  *label = (Label){key, text, meaning, labels->first};
  labels->first = label;
}

static void put_text(Lexicon *lexicon, const char *list, const char *text, const Meaning *meaning)
{
  const char *whole = lexicon_key(lexicon->arena, text, true), *bare = lexicon_key(lexicon->arena, text, false);
  put(lexicon, list, whole, meaning);
  put(lexicon, list, bare, meaning);
  if (!is_label_list(list))
    return;
  text = trimmed(lexicon->arena, text);
  put_label(lexicon, list, whole, text, meaning);
  if (strcmp(whole, bare) != 0)
    put_label(lexicon, list, bare, text, meaning);
}

/* "Élèves, étudiants": each is a name of it. */
static void put_names(Lexicon *lexicon, const char *list, const char *text, const char *code, const char *language)
{
  const Meaning *meaning = meaning_new(lexicon, code, NULL, language);
  put_text(lexicon, list, text, meaning);
  for (const char *at = text; (at = strchr(at, ',')) != NULL; at++) {
    if (at - text < 80)
      put_text(lexicon, list, arena_copy(lexicon->arena, text, (size_t)(at - text)), meaning);
    put_text(lexicon, list, at + 1, meaning);
  }
}

/* Lists of terms that cells hold, each under which names. */
static const struct { const char *list, *form, *as; bool parts; } term_lists[] = {
    {"subject", NULL, "subject", true},       {"subject", "individual", "subject", false},
    {"family", NULL, "family", false},        {"family", "short", "family", false},
    {"family", "row", "family", false},       {"special", "row", "special", false},
    {"special", NULL, "special", false},      {"measure", NULL, "measure", false},
    {"recipient", NULL, "recipient", false},  {"recipient", "plain", "recipient", false},
    {"recipient", "role", "recipient", false},{"instrument", NULL, "instrument", false},
    {"event", NULL, "event", false},          {"event", "after", "event-after", false},
    {"event", "until", "event-until", false}, {"basis", NULL, "basis", false},
    {"basis", "short", "basis", false},       {"basis", "plain", "basis", false},
    {"origin", NULL, "origin", false},        {"required", NULL, "required", false},
    {"exception", NULL, "exception", false},  {"end", NULL, "end", false},
    {"role", NULL, "role", false},            {"yes-no", NULL, "yes-no", false},
    {"dpia", NULL, "dpia", false},            {"purpose", NULL, "purpose", false},
    {"dpo", NULL, "dpo", false},              {"requirement", NULL, "requirement", false},
};

static void put_terms(Lexicon *lexicon, const Words *words)
{
  for (size_t i = 0; i < COUNT_OF(term_lists); i++) {
    const Term *const *terms;
    const size_t count = law_terms(lexicon->law, term_lists[i].list, &terms);
    for (size_t k = 0; k < count; k++) {
      const char *text = words_term(words, term_lists[i].list, terms[k]->code, term_lists[i].form);
      if (!text)
        continue;
      if (term_lists[i].parts)
        put_names(lexicon, term_lists[i].as, text, terms[k]->code, words_language(words));
      else
        put_text(lexicon, term_lists[i].as, text, meaning_new(lexicon, terms[k]->code, NULL, words_language(words)));
    }
  }
  const LawRow *const *rows;
  const size_t count = law_rows(lexicon->law, &rows);
  for (size_t i = 0; i < count; i++) {
    const char *name = strcmp(rows[i]->table, "countries") == 0 ? words_country(words, rows[i]->code) : NULL;
    if (name)
      put_text(lexicon, "country", name, meaning_new(lexicon, rows[i]->code, NULL, words_language(words)));
  }
}

/* Months, by how dates are written. */
static void put_months(Lexicon *lexicon, const Words *words)
{
  for (int month = 1; month <= 12; month++) {
    const Date day = {.year = 2001, .month = (uint8_t)month, .day = 2};
    const Meaning *meaning = meaning_new(lexicon, arena_format(lexicon->arena, "%d", month), NULL, words_language(words));
    for (const char *at = lexicon_key(lexicon->arena, words_date(words, lexicon->arena, day), true); *at;) {
      const size_t length = strcspn(at, " ");
      if (*at > '9')
        put(lexicon, "month", arena_copy(lexicon->arena, at, length), meaning);
      at += length + (at[length] == ' ');
    }
  }
}

static const char *attribute(Arena *arena, const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
  const char *kept = arena_string(arena, (const char *)value);
  xmlFree(value);
  return kept;
}

/* <entry code="…" part="…" xml:lang="…">one name | another</entry> */
static void read_entry(Lexicon *lexicon, const char *list, const xmlNode *node)
{
  const char *label = attribute(lexicon->arena, node, "label"), *phrase = attribute(lexicon->arena, node, "phrase");
  if (label || phrase) {
    Own *own = ARENA_NEW(lexicon->arena, Own);
    const char *document = attribute(lexicon->arena, node, "document");
    *own = (Own){list, document ? document : "register", label, phrase, attribute(lexicon->arena, node, "code"), attribute(lexicon->arena, node, "part"),
                 lexicon->own};
    lexicon->own = own;
    return;
  }
  const Meaning *meaning = meaning_new(lexicon, attribute(lexicon->arena, node, "code"),
                                       attribute(lexicon->arena, node, "part"), attribute(lexicon->arena, node, "lang"));
  xmlChar *content = xmlNodeGetContent(node);
  const char *text = arena_string(lexicon->arena, (const char *)content);
  xmlFree(content);
  while (*text) {
    const size_t length = strcspn(text, "|");
    put_text(lexicon, list, arena_copy(lexicon->arena, text, length), meaning);
    text += length + (text[length] == '|');
  }
}

/* "Destinataire {number}" without its number. */
static const char *without_number(Arena *arena, const char *phrase)
{
  const char *brace = phrase ? strchr(phrase, '{') : NULL;
  return brace ? arena_copy(arena, phrase, (size_t)(brace - phrase)) : phrase;
}

/* Our own labels, as they are in a language. */
static void put_own(Lexicon *lexicon, const Words *words)
{
  for (const Own *own = lexicon->own; own; own = own->next) {
    const char *text = own->label ? words_label(words, own->document, own->label)
                                  : without_number(lexicon->arena, words_phrase(words, own->phrase));
    if (text)
      put_text(lexicon, own->list, text, meaning_new(lexicon, own->code, own->part, words_language(words)));
  }
}

static void read_file(Lexicon *lexicon, const char *path)
{
  xmlDoc *document = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (!document)
    machine_failed("cannot read %s", path);
  for (const xmlNode *list = xmlDocGetRootElement(document)->children; list; list = list->next) {
    const char *name = list->type == XML_ELEMENT_NODE ? attribute(lexicon->arena, list, "name") : NULL;
    for (const xmlNode *entry = name ? list->children : NULL; entry; entry = entry->next)
      if (entry->type == XML_ELEMENT_NODE)
        read_entry(lexicon, name, entry);
  }
  xmlFreeDoc(document);
}

static int compare_codes(const void *a, const void *b)
{
  return strcmp(a, b);
}

/* "fr.xml" for French; in an order that is the same everywhere. */
static size_t languages_in(const char *folder, char codes[LANGUAGES][3])
{
  size_t count = 0;
  DIR *listing = opendir(folder);
  if (!listing)
    machine_failed("cannot read %s: %s", folder, strerror(errno));
  for (const struct dirent *entry; count < LANGUAGES && (entry = readdir(listing)) != NULL;)
    if (strlen(entry->d_name) == 6 && strcmp(entry->d_name + 2, ".xml") == 0)
      snprintf(codes[count++], 3, "%.2s", entry->d_name);
  closedir(listing);
  qsort(codes, count, sizeof codes[0], compare_codes);
  return count;
}

Lexicon *lexicon_new(Arena *arena, const Law *law)
{
  Lexicon *lexicon = ARENA_NEW(arena, Lexicon);
  *lexicon = (Lexicon){.arena = arena, .law = law, .meanings = map_new(arena), .labels = map_new(arena),
                       .near = map_new(arena)};
  const char *folder = data_path(arena, "schema/import");
  read_file(lexicon, path_join(arena, folder, "labels.xml"));
  read_file(lexicon, path_join(arena, folder, "names.xml"));
  read_file(lexicon, path_join(arena, folder, "own.xml"));
  const char *words_folder = data_path(arena, "stylesheets/words");
  char codes[LANGUAGES][3];
  const size_t count = languages_in(words_folder, codes);
  for (size_t i = 0; i < count; i++) {
    const Words *words = words_load(arena, words_folder, codes[i]);
    if (!words)
      continue;
    put_own(lexicon, words);
    put_terms(lexicon, words);
    put_months(lexicon, words);
  }
  return lexicon;
}

/* ---- asking -------------------------------------------------------------------------------------------- */

static const Meaning *find(const Lexicon *lexicon, const char *list, const char *key)
{
  char whole[KEY_LONGEST];
  const size_t length = strlen(list), key_length = strlen(key);
  if (!*key || length + key_length + 2 > sizeof whole)
    return NULL;
  memcpy(whole, list, length);
  whole[length] = '/';
  memcpy(whole + length + 1, key, key_length + 1);
  return map_find(lexicon->meanings, whole);
}

const Meaning *lexicon_find(const Lexicon *lexicon, const char *list, const char *text)
{
  if (strlen(text) > KEY_LONGEST)
    return NULL;
  const char *key = lexicon_key(lexicon->arena, text, true);
  const Meaning *meaning = find(lexicon, list, key);
  if (!meaning && strchr(text, '('))
    meaning = find(lexicon, list, lexicon_key(lexicon->arena, text, false));
  const char *bare = meaning ? NULL : unnumbered(lexicon->arena, key);
  return bare ? find(lexicon, list, bare) : meaning;
}

/* What means something of its own is no misspelt label: "personnel" is not "personnes". */
static bool is_name(const Lexicon *lexicon, const char *key)
{
  static const char *const lists[] = {"subject", "family", "special", "recipient", "measure",
                                      "country", "purpose", "basis",  "instrument"};
  for (size_t i = 0; i < COUNT_OF(lists); i++)
    if (find(lexicon, lists[i], key))
      return true;
  return false;
}

static bool means_the_same(const Meaning *a, const Meaning *b)
{
  return text_same(a->code, b->code) && text_same(a->part, b->part);
}

/* NULL: none is near enough, or one that means something else is nearly as near. */
static const Label *nearest(const Lexicon *lexicon, const char *list, const char *key)
{
  const size_t letters = text_count(key), bound = letters >= VERY_LONG_LABEL ? 2 : 1;
  const Labels *labels = letters >= LONG_LABEL ? map_find(lexicon->labels, list) : NULL;
  if (!labels || is_name(lexicon, key))
    return NULL;
  const Label *best = NULL; /* of equals that which the list has first: it stands last here */
  size_t least = bound;
  for (const Label *label = labels->first; label; label = label->next) {
    const size_t changes = text_distance(key, label->key, bound);
    if (changes <= least) {
      best = label;
      least = changes;
    }
  }
  for (const Label *label = best ? labels->first : NULL; label; label = label->next)
    if (!means_the_same(label->meaning, best->meaning) && text_distance(key, label->key, least + 1) <= least + 1)
      return NULL;
  return best;
}

static const Meaning *near_meaning(Lexicon *lexicon, const char *list, const char *key)
{
  static const Meaning nothing;
  const char *known_by = arena_format(lexicon->arena, "%s/%s", list, key);
  const Meaning *known = map_find(lexicon->near, known_by);
  if (known)
    return known == &nothing ? NULL : known;
  if (lexicon->near_count++ >= NEAR_MOST)
    return NULL;
  const Label *label = nearest(lexicon, list, key);
  Meaning *meaning = NULL;
  if (label) {
    meaning = ARENA_NEW(lexicon->arena, Meaning);
    *meaning = *label->meaning;
    meaning->as = label->text;
  }
  map_put(lexicon->near, known_by, label ? (void *)meaning : (void *)(uintptr_t)&nothing);
  return meaning;
}

/* "3. Nom du traitement", "3.1 Finalités". */
static const char *behind_number(const char *key)
{
  while (*key >= '0' && *key <= '9') {
    const size_t digits = strspn(key, "0123456789");
    if (key[digits] != ' ')
      break;
    key += digits + 1;
  }
  return key;
}

const Meaning *lexicon_label(Lexicon *lexicon, const char *list, const char *text)
{
  const Meaning *meaning = lexicon_find(lexicon, list, text);
  if (meaning || strlen(text) >= KEY_LONGEST / 2)
    return meaning;
  for (int brackets = 1; !meaning && brackets >= 0; brackets--) {
    const char *key = behind_number(lexicon_key(lexicon->arena, text, brackets));
    const char *bare = unnumbered(lexicon->arena, key);
    meaning = find(lexicon, list, bare ? bare : key);
    if (!meaning)
      meaning = near_meaning(lexicon, list, bare ? bare : key);
  }
  return meaning;
}

const char *lexicon_value(const Lexicon *lexicon, const char *list, const char *text)
{
  if (strlen(text) > KEY_LONGEST)
    return NULL;
  const Meaning *meaning = find(lexicon, list, lexicon_key(lexicon->arena, text, true));
  if (meaning)
    return meaning->code ? meaning->code : "";
  const Term *term = law_term(lexicon->law, list, text); /* the code itself */
  return term ? term->code : NULL;
}
