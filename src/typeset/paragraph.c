/*
 * paragraph: from atoms to lines.
 */
#include <string.h>

#include "typeset/typeset_int.h"

/* What a line may cost that ends in this way, and in which pass it is thought of. */
/* clang-format off */
static const struct { float penalty; uint8_t pass; bool hyphen; } divides[] = {
    [DIVIDE_NOT] = {0, 0, false},        [DIVIDE_HYPHEN] = {55, 1, true},
    [DIVIDE_WRITTEN] = {40, 0, false},   [DIVIDE_ADDRESS] = {90, 1, false},
    [DIVIDE_CAPITAL] = {1e5f, 2, true},  [DIVIDE_WORD] = {3e7f, 2, true},
    [DIVIDE_LETTERS] = {3e7f, 2, false},
};
/* clang-format on */
static const float RAGGED_HYPHEN = 3;   /* times as dear where nothing forces lines to be full */
static const float UNBOUND = 2e5f;      /* what it costs to end a line where none should */
static const float STANZA = 9;          /* lines that stay together */
static const float NARROW_COLUMN = 320; /* points: about 60 letters */
static const float LOOSEST = 3;         /* a line that would need more than this is not justified */
static const float LOOSEST_OF_ALL = 1;  /* nor is a paragraph that has a line that needs this */

/* Whether lines end at one edge.  In a narrow column spaces would gape, or every other line be divided; where
   the text says itself where its lines end (an address, a question and its answer) one edge says nothing; and
   a paragraph that no way fills well (a long name that is not divided) stands better without it. */
static bool is_filled(const Context *context, const TextStyle *style)
{
  return style->justified && !context->small && !context->ragged && context->width >= NARROW_COLUMN;
}

/* ---- points ------------------------------------------------------------------------------------------ */

typedef struct Sums {
  Scratch *scratch;
  float natural, spaces, measure;
  bool ragged;
} Sums;

static BreakPoint *point_add(Sums *sums, size_t atom, size_t byte, bool hyphen)
{
  Scratch *scratch = sums->scratch;
  if (scratch->point_count == scratch->point_capacity) {
    scratch->point_capacity = scratch->point_capacity ? scratch->point_capacity * 2 : 512;
    scratch->points = memory_grow(scratch->points, scratch->point_capacity * sizeof *scratch->points);
    scratch->places = memory_grow(scratch->places, scratch->point_capacity * sizeof *scratch->places);
    scratch->chosen = memory_grow(scratch->chosen, scratch->point_capacity * sizeof *scratch->chosen);
  }
  scratch->places[scratch->point_count] = (struct PointPlace){(uint32_t)atom, (uint16_t)byte, hyphen};
  BreakPoint *point = &scratch->points[scratch->point_count++];
  *point = (BreakPoint){
    .end = sums->natural, .start = sums->natural, .spaces = sums->spaces, .spaces_start = sums->spaces};
  return point;
}

static void divide_at(Sums *sums, size_t index, const Atom *atom, size_t byte, Divide divide)
{
  BreakPoint *point = point_add(sums, index, byte, divides[divide].hyphen);
  float width = word_prefix(atom->word, byte) * atom->style->size;
  point->end += width;
  point->start += width;
  point->penalty = divides[divide].penalty;
  point->pass = divides[divide].pass;
  point->flagged = divides[divide].hyphen;
  if (point->flagged)
    point->hyphen = atom->style->hyphen;
  if (point->flagged && sums->ragged)
    point->penalty *= RAGGED_HYPHEN;
}

/* A word is divided with a hyphen; a number or an address is not, the hyphen would become part of it. */
static bool is_word(const char *text, size_t length)
{
  uint32_t character;
  for (size_t at = 0; at < length;) {
    at += text_decode(text + at, &character);
    if (!letter_is_letter(character) && !letter_is_mark(character))
      return false;
  }
  return true;
}

