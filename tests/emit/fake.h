/*
 * What the room needs round it, small: trees from tests/emit/trees (already pages: see stylesheets/),
 * and a typesetter that writes words and complains about snowmen.
 */
#ifndef PPC_TESTS_EMIT_FAKE_H
#define PPC_TESTS_EMIT_FAKE_H

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "emit/emit_int.h"

/* ---- typeset ---- */

struct Typeset {
  TypesetOptions options;
  Buffer words;
  size_t parts;
};

Typeset *typeset_new(const TypesetOptions *options)
{
  Typeset *typeset = calloc(1, sizeof *typeset);
  typeset->options = *options;
  return typeset;
}
void typeset_add(Typeset *typeset, const xmlDoc *page)
{
  node_text(xmlDocGetRootElement(page), &typeset->words);
  buffer_byte(&typeset->words, '\n');
  typeset->parts++;
  if (strstr(typeset->words.at, "\xE2\x98\x83"))
    typeset->options.fault(typeset->options.context,
                           &(TypesetFault){.character = 0x2603, .block = "snow", .src = "policy.xml:7:1"});
}
bool typeset_pdf(Typeset *typeset, Buffer *out, const char **why)
{
  *why = "";
  buffer_format(out, "%%PDF-fake\n%s", typeset->words.at);
  return true;
}
void typeset_lines(Typeset *typeset, Buffer *out)
{
  buffer_format(out, "1 0 0 %s", typeset->words.at);
}
size_t typeset_pages(const Typeset *typeset)
{
  return typeset->parts;
}
void typeset_free(Typeset *typeset)
{
  buffer_free(&typeset->words);
  free(typeset);
}
void typeset_figure_svg(const xmlNode *figure, const TypesetOptions *options, Buffer *out)
{
  (void)options;
  const xmlNode *alt = node_child(figure, "alt");
  buffer_format(out, "<svg class=\"%s\" aria-label=\"", node_attribute(figure, "kind"));
  if (alt)
    node_text(alt, out);
  buffer_text(out, "\"></svg>");
}
const char *typeset_libraries(void)
{
  return "none";
}

/* ---- trees ---- */

typedef struct FakeSource {
  const char *trees; /* folder */
  const char *more;  /* a word that goes into every page, to make outputs differ; or NULL */
  size_t calls;      /* trees given out */
} FakeSource;

static const struct {
  const char *document, *stem;
  unsigned audiences;
} fake_instances[] = {
  {"policy", "policy", EMIT_PUBLIC},
  {"notice", "notice.telephone", EMIT_PUBLIC},
  {"register", "register", EMIT_PUBLIC | EMIT_AUTHORITY | EMIT_INTERNAL},
  {"review", "review", EMIT_INTERNAL},
  {"questions", "questions", EMIT_INTERNAL},
};

static inline bool fake_instance(void *context, const char *document, EmitAudience audience, size_t index,
                                 EmitRequest *request)
{
  (void)context;
  for (size_t i = 0; i < COUNT_OF(fake_instances); i++) {
    if (strcmp(fake_instances[i].document, document) != 0 || !(fake_instances[i].audiences & audience))
      continue;
    if (index-- > 0)
      continue;
    request->instance = fake_instances[i].stem;
    return true;
  }
  return false;
}

static inline xmlDoc *fake_file(const FakeSource *source, const EmitRequest *request)
{
  char path[512];
  snprintf(path, sizeof path, "%s/%s.%s.xml", source->trees, request->instance, request->language);
  xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NOBLANKS | XML_PARSE_NONET);
  if (!doc) {
    perror(path);
    abort();
  }
  return doc;
}

static inline size_t fake_parts(void *context, const EmitRequest *request)
{
  xmlDoc *doc = fake_file(context, request);
  size_t count = 0;
  for (const xmlNode *page = node_first(xmlDocGetRootElement(doc)); page; page = node_next(page))
    count++;
  xmlFreeDoc(doc);
  return count;
}

static inline xmlDoc *fake_tree(void *context, const EmitRequest *request, size_t part)
{
  FakeSource *source = context;
  source->calls++;
  xmlDoc *doc = fake_file(source, request);
  xmlNode *page = node_first(xmlDocGetRootElement(doc));
  while (part-- > 0)
    page = node_next(page);
  xmlDoc *tree = xmlNewDoc((const xmlChar *)"1.0");
  xmlDocSetRootElement(tree, xmlDocCopyNode(page, tree, 1));
  if (source->more) {
    xmlNode *p =
      xmlNewTextChild(xmlDocGetRootElement(tree), NULL, (const xmlChar *)"p", (const xmlChar *)source->more);
    xmlSetProp(p, (const xmlChar *)"id", (const xmlChar *)"more");
  }
  xmlFreeDoc(doc);
  return tree;
}

static inline EmitSource fake_source(FakeSource *source)
{
  return (EmitSource){.context = source, .instance = fake_instance, .parts = fake_parts, .tree = fake_tree};
}

#endif
