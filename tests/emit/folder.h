/*
 * A folder for one test, what is in it as one text, and a build into it.
 */
#ifndef PPC_TESTS_EMIT_FOLDER_H
#define PPC_TESTS_EMIT_FOLDER_H

#include <dirent.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "fake.h"

static inline char *folder_new(void)
{
  const char *base = getenv("TMPDIR");
  static char path[512];
  snprintf(path, sizeof path, "%s/emit.XXXXXX", base && *base ? base : "/tmp");
  assert_non_null(mkdtemp(path));
  return strdup(path);
}

static inline void folder_free(char *folder)
{
  stage_remove_tree(folder);
  free(folder);
}

static inline int folder_order(const struct dirent **a, const struct dirent **b)
{
  return strcmp((*a)->d_name, (*b)->d_name);
}

/* Every file below with its bytes, in the order of names; empty folders do not count. */
static inline void folder_text(const char *folder, const char *prefix, Buffer *out)
{
  struct dirent **names;
  int count = scandir(folder, &names, NULL, folder_order);
  for (int i = 0; i < count; i++) {
    const char *name = names[i]->d_name;
    char path[1024], shown[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    snprintf(shown, sizeof shown, "%s%s", prefix, name);
    struct stat status;
    if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && lstat(path, &status) == 0) {
      if (S_ISDIR(status.st_mode)) {
        strcat(shown, "/");
        folder_text(path, shown, out);
      } else {
        size_t length;
        char *bytes = file_read(path, 1 << 24, &length);
        buffer_format(out, "== %s\n", shown);
        if (bytes)
          buffer_add(out, bytes, length);
        free(bytes);
      }
    }
    free(names[i]);
  }
  if (count >= 0)
    free(names);
}

static inline char *folder_snapshot(const char *folder)
{
  Buffer out = {0};
  buffer_text(&out, "");
  folder_text(folder, "", &out);
  return out.at ? out.at : strdup("");
}

static inline char *folder_read(const char *folder, const char *name)
{
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  size_t length;
  return file_read(path, 1 << 24, &length);
}

static inline bool folder_has(const char *folder, const char *name)
{
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return file_exists(path);
}

static inline void folder_write(const char *folder, const char *name, const char *text)
{
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

static const char *const two_languages[] = {"fr", "en", NULL};
static const EmitFile two_sources[] = {
  {.name = "secret-name.xml", .path = "d/secret-name.xml", .bytes = "abc", .length = 3},
  {.name = "a.xml", .path = "d/a.xml", .bytes = "abd", .length = 3}};

static inline EmitOptions folder_options(const char *folder)
{
  return (EmitOptions){.folder = folder,
                       .stylesheets = "tests/emit/stylesheets",
                       .fonts = "fonts",
                       .hyphenation = "fonts",
                       .languages = two_languages,
                       .publishable = true,
                       .version = "0.1",
                       .state_of_law = "2026-11-01",
                       .sources = two_sources,
                       .source_count = 2};
}

static inline EmitResult folder_build(const EmitOptions *options, const char *more)
{
  FakeSource fake = {.trees = "tests/emit/trees", .more = more};
  EmitSource source = fake_source(&fake);
  return emit_build(&source, options, NULL);
}

/* What a build that gives up has not freed is no leak worth a report. */
static inline void leave(int status, void *context)
{
  (void)context;
  fflush(NULL);
  _exit(status);
}

/* The build in a process of its own, with a planted fault; the exit status. */
static inline int folder_build_with_fault(const EmitOptions *options, const char *more, const char *fault)
{
  fflush(NULL);
  pid_t child = fork();
  if (child == 0) {
    setenv("PPC_FAULT", fault, 1);
    if (!freopen("/dev/null", "w", stderr))
      _exit(98);
    on_exit(leave, NULL);
    folder_build(options, more);
    exit(0);
  }
  int status;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

#endif
