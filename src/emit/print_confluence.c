/*
 * print_confluence: pages in Confluence's storage format (Atlassian, "Confluence Storage Format").
 *
 * It is XML whose prefixes ac: and ri: the program that stores it declares, without a root: what the REST
 * interface takes as the body of a page.  The page's title is Confluence's own, so that the first headings
 * here are level 1.  What is folded is an "expand" macro, contents are "toc", boxes are panels, and the place
 * of a link is an "anchor" macro, as Confluence knows no ids.  Its editor knows no lists of definitions
 * either: they are tables of two columns.  A drawing would have to be attached: its alternative stands in its
 * place, unless it repeats the table before it.
 */
#include <stdlib.h>
#include <string.h>

#include "emit/emit_int.h"

typedef void Print(Writer *writer, const xmlNode *node);

static void add_block(Writer *writer, const xmlNode *node);

/* ---- pieces ------------------------------------------------------------------------------------------ */

static void add(Writer *writer, const char *markup)
{
  buffer_text(&writer->sink.buffer, markup);
}

static void open_macro(Writer *writer, const char *name)
{
  buffer_format(&writer->sink.buffer, "<ac:structured-macro ac:name=\"%s\">", name);
}

static void add_parameter(Writer *writer, const char *name, const char *value)
{
  buffer_format(&writer->sink.buffer, "<ac:parameter ac:name=\"%s\">", name);
  buffer_markup(&writer->sink.buffer, value);
  add(writer, "</ac:parameter>");
}

/* Where links to a heading lead; no link of ours leads elsewhere. */
static void add_anchor(Writer *writer, const xmlNode *node)
{
  const char *id = node_attribute(node, "id");
  if (!id)
    return;
  open_macro(writer, "anchor");
  add_parameter(writer, "", id);
  add(writer, "</ac:structured-macro>");
}

/* ---- inside a line ----------------------------------------------------------------------------------- */

static void add_inside(Writer *writer, const xmlNode *parent);

static void add_link(Writer *writer, const xmlNode *node)
{
  const char *href = node_link(node);
  Buffer *out = &writer->sink.buffer;
  if (href && href[0] == '#') {
    buffer_text(out, "<ac:link");
    html_attribute(out, "ac:anchor", href + 1);
    buffer_text(out, "><ac:link-body>");
    add_inside(writer, node);
    buffer_text(out, "</ac:link-body></ac:link>");
  } else if (href && strchr(href, ':')) {
    buffer_text(out, "<a");
    html_attribute(out, "href", href);
    buffer_byte(out, '>');
    add_inside(writer, node);
    buffer_text(out, "</a>");
  } else { /* a file beside the page */
    add_inside(writer, node);
  }
}

static void add_quotation(Writer *writer, const xmlNode *node)
{
  const char *open = writer_word(writer, "quote.open"), *close = writer_word(writer, "quote.close");
  add(writer, open ? open : "&quot;");
  add_inside(writer, node);
  add(writer, close ? close : "&quot;");
}

static void add_inline(Writer *writer, const xmlNode *node)
{
  static const struct {
    const char *element, *name;
  } kept[] = {{"strong", "strong"}, {"mark", "strong"}, {"em", "em"}, {"code", "code"}};
  if (node_attribute(node, "media"))
    return;
  if (node_is(node, "a")) {
    add_link(writer, node);
  } else if (node_is(node, "q")) {
    add_quotation(writer, node);
  } else if (node_is(node, "br")) {
    add(writer, "<br />");
  } else {
    const char *name = NULL;
    for (size_t i = 0; i < COUNT_OF(kept) && !name; i++)
      name = node_is(node, kept[i].element) ? kept[i].name : NULL;
    if (name)
      buffer_format(&writer->sink.buffer, "<%s>", name);
    add_inside(writer, node);
    if (name)
      html_close_tag(writer, name);
  }
}

static void add_inside(Writer *writer, const xmlNode *parent)
{
  for (const xmlNode *child = parent->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      buffer_markup(&writer->sink.buffer, (const char *)child->content);
    else if (child->type == XML_ELEMENT_NODE)
      add_inline(writer, child);
  }
}

/* ---- blocks ------------------------------------------------------------------------------------------ */

static void add_paragraph(Writer *writer, const xmlNode *node)
{
  bool title = text_same(node_attribute(node, "class"), "title");
  add(writer, title ? "<p><strong>" : "<p>");
  add_inside(writer, node);
  add(writer, title ? "</strong></p>\n" : "</p>\n");
}

static void add_blocks(Writer *writer, const xmlNode *parent)
{
  for (const xmlNode *node = node_first(parent); node; node = node_next(node))
    add_block(writer, node);
}

/* A cell or a box: blocks, or one paragraph. */
static void add_content(Writer *writer, const xmlNode *node)
{
  if (node_holds_blocks(node))
    add_blocks(writer, node);
  else
    add_paragraph(writer, node);
}

/* Level 1 is the title, which is Confluence's. */
static void add_heading(Writer *writer, const xmlNode *node)
{
  int level = node_heading(node) - 1;
  if (level < 1)
    return;
  buffer_format(&writer->sink.buffer, "<h%d>", level);
  add_anchor(writer, node);
  add_inside(writer, node);
  buffer_format(&writer->sink.buffer, "</h%d>\n", level);
}

