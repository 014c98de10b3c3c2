/*
 * markup: XML of a spreadsheet, as the parser comes upon it; no tree is made.
 *
 * A document type is refused where it begins, so that no entity is ever declared, and nothing is fetched.
 */
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "import/markup_int.h"

enum { DEEPEST = 256, PIECE = 1 << 20 };

struct Markup {
  Import *import;
  const MarkupReader *reader;
  void *context;
  xmlParserCtxt *parser;
  size_t depth;
  bool faulty, rooted;
};

bool markup_stop(Markup *markup, const char *place, const char *part, const char *const *values)
{
  if (!markup->faulty)
    import_fault(markup->import, place, part, values);
  markup->faulty = true;
  xmlStopParser(markup->parser);
  return false;
}

/* ---- attributes ---------------------------------------------------------------------------------------- */

/* Five pointers each: name, prefix, namespace, value, end of value. */
bool markup_find(const MarkupAttributes *attributes, const char *space, const char *name, const char **value,
                 size_t *length)
{
  for (int i = 0; i < attributes->count; i++) {
    const unsigned char **at = attributes->at + 5 * i;
    if ((space == NULL) != (at[2] == NULL) || (space && !text_starts((const char *)at[2], space)) ||
        strcmp((const char *)at[0], name) != 0)
      continue;
    *value = (const char *)at[3];
    *length = (size_t)(at[4] - at[3]);
    return true;
  }
  return false;
}

char *markup_string(const MarkupAttributes *attributes, Arena *arena, const char *space, const char *name)
{
  const char *value;
  size_t length;
  return markup_find(attributes, space, name, &value, &length) ? arena_copy(arena, value, length) : NULL;
}

/* ---- what the parser comes upon ------------------------------------------------------------------------ */

static void begin(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces,
                  const xmlChar **declared, int count, int defaulted, const xmlChar **at)
{
  (void)prefix, (void)spaces, (void)declared, (void)defaulted;
  Markup *markup = context;
  const MarkupReader *reader = markup->reader;
  if (markup->faulty)
    return;
  if (++markup->depth > DEEPEST) {
    markup_stop(markup, reader->place ? reader->place(markup->context) : NULL, "too-deep", NULL);
    return;
  }
  const char *in = space ? (const char *)space : "";
  if (!markup->rooted && !reader->is_root((const char *)name, in)) {
    markup_stop(markup, NULL, "is-xml", NULL);
    return;
  }
  markup->rooted = true;
  reader->begin(markup->context, (const char *)name, in, &(MarkupAttributes){at, count});
}

static void end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
  (void)prefix;
  Markup *markup = context;
  if (markup->faulty)
    return;
  markup->depth--;
  markup->reader->end(markup->context, (const char *)name, space ? (const char *)space : "");
}

static void characters(void *context, const xmlChar *text, int length)
{
  Markup *markup = context;
  if (!markup->faulty && markup->reader->text)
    markup->reader->text(markup->context, (const char *)text, (size_t)length);
}

static void document_type(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  (void)name, (void)external, (void)system;
  markup_stop(context, NULL, "document-type", NULL);
}

static void broken(void *context, xmlErrorPtr error)
{
  Markup *markup = context;
  if (error->level != XML_ERR_FATAL || markup->faulty)
    return;
  const char *message = error->message ? error->message : "";
  char *line = arena_format(markup->import->arena, "%d", error->line);
  const size_t length = strcspn(message, "\n");
  markup_stop(markup, NULL, "broken-xml",
              (const char *const[]){"line", line, "detail",
                                    arena_copy(markup->import->arena, message, length), NULL});
}

/* ---- piece by piece ------------------------------------------------------------------------------------ */

Markup *markup_new(Import *import, const MarkupReader *reader, void *context)
{
  static xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                                  .startElementNs = begin,
                                  .endElementNs = end,
                                  .characters = characters,
                                  .cdataBlock = characters,
                                  .ignorableWhitespace = characters,
                                  .internalSubset = document_type,
                                  .serror = broken};
  Markup *markup = ARENA_NEW(import->arena, Markup);
  *markup = (Markup){.import = import, .reader = reader, .context = context};
  markup->parser = xmlCreatePushParserCtxt(&handler, markup, NULL, 0, NULL);
  if (!markup->parser)
    machine_failed("out of memory");
  xmlCtxtUseOptions(markup->parser, XML_PARSE_NONET);
  return markup;
}

bool markup_add(void *context, const char *bytes, size_t length)
{
  Markup *markup = context;
  for (size_t done = 0; done < length && !markup->faulty;) {
    const size_t piece = length - done < PIECE ? length - done : PIECE;
    xmlParseChunk(markup->parser, bytes + done, (int)piece, 0);
    done += piece;
  }
  return !markup->faulty;
}

bool markup_end(Markup *markup, bool whole)
{
  if (whole && !markup->faulty)
    xmlParseChunk(markup->parser, "", 0, 1);
  if (whole && !markup->faulty && !markup->rooted)
    markup_stop(markup, NULL, "is-xml", NULL);
  const bool sound = !markup->faulty;
  xmlFreeParserCtxt(markup->parser);
  return sound;
}
