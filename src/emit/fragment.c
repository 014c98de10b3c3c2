/*
 * fragment: a page as a part of somebody else's.
 *
 * It is the page itself, as print_html.c writes it, tag by tag: what belongs to the whole of a page is left
 * out, names get a prefix that no host's have, headings go down to the level where the fragment stands, and
 * elements are closed as XML wants it, which HTML allows.  No style stands in it: that is a file of its own
 * (fragment_style.c).
 */
#include <stdlib.h>
#include <string.h>

#include "emit/emit_int.h"

#define PREFIX "ppc"

struct Fragment {
  const char *ids;   /* "ppc-policy-fr-": stands before all ids, so that several fragments fit into one
                        page */
  bool inside;       /* the body has begun */
  const char *left;  /* the element that is being left out, or NULL */
  size_t left_depth; /* how many of its name are open in it */
  bool unlinked;     /* an <a> is open that leads nowhere in the host's site */
  bool titled;       /* a <p> is open that names its box: to be seen without our style too (Art. 21(4)) */
};

typedef struct Tag {
  const char *name;
  size_t length;
  const char *attributes, *end; /* behind the name; the > or the / before it */
  bool closes, empty;
} Tag;

/* What only a page by itself needs or can do: the rules by which a choice hides the rest stand in its head,
   and the version is said below the title already. */
static const struct {
  const char *element, *class;
} left_out[] = {{"a", "skip"},   {"nav", "switch"},   {"form", "chooser"},
                {"p", "on"}, {"colgroup", NULL}, {"footer", NULL}};

static const char *const empty_elements[] = {"br", "col", "hr", "img", "input"};
static const char *const ids[] = {"aria-controls", "aria-describedby", "aria-labelledby", "for", "headers", "id", "name"};

static bool is_among(const char *const *names, size_t count, const char *name, size_t length)
{
  for (size_t i = 0; i < count; i++)
    if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0)
      return true;
  return false;
}

static bool tag_is(const Tag *tag, const char *name)
{
  return is_among(&name, 1, tag->name, tag->length);
}

/* ---- attributes -------------------------------------------------------------------------------------- */

/* The next attribute of our own HTML, where each has its value in double quotes or none; false:
   there is no more. */
static bool next_attribute(const char **at, const char *end, const char **name, size_t *length, const char **value,
                           size_t *value_length)
{
  *at += strspn(*at, " \n");
  if (*at >= end)
    return false;
  *name = *at;
  *length = strcspn(*at, "= \n>/");
  *at += *length;
  *value = *name;
  *value_length = *length; /* "checked" is checked="checked" */
  if (text_starts(*at, "=\"")) {
    *value = *at + 2;
    *value_length = strcspn(*value, "\"");
    *at = *value + *value_length + 1;
  }
  return *length > 0;
}

static bool has_class(const Tag *tag, const char *class)
{
  const char *at = tag->attributes, *name, *value;
  size_t length, value_length;
  while (next_attribute(&at, tag->end, &name, &length, &value, &value_length))
    if (length == strlen("class") && strncmp(name, "class", length) == 0)
      return value_length >= strlen(class) && strncmp(value, class, strlen(class)) == 0 &&
             (value_length == strlen(class) || value[strlen(class)] == ' ');
  return false;
}

/* Each word behind the prefix. */
static void add_words(Buffer *out, const char *prefix, const char *value, size_t length)
{
  for (size_t i = 0; i < length; i++) {
    if (value[i] != ' ' && (i == 0 || value[i - 1] == ' '))
      buffer_text(out, prefix);
    buffer_byte(out, value[i]);
  }
}

static void add_attributes(const struct Fragment *fragment, const Tag *tag, Buffer *out)
{
  const char *at = tag->attributes, *name, *value;
  size_t length, value_length;
  bool main = tag_is(tag, "main");
  if (main)
    buffer_text(out, " class=\"" PREFIX "-main\"");
  while (next_attribute(&at, tag->end, &name, &length, &value, &value_length)) {
    bool class = is_among(&(const char *){"class"}, 1, name, length);
    bool href = is_among(&(const char *){"href"}, 1, name, length);
    bool unlinked = href || is_among((const char *const[]){"hreflang", "type"}, 2, name, length);
    bool dropped = is_among((const char *const[]){"style", "data-for"}, 2, name, length);
    if (dropped || (fragment->unlinked && unlinked) || (main && class))
      continue;
    buffer_byte(out, ' ');
    buffer_add(out, name, length);
    buffer_text(out, "=\"");
    if (class)
      add_words(out, PREFIX "-", value, value_length);
    else if (is_among(ids, COUNT_OF(ids), name, length))
      add_words(out, fragment->ids, value, value_length);
    else if (href && *value == '#')
      buffer_format(out, "#%s%.*s", fragment->ids, (int)value_length - 1, value + 1);
    else
      buffer_add(out, value, value_length);
    buffer_byte(out, '"');
  }
}

/* ---- tags -------------------------------------------------------------------------------------------- */

/* A link to a file beside the page: the host's site has none of that name. */
static bool leads_beside(const Tag *tag)
{
  const char *at = tag->attributes, *name, *value;
  size_t length, value_length;
  while (next_attribute(&at, tag->end, &name, &length, &value, &value_length))
    if (length == strlen("href") && strncmp(name, "href", length) == 0)
      return *value != '#' && !memchr(value, ':', value_length);
  return false;
}

