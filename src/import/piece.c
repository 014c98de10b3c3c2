/*
 * piece: elements of a description that is being made, and their text, laid out as a person would write it.
 *
 * What order children and attributes come in is the field table's (model.h), not that in which they were
 * made.
 */
#include <string.h>

#include "import/import_int.h"

enum { WIDTH = 110, PACKED = 100, COMMENT_LONGEST = 160 };

/* ---- making -------------------------------------------------------------------------------------------- */

Piece *piece_root(Arena *arena)
{
  Piece *root = ARENA_NEW(arena, Piece);
  *root = (Piece){.arena = arena, .name = type_register.name, .type = &type_register};
  return root;
}

static const Field *field_of(const Type *type, const char *name)
{
  for (size_t i = 0; type && i < type->field_count; i++)
    if (strcmp(type->fields[i].name, name) == 0)
      return &type->fields[i];
  return NULL;
}

Piece *piece_child(Piece *parent, const char *name)
{
  const Field *field = field_of(parent->type, name);
  Piece *child = ARENA_NEW(parent->arena, Piece);
  *child = (Piece){.arena = parent->arena, .name = name, .type = field ? field->type : NULL, .parent = parent,
                  .prose = field && (field->kind == FIELD_PROSE || field->kind == FIELD_ITEMS)};
  *(parent->last ? &parent->last->next : &parent->first) = child;
  parent->last = child;
  return child;
}

Piece *piece_find(const Piece *parent, const char *name)
{
  for (Piece *child = parent->first; child; child = child->next)
    if (strcmp(child->name, name) == 0)
      return child;
  return NULL;
}

Piece *piece_the(Piece *parent, const char *name)
{
  Piece *child = piece_find(parent, name);
  return child ? child : piece_child(parent, name);
}

Piece *piece_text(Piece *parent, const char *name, const char *text)
{
  Piece *child = piece_child(parent, name);
  child->text = text;
  return child;
}

const char *piece_get(const Piece *node, const char *name)
{
  for (const Attribute *attribute = node->attributes; attribute; attribute = attribute->next)
    if (strcmp(attribute->name, name) == 0)
      return attribute->value;
  return NULL;
}

void piece_set(Piece *node, const char *name, const char *value)
{
  for (Attribute *attribute = node->attributes; attribute; attribute = attribute->next)
    if (strcmp(attribute->name, name) == 0) {
      *attribute = (Attribute){.name = name, .value = value, .next = attribute->next};
      return;
    }
  Attribute *made = ARENA_NEW(node->arena, Attribute);
  *made = (Attribute){.name = name, .value = value};
  Attribute **last = &node->attributes;
  while (*last)
    last = &(*last)->next;
  *last = made;
}

/* Room doubles: a list may have thousands of words. */
void piece_add_word(Piece *node, const char *name, const char *word)
{
  if (!piece_get(node, name))
    piece_set(node, name, "");
  Attribute *attribute = node->attributes;
  while (strcmp(attribute->name, name) != 0)
    attribute = attribute->next;
  const size_t old = attribute->room ? attribute->length : strlen(attribute->value), more = strlen(word);
  if (old + more + 2 > attribute->room) {
    attribute->room = 2 * (old + more + 2);
    char *room = arena_alloc(node->arena, attribute->room);
    memcpy(room, attribute->value, old + 1);
    attribute->value = room;
  }
  char *end = (char *)(uintptr_t)attribute->value + old;
  if (old > 0)
    *end++ = ' ';
  memcpy(end, word, more + 1);
  attribute->length = old + (old > 0) + more;
}

void piece_gap(Piece *node, const char *names)
{
  node->gap = node->gap && *names ? arena_format(node->arena, "%s %s", node->gap, names) : names;
}

void piece_comment(Piece *node, const char *text)
{
  if (node->comment && strlen(node->comment) > COMMENT_LONGEST)
    return;
  node->comment = node->comment ? arena_format(node->arena, "%s; %s", node->comment, text) : text;
}

void piece_remark(Piece *node, const char *text)
{
  Remark *remark = ARENA_NEW(node->arena, Remark);
  *remark = (Remark){text, NULL};
  *(node->last_remark ? &node->last_remark->next : &node->remarks) = remark;
  node->last_remark = remark;
}

const char *piece_where(const Piece *node)
{
  const char *id = piece_get(node, "id");
  const char *own = id ? arena_format(node->arena, "%s %s", node->name, id) : node->name;
  if (!node->parent || !node->parent->parent)
    return own;
  return arena_format(node->arena, "%s / %s", piece_where(node->parent), own);
}

/* ---- writing ------------------------------------------------------------------------------------------- */

typedef struct Writer {
  Buffer *to;
  const char *language;
  Buffer line; /* of what may stand on one */
} Writer;

