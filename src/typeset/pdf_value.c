/*
 * pdf_value: the syntax of PDF's values (ISO 32000-1, 7.2 and 7.3).
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/pdf_int.h"

enum {
  DEPTH_LIMIT = 64,    /* of arrays and dictionaries in each other */
  STRING_LIMIT = 16000 /* a string of PDF/A has at most 32,767 bytes (ISO 19005-3, 6.1.13) */
};

enum { REGULAR, BLANK, DELIMITER };

static const uint8_t classes[256] = {
  ['\0'] = BLANK,    ['\t'] = BLANK,    ['\n'] = BLANK,    ['\f'] = BLANK,
  ['\r'] = BLANK,    [' '] = BLANK,     ['('] = DELIMITER, [')'] = DELIMITER,
  ['<'] = DELIMITER, ['>'] = DELIMITER, ['['] = DELIMITER, [']'] = DELIMITER,
  ['{'] = DELIMITER, ['}'] = DELIMITER, ['/'] = DELIMITER, ['%'] = DELIMITER,
};

static bool is_blank(char byte)
{
  return classes[(unsigned char)byte] == BLANK;
}

static bool is_delimiter(char byte)
{
  return classes[(unsigned char)byte] == DELIMITER;
}

static bool is_digit(char byte)
{
  return byte >= '0' && byte <= '9';
}

bool span_is(Span span, const char *text)
{
  return span.at && strlen(text) == span.length && memcmp(span.at, text, span.length) == 0;
}

const char *pdf_blanks(const char *at, const char *end)
{
  for (; at < end && (is_blank(*at) || *at == '%'); at++)
    if (*at == '%')
      while (at + 1 < end && at[1] != '\n' && at[1] != '\r')
        at++;
  return at;
}

const char *pdf_word(const char *at, const char *end)
{
  while (at < end && classes[(unsigned char)*at] == REGULAR)
    at++;
  return at;
}

static const char *string(const char *at, const char *end)
{
  unsigned depth = 0;
  for (; at < end; at++) {
    if (*at == '\\')
      at++;
    else if (*at == '(')
      depth++;
    else if (*at == ')' && --depth == 0)
      return at + 1;
  }
  return NULL;
}

/* Behind "0 R" where `at` stands behind "12"; otherwise `at`. */
static const char *reference(const char *at, const char *end)
{
  const char *next = pdf_blanks(at, end), *generation = next;
  while (next < end && is_digit(*next))
    next++;
  if (next == generation)
    return at;
  next = pdf_blanks(next, end);
  return next < end && *next == 'R' && pdf_word(next, end) == next + 1 ? next + 1 : at;
}

static const char *value_within(const char *at, const char *end, unsigned depth);

static const char *values_until(const char *at, const char *end, const char *close, unsigned depth)
{
  size_t length = strlen(close);
  while (at && (at = pdf_blanks(at, end)) < end) {
    if ((size_t)(end - at) >= length && memcmp(at, close, length) == 0)
      return at + length;
    at = value_within(at, end, depth + 1);
  }
  return NULL;
}

static const char *value_within(const char *at, const char *end, unsigned depth)
{
  if (at >= end || depth > DEPTH_LIMIT)
    return NULL;
  if (*at == '(')
    return string(at, end);
  if (*at == '[')
    return values_until(at + 1, end, "]", depth);
  if (*at == '<' && end - at > 1 && at[1] == '<')
    return values_until(at + 2, end, ">>", depth);
  if (*at == '<') {
    const char *close = memchr(at, '>', (size_t)(end - at));
    return close ? close + 1 : NULL;
  }
  const char *behind = pdf_word(at + (*at == '/'), end);
  if (behind == at)
    return NULL;
  return is_digit(*at) ? reference(behind, end) : behind;
}

const char *pdf_value(const char *at, const char *end)
{
  return value_within(at, end, 0);
}

Span pdf_inside(Span value)
{
  size_t bracket = value.length > 3 && value.at[0] == '<' ? 2 : 1;
  if (value.length < 2 * bracket)
    return (Span){0};
  return (Span){value.at + bracket, value.length - 2 * bracket};
}

bool pdf_next(Span *rest, Span *key, Span *value)
{
  const char *end = rest->at + rest->length, *at = rest->at ? pdf_blanks(rest->at, end) : end;
  if (at == end || *at != '/')
    return false;
  const char *behind = pdf_value(at, end);
  const char *of = pdf_blanks(behind, end), *last = pdf_value(of, end);
  if (!last)
    return false;
  *key = (Span){at, (size_t)(behind - at)};
  *value = (Span){of, (size_t)(last - of)};
  *rest = (Span){last, (size_t)(end - last)};
  return true;
}

Span pdf_entry(Span dictionary, const char *key)
{
  Span rest = pdf_inside(dictionary), name, value;
  while (pdf_next(&rest, &name, &value))
    if (span_is(name, key))
      return value;
  return (Span){0};
}

uint32_t pdf_next_reference(Span *rest)
{
  const char *end = rest->at + rest->length, *at = rest->at ? pdf_blanks(rest->at, end) : end;
  uint32_t number = 0;
  while (at < end && !number) {
    const char *behind = at + 1;
    bool dictionary = *at == '<' && behind < end && *behind == '<';
    if (dictionary)
      behind++;
    else if (*at == '(' || *at == '<' || is_digit(*at))
      behind = pdf_value(at, end);
    else if (*at == '/' || !is_delimiter(*at))
      behind = pdf_word(at + 1, end);
    if (!behind)
      behind = end;
    if (is_digit(*at) && behind[-1] == 'R')
      number = (uint32_t)strtoul(at, NULL, 10);
    at = pdf_blanks(behind, end);
  }
  *rest = (Span){at, (size_t)(end - at)};
  return number;
}

unsigned long pdf_number(Span value)
{
  return value.length && is_digit(*value.at) ? strtoul(value.at, NULL, 10) : 0;
}

/* ---- writing ----------------------------------------------------------------------------------------- */

void pdf_add_decimal(Buffer *out, size_t number)
{
  char digits[24], *at = digits + sizeof digits;
  do
    *--at = (char)('0' + number % 10);
  while (number /= 10);
  buffer_add(out, at, (size_t)(digits + sizeof digits - at));
}

void pdf_add_numbered(Buffer *out, const char *before, size_t number, const char *after)
{
  buffer_text(out, before);
  pdf_add_decimal(out, number);
  buffer_text(out, after);
}

void pdf_add_string(Buffer *out, const char *text)
{
  bool plain = true;
  for (const char *at = text; *at; at++)
    plain &= *at >= ' ' && *at < 0x7F;
  buffer_text(out, plain ? "(" : "<FEFF");
  uint32_t character;
  size_t units = 0; /* of UTF-16, or bytes that may have a backslash each */
  for (size_t used; units < STRING_LIMIT && (used = text_decode(text, &character)) > 0;
       text += used, units++) {
    if (plain && strchr("()\\", *text))
      buffer_byte(out, '\\');
    if (plain)
      buffer_byte(out, *text);
    else if (character < 0x10000)
      buffer_format(out, "%04X", (unsigned)character);
    else {
      buffer_format(out, "%04X%04X", 0xD800 + (unsigned)((character - 0x10000) >> 10),
                    0xDC00 + (unsigned)((character - 0x10000) & 0x3FF));
      units++;
    }
  }
  buffer_byte(out, plain ? ')' : '>');
}
