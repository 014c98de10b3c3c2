/*
 * load: from files to one tree with a place on every element.
 *
 * Each file is read whole and parsed from memory; as each start tag comes in, the parser's position gives the
 * offset where it stands.  Blanks between elements are dropped on the way in (the tree is five times the file
 * without them), comments and processing instructions too.  No document type is accepted, hence no entity and
 * nothing that the network or another file would have to answer.
 *
 * Files are put together as soon as that can be: at the end of each file, and of the root file at the end of
 * each child of its root where somebody takes the description in parts.
 */
#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

#include "model/load_int.h"

/* Files that include one another twice each grow like a bomb, however small they are: a parse has its price,
   at which ten thousand files of usual size go in. */
enum { PARSE_COST = 16384 };

/* One parse of one file. */
typedef struct Parse {
  Loader *loader;
  const File *file;
  const Source *source;
  size_t given;   /* bytes that the parser has been given */
  unsigned depth; /* of the element that includes this file */
  Nodes includes;
  bool failed; /* and a finding says why */
} Parse;

static Parse *parse_of(void *context)
{
  return ((xmlParserCtxt *)context)->_private;
}

/* ---- faults -------------------------------------------------------------------------------------------- */

static Finding *add_fault(Parse *parse, const char *code, const char *variant, Place place)
{
  parse->failed = true;
  return finding_add(parse->loader->findings, code, variant, SEVERITY_ERROR, place);
}

/* Where the parser stands, in bytes. */
static size_t position(xmlParserCtxt *context, const Source *source)
{
  const long at = xmlByteConsumed(context);
  return at < 0 ? 0 : (size_t)at > source->length ? source->length : (size_t)at;
}

/* The last `mark` before `at`, or `at`. */
static size_t scan_back(const Source *source, size_t at, const char *mark)
{
  const size_t length = strlen(mark);

  for (size_t i = at; i-- > 0;)
    if (i + length <= source->length && memcmp(source->bytes + i, mark, length) == 0)
      return i;
  return at;
}

/* The library's complaints come when it has read a little further than what it complains of. */
static Place fault_place(const Parse *parse, size_t at, int code)
{
  const Source *source = parse->source;
  static const struct {
    int code;
    const char *mark;
  } marks[] = {
    {XML_ERR_TAG_NAME_MISMATCH, "</"},     {XML_ERR_ATTRIBUTE_REDEFINED, "<"},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, "<"}, {XML_NS_ERR_ATTRIBUTE_REDEFINED, "<"},
    {XML_ERR_UNDECLARED_ENTITY, "&"},      {XML_ERR_ENTITYREF_SEMICOL_MISSING, "&"},
  };

  for (size_t i = 0; i < COUNT_OF(marks); i++)
    if (marks[i].code == code) {
      const size_t start = scan_back(source, at, marks[i].mark);
      return place_of(source, start, at > start ? at - start : 1);
    }
  return place_of(source, at, at < source->length);
}

static void take_error(void *context, LibraryError error)
{
  xmlParserCtxt *parser = context;
  Parse *parse = parse_of(context);

  if (error == NULL || error->level < XML_ERR_ERROR)
    return;
  /* One fault of form a file: what follows mostly follows from it.  An attribute of more than ten million
     bytes is refused as too long, and then as out of memory too. */
  if (parse->failed)
    return;
  if (error->code == XML_ERR_NO_MEMORY)
    machine_failed("out of memory (while reading %s)", parse->source->path);

  const Place place = fault_place(parse, position(parser, parse->source), error->code);
  if (error->code == XML_ERR_UNDECLARED_ENTITY) {
    Finding *finding = add_fault(parse, "PPC003", NULL, place);
    finding_text(parse->loader->findings, finding, "entity", (const char *)error->str1);
    return;
  }
  /* what begins with something else than a tag is a table, or data, rather than XML with a slip in it */
  const char *variant = error->code == XML_ERR_DOCUMENT_EMPTY ? "no-tag" : NULL;
  Finding *finding = add_fault(parse, "PPC001", variant, place);
  const char *message = error->message != NULL ? error->message : "";
  size_t length = strlen(message);
  while (length > 0 && strchr("\n. ", message[length - 1]) != NULL)
    length--;
  finding_text(parse->loader->findings, finding, "detail", arena_copy(parse->loader->arena, message, length));
  if (parser->node != NULL && error->code == XML_ERR_TAG_NOT_FINISHED)
    finding->related = node_place(parser->node);
}

