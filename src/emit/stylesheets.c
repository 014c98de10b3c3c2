/*
 * stylesheets: which files a stylesheet is made of.
 *
 * Ours lie in one folder.  Of the user's own, each stands in for ours of its name, whoever imports it, and
 * may import ours in turn as "ppc:policy.xsl".  There is no way to any other file: the loader gives out these
 * while a stylesheet is compiled (xsl:import, xsl:include), and nothing afterwards (document()).  The user's
 * have been read already; a document type, by which they could name other files, is refused.
 */
#include <stdlib.h>
#include <string.h>

#include <libxml/uri.h>
#include <libxslt/documents.h>

#include "emit/emit_int.h"

enum {
  FILES_AT_MOST = 64, /* two that import each other would never end */
  LARGEST = 1 << 20   /* bytes of one */
};

static const char shipped_scheme[] = "ppc:";

/* The loader of libxslt has no context of its own. */
static const StylesheetFiles *allowed;
static size_t loaded;
static Buffer *complaints;

const EmitFile *own_stylesheet(const EmitOptions *options, const char *name)
{
  for (size_t i = 0; i < options->own_count; i++)
    if (strcmp(options->own[i].name, name) == 0)
      return &options->own[i];
  return NULL;
}

static xmlDoc *refuse(const char *uri, const char *why)
{
  buffer_format(complaints, "%s: %s\n", uri, why);
  return NULL;
}

static xmlParserCtxt *new_parser(xmlDict *dict)
{
  xmlParserCtxt *parser = xmlNewParserCtxt();
  if (!parser)
    machine_failed("out of memory");
  if (dict) {
    if (parser->dict)
      xmlDictFree(parser->dict);
    parser->dict = dict;
    xmlDictReference(dict);
  }
  return parser;
}

/* libxslt asks for entities and document types to be loaded: neither is. */
static int safe(int options)
{
  return (options | XML_PARSE_NONET) &
         ~(XML_PARSE_NOENT | XML_PARSE_DTDLOAD | XML_PARSE_DTDATTR | XML_PARSE_DTDVALID | XML_PARSE_XINCLUDE);
}

char *stylesheet_address(const char *path)
{
  xmlChar *address = xmlURIEscapeStr((const xmlChar *)path, (const xmlChar *)"/");
  if (!address)
    machine_failed("out of memory");
  return (char *)address;
}

/* A parser's first complaint: what comes behind it is mostly its consequence. */
static void keep_first(void *context, const xmlError *error)
{
  xmlParserCtxt *parser = context;
  if (parser->_private || error->level < XML_ERR_ERROR)
    return;
  static char found;
  parser->_private = &found;
  char *path = xmlURIUnescapeString(error->file ? error->file : "", 0, NULL);
  size_t length = strcspn(error->message ? error->message : "", "\n");
  buffer_format(complaints, "%s:%d: %.*s\n", path ? path : "", error->line, (int)length,
                error->message ? error->message : "");
  xmlFree(path);
}

/* The library takes the name of a document for an address, and makes those of what it imports from it. */
static xmlDoc *parse(const char *bytes, size_t length, const char *path, xmlDict *dict, int options)
{
  char *address = stylesheet_address(path);
  xmlParserCtxt *parser = new_parser(dict);
  parser->sax->serror = (xmlStructuredErrorFunc)keep_first;
  xmlDoc *doc = xmlCtxtReadMemory(parser, bytes, (int)length, address, NULL, safe(options));
  xmlFreeParserCtxt(parser);
  xmlFree(address);
  return doc;
}

static xmlDoc *parse_own(const EmitFile *file, xmlDict *dict, int options)
{
  xmlDoc *doc = parse(file->bytes, file->length, file->path, dict, options);
  if (doc && (doc->intSubset || doc->extSubset)) {
    xmlFreeDoc(doc);
    return refuse(file->path, "a stylesheet has no document type");
  }
  return doc;
}

static xmlDoc *parse_shipped(const char *name, xmlDict *dict, int options)
{
  Arena *arena = arena_new();
  xmlDoc *doc = NULL;
  char *real = path_real(arena, path_join(arena, allowed->folder, name));
  size_t length;
  char *bytes = real && path_is_below(real, allowed->folder) ? file_read(real, LARGEST, &length) : NULL;
  if (bytes)
    doc = parse(bytes, length, real, dict, options);
  free(bytes);
  arena_free(arena);
  return doc;
}

static const char *name_below(const char *path, const char *folder)
{
  size_t length = folder ? strlen(folder) : 0;
  return folder && strncmp(path, folder, length) == 0 && path[length] == '/' ? path + length + 1 : NULL;
}

static xmlDoc *load_path(const char *path, xmlDict *dict, int options)
{
  bool shipped = text_starts(path, shipped_scheme);
  const char *name = shipped ? path + strlen(shipped_scheme) : name_below(path, allowed->folder);
  if (!name)
    name = name_below(path, allowed->own_folder);
  if (!name)
    return refuse(path, "no file of the stylesheets");
  const EmitFile *own = shipped ? NULL : own_stylesheet(allowed->options, name);
  if (++loaded > FILES_AT_MOST)
    return refuse(path, "stylesheets import each other without end");
  xmlDoc *doc = own ? parse_own(own, dict, options) : parse_shipped(name, dict, options);
  if (!doc && !own)
    return refuse(path, "no such stylesheet");
  return doc;
}

static xmlDoc *load(const xmlChar *uri, xmlDict *dict, int options, void *context, xsltLoadType type)
{
  (void)context;
  if (!allowed || (type != XSLT_LOAD_START && type != XSLT_LOAD_STYLESHEET))
    return NULL;
  char *path = xmlURIUnescapeString((const char *)uri, 0, NULL); /* see stylesheet_address */
  if (!path)
    machine_failed("out of memory");
  xmlDoc *doc = load_path(path, dict, options);
  xmlFree(path);
  if (doc && allowed->labels)
    labels_fold(doc->children);
  return doc;
}

void stylesheets_allow(const StylesheetFiles *files, Buffer *to)
{
  allowed = files;
  complaints = to;
  loaded = 0;
  xsltSetLoaderFunc(load);
}
