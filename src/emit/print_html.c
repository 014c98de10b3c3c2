/*
 * print_html: the frame of a page - head, landmarks, sections - round the blocks that print_block.c writes.
 *
 * A page is one file that asks nothing of anybody: its style is in it, its content security policy forbids
 * the rest.  It is written part by part.  Sections are derived from the headings of the flat tree.  In a page
 * of all languages each block stands in each of them, and a CSS rule for each shows one: radio buttons say
 * which, so that no script is needed and nothing is lost where there is no style.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "emit/emit_int.h"

#define POLICY                                                                                               \
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/* ---- page.css ---------------------------------------------------------------------------------------- */

char *html_style(Arena *arena, const char *stylesheets)
{
  char *path = path_join(arena, stylesheets, "page.css");
  size_t length;
  char *css = file_read(path, (size_t)1 << 20, &length);
  if (!css)
    machine_failed("cannot read %s: %s", path, strerror(errno));
  Buffer out = {0};
  for (const char *at = css; *at;) {
    if (text_starts(at, "/*")) {
      const char *end = strstr(at + 2, "*/");
      at = end ? end + 2 : at + strlen(at);
    } else if (*at == '\n') {
      at += strspn(at, " \n\t");
      if (out.length && out.at[out.length - 1] != '\n')
        buffer_byte(&out, '\n');
    } else {
      buffer_byte(&out, *at++);
    }
  }
  char *style = out.length ? arena_copy(arena, out.at, out.length) : arena_string(arena, "");
  buffer_free(&out);
  free(css);
  return style;
}

/* ---- head -------------------------------------------------------------------------------------------- */

const char *html_word(const xmlDoc *page, const char *name, const char *otherwise)
{
  const char *word = node_attribute(xmlDocGetRootElement(page), name);
  return word && *word ? word : otherwise;
}

/* With these rules, one language shows; without them (no CSS, no :has), all do, each in its place. */
static void add_switch_rules(Writer *writer, xmlDoc *const *pages, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    const char *lang = html_word(pages[i], "lang", "");
    buffer_format(&writer->sink.buffer,
                  ":root:has(#page\\.show-%s:checked) .side:not([lang=\"%s\"]){display:none}\n", lang, lang);
  }
}

void html_title(const Writer *writer, xmlDoc *const *pages, size_t count, Buffer *out)
{
  for (size_t i = 0; i < count; i++)
    buffer_format(out, "%s%s", i ? " / " : "", html_word(pages[i], "title", writer->request->instance));
}

