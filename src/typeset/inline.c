/*
 * inline: from inline content to atoms - words, spaces and places where a line may end.
 *
 * What the text says with U+00A0, U+202F, U+2011 or U+00AD becomes structure here: the paragraph knows where
 * it may not break, and the PDF gets ordinary spaces and hyphens, which every reader extracts as whole words.
 */
#include <string.h>

#include "typeset/typeset_int.h"

bool element_is(const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

const char *attribute(const xmlNode *node, const char *name)
{
  for (const xmlAttr *at = node->type == XML_ELEMENT_NODE ? node->properties : NULL; at; at = at->next)
    if (strcmp((const char *)at->name, name) == 0)
      return at->children && at->children->content ? (const char *)at->children->content : "";
  return NULL;
}

char *attribute_copy(Typeset *typeset, const xmlNode *node, const char *name)
{
  return arena_string(typeset->arena, attribute(node, name));
}

static void plain_add(const xmlNode *node, Buffer *out)
{
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      for (const char *at = (const char *)child->content; *at; at++) {
        bool blank = strchr(" \t\r\n", *at) != NULL;
        if (!blank)
          buffer_byte(out, *at);
        else if (out->length && out->at[out->length - 1] != ' ')
          buffer_byte(out, ' ');
      }
    else if (element_is(child, "br"))
      buffer_byte(out, ' ');
    else if (child->type == XML_ELEMENT_NODE)
      plain_add(child, out);
  }
}

void plain_text(const xmlNode *node, Buffer *out)
{
  plain_add(node, out);
  if (out->length && out->at[out->length - 1] == ' ')
    out->at[--out->length] = '\0';
  if (!out->at)
    buffer_text(out, "");
}

InlineStyle inline_style(Typeset *typeset, Face face, float size, Colour colour, unsigned language)
{
  InlineStyle style = {.face = face, .size = size, .colour = colour, .language = language};
  style.space = word_find(typeset->words, face, 0, " ", 1)->width * size;
  style.hyphen = word_find(typeset->words, face, 0, SOFT_HYPHEN, 2)->width * size;
  return style;
}

Inline inline_start(Typeset *typeset, const TextStyle *style, unsigned language, const Block *block)
{
  Inline state = {.typeset = typeset, .block = block, .element = block ? block->element : NULL};
  state.style = inline_style(typeset, style->face, style->size, style->colour, language);
  state.style.hyphenated = style->hyphenated;
  return state;
}

static const float MARK_PAD = 2, CODE_SIZE = 0.7f;

/* ---- atoms ------------------------------------------------------------------------------------------- */

/* Most of a document is in a few styles.  What is seen as a box or a line of its own,
   or noted, stays apart. */
static const InlineStyle *keep_style(Typeset *typeset, const InlineStyle *style)
{
  const bool plain =
    style->mark == MARK_NONE && !style->link && !style->number && !style->underlined && !style->cited;
  const InlineStyle **shared = &typeset->shared_styles[(unsigned)style->face % SHARED_STYLES];
  const InlineStyle *old = plain ? *shared : NULL;
  if (old && old->face == style->face && old->size == style->size && old->space == style->space &&
      old->colour == style->colour && old->language == style->language && old->hyphenated == style->hyphenated)
    return old;
  InlineStyle *kept = ARENA_NEW(typeset->ink, InlineStyle);
  *kept = *style;
  if (plain)
    *shared = kept;
  return kept;
}

static Atom *add(Inline *state, AtomKind kind)
{
  Scratch *scratch = state->typeset->scratch;
  if (scratch->count == scratch->capacity) {
    scratch->capacity = scratch->capacity ? scratch->capacity * 2 : 256;
    scratch->atoms = memory_grow(scratch->atoms, scratch->capacity * sizeof *scratch->atoms);
  }
  if (!state->kept)
    state->kept = keep_style(state->typeset, &state->style);
  Atom *atom = &scratch->atoms[scratch->count++];
  *atom = (Atom){.kind = kind, .style = state->kept, .element = state->element};
  return atom;
}

static void space(Inline *state, AtomKind kind)
{
  Atom *atom = add(state, kind);
  atom->width = kind == ATOM_NARROW ? state->style.size * 0.2f : state->style.space;
}