static void add_list(Writer *writer, const xmlNode *node)
{
  const char *name = node_is(node, "ol") ? "ol" : "ul";
  buffer_format(&writer->sink.buffer, "<%s>\n", name);
  for (const xmlNode *item = node_first(node); item; item = node_next(item)) {
    add(writer, "<li>");
    if (node_holds_blocks(item))
      add_blocks(writer, item);
    else
      add_inside(writer, item);
    add(writer, "</li>\n");
  }
  buffer_format(&writer->sink.buffer, "</%s>\n", name);
}

/* A row a definition: what is defined, and all that is said of it. */
static void add_definitions(Writer *writer, const xmlNode *node)
{
  add(writer, "<table><tbody>\n");
  for (const xmlNode *item = node_first(node); item;) {
    add(writer, "<tr><th>");
    if (node_is(item, "dt")) {
      add_paragraph(writer, item);
      item = node_next(item);
    }
    add(writer, "</th><td>");
    for (; item && !node_is(item, "dt"); item = node_next(item))
      add_content(writer, item);
    add(writer, "</td></tr>\n");
  }
  add(writer, "</tbody></table>\n");
}

static void add_row(Writer *writer, const xmlNode *row)
{
  add(writer, "<tr>");
  for (const xmlNode *cell = node_first(row); cell; cell = node_next(cell)) {
    const char *name = node_is(cell, "th") ? "th" : "td", *span = node_attribute(cell, "colspan");
    buffer_format(&writer->sink.buffer, "<%s", name);
    if (span)
      html_attribute(&writer->sink.buffer, "colspan", span);
    add(writer, ">");
    add_content(writer, cell);
    html_close_tag(writer, name);
  }
  add(writer, "</tr>\n");
}

static void add_table(Writer *writer, const xmlNode *node)
{
  const xmlNode *caption = node_child(node, "caption");
  if (caption)
    add_paragraph(writer, caption);
  add(writer, "<table><tbody>\n");
  for (const xmlNode *body = node_first(node); body; body = node_next(body))
    if (node_is(body, "thead") || node_is(body, "tbody"))
      for (const xmlNode *row = node_first(body); row; row = node_next(row))
        add_row(writer, row);
  add(writer, "</tbody></table>\n");
}

static void add_panel(Writer *writer, const xmlNode *node)
{
  static const struct {
    const char *class, *macro;
  } panels[] = {{"box", "info"}, {"gap", "warning"}, {"draft", "warning"}, {"note", "note"}};
  const char *class = node_attribute(node, "class"), *macro = "info";
  for (size_t i = 0; i < COUNT_OF(panels); i++)
    if (text_same(class, panels[i].class))
      macro = panels[i].macro;
  open_macro(writer, macro);
  add(writer, "<ac:rich-text-body>\n");
  add_content(writer, node);
  add(writer, "</ac:rich-text-body></ac:structured-macro>\n");
}

static void add_folded(Writer *writer, const xmlNode *node)
{
  const xmlNode *summary = node_child(node, "summary");
  Buffer title = {0};
  if (summary)
    node_text(summary, &title);
  open_macro(writer, "expand");
  if (title.length)
    add_parameter(writer, "title", title.at);
  add(writer, "<ac:rich-text-body>\n");
  for (const xmlNode *child = node_first(node); child; child = node_next(child))
    if (child != summary)
      add_block(writer, child);
  add(writer, "</ac:rich-text-body></ac:structured-macro>\n");
  buffer_free(&title);
}

static void add_figure(Writer *writer, const xmlNode *node)
{
  static const char *const said[] = {"figcaption", "alt"};
  for (size_t i = 0; i < COUNT_OF(said) && !node_is_repeated(node); i++)
    if (node_child(node, said[i]))
      add_paragraph(writer, node_child(node, said[i]));
}

static void add_rule(Writer *writer, const xmlNode *node)
{
  (void)node;
  add(writer, "<hr />\n");
}

/* Of navigation, the contents: Confluence makes them itself. */
static void add_contents(Writer *writer, const xmlNode *node)
{
  if (!text_same(node_attribute(node, "role"), "contents"))
    return;
  open_macro(writer, "toc");
  add_parameter(writer, "maxLevel", "2");
  add(writer, "</ac:structured-macro>\n");
}

static const struct {
  const char *element;
  Print *print;
} blocks[] = {{"h1", add_heading},   {"h2", add_heading},    {"h3", add_heading},  {"h4", add_heading},
              {"p", add_paragraph},  {"ul", add_list},       {"ol", add_list},     {"dl", add_definitions},
              {"table", add_table},  {"aside", add_panel},   {"hr", add_rule},     {"details", add_folded},
              {"figure", add_figure}, {"nav", add_contents}, {"header", add_blocks}};

static void add_block(Writer *writer, const xmlNode *node)
{
  if (node_attribute(node, "media"))
    return;
  for (size_t i = 0; i < COUNT_OF(blocks); i++)
    if (node_is(node, blocks[i].element)) {
      blocks[i].print(writer, node);
      return;
    }
  add_content(writer, node);
}

/* ---- the back end ------------------------------------------------------------------------------------ */

void confluence_begin(Writer *writer, xmlDoc *const *pages, size_t count)
{
  const char *draft = count ? html_word(pages[0], "draft", NULL) : NULL;
  if (!draft)
    return;
  open_macro(writer, "warning");
  add(writer, "<ac:rich-text-body><p>");
  buffer_markup(&writer->sink.buffer, draft);
  add(writer, "</p></ac:rich-text-body></ac:structured-macro>\n");
}

void confluence_add(Writer *writer, const xmlDoc *page)
{
  add_blocks(writer, xmlDocGetRootElement(page));
}
