/*
 * print_block: one element of the page tree as HTML.
 *
 * The tree is a closed set, and so is what is written: an element or attribute that is not in the tables
 * below is not passed on, whatever a stylesheet lets through; text is escaped; a link that leads anywhere but
 * to the web, a mailbox, a telephone, a file beside the page or a place in it becomes its text.
 */
#include <stdlib.h>
#include <string.h>

#include "emit/emit_int.h"

typedef void Print(Writer *writer, const xmlNode *node);

/* How an element is written; `name` is its HTML element. */
typedef struct Element {
  const char *element;
  const char *name;
  bool block; /* a line ends behind it */
  bool void_element;
  Print *print; /* NULL: start tag, content, end tag */
} Element;

static Print print_anchor, print_aside, print_details, print_figure, print_heading, print_nothing, print_span,
  print_strong;

/* Sorted by name. */
/* clang-format off */
static const Element elements[] = {
  {"a", "a", false, false, print_anchor},
  {"alt", NULL, false, false, print_nothing},
  {"aside", "div", true, false, print_aside},
  {"br", "br", false, true, NULL},
  {"caption", "caption", true, false, NULL},
  {"code", "code", false, false, NULL},
  {"colgroup", NULL, false, false, print_nothing}, /* widths are the paper's: a screen has its own */
  {"dd", "dd", true, false, NULL},
  {"details", "details", true, false, print_details},
  {"dl", "dl", true, false, NULL},
  {"dt", "dt", true, false, NULL},
  {"em", "em", false, false, NULL},
  {"figcaption", "figcaption", true, false, NULL},
  {"figure", "figure", true, false, print_figure},
  {"h1", "h1", true, false, NULL},
  {"h2", "h2", true, false, print_heading},
  {"h3", "h3", true, false, print_heading},
  {"h4", "h4", true, false, print_heading},
  {"header", "header", true, false, html_header},
  {"hr", "hr", true, true, NULL},
  {"li", "li", true, false, NULL},
  {"mark", "mark", false, false, NULL},
  {"nav", "nav", true, false, html_nav},
  {"ol", "ol", true, false, NULL},
  {"p", "p", true, false, NULL},
  {"q", "q", false, false, NULL},
  {"span", "span", false, false, print_span},
  {"strong", NULL, false, false, print_strong},
  {"summary", "summary", true, false, NULL},
  {"table", "table", true, false, html_table},
  {"tbody", "tbody", true, false, NULL},
  {"td", "td", true, false, NULL},
  {"th", "th", true, false, NULL},
  {"thead", "thead", true, false, NULL},
  {"tr", "tr", true, false, NULL},
  {"ul", "ul", true, false, NULL},
};
/* clang-format on */

/* Attributes that are passed on as they are; those not here are dropped, `src` and `media` among them. */
static const char *const passed[] = {"colspan", "data-label", "lang", "rowspan", "start"};

static int compare_element(const void *key, const void *element)
{
  return strcmp(key, ((const Element *)element)->element);
}

static const Element *find_element(const xmlNode *node)
{
  return bsearch(node->name, elements, COUNT_OF(elements), sizeof *elements, compare_element);
}

/* ---- text and attributes ----------------------------------------------------------------------------- */

void html_attribute(Buffer *out, const char *name, const char *value)
{
  buffer_byte(out, ' ');
  buffer_text(out, name);
  buffer_text(out, "=\"");
  buffer_markup(out, value);
  buffer_byte(out, '"');
}

/* Ids stay unique in a page of several languages: the first language has them as they are. */
static void add_suffix(Writer *writer)
{
  if (!writer->side->suffix)
    return;
  buffer_byte(&writer->sink.buffer, '.');
  buffer_markup(&writer->sink.buffer, writer->side->suffix);
}

static void add_id(Writer *writer, const char *id)
{
  Buffer *out = &writer->sink.buffer;
  buffer_text(out, " id=\"");
  buffer_markup(out, id);
  add_suffix(writer);
  buffer_byte(out, '"');
}

static bool text_ends(const char *text, const char *end)
{
  size_t length = strlen(text), tail = strlen(end);
  return length >= tail && strcmp(text + length - tail, end) == 0;
}

