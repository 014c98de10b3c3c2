/*
 * apply: one stylesheet a document, compiled once however many builds there are; a resolved tree goes in, a
 * page comes out.
 *
 * A stylesheet reads nothing and writes nothing: libxslt's own rights are all taken away, and its loader
 * (stylesheets.c) gives out stylesheets alone.  A fault of one is never the description's: it is ours, or of
 * whoever gave one of their own.
 */
#include <assert.h>
#include <errno.h>
#include <string.h>

#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "emit/emit_int.h"

typedef struct Compiled {
  xsltStylesheet *stylesheet;
  struct Compiled *next;
} Compiled;

/* The stylesheets of this process, which end with it: to free them takes some hundredths of a small build. */
static struct {
  Arena *arena;                    /* NULL: there are none yet */
  const char *folder, *own_folder; /* ours, and the user's or NULL: those of the builds so far */
  bool labels;
  Map *by_document;                /* Compiled */
  Compiled *first;
} kept;

struct Apply {
  Arena *arena;
  const EmitOptions *options;
  const char *folder, *own_folder;
  const EmitSource *source;
  xsltSecurityPrefs *rights;
};

/* The error function of libxslt has no context of its own at compile time. */
static Buffer complaint;

static void complain(void *context, const char *format, ...) PRINTF_LIKE(2, 3);
static void complain(void *context, const char *format, ...)
{
  char text[512];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  buffer_text(context ? context : &complaint, text);
}

static xsltSecurityPrefs *no_rights(void)
{
  xsltSecurityPrefs *rights = xsltNewSecurityPrefs();
  if (!rights)
    machine_failed("out of memory");
  static const xsltSecurityOption all[] = {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
                                           XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
                                           XSLT_SECPREF_WRITE_NETWORK};
  for (size_t i = 0; i < COUNT_OF(all); i++)
    xsltSetSecurityPrefs(rights, all[i], xsltSecurityForbid);
  return rights;
}

/* Builds of other stylesheets follow each other in tests alone. */
static void keep_for(const Apply *apply)
{
  const bool labels = apply->source->label != NULL;
  if (kept.arena && text_same(kept.folder, apply->folder) && text_same(kept.own_folder, apply->own_folder) &&
      kept.labels == labels)
    return;
  for (Compiled *compiled = kept.first; compiled; compiled = compiled->next)
    xsltFreeStylesheet(compiled->stylesheet);
  if (kept.arena)
    arena_free(kept.arena);
  kept.arena = arena_new();
  kept.folder = arena_string(kept.arena, apply->folder);
  kept.own_folder = arena_string(kept.arena, apply->own_folder);
  kept.labels = labels;
  kept.by_document = map_new(kept.arena);
  kept.first = NULL;
}

Apply *apply_new(Arena *arena, const EmitOptions *options, const EmitSource *source)
{
  const char *folder = options->stylesheets;
  Apply *apply = ARENA_NEW(arena, Apply);
  apply->arena = arena;
  apply->folder = path_real(arena, folder);
  if (!apply->folder)
    machine_failed("cannot read the stylesheets in %s: %s", folder, strerror(errno));
  apply->options = options;
  apply->own_folder = options->own_count ? path_folder(arena, options->own[0].path) : NULL;
  apply->source = source;
  keep_for(apply);
  apply->rights = no_rights();
  stylesheets_allow(NULL, NULL);
  return apply;
}

/* What a user's own stylesheets do wrong is wrong usage; nothing of the outputs is touched. */
NORETURN static void fail(const Apply *apply, Stage *stage, const char *format, ...) PRINTF_LIKE(3, 4);
NORETURN static void fail(const Apply *apply, Stage *stage, const char *format, ...)
{
  char text[1024];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  size_t length = strlen(text);
  while (length && text[length - 1] == '\n')
    text[--length] = '\0';
  if (!apply->own_folder)
    stage_failed(stage, "%s", text);
  process_ends();
  if (stage)
    stage_close(stage);
  process_end(EXIT_USAGE, "%s", text);
}

void apply_failed(const Apply *apply, Stage *stage, const Buffer *fault)
{
  fail(apply, stage, "%s", fault->at);
}

