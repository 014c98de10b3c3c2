/*
 * many: several descriptions in one call, each compiled on its own: a bad one keeps no other from its
 * documents.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "compile.h"

/* ---- where their outputs go ---------------------------------------------------------------------------- */

/* What a description is called among others: by its folder where it has the usual name, else by its own. */
static const char *name_of(Arena *arena, const char *path)
{
  const char *name = path_name(path), *end = strrchr(name, '.');
  if (strcmp(name, "policy.xml") != 0)
    return end && end > name ? arena_copy(arena, name, (size_t)(end - name)) : name;
  const char *folder = path_real(arena, path_folder(arena, path));
  return folder && *path_name(folder) ? path_name(folder) : "policy";
}

static const char *folder_for(Arena *arena, const Options *options, const char *path)
{
  if (options->output)
    return path_join(arena, options->output, name_of(arena, path));
  const char *folder = path_real(arena, path_folder(arena, path));
  return folder ? path_join(arena, folder, "build") : NULL; /* one that is not there is said when it is
                                                               read */
}

/* One would take away what the other wrote. */
static void refuse_collisions(Shared *shared)
{
  const Options *options = shared->options;
  Map *taken = map_new(shared->arena);
  for (size_t i = 0; i < options->file_count; i++) {
    const char *path = options->files[i], *folder = folder_for(shared->arena, options, path);
    if (folder && !map_put(taken, folder, (void *)path))
      usage_failed("'%s' and '%s' would both be written to %s%s", (const char *)map_find(taken, folder), path, folder,
                   options->output ? "" : ": -o DIR gives each a folder by its name");
  }
}

/* ---- all of them --------------------------------------------------------------------------------------- */

/* "40 descriptions: 38 without errors, 2 with errors" */
static void print_total(const Shared *shared, const size_t *by_status)
{
  static const char *const parts[] = {[EXIT_BUILT] = "good", [EXIT_DESCRIPTION] = "bad", [EXIT_USAGE] = "unfit",
                                      [EXIT_MACHINE] = "unread"};
  const char *items[COUNT_OF(parts)];
  size_t used = 0;
  for (size_t i = 0; i < COUNT_OF(parts); i++)
    if (by_status[i])
      items[used++] = shared_count(shared, "many", parts[i], by_status[i]);
  fprintf(stderr, "%s: %s\n", shared_count(shared, "many", "count", shared->options->file_count),
          words_join(shared->message_words, shared->arena, items, used));
}

static void print_head(FILE *to, const char *path)
{
  print_safe(to, path);
  fputs(":\n", to);
}

int compile_many(Shared *shared)
{
  const Options *options = shared->options;
  const bool text = strcmp(options->message_format, "text") == 0;
  size_t by_status[EXIT_MACHINE + 1] = {0};
  int gravest = EXIT_BUILT;
  if (strcmp(options->command, "build") == 0)
    refuse_collisions(shared);
  const DiagnosticsOptions how = {.format = options->message_format};
  char *document = NULL; /* whole or not at all, and behind what --check lists */
  size_t length = 0;
  FILE *to = text ? NULL : open_memstream(&document, &length);
  if (!text && !to)
    machine_failed("out of memory");
  if (to)
    shared->document = diagnostics_begin(to, shared->message_words, &how);
  for (size_t i = 0; i < options->file_count; i++) {
    Options own = *options;
    own.file = options->files[i];
    if (options->output)
      own.output = folder_for(shared->arena, options, own.file);
    if (text && (options->check || !options->quiet))
      print_head(options->check ? stdout : stderr, own.file); /* --check lists there */
    int status = compile_one(shared, &own);
    by_status[status]++;
    gravest = status > gravest ? status : gravest;
    fflush(stdout); /* what is said of one stands together */
  }
  if (to) {
    diagnostics_end(shared->document);
    if (fclose(to) != 0)
      machine_failed("out of memory");
    fwrite(document, 1, length, stdout);
    free(document);
  }
  if (text && !options->quiet)
    print_total(shared, by_status);
  return gravest;
}
