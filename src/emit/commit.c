/*
 * commit: staged outputs take their places, all or none.
 *
 * A journal says what is to be done.  It is written whole, synced, and only then given its name, so a journal
 * that bears its name is complete.  Killed before that moment, the next run throws the staged files away: the
 * old set stands.  Killed after it, the next run does what the journal says, which can be done any number of
 * times: the new set stands.  The manifests are renamed last.
 *
 * The journal is text, one step a line:
 *   ppc-journal 1
 *   remove <sha256> public/old.html      only if it still has these bytes
 *   replace public/policy.fr.html        by the staged file of that name
 *   end
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "emit/emit_int.h"

#define JOURNAL_HEAD "ppc-journal 1\n"
#define JOURNAL_END  "end\n"

static void sync_folder(const char *folder)
{
  int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return;
  fsync(fd); /* some file systems know no such thing for folders: nothing more can be done there */
  close(fd);
}

static void sync_folders(Arena *arena, const char *folder)
{
  for (size_t i = 0; i < COUNT_OF(audience_list); i++)
    sync_folder(path_join(arena, folder, audience_folder(audience_list[i])));
  sync_folder(folder);
}

/* ---- doing what a journal says ----------------------------------------------------------------------- */

/* Only "public/name", "authority/name" and "internal/name" are paths of outputs. */
static bool path_is_ours(const char *path)
{
  EmitAudience audience;
  const char *name = audience_named(path, &audience);
  return name && *name && *name != '.' && !strchr(name, '/');
}

static void do_replace(Arena *arena, const char *folder, const char *path)
{
  char *staged = path_join(arena, path_join(arena, folder, STAGING_NAME), path);
  char *place = path_join(arena, folder, path);
  fault_at_commit_step();
  if (rename(staged, place) == 0 || (errno == ENOENT && file_exists(place)))
    return; /* done by the run before */
  machine_failed("cannot put %s in its place: %s; the next build goes on from here", place, strerror(errno));
}

static void do_remove(Arena *arena, const char *folder, const char *sha256, const char *path)
{
  char *place = path_join(arena, folder, path);
  char now[65];
  if (!file_sha256(place, now) || strcmp(now, sha256) != 0)
    return; /* gone, or somebody's own by now */
  fault_at_commit_step();
  if (unlink(place) != 0 && errno != ENOENT)
    machine_failed("cannot remove %s: %s; the next build goes on from here", place, strerror(errno));
}

static void do_step(Arena *arena, const char *folder, char *line)
{
  if (text_starts(line, "replace ")) {
    char *path = line + strlen("replace ");
    if (path_is_ours(path))
      do_replace(arena, folder, path);
  } else if (text_starts(line, "remove ") && strlen(line) > strlen("remove ") + 65) {
    char *sha256 = line + strlen("remove ");
    sha256[64] = '\0';
    if (path_is_ours(sha256 + 65))
      do_remove(arena, folder, sha256, sha256 + 65);
  }
}

static void replay(Arena *arena, const char *folder, char *journal)
{
  for (char *line = journal, *end; (end = strchr(line, '\n')); line = end + 1) {
    *end = '\0';
    do_step(arena, folder, line);
  }
  sync_folders(arena, folder);
  fault_at_commit_step();
  unlink(path_join(arena, folder, JOURNAL_NAME));
  fault_at_commit_step();
  stage_remove_tree(path_join(arena, folder, STAGING_NAME));
  sync_folder(folder);
}

static bool journal_is_whole(const char *journal, size_t length)
{
  size_t end = strlen(JOURNAL_END);
  return text_starts(journal, JOURNAL_HEAD) && length >= end &&
         strcmp(journal + length - end, JOURNAL_END) == 0;
}

void commit_recover(Arena *arena, const char *folder)
{
  char *path = path_join(arena, folder, JOURNAL_NAME);
  size_t length;
  char *journal = file_read(path, (size_t)1 << 30, &length);
  if (!journal && errno != ENOENT)
    machine_failed("cannot read %s: %s", path, strerror(errno));
  if (journal && journal_is_whole(journal, length)) {
    replay(arena, folder, journal);
  } else {
    if (journal)
      unlink(path);
    stage_remove_tree(path_join(arena, folder, STAGING_NAME));
  }
  free(journal);
}

