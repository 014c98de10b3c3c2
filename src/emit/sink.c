/*
 * sink: the bytes of one output on their way to its staged file.
 *
 * Small outputs stay in memory until they are complete and are not written at all where the file that
 * stands has the same bytes; large ones are written as they grow.  With --check nothing is written.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "emit/emit_int.h"

enum { SINK_LIMIT = 1 << 16 };

/* A file seen as memory. */
typedef struct Mapped {
  const char *bytes;
  void *memory; /* what to give back, or NULL */
  size_t length;
  bool there;
} Mapped;

static Mapped map_file(const char *path)
{
  Mapped mapped = {.bytes = ""};
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return mapped;
  struct stat status;
  if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
    mapped.there = true;
    mapped.length = (size_t)status.st_size;
    if (mapped.length) {
      void *memory = mmap(NULL, mapped.length, PROT_READ, MAP_PRIVATE, fd, 0);
      if (memory == MAP_FAILED)
        mapped = (Mapped){.bytes = ""};
      else
        mapped.bytes = mapped.memory = memory;
    }
  }
  close(fd);
  return mapped;
}

static void unmap_file(Mapped mapped)
{
  if (mapped.memory)
    munmap(mapped.memory, mapped.length);
}

bool file_sha256(const char *path, char hex[65])
{
  Mapped mapped = map_file(path);
  if (mapped.there)
    sha256_hex(mapped.bytes, mapped.length, hex);
  unmap_file(mapped);
  return mapped.there;
}

void sink_open(Sink *sink, Stage *stage, const char *path, const char *format, EmitAudience audience)
{
  *sink = (Sink){.stage = stage, .path = path, .format = format, .audience = audience, .fd = -1};
  if (stage->check)
    return;
  char *staging = path_join(stage->arena, stage->folder, STAGING_NAME);
  sink->staged = path_join(stage->arena, staging, path);
  struct stat status;
  char *place = path_join(stage->arena, stage->folder, path);
  if (stat(place, &status) == 0 && S_ISDIR(status.st_mode))
    stage_failed(stage, "cannot write %s: a folder stands there; nothing was changed", place);
}

static void write_all(Sink *sink)
{
  if (sink->fd < 0) {
    sink->fd = open(sink->staged, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (sink->fd < 0)
      stage_failed(sink->stage, "cannot write %s: %s; nothing was changed", sink->staged, strerror(errno));
  }
  for (size_t done = 0; done < sink->buffer.length;) {
    ssize_t wrote = -1;
    if (fault_at_write())
      errno = ENOSPC;
    else
      wrote = write(sink->fd, sink->buffer.at + done, sink->buffer.length - done);
    if (wrote < 0 && errno == EINTR)
      continue;
    if (wrote < 0)
      stage_failed(sink->stage, "cannot write %s: %s; nothing was changed", sink->staged, strerror(errno));
    done += (size_t)wrote;
  }
  buffer_clear(&sink->buffer);
}

void sink_flush(Sink *sink)
{
  if (sink->buffer.length >= SINK_LIMIT && !sink->stage->check)
    write_all(sink);
}

static void sync_staged(Sink *sink)
{
  if (fsync(sink->fd) != 0 && errno != EINVAL && errno != EROFS)
    stage_failed(sink->stage, "cannot write %s: %s; nothing was changed", sink->staged, strerror(errno));
}

void sink_close(Sink *sink)
{
  Stage *stage = sink->stage;
  Mapped old = map_file(path_join(stage->arena, stage->folder, sink->path));
  Mapped new = {.bytes = sink->buffer.length ? sink->buffer.at : "", .length = sink->buffer.length};
  bool in_memory = sink->fd < 0;
  if (!in_memory) {
    write_all(sink);
    new = map_file(sink->staged);
  }
  bool same = old.there && old.length == new.length &&memcmp(old.bytes, new.bytes, new.length) == 0;
  StagedFate fate = same ? FATE_SAME : old.there ? FATE_CHANGED : FATE_NEW;
  StagedFile *file = stage_note(stage, sink->path, sink->format, sink->audience, fate);
  sha256_hex(new.bytes, new.length, file->sha256);
  unmap_file(old);
  if (!in_memory)
    unmap_file(new);
  if (!same && !stage->check) {
    if (in_memory)
      write_all(sink);
    sync_staged(sink);
  }
  if (sink->fd >= 0)
    close(sink->fd);
  if (same && !in_memory)
    unlink(sink->staged);
  buffer_free(&sink->buffer);
}
