/*
 * print_inline: what stands in a line, as plain text and as Markdown (CommonMark 0.31).
 *
 * Text is never markup: what Markdown would read as such is escaped.  A mark is set only where it is sure to
 * be read as one; elsewhere the words stand without it.
 */
#include <string.h>

#include "emit/plain_int.h"

/* ---- words ------------------------------------------------------------------------------------------- */

static bool is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool begins_line(const Buffer *out)
{
  return !out->length || out->at[out->length - 1] == '\n';
}

/* At the start of a line even these would be markup: a bullet, a number, a rule or the underline of a
   heading.  The length of what stands before the sign to be escaped; or SIZE_MAX. */
static size_t starts_block(const char *text)
{
  size_t at = strspn(text, "0123456789");
  bool ends = text[at] && (!text[at + 1] || is_blank(text[at + 1]));
  if (at)
    return (text[at] == '.' || text[at] == ')') && ends ? at : SIZE_MAX;
  bool marks = *text == '=' || ((*text == '-' || *text == '+') && ends) || text_starts(text, "--");
  return marks ? 0 : SIZE_MAX;
}

void plain_words(const Plain *plain, const char *text, Buffer *out)
{
  size_t escape = SIZE_MAX; /* how many characters stand before one that is to be escaped where it stands */
  for (; *text; text++) {
    bool first = begins_line(out);
    if (is_blank(*text)) {
      if (!first && out->at[out->length - 1] != ' ')
        buffer_byte(out, ' ');
      continue;
    }
    if (plain->markdown && first)
      escape = starts_block(text);
    bool here = escape == 0;
    if (escape != SIZE_MAX)
      escape--;
    /* As entities, these are safe even where somebody takes the file for HTML. */
    const char *entity = !plain->markdown ? NULL : *text == '<' ? "&lt;" : *text == '&' ? "&amp;" : NULL;
    if (entity) {
      buffer_text(out, entity);
      continue;
    }
    /* A link may follow the last "!": together they would be a picture. */
    if (plain->markdown && (strchr("\\`*_[]>#|~", *text) || here || (*text == '!' && !text[1])))
      buffer_byte(out, '\\');
    buffer_byte(out, *text);
  }
}

/* ---- elements ---------------------------------------------------------------------------------------- */

/* An address: what would end it is spelt out, and so is what would be read as an entity. */
static void add_destination(const char *href, Buffer *out)
{
  buffer_text(out, "](");
  for (; *href; href++)
    if (strchr("<>()\\", *href) || (unsigned char)*href <= ' ')
      buffer_format(out, "%%%02X", (unsigned char)*href);
    else if (*href == '&')
      buffer_text(out, "&amp;");
    else
      buffer_byte(out, *href);
  buffer_byte(out, ')');
}

/* "the authority (https://…)"; nothing is added where the text says it already. */
static void add_link(Plain *plain, const xmlNode *node, Buffer *out)
{
  const char *href = node_link(node);
  bool outside = href && href[0] != '#' && strchr(href, ':');
  size_t before = out->length;
  if (plain->markdown && outside)
    buffer_byte(out, '[');
  size_t start = out->length;
  plain_inside(plain, node, out);
  if (!outside)
    return;
  if (plain->markdown && out->length == start) { /* a link that nobody sees */
    out->length = before;
    out->at[before] = '\0';
    return;
  }
  if (plain->markdown) {
    add_destination(href, out);
    return;
  }
  const char *address = strchr(href, ':') + 1;
  if (text_starts(address, "//"))
    address += 2;
  bool said = out->length > start && strstr(out->at + start, address);
  if (!said && !text_starts(href, "tel:"))
    buffer_format(out, " (%s)", text_starts(href, "mailto:") ? address : href);
}

/* A code span knows no escapes: its fence is longer than any run of ` in it (CommonMark, 6.1).  Two that
   touch would be one: the second is words.  So is what HTML would take for a tag. */
