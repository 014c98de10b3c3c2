/*
 * logo: the organisation's mark on the first page, a PNG or an SVG.
 *
 * The file comes from whoever wrote the description, so it is looked at before a library paints it: how many
 * pixels a PNG will unpack to, and that an SVG is made of shapes alone.  What would name another file, run,
 * or be set in a font of the machine is refused by its name.
 */
#include <cairo.h>
#include <dlfcn.h>
#include <librsvg/rsvg.h>
#include <libxml/parser.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/draw_int.h"

#define SVG_NAMESPACE "http://www.w3.org/2000/svg"

enum { SIDE_AT_MOST = 4000, ELEMENTS_AT_MOST = 5000 };

/* ---- PNG ----------------------------------------------------------------------------------------------- */

typedef struct Reading {
  const TypesetLogo *logo;
  size_t at;
} Reading;

static cairo_status_t give_bytes(void *from, unsigned char *bytes, unsigned length)
{
  Reading *reading = from;
  if (length > reading->logo->length - reading->at)
    return CAIRO_STATUS_READ_ERROR;
  memcpy(bytes, reading->logo->bytes + reading->at, length);
  reading->at += length;
  return CAIRO_STATUS_SUCCESS;
}

static bool is_png(const TypesetLogo *logo)
{
  return logo->length > 24 && memcmp(logo->bytes, "\x89PNG\r\n\x1a\n", 8) == 0;
}

