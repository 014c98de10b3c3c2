/*
 * prose: text in one language with the little markup that the language allows: p em strong a code quote br ul
 * ol li.
 * What is read is a list of runs; text is never markup again until a back end escapes it.
 */
#include <string.h>

#include <libxml/xmlstring.h>

#include "model/model_int.h"

/* What may stand in what, as the schema says it: a bit for each kind. */
#define BIT(kind) (1u << (kind))
enum {
  INNER = BIT(INLINE_TEXT) | BIT(INLINE_EM) | BIT(INLINE_STRONG) | BIT(INLINE_CODE) | BIT(INLINE_BREAK),
  OUTER = BIT(INLINE_LINK) | BIT(INLINE_QUOTE), /* none of them in another, however deep */
  WORDS = INNER | OUTER,
  BLOCKS = WORDS | BIT(INLINE_PARAGRAPH) | BIT(INLINE_LIST) | BIT(INLINE_ORDERED),
};

static const struct {
  const char *name;
  InlineKind kind;
  unsigned holds;
} markup[] = {
    {"em", INLINE_EM, WORDS},
    {"strong", INLINE_STRONG, WORDS},
    {"code", INLINE_CODE, BIT(INLINE_TEXT)},
    {"a", INLINE_LINK, INNER},
    {"quote", INLINE_QUOTE, INNER},
    {"br", INLINE_BREAK, 0},
    {"p", INLINE_PARAGRAPH, WORDS},
    {"ul", INLINE_LIST, BIT(INLINE_ITEM)},
    {"ol", INLINE_ORDERED, BIT(INLINE_ITEM)},
    {"li", INLINE_ITEM, BLOCKS},
};

static bool is_space(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char *text_folded_space(Arena *arena, const char *raw)
{
  char *folded = arena_alloc(arena, strlen(raw) + 1), *to = folded;
  for (; *raw; raw++)
    if (!is_space(*raw))
      *to++ = *raw;
    else if (to > folded && to[-1] != ' ')
      *to++ = ' ';
  if (to > folded && to[-1] == ' ')
    to--;
  *to = '\0';
  return folded;
}

/* What one version is read with: `space` tells that white space is still owed before the next text. */
typedef struct Run {
  Reader *reader;
  Buffer plain;
  bool space;
  bool in_outer; /* in a link or a quotation */
} Run;

static Inline *inline_new(Run *run, InlineKind kind, Inline ***at)
{
  Inline *made = ARENA_NEW(run->reader->arena, Inline);
  made->kind = kind;
  **at = made;
  *at = &made->next;
  return made;
}

/* Whether what was read so far ends with a space, or with nothing: no space is owed behind it. */
static bool needs_no_space(const Run *run, const Buffer *text)
{
  const Buffer *last = text->length ? text : &run->plain;
  return last->length == 0 || last->at[last->length - 1] == ' ';
}

/* Folded, with one space where white space stood between this text and the text before it. */
static void read_text(Run *run, const char *raw, Inline ***at)
{
  Buffer text = {0};
  for (; *raw; raw++) {
    if (is_space(*raw)) {
      run->space = true;
      continue;
    }
    if (run->space && !needs_no_space(run, &text))
      buffer_byte(&text, ' ');
    run->space = false;
    buffer_byte(&text, *raw);
  }
  if (text.length) {
    inline_new(run, INLINE_TEXT, at)->text = arena_copy(run->reader->arena, text.at, text.length);
    buffer_add(&run->plain, text.at, text.length);
  }
  buffer_free(&text);
}

static bool link_is_allowed(const char *address)
{
  static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
  for (size_t i = 0; i < COUNT_OF(schemes); i++)
    if (text_starts(address, schemes[i]))
      return !strpbrk(address, " \t\r\n\"<>");
  return false;
}

static char *attribute_text(Run *run, const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
  char *text = value ? text_folded_space(run->reader->arena, (const char *)value) : NULL;
  xmlFree(value);
  return text;
}

/* The address of a link, or NULL where it may not stand in a text (PPC025). */
static const char *read_link(Run *run, const xmlNode *node)
{
  const char *address = attribute_text(run, node, "href");
  if (!address)
    address = "";
  if (link_is_allowed(address))
    return address;
  Finding *fault = reader_fault(run->reader, "PPC025", NULL,
                                attribute_place(run->reader->sources, node, "href", true));
  finding_text(run->reader->findings, fault, "value", address);
  return NULL;
}

/* A quotation of a text that the description transcribes: where in it the words stand. */
static void read_quotation(Run *run, const xmlNode *node, Inline *made)
{
  const char *from = attribute_text(run, node, "from"), *line = attribute_text(run, node, "line");
  long number = 0;
  if (line && !is_number(line, &number)) {
    Finding *fault = reader_fault(run->reader, "PPC013", "number",
                                  attribute_place(run->reader->sources, node, "line", true));
    finding_text(run->reader->findings, fault, "value", line);
    finding_text(run->reader->findings, fault, "name", "line");
    return;
  }
  made->text = from;
  made->line = (unsigned)number;
  if (from && *from)
    sources_quote(run->reader->sources, content_place(run->reader->sources, node), from, line);
}

static bool has_attribute(const xmlNode *node, const char *name)
{
  if (xmlStrEqual(node->name, BAD_CAST "quote"))
    return strcmp(name, "from") == 0 || strcmp(name, "line") == 0;
  return strcmp(name, "href") == 0 && xmlStrEqual(node->name, BAD_CAST "a");
}

static void check_attributes(Run *run, const xmlNode *node)
{
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    if (!attribute->ns && has_attribute(node, name))
      continue;
    Finding *fault =
        reader_fault(run->reader, "PPC012", NULL, attribute_place(run->reader->sources, node, name, false));
    finding_text(run->reader->findings, fault, "attribute", name);
    finding_text(run->reader->findings, fault, "element", (const char *)node->name);
  }
}

