/*
 * print_bidi: text of a page in which words are read from right to left.
 *
 * A name in Hebrew or Arabic in a French sentence takes the digits and signs beside it along with it, and a
 * sign that turns the direction turns all that follows.  A <bdi> keeps both to themselves (HTML, "the bdi
 * element"): it finds its own direction and ends at its end.
 */
#include <string.h>

#include "emit/emit_int.h"

/* Letters of Unicode's blocks from right to left, and of its signs of direction (UAX 9, tables 1 and 3). */
static const struct {
  uint32_t first, last;
} from_right[] = {{0x590, 0x8FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}},
  turning[] = {{0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}};

static bool is_from_right(uint32_t character)
{
  if (character < from_right[0].first) /* nearly all there is */
    return false;
  for (size_t i = 0; i < sizeof from_right / sizeof *from_right; i++)
    if (character >= from_right[i].first && character <= from_right[i].last)
      return true;
  return false;
}

static bool is_turning(uint32_t character)
{
  if (character < turning[0].first)
    return false;
  for (size_t i = 0; i < sizeof turning / sizeof *turning; i++)
    if (character >= turning[i].first && character <= turning[i].last)
      return true;
  return false;
}

/* Signs and digits go with the letters round them; these have a direction of their own. */
static bool is_from_left(uint32_t character)
{
  uint32_t small = character | 0x20;
  if (character < 0xC0)
    return small >= 'a' && small <= 'z';
  return character < 0x2000 && !is_from_right(character);
}

/* How much of `text` is one passage from right to left, with the bracket that closes one in it; what turns
   the direction does so to the end. */
static size_t passage(const char *text)
{
  size_t end = 0, open = 0;
  uint32_t character;
  for (size_t at = 0, step; (step = text_decode(text + at, &character)) && !is_from_left(character);) {
    at += step;
    if (is_turning(character))
      return strlen(text);
    open += character == '(';
    bool closes = character == ')' && open > 0;
    open -= closes;
    if (is_from_right(character) || (closes && end + 1 == at))
      end = at;
  }
  return end;
}

static void add_part(Buffer *out, const char *text, size_t length)
{
  Buffer part = {0};
  buffer_add(&part, text, length);
  if (part.at)
    buffer_markup(out, part.at);
  buffer_free(&part);
}

void html_text(Buffer *out, const char *text)
{
  uint32_t character;
  const char *from = text;
  for (size_t step; (step = text_decode(text, &character));) {
    if (!is_from_right(character) && !is_turning(character)) {
      text += step;
      continue;
    }
    size_t length = passage(text);
    add_part(out, from, (size_t)(text - from));
    buffer_text(out, "<bdi>");
    add_part(out, text, length);
    buffer_text(out, "</bdi>");
    from = text += length;
  }
  buffer_markup(out, from);
}