/* ---- what the parser reports --------------------------------------------------------------------------- */

static void refuse_document_type(void *context, const xmlChar *name, const xmlChar *public_id,
                                 const xmlChar *system_id)
{
  Parse *parse = parse_of(context);
  const size_t at = position(context, parse->source);
  const size_t start = scan_back(parse->source, at, "<!DOCTYPE");

  (void)name, (void)public_id, (void)system_id;
  if (!parse->failed)
    add_fault(parse, "PPC003", NULL, place_of(parse->source, start, strlen("<!DOCTYPE")));
  xmlStopParser(context);
}

static bool refuse_depth(xmlParserCtxt *context, Parse *parse, size_t offset)
{
  if (parse->depth + (unsigned)context->nodeNr < LIMIT_DEPTH)
    return false;
  Finding *finding = add_fault(parse, "PPC004", "depth", place_of(parse->source, offset, 1));
  finding_number(parse->loader->findings, finding, "limit", LIMIT_DEPTH);
  xmlStopParser(context);
  return true;
}

/* xsi:schemaLocation is for the author's editor and says nothing here; xsi:type and xsi:nil would tell the
   validator to read by other rules than ours. */
static void look_at_hints(Loader *loader, xmlNode *node)
{
  static const char instance[] = "http://www.w3.org/2001/XMLSchema-instance";

  for (xmlAttr *attribute = node->properties, *next; attribute != NULL; attribute = next) {
    next = attribute->next;
    if (attribute->ns == NULL || strcmp((const char *)attribute->ns->href, instance) != 0)
      continue;
    if (strcmp((const char *)attribute->name, "schemaLocation") == 0 ||
        strcmp((const char *)attribute->name, "noNamespaceSchemaLocation") == 0)
      xmlRemoveProp(attribute);
    else if (loader->foreign_type.source == 0)
      loader->foreign_type = node_place(node);
  }
}

/* libxml2 doubles a text that comes in pieces, as one with accents does, and leaves it so: half of the
   tree's text would be air. */
static void trim_text(xmlParserCtxt *parser)
{
  xmlNode *text = parser->node != NULL ? parser->node->last : NULL;

  if (text == NULL || text->type != XML_TEXT_NODE || parser->nodemem <= parser->nodelen + 1)
    return;
  xmlChar *content = xmlRealloc(text->content, (size_t)parser->nodelen + 1);
  if (content != NULL)
    text->content = content;
  parser->nodemem = parser->nodelen + 1;
}

static void take_in_files(Parse *parse)
{
  for (size_t i = 0; i < parse->includes.count; i++)
    include_file(parse->loader, parse->file, parse->includes.at[i], parse->depth);
  parse->includes.count = 0;
}

static bool is_taken_in_parts(const Parse *parse)
{
  return parse->loader->options->take != NULL && parse->file->includer == NULL;
}

/* A child of the root is complete. */
static void end_part(xmlParserCtxt *parser, Parse *parse)
{
  take_in_files(parse);
  parts_hand_over(parse->loader, parser->node);
  /* An include that failed is gone, and a text may be the last again: what the parser knows of its length is
     of another one. */
  parser->nodelen = parser->nodemem = 0;
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  xmlParserCtxt *parser = context;
  Parse *parse = parse_of(context);

  trim_text(parser);
  xmlSAX2EndElementNs(context, name, prefix, uri);
  if (parser->nodeNr == 1 && !parse->failed && is_taken_in_parts(parse) && is_register(parser->node))
    end_part(parser, parse);
}

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                          int namespace_count, const xmlChar **namespaces, int attribute_count, int defaulted,
                          const xmlChar **attributes)
{
  xmlParserCtxt *parser = context;
  Parse *parse = parse_of(context);
  Loader *loader = parse->loader;
  /* The parser stands behind the attributes, and no attribute's value holds a '<'. */
  const size_t offset = scan_back(parse->source, position(parser, parse->source), "<");

  assert(text_starts(parse->source->bytes + offset + 1, (const char *)(prefix != NULL ? prefix : name)));
  if (refuse_depth(parser, parse, offset))
    return;
  trim_text(parser);
  xmlSAX2StartElementNs(context, name, prefix, uri, namespace_count, namespaces, attribute_count, defaulted,
                        attributes);
  xmlNode *node = parser->node;
  if (node == NULL)
    return;
  node_set_place(node, parse->source, offset, map_find(loader->structural, (const char *)name) != NULL);
  if (attribute_count > 0)
    look_at_hints(loader, node);
  if (uri != NULL && strcmp((const char *)name, "include") == 0 &&
      strcmp((const char *)uri, XINCLUDE_NAMESPACE) == 0) {
    Nodes *includes = &parse->includes;
    if (includes->count == includes->capacity) {
      includes->capacity = includes->capacity == 0 ? 16 : includes->capacity * 2;
      includes->at = memory_grow(includes->at, includes->capacity * sizeof(xmlNode *));
    }
    includes->at[includes->count++] = node;
  }
}

