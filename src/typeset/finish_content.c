/*
 * finish_content: a page's content, with marks round all of it (ISO 14289-1, 7.1): text of an element is
 * marked as its own, what else there is is an artifact.
 *
 * Drawing has noted how many glyphs of which element follow each other; here they are counted off, operator
 * by operator (ISO 32000-1, Annex A), and one that shows text of two elements becomes two.  Furniture
 * (running heads and feet, repeated table heads) and decoration (rules, grounds) are artifacts; the strokes
 * of a figure are its own.  A mark is opened where the operands of a text or path operator begin, and closed
 * before the next bracket of any kind, so that it nests with text objects and saved states whatever cairo's
 * order is.
 */
#include <string.h>

#include "typeset/finish_int.h"

typedef enum Step {
  STEP_OTHER, /* sets a state: may stand anywhere */
  STEP_INK,   /* paints, or begins a path: of a figure or an artifact */
  STEP_TEXT,  /* shows text */
  STEP_FONT,
  STEP_BRACKET, /* opens or closes something: a mark ends before it */
  STEP_MARK,    /* opens marked content: cairo's own */
  STEP_MARK_END,
  STEP_IMAGE_DATA /* binary data follows */
} Step;

#define OPERATOR(a, b, c) ((uint32_t)(a) << 16 | (uint32_t)(b) << 8 | (uint32_t)(c))

static Step step_of(const char *at, size_t length)
{
  if (length > 3)
    return STEP_OTHER;
  uint32_t name = 0;
  for (size_t i = 0; i < length; i++)
    name = name << 8 | (unsigned char)at[i];
  switch (name) {
  case OPERATOR(0, 0, 'm'):
  case OPERATOR(0, 'r', 'e'):
  case OPERATOR(0, 'D', 'o'):
  case OPERATOR(0, 's', 'h'):
  case OPERATOR(0, 'B', 'I'):
    return STEP_INK;
  case OPERATOR(0, 'T', 'j'):
  case OPERATOR(0, 'T', 'J'):
  case OPERATOR(0, 0, '\''):
  case OPERATOR(0, 0, '"'):
    return STEP_TEXT;
  case OPERATOR(0, 'T', 'f'):
    return STEP_FONT;
  case OPERATOR(0, 0, 'q'):
  case OPERATOR(0, 0, 'Q'):
  case OPERATOR(0, 'B', 'T'):
  case OPERATOR(0, 'E', 'T'):
    return STEP_BRACKET;
  case OPERATOR('B', 'M', 'C'):
  case OPERATOR('B', 'D', 'C'):
    return STEP_MARK;
  case OPERATOR('E', 'M', 'C'):
    return STEP_MARK_END;
  case OPERATOR(0, 'I', 'D'):
    return STEP_IMAGE_DATA;
  default:
    return STEP_OTHER;
  }
}

enum { FONTS = 32 };

typedef enum Open { OPEN_NOTHING, OPEN_ARTIFACT, OPEN_ELEMENT } Open;

typedef struct Marker {
  const PageText *text;
  Buffer *out;
  const char *from; /* what is not copied yet */
  unsigned marks;   /* brackets of marked content that are cairo's and open */
  Open open;        /* our own */
  Element *element; /* … what of */
  const Drawn *drawn, *end;
  uint32_t left; /* glyphs of *drawn */
  struct {
    Span name;
    unsigned bytes;
  } fonts[FONTS];
  size_t font_count;
  unsigned bytes; /* that a glyph of the font in use takes */
  bool lost;      /* there was other text than was drawn */
} Marker;

static void copy_until(Marker *marker, const char *to)
{
  buffer_add(marker->out, marker->from, (size_t)(to - marker->from));
  marker->from = to;
}

static void close_at(Marker *marker, const char *at)
{
  if (marker->open == OPEN_NOTHING)
    return;
  copy_until(marker, at);
  buffer_text(marker->out, "EMC\n");
  marker->open = OPEN_NOTHING;
}

