/*
 * tree: the structure tree as objects of the PDF - elements, which stretch of which page belongs to which of
 * them, and the annotations of links (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).
 */
#include <math.h>
#include <string.h>

#include "typeset/figure_int.h"
#include "typeset/finish_int.h"

typedef struct Tree {
  Typeset *typeset;
  const Tags *tags;
  Finish *finish;
  Buffer text;    /* of the object in hand */
  Buffer names;   /* of the notes, for the IDTree */
  uint32_t count; /* elements that are written */
  uint32_t base;  /* object before the first element */
  uint32_t annotations, root, parents;
  unsigned notes;
  uint32_t *marked; /* pages with text, in order: keys of the ParentTree, those of links behind them */
  size_t marked_count;
} Tree;

/* ---- PDF's syntax ------------------------------------------------------------------------------------ */

static void reference(Buffer *out, uint32_t object)
{
  pdf_add_decimal(out, object);
  buffer_add(out, " 0 R", 4);
}

/* What a URI may not hold is written as it asks: a parenthesis or a backslash would end the string, too. */
static void uri_string(Buffer *out, const char *uri)
{
  buffer_byte(out, '(');
  for (; *uri; uri++) {
    unsigned char byte = (unsigned char)*uri;
    if (byte <= ' ' || byte >= 0x7F || strchr("()<>'\"\\", byte))
      buffer_format(out, "%%%02X", byte);
    else
      buffer_byte(out, *uri);
  }
  buffer_byte(out, ')');
}

static void rectangle(Buffer *out, float sheet, float x, float y, float width, float height)
{
  const float numbers[] = {x, sheet - y - height, x + width, sheet - y};
  buffer_byte(out, '[');
  for (size_t i = 0; i < COUNT_OF(numbers); i++) {
    if (i)
      buffer_byte(out, ' ');
    add_number(out, (double)numbers[i], 1);
  }
  buffer_byte(out, ']');
}

static void object_done(Tree *tree, uint32_t number)
{
  finish_object(tree->finish, number, &tree->text);
  buffer_clear(&tree->text);
}

static float sheet_height(const Tree *tree, uint32_t page)
{
  return tree->typeset->pages[page].sheet->height;
}

/* ---- which elements there are ------------------------------------------------------------------------ */

/* Numbers what has something in it; an empty cell counts, since its row would lack a column without it, and
   so does an empty head, since the cells under it would be under none. */
static bool number(Tree *tree, Element *element)
{
  bool full = !element->parent || element->kid.tag == TAG_TH || element->kid.tag == TAG_TD;
  for (Kid *kid = element->first; kid; kid = kid->next)
    full |= kid->tag >= TAG_MARK || number(tree, (Element *)kid);
  element->kid.number = full ? ++tree->count : 0;
  return full;
}

static uint32_t object_of(const Tree *tree, const Element *element)
{
  return tree->base + element->kid.number;
}

/* ---- elements ---------------------------------------------------------------------------------------- */

const char *element_name(const Element *element)
{
#define NAME(tag, name) name,
  static const char *const names[] = {TAGS(NAME)};
#undef NAME
  if (element->kid.tag == TAG_LINK && !element->kid.linked)
    return "Span"; /* it leads nowhere */
  if (element->kid.tag == TAG_FIGURE && !element->of.figure->alternative)
    return "Div";
  if (element->kid.tag == TAG_THEAD && !element->kid.next)
    return "TBody"; /* a table has one */
  return names[element->kid.tag];
}

static void attributes(Tree *tree, const Element *element, uint32_t page)
{
  static const char *const texts[] = {[ATTRIBUTE_ROW] = "/O/Table/Scope/Row",
                                      [ATTRIBUTE_COLUMN] = "/O/Table/Scope/Column",
                                      [ATTRIBUTE_DECIMAL] = "/O/List/ListNumbering/Decimal",
                                      [ATTRIBUTE_DISC] = "/O/List/ListNumbering/Disc",
                                      [ATTRIBUTE_WORDS] = "/O/List/ListNumbering/None"};
  Buffer *out = &tree->text;
  unsigned columns = element->kid.columns;
  if (element->kid.tag == TAG_FIGURE && element->of.figure->alternative) {
    const Figure *figure = element->of.figure;
    buffer_text(out, "/Alt");
    pdf_add_string(out, figure->alternative);
    buffer_text(out, "/A<</O/Layout/Placement/Block/BBox");
    rectangle(out, sheet_height(tree, page), figure->x, figure->y, figure->width, figure->height);
    buffer_text(out, ">>");
  }
  if (!element->kid.attribute && columns < 2)
    return;
  buffer_text(out, "/A<<");
  buffer_text(out, element->kid.attribute ? texts[element->kid.attribute] : "/O/Table");
  if (columns > 1)
    pdf_add_numbered(out, "/ColSpan ", columns, "");
  buffer_text(out, ">>");
}