static bool all_blank(const xmlChar *text, int length)
{
  while (length > 0 && strchr(" \n\t\r", text[length - 1]) != NULL)
    length--;
  return length == 0;
}

static void characters(void *context, const xmlChar *text, int length)
{
  const xmlNode *parent = ((xmlParserCtxt *)context)->node;

  if (parent != NULL && node_is_structural(parent) && all_blank(text, length))
    return;
  xmlSAX2Characters(context, text, length);
}

/* ---- parsing ------------------------------------------------------------------------------------------- */

static int give_bytes(void *context, char *to, int room)
{
  Parse *parse = context;
  const size_t left = parse->source->length - parse->given;
  const size_t count = left < (size_t)room ? left : (size_t)room;

  memcpy(to, parse->source->bytes + parse->given, count);
  parse->given += count;
  return (int)count;
}

static int end_bytes(void *context)
{
  (void)context;
  return 0;
}

/* names: the dictionary to use, or NULL for a new one. */
static xmlParserCtxt *new_parser(xmlDict *names)
{
  xmlParserCtxt *parser = xmlNewParserCtxt();

  if (parser == NULL)
    machine_failed("out of memory (for the XML parser)");
  if (names != NULL) {
    xmlDictFree(parser->dict);
    parser->dict = names;
    xmlDictReference(names);
  }
  xmlSAXHandler *handler = parser->sax;
  memset(handler, 0, sizeof *handler);
  xmlSAXVersion(handler, 2);
  handler->internalSubset = refuse_document_type;
  handler->startElementNs = start_element;
  handler->endElementNs = end_element;
  handler->characters = handler->ignorableWhitespace = handler->cdataBlock = characters;
  handler->comment = NULL;
  handler->processingInstruction = NULL;
  handler->warning = NULL;
  handler->error = NULL;
  handler->fatalError = NULL;
  handler->serror = (xmlStructuredErrorFunc)take_error;
  return parser;
}

bool too_much(const Loader *loader)
{
  return loader->total > (size_t)LIMIT_ALL_MB * BYTES_IN_MB;
}

static bool is_one_too_many(Loader *loader, const Source *source, Place asked_at)
{
  if (too_much(loader)) /* was said */
    return true;
  loader->total += source->length + PARSE_COST;
  if (!too_much(loader))
    return false;
  Finding *finding = finding_add(loader->findings, "PPC004", "size", SEVERITY_ERROR, asked_at);
  finding_number(loader->findings, finding, "limit", LIMIT_ALL_MB);
  return true;
}