static void read_runs(Run *run, const xmlNode *parent, unsigned holds, Inline **first);

static void read_markup(Run *run, const xmlNode *node, unsigned allowed, Inline ***at)
{
  size_t i = 0;
  while (i < COUNT_OF(markup) && !xmlStrEqual(node->name, BAD_CAST markup[i].name))
    i++;
  bool ours = node->ns && xmlStrEqual(node->ns->href, BAD_CAST NAMESPACE);
  bool empty = i < COUNT_OF(markup) && (markup[i].kind == INLINE_LIST || markup[i].kind == INLINE_ORDERED) &&
               !xmlFirstElementChild((xmlNode *)node);
  if (i == COUNT_OF(markup) || !ours || !(allowed & BIT(markup[i].kind)) || empty ||
      (run->in_outer && BIT(markup[i].kind) & OUTER)) {
    Finding *fault = reader_fault(run->reader, "PPC026", NULL, node_place(node));
    finding_text(run->reader->findings, fault, "element", (const char *)node->name);
    return;
  }
  check_attributes(run, node);
  const char *address = markup[i].kind == INLINE_LINK ? read_link(run, node) : NULL;
  if (markup[i].kind == INLINE_LINK && !address)
    return;
  bool block = markup[i].kind >= INLINE_BREAK;
  if (block && run->plain.length)
    buffer_byte(&run->plain, ' ');
  if (block)
    run->space = false;
  else if (run->space && run->plain.length) { /* the space belongs before the markup, not in it */
    inline_new(run, INLINE_TEXT, at)->text = " ";
    buffer_byte(&run->plain, ' ');
    run->space = false;
  }
  Inline *made = inline_new(run, markup[i].kind, at);
  made->text = address;
  if (markup[i].kind == INLINE_QUOTE)
    read_quotation(run, node, made);
  const bool is_outer = BIT(markup[i].kind) & OUTER;
  run->in_outer |= is_outer;
  read_runs(run, node, markup[i].holds, &made->children);
  run->in_outer &= !is_outer;
  if (block)
    run->space = false;
}

