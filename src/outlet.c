/*
 * outlet: between the model and the outputs. Neither room knows the other: emit asks for trees by document, and
 * here they are fetched from the model's writers.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compile.h"

typedef struct Outlet {
  Run *run;
  Arena *arena;
  const Plan *plan; /* the last one asked for, by outlet_parts, before its trees are */
  EmitRequest planned;
} Outlet;

static uint8_t audience_of(EmitAudience audience)
{
  return audience == EMIT_PUBLIC ? FOR_PUBLIC : audience == EMIT_AUTHORITY ? FOR_AUTHORITY : FOR_INTERNAL;
}

static bool outlet_instance(void *context, const char *document, EmitAudience audience, size_t index,
                            EmitRequest *request)
{
  Outlet *outlet = context;
  request->document = document;
  request->audience = audience;
  return write_instance(outlet->run->model, outlet->arena, document, audience_of(audience), index,
                        &request->instance, &request->subject);
}

static const Plan *plan_for(Outlet *outlet, const EmitRequest *request)
{
  const EmitRequest *planned = &outlet->planned;
  bool same = outlet->plan && strcmp(planned->document, request->document) == 0 &&
              text_same(planned->subject, request->subject) && planned->audience == request->audience;
  if (!same) {
    outlet->planned = *request;
    outlet->plan = write_plan(outlet->run->model, outlet->arena, request->document, request->instance,
                              request->subject, audience_of(request->audience));
  }
  return outlet->plan;
}

static size_t outlet_parts(void *context, const EmitRequest *request)
{
  return plan_parts(plan_for(context, request));
}

static xmlDoc *outlet_tree(void *context, const EmitRequest *request, size_t part)
{
  return write_part(plan_for(context, request), request->language, part);
}

static const char *outlet_frame(void *context, const EmitRequest *request, size_t part)
{
  return plan_frame(plan_for(context, request), part);
}

static const char *outlet_label(void *context, const char *document, const char *language, const char *name)
{
  return words_label(model_words(((const Outlet *)context)->run->model, language), document, name);
}

/* Where a character stands first in the description. */
static Place character_place(const Run *run, uint32_t character)
{
  Buffer bytes = {0};
  buffer_code_point(&bytes, character);
  Place place = NOWHERE;
  for (size_t i = 1; i < run->sources.count && !place.source; i++) {
    const Source *source = run->sources.at[i];
    const char *found = strstr(source->bytes, bytes.at);
    if (found)
      place = (Place){(uint32_t)(found - source->bytes), source->index, (uint16_t)bytes.length};
  }
  buffer_free(&bytes);
  return place;
}

static Place line_place(const Run *run, const char *name, size_t length, unsigned long line, unsigned long column)
{
  for (size_t i = 1; i < run->sources.count; i++) {
    const Source *source = run->sources.at[i];
    if (strlen(source->name) != length || strncmp(source->name, name, length) != 0)
      continue;
    const char *at = source->bytes;
    while (--line > 0 && (at = strchr(at, '\n')) != NULL)
      at++;
    return at ? (Place){(uint32_t)((size_t)(at - source->bytes) + column - 1), source->index, 1} : NOWHERE;
  }
  return NOWHERE;
}

/* What emit can name, back into a place of the source: "file:line:column", or a character as "U+1F600". */
static Place outlet_place(void *context, const char *what)
{
  const Run *run = context;
  if (text_starts(what, "U+"))
    return character_place(run, (uint32_t)strtoul(what + 2, NULL, 16));
  const char *column = strrchr(what, ':'), *line = column;
  while (line && line > what && line[-1] != ':')
    line--;
  if (!line || line == what)
    return NOWHERE;
  return line_place(run, what, (size_t)(line - 1 - what), strtoul(line, NULL, 10), strtoul(column + 1, NULL, 10));
}

static EmitFile *source_files(const Run *run)
{
  EmitFile *files = ARENA_ARRAY(run->arena, EmitFile, run->sources.count);
  for (size_t i = 1; i < run->sources.count; i++) {
    const Source *source = run->sources.at[i];
    files[i - 1] = (EmitFile){source->name, source->path, source->bytes, source->length};
  }
  return files;
}

