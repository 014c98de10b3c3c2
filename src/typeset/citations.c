/*
 * citations: the table of what a document cites (of the articles of law), with the pages where it does.
 *
 * Stretches of text are marked where they stand; each place is noted when its line is dealt to a page.  Where
 * the part of the table begins all pages before it are dealt, so that it is an ordinary table by then, of
 * ordinary links.
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

typedef struct Cited {
  uint32_t page;
  const char *block; /* to link to; NULL */
} Cited;

typedef struct Citation {
  const char *text;
  unsigned language;
  Cited *at; /* pages in order */
  size_t count, capacity;
} Citation;

struct Citations {
  Citation *at; /* in the order of their first marking; number 1 is the first */
  size_t count, capacity;
  Map *by_text;
};

static uint32_t citation_add(Typeset *typeset, unsigned language, const char *key, const char *text)
{
  Citations *all = typeset->citations;
  if (all->count == all->capacity) {
    all->capacity = all->capacity * 2 + 32;
    all->at = memory_grow(all->at, all->capacity * sizeof *all->at);
  }
  all->at[all->count++] = (Citation){.text = ordinary_spaces(typeset->arena, text), .language = language};
  uint32_t *number = ARENA_NEW(typeset->arena, uint32_t);
  *number = (uint32_t)all->count;
  map_put(all->by_text, arena_string(typeset->arena, key), number);
  return *number;
}

uint32_t citation_of(Typeset *typeset, const xmlNode *node, unsigned language)
{
  if (!typeset->citations) {
    typeset->citations = ARENA_NEW(typeset->arena, Citations);
    *typeset->citations = (Citations){.by_text = map_new(typeset->arena)};
  }
  Citations *all = typeset->citations;
  Buffer key = {0};
  buffer_format(&key, "%u ", language);
  const size_t prefix = key.length;
  plain_text(node, &key);
  const uint32_t *known = map_find(all->by_text, key.at);
  uint32_t number = known ? *known : citation_add(typeset, language, key.at, key.at + prefix);
  buffer_free(&key);
  return number;
}

void citations_note(Typeset *typeset, const Item *line, uint32_t page)
{
  if (!typeset->citations)
    return;
  for (const Block *block = line->anchors; block; block = block->with)
    if (block->id && *block->id)
      typeset->last_named = block->id;
  for (const Run *run = line->kind == ITEM_LINE ? line->as.runs : NULL; run; run = run->next) {
    Citation *citation = run->style->cited ? &typeset->citations->at[run->style->cited - 1] : NULL;
    if (!citation || (citation->count && citation->at[citation->count - 1].page >= page))
      continue;
    if (citation->count == citation->capacity) {
      citation->capacity = citation->capacity * 2 + 4;
      citation->at = memory_grow(citation->at, citation->capacity * sizeof *citation->at);
    }
    citation->at[citation->count++] = (Cited){page, typeset->last_named};
  }
}

void citations_free(Citations *all)
{
  for (size_t i = 0; all && i < all->count; i++)
    free(all->at[i].at);
  if (all)
    free(all->at);
}

/* ---- the table --------------------------------------------------------------------------------------- */

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/* "art. 6" stands before "art. 13". */
static int by_text(const void *a, const void *b)
{
  const char *one = (*(const Citation *const *)a)->text, *two = (*(const Citation *const *)b)->text;
  while (*one && *two) {
    if (is_digit(*one) && is_digit(*two)) {
      unsigned long first = strtoul(one, (char **)&one, 10), second = strtoul(two, (char **)&two, 10);
      if (first != second)
        return first < second ? -1 : 1;
      continue;
    }
    if (*one != *two)
      return (unsigned char)*one < (unsigned char)*two ? -1 : 1;
    one++;
    two++;
  }
  return *one ? 1 : *two ? -1 : 0;
}

static xmlNode *add(xmlNode *parent, const char *name, const char *text)
{
  xmlNode *node = xmlNewDocNode(parent->doc, NULL, (const xmlChar *)name, NULL);
  if (text)
    xmlAddChild(node, xmlNewDocText(parent->doc, (const xmlChar *)text));
  return xmlAddChild(parent, node);
}