static void add_code(Plain *plain, const xmlNode *node, Buffer *out)
{
  if (out->length && out->at[out->length - 1] == '`') {
    plain_inside(plain, node, out);
    return;
  }
  Plain bare = {0};
  Buffer code = {0};
  size_t fence = 0, run = 0;
  plain_inside(&bare, node, &code);
  if (code.length && strpbrk(code.at, "<&")) {
    plain_inside(plain, node, out);
    buffer_free(&code);
    return;
  }
  for (const char *at = code.at ? code.at : ""; *at; at++) {
    run = *at == '`' ? run + 1 : 0;
    fence = run > fence ? run : fence;
  }
  for (size_t i = 0; code.length && i <= fence; i++)
    buffer_byte(out, '`');
  buffer_text(out, fence ? " " : "");
  buffer_text(out, code.at ? code.at : "");
  buffer_text(out, fence ? " " : "");
  for (size_t i = 0; code.length && i <= fence; i++)
    buffer_byte(out, '`');
  buffer_free(&code);
}

/* ---- marks ------------------------------------------------------------------------------------------- */

static const char *mark_of(const Plain *plain, const xmlNode *node)
{
  if (!plain->markdown || plain->marked)
    return "";
  if (node_is(node, "strong") || node_is(node, "mark"))
    return "**";
  if (node_is(node, "em"))
    return "*";
  return "";
}

/* Letters and digits of the alphabets that there is no doubt about. */
static bool is_letter(uint32_t c)
{
  if (c < 0x80)
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7;
}

static bool is_sign(char c)
{
  return (unsigned char)c > ' ' && (unsigned char)c < 0x7F && !is_letter((unsigned char)c);
}

/* Whether a mark before `first` and one behind `last` are read as such, whatever stands round them: between a
   word and a sign they are not (CommonMark, 6.2). */
static bool can_be_marked(const Buffer *out, size_t start, const xmlNode *node)
{
  if (out->length == start || is_blank(out->at[start]) || is_blank(out->at[out->length - 1]))
    return false;
  uint32_t first, last;
  text_decode(out->at + start, &first);
  size_t end = out->length - 1;
  while (end > start && ((unsigned char)out->at[end] & 0xC0) == 0x80)
    end--;
  text_decode(out->at + end, &last);
  char before = start ? out->at[start - 1] : ' ';
  const xmlNode *next = node->next;
  char behind = next && next->type == XML_TEXT_NODE && next->content ? (char)next->content[0] : next ? 'x' : ' ';
  bool opens = is_letter(first) || is_blank(before) || is_sign(before);
  bool closes = is_letter(last) || is_blank(behind) || is_sign(behind);
  return opens && closes && before != '*';
}

static void insert(Buffer *out, size_t at, const char *text)
{
  size_t length = strlen(text);
  buffer_text(out, text);
  memmove(out->at + at + length, out->at + at, out->length - length - at);
  memcpy(out->at + at, text, length);
}

static void add_marked(Plain *plain, const xmlNode *node, Buffer *out)
{
  const char *mark = mark_of(plain, node);
  size_t start = out->length;
  bool inside = plain->marked;
  plain->marked = inside || *mark;
  plain_inside(plain, node, out);
  plain->marked = inside;
  if (!*mark || !can_be_marked(out, start, node))
    return;
  insert(out, start, mark);
  buffer_text(out, mark);
}

static void add_element(Plain *plain, const xmlNode *node, Buffer *out)
{
  if (node_attribute(node, "media") || node_is(node, "alt"))
    return;
  if (node_is(node, "br")) {
    buffer_byte(out, '\n');
  } else if (node_is(node, "a")) {
    add_link(plain, node, out);
  } else if (node_is(node, "code") && plain->markdown) {
    add_code(plain, node, out);
  } else if (node_is(node, "q")) {
    buffer_text(out, plain->open ? plain->open : "\"");
    plain_inside(plain, node, out);
    buffer_text(out, plain->close ? plain->close : "\"");
  } else {
    add_marked(plain, node, out);
  }
}

void plain_inside(Plain *plain, const xmlNode *parent, Buffer *out)
{
  for (const xmlNode *child = parent->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      plain_words(plain, (const char *)child->content, out);
    else if (child->type == XML_ELEMENT_NODE)
      add_element(plain, child, out);
  }
}
