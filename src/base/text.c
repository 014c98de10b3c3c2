/*
 * Text: UTF-8, white space, folding, and the nearest of several names.
 */
#include <string.h>

#include "base/base.h"

enum { REPLACEMENT = 0xFFFD };

/* ---- UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing over U+10FFFF) ----------------------- */

/* Length of the sequence that begins here, 0 where it is broken; reads at most `available` bytes. */
static size_t sequence(const unsigned char *at, size_t available, uint32_t *code_point)
{
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const unsigned char first = at[0];

  if (first < 0x80) {
    *code_point = first;
    return 1;
  }
  const size_t length = first >= 0xF5 ? 0 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (length == 0 || length > available)
    return 0;
  uint32_t value = first & (0xFFu >> (length + 1));
  for (size_t i = 1; i < length; i++) {
    if ((at[i] & 0xC0) != 0x80)
      return 0;
    value = value << 6 | (at[i] & 0x3F);
  }
  if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
    return 0;
  *code_point = value;
  return length;
}

size_t text_decode(const char *text, uint32_t *code_point)
{
  const unsigned char *at = (const unsigned char *)text;

  *code_point = 0;
  if (*at == 0)
    return 0;
  /* The NUL is no continuation byte: the loop in sequence() stops at it. */
  const size_t length = sequence(at, 4, code_point);
  if (length > 0)
    return length;
  *code_point = REPLACEMENT;
  return 1;
}

bool text_is_utf8(const char *bytes, size_t length, size_t *bad)
{
  const unsigned char *at = (const unsigned char *)bytes;
  size_t offset = 0;

  while (offset < length) {
    uint64_t eight;
    if (length - offset >= sizeof eight) { /* most of a description is ASCII */
      memcpy(&eight, at + offset, sizeof eight);
      if ((eight & UINT64_C(0x8080808080808080)) == 0) {
        offset += sizeof eight;
        continue;
      }
    }
    uint32_t code_point;
    const size_t used = sequence(at + offset, length - offset, &code_point);
    if (used == 0) {
      if (bad != NULL)
        *bad = offset;
      return false;
    }
    offset += used;
  }
  return true;
}

size_t text_count(const char *text)
{
  size_t count = 0, used;
  uint32_t c;

  for (; (used = text_decode(text, &c)) > 0; text += used)
    count++;
  return count;
}

/* ---- white space ------------------------------------------------------------------------------------- */

static bool is_no_break_space(uint32_t c)
{
  return c == 0xA0 || c == 0x202F || c == 0x2007;
}

static bool is_space(uint32_t c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x2028 || c == 0x2029 || c == 0x205F ||
         c == 0x3000;
}

