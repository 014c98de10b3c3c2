/*
 * apply: one stylesheet a document, compiled once a language; a resolved tree goes in, a page comes out.
 *
 * A stylesheet reads nothing and writes nothing: libxslt's own rights are all taken away, and its loader
 * gives out files of the stylesheets' folder while a stylesheet is compiled (xsl:import, xsl:include), and
 * nothing afterwards (document()).  A fault of a stylesheet is ours, never the author's.
 */
#include <assert.h>
#include <errno.h>
#include <stdlib.h>
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

struct Apply {
  Arena *arena;
  const char *folder;
  const EmitSource *source;
  Map *by_document; /* "register/fr" */
  Compiled *first;
  xsltSecurityPrefs *rights;
};

/* The loader and the error function of libxslt have no context of their own at compile time. */
static const char *allowed_folder;
static const LabelFold *folding;
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

static xmlDoc *load(const xmlChar *uri, xmlDict *dict, int options, void *context, xsltLoadType type)
{
  (void)context;
  if (type != XSLT_LOAD_START && type != XSLT_LOAD_STYLESHEET)
    return NULL;
  Arena *arena = arena_new();
  xmlDoc *doc = NULL;
  char *real = path_real(arena, (const char *)uri);
  if (real && allowed_folder && path_is_below(real, allowed_folder)) {
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (parser && dict) {
      if (parser->dict)
        xmlDictFree(parser->dict);
      parser->dict = dict;
      xmlDictReference(dict);
    }
    if (parser)
      doc = xmlCtxtReadFile(parser, real, NULL, (options | XML_PARSE_NONET) & ~XML_PARSE_NOENT);
    if (parser)
      xmlFreeParserCtxt(parser);
    if (doc && folding && folding->source->label)
      labels_fold(folding, doc->children);
  }
  arena_free(arena);
  return doc;
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

Apply *apply_new(Arena *arena, const char *folder, const EmitSource *source)
{
  Apply *apply = ARENA_NEW(arena, Apply);
  apply->arena = arena;
  apply->folder = path_real(arena, folder);
  if (!apply->folder)
    machine_failed("cannot read the stylesheets in %s: %s", folder, strerror(errno));
  apply->source = source;
  apply->by_document = map_new(arena);
  apply->rights = no_rights();
  xsltSetLoaderFunc(load);
  return apply;
}

static char *stylesheet_key(Arena *arena, const char *document, const char *language)
{
  return arena_format(arena, "%s/%s", document, language);
}

static xsltStylesheet *compile_stylesheet(Apply *apply, Stage *stage, const char *document, const char *language)
{
  char *path = path_join(apply->arena, apply->folder, arena_format(apply->arena, "%s.xsl", document));
  if (!file_exists(path))
    stage_failed(stage, "cannot read %s: %s", path, strerror(errno));
  buffer_clear(&complaint);
  xsltSetGenericErrorFunc(NULL, complain);
  xmlSetGenericErrorFunc(NULL, complain);
  const LabelFold fold = {apply->arena, apply->source, document, language};
  folding = &fold;
  allowed_folder = apply->folder;
  xsltStylesheet *stylesheet = xsltParseStylesheetFile((const xmlChar *)path);
  allowed_folder = NULL;
  folding = NULL;
  xmlSetGenericErrorFunc(NULL, NULL);
  if (!stylesheet || stylesheet->errors)
    stage_failed(stage, "the stylesheet %s is not well made: %s", path, complaint.length ? complaint.at : "");
  Compiled *compiled = ARENA_NEW(apply->arena, Compiled);
  *compiled = (Compiled){.stylesheet = stylesheet, .next = apply->first};
  apply->first = compiled;
  map_put(apply->by_document, stylesheet_key(apply->arena, document, language), compiled);
  return stylesheet;
}

void apply_prepare(Apply *apply, Stage *stage, const char *document, const char *const *languages, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (!map_find(apply->by_document, stylesheet_key(apply->arena, document, languages[i])))
      compile_stylesheet(apply, stage, document, languages[i]);
}

xmlDoc *apply_run(Apply *apply, Stage *stage, const EmitRequest *request, xmlDoc *tree)
{
  char key[64];
  Buffer words = {0};
  snprintf(key, sizeof key, "%s/%s", request->document, request->language);
  const Compiled *compiled = map_find(apply->by_document, key);
  assert(compiled); /* apply_prepare came before */
  xsltStylesheet *stylesheet = compiled->stylesheet;
  xsltTransformContext *context = xsltNewTransformContext(stylesheet, tree);
  if (!context)
    machine_failed("out of memory");
  xsltSetTransformErrorFunc(context, &words, complain);
  xsltSetCtxtSecurityPrefs(apply->rights, context);
  const char *parameters[] = {"instance", request->instance,
                              "language", request->language,
                              "audience", audience_folder(request->audience),
                              NULL};
  xsltQuoteUserParams(context, parameters);
  xmlDoc *page = xsltApplyStylesheetUser(stylesheet, tree, NULL, NULL, NULL, context);
  bool failed = !page || context->state != XSLT_STATE_OK;
  xsltFreeTransformContext(context);
  const xmlNode *root = page ? xmlDocGetRootElement(page) : NULL;
  if (failed || !root || !node_is(root, "page"))
    stage_failed(stage, "the stylesheet %s.xsl fails on %s (%s): %s", request->document, request->instance,
                 request->language, words.length ? words.at : "it yields no page");
  buffer_free(&words);
  apostrophes_set(page->children);
  return page;
}

void apply_free(Apply *apply)
{
  for (Compiled *compiled = apply->first; compiled; compiled = compiled->next)
    xsltFreeStylesheet(compiled->stylesheet);
  xsltFreeSecurityPrefs(apply->rights);
  xsltSetLoaderFunc(NULL);
  xsltSetGenericErrorFunc(NULL, NULL);
  buffer_free(&complaint);
}

const char *emit_libraries(void)
{
  static char text[64];
  snprintf(text, sizeof text, "libxml2 %s, libxslt %d.%d.%d", LIBXML_DOTTED_VERSION, xsltLibxsltVersion / 10000,
           xsltLibxsltVersion / 100 % 100, xsltLibxsltVersion % 100);
  return text;
}
