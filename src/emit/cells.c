/*
 * cells: what a stylesheet of a spreadsheet yields becomes rows of plain text.
 *
 * Registers say a thing in one way, whatever they are printed on: so a stylesheet may put into a cell what it
 * would put into a block of a page, and between rows a table, a list of definitions or a paragraph. A line, a
 * paragraph, an item is a line of the cell; a gap marks it; the one link that it consists of is its link.
 */
#include <string.h>

#include "emit/emit_int.h"

/* ---- a cell ----------------------------------------------------------------------------------------- */

typedef struct Lines {
  Buffer text;
  bool ends;        /* what comes next stands on a line of its own */
  bool gap;
  size_t links;
  const xmlNode *link;
} Lines;

static bool is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void trim(Lines *lines)
{
  while (lines->text.length && is_blank(lines->text.at[lines->text.length - 1]))
    lines->text.at[--lines->text.length] = '\0';
}

static void break_line(Lines *lines)
{
  trim(lines);
  if (lines->ends && lines->text.length)
    buffer_byte(&lines->text, '\n');
  lines->ends = false;
}

static void add_words(Lines *lines, const char *text)
{
  for (; *text; text++) {
    if (is_blank(*text)) {
      if (!lines->ends && lines->text.length && !is_blank(lines->text.at[lines->text.length - 1]))
        buffer_byte(&lines->text, ' ');
      continue;
    }
    if (lines->ends)
      break_line(lines);
    buffer_byte(&lines->text, *text);
  }
}

static bool is_block(const xmlNode *node)
{
  static const char *const names[] = {"p", "ul", "ol", "li", "div", "dl", "dt", "dd"};
  for (size_t i = 0; i < COUNT_OF(names); i++)
    if (node_is(node, names[i]))
      return true;
  return false;
}

static bool is_of_several(const xmlNode *item)
{
  const xmlNode *first = item->parent ? node_first(item->parent) : NULL;
  return first && node_next(first);
}

static void add_content(Lines *lines, const xmlNode *parent);

static void add_element(Lines *lines, const xmlNode *node)
{
  static const char bullet[] = "• ";
  bool block = is_block(node);
  if (node_is(node, "help"))
    return;
  if (node_is(node, "br") || block)
    lines->ends = lines->text.length > 0;
  if (node_is(node, "li") && is_of_several(node)) {
    break_line(lines);
    buffer_text(&lines->text, bullet);
  }
  if (node_is(node, "mark") && text_same(node_attribute(node, "class"), "gap"))
    lines->gap = true;
  if (node_is(node, "a") && lines->links++ == 0)
    lines->link = node;
  add_content(lines, node);
  if (block)
    lines->ends = lines->text.length > 0;
}

static void add_content(Lines *lines, const xmlNode *parent)
{
  for (const xmlNode *child = parent->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      add_words(lines, (const char *)child->content);
    else if (child->type == XML_ELEMENT_NODE)
      add_element(lines, child);
  }
}

/* A cell leads somewhere where all of it is one link. */
static const char *link_of(const Lines *lines)
{
  const char *href = lines->links == 1 ? node_link(lines->link) : NULL;
  Buffer text = {0};
  if (href)
    node_text(lines->link, &text);
  bool whole = href && text_same(text.at, lines->text.at);
  buffer_free(&text);
  return whole && (*href == '#' || strchr(href, ':')) ? href : NULL;
}

/* Nothing, or one text that is a line already: most cells. */
static bool is_settled(const xmlNode *cell)
{
  const xmlNode *only = cell->children;
  if (!only)
    return true;
  if (only->next || only->type != XML_TEXT_NODE || !only->content)
    return false;
  const char *text = (const char *)only->content;
  for (const char *at = text; *at; at++)
    if (is_blank(*at) && (*at != ' ' || at == text || at[1] == ' ' || at[1] == '\0'))
      return false;
  return *text != '\0';
}

