/*
 * driver: which documents, for whom, in which languages - and the way of each part through the chain.
 *
 * Each part's tree is asked for once per language and audience; its page feeds every output that wants it and
 * is freed before the next part, so that memory follows the largest part.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "emit/feeders_int.h"

enum { WRITER_LIMIT = 256, SURVEYED_AT_MOST = 200 };

/* The outputs of one instance for one audience, being written side by side. */
typedef struct Instance {
  Build *build;
  EmitRequest request;
  Writer writers[WRITER_LIMIT];
  size_t writer_count;
  size_t language_count; /* how many languages its outputs need */
  size_t from, to;       /* of them, those that are made now */
  xmlDoc *surveyed[SURVEYED_AT_MOST]; /* pages in the first language that are made already */
  double seconds;        /* for trees and stylesheets */
  bool beside;           /* its writers are fed while the next pages are made */
} Instance;

static bool wall_is(const Build *build, const char *wall)
{
  return build->options->wall && strcmp(build->options->wall, wall) == 0;
}

/* A page and a sheet are printed alike: as XML. */
static bool shows_trees(const Build *build)
{
  return wall_is(build, "page") || wall_is(build, "sheet");
}

/* ---- writers of an instance -------------------------------------------------------------------------- */

static void add_writer(Instance *instance, const Output *output, size_t language, size_t languages)
{
  Build *build = instance->build;
  assert(instance->writer_count < WRITER_LIMIT);
  Writer *writer = &instance->writers[instance->writer_count++];
  *writer = (Writer){.build = build,
                     .output = output,
                     .request = &instance->request,
                     .languages = languages,
                     .language = build->options->languages[language],
                     .first = language};
  char *name = output_name(build->arena, output, instance->request.instance, writer->language);
  assert(name[0] != '.' && !strpbrk(name, "/\n\"\\")); /* a stem is an id of the description */
  writer->path = arena_format(build->arena, "%s/%s", audience_folder(instance->request.audience), name);
  if (!build->options->wall)
    sink_open(&writer->sink, build->stage, writer->path, output->format, instance->request.audience);
  if (instance->language_count < language + languages)
    instance->language_count = language + languages;
}

static void add_writers(Instance *instance, const Output *output)
{
  size_t all = instance->build->language_count;
  if (wall_is(instance->build, "lines") && !output_is_paper(output->kind))
    return;
  if (instance->build->options->wall && output_is_sheet(output->kind) != wall_is(instance->build, "sheet"))
    return;
  if (output->kind == OUTPUT_HTML_ALL || output->kind == OUTPUT_DATA_ALL) {
    add_writer(instance, output, 0, all);
  } else if (output->kind == OUTPUT_STYLE || output->kind == OUTPUT_DATA_FIRST) {
    add_writer(instance, output, 0, 1);
  } else if (output->kind == OUTPUT_PDF_TWO) {
    add_writer(instance, output, 0, all < 2 ? all : 2);
  } else {
    for (size_t i = 0; i < all; i++)
      add_writer(instance, output, i, 1);
  }
}

/* ---- parts ------------------------------------------------------------------------------------------- */

xmlDoc *build_try(const Build *build, const EmitRequest *of, const char *language, size_t part, Buffer *fault)
{
  EmitRequest request = *of;
  request.language = language;
  xmlDoc *tree = build->source->tree(build->source->context, &request, part);
  if (document_is_as_written(of->document))
    return tree;
  xmlDoc *page = apply_run(build->apply, &request, tree, fault);
  xmlFreeDoc(tree);
  return page;
}

xmlDoc *build_page(const Build *build, const EmitRequest *of, const char *language, size_t part)
{
  Buffer fault = {0};
  xmlDoc *page = build_try(build, of, language, part, &fault);
  if (!page)
    apply_failed(build->apply, build->stage, &fault);
  return page;
}

/* In threads: touch nothing of the instance, but for what is the first language's. */
static xmlDoc *make_page(void *context, size_t language, size_t part, Buffer *fault)
{
  Instance *instance = context;
  xmlDoc **made = language == 0 && part < SURVEYED_AT_MOST ? &instance->surveyed[part] : NULL;
  if (made && *made) {
    xmlDoc *page = *made;
    *made = NULL;
    return page;
  }
  const char *name = instance->build->options->languages[language];
  return build_try(instance->build, &instance->request, name, part, fault);
}

static xmlDoc *make_ahead(void *context, size_t ahead, size_t part, Buffer *fault)
{
  const Instance *instance = context;
  return make_page(context, instance->from, part + ahead, fault);
}