static void read_runs(Run *run, const xmlNode *parent, unsigned holds, Inline **first)
{
  Inline **at = first;
  for (const xmlNode *node = parent->children; node; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      read_markup(run, node, holds, &at);
    else if (node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE)
      continue;
    else if (holds & BIT(INLINE_TEXT))
      read_text(run, (const char *)node->content, &at);
    else if (*text_folded_space(run->reader->arena, (const char *)node->content) || !holds) {
      Finding *fault =
          reader_fault(run->reader, "PPC016", NULL, content_place(run->reader->sources, parent));
      finding_text(run->reader->findings, fault, "parent", (const char *)parent->name);
    }
}

static const char *language_of(Reader *reader, const xmlNode *node)
{
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    if (attribute->ns && xmlStrEqual(attribute->ns->href, XML_XML_NAMESPACE) && strcmp(name, "lang") == 0) {
      const char *value = attribute->children ? (const char *)attribute->children->content : "";
      return reader_word(reader, value);
    }
  }
  return NULL;
}

static void check_languages(Reader *reader, const xmlNode *node, const Prose *prose, const char *language)
{
  for (const Version *version = prose->first; version; version = version->next)
    if (strcmp(version->language, language) == 0) { /* no fault of form: the schema cannot say it */
      Finding *fault = finding_add(reader->findings, "PPC018", NULL, SEVERITY_ERROR, node_place(node));
      finding_text(reader->findings, fault, "element", (const char *)node->name);
      finding_text(reader->findings, fault, "language", language);
      return;
    }
}

/* One text without markup, as nearly all are: kept once. */
static bool is_plain(const Inline *content)
{
  return content && content->kind == INLINE_TEXT && !content->next;
}

void prose_read(Reader *reader, Element *element, const Field *field, const xmlNode *node)
{
  Prose *prose = field_at(element, field);
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    if (!attribute->ns || !xmlStrEqual(attribute->ns->href, XML_XML_NAMESPACE) ||
        !xmlStrEqual(attribute->name, BAD_CAST "lang")) {
      Finding *fault = reader_fault(reader, "PPC012", NULL,
                                    attribute_place(reader->sources, node, (const char *)attribute->name, false));
      finding_text(reader->findings, fault, "attribute", (const char *)attribute->name);
      finding_text(reader->findings, fault, "element", (const char *)node->name);
    }
  const char *language = language_of(reader, node);
  if (!language || !*language) {
    Finding *fault = reader_fault(reader, "PPC017", NULL, node_place(node));
    finding_text(reader->findings, fault, "element", (const char *)node->name);
    return;
  }
  if (!is_language(language)) {
    Finding *fault = reader_fault(reader, "PPC013", "language", attribute_place(reader->sources, node, "xml:lang", true));
    finding_text(reader->findings, fault, "value", language);
    finding_text(reader->findings, fault, "name", "xml:lang");
    return;
  }
  if (field->kind == FIELD_PROSE)
    check_languages(reader, node, prose, language);
  Run run = {.reader = reader};
  Version *version = ARENA_NEW(reader->arena, Version);
  version->language = language;
  version->place = content_place(reader->sources, node);
  Inline *first = NULL;
  read_runs(&run, node, BLOCKS, &first);
  version->content = first;
  version->plain = is_plain(first) ? first->text
                                   : arena_copy(reader->arena, run.plain.at ? run.plain.at : "", run.plain.length);
  buffer_free(&run.plain);
  if (prose->mark.state == ABSENT) {
    prose->mark.state = GIVEN;
    prose->mark.place = node_place(node);
  }
  Version **last = &prose->first;
  while (*last)
    last = &(*last)->next;
  *last = version;
}
