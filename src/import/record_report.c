/*
 * record_report: what became of each value of a record.  A record that was read has no member that was not
 * written, but for what ppc makes again of what is given, and for what is about the file (record.c refuses
 * all else).
 */
#include <stdlib.h>
#include <string.h>

#include "import/record_int.h"

typedef struct Walk {
  Import *import;
  ImportCell *cells;
  size_t count, capacity;
} Walk;

/* What a value stands in. */
typedef struct Around {
  const Step *step;
  const char *where;  /* the element of the description, or NULL: the whole */
  const char *reason; /* why it is ignored; NULL: it is not */
} Around;

static const char *text_of(Arena *arena, const json_t *value)
{
  switch (json_typeof(value)) {
  case JSON_STRING:
    return arena_string(arena, json_string_value(value));
  case JSON_INTEGER:
    return arena_format(arena, "%lld", (long long)json_integer_value(value));
  case JSON_REAL:
    return arena_format(arena, "%g", json_real_value(value));
  case JSON_TRUE:
    return "true";
  case JSON_FALSE:
    return "false";
  case JSON_OBJECT:
    return "{}";
  case JSON_ARRAY:
    return "[]";
  case JSON_NULL:
    break;
  }
  return "null";
}

static void add_value(Walk *walk, const Around *around, const json_t *value)
{
  if (walk->count == walk->capacity) {
    walk->capacity = walk->capacity ? 2 * walk->capacity : 1024;
    walk->cells = memory_grow(walk->cells, walk->capacity * sizeof *walk->cells);
  }
  Arena *arena = walk->import->arena;
  ImportCell *cell = &walk->cells[walk->count++];
  *cell = (ImportCell){.name = record_pointer(arena, around->step), .text = text_of(arena, value),
                       .fate = around->reason ? IMPORT_IGNORED : IMPORT_PLACED, .reason = around->reason};
  if (!around->reason)
    cell->where = around->where ? around->where : "register";
}

/* Of a member; what is in it is ignored where it is. */
static const char *reason_of(const Around *around, const char *key)
{
  if (around->reason)
    return around->reason;
  if (!around->step->up && record_is_about_file(key))
    return "reason.file";
  if (strcmp(key, "derived") == 0)
    return "reason.derived";
  return strcmp(key, "assumed") == 0 ? "reason.assumed" : NULL;
}

static const char *where_of(Walk *walk, const Around *around, const char *key)
{
  static const char *const states[] = {"given", "assumed", "gap"};
  for (size_t i = 0; i < COUNT_OF(states); i++)
    if (strcmp(key, states[i]) == 0)
      return around->where;
  return around->where ? arena_format(walk->import->arena, "%s / %s", around->where, key)
                       : arena_string(walk->import->arena, key);
}

static void walk_value(Walk *walk, const Around *around, const json_t *value)
{
  const char *key;
  json_t *part;
  size_t index;
  if (json_object_size(value) == 0 && json_array_size(value) == 0) {
    add_value(walk, around, value);
    return;
  }
  const char *id = json_string_value(json_object_get(value, "id"));
  Around inside = *around;
  if (id && around->where)
    inside.where = arena_format(walk->import->arena, "%s %s", around->where, id);
  if (json_is_true(json_object_get(value, "assumed")))
    inside.reason = "reason.assumed";
  json_object_foreach ((json_t *)value, key, part) {
    const Step step = {.key = key, .up = around->step};
    walk_value(walk, &(Around){&step, where_of(walk, &inside, key), reason_of(&inside, key)}, part);
  }
  json_array_foreach (value, index, part) {
    const Step step = {.index = index, .up = around->step};
    walk_value(walk, &(Around){&step, inside.where, inside.reason}, part);
  }
}

void record_report(Import *import, const json_t *root)
{
  Walk walk = {.import = import};
  walk_value(&walk, &(Around){.step = &(Step){.up = NULL}}, root);
  ImportCell *cells = ARENA_ARRAY(import->arena, ImportCell, walk.count);
  memcpy(cells, walk.cells, walk.count * sizeof *cells);
  free(walk.cells);
  import->cells = cells;
  import->cell_count = walk.count;
  import->is_record = true;
}
