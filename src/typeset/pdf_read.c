/*
 * pdf_read: the objects of a PDF file, by its table of objects (ISO 32000-1, 7.5.4).
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/pdf_int.h"

static bool starts(const char *at, const char *end, const char *text)
{
  size_t length = strlen(text);
  return (size_t)(end - at) >= length && memcmp(at, text, length) == 0;
}

/* "12 0 obj" and the value behind it.  cairo reserves numbers that it does not use: their rows of the table
   lead to another object, or nowhere. */
static void read_object(PdfFile *file, uint32_t number, const char *at, const char *end)
{
  char *behind;
  if (strtoul(at, &behind, 10) != number || !starts(behind, end, " 0 obj"))
    return;
  const char *from = pdf_blanks(behind + strlen(" 0 obj"), end), *to = pdf_value(from, end);
  if (!to)
    return;
  PdfObject *object = &file->objects[number];
  object->value = (Span){from, (size_t)(to - from)};
  const char *word = pdf_blanks(to, end);
  if (!starts(word, end, "stream"))
    return;
  word += strlen("stream");
  word += word < end && *word == '\r';
  object->stream = (Span){word + (word < end), 0};
}

/* Lengths may be objects of their own that stand behind the stream. */
static bool measure_streams(PdfFile *file, const char *end)
{
  for (uint32_t i = 0; i < file->count; i++) {
    PdfObject *object = &file->objects[i];
    if (!object->stream.at)
      continue;
    object->stream.length = pdf_number(pdf_resolved(file, pdf_entry(object->value, "/Length")));
    if (object->stream.length > (size_t)(end - object->stream.at))
      return false;
  }
  return true;
}

static const char *last_of(const Buffer *bytes, const char *word)
{
  size_t size = strlen(word);
  for (size_t at = bytes->length; at >= size; at--)
    if (memcmp(bytes->at + at - size, word, size) == 0)
      return bytes->at + at;
  return NULL;
}

/* Rows of 20 bytes: "0000000015 00000 n" and two that end the line. */
static bool read_rows(PdfFile *file, const Buffer *bytes, const char *at, const char *end)
{
  enum { ROW = 20 };
  if (starts(at, end, "trailer") || file->count > (size_t)(end - at) / ROW)
    return false;
  file->objects = memory_new((file->count + 1) * sizeof *file->objects);
  memset(file->objects, 0, (file->count + 1) * sizeof *file->objects);
  for (uint32_t i = 0; i < file->count; i++, at += ROW) {
    unsigned long offset = strtoul(at, NULL, 10);
    if (at[17] == 'n' && offset < bytes->length)
      read_object(file, i, bytes->at + offset, end);
  }
  at = pdf_blanks(at, end);
  if (!starts(at, end, "trailer"))
    return false;
  at = pdf_blanks(at + strlen("trailer"), end);
  const char *behind = pdf_value(at, end);
  file->root = behind ? (uint32_t)pdf_number(pdf_entry((Span){at, (size_t)(behind - at)}, "/Root")) : 0;
  return file->root && file->root < file->count;
}

bool pdf_file_read(PdfFile *file, const Buffer *bytes)
{
  *file = (PdfFile){0};
  const char *end = bytes->at + bytes->length;
  const char *start = bytes->length ? last_of(bytes, "startxref") : NULL;
  unsigned long table = start ? strtoul(start, NULL, 10) : 0;
  if (table == 0 || table >= bytes->length || !starts(bytes->at + table, end, "xref"))
    return false;
  char *at;
  const char *first = pdf_blanks(bytes->at + table + strlen("xref"), end);
  if (strtoul(first, &at, 10) != 0)
    return false;
  unsigned long count = strtoul(at, &at, 10);
  if (count > UINT32_MAX - 1)
    return false;
  file->count = (uint32_t)count;
  return read_rows(file, bytes, pdf_blanks(at, end), end) && measure_streams(file, end);
}

void pdf_file_free(PdfFile *file)
{
  free(file->objects);
  *file = (PdfFile){0};
}

Span pdf_resolved(const PdfFile *file, Span value)
{
  for (unsigned steps = 0; steps < 8 && value.length && value.at[value.length - 1] == 'R'; steps++) {
    unsigned long number = pdf_number(value);
    if (!number)
      return value; /* a name */
    value = number < file->count ? file->objects[number].value : (Span){0};
  }
  return value;
}

bool pdf_inflate(const PdfObject *object, Buffer *out)
{
  Span filter = pdf_entry(object->value, "/Filter");
  if (!filter.length) {
    buffer_add(out, object->stream.at, object->stream.length);
    return true;
  }
  z_stream stream = {0};
  if (!span_is(filter, "/FlateDecode") || inflateInit(&stream) != Z_OK)
    return false;
  enum { STEP = 1 << 15 };
  char step[STEP];
  stream.next_in = (Bytef *)(uintptr_t)object->stream.at;
  stream.avail_in = (uInt)object->stream.length;
  int status = Z_OK;
  while (status == Z_OK) {
    stream.next_out = (Bytef *)step;
    stream.avail_out = STEP;
    status = inflate(&stream, Z_NO_FLUSH);
    buffer_add(out, step, STEP - stream.avail_out);
  }
  inflateEnd(&stream);
  return status == Z_STREAM_END;
}
