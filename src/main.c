/*
 * main: the chain, as a table of contents.
 *
 *     load and read -> resolve -> check -> write -> apply -> pair -> print / typeset
 *
 * Every wall can be printed (-T).  The wall that stops a description with errors stands before the outputs, not
 * between load and check: schema faults and legal findings come in one run, and the review report and the
 * questions are written all the same.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "commands.h"
#include "compile.h"
#include "diagnostics.h"

/* ---- words ------------------------------------------------------------------------------------------------- */

static void load_message_words(Run *run)
{
  const char *language = run->options->message_language ? run->options->message_language : diagnostics_language();
  run->message_words = words_load(run->arena, data_path(run->arena, "stylesheets/words"), language);
  if (!run->message_words)
    usage_failed("there are no words for the language '%s'", language);
}

/* The words of every language that the description is written in; PPC024 where there are none. */
static bool load_words(Run *run)
{
  Model *model = run->model;
  bool all = true;
  run->words = ARENA_ARRAY(run->arena, const Words *, model->language_count + 1);
  for (size_t i = 0; i < model->language_count; i++) {
    run->words[i] = words_load(run->arena, data_path(run->arena, "stylesheets/words"), model->languages[i]);
    if (run->words[i])
      continue;
    Finding *finding =
        finding_add(&run->findings, "PPC024", NULL, SEVERITY_ERROR, model->record->languages.mark.place);
    finding_text(&run->findings, finding, "language", model->languages[i]);
    all = false;
  }
  return all;
}

/* ---- walls --------------------------------------------------------------------------------------------------- */

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
  return faulty || run->aged ? EXIT_DESCRIPTION : EXIT_BUILT;
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

/* ---- the chain ------------------------------------------------------------------------------------------------- */

static int compile(Run *run)
{
  const Options *options = run->options;
  bool building = strcmp(options->command, "build") == 0, schema_valid = false, read_valid = false;
  const char *schema_words = NULL;
  Place schema_place = NOWHERE;
  stage_done(run, "start");
  if (building)
    outlet_recover(run);
  load_message_words(run);
  stylesheets_read(run);
  run->law = law_load(run->arena, data_path(run->arena, "schema/law"));
  run->aged = options->audit_law ? audit_print(run->message_words, run->law, options->as_of) : 0;
  if (!options->file)
    return verdict(run);
  stage_done(run, "words and law");

  ModelReader *reader = model_reader_new(run->arena, &run->sources, &run->findings, run->law);
  const LoadOptions load = {.path = options->file, .libraries = options->libraries,
                            .schema = data_path(run->arena, "schema/ppc.xsd"),
                            .take = at_wall(run, "source") ? NULL : model_reader_take, .taker = reader};
  xmlDoc *document = model_load(&load, run->arena, &run->sources, &run->findings, &schema_valid, &schema_words,
                                &schema_place);
  if (document && at_wall(run, "source"))
    return print_tree(document);
  run->model = model_reader_end(reader, document, &read_valid);
  if (!run->model || !load_words(run)) {
    print_findings(run);
    return EXIT_DESCRIPTION;
  }
  stage_done(run, "load and read");
  add_schema_verdict(run, read_valid, schema_valid, schema_words, schema_place);
  const char *unwritten = model_write_languages(run->model, options->languages);
  if (unwritten)
    usage_failed("%s is not written in '%s'", options->file, unwritten);
  model_resolve(run->model, run->words, options->as_of, options->draft);
  appearance_read(run, &load);
  stage_done(run, "resolve");
  outlet_texts(run);
  stage_done(run, "texts that are approved");
  check_run(run->model, &run->findings);
  check_allow(run->model, options->allowances, options->allowance_count, &run->findings);
  stage_done(run, "check");
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
  int status = outlet_build(run);
  if (once || run->printed != run->findings.last) /* found on paper: a character that no font has */
    print_findings(run);
  return status;
}

int compile_main(const char *command, int count, char **arguments)
{
  Options options;
  Run run = {.options = &options, .arena = arena_new()};
  options_read(&options, run.arena, command, count, arguments);
  run.findings.arena = run.arena;
  int status = compile(&run);
  sources_free(&run.sources);
  arena_free(run.arena);
  return status;
}

int main(int count, char **arguments)
{
  memory_begin();
  int status = command_main(count, arguments);
  if (fflush(stdout) != 0 || ferror(stdout)) /* a result that nobody received */
    machine_failed("cannot write standard output: %s", strerror(errno));
  return status;
}
