/*
 * schema: libxml2's verdict on the assembled document against schema/ppc.xsd.  The verdict alone: what is
 * wrong is said by read, in the author's words, and a test sees that both agree on whether anything is.
 */
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlschemas.h>

#include "model/load_int.h"
#include "model/model_int.h"

/* The schema of this process: read once, however many descriptions are. */
static xmlSchema *schema;
static char *schema_path;

static void ignore(void *context, LibraryError error)
{
  (void)context, (void)error;
}

static xmlSchema *schema_at(const char *path)
{
  if (schema != NULL && strcmp(schema_path, path) == 0)
    return schema;

  xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt(path);
  if (parser == NULL)
    machine_failed("out of memory (for the schema)");
  xmlSchemaSetParserStructuredErrors(parser, (xmlStructuredErrorFunc)ignore, NULL);
  xmlSchema *read = xmlSchemaParse(parser);
  xmlSchemaFreeParserCtxt(parser);
  if (read == NULL)
    machine_failed("%s: not a schema that libxml2 reads", path);
  if (schema != NULL)
    xmlSchemaFree(schema);
  schema = read;
  free(schema_path);
  schema_path = strcpy(memory_new(strlen(path) + 1), path);
  return schema;
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
