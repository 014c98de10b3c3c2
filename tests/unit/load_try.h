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

static inline void try_count_child(void *count, const xmlNode *child)
{
  assert_non_null(child->parent);
  ++*(size_t *)count;
}

/* The findings of a description that is taken in parts are those of one that is loaded whole. */
static inline void try_same_findings(const Try *try, const Try *parts)
{
  const Finding *finding = try->findings.first, *other = parts->findings.first;
  for (; finding != NULL && other != NULL; finding = finding->next, other = other->next) {
    const Source *source = source_of(&try->sources, finding->place);
    assert_string_equal(finding->code, other->code);
    assert_true(text_same(finding->variant, other->variant));
    assert_string_equal(source->name, source_of(&parts->sources, other->place)->name);
    assert_int_equal(finding->place.offset, other->place.offset);
    assert_int_equal(finding->place.length, other->place.length);
  }
  assert_null(finding);
  assert_null(other);
}

/* Loads whole, and in parts to see that nothing else comes of it. */
static inline void try_model_load(Try *try, const LoadOptions *options, bool *valid, const char **words,
                                  Place *place)
{
  Try parts = {.arena = try->arena, .findings.arena = try->arena};
  size_t taken = 0;
  LoadOptions in_parts = *options;
  bool parts_valid;
  const char *parts_words;
  Place parts_place;

  in_parts.take = try_count_child;
  in_parts.taker = &taken;
  parts.document =
    model_load(&in_parts, parts.arena, &parts.sources, &parts.findings, &parts_valid, &parts_words, &parts_place);
  try->document = model_load(options, try->arena, &try->sources, &try->findings, valid, words, place);

  try_same_findings(try, &parts);
  assert_int_equal(*valid, parts_valid);
  assert_true(text_same(*words, parts_words));
  assert_int_equal(place->offset, parts_place.offset);
  assert_true((try->document == NULL) == (parts.document == NULL));
  size_t children = 0;
  for (const xmlNode *child = try->document != NULL ? xmlDocGetRootElement(try->document)->children : NULL;
       child != NULL; child = child->next)
    children++;
  if (try->document != NULL)
    assert_int_equal(taken, children);
  xmlFreeDoc(parts.document);
  sources_free(&parts.sources);
}

/* Loads policy.xml, without a schema. */
static inline void try_load(Try *try, const char *const *libraries)
{
  bool valid;
  const char *verdict;
  Place place;
  const LoadOptions options = {.path = path_join(try->arena, try->folder, "policy.xml"),
                               .libraries = libraries};

  try_model_load(try, &options, &valid, &verdict, &place);
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
