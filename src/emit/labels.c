/*
 * labels: the words of a language, folded into a stylesheet when it is compiled for that language.
 *
 * A stylesheet asks for a label as /part/labels/@NAME. Looked up in every part, a few hundred labels cost more
 * than the rest of the page; a label is the same in all parts, so it is put in as a literal, once.
 */
#include <string.h>

#include "emit/emit_int.h"

static const char *const marker = "/part/labels/@";

static size_t name_length(const char *at)
{
  return strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");
}

/* An XPath literal has no escapes: the quote that the text lacks, or, of a text with both, the typographic
   apostrophe for the straight one. In an attribute value template braces are doubled. */
static void add_literal(Buffer *out, const char *text, bool braces)
{
  bool both = strchr(text, '"') && strchr(text, '\'');
  char quote = strchr(text, '"') ? '\'' : '"';
  buffer_byte(out, quote);
  for (; *text; text++) {
    if (both && *text == '\'')
      buffer_text(out, "\xE2\x80\x99");
    else
      buffer_byte(out, *text);
    if (braces && (*text == '{' || *text == '}'))
      buffer_byte(out, *text);
  }
  buffer_byte(out, quote);
}

static void fold_value(const LabelFold *fold, xmlAttr *attribute, bool braces)
{
  xmlChar *value = xmlNodeListGetString(attribute->doc, attribute->children, 1);
  const char *rest = (const char *)value, *found;
  if (!value || !strstr(rest, marker)) {
    xmlFree(value);
    return;
  }
  Buffer folded = {0};
  while ((found = strstr(rest, marker)) != NULL) {
    const char *name = found + strlen(marker);
    size_t length = name_length(name);
    char *label = arena_copy(fold->arena, name, length);
    const char *text = fold->source->label(fold->source->context, fold->document, fold->language, label);
    buffer_add(&folded, rest, (size_t)(found - rest));
    add_literal(&folded, text ? text : "", braces);
    rest = name + length;
  }
  buffer_text(&folded, rest);
  xmlAttr *put = xmlSetNsProp(attribute->parent, attribute->ns, attribute->name, (const xmlChar *)folded.at);
  if (!put)
    machine_failed("out of memory");
  buffer_free(&folded);
  xmlFree(value);
}

static bool is_instruction(const xmlNode *node)
{
  return node->ns && xmlStrEqual(node->ns->href, (const xmlChar *)"http://www.w3.org/1999/XSL/Transform");
}

void labels_fold(const LabelFold *fold, xmlNode *node)
{
  for (; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
      fold_value(fold, attribute, !is_instruction(node));
    labels_fold(fold, node->children);
  }
}

/* What printers set themselves: a colon behind a head. */
const char *writer_word(const Writer *writer, const char *name)
{
  const EmitSource *source = writer->build->source;
  return source->label ? source->label(source->context, writer->request->document, writer->language, name) : NULL;
}
