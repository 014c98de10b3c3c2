/*
 * list_find: the descriptions in a folder and below it, in the order of the bytes of their paths.
 *
 * No link is followed: what it leads to is listed where it lies, or lies elsewhere.  Hidden folders and
 * build/, where documents go, are passed over.
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "list_int.h"

static void add(Found *found, const char *path, const char *fault, bool folder)
{
  if (found->count == found->capacity) {
    found->capacity = found->capacity ? 2 * found->capacity : 64;
    found->at = memory_grow(found->at, found->capacity * sizeof *found->at);
  }
  found->at[found->count++] = (FoundFile){path, fault, folder};
}

static bool ends_in_xml(const char *name)
{
  const char *end = strrchr(name, '.');
  return end && strcmp(end, ".xml") == 0;
}

static void look_at_file(Found *found, const char *path)
{
  bool readable;
  if (model_is_description(path, &readable))
    add(found, path, NULL, false);
  else if (!readable)
    add(found, path, arena_string(found->arena, strerror(errno)), false);
}

/* What is in a folder: files are looked at, folders are added to be opened. */
static void look_into(Found *found, const char *folder)
{
  DIR *listing = opendir(folder);
  if (!listing) {
    add(found, folder, arena_string(found->arena, strerror(errno)), false);
    return;
  }
  for (struct dirent *entry; (entry = readdir(listing));) {
    const char *name = entry->d_name;
    const char *path = strcmp(folder, ".") == 0 ? arena_string(found->arena, name) : path_join(found->arena, folder, name);
    struct stat status;
    if (name[0] == '.')
      continue;
    if (lstat(path, &status) != 0)
      add(found, path, arena_string(found->arena, strerror(errno)), false);
    else if (S_ISDIR(status.st_mode) && strcmp(name, "build") != 0)
      add(found, path, NULL, true);
    else if (S_ISREG(status.st_mode) && ends_in_xml(name))
      look_at_file(found, path);
  }
  closedir(listing);
}

static int compare(const void *one, const void *other)
{
  return strcmp(((const FoundFile *)one)->path, ((const FoundFile *)other)->path);
}

/* Folders that are open, and files that come twice because two folders were named that hold them. */
static void tidy(Found *found)
{
  size_t kept = 0;
  qsort(found->at, found->count, sizeof *found->at, compare);
  for (size_t i = 0; i < found->count; i++)
    if (!found->at[i].folder && (kept == 0 || strcmp(found->at[kept - 1].path, found->at[i].path) != 0))
      found->at[kept++] = found->at[i];
  found->count = kept;
}

void list_find(Found *found, const char *const *paths, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    struct stat status;
    size_t length = strlen(paths[i]);
    while (length > 1 && paths[i][length - 1] == '/')
      length--;
    const char *path = arena_copy(found->arena, paths[i], length);
    const bool there = stat(path, &status) == 0;
    add(found, path, there ? NULL : arena_string(found->arena, strerror(errno)), there && S_ISDIR(status.st_mode));
  }
  for (size_t i = 0; i < found->count; i++) /* grows as it goes */
    if (found->at[i].folder)
      look_into(found, found->at[i].path);
  if (found->count)
    tidy(found);
}
