/*
 * Files and paths, and where the program's own data are.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"

/* ---- files ------------------------------------------------------------------------------------------- */

/* Reads to the end, which is not always where the size says: a pipe has none, and a file may grow. */
static char *read_all(int file, size_t expected, size_t limit, size_t *length)
{
  size_t capacity = expected + 1, used = 0;
  char *bytes = memory_new(capacity + 1);

  for (;;) {
    if (used == capacity) {
      capacity *= 2;
      bytes = memory_grow(bytes, capacity + 1);
    }
    const ssize_t got = read(file, bytes + used, capacity - used);
    if (got == 0)
      break;
    if (got < 0) {
      if (errno == EINTR)
        continue;
      goto failed;
    }
    used += (size_t)got;
    if (used > limit) {
      errno = EFBIG;
      goto failed;
    }
  }
  bytes[used] = '\0';
  *length = used;
  return bytes;

failed:;
  const int why = errno;
  free(bytes);
  errno = why;
  return NULL;
}

char *file_read(const char *path, size_t limit, size_t *length)
{
  struct stat status;
  char *bytes = NULL;
  int why = 0;

  *length = 0;
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return NULL;
  if (fstat(file, &status) != 0) {
    why = errno;
  } else if (S_ISDIR(status.st_mode)) {
    why = EISDIR;
  } else if (S_ISREG(status.st_mode) && (uintmax_t)status.st_size > limit) {
    why = EFBIG;
  } else {
    const size_t expected = S_ISREG(status.st_mode) ? (size_t)status.st_size : 4096;
    bytes = read_all(file, expected, limit, length);
    why = errno;
  }
  close(file);
  if (bytes == NULL)
    errno = why;
  return bytes;
}

bool file_write(int file, const char *bytes, size_t length)
{
  while (length > 0) {
    const ssize_t written = write(file, bytes, length);
    if (written < 0 && errno != EINTR)
      return false;
    if (written > 0) {
      bytes += written;
      length -= (size_t)written;
    }
  }
  return true;
}

bool file_sync(int file)
{
  return fsync(file) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP;
}

static bool fill(int file, const char *bytes, size_t length)
{
  const mode_t mask = umask(0);
  umask(mask);
  const bool written = fchmod(file, 0666 & ~mask) == 0 && file_write(file, bytes, length) && file_sync(file);
  const int why = errno;
  const bool closed = close(file) == 0;
  if (!written)
    errno = why;
  return written && closed;
}

/* Where names cannot be given twice (FAT), the new one is taken before it has its bytes. */
static bool take_name(const char *beside, const char *path, bool over)
{
  if (over)
    return rename(beside, path) == 0;
  if (link(beside, path) == 0)
    return unlink(beside) == 0;
  if (errno == EEXIST)
    return false;
  const int taken = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (taken < 0)
    return false;
  close(taken);
  return rename(beside, path) == 0;
}

/* Beside its place first; then it takes its name, in one step. */
bool file_write_whole(const char *path, const char *bytes, size_t length, bool over)
{
  static const char end[] = ".XXXXXX";
  char *beside = memory_new(strlen(path) + sizeof end);
  strcat(strcpy(beside, path), end);
  const int file = mkstemp(beside);
  const bool written = file >= 0 && fill(file, bytes, length) && take_name(beside, path, over);
  const int why = errno;
  if (file >= 0 && !written)
    unlink(beside);
  free(beside);
  errno = why;
  return written;
}

bool file_exists(const char *path)
{
  struct stat status;
  return stat(path, &status) == 0;
}