static uint32_t png_number(const TypesetLogo *logo, size_t at)
{
  const unsigned char *bytes = (const unsigned char *)logo->bytes + at;
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static cairo_surface_t *png_new(const TypesetLogo *logo)
{
  Reading reading = {logo, 0};
  return cairo_image_surface_create_from_png_stream(give_bytes, &reading);
}

static const char *png_fault(const TypesetLogo *logo)
{
  uint32_t width = png_number(logo, 16), height = png_number(logo, 20); /* of its first chunk */
  if (width > SIDE_AT_MOST || height > SIDE_AT_MOST)
    return "pixels";
  cairo_surface_t *surface = png_new(logo);
  bool good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && width > 0 && height > 0;
  cairo_surface_destroy(surface);
  return good ? NULL : "broken";
}

/* ---- SVG: what may be in it ---------------------------------------------------------------------------- */

typedef struct Look {
  size_t elements; /* to be painted: one that is referred to counts each time */
  const char *fault;
  char *detail; /* room for LOGO_DETAIL bytes */
} Look;

static void find_fault(Look *look, const char *fault, const char *detail)
{
  look->fault = fault;
  snprintf(look->detail, LOGO_DETAIL, "%s", detail);
}

static bool is_shape(const char *name)
{
  static const char *const shapes[] = {
    "svg",  "g",      "path",  "rect", "circle",   "ellipse",        "line",           "polyline", "polygon", "defs",
    "stop", "symbol", "title", "desc", "clipPath", "linearGradient", "radialGradient", "metadata", "style",   "use"};
  for (size_t i = 0; i < COUNT_OF(shapes); i++)
    if (strcmp(name, shapes[i]) == 0)
      return true;
  return false;
}

/* "url(#a)" is a place in the file itself, as is "#a" of a link; anything else would be fetched. */
static bool stays_inside(const char *text)
{
  if (strstr(text, "@import") || strchr(text, '\\'))
    return false;
  for (const char *at = strstr(text, "url("); at; at = strstr(at + 1, "url("))
    if (at[4 + strspn(at + 4, " '\"")] != '#')
      return false;
  return true;
}

static void look_at_attributes(Look *look, const xmlNode *element)
{
  for (const xmlAttr *attribute = element->properties; attribute && !look->fault; attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    xmlChar *value = xmlNodeListGetString(element->doc, attribute->children, 1);
    const char *text = value ? (const char *)value : "";
    if (strncmp(name, "on", 2) == 0 || !stays_inside(text) || (strcmp(name, "href") == 0 && text[0] != '#'))
      find_fault(look, "element", name);
    xmlFree(value);
  }
}

static const xmlNode *element_of_id(const xmlNode *first, const char *id)
{
  const xmlNode *found = NULL;
  for (const xmlNode *node = first; node && !found; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    const char *own = attribute(node, "id");
    found = own && strcmp(own, id) == 0 ? node : element_of_id(node->children, id);
  }
  return found;
}

static void look_at_element(Look *look, const xmlNode *node);

/* What it shows again counts again: shapes within shapes, each twice, are a bomb of a few lines. */
static void look_at_use(Look *look, const xmlNode *node)
{
  for (const xmlAttr *named = node->properties; named && !look->fault; named = named->next) {
    xmlChar *value = xmlNodeListGetString(node->doc, named->children, 1);
    const char *id = value && strcmp((const char *)named->name, "href") == 0 ? (const char *)value + 1 : NULL;
    const xmlNode *shown = id ? element_of_id(xmlDocGetRootElement(node->doc), id) : NULL;
    if (shown)
      look_at_element(look, shown);
    xmlFree(value);
  }
}

/* An editor's own notes, in namespaces of theirs, are passed over. */
static void look_at_element(Look *look, const xmlNode *node)
{
  const char *name = (const char *)node->name;
  if (!node->ns || strcmp((const char *)node->ns->href, SVG_NAMESPACE) != 0)
    return;
  if (!is_shape(name))
    find_fault(look, "element", name);
  else if (++look->elements > ELEMENTS_AT_MOST)
    find_fault(look, "pixels", "");
  else
    look_at_attributes(look, node);
  xmlChar *text = strcmp(name, "style") == 0 ? xmlNodeGetContent(node) : NULL;
  if (text && !stays_inside((const char *)text))
    find_fault(look, "element", "@import");
  xmlFree(text);
  if (!look->fault && strcmp(name, "use") == 0)
    look_at_use(look, node);
  const xmlNode *first = strcmp(name, "metadata") == 0 ? NULL : node->children;
  for (const xmlNode *child = first; child && !look->fault; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      look_at_element(look, child);
    else if (child->type == XML_ENTITY_REF_NODE)
      find_fault(look, "element", (const char *)child->name);
}

static const char *svg_fault(const TypesetLogo *logo, char *detail)
{
  const int how = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  xmlDoc *document = xmlReadMemory(logo->bytes, (int)logo->length, "logo.svg", NULL, how);
  const xmlNode *root = document ? xmlDocGetRootElement(document) : NULL;
  Look look = {.detail = detail};
  if (!root || !root->ns || strcmp((const char *)root->ns->href, SVG_NAMESPACE) != 0 ||
      strcmp((const char *)root->name, "svg") != 0)
    look.fault = "broken";
  else if (document->intSubset && document->intSubset->children) /* entities of its own */
    find_fault(&look, "element", "!DOCTYPE");
  else
    look_at_element(&look, root);
  xmlFreeDoc(document);
  return look.fault;
}

/* ---- SVG: drawn by librsvg ----------------------------------------------------------------------------- */

/* The library is opened when a description has such a logo: to be linked with it would cost every process
   some ten milliseconds, which is what a small organisation's documents take. */
typedef struct Library {
  void *handle;
  RsvgHandle *(*new_from_data)(const guint8 *, gsize, GError **);
  gboolean (*size_in_pixels)(RsvgHandle *, gdouble *, gdouble *);
  void (*dimensions)(RsvgHandle *, gboolean *, RsvgLength *, gboolean *, RsvgLength *, gboolean *, RsvgRectangle *);
  gboolean (*render)(RsvgHandle *, cairo_t *, const RsvgRectangle *, GError **);
  void (*unref)(gpointer);
  void (*error_free)(GError *);
} Library;

static Library found;

static void library_open(void)
{
  found.handle = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
  const struct {
    const char *name;
    void *to;
  } names[] = {
    {"rsvg_handle_new_from_data", &found.new_from_data},
    {"rsvg_handle_get_intrinsic_size_in_pixels", &found.size_in_pixels},
    {"rsvg_handle_get_intrinsic_dimensions", &found.dimensions},
    {"rsvg_handle_render_document", &found.render},
    {"g_object_unref", &found.unref},
    {"g_error_free", &found.error_free},
  };
  for (size_t i = 0; i < COUNT_OF(names); i++) {
    void *symbol = found.handle ? dlsym(found.handle, names[i].name) : NULL;
    if (!symbol)
      machine_failed("an SVG logo needs librsvg 2.52 or later: %s", dlerror());
    memcpy(names[i].to, &symbol, sizeof symbol);
  }
}

static const Library *library(void)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, library_open);
  return &found;
}

