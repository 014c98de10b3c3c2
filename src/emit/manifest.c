/*
 * manifest: what stands in a folder, with the SHA-256 of each file, of what it was made from, and the state
 * of the law.  One a folder: public/ names nothing of what is inside, not even by a source file's name.
 *
 * A manifest that this program wrote has one output a line; that is what makes it easy to read back and to
 * compare by eye.  Lines that do not look like ours are taken for somebody else's, and their files are left
 * alone.
 */
#include <stdlib.h>
#include <string.h>

#include "emit/emit_int.h"

/* ---- reading ----------------------------------------------------------------------------------------- */

/* The value of "key": "value" in a line, or NULL.  Ours hold no escapes: names of outputs have no quotes. */
static char *line_value(Arena *arena, const char *line, size_t length, const char *key)
{
  char *copy = arena_copy(arena, line, length);
  char *found = strstr(copy, arena_format(arena, "\"%s\": \"", key));
  if (!found)
    return NULL;
  char *value = found + strlen(key) + strlen("\"\": \"");
  char *end = strchr(value, '"');
  if (!end || memchr(value, '\\', (size_t)(end - value)))
    return NULL;
  *end = '\0';
  return value;
}

static bool is_sha256(const char *text)
{
  return text && strlen(text) == 64 && strspn(text, "0123456789abcdef") == 64;
}

Manifest manifest_read(Arena *arena, const char *path)
{
  Manifest manifest = {0};
  size_t length, capacity = 0;
  char *bytes = file_read(path, (size_t)1 << 28, &length);
  if (!bytes)
    return manifest;
  const char *source = NULL;
  ManifestRow *rows = NULL;
  for (const char *line = bytes, *end; (end = strchr(line, '\n')); line = end + 1) {
    size_t size = (size_t)(end - line);
    if (text_starts(line, "  \"source\": "))
      source = line_value(arena, line, size, "source");
    if (!text_starts(line, "    {\"file\": "))
      continue;
    ManifestRow row = {
      .file = line_value(arena, line, size, "file"),
      .format = line_value(arena, line, size, "format"),
      .sha256 = line_value(arena, line, size, "sha256"),
      .source = line_value(arena, line, size, "source"),
    };
    if (!row.source)
      row.source = source;
    if (!row.file || !row.format || !is_sha256(row.sha256) || !is_sha256(row.source))
      continue;
    if (!*row.file || *row.file == '.' || strchr(row.file, '/'))
      continue;
    if (manifest.count == capacity) {
      capacity = capacity ? 2 * capacity : 64;
      rows = memory_grow(rows, capacity * sizeof *rows);
    }
    rows[manifest.count++] = row;
  }
  if (manifest.count) {
    manifest.rows = ARENA_ARRAY(arena, ManifestRow, manifest.count);
    memcpy(manifest.rows, rows, manifest.count * sizeof *rows);
  }
  free(rows);
  free(bytes);
  return manifest;
}

/* ---- writing ----------------------------------------------------------------------------------------- */

static int compare_rows(const void *a, const void *b)
{
  const ManifestRow *left = a, *right = b;
  return strcmp(left->file, right->file);
}

static void write_files(const char *what, const SourceList *sources, Buffer *out)
{
  buffer_format(out, "  \"%s\": [", what);
  for (size_t i = 0; i < sources->count; i++) {
    buffer_text(out, i ? ",\n    {\"name\": " : "\n    {\"name\": ");
    buffer_json(out, sources->rows[i].file->name);
    buffer_format(out, ", \"sha256\": \"%s\"}", sources->rows[i].sha256);
  }
  buffer_text(out, "\n  ],\n");
}

static void write_rows(const ManifestRow *rows, size_t count, const char *source, Buffer *out)
{
  buffer_text(out, "  \"outputs\": [");
  for (size_t i = 0; i < count; i++) {
    buffer_text(out, i ? ",\n    {\"file\": " : "\n    {\"file\": ");
    buffer_json(out, rows[i].file);
    buffer_text(out, ", \"format\": ");
    buffer_json(out, rows[i].format);
    buffer_format(out, ", \"sha256\": \"%s\"", rows[i].sha256);
    if (strcmp(rows[i].source, source) != 0)
      buffer_format(out, ", \"source\": \"%s\"", rows[i].source);
    buffer_byte(out, '}');
  }
  buffer_text(out, count ? "\n  ]\n}\n" : "]\n}\n");
}

/* ---- what becomes of the old files ------------------------------------------------------------------- */

/* Whether this build makes all files of that format for that audience, so that others are left over. */
static bool in_scope(const EmitOptions *options, const char *format, EmitAudience audience)
{
  for (size_t i = 0; i < output_count; i++)
    if (strcmp(outputs[i].format, format) == 0 && output_is_selected(&outputs[i], options) &&
        (output_audiences(&outputs[i], options) & audience))
      return true;
  return false;
}

