/*
 * print_chooser: the choice that shows a reader what concerns them, and hides the rest.
 *
 * A list to choose from, and for each choice a rule of style that hides the blocks that are for others; what
 * an address leads to shows all the same.  Without script; where a browser knows no :has(), without style and
 * on paper all is there.
 */
#include <string.h>

#include "emit/emit_int.h"

static const xmlNode *find_nav(const xmlNode *page, const char *role)
{
  for (const xmlNode *block = node_first(page); block; block = node_next(block))
    if (node_is(block, "nav") && text_same(node_attribute(block, "role"), role))
      return block;
  return NULL;
}

static bool is_for(const char *names, const char *name)
{
  size_t length = strlen(name);
  for (const char *at = names; (at = strstr(at, name)); at += length)
    if ((at == names || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
      return true;
  return false;
}

/* How many parts that the contents name are not for it. */
static size_t count_hidden(const xmlNode *contents, const char *name)
{
  size_t count = 0;
  const xmlNode *list = contents ? node_child(contents, "ul") : NULL;
  for (const xmlNode *item = list ? node_first(list) : NULL; item; item = node_next(item)) {
    const char *names = node_attribute(item, "for");
    count += names && !is_for(names, name);
  }
  return count;
}

static const xmlNode *choices_of(const xmlNode *page)
{
  const xmlNode *chooser = find_nav(page, "chooser");
  return chooser ? node_child(chooser, "dl") : NULL;
}

/* A page names a choice many times: by a number. */
Map *html_choices(Arena *arena, const xmlNode *page)
{
  const xmlNode *list = choices_of(page);
  Map *choices = list ? map_new(arena) : NULL;
  int number = 0;
  for (const xmlNode *choice = list ? node_first(list) : NULL; choice; choice = node_next(choice))
    if (node_attribute(choice, "for"))
      map_put(choices, arena_string(arena, node_attribute(choice, "for")), arena_format(arena, "%d", ++number));
  return choices;
}

/* Without a choice it is of no use on a page, nor inside of a section that is for the same. */
void html_concerns(Writer *writer, const char *names)
{
  const Side *side = writer->side;
  const char *around = side->section_count ? side->sections[side->section_count - 1].concerns : NULL;
  if (around && strcmp(around, names) == 0)
    return;
  Buffer *out = &writer->sink.buffer;
  Buffer name = {0};
  const char *before = " data-for=\"";
  for (const char *at = names; writer->side->choices && *at;) {
    size_t length = strcspn(at, " ");
    name.length = 0;
    buffer_add(&name, at, length);
    const char *number = map_find(writer->side->choices, name.at);
    if (number) {
      buffer_text(out, before);
      buffer_text(out, number);
      before = " ";
    }
    at += length + strspn(at + length, " ");
  }
  if (*before == ' ' && !before[1])
    buffer_byte(out, '"');
  buffer_free(&name);
}

void html_choice_rules(Writer *writer, const xmlNode *page)
{
  Buffer *out = &writer->sink.buffer;
  const xmlNode *contents = find_nav(page, "contents"), *list = choices_of(page);
  int number = 0;
  if (!list)
    return;
  buffer_text(out, "@media screen{\n.page:has(option:checked:not([value=\"\"])) [data-for]:is(:target,:has(:target))"
                   "{display:revert!important}\n.hidden::after{content:var(--hidden)}\n.page{\n");
  for (const xmlNode *choice = node_first(list); choice; choice = node_next(choice)) {
    const char *name = node_attribute(choice, "for");
    if (!name)
      continue;
    number++;
    buffer_format(out,
                  "&:has([value=\"%d\"]:checked){--hidden:\"%zu\";[data-for]:not([data-for~=\"%d\"]){display:none}}\n",
                  number, count_hidden(contents, name), number);
  }
  buffer_text(out, "}}\n");
}

/* The list: all, then the choices in their groups. */
static void add_options(Writer *writer, const xmlNode *all, const xmlNode *list)
{
  Buffer *out = &writer->sink.buffer;
  buffer_text(out, "<option value=\"\">");
  html_inside(writer, all);
  buffer_byte(out, '\n');
  for (const xmlNode *item = node_first(list); item; item = node_next(item)) {
    Buffer words = {0};
    node_text(item, &words);
    if (node_is(item, "dt")) {
      buffer_text(out, "<optgroup");
      html_attribute(out, "label", words.length ? words.at : "#");
      buffer_text(out, ">\n");
    } else if (node_attribute(item, "for")) {
      buffer_text(out, "<option");
      html_attribute(out, "value", map_find(writer->side->choices, node_attribute(item, "for")));
      buffer_byte(out, '>');
      buffer_markup(out, words.length ? words.at : "");
      buffer_byte(out, '\n');
    }
    buffer_free(&words);
  }
}

/* Its form goes nowhere: a button gives the first choice back.  (`dialog`: without one,
   submitting does nothing.) */
void html_chooser(Writer *writer, const xmlNode *node)
{
  Buffer *out = &writer->sink.buffer;
  const xmlNode *title = node_first(node), *all = title ? node_next(title) : NULL;
  const xmlNode *list = node_child(node, "dl"), *hidden = list ? node_next(list) : NULL;
  if (!all || !hidden || !html_is_page(writer)) /* elsewhere its rules are not */
    return;
  html_close_sections(writer, 0);
  buffer_text(out, "<form method=\"dialog\" autocomplete=\"off\"");
  html_attributes(writer, node, "chooser");
  buffer_text(out, ">\n<label>");
  html_inside(writer, title);
  buffer_text(out, "\n<select>\n");
  add_options(writer, all, list);
  buffer_text(out, "</select></label>\n<p class=\"hidden\" role=\"status\">");
  html_inside(writer, hidden);
  buffer_text(out, "</p>\n<button type=\"reset\">");
  html_inside(writer, all);
  buffer_text(out, "</button>\n</form>");
}
