/*
 * sniff: whether a file is a description, by its root; what it holds is not looked at.
 */
#include <string.h>

#include "model/load_int.h"
#include "model/model_int.h"

enum { CHUNK = 4096 };

typedef struct Sniff {
  bool ended, is_register;
} Sniff;

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                          int namespace_count, const xmlChar **namespaces, int attribute_count, int defaulted,
                          const xmlChar **attributes)
{
  xmlParserCtxt *parser = context;
  Sniff *sniff = parser->_private;

  (void)prefix, (void)namespace_count, (void)namespaces, (void)attribute_count, (void)defaulted, (void)attributes;
  sniff->is_register = uri != NULL && strcmp((const char *)uri, NAMESPACE) == 0 &&
                       strcmp((const char *)name, "register") == 0;
  sniff->ended = true;
  xmlStopParser(parser);
}

/* The library tells of some faults past the parser. */
static void ignore(void *context, const char *format, ...) PRINTF_LIKE(2, 3);
static void ignore(void *context, const char *format, ...)
{
  (void)context, (void)format;
}

/* What cannot be parsed as far as its root, and was meant for one: whoever lists descriptions wants to hear of it. */
static bool looks_like_one(const char *head)
{
  return strstr(head, "<register") != NULL && strstr(head, NAMESPACE) != NULL;
}

bool model_is_description(const char *path, bool *readable)
{
  xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC, .startElementNs = start_element};
  Sniff sniff = {0};
  char bytes[CHUNK], head[CHUNK + 1] = "";
  FILE *file = fopen(path, "r");
  size_t length;

  *readable = file != NULL;
  if (file == NULL)
    return false;
  xmlParserCtxt *parser = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
  if (parser == NULL)
    machine_failed("out of memory (for the XML parser)");
  xmlCtxtUseOptions(parser, XML_PARSE_NONET);
  parser->_private = &sniff;
  xmlSetGenericErrorFunc(NULL, ignore);
  bool failed = false;
  while (!sniff.ended && !failed && (length = fread(bytes, 1, sizeof bytes, file)) > 0) {
    if (*head == '\0')
      memcpy(head, bytes, length);
    failed = xmlParseChunk(parser, bytes, (int)length, 0) != 0;
  }
  xmlSetGenericErrorFunc(NULL, NULL);
  *readable = !ferror(file);
  if (parser->myDoc != NULL)
    xmlFreeDoc(parser->myDoc);
  xmlFreeParserCtxt(parser);
  fclose(file);
  return sniff.ended ? sniff.is_register : failed && looks_like_one(head);
}