static void show_page(const Instance *instance, const char *language, size_t part, xmlDoc *page)
{
  xmlBuffer *text = xmlBufferCreate();
  xmlNodeDump(text, page, xmlDocGetRootElement(page), 0, 1);
  printf("<!-- %s/%s %s part %zu -->\n%s\n", audience_folder(instance->request.audience),
         instance->request.instance, language, part + 1, (const char *)xmlBufferContent(text));
  xmlBufferFree(text);
}

/* The page that zips two languages, as it goes to paper. */
static void show_pairs(const Instance *instance, size_t part, xmlDoc *const *pages, const xmlDoc *remarks,
                       bool frame)
{
  const EmitOptions *options = instance->build->options;
  for (size_t i = 0; i < instance->writer_count; i++) {
    const Writer *writer = &instance->writers[i];
    if (writer->output->kind != OUTPUT_PDF_TWO || writer->languages == 1)
      continue;
    const char *names = arena_format(instance->build->arena, "%s+%s", options->languages[writer->first],
                                     options->languages[writer->first + 1]);
    xmlDoc *pair = frame ? pages[0] : pair_pages(pages + writer->first, writer->languages, options);
    if (remarks)
      remarks_put(pair, remarks);
    show_page(instance, names, part, pair);
    if (!frame)
      xmlFreeDoc(pair);
  }
}

static void take_texts(Instance *instance, xmlDoc *const *pages)
{
  const EmitOptions *options = instance->build->options;
  EmitRequest request = instance->request;
  bool taken = false;
  for (const char *const *at = options->take_text ? options->text_documents : NULL; at && *at; at++)
    taken |= strcmp(*at, request.document) == 0;
  if (!taken || request.audience != options->text_audience)
    return;
  for (size_t i = instance->from; i < instance->to; i++) {
    request.language = options->languages[i];
    texts_take(pages[i], &request, options->take_text, options->text_context);
  }
}

static void show_progress(const Instance *instance, size_t part, size_t parts)
{
  char what[128];
  snprintf(what, sizeof what, "%s, %s", instance->request.document, instance->request.instance);
  progress_show(instance->build->progress, what, part, parts);
}

xmlDoc *build_remarks(Build *build, const EmitRequest *of, size_t part)
{
  const EmitSource *source = build->source;
  xmlDoc *tree = source->remarks ? source->remarks(source->context, of, part) : NULL;
  if (!tree)
    return NULL;
  EmitRequest request = *of;
  request.language = arena_string(build->arena, node_attribute(xmlDocGetRootElement(tree), "language"));
  apply_prepare(build->apply, build->stage, request.document);
  Buffer fault = {0};
  xmlDoc *remarks = apply_run(build->apply, &request, tree, &fault);
  if (!remarks)
    apply_failed(build->apply, build->stage, &fault);
  xmlFreeDoc(tree);
  return remarks;
}

void build_survey(Build *build, const EmitRequest *request, size_t parts, xmlDoc **pages, size_t room)
{
  const EmitSource *source = build->source;
  if (!source->speaks_of_blocks || !source->speaks_of_blocks(source->context, request))
    return;
  for (size_t part = 0; part < parts; part++) {
    if (source->frame && source->frame(source->context, request, part))
      continue;
    xmlDoc *page = build_page(build, request, request->language, part);
    remarks_survey(source, request, part, page);
    if (part < room)
      pages[part] = page;
    else
      xmlFreeDoc(page);
  }
}

/* What is said of the blocks of a part; NULL: nothing. */
static xmlDoc *make_remarks(Instance *instance, size_t part)
{
  double start = seconds_worked();
  xmlDoc *remarks = build_remarks(instance->build, &instance->request, part);
  instance->seconds += seconds_worked() - start;
  if (remarks && shows_trees(instance->build))
    show_page(instance, node_attribute(xmlDocGetRootElement(remarks), "lang"), part, remarks);
  return remarks;
}

static bool is_made(const Instance *instance, const Writer *writer)
{
  return writer->first >= instance->from && writer->first + writer->languages <= instance->to;
}

/* ---- writers that are fed beside ---------------------------------------------------------------------- */

static Batch batch_for(Instance *instance)
{
  Batch batch = {.languages = 1};
  assert(instance->writer_count <= COUNT_OF(batch.writers));
  for (size_t i = 0; i < instance->writer_count; i++)
    if (is_made(instance, &instance->writers[i]))
      batch.writers[batch.writer_count++] = &instance->writers[i];
  return batch;
}

static void feed_beside(Instance *instance, xmlDoc *const *pages, size_t count, size_t languages)
{
  Batch batch = batch_for(instance);
  memcpy(batch.pages, pages, count * sizeof *pages);
  batch.count = count;
  batch.languages = languages;
  feeders_give(instance->build->feeders, &batch);
}

static bool feeds_beside(const Instance *instance, size_t parts)
{
  for (size_t i = 0; i < instance->writer_count; i++)
    if (!writer_feeds_beside(&instance->writers[i]))
      return false;
  return parts > 0;
}