void emit_recover(const char *folder)
{
  Arena *arena = arena_new();
  if (file_exists(path_join(arena, folder, JOURNAL_NAME)) ||
      file_exists(path_join(arena, folder, STAGING_NAME))) {
    int lock = stage_lock(arena, folder);
    commit_recover(arena, folder);
    stage_unlock(arena, folder, lock);
  }
  arena_free(arena);
}

/* ---- writing the journal ----------------------------------------------------------------------------- */

static bool is_manifest(const StagedFile *file)
{
  return strcmp(file->format, "manifest") == 0;
}

static bool changes_for(const Stage *stage, EmitAudience audience)
{
  for (size_t i = 0; i < stage->count; i++)
    if (stage->files[i].audience == audience && stage->files[i].fate != FATE_SAME)
      return true;
  return false;
}

/* The folders in which something changes exist and can take a rename from the staging folder. */
static void prepare_folders(Stage *stage)
{
  struct stat staging, place;
  if (stat(path_join(stage->arena, stage->folder, STAGING_NAME), &staging) != 0)
    stage_failed(stage, "the staging folder in %s is gone; nothing was changed", stage->folder);
  for (size_t i = 0; i < COUNT_OF(audience_list); i++) {
    if (!changes_for(stage, audience_list[i]))
      continue;
    char *folder = path_join(stage->arena, stage->folder, audience_folder(audience_list[i]));
    if (!folder_make(folder) || stat(folder, &place) != 0)
      stage_failed(stage, "cannot make the folder %s: %s; nothing was changed", folder, strerror(errno));
    if (place.st_dev != staging.st_dev)
      stage_failed(stage, "%s is on another file system than %s; nothing was changed", folder, stage->folder);
    if (access(folder, W_OK | X_OK) != 0)
      stage_failed(stage, "cannot write in %s: %s; nothing was changed", folder, strerror(errno));
  }
}

static void describe(const Stage *stage, bool manifests, Buffer *journal)
{
  for (size_t i = 0; i < stage->count; i++) {
    const StagedFile *file = &stage->files[i];
    if (file->fate == FATE_SAME || is_manifest(file) != manifests)
      continue;
    if (file->fate == FATE_REMOVED)
      buffer_format(journal, "remove %s %s\n", file->sha256, file->path);
    else
      buffer_format(journal, "replace %s\n", file->path);
  }
}

static bool write_file(const char *path, const Buffer *bytes)
{
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0)
    return false;
  const bool written = staged_write(fd, bytes) && file_sync(fd);
  const int why = errno;
  close(fd);
  errno = why;
  return written;
}

void commit_run(Stage *stage)
{
  bool any = false;
  for (size_t i = 0; i < COUNT_OF(audience_list); i++)
    any = any || changes_for(stage, audience_list[i]);
  if (!any)
    return;
  fault_at_commit_step();
  prepare_folders(stage);
  Buffer journal = {0};
  buffer_text(&journal, JOURNAL_HEAD);
  describe(stage, false, &journal);
  describe(stage, true, &journal);
  buffer_text(&journal, JOURNAL_END);
  char *staging = path_join(stage->arena, stage->folder, STAGING_NAME);
  char *draft = path_join(stage->arena, staging, "journal");
  fault_at_commit_step();
  if (!write_file(draft, &journal))
    stage_failed(stage, "cannot write %s: %s; nothing was changed", draft, strerror(errno));
  for (size_t i = 0; i < COUNT_OF(audience_list); i++)
    sync_folder(path_join(stage->arena, staging, audience_folder(audience_list[i])));
  fault_at_commit_step();
  char *path = path_join(stage->arena, stage->folder, JOURNAL_NAME);
  if (rename(draft, path) != 0)
    stage_failed(stage, "cannot write %s: %s; nothing was changed", path, strerror(errno));
  sync_folder(stage->folder);
  fault_at_commit_step();
  replay(stage->arena, stage->folder, journal.at);
  buffer_free(&journal);
}

bool commit_list(const Stage *stage)
{
  static const char *const words[] = {
    [FATE_SAME] = NULL, [FATE_CHANGED] = "change", [FATE_NEW] = "add", [FATE_REMOVED] = "remove"};
  bool any = false;
  for (size_t i = 0; i < stage->count; i++) {
    if (!words[stage->files[i].fate])
      continue;
    printf("%s %s\n", words[stage->files[i].fate], stage->files[i].path);
    any = true;
  }
  return any;
}
