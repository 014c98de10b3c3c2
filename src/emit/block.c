/*
 * block: one block of a document, looked for by its id in the pages as they would be printed; nothing is
 * written.
 */
#include <string.h>

#include "emit/emit_int.h"

typedef struct Search {
  Build build;
  EmitRequest request;
  const char *id;
  EmitTakeBlock *take;
  void *context;
} Search;

/* A block of a page that is being read. */
typedef struct At {
  const char *language;
  size_t part;
  const xmlNode *top;     /* the block itself, or the one that it stands in */
  const xmlNode *heading; /* the nearest before it in its part, or itself; NULL: none */
} At;

/* The places of the description that it shows, each once. */
static void add_places(const xmlNode *node, Map *seen, Buffer *places)
{
  const char *src = node_attribute(node, "src");
  if (src && map_put(seen, src, (void *)node))
    buffer_format(places, "%s%s", places->length ? "\n" : "", src);
  for (const xmlNode *child = node_first(node); child; child = node_next(child))
    add_places(child, seen, places);
}

static void take_found(const Search *search, const At *at, const xmlNode *node)
{
  Arena *arena = arena_new();
  Buffer text = {0}, places = {0}, heading = {0};
  EmitRequest request = search->request;
  request.language = at->language;
  text_block(node, &text);
  add_places(node, map_new(arena), &places);
  if (!places.length && node_attribute(at->top, "src"))
    buffer_text(&places, node_attribute(at->top, "src"));
  if (at->heading)
    node_text(at->heading, &heading);
  search->take(search->context, &(EmitBlock){.request = &request, .part = at->part, .id = search->id,
                                             .text = text.at ? text.at : "", .places = places.at,
                                             .heading = heading.at});
  buffer_free(&text);
  buffer_free(&places);
  buffer_free(&heading);
  arena_free(arena);
}

/* Tells of every block; of the one that is looked for, all. */
static bool look_into(const Search *search, const At *at, const xmlNode *node)
{
  const char *id = node_attribute(node, "id");
  bool found = id && strcmp(id, search->id) == 0;
  if (found)
    take_found(search, at, node);
  else if (id)
    search->take(search->context, &(EmitBlock){.request = &search->request, .part = at->part, .id = id});
  for (const xmlNode *child = node_first(node); child; child = node_next(child))
    found |= look_into(search, at, child);
  return found;
}

/* The id of the block of the page that has it; NULL: none. */
static const char *look_through(const Search *search, const char *language, size_t part, const xmlDoc *page)
{
  const char *found = NULL;
  At at = {.language = language, .part = part};
  for (const xmlNode *node = node_first(xmlDocGetRootElement(page)); node; node = node_next(node)) {
    if (node_heading(node))
      at.heading = node;
    at.top = node;
    if (look_into(search, &at, node))
      found = node_attribute(node, "id");
  }
  return found;
}

/* What the document says of the block. */
static void take_remarks(Search *search, size_t part, const char *top)
{
  xmlDoc *remarks = build_remarks(&search->build, &search->request, part);
  const xmlNode *root = remarks ? xmlDocGetRootElement(remarks) : NULL;
  for (const xmlNode *node = root ? node_first(root) : NULL; node; node = node_next(node))
    if (text_same(node_attribute(node, "at"), top)) {
      Buffer text = {0};
      for (const xmlNode *said = node_first(node); said; said = node_next(said))
        text_block(said, &text);
      search->take(search->context, &(EmitBlock){.request = &search->request, .part = part, .id = search->id,
                                                 .text = text.at ? text.at : "", .is_remark = true});
      buffer_free(&text);
    }
  xmlFreeDoc(remarks);
}

static void search_part(Search *search, size_t part)
{
  Build *build = &search->build;
  const EmitSource *source = build->source;
  const char *frame = source->frame ? source->frame(source->context, &search->request, part) : NULL;
  if (frame)
    apply_prepare(build->apply, NULL, search->request.document);
  char *top = NULL;
  for (size_t i = 0; i < (frame ? 1 : build->language_count); i++) {
    const char *language = frame ? frame : build->options->languages[i];
    xmlDoc *page = build_page(build, &search->request, language, part);
    const char *found = look_through(search, language, part, page);
    if (found && !top)
      top = arena_string(build->arena, found);
    xmlFreeDoc(page);
  }
  if (top)
    take_remarks(search, part, top);
}

void emit_block(const EmitSource *source, const EmitOptions *options, const char *document, EmitAudience audience,
                const char *id, EmitTakeBlock *take, void *context)
{
  Search search = {.id = id, .take = take, .context = context};
  build_open(&search.build, source, options);
  apply_prepare(search.build.apply, NULL, document);
  for (size_t index = 0;; index++) {
    search.request = (EmitRequest){
      .document = document, .instance = document, .audience = audience, .language = options->languages[0]};
    if (!source->instance(source->context, document, audience, index, &search.request))
      break;
    const size_t parts = source->parts(source->context, &search.request);
    build_survey(&search.build, &search.request, parts, NULL, 0);
    for (size_t part = 0; part < parts; part++)
      search_part(&search, part);
  }
  build_close(&search.build);
}