/* Ways out for a word that may be wider than its column. */
static void emergencies(Typeset *typeset, const Atom *atom, uint8_t *kinds)
{
  uint8_t capitals[WORD_LENGTH_AT_MOST + 1];
  hyphenation_points(typeset->hyphenation, atom->style->language, atom->text, atom->length, true, capitals);
  Divide anywhere = is_word(atom->text, atom->length) ? DIVIDE_WORD : DIVIDE_LETTERS;
  for (size_t i = 0; i + 1 < atom->length; i++)
    if (!kinds[i])
      kinds[i] = capitals[i] == DIVIDE_HYPHEN ? DIVIDE_CAPITAL : anywhere;
}

/* Not between the bytes of a character, nor before a mark that stands on it. */
static bool begins_letter(const char *text)
{
  uint32_t character;
  if (((unsigned char)*text & 0xC0) == 0x80)
    return false;
  text_decode(text, &character);
  return !letter_is_mark(character);
}

static bool holds_together(const Atom *atom)
{
  return atom->kind == ATOM_WORD || atom->kind == ATOM_PAD;
}

/* Whether what begins with this atom, and holds together, may be wider than its column; *end is behind it. */
static bool is_wide(const Sums *sums, size_t index, size_t *end)
{
  const Scratch *scratch = sums->scratch;
  float width = 0;
  for (*end = index; *end < scratch->count && holds_together(&scratch->atoms[*end]); ++*end)
    width += scratch->atoms[*end].width;
  return width > sums->measure * 0.5f;
}

static void word_points_add(Typeset *typeset, Sums *sums, size_t index, bool wide)
{
  const Atom *atom = &sums->scratch->atoms[index];
  const uint8_t *points = word_points(typeset->words, typeset->hyphenation, atom->word);
  if (!points && !wide)
    return;
  uint8_t kinds[WORD_LENGTH_AT_MOST + 1] = {0};
  for (size_t i = 0; points && i < atom->length; i++)
    if (points[i] != DIVIDE_HYPHEN || atom->style->hyphenated)
      kinds[i] = points[i];
  if (wide)
    emergencies(typeset, atom, kinds);
  for (size_t i = 0; i + 1 < atom->length; i++)
    if (kinds[i] && begins_letter(atom->text + i + 1))
      divide_at(sums, index, atom, i + 1, kinds[i]);
}

/* In emergency, between a word and what follows it without a space: another word, the edge of a mark. */
static void between_points_add(Sums *sums, size_t index)
{
  const Atom *atom = &sums->scratch->atoms[index];
  if (atom[-1].kind != ATOM_WORD || (atom->kind == ATOM_WORD && !begins_letter(atom->text)))
    return;
  BreakPoint *point = point_add(sums, index, 0, false);
  point->penalty = divides[DIVIDE_LETTERS].penalty;
  point->pass = divides[DIVIDE_LETTERS].pass;
}

static void points_make(Typeset *typeset, Sums *sums)
{
  Scratch *scratch = sums->scratch;
  bool wide = false;
  for (size_t i = 0, together = 0; i < scratch->count; i++) {
    const Atom *atom = &scratch->atoms[i];
    BreakPoint *point;
    if (i >= together)
      wide = is_wide(sums, i, &together);
    else if (wide)
      between_points_add(sums, i);
    switch (atom->kind) {
    case ATOM_WORD:
      word_points_add(typeset, sums, i, wide);
      break;
    case ATOM_SPACE:
      point = point_add(sums, i, 0, false);
      point->start += atom->width;
      point->spaces_start += atom->width;
      break;
    case ATOM_SOFT:
      point = point_add(sums, i, 0, true);
      point->hyphen = atom->style->hyphen;
      point->penalty = divides[DIVIDE_HYPHEN].penalty;
      point->pass = 1;
      point->flagged = true;
      break;
    case ATOM_BREAK:
      point_add(sums, i, 0, false);
      break;
    case ATOM_LINE_END:
      point_add(sums, i, 0, false)->forced = true;
      break;
    case ATOM_NO_BREAK:
    case ATOM_NARROW: /* rather than that text leaves its column */
      point = point_add(sums, i, 0, false);
      point->start += atom->width;
      point->spaces_start += atom->kind == ATOM_NO_BREAK ? atom->width : 0;
      point->penalty = UNBOUND;
      point->pass = 2;
      break;
    case ATOM_PAD:
      break;
    }
    sums->natural += atom->width;
    if (atom->kind == ATOM_SPACE || atom->kind == ATOM_NO_BREAK)
      sums->spaces += atom->width;
  }
  point_add(sums, scratch->count, 0, false)->forced = true;
}

