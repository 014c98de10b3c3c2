/*
 * bind: words that are read in one breath, between which no line ends: "art. 6", "6, § 1", "22 novembre", "10
 * years", "article 13", "M. Exemple".
 *
 * The model binds numbers where the rules of French ask for it (words_spacing), on the page too.  Paper goes
 * further and in any language: a screen may be too narrow for so many bindings, a column of paper is not.
 */
#include <string.h>

#include "typeset/typeset_int.h"

bool letters_are(const char *text, size_t length, const char *letters)
{
  for (size_t i = 0; i < length; i++)
    if (!strchr(letters, text[i]))
      return false;
  return length > 0;
}

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
  return c >= 'A' && c <= 'Z';
}

/* "6", "6,", "6(1)(f)", "L110-4", "78-17": a number, or the code of an article. */
static bool is_number(const char *text, size_t length)
{
  size_t at = length > 1 && (is_capital(*text) || *text == '(');
  return length > at && is_digit(text[at]);
}

/* "art.", "no.", "p.", "L.", "§", "n°": what a number is read with;
   an opening bracket may stand before it. */
static bool names_a_number(const char *text, size_t length)
{
  enum { LONGEST = 5 };
  if (length && *text == '(') {
    text++;
    length--;
  }
  bool short_form = length > 1 && length <= LONGEST && text[length - 1] == '.' && !is_digit(text[0]);
  bool sign = length >= 2 &&
              (memcmp(text + length - 2, "\u00A7", 2) == 0 || memcmp(text + length - 2, "\u00B0", 2) == 0);
  return short_form || sign;
}

static bool is_word_of(const char *text, size_t length, const char *const *words, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (strlen(words[i]) == length && memcmp(words[i], text, length) == 0)
      return true;
  return false;
}

bool words_bound(const char *one, size_t length, const char *two, size_t next)
{
  static const char *const titles[] = {"M.", "MM.", "Mme", "Mlle", "Me", "Mr", "Mr.", "Mrs", "Ms", "Dr"};
  static const char *const parts[] = {"article",  "articles", "Article", "Articles", "annexe", "Annex",
                                      "chapitre", "chapter",  "version", "module",   "page",   "recital"};
  enum { COUNTED = 3 }; /* digits of a number that counts something */
  bool number = is_number(two, next), letters = (unsigned char)*two >= 'A';
  if (is_word_of(one, length, titles, COUNT_OF(titles)))
    return is_capital(*two) || (unsigned char)*two >= 0x80;
  if (names_a_number(one, length) || is_word_of(one, length, parts, COUNT_OF(parts)))
    return number || (length > 1 && next == 2 && is_capital(*two) && two[1] == '.');
  if (!is_digit(one[0]))
    return false;
  if (length <= COUNTED && letters_are(one, length, "0123456789"))
    return letters || *two == '%';
  return names_a_number(two, next) && (unsigned char)*two >= 0x80 && one[length - 1] == ',';
}