/* Characters that a reader does not see: soft hyphen, zero-width space and joiners, word joiner, BOM. */
static bool is_invisible(uint32_t c)
{
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

bool text_is_blank(const char *text)
{
  uint32_t c;

  if (text == NULL)
    return true;
  for (size_t used; (used = text_decode(text, &c)) > 0; text += used) {
    if (!is_space(c) && !is_no_break_space(c) && !is_invisible(c))
      return false;
  }
  return true;
}

/* A no-break space joins: "10 000" and "données :" are one word each, as French typography means them. */
static size_t words_up_to(const char *text, size_t most)
{
  size_t count = 0, used;
  bool in_word = false;
  uint32_t c;

  for (; count < most && (used = text_decode(text, &c)) > 0; text += used) {
    if (is_space(c)) {
      in_word = false;
    } else if (!in_word && !is_no_break_space(c) && !is_invisible(c)) {
      in_word = true;
      count++;
    }
  }
  return count;
}

size_t text_words(const char *text)
{
  return words_up_to(text, SIZE_MAX);
}

bool text_has_words(const char *text, size_t least)
{
  return words_up_to(text, least) >= least;
}

bool text_same(const char *a, const char *b)
{
  return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool text_lists(const char *words, const char *word)
{
  const size_t length = strlen(word);

  for (const char *at = words + strspn(words, " "); *at != '\0'; at += strspn(at, " ")) {
    const size_t size = strcspn(at, " ");
    if (size == length && strncmp(at, word, length) == 0)
      return true;
    at += size;
  }
  return false;
}

bool text_starts(const char *text, const char *prefix)
{
  return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* ---- folding ----------------------------------------------------------------------------------------- */

/* What stands for a character once accents and case are gone, in the order of the code points.  Latin-1 and
   Latin Extended-A, and what typography puts in place of a plain sign; other scripts stay as they are. */
/* clang-format off */
static const struct Fold {
  uint16_t first, last;
  const char *to; /* at most two characters; "" drops */
} folds[] = {
  {0xA0, 0xA0, " "},     {0xAD, 0xAD, ""},      {0xC0, 0xC5, "a"},     {0xC6, 0xC6, "ae"},
  {0xC7, 0xC7, "c"},     {0xC8, 0xCB, "e"},     {0xCC, 0xCF, "i"},     {0xD0, 0xD0, "d"},
  {0xD1, 0xD1, "n"},     {0xD2, 0xD6, "o"},     {0xD8, 0xD8, "o"},     {0xD9, 0xDC, "u"},
  {0xDD, 0xDD, "y"},     {0xDE, 0xDE, "th"},    {0xDF, 0xDF, "ss"},    {0xE0, 0xE5, "a"},
  {0xE6, 0xE6, "ae"},    {0xE7, 0xE7, "c"},     {0xE8, 0xEB, "e"},     {0xEC, 0xEF, "i"},
  {0xF0, 0xF0, "d"},     {0xF1, 0xF1, "n"},     {0xF2, 0xF6, "o"},     {0xF8, 0xF8, "o"},
  {0xF9, 0xFC, "u"},     {0xFD, 0xFD, "y"},     {0xFE, 0xFE, "th"},    {0xFF, 0xFF, "y"},
  {0x100, 0x105, "a"},   {0x106, 0x10D, "c"},   {0x10E, 0x111, "d"},   {0x112, 0x11B, "e"},
  {0x11C, 0x123, "g"},   {0x124, 0x127, "h"},   {0x128, 0x131, "i"},   {0x132, 0x133, "ij"},
  {0x134, 0x135, "j"},   {0x136, 0x138, "k"},   {0x139, 0x142, "l"},   {0x143, 0x14B, "n"},
  {0x14C, 0x151, "o"},   {0x152, 0x153, "oe"},  {0x154, 0x159, "r"},   {0x15A, 0x161, "s"},
  {0x162, 0x167, "t"},   {0x168, 0x173, "u"},   {0x174, 0x175, "w"},   {0x176, 0x178, "y"},
  {0x179, 0x17E, "z"},   {0x17F, 0x17F, "s"},   {0x218, 0x219, "s"},   {0x21A, 0x21B, "t"},
  {0x300, 0x36F, ""},    {0x2000, 0x200A, " "}, {0x200B, 0x200D, ""},  {0x2010, 0x2011, "-"},
  {0x2018, 0x2019, "'"}, {0x202F, 0x202F, " "}, {0x2060, 0x2060, ""},  {0xFB00, 0xFB00, "ff"},
  {0xFB01, 0xFB01, "fi"}, {0xFB02, 0xFB02, "fl"}, {0xFEFF, 0xFEFF, ""},
};
/* clang-format on */

/* The row for a character, or NULL where it stays. */
static const struct Fold *fold_of(uint32_t c)
{
  size_t low = 0, high = COUNT_OF(folds);

  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (c < folds[middle].first)
      high = middle;
    else if (c > folds[middle].last)
      low = middle + 1;
    else
      return &folds[middle];
  }
  return NULL;
}

size_t text_fold_next(const char *text, char folded[4], size_t *length)
{
  uint32_t c;
  const size_t used = text_decode(text, &c);
  const struct Fold *fold = c < 0x80 ? NULL : fold_of(c);

  if (fold != NULL) {
    *length = strlen(fold->to);
    memcpy(folded, fold->to, *length);
  } else {
    *length = used;
    memcpy(folded, text, used);
    if (c >= 'A' && c <= 'Z')
      folded[0] = (char)(c - 'A' + 'a');
  }
  return used;
}

char *text_fold(Arena *arena, const char *text)
{
  /* No character grows: two bytes at least become two at most. */
  char *folded = arena_alloc(arena, strlen(text) + 4), *to = folded;
  size_t length;

  for (size_t used; (used = text_fold_next(text, to, &length)) > 0; text += used)
    to += length;
  *to = '\0';
  return folded;
}

/* ---- the nearest name -------------------------------------------------------------------------------- */

enum { NAME_LONGEST = 128 };

/* The folded characters of a name in `to`; 0 where it is too long (or empty) to be compared. */
static size_t letters(const char *name, uint32_t to[NAME_LONGEST])
{
  size_t count = 0;
  uint32_t c;

  for (size_t used; (used = text_decode(name, &c)) > 0; name += used) {
    const struct Fold *fold = c < 0x80 ? NULL : fold_of(c);
    if (count + 2 > NAME_LONGEST)
      return 0;
    if (fold == NULL) {
      to[count++] = c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    } else {
      for (const char *from = fold->to; *from != '\0'; from++)
        to[count++] = (unsigned char)*from;
    }
  }
  return count;
}

/* Edit distance, two neighbours that changed places counting once; anything over `bound` is bound + 1. */
static size_t distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, size_t bound)
{
  size_t rows[3][NAME_LONGEST + 1];
  size_t *before = rows[0], *last = rows[1], *row = rows[2];

  if (a_count > b_count + bound || b_count > a_count + bound)
    return bound + 1;
  for (size_t j = 0; j <= b_count; j++)
    last[j] = before[j] = j;
  for (size_t i = 1; i <= a_count; i++) {
    size_t least = row[0] = i;
    for (size_t j = 1; j <= b_count; j++) {
      size_t best = last[j - 1] + (a[i - 1] != b[j - 1]);
      if (last[j] + 1 < best)
        best = last[j] + 1;
      if (row[j - 1] + 1 < best)
        best = row[j - 1] + 1;
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < best)
        best = before[j - 2] + 1;
      row[j] = best;
      if (best < least)
        least = best;
    }
    /* A swap reaches back two rows, so a row over the bound is not the end until the next one is, too. */
    if (least > bound + 1)
      return bound + 1;
    size_t *const oldest = before;
    before = last;
    last = row;
    row = oldest;
  }
  return last[b_count] <= bound ? last[b_count] : bound + 1;
}

size_t text_distance(const char *a, const char *b, size_t bound)
{
  uint32_t first[NAME_LONGEST], second[NAME_LONGEST];
  const size_t length = letters(a, first), other = letters(b, second);

  return length && other ? distance(first, length, second, other, bound) : bound + 1;
}

/* Case and accents cost nothing.  A third of the letters may be wrong, but never all of them. */
const char *text_nearest(const char *wanted, const char *const *names, size_t count)
{
  uint32_t first[NAME_LONGEST], second[NAME_LONGEST];
  const char *nearest = NULL;
  const size_t length = wanted == NULL ? 0 : letters(wanted, first);

  if (length == 0)
    return NULL;
  size_t bound = length / 3 > 1 ? length / 3 : 1;
  for (size_t i = 0; i < count; i++) {
    const size_t other = names[i] == NULL ? 0 : letters(names[i], second);
    if (other == 0)
      continue;
    const size_t changes = distance(first, length, second, other, bound);
    if (changes > bound || changes >= (length > other ? length : other))
      continue;
    nearest = names[i];
    if (changes == 0)
      break;
    bound = changes - 1; /* the first of equally near ones stays */
  }
  return nearest;
}