/* A blank counts once, and not at the start of a line. */
static void pending_space(Inline *state)
{
  const Scratch *scratch = state->typeset->scratch;
  if (!state->space)
    return;
  state->space = false;
  if (scratch->count == 0)
    return;
  size_t at = scratch->count - 1;
  while (at > 0 && scratch->atoms[at].kind == ATOM_PAD)
    at--;
  AtomKind before = scratch->atoms[at].kind;
  if (before == ATOM_WORD || before == ATOM_SOFT || before == ATOM_BREAK || before == ATOM_NO_BREAK)
    space(state, ATOM_SPACE);
}

/* Once per character and block; a sentence in letters that are read from right to left is one fault. */
static void report(Typeset *typeset, const Block *block, uint32_t character, bool heap)
{
  const char *id = block ? block->id : NULL;
  bool backwards = letter_is_backwards(character);
  const char *key = arena_format(typeset->arena, "%x %s", backwards ? 0 : (unsigned)character, id ? id : "");
  if (!map_put(typeset->reported, key, typeset))
    return;
  TypesetFault fault = {.kind = heap        ? FAULT_HEAP
                                : backwards ? FAULT_BACKWARDS
                                            : FAULT_GLYPH,
                        .character = character,
                        .block = id,
                        .src = block ? block->src : NULL};
  if (typeset->options.fault)
    typeset->options.fault(typeset->options.context, &fault);
}

void report_missing(Typeset *typeset, const Word *word, const Block *block)
{
  uint32_t character;
  unsigned heap = 0;
  for (size_t at = 0; at < word->length;) {
    at += text_decode(word->text + at, &character);
    if (!face_sets(typeset->fonts, (Face)word->asked, character, &heap))
      report(typeset, block, character, heap > MARKS_AT_MOST);
  }
}

/* No line ends in a telephone number ("+33 1 99 00 12 34"), behind the opening of a mark ("[À compléter"),
   nor between a number and what it belongs to. */
static void bind(Inline *state, const char *text, size_t length)
{
  static const char digits[] = "0123456789";
  const Scratch *scratch = state->typeset->scratch;
  const Atom *before = scratch->count ? &scratch->atoms[scratch->count - 1] : NULL;
  bool after_word = state->space && before && before->kind == ATOM_WORD && before->length;
  bool opened = after_word && before->length <= 4 && before->text[0] == '[';
  bool goes_on = state->number && letters_are(text, length, "0123456789()-.,;");
  state->number = (goes_on && strchr(digits, text[length - 1])) ||
                  (length > 1 && text[0] == '+' && letters_are(text + 1, length - 1, digits));
  if (!after_word || !(opened || goes_on || words_bound(before->text, before->length, text, length)))
    return;
  state->space = false;
  space(state, ATOM_NO_BREAK);
}

static void add_word(Inline *state, const char *text, size_t length, const Word *word)
{
  Atom *atom = add(state, ATOM_WORD);
  atom->text = text;
  atom->length = (uint16_t)length;
  atom->word = (Word *)word;
  atom->width = word->width * state->style.size;
}

/* The code of a character that no font has, in a frame, in its place: who reads on knows what is missing. */
static void missing(Inline *state, uint32_t character)
{
  InlineStyle style = state->style;
  const InlineStyle *kept = state->kept;
  const char *code = arena_format(state->typeset->scratch->texts, "U+%04X", (unsigned)character);
  state->style.face = FACE_MONO;
  state->style.size *= CODE_SIZE;
  state->style.hyphenated = false;
  state->style.mark = MARK_MISSING;
  state->kept = NULL;
  add(state, ATOM_PAD)->width = MARK_PAD;
  size_t length = strlen(code);
  add_word(state, code, length,
           word_find(state->typeset->words, FACE_MONO, state->style.language, code, length));
  add(state, ATOM_PAD)->width = MARK_PAD;
  state->style = style;
  state->kept = kept;
}

