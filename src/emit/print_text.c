/*
 * print_text: pages as plain text, wrapped, and as Markdown.
 *
 * Both walk the same blocks; a style says what stands round them.  Furniture for screen or paper is left out.
 */
#include <stdlib.h>
#include <string.h>

#include "emit/emit_int.h"

enum { TEXT_WIDTH = 72 };

typedef struct Plain {
  Buffer *out;
  bool markdown;
  bool started; /* something stands before: a blank line separates blocks */
} Plain;

static void put_block(Plain *plain, const xmlNode *node, const char *first, const char *rest);
static void put_blocks(Plain *plain, const xmlNode *parent, const char *first, const char *rest);

/* ---- inline ------------------------------------------------------------------------------------------ */

/* Characters that would be read as Markdown. */
static void add_words(Plain *plain, const char *text, Buffer *out)
{
  for (; *text; text++) {
    bool space = strchr(" \t\r\n", *text) != NULL;
    if (space && (!out->length || strchr(" \n", out->at[out->length - 1])))
      continue;
    if (plain->markdown && strchr("\\`*_[]<>#|", *text))
      buffer_byte(out, '\\');
    buffer_add(out, space ? " " : text, 1);
  }
}

static void add_inline(Plain *plain, const xmlNode *node, Buffer *out);

static void add_inside(Plain *plain, const xmlNode *parent, Buffer *out)
{
  for (const xmlNode *child = parent->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      add_words(plain, (const char *)child->content, out);
    else if (child->type == XML_ELEMENT_NODE)
      add_inline(plain, child, out);
  }
}

/* "the authority (https://…)"; nothing is added where the text says it already. */
static void add_link(Plain *plain, const xmlNode *node, Buffer *out)
{
  const char *href = node_link(node);
  bool outside = href && href[0] != '#' && strchr(href, ':');
  if (plain->markdown && outside)
    buffer_byte(out, '[');
  size_t start = out->length;
  add_inside(plain, node, out);
  if (!outside)
    return;
  if (plain->markdown) {
    buffer_format(out, "](<%s>)", href);
    return;
  }
  const char *address = strchr(href, ':') + 1;
  if (text_starts(address, "//"))
    address += 2;
  bool said = out->length > start && strstr(out->at + start, address);
  if (!said && !text_starts(href, "tel:"))
    buffer_format(out, " (%s)", text_starts(href, "mailto:") ? address : href);
}

static const char *mark_of(const xmlNode *node)
{
  if (node_is(node, "strong") || node_is(node, "mark"))
    return "**";
  if (node_is(node, "em"))
    return "*";
  return "";
}

static bool in_cell(const xmlNode *node)
{
  while (node && !node_is(node, "td") && !node_is(node, "th"))
    node = node->parent;
  return node != NULL;
}

/* A code span knows no escapes: its fence is longer than any run of ` in it (CommonMark, 6.1).  Only the bar that
   parts the cells of a table is escaped there too. */
static void add_code(const xmlNode *node, Buffer *out)
{
  Plain bare = {0};
  Buffer code = {0};
  size_t fence = 0, run = 0;
  add_inside(&bare, node, &code);
  for (const char *at = code.at ? code.at : ""; *at; at++) {
    run = *at == '`' ? run + 1 : 0;
    fence = run > fence ? run : fence;
  }
  for (size_t i = 0; i <= fence; i++)
    buffer_byte(out, '`');
  buffer_text(out, fence ? " " : "");
  for (const char *at = code.at ? code.at : ""; *at; at++) {
    if (*at == '|' && in_cell(node))
      buffer_byte(out, '\\');
    buffer_byte(out, *at);
  }
  buffer_text(out, fence ? " " : "");
  for (size_t i = 0; i <= fence; i++)
    buffer_byte(out, '`');
  buffer_free(&code);
}

static void add_inline(Plain *plain, const xmlNode *node, Buffer *out)
{
  const char *mark = plain->markdown ? mark_of(node) : "";
  const char *media = node_attribute(node, "media");
  if (media || node_is(node, "alt"))
    return;
  if (node_is(node, "br")) {
    buffer_byte(out, '\n');
  } else if (node_is(node, "a")) {
    add_link(plain, node, out);
  } else if (node_is(node, "code") && plain->markdown) {
    add_code(node, out);
  } else if (node_is(node, "q")) {
    buffer_byte(out, '"');
    add_inside(plain, node, out);
    buffer_byte(out, '"');
  } else {
    buffer_text(out, mark);
    add_inside(plain, node, out);
    buffer_text(out, mark);
  }
}

