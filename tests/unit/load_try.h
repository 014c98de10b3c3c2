/* What the tests of load share: descriptions in a folder of their own. */
#ifndef LOAD_TRY_H
#define LOAD_TRY_H

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/model.h"

#define OPEN "<register xmlns=\"urn:ppc:register:1\" xmlns:xi=\"http://www.w3.org/2001/XInclude\">"

typedef struct Try {
  char folder[64];
  Arena *arena;
  Sources sources;
  Findings findings;
  xmlDoc *document;
} Try;

static inline void try_begin(Try *try)
{
  const char *temporary = getenv("TMPDIR");
  *try = (Try){0};
  snprintf(try->folder, sizeof try->folder, "%.40s/loadXXXXXX",
           temporary != NULL && strlen(temporary) <= 40 ? temporary : "/tmp");
  assert_non_null(mkdtemp(try->folder));
  try->arena = arena_new();
  try->findings.arena = try->arena;
}

static inline void try_put(const Try *try, const char *name, const char *bytes, size_t length)
{
  const char *path = path_join(try->arena, try->folder, name);
  assert_true(folder_make(path_folder(try->arena, path)));
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, length, file), length);
  assert_int_equal(fclose(file), 0);
}

/* Loads policy.xml, without a schema. */
static inline void try_load(Try *try, const char *const *libraries)
{
  bool valid;
  const char *verdict;
  Place place;
  const LoadOptions options = {.path = path_join(try->arena, try->folder, "policy.xml"),
                               .libraries = libraries};

  try->document = model_load(&options, try->arena, &try->sources, &try->findings, &valid, &verdict, &place);
  assert_true(valid == (try->document != NULL));
}

static inline int try_remove(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
  (void)status, (void)kind, (void)walk;
  return remove(path);
}

static inline void try_end(Try *try)
{
  xmlFreeDoc(try->document);
  sources_free(&try->sources);
  nftw(try->folder, try_remove, 8, FTW_DEPTH | FTW_PHYS);
  arena_free(try->arena);
}

#endif
