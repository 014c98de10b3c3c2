/*
 * encoding: every file's bytes are UTF-8 before anything reads them, so that a place is an offset in one
 * text.
 *
 * What a file says it is written in counts, then its byte order mark (XML 1.0, 4.3.3 and appendix F); a
 * file that says nothing is UTF-8.  A UTF-8 byte order mark stays where it is: the parser passes over it.
 */
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/load_int.h"

typedef struct Start {
  const char *bytes;
  size_t length, mark; /* mark: how many of them are a byte order mark */
  const char *encoding;
} Start;

/* The longer marks first: that of UTF-16 begins that of UTF-32. */
static const Start starts[] = {
  {"\xEF\xBB\xBF", 3, 0, "UTF-8"}, {"\xFF\xFE\0\0", 4, 4, "UTF-32LE"}, {"\0\0\xFE\xFF", 4, 4, "UTF-32BE"},
  {"\xFF\xFE", 2, 2, "UTF-16LE"},  {"\xFE\xFF", 2, 2, "UTF-16BE"},     {"<\0\0\0", 4, 0, "UTF-32LE"},
  {"\0\0\0<", 4, 0, "UTF-32BE"},   {"<\0?\0", 4, 0, "UTF-16LE"},       {"\0<\0?", 4, 0, "UTF-16BE"},
};

static const Start *start_of(const char *bytes, size_t length)
{
  for (size_t i = 0; i < COUNT_OF(starts); i++)
    if (length >= starts[i].length && memcmp(bytes, starts[i].bytes, starts[i].length) == 0)
      return &starts[i];
  return NULL;
}

static bool is_name_character(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.';
}

/* The encoding that the XML declaration names, as a stretch of the bytes; false: none. */
static bool declared(const char *bytes, size_t length, size_t *at, size_t *name_length)
{
  static const char word[] = "encoding";

  if (length < 6 || memcmp(bytes, "<?xml", 5) != 0)
    return false;
  const char *end = memchr(bytes, '>', length);
  if (end == NULL)
    return false;
  for (const char *here = bytes + 5; here + sizeof word < end; here++) {
    if (memcmp(here, word, sizeof word - 1) != 0)
      continue;
    here += sizeof word - 1;
    while (here < end && strchr(" \t\r\n=", *here) != NULL)
      here++;
    if (here == end || (*here != '"' && *here != '\''))
      return false;
    const char *last = ++here;
    while (last < end && is_name_character(*last))
      last++;
    *at = (size_t)(here - bytes);
    *name_length = (size_t)(last - here);
    return true;
  }
  return false;
}

/* Encodings of two and more bytes a character: a declaration that could be read byte by byte is not in
   one. */
static bool is_wide(const char *name)
{
  return strncasecmp(name, "utf-16", 6) == 0 || strncasecmp(name, "utf-32", 6) == 0 ||
         strncasecmp(name, "ucs-", 4) == 0 || strncasecmp(name, "iso-10646", 9) == 0;
}

static bool convert(char **bytes, size_t *length, size_t skip, Encoding *encoding)
{
  iconv_t converter = iconv_open("UTF-8", encoding->name);
  Buffer text = {0};
  char block[16384];

  if (converter == (iconv_t)-1) {
    encoding->variant = "unknown";
    return false;
  }
  char *from = *bytes + skip;
  size_t left = *length - skip;
  bool good = true;
  while (good && left > 0) {
    char *to = block;
    size_t room = sizeof block;
    if (iconv(converter, &from, &left, &to, &room) == (size_t)-1 && errno != E2BIG)
      good = false;
    buffer_add(&text, block, sizeof block - room);
  }
  iconv_close(converter);
  if (!good) {
    encoding->variant = "bad-bytes";
    encoding->bad = (size_t)(from - *bytes);
    encoding->length = 1;
    buffer_free(&text);
    return false;
  }
  buffer_add(&text, "", 0);
  free(*bytes);
  *bytes = text.at != NULL ? text.at : memset(memory_new(1), 0, 1);
  *length = text.length;
  return true;
}

/* In UTF-8, every byte of it; NUL is no character of XML, and the parser would take it for the end. */
static bool is_clean(const char *bytes, size_t length, Encoding *encoding)
{
  const char *nul = memchr(bytes, '\0', length);

  if (text_is_utf8(bytes, length, &encoding->bad) && nul == NULL)
    return true;
  if (nul != NULL && (size_t)(nul - bytes) < encoding->bad)
    encoding->bad = (size_t)(nul - bytes);
  encoding->variant = "bad-bytes";
  encoding->length = 1;
  return false;
}

/* A zip, as most spreadsheets are, or an Office file of before. */
static bool is_archive(const char *bytes, size_t length)
{
  return length > 4 && (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0);
}

bool encoding_to_utf8(char **bytes, size_t *length, Encoding *encoding)
{
  const Start *start = start_of(*bytes, *length);
  size_t at = 0, name_length = 0;

  *encoding = (Encoding){.name = "UTF-8", .bad = SIZE_MAX};
  if (is_archive(*bytes, *length)) {
    encoding->variant = "archive";
    encoding->bad = 0;
    return false;
  }
  if (start != NULL && strcmp(start->encoding, "UTF-8") != 0) {
    snprintf(encoding->name, sizeof encoding->name, "%s", start->encoding);
    if (!convert(bytes, length, start->mark, encoding))
      return false;
  } else if (start == NULL && declared(*bytes, *length, &at, &name_length)) {
    snprintf(encoding->name, sizeof encoding->name, "%.*s", (int)name_length, *bytes + at);
    if (is_wide(encoding->name) || name_length == 0) {
      encoding->variant = "unknown";
    } else if (strcasecmp(encoding->name, "UTF-8") != 0) {
      convert(bytes, length, 0, encoding);
    }
    if (encoding->variant != NULL && strcmp(encoding->variant, "unknown") == 0) {
      encoding->bad = at;
      encoding->length = name_length;
    }
    if (encoding->variant != NULL)
      return false;
  }
  return is_clean(*bytes, *length, encoding);
}
