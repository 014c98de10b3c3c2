/*
 * The law's tables: dated rows and lists of words, from schema/law/NAME.xml.  What is a fact of the law -
 * which right follows from which basis, which country has an adequacy decision and until when - stands there,
 * with its source; the program asks "as of a day".
 */
#include <stdlib.h>
#include <string.h>

#include "model/words_int.h"

typedef struct TermList {
  const Term **at;
  size_t count;
} TermList;

struct Law {
  Arena *arena;
  const char *folder;
  Map *lists; /* "basis" -> TermList */
  Map *terms; /* "basis/consent" -> Term */
  Map *rows;  /* "adequacy/GB" -> the first LawRow of that code */
  const LawRow **all; /* by table, in the order of their file */
  size_t count, capacity;
  Date checked_on;
};

static const char *const tables[] = {
  "terms",       "countries", "adequacy", "authorities",   "retention", "rights",
  "instruments", "trackers",  "subjects", "child-consent", "text",
  "parameters",  "dpia",      "exceptions", "mechanisms", "purposes", "marketing",
  "coverage",
};

static bool key_of(char key[KEY_LIMIT], const char *group, const char *code)
{
  return group != NULL && code != NULL && data_key(key, (const char *const[]){group, code}, 2);
}

static void note_check(Law *law, Date day)
{
  if (date_compare(day, law->checked_on) > 0)
    law->checked_on = day;
}

/* ---- lists of words ------------------------------------------------------------------------------------ */

static void read_term(Law *law, TermList *list, const char *name, const xmlNode *node)
{
  char key[KEY_LIMIT];
  Term *term = ARENA_NEW(law->arena, Term);

  *term = (Term){
    .list = name,
    .code = data_required(law->arena, node, "code"),
    .index = (int)list->count,
    .article = data_attribute(law->arena, node, "article"),
  };
  list->at[list->count++] = term;
  if (key_of(key, name, term->code))
    data_put(law->arena, law->terms, node, key, term);
}

static void read_list(Law *law, const xmlNode *node)
{
  TermList *list = ARENA_NEW(law->arena, TermList);
  const char *name = data_required(law->arena, node, "name");
  size_t count = 0;

  for
    EACH_NODE(child, node)
  count += data_is(child, "term");
  list->at = ARENA_ARRAY(law->arena, const Term *, count + 1);
  for
    EACH_NODE(child, node)
    {
      if (data_is(child, "term"))
        read_term(law, list, name, child);
    }
  data_put(law->arena, law->lists, node, name, list);
}

/* ---- dated rows ---------------------------------------------------------------------------------------- */

static const char *const *read_attributes(Arena *arena, const xmlNode *node)
{
  size_t count = 0;
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    count++;

  const char **pairs = ARENA_ARRAY(arena, const char *, count * 2 + 1);
  size_t used = 0;
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    pairs[used++] = arena_string(arena, name);
    pairs[used++] = data_attribute(arena, node, name);
  }
  return pairs;
}

static void keep_row(Law *law, const LawRow *row)
{
  if (law->count == law->capacity) {
    const LawRow **old = law->all;
    law->capacity = law->capacity == 0 ? 512 : law->capacity * 2;
    law->all = ARENA_ARRAY(law->arena, const LawRow *, law->capacity);
    if (law->count > 0)
      memcpy(law->all, old, law->count * sizeof *old);
  }
  law->all[law->count++] = row;
}

/* What a row does not say of itself, its table says: when it was checked, and against what. */
static void read_row(Law *law, const char *table, const xmlNode *root, const xmlNode *node)
{
  char key[KEY_LIMIT];
  LawRow *row = ARENA_NEW(law->arena, LawRow);

  *row = (LawRow){
    .table = table,
    .code = data_required(law->arena, node, "code"),
    .attributes = read_attributes(law->arena, node),
    .valid_from = data_date(law->arena, node, "valid-from"),
    .valid_to = data_date(law->arena, node, "valid-to"),
    .checked_on = data_date(law->arena, node, "checked-on"),
    .source = data_attribute(law->arena, node, "source"),
  };
  if (row->checked_on.year == 0)
    row->checked_on = data_date(law->arena, root, "checked-on");
  if (row->source == NULL)
    row->source = data_attribute(law->arena, root, "source");
  note_check(law, row->checked_on);
  keep_row(law, row);
  if (!key_of(key, table, row->code))
    return;

  LawRow *same = map_find(law->rows, key);
  if (same == NULL) {
    data_put(law->arena, law->rows, node, key, row);
    return;
  }
  while (same->next != NULL)
    same = (LawRow *)same->next;
  same->next = row;
}

