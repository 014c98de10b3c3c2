/*
 * outlet_stylesheets: the user's own stylesheets (--stylesheets DIR), read before anything is made.
 *
 * The files of that folder named *.xsl, and page.css; none of a folder below it, and none that a link leads
 * to outside.
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "compile.h"

enum { LARGEST = 1 << 20 }; /* bytes */

static bool is_stylesheet(const char *name)
{
  const char *end = strrchr(name, '.');
  return name[0] != '.' && (strcmp(name, "page.css") == 0 || (end && strcmp(end, ".xsl") == 0));
}

static int compare(const void *a, const void *b)
{
  return strcmp(((const EmitFile *)a)->name, ((const EmitFile *)b)->name);
}

static EmitFile read_one(Arena *arena, const char *folder, const char *name)
{
  const char *path = path_join(arena, folder, name), *real = path_real(arena, path);
  size_t length;
  if (real && !path_is_below(real, folder))
    usage_failed("%s leads out of the folder of stylesheets", path);
  if (real && !file_is_regular(real)) /* who opens a pipe waits for it */
    usage_failed("%s is no file", path);
  errno = 0;
  char *bytes = real ? file_read(real, LARGEST, &length) : NULL;
  if (!bytes)
    usage_failed("cannot read %s: %s", path, errno ? strerror(errno) : "it is too large");
  EmitFile file = {arena_string(arena, name), path, arena_copy(arena, bytes, length), length};
  free(bytes);
  if (strcmp(name, "page.css") == 0 && strstr(file.bytes, "</")) /* it stands in the page */
    usage_failed("%s: '</' has no place in a style", path);
  return file;
}

static bool overrides_some(const Shared *shared, const char *folder)
{
  for (size_t i = 0; i < shared->stylesheet_count; i++)
    if (file_exists(path_join(shared->arena, folder, shared->stylesheets[i].name)))
      return true;
  return false;
}

void stylesheets_read(Shared *shared)
{
  if (!shared->options->stylesheets)
    return;
  const char *given = shared->options->stylesheets, *folder = path_real(shared->arena, given);
  DIR *listing = folder ? opendir(folder) : NULL;
  size_t capacity = 0;
  if (!listing)
    usage_failed("cannot read the stylesheets in %s: %s", given, strerror(errno));
  for (struct dirent *entry; errno = 0, (entry = readdir(listing));) {
    if (!is_stylesheet(entry->d_name))
      continue;
    if (shared->stylesheet_count == capacity) {
      EmitFile *grown = ARENA_ARRAY(shared->arena, EmitFile, capacity ? capacity * 2 : 16);
      if (capacity)
        memcpy(grown, shared->stylesheets, capacity * sizeof *grown);
      shared->stylesheets = grown;
      capacity = capacity ? capacity * 2 : 16;
    }
    shared->stylesheets[shared->stylesheet_count++] = read_one(shared->arena, folder, entry->d_name);
  }
  if (errno)
    usage_failed("cannot read the stylesheets in %s: %s", given, strerror(errno));
  closedir(listing);
  if (!overrides_some(shared, data_path(shared->arena, "stylesheets")))
    usage_failed("nothing in %s has the name of a stylesheet: policy.xsl, register.xsl, common.xsl, page.css ...", given);
  qsort(shared->stylesheets, shared->stylesheet_count, sizeof *shared->stylesheets, compare);
}