static void kid_write(Tree *tree, const Kid *kid, uint32_t page)
{
  Buffer *out = &tree->text;
  if (kid->tag < TAG_MARK) {
    reference(out, object_of(tree, (const Element *)kid));
    return;
  }
  uint32_t own = ((const Stretch *)kid)->page;
  if (kid->tag == TAG_MARK && own == page) {
    pdf_add_decimal(out, kid->number);
    return;
  }
  buffer_text(out, kid->tag == TAG_MARK ? "<</Type/MCR" : "<</Type/OBJR");
  if (own != page)
    pdf_add_numbered(out, "/Pg ", finish_page(tree->finish, own), " 0 R");
  if (kid->tag == TAG_MARK)
    pdf_add_numbered(out, "/MCID ", kid->number, ">>");
  else
    pdf_add_numbered(out, "/Obj ", tree->annotations + kid->number, " 0 R>>");
}

/* Returns the page that its own marks are on if not told otherwise; UINT32_MAX where it has none. */
static uint32_t first_page(const Element *element)
{
  for (const Kid *kid = element->first; kid; kid = kid->next)
    if (kid->tag >= TAG_MARK)
      return ((const Stretch *)kid)->page;
  return UINT32_MAX;
}

static void kids_write(Tree *tree, const Element *element, uint32_t page)
{
  Buffer *out = &tree->text;
  size_t start = out->length, count = 0;
  for (const Kid *kid = element->first; kid; kid = kid->next) {
    if (kid->tag < TAG_MARK && !kid->number)
      continue;
    buffer_text(out, count++ ? " " : "/K[");
    kid_write(tree, kid, page);
  }
  if (count == 1)
    out->at[start + 2] = ' ';
  else if (count > 1)
    buffer_byte(out, ']');
}

static void element_write(Tree *tree, const Element *element, unsigned language)
{
  Buffer *out = &tree->text;
  uint32_t page = first_page(element);
  buffer_text(out, "<</S/");
  buffer_text(out, element_name(element));
  pdf_add_numbered(out, "/P ", element->parent ? object_of(tree, element->parent) : tree->root, " 0 R");
  if (page != UINT32_MAX)
    pdf_add_numbered(out, "/Pg ", finish_page(tree->finish, page), " 0 R");
  if (element->kid.language && element->kid.language != language) {
    language = element->kid.language;
    buffer_text(out, "/Lang");
    pdf_add_string(out, hyphenation_name(tree->typeset->hyphenation, language));
  }
  if (element->kid.tag == TAG_NOTE) {
    char id[24];
    snprintf(id, sizeof id, "(note%06u)", ++tree->notes);
    buffer_text(out, "/ID");
    buffer_text(out, id);
    buffer_text(&tree->names, id);
    reference(&tree->names, object_of(tree, element));
  }
  attributes(tree, element, page);
  kids_write(tree, element, page);
  buffer_text(out, ">>");
  object_done(tree, object_of(tree, element));
  for (const Kid *kid = element->first; kid; kid = kid->next)
    if (kid->tag < TAG_MARK && kid->number)
      element_write(tree, (const Element *)kid, language);
}

/* ---- annotations ------------------------------------------------------------------------------------- */

/* What the link says to whoever cannot see it: the heading it leads to, its own words, or the address. */
static void contents_write(Tree *tree, const Annotation *annotation)
{
  const char *text = annotation->to ? annotation->to->text : annotation->link->of.target;
  buffer_text(&tree->text, "/Contents");
  pdf_add_string(&tree->text, text_is_blank(text) ? annotation->words : text);
}