/* ---- setting one line -------------------------------------------------------------------------------- */

typedef struct Setter {
  Context *context;
  Scratch *scratch;
  const Atom *atom; /* the first of the run that is made; NULL: none */
  Run *first, *last;
  float x, start, end; /* … from where to where that run stands */
} Setter;

static void run_end(Setter *setter)
{
  const Atom *atom = setter->atom;
  if (!atom)
    return;
  const Run like = {.style = atom->style,
                    .kind = atom->style->number ? RUN_PAGE_NUMBER : RUN_TEXT,
                    .element = atom->element,
                    .x = setter->start,
                    .width = setter->end - setter->start};
  Run *run = run_new(setter->context->typeset, &like, &setter->scratch->pieces);
  if (setter->last)
    setter->last->next = run;
  else
    setter->first = run;
  setter->last = run;
  setter->atom = NULL;
}

static void piece_add(Setter *setter, const Atom *atom, const char *text, size_t length, float width)
{
  Pieces *pieces = &setter->scratch->pieces;
  bool same = setter->atom && setter->atom->style == atom->style && setter->atom->element == atom->element;
  if (!same || !pieces_add(pieces, text, length, setter->x)) {
    run_end(setter);
    setter->atom = atom;
    setter->start = setter->x;
    pieces_add(pieces, text, length, setter->x);
  }
  setter->x += width;
  setter->end = setter->x;
}

/* Behind the last letters there is one, also where the line ends. */
static void space_add(Setter *setter)
{
  const Pieces *pieces = &setter->scratch->pieces;
  if (pieces->count)
    pieces->at[pieces->count - 1].space = true;
}

/* The edge of a mark at the start of a line stands before it, lest its letters be indented. */
static bool hangs(const Atom *atom, bool first)
{
  return first && atom->kind == ATOM_PAD;
}

/* Width of atoms [from, to), with the space among it that stretches. */
static float natural_width(Typeset *typeset, const Scratch *scratch, struct PointPlace from,
                           struct PointPlace to, float *spaces)
{
  float width = 0;
  *spaces = 0;
  for (size_t i = from.atom; i <= to.atom && i < scratch->count; i++) {
    const Atom *atom = &scratch->atoms[i];
    size_t start = i == from.atom ? from.byte : 0, end = i == to.atom ? to.byte : atom->length;
    if (atom->kind != ATOM_WORD) {
      if (i == to.atom || hangs(atom, i == from.atom))
        continue;
      width += atom->width;
      if (atom->kind == ATOM_SPACE || atom->kind == ATOM_NO_BREAK)
        *spaces += atom->width;
    } else if (end > start)
      width += start == 0 && end == atom->length
                 ? atom->width
                 : word_find(typeset->words, atom->style->face, atom->style->language, atom->text + start,
                             end - start)
                       ->width *
                     atom->style->size;
  }
  if (to.hyphen && to.atom < scratch->count) {
    const InlineStyle *style = scratch->atoms[to.atom].style;
    width += style->hyphen;
  }
  return width;
}