bool is_xml_character(uint32_t c)
{
  return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

/* In a comment two hyphens may not meet. */
static void add_comment(Buffer *to, const char *text)
{
  buffer_text(to, "<!-- ");
  for (; *text; text++) {
    buffer_byte(to, *text == '\n' ? ' ' : *text);
    if (*text == '-' && text[1] == '-')
      buffer_byte(to, ' ');
  }
  buffer_text(to, " -->");
}

/* Line ends of a cell: in prose a break. */
static void add_text(const Piece *node, Buffer *to)
{
  for (const char *at = node->text; *at;) {
    const size_t length = strcspn(at, "\n");
    char *line = arena_copy(node->arena, at, length);
    buffer_markup(to, line);
    at += length;
    if (*at && *++at)
      buffer_text(to, node->prose ? "<br/>" : strcmp(node->name, "address") == 0 ? "\n" : ", ");
  }
}

static void add_attribute(Buffer *to, const char *name, const char *value)
{
  buffer_format(to, " %s=\"", name);
  buffer_markup(to, value);
  buffer_byte(to, '"');
}

/* The start tag without its end, on lines of their own where it is long; `indent` columns stand before it. */
static void add_start(const Writer *writer, const Piece *node, Buffer *to, size_t indent)
{
  size_t begun = to->length;
  buffer_format(to, "<%s", node->name);
  if (!node->parent)
    add_attribute(to, "xmlns", "urn:ppc:register:1");
  if (node->prose)
    add_attribute(to, "xml:lang", writer->language);
  for (size_t i = 0; node->type && i <= node->type->field_count; i++) {
    const char *name = i == 0 ? "id" : node->type->fields[i - 1].name;
    const char *value = i == 0 || node->type->fields[i - 1].attribute ? piece_get(node, name) : NULL;
    if (!value)
      continue;
    const size_t before = to->length;
    add_attribute(to, name, value);
    if (before > begun + strlen(node->name) + 1 && indent + to->length - begun > WIDTH) {
      to->length = before;
      buffer_format(to, "\n%*s", (int)(indent + strlen(node->name) + 1), "");
      begun = to->length - indent;
      add_attribute(to, name, value);
    }
  }
}

static void add_gap(const Piece *node, Buffer *to)
{
  if (!node->gap)
    return;
  buffer_text(to, "<gap");
  if (*node->gap)
    add_attribute(to, "for", node->gap);
  buffer_text(to, "/>");
}

typedef void EachChild(void *context, const Piece *child, const char *wrapper);

/* In the order of the field table. */
static void each_child(const Piece *node, EachChild *each, void *context)
{
  for (size_t i = 0; node->type && i < node->type->field_count; i++) {
    const Field *field = &node->type->fields[i];
    for (const Piece *child = field->attribute ? NULL : node->first; child; child = child->next)
      if (strcmp(child->name, field->name) == 0)
        each(context, child, field->wrapper);
  }
}

static void add_inline(const Writer *writer, const Piece *node, Buffer *to);

typedef struct OnLine { const Writer *writer; Buffer *to; } OnLine;

static void add_inline_child(void *context, const Piece *child, const char *wrapper)
{
  (void)wrapper;
  const OnLine *here = context;
  add_inline(here->writer, child, here->to);
}

/* The whole element on one line. */
static void add_inline(const Writer *writer, const Piece *node, Buffer *to)
{
  add_start(writer, node, to, 0);
  if (!node->text && !node->first && !node->gap) {
    buffer_text(to, "/>");
    return;
  }
  buffer_byte(to, '>');
  add_gap(node, to);
  if (node->text)
    add_text(node, to);
  each_child(node, add_inline_child, &(OnLine){writer, to});
  buffer_format(to, "</%s>", node->name);
}

/* Elements below it that have more than text or a gap in them would be hard to find on a line. */
static bool is_simple(const Piece *node)
{
  for (const Piece *child = node->first; child; child = child->next)
    if (child->first || child->comment || child->remarks)
      return false;
  return !node->remarks && (!node->type || node->type != field_of(&type_register, "processing")->type);
}

static size_t columns_of(const char *text)
{
  size_t columns = 0;
  for (; *text; text++)
    columns += ((unsigned char)*text & 0xC0) != 0x80;
  return columns;
}

/* Where lines are too long, at the blanks of prose. */
static void add_wrapped(Writer *writer, const char *line, size_t indent)
{
  size_t column = 0;
  bool in_tag = true;
  for (const char *at = line; *at; at++) {
    in_tag = (in_tag || *at == '<') && *at != '>';
    size_t word = 0;
    if (*at == ' ' && !in_tag)
      for (const char *ahead = at + 1; *ahead && *ahead != ' '; ahead++)
        word += ((unsigned char)*ahead & 0xC0) != 0x80;
    if (*at == ' ' && !in_tag && indent + column + 1 + word > WIDTH) {
      buffer_format(writer->to, "\n%*s", (int)indent + 2, "");
      column = 2;
      continue;
    }
    buffer_byte(writer->to, *at);
    column += ((unsigned char)*at & 0xC0) != 0x80;
  }
}

static void add_indent(Writer *writer, size_t indent)
{
  buffer_format(writer->to, "%*s", (int)indent, "");
}

static void add_remarks(Writer *writer, const Piece *node, size_t indent)
{
  for (const Remark *remark = node->remarks; remark; remark = remark->next) {
    add_indent(writer, indent);
    add_comment(writer->to, remark->text);
    buffer_byte(writer->to, '\n');
  }
}

typedef struct Level { Writer *writer; size_t indent, column; const char *wrapper; bool any; } Level;

static void add_node(Writer *writer, const Piece *node, size_t indent);
static void add_child(void *context, const Piece *child, const char *wrapper);

static void end_packed(Level *level)
{
  if (level->column)
    buffer_byte(level->writer->to, '\n');
  level->column = 0;
}

static void end_wrapper(Level *level)
{
  end_packed(level);
  if (!level->wrapper)
    return;
  level->indent -= 2;
  add_indent(level->writer, level->indent);
  buffer_format(level->writer->to, "</%s>\n", level->wrapper);
  level->wrapper = NULL;
}

/* Several to a line, as far as they go. */
static bool add_packed(Level *level, const Piece *child)
{
  Writer *writer = level->writer;
  if (strcmp(child->name, "item") != 0 || child->comment || child->remarks)
    return false;
  buffer_clear(&writer->line);
  add_inline(writer, child, &writer->line);
  const size_t columns = columns_of(writer->line.at);
  if (level->indent + columns > WIDTH)
    return false;
  if (level->column && level->column + columns > PACKED)
    end_packed(level);
  if (!level->column) {
    add_indent(writer, level->indent);
    level->column = level->indent;
  }
  buffer_text(writer->to, writer->line.at);
  level->column += columns;
  return true;
}

static void add_child(void *context, const Piece *child, const char *wrapper)
{
  Level *level = context;
  if (level->wrapper && (!wrapper || strcmp(wrapper, level->wrapper) != 0))
    end_wrapper(level);
  if (wrapper && !level->wrapper) {
    add_indent(level->writer, level->indent);
    buffer_format(level->writer->to, "<%s>\n", wrapper);
    level->wrapper = wrapper;
    level->indent += 2;
  }
  if (add_packed(level, child))
    return;
  end_packed(level);
  add_node(level->writer, child, level->indent);
}

/* Behind what it is about, where the line has room; else before it. */
static bool comment_fits(const Piece *node, size_t columns)
{
  return node->comment && columns + columns_of(node->comment) + strlen("  <!--  -->") <= WIDTH;
}

static void add_comment_line(Writer *writer, const Piece *node, size_t indent)
{
  add_indent(writer, indent);
  add_comment(writer->to, node->comment);
  buffer_byte(writer->to, '\n');
}

static bool add_on_one_line(Writer *writer, const Piece *node, size_t indent)
{
  if (!is_simple(node))
    return false;
  buffer_clear(&writer->line);
  add_inline(writer, node, &writer->line);
  const size_t columns = indent + columns_of(writer->line.at);
  const bool only_text = !node->first && !node->gap && node->text;
  if (columns > WIDTH && !only_text)
    return false;
  const bool behind = comment_fits(node, columns);
  if (node->comment && !behind)
    add_comment_line(writer, node, indent);
  add_indent(writer, indent);
  if (node->prose)
    add_wrapped(writer, writer->line.at, indent);
  else
    buffer_text(writer->to, writer->line.at);
  if (behind) {
    buffer_text(writer->to, "  ");
    add_comment(writer->to, node->comment);
  }
  buffer_byte(writer->to, '\n');
  return true;
}

static void add_node(Writer *writer, const Piece *node, size_t indent)
{
  const bool part = node->parent && !node->parent->parent && node->first;
  if (part && (strcmp(node->name, "processing") == 0 || strcmp(node->name, "notice") == 0))
    buffer_byte(writer->to, '\n');
  if (add_on_one_line(writer, node, indent))
    return;
  buffer_clear(&writer->line);
  add_start(writer, node, &writer->line, indent);
  const char *last = strrchr(writer->line.at, '\n');
  const bool behind = comment_fits(node, (last ? 0 : indent) + 1 + columns_of(last ? last + 1 : writer->line.at));
  if (node->comment && !behind)
    add_comment_line(writer, node, indent);
  const bool empty = !node->first && !node->gap && !node->remarks;
  add_indent(writer, indent);
  buffer_format(writer->to, "%s%s>", writer->line.at, empty ? "/" : "");
  add_gap(node, writer->to);
  if (behind) {
    buffer_text(writer->to, "  ");
    add_comment(writer->to, node->comment);
  }
  buffer_byte(writer->to, '\n');
  if (empty)
    return;
  Level level = {.writer = writer, .indent = indent + 2};
  each_child(node, add_child, &level);
  end_wrapper(&level);
  add_remarks(writer, node, indent + 2);
  add_indent(writer, indent);
  buffer_format(writer->to, "</%s>\n", node->name);
}

void piece_print(const Piece *root, const char *language, Buffer *to)
{
  Writer writer = {.to = to, .language = language};
  buffer_text(to, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  add_node(&writer, root, 0);
  buffer_free(&writer.line);
}
