/*
 * import_command: `ppc import FILE -o policy.xml`, a spreadsheet or a record into a description.  What is
 * written is written whole or not at all, and never over a file that stands, unless that is asked for.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "diagnostics.h"
#include "import/import.h"
#include "options.h"

/* ---- writing ------------------------------------------------------------------------------------------- */

static void refuse_existing(const Options *options, const char *path)
{
  struct stat status;
  if (path && !options->force && lstat(path, &status) == 0)
    usage_failed("%s exists; --force writes over it", path);
}

static void write_out(const Options *options, const char *path, const Buffer *content)
{
  if (!file_write_whole(path, content->at, content->length, options->force))
    machine_failed("cannot write %s: %s", path, strerror(errno));
}

/* ---- what is said -------------------------------------------------------------------------------------- */

/* For the terminal: what it takes from the file may be anything. */
static void print_line(const char *text)
{
  print_safe(stderr, text);
  fputc('\n', stderr);
}

static const char *sentence(const Import *import, const char *part, const char *const *values)
{
  const char *pattern = words_rule(import->words, "import", part);
  return words_fill(import->arena, pattern ? pattern : part, values);
}

static void print_faults(const Import *import)
{
  const char *error = words_rule(import->words, "diagnostics", "error");
  for (const ImportFault *fault = import->faults; fault; fault = fault->next) {
    const char *place = fault->place ? fault->place : "", *colon = fault->place ? ": " : "";
    print_line(arena_format(import->arena, "%s: %s%s%s: %s", import->path, place, colon,
                            error ? error : "error", fault->message));
  }
}

static void print_counts(const Import *import, const Options *options)
{
  static const ImportFate fates[] = {IMPORT_PLACED, IMPORT_GAPPED, IMPORT_IGNORED};
  char numbers[COUNT_OF(fates) + 1][24];
  size_t total = 0;
  for (size_t i = 0; i < COUNT_OF(fates); i++) {
    const size_t count = import_count(import, fates[i]);
    snprintf(numbers[i], sizeof numbers[i], "%zu", count);
    total += count;
  }
  if (options->quiet || total == 0)
    return;
  snprintf(numbers[COUNT_OF(fates)], sizeof numbers[0], "%zu", total);
  const char *values[] = {"file",    import->path, "n",      numbers[3], "placed", numbers[0],
                          "gapped",  numbers[1],   "ignored", numbers[2], NULL};
  print_line(sentence(import, import->is_record ? "summary.record" : "summary", values));
  const size_t near = import_near_count(import);
  if (near > 0) {
    snprintf(numbers[0], sizeof numbers[0], "%zu", near);
    print_line(sentence(import, "near", (const char *const[]){"n", numbers[0], NULL}));
  }
  if (options->output)
    print_line(sentence(import, "next", (const char *const[]){"output", options->output, NULL}));
}

/* ---- the command --------------------------------------------------------------------------------------- */

static int import_into(Import *import, const Options *options)
{
  if (!import_read(import)) {
    print_faults(import);
    return EXIT_DESCRIPTION;
  }
  if (options->report) {
    Buffer table = {0};
    import_report(import, &table);
    write_out(options, options->report, &table);
    buffer_free(&table);
  }
  if (options->output)
    write_out(options, options->output, &import->description);
  else
    fwrite(import->description.at, 1, import->description.length, stdout);
  print_counts(import, options);
  return EXIT_BUILT;
}

int import_main(int count, char **arguments)
{
  Options options;
  Arena *arena = arena_new();
  options_read(&options, arena, "import", count, arguments);
  if (text_same(options.output, "-"))
    options.output = NULL;
  refuse_existing(&options, options.output);
  refuse_existing(&options, options.report);
  if (text_same(options.output, options.report) && options.output)
    usage_failed("-o and --report are both to be %s", options.output);
  const char *language = options.message_language ? options.message_language : diagnostics_language();
  Import import = {.arena = arena, .path = options.file,
                   .words = words_load(arena, data_path(arena, "stylesheets/words"), language)};
  if (!import.words)
    usage_failed("there are no words for the language '%s'", language);
  int status = EXIT_DESCRIPTION;
  char *bytes = file_read(options.file, IMPORT_FILE_LIMIT, &import.length);
  if (bytes) {
    import.bytes = bytes;
    status = import_into(&import, &options);
  } else if (errno == EFBIG) {
    const char *limit = arena_format(arena, "%d", IMPORT_FILE_LIMIT >> 20);
    const char *values[] = {"limit", limit, NULL};
    import.faults = &(ImportFault){.message = sentence(&import, "too-large", values)};
    print_faults(&import);
  } else {
    machine_failed("cannot read %s: %s", options.file, strerror(errno));
  }
  buffer_free(&import.description);
  free(bytes);
  arena_free(arena);
  return status;
}