static RsvgHandle *svg_new(const TypesetLogo *logo)
{
  GError *error = NULL;
  RsvgHandle *handle = library()->new_from_data((const guint8 *)logo->bytes, logo->length, &error);
  if (error)
    library()->error_free(error);
  return handle;
}

/* Its own size; where it gives none, that of its viewBox; false: neither. */
static bool svg_size(RsvgHandle *handle, double *width, double *height)
{
  gboolean has_width, has_height, has_box;
  RsvgLength across, down;
  RsvgRectangle box;
  if (!library()->size_in_pixels(handle, width, height)) {
    library()->dimensions(handle, &has_width, &across, &has_height, &down, &has_box, &box);
    *width = has_box ? box.width : 0;
    *height = has_box ? box.height : 0;
  }
  return *width > 0 && *height > 0;
}

/* ---- both ---------------------------------------------------------------------------------------------- */

static bool size_of(const TypesetLogo *logo, double *width, double *height)
{
  if (is_png(logo)) {
    *width = png_number(logo, 16);
    *height = png_number(logo, 20);
    return *width > 0 && *height > 0;
  }
  RsvgHandle *handle = svg_new(logo);
  bool known = handle && svg_size(handle, width, height);
  if (handle)
    library()->unref(handle);
  return known;
}

const char *typeset_logo_fault(const TypesetLogo *logo, char detail[LOGO_DETAIL])
{
  double width, height;
  detail[0] = '\0';
  const char *fault = is_png(logo) ? png_fault(logo) : svg_fault(logo, detail);
  return fault ? fault : size_of(logo, &width, &height) ? NULL : "broken";
}

void logo_fit(const TypesetLogo *logo, float most_width, float most_height, float *width, float *height)
{
  double own_width, own_height;
  *width = *height = 0;
  if (!size_of(logo, &own_width, &own_height))
    return;
  double scale = (double)most_width / own_width;
  if (own_height * scale > (double)most_height)
    scale = (double)most_height / own_height;
  *width = (float)(own_width * scale);
  *height = (float)(own_height * scale);
}

void logo_draw(Pen *pen, const TypesetLogo *logo, float x, float y, float width, float height)
{
  cairo_t *cairo = pen->cairo;
  pen_flush(pen);
  cairo_save(cairo);
  if (is_png(logo)) {
    cairo_surface_t *surface = png_new(logo);
    cairo_translate(cairo, (double)x, (double)y);
    cairo_scale(cairo, (double)width / png_number(logo, 16), (double)height / png_number(logo, 20));
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_paint(cairo);
    cairo_surface_destroy(surface);
  } else {
    const RsvgRectangle box = {(double)x, (double)y, (double)width, (double)height};
    RsvgHandle *handle = svg_new(logo);
    GError *error = NULL;
    if (handle && !library()->render(handle, cairo, &box, &error) && error)
      library()->error_free(error);
    if (handle)
      library()->unref(handle);
  }
  cairo_restore(cairo);
  pen->source = COLOUR_COUNT;
}
