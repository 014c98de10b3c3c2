/*
 * pair: the pages of several languages as one page of pairs, zipped by block id.
 *
 * The first language leads: its blocks give the order.  Blocks without id (furniture, rules) pair by their
 * position between neighbours that have one.  What has no partner is placed alone, where it stands in its own
 * language, and reported: a reader of the other language would miss it.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "emit/emit_int.h"

enum { PAIR_LIMIT = 32 };

typedef struct Block {
  xmlNode *node;
  const char *id; /* NULL where it has none */
  bool used;
} Block;

/* The blocks of one language. */
typedef struct Strand {
  const char *language;
  Block *blocks;
  size_t count;
  size_t at;  /* all before are used or stand in another order */
  Map *by_id; /* to Block */
} Strand;

typedef struct Pairing {
  Arena *arena;
  Strand strands[PAIR_LIMIT];
  size_t count;
  const EmitOptions *options;
  xmlDoc *doc;
  xmlNode *root;
} Pairing;

static Strand make_strand(Arena *arena, const xmlDoc *page)
{
  const xmlNode *root = xmlDocGetRootElement(page);
  const char *language = node_attribute(root, "lang");
  Strand strand = {.language = language ? language : "", .by_id = map_new(arena)};
  for (xmlNode *node = node_first(root); node; node = node_next(node))
    strand.count++;
  strand.blocks = ARENA_ARRAY(arena, Block, strand.count + 1);
  size_t i = 0;
  for (xmlNode *node = node_first(root); node; node = node_next(node), i++) {
    Block *block = &strand.blocks[i];
    *block = (Block){.node = node, .id = node_attribute(node, "id")};
    if (block->id && !map_put(strand.by_id, block->id, block))
      block->id = NULL; /* a second one is no anchor */
  }
  return strand;
}

/* ---- the tree of pairs ------------------------------------------------------------------------------- */

static xmlNode *open_pair(Pairing *pairing)
{
  xmlNode *pair = xmlNewDocNode(pairing->doc, NULL, (const xmlChar *)"pair", NULL);
  return xmlAddChild(pairing->root, pair);
}

static void add_side(Pairing *pairing, xmlNode *pair, const Strand *strand, Block *block)
{
  block->used = true;
  xmlNode *side = xmlNewDocNode(pairing->doc, NULL, (const xmlChar *)"side", NULL);
  xmlSetProp(side, (const xmlChar *)"lang", (const xmlChar *)strand->language);
  xmlAddChild(pair, side);
  xmlAddChild(side, xmlDocCopyNode(block->node, pairing->doc, 1));
}

/* The nearest name a reader of the finding can look for. */
static const char *name_of(const Strand *strand, const Block *block)
{
  for (const Block *at = block; at >= strand->blocks; at--)
    if (at->id)
      return at->id;
  return (const char *)block->node->name;
}

static void report(Pairing *pairing, const Strand *strand, const Block *block)
{
  const EmitOptions *options = pairing->options;
  if (!options->findings)
    return;
  const char *src = node_attribute(block->node, "src");
  Place place = src && options->place ? options->place(options->place_context, src) : NOWHERE;
  Arena *arena = options->findings->arena;
  char *name = arena_string(arena, name_of(strand, block));
  Finding *finding = finding_add(options->findings, "PPC041", NULL, SEVERITY_WARNING, place);
  finding->block = name;
  finding_text(options->findings, finding, "block", name);
  finding_text(options->findings, finding, "language", arena_string(arena, strand->language));
}

static void add_alone(Pairing *pairing, Strand *strand, Block *block)
{
  report(pairing, strand, block);
  add_side(pairing, open_pair(pairing), strand, block);
}

/* ---- zipping ----------------------------------------------------------------------------------------- */