/* A part in one language alone: every output has the same. */
static void run_frame(Instance *instance, const char *language, size_t part)
{
  Build *build = instance->build;
  apply_prepare(build->apply, build->stage, instance->request.document);
  double start = seconds_worked();
  xmlDoc *page = build_page(instance->build, &instance->request, language, part);
  instance->seconds += seconds_worked() - start;
  if (shows_trees(build)) {
    show_page(instance, language, part, page);
    show_pairs(instance, part, &page, NULL, true);
  }
  if (instance->beside) {
    feed_beside(instance, &page, 1, 1);
    return;
  }
  for (size_t i = 0; i < instance->writer_count && !shows_trees(build); i++)
    if (is_made(instance, &instance->writers[i]))
      writer_feed(&instance->writers[i], &page, page);
  page_drop(page);
}

/* `pages`: of those languages that are made. */
static void feed_part(Instance *instance, size_t part, xmlDoc *const *pages)
{
  bool shown = shows_trees(instance->build);
  take_texts(instance, pages);
  for (size_t i = instance->from; i < instance->to && shown; i++)
    show_page(instance, instance->build->options->languages[i], part, pages[i]);
  xmlDoc *remarks = make_remarks(instance, part);
  if (shown)
    show_pairs(instance, part, pages, remarks, false);
  for (size_t i = 0; i < instance->writer_count && !shown; i++)
    if (is_made(instance, &instance->writers[i]))
      writer_feed_part(&instance->writers[i], pages, remarks);
  xmlFreeDoc(remarks);
  for (size_t i = instance->from; i < instance->to; i++)
    page_drop(pages[i]);
}

/* A part in all languages; or in the one that is made, and the parts behind it, as many as there would be
   languages.  Returns how many parts. */
static size_t run_part(Instance *instance, size_t part, size_t parts)
{
  const EmitSource *source = instance->build->source;
  const char *frame = source->frame ? source->frame(source->context, &instance->request, part) : NULL;
  if (frame) {
    run_frame(instance, frame, part);
    return 1;
  }
  bool all = instance->to - instance->from == instance->language_count;
  size_t count = all || instance->language_count < parts - part ? instance->language_count : parts - part;
  xmlDoc *pages[LANGUAGE_LIMIT], *one[LANGUAGE_LIMIT];
  double start = seconds_worked();
  double others = makers_run(instance->build, all ? make_page : make_ahead, instance, part, count, pages);
  instance->seconds += seconds_worked() - start + others;
  if (instance->beside && instance->writers[0].languages == 1) {
    feed_beside(instance, pages, count, all ? count : 1);
    return all ? 1 : count;
  }
  if (instance->beside)
    feeders_wait(instance->build->feeders);
  if (all)
    feed_part(instance, part, pages);
  for (size_t i = 0; i < count && !all; i++) {
    one[instance->from] = pages[i];
    feed_part(instance, part + i, one);
  }
  return all ? 1 : count;
}

static void run_parts(Instance *instance, size_t from, size_t to, size_t parts)
{
  instance->from = from;
  instance->to = to;
  for (size_t part = 0, made; part < parts; part += made) {
    show_progress(instance, part, parts);
    made = run_part(instance, part, parts);
  }
  if (instance->beside) {
    const Batch batch = batch_for(instance);
    feeders_finish(instance->build->feeders, &batch);
    return;
  }
  for (size_t i = 0; i < instance->writer_count; i++)
    if (is_made(instance, &instance->writers[i]))
      writer_finish(&instance->writers[i]);
}

/* Paper is laid out to its end before its first page is drawn, and libxlsxwriter holds all cells until it
   writes them: of a long document, one language is made at a time. */
static bool holds_much(const Instance *instance, size_t parts)
{
  enum { MANY = 100 };
  bool holds = false;
  for (size_t i = 0; i < instance->writer_count; i++) {
    if (instance->writers[i].languages > 1)
      return false; /* needs them side by side */
    OutputKind kind = instance->writers[i].output->kind;
    holds |= output_is_paper(kind) || kind == OUTPUT_XLSX;
  }
  return holds && parts >= MANY && !instance->build->options->wall;
}

