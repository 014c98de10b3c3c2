/*
 * tag_int: what the text is, for those who cannot see it - the structure tree of a tagged PDF.
 *
 * Layout makes the elements while it walks the page tree, so that they stand in reading order; a run knows
 * its element.  Drawing notes how many glyphs of which element follow each other on a page; the finishing
 * pass puts marks round them in the page's content (cairo's own tags cost a fifth of the drawing and differ
 * from version to version); tree.c writes what mark belongs to what element.  Furniture has no element.
 */
#ifndef TAG_INT_H
#define TAG_INT_H

#include "base/base.h"

struct Block;
struct Context;
struct Figure;
struct Typeset;

/* The names of PDF 1.7 (ISO 32000-1, 14.8.4), so that no role map is wanted. */
#define TAGS(X)                                                                                              \
  X(DOCUMENT, "Document")                                                                                    \
  X(SECT, "Sect")                                                                                            \
  X(DIV, "Div")                                                                                              \
  X(H1, "H1")                                                                                                \
  X(H2, "H2")                                                                                                \
  X(H3, "H3")                                                                                                \
  X(H4, "H4")                                                                                                \
  X(P, "P")                                                                                                  \
  X(L, "L")                                                                                                  \
  X(LI, "LI")                                                                                                \
  X(LBL, "Lbl")                                                                                              \
  X(LBODY, "LBody")                                                                                          \
  X(TABLE, "Table")                                                                                          \
  X(THEAD, "THead")                                                                                          \
  X(TBODY, "TBody")                                                                                          \
  X(TR, "TR")                                                                                                \
  X(TH, "TH")                                                                                                \
  X(TD, "TD")                                                                                                \
  X(CAPTION, "Caption")                                                                                      \
  X(FIGURE, "Figure")                                                                                        \
  X(TOC, "TOC")                                                                                              \
  X(TOCI, "TOCI")                                                                                            \
  X(REFERENCE, "Reference")                                                                                  \
  X(LINK, "Link")                                                                                            \
  X(NOTE, "Note")                                                                                            \
  X(SPAN, "Span")

#define TAG(name, text) TAG_##name,
typedef enum Tag { TAGS(TAG) TAG_MARK /* no element: text of one on a page */, TAG_ANNOTATION } Tag;
#undef TAG

typedef enum Attribute {
  ATTRIBUTE_NONE,
  ATTRIBUTE_ROW, /* what a TH is the head of */
  ATTRIBUTE_COLUMN,
  ATTRIBUTE_DECIMAL, /* how the items of an L are labelled */
  ATTRIBUTE_DISC,
  ATTRIBUTE_WORDS
} Attribute;

/* A child of an element: another one, or a mark. */
typedef struct Kid {
  struct Kid *next;
  uint8_t tag;          /* Tag */
  uint8_t language;     /* of an element: number, see hyphenation_language; 0: its parent's */
  uint8_t attribute;    /* Attribute */
  unsigned columns : 6; /* of a cell: how many it spans, if more than one */
  unsigned placed : 1;  /* it is among its parent's */
  unsigned linked : 1;  /* a LINK that can be followed */
  uint32_t number;      /* of an element: its object; of a mark: on its page; of an annotation: in Tags */
} Kid;

typedef struct Stretch {
  Kid kid;
  uint32_t page; /* from 0 */
} Stretch;

/* About a hundred of them stand on a page: keep it small. */
typedef struct Element {
  Kid kid;
  struct Element *parent;
  Kid *first, *last;
  union {
    const char *target;          /* of a LINK */
    const struct Figure *figure; /* of a FIGURE */
  } of;
} Element;

/* Glyphs of one element, in the order in which they are painted. */
typedef struct Drawn {
  Element *element; /* NULL: furniture */
  uint32_t glyphs;
} Drawn;

/* Where a line of a link is to be touched. */
typedef struct Annotation {
  Element *link;
  const struct Block *to; /* NULL: its target is an address */
  const char *words; /* its own */
  uint32_t page;             /* from 0 */
  float x, y, width, height; /* from the top of the sheet */
} Annotation;

enum { TAG_LEVELS = 4 };

typedef struct Tags {
  Element *document;
  struct {
    uint8_t level;
    Element *section;
  } sections[TAG_LEVELS + 1]; /* those that are open; the first is the document */
  size_t depth;
  uint8_t heads[TAG_LEVELS]; /* levels asked for of the headings above, outermost first */
  size_t head_count;
  Drawn *drawn; /* of all pages */
  size_t drawn_count, drawn_capacity;
  Element **marks; /* of all pages, in the order of their numbers */
  size_t mark_count, mark_capacity;
  struct {
    uint32_t drawn, mark; /* its first ones */
  } * pages;              /* those that are drawn */
  size_t page_count, page_capacity;
  Annotation *annotations;
  size_t annotation_count, annotation_capacity;
} Tags;

Tags *tags_new(struct Typeset *typeset);
void tags_free(Tags *tags); /* what is not in the arena */

/* The last child of the context's element so far. */
Element *element_add(const struct Context *context, Tag tag);
/* A stretch within the text of `parent`: it takes its place when it is first drawn. */
Element *element_within(struct Typeset *typeset, Element *parent, Tag tag, unsigned language);
/* In the main flow, a section of this level, which becomes the context's element. */
void section_open(struct Context *context, unsigned level);
/* H1 to H4 for a heading; levels that would be skipped are closed up. */
Tag heading_tag(Tags *tags, unsigned level);

/* While pages are drawn, in order. */
void tags_page(Tags *tags);
void tags_drawn(Tags *tags, Element *element, uint32_t glyphs);
void tags_annotate(struct Typeset *typeset, Annotation annotation); /* on the last page */
void element_place(Element *element);             /* at the end of its parent, unless it has its place */
Element *link_of(Element *element);               /* itself or what is around it; NULL */
const char *element_name(const Element *element); /* in PDF */

/* While marks are put round what was drawn, page by page (finish_content.c): what it was, and the number of a
   new mark. */
const Drawn *tags_take_page(Tags *tags, size_t page, size_t *count);
uint32_t tags_mark(struct Typeset *typeset, Element *element, size_t page);
void tags_taken(Tags *tags); /* the last page was: what was drawn is not asked for again */

#endif
