/*
 * stage: the folder in which outputs are made ready, beside their place, and the lock that keeps two builds
 * of one folder apart.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "emit/emit_int.h"

/* ---- lock -------------------------------------------------------------------------------------------- */

/* Whether the locked file is still the one that bears the name: another build may have removed it. */
static bool lock_stands(int lock, const char *path)
{
  struct stat held, named;
  return fstat(lock, &held) == 0 && stat(path, &named) == 0 && held.st_dev == named.st_dev &&
         held.st_ino == named.st_ino;
}

int stage_lock(Arena *arena, const char *folder)
{
  char *path = path_join(arena, folder, LOCK_NAME);
  for (bool said = false;; said = true) {
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock < 0)
      machine_failed("cannot write in %s: %s; nothing was changed", folder, strerror(errno));
    if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
      if (errno == EWOULDBLOCK && !said)
        fprintf(stderr, "ppc: another build is writing to %s; waiting for it\n", folder);
      while (flock(lock, LOCK_EX) != 0)
        if (errno != EINTR)
          machine_failed("cannot lock %s: %s; nothing was changed", folder, strerror(errno));
    }
    if (lock_stands(lock, path))
      return lock;
    close(lock);
  }
}

void stage_unlock(Arena *arena, const char *folder, int lock)
{
  unlink(path_join(arena, folder, LOCK_NAME)); /* while it is held: who waits for it sees that it is gone */
  close(lock);
}

/* ---- staging folder ---------------------------------------------------------------------------------- */

static void empty_folder(int folder)
{
  DIR *listing = fdopendir(folder); /* takes the descriptor over */
  if (!listing) {
    close(folder);
    return;
  }
  for (struct dirent *entry; (entry = readdir(listing));) {
    const char *name = entry->d_name;
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
      continue;
    if (unlinkat(dirfd(listing), name, 0) == 0 || errno == ENOENT)
      continue;
    int below = openat(dirfd(listing), name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (below >= 0)
      empty_folder(below);
    unlinkat(dirfd(listing), name, AT_REMOVEDIR);
  }
  closedir(listing);
}

/* Links are removed, never followed: a description may come with one in the place of the staging folder. */
void stage_remove_tree(const char *folder)
{
  if (unlink(folder) == 0)
    return;
  int top = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (top < 0)
    return;
  empty_folder(top);
  rmdir(folder);
}

static void make_staging(Stage *stage)
{
  char *staging = path_join(stage->arena, stage->folder, STAGING_NAME);
  for (size_t i = 0; i < COUNT_OF(audience_list); i++) {
    char *folder = path_join(stage->arena, staging, audience_folder(audience_list[i]));
    if (!folder_make(folder))
      stage_failed(stage, "cannot write in %s: %s", stage->folder, strerror(errno));
  }
}

Stage *stage_open(Arena *arena, const char *folder, bool check)
{
  Stage *stage = ARENA_NEW(arena, Stage);
  *stage = (Stage){.arena = arena, .folder = folder, .check = check, .lock = -1};
  if (check)
    return stage;
  stage->made_folder = !file_exists(folder);
  if (!folder_make(folder))
    machine_failed("cannot make the folder %s: %s", folder, strerror(errno));
  stage->lock = stage_lock(arena, folder);
  commit_recover(arena, folder);
  stage_remove_tree(path_join(arena, folder, STAGING_NAME));
  make_staging(stage);
  return stage;
}

void stage_close(Stage *stage)
{
  if (!stage->check) {
    stage_remove_tree(path_join(stage->arena, stage->folder, STAGING_NAME));
    if (stage->lock >= 0)
      stage_unlock(stage->arena, stage->folder, stage->lock);
    if (stage->made_folder)
      rmdir(stage->folder); /* succeeds only where nothing was written */
  }
  free(stage->files);
  stage->files = NULL;
}

void stage_failed(Stage *stage, const char *format, ...)
{
  char text[1024];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  process_ends();
  if (stage)
    stage_close(stage);
  machine_failed("%s", text);
}

StagedFile *stage_note(Stage *stage, const char *path, const char *format, EmitAudience audience,
                       StagedFate fate)
{
  if (stage->count == stage->capacity) {
    stage->capacity = stage->capacity ? 2 * stage->capacity : 64;
    stage->files = memory_grow(stage->files, stage->capacity * sizeof *stage->files);
  }
  StagedFile *file = &stage->files[stage->count++];
  *file = (StagedFile){.path = path, .format = format, .audience = audience, .fate = fate};
  return file;
}
