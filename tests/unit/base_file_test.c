/*
 * Files and paths, and how the machine's failures end the process.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/base.h"

static Arena *arena;
static char folder[] = "/tmp/ppc-file-test-XXXXXX";

static int set_up(void **state)
{
  (void)state;
  arena = arena_new();
  return mkdtemp(folder) == NULL;
}

static int clean_up(void **state)
{
  (void)state;
  char *command = arena_format(arena, "rm -rf '%s'", folder);
  const int status = system(command);
  arena_free(arena);
  return status;
}

static const char *write_file(const char *name, const char *bytes)
{
  const char *path = path_join(arena, folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(bytes, file);
  fclose(file);
  return path;
}

static void reads_files(void **state)
{
  size_t length = 99;

  (void)state;
  char *bytes = file_read(write_file("a.xml", "<a/>\n"), 5, &length);
  assert_string_equal(bytes, "<a/>\n");
  assert_int_equal(length, 5);
  free(bytes);
  bytes = file_read(write_file("empty", ""), 5, &length);
  assert_string_equal(bytes, "");
  assert_int_equal(length, 0);
  free(bytes);
}

static void says_why_a_file_is_not_read(void **state)
{
  size_t length;

  (void)state;
  assert_null(file_read(path_join(arena, folder, "none"), 100, &length));
  assert_int_equal(errno, ENOENT);
  assert_null(file_read(folder, 100, &length));
  assert_int_equal(errno, EISDIR);
  assert_null(file_read(write_file("large", "123456"), 5, &length));
  assert_int_equal(errno, EFBIG);
  assert_null(file_read("/dev/zero", 100000, &length)); /* no size to be known before */
  assert_int_equal(errno, EFBIG);
  const char *closed = write_file("closed", "x");
  chmod(closed, 0);
  if (geteuid() != 0) {
    assert_null(file_read(closed, 100, &length));
    assert_int_equal(errno, EACCES);
  }
}

static void assert_holds(const char *path, const char *expected)
{
  size_t length;
  char *bytes = file_read(path, 100, &length);
  assert_string_equal(bytes, expected);
  free(bytes);
}

static void writes_whole_files(void **state)
{
  struct stat status;

  (void)state;
  const char *path = path_join(arena, folder, "new.xml");
  const mode_t mask = umask(027);
  assert_true(file_write_whole(path, "<a/>", 4, false));
  umask(mask);
  assert_holds(path, "<a/>");
  assert_int_equal(stat(path, &status), 0);
  assert_int_equal(status.st_mode & 0777, 0640);
  assert_int_equal(status.st_nlink, 1);
  assert_false(file_write_whole(path, "<b/>", 4, false));
  assert_int_equal(errno, EEXIST);
  assert_holds(path, "<a/>");
  assert_true(file_write_whole(path, "", 0, true));
  assert_holds(path, "");
  const char *nowhere = path_join(arena, folder, "nowhere");
  const char *to = path_join(arena, folder, "to-nowhere");
  assert_int_equal(symlink(nowhere, to), 0);
  assert_false(file_write_whole(to, "<b/>", 4, false));
  assert_int_equal(errno, EEXIST);
  assert_false(file_exists(nowhere));
  assert_false(file_write_whole(path_join(arena, folder, "no/such"), "x", 1, true));
  assert_int_equal(errno, ENOENT);
  assert_false(file_write_whole(folder, "x", 1, true));
  char *command = arena_format(arena, "! ls -A '%s' /tmp | grep -F -- '%s.' && ! ls -A '%s' | grep '[.]xml[.]'", folder,
                               path_name(folder), folder);
  assert_int_equal(system(command), 0); /* nothing is left beside */
}

static void makes_folders(void **state)
{
  struct stat status;

  (void)state;
  const char *deep = path_join(arena, folder, "one/two//three/");
  assert_true(folder_make(deep));
  assert_true(folder_make(deep));
  assert_int_equal(stat(deep, &status), 0);
  assert_true(S_ISDIR(status.st_mode));
  assert_true(folder_make("/"));
  assert_true(folder_make("."));
  const char *file = write_file("file", "");
  assert_false(folder_make(file));
  assert_int_equal(errno, ENOTDIR);
  assert_false(folder_make(path_join(arena, file, "below")));
  assert_int_equal(errno, ENOTDIR);
  assert_false(folder_make(""));
  assert_true(file_exists(file));
  assert_true(file_exists(folder));
  assert_false(file_exists(path_join(arena, folder, "none")));
}

