/*
 * Growing byte buffer.  It doubles, so that adding n bytes one at a time costs n.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"

enum { CAPACITY_FIRST = 64 };

/* Room for `length` more bytes and the NUL. */
static void make_room(Buffer *buffer, size_t length)
{
  if (length >= SIZE_MAX / 2 - buffer->length)
    machine_failed("out of memory (%zu bytes were asked for)", length);

  size_t needed = buffer->length + length + 1;
  if (needed <= buffer->capacity)
    return;
  size_t capacity = buffer->capacity > 0 ? buffer->capacity : CAPACITY_FIRST;
  while (capacity < needed)
    capacity *= 2;
  buffer->at = memory_grow(buffer->at, capacity);
  buffer->capacity = capacity;
}

void buffer_add(Buffer *buffer, const char *bytes, size_t length)
{
  make_room(buffer, length);
  if (length > 0)
    memcpy(buffer->at + buffer->length, bytes, length);
  buffer->length += length;
  buffer->at[buffer->length] = '\0';
}

void buffer_text(Buffer *buffer, const char *text)
{
  buffer_add(buffer, text, strlen(text));
}

void buffer_byte(Buffer *buffer, char byte)
{
  if (buffer->capacity - buffer->length < 2) /* it and the NUL */
    make_room(buffer, 1);
  buffer->at[buffer->length++] = byte;
  buffer->at[buffer->length] = '\0';
}

void buffer_format(Buffer *buffer, const char *format, ...)
{
  enum { USUAL = 64 }; /* what does not fit is formatted twice */
  va_list arguments;

  make_room(buffer, USUAL);
  const size_t room = buffer->capacity - buffer->length;
  va_start(arguments, format);
  int length = vsnprintf(buffer->at + buffer->length, room, format, arguments);
  va_end(arguments);
  assert(length >= 0);

  if ((size_t)length >= room) {
    make_room(buffer, (size_t)length);
    va_start(arguments, format);
    vsnprintf(buffer->at + buffer->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
  }
  buffer->length += (size_t)length;
}

void buffer_code_point(Buffer *buffer, uint32_t code_point)
{
  const uint32_t c =
    code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF) ? 0xFFFD : code_point;

  if (c < 0x80) {
    buffer_byte(buffer, (char)c);
  } else if (c < 0x800) {
    const char bytes[] = {(char)(0xC0 | c >> 6), (char)(0x80 | (c & 0x3F))};
    buffer_add(buffer, bytes, sizeof bytes);
  } else if (c < 0x10000) {
    const char bytes[] = {(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F))};
    buffer_add(buffer, bytes, sizeof bytes);
  } else {
    const char bytes[] = {(char)(0xF0 | c >> 18), (char)(0x80 | (c >> 12 & 0x3F)),
                          (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F))};
    buffer_add(buffer, bytes, sizeof bytes);
  }
}

void buffer_clear(Buffer *buffer)
{
  buffer->length = 0;
  if (buffer->at != NULL)
    buffer->at[0] = '\0';
}

void buffer_free(Buffer *buffer)
{
  free(buffer->at);
  *buffer = (Buffer){0};
}

void buffer_markup(Buffer *buffer, const char *text)
{
  for (;;) {
    size_t plain = strcspn(text, "&<>\"");
    buffer_add(buffer, text, plain);
    text += plain;
    switch (*text++) {
    case '&':
      buffer_text(buffer, "&amp;");
      break;
    case '<':
      buffer_text(buffer, "&lt;");
      break;
    case '>':
      buffer_text(buffer, "&gt;");
      break;
    case '"':
      buffer_text(buffer, "&quot;");
      break;
    default:
      return;
    }
  }
}

/* How many bytes stand for themselves in a string of JSON. */
static size_t plain_json(const char *text)
{
  size_t length = 0;
  while (text[length] >= ' ' && text[length] < 0x7F && text[length] != '"' && text[length] != '\\')
    length++;
  return length;
}

/* The line and paragraph separators are escaped too: JavaScript took them for ends of lines. */
void buffer_json(Buffer *buffer, const char *text)
{
  buffer_byte(buffer, '"');
  for (uint32_t c; *text;) {
    const size_t plain = plain_json(text);
    buffer_add(buffer, text, plain);
    text += plain;
    if (!*text)
      break;
    const size_t used = text_decode(text, &c);
    if (c == '"' || c == '\\')
      buffer_format(buffer, "\\%c", (char)c);
    else if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029)
      buffer_format(buffer, "\\u%04X", (unsigned)c);
    else
      buffer_code_point(buffer, c);
    text += used;
  }
  buffer_byte(buffer, '"');
}

static bool skip_one(const char **text, const char *const *these, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (text_starts(*text, these[i])) {
      *text += strlen(these[i]);
      return true;
    }
  return false;
}

/* A spreadsheet calculates what begins so, and some drop the blanks before it, or take the wide letters of
   Chinese and Japanese for the others: an apostrophe keeps it text.  Apostrophes that stand there do not
   count, so that who takes one away has what was written. */
static bool is_formula(const char *text)
{
  static const char *const skipped[] = {"'", " ", "\xC2\xA0", "\xE2\x80\xAF", "\xEF\xBB\xBF"};
  static const char *const begins[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  while (skip_one(&text, skipped, COUNT_OF(skipped)))
    ;
  return skip_one(&text, begins, COUNT_OF(begins));
}

const char *csv_defused(const char *text)
{
  return text[0] == '\'' && is_formula(text) ? text + 1 : text;
}

void buffer_csv(Buffer *buffer, const char *text)
{
  const bool quoted = text[strcspn(text, ",;\"\r\n\t")] != '\0' || *text == ' ' || is_formula(text);

  if (quoted)
    buffer_byte(buffer, '"');
  if (is_formula(text))
    buffer_byte(buffer, '\'');
  for (const char *mark; (mark = strchr(text, '"')) != NULL; text = mark + 1) {
    buffer_add(buffer, text, (size_t)(mark + 1 - text));
    buffer_byte(buffer, '"');
  }
  buffer_text(buffer, text);
  if (quoted)
    buffer_byte(buffer, '"');
}
