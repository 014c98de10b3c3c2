/*
 * The project's own data files - the law's tables, the words of a language - as they are read: XML without a
 * namespace, found in the program's folders.  They are ours: a fault in one ends the process.
 */
#ifndef PPC_WORDS_INT_H
#define PPC_WORDS_INT_H

#include "model/model.h"

enum { KEY_LIMIT = 256 }; /* bytes of a key of a map; a longer one is in no map */

/* The document, whose root is called `root`; the caller frees it.  NULL only where there is no such file and
   `optional` says that it need not be. */
xmlDoc *data_read(const char *path, const char *root, bool optional);

/* In the arena; NULL where the attribute is absent. */
char *data_attribute(Arena *arena, const xmlNode *node, const char *name);
char *data_required(Arena *arena, const xmlNode *node, const char *name);
Date data_date(Arena *arena, const xmlNode *node, const char *name); /* no date where absent */
/* The text in the element, white space folded and trimmed; no-break spaces stay. */
char *data_text(Arena *arena, const xmlNode *node);

/* The element's name. */
bool data_is(const xmlNode *node, const char *name);
#define EACH_NODE(node, parent) (xmlNode *node = (parent)->children; node != NULL; node = node->next)

/* `count` parts with '/' between them; false where they are too long for a key. */
bool data_key(char key[KEY_LIMIT], const char *const *parts, size_t count);
/* Puts a value under a key that must be new. */
void data_put(Arena *arena, Map *map, const xmlNode *node, const char *key, void *value);

/* ---- the words of a language --------------------------------------------------------------------------- */

enum { UNIT_COUNT = 6 };

struct Words {
  Arena *arena;
  const char *language;
  Map *texts;  /* "term/basis/consent", "term/basis/consent/plain", "country/FR", "phrase/objection", … */
  Map *rules;  /* "PPC602/message.variant" */
  Map *groups; /* "policy" -> its labels, in order */
  const char *date_pattern, *first_day; /* first_day: NULL where the first is said as every other */
  const char *months[13];               /* from 1 */
  const char *unit_one[UNIT_COUNT], *unit_many[UNIT_COUNT]; /* years, months, …: "{n} ans" */
  bool zero_is_many;                                        /* "0 days", but « 0 jour » */
  const char *between, *last, *either;                      /* of a list in a sentence */
  bool french_spacing;
  const Readability *readability;                           /* NULL: the language has no measure */
  Map *after_number, *before_number; /* words that stay on the line of their number */
};

/* A text under "group/code" or "group/code/form"; NULL where there is none. */
const char *words_find(const Words *words, const char *const *parts, size_t count);

#endif
