/*
 * outlet: between the model and the outputs. Neither room knows the other: emit asks for trees by document,
 * and here they are fetched from the model's writers.
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
  const EmitOptions *emit; /* of a build; NULL: nothing is written */
  Texts *texts; /* being gathered, as the policies are made; or NULL */
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

/* Two documents may name each other's files. */
static void name_beside(const Outlet *outlet, const EmitRequest *request)
{
  enum { FILES = 8 };
  const Model *model = outlet->run->model;
  const char *other = outlet->emit ? plan_other_register(outlet->plan) : NULL, *stem, *subject, *names[FILES];
  if (!other || !write_instance(model, outlet->arena, other, audience_of(request->audience), 0, &stem, &subject))
    return;
  for (const char *const *language = (const char *const *)model->written; *language; language++)
    plan_names_other(outlet->plan, *language, names,
                      emit_names(outlet->arena, outlet->emit, other, request->audience, stem, *language, names, FILES));
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
    name_beside(outlet, request);
  }
  return outlet->plan;
}

/* What readers see; these documents come before all others in the table of outputs. */
static const char *const read_by_readers[] = {"policy", "notice", NULL};

static void end_texts(Outlet *outlet, const char *document)
{
  bool read = false;
  for (const char *const *at = read_by_readers; *at; at++)
    read |= strcmp(*at, document) == 0;
  if (outlet->texts && !read) {
    texts_end(outlet->texts);
    outlet->texts = NULL;
  }
}

