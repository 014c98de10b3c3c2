/*
 * blocks: from the page tree's blocks to items of a list.
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/typeset_int.h"

static const float FRAME_SIDE = 12, FRAME_PADDING = 8, REMARK_PADDING = 3, LEAST_WIDTH = 40;
static const float LOGO_WIDTH = 170, LOGO_HEIGHT = 51; /* 60 and 18 mm */

const char *class_of(const xmlNode *node)
{
  const char *class = attribute(node, "class");
  return class ? class : "";
}

const TextStyle *style_for(const Context *context, StyleName name)
{
  static const StyleName small[STYLE_COUNT] = {
    [STYLE_TEXT] = STYLE_CELL,       [STYLE_ITEM] = STYLE_CELL_ITEM,
    [STYLE_LEAD] = STYLE_CELL,       [STYLE_SMALL] = STYLE_CELL_SMALL,
    [STYLE_LAW] = STYLE_CELL_SMALL,  [STYLE_H1] = STYLE_H2,
    [STYLE_H2] = STYLE_H3,           [STYLE_H3] = STYLE_H4,
    [STYLE_H4] = STYLE_CELL_TITLE,   [STYLE_BOX_TITLE] = STYLE_CELL_TITLE,
    [STYLE_TERM] = STYLE_CELL_TITLE,
  };
  if ((name == STYLE_TEXT || name == STYLE_ITEM) && context->text)
    name = context->text;
  if (context->small && small[name])
    name = small[name];
  return &text_styles[name];
}

Block *block_new(Context *context, const xmlNode *node, BlockKind kind)
{
  Typeset *typeset = context->typeset;
  Block *block = ARENA_NEW(typeset->arena, Block);
  *block = (Block){.id = attribute_copy(typeset, node, "id"),
                   .src = attribute_copy(typeset, node, "src"),
                   .language = context->language,
                   .kind = kind,
                   .furniture = context->furniture};
  bool top = context->gutter && (element_is(node->parent, "page") || element_is(node->parent, "side"));
  block->named = top && block->id && strcmp(class_of(node), "remark") != 0;
  if (block->named)
    block->name = element_add(context, TAG_P);
  if (block->id && *block->id)
    map_put(typeset->blocks, block->id, block);
  block->with = typeset->waiting;
  typeset->waiting = block;
  return block;
}

Block *block_of(Context *context, const xmlNode *node, BlockKind kind, Tag tag)
{
  Block *block = block_new(context, node, kind);
  block->element = element_add(context, tag);
  return block;
}

void narrow(Context *context, float left, float right)
{
  if (context->width - left - right < LEAST_WIDTH)
    return;
  context->x += left;
  context->width -= left + right;
}

void widen(Context *context, const xmlNode *node)
{
  const Sheet *sheet = &sheets[context->typeset->part_sheet];
  bool inside = context->small || context->frame || context->x != sheet->left;
  if (!inside && strcmp(class_of(node), "wide") == 0)
    context->width = sheet->wide;
}

/* ---- simple blocks ----------------------------------------------------------------------------------- */

/* What stands in `node` is in the language that it names; the element is that of `node`. */
typedef struct Language {
  const char *name;
  unsigned number;
} Language;

static Language language_enter(Context *context, const xmlNode *node, Element *element)
{
  Language outer = {context->language, context->language_number};
  const char *language = attribute(node, "lang");
  if (language) {
    Typeset *typeset = context->typeset;
    context->language = arena_string(typeset->arena, language);
    context->language_number = hyphenation_language(typeset->hyphenation, language, NULL);
    if (element)
      element->kid.language = (uint8_t)context->language_number;
  }
  return outer;
}

static void language_leave(Context *context, Language outer)
{
  context->language = outer.name;
  context->language_number = outer.number;
}

void text_set(Context *context, const xmlNode *node, const TextStyle *style, Block *block)
{
  Language language = language_enter(context, node, block->element);
  Inline state = inline_start(context->typeset, style, context->language_number, block);
  inline_nodes(&state, node->children, NULL);
  paragraph_set(context, style, block);
  language_leave(context, language);
}

static void paragraph(Context *context, const xmlNode *node)
{
  static const struct {
    const char *class;
    StyleName style;
  } classes[] = {
    {"lead", STYLE_LEAD}, {"small", STYLE_SMALL}, {"law", STYLE_LAW}, {"title", STYLE_BOX_TITLE}};
  StyleName name = STYLE_TEXT;
  for (size_t i = 0; i < COUNT_OF(classes); i++)
    if (strcmp(class_of(node), classes[i].class) == 0)
      name = classes[i].style;
  text_set(context, node, style_for(context, name), block_of(context, node, BLOCK_PARAGRAPH, TAG_P));
}

