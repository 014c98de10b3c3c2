/*
 * node: looking at the page tree.
 */
#include <string.h>

#include "emit/emit_int.h"

const char *node_attribute(const xmlNode *node, const char *name)
{
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    if (strcmp((const char *)attribute->name, name) == 0)
      return attribute->children && attribute->children->content ? (const char *)attribute->children->content
                                                                 : "";
  return NULL;
}

bool node_is(const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static xmlNode *element_from(xmlNode *node)
{
  while (node && node->type != XML_ELEMENT_NODE)
    node = node->next;
  return node;
}

xmlNode *node_first(const xmlNode *parent)
{
  return element_from(parent->children);
}

xmlNode *node_next(const xmlNode *node)
{
  return element_from(node->next);
}

xmlNode *node_child(const xmlNode *parent, const char *name)
{
  for (xmlNode *child = node_first(parent); child; child = node_next(child))
    if (node_is(child, name))
      return child;
  return NULL;
}

static bool is_space(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void add_words(const char *text, Buffer *out)
{
  for (; *text; text++) {
    if (!is_space(*text))
      buffer_byte(out, *text);
    else if (out->length && out->at[out->length - 1] != ' ')
      buffer_byte(out, ' ');
  }
}

static void add_text(const xmlNode *node, Buffer *out)
{
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      add_words((const char *)child->content, out);
    else if (child->type == XML_ELEMENT_NODE)
      add_text(child, out);
  }
}

void node_text(const xmlNode *node, Buffer *out)
{
  add_text(node, out);
  while (out->length && out->at[out->length - 1] == ' ')
    out->at[--out->length] = '\0';
}

bool node_is_repeated(const xmlNode *node)
{
  static const char table[] = ".table";
  const xmlNode *before = node->prev;
  while (before && before->type != XML_ELEMENT_NODE)
    before = before->prev;
  const char *id = before ? node_attribute(before, "id") : NULL;
  return id && text_same(node_attribute(node, "kind"), "timetable") && strlen(id) >= strlen(table) &&
         text_same(id + strlen(id) - strlen(table), table);
}

int node_heading(const xmlNode *node)
{
  const char *name = (const char *)node->name;
  return node->type == XML_ELEMENT_NODE && name[0] == 'h' && name[1] >= '1' && name[1] <= '4' && !name[2]
           ? name[1] - '0'
           : 0;
}

bool node_holds_blocks(const xmlNode *node)
{
  static const char *const blocks[] = {"p", "ul", "ol", "dl", "table", "aside", "details", "figure"};
  for (const xmlNode *child = node_first(node); child; child = node_next(child)) {
    if (node_heading(child))
      return true;
    for (size_t i = 0; i < COUNT_OF(blocks); i++)
      if (node_is(child, blocks[i]))
        return true;
  }
  return false;
}

/* "policy.en.html", "policy.fr.pdf#rights": a file beside the page; no scheme, no folder. */
static bool is_file_beside(const char *href)
{
  size_t length = strcspn(href, "#");
  if (length == 0 || href[0] == '.')
    return false;
  for (size_t i = 0; i < length; i++)
    if (strchr(":/\\?%&", href[i]) || (unsigned char)href[i] <= ' ')
      return false;
  static const char *const ends[] = {".html", ".pdf", ".txt"};
  for (size_t i = 0; i < COUNT_OF(ends); i++) {
    size_t end = strlen(ends[i]);
    if (length > end && strncmp(href + length - end, ends[i], end) == 0)
      return true;
  }
  return false;
}

/* ASCII letters alone: a scheme is never anything else, whatever the locale. */
static bool starts_like(const char *text, const char *prefix)
{
  for (; *prefix; text++, prefix++) {
    int c = *text >= 'A' && *text <= 'Z' ? *text - 'A' + 'a' : *text;
    if (c != *prefix)
      return false;
  }
  return true;
}

static bool has_control(const char *href)
{
  for (; *href; href++)
    if ((unsigned char)*href < ' ' || *href == 0x7F)
      return true;
  return false;
}

const char *link_address(const char *href)
{
  static const char *const allowed[] = {"http://", "https://", "mailto:", "tel:"};
  for (size_t i = 0; i < COUNT_OF(allowed) && !has_control(href); i++)
    if (starts_like(href, allowed[i]) && href[strlen(allowed[i])])
      return href;
  return NULL;
}

const char *node_link(const xmlNode *node)
{
  const char *href = node_attribute(node, "href");
  if (!href || has_control(href))
    return NULL;
  return (href[0] == '#' && href[1]) || is_file_beside(href) ? href : link_address(href);
}
