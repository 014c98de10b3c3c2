/*
 * outlet_place: what the outputs can name - "file:line:column", or a character - back into a place of the
 * description.
 */
#include <stdlib.h>
#include <string.h>

#include "compile.h"

static Place line_place(const Run *run, const char *name, size_t length, unsigned long line, unsigned long column)
{
  for (size_t i = 1; i < run->sources.count; i++) {
    const Source *source = run->sources.at[i];
    if (strlen(source->name) != length || strncmp(source->name, name, length) != 0)
      continue;
    const char *at = source->bytes;
    while (--line > 0 && (at = strchr(at, '\n')) != NULL)
      at++;
    uint32_t character;
    while (at && --column > 0 && *at && *at != '\n')
      at += text_decode(at, &character);
    return at ? (Place){(uint32_t)(at - source->bytes), source->index, 1} : NOWHERE;
  }
  return NOWHERE;
}

static Place named_place(const Run *run, const char *what)
{
  const char *column = strrchr(what, ':'), *line = column;
  while (line && line > what && line[-1] != ':')
    line--;
  if (!line || line == what)
    return NOWHERE;
  return line_place(run, what, (size_t)(line - 1 - what), strtoul(line, NULL, 10), strtoul(column + 1, NULL, 10));
}

/* ---- characters -------------------------------------------------------------------------------------- */

/* Behind what begins at `at` and holds neither text nor elements: a comment, an instruction; else `at`. */
static const char *skip_silent(const char *at)
{
  static const char *const silent[][2] = {{"<!--", "-->"}, {"<?", "?>"}};
  for (size_t i = 0; i < COUNT_OF(silent); i++)
    if (text_starts(at, silent[i][0])) {
      const char *end = strstr(at, silent[i][1]);
      return end ? end + strlen(silent[i][1]) : at + strlen(at);
    }
  return at;
}

/* Behind the tag that begins at `at`. */
static const char *tag_end(const char *at)
{
  for (char quote = '\0'; *at && (quote || *at != '>'); at++)
    if (*at == quote)
      quote = '\0';
    else if (!quote && (*at == '"' || *at == '\''))
      quote = *at;
  return *at ? at + 1 : at;
}

/* The end of the element whose name stands at `name`; the description is well-formed by now. */
static const char *element_end(const char *name)
{
  size_t depth = 0;
  for (const char *at = name - 1; *at;) {
    const char *end = skip_silent(at);
    if (end > at) {
      at = end;
      continue;
    }
    if (text_starts(at, "<![CDATA[")) {
      end = strstr(at, "]]>");
      at = end ? end : at + strlen(at);
    } else if (*at == '<') {
      end = tag_end(at);
      if (at[1] == '/')
        depth--;
      else if (end[-2] != '/')
        depth++;
      at = end;
      if (depth == 0)
        return at;
    } else
      at++;
  }
  return name;
}

/* How long the character is that begins here, in itself or as a reference to its number; 0: it is another. */
static size_t length_here(const char *at, const char *bytes, uint32_t character)
{
  if (text_starts(at, bytes))
    return strlen(bytes);
  if (at[0] != '&' || at[1] != '#')
    return 0;
  bool hexadecimal = at[2] == 'x';
  char *end;
  unsigned long number = strtoul(at + 2 + hexadecimal, &end, hexadecimal ? 16 : 10);
  return number == character && *end == ';' ? (size_t)(end + 1 - at) : 0;
}

static Place character_between(const Source *source, const char *from, const char *to, uint32_t character)
{
  Buffer bytes = {0};
  buffer_code_point(&bytes, character);
  Place place = NOWHERE;
  for (const char *at = from; at < to && !place.source;) {
    const char *behind = skip_silent(at);
    size_t length = behind == at ? length_here(at, bytes.at, character) : 0;
    if (length)
      place = (Place){(uint32_t)(at - source->bytes), source->index, (uint16_t)length};
    at = behind > at ? behind : at + 1;
  }
  buffer_free(&bytes);
  return place;
}

/* Where a character stands first in the element that a block comes from, or else in the description: what a
   block says may have been written elsewhere. */
static Place character_place(const Run *run, uint32_t character, const char *block)
{
  Place element = *block ? named_place(run, block) : NOWHERE, place = NOWHERE;
  const Source *source = source_of(&run->sources, element);
  if (source && element.offset > 0 && source->bytes[element.offset - 1] == '<') {
    const char *name = source->bytes + element.offset;
    place = character_between(source, name, element_end(name), character);
  }
  for (size_t i = 1; i < run->sources.count && !place.source; i++) {
    source = run->sources.at[i];
    place = character_between(source, source->bytes, source->bytes + source->length, character);
  }
  return place.source ? place : element;
}

Place outlet_place(void *context, const char *what)
{
  const Run *run = context;
  if (!text_starts(what, "U+"))
    return named_place(run, what);
  char *block;
  unsigned long character = strtoul(what + 2, &block, 16);
  return character_place(run, (uint32_t)character, *block ? block + 1 : block);
}