/* A word some of whose characters no font has: what there is, and codes between it. */
static void word_with_gaps(Inline *state, const char *text, size_t length)
{
  WordCache *words = state->typeset->words;
  uint32_t character;
  unsigned heap = 0;
  for (size_t at = 0, from = 0, used; at < length; at += used) {
    used = text_decode(text + at, &character);
    bool there = face_sets(state->typeset->fonts, state->style.face, character, &heap);
    if ((!there || at + used == length) && at + (there ? used : 0) > from) {
      size_t part = at + (there ? used : 0) - from;
      add_word(state, text + from, part,
               word_find(words, state->style.face, state->style.language, text + from, part));
    }
    if (!there) {
      missing(state, character);
      from = at + used;
    }
  }
}

static void word(Inline *state, const char *text, size_t length)
{
  if (length > 0)
    bind(state, text, length);
  while (length > 0) {
    size_t part = length > WORD_LENGTH_AT_MOST ? text_cut(text, WORD_LENGTH_AT_MOST) : length;
    pending_space(state);
    const Word *found =
      word_find(state->typeset->words, state->style.face, state->style.language, text, part);
    if (found->missing) {
      report_missing(state->typeset, found, state->block);
      word_with_gaps(state, text, part);
    } else
      add_word(state, text, part, found);
    text += part;
    length -= part;
  }
}

typedef struct Special {
  const char *bytes;
  AtomKind kind;
  const char *text; /* set in its place, where it is a word */
} Special;

/* clang-format off */
static const Special specials[] = {
    {"\xC2\xA0", ATOM_NO_BREAK, NULL},     {"\xC2\xAD", ATOM_SOFT, NULL},
    {"\xE2\x80\xAF", ATOM_NARROW, NULL},   {"\xE2\x80\x89", ATOM_NARROW, NULL}, /* thin space */
    {"\xE2\x80\x91", ATOM_WORD, "-"},      {"\xE2\x80\x90", ATOM_WORD, "-"},    /* hyphens */
    {"\xE2\x80\x8B", ATOM_BREAK, NULL},    {"\xE2\x80\x8C", ATOM_WORD, ""},     /* no ligature here */
    {"\xE2\x80\x87", ATOM_NO_BREAK, NULL}, {"\xE2\x80\x8A", ATOM_NARROW, NULL},   /* figure and hair spaces */
};
/* clang-format on */

static const Special *special_at(const char *text)
{
  unsigned char byte = (unsigned char)*text;
  if (byte != 0xC2 && byte != 0xE2)
    return NULL;
  for (size_t i = 0; i < COUNT_OF(specials); i++)
    if (text_starts(text, specials[i].bytes))
      return &specials[i];
  return NULL;
}

void inline_text(Inline *state, const char *text)
{
  const char *from = text, *at = text;
  for (;; at++) {
    unsigned char byte = (unsigned char)*at;
    if (byte > ' ' && byte < 0xC2)
      continue;
    bool blank = byte <= ' ';
    const Special *special = blank ? NULL : special_at(at);
    if (!blank && !special)
      continue;
    word(state, from, (size_t)(at - from));
    if (!byte)
      return;
    if (blank)
      state->space = true;
    else if (special->kind == ATOM_WORD)
      word(state, special->text, strlen(special->text));
    else {
      bool spaces = special->kind == ATOM_NO_BREAK || special->kind == ATOM_NARROW;
      if (spaces)
        state->space = false;
      pending_space(state);
      if (spaces)
        space(state, special->kind);
      else
        add(state, special->kind);
    }
    if (special)
      at += strlen(special->bytes) - 1;
    from = at + 1;
  }
}

/* ---- elements ---------------------------------------------------------------------------------------- */

static Face with_italic(Face face)
{
  static const Face italic[FACE_COUNT] = {FACE_ITALIC, FACE_BOLD_ITALIC, FACE_REGULAR, FACE_BOLD, FACE_MONO};
  return italic[face];
}

static Face with_bold(Face face)
{
  static const Face bold[FACE_COUNT] = {FACE_BOLD, FACE_BOLD, FACE_BOLD_ITALIC, FACE_BOLD_ITALIC, FACE_MONO};
  return bold[face];
}