/* Places alone what stands before `end` and cannot find a partner any more. */
static void pass(Pairing *pairing, Strand *strand, size_t end)
{
  for (; strand->at < end; strand->at++) {
    Block *block = &strand->blocks[strand->at];
    if (block->used || (block->id && map_find(pairing->strands[0].by_id, block->id)))
      continue;
    add_alone(pairing, strand, block);
  }
}

/* The partner of a block without id: the next one of its kind before the next block that has a partner. */
static Block *partner_by_position(Pairing *pairing, Strand *strand, const Block *lead)
{
  for (size_t i = strand->at; i < strand->count; i++) {
    Block *block = &strand->blocks[i];
    if (block->used)
      continue;
    if (block->id && map_find(pairing->strands[0].by_id, block->id))
      return NULL;
    if (!block->id && node_is(block->node, (const char *)lead->node->name))
      return block;
  }
  return NULL;
}

static Block *partner(Pairing *pairing, Strand *strand, const Block *lead)
{
  Block *found = lead->id ? map_find(strand->by_id, lead->id) : partner_by_position(pairing, strand, lead);
  return found && !found->used ? found : NULL;
}

static void pair_block(Pairing *pairing, Block *lead)
{
  Block *partners[PAIR_LIMIT] = {lead};
  bool complete = true;
  for (size_t i = 1; i < pairing->count; i++) {
    Strand *strand = &pairing->strands[i];
    partners[i] = partner(pairing, strand, lead);
    if (partners[i])
      pass(pairing, strand, (size_t)(partners[i] - strand->blocks));
    if (!partners[i])
      complete = false;
  }
  if (!complete)
    report(pairing, &pairing->strands[0], lead);
  xmlNode *pair = open_pair(pairing);
  for (size_t i = 0; i < pairing->count; i++)
    if (partners[i])
      add_side(pairing, pair, &pairing->strands[i], partners[i]);
}

/* The root's attributes are those of the first language; the title names the document in all of them. */
static void copy_root(Pairing *pairing, xmlDoc *const *pages)
{
  const xmlNode *first = xmlDocGetRootElement(pages[0]);
  for (const xmlAttr *attribute = first->properties; attribute; attribute = attribute->next)
    xmlSetProp(pairing->root, attribute->name,
               (const xmlChar *)node_attribute(first, (const char *)attribute->name));
  Buffer title = {0};
  Buffer languages = {0};
  for (size_t i = 0; i < pairing->count; i++) {
    const char *own = node_attribute(xmlDocGetRootElement(pages[i]), "title");
    if (own)
      buffer_format(&title, "%s%s", title.length ? " / " : "", own);
    buffer_format(&languages, "%s%s", i ? " " : "", pairing->strands[i].language);
  }
  if (title.length)
    xmlSetProp(pairing->root, (const xmlChar *)"title", (const xmlChar *)title.at);
  xmlSetProp(pairing->root, (const xmlChar *)"languages", (const xmlChar *)languages.at);
  buffer_free(&title);
  buffer_free(&languages);
}

xmlDoc *pair_pages(xmlDoc *const *pages, size_t count, const EmitOptions *options)
{
  assert(count > 0 && count <= PAIR_LIMIT);
  Pairing pairing = {
    .arena = arena_new(), .count = count, .options = options, .doc = xmlNewDoc((const xmlChar *)"1.0")};
  for (size_t i = 0; i < count; i++)
    pairing.strands[i] = make_strand(pairing.arena, pages[i]);
  pairing.root = xmlNewDocNode(pairing.doc, NULL, (const xmlChar *)"page", NULL);
  xmlDocSetRootElement(pairing.doc, pairing.root);
  copy_root(&pairing, pages);
  for (size_t i = 0; i < pairing.strands[0].count; i++)
    pair_block(&pairing, &pairing.strands[0].blocks[i]);
  for (size_t i = 1; i < count; i++)
    pass(&pairing, &pairing.strands[i], pairing.strands[i].count);
  arena_free(pairing.arena);
  return pairing.doc;
}
