/*
 * Map from text to pointer: open addressing, at most two thirds full.  Tables that were outgrown stay in the
 * arena; as each is twice the one before, they come to less than the one in use.
 */
#include <string.h>

#include "base/base.h"

enum { SLOTS_FIRST = 16 }; /* a power of two, as every later count */

typedef struct Slot {
  const char *key; /* NULL: free */
  void *value;
  uint64_t hash;
} Slot;

struct Map {
  Arena *arena;
  Slot *slots;
  size_t slot_count, used;
};

/* FNV-1a, 64 bits. */
static uint64_t hash_of(const char *key)
{
  uint64_t hash = UINT64_C(0xCBF29CE484222325);
  for (const unsigned char *at = (const unsigned char *)key; *at != 0; at++)
    hash = (hash ^ *at) * UINT64_C(0x100000001B3);
  return hash;
}

/* The slot that has the key, or the free one where it would go. */
static Slot *slot_for(const Map *map, const char *key, uint64_t hash)
{
  const size_t mask = map->slot_count - 1;
  size_t index = (size_t)(hash ^ hash >> 32) & mask;

  while (map->slots[index].key != NULL) {
    Slot *slot = &map->slots[index];
    if (slot->hash == hash && strcmp(slot->key, key) == 0)
      return slot;
    index = (index + 1) & mask;
  }
  return &map->slots[index];
}

static void grow(Map *map)
{
  const Slot *old = map->slots;
  const size_t old_count = map->slot_count;

  map->slot_count *= 2;
  map->slots = ARENA_ARRAY(map->arena, Slot, map->slot_count);
  for (size_t i = 0; i < old_count; i++) {
    if (old[i].key != NULL)
      *slot_for(map, old[i].key, old[i].hash) = old[i];
  }
}

Map *map_new(Arena *arena)
{
  Map *map = ARENA_NEW(arena, Map);
  map->arena = arena;
  map->slot_count = SLOTS_FIRST;
  map->slots = ARENA_ARRAY(arena, Slot, map->slot_count);
  return map;
}

void *map_find(const Map *map, const char *key)
{
  return slot_for(map, key, hash_of(key))->value;
}

bool map_put(Map *map, const char *key, void *value)
{
  const uint64_t hash = hash_of(key);
  Slot *slot = slot_for(map, key, hash);

  if (slot->key != NULL)
    return false;
  if ((map->used + 1) * 3 > map->slot_count * 2) {
    grow(map);
    slot = slot_for(map, key, hash);
  }
  *slot = (Slot){.key = key, .value = value, .hash = hash};
  map->used++;
  return true;
}
