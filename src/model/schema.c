/*
 * schema: libxml2's verdict on the assembled document against schema/ppc.xsd.  The verdict alone: what is
 * wrong is said by read, in the author's words, and a test sees that both agree on whether anything is.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlschemas.h>

#include "model/load_int.h"
#include "model/model_int.h"

/* The schema of this process: read once, however many descriptions are.  It points into its document. */
static struct {
  char *path;
  xmlDoc *document;
  xmlSchema *schema;
} kept;

static void ignore(void *context, LibraryError error)
{
  (void)context, (void)error;
}

/* Read from bytes, like everything else here: libxml2's own opening of files has its own way of complaining. */
static xmlDoc *schema_document(const char *path)
{
  size_t length;
  char *bytes = file_read(path, (size_t)LIMIT_FILE_MB * BYTES_IN_MB, &length);

  if (bytes == NULL)
    machine_failed("cannot read %s: %s", path, strerror(errno));
  xmlDoc *read =
    xmlReadMemory(bytes, (int)length, path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  free(bytes);
  if (read == NULL)
    machine_failed("%s: not XML", path);
  return read;
}

static xmlSchema *schema_at(const char *path)
{
  if (kept.schema != NULL && strcmp(kept.path, path) == 0)
    return kept.schema;

  if (kept.schema != NULL) {
    xmlSchemaFree(kept.schema);
    xmlFreeDoc(kept.document);
    free(kept.path);
  }
  kept.document = schema_document(path);
  xmlSchemaParserCtxt *parser = xmlSchemaNewDocParserCtxt(kept.document);
  if (parser == NULL)
    machine_failed("out of memory (for the schema)");
  xmlSchemaSetParserStructuredErrors(parser, (xmlStructuredErrorFunc)ignore, NULL);
  kept.schema = xmlSchemaParse(parser);
  xmlSchemaFreeParserCtxt(parser);
  if (kept.schema == NULL)
    machine_failed("%s: not a schema that libxml2 reads", path);
  const size_t size = strlen(path) + 1;
  kept.path = memcpy(memory_new(size), path, size);
  return kept.schema;
}

typedef struct Verdict {
  Loader *loader;
  const char *words;
  Place place;
} Verdict;

/* The first complaint; the others are read's to find. */
static void take_complaint(void *context, LibraryError error)
{
  Verdict *verdict = context;

  if (error == NULL || verdict->words != NULL)
    return;
  if (error->code == XML_ERR_NO_MEMORY)
    machine_failed("out of memory (while validating)");
  const char *message = error->message != NULL ? error->message : "";
  verdict->words = arena_copy(verdict->loader->arena, message, strcspn(message, "\n"));

  const xmlNode *node = error->node;
  if (node != NULL && node->type == XML_ATTRIBUTE_NODE)
    verdict->place = attribute_place(verdict->loader->sources, node->parent, (const char *)node->name, true);
  else
    verdict->place = node_place(node);
}

static bool is_register(const xmlNode *root)
{
  return root->ns != NULL && strcmp((const char *)root->ns->href, NAMESPACE) == 0 &&
         strcmp((const char *)root->name, "register") == 0;
}

bool schema_accepts(Loader *loader, xmlDoc *document, const char **words, Place *place)
{
  const xmlNode *root = xmlDocGetRootElement(document);
  Verdict verdict = {.loader = loader};

  /* The schema also declares the elements that a file may hold to be included: they are no description. */
  if (!is_register(root)) {
    *words = "The root element is not 'register' of " NAMESPACE ".";
    *place = node_place(root);
    return false;
  }
  if (loader->foreign_type.source != 0) {
    *words = "The attributes xsi:type and xsi:nil are not part of the language.";
    *place = loader->foreign_type;
    return false;
  }
  xmlSchemaValidCtxt *validator = xmlSchemaNewValidCtxt(schema_at(loader->options->schema));
  if (validator == NULL)
    machine_failed("out of memory (for the validation)");
  xmlSchemaSetValidStructuredErrors(validator, (xmlStructuredErrorFunc)take_complaint, &verdict);
  const int faults = xmlSchemaValidateDoc(validator, document);
  xmlSchemaFreeValidCtxt(validator);
  if (faults < 0)
    machine_failed("libxml2 fails to validate");
  *words = verdict.words;
  *place = verdict.place;
  return faults == 0;
}
