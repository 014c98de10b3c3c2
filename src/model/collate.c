/*
 * collate: alphabetical order as a language has it (Unicode's collation algorithm), never the locale's.
 */
#include <string.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "model/model_int.h"

struct Collation {
  UCollator *collator;
};

Collation *collation_open(Arena *arena, const char *language)
{
  Collation *collation = ARENA_NEW(arena, Collation);
  UErrorCode error = U_ZERO_ERROR;
  collation->collator = ucol_open(language ? language : "", &error);
  if (U_FAILURE(error))
    machine_failed("no order of letters for the language '%s': %s", language ? language : "", u_errorName(error));
  return collation;
}

/* A key ends with its only zero, so that keys compare as strings do. */
const char *collation_key(const Collation *collation, Arena *arena, const char *text)
{
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = 0;
  const int32_t room = (int32_t)strlen(text) + 1; /* no text has more units in UTF-16 than in UTF-8 */
  UChar *units = ARENA_ARRAY(arena, UChar, (size_t)room);
  u_strFromUTF8WithSub(units, room, &length, text, -1, 0xFFFD, NULL, &error);
  const int32_t size = ucol_getSortKey(collation->collator, units, length, NULL, 0);
  uint8_t *key = ARENA_ARRAY(arena, uint8_t, (size_t)size + 1);
  ucol_getSortKey(collation->collator, units, length, key, size);
  return (const char *)key;
}

void collation_close(Collation *collation)
{
  ucol_close(collation->collator);
}