/* ---- lines ------------------------------------------------------------------------------------------- */

static void put_line(Plain *plain, const char *prefix, const char *text, size_t length)
{
  buffer_text(plain->out, prefix);
  buffer_add(plain->out, text, length);
  Buffer *out = plain->out;
  while (out->length && out->at[out->length - 1] == ' ')
    out->at[--out->length] = '\0';
  buffer_byte(out, '\n');
}

/* Bytes of `text` that fit into `width` characters, up to a blank where there is one. */
static size_t fitting(const char *text, size_t width)
{
  size_t at = 0, last_blank = 0;
  for (size_t characters = 0; text[at] && text[at] != '\n'; characters++) {
    if (text[at] == ' ')
      last_blank = at;
    if (characters >= width && last_blank)
      return last_blank;
    uint32_t character;
    at += text_decode(text + at, &character);
  }
  return at;
}

static void put_text(Plain *plain, const char *text, const char *first, const char *rest)
{
  if (plain->started)
    put_line(plain, rest, "", 0);
  plain->started = true;
  const char *prefix = first;
  for (;;) {
    size_t used = text_count(prefix);
    size_t length =
      plain->markdown ? strcspn(text, "\n") : fitting(text, used < TEXT_WIDTH ? TEXT_WIDTH - used : 8);
    put_line(plain, prefix, text, length);
    text += length;
    if (*text == '\n' && plain->markdown) { /* a break within the paragraph: two blanks say so */
      plain->out->at[--plain->out->length] = '\0';
      buffer_text(plain->out, "  \n");
    }
    if (!*text)
      return;
    text++;
    prefix = rest;
  }
}

static void put_inline(Plain *plain, const xmlNode *node, const char *before, const char *after,
                       const char *first, const char *rest)
{
  Buffer text = {0};
  buffer_text(&text, before);
  add_inside(plain, node, &text);
  while (text.length && text.at[text.length - 1] == ' ')
    text.at[--text.length] = '\0';
  buffer_text(&text, after);
  if (text.at && text.length > strlen(before) + strlen(after))
    put_text(plain, text.at, first, rest);
  buffer_free(&text);
}

/* ---- blocks ------------------------------------------------------------------------------------------ */

static void put_heading(Plain *plain, const xmlNode *node, const char *first, const char *rest)
{
  static const char *const hashes[] = {"", "# ", "## ", "### ", "#### "};
  int level = node_heading(node);
  if (plain->markdown) {
    put_inline(plain, node, hashes[level], "", first, rest);
    return;
  }
  Buffer text = {0};
  add_inside(plain, node, &text);
  if (text.at) {
    put_text(plain, text.at, first, rest);
    size_t width = text_count(text.at);
    buffer_text(plain->out, level <= 2 ? rest : "");
    for (size_t i = 0; level <= 2 && i < width && i < TEXT_WIDTH; i++)
      buffer_byte(plain->out, level == 1 ? '=' : '-');
    if (level <= 2)
      buffer_byte(plain->out, '\n');
  }
  buffer_free(&text);
}

static bool holds_blocks(const xmlNode *node)
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

/* Inline content, or blocks. */
static void put_content(Plain *plain, const xmlNode *node, const char *first, const char *rest)
{
  if (holds_blocks(node))
    put_blocks(plain, node, first, rest);
  else
    put_inline(plain, node, "", "", first, rest);
}

static void put_list(Plain *plain, const xmlNode *list, const char *first, const char *rest)
{
  Arena *arena = arena_new();
  unsigned number = 0;
  for (const xmlNode *item = node_first(list); item; item = node_next(item)) {
    char *marker = node_is(list, "ol") ? arena_format(arena, "%u. ", ++number) : arena_string(arena, "- ");
    char *blank = arena_format(arena, "%s%*s", rest, (int)strlen(marker), "");
    const char *before = item == node_first(list) ? first : rest;
    bool close_up = item != node_first(list) && !holds_blocks(item);
    if (close_up)
      plain->started = false; /* items of one line follow each other */
    put_content(plain, item, arena_format(arena, "%s%s", before, marker), blank);
    plain->started = true;
  }
  arena_free(arena);
}

