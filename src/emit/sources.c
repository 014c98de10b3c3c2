/*
 * sources: the description's own files - what names them in manifest and documents, and the copies that
 * documents for those inside carry.
 */
#include <stdlib.h>
#include <string.h>

#include "emit/emit_int.h"

/* Names are relative, to the description's folder or to a library's: two files may have the same. */
static int compare(const void *a, const void *b)
{
  const SourceRow *left = a, *right = b;
  int order = strcmp(left->file->name, right->file->name);
  return order ? order : strcmp(left->sha256, right->sha256);
}

static const char *attached_name(Arena *arena, const SourceList *list, size_t at)
{
  size_t number = 1;
  while (at >= number && strcmp(list->rows[at - number].file->name, list->rows[at].file->name) == 0)
    number++;
  const char *name = list->rows[at].file->name;
  return number == 1 ? name : arena_format(arena, "%zu/%s", number, name);
}

SourceList *source_list_new(Arena *arena, const EmitFile *files, size_t count)
{
  SourceList *list = ARENA_NEW(arena, SourceList);
  list->rows = ARENA_ARRAY(arena, SourceRow, count + 1);
  list->count = count;
  for (size_t i = 0; i < list->count; i++) {
    list->rows[i].file = &files[i];
    sha256_hex(files[i].bytes, files[i].length, list->rows[i].sha256);
  }
  qsort(list->rows, list->count, sizeof *list->rows, compare);
  Buffer text = {0};
  for (size_t i = 0; i < list->count; i++)
    buffer_format(&text, "%s  %s\n", list->rows[i].sha256, list->rows[i].file->name);
  sha256_hex(text.length ? text.at : "", text.length, list->sha256);
  buffer_free(&text);
  return list;
}

const TypesetFiles *source_list_packed(SourceList *list, Arena *arena)
{
  if (list->packed)
    return list->packed;
  TypesetFile *files = memory_new((list->count + 1) * sizeof *files);
  for (size_t i = 0; i < list->count; i++) {
    const EmitFile *file = list->rows[i].file;
    files[i] = (TypesetFile){attached_name(arena, list, i), "text/xml", file->bytes, file->length};
  }
  list->packed = typeset_files_new(files, list->count);
  free(files);
  return list->packed;
}

void source_list_free(SourceList *list)
{
  if (list)
    typeset_files_free(list->packed);
}
