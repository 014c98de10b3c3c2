/*
 * print_section: sections of a page, derived from the headings of the flat tree, and what leads on from them.
 *
 * Behind each section that the contents name stands a line with a way back to the contents and one to the
 * same section in each other language: of a page beside this one, or of this one.  On a narrow screen it
 * stays at the lower edge while its section is read (page.css), so that a thumb finds it; without style it
 * ends the section.
 */
#include <string.h>

#include "emit/emit_int.h"

/* ---- what the first part names ----------------------------------------------------------------------- */

static char *copied_text(Arena *arena, const xmlNode *node)
{
  Buffer text = {0};
  node_text(node, &text);
  char *copy = arena_string(arena, text.length ? text.at : "");
  buffer_free(&text);
  return copy;
}

static void note_contents(Writer *writer, const xmlNode *node)
{
  Arena *arena = writer->build->arena;
  const char *href = node_is(node, "a") ? node_link(node) : NULL;
  if (href && href[0] == '#')
    map_put(writer->side->listed, arena_string(arena, href + 1), writer->side);
  if (node_is(node, "p") && text_same(node_attribute(node, "class"), "title"))
    writer->side->contents = copied_text(arena, node);
  for (const xmlNode *child = node_first(node); child; child = node_next(child))
    note_contents(writer, child);
}

/* The suffix of a language's ids in this page. */
static const char *suffix_of(const Writer *writer, const char *language)
{
  for (size_t i = 0; i < writer->languages; i++)
    if (strcmp(writer->sides[i].language, language) == 0)
      return writer->sides[i].suffix;
  return NULL;
}

static void note_switch(Writer *writer, const xmlNode *node)
{
  Arena *arena = writer->build->arena;
  Side *side = writer->side;
  const char *language = node_attribute(node, "lang");
  if (node_is(node, "a") && language && node_link(node) && side->link_count < LANGUAGE_LIMIT)
    side->links[side->link_count++] = (PageLink){.language = arena_string(arena, language),
                                                 .name = copied_text(arena, node),
                                                 .file = arena_string(arena, node_link(node)),
                                                 .suffix = suffix_of(writer, language)};
  for (const xmlNode *child = node_first(node); child; child = node_next(child))
    note_switch(writer, child);
}

void html_survey(Writer *writer, const xmlNode *page)
{
  writer->side->listed = map_new(writer->build->arena);
  writer->side->choices = html_choices(writer->build->arena, page);
  for (const xmlNode *block = node_first(page); block; block = node_next(block)) {
    const char *role = node_is(block, "nav") ? node_attribute(block, "role") : NULL;
    if (text_same(role, "contents") && node_attribute(block, "id")) {
      writer->side->contents_id = arena_string(writer->build->arena, node_attribute(block, "id"));
      note_contents(writer, block);
    }
    if (text_same(role, "switch"))
      note_switch(writer, block);
  }
}

/* ---- sections ---------------------------------------------------------------------------------------- */

static void add_place(Buffer *out, const char *id, const char *suffix)
{
  buffer_byte(out, '#');
  buffer_markup(out, id);
  if (suffix)
    buffer_format(out, ".%s", suffix);
}

static void add_way_on(Writer *writer, const char *id)
{
  Buffer *out = &writer->sink.buffer;
  const Side *side = writer->side;
  buffer_text(out, "<p class=\"on\"><a href=\"");
  add_place(out, side->contents_id, side->suffix);
  buffer_text(out, "\">");
  buffer_markup(out, side->contents);
  buffer_text(out, "</a>");
  for (size_t i = 0; i < side->link_count; i++) {
    const PageLink *link = &side->links[i];
    buffer_text(out, " <a href=\"");
    if (writer->languages == 1)
      buffer_markup(out, link->file);
    add_place(out, id, link->suffix);
    buffer_byte(out, '"');
    html_attribute(out, "lang", link->language);
    buffer_byte(out, '>');
    buffer_markup(out, link->name);
    buffer_text(out, "</a>");
  }
  buffer_text(out, html_is_page(writer) ? "" : "</p>\n");
}

void html_close_sections(Writer *writer, int level)
{
  Side *side = writer->side;
  while (side->section_count && side->sections[side->section_count - 1].level >= level) {
    const OpenSection *section = &side->sections[--side->section_count];
    bool leads = !section->led && section->level <= 3 && section->id && side->contents && map_find(side->listed, section->id);
    if (leads)
      add_way_on(writer, section->id);
    buffer_text(&writer->sink.buffer, "</section>");
    if (side->section_count && (leads || section->led))
      side->sections[side->section_count - 1].led = true;
  }
}

void html_section(Writer *writer, const xmlNode *heading)
{
  Buffer *out = &writer->sink.buffer;
  Side *side = writer->side;
  int level = node_heading(heading);
  const char *id = node_attribute(heading, "id"), *concerns = node_attribute(heading, "for");
  html_close_sections(writer, level);
  buffer_text(out, "<section");
  if (id && level == 2) { /* a name makes a landmark: few */
    buffer_text(out, " aria-labelledby=\"");
    buffer_markup(out, id);
    if (side->suffix)
      buffer_format(out, ".%s", side->suffix);
    buffer_byte(out, '"');
  }
  if (concerns)
    html_concerns(writer, concerns);
  buffer_byte(out, '>');
  /* At most four: levels rise in the stack. */
  side->sections[side->section_count++] =
    (OpenSection){.level = level,
                  .id = id ? arena_string(writer->build->arena, id) : NULL,
                  .concerns = concerns ? arena_string(writer->build->arena, concerns) : NULL};
}