/* What is called after its section, or is folded, needs no name of its own to be found. */
static bool is_named_by_section(const Writer *writer, const xmlNode *node, const char *id)
{
  static const char *const unnamed[] = {"dl", "ul", "ol", "p", "table", "tr"};
  const Side *side = writer->side;
  const char *section = side->section_count ? side->sections[side->section_count - 1].id : NULL;
  const xmlNode *fold = node->parent;
  while (fold && !node_is(fold, "details"))
    fold = fold->parent;
  for (size_t i = 0; section && i < COUNT_OF(unnamed); i++)
    if (node_is(node, unnamed[i]))
      return node_is(node, "p") || fold || text_starts(id, section) || text_ends(id, ".table");
  return false;
}

static bool is_passed(const char *name)
{
  for (size_t i = 0; i < COUNT_OF(passed); i++)
    if (strcmp(name, passed[i]) == 0)
      return true;
  return false;
}

void html_attributes(Writer *writer, const xmlNode *node, const char *more_class)
{
  Buffer *out = &writer->sink.buffer;
  const char *class = NULL;
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    const char *value = node_attribute(node, name);
    if (strcmp(name, "id") == 0 && !is_named_by_section(writer, node, value))
      add_id(writer, value);
    else if (strcmp(name, "class") == 0 && strcmp(value, "wide") != 0) /* that is the paper's */
      class = value;
    else if (strcmp(name, "for") == 0 && !node_heading(node)) /* a heading's is its section's */
      html_concerns(writer, value);
    else if (strcmp(name, "scope") == 0) /* alone in its row, it heads what is below it */
      html_attribute(out, name, node_next(node) || node_first(node->parent) != node ? value : "colgroup");
    else if (is_passed(name))
      html_attribute(out, name, value);
  }
  if (!class && !more_class)
    return;
  buffer_text(out, " class=\"");
  if (class)
    buffer_markup(out, class);
  if (class && more_class)
    buffer_byte(out, ' ');
  if (more_class)
    buffer_markup(out, more_class);
  buffer_byte(out, '"');
}

void html_inside(Writer *writer, const xmlNode *parent)
{
  for (const xmlNode *child = parent->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      html_text(&writer->sink.buffer, (const char *)child->content);
    else if (child->type == XML_ELEMENT_NODE)
      html_block(writer, child);
  }
}

void html_open_tag(Writer *writer, const xmlNode *node, const char *name, const char *more_class)
{
  buffer_byte(&writer->sink.buffer, '<');
  buffer_text(&writer->sink.buffer, name);
  html_attributes(writer, node, more_class);
  buffer_byte(&writer->sink.buffer, '>');
}

bool html_is_page(const Writer *writer)
{
  return writer->output->kind == OUTPUT_HTML || writer->output->kind == OUTPUT_HTML_ALL;
}

/* HTML ends some elements where the next begins (13.1.2.4, "Optional tags"): a page is a twentieth shorter
   so.  What goes into another page, or is XML, has them. */
static bool ends_by_itself(const Writer *writer, const char *name)
{
  static const char *const ended[] = {"dd", "dt", "li", "p", "tbody", "td", "th", "thead", "tr"};
  for (size_t i = 0; html_is_page(writer) && name && i < COUNT_OF(ended); i++)
    if (strcmp(name, ended[i]) == 0)
      return true;
  return false;
}

void html_close_tag(Writer *writer, const char *name)
{
  if (ends_by_itself(writer, name))
    return;
  buffer_text(&writer->sink.buffer, "</");
  buffer_text(&writer->sink.buffer, name);
  buffer_byte(&writer->sink.buffer, '>');
}

void html_block(Writer *writer, const xmlNode *node)
{
  const Element *element = find_element(node);
  const char *media = node_attribute(node, "media");
  if (media && strcmp(media, "paper") == 0)
    return;
  if (element && element->print) {
    element->print(writer, node);
  } else if (!element || !element->name) {
    html_inside(writer, node); /* not of the set: its text is kept */
  } else {
    html_open_tag(writer, node, element->name, NULL);
    if (!element->void_element) {
      html_inside(writer, node);
      html_close_tag(writer, element->name);
    }
  }
  const Buffer *out = &writer->sink.buffer;
  if (element && element->block && !(out->length && out->at[out->length - 1] == '\n'))
    buffer_byte(&writer->sink.buffer, '\n');
}

