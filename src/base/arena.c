/*
 * Arena: memory that is freed whole.  Blocks are taken from calloc, which gets zeroed pages from the kernel
 * without touching them; what is handed out is never handed out again, so it is zero without a memset.
 * Structs fill a block from its start; text, which needs no alignment, from its end.
 */
#include <assert.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"

enum { BLOCK_FIRST = 16 * 1024, BLOCK_LARGEST = 1024 * 1024 };

typedef struct Block {
  struct Block *next;
  size_t used, end; /* of `at`: between them it is free */
  size_t size;
  alignas(max_align_t) char at[];
} Block;

/* What the widest of our members needs: max_align_t thinks of long double,
   which would cost 8 bytes a struct. */
typedef union Widest {
  void *pointer;
  int64_t number;
  double real;
} Widest;

struct Arena {
  Block *blocks; /* the first is the one that is filled */
  size_t bytes;  /* held by all blocks */
  size_t used;   /* of them */
  size_t usual;  /* size of the first */
};

Arena *arena_new(void)
{
  Arena *arena = memory_new(sizeof *arena);
  *arena = (Arena){0};
  return arena;
}

void arena_free(Arena *arena)
{
  if (arena == NULL)
    return;
  for (Block *block = arena->blocks, *next; block != NULL; block = next) {
    next = block->next;
    free(block);
  }
  free(arena);
}

static Block *block_new(Arena *arena, size_t size)
{
  Block *block = calloc(1, sizeof *block + size);
  if (block == NULL)
    machine_failed("out of memory (%zu bytes were asked for)", size);
  block->end = block->size = size;
  arena->bytes += sizeof *block + size;
  return block;
}

/* A block with room for `size` bytes.  What would fill a good part of a block gets one of its own, behind the
   block that is being filled, whose rest would otherwise be lost. */
static Block *block_for(Arena *arena, size_t size)
{
  Block *first = arena->blocks;

  if (first != NULL && first->end - first->used >= size)
    return first;

  size_t usual = first == NULL ? BLOCK_FIRST : arena->usual * 2;
  if (usual > BLOCK_LARGEST)
    usual = BLOCK_LARGEST;

  if (first != NULL && size > usual / 4) {
    Block *own = block_new(arena, size);
    own->next = first->next;
    first->next = own;
    return own;
  }
  arena->usual = size > usual ? size : usual;
  Block *block = block_new(arena, arena->usual);
  block->next = first;
  arena->blocks = block;
  return block;
}

static void check_size(size_t size)
{
  if (size > SIZE_MAX / 2)
    machine_failed("out of memory (%zu bytes were asked for)", size);
}

void *arena_alloc(Arena *arena, size_t size)
{
  const size_t unit = alignof(Widest);

  check_size(size);
  size = (size + unit - 1) / unit * unit;
  if (size == 0)
    size = unit; /* two things are never at one address */

  Block *block = block_for(arena, size);
  void *at = block->at + block->used;
  block->used += size;
  arena->used += size;
  assert((uintptr_t)at % unit == 0);
  return at;
}

/* Room for text of this size, its NUL included. */
static char *text_alloc(Arena *arena, size_t size)
{
  check_size(size);
  Block *block = block_for(arena, size);
  block->end -= size;
  arena->used += size;
  return block->at + block->end;
}

char *arena_copy(Arena *arena, const char *text, size_t length)
{
  char *copy = text_alloc(arena, length + 1);
  if (length > 0)
    memcpy(copy, text, length);
  return copy;
}

char *arena_string(Arena *arena, const char *text)
{
  return text == NULL ? NULL : arena_copy(arena, text, strlen(text));
}

char *arena_format(Arena *arena, const char *format, ...)
{
  char usual[256]; /* what does not fit is formatted twice */
  va_list arguments;

  va_start(arguments, format);
  int length = vsnprintf(usual, sizeof usual, format, arguments);
  va_end(arguments);
  assert(length >= 0);

  if ((size_t)length < sizeof usual)
    return arena_copy(arena, usual, (size_t)length);
  char *text = text_alloc(arena, (size_t)length + 1);
  va_start(arguments, format);
  vsnprintf(text, (size_t)length + 1, format, arguments);
  va_end(arguments);
  return text;
}

size_t arena_bytes(const Arena *arena)
{
  return arena->bytes;
}

size_t arena_used(const Arena *arena)
{
  return arena->used;
}

void arena_each(const Arena *arena, void (*each)(void *context, char *at, size_t length), void *context)
{
  for (Block *block = arena->blocks; block != NULL; block = block->next) {
    each(context, block->at, block->used);
    each(context, block->at + block->end, block->size - block->end);
  }
}
