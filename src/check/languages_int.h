/*
 * What the parts of PPC931 share (languages*.c).  Never leaves the room.
 */
#ifndef PPC_CHECK_LANGUAGES_INT_H
#define PPC_CHECK_LANGUAGES_INT_H

#include "check/wording_int.h"

enum { FACT_KEY = 64 };

/* A number or an address that a text tells, in a form that is the same in every language. */
typedef struct Fact {
  char key[FACT_KEY];
  uint32_t from, to; /* bytes of the text; both 0: the address of a link */
  bool optional;     /* need not stand in the other language: a time of day, a month's number, "one" */
} Fact;

typedef struct Facts {
  Fact *at;
  size_t count, capacity;
} Facts;

typedef struct Telling {
  Facts numbers, addresses; /* by key */
  bool has_one;             /* "one" in letters stands among the numbers */
  size_t letters;           /* of its own, outside names and quotations */
} Telling;

/* Words of a language for numbers ("deux" -> "2") and for what is counted; NULL: the law's table has none. */
typedef struct NumberWords {
  const Map *values, *units;
} NumberWords;

NumberWords number_words(const Check *check, const char *language);
void tell(Telling *telling, const NumberWords *words, Folded *folded, const Version *version);
void telling_end(Telling *telling);

#endif