bool file_is_regular(const char *path)
{
  struct stat status;
  return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool make_one(const char *path)
{
  struct stat status;

  if (mkdir(path, 0777) == 0)
    return true;
  if (errno != EEXIST && errno != EROFS && errno != EACCES && errno != EPERM)
    return false;
  /* It may be there in a folder that cannot be written. */
  const int why = errno;
  if (stat(path, &status) == 0) {
    if (S_ISDIR(status.st_mode))
      return true;
    errno = ENOTDIR;
  } else {
    errno = why;
  }
  return false;
}

bool folder_make(const char *path)
{
  const size_t length = strlen(path);
  char *part = memory_new(length + 1);
  bool made = length > 0;

  if (!made)
    errno = ENOENT;
  for (size_t i = 0; made && i < length; i++) {
    part[i] = path[i];
    part[i + 1] = '\0';
    if (path[i] != '/' && (i + 1 == length || path[i + 1] == '/'))
      made = make_one(part);
  }
  const int why = errno;
  free(part);
  errno = why;
  return made;
}

/* ---- paths ------------------------------------------------------------------------------------------- */

/* "processings/billing.xml", not "./processings/billing.xml": as the author would write it. */
char *path_join(Arena *arena, const char *folder, const char *name)
{
  if (name[0] == '/' || folder[0] == '\0' || strcmp(folder, ".") == 0)
    return arena_string(arena, name);
  const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
  return arena_format(arena, "%s%s%s", folder, slash, name);
}

char *path_folder(Arena *arena, const char *path)
{
  const char *slash = strrchr(path, '/');

  if (slash == NULL)
    return arena_string(arena, ".");
  while (slash > path && slash[-1] == '/')
    slash--;
  return slash == path ? arena_string(arena, "/") : arena_copy(arena, path, (size_t)(slash - path));
}

const char *path_name(const char *path)
{
  const char *slash = strrchr(path, '/');
  return slash == NULL ? path : slash + 1;
}

char *path_real(Arena *arena, const char *path)
{
  char *real = realpath(path, NULL);

  if (real == NULL) {
    if (errno == ENOMEM)
      machine_failed("out of memory (for a path)");
    return NULL;
  }
  char *copy = arena_string(arena, real);
  free(real);
  return copy;
}

bool path_is_below(const char *real_path, const char *real_folder)
{
  size_t length = strlen(real_folder);

  while (length > 0 && real_folder[length - 1] == '/')
    length--;
  return strncmp(real_path, real_folder, length) == 0 &&
         (real_path[length] == '/' || real_path[length] == '\0');
}

/* ---- the program's own data -------------------------------------------------------------------------- */

/* The folder of the running program. */
static const char *program_folder(Arena *arena)
{
  char path[PATH_MAX];
  const ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);

  if (length <= 0)
    machine_failed(
      "cannot tell where the program is; set PPC_DATA to the folder that has schema/ and fonts/");
  path[length] = '\0';
  return path_folder(arena, path);
}

/* A checkout has the sources beside the data;
   any other folder that happens to be called fonts is not ours. */
static const char *in_checkout(Arena *arena, const char *folder, const char *name)
{
  if (!file_exists(path_join(arena, folder, "src/base/base.h")))
    return NULL;
  return path_real(arena, path_join(arena, folder, name));
}

const char *data_path(Arena *arena, const char *name)
{
  /* Seen from build/ppc, build/asan/ppc, build/asan/tests/… */
  static const char *const checkouts[] = {"..", "../..", "../../.."};
  const char *given = getenv("PPC_DATA");

  if (given != NULL && *given != '\0') {
    const char *path = path_join(arena, given, name);
    if (!file_exists(path))
      machine_failed("%s: not there, though PPC_DATA says so", path);
    return path;
  }
  const char *folder = program_folder(arena);
  const char *path = path_real(arena, path_join(arena, path_join(arena, folder, "../share/ppc"), name));
  for (size_t i = 0; path == NULL && i < COUNT_OF(checkouts); i++)
    path = in_checkout(arena, path_join(arena, folder, checkouts[i]), name);
  if (path == NULL)
    machine_failed("%s: not found in ../share/ppc beside the program (%s); set PPC_DATA to where it is", name,
                   folder);
  return path;
}
