/*
 * places: where elements, their attributes and their content stand in the files.
 *
 * A node keeps its source and the offset of its start tag, in its _private; the rest is read off the file's
 * bytes when somebody asks.  libxml2's own line would be where the tag ends, and none at all behind line
 * 65,535.
 */
#include <assert.h>
#include <string.h>

#include "model/load_int.h"

_Static_assert(sizeof(void *) >= 8, "a node's place is 49 bits and stands in a pointer");

/* How far the end of a content is looked for: not much further than a place can be long. */
static const ptrdiff_t CONTENT_LIMIT = (ptrdiff_t)2 * UINT16_MAX;

/* From the low end: 32 bits of offset, 16 of source, 1 that says whether the element holds elements alone. */
enum { SOURCE_SHIFT = 32, STRUCTURAL_SHIFT = 48 };

void node_set_place(xmlNode *node, const Source *source, size_t offset, bool structural)
{
  node->_private = (void *)((uintptr_t)(uint32_t)offset | (uintptr_t)source->index << SOURCE_SHIFT |
                            (uintptr_t)structural << STRUCTURAL_SHIFT);
}

bool node_is_structural(const xmlNode *node)
{
  return (uintptr_t)node->_private >> STRUCTURAL_SHIFT & 1;
}

static uint32_t tag_offset(const xmlNode *node)
{
  return (uint32_t)(uintptr_t)node->_private;
}

/* A stretch too long for a place is cut, before a character. */
Place place_of(const Source *source, size_t offset, size_t length)
{
  if (length > UINT16_MAX) {
    length = UINT16_MAX;
    while (((unsigned char)source->bytes[offset + length] & 0xC0) == 0x80)
      length--;
  }
  return (Place){.offset = (uint32_t)offset, .source = source->index, .length = (uint16_t)length};
}

Place node_place(const xmlNode *node)
{
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->parent;
  if (node == NULL || node->_private == NULL)
    return NOWHERE;

  size_t length = strlen((const char *)node->name);
  if (node->ns != NULL && node->ns->prefix != NULL)
    length += strlen((const char *)node->ns->prefix) + 1;
  return (Place){.offset = tag_offset(node) + 1,
                 .source = (uint16_t)((uintptr_t)node->_private >> SOURCE_SHIFT),
                 .length = (uint16_t)length}; /* libxml2's names are 50,000 bytes at most */
}

/* ---- reading a tag's bytes ----------------------------------------------------------------------------- */

static bool is_blank(char byte)
{
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static const char *skip_blanks(const char *at, const char *end)
{
  while (at < end && is_blank(*at))
    at++;
  return at;
}

static const char *skip_name(const char *at, const char *end)
{
  while (at < end && !is_blank(*at) && *at != '=' && *at != '>' && *at != '/')
    at++;
  return at;
}

typedef struct RawAttribute {
  const char *name, *name_end, *value, *value_end; /* value: between the quotes */
} RawAttribute;

/* The next attribute of a start tag, or false at its end.  The tag is well formed: libxml2 has read it. */
static bool next_attribute(const char **at, const char *end, RawAttribute *attribute)
{
  const char *here = skip_blanks(*at, end);

  attribute->name = here;
  attribute->name_end = skip_name(here, end);
  here = skip_blanks(attribute->name_end, end);
  if (attribute->name_end == attribute->name || here >= end || *here != '=') {
    *at = here;
    return false;
  }
  here = skip_blanks(here + 1, end);
  const char *quote_end = here < end ? memchr(here + 1, *here, (size_t)(end - here - 1)) : NULL;
  if (quote_end == NULL) {
    *at = end;
    return false;
  }
  attribute->value = here + 1;
  attribute->value_end = quote_end;
  *at = quote_end + 1;
  return true;
}

/* Behind the element's name. */
static const char *tag_attributes(const Source *source, const xmlNode *node)
{
  const char *end = source->bytes + source->length;
  return skip_name(source->bytes + tag_offset(node) + 1, end);
}

Place attribute_place(const Sources *sources, const xmlNode *node, const char *name, bool value)
{
  const Source *source = source_of(sources, node_place(node));
  RawAttribute attribute;

  if (source == NULL)
    return NOWHERE;
  const char *at = tag_attributes(source, node), *end = source->bytes + source->length;
  while (next_attribute(&at, end, &attribute)) {
    const size_t length = (size_t)(attribute.name_end - attribute.name);
    if (length != strlen(name) || memcmp(attribute.name, name, length) != 0)
      continue;
    if (!value)
      return place_of(source, (size_t)(attribute.name - source->bytes), length);
    if (attribute.value == attribute.value_end) /* an empty value is shown by its quotes */
      return place_of(source, (size_t)(attribute.value - source->bytes) - 1, 2);
    return place_of(source, (size_t)(attribute.value - source->bytes),
                    (size_t)(attribute.value_end - attribute.value));
  }
  return node_place(node);
}

/* ---- content ------------------------------------------------------------------------------------------- */

/* Behind `mark`, or `end` where there is none. */
static const char *behind(const char *at, const char *end, const char *mark)
{
  const size_t length = strlen(mark);

  for (; at + length <= end; at++)
    if (memcmp(at, mark, length) == 0)
      return at + length;
  return end;
}

/* Behind a start tag's '>', which may also stand in an attribute's value. */
static const char *behind_tag(const char *at, const char *end, bool *empty)
{
  RawAttribute attribute;

  while (next_attribute(&at, end, &attribute))
    ;
  *empty = at < end && *at == '/';
  return behind(at, end, ">");
}

/* The '<' of the end tag that closes what `at` stands in, or `end`. */
static const char *content_end(const char *at, const char *end)
{
  static const struct {
    const char *start, *stop;
  } passed[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
  int depth = 0;

  while (at < end && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
    const char *next = NULL;
    for (size_t i = 0; i < COUNT_OF(passed) && next == NULL; i++)
      if ((size_t)(end - at) >= strlen(passed[i].start) && text_starts(at, passed[i].start))
        next = behind(at, end, passed[i].stop);
    if (next == NULL && at[1] == '/') {
      if (depth-- == 0)
        return at;
      next = behind(at, end, ">");
    } else if (next == NULL) {
      bool empty;
      next = behind_tag(skip_name(at + 1, end), end, &empty);
      depth += !empty;
    }
    at = next;
  }
  return end;
}

Place content_place(const Sources *sources, const xmlNode *node)
{
  const Source *source = source_of(sources, node_place(node));
  bool empty;

  if (source == NULL)
    return NOWHERE;
  const char *end = source->bytes + source->length;
  const char *first = behind_tag(tag_attributes(source, node), end, &empty);
  if (empty)
    return node_place(node);
  const char *last = content_end(first, end - first > CONTENT_LIMIT ? first + CONTENT_LIMIT : end);
  const char *begin = skip_blanks(first, last);
  while (last > begin && is_blank(last[-1]))
    last--;
  if (begin == last)
    return node_place(node);
  return place_of(source, (size_t)(begin - source->bytes), (size_t)(last - begin));
}
