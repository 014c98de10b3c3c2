/*
 * print_text: pages as plain text, wrapped, and as Markdown.
 *
 * Both walk the same blocks, and differ in what stands round them.  Furniture for screen or paper is left
 * out.  CommonMark has no tables, and cells of ours hold lists: a row is an item, and its cells are items
 * below it.
 */
#include <stdlib.h>
#include <string.h>

#include "emit/plain_int.h"

enum { TEXT_WIDTH = 72 };

static void put_block(Plain *plain, const xmlNode *node, const char *first, const char *rest);
static void put_blocks(Plain *plain, const xmlNode *parent, const char *first, const char *rest);

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
  plain_inside(plain, node, &text);
  while (text.length && text.at[text.length - 1] == ' ')
    text.at[--text.length] = '\0';
  if (text.length) {
    Buffer line = {0};
    buffer_format(&line, "%s%s%s", before, text.at, after);
    put_text(plain, line.at, first, rest);
    buffer_free(&line);
  }
  buffer_free(&text);
}

/* What names the block behind it. */
static void put_name(Plain *plain, const xmlNode *node, const char *first, const char *rest)
{
  const char *mark = plain->markdown ? "**" : "";
  plain->marked = true;
  put_inline(plain, node, mark, mark, first, rest);
  plain->marked = false;
}

/* ---- blocks ------------------------------------------------------------------------------------------ */

static void put_heading(Plain *plain, const xmlNode *node, const char *first, const char *rest)
{
  static const char *const hashes[] = {"", "# ", "## ", "### ", "#### "};
  static const char under[] = " =-~.";
  int level = node_heading(node);
  if (plain->markdown) {
    put_inline(plain, node, hashes[level], "", first, rest);
    return;
  }
  Buffer text = {0};
  plain_inside(plain, node, &text);
  if (text.at) {
    put_text(plain, text.at, first, rest);
    buffer_text(plain->out, rest);
    size_t width = text_count(text.at);
    for (size_t i = 0; i < width && i < TEXT_WIDTH; i++)
      buffer_byte(plain->out, under[level]);
    buffer_byte(plain->out, '\n');
  }
  buffer_free(&text);
}

/* Inline content, or blocks. */
static void put_content(Plain *plain, const xmlNode *node, const char *first, const char *rest)
{
  if (node_holds_blocks(node))
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
    bool close_up = item != node_first(list) && !node_holds_blocks(item);
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
    if (node_is(item, "dt")) {
      put_name(plain, item, item == node_first(list) ? first : rest, rest);
      plain->started = plain->markdown;
    } else {
      put_content(plain, item, indent, indent);
      plain->started = true;
    }
  }
  arena_free(arena);
}

/* A head with nothing behind it. */
static bool says_nothing(const xmlNode *cell)
{
  Buffer text = {0};
  node_text(cell, &text);
  bool none = text_same(node_attribute(cell, "class"), "none") || text_is_blank(text.at ? text.at : "");
  buffer_free(&text);
  return none;
}

/* "head: text", or the head and below it what stands in the cell. */
static void put_cell(Plain *plain, const xmlNode *cell, const xmlNode *head, const char *first, const char *rest)
{
  Buffer text = {0};
  if (head)
    plain_inside(plain, head, &text);
  if (text.length)
    buffer_text(&text, plain->colon ? plain->colon : ":");
  bool blocks = node_holds_blocks(cell);
  if (!blocks && text.length)
    buffer_byte(&text, ' ');
  if (!blocks)
    plain_inside(plain, cell, &text);
  while (text.length && text.at[text.length - 1] == ' ')
    text.at[--text.length] = '\0';
  if (text.length) {
    put_text(plain, text.at, first, rest);
    plain->started = false;
  }
  if (blocks)
    put_blocks(plain, cell, text.length ? rest : first, rest);
  buffer_free(&text);
}

/* A row is an item that its first cell names, and each of its other cells one below it. Where the row before
   is a title alone, it is that one which names it. */
static void put_row(Plain *plain, const xmlNode *row, const xmlNode *heads, const char *rest)
{
  Arena *arena = arena_new();
  const xmlNode *head = heads ? node_first(heads) : NULL, *before = row->prev;
  while (before && before->type != XML_ELEMENT_NODE)
    before = before->prev;
  bool named = before && node_first(before) && !node_next(node_first(before));
  char *below = arena_format(arena, "%s  ", rest);
  for (const xmlNode *cell = node_first(row); cell; cell = node_next(cell)) {
    bool lead = cell == node_first(row) && !named;
    const char *indent = lead ? rest : below;
    plain->started = plain->started && lead;
    if (lead || !says_nothing(cell))
      put_cell(plain, cell, lead ? NULL : head, arena_format(arena, "%s- ", indent), arena_format(arena, "%s  ", indent));
    head = head ? node_next(head) : NULL;
  }
  plain->started = true;
  arena_free(arena);
}

static void put_table(Plain *plain, const xmlNode *table, const char *first, const char *rest)
{
  const xmlNode *caption = node_child(table, "caption"), *head = node_child(table, "thead");
  const xmlNode *heads = head ? node_child(head, "tr") : NULL;
  if (caption)
    put_inline(plain, caption, "", "", first, rest);
  for (const xmlNode *body = node_first(table); body; body = node_next(body))
    for (const xmlNode *row = node_is(body, "tbody") ? node_first(body) : NULL; row; row = node_next(row))
      put_row(plain, row, heads, rest);
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
  for (const xmlNode *child = node_first(node); child; child = node_next(child)) {
    if (node_is(child, "summary"))
      put_name(plain, child, first, rest);
    else
      put_block(plain, child, rest, rest);
  }
}

static void put_figure(Plain *plain, const xmlNode *node, const char *first, const char *rest)
{
  if (node_is_repeated(node))
    return;
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
  if (node_heading(node))
    put_heading(plain, node, first, rest);
  else if (node_is(node, "p") && text_same(node_attribute(node, "class"), "title"))
    put_name(plain, node, first, rest);
  else if (node_is(node, "p"))
    put_inline(plain, node, "", "", first, rest);
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
      plain_words(plain, (const char *)node->content, &text);
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
  plain_words(plain, draft, &text);
  buffer_text(&text, plain->markdown ? "**" : " ***");
  if (text.at)
    put_text(plain, text.at, "", "");
  buffer_free(&text);
}

/* A heading stands alone, and needs no line below it; of a row,
   the heads of its table are said before its cells. */
void text_block(const xmlNode *node, Buffer *out)
{
  Plain plain = {.out = out};
  const xmlNode *table = node;
  while (table && !node_is(table, "table"))
    table = table->parent;
  const xmlNode *head = table ? node_child(table, "thead") : NULL;
  if (node_is(node, "tr"))
    put_row(&plain, node, head ? node_child(head, "tr") : NULL, "");
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
                 .started = writer->parts > 0,
                 .colon = writer_word(writer, "colon"),
                 .open = writer_word(writer, "quote.open"),
                 .close = writer_word(writer, "quote.close")};
  if (!writer->parts)
    put_banner(&plain, root);
  put_blocks(&plain, root, "", "");
}
