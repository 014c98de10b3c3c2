/*
 * The two verdicts on a description, libxml2's by schema/ppc.xsd and the reader's, must be the same; where
 * they are not, one of the two says of an author's file what is not so.  And both must be the same, to the
 * place, whether the description is read whole or in parts while it loads.
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

/* What one way of reading found. */
typedef struct Outcome {
  Arena *arena;
  Sources sources;
  Findings findings;
  bool is_document, accepted, read;
  const char *words; /* of the schema */
  Place place;
} Outcome;

static void read_description(Outcome *outcome, const char *path, bool in_parts)
{
  static const char *const libraries[] = {"examples/library", NULL};

  *outcome = (Outcome){.arena = arena_new(), .place = NOWHERE};
  outcome->findings.arena = outcome->arena;
  const Law *law = law_load(outcome->arena, "schema/law");
  ModelReader *reader = model_reader_new(outcome->arena, &outcome->sources, &outcome->findings, law);
  const LoadOptions options = {.path = path, .libraries = libraries, .schema = "schema/ppc.xsd",
                               .take = in_parts ? model_reader_take : NULL, .taker = reader};
  xmlDoc *document = model_load(&options, outcome->arena, &outcome->sources, &outcome->findings,
                                &outcome->accepted, &outcome->words, &outcome->place);
  outcome->is_document = document != NULL;
  if (document != NULL && !in_parts)
    model_read(document, outcome->arena, &outcome->sources, &outcome->findings, law, &outcome->read);
  else
    model_reader_end(reader, document, &outcome->read);
  findings_sort(&outcome->findings);
}

static void outcome_free(Outcome *outcome)
{
  sources_free(&outcome->sources);
  arena_free(outcome->arena);
}

/* Files are numbered as they are read: their names are compared, not the numbers. */
static bool place_same(const Outcome *a, Place at, const Outcome *b, Place bt)
{
  const Source *one = source_of(&a->sources, at), *other = source_of(&b->sources, bt);

  return at.offset == bt.offset && at.length == bt.length && (one == NULL) == (other == NULL) &&
         (one == NULL || strcmp(one->path, other->path) == 0);
}

static size_t count_same(const Outcome *in, const Finding *wanted, const Outcome *of)
{
  size_t count = 0;

  for (const Finding *finding = in->findings.first; finding != NULL; finding = finding->next)
    count += strcmp(finding->code, wanted->code) == 0 && text_same(finding->variant, wanted->variant) &&
             place_same(in, finding->place, of, wanted->place) &&
             place_same(in, finding->related, of, wanted->related);
  return count;
}

/* What the two ways differ in, or NULL.  A file that breaks off has been read in parts so far. */
static const char *difference(const Outcome *whole, const Outcome *parts)
{
  if (whole->is_document != parts->is_document)
    return "one way has a document";
  if (whole->accepted != parts->accepted || whole->read != parts->read)
    return "the verdicts";
  if (!text_same(whole->words, parts->words) || !place_same(whole, whole->place, parts, parts->place))
    return "the schema's first complaint";
  if (whole->is_document && whole->findings.count != parts->findings.count)
    return "the number of findings";
  for (const Finding *finding = whole->findings.first; finding != NULL; finding = finding->next)
    if (count_same(whole, finding, whole) != count_same(parts, finding, whole))
      return finding->code;
  return NULL;
}

static void show(const char *what, const Outcome *outcome)
{
  unsigned line, column;

  place_position(&outcome->sources, outcome->place, &line, &column);
  printf("#   %s: the schema %s %u:%u %s\n", what, outcome->accepted ? "accepts" : "refuses", line, column,
         outcome->words != NULL ? outcome->words : "");
  for (const Finding *finding = outcome->findings.first; finding != NULL; finding = finding->next) {
    place_position(&outcome->sources, finding->place, &line, &column);
    printf("#   %s: %u:%u %s %s\n", what, line, column, finding->code,
           finding->variant != NULL ? finding->variant : "");
  }
}

static void compare(const char *path)
{
  Outcome whole, parts;

  read_description(&whole, path, false);
  read_description(&parts, path, true);
  const char *differs = difference(&whole, &parts);
  if (whole.is_document && whole.accepted != whole.read) {
    printf("not ok %s: the schema %s, read %s\n", path, whole.accepted ? "accepts" : "refuses",
           whole.read ? "accepts" : "refuses");
    show("whole", &whole);
    failed = true;
  } else if (differs != NULL) {
    printf("not ok %s: read whole and in parts it differs: %s\n", path, differs);
    show("whole", &whole);
    show("in parts", &parts);
    failed = true;
  } else if (!whole.is_document) {
    printf("ok %s: no document, both have nothing to say\n", path);
  } else {
    printf("ok %s: %s\n", path, whole.accepted ? "both accept it" : "both refuse it");
  }
  outcome_free(&whole);
  outcome_free(&parts);
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