static void atoms_set(Setter *setter, struct PointPlace from, struct PointPlace to, float stretch)
{
  Typeset *typeset = setter->context->typeset;
  const Scratch *scratch = setter->scratch;
  for (size_t i = from.atom; i <= to.atom && i < scratch->count; i++) {
    const Atom *atom = &scratch->atoms[i];
    size_t start = i == from.atom ? from.byte : 0, end = i == to.atom ? to.byte : atom->length;
    if (atom->kind == ATOM_WORD) {
      if (end <= start)
        continue;
      const Word *word = start == 0 && end == atom->length
                           ? atom->word
                           : word_find(typeset->words, atom->style->face, atom->style->language,
                                       atom->text + start, end - start);
      piece_add(setter, atom, atom->text + start, end - start, word->width * atom->style->size);
    } else if (atom->kind == ATOM_PAD)
      setter->x += hangs(atom, i == from.atom) ? 0 : atom->width;
    else if (atom->kind != ATOM_SOFT && atom->kind != ATOM_BREAK) { /* a space, or the end of a line */
      space_add(setter);
      if (i < to.atom)
        setter->x += atom->width * (atom->kind == ATOM_NARROW ? 1 : 1 + stretch);
    }
  }
  if (to.hyphen && to.atom < scratch->count) {
    const Atom *atom = &scratch->atoms[to.atom];
    piece_add(setter, atom, SOFT_HYPHEN, 2, atom->style->hyphen);
  }
  run_end(setter);
}

static Run *line_set(Context *context, const TextStyle *style, struct PointPlace from, struct PointPlace to,
                     float left, bool last)
{
  Typeset *typeset = context->typeset;
  Scratch *scratch = typeset->scratch;
  Setter setter = {.context = context, .scratch = scratch, .x = context->x + left};
  float spaces, width = natural_width(typeset, scratch, from, to, &spaces);
  float lack = context->width - left - width, stretch = 0;
  bool fill = is_filled(context, style) && !last;
  if (spaces > 0 && (fill || lack < 0))
    stretch = lack / spaces;
  if (stretch > LOOSEST)
    stretch = 0;
  if (!is_filled(context, style) && stretch < 0)
    stretch = 0;
  if (lack > 0 && !fill)
    setter.x += lack * context->align;
  atoms_set(&setter, from, to, stretch);
  return setter.first;
}

/* ---- lines of the list ------------------------------------------------------------------------------- */

Item *list_add(Typeset *typeset, List *list, ItemKind kind, float before, float height)
{
  if (list->count == list->capacity) {
    size_t capacity = list->capacity ? list->capacity * 2 : 2; /* most are cells */
    if (list == &typeset->body)
      list->at = memory_grow(list->at, capacity * sizeof *list->at);
    else {
      Item **at = ARENA_ARRAY(typeset->ink, Item *, capacity);
      if (list->count)
        memcpy(at, list->at, list->count * sizeof *at);
      list->at = at;
    }
    list->capacity = capacity;
  }
  Item *item = ARENA_NEW(typeset->ink, Item);
  *item = (Item){.kind = (uint8_t)kind, .height = height};
  item->before = (before > list->after ? before : list->after) + list->pad;
  list->after = list->pad = 0;
  item->anchors = typeset->waiting;
  typeset->waiting = NULL;
  if (list == &typeset->body) {
    item->opens = typeset->opens;
    typeset->opens = 0;
  }
  return list->at[list->count++] = item;
}

static void put_label(Context *context, Item *item, const TextStyle *style)
{
  Typeset *typeset = context->typeset;
  const InlineStyle *kept = typeset->label_style;
  const TextStyle *own = style_for(context, STYLE_ITEM);
  if (style->size > own->size) /* an item that begins with a heading */
    style = own;
  if (!kept || kept->size != style->size || kept->colour != style->colour) {
    InlineStyle *made = ARENA_NEW(typeset->arena, InlineStyle);
    *made = inline_style(typeset, FACE_REGULAR, style->size, style->colour, 0);
    typeset->label_style = kept = made;
  }
  Run *run =
    run_of_text(typeset, kept, item->block, *context->label, context->label_x, context->label_right ? 1 : 0);
  if (run->count)
    run->pieces[run->count - 1].space = true;
  run->kind = RUN_LABEL;
  run->element = context->label_element;
  run->next = item->as.runs;
  item->as.runs = run;
  *context->label = NULL;
}

/* "… as follows:" stays with what follows. */
static bool announces(const Scratch *scratch)
{
  const Atom *last = &scratch->atoms[scratch->count - 1];
  return last->kind == ATOM_WORD && last->length > 0 && last->text[last->length - 1] == ':';
}

