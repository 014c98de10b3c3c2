/*
 * import_json: record.json, as `ppc build -f json` writes it, back into a description.
 *
 * jansson reads it, which refuses what is no JSON, the same key twice, and more than 2048 things in one
 * another.  What it means is told by its JSON pointer: "/processing/3/purpose/0/basis".
 */
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "import/record_int.h"

enum { FAULT_LIMIT = 50 }; /* more help nobody: a file of another kind has as many as members */

/* ---- pointers and faults ------------------------------------------------------------------------------- */

static void add_pointer(Buffer *pointer, const Step *step)
{
  if (!step->up)
    return;
  add_pointer(pointer, step->up);
  if (!step->key) {
    buffer_format(pointer, "/%zu", step->index);
    return;
  }
  buffer_byte(pointer, '/');
  for (const char *at = step->key; *at; at++)
    if (*at == '~' || *at == '/')
      buffer_text(pointer, *at == '~' ? "~0" : "~1");
    else
      buffer_byte(pointer, *at);
}

const char *record_pointer(Arena *arena, const Step *step)
{
  Buffer pointer = {0};
  add_pointer(&pointer, step);
  const char *text = arena_string(arena, pointer.at);
  buffer_free(&pointer);
  return text;
}

void record_fault(Record *record, const Step *step, const char *part, const char *const *values)
{
  record->faulty = true;
  if (record->fault_count++ < FAULT_LIMIT)
    import_fault(record->import, record_pointer(record->arena, step), part, values);
}

void record_mistyped(Record *record, const Step *step, const char *expected)
{
  const char *what = words_rule(record->import->words, "import", expected);
  record_fault(record, step, "record.type", (const char *const[]){"what", what ? what : expected, NULL});
}

bool record_has(Record *record, const Step *step, const json_t *value, json_type type)
{
  static const struct { json_type type; const char *part; } expected[] = {
      {JSON_OBJECT, "record.object"}, {JSON_ARRAY, "record.array"},   {JSON_STRING, "record.string"},
      {JSON_INTEGER, "record.number"}, {JSON_TRUE, "record.boolean"},
  };
  if (json_typeof(value) == type || (type == JSON_TRUE && json_is_boolean(value)))
    return true;
  for (size_t i = 0; i < COUNT_OF(expected); i++)
    if (expected[i].type == type)
      record_mistyped(record, step, expected[i].part);
  return false;
}

void record_unknown(Record *record, const Step *step, const char *const *names, size_t count)
{
  const char *near = text_nearest(step->key, names, count);
  record_fault(record, step, near ? "record.unknown-near" : "record.unknown",
               (const char *const[]){"name", step->key, "suggestion", near, NULL});
}

/* ---- the file ------------------------------------------------------------------------------------------ */

static bool refuse_syntax(Import *import, const json_error_t *error)
{
  static const struct { enum json_error_code code; const char *part; } parts[] = {
      {json_error_premature_end_of_input, "record.end"},  {json_error_end_of_input_expected, "record.more"},
      {json_error_duplicate_key, "record.twice"},         {json_error_stack_overflow, "record.deep"},
      {json_error_invalid_utf8, "record.utf8"},           {json_error_numeric_overflow, "record.large"},
      {json_error_null_character, "record.nul"},          {json_error_null_byte_in_key, "record.nul"},
  };
  const enum json_error_code code = json_error_code(error);
  if (code == json_error_out_of_memory)
    machine_failed("out of memory");
  const char *part = "record.syntax", *pattern = words_rule(import->words, "import", "record.place");
  for (size_t i = 0; i < COUNT_OF(parts); i++)
    if (parts[i].code == code)
      part = parts[i].part;
  const char *line = arena_format(import->arena, "%d", error->line);
  const char *column = arena_format(import->arena, "%d", error->column);
  const char *place = words_fill(import->arena, pattern ? pattern : "{line}:{column}",
                                 (const char *const[]){"line", line, "column", column, NULL});
  import_fault(import, place, part, NULL);
  return false;
}

/* Whether it is a record at all, and of the form that this program reads. */
static bool check_schema(Record *record, const json_t *root)
{
  const json_t *schema = json_object_get(root, "$schema");
  const char *name = json_is_string(schema) ? json_string_value(schema) : "";
  const size_t series = strlen(RECORD_SCHEMA) - 1; /* but for the number of the form */
  if (strcmp(name, RECORD_SCHEMA) == 0)
    return true;
  if (strncmp(name, RECORD_SCHEMA, series) == 0)
    record_fault(record, &(Step){.key = "$schema", .up = &(Step){.up = NULL}}, "record.version",
                 (const char *const[]){"found", name, "expected", RECORD_SCHEMA, NULL});
  else
    import_fault(record->import, NULL, "is-json", NULL);
  return false;
}

bool import_json(Import *import)
{
  const size_t mark = text_starts(import->bytes, "\xEF\xBB\xBF") ? 3 : 0;
  json_error_t error;
  json_t *root = json_loadb(import->bytes + mark, import->length - mark, JSON_REJECT_DUPLICATES, &error);
  if (!root)
    return refuse_syntax(import, &error);
  Arena *arena = arena_new();
  Findings findings = {.arena = arena};
  Sources sources = {0};
  Record record = {.import = import, .arena = import->arena, .out = &import->description, .findings = &findings};
  record.reader = model_reader_new(arena, &sources, &findings, law_load(arena, data_path(arena, "schema/law")));
  const bool ours = check_schema(&record, root);
  if (ours)
    record_register(&record, root);
  if (ours && !record.faulty)
    record_report(import, root);
  json_decref(root);
  arena_free(arena);
  if (ours && !record.faulty)
    return true;
  buffer_clear(&import->description);
  return false;
}
