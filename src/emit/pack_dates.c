/*
 * pack_dates: how a date is spelt, read off its text.
 *
 * A cell that holds a date shows it in a format of the spreadsheet's own; so that readers see what the other
 * documents print, the format is made of the text: "22 novembre 2026" of 2026-11-22 is day, month by name,
 * year.
 */
#include <string.h>

#include "emit/pack_int.h"

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ((unsigned char)c >= 0xC3 && (unsigned char)c != 0xE2);
}

/* A run of letters; blanks and dashes that are none in ASCII end it. */
static size_t word_length(const char *text)
{
  size_t length = 0;
  while (is_letter(text[length]) || ((unsigned char)text[length] & 0xC0) == 0x80)
    length++;
  return length;
}

enum { SEEN_DAY = 1, SEEN_MONTH = 2, SEEN_YEAR = 4 };

/* False: the digits say nothing of the date that was not said before. */
static bool digits_part(const char *text, size_t length, Date date, unsigned *seen, DatePart *part)
{
  unsigned number = 0, says;
  for (size_t i = 0; i < length && length <= 4; i++)
    number = 10 * number + (unsigned)(text[i] - '0');
  bool padded = text[0] == '0';
  if (length == 4 && number == (unsigned)date.year) {
    says = SEEN_YEAR;
    *part = DATE_YEAR;
  } else if (length <= 2 && number == date.day && !(*seen & SEEN_DAY)) {
    says = SEEN_DAY;
    *part = padded ? DATE_DAY_TWO : DATE_DAY;
  } else if (length <= 2 && number == date.month) {
    says = SEEN_MONTH;
    *part = padded ? DATE_MONTH_TWO : DATE_MONTH;
  } else {
    return false;
  }
  bool is_new = !(*seen & says);
  *seen |= says;
  return is_new;
}

static const PackLocale locales[] = {
  {"bg", "BG", "402"}, {"cs", "CZ", "405"}, {"da", "DK", "406"}, {"de", "DE", "407"}, {"el", "GR", "408"},
  {"en", "GB", "809"}, {"es", "ES", "C0A"}, {"et", "EE", "425"}, {"fi", "FI", "40B"}, {"fr", "FR", "40C"},
  {"hr", "HR", "41A"}, {"hu", "HU", "40E"}, {"it", "IT", "410"}, {"lt", "LT", "427"}, {"lv", "LV", "426"},
  {"nl", "NL", "413"}, {"pl", "PL", "415"}, {"pt", "PT", "816"}, {"ro", "RO", "418"}, {"sk", "SK", "41B"},
  {"sl", "SI", "424"}, {"sv", "SE", "41D"},
};

const PackLocale *pack_locale(const char *language)
{
  for (size_t i = 0; i < COUNT_OF(locales); i++)
    if (strcmp(locales[i].language, language) == 0)
      return &locales[i];
  return NULL;
}

size_t pack_date_pieces(const char *text, Date date, const char *language, DatePiece pieces[DATE_PIECES])
{
  size_t count = 0;
  unsigned seen = 0;
  bool after_digits = false;
  while (*text && count < DATE_PIECES) {
    DatePiece *piece = &pieces[count++];
    size_t length = strspn(text, "0123456789");
    *piece = (DatePiece){DATE_LITERAL, text, length};
    if (length) {
      if (!digits_part(text, length, date, &seen, &piece->part))
        return 0;
    } else if ((length = is_letter(*text) ? word_length(text) : 0)) {
      piece->length = length;
      if (!after_digits) { /* "1er": no month */
        if (seen & SEEN_MONTH || !pack_locale(language))
          return 0;
        seen |= SEEN_MONTH;
        piece->part = DATE_MONTH_NAME;
      }
    } else {
      while (text[length] && !is_digit(text[length]) && !is_letter(text[length]))
        length++;
      piece->length = length;
    }
    after_digits = is_digit(*text);
    text += length;
  }
  return seen == (SEEN_DAY | SEEN_MONTH | SEEN_YEAR) && !*text ? count : 0;
}