static void lines_add(Context *context, const TextStyle *style, Block *block, size_t lines)
{
  const Scratch *scratch = context->typeset->scratch;
  struct PointPlace from = {0, 0, false};
  for (size_t i = 0; i < lines; i++) {
    uint32_t index = scratch->chosen[i];
    struct PointPlace to = scratch->places[index];
    bool last = scratch->points[index].forced;
    Item *item = list_add(context->typeset, context->list, ITEM_LINE, i ? 0 : style->before, style->leading);
    item->baseline = style_baseline(style);
    item->block = block;
    item->frame = context->frame;
    item->as.runs = line_set(context, style, from, to, 0, last);
    item->keep = style->keep || context->keep_all || to.hyphen || (lines > 1 && (i == 0 || i + 2 == lines)) ||
                 (i + 1 == lines && announces(scratch));
    if (context->label && *context->label)
      put_label(context, item, style);
    from = to;
    if (to.atom < scratch->count && scratch->atoms[to.atom].kind != ATOM_WORD) {
      from.atom++;
      from.byte = 0;
    }
    from.hyphen = false;
  }
  context->list->after = style->after;
}

/* What a last line is wider than: a short word; of a heading, a good part of the measure. */
static float runt_width(const TextStyle *style, float measure)
{
  float least = style->keep ? measure * 0.25f : style->size * 2.8f;
  return least < measure * 0.25f ? least : measure * 0.25f;
}

static bool has_line_ends(const Scratch *scratch)
{
  for (size_t i = 0; i < scratch->count; i++)
    if (scratch->atoms[i].kind == ATOM_LINE_END)
      return true;
  return false;
}

/* What atoms have borrowed, and no longer do. */
static void texts_rest(Scratch *scratch)
{
  enum { MOST = 64 << 10 };
  if (arena_used(scratch->texts) < MOST)
    return;
  arena_free(scratch->texts);
  scratch->texts = arena_new();
}

/* The best way to end the lines.  How far the spaces of the loosest filled line are beyond their width is in
   *widest, as a share of it. */
static size_t lines_find(Context *context, const TextStyle *style, float *widest)
{
  Scratch *scratch = context->typeset->scratch;
  Sums sums = {.scratch = scratch, .measure = context->width, .ragged = !is_filled(context, style)};
  scratch->point_count = 0;
  points_make(context->typeset, &sums);
  Measure measure = {
    .width = context->width, .least = runt_width(style, context->width), .justified = !sums.ragged};
  size_t lines = break_lines(scratch->points, scratch->point_count, measure, scratch->chosen);
  *widest = 0;
  for (size_t i = 0; i < lines && !sums.ragged; i++) {
    const BreakPoint *end = &scratch->points[scratch->chosen[i]];
    const BreakPoint *start = i ? &scratch->points[scratch->chosen[i - 1]] : &(BreakPoint){0};
    float spaces = end->spaces - start->spaces_start;
    float lack = context->width - (end->end + end->hyphen - start->start);
    if (!end->forced && lack > *widest * spaces)
      *widest = spaces > 0 ? lack / spaces : LOOSEST;
  }
  return lines;
}

void paragraph_set(Context *context, const TextStyle *style, Block *block)
{
  Typeset *typeset = context->typeset;
  Scratch *scratch = typeset->scratch;
  size_t from = context->list->count;
  const bool own_ends = has_line_ends(scratch);
  context->ragged = own_ends;
  if (scratch->count) {
    float widest;
    size_t lines = lines_find(context, style, &widest);
    if (widest > LOOSEST_OF_ALL) {
      context->ragged = true;
      lines = lines_find(context, style, &widest);
    }
    lines_add(context, style, block, lines);
  }
  if (own_ends) /* a short one stays whole */
    keep_together(context->list, from, STANZA * style->leading);
  keep_introduction(context->list, from);
  scratch->count = 0;
  texts_rest(scratch);
  words_rest(typeset->words);
}
