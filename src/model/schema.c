/*
 * schema: libxml2's verdict on the assembled document against schema/ppc.xsd.  The verdict alone: what is
 * wrong is said by read, in the author's words, and a test sees that both agree on whether anything is.
 *
 * Of a description that is taken in parts, each child of the root is judged by its global declaration, then
 * the root with what is left of them.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/uri.h>

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

/* What the schema says to people is most of it, and not to be parsed: annotations hold no others. */
static size_t without_annotations(char *bytes, size_t length)
{
  static const char open[] = "<xs:annotation>", close[] = "</xs:annotation>";
  char *to = bytes;
  const char *from = bytes, *const end = bytes + length;

  for (const char *at, *behind; (at = strstr(from, open)) != NULL && (behind = strstr(at, close)) != NULL;
       from = behind + strlen(close)) {
    memmove(to, from, (size_t)(at - from));
    to += at - from;
  }
  memmove(to, from, (size_t)(end - from));
  return (size_t)(to - bytes) + (size_t)(end - from);
}

/* Read from bytes, like everything else here:
   libxml2's own opening of files has its own way of complaining. */
static xmlDoc *schema_document(const char *path)
{
  size_t length;
  char *bytes = file_read(path, (size_t)LIMIT_FILE_MB * BYTES_IN_MB, &length);

  if (bytes == NULL)
    machine_failed("cannot read %s: %s", path, strerror(errno));
  length = without_annotations(bytes, length);
  /* It imports others beside it */
  xmlChar *address = xmlURIEscapeStr((const xmlChar *)path, (const xmlChar *)"/");
  if (address == NULL)
    machine_failed("out of memory (for the schema)");
  xmlDoc *read =
    xmlReadMemory(bytes, (int)length, (const char *)address, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  xmlFree(address);
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

typedef struct Hearing {
  Loader *loader;
  Complaint first; /* the others are read's to find */
} Hearing;

static void take_complaint(void *context, LibraryError error)
{
  Hearing *hearing = context;
  Complaint *first = &hearing->first;

  if (error == NULL || error->level < XML_ERR_ERROR || first->words != NULL)
    return;
  if (error->code == XML_ERR_NO_MEMORY)
    machine_failed("out of memory (while validating)");
  const char *message = error->message != NULL ? error->message : "";
  first->words = arena_copy(hearing->loader->arena, message, strcspn(message, "\n"));
  first->code = error->code;

  const xmlNode *node = error->node;
  if (node != NULL && node->type == XML_ATTRIBUTE_NODE) {
    first->element = node->parent;
    first->place = attribute_place(hearing->loader->sources, node->parent, (const char *)node->name, true);
  } else {
    first->element = node;
    first->place = node_place(node);
  }
}

/* Of a document, or of one child of its root. */
static Complaint judge(Loader *loader, xmlDoc *document, xmlNode *element)
{
  Hearing hearing = {.loader = loader};

  if (loader->validator == NULL)
    loader->validator = xmlSchemaNewValidCtxt(schema_at(loader->options->schema));
  if (loader->validator == NULL)
    machine_failed("out of memory (for the validation)");
  xmlSchemaSetValidStructuredErrors(loader->validator, (xmlStructuredErrorFunc)take_complaint, &hearing);
  const int faults = element != NULL ? xmlSchemaValidateOneElement(loader->validator, element)
                                     : xmlSchemaValidateDoc(loader->validator, document);
  if (faults < 0 || (faults > 0) != (hearing.first.words != NULL))
    machine_failed("libxml2 fails to validate");
  return hearing.first;
}

void schema_judge_part(Loader *loader, xmlNode *child)
{
  if (loader->options->schema == NULL || loader->complaint.words != NULL || loader->foreign_type.source != 0 ||
      !is_register(child->parent))
    return;
  loader->complaint = judge(loader, NULL, child);
  loader->complaint.element = child;
}

/* Which of two complaints libxml2 would have come to first: about the root, whose parts are empty, or about a
   part.  A child that should not stand where it does is noticed before what is in it. */
static bool root_comes_first(const Complaint *of_root, const Complaint *of_part, const xmlNode *root)
{
  if (of_root->words == NULL || of_part->words == NULL)
    return of_part->words == NULL;
  const bool of_text = of_root->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3; /* its element is the root */
  if (of_root->element == root && !of_text)
    return true;
  const xmlNode *child = of_part->element;
  while (child != NULL && (of_text ? child->type == XML_ELEMENT_NODE : child != of_root->element))
    child = child->prev;
  return child != NULL && (of_text || of_root->code == XML_SCHEMAV_ELEMENT_CONTENT);
}

bool schema_accepts(Loader *loader, xmlDoc *document, const char **words, Place *place)
{
  const xmlNode *root = xmlDocGetRootElement(document);

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
  const Complaint whole = judge(loader, document, NULL);
  const Complaint *first = root_comes_first(&whole, &loader->complaint, root) ? &whole : &loader->complaint;
  *words = first->words;
  *place = first->place;
  return first->words == NULL;
}

void schema_end(Loader *loader)
{
  if (loader->validator != NULL)
    xmlSchemaFreeValidCtxt(loader->validator);
}