static bool is_left_out(const Tag *tag)
{
  for (size_t i = 0; i < COUNT_OF(left_out); i++)
    if (tag_is(tag, left_out[i].element) && (!left_out[i].class || has_class(tag, left_out[i].class)))
      return true;
  return false;
}

/* Leaves out what stands in the element, and its end. */
static void pass(struct Fragment *fragment, const Tag *tag)
{
  if (!tag_is(tag, fragment->left))
    return;
  fragment->left_depth += tag->closes ? (size_t)-1 : 1;
  if (fragment->left_depth == 0)
    fragment->left = NULL;
}

int fragment_heading(const EmitOptions *options, int level)
{
  int shifted = level + (options->heading_level ? options->heading_level - 1 : 0);
  return shifted < 6 ? shifted : 6;
}

static void add_name(const Writer *writer, const Tag *tag, Buffer *out)
{
  if (tag_is(tag, "main"))
    buffer_text(out, "div");
  else if (tag->length == 2 && tag->name[0] == 'h' && tag->name[1] >= '1' && tag->name[1] <= '6')
    buffer_format(out, "h%d", fragment_heading(writer->build->options, tag->name[1] - '0'));
  else if (writer->fragment->unlinked && tag_is(tag, "a"))
    buffer_text(out, "span");
  else
    buffer_add(out, tag->name, tag->length);
}

static void add_tag(Writer *writer, const Tag *tag, Buffer *out)
{
  struct Fragment *fragment = writer->fragment;
  if (tag_is(tag, "a") && !tag->closes)
    fragment->unlinked = leads_beside(tag);
  if (fragment->titled && tag_is(tag, "p") && tag->closes)
    buffer_text(out, "</strong>");
  buffer_text(out, tag->closes ? "</" : "<");
  add_name(writer, tag, out);
  if (!tag->closes)
    add_attributes(fragment, tag, out);
  if (tag->empty || is_among(empty_elements, COUNT_OF(empty_elements), tag->name, tag->length))
    buffer_text(out, tag->empty ? "/" : " /");
  buffer_byte(out, '>');
  if (tag_is(tag, "p"))
    fragment->titled = !tag->closes && has_class(tag, "title");
  if (fragment->titled && tag_is(tag, "p"))
    buffer_text(out, "<strong>");
  if (tag_is(tag, "a") && tag->closes)
    fragment->unlinked = false;
}

static void put_tag(Writer *writer, const Tag *tag, Buffer *out)
{
  struct Fragment *fragment = writer->fragment;
  if (fragment->left) {
    pass(fragment, tag);
  } else if (tag_is(tag, "body") && !tag->closes) {
    fragment->inside = true;
    buffer_text(out, "<article class=\"" PREFIX " " PREFIX "-");
    buffer_markup(out, writer->request->document);
    buffer_byte(out, '"');
    html_attribute(out, "lang", writer->language);
    buffer_byte(out, '>');
  } else if (tag_is(tag, "body")) {
    fragment->inside = false;
    buffer_text(out, "</article>\n");
  } else if (fragment->inside && !tag->closes && is_left_out(tag)) {
    fragment->left = arena_copy(writer->build->arena, tag->name, tag->length);
    fragment->left_depth = 1;
  } else if (fragment->inside) {
    add_tag(writer, tag, out);
  }
}

/* All of our own HTML behind the head has its < and > in tags alone. */
static void put_html(Writer *writer, const char *html, Buffer *out)
{
  while (*html) {
    if (*html != '<') {
      size_t length = strcspn(html, "<");
      if (writer->fragment->inside && !writer->fragment->left)
        buffer_add(out, html, length);
      html += length;
      continue;
    }
    Tag tag = {.closes = html[1] == '/'};
    tag.name = html + 1 + tag.closes;
    tag.length = strcspn(tag.name, " />\n");
    tag.attributes = tag.name + tag.length;
    html = strchr(tag.attributes, '>');
    if (!html)
      return;
    tag.empty = html[-1] == '/';
    tag.end = html - tag.empty;
    put_tag(writer, &tag, out);
    html++;
  }
}

/* ---- the back end ------------------------------------------------------------------------------------ */

/* What the page's printer writes goes through put_html. */
static Buffer begin_page(Writer *writer)
{
  Buffer kept = writer->sink.buffer;
  writer->sink.buffer = (Buffer){0};
  return kept;
}

static void end_page(Writer *writer, Buffer kept, size_t from)
{
  Buffer html = writer->sink.buffer;
  writer->sink.buffer = kept;
  if (html.at)
    put_html(writer, html.at + from, &writer->sink.buffer);
  buffer_free(&html);
}

void fragment_begin(Writer *writer, xmlDoc *const *pages, size_t count)
{
  Arena *arena = writer->build->arena;
  writer->fragment = ARENA_NEW(arena, struct Fragment);
  writer->fragment->ids = arena_format(arena, PREFIX "-%s-%s-", writer->request->instance, writer->language);
  Buffer kept = begin_page(writer);
  html_begin(writer, pages, count);
  end_page(writer, kept, writer->head); /* the head has a style, which is no HTML */
}

void fragment_add(Writer *writer, const xmlDoc *page)
{
  Buffer kept = begin_page(writer);
  html_add(writer, page);
  end_page(writer, kept, 0);
}

void fragment_end(Writer *writer)
{
  Buffer kept = begin_page(writer);
  html_end(writer);
  end_page(writer, kept, 0);
}