static void put(xmlNode *node, const char *name, const char *value)
{
  xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)value);
}

/* "4, 7–9", each linked to where the first of them begins; of what is cited everywhere,
   the first and the last. */
static void add_pages(Arena *arena, xmlNode *cell, const Citation *citation)
{
  enum { AT_MOST = 20 };
  for (size_t i = 0, next, shown = 0; i < citation->count; i = next, shown++) {
    if (shown == AT_MOST && i + 1 < citation->count) {
      xmlAddChild(cell, xmlNewDocText(cell->doc, (const xmlChar *)", …"));
      i = citation->count - 1;
    }
    next = i + 1;
    while (next < citation->count && citation->at[next].page == citation->at[next - 1].page + 1)
      next++;
    if (next - i == 2)
      next = i + 1; /* two pages are not worth a dash */
    unsigned from = citation->at[i].page, to = citation->at[next - 1].page;
    const char *text = to > from ? arena_format(arena, "%u–%u", from, to) : arena_format(arena, "%u", from);
    if (i)
      xmlAddChild(cell, xmlNewDocText(cell->doc, (const xmlChar *)", "));
    if (citation->at[i].block)
      put(add(cell, "a", text), "href", arena_format(arena, "#%s", citation->at[i].block));
    else
      xmlAddChild(cell, xmlNewDocText(cell->doc, (const xmlChar *)text));
  }
}

static xmlNode *add_table(xmlNode *page)
{
  xmlNode *table = add(page, "table", NULL), *columns = add(table, "colgroup", NULL);
  put(add(columns, "col", NULL), "width", "52");
  put(add(columns, "col", NULL), "width", "48");
  return table;
}

/* The p of the nav: title, and the heads of the two columns. */
static void add_heads(Typeset *typeset, xmlNode *page, const xmlNode *nav)
{
  xmlNode *row = NULL, *table = NULL;
  for (const xmlNode *node = nav->children; node; node = node->next) {
    if (!element_is(node, "p"))
      continue;
    Buffer text = {0};
    plain_text(node, &text);
    if (!table) {
      xmlNode *heading = add(page, "h2", text.at);
      const char *id = attribute_copy(typeset, nav, "id");
      if (id)
        put(heading, "id", id);
      table = add_table(page);
      row = add(add(table, "thead", NULL), "tr", NULL);
    } else
      add(row, "th", text.at);
    buffer_free(&text);
  }
}

static void add_body(Arena *arena, xmlNode *page, const Citation *const *sorted, size_t count)
{
  xmlNode *body = add(page->last, "tbody", NULL);
  for (size_t i = 0; i < count; i++) {
    xmlNode *row = add(body, "tr", NULL);
    put(add(row, "th", sorted[i]->text), "scope", "row");
    add_pages(arena, add(row, "td", NULL), sorted[i]);
  }
}

void citations_set(Context *context, const xmlNode *nav)
{
  Typeset *typeset = context->typeset;
  Citations *all = typeset->citations;
  if (typeset->body.count)
    pages_deal(typeset, true);
  typeset->opens = (uint8_t)(typeset->part_sheet + 1);
  const Citation **sorted = memory_new((all ? all->count + 1 : 1) * sizeof *sorted);
  size_t count = 0;
  for (size_t i = 0; all && i < all->count; i++)
    if (all->at[i].language == context->language_number && all->at[i].count)
      sorted[count++] = &all->at[i];
  if (count) {
    qsort(sorted, count, sizeof *sorted, by_text);
    xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
    xmlNode *page = xmlNewDocNode(doc, NULL, (const xmlChar *)"page", NULL);
    xmlDocSetRootElement(doc, page);
    add_heads(typeset, page, nav);
    if (page->last && element_is(page->last, "table"))
      add_body(typeset->arena, page, sorted, count);
    blocks_set(context, page);
    xmlFreeDoc(doc);
  }
  free(sorted);
}
