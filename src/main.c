/*
 * main: the chain, as a table of contents.
 *
 *     load and read -> resolve -> check -> write -> apply -> pair -> print / typeset
 *
 * Every wall can be printed (-T).  The wall that stops a description with errors stands before the outputs,
 * not between load and check: schema faults and legal findings come in one run, and the review report and the
 * questions are written all the same.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "commands.h"
#include "compile.h"
#include "diagnostics.h"

/* ---- words --------------------------------------------------------------------------------------------- */

/* The words of every language that the description is written in; PPC024 where there are none. */
static bool load_words(Run *run)
{
  Model *model = run->model;
  bool all = true;
  run->words = ARENA_ARRAY(run->arena, const Words *, model->language_count + 1);
  for (size_t i = 0; i < model->language_count; i++) {
    run->words[i] = shared_words(run->shared, model->languages[i]);
    if (run->words[i])
      continue;
    Finding *finding =
        finding_add(&run->findings, "PPC024", NULL, SEVERITY_ERROR, model->record->languages.mark.place);
    finding_text(&run->findings, finding, "language", model->languages[i]);
    all = false;
  }
  return all;
}

/* ---- walls --------------------------------------------------------------------------------------------- */

static bool at_wall(const Run *run, const char *wall)
{
  return run->options->wall && strcmp(run->options->wall, wall) == 0;
}

static int print_tree(xmlDoc *tree)
{
  model_print(tree, stdout);
  return EXIT_BUILT;
}

/* Text is for a person, on standard error; what a program reads is a result, on standard output. */
static FILE *findings_go_to(const Run *run)
{
  bool text = strcmp(run->options->message_format, "text") == 0;
  return text && !at_wall(run, "findings") ? stderr : stdout;
}

/* Prints those that were found since the last time. */
static void print_findings(Run *run)
{
  const DiagnosticsOptions how = {.format = run->options->message_format, .color = run->options->color,
                                  .quiet = run->options->quiet,
                                  .gaps_summed = strcmp(run->options->command, "build") == 0 &&
                                                 !run->options->verbose && !run->options->wall,
                                  .allowed = run->options->verbose || at_wall(run, "findings")};
  if (!run->printed)
    findings_sort(&run->findings);
  Findings fresh = {.first = run->printed ? run->printed->next : run->findings.first, .last = run->findings.last};
  for (const Finding *finding = fresh.first; finding; finding = finding->next)
    findings_count(&fresh, finding);
  run->printed = run->findings.last;
  if (run->shared->document)
    diagnostics_add(run->shared->document, &run->sources, &fresh);
  else
    diagnostics_print(findings_go_to(run), &run->sources, &fresh, run->message_words, &how);
}

/* What a program reads is one document: it waits for what is found on paper. */
static bool is_for_programs(const Run *run)
{
  return strcmp(run->options->message_format, "text") != 0;
}

static int verdict(const Run *run)
{
  bool faulty = run->findings.errors || (run->options->werror && run->findings.warnings);
  return faulty || run->shared->aged ? EXIT_DESCRIPTION : EXIT_BUILT;
}

/* The schema's own words, only where nothing of ours says it better. */
static void add_schema_verdict(Run *run, bool read_valid, bool schema_valid, const char *words, Place place)
{
  if (schema_valid || !read_valid)
    return;
  Finding *finding = finding_add(&run->findings, "PPC019", NULL, SEVERITY_ERROR, place);
  finding_text(&run->findings, finding, "detail", words ? words : "");
}

