/*
 * apostrophes: the typewriter's ' of authors and words files becomes the printer's ’, and a pair of them
 * around words ‘ and ’, on every page that a stylesheet made: web page, paper and text alike.
 *
 * It is done here, behind all that judges, sorts and compares the words of the source, which stay as they
 * were written; and at one place.  Left alone is what is no prose: code, addresses, feet and inches (5', 6"),
 * and every other ' that stands beside no letter.
 */
#include <stdlib.h>
#include <string.h>

#include "emit/emit_int.h"

static bool is_letter(const char *at)
{
  unsigned char byte = (unsigned char)*at;
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0xC3;
}

/* Of the character before: its last byte belongs to a letter,
   for what stands in prose before an apostrophe. */
static bool ends_letter(const char *text, const char *at)
{
  if (at == text)
    return false;
  unsigned char byte = (unsigned char)at[-1];
  if (byte < 0x80)
    return is_letter(at - 1);
  const char *start = at - 1;
  while (start > text && ((unsigned char)*start & 0xC0) == 0x80)
    start--;
  return is_letter(start) && (unsigned char)*start != 0xE2; /* dashes, quotation marks, spaces */
}

static bool is_blank(char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '(' || c == '[';
}

/* "https://…", "www.…", "name@host", to the next blank. */
static bool in_address(const char *text, const char *at)
{
  const char *start = at, *end = at + strcspn(at, " \n\t");
  while (start > text && !is_blank(start[-1]))
    start--;
  if (text_starts(start, "www."))
    return true;
  for (; start < end; start++)
    if (*start == '@' || text_starts(start, "://"))
      return true;
  return false;
}

/* The ' that closes what one opens; NULL: it opens nothing. */
static const char *closing(const char *text, const char *open)
{
  bool opens = (open == text || is_blank(open[-1])) && open[1] && !is_blank(open[1]) && open[1] != '\'';
  for (const char *at = opens ? strchr(open + 1, '\'') : NULL; at; at = strchr(at + 1, '\''))
    if (!is_letter(at + 1) && !is_blank(at[-1]))
      return at;
  return NULL;
}

/* What stands for the ' at a place; NULL: it stays. */
static const char *mark_for(const char *text, const char *at, const char **close)
{
  if (in_address(text, at))
    return NULL;
  if (at == *close) {
    *close = NULL;
    return "’";
  }
  if (!*close && (*close = closing(text, at)))
    return "‘";
  return ends_letter(text, at) ? "’" : NULL;
}

static bool has_apostrophe(const xmlNode *text)
{
  return text && text->content && strchr((const char *)text->content, '\'');
}

static void set_text(xmlNode *node)
{
  if (!has_apostrophe(node))
    return;
  const char *text = (const char *)node->content, *from = text, *close = NULL;
  Buffer out = {0};
  for (const char *at; (at = strchr(from, '\'')); from = at + 1) {
    const char *mark = mark_for(text, at, &close);
    buffer_add(&out, from, (size_t)(at - from));
    buffer_text(&out, mark ? mark : "'");
  }
  buffer_text(&out, from);
  xmlNodeSetContentLen(node, (const xmlChar *)out.at, (int)out.length);
  buffer_free(&out);
}

/* Attributes whose value somebody reads. */
static bool is_read(const xmlAttr *attribute)
{
  static const char *const names[] = {"title", "organisation", "draft",     "footer", "name",
                                      "label", "group",        "data-label"};
  for (size_t i = 0; i < COUNT_OF(names); i++)
    if (strcmp((const char *)attribute->name, names[i]) == 0)
      return true;
  return false;
}

void apostrophes_set(xmlNode *node)
{
  for (; node; node = node->next) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      set_text(node);
    if (node->type != XML_ELEMENT_NODE || node_is(node, "code"))
      continue;
    for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
      if (has_apostrophe(attribute->children) && is_read(attribute))
        set_text(attribute->children);
    apostrophes_set(node->children);
  }
}
