/*
 * print_html: the frame of a page - head, landmarks, sections - round the blocks that print_block.c writes.
 *
 * A page is one file that asks nothing of anybody: its style is in it, its content security policy forbids
 * the rest.  It is written part by part.  In a page of several languages each stands as a whole, one behind
 * the other, and style shows one: the one that the address leads into, or the first.  So the switch is a
 * link, leads to the same place, needs no script, and without style nothing is lost.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "emit/emit_int.h"

#define POLICY                                                                                               \
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/* ---- page.css ---------------------------------------------------------------------------------------- */

/* White space, where it parts what stands round it; a colon ends a name only before its value. */
static void add_space(Buffer *out, const char *next)
{
  char last = out->length ? out->at[out->length - 1] : '\n';
  if (!strchr("{};:,>~\n", last) && !strchr("{};,>~", *next))
    buffer_byte(out, ' ');
}

static const char *read_style(Arena *arena, const EmitOptions *options)
{
  const EmitFile *own = own_stylesheet(options, "page.css");
  if (own)
    return own->bytes;
  char *path = path_join(arena, options->stylesheets, "page.css");
  size_t length;
  char *css = file_read(path, (size_t)1 << 20, &length);
  if (!css)
    machine_failed("cannot read %s: %s", path, strerror(errno));
  const char *copy = arena_copy(arena, css, length);
  free(css);
  return copy;
}

char *html_style(Arena *arena, const EmitOptions *options)
{
  const char *css = read_style(arena, options);
  Buffer out = {0};
  for (const char *at = css; *at;) {
    if (text_starts(at, "/*")) {
      const char *end = strstr(at + 2, "*/");
      at = end ? end + 2 : at + strlen(at);
    } else if (*at == '"' || *at == '\'') {
      const char *end = strchr(at + 1, *at);
      size_t text = end ? (size_t)(end + 1 - at) : strlen(at);
      buffer_add(&out, at, text);
      at += text;
    } else if (strchr(STYLE_BLANKS, *at)) {
      at += strspn(at, STYLE_BLANKS);
      add_space(&out, at);
    } else {
      if (*at == '}' && out.length && out.at[out.length - 1] == ';')
        out.length--;
      buffer_byte(&out, *at++);
    }
  }
  if (out.length && out.at[out.length - 1] != '\n')
    buffer_byte(&out, '\n');
  html_appearance(options, &out);
  char *style = out.length ? arena_copy(arena, out.at, out.length) : arena_string(arena, "");
  buffer_free(&out);
  return style;
}

/* ---- head -------------------------------------------------------------------------------------------- */

const char *html_word(const xmlDoc *page, const char *name, const char *otherwise)
{
  const char *word = node_attribute(xmlDocGetRootElement(page), name);
  return word && *word ? word : otherwise;
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
  html_choice_rules(writer, xmlDocGetRootElement(pages[0]));
  buffer_text(out, "</style>\n</head>\n");
}

/* ---- sides ------------------------------------------------------------------------------------------- */

/* What follows is written to the side of a language. */
static void enter_side(Writer *writer, size_t i)
{
  writer->side = &writer->sides[i];
  if (i == 0)
    return;
  Buffer first = writer->sink.buffer;
  writer->sink.buffer = writer->side->text;
  writer->side->text = first;
}

/* The same again gives the buffers back. */
static void leave_side(Writer *writer)
{
  enter_side(writer, (size_t)(writer->side - writer->sides));
  writer->side = &writer->sides[0];
}

static void add_escaped(Writer *writer, const char *before, const char *text, const char *after)
{
  buffer_text(&writer->sink.buffer, before);
  html_text(&writer->sink.buffer, text);
  buffer_text(&writer->sink.buffer, after);
}

/* The foot comes last, when the first pages are long gone: it is kept ready. */
static void open_side(Writer *writer, const xmlDoc *page)
{
  Buffer *out = &writer->sink.buffer;
  const char *draft = html_word(page, "draft", NULL), *foot = html_word(page, "footer", NULL);
  bool alone = writer->languages == 1;
  if (!alone) {
    buffer_text(out, "<div class=\"side\"");
    html_attribute(out, "lang", writer->side->language);
    add_escaped(writer, " id=\"page.", writer->side->language, "\">\n");
  }
  buffer_text(out, "<a class=\"skip\" href=\"#page.content");
  if (writer->side->suffix)
    add_escaped(writer, ".", writer->side->suffix, "");
  add_escaped(writer, "\">", html_word(page, "skip", html_word(page, "title", "#")), "</a>\n");
  if (draft) /* a landmark of its own, where it does not stand in one */
    add_escaped(writer, alone ? "<aside class=\"banner\">" : "<div class=\"banner\" role=\"note\">", draft,
                alone ? "</aside>\n" : "</div>\n");
  buffer_text(out, "<div class=\"page\">\n");
  writer->side->foot = foot ? arena_string(writer->build->arena, foot) : NULL;
  writer->side->switch_name = arena_string(writer->build->arena, html_word(page, "switch", "#"));
  html_survey(writer, xmlDocGetRootElement(page));
}

