/*
 * Marks that are no words: what programmers leave in a text that is not written yet, and the number of a
 * person in the national register (NIR), which in a description is itself a leak.
 */
#include <string.h>

#include "check/wording_int.h"

/* ---- TODO, TBD, XXX, [[…]] ----------------------------------------------------------------------- */

static size_t run_of_x(const char *text)
{
  size_t length = 0;
  while (text[length] == 'x' || text[length] == 'X')
    length++;
  return length;
}

/* As programmers write them: in capitals; what languages say stands in the law's lists. */
size_t wording_place_holder(Folded *folded, size_t from)
{
  const char *lower = folded->at + from;

  if (*lower == '[') {
    const char *end = lower[1] == '[' ? strstr(lower, "]]") : NULL;
    return end == NULL ? 0 : (size_t)(end - folded->at) + strlen("]]");
  }
  if (!text_starts(lower, "xxx") && !text_starts(lower, "todo") && !text_starts(lower, "tbd"))
    return 0;
  fold_places(folded);
  const char *at = folded->text + folded->from[from];
  const size_t length = text_starts(at, "TODO")  ? strlen("TODO")
                        : text_starts(at, "TBD") ? strlen("TBD")
                                                 : run_of_x(at);
  return length < 3 || is_letter(at[length]) ? 0 : from + length;
}

/* ---- the number of the national register ---------------------------------------------------------- */

static bool is_digit(char byte)
{
  return byte >= '0' && byte <= '9';
}

/* Sex, year, month, department (2A and 2B in Corsica), commune, order, key: 1 2 2 2 3 3 2.  Only one whose
   key is right is taken for a number: invoices and telephones have as many digits. */
enum { NUMBER_DIGITS = 13, WITH_KEY = 15, KEY_BASE = 97 };

static bool is_department(char first, char second)
{
  return is_digit(second) || (first == '2' && (second == 'a' || second == 'b'));
}

/* The key is 97 less the rest of the number by 97, with 19 in the place of 2A and 18 in that of 2B. */
static bool key_fits(const char digits[WITH_KEY])
{
  int rest = 0;

  for (size_t i = 0; i < NUMBER_DIGITS; i++) {
    char digit = digits[i];
    if (i == 5 && digits[6] > '9')
      digit = '1';
    else if (digit > '9')
      digit = digit == 'a' ? '9' : '8';
    rest = (rest * 10 + (digit - '0')) % KEY_BASE;
  }
  return KEY_BASE - rest == (digits[13] - '0') * 10 + (digits[14] - '0');
}

size_t wording_register_number(const Folded *folded, size_t from)
{
  static const bool blank_before[WITH_KEY] = {[1] = true, [3] = true,  [5] = true,
                                              [7] = true, [10] = true, [13] = true};
  char digits[WITH_KEY];
  size_t count = 0, at = from;

  while (count < WITH_KEY) {
    const size_t next = at + (blank_before[count] && folded->at[at] == ' ');
    const char byte = folded->at[next];
    if (!(count == 6 ? is_department(digits[5], byte) : is_digit(byte)))
      break;
    digits[count++] = byte;
    at = next + 1;
  }
  return count == WITH_KEY && !is_letter(folded->at[at]) && key_fits(digits) ? at : 0;
}

