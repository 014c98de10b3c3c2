/*
 * print_block: one element of the page tree as HTML.
 *
 * The tree is a closed set, and so is what is written: an element or attribute that is not in the tables below
 * is not passed on, whatever a stylesheet lets through; text is escaped; a link that leads anywhere but to the
 * web, a mailbox, a telephone or a place in the document becomes its text.
 */
#include <stdlib.h>
#include <string.h>

#include "emit/emit_int.h"

typedef void Print(Writer *writer, const xmlNode *node);

/* How an element is written; `name` is its HTML element. */
typedef struct Element {
  const char *element;
  const char *name;
  bool block; /* a line of its own */
  bool void_element;
  Print *print; /* NULL: start tag, content, end tag */
} Element;

static Print print_anchor, print_aside, print_caption_text, print_column, print_details, print_figure, print_nav,
  print_header, print_pair, print_table, print_nothing;

/* Sorted by name. */
static const Element elements[] = {
  {"a", "a", false, false, print_anchor},
  {"alt", NULL, false, false, print_nothing},
  {"aside", "div", true, false, print_aside},
  {"br", "br", false, true, NULL},
  {"caption", "caption", true, false, print_caption_text},
  {"code", "code", false, false, NULL},
  {"col", "col", false, true, print_column},
  {"colgroup", "colgroup", true, false, NULL},
  {"dd", "dd", true, false, NULL},
  {"details", "details", true, false, print_details},
  {"dl", "dl", true, false, NULL},
  {"dt", "dt", true, false, NULL},
  {"em", "em", false, false, NULL},
  {"figcaption", "figcaption", true, false, NULL},
  {"figure", "figure", true, false, print_figure},
  {"h1", "h1", true, false, NULL},
  {"h2", "h2", true, false, NULL},
  {"h3", "h3", true, false, NULL},
  {"h4", "h4", true, false, NULL},
  {"header", "header", true, false, print_header},
  {"hr", "hr", true, true, NULL},
  {"li", "li", true, false, NULL},
  {"mark", "mark", false, false, NULL},
  {"nav", "nav", true, false, print_nav},
  {"ol", "ol", true, false, NULL},
  {"p", "p", true, false, NULL},
  {"pair", NULL, true, false, print_pair},
  {"q", "q", false, false, NULL},
  {"side", NULL, true, false, NULL},
  {"span", "span", false, false, NULL},
  {"strong", "strong", false, false, NULL},
  {"summary", "summary", true, false, NULL},
  {"table", "table", true, false, print_table},
  {"tbody", "tbody", true, false, NULL},
  {"td", "td", true, false, NULL},
  {"th", "th", true, false, NULL},
  {"thead", "thead", true, false, NULL},
  {"tr", "tr", true, false, NULL},
  {"ul", "ul", true, false, NULL},
};

/* Attributes that are passed on as they are; those not here are dropped, `src` and `media` among them. */
static const char *const passed[] = {"colspan", "data-label", "lang", "rowspan", "scope", "start"};

static int compare_element(const void *key, const void *element)
{
  return strcmp(key, ((const Element *)element)->element);
}

static const Element *find_element(const xmlNode *node)
{
  return bsearch(node->name, elements, COUNT_OF(elements), sizeof *elements, compare_element);
}

/* ---- text and attributes ----------------------------------------------------------------------------- */

void html_escape(Buffer *out, const char *text)
{
  for (;;) {
    size_t plain = strcspn(text, "&<>\"");
    buffer_add(out, text, plain);
    text += plain;
    switch (*text++) {
    case '&': buffer_text(out, "&amp;"); break;
    case '<': buffer_text(out, "&lt;"); break;
    case '>': buffer_text(out, "&gt;"); break;
    case '"': buffer_text(out, "&quot;"); break;
    default: return;
    }
  }
}

static void add_attribute(Buffer *out, const char *name, const char *value)
{
  buffer_byte(out, ' ');
  buffer_text(out, name);
  buffer_text(out, "=\"");
  html_escape(out, value);
  buffer_byte(out, '"');
}

/* Ids stay unique in a page of several languages: the first language has them as they are. */
static void add_id(Writer *writer, const char *id)
{
  Buffer *out = &writer->sink.buffer;
  buffer_text(out, " id=\"");
  html_escape(out, id);
  if (writer->suffix) buffer_byte(out, '.');
  if (writer->suffix) html_escape(out, writer->suffix);
  buffer_byte(out, '"');
}

