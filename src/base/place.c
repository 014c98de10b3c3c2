/*
 * Sources and places.  A place is an offset; line and column are counted when somebody asks.
 *
 * Behind the line starts, the same table keeps the count of characters before every block of bytes, so that a
 * column costs one block however long its line is: a description made by a program may be a single line.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"

enum { BLOCK = 1024 };

Source *sources_add(Sources *sources, Arena *arena, const char *path, const char *name, char *bytes,
                    size_t length)
{
  if (sources->count > UINT16_MAX)
    machine_failed("a description may have %d files at most", UINT16_MAX);
  if (length > UINT32_MAX)
    machine_failed("%s: larger than 4 GB", path);
  if (sources->count + 2 > sources->capacity) {
    sources->capacity = sources->capacity == 0 ? 16 : sources->capacity * 2;
    sources->at = memory_grow(sources->at, sources->capacity * sizeof *sources->at);
  }
  if (sources->count == 0)
    sources->at[sources->count++] = NULL;

  Source *source = ARENA_NEW(arena, Source);
  source->path = path;
  source->name = name;
  source->bytes = bytes;
  source->length = length;
  source->index = (uint16_t)sources->count;
  sources->at[sources->count++] = source;
  return source;
}

const Source *source_of(const Sources *sources, Place place)
{
  return place.source == 0 || place.source >= sources->count ? NULL : sources->at[place.source];
}

static bool begins_character(char byte)
{
  return ((unsigned char)byte & 0xC0) != 0x80;
}

/* A line ends with LF, CR LF or CR alone, as XML 1.0, 2.11 has it. */
static bool ends_line(const Source *source, size_t offset)
{
  const char byte = source->bytes[offset];
  return byte == '\n' ||
         (byte == '\r' && (offset + 1 >= source->length || source->bytes[offset + 1] != '\n'));
}

static void make_lines(Source *source)
{
  size_t line_count = 1;
  for (size_t i = 0; i < source->length; i++)
    line_count += ends_line(source, i);

  source->lines = memory_new((line_count + source->length / BLOCK + 1) * sizeof *source->lines);
  source->line_count = line_count;
  uint32_t *line = source->lines, *block = source->lines + line_count, characters = 0;
  *line++ = 0;
  for (size_t i = 0; i < source->length; i++) {
    if (i % BLOCK == 0)
      *block++ = characters;
    characters += begins_character(source->bytes[i]);
    if (ends_line(source, i))
      *line++ = (uint32_t)(i + 1);
  }
  if (source->length % BLOCK == 0)
    *block = characters;
}

/* Characters that begin before `offset`. */
static uint32_t characters_before(const Source *source, uint32_t offset)
{
  uint32_t count = source->lines[source->line_count + offset / BLOCK];
  for (uint32_t i = offset / BLOCK * BLOCK; i < offset; i++)
    count += begins_character(source->bytes[i]);
  return count;
}

/* From the line's start, which a block seldom lies behind. */
static uint32_t characters_in_line(const Source *source, uint32_t start, uint32_t offset)
{
  if (offset - start > BLOCK)
    return characters_before(source, offset) - characters_before(source, start);
  uint32_t count = 0;
  for (uint32_t i = start; i < offset; i++)
    count += begins_character(source->bytes[i]);
  return count;
}

void place_position(const Sources *sources, Place place, unsigned *line, unsigned *column)
{
  *line = *column = 0;
  if (source_of(sources, place) == NULL)
    return;

  Source *source = sources->at[place.source];
  if (source->lines == NULL)
    make_lines(source);
  uint32_t offset = place.offset > source->length ? (uint32_t)source->length : place.offset;
  while (offset > 0 && offset < source->length && !begins_character(source->bytes[offset]))
    offset--;

  size_t low = 0, high = source->line_count; /* the line starts at or before, the next one behind */
  while (high - low > 1) {
    const size_t middle = (low + high) / 2;
    if (source->lines[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  *line = (unsigned)low + 1;
  *column = characters_in_line(source, source->lines[low], offset) + 1;
  /* No editor counts the byte order mark. */
  if (low == 0 && offset > 0 && source->length >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0)
    --*column;
}

/* ---- quotations -------------------------------------------------------------------------------------- */

void sources_quote(Sources *sources, Place place, const char *from, const char *line)
{
  if (source_of(sources, place) == NULL)
    return;
  Source *source = sources->at[place.source];
  const size_t count = source->quotation_count;
  if (count > 0 && source->quotations[count - 1].place.offset >= place.offset)
    return; /* the file was read before */
  if (count == source->quotation_capacity) {
    source->quotation_capacity = count == 0 ? 16 : count * 2;
    source->quotations =
      memory_grow(source->quotations, source->quotation_capacity * sizeof *source->quotations);
  }
  source->quotations[source->quotation_count++] = (Quotation){.place = place, .from = from, .line = line};
}

const Quotation *source_quoted(const Sources *sources, Place place)
{
  const Source *source = source_of(sources, place);
  size_t low = 0, high = source == NULL ? 0 : source->quotation_count;

  while (low < high) { /* the first that begins behind the place */
    const size_t middle = (low + high) / 2;
    if (source->quotations[middle].place.offset <= place.offset)
      low = middle + 1;
    else
      high = middle;
  }
  const Quotation *found = low == 0 ? NULL : &source->quotations[low - 1];
  return found != NULL && place.offset - found->place.offset < found->place.length ? found : NULL;
}

void sources_free(Sources *sources)
{
  for (size_t i = 1; i < sources->count; i++) {
    Source *source = sources->at[i];
    free((char *)source->bytes);
    free(source->lines);
    free(source->quotations);
    source->bytes = NULL;
    source->lines = NULL;
    source->quotations = NULL;
    source->quotation_count = 0;
    source->length = source->line_count = 0;
  }
  free(sources->at);
  *sources = (Sources){0};
}