static void compile_stylesheet(Apply *apply, Stage *stage, const char *document)
{
  char *name = arena_format(apply->arena, "%s.xsl", document);
  char *path = path_join(apply->arena, apply->folder, name);
  if (!file_exists(path))
    stage_failed(stage, "cannot read %s: %s", path, strerror(errno));
  buffer_clear(&complaint);
  xsltSetGenericErrorFunc(NULL, complain);
  xmlSetGenericErrorFunc(NULL, complain);
  const StylesheetFiles files = {apply->options, apply->folder, apply->own_folder, kept.labels};
  stylesheets_allow(&files, &complaint);
  char *address = stylesheet_address(path);
  xsltStylesheet *stylesheet = xsltParseStylesheetFile((const xmlChar *)address);
  xmlFree(address);
  stylesheets_allow(NULL, NULL);
  xmlSetGenericErrorFunc(NULL, NULL);
  const EmitFile *own = own_stylesheet(apply->options, name);
  if (!stylesheet || stylesheet->errors) {
    Buffer line = {0};
    if (complaint_line(complaint.at, &line))
      fail(apply, stage, "%s", line.at);
    fail(apply, stage, "the stylesheet %s is not well made: %s", own ? own->path : path,
         complaint.length ? complaint.at : "");
  }
  Compiled *compiled = ARENA_NEW(kept.arena, Compiled);
  *compiled = (Compiled){stylesheet, kept.first};
  kept.first = compiled;
  map_put(kept.by_document, arena_string(kept.arena, document), compiled);
}

void apply_prepare(Apply *apply, Stage *stage, const char *document)
{
  if (!document_is_as_written(document) && !map_find(kept.by_document, document))
    compile_stylesheet(apply, stage, document);
}

xmlDoc *apply_run(Apply *apply, const EmitRequest *request, xmlDoc *tree, Buffer *fault)
{
  Buffer words = {0};
  const Compiled *compiled = map_find(kept.by_document, request->document);
  assert(compiled); /* apply_prepare came before */
  xsltStylesheet *stylesheet = compiled->stylesheet;
  xsltTransformContext *context = xsltNewTransformContext(stylesheet, tree);
  if (!context)
    machine_failed("out of memory");
  Labels labels = {apply->source, request, context};
  labels_serve(&labels);
  xsltSetTransformErrorFunc(context, &words, complain);
  xmlSetGenericErrorFunc(&words, complain); /* of this thread */
  xsltSetCtxtSecurityPrefs(apply->rights, context);
  const char *parameters[] = {"instance", request->instance,
                              "language", request->language,
                              "audience", audience_folder(request->audience),
                              NULL};
  xsltQuoteUserParams(context, parameters);
  xmlDoc *page = xsltApplyStylesheetUser(stylesheet, tree, NULL, NULL, NULL, context);
  xmlSetGenericErrorFunc(NULL, NULL);
  bool failed = !page || context->state != XSLT_STATE_OK;
  xsltFreeTransformContext(context);
  const xmlNode *root = page ? xmlDocGetRootElement(page) : NULL;
  const char *expected = document_is_sheet(request->document) ? "workbook" : "page";
  failed |= !root || !node_is(root, expected);
  Buffer line = {0};
  if (failed && complaint_line(words.at, &line))
    buffer_format(fault, "%s (%s, %s)", line.at, request->instance, request->language);
  else if (failed)
    buffer_format(fault, "the stylesheet %s.xsl fails on %s (%s): %s%s", request->document, request->instance,
                  request->language, words.length ? words.at : "it yields no ", words.length ? "" : expected);
  buffer_free(&line);
  if (failed) {
    xmlFreeDoc(page);
    page = NULL;
  }
  buffer_free(&words);
  if (page && node_is(root, "workbook"))
    cells_settle(xmlDocGetRootElement(page));
  if (page)
    apostrophes_set(page->children);
  return page;
}

void apply_free(Apply *apply)
{
  xsltFreeSecurityPrefs(apply->rights);
  xsltSetLoaderFunc(NULL);
  xsltSetGenericErrorFunc(NULL, NULL);
  buffer_free(&complaint);
}

const char *emit_libraries(void)
{
  static char text[128];
  snprintf(text, sizeof text, "libxml2 %s, libxslt %d.%d.%d, libzip %s, libxlsxwriter %s", LIBXML_DOTTED_VERSION,
           xsltLibxsltVersion / 10000, xsltLibxsltVersion / 100 % 100, xsltLibxsltVersion % 100, package_library(),
           pack_library());
  return text;
}