static const char *folder_of(const Run *run)
{
  if (run->options->output)
    return run->options->output;
  return path_join(run->arena, path_folder(run->arena, run->options->file), "build");
}

static void print_written(const Run *run, const char *folder, const Buffer *written)
{
  size_t count = 0;
  for (const char *at = written->at; at && *at; at++)
    count += *at == '\n';
  if (!run->options->quiet)
    printf("%s: %s\n", folder, words_count(run->message_words, run->arena, "count.files", (long)count));
}

/* With make's own escapes. */
static void put_make_name(FILE *file, const char *name)
{
  for (; *name; name++) {
    if (*name == ' ' || *name == '#')
      fputc('\\', file);
    if (*name == '$')
      fputc('$', file);
    fputc(*name, file);
  }
}

void outlet_depfile(const Run *run, const char *folder, const Buffer *written)
{
  FILE *file = fopen(run->options->depfile, "w");
  if (!file)
    machine_failed("cannot write %s: %s", run->options->depfile, strerror(errno));
  for (const char *at = written->at ? written->at : ""; *at;) {
    size_t length = strcspn(at, "\n");
    put_make_name(file, arena_format(run->arena, "%s/%.*s", folder, (int)length, at));
    fputc(' ', file);
    at += length + (at[length] == '\n');
  }
  fputc(':', file);
  for (size_t i = 1; i < run->sources.count; i++) {
    fputs(" \\\n ", file);
    put_make_name(file, run->sources.at[i]->path);
  }
  fputc('\n', file);
  bool failed = ferror(file);
  if (fclose(file) != 0 || failed)
    machine_failed("cannot write %s: %s", run->options->depfile, strerror(errno));
}

/* A run that was stopped in its commit is finished or undone before anything else. */
void outlet_recover(const Run *run)
{
  if (!run->options->check && !run->options->wall)
    emit_recover(folder_of(run));
}

int outlet_build(Run *run)
{
  const Options *options = run->options;
  Outlet outlet = {.run = run, .arena = run->arena};
  const EmitSource source = {&outlet, outlet_instance, outlet_parts, outlet_frame, outlet_tree, outlet_label};
  char law[11];
  date_format(law_checked_on(run->law), law);
  EmitOptions emit = {
      .folder = folder_of(run), .stylesheets = data_path(run->arena, "stylesheets"),
      .fonts = data_path(run->arena, "fonts"), .hyphenation = data_path(run->arena, "fonts/hyphen"),
      .languages = run->model->written, .formats = options->formats, .audiences = options->audiences,
      .publishable = run->findings.errors == 0 && !(options->werror && run->findings.warnings),
      .check = options->check, .progress = isatty(STDERR_FILENO) && !options->quiet, .verbose = options->verbose,
      .version = PPC_VERSION, .state_of_law = law, .wall = options->wall, .sources = source_files(run),
      .source_count = run->sources.count - 1, .findings = &run->findings, .place = outlet_place,
      .place_context = run,
  };
  Buffer written = {0};
  for (size_t i = 1; i < run->sources.count; i++) { /* lines are counted now, not by two threads at once */
    unsigned line, column;
    place_position(&run->sources, (Place){0, (uint16_t)i, 0}, &line, &column);
  }
  EmitResult result = emit_build(&source, &emit, &written);
  if (result == EMIT_REFUSED && !options->wall) { /* found on paper: what is for those inside is written all the same */
    buffer_clear(&written);
    emit.publishable = false;
    result = emit_build(&source, &emit, &written);
  }
  if (result == EMIT_WRITTEN && options->depfile)
    outlet_depfile(run, emit.folder, &written);
  if (result == EMIT_WRITTEN && !options->wall && !options->check && emit.publishable)
    print_written(run, emit.folder, &written);
  buffer_free(&written);
  bool clean = run->findings.errors == 0 && !(options->werror && run->findings.warnings);
  return result == EMIT_WRITTEN && emit.publishable && clean ? EXIT_BUILT : EXIT_DESCRIPTION;
}