static void settle(xmlNode *cell)
{
  if (is_settled(cell))
    return;
  Lines lines = {0};
  add_content(&lines, cell);
  trim(&lines);
  const char *href = link_of(&lines);
  if (href && !node_attribute(cell, "link"))
    xmlNewProp(cell, BAD_CAST "link", BAD_CAST href);
  const char *style = node_attribute(cell, "style");
  if (lines.gap && (!style || text_same(style, "value")))
    xmlSetProp(cell, BAD_CAST "style", BAD_CAST "gap");
  xmlNode *help = node_child(cell, "help");
  if (help)
    xmlUnlinkNode(help);
  for (xmlNode *child = cell->children, *next; child; child = next) {
    next = child->next;
    xmlUnlinkNode(child);
    xmlFreeNode(child);
  }
  if (lines.text.length)
    xmlAddChild(cell, xmlNewDocText(cell->doc, BAD_CAST lines.text.at));
  if (help)
    xmlAddChild(cell, help);
  buffer_free(&lines.text);
}

/* ---- blocks between rows ------------------------------------------------------------------------------ */

static xmlNode *row_before(xmlNode *block)
{
  xmlNode *row = xmlNewDocNode(block->doc, NULL, BAD_CAST "row", NULL);
  if (!row)
    machine_failed("out of memory");
  return xmlAddPrevSibling(block, row);
}

/* The node, as a cell of the row. */
static void move(xmlNode *row, xmlNode *node, const char *style)
{
  xmlUnlinkNode(node);
  xmlNodeSetName(node, BAD_CAST "cell");
  while (node->properties)
    xmlRemoveProp(node->properties);
  if (style)
    xmlNewProp(node, BAD_CAST "style", BAD_CAST style);
  xmlAddChild(row, node);
}

/* Its rows that head columns can be filtered by. */
static void move_rows(xmlNode *block, xmlNode *group)
{
  for (xmlNode *line = node_first(group), *next; line; line = next) {
    next = node_next(line);
    if (!node_is(line, "tr"))
      continue;
    xmlNode *row = row_before(block);
    bool head = node_is(group, "thead");
    if (head)
      xmlNewProp(row, BAD_CAST "filter", BAD_CAST "yes");
    for (xmlNode *cell = node_first(line), *after; cell; cell = after) {
      after = node_next(cell);
      move(row, cell, head ? "head" : node_is(cell, "th") ? "label" : NULL);
    }
  }
}

static void move_definitions(xmlNode *list)
{
  xmlNode *row = NULL;
  for (xmlNode *node = node_first(list), *next; node; node = next) {
    next = node_next(node);
    bool name = node_is(node, "dt");
    if (name || !row)
      row = row_before(list);
    move(row, node, name ? "label" : NULL);
  }
}

static void lay_out(xmlNode *block)
{
  if (node_is(block, "dl")) {
    move_definitions(block);
  } else if (node_is(block, "table")) {
    xmlNode *caption = node_child(block, "caption");
    if (caption)
      move(row_before(block), caption, "section");
    for (xmlNode *group = node_first(block); group; group = node_next(group))
      move_rows(block, group);
  } else {
    xmlNode *row = row_before(block);
    move(row, block, node_heading(block) ? "section" : "note");
    return;
  }
  xmlUnlinkNode(block);
  xmlFreeNode(block);
}

void cells_settle(xmlNode *workbook)
{
  for (xmlNode *sheet = node_first(workbook); sheet; sheet = node_next(sheet)) {
    for (xmlNode *child = node_first(sheet), *next; child; child = next) {
      next = node_next(child);
      if (!node_is(child, "row") && !node_is(child, "column"))
        lay_out(child);
    }
    for (xmlNode *row = node_first(sheet); row; row = node_next(row))
      for (xmlNode *cell = node_is(row, "row") ? node_first(row) : NULL; cell; cell = node_next(cell))
        settle(cell);
  }
}
