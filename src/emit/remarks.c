/*
 * remarks: a document that speaks of its own blocks: what its pages show is told to who writes it, and what
 * is said of a block is put behind it.
 */
#include <string.h>

#include "emit/emit_int.h"

/* ---- what the pages show ------------------------------------------------------------------------------ */

typedef struct Survey {
  const EmitSource *source;
  const EmitRequest *request;
  size_t part;
  const char *block;
} Survey;

static void tell_places(const Survey *survey, const xmlNode *node)
{
  const char *src = node_attribute(node, "src");
  if (src)
    survey->source->shows(survey->source->context, survey->request, survey->part, survey->block, src);
  for (const xmlNode *child = node_first(node); child; child = node_next(child))
    tell_places(survey, child);
}

static void tell_blocks(const EmitSource *source, const EmitRequest *request, size_t part, const xmlDoc *page,
                        bool headings)
{
  for (const xmlNode *node = node_first(xmlDocGetRootElement(page)); node; node = node_next(node)) {
    Survey survey = {source, request, part, node_attribute(node, "id")};
    if (!survey.block || (node_heading(node) > 0) != headings)
      continue;
    source->shows(source->context, request, part, survey.block, NULL);
    tell_places(&survey, node);
  }
}

/* What a heading is about is shown by what stands below it, where anything does. */
void remarks_survey(const EmitSource *source, const EmitRequest *request, size_t part, const xmlDoc *page)
{
  tell_blocks(source, request, part, page, false);
  tell_blocks(source, request, part, page, true);
}

/* ---- putting them behind their blocks ------------------------------------------------------------------ */

/* Of a pair, the id that its sides share. */
static const char *block_id(const xmlNode *node)
{
  const xmlNode *block = node;
  if (node_is(node, "pair") && node_first(node))
    block = node_first(node_first(node));
  return block ? node_attribute(block, "id") : NULL;
}

void remarks_put(xmlDoc *page, const xmlDoc *remarks)
{
  Arena *arena = arena_new();
  Map *blocks = map_new(arena);
  for (xmlNode *node = node_first(xmlDocGetRootElement(page)); node; node = node_next(node)) {
    const char *id = block_id(node);
    if (id)
      map_put(blocks, id, node);
  }
  for (xmlNode *node = node_first(xmlDocGetRootElement(remarks)); node; node = node_next(node)) {
    const char *at = node_attribute(node, "at");
    xmlNode *block = at ? map_find(blocks, at) : NULL;
    if (!block)
      continue;
    xmlNode *copy = xmlDocCopyNode(node, page, 1);
    if (!copy)
      machine_failed("out of memory");
    xmlUnsetProp(copy, (const xmlChar *)"at");
    xmlAddNextSibling(block, copy);
  }
  arena_free(arena);
}
