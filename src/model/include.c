/*
 * include: <xi:include href="…"/> is replaced by the root element of the file it names, which is read by
 * the same means, so that its elements have places too (libxml2's own XInclude loses them all).
 *
 * Which files may be read is folders.c's to say.
 */
#include <ctype.h>
#include <string.h>

#include "model/load_int.h"
#include "model/model_int.h"

static void refuse(Loader *loader, Place place, const char *variant, const char *href)
{
  Finding *finding = finding_add(loader->findings, "PPC005", variant, SEVERITY_ERROR, place);
  finding_text(loader->findings, finding, "href", href);
}

static bool is_prefix(const xmlAttr *attribute)
{
  return attribute->ns != NULL && strcmp((const char *)attribute->ns->href, NAMESPACE) == 0 &&
         strcmp((const char *)attribute->name, "prefix") == 0;
}

/* The element says which file, and what to put before its names (*prefix, or NULL); nothing else: no text
   inclusion, no pointers, no fallback. */
static bool has_form(Loader *loader, const xmlNode *node, const char *href, const char **prefix)
{
  *prefix = NULL;
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next) {
    if (attribute->ns == NULL && strcmp((const char *)attribute->name, "href") == 0)
      continue;
    const char *space = attribute->ns != NULL ? (const char *)attribute->ns->prefix : NULL;
    const char *name = arena_format(loader->arena, "%s%s%s", space != NULL ? space : "",
                                    space != NULL ? ":" : "", (const char *)attribute->name);
    if (is_prefix(attribute)) {
      xmlChar *value = xmlNodeListGetString(node->doc, attribute->children, 1);
      *prefix = arena_string(loader->arena, value != NULL ? (const char *)value : "");
      xmlFree(value);
    }
    if (*prefix != NULL && prefix_is_name(*prefix))
      continue;
    refuse(loader, attribute_place(loader->sources, node, name, *prefix != NULL),
           *prefix != NULL ? "prefix" : "attribute", *prefix != NULL ? *prefix : href);
    return false;
  }
  if (node->children != NULL) {
    refuse(loader, node_place(node->children), "content", href);
    return false;
  }
  return true;
}

/* A path that begins at the folder of the file: no scheme, no server, no root, no fragment. */
static bool is_relative_path(const char *href)
{
  const char *at = href;

  if (*href == '\0' || *href == '/' || strpbrk(href, "#?\\") != NULL)
    return false;
  while (isalnum((unsigned char)*at) || strchr("+-.", *at) != NULL) {
    if (*at == '\0')
      return true;
    at++;
  }
  return *at != ':';
}

/* Beside the file that asks, else in a library. */
static bool find(Loader *loader, const File *file, const char *href, Target *target, const char **variant)
{
  const char *const *libraries = loader->options->libraries;

  if (folder_find(loader, path_folder(loader->arena, file->source->path), href, target, variant))
    return true;
  for (; libraries != NULL && *libraries != NULL && strcmp(*variant, "missing") == 0; libraries++) {
    const char *why;
    if (folder_find(loader, *libraries, href, target, &why))
      return true;
    if (strcmp(why, "outside") != 0)
      *variant = why;
  }
  return false;
}

/* Relative to the folder that it lies in, the root file's first. */
static const char *short_name(const Loader *loader, const char *real)
{
  for (size_t i = 0; i < loader->folder_count; i++)
    if (path_is_below(real, loader->folders[i])) {
      const char *name = real + strlen(loader->folders[i]);
      return *name == '/' ? name + 1 : name;
    }
  return real;
}

static unsigned depth_of(const xmlNode *node)
{
  unsigned depth = 0;

  for (; node->parent != NULL && node->parent->type == XML_ELEMENT_NODE; node = node->parent)
    depth++;
  return depth;
}

/* Puts the root of `part` where `node` stands.  Both documents share their dictionary of names; what the part
   keeps for its own elements is the declaration of the prefix xml, which moves too. */
static void take_in(xmlNode *node, xmlDoc *part)
{
  xmlDoc *document = node->doc;
  xmlNode *root = xmlDocGetRootElement(part);

  if (root != NULL) {
    if (part->oldNs != NULL) {
      xmlNs *last = part->oldNs;
      while (last->next != NULL)
        last = last->next;
      if (document->oldNs != NULL) { /* behind the first, which must stay the document's own */
        last->next = document->oldNs->next;
        document->oldNs->next = part->oldNs;
      } else {
        document->oldNs = part->oldNs;
      }
      part->oldNs = NULL;
    }
    xmlReplaceNode(node, root);
  } else {
    xmlUnlinkNode(node);
  }
  xmlFreeNode(node);
  xmlFreeDoc(part);
}

static void drop(xmlNode *node)
{
  xmlUnlinkNode(node);
  xmlFreeNode(node);
}

static Source *source_for(Loader *loader, const Target *target)
{
  Source *source = map_find(loader->files, target->real);

  if (source == NULL) {
    source = load_source(loader, target->real, target->path, short_name(loader, target->real));
    if (source != NULL)
      map_put(loader->files, target->real, source);
  }
  return source;
}

static unsigned chain_length(const File *file)
{
  unsigned length = 0;

  for (; file != NULL; file = file->includer)
    length++;
  return length;
}

/* Replaces `node`, an xi:include in `file`; where that cannot be done it is taken out, and a finding says
   why. */
void include_file(Loader *loader, const File *file, xmlNode *node, unsigned depth)
{
  const Place place = node_place(node);
  xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)"href");
  const char *href = arena_string(loader->arena, value != NULL ? (const char *)value : "");
  const char *variant = NULL, *prefix;
  Target target = {0};

  xmlFree(value);
  if (!has_form(loader, node, href, &prefix)) {
    drop(node);
    return;
  }
  if (!is_relative_path(href))
    variant = "address";
  else if (find(loader, file, href, &target, &variant))
    variant = NULL;
  for (const File *above = file; variant == NULL && above != NULL; above = above->includer)
    if (strcmp(above->real, target.real) == 0)
      variant = "cycle";
  if (variant != NULL) {
    refuse(loader, place, variant, href);
    drop(node);
    return;
  }
  if (chain_length(file) >= LIMIT_DEPTH) {
    Finding *finding = finding_add(loader->findings, "PPC004", "depth", SEVERITY_ERROR, place);
    finding_number(loader->findings, finding, "limit", LIMIT_DEPTH);
    drop(node);
    return;
  }
  const File part = {.source = source_for(loader, &target), .real = target.real, .includer = file};
  xmlDoc *document = part.source != NULL ? load_file(loader, &part, depth + depth_of(node), place) : NULL;
  xmlNode *root = document != NULL ? xmlDocGetRootElement(document) : NULL;
  if (root != NULL && prefix != NULL && !prefix_names(loader, root, prefix))
    refuse(loader, place, "long", prefix);
  if (document != NULL)
    take_in(node, document);
  else
    drop(node);
}