static void run_instance(Instance *instance, const Output *const *rows, size_t row_count)
{
  Build *build = instance->build;
  instance->writer_count = instance->language_count = 0;
  memset(instance->surveyed, 0, sizeof instance->surveyed);
  instance->seconds = 0;
  for (size_t i = 0; i < row_count; i++)
    add_writers(instance, rows[i]);
  if (!instance->writer_count)
    return;
  instance->request.language = build->options->languages[0];
  size_t parts = build->source->parts(build->source->context, &instance->request);
  apply_prepare(build->apply, build->stage, instance->request.document);
  double start = seconds_worked();
  build_survey(build, &instance->request, parts, instance->surveyed, SURVEYED_AT_MOST);
  instance->seconds += seconds_worked() - start;
  bool apart = holds_much(instance, parts);
  instance->beside = feeds_beside(instance, parts);
  for (size_t i = 0; i < instance->writer_count; i++)
    instance->writers[i].held = papers_may_hold(&instance->writers[i], parts);
  for (size_t i = 0; i < (apart ? instance->language_count : 1); i++)
    run_parts(instance, apart ? i : 0, apart ? i + 1 : instance->language_count, parts);
  if (build->options->verbose)
    fprintf(stderr, "%9.1f ms  %s/%s: trees and stylesheets, %zu parts\n", 1e3 * instance->seconds,
            audience_folder(instance->request.audience), instance->request.instance, parts);
}

/* ---- documents --------------------------------------------------------------------------------------- */

static void run_document(Build *build, const char *document, EmitAudience audience)
{
  const Output *rows[WRITER_LIMIT];
  size_t count = 0;
  for (size_t i = 0; i < output_count; i++)
    if (text_same(outputs[i].document, document) && output_is_selected(&outputs[i], build->options) &&
        (output_audiences(&outputs[i], build->options) & audience))
      rows[count++] = &outputs[i];
  if (!count)
    return;
  Instance *instance = memory_new(sizeof *instance);
  for (size_t index = 0;; index++) {
    instance->build = build;
    instance->request = (EmitRequest){.document = document,
                                      .instance = document,
                                      .audience = audience,
                                      .language = build->options->languages[0]};
    if (!build->source->instance(build->source->context, document, audience, index, &instance->request))
      break;
    instance->request.document = document;
    instance->request.audience = audience;
    run_instance(instance, rows, count);
  }
  free(instance);
}

static void run_documents(Build *build)
{
  for (size_t i = 0; i < output_count; i++) {
    const char *document = outputs[i].document;
    bool seen = !document;
    for (size_t before = 0; before < i && !seen; before++)
      seen = text_same(outputs[before].document, document);
    for (size_t a = 0; !seen && a < COUNT_OF(audience_list); a++)
      run_document(build, document, audience_list[a]);
  }
}

static EmitResult commit(Build *build, Buffer *written)
{
  Stage *stage = build->stage;
  if (build->refused)
    return EMIT_REFUSED;
  double start = seconds_worked();
  manifest_stage(stage, build->options, build->sources, build->own);
  if (build->options->stale)
    manifest_stale(stage, build->options, build->sources, build->options->stale);
  if (stage->check)
    return commit_list(stage) ? EMIT_DIFFERS : EMIT_WRITTEN;
  commit_run(stage);
  if (build->options->verbose)
    fprintf(stderr, "%9.1f ms  commit\n", 1e3 * (seconds_worked() - start));
  for (size_t i = 0; written && i < stage->count; i++)
    if (stage->files[i].fate != FATE_REMOVED)
      buffer_format(written, "%s\n", stage->files[i].path);
  return EMIT_WRITTEN;
}

void build_open(Build *build, const EmitSource *source, const EmitOptions *options)
{
  Arena *arena = arena_new();
  *build = (Build){.options = options, .source = source, .arena = arena, .faults = map_new(arena)};
  while (options->languages[build->language_count])
    build->language_count++;
  assert(build->language_count > 0 && build->language_count <= LANGUAGE_LIMIT);
  build->progress = progress_new(arena, options->progress && !options->wall);
  build->apply = apply_new(arena, options, source);
  build->makers = makers_new(arena, build->language_count);
  build->feeders = feeders_new(arena);
  build->papers = papers_new(arena);
  build->packs = packs_new(arena);
}

void build_close(Build *build)
{
  papers_free(build->papers);
  feeders_free(build->feeders);
  makers_free(build->makers);
  source_list_free(build->sources);
  apply_free(build->apply);
  arena_free(build->arena);
}

EmitResult emit_build(const EmitSource *source, const EmitOptions *options, Buffer *written)
{
  Build build;
  build_open(&build, source, options);
  build.style = html_style(build.arena, options);
  if (!options->wall) {
    build.stage = stage_open(build.arena, options->folder, options->check);
    build.sources = source_list_new(build.arena, options->sources, options->source_count);
    if (options->own_count)
      build.own = source_list_new(build.arena, options->own, options->own_count);
  }
  run_documents(&build);
  packs_finish(build.packs);
  papers_finish(build.papers);
  progress_clear(build.progress);
  EmitResult result = EMIT_WRITTEN;
  if (!options->wall) {
    result = commit(&build, written);
    stage_close(build.stage);
  }
  build_close(&build);
  return result;
}