static void close_side(Writer *writer)
{
  Buffer *out = &writer->sink.buffer;
  bool alone = writer->languages == 1;
  html_close_sections(writer, 0);
  buffer_text(out, alone ? "</main>\n</div>\n" : "</div>\n</div>\n");
  if (writer->side->foot)
    add_escaped(writer, "<footer>\n<p>", writer->side->foot, "</p>\n</footer>\n");
  buffer_text(out, alone ? "" : "</div>\n");
}

void html_begin(Writer *writer, xmlDoc *const *pages, size_t count)
{
  writer->sides = ARENA_ARRAY(writer->build->arena, Side, count);
  for (size_t i = 0; i < count; i++) {
    const char *language = writer->build->options->languages[writer->first + i];
    writer->sides[i] = (Side){.language = language, .suffix = i ? language : NULL};
  }
  add_head(writer, pages, count);
  writer->head = writer->sink.buffer.length;
  add_escaped(writer, "<body class=\"", writer->request->document, "\">\n");
  if (count > 1)
    buffer_text(&writer->sink.buffer, "<main class=\"sides\">\n");
  for (size_t i = 0; i < count; i++) {
    enter_side(writer, i);
    open_side(writer, pages[i]);
    leave_side(writer);
  }
}

/* ---- parts ------------------------------------------------------------------------------------------- */

/* Title, languages and contents stand before the text, wherever the first part has them. */
static bool stands_before_main(const xmlNode *block)
{
  const char *role = node_attribute(block, "role");
  return (node_is(block, "header") || node_is(block, "nav")) && role &&
         (strcmp(role, "title") == 0 || strcmp(role, "switch") == 0 || strcmp(role, "contents") == 0);
}

/* A block, or of a pair the block in the side's language; NULL where it has none. */
static const xmlNode *block_of(const Writer *writer, const xmlNode *block)
{
  if (!node_is(block, "pair"))
    return block;
  for (const xmlNode *side = node_first(block); side; side = node_next(side))
    if (text_same(node_attribute(side, "lang"), writer->side->language))
      return node_first(side);
  return NULL;
}

static void add_blocks(Writer *writer, const xmlNode *root, bool before_main)
{
  for (const xmlNode *at = node_first(root); at; at = node_next(at)) {
    const xmlNode *block = block_of(writer, at);
    if (!block || (writer->parts == 0 && stands_before_main(block)) != before_main)
      continue;
    if (node_heading(block))
      html_section(writer, block);
    html_block(writer, block);
  }
}

void html_add(Writer *writer, const xmlDoc *page)
{
  const xmlNode *root = xmlDocGetRootElement(page);
  for (size_t i = 0; i < writer->languages; i++) {
    enter_side(writer, i);
    if (writer->parts == 0) {
      add_blocks(writer, root, true);
      buffer_text(&writer->sink.buffer, writer->languages == 1 ? "<main id=\"page.content" : "<div id=\"page.content");
      if (writer->side->suffix)
        add_escaped(writer, ".", writer->side->suffix, "");
      buffer_text(&writer->sink.buffer, "\" tabindex=\"-1\">\n");
    }
    add_blocks(writer, root, false);
    leave_side(writer);
  }
}

void html_end(Writer *writer)
{
  for (size_t i = 0; i < writer->languages; i++) {
    enter_side(writer, i);
    close_side(writer);
    leave_side(writer);
    if (writer->sides[i].text.length)
      buffer_add(&writer->sink.buffer, writer->sides[i].text.at, writer->sides[i].text.length);
    buffer_free(&writer->sides[i].text);
  }
  buffer_text(&writer->sink.buffer, writer->languages > 1 ? "</main>\n</body>\n</html>\n" : "</body>\n</html>\n");
}