static void read_table(Law *law, const char *folder, const char *name)
{
  const char *path = path_join(law->arena, folder, arena_format(law->arena, "%s.xml", name));
  xmlDoc *document = data_read(path, "law", false);
  const xmlNode *root = xmlDocGetRootElement(document);
  const char *table = data_required(law->arena, root, "table");

  if (!text_same(table, name))
    machine_failed("%s: this is the table '%s'", path, table);
  note_check(law, data_date(law->arena, root, "checked-on"));
  for
    EACH_NODE(node, root)
    {
      if (data_is(node, "list"))
        read_list(law, node);
      else if (data_is(node, "row"))
        read_row(law, name, root, node);
    }
  xmlFreeDoc(document);
}

static Law *load_tables(Arena *arena, const char *folder, const char *const *names, size_t count)
{
  Law *law = ARENA_NEW(arena, Law);

  *law = (Law){.arena = arena, .folder = folder, .lists = map_new(arena), .terms = map_new(arena),
               .rows = map_new(arena)};
  for (size_t i = 0; i < count; i++)
    read_table(law, folder, names[i]);
  return law;
}

Law *law_load(Arena *arena, const char *folder)
{
  return load_tables(arena, arena_string(arena, folder), tables, COUNT_OF(tables));
}

const Law *law_vocabulary(const Law *law, Arena *arena)
{
  static const char *const names[] = {"dpv", "dpv-fields"};
  return load_tables(arena, path_join(arena, law->folder, "../dpv"), names, COUNT_OF(names));
}

/* ---- questions ----------------------------------------------------------------------------------------- */

const Term *law_term(const Law *law, const char *list, const char *code)
{
  char key[KEY_LIMIT];
  return key_of(key, list, code) ? map_find(law->terms, key) : NULL;
}

size_t law_terms(const Law *law, const char *list, const Term *const **terms)
{
  const TermList *found = map_find(law->lists, list);
  *terms = found == NULL ? NULL : found->at;
  return found == NULL ? 0 : found->count;
}

bool law_list_exists(const Law *law, const char *list)
{
  return map_find(law->lists, list) != NULL;
}

/* Both days of a period belong to it. */
static bool in_force(const LawRow *row, Date day)
{
  return (row->valid_from.year == 0 || date_compare(row->valid_from, day) <= 0) &&
         (row->valid_to.year == 0 || date_compare(day, row->valid_to) <= 0);
}

const LawRow *law_row(const Law *law, const char *table, const char *code, Date as_of)
{
  char key[KEY_LIMIT];
  const LawRow *row = key_of(key, table, code) ? map_find(law->rows, key) : NULL;

  while (row != NULL && !in_force(row, as_of))
    row = row->next;
  return row;
}

const char *law_attribute(const LawRow *row, const char *name)
{
  if (row == NULL)
    return NULL;
  for (const char *const *pair = row->attributes; *pair != NULL; pair += 2) {
    if (strcmp(pair[0], name) == 0)
      return pair[1];
  }
  return NULL;
}

bool law_says(const LawRow *row, const char *name, const char *value)
{
  return text_same(law_attribute(row, name), value);
}

bool law_lists(const LawRow *row, const char *name, const char *word)
{
  const char *words = law_attribute(row, name);
  return words != NULL && text_lists(words, word);
}

long law_number(const LawRow *row, const char *name)
{
  const char *number = law_attribute(row, name);
  return number == NULL ? 0 : strtol(number, NULL, 10);
}

/* An attribute may hold an event in a duration's place: that is none. */
bool law_duration(const LawRow *row, const char *name, Duration *duration)
{
  const char *text = law_attribute(row, name);
  Duration parsed;

  if (text == NULL || !duration_parse(text, &parsed))
    return false;
  *duration = parsed;
  return true;
}

size_t law_rows(const Law *law, const LawRow *const **rows)
{
  *rows = law->all;
  return law->count;
}

Date law_checked_on(const Law *law)
{
  return law->checked_on;
}

/* The Union's members and the three EFTA States of the European Economic Area: a transfer to one of them is
   none in the sense of chapter V of the Regulation (Annex XI of the EEA Agreement, decision 154/2018). */
bool law_is_eea(const Law *law, const char *country, Date as_of)
{
  const LawRow *row = law_row(law, "countries", country, as_of);
  return row != NULL && law_attribute(row, "eea") != NULL;
}
