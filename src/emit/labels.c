/*
 * labels: the words of a language, which a stylesheet asks for as /part/labels/@NAME.
 *
 * Put into every part as a tree, a few hundred labels would cost more than the rest of the page.  When a
 * stylesheet is compiled, each becomes a variable that nobody declares, $ppc.NAME, whose value is asked for
 * where it is used: so that one stylesheet serves all languages.
 */
#include <string.h>

#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>

#include "emit/emit_int.h"

static const char marker[] = "/part/labels/@", variable[] = "$ppc.", prefix[] = "ppc.";

/* Few values have a label: the others are looked at where they stand. */
static bool is_plain(const xmlAttr *attribute)
{
  const xmlNode *text = attribute->children;
  return !text || (text->type == XML_TEXT_NODE && !text->next && !strstr((const char *)text->content, marker));
}

static void fold_value(xmlAttr *attribute)
{
  if (is_plain(attribute))
    return;
  xmlChar *value = xmlNodeListGetString(attribute->doc, attribute->children, 1);
  const char *rest = (const char *)value, *found;
  if (!value || !strstr(rest, marker)) {
    xmlFree(value);
    return;
  }
  Buffer folded = {0};
  while ((found = strstr(rest, marker)) != NULL) {
    buffer_add(&folded, rest, (size_t)(found - rest));
    buffer_text(&folded, variable);
    rest = found + strlen(marker);
  }
  buffer_text(&folded, rest);
  xmlAttr *put = xmlSetNsProp(attribute->parent, attribute->ns, attribute->name, (const xmlChar *)folded.at);
  if (!put)
    machine_failed("out of memory");
  buffer_free(&folded);
  xmlFree(value);
}

void labels_fold(xmlNode *node)
{
  for (; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
      fold_value(attribute);
    labels_fold(node->children);
  }
}

static xmlXPathObject *look_up(void *data, const xmlChar *name, const xmlChar *space)
{
  const Labels *labels = data;
  if (space || !text_starts((const char *)name, prefix))
    return xsltXPathVariableLookup(labels->transformation, name, space);
  const EmitSource *source = labels->source;
  const EmitRequest *request = labels->request;
  const char *text =
      source->label(source->context, request->document, request->language, (const char *)name + strlen(prefix));
  return xmlXPathNewCString(text ? text : "");
}

void labels_serve(Labels *labels)
{
  xsltTransformContext *transformation = labels->transformation;
  if (labels->source->label)
    xmlXPathRegisterVariableLookup(transformation->xpathCtxt, look_up, labels);
}

/* What printers set themselves: a colon behind a head. */
const char *writer_word(const Writer *writer, const char *name)
{
  const EmitSource *source = writer->build->source;
  return source->label ? source->label(source->context, writer->request->document, writer->language, name) : NULL;
}
