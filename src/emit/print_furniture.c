/*
 * print_furniture: landmarks of a page, and the pairs of a page in all languages.
 */
#include <string.h>

#include "emit/emit_int.h"

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
      if (text_same(node_attribute(item, "media"), "paper"))
        continue;
      const char *level = node_attribute(item, "level");
      buffer_format(out, "<li class=\"level-%c\">",
                    level && level[0] >= '1' && level[0] <= '4' ? level[0] : '1');
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
  if (!title || !text_same(node_attribute(title, "class"), "title"))
    return;
  if (out->length)
    buffer_text(out, " / ");
  node_text(title, out);
}

void html_nav(Writer *writer, const xmlNode *node)
{
  Buffer name = {0};
  add_nav_name(&name, node);
  buffer_text(&writer->sink.buffer, "<nav");
  html_attributes(writer, node, node_attribute(node, "role"));
  if (name.length)
    html_attribute(&writer->sink.buffer, "aria-label", name.at);
  buffer_text(&writer->sink.buffer, ">\n");
  nav_inside(writer, node);
  buffer_text(&writer->sink.buffer, "</nav>");
  buffer_free(&name);
}

void html_header(Writer *writer, const xmlNode *node)
{
  html_open_tag(writer, node, "header", node_attribute(node, "role"));
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
  if (lang)
    html_attribute(&writer->sink.buffer, "lang", lang);
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
    if (node_first(side))
      add_nav_name(&name, node_first(side));
  buffer_text(&writer->sink.buffer, nav ? "<nav" : "<header");
  if (node_attribute(lead, "role"))
    html_attribute(&writer->sink.buffer, "class", node_attribute(lead, "role"));
  if (name.length)
    html_attribute(&writer->sink.buffer, "aria-label", name.at);
  buffer_text(&writer->sink.buffer, ">\n");
  for (const xmlNode *side = node_first(pair); side; side = node_next(side)) {
    const xmlNode *own = node_first(side);
    open_side(writer, side);
    if (own && nav)
      nav_inside(writer, own);
    else if (own)
      html_inside(writer, own);
    close_side(writer);
  }
  buffer_text(&writer->sink.buffer, nav ? "</nav>" : "</header>");
  buffer_free(&name);
}

void html_pair(Writer *writer, const xmlNode *node)
{
  const xmlNode *first = node_first(node);
  const xmlNode *lead = first ? node_first(first) : NULL;
  if (!lead)
    return;
  const char *media = node_attribute(lead, "media");
  if (media && strcmp(media, "paper") == 0)
    return;
  if (text_same(node_attribute(lead, "role"), "switch"))
    return; /* this page has its own */
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