static bool is_passed(const char *name)
{
  for (size_t i = 0; i < COUNT_OF(passed); i++)
    if (strcmp(name, passed[i]) == 0) return true;
  return false;
}

void html_attributes(Writer *writer, const xmlNode *node, const char *more_class)
{
  Buffer *out = &writer->sink.buffer;
  const char *class = NULL;
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    const char *value = node_attribute(node, name);
    if (strcmp(name, "id") == 0) add_id(writer, value);
    else if (strcmp(name, "class") == 0) class = value;
    else if (strcmp(name, "for") == 0) add_attribute(out, "data-for", value);
    else if (is_passed(name)) add_attribute(out, name, value);
  }
  if (!class && !more_class) return;
  buffer_text(out, " class=\"");
  if (class) html_escape(out, class);
  if (class && more_class) buffer_byte(out, ' ');
  if (more_class) html_escape(out, more_class);
  buffer_byte(out, '"');
}

void html_inside(Writer *writer, const xmlNode *parent)
{
  for (const xmlNode *child = parent->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      html_escape(&writer->sink.buffer, (const char *)child->content);
    else if (child->type == XML_ELEMENT_NODE)
      html_block(writer, child);
  }
}

static void open_tag(Writer *writer, const xmlNode *node, const char *name, const char *more_class)
{
  buffer_byte(&writer->sink.buffer, '<');
  buffer_text(&writer->sink.buffer, name);
  html_attributes(writer, node, more_class);
  buffer_byte(&writer->sink.buffer, '>');
}

static void close_tag(Writer *writer, const char *name)
{
  buffer_text(&writer->sink.buffer, "</");
  buffer_text(&writer->sink.buffer, name);
  buffer_byte(&writer->sink.buffer, '>');
}

void html_block(Writer *writer, const xmlNode *node)
{
  const Element *element = find_element(node);
  const char *media = node_attribute(node, "media");
  if (media && strcmp(media, "paper") == 0) return;
  if (element && element->print) {
    element->print(writer, node);
  } else if (!element || !element->name) {
    html_inside(writer, node); /* not of the set: its text is kept */
  } else {
    open_tag(writer, node, element->name, NULL);
    if (!element->void_element) {
      html_inside(writer, node);
      close_tag(writer, element->name);
    }
  }
  if (element && element->block) buffer_byte(&writer->sink.buffer, '\n');
}

/* ---- elements with a way of their own ---------------------------------------------------------------- */

