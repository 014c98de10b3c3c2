/*
 * print_furniture: landmarks of a page.
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
      buffer_text(out, "<li");
      if (level && level[0] >= '2' && level[0] <= '4')
        buffer_format(out, " class=\"level-%c\"", level[0]);
      html_attributes(writer, item, NULL);
      buffer_byte(out, '>');
      html_inside(writer, item);
      html_close_tag(writer, "li");
      buffer_byte(out, '\n');
    }
    buffer_text(out, "</ul>\n");
  }
  buffer_text(out, "</details>\n");
}

/* The languages: the page's own, and a link to each other; then the same on paper. */
static void switch_inside(Writer *writer, const xmlNode *nav)
{
  Buffer *out = &writer->sink.buffer;
  const xmlNode *list = node_first(nav);
  buffer_text(out, "<ul>\n");
  for (const xmlNode *item = list ? node_first(list) : NULL; item; item = node_next(item)) {
    const xmlNode *name = node_first(item);
    const char *language = name ? node_attribute(name, "lang") : NULL;
    if (!language)
      continue;
    if (node_is(name, "a")) {
      buffer_text(out, "<li><a");
      html_attribute(out, "href",
                     writer->languages > 1 ? arena_format(writer->build->arena, "#page.%s", language) : node_link(name));
      html_attribute(out, "hreflang", language);
    } else {
      buffer_text(out, "<li><span aria-current=\"true\"");
    }
    html_attribute(out, "lang", language);
    buffer_byte(out, '>');
    html_inside(writer, name);
    buffer_text(out, node_is(name, "a") ? "</a></li>\n" : "</span></li>\n");
  }
  const Output *paper = output_beside(writer, OUTPUT_PDF);
  if (paper) {
    buffer_text(out, "<li><a");
    html_attribute(out, "href",
                   output_name(writer->build->arena, paper, writer->request->instance, writer->side->language));
    buffer_text(out, " type=\"application/pdf\">PDF</a></li>\n");
  }
  buffer_text(out, "</ul>\n");
}

static void add_nav_name(Buffer *out, const xmlNode *nav)
{
  const xmlNode *title = node_first(nav);
  if (!title || !text_same(node_attribute(title, "class"), "title"))
    return;
  node_text(title, out);
}

void html_nav(Writer *writer, const xmlNode *node)
{
  if (text_same(node_attribute(node, "role"), "chooser")) {
    html_chooser(writer, node);
    return;
  }
  Buffer name = {0};
  bool languages = text_same(node_attribute(node, "role"), "switch");
  if (languages)
    buffer_text(&name, writer->side->switch_name);
  else
    add_nav_name(&name, node);
  buffer_text(&writer->sink.buffer, "<nav");
  html_attributes(writer, node, node_attribute(node, "role"));
  if (name.length)
    html_attribute(&writer->sink.buffer, "aria-label", name.at);
  buffer_text(&writer->sink.buffer, ">\n");
  if (languages)
    switch_inside(writer, node);
  else
    nav_inside(writer, node);
  buffer_text(&writer->sink.buffer, "</nav>");
  buffer_free(&name);
}

void html_header(Writer *writer, const xmlNode *node)
{
  html_open_tag(writer, node, "header", node_attribute(node, "role"));
  buffer_byte(&writer->sink.buffer, '\n');
  if (text_same(node_attribute(node, "role"), "title"))
    html_logo(writer);
  html_inside(writer, node);
  buffer_text(&writer->sink.buffer, "</header>");
}