static void heading(Context *context, const xmlNode *node)
{
  Typeset *typeset = context->typeset;
  unsigned level = (unsigned)(node->name[1] - '0');
  if (level <= 2 && !context->title)
    section_open(context, level);
  Block *block = block_new(context, node, BLOCK_HEADING);
  block->level = (uint8_t)level;
  Buffer text = {0};
  plain_text(node, &text);
  block->text = ordinary_spaces(typeset->arena, text.at);
  buffer_free(&text);
  /* one without words is no step of the outline */
  bool blank = text_is_blank(block->text);
  block->element = element_add(context, blank ? TAG_P : heading_tag(typeset->tags, block->level));
  if (!context->title && !context->quiet && !context->furniture) {
    if (typeset->last_heading)
      typeset->last_heading->next = block;
    else
      typeset->headings = block;
    typeset->last_heading = block;
  }
  keep_no_longer(context->list);
  StyleName name = context->title ? STYLE_TITLE : (StyleName)(STYLE_H1 + block->level - 1);
  text_set(context, node, style_for(context, name), block);
}

static void rule(Context *context, const xmlNode *node)
{
  (void)node;
  if (context->list->count) /* it closes what stands before it, and opens no page */
    context->list->at[context->list->count - 1]->keep = true;
  Item *item = list_add(context->typeset, context->list, ITEM_RULE, 7, 1);
  item->frame = context->frame;
  item->as.rule.x = context->x;
  item->as.rule.width = context->width;
  context->list->after = 10;
}

static void one_block(Context *context, const xmlNode *node);

/* ---- containers -------------------------------------------------------------------------------------- */

static void box(Context *context, const xmlNode *node)
{
  static const struct {
    const char *class;
    FrameKind kind;
    StyleName text;
  } kinds[] = {{"gap", FRAME_GAP, STYLE_TEXT},
               {"draft", FRAME_DRAFT, STYLE_TEXT},
               {"note", FRAME_NOTE, STYLE_NOTE},
               {"remark", FRAME_REMARK, STYLE_CELL_SMALL}};
  Typeset *typeset = context->typeset;
  Frame *frame = ARENA_NEW(typeset->ink, Frame);
  *frame = (Frame){.kind = FRAME_BOX, .x = context->x, .width = context->width, .outer = context->frame};
  frame->padding = FRAME_PADDING;
  Context inner = *context;
  for (size_t i = 0; i < COUNT_OF(kinds); i++)
    if (strcmp(class_of(node), kinds[i].class) == 0) {
      frame->kind = kinds[i].kind;
      inner.text = kinds[i].text;
    }
  bool remark = frame->kind == FRAME_REMARK;
  float side = context->small || remark ? 6 : FRAME_SIDE;
  if (remark)
    frame->padding = REMARK_PADDING;
  narrow(&inner, side, side);
  if (inner.width < context->width) /* else it stands so deep that the frame would touch its text */
    inner.frame = frame;
  block_new(context, node, BLOCK_OTHER);
  inner.element = element_add(context, frame->kind == FRAME_NOTE ? TAG_NOTE : TAG_DIV);
  List *list = context->list;
  size_t from = list->count;
  if (remark && from > 0)
    list->at[from - 1]->keep = true; /* it speaks of what stands before it */
  if (list->after < 6)
    list->after = 6;
  list->pad += frame->padding;
  blocks_set(&inner, node);
  keep_together(list, from, context->small ? 8 * 12 : 14 * 14);
  list->after = context->small ? 4 : 10;
  list->pad = frame->padding;
}

static const xmlNode *element_after(const xmlNode *node)
{
  for (node = node->next; node && node->type != XML_ELEMENT_NODE;)
    node = node->next;
  return node;
}

/* Always open on paper: the summary runs into the first paragraph, in bold. */
static void details_set(Context *context, const xmlNode *node)
{
  const xmlNode *summary = node->children;
  while (summary && !element_is(summary, "summary"))
    summary = summary->next;
  block_new(context, node, BLOCK_OTHER);
  if (!summary) {
    blocks_set(context, node);
    return;
  }
  TextStyle bold = *style_for(context, STYLE_TEXT);
  bold.face = FACE_BOLD;
  Block *block = block_of(context, summary, BLOCK_PARAGRAPH, TAG_P);
  Inline state = inline_start(context->typeset, &bold, context->language_number, block);
  inline_nodes(&state, summary->children, NULL);
  const xmlNode *next = element_after(summary);
  const TextStyle *plain = style_for(context, STYLE_TEXT);
  if (next && element_is(next, "p") && !*class_of(next) && !attribute(next, "lang")) {
    inline_text(&state, "\u00A0");
    Block *second = block_new(context, next, BLOCK_PARAGRAPH);
    second->element = block->element;
    Inline rest = inline_start(context->typeset, plain, context->language_number, second);
    rest.space = true;
    inline_nodes(&rest, next->children, NULL);
    paragraph_set(context, plain, block);
    next = element_after(next);
  } else {
    bold.keep = true;
    bold.after = 3;
    paragraph_set(context, &bold, block);
  }
  for (; next; next = element_after(next))
    one_block(context, next);
}

