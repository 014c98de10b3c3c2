/*
 * The two verdicts on a description, libxml2's by schema/ppc.xsd and model_read's, must be the same; where
 * they are not, one of the two says of an author's file what is not so.
 *
 *     load_agree [FILE...]      without files: every description in tests and examples
 *
 * Called in the root of the checkout.  Prints "ok NAME" or "not ok NAME: why", a line each.
 */
#include <ftw.h>
#include <stdlib.h>
#include <string.h>

#include "model/model.h"

static bool failed;

static void show_findings(const Model *model, const Sources *sources, const Findings *findings)
{
  (void)model;
  for (const Finding *finding = findings->first; finding != NULL; finding = finding->next) {
    unsigned line, column;
    place_position(sources, finding->place, &line, &column);
    printf("#   read: %u:%u %s %s\n", line, column, finding->code,
           finding->variant != NULL ? finding->variant : "");
  }
}

static void compare(const char *path)
{
  static const char *const libraries[] = {"examples/library", NULL};
  Arena *arena = arena_new();
  Sources sources = {0};
  Findings findings = {.arena = arena};
  bool accepted, read;
  const char *verdict;
  Place place;
  const LoadOptions options = {.path = path, .libraries = libraries, .schema = "schema/ppc.xsd"};

  xmlDoc *document = model_load(&options, arena, &sources, &findings, &accepted, &verdict, &place);
  if (document == NULL) {
    printf("ok %s: no document, both have nothing to say\n", path);
  } else {
    const Law *law = law_load(arena, "schema/law");
    const Model *model = model_read(document, arena, &sources, &findings, law, &read);
    if (accepted == read) {
      printf("ok %s: %s\n", path, accepted ? "both accept it" : "both refuse it");
    } else {
      unsigned line, column;
      failed = true;
      place_position(&sources, place, &line, &column);
      printf("not ok %s: the schema %s, read %s\n", path, accepted ? "accepts" : "refuses",
             read ? "accepts" : "refuses");
      if (!accepted)
        printf("#   schema: %u:%u %s\n", line, column, verdict != NULL ? verdict : "");
      show_findings(model, &sources, &findings);
    }
  }
  sources_free(&sources);
  arena_free(arena);
}

static int visit(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
  const char *dot = strrchr(path, '.');

  (void)status, (void)walk;
  if (kind == FTW_F && dot != NULL && strcmp(dot, ".xml") == 0 && strstr(path, "/build/") == NULL)
    compare(path);
  return 0;
}

int main(int count, char **arguments)
{
  static const char *const folders[] = {"tests/schema", "tests/rules", "examples"};

  for (int i = 1; i < count; i++)
    compare(arguments[i]);
  for (size_t i = 0; count < 2 && i < COUNT_OF(folders); i++)
    if (file_exists(folders[i]))
      nftw(folders[i], visit, 8, FTW_PHYS);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