static size_t outlet_parts(void *context, const EmitRequest *request)
{
  end_texts(context, request->document);
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

static bool outlet_speaks_of_blocks(void *context, const EmitRequest *request)
{
  return plan_speaks_of_blocks(plan_for(context, request));
}

static void outlet_shows(void *context, const EmitRequest *request, size_t part, const char *block, const char *src)
{
  plan_shows(plan_for(context, request), part, block, src);
}

static xmlDoc *outlet_remarks(void *context, const EmitRequest *request, size_t part)
{
  return write_remarks(plan_for(context, request), part);
}

static const char *outlet_label(void *context, const char *document, const char *language, const char *name)
{
  return words_label(model_words(((const Outlet *)context)->run->model, language), document, name);
}

static const EmitAbout *about(void *context, const EmitRequest *request)
{
  return outlet_about(((const Outlet *)context)->run, request);
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

FILE *told_to(const Run *run)
{
  return strcmp(run->options->message_format, "text") == 0 ? stdout : stderr;
}

/* A text with holes is nobody's to approve. True: it has some. */
static bool print_unsettled(const Run *run)
{
  const Words *words = run->message_words;
  const struct { const char *key; size_t count; } open[] = {
      {"count.gaps", run->model->gap_count - 1}, {"count.proposals", run->model->proposal_count}};
  const char *items[COUNT_OF(open)];
  size_t used = 0;
  for (size_t i = 0; i < COUNT_OF(open); i++)
    if (open[i].count)
      items[used++] = words_count(words, run->arena, open[i].key, (long)open[i].count);
  if (used)
    fprintf(told_to(run), "%s\n", words_fill(run->arena, words_phrase(words, "text.not-yet"),
                              (const char *const[]){"what", words_join(words, run->arena, items, used), NULL}));
  return used > 0;
}

/* What an approval is to hold, a line a language. */
static void print_digests(const Run *run)
{
  if (print_unsettled(run))
    return;
  for (size_t i = 0; i < run->model->language_count; i++) {
    const char *language = run->model->languages[i], *digest = text_digest(run->model, language);
    const char *name = words_term(run->message_words, "language", language, NULL);
    if (digest)
      fprintf(told_to(run), "%s\n", words_fill(run->arena, words_phrase(run->message_words, "text.digest"),
                                (const char *const[]){"language", name ? name : language, "digest", digest, NULL}));
  }
}

static void print_written(const Run *run, const EmitSource *source, const EmitOptions *emit, const Buffer *written)
{
  size_t count = 0;
  for (const char *at = written->at; at && *at; at++)
    count += *at == '\n';
  const char *files = words_count(run->message_words, run->arena, "count.files", (long)count);
  if (run->options->quiet)
    return;
  if (!emit->publishable) {
    fprintf(told_to(run), "%s\n", words_fill(run->arena, words_phrase(run->message_words, "text.inside"),
                              (const char *const[]){"folder", emit->folder, "files", files, NULL}));
    return;
  }
  fprintf(told_to(run), "%s: %s\n", emit->folder, files);
  outlet_tell_nothing(run, source, emit);
  outlet_tell_stale(run, emit->stale);
  print_digests(run);
}

/* A run that was stopped in its commit is finished or undone before anything else. */
void outlet_recover(const Run *run)
{
  if (!run->options->check && !run->options->wall)
    emit_recover(folder_of(run));
}

static EmitSource source_of_trees(Outlet *outlet)
{
  return (EmitSource){.context = outlet, .instance = outlet_instance, .parts = outlet_parts,
                      .frame = outlet_frame, .tree = outlet_tree, .speaks_of_blocks = outlet_speaks_of_blocks,
                      .shows = outlet_shows, .remarks = outlet_remarks, .label = outlet_label,
                      .about = about};
}

/* ---- what readers see, for approvals ------------------------------------------------------------------- */

static void take_text(void *context, const EmitRequest *request, const char *id, const char *text)
{
  if (strcmp(request->document, read_by_readers[0]) == 0)
    texts_add(context, request->language, request->subject, id, text);
  else
    texts_add_short(context, request->language, id, text);
}

/* The pages are made for that alone. */
static void gather_texts(Run *run)
{
  Outlet outlet = {.run = run, .arena = run->arena};
  const EmitSource source = source_of_trees(&outlet);
  const EmitOptions emit = {.stylesheets = data_path(run->arena, "stylesheets"), .own = run->shared->stylesheets,
                            .own_count = run->shared->stylesheet_count, .languages = run->model->languages};
  Texts *texts = texts_new(run->model);
  for (const char *const *document = read_by_readers; *document; document++)
    emit_texts(&source, &emit, *document, EMIT_PUBLIC, take_text, texts);
  texts_end(texts);
}

void outlet_texts(Run *run)
{
  const char *wall = run->options->wall;
  if (run->model->record->approvals.count > 0 || (wall && strcmp(wall, "approvals") == 0))
    gather_texts(run);
}

/* The review report ends with what may be approved: where nobody has asked before, it is gathered as the
   policies are made, which come first, and where they are not made, on purpose. */
static void plan_texts(Outlet *outlet, EmitOptions *emit)
{
  Run *run = outlet->run;
  if (run->model->texts || !emit_makes(emit, "review", EMIT_INTERNAL))
    return;
  bool made = !emit->wall;
  for (const char *const *document = read_by_readers; *document; document++)
    made = made && emit_makes(emit, *document, EMIT_PUBLIC);
  if (!made) {
    gather_texts(run);
    return;
  }
  outlet->texts = texts_new(run->model);
  emit->text_documents = read_by_readers;
  emit->text_audience = EMIT_PUBLIC;
  emit->take_text = take_text;
  emit->text_context = outlet->texts;
}

/* ---- explain --block ----------------------------------------------------------------------------------- */

typedef struct Finder {
  Outlet *outlet;
  TakeFound *take;
  void *context;
} Finder;

static void take_block(void *context, const EmitBlock *block)
{
  const Finder *finder = context;
  const Run *run = finder->outlet->run;
  const Plan *plan = block->text ? plan_for(finder->outlet, block->request) : NULL;
  finder->take(finder->context, block, plan ? plan_notice_name(plan, run->arena, block->part, run->message_words) : NULL);
}

/* The languages of the description, that of the messages in front. */
static const char **reader_first(const Run *run)
{
  const Model *model = run->model;
  const char **languages = ARENA_ARRAY(run->arena, const char *, model->language_count + 1);
  size_t count = 0;
  for (size_t pass = 0; pass < 2; pass++)
    for (size_t i = 0; i < model->language_count; i++)
      if (text_same(model->languages[i], words_language(run->message_words)) == (pass == 0))
        languages[count++] = model->languages[i];
  return languages;
}

void outlet_find(Run *run, const char *document, const char *id, TakeFound *take, void *context)
{
  Outlet outlet = {.run = run, .arena = run->arena};
  const EmitSource source = source_of_trees(&outlet);
  const EmitOptions emit = {.stylesheets = data_path(run->arena, "stylesheets"), .own = run->shared->stylesheets,
                            .own_count = run->shared->stylesheet_count, .languages = reader_first(run)};
  Finder finder = {&outlet, take, context};
  emit_block(&source, &emit, document, EMIT_INTERNAL, id, take_block, &finder);
}

/* ---- -T approvals -------------------------------------------------------------------------------------- */

/* To be copied into the description, once somebody has approved. */
void outlet_approvals(const Run *run)
{
  const Model *model = run->model;
  puts("  <!-- In register: behind notice, section, wording and allow, before advice, never and note. -->");
  for (size_t i = 0; i < model->language_count; i++) {
    printf("  <approval by=\"\" role=\"\" date=\"\" language=\"%s\" digest=\"%s\">\n    <blocks>\n", model->languages[i],
           text_digest(model, model->languages[i]));
    text_print_blocks(model, model->languages[i], "      ", stdout);
    printf("\n    </blocks>\n  </approval>\n");
  }
}

/* ---- the outputs --------------------------------------------------------------------------------------- */

int outlet_build(Run *run)
{
  const Options *options = run->options;
  Outlet outlet = {.run = run, .arena = run->arena};
  const EmitSource source = source_of_trees(&outlet);
  char law[11];
  date_format(law_checked_on(run->law), law);
  char date[11];
  date_format(run->model->record->date.value, date);
  EmitOptions emit = {
      .date = run->model->record->date.value.year ? date : NULL,
      .folder = folder_of(run), .stylesheets = data_path(run->arena, "stylesheets"),
      .own = run->shared->stylesheets, .own_count = run->shared->stylesheet_count,
      .fonts = data_path(run->arena, "fonts"), .hyphenation = data_path(run->arena, "fonts/hyphen"),
      .languages = run->model->written, .formats = options->formats, .audiences = options->audiences,
      .heading_level = options->heading_level ? options->heading_level[0] - '0' : 2,
      .publishable = run->findings.errors == 0 && !(options->werror && run->findings.warnings),
      .check = options->check, .progress = isatty(STDERR_FILENO) && !options->quiet, .verbose = options->verbose,
      .version = PPC_VERSION, .state_of_law = law, .wall = options->wall, .sources = source_files(run),
      .source_count = run->sources.count - 1, .findings = &run->findings, .logo = {run->logo.bytes, run->logo.length},
      .accent = run->accent, .font = run->font, .radius = run->radius, .place = outlet_place,
      .place_context = run,
  };
  outlet.emit = &emit;
  plan_texts(&outlet, &emit);
  Buffer written = {0}, stale = {0};
  if (emit.publishable && !(options->check && options->formats)) /* who names formats asks about those */
    emit.stale = &stale;
  for (size_t i = 1; i < run->sources.count; i++) { /* lines are counted now, not by two threads at once */
    unsigned line, column;
    place_position(&run->sources, (Place){0, (uint16_t)i, 0}, &line, &column);
  }
  EmitResult result = emit_build(&source, &emit, &written);
  if (result == EMIT_REFUSED && !options->wall) { /* found on paper: what is for those inside is written all
                                                     the same */
    buffer_clear(&written);
    emit.publishable = false;
    emit.take_text = NULL;
    emit.stale = NULL;
    result = emit_build(&source, &emit, &written);
  }
  if (result != EMIT_REFUSED && !options->wall && emit_makes(&emit, "tilt", EMIT_PUBLIC))
    tilt_find(run->model, &run->findings);
  if (result == EMIT_WRITTEN && options->depfile)
    depfile_add(run, emit.folder, &written);
  if (result == EMIT_WRITTEN && !options->wall && !options->check)
    print_written(run, &source, &emit, &written);
  if (options->check && outlet_list_stale(&stale))
    result = EMIT_DIFFERS;
  buffer_free(&written);
  buffer_free(&stale);
  bool clean = run->findings.errors == 0 && !(options->werror && run->findings.warnings);
  return result == EMIT_WRITTEN && emit.publishable && clean ? EXIT_BUILT : EXIT_DESCRIPTION;
}