static bool folder_in_scope(const EmitOptions *options, EmitAudience audience)
{
  for (size_t i = 0; i < output_count; i++)
    if (outputs[i].document && in_scope(options, outputs[i].format, audience))
      return true;
  return false;
}

/* Rows of the outputs of one folder: those just made, and those kept from the old manifest. */
static size_t gather(Stage *stage, const EmitOptions *options, EmitAudience audience, const char *source,
                     const Manifest *old, ManifestRow *rows)
{
  size_t count = 0;
  size_t made = stage->count; /* removals are noted behind */
  const char *name = audience_folder(audience);
  Map *names = map_new(stage->arena);
  for (size_t i = 0; i < made; i++) {
    StagedFile file = stage->files[i];
    if (file.audience != audience || file.fate == FATE_REMOVED)
      continue;
    rows[count++] = (ManifestRow){.file = file.path + strlen(name) + 1,
                                  .format = file.format,
                                  .source = source,
                                  .sha256 = arena_string(stage->arena, file.sha256)};
    map_put(names, file.path + strlen(name) + 1, rows);
  }
  for (size_t i = 0; i < old->count; i++) {
    const ManifestRow *row = &old->rows[i];
    char *path = arena_format(stage->arena, "%s/%s", name, row->file);
    char *place = path_join(stage->arena, stage->folder, path);
    if (!map_put(names, row->file, rows) || !file_exists(place))
      continue;
    if (!in_scope(options, row->format, audience)) {
      rows[count++] = *row;
      continue;
    }
    char now[65];
    if (!file_sha256(place, now) || strcmp(now, row->sha256) != 0)
      continue; /* changed by hand: theirs now */
    StagedFile *file = stage_note(stage, path, row->format, audience, FATE_REMOVED);
    memcpy(file->sha256, now, sizeof now);
  }
  qsort(rows, count, sizeof *rows, compare_rows);
  return count;
}

static void stage_one(Stage *stage, const EmitOptions *options, EmitAudience audience, const SourceList *sources,
                      const SourceList *own)
{
  const char *source = sources->sha256;
  Arena *arena = stage->arena;
  char *path = arena_format(arena, "%s/manifest.json", audience_folder(audience));
  Manifest old = manifest_read(arena, path_join(arena, stage->folder, path));
  ManifestRow *rows = ARENA_ARRAY(arena, ManifestRow, stage->count + old.count + 1);
  size_t count = gather(stage, options, audience, source, &old, rows);
  Sink sink;
  sink_open(&sink, stage, path, "manifest", audience);
  buffer_text(&sink.buffer, "{\n  \"tool\": ");
  buffer_json(&sink.buffer, arena_format(arena, "ppc %s", options->version));
  buffer_text(&sink.buffer, ",\n  \"state-of-law\": ");
  buffer_json(&sink.buffer, options->state_of_law ? options->state_of_law : "");
  buffer_format(&sink.buffer, ",\n  \"source\": \"%s\",\n", source);
  if (audience == EMIT_INTERNAL)
    write_files("sources", sources, &sink.buffer);
  if (own && audience == EMIT_INTERNAL)
    write_files("stylesheets", own, &sink.buffer);
  else if (own)
    buffer_format(&sink.buffer, "  \"stylesheets\": \"%s\",\n", own->sha256);
  write_rows(rows, count, source, &sink.buffer);
  sink_note(&sink);
  sink_close(&sink);
}

void manifest_stage(Stage *stage, const EmitOptions *options, const SourceList *sources, const SourceList *own)
{
  for (size_t i = 0; i < COUNT_OF(audience_list); i++)
    if (folder_in_scope(options, audience_list[i]))
      stage_one(stage, options, audience_list[i], sources, own);
}

void manifest_stale(Stage *stage, const EmitOptions *options, const SourceList *sources, Buffer *stale)
{
  Arena *arena = stage->arena;
  for (size_t i = 0; i < COUNT_OF(audience_list); i++) {
    char *folder = path_join(arena, stage->folder, audience_folder(audience_list[i]));
    Manifest manifest = manifest_read(arena, path_join(arena, folder, "manifest.json"));
    for (size_t k = 0; k < manifest.count; k++) {
      const ManifestRow *row = &manifest.rows[k];
      if (strcmp(row->source, sources->sha256) != 0 && !in_scope(options, row->format, audience_list[i]) &&
          file_exists(path_join(arena, folder, row->file)))
        buffer_format(stale, "%s %s/%s\n", row->format, audience_folder(audience_list[i]), row->file);
    }
  }
}