static void put_definitions(Plain *plain, const xmlNode *list, const char *first, const char *rest)
{
  Arena *arena = arena_new();
  char *indent = plain->markdown ? arena_string(arena, rest) : arena_format(arena, "%s  ", rest);
  for (const xmlNode *item = node_first(list); item; item = node_next(item)) {
    const char *mark = plain->markdown ? "**" : "";
    if (node_is(item, "dt")) {
      put_inline(plain, item, mark, mark, item == node_first(list) ? first : rest, rest);
      plain->started = plain->markdown;
    } else {
      put_content(plain, item, indent, indent);
      plain->started = true;
    }
  }
  arena_free(arena);
}

static void cell_text(Plain *plain, const xmlNode *cell, Buffer *text)
{
  if (!holds_blocks(cell)) {
    add_inside(plain, cell, text);
  } else {
    for (const xmlNode *block = node_first(cell); block; block = node_next(block)) {
      if (text->length)
        buffer_text(text, plain->markdown ? "<br>" : " / ");
      if (node_is(block, "ul") || node_is(block, "ol")) {
        for (const xmlNode *item = node_first(block); item; item = node_next(item)) {
          if (item != node_first(block))
            buffer_text(text, "; ");
          add_inside(plain, item, text);
        }
      } else {
        add_inside(plain, block, text);
      }
    }
  }
  for (size_t i = 0; i < text->length; i++)
    if (text->at[i] == '\n')
      text->at[i] = ' ';
}

static void put_markdown_row(Plain *plain, const xmlNode *row, const char *rest)
{
  buffer_text(plain->out, rest);
  for (const xmlNode *cell = node_first(row); cell; cell = node_next(cell)) {
    Buffer text = {0};
    cell_text(plain, cell, &text);
    buffer_format(plain->out, "| %s ", text.length ? text.at : "");
    buffer_free(&text);
  }
  buffer_text(plain->out, "|\n");
}

/* One row in plain text: the first cell, then "head: text" for the others. */
static void put_plain_row(Plain *plain, const xmlNode *row, const xmlNode *heads, const char *first,
                          const char *rest)
{
  const xmlNode *head = heads ? node_first(heads) : NULL;
  Arena *arena = arena_new();
  char *indent = arena_format(arena, "%s  ", rest);
  for (const xmlNode *cell = node_first(row); cell; cell = node_next(cell)) {
    Buffer text = {0};
    bool lead = cell == node_first(row);
    if (!lead && head)
      add_inside(plain, head, &text);
    if (text.at)
      buffer_text(&text, ": ");
    cell_text(plain, cell, &text);
    if (!lead)
      plain->started = false;
    if (text.at)
      put_text(plain, text.at, lead ? first : arena_format(arena, "%s- ", rest), lead ? rest : indent);
    plain->started = true;
    buffer_free(&text);
    head = head ? node_next(head) : NULL;
  }
  arena_free(arena);
}

static void put_table(Plain *plain, const xmlNode *table, const char *first, const char *rest)
{
  const xmlNode *caption = node_child(table, "caption"), *head = node_child(table, "thead");
  const xmlNode *heads = head ? node_child(head, "tr") : NULL;
  if (caption)
    put_inline(plain, caption, "", "", first, rest);
  if (plain->markdown) {
    put_line(plain, rest, "", 0);
    size_t columns = 0;
    for (const xmlNode *cell = heads ? node_first(heads) : NULL; cell; cell = node_next(cell))
      columns++;
    if (heads)
      put_markdown_row(plain, heads, rest);
    for (size_t i = 0; i < columns; i++)
      buffer_text(plain->out, i ? " --- |" : "| --- |");
    if (columns)
      buffer_byte(plain->out, '\n');
  }
  for (const xmlNode *body = node_first(table); body; body = node_next(body)) {
    if (!node_is(body, "tbody"))
      continue;
    for (const xmlNode *row = node_first(body); row; row = node_next(row)) {
      if (plain->markdown)
        put_markdown_row(plain, row, rest);
      else
        put_plain_row(plain, row, heads, rest, rest);
    }
  }
  plain->started = true;
}