static void annotation_write(Tree *tree, uint32_t index)
{
  const Annotation *annotation = &tree->tags->annotations[index];
  const Block *to = annotation->to;
  Buffer *out = &tree->text;
  buffer_text(out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect");
  rectangle(out, sheet_height(tree, annotation->page), annotation->x, annotation->y, annotation->width,
            annotation->height);
  pdf_add_numbered(out, "/StructParent ", (uint32_t)tree->marked_count + index, "");
  contents_write(tree, annotation);
  if (to) {
    buffer_text(out, "/Dest");
    finish_add_place(tree->finish, tree->typeset, to, out);
    buffer_text(out, ">>");
  } else {
    buffer_text(out, "/A<</S/URI/URI");
    uri_string(out, annotation->link->of.target);
    buffer_text(out, ">>>>");
  }
  object_done(tree, tree->annotations + index);
}

/* ---- from the page back to the elements -------------------------------------------------------------- */

enum { LEAF = 64 }; /* keys a leaf of the ParentTree has */

static size_t marks_end(const Tags *tags, size_t page)
{
  return page + 1 < tags->page_count ? tags->pages[page + 1].mark : tags->mark_count;
}

static void parents_leaf(Tree *tree, uint32_t object, uint32_t from, uint32_t to)
{
  const Tags *tags = tree->tags;
  Buffer *out = &tree->text;
  pdf_add_numbered(out, "<</Limits[", from, " ");
  pdf_add_numbered(out, "", to - 1, "]/Nums[");
  for (uint32_t key = from; key < to; key++) {
    pdf_add_decimal(out, key);
    if (key >= tree->marked_count) {
      buffer_byte(out, ' ');
      reference(out, object_of(tree, tags->annotations[key - tree->marked_count].link));
      buffer_byte(out, ' ');
      continue;
    }
    buffer_byte(out, '[');
    const size_t page = tree->marked[key];
    for (size_t i = tags->pages[page].mark, end = marks_end(tags, page); i < end; i++) {
      reference(out, object_of(tree, tags->marks[i]));
      buffer_byte(out, ' ');
    }
    buffer_byte(out, ']');
  }
  buffer_text(out, "]>>");
  object_done(tree, object);
}

static uint32_t keys_of(const Tree *tree)
{
  return (uint32_t)(tree->marked_count + tree->tags->annotation_count);
}

static void parents_write(Tree *tree)
{
  uint32_t keys = keys_of(tree), leaf = tree->parents + 1;
  for (uint32_t from = 0; from < keys; from += LEAF)
    parents_leaf(tree, leaf++, from, from + LEAF < keys ? from + LEAF : keys);
  buffer_text(&tree->text, keys ? "<</Kids[" : "<</Nums[");
  for (uint32_t at = tree->parents + 1; at < leaf; at++) {
    reference(&tree->text, at);
    buffer_byte(&tree->text, ' ');
  }
  buffer_text(&tree->text, "]>>");
  object_done(tree, tree->parents);
}

/* Pages with text; one may have rules alone. */
static void find_marked(Tree *tree)
{
  const Tags *tags = tree->tags;
  tree->marked = memory_new((tags->page_count + 1) * sizeof *tree->marked);
  for (size_t page = 0; page < tags->page_count; page++)
    if (marks_end(tags, page) > tags->pages[page].mark)
      tree->marked[tree->marked_count++] = (uint32_t)page;
}

static void pages_write(Tree *tree)
{
  const Tags *tags = tree->tags;
  Buffer *out = &tree->text;
  uint32_t annotation = 0, key = 0;
  for (uint32_t page = 0; page < tags->page_count; page++) {
    buffer_text(out, "/Tabs/S");
    if (key < tree->marked_count && tree->marked[key] == page)
      pdf_add_numbered(out, "/StructParents ", key++, "");
    uint32_t first = annotation;
    for (; annotation < tags->annotation_count && tags->annotations[annotation].page == page; annotation++) {
      buffer_text(out, annotation == first ? "/Annots[" : " ");
      reference(out, tree->annotations + annotation);
    }
    if (annotation > first)
      buffer_byte(out, ']');
    finish_page_entries(tree->finish, page, out->at);
    buffer_clear(out);
  }
}

void tree_write(Typeset *typeset, Finish *finish)
{
  Tags *tags = typeset->tags;
  Tree tree = {.typeset = typeset, .tags = tags, .finish = finish};
  Buffer *out = &tree.text;
  for (size_t i = 0; i < tags->annotation_count; i++)
    element_place(tags->annotations[i].link);
  number(&tree, tags->document);
  find_marked(&tree);
  size_t leaves = (keys_of(&tree) + LEAF - 1) / LEAF;
  tree.root = finish_reserve(finish, 2 + leaves + tags->annotation_count + tree.count);
  tree.parents = tree.root + 1;
  tree.annotations = tree.parents + 1 + (uint32_t)leaves;
  tree.base = tree.annotations + (uint32_t)tags->annotation_count - 1;
  element_write(&tree, tags->document, hyphenation_language(typeset->hyphenation, typeset->language, NULL));
  for (uint32_t i = 0; i < tags->annotation_count; i++)
    annotation_write(&tree, i);
  parents_write(&tree);
  pages_write(&tree);
  pdf_add_numbered(out, "<</Type/StructTreeRoot/K ", object_of(&tree, tags->document), " 0 R");
  pdf_add_numbered(out, "/ParentTree ", tree.parents, " 0 R");
  pdf_add_numbered(out, "/ParentTreeNextKey ", keys_of(&tree), "");
  if (tree.notes) {
    buffer_text(out, "/IDTree<</Names[");
    buffer_text(out, tree.names.at);
    buffer_text(out, "]>>");
  }
  buffer_text(out, ">>");
  object_done(&tree, tree.root);
  pdf_add_numbered(out, "/MarkInfo<</Marked true>>/StructTreeRoot ", tree.root, " 0 R");
  finish_catalog_entries(finish, out->at);
  buffer_free(&tree.text);
  buffer_free(&tree.names);
  free(tree.marked);
}
