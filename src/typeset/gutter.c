/*
 * gutter: the margin that names blocks. Beside the first line of each stands its id, and below it the place
 * in the source that it comes from: a reader on paper can say which block is meant, and who wrote it finds
 * it.
 */
#include <string.h>

#include "typeset/typeset_int.h"

enum { GUTTER_LINES = 8 }; /* what is longer is cut */
static const float SIZE = 7.5f, LEADING = 9, SHEET_EDGE = 14, DISTANCE = 12, APART = 3;

/* ---- what is named ------------------------------------------------------------------------------------- */

/* The block of the page, or of a side of a pair, that begins with an item. */
static const Block *begun(const Item *item)
{
  for (const Block *block = item->anchors; block; block = block->with)
    if (block->named)
      return block;
  for (size_t i = 0; item->kind == ITEM_ROW && i < item->as.row->count; i++) {
    const Column *column = &item->as.row->columns[i];
    const Block *block = column->count ? begun(column->at[0]) : NULL;
    if (block)
      return block;
  }
  return NULL;
}

/* The first place that anything in it comes from, where it has none itself. */
static const char *place_in(const Item *item)
{
  for (const Block *block = item->anchors; block; block = block->with)
    if (block->src && *block->src)
      return block->src;
  for (size_t i = 0; item->kind == ITEM_ROW && i < item->as.row->count; i++) {
    const Column *column = &item->as.row->columns[i];
    const char *source = column->count ? place_in(column->at[0]) : NULL;
    if (source)
      return source;
  }
  return NULL;
}

/* ---- lines --------------------------------------------------------------------------------------------- */

typedef struct Gutter {
  Typeset *typeset;
  const Block *block;
  const InlineStyle *id, *source;
  float room;
  struct { const char *text; const InlineStyle *style; } lines[GUTTER_LINES];
  size_t count;
} Gutter;

static const InlineStyle *gutter_style(Typeset *typeset, Face face)
{
  const InlineStyle **kept = &typeset->gutter_styles[face == FACE_ITALIC];
  if (!*kept) {
    InlineStyle *style = ARENA_NEW(typeset->arena, InlineStyle);
    *style = inline_style(typeset, face, SIZE, COLOUR_GREY, 0);
    *kept = style;
  }
  return *kept;
}

/* A number alone in a line would be taken for one of its own. */
static bool may_break(const char *text, size_t length)
{
  enum { FEWEST = 3 };
  return (strchr("./-_", text[length - 1]) || text[length] == ':') && strlen(text + length) >= FEWEST;
}

static bool has_room(const Gutter *gutter, const InlineStyle *style, const char *text, size_t length)
{
  return text_width(gutter->typeset, style, text, length) <= gutter->room;
}

static size_t next_letter(const char *text, size_t length)
{
  do
    length++;
  while (((unsigned char)text[length] & 0xC0) == 0x80);
  return length;
}

/* Bytes of the text that stand in a line: to the last stop or stroke that has room,
   or as many letters as have.  Each length that is asked for is shaped as a word of its own: few are. */
static size_t line_length(const Gutter *gutter, const InlineStyle *style, const char *text)
{
  const size_t whole = strlen(text);
  size_t best = 0;
  if (has_room(gutter, style, text, whole))
    return whole;
  for (size_t length = next_letter(text, 0); length < whole; length = next_letter(text, length)) {
    if (!may_break(text, length))
      continue;
    if (!has_room(gutter, style, text, length))
      break;
    best = length;
  }
  if (best)
    return best;
  size_t letters = next_letter(text, 0);
  for (size_t more; (more = next_letter(text, letters)) < whole && has_room(gutter, style, text, more);)
    letters = more;
  return letters;
}

static void add_lines(Gutter *gutter, const InlineStyle *style, const char *text)
{
  while (*text && gutter->count < GUTTER_LINES) {
    size_t length = line_length(gutter, style, text);
    gutter->lines[gutter->count].text = arena_copy(gutter->typeset->ink, text, length);
    gutter->lines[gutter->count++].style = style;
    text += length;
  }
}

/* False where the item begins no block that is named. */
static bool gutter_make(Gutter *gutter, Typeset *typeset, const Sheet *sheet, const Item *item)
{
  const Block *block = begun(item);
  *gutter = (Gutter){.typeset = typeset, .block = block, .room = sheet->left - DISTANCE - SHEET_EDGE};
  if (!block)
    return false;
  const char *source = block->src && *block->src ? block->src : place_in(item), *slash;
  const InlineStyle *italic = gutter_style(typeset, FACE_ITALIC);
  add_lines(gutter, gutter_style(typeset, FACE_REGULAR), block->id);
  if (!source)
    return true;
  while (text_width(typeset, italic, source, strlen(source)) > gutter->room && (slash = strchr(source, '/')))
    source = slash + 1; /* without the folder where it is long */
  add_lines(gutter, italic, source);
  return true;
}

/* ---- room and ink -------------------------------------------------------------------------------------- */

void gutter_keep_room(const Context *context, size_t from)
{
  List *list = context->list;
  Typeset *typeset = context->typeset;
  Gutter gutter;
  if (from >= list->count || !gutter_make(&gutter, typeset, &sheets[typeset->part_sheet], list->at[from]))
    return;
  float lack = (float)gutter.count * LEADING + APART - items_height(list->at + from, list->count - from);
  if (list->after < lack)
    list->after = lack;
}

static float first_baseline(const Item *item)
{
  if (item->kind == ITEM_LINE)
    return item->baseline;
  for (size_t i = 0; item->kind == ITEM_ROW && i < item->as.row->count; i++)
    if (item->as.row->columns[i].count)
      return item->as.row->above + first_baseline(item->as.row->columns[i].at[0]);
  return LEADING;
}

void gutter_each(Typeset *typeset, const Page *page, GutterLine *each, void *context)
{
  for (size_t i = 0; i < page->count; i++) {
    Gutter gutter;
    const Item *item = page->placed[i].item;
    if (!gutter_make(&gutter, typeset, page->sheet, item))
      continue;
    float baseline = page->placed[i].y + first_baseline(item), right = page->sheet->left - DISTANCE;
    for (size_t line = 0; line < gutter.count; line++, baseline += LEADING) {
      const InlineStyle *style = gutter.lines[line].style;
      Run *run = run_of_text(typeset, style, NULL, gutter.lines[line].text, right, 1);
      run->element = gutter.block->name;
      if (line + 1 < gutter.count && gutter.lines[line + 1].style != style && run->count)
        run->pieces[run->count - 1].space = true; /* id and place do not run together */
      each(context, run, baseline);
    }
  }
}
