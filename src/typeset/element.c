/*
 * element: what the text is, in reading order.
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

Tags *tags_new(Typeset *typeset)
{
  Tags *tags = ARENA_NEW(typeset->arena, Tags);
  tags->document = ARENA_NEW(typeset->arena, Element);
  tags->document->kid.tag = TAG_DOCUMENT;
  tags->sections[0].section = tags->document;
  tags->depth = 1;
  return tags;
}

void tags_free(Tags *tags)
{
  free(tags->drawn);
  free(tags->marks);
  free(tags->pages);
  free(tags->annotations);
}

/* ---- while the page tree is walked ------------------------------------------------------------------- */

static void kid_add(Element *parent, Kid *kid)
{
  if (parent->last)
    parent->last->next = kid;
  else
    parent->first = kid;
  parent->last = kid;
}

static Element *element_new(Typeset *typeset, Element *parent, Tag tag, unsigned language)
{
  Element *element = ARENA_NEW(typeset->arena, Element);
  element->kid.tag = (uint8_t)tag;
  element->kid.language = (uint8_t)language;
  element->parent = parent;
  return element;
}

Element *element_add(const Context *context, Tag tag)
{
  Element *element = element_new(context->typeset, context->element, tag, context->language_number);
  element->kid.placed = true;
  kid_add(context->element, &element->kid);
  return element;
}

Element *element_within(Typeset *typeset, Element *parent, Tag tag, unsigned language)
{
  return element_new(typeset, parent, tag, language);
}

void section_open(Context *context, unsigned level)
{
  Tags *tags = context->typeset->tags;
  if (context->element != tags->sections[tags->depth - 1].section)
    return;
  while (tags->depth > 1 && tags->sections[tags->depth - 1].level >= level)
    tags->depth--;
  context->element = tags->sections[tags->depth - 1].section;
  context->element = element_add(context, TAG_SECT);
  tags->sections[tags->depth].level = (uint8_t)level;
  tags->sections[tags->depth++].section = context->element;
}

Tag heading_tag(Tags *tags, unsigned level)
{
  while (tags->head_count > 0 && tags->heads[tags->head_count - 1] >= level)
    tags->head_count--;
  tags->heads[tags->head_count++] = (uint8_t)level;
  return (Tag)(TAG_H1 + tags->head_count - 1);
}

/* ---- while pages are drawn --------------------------------------------------------------------------- */

/* Text within a paragraph comes behind what of it was drawn before. */
void element_place(Element *element)
{
  if (element->kid.placed || !element->parent)
    return;
  element_place(element->parent);
  element->kid.placed = true;
  kid_add(element->parent, &element->kid);
}

void tags_page(Tags *tags)
{
  if (tags->page_count == tags->page_capacity) {
    tags->page_capacity = tags->page_capacity * 2 + 16;
    tags->pages = memory_grow(tags->pages, tags->page_capacity * sizeof *tags->pages);
  }
  tags->pages[tags->page_count].mark = 0;
  tags->pages[tags->page_count++].drawn = (uint32_t)tags->drawn_count;
}

void tags_drawn(Tags *tags, Element *element, uint32_t glyphs)
{
  bool first = tags->drawn_count == tags->pages[tags->page_count - 1].drawn;
  if (!first && tags->drawn[tags->drawn_count - 1].element == element) {
    tags->drawn[tags->drawn_count - 1].glyphs += glyphs;
    return;
  }
  if (tags->drawn_count == tags->drawn_capacity) {
    tags->drawn_capacity = tags->drawn_capacity * 2 + 256;
    tags->drawn = memory_grow(tags->drawn, tags->drawn_capacity * sizeof *tags->drawn);
  }
  tags->drawn[tags->drawn_count++] = (Drawn){element, glyphs};
}

static void mark_add(Typeset *typeset, Element *element, Tag tag, size_t number, size_t page)
{
  Stretch *mark = ARENA_NEW(typeset->arena, Stretch);
  *mark = (Stretch){.kid = {.tag = (uint8_t)tag, .number = (uint32_t)number}, .page = (uint32_t)page};
  kid_add(element, &mark->kid);
}

void tags_annotate(Typeset *typeset, Annotation annotation)
{
  Tags *tags = typeset->tags;
  if (tags->annotation_count == tags->annotation_capacity) {
    tags->annotation_capacity = tags->annotation_capacity * 2 + 64;
    tags->annotations = memory_grow(tags->annotations, tags->annotation_capacity * sizeof(Annotation));
  }
  annotation.page = (uint32_t)tags->page_count - 1;
  annotation.link->kid.linked = true;
  mark_add(typeset, annotation.link, TAG_ANNOTATION, tags->annotation_count, annotation.page);
  tags->annotations[tags->annotation_count++] = annotation;
}

Element *link_of(Element *element)
{
  while (element && element->kid.tag != TAG_LINK)
    element = element->parent;
  return element;
}

/* ---- while marks are put round it -------------------------------------------------------------------- */

const Drawn *tags_take_page(Tags *tags, size_t page, size_t *count)
{
  bool last = page + 1 == tags->page_count;
  tags->pages[page].mark = (uint32_t)tags->mark_count;
  *count = (last ? tags->drawn_count : tags->pages[page + 1].drawn) - tags->pages[page].drawn;
  return tags->drawn + tags->pages[page].drawn;
}

void tags_taken(Tags *tags)
{
  free(tags->drawn);
  tags->drawn = NULL;
  tags->drawn_count = tags->drawn_capacity = 0;
}

uint32_t tags_mark(Typeset *typeset, Element *element, size_t page)
{
  Tags *tags = typeset->tags;
  uint32_t number = (uint32_t)tags->mark_count - tags->pages[page].mark;
  element_place(element);
  mark_add(typeset, element, TAG_MARK, number, page);
  if (tags->mark_count == tags->mark_capacity) {
    tags->mark_capacity = tags->mark_capacity * 2 + 256;
    tags->marks = memory_grow(tags->marks, tags->mark_capacity * sizeof(Element *));
  }
  tags->marks[tags->mark_count++] = element;
  return number;
}