static void style_link(Inline *state, const xmlNode *node)
{
  const char *target = attribute(node, "href");
  if (!target || !*target)
    return;
  state->style.link = arena_string(state->typeset->arena, target);
  if (state->element) {
    state->element = element_within(state->typeset, state->element, TAG_LINK, state->style.language);
    state->element->of.target = state->style.link;
  }
  if (state->plain_links)
    return;
  state->style.colour = COLOUR_ACCENT;
  state->style.underlined = true;
}

static void style_mark(Inline *state, const xmlNode *node)
{
  static const struct {
    const char *class;
    Mark mark;
    Colour colour;
    bool bold;
  } marks[] = {{"gap", MARK_GAP, COLOUR_INK, true},
               {"hidden", MARK_HIDDEN, COLOUR_WHITE, false},
               {"proposed", MARK_PROPOSED, COLOUR_INK, false}};
  size_t i = 0;
  while (i + 1 < COUNT_OF(marks) && strcmp(class_of(node), marks[i].class) != 0)
    i++;
  state->style.mark = marks[i].mark;
  state->style.colour = marks[i].colour;
  state->style.hyphenated = false;
  if (marks[i].bold)
    state->style.face = with_bold(state->style.face);
}

static void style_element(Inline *state, const xmlNode *node)
{
  InlineStyle *style = &state->style;
  const char *language = attribute(node, "lang");
  unsigned outer = style->language;
  if (language)
    style->language = hyphenation_language(state->typeset->hyphenation, language, NULL);
  if (element_is(node, "em"))
    style->face = with_italic(style->face);
  else if (element_is(node, "strong"))
    style->face = with_bold(style->face);
  else if (element_is(node, "code")) {
    style->face = FACE_MONO;
    style->size *= 0.84f;
    style->hyphenated = false;
  } else if (element_is(node, "a"))
    style_link(state, node);
  else if (element_is(node, "mark"))
    style_mark(state, node);
  else if (element_is(node, "span") && strcmp(class_of(node), "cited") == 0)
    style->cited = citation_of(state->typeset, node, style->language);
  if (style->language != outer && state->element && !element_is(node, "a"))
    state->element = element_within(state->typeset, state->element, TAG_SPAN, style->language);
  InlineStyle plain = inline_style(state->typeset, style->face, style->size, COLOUR_INK, 0);
  style->space = plain.space;
  style->hyphen = plain.hyphen;
}

static void pad(Inline *state)
{
  pending_space(state);
  add(state, ATOM_PAD)->width = MARK_PAD;
}

/* "p. 24": which number it is, is known when all pages are; there is room for three figures. */
static void page_number(Inline *state)
{
  state->space = false;
  space(state, ATOM_NO_BREAK);
  state->style.number = true;
  state->kept = NULL;
  inline_text(state, "000");
}

static void element(Inline *state, const xmlNode *node)
{
  if (element_is(node, "br")) {
    state->space = false;
    add(state, ATOM_LINE_END);
    return;
  }
  InlineStyle style = state->style;
  Element *outer = state->element;
  const char *language = hyphenation_name(state->typeset->hyphenation, style.language);
  bool marked = element_is(node, "mark") && style.mark == MARK_NONE, quoted = element_is(node, "q"),
       french = strncmp(language, "fr", 2) == 0;
  if (marked)
    pad(state);
  const InlineStyle *kept = state->kept;
  state->kept = NULL;
  style_element(state, node);
  if (quoted)
    inline_text(state, french ? "«\u202F" : "“");
  inline_nodes(state, node->children, NULL);
  if (state->style.link && strcmp(class_of(node), "page") == 0)
    page_number(state);
  if (quoted)
    state->space = false;
  if (quoted)
    inline_text(state, french ? "\u202F»" : "”");
  state->style = style;
  state->kept = kept;
  state->element = outer;
  if (marked)
    add(state, ATOM_PAD)->width = MARK_PAD;
}

void inline_nodes(Inline *state, const xmlNode *first, const xmlNode *end)
{
  for (const xmlNode *node = first; node && node != end; node = node->next) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      inline_text(state, letters_clean(state->typeset->scratch->texts, (const char *)node->content));
    else if (node->type == XML_ELEMENT_NODE)
      element(state, node);
  }
}
