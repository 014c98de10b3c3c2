/*
 * folders: which files a description may have read.
 *
 * Nothing but what lies in the folder of its root file, or in a library folder that the user named: a file
 * that somebody sent cannot pull in /etc/passwd, nor ask a server for anything.
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "model/load_int.h"

void cannot_read(Loader *loader, const char *path)
{
  if (loader->options->unreadable == NULL)
    machine_failed("cannot read %s: %s", path, strerror(errno));
  if (*loader->options->unreadable == NULL)
    *loader->options->unreadable = arena_format(loader->arena, "cannot read %s: %s", path, strerror(errno));
}

bool folders_collect(Loader *loader, const char **real)
{
  const char *const *libraries = loader->options->libraries;
  size_t count = 0;

  while (libraries != NULL && libraries[count] != NULL)
    count++;
  loader->folders = ARENA_ARRAY(loader->arena, const char *, count + 1);
  const char *path = loader->options->path, *folder = path_real(loader->arena, path_folder(loader->arena, path));
  *real = folder != NULL ? path_real(loader->arena, path) : NULL;
  if (*real == NULL) {
    cannot_read(loader, path);
    return false;
  }
  loader->folders[loader->folder_count++] = folder;
  for (size_t i = 0; i < count; i++) {
    folder = path_real(loader->arena, libraries[i]);
    if (folder == NULL)
      machine_failed("cannot read %s: %s", libraries[i], strerror(errno));
    loader->folders[loader->folder_count++] = folder;
  }
  return true;
}

static bool is_in_folders(const Loader *loader, const char *path)
{
  for (size_t i = 0; i < loader->folder_count; i++)
    if (path_is_below(path, loader->folders[i]))
      return true;
  return false;
}

/* An absolute path without "." and "..", by its letters alone. */
static const char *tidy(Arena *arena, const char *path)
{
  char *tidied = arena_string(arena, path);
  size_t length = 0;

  for (const char *at = path; *at != '\0';) {
    while (*at == '/')
      at++;
    const size_t part = strcspn(at, "/");
    if (part == 2 && at[0] == '.' && at[1] == '.') {
      while (length > 0 && tidied[--length] != '/')
        ;
    } else if (part > 0 && !(part == 1 && at[0] == '.')) {
      tidied[length++] = '/';
      memmove(tidied + length, at, part);
      length += part;
    }
    at += part;
  }
  tidied[length] = '\0';
  return length == 0 ? "/" : tidied;
}

bool folder_find(Loader *loader, const char *folder, const char *href, Target *target, const char **variant)
{
  struct stat status;
  const char *real_folder = path_real(loader->arena, folder);

  *variant = "missing";
  if (real_folder == NULL)
    return false;
  const char *letters = tidy(loader->arena, arena_format(loader->arena, "%s/%s", real_folder, href));
  if (!is_in_folders(loader, letters)) {
    *variant = "outside";
    return false;
  }
  target->path = path_join(loader->arena, folder, href);
  target->real = path_real(loader->arena, target->path);
  if (target->real == NULL) {
    if (errno != ENOENT && errno != ENOTDIR && errno != ENAMETOOLONG && errno != ELOOP)
      cannot_read(loader, target->path);
    return false;
  }
  if (!is_in_folders(loader, target->real)) {
    *variant = "link";
    return false;
  }
  return stat(target->real, &status) == 0 && S_ISREG(status.st_mode);
}