static void details(Context *context, const xmlNode *node)
{
  Element *outer = context->element;
  context->element = element_add(context, TAG_DIV);
  details_set(context, node);
  context->element = outer;
}

/* Above the title; a space of the same kind where there is none. */
static void logo(Context *context)
{
  Typeset *typeset = context->typeset;
  float width = 0, height = 0;
  if (typeset->options.logo.bytes)
    logo_fit(&typeset->options.logo, LOGO_WIDTH, LOGO_HEIGHT, &width, &height);
  if (height > 0) {
    Item *item = list_add(typeset, context->list, ITEM_LOGO, 0, height);
    item->keep = true;
    item->as.rule.x = context->x;
    item->as.rule.width = width;
  }
  list_add(typeset, context->list, ITEM_SPACE, 0, height > 0 ? 24 : 30)->keep = true;
}

static void title_block(Context *context, const xmlNode *node)
{
  Context inner = *context;
  inner.title = true;
  inner.furniture = true;
  logo(context);
  blocks_set(&inner, node);
  rule(context, node);
  context->list->after = 14;
}

static void navigation(Context *context, const xmlNode *node)
{
  Context inner = *context;
  inner.furniture = true;
  const char *role = attribute(node, "role");
  if (role && strcmp(role, "contents") == 0)
    contents_set(&inner, node);
  else if (role && strcmp(role, "citations") == 0)
    citations_set(context, node);
}

static void header(Context *context, const xmlNode *node)
{
  const char *role = attribute(node, "role");
  if (role && strcmp(role, "title") == 0)
    title_block(context, node);
  else
    blocks_set(context, node);
}

/* ---- the walk ---------------------------------------------------------------------------------------- */

typedef struct Kind {
  const char *name;
  void (*set)(Context *context, const xmlNode *node);
} Kind;

/* clang-format off */
static const Kind kinds_of_block[] = {
    {"p", paragraph},    {"h1", heading},      {"h2", heading},        {"h3", heading},    {"h4", heading},
    {"ul", list_set},    {"ol", list_set},     {"dl", definitions_set}, {"table", table_set}, {"aside", box},
    {"details", details}, {"figure", figure_set}, {"pair", pair_set},   {"hr", rule},     {"header", header},
    {"nav", navigation}, {"section", blocks_set}, {"div", blocks_set},
};
/* clang-format on */

static const Kind *kind_of(const xmlNode *node)
{
  if (node->type != XML_ELEMENT_NODE)
    return NULL;
  for (size_t i = 0; i < COUNT_OF(kinds_of_block); i++)
    if (strcmp((const char *)node->name, kinds_of_block[i].name) == 0)
      return &kinds_of_block[i];
  return NULL;
}

/* Furniture of the screen, and what paper draws on every page by itself. */
static bool not_on_paper(const xmlNode *node)
{
  const char *media = attribute(node, "media"), *role = attribute(node, "role");
  if (media && strcmp(media, "screen") == 0)
    return true;
  static const char *const roles[] = {"nav", "switch", "chooser", "running", "banner"};
  for (size_t i = 0; role && i < COUNT_OF(roles); i++)
    if (strcmp(role, roles[i]) == 0)
      return true;
  return false;
}

static void one_block(Context *context, const xmlNode *node)
{
  const Kind *kind = kind_of(node);
  if (!kind || not_on_paper(node))
    return;
  Language outer = language_enter(context, node, NULL);
  kind->set(context, node);
  language_leave(context, outer);
}

bool holds_blocks(const xmlNode *node)
{
  for (const xmlNode *child = node->children; child; child = child->next)
    if (kind_of(child))
      return true;
  return false;
}

static bool is_blank(const xmlNode *first, const xmlNode *end)
{
  for (const xmlNode *node = first; node != end; node = node->next)
    if (node->type == XML_ELEMENT_NODE ||
        (node->type == XML_TEXT_NODE && !text_is_blank((const char *)node->content)))
      return false;
  return true;
}

void content_set(Context *context, const xmlNode *node, const TextStyle *style, Block *block)
{
  Element *outer = context->element;
  Language language = language_enter(context, node, block->element);
  context->element = block->element;
  bool mixed = holds_blocks(node); /* then each stretch of text is a paragraph */
  const xmlNode *from = node->children;
  for (const xmlNode *child = from;; child = child->next) {
    const Kind *kind = child ? kind_of(child) : NULL;
    if (child && !kind)
      continue;
    if (from != child && !is_blank(from, child)) {
      Inline state = inline_start(context->typeset, style, context->language_number, block);
      if (mixed)
        state.element = element_add(context, TAG_P);
      inline_nodes(&state, from, child);
      paragraph_set(context, style, block);
    }
    if (!child)
      break;
    one_block(context, child);
    from = child->next;
  }
  language_leave(context, language);
  context->element = outer;
}

void blocks_set(Context *context, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node; node = node->next) {
    size_t from = context->list->count;
    one_block(context, node);
    if (context->gutter && context->list == &context->typeset->body)
      gutter_keep_room(context, from);
  }
}