/* From here on it is text or ink of an element; of none: an artifact. */
static void open_at(Marker *marker, const char *at, Element *element, bool text)
{
  if (marker->marks ||
      (element ? marker->open == OPEN_ELEMENT && marker->element == element : marker->open == OPEN_ARTIFACT))
    return;
  close_at(marker, at);
  copy_until(marker, at);
  marker->open = element ? OPEN_ELEMENT : OPEN_ARTIFACT;
  marker->element = element;
  if (!element) {
    buffer_text(marker->out, "/Artifact << /Type /");
    buffer_text(marker->out, text ? "Pagination" : "Layout");
    buffer_text(marker->out, " >> BDC\n");
    return;
  }
  buffer_byte(marker->out, '/');
  buffer_text(marker->out, element_name(element));
  buffer_text(marker->out, " << /MCID ");
  pdf_add_decimal(marker->out, tags_mark(marker->text->typeset, element, marker->text->page));
  buffer_text(marker->out, " >> BDC\n");
}

/* ---- text -------------------------------------------------------------------------------------------- */

/* Bytes of a glyph's number: two in composite fonts, one in others. */
static void use_font(Marker *marker, const char *at, const char *end)
{
  Span name = {at, (size_t)(pdf_value(at, end) - at)};
  for (size_t i = 0; i < marker->font_count; i++)
    if (marker->fonts[i].name.length == name.length &&
        memcmp(marker->fonts[i].name.at, name.at, name.length) == 0) {
      marker->bytes = marker->fonts[i].bytes;
      return;
    }
  char key[64] = "";
  memcpy(key, name.at, name.length < sizeof key ? name.length : 0);
  const PageText *text = marker->text;
  Span font = pdf_resolved(text->file, pdf_entry(text->fonts, key));
  marker->bytes = span_is(pdf_entry(font, "/Subtype"), "/Type0") ? 2 : 1;
  if (marker->font_count < FONTS) {
    marker->fonts[marker->font_count].name = name;
    marker->fonts[marker->font_count++].bytes = marker->bytes;
  }
}