static void print_nothing(Writer *writer, const xmlNode *node)
{
  (void)writer;
  (void)node;
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
  html_escape(out, href);
  if (href[0] == '#' && writer->suffix) {
    buffer_byte(out, '.');
    html_escape(out, writer->suffix);
  }
  buffer_byte(out, '"');
  html_attributes(writer, node, NULL);
  buffer_byte(out, '>');
  html_inside(writer, node);
  buffer_text(out, "</a>");
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

/* The title of a table stands above the scrolling container's content and names it. */
static void print_caption_text(Writer *writer, const xmlNode *node)
{
  open_tag(writer, node, "caption", NULL);
  html_inside(writer, node);
  close_tag(writer, "caption");
}

static void print_column(Writer *writer, const xmlNode *node)
{
  const char *width = node_attribute(node, "width");
  size_t digits = width ? strspn(width, "0123456789.") : 0;
  buffer_text(&writer->sink.buffer, "<col");
  if (digits && !width[digits]) buffer_format(&writer->sink.buffer, " style=\"width:%s%%\"", width);
  buffer_byte(&writer->sink.buffer, '>');
}

static void print_details(Writer *writer, const xmlNode *node)
{
  open_tag(writer, node, "details", NULL);
  buffer_byte(&writer->sink.buffer, '\n');
  html_inside(writer, node);
  buffer_text(&writer->sink.buffer, "</details>");
}

/* The browser has fonts of its own: a character that ours lack is no fault on the screen. */
static void ignore_fault(void *context, const TypesetFault *fault)
{
  (void)context;
  (void)fault;
}

/* The drawing, with its text alternative for those who do not see it. */
static void print_figure(Writer *writer, const xmlNode *node)
{
  Buffer *out = &writer->sink.buffer;
  const EmitOptions *options = writer->build->options;
  const xmlNode *alt = node_child(node, "alt"), *caption = node_child(node, "figcaption");
  open_tag(writer, node, "figure", node_attribute(node, "kind"));
  buffer_text(out, "\n<div class=\"drawing\" role=\"img\" aria-label=\"");
  Buffer text = {0};
  if (alt) node_text(alt, &text);
  if (text.length) html_escape(out, text.at);
  buffer_free(&text);
  buffer_text(out, "\">");
  TypesetOptions typeset = {.fonts = options->fonts, .hyphenation = options->hyphenation, .producer = "ppc",
                            .fault = ignore_fault};
  typeset_figure_svg(node, &typeset, out);
  buffer_text(out, "</div>\n");
  if (caption) html_block(writer, caption);
  buffer_text(out, "</figure>");
}

/* ---- tables ------------------------------------------------------------------------------------------ */

enum { COLUMN_LIMIT = 32 };

/* Heads of the columns, for rows that become cards on a narrow screen. */
static size_t column_heads(const xmlNode *table, Buffer heads[COLUMN_LIMIT])
{
  const xmlNode *head = node_child(table, "thead");
  const xmlNode *row = head ? node_child(head, "tr") : NULL;
  size_t count = 0;
  for (const xmlNode *cell = row ? node_first(row) : NULL; cell && count < COLUMN_LIMIT; cell = node_next(cell)) {
    const char *span = node_attribute(cell, "colspan");
    long wide = span ? strtol(span, NULL, 10) : 1;
    for (long i = 0; i < (wide > 1 ? wide : 1) && count < COLUMN_LIMIT; i++) node_text(cell, &heads[count++]);
  }
  return count;
}

static void print_row(Writer *writer, const xmlNode *row, const Buffer *heads, size_t head_count)
{
  Buffer *out = &writer->sink.buffer;
  size_t column = 0;
  open_tag(writer, row, "tr", NULL);
  for (const xmlNode *cell = node_first(row); cell; cell = node_next(cell)) {
    const char *name = node_is(cell, "th") ? "th" : "td";
    const char *span = node_attribute(cell, "colspan");
    buffer_byte(out, '<');
    buffer_text(out, name);
    html_attributes(writer, cell, NULL);
    if (node_is(cell, "td") && column < head_count && heads[column].length && !node_attribute(cell, "data-label"))
      add_attribute(out, "data-label", heads[column].at);
    buffer_byte(out, '>');
    html_inside(writer, cell);
    close_tag(writer, name);
    long wide = span ? strtol(span, NULL, 10) : 1;
    column += wide > 1 ? (size_t)wide : 1;
  }
  buffer_text(out, "</tr>\n");
}

static void print_body(Writer *writer, const xmlNode *body, const Buffer *heads, size_t head_count)
{
  open_tag(writer, body, "tbody", NULL);
  buffer_byte(&writer->sink.buffer, '\n');
  for (const xmlNode *row = node_first(body); row; row = node_next(row)) print_row(writer, row, heads, head_count);
  buffer_text(&writer->sink.buffer, "</tbody>\n");
}

static void print_table(Writer *writer, const xmlNode *node)
{
  Buffer *out = &writer->sink.buffer;
  Buffer heads[COLUMN_LIMIT] = {{0}}, name = {0};
  size_t head_count = column_heads(node, heads);
  const xmlNode *caption = node_child(node, "caption");
  /* The container scrolls where the table is too wide; to be scrolled by keyboard it takes the focus. */
  buffer_text(out, "<div class=\"table\" role=\"region\" tabindex=\"0\"");
  if (caption) node_text(caption, &name);
  else if (head_count && heads[0].length) buffer_text(&name, heads[0].at);
  if (name.length) add_attribute(out, "aria-label", name.at);
  buffer_text(out, ">\n");
  open_tag(writer, node, "table", NULL);
  buffer_byte(out, '\n');
  for (const xmlNode *child = node_first(node); child; child = node_next(child)) {
    if (node_is(child, "tbody")) print_body(writer, child, heads, head_count);
    else if (node_is(child, "tr")) print_row(writer, child, heads, head_count);
    else html_block(writer, child);
  }
  buffer_text(out, "</table></div>");
  for (size_t i = 0; i < head_count; i++) buffer_free(&heads[i]);
  buffer_free(&name);
}

/* ---- furniture --------------------------------------------------------------------------------------- */

/* The contents fold on a narrow screen and stand open beside the text on a wide one (page.css). */
static void nav_inside(Writer *writer, const xmlNode *nav)
{
  Buffer *out = &writer->sink.buffer;
  const xmlNode *title = node_first(nav);
  const char *class = title && node_is(title, "p") ? node_attribute(title, "class") : NULL;
  if (!class || strcmp(class, "title") != 0 || !text_same(node_attribute(nav, "role"), "contents")) {
    html_inside(writer, nav);
    return;
  }
  buffer_text(out, "<details>\n<summary>");
  html_inside(writer, title);
  buffer_text(out, "</summary>\n");
  for (const xmlNode *list = node_next(title); list; list = node_next(list)) {
    buffer_text(out, "<ul>\n");
    for (const xmlNode *item = node_first(list); item; item = node_next(item)) {
      const char *level = node_attribute(item, "level");
      buffer_format(out, "<li class=\"level-%c\">", level && level[0] >= '1' && level[0] <= '4' ? level[0] : '1');
      html_inside(writer, item);
      buffer_text(out, "</li>\n");
    }
    buffer_text(out, "</ul>\n");
  }
  buffer_text(out, "</details>\n");
}

static void add_nav_name(Buffer *out, const xmlNode *nav)
{
  const xmlNode *title = node_first(nav);
  if (!title || !text_same(node_attribute(title, "class"), "title")) return;
  if (out->length) buffer_text(out, " / ");
  node_text(title, out);
}

static void print_nav(Writer *writer, const xmlNode *node)
{
  Buffer name = {0};
  add_nav_name(&name, node);
  buffer_text(&writer->sink.buffer, "<nav");
  html_attributes(writer, node, node_attribute(node, "role"));
  if (name.length) add_attribute(&writer->sink.buffer, "aria-label", name.at);
  buffer_text(&writer->sink.buffer, ">\n");
  nav_inside(writer, node);
  buffer_text(&writer->sink.buffer, "</nav>");
  buffer_free(&name);
}

static void print_header(Writer *writer, const xmlNode *node)
{
  open_tag(writer, node, "header", node_attribute(node, "role"));
  buffer_byte(&writer->sink.buffer, '\n');
  html_inside(writer, node);
  buffer_text(&writer->sink.buffer, "</header>");
}

/* ---- several languages ------------------------------------------------------------------------------- */

static void open_side(Writer *writer, const xmlNode *side)
{
  const char *lang = node_attribute(side, "lang");
  writer->suffix = lang && strcmp(lang, writer->language) != 0 ? lang : NULL;
  buffer_text(&writer->sink.buffer, "<div class=\"side\"");
  if (lang) add_attribute(&writer->sink.buffer, "lang", lang);
  buffer_text(&writer->sink.buffer, ">\n");
}

static void close_side(Writer *writer)
{
  writer->suffix = NULL;
  buffer_text(&writer->sink.buffer, "</div>\n");
}

/* Landmarks stand once, with the languages inside them. */
static void print_landmark_pair(Writer *writer, const xmlNode *pair, const xmlNode *lead)
{
  bool nav = node_is(lead, "nav");
  Buffer name = {0};
  for (const xmlNode *side = node_first(pair); nav && side; side = node_next(side))
    if (node_first(side)) add_nav_name(&name, node_first(side));
  buffer_text(&writer->sink.buffer, nav ? "<nav" : "<header");
  if (node_attribute(lead, "role")) add_attribute(&writer->sink.buffer, "class", node_attribute(lead, "role"));
  if (name.length) add_attribute(&writer->sink.buffer, "aria-label", name.at);
  buffer_text(&writer->sink.buffer, ">\n");
  for (const xmlNode *side = node_first(pair); side; side = node_next(side)) {
    const xmlNode *own = node_first(side);
    open_side(writer, side);
    if (own && nav) nav_inside(writer, own);
    else if (own) html_inside(writer, own);
    close_side(writer);
  }
  buffer_text(&writer->sink.buffer, nav ? "</nav>" : "</header>");
  buffer_free(&name);
}

static void print_pair(Writer *writer, const xmlNode *node)
{
  const xmlNode *first = node_first(node);
  const xmlNode *lead = first ? node_first(first) : NULL;
  if (!lead) return;
  const char *media = node_attribute(lead, "media");
  if (media && strcmp(media, "paper") == 0) return;
  if (text_same(node_attribute(lead, "role"), "switch")) return; /* this page has its own */
  if (node_is(lead, "nav") || node_is(lead, "header")) {
    print_landmark_pair(writer, node, lead);
    return;
  }
  for (const xmlNode *side = node_first(node); side; side = node_next(side)) {
    open_side(writer, side);
    html_inside(writer, side);
    close_side(writer);
  }
}
