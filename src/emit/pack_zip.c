/*
 * pack_zip: the package of a spreadsheet - small files at once, and one that is compressed as it grows.
 *
 * What grows is compressed in stretches that end at a byte and remember nothing of what came before, so that
 * something that is known at the end alone can be put between them: the whole is never held uncompressed.  No
 * clock, no time zone, no rights of files: the same content gives the same bytes.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>
#include <zlib.h>

#include "emit/pack_zip_int.h"

/* ---- a file that grows ------------------------------------------------------------------------------- */

typedef struct Stretch {
  size_t end;       /* of its bytes, among the compressed ones */
  uint32_t crc;
  uint64_t length;  /* uncompressed */
  const char *text; /* between it and the next */
} Stretch;

struct Growing {
  z_stream stream;
  Buffer bytes; /* compressed */
  Stretch *stretches;
  size_t count, room;
  uint32_t crc; /* of the present one */
  uint64_t length;
};

/* Half the work of zlib's own choice, for a fifth more bytes. */
enum { LEVEL = 3 };

Growing *growing_new(void)
{
  Growing *growing = memory_new(sizeof *growing);
  *growing = (Growing){.crc = 0};
  if (deflateInit2(&growing->stream, LEVEL, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    machine_failed("out of memory");
  return growing;
}

void growing_free(Growing *growing)
{
  deflateEnd(&growing->stream);
  buffer_free(&growing->bytes);
  free(growing->stretches);
  free(growing);
}

static void squeeze(Growing *growing, const char *text, size_t length, int flush)
{
  unsigned char out[1 << 15];
  z_stream *stream = &growing->stream;
  stream->next_in = (Bytef *)(uintptr_t)text;
  stream->avail_in = (uInt)length;
  do {
    stream->next_out = out;
    stream->avail_out = sizeof out;
    deflate(stream, flush);
    buffer_add(&growing->bytes, (const char *)out, sizeof out - stream->avail_out);
  } while (stream->avail_out == 0);
  growing->crc = (uint32_t)crc32(growing->crc, (const Bytef *)text, (uInt)length);
  growing->length += length;
}

void growing_add(Growing *growing, Buffer *text)
{
  if (text->length)
    squeeze(growing, text->at, text->length, Z_NO_FLUSH);
  buffer_clear(text);
}

static Stretch *end_stretch(Growing *growing, int flush)
{
  squeeze(growing, "", 0, flush);
  if (growing->count == growing->room) {
    growing->room = growing->room ? 2 * growing->room : 16;
    growing->stretches = memory_grow(growing->stretches, growing->room * sizeof *growing->stretches);
  }
  Stretch *stretch = &growing->stretches[growing->count++];
  *stretch = (Stretch){growing->bytes.length, growing->crc, growing->length, NULL};
  growing->crc = 0;
  growing->length = 0;
  return stretch;
}

size_t growing_leave(Growing *growing)
{
  end_stretch(growing, Z_FULL_FLUSH);
  return growing->count - 1;
}

void growing_fill(Growing *growing, size_t place, const char *text)
{
  growing->stretches[place].text = text;
}

/* Appends to a file that is being put together what another holds. */
static void take_over(Growing *to, const char *bytes, size_t count, uint32_t crc, uint64_t length)
{
  squeeze(to, "", 0, Z_FULL_FLUSH);
  buffer_add(&to->bytes, bytes, count);
  to->crc = (uint32_t)crc32_combine(to->crc, crc, (z_off_t)length);
  to->length += length;
}

Growing *growing_join(const char *head, Growing *body, const char *tail)
{
  Growing *whole = growing_new();
  squeeze(whole, head, strlen(head), Z_NO_FLUSH);
  size_t from = 0;
  end_stretch(body, Z_FULL_FLUSH);
  for (size_t i = 0; i < body->count; i++) {
    const Stretch *stretch = &body->stretches[i];
    take_over(whole, body->bytes.at + from, stretch->end - from, stretch->crc, stretch->length);
    if (stretch->text)
      squeeze(whole, stretch->text, strlen(stretch->text), Z_NO_FLUSH);
    from = stretch->end;
  }
  growing_free(body);
  squeeze(whole, tail, strlen(tail), Z_FINISH);
  return whole;
}

/* ---- the package ------------------------------------------------------------------------------------- */

enum { DOS_DATE = 0x21, DOS_TIME = 0 }; /* 1980-01-01: the first that a zip file can say */

struct Package {
  zip_t *zip;
  zip_source_t *memory; /* where it goes */
  Arena *arena;         /* of the files in it, until it is written */
};

NORETURN static void fail(const char *why)
{
  machine_failed("cannot make a spreadsheet: %s", why);
}

/* What a source must support is worked out by libzip when it opens the first one, in memory that all threads
   share: a second thread that came meanwhile had an archive that cannot be written. */
static pthread_mutex_t opening = PTHREAD_MUTEX_INITIALIZER;

Package *package_new(Arena *arena)
{
  zip_error_t error;
  zip_error_init(&error);
  Package *package = ARENA_NEW(arena, Package);
  package->arena = arena;
  package->memory = zip_source_buffer_create(NULL, 0, 0, &error);
  pthread_mutex_lock(&opening);
  package->zip = package->memory ? zip_open_from_source(package->memory, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
  pthread_mutex_unlock(&opening);
  if (!package->zip)
    fail(zip_error_strerror(&error));
  zip_source_keep(package->memory);
  zip_error_fini(&error);
  return package;
}

static void add_source(Package *package, const char *name, zip_source_t *source, int method)
{
  zip_int64_t index = source ? zip_file_add(package->zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
  if (index < 0 || zip_file_set_dostime(package->zip, (zip_uint64_t)index, DOS_TIME, DOS_DATE, 0) != 0 ||
      zip_set_file_compression(package->zip, (zip_uint64_t)index, method, 0) != 0)
    fail(zip_strerror(package->zip));
}

void package_add(Package *package, const char *name, const char *bytes, bool compressed)
{
  const char *copy = arena_string(package->arena, bytes);
  zip_source_t *source = zip_source_buffer(package->zip, copy, strlen(copy), 0);
  add_source(package, name, source, compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE);
}

/* What libzip asks of a file that is compressed already. */
typedef struct Ready {
  const Growing *growing;
  size_t at;
  zip_error_t error;
} Ready;

static zip_int64_t tell(const Ready *ready, void *data, zip_uint64_t length)
{
  zip_stat_t *status = data;
  if (length < sizeof *status)
    return -1;
  zip_stat_init(status);
  status->size = ready->growing->length;
  status->comp_size = ready->growing->bytes.length;
  status->comp_method = ZIP_CM_DEFLATE;
  status->crc = ready->growing->crc;
  status->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
  return sizeof *status;
}

static zip_int64_t give(Ready *ready, void *data, zip_uint64_t length)
{
  size_t rest = ready->growing->bytes.length - ready->at, count = length < rest ? (size_t)length : rest;
  if (count)
    memcpy(data, ready->growing->bytes.at + ready->at, count);
  ready->at += count;
  return (zip_int64_t)count;
}

static zip_int64_t answer(void *context, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
  Ready *ready = context;
  if (command == ZIP_SOURCE_SUPPORTS)
    return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                          ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
  if (command == ZIP_SOURCE_STAT)
    return tell(ready, data, length);
  if (command == ZIP_SOURCE_READ)
    return give(ready, data, length);
  if (command == ZIP_SOURCE_ERROR)
    return zip_error_to_data(&ready->error, data, length);
  ready->at = 0; /* opened, closed, freed */
  return 0;
}

void package_add_growing(Package *package, const char *name, const Growing *growing)
{
  Ready *ready = ARENA_NEW(package->arena, Ready);
  *ready = (Ready){.growing = growing};
  zip_error_init(&ready->error);
  add_source(package, name, zip_source_function(package->zip, answer, ready), ZIP_CM_DEFLATE);
}

void package_write(Package *package, Sink *sink)
{
  enum { PIECE = 1 << 16 };
  char piece[PIECE];
  if (zip_close(package->zip) != 0)
    fail(zip_strerror(package->zip));
  if (zip_source_open(package->memory) != 0)
    fail(zip_error_strerror(zip_source_error(package->memory)));
  zip_int64_t count;
  while ((count = zip_source_read(package->memory, piece, PIECE)) > 0) {
    buffer_add(&sink->buffer, piece, (size_t)count);
    sink_flush(sink);
  }
  if (count < 0)
    fail(zip_error_strerror(zip_source_error(package->memory)));
  zip_source_close(package->memory);
  zip_source_free(package->memory);
}

const char *package_library(void)
{
  return zip_libzip_version();
}