static bool is_hexadecimal(char byte)
{
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

/* Behind one byte of a string, written out or as two digits; `end` where there is none. */
static const char *byte_behind(const char *at, const char *end, bool digits)
{
  if (digits) {
    for (unsigned count = 0; at < end && count < 2; at++)
      count += is_hexadecimal(*at);
    return at;
  }
  while (end - at > 1 && at[0] == '\\' && at[1] == '\n')
    at += 2; /* a line of the file ends, not of the text */
  if (at < end && *at++ != '\\')
    return at;
  if (at < end && (*at < '0' || *at > '7'))
    return at + 1;
  for (unsigned count = 0; at < end && count < 3 && *at >= '0' && *at <= '7'; at++)
    count++;
  return at;
}

/* The element whose glyph comes next; false where none was drawn. */
static bool next_element(Marker *marker, Element **element)
{
  while (marker->left == 0 && marker->drawn < marker->end)
    if (++marker->drawn < marker->end)
      marker->left = marker->drawn->glyphs;
  marker->lost |= marker->left == 0;
  *element = marker->left ? marker->drawn->element : NULL;
  return marker->left > 0;
}

/* One string of an operator, `first` if nothing was shown by it yet; with `array` it is among others. */
static void show_string(Marker *marker, const char *operands, Span string, bool first, bool array)
{
  bool digits = *string.at == '<';
  const char *at = string.at + 1, *end = string.at + string.length - 1;
  while (at < end) {
    const char *glyph = at;
    for (unsigned i = 0; i < marker->bytes; i++)
      at = byte_behind(at, end, digits);
    Element *element;
    if (digits && !is_hexadecimal(at[-1]))
      return; /* blanks at its end */
    if (!next_element(marker, &element))
      return;
    marker->left--;
    if (first)
      open_at(marker, operands, element, true);
    else if (!marker->marks && element != marker->element) {
      bool inside = glyph > string.at + 1;
      copy_until(marker, inside ? glyph : string.at);
      buffer_text(marker->out, inside ? (digits ? ">" : ")") : "");
      buffer_text(marker->out, array ? "]TJ\n" : "Tj\n");
      open_at(marker, marker->from, element, true);
      buffer_text(marker->out, array ? "[" : "");
      buffer_text(marker->out, inside ? (digits ? "<" : "(") : "");
    }
    first = false;
  }
}

static void show(Marker *marker, const char *operands, const char *end)
{
  bool array = *operands == '[', first = true;
  if (!marker->text) {
    open_at(marker, operands, NULL, true);
    return;
  }
  for (const char *at = operands + array; at < end; at = pdf_blanks(at, end)) {
    const char *behind = *at == ']' ? at + 1 : pdf_value(at, end);
    if (!behind)
      return;
    if (*at == '(' || *at == '<') {
      show_string(marker, operands, (Span){at, (size_t)(behind - at)}, first, array);
      first = false;
    }
    at = behind;
  }
}

/* ---- the walk ---------------------------------------------------------------------------------------- */

/* Strokes between the labels of a figure, or before or behind them all, are the figure's. */
static Element *figure_of(const Marker *marker)
{
  const Drawn *now = marker->drawn, *next = marker->left ? now : now + 1;
  if (!marker->text)
    return NULL;
  if (next < marker->end && next->element && next->element->kid.tag == TAG_FIGURE)
    return next->element;
  bool begun = now < marker->end && now->element && marker->left < now->glyphs;
  return begun && now->element->kid.tag == TAG_FIGURE ? now->element : NULL;
}

/* `at`: where the operands of the operator begin. */
static void take(Marker *marker, Step step, const char *at, const char *end)
{
  switch (step) {
  case STEP_OTHER:
  case STEP_IMAGE_DATA:
    break;
  case STEP_FONT:
    if (marker->text)
      use_font(marker, at, end);
    break;
  case STEP_TEXT:
    show(marker, at, end);
    break;
  case STEP_INK:
    open_at(marker, at, figure_of(marker), false);
    break;
  case STEP_BRACKET:
    close_at(marker, at);
    break;
  case STEP_MARK:
    close_at(marker, at);
    marker->marks++;
    break;
  case STEP_MARK_END:
    close_at(marker, at);
    if (marker->marks)
      marker->marks--;
    break;
  }
}

/* Behind the data of an image in the content: blanks, "EI", a blank. */
static const char *image_end(const char *at, const char *end)
{
  for (; end - at > 3; at++)
    if (pdf_blanks(at, at + 1) != at && at[1] == 'E' && at[2] == 'I' && pdf_blanks(at + 3, at + 4) != at + 3)
      return at + 1;
  return end;
}

bool content_mark(Span content, const PageText *text, Buffer *out)
{
  Marker marker = {.text = text, .out = out, .from = content.at, .bytes = 1};
  if (text) {
    size_t count;
    marker.drawn = tags_take_page(text->typeset->tags, text->page, &count);
    marker.end = marker.drawn + count;
    marker.left = count ? marker.drawn->glyphs : 0;
  }
  const char *end = content.at + content.length, *operands = NULL;
  for (const char *at = pdf_blanks(content.at, end); at < end; at = pdf_blanks(at, end)) {
    if (!operands)
      operands = at;
    bool word = !strchr("(<[/", *at); /* a number or an operator */
    const char *behind = word ? pdf_word(at, end) : pdf_value(at, end);
    if (!behind || behind == at)
      return false;
    if (word && !strchr("+-.0123456789", *at)) {
      Step step = step_of(at, (size_t)(behind - at));
      take(&marker, step, operands, at);
      operands = NULL;
      if (step == STEP_IMAGE_DATA)
        behind = image_end(behind, end);
    }
    at = behind;
  }
  copy_until(&marker, end);
  if (marker.open)
    buffer_text(out, "\nEMC\n");
  Element *rest;
  return !marker.lost && !next_element(&marker, &rest);
}