static void add_head(Writer *writer, xmlDoc *const *pages, size_t count)
{
  Buffer *out = &writer->sink.buffer;
  buffer_text(out, "<!doctype html>\n<html lang=\"");
  buffer_markup(out, writer->language);
  buffer_text(out, "\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
  Buffer title = {0};
  html_title(writer, pages, count, &title);
  buffer_markup(out, title.at);
  buffer_free(&title);
  const char *organisation = html_word(pages[0], "organisation", NULL);
  if (organisation)
    buffer_text(out, " \xE2\x80\x93 "); /* en dash */
  if (organisation)
    buffer_markup(out, organisation);
  buffer_text(out, "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"referrer\" content=\"no-referrer\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n");
  if (writer->request->audience != EMIT_PUBLIC)
    buffer_text(out, "<meta name=\"robots\" content=\"noindex\">\n");
  buffer_text(out, "<link rel=\"icon\" href=\"data:,\">\n"); /* else a browser asks the server for one */
  html_about(writer, pages, count);
  buffer_text(out, "<style>\n");
  buffer_text(out, writer->build->style);
  if (count > 1)
    add_switch_rules(writer, pages, count);
  buffer_text(out, "</style>\n</head>\n");
}

/* ---- top of the body --------------------------------------------------------------------------------- */

static void add_switch(Writer *writer, xmlDoc *const *pages, size_t count)
{
  Buffer *out = &writer->sink.buffer;
  buffer_text(out, "<nav class=\"switch\" aria-labelledby=\"page.switch\">\n"
                   "<fieldset><legend id=\"page.switch\">");
  for (size_t i = 0; i < count; i++) {
    buffer_format(out, "%s<span lang=\"%s\">", i ? " / " : "", html_word(pages[i], "lang", ""));
    buffer_markup(out, html_word(pages[i], "switch", html_word(pages[i], "lang", "")));
    buffer_text(out, "</span>");
  }
  buffer_text(out, "</legend>");
  for (size_t i = 0; i < count; i++) {
    const char *lang = html_word(pages[i], "lang", "");
    buffer_format(out, "<label lang=\"%s\"><input type=\"radio\" name=\"language\" id=\"page.show-%s\"%s>",
                  lang, lang, i ? "" : " checked");
    buffer_markup(out, html_word(pages[i], "language", lang));
    buffer_text(out, "</label>");
  }
  buffer_text(out, "</fieldset>\n</nav>\n");
}

/* One text of the page element in each language: the skip link, the draft's banner, the foot. */
static void add_word(Writer *writer, xmlDoc *const *pages, size_t count, const char *name,
                     const char *otherwise)
{
  Buffer *out = &writer->sink.buffer;
  for (size_t i = 0; i < count; i++) {
    const char *word = html_word(pages[i], name, otherwise);
    if (!word)
      continue;
    if (count > 1) {
      buffer_text(out, "<span class=\"side\" lang=\"");
      buffer_markup(out, html_word(pages[i], "lang", ""));
      buffer_text(out, "\">");
    }
    buffer_markup(out, word);
    if (count > 1)
      buffer_text(out, "</span> ");
  }
}

/* The foot comes last, when the first pages are long gone: it is kept ready. */
static void keep_foot(Writer *writer, xmlDoc *const *pages, size_t count)
{
  if (!html_word(pages[0], "footer", NULL))
    return;
  Buffer body = writer->sink.buffer;
  writer->sink.buffer = (Buffer){0};
  buffer_text(&writer->sink.buffer, "<footer>\n<p>");
  add_word(writer, pages, count, "footer", NULL);
  buffer_text(&writer->sink.buffer, "</p>\n</footer>\n");
  writer->foot = arena_string(writer->build->arena, writer->sink.buffer.at);
  buffer_free(&writer->sink.buffer);
  writer->sink.buffer = body;
}

void html_begin(Writer *writer, xmlDoc *const *pages, size_t count)
{
  Buffer *out = &writer->sink.buffer;
  add_head(writer, pages, count);
  buffer_text(out, "<body class=\"");
  buffer_markup(out, writer->request->document);
  buffer_text(out, "\">\n");
  if (count > 1)
    add_switch(writer, pages, count);
  buffer_text(out, "<a class=\"skip\" href=\"#page.content\">");
  add_word(writer, pages, count, "skip", html_word(pages[0], "title", "#"));
  buffer_text(out, "</a>\n");
  if (html_word(pages[0], "draft", NULL)) {
    buffer_text(out, "<aside class=\"banner\">");
    add_word(writer, pages, count, "draft", NULL);
    buffer_text(out, "</aside>\n");
  }
  buffer_text(out, "<div class=\"page\">\n");
  keep_foot(writer, pages, count);
}

/* ---- parts ------------------------------------------------------------------------------------------- */

/* A pair is what its sides are. */
static const xmlNode *lead_of(const xmlNode *block)
{
  if (!node_is(block, "pair"))
    return block;
  const xmlNode *side = node_first(block);
  const xmlNode *lead = side ? node_first(side) : NULL;
  return lead ? lead : block;
}

/* Title, languages and contents stand before the text, wherever the first part has them. */
static bool stands_before_main(const xmlNode *lead)
{
  const char *role = node_attribute(lead, "role");
  return (node_is(lead, "header") || node_is(lead, "nav")) && role &&
         (strcmp(role, "title") == 0 || strcmp(role, "switch") == 0 || strcmp(role, "contents") == 0);
}

static void close_sections(Writer *writer, int level)
{
  while (writer->section_count && writer->sections[writer->section_count - 1] >= level) {
    buffer_text(&writer->sink.buffer, "</section>\n");
    writer->section_count--;
  }
}

static void open_section(Writer *writer, const xmlNode *block, const xmlNode *heading)
{
  Buffer *out = &writer->sink.buffer;
  int level = node_heading(heading);
  const char *id = node_attribute(heading, "id");
  close_sections(writer, level);
  buffer_text(out, "<section");
  /* A name makes a landmark: few, and none in two languages at once, which would be none. */
  if (id && level == 2 && block == heading) {
    buffer_text(out, " aria-labelledby=\"");
    buffer_markup(out, id);
    buffer_byte(out, '"');
  }
  buffer_text(out, ">\n");
  writer->sections[writer->section_count++] = level; /* at most four: levels rise in the stack */
}

static void add_block(Writer *writer, const xmlNode *block)
{
  const xmlNode *lead = lead_of(block);
  if (node_heading(lead))
    open_section(writer, block, lead);
  html_block(writer, block);
}

void html_add(Writer *writer, const xmlDoc *page)
{
  const xmlNode *root = xmlDocGetRootElement(page);
  bool first = writer->parts == 0;
  for (const xmlNode *block = first ? node_first(root) : NULL; block; block = node_next(block))
    if (stands_before_main(lead_of(block)))
      html_block(writer, block);
  if (first)
    buffer_text(&writer->sink.buffer, "<main id=\"page.content\" tabindex=\"-1\">\n");
  for (const xmlNode *block = node_first(root); block; block = node_next(block))
    if (!first || !stands_before_main(lead_of(block)))
      add_block(writer, block);
}

void html_end(Writer *writer)
{
  Buffer *out = &writer->sink.buffer;
  close_sections(writer, 0);
  buffer_text(out, "</main>\n</div>\n");
  if (writer->foot)
    buffer_text(out, writer->foot);
  buffer_text(out, "</body>\n</html>\n");
}