static void put_aside(Plain *plain, const xmlNode *node, const char *rest)
{
  Arena *arena = arena_new();
  char *indent = arena_format(arena, "%s%s", rest, plain->markdown ? "> " : "  ");
  if (plain->started)
    put_line(plain, rest, "", 0);
  plain->started = false;
  put_blocks(plain, node, indent, indent);
  plain->started = true;
  arena_free(arena);
}

static void put_details(Plain *plain, const xmlNode *node, const char *first, const char *rest)
{
  const char *mark = plain->markdown ? "**" : "";
  for (const xmlNode *child = node_first(node); child; child = node_next(child)) {
    if (node_is(child, "summary"))
      put_inline(plain, child, mark, mark, first, rest);
    else
      put_block(plain, child, rest, rest);
  }
}

static void put_figure(Plain *plain, const xmlNode *node, const char *first, const char *rest)
{
  const xmlNode *caption = node_child(node, "figcaption"), *alt = node_child(node, "alt");
  if (caption)
    put_inline(plain, caption, "", "", first, rest);
  if (alt)
    put_inline(plain, alt, "", "", rest, rest);
}

static void put_block(Plain *plain, const xmlNode *node, const char *first, const char *rest)
{
  if (node_attribute(node, "media") || node_is(node, "nav"))
    return;
  bool title = plain->markdown && text_same(node_attribute(node, "class"), "title");
  if (node_heading(node))
    put_heading(plain, node, first, rest);
  else if (node_is(node, "p"))
    put_inline(plain, node, title ? "**" : "", title ? "**" : "", first, rest);
  else if (node_is(node, "ul") || node_is(node, "ol"))
    put_list(plain, node, first, rest);
  else if (node_is(node, "dl"))
    put_definitions(plain, node, first, rest);
  else if (node_is(node, "table"))
    put_table(plain, node, first, rest);
  else if (node_is(node, "aside"))
    put_aside(plain, node, rest);
  else if (node_is(node, "details"))
    put_details(plain, node, first, rest);
  else if (node_is(node, "figure"))
    put_figure(plain, node, first, rest);
  else if (node_is(node, "hr"))
    put_text(plain, plain->markdown ? "---" : "* * *", first, rest);
  else
    put_content(plain, node, first, rest);
}

static void put_blocks(Plain *plain, const xmlNode *parent, const char *first, const char *rest)
{
  for (const xmlNode *node = parent->children; node; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) {
      put_block(plain, node, first, rest);
      first = rest;
    } else if (node->type == XML_TEXT_NODE && !text_is_blank((const char *)node->content)) {
      Buffer text = {0};
      add_words(plain, (const char *)node->content, &text);
      if (text.at)
        put_text(plain, text.at, first, rest);
      first = rest;
      buffer_free(&text);
    }
  }
}

static void put_banner(Plain *plain, const xmlNode *root)
{
  const char *draft = node_attribute(root, "draft");
  if (!draft || !*draft)
    return;
  Buffer text = {0};
  buffer_text(&text, plain->markdown ? "**" : "*** ");
  add_words(plain, draft, &text);
  buffer_text(&text, plain->markdown ? "**" : " ***");
  if (text.at)
    put_text(plain, text.at, "", "");
  buffer_free(&text);
}

/* A heading stands alone, and needs no line below it; of a row, the heads of its table are said before its cells. */
void text_block(const xmlNode *node, Buffer *out)
{
  Plain plain = {.out = out};
  const xmlNode *table = node;
  while (table && !node_is(table, "table"))
    table = table->parent;
  const xmlNode *head = table ? node_child(table, "thead") : NULL;
  if (node_is(node, "tr"))
    put_plain_row(&plain, node, head ? node_child(head, "tr") : NULL, "", "");
  else if (node_heading(node))
    put_inline(&plain, node, "", "", "", "");
  else
    put_block(&plain, node, "", "");
}

void text_add(Writer *writer, const xmlDoc *page)
{
  const xmlNode *root = xmlDocGetRootElement(page);
  Plain plain = {.out = &writer->sink.buffer,
                 .markdown = writer->output->kind == OUTPUT_MARKDOWN,
                 .started = writer->parts > 0};
  if (!writer->parts)
    put_banner(&plain, root);
  put_blocks(&plain, root, "", "");
}
