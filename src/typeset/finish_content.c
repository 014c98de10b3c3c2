/*
 * finish_content: a page's content, with everything that no tag marks made an artifact.
 *
 * ISO 14289-1, 7.1: content is tagged or an artifact.  cairo 1.16 cannot write artifacts, and cairo 1.18 leaves
 * tags round rules and fills out: so text that is real content is tagged, and what stays unmarked is furniture
 * (text: running heads and feet, repeated table heads) or decoration (rules, grounds, pictures in the ground).
 *
 * One walk over the operators (ISO 32000-1, Annex A).  An artifact is opened where the operands of a text or
 * path operator begin, and closed before the next bracket of any kind, so that it nests with text objects,
 * saved states and tags whatever cairo's order is.
 */
#include <string.h>

#include "typeset/finish_int.h"

typedef enum Step {
  STEP_OTHER,   /* sets a state: may stand anywhere */
  STEP_INK,     /* paints, or begins a path: belongs to an artifact where nothing marks it */
  STEP_TEXT,    /* shows text: likewise */
  STEP_BRACKET, /* opens or closes something: an artifact ends before it */
  STEP_MARK,    /* opens marked content */
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

typedef struct Marker {
  Buffer *out;
  const char *from; /* what is not copied yet */
  unsigned marks;   /* brackets of marked content that are open */
  bool artifact;
} Marker;

static void copy_until(Marker *marker, const char *to)
{
  buffer_add(marker->out, marker->from, (size_t)(to - marker->from));
  marker->from = to;
}

/* `at`: where the operands of the operator begin. */
static void take(Marker *marker, Step step, const char *at)
{
  if (step == STEP_OTHER || step == STEP_IMAGE_DATA)
    return;
  bool ink = step == STEP_INK || step == STEP_TEXT;
  if (marker->artifact && !ink) {
    copy_until(marker, at);
    buffer_text(marker->out, "EMC\n");
    marker->artifact = false;
  }
  if (ink && !marker->artifact && marker->marks == 0) {
    copy_until(marker, at);
    buffer_text(marker->out, "/Artifact << /Type /");
    buffer_text(marker->out, step == STEP_TEXT ? "Pagination" : "Layout");
    buffer_text(marker->out, " >> BDC\n");
    marker->artifact = true;
  }
  if (step == STEP_MARK)
    marker->marks++;
  if (step == STEP_MARK_END && marker->marks)
    marker->marks--;
}

/* Behind the data of an image in the content: blanks, "EI", a blank. */
static const char *image_end(const char *at, const char *end)
{
  for (; end - at > 3; at++)
    if (pdf_blanks(at, at + 1) != at && at[1] == 'E' && at[2] == 'I' && pdf_blanks(at + 3, at + 4) != at + 3)
      return at + 1;
  return end;
}

bool content_mark(Span content, Buffer *out)
{
  Marker marker = {.out = out, .from = content.at};
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
      take(&marker, step, operands);
      operands = NULL;
      if (step == STEP_IMAGE_DATA)
        behind = image_end(behind, end);
    }
    at = behind;
  }
  copy_until(&marker, end);
  if (marker.artifact)
    buffer_text(out, "\nEMC\n");
  return true;
}