/* ---- elements with a way of their own ---------------------------------------------------------------- */

static void print_nothing(Writer *writer, const xmlNode *node)
{
  (void)writer;
  (void)node;
}

/* Whether the text of a link is its address: on paper it need not be said twice. */
static bool says_address(const xmlNode *node, const char *href)
{
  Buffer text = {0};
  node_text(node, &text);
  bool says = text.length > 4 && strstr(href, text.at) != NULL;
  buffer_free(&text);
  return says;
}

static void print_anchor(Writer *writer, const xmlNode *node)
{
  const char *href = node_link(node);
  Buffer *out = &writer->sink.buffer;
  if (!href) {
    html_inside(writer, node);
    return;
  }
  buffer_text(out, "<a href=\"");
  buffer_markup(out, href);
  if (href[0] == '#')
    add_suffix(writer);
  buffer_byte(out, '"');
  if (node_attribute(node, "lang"))
    html_attribute(out, "hreflang", node_attribute(node, "lang"));
  html_attributes(writer, node, text_starts(href, "http") && says_address(node, href) ? "address" : NULL);
  buffer_byte(out, '>');
  html_inside(writer, node);
  buffer_text(out, "</a>");
}

/* It names more than it stresses, a hundred times a page: shorter where the page is ours. */
static void print_strong(Writer *writer, const xmlNode *node)
{
  const char *name = html_is_page(writer) ? "b" : "strong";
  html_open_tag(writer, node, name, NULL);
  html_inside(writer, node);
  html_close_tag(writer, name);
}

/* What paper gathers in its list of citations stands in the text alone here. */
static void print_span(Writer *writer, const xmlNode *node)
{
  if (text_same(node_attribute(node, "class"), "cited")) {
    html_inside(writer, node);
    return;
  }
  html_open_tag(writer, node, "span", NULL);
  html_inside(writer, node);
  html_close_tag(writer, "span");
}

static bool holds_link(const xmlNode *node)
{
  for (const xmlNode *child = node_first(node); child; child = node_next(child))
    if (node_is(child, "a") || holds_link(child))
      return true;
  return false;
}

/* A heading is the link to itself: who wants to pass it on finds its address there. */
static void print_heading(Writer *writer, const xmlNode *node)
{
  Buffer *out = &writer->sink.buffer;
  const char *name = (const char *)node->name, *id = node_attribute(node, "id");
  bool linked = id && !holds_link(node);
  html_open_tag(writer, node, name, NULL);
  if (linked) {
    buffer_text(out, "<a href=\"#");
    buffer_markup(out, id);
    add_suffix(writer);
    buffer_text(out, "\">");
  }
  html_inside(writer, node);
  buffer_text(out, linked ? "</a>" : "");
  html_close_tag(writer, name);
}

static void print_aside(Writer *writer, const xmlNode *node)
{
  Buffer *out = &writer->sink.buffer;
  buffer_text(out, "<div role=\"note\"");
  html_attributes(writer, node, "aside");
  buffer_text(out, ">\n");
  html_inside(writer, node);
  buffer_text(out, "</div>");
}

static void print_details(Writer *writer, const xmlNode *node)
{
  html_open_tag(writer, node, "details", NULL);
  html_inside(writer, node);
  buffer_text(&writer->sink.buffer, "</details>");
}

/* The browser has fonts of its own: a character that ours lack is no fault on the screen. */
static void ignore_fault(void *context, const TypesetFault *fault)
{
  (void)context;
  (void)fault;
}

/* The drawing has its text alternative in it; on a narrow screen the figure scrolls, by keyboard too. */
static void print_figure(Writer *writer, const xmlNode *node)
{
  Buffer *out = &writer->sink.buffer;
  const EmitOptions *options = writer->build->options;
  const xmlNode *caption = node_child(node, "figcaption");
  buffer_text(out, "<figure tabindex=\"0\"");
  html_attributes(writer, node, node_attribute(node, "kind"));
  buffer_text(out, ">\n");
  if (caption)
    html_block(writer, caption); /* above, as on paper */
  TypesetOptions typeset = {
    .fonts = options->fonts, .hyphenation = options->hyphenation, .producer = "ppc", .fault = ignore_fault};
  typeset_figure_svg(node, &typeset, out);
  buffer_text(out, "</figure>");
}
