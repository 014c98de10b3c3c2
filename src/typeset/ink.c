/*
 * ink: what is painted and forgotten, stretch by stretch.
 *
 * Every page is held until all are dealt: the contents at the front and "page 3 of 90" want to know them.  Of
 * a long document the stretches whose pages are dealt are packed meanwhile, and their memory goes back to the
 * machine; the addresses stay theirs, so that whatever points into it is right when it is filled again.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

#include "typeset/typeset_int.h"

/* ---- packed and unpacked ----------------------------------------------------------------------------- */

typedef struct Packing {
  z_stream stream;
  Buffer out;
} Packing;

static int pack_on(Packing *packing, int flush)
{
  char chunk[8 << 10];
  int status;
  do {
    packing->stream.next_out = (Bytef *)chunk;
    packing->stream.avail_out = sizeof chunk;
    status = deflate(&packing->stream, flush);
    buffer_add(&packing->out, chunk, sizeof chunk - packing->stream.avail_out);
  } while (packing->stream.avail_out == 0);
  return status;
}

static void pack_stretch(void *context, char *at, size_t length)
{
  Packing *packing = context;
  packing->stream.next_in = (Bytef *)at;
  packing->stream.avail_in = (uInt)length;
  pack_on(packing, Z_NO_FLUSH);
}

/* The pages that are wholly of it: what is around is not ours to forget.  Refused, they keep what they have,
   which is what they will be filled with. */
static void give_back(void *context, char *at, size_t length)
{
  const uintptr_t size = *(const uintptr_t *)context;
  const uintptr_t first = ((uintptr_t)at + size - 1) / size * size;
  const uintptr_t end = ((uintptr_t)at + length) / size * size;
  if (first < end)
    (void)madvise((void *)first, end - first, MADV_DONTNEED);
}

static void ink_pack(Ink *ink)
{
  Packing packing = {0};
  if (arena_bytes(ink->arena) > UINT32_MAX || deflateInit(&packing.stream, Z_BEST_SPEED) != Z_OK)
    return; /* it stays as it is */
  arena_each(ink->arena, pack_stretch, &packing);
  const bool whole = pack_on(&packing, Z_FINISH) == Z_STREAM_END;
  deflateEnd(&packing.stream);
  if (!whole) {
    buffer_free(&packing.out);
    return;
  }
  ink->packed = memory_grow(packing.out.at, packing.out.length);
  ink->packed_length = packing.out.length;
  uintptr_t size = (uintptr_t)sysconf(_SC_PAGESIZE);
  arena_each(ink->arena, give_back, &size);
}

static void unpack_stretch(void *context, char *at, size_t length)
{
  z_stream *stream = context;
  stream->next_out = (Bytef *)at;
  stream->avail_out = (uInt)length;
  if (length)
    inflate(stream, Z_SYNC_FLUSH);
  if (stream->avail_out > 0)
    machine_failed("cannot unpack a page (%s)", stream->msg ? stream->msg : "out of memory");
}

static void ink_unpack(Ink *ink)
{
  z_stream stream = {.next_in = (Bytef *)ink->packed, .avail_in = (uInt)ink->packed_length};
  if (!ink->packed)
    return;
  if (inflateInit(&stream) != Z_OK)
    machine_failed("out of memory (to unpack a page)");
  arena_each(ink->arena, unpack_stretch, &stream);
  inflateEnd(&stream);
  free(ink->packed);
  ink->packed = NULL;
}

/* ---- stretches --------------------------------------------------------------------------------------- */

void ink_next(Typeset *typeset, bool last)
{
  enum { LENGTH = 900 << 10 }; /* the arena's blocks are nearly full there */
  enum { LOOSE = 2 };          /* more than most documents have, so that they pack nothing */
  if (!last && arena_used(typeset->ink) < LENGTH)
    return;
  if (typeset->ink_count == typeset->ink_capacity) {
    typeset->ink_capacity = typeset->ink_capacity * 2 + 16;
    typeset->inks = memory_grow(typeset->inks, typeset->ink_capacity * sizeof *typeset->inks);
  }
  typeset->inks[typeset->ink_count++] = (Ink){.arena = typeset->ink, .items = typeset->body.count};
  typeset->ink = last ? NULL : arena_new();
  memset(typeset->shared_styles, 0, sizeof typeset->shared_styles);
  for (; !last && typeset->inks_packed + LOOSE < typeset->ink_count; typeset->inks_packed++) {
    Ink *ink = &typeset->inks[typeset->inks_packed];
    if (ink->items > typeset->dealt)
      return;
    ink_pack(ink);
    memory_rest();
  }
}

void ink_wake(Typeset *typeset, const Page *page)
{
  for (size_t i = typeset->inks_dropped; i <= page->ink && i < typeset->ink_count; i++)
    ink_unpack(&typeset->inks[i]);
}

void ink_drop(Typeset *typeset, size_t items)
{
  for (; typeset->inks_dropped < typeset->ink_count; typeset->inks_dropped++) {
    const Ink *ink = &typeset->inks[typeset->inks_dropped];
    if (ink->items > items)
      return;
    free(ink->packed);
    arena_free(ink->arena);
    memory_rest();
  }
}
