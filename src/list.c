/*
 * list: `ppc list DIR`, the descriptions of many organisations at a glance: what is found in each, when it
 * was looked at last, who still has to say something.  Each is read as `ppc check` reads it.
 */
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "list_int.h"

/* ---- what is still open -------------------------------------------------------------------------------- */

/* Of whom it is asked, in the order of their first gaps. */
typedef struct Owner {
  const char *name; /* as printed */
  size_t count;
} Owner;

static const char *word(const Shared *shared, const char *part)
{
  const char *text = words_rule(shared->message_words, "list", part);
  return text ? text : part;
}

static const char *owner_of(const Shared *shared, const Finding *finding)
{
  if (text_same(finding->variant, "proposed"))
    return word(shared, "proposed");
  const char *owner = gap_owner(finding);
  return owner ? owner : word(shared, "nobody");
}

static const char *owners_of(const Run *run)
{
  Arena *arena = run->shared->arena;
  Owner *owners = ARENA_ARRAY(run->arena, Owner, run->findings.count + 1);
  Map *known = map_new(run->arena);
  size_t count = 0;
  for (const Finding *finding = run->findings.first; finding; finding = finding->next) {
    if (!is_declared_gap(finding))
      continue;
    const char *name = owner_of(run->shared, finding);
    Owner *owner = map_find(known, name);
    if (!owner) {
      owner = &owners[count++];
      owner->name = name;
      map_put(known, name, owner);
    }
    owner->count++;
  }
  Buffer text = {0};
  for (size_t i = 0; i < count; i++)
    buffer_format(&text, "%s%s %zu", i ? ", " : "", owners[i].name, owners[i].count);
  const char *kept = arena_string(arena, text.at ? text.at : "");
  buffer_free(&text);
  return kept;
}

/* ---- a row --------------------------------------------------------------------------------------------- */

static const char *given(Arena *arena, const Text *text)
{
  return text->mark.state == GIVEN && !text_is_blank(text->value) ? arena_string(arena, text->value) : NULL;
}

static void count_findings(const Run *run, Row *row)
{
  for (const Finding *finding = run->findings.first; finding; finding = finding->next) {
    if (finding->allowance)
      continue;
    if (is_declared_gap(finding))
      row->gaps++;
    else if (finding->severity == SEVERITY_ERROR || (finding->severity == SEVERITY_WARNING && run->options->werror))
      row->errors++;
    else if (finding->severity == SEVERITY_WARNING)
      row->warnings++;
  }
}

static const char *fault_text(const Run *run, const Finding *finding)
{
  unsigned line = 0, column = 0;
  place_position(&run->sources, finding->place, &line, &column);
  return arena_format(run->shared->arena, "%u:%u: %s [%s]", line, column,
                      finding_message(run->message_words, run->arena, finding), finding->code);
}

/* What is wrong with one that cannot be loaded. */
static const char *first_fault(Run *run)
{
  findings_sort(&run->findings);
  return run->findings.first ? fault_text(run, run->findings.first) : "?";
}

/* A part that cannot be had, most often because its library was not named; NULL: none.  To count what is
   found in the rest would be to blame the description. */
static const char *missing_part(const Run *run)
{
  for (const Finding *finding = run->findings.first; finding; finding = finding->next)
    if (strcmp(finding->code, "PPC005") == 0)
      return fault_text(run, finding);
  return NULL;
}

static Row row_of(Shared *shared, const char *path, int *status)
{
  Arena *arena = shared->arena;
  Options own = *shared->options;
  own.file = path;
  Row row = {.path = path};
  Run run = run_begin(shared, &own);
  *status = run_understand(&run);
  if (*status != EXIT_BUILT) {
    row.fault = run.fault ? arena_string(arena, run.fault) : first_fault(&run);
  } else if ((row.fault = missing_part(&run)) != NULL) {
    *status = EXIT_DESCRIPTION;
  } else {
    const Organisation *organisation = run.model->organisation;
    count_findings(&run, &row);
    row.organisation = organisation ? given(arena, &organisation->name) : NULL;
    row.version = given(arena, &run.model->record->version);
    row.dated = check_review(run.model, &row.last, &row.next);
    row.age = row.dated ? date_days(row.last, own.as_of) : 0;
    row.owners = owners_of(&run);
    if (row.errors || (row.gaps && !own.draft))
      *status = EXIT_DESCRIPTION;
  }
  run_end(&run);
  return row;
}

int list_main(int count, char **arguments)
{
  Options options;
  Shared shared = {.arena = arena_new(), .options = &options};
  options_read(&options, shared.arena, "list", count, arguments);
  shared_read(&shared);
  Found found = {.arena = shared.arena};
  list_find(&found, options.files, options.file_count);
  Row *rows = ARENA_ARRAY(shared.arena, Row, found.count + 1);
  int gravest = EXIT_BUILT;
  for (size_t i = 0; i < found.count; i++) {
    int status = EXIT_MACHINE;
    if (found.at[i].fault)
      rows[i] = (Row){.path = found.at[i].path, .fault = found.at[i].fault};
    else
      rows[i] = row_of(&shared, found.at[i].path, &status);
    gravest = status > gravest ? status : gravest;
  }
  if (options.csv)
    list_print_csv(rows, found.count);
  else
    list_print(&shared, rows, found.count);
  free(found.at);
  shared_free(&shared);
  return gravest;
}