/* The file's tree with what it includes, or NULL and a finding.  depth: of the element that asks for it. */
xmlDoc *load_file(Loader *loader, const File *file, unsigned depth, Place asked_at)
{
  Parse parse = {.loader = loader, .file = file, .source = file->source, .depth = depth};
  xmlParserCtxt *parser = file->includer == NULL ? loader->root_parser : loader->part_parser;

  if (is_one_too_many(loader, file->source, asked_at))
    return NULL;
  parser->_private = &parse;
  xmlDoc *document = xmlCtxtReadIO(parser, give_bytes, end_bytes, &parse, NULL, NULL,
                                   XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
  parser->_private = NULL;
  if (document == NULL && !parse.failed) { /* it always says why; but nothing may fail in silence */
    Finding *finding = add_fault(&parse, "PPC001", NULL, place_of(file->source, 0, 0));
    finding_text(loader->findings, finding, "detail", "not a document");
  }
  if (parse.failed && document != NULL) {
    xmlFreeDoc(document);
    document = NULL;
  }
  if (document != NULL)
    take_in_files(&parse);
  if (document != NULL && is_taken_in_parts(&parse) && xmlDocGetRootElement(document) != NULL)
    parts_hand_over(loader, xmlDocGetRootElement(document));
  free(parse.includes.at);
  return document;
}

/* The bytes of a file as UTF-8, added to the sources; NULL and a finding where it is too large or not in an
   encoding; or no finding where the machine cannot read it. */
Source *load_source(Loader *loader, const char *real, const char *path, const char *name)
{
  size_t length;
  Encoding encoding;
  char *bytes = file_read(real, (size_t)LIMIT_FILE_MB * BYTES_IN_MB, &length);

  if (bytes == NULL && errno != EFBIG) {
    cannot_read(loader, path);
    return NULL;
  }
  if (bytes == NULL) {
    bytes = memset(memory_new(1), 0, 1);
    const Source *source = sources_add(loader->sources, loader->arena, path, name, bytes, 0);
    Finding *finding =
      finding_add(loader->findings, "PPC004", "size", SEVERITY_ERROR, place_of(source, 0, 0));
    finding_number(loader->findings, finding, "limit", LIMIT_FILE_MB);
    return NULL;
  }
  const bool good = encoding_to_utf8(&bytes, &length, &encoding);
  Source *source = sources_add(loader->sources, loader->arena, path, name, bytes, length);
  if (good)
    return source;
  Finding *finding = finding_add(loader->findings, "PPC002", encoding.variant, SEVERITY_ERROR,
                                 place_of(source, encoding.bad, encoding.length));
  finding_text(loader->findings, finding, "encoding", encoding.name);
  return NULL;
}

/* ---- the whole ----------------------------------------------------------------------------------------- */

/* Names of elements that hold elements alone; "contract" holds elements in one place and text in another. */
static void collect_structural(Loader *loader)
{
  static const char *const more[] = {"gap", "ul", "ol", "include"};
  const Type *const *types;
  const size_t type_count = model_types(&types);
  Map *with_text = map_new(loader->arena);

  loader->structural = map_new(loader->arena);
  for (size_t i = 0; i < type_count; i++)
    for (size_t j = 0; j < types[i]->field_count; j++)
      if (!types[i]->fields[j].attribute && types[i]->fields[j].kind != FIELD_ELEMENTS)
        map_put(with_text, types[i]->fields[j].name, (void *)&types[i]->fields[j]);
  for (size_t i = 0; i < type_count; i++) {
    if (map_find(with_text, types[i]->name) == NULL)
      map_put(loader->structural, types[i]->name, (void *)types[i]);
    for (size_t j = 0; j < types[i]->field_count; j++)
      if (types[i]->fields[j].wrapper != NULL)
        map_put(loader->structural, types[i]->fields[j].wrapper, (void *)types[i]);
  }
  for (size_t i = 0; i < COUNT_OF(more); i++)
    map_put(loader->structural, more[i], (void *)more[i]);
}

xmlDoc *model_load(const LoadOptions *options, Arena *arena, Sources *sources, Findings *findings,
                   bool *valid, const char **verdict, Place *verdict_place)
{
  Loader loader = {.options = options, .arena = arena, .sources = sources, .findings = findings};
  xmlDoc *document = NULL;

  *valid = false;
  *verdict = NULL;
  *verdict_place = NOWHERE;
  File root = {0};
  if (!folders_collect(&loader, &root.real))
    return NULL;
  collect_structural(&loader);
  loader.files = map_new(arena);
  root.source = load_source(&loader, root.real, options->path, path_name(options->path));
  if (root.source == NULL)
    return NULL;
  map_put(loader.files, root.real, root.source);

  loader.root_parser = new_parser(NULL);
  loader.part_parser = new_parser(loader.root_parser->dict);
  document = load_file(&loader, &root, 0, place_of(root.source, 0, 0));
  xmlFreeParserCtxt(loader.part_parser);
  xmlFreeParserCtxt(loader.root_parser);
  const bool unread = options->unreadable != NULL && *options->unreadable != NULL;
  /* It was an include that failed */
  if (document != NULL && (unread || xmlDocGetRootElement(document) == NULL)) {
    xmlFreeDoc(document);
    document = NULL;
  }
  if (document != NULL)
    *valid = options->schema == NULL || schema_accepts(&loader, document, verdict, verdict_place);
  schema_end(&loader);
  return document;
}