static void takes_paths_apart_and_puts_them_together(void **state)
{
  (void)state;
  assert_string_equal(path_join(arena, "a", "b"), "a/b");
  assert_string_equal(path_join(arena, "a/", "b"), "a/b");
  assert_string_equal(path_join(arena, "/", "b"), "/b");
  assert_string_equal(path_join(arena, ".", "b"), "b");
  assert_string_equal(path_join(arena, "", "b"), "b");
  assert_string_equal(path_join(arena, "a", "/b"), "/b");
  assert_string_equal(path_join(arena, "../x", "b"), "../x/b");
  assert_string_equal(path_folder(arena, "a/b/c"), "a/b");
  assert_string_equal(path_folder(arena, "a//c"), "a");
  assert_string_equal(path_folder(arena, "c"), ".");
  assert_string_equal(path_folder(arena, "/c"), "/");
  assert_string_equal(path_folder(arena, "//c"), "/");
  assert_string_equal(path_name("a/b/c"), "c");
  assert_string_equal(path_name("c"), "c");
  assert_string_equal(path_name("a/"), "");
}

static void is_not_fooled_by_a_common_beginning(void **state)
{
  (void)state;
  assert_true(path_is_below("/a/b", "/a"));
  assert_true(path_is_below("/a/b", "/a/"));
  assert_true(path_is_below("/a", "/a"));
  assert_true(path_is_below("/a", "/"));
  assert_false(path_is_below("/ab", "/a"));
  assert_false(path_is_below("/ab/c", "/a"));
  assert_false(path_is_below("/a", "/a/b"));
  assert_false(path_is_below("/", "/a"));
}

static void follows_links(void **state)
{
  (void)state;
  const char *target = write_file("target", "x");
  const char *link = path_join(arena, folder, "link");
  assert_int_equal(symlink("target", link), 0);
  assert_string_equal(path_real(arena, link), path_real(arena, target));
  assert_null(path_real(arena, path_join(arena, folder, "none")));
  assert_int_equal(errno, ENOENT);
}

static void finds_its_data(void **state)
{
  (void)state;
  write_file("words", "x");
  setenv("PPC_DATA", folder, 1);
  assert_string_equal(data_path(arena, "words"), path_join(arena, folder, "words"));
  unsetenv("PPC_DATA");
  const char *schema = data_path(arena, "src"); /* build/tests/… or build/asan/tests/…: up to the checkout */
  assert_string_equal(path_name(schema), "src");
}

/* Exit status of `fails`, run in a process of its own whose standard error is a pipe. */
static int run(void (*fails)(void), char *message, size_t size)
{
  int ends[2], status;

  assert_int_equal(pipe(ends), 0);
  fflush(NULL);
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], STDERR_FILENO);
    fails();
    _exit(0);
  }
  close(ends[1]);
  FILE *said = fdopen(ends[0], "r");
  message[fread(message, 1, size - 1, said)] = '\0';
  fclose(said);
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* _exit, so that the copy of the tests' process neither reports leaks nor flushes anything twice. */
static void exit_at_once(void)
{
  _exit(EXIT_MACHINE);
}

static void disk_is_full(void)
{
  atexit(exit_at_once);
  machine_failed("%s: %s", "policy.pdf", "No space left on device");
}

static void epoch_is_no_number(void)
{
  atexit(exit_at_once);
  setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
  date_today();
}

static void data_are_not_there(void)
{
  atexit(exit_at_once);
  setenv("PPC_DATA", folder, 1);
  data_path(arena, "nothing");
}

static void memory_is_short(void)
{
  atexit(exit_at_once);
  arena_alloc(arena, SIZE_MAX - 7);
}

static void ends_with_one_message_and_status_3(void **state)
{
  char message[400];

  (void)state;
  assert_int_equal(run(disk_is_full, message, sizeof message), 3);
  assert_string_equal(message, "ppc: policy.pdf: No space left on device\n");
  assert_int_equal(run(epoch_is_no_number, message, sizeof message), 3);
  assert_non_null(strstr(message, "yesterday"));
  assert_int_equal(run(data_are_not_there, message, sizeof message), 3);
  assert_non_null(strstr(message, "PPC_DATA"));
  assert_int_equal(run(memory_is_short, message, sizeof message), 3);
  assert_non_null(strstr(message, "out of memory"));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(reads_files),
    cmocka_unit_test(says_why_a_file_is_not_read),
    cmocka_unit_test(writes_whole_files),
    cmocka_unit_test(makes_folders),
    cmocka_unit_test(takes_paths_apart_and_puts_them_together),
    cmocka_unit_test(is_not_fooled_by_a_common_beginning),
    cmocka_unit_test(follows_links),
    cmocka_unit_test(finds_its_data),
    cmocka_unit_test(ends_with_one_message_and_status_3),
  };
  return cmocka_run_group_tests(tests, set_up, clean_up);
}
