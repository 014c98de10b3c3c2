/*
 * pdf_write: a PDF file with object streams and a compressed table of objects (ISO 32000-1, 7.5.7 and 7.5.8).
 *
 * The same objects in the same order give the same bytes, the file's /ID included: it comes from the sums of
 * its streams, which deflating counts anyway; SHA-256 of the whole file takes as long as half of the
 * deflating.
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/pdf_int.h"

enum {
  GROUP = 100,           /* objects in one object stream: a reader unpacks all to see one */
  GROUP_BYTES = 1 << 16, /* … and so many bytes at most, but for its last */
  LEVEL = 4              /* of deflating: 6 takes half as long again and saves 2 % */
};
static const uint16_t NEVER = 0xFFFF; /* generation of a number that is never used */

static Spot *spot_of(PdfWriter *writer, uint32_t number)
{
  if (number >= writer->capacity) {
    writer->capacity = number * 2u + 64;
    writer->spots = memory_grow(writer->spots, writer->capacity * sizeof *writer->spots);
  }
  for (; writer->count <= number; writer->count++)
    writer->spots[writer->count] = (Spot){.index = NEVER};
  return &writer->spots[number];
}

static size_t length_of(const PdfWriter *writer)
{
  return writer->gone + writer->out->length - writer->start;
}

/* Whoever owns the buffer may take what is complete. */
static void drain(PdfWriter *writer)
{
  if (!writer->drain)
    return;
  size_t length = writer->out->length;
  writer->drain(writer->context);
  writer->gone += length - writer->out->length;
}

void pdf_begin(PdfWriter *writer, Buffer *out, uint32_t count)
{
  *writer = (PdfWriter){.out = out, .start = out->length};
  spot_of(writer, count ? count - 1 : 0);
  sha256_begin(&writer->sum);
  writer->failed = deflateInit(&writer->deflate, LEVEL) != Z_OK;
  /* the comment tells whoever moves the file that it is not text (ISO 19005-3, 6.1.2) */
  buffer_text(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

uint32_t pdf_reserve(PdfWriter *writer, size_t count)
{
  size_t number = writer->count;
  if (count)
    spot_of(writer, (uint32_t)(number + count - 1));
  return (uint32_t)number;
}

/* `sum`: Adler-32 of its bytes, or of what they become. */
static void add_stream(PdfWriter *writer, uint32_t number, Span keys, Span bytes, uLong sum)
{
  char counted[64];
  int length = snprintf(counted, sizeof counted, "%zu %zu %lu ", length_of(writer), bytes.length, sum);
  sha256_add(&writer->sum, counted, (size_t)length);
  *spot_of(writer, number) = (Spot){.kind = 1, .where = (uint32_t)length_of(writer)};
  pdf_add_decimal(writer->out, number);
  buffer_text(writer->out, " 0 obj\n<<");
  buffer_add(writer->out, keys.at ? keys.at : "", keys.length);
  buffer_text(writer->out, " /Length ");
  pdf_add_decimal(writer->out, bytes.length);
  buffer_text(writer->out, " >>\nstream\n");
  buffer_add(writer->out, bytes.at ? bytes.at : "", bytes.length);
  buffer_text(writer->out, "\nendstream\nendobj\n");
  drain(writer);
}

void pdf_stream(PdfWriter *writer, uint32_t number, Span keys, Span bytes)
{
  add_stream(writer, number, keys, bytes, adler32_z(1, (const Bytef *)bytes.at, bytes.length));
}

void pdf_deflated(PdfWriter *writer, uint32_t number, Span keys, Span bytes)
{
  z_stream *stream = &writer->deflate;
  size_t bound = deflateBound(stream, (uLong)bytes.length);
  Buffer all = {0};
  buffer_add(&all, keys.at ? keys.at : "", keys.length);
  buffer_text(&all, " /Filter /FlateDecode");
  char *deflated = memory_new(bound);
  stream->next_in = (Bytef *)(uintptr_t)bytes.at;
  stream->avail_in = (uInt)bytes.length;
  stream->next_out = (Bytef *)deflated;
  stream->avail_out = (uInt)bound;
  writer->failed |= bytes.length > UINT32_MAX / 2 || deflateReset(stream) != Z_OK ||
                    deflate(stream, Z_FINISH) != Z_STREAM_END;
  add_stream(writer, number, (Span){all.at, all.length}, (Span){deflated, bound - stream->avail_out},
             stream->adler);
  free(deflated);
  buffer_free(&all);
}

static void end_group(PdfWriter *writer)
{
  if (!writer->grouped)
    return;
  Buffer keys = {0};
  buffer_format(&keys, " /Type /ObjStm /N %u /First %zu", (unsigned)writer->grouped, writer->numbers.length);
  buffer_add(&writer->numbers, writer->bodies.at, writer->bodies.length);
  pdf_deflated(writer, writer->group, (Span){keys.at, keys.length},
               (Span){writer->numbers.at, writer->numbers.length});
  buffer_free(&keys);
  buffer_clear(&writer->numbers);
  buffer_clear(&writer->bodies);
  writer->grouped = 0;
}

void pdf_object(PdfWriter *writer, uint32_t number, const char *text, size_t length)
{
  if (!writer->grouped)
    writer->group = pdf_reserve(writer, 1);
  *spot_of(writer, number) = (Spot){.kind = 2, .where = writer->group, .index = writer->grouped++};
  pdf_add_decimal(&writer->numbers, number);
  buffer_byte(&writer->numbers, ' ');
  pdf_add_decimal(&writer->numbers, writer->bodies.length);
  buffer_byte(&writer->numbers, ' ');
  buffer_add(&writer->bodies, text, length);
  buffer_byte(&writer->bodies, '\n');
  if (writer->grouped == GROUP || writer->bodies.length >= GROUP_BYTES)
    end_group(writer);
}

static void add_big_endian(Buffer *out, uint32_t number, unsigned bytes)
{
  while (bytes-- > 0)
    buffer_byte(out, (char)(number >> (8 * bytes)));
}

bool pdf_end(PdfWriter *writer, uint32_t root, uint32_t information)
{
  end_group(writer);
  uint32_t number = pdf_reserve(writer, 1);
  size_t offset = length_of(writer);
  *spot_of(writer, number) = (Spot){.kind = 1, .where = (uint32_t)offset};
  Buffer keys = {0}, rows = {0};
  buffer_format(&keys, " /Type /XRef /W [1 4 2] /Size %zu /Root %u 0 R /Info %u 0 R", writer->count,
                (unsigned)root, (unsigned)information);
  char sha256[65];
  sha256_end(&writer->sum, sha256);
  buffer_format(&keys, " /ID [<%.32s> <%.32s>]", sha256, sha256);
  for (size_t i = 0; i < writer->count; i++) {
    buffer_byte(&rows, (char)writer->spots[i].kind);
    add_big_endian(&rows, writer->spots[i].where, 4);
    add_big_endian(&rows, writer->spots[i].index, 2);
  }
  pdf_deflated(writer, number, (Span){keys.at, keys.length}, (Span){rows.at, rows.length});
  buffer_format(writer->out, "startxref\n%zu\n%%%%EOF\n", offset);
  buffer_free(&keys);
  buffer_free(&rows);
  return !writer->failed && length_of(writer) < UINT32_MAX;
}

void pdf_writer_free(PdfWriter *writer)
{
  deflateEnd(&writer->deflate);
  free(writer->spots);
  buffer_free(&writer->numbers);
  buffer_free(&writer->bodies);
}
