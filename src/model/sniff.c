/*
 * sniff: whether a file is a description, by its root; what it holds is not looked at.  Of a file that is
 * called policy.xml less is asked: where it is broken, or its namespace was forgotten, nobody should have to
 * miss it in a list.
 */
#include <string.h>

#include "model/load_int.h"
#include "model/model_int.h"

enum { CHUNK = 4096 };

typedef struct Sniff {
  bool named;              /* policy.xml, as descriptions are called */
  bool ended, is_register;
} Sniff;

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                          int namespace_count, const xmlChar **namespaces, int attribute_count, int defaulted,
                          const xmlChar **attributes)
{
  xmlParserCtxt *parser = context;
  Sniff *sniff = parser->_private;

  (void)prefix, (void)namespace_count, (void)namespaces, (void)attribute_count, (void)defaulted, (void)attributes;
  const bool ours = uri != NULL && strcmp((const char *)uri, NAMESPACE) == 0;
  sniff->is_register = (ours || sniff->named) && strcmp((const char *)name, "register") == 0;
  sniff->ended = true;
  xmlStopParser(parser);
}

/* The library tells of some faults past the parser. */
static void ignore(void *context, const char *format, ...) PRINTF_LIKE(2, 3);
static void ignore(void *context, const char *format, ...)
{
  (void)context, (void)format;
}

/* What cannot be parsed as far as its root, and was meant for one:
   whoever lists descriptions wants to hear of it. */
static bool looks_like_one(const Sniff *sniff, const char *head)
{
  return sniff->named || (strstr(head, "<register") != NULL && strstr(head, NAMESPACE) != NULL);
}

static bool is_named(const char *path)
{
  const char *slash = strrchr(path, '/');
  return strcmp(slash ? slash + 1 : path, "policy.xml") == 0;
}

bool model_is_description(const char *path, bool *readable)
{
  xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC, .startElementNs = start_element};
  Sniff sniff = {.named = is_named(path)};
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
  *readable = !ferror(file);
  if (!sniff.ended && !failed && *readable) /* it ends before its root begins */
    failed = xmlParseChunk(parser, bytes, 0, 1) != 0;
  xmlSetGenericErrorFunc(NULL, NULL);
  if (parser->myDoc != NULL)
    xmlFreeDoc(parser->myDoc);
  xmlFreeParserCtxt(parser);
  fclose(file);
  return sniff.ended ? sniff.is_register : failed && looks_like_one(&sniff, head);
}
