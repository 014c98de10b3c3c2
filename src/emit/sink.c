/*
 * sink: the bytes of one output on their way to its staged file.
 *
 * Small outputs stay in memory until they are complete and are not written at all where the file that
 * stands has the same bytes; large ones are written as they grow.  With --check nothing is written.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "emit/emit_int.h"

enum { SINK_LIMIT = 1 << 16 };

enum { PIECE = 1 << 16 };

/* Up to `room` bytes; fewer at the end of the file alone. */
static size_t read_piece(int fd, char *to, size_t room)
{
  size_t length = 0;
  while (length < room) {
    ssize_t got = read(fd, to + length, room - length);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      break;
    length += (size_t)got;
  }
  return length;
}

static int open_regular(const char *path)
{
  struct stat status;
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd >= 0 && (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))) {
    close(fd);
    fd = -1;
  }
  return fd;
}

bool file_sha256(const char *path, char hex[65])
{
  char piece[PIECE];
  int fd = open_regular(path);
  if (fd < 0)
    return false;
  Sha256 sha;
  sha256_begin(&sha);
  for (size_t length; (length = read_piece(fd, piece, PIECE)) > 0;)
    sha256_add(&sha, piece, length);
  sha256_end(&sha, hex);
  close(fd);
  return true;
}

void sink_open(Sink *sink, Stage *stage, const char *path, const char *format, EmitAudience audience)
{
  *sink = (Sink){.stage = stage, .path = path, .format = format, .audience = audience, .fd = -1};
  sha256_begin(&sink->sha);
  if (stage->check)
    return;
  char *staging = path_join(stage->arena, stage->folder, STAGING_NAME);
  sink->staged = path_join(stage->arena, staging, path);
  struct stat status;
  char *place = path_join(stage->arena, stage->folder, path);
  if (stat(place, &status) == 0 && S_ISDIR(status.st_mode))
    stage_failed(stage, "cannot write %s: a folder stands there; nothing was changed", place);
}

static void write_bytes(Sink *sink)
{
  if (sink->fd < 0) {
    sink->fd = open(sink->staged, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (sink->fd < 0)
      stage_failed(sink->stage, "cannot write %s: %s; nothing was changed", sink->staged, strerror(errno));
  }
  if (!staged_write(sink->fd, &sink->buffer))
    stage_failed(sink->stage, "cannot write %s: %s; nothing was changed", sink->staged, strerror(errno));
  buffer_clear(&sink->buffer);
}

static void count_bytes(Sink *sink)
{
  sha256_add(&sink->sha, sink->buffer.length ? sink->buffer.at : "", sink->buffer.length);
}

void sink_flush(Sink *sink)
{
  if (sink->buffer.length < SINK_LIMIT || sink->stage->check)
    return;
  count_bytes(sink);
  write_bytes(sink);
}

static void sync_staged(Sink *sink)
{
  if (!file_sync(sink->fd))
    stage_failed(sink->stage, "cannot write %s: %s; nothing was changed", sink->staged, strerror(errno));
}

/* Whether the file that stands has the bytes of the staged one (fd),
   or of the buffer where nothing was written. */
static bool is_same(int standing, int staged, const Buffer *buffer)
{
  char old[PIECE], new[PIECE];
  size_t at = 0;
  for (;;) {
    size_t length = read_piece(standing, old, PIECE), expected;
    const char *bytes = new;
    if (staged >= 0) {
      expected = read_piece(staged, new, PIECE);
    } else {
      expected = buffer->length - at < PIECE ? buffer->length - at : PIECE;
      bytes = buffer->length ? buffer->at + at : "";
      at += expected;
    }
    if (length != expected || memcmp(old, bytes, length) != 0)
      return false;
    if (length == 0)
      return true;
  }
}

static StagedFate fate_of(const Sink *sink, bool in_memory)
{
  int standing = open_regular(path_join(sink->stage->arena, sink->stage->folder, sink->path));
  if (standing < 0)
    return FATE_NEW;
  int staged = in_memory ? -1 : open_regular(sink->staged);
  bool same = is_same(standing, staged, &sink->buffer);
  close(standing);
  if (staged >= 0)
    close(staged);
  return same ? FATE_SAME : FATE_CHANGED;
}

void sink_note(Sink *sink)
{
  Stage *stage = sink->stage;
  sink->row = (size_t)(stage_note(stage, sink->path, sink->format, sink->audience, FATE_NEW) - stage->files);
}

void sink_close(Sink *sink)
{
  Stage *stage = sink->stage;
  bool in_memory = sink->fd < 0;
  count_bytes(sink);
  if (!in_memory)
    write_bytes(sink);
  StagedFate fate = fate_of(sink, in_memory);
  stage->files[sink->row].fate = fate;
  sha256_end(&sink->sha, stage->files[sink->row].sha256);
  if (fate != FATE_SAME && !stage->check) {
    if (in_memory)
      write_bytes(sink);
    sync_staged(sink);
  }
  if (sink->fd >= 0)
    close(sink->fd);
  if (fate == FATE_SAME && !in_memory)
    unlink(sink->staged);
  buffer_free(&sink->buffer);
}
