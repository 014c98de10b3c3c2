/*
 * pack_names: names of sheets and columns, and lengths as spreadsheets count them.
 *
 * XLSX allows a tab 31 units of UTF-16, none of []:*?/\, no apostrophe at either end, and no two names that
 * differ in case alone.  ODS gets the same names, so that both files are one workbook.
 */
#include <string.h>

#include "emit/pack_int.h"

enum { NAME_LIMIT = 31 };

size_t pack_units(const char *text)
{
  size_t units = 0;
  for (const unsigned char *at = (const unsigned char *)text; *at; at++)
    units += (*at & 0xC0) != 0x80 ? (*at >= 0xF0 ? 2 : 1) : 0;
  return units;
}

size_t pack_cut(const char *text, size_t units)
{
  const char *at = text;
  while (*at) {
    size_t takes = (unsigned char)*at >= 0xF0 ? 2 : 1;
    if (takes > units)
      break;
    units -= takes;
    for (at++; ((unsigned char)*at & 0xC0) == 0x80; at++)
      ;
  }
  return (size_t)(at - text);
}

void pack_column_name(size_t column, char name[8])
{
  char backwards[8];
  size_t length = 0;
  for (size_t rest = column + 1; rest; rest = (rest - 1) / 26)
    backwards[length++] = (char)('A' + (rest - 1) % 26);
  for (size_t i = 0; i < length; i++)
    name[i] = backwards[length - 1 - i];
  name[length] = '\0';
}

/* What may stand in a name, with single blanks. */
static void clean(const char *wanted, Buffer *name)
{
  static const char forbidden[] = "[]:*?/\\", instead[] = "()-----";
  for (; *wanted; wanted++) {
    const char *found = strchr(forbidden, *wanted);
    char c = found ? instead[found - forbidden] : *wanted;
    if ((unsigned char)c > ' ')
      buffer_byte(name, c);
    else if (name->length && name->at[name->length - 1] != ' ')
      buffer_byte(name, ' ');
  }
  while (name->length && name->at[name->length - 1] == ' ')
    name->at[--name->length] = '\0';
}

/* So many units at most; what is cut says so. */
static const char *shorten(Arena *arena, const char *name, size_t units)
{
  if (pack_units(name) <= units)
    return name;
  size_t length = pack_cut(name, units - 1);
  while (length && name[length - 1] == ' ')
    length--;
  return arena_format(arena, "%.*s…", (int)length, name);
}

static const char *without_apostrophes_at_ends(Arena *arena, const char *name)
{
  size_t length = strlen(name);
  bool first = name[0] == '\'', last = length > 1 && name[length - 1] == '\'';
  if (!first && !last)
    return name;
  return arena_format(arena, "%s%.*s%s", first ? "’" : "", (int)(length - first - last), name + first, last ? "’" : "");
}

/* The number that the next sheet of this name bears. */
typedef struct Namesakes {
  size_t count;
} Namesakes;

const char *pack_sheet_name(Pack *pack, const char *wanted)
{
  Arena *arena = pack->arena;
  Buffer cleaned = {0};
  clean(wanted, &cleaned);
  const char *whole = arena_string(arena, cleaned.length ? cleaned.at : "-");
  buffer_free(&cleaned);
  const char *name = without_apostrophes_at_ends(arena, shorten(arena, whole, NAME_LIMIT));
  const char *key = text_fold(arena, name);
  static const char reserved[] = "history"; /* of changes, to those who keep one */
  Namesakes *others = map_find(pack->names, key);
  if (!others && strcmp(key, reserved) != 0) {
    map_put(pack->names, key, ARENA_NEW(arena, Namesakes));
    return name;
  }
  if (!others)
    map_put(pack->names, key, others = ARENA_NEW(arena, Namesakes));
  for (;;) {
    const char *number = arena_format(arena, " (%zu)", ++others->count + 1);
    const char *next = arena_format(arena, "%s%s", shorten(arena, whole, NAME_LIMIT - strlen(number)), number);
    next = without_apostrophes_at_ends(arena, next);
    if (map_put(pack->names, text_fold(arena, next), ARENA_NEW(arena, Namesakes)))
      return next;
  }
}