/* -v: what each stage took of the processor. */
static void stage_done(Run *run, const char *stage)
{
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  double seconds = (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
  if (run->options->verbose && run->stage_began > 0)
    fprintf(stderr, "%9.1f ms  %s\n", 1e3 * (seconds - run->stage_began), stage);
  run->stage_began = seconds;
}

/* ---- the chain ----------------------------------------------------------------------------------------- */

/* What ends the work on one description, and not on others. */
static int give_up(Run *run, int status, const char *fault)
{
  run->fault = fault;
  return status;
}

int run_understand(Run *run)
{
  const Options *options = run->options;
  bool schema_valid = false, read_valid = false;
  const char *schema_words = NULL, *unreadable = NULL;
  Place schema_place = NOWHERE;
  ModelReader *reader = model_reader_new(run->arena, &run->sources, &run->findings, run->law);
  const LoadOptions load = {.path = options->file, .libraries = options->libraries,
                            .schema = data_path(run->arena, "schema/ppc.xsd"),
                            .take = at_wall(run, "source") ? NULL : model_reader_take, .taker = reader,
                            .unreadable = &unreadable};
  xmlDoc *document = model_load(&load, run->arena, &run->sources, &run->findings, &schema_valid, &schema_words,
                                &schema_place);
  if (unreadable)
    return give_up(run, EXIT_MACHINE, unreadable);
  if (document && at_wall(run, "source"))
    return print_tree(document);
  run->model = model_reader_end(reader, document, &read_valid);
  if (!run->model || !load_words(run))
    return EXIT_DESCRIPTION;
  stage_done(run, "load and read");
  add_schema_verdict(run, read_valid, schema_valid, schema_words, schema_place);
  const char *unwritten = model_write_languages(run->model, options->languages);
  if (unwritten)
    return give_up(run, EXIT_USAGE, arena_format(run->arena, "%s is not written in '%s'", options->file, unwritten));
  model_resolve(run->model, run->words, options->as_of, options->draft);
  appearance_read(run, &load);
  if (unreadable) /* the logo */
    return give_up(run, EXIT_MACHINE, unreadable);
  stage_done(run, "resolve");
  outlet_texts(run);
  stage_done(run, "texts that are approved");
  check_run(run->model, &run->findings);
  check_allow(run->model, options->allowances, options->allowance_count, &run->findings);
  stage_done(run, "check");
  return EXIT_BUILT;
}

static int compile(Run *run)
{
  const Options *options = run->options;
  const bool building = strcmp(options->command, "build") == 0;
  stage_done(run, "start");
  if (building)
    outlet_recover(run);
  int status = run_understand(run);
  if (run->fault)
    fprintf(stderr, "ppc: %s\n", run->fault);
  else if (status != EXIT_BUILT)
    print_findings(run);
  if (status != EXIT_BUILT || at_wall(run, "source"))
    return status;
  if (options->block)
    return explain_block(run);
  bool once = building && !options->wall && is_for_programs(run);
  if (!once)
    print_findings(run);
  stage_done(run, "print findings");
  if (at_wall(run, "tree"))
    return print_tree(write_whole(run->model, run->model->written[0]));
  if (at_wall(run, "approvals"))
    outlet_approvals(run);
  if (!building || at_wall(run, "findings") || at_wall(run, "approvals"))
    return verdict(run);
  findings_sort(&run->findings);
  run->printed = once ? NULL : run->findings.last;
  model_frame(run->model, options->message_language ? run->message_words : NULL);
  status = outlet_build(run);
  if (once || run->printed != run->findings.last) /* found on paper: a character that no font has */
    print_findings(run);
  return status;
}

Run run_begin(Shared *shared, const Options *options)
{
  Run run = {.shared = shared, .options = options, .arena = arena_new(), .law = shared->law,
             .message_words = shared->message_words};
  run.findings.arena = run.arena;
  return run;
}

void run_end(Run *run)
{
  sources_free(&run->sources);
  arena_free(run->arena);
}

int compile_one(Shared *shared, const Options *options)
{
  Run run = run_begin(shared, options);
  const int status = compile(&run);
  run_end(&run);
  return status;
}

int compile_main(const char *command, int count, char **arguments)
{
  Options options;
  Shared shared = {.arena = arena_new(), .options = &options};
  options_read(&options, shared.arena, command, count, arguments);
  shared_read(&shared);
  int status = options.file_count > 1 ? compile_many(&shared)
               : options.file         ? compile_one(&shared, &options)
                                      : shared.aged ? EXIT_DESCRIPTION : EXIT_BUILT;
  depfile_write(&shared);
  shared_free(&shared);
  return status;
}

int main(int count, char **arguments)
{
  memory_begin();
  typeset_begin();
  int status = command_main(count, arguments);
  if (fflush(stdout) != 0 || ferror(stdout)) /* a result that nobody received */
    machine_failed("cannot write standard output: %s", strerror(errno));
  return status;
}
