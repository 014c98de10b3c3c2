/*
 * Pages by chance: blocks in blocks as the page tree allows them, with texts that do not behave.  The seeds are
 * fixed; PPC_TEST_SEED=number tries one, PPC_TEST_ROUNDS=number more of them.
 */
#include "typeset_hold.h"

enum { LENGTH_AT_MOST = 12000 }; /* bytes after which no block begins */

static unsigned long seed;

static unsigned chance(unsigned below)
{
  seed = seed * 6364136223846793005ul + 1442695040888963407ul;
  return (unsigned)(seed >> 40) % below;
}

/* ---- texts ------------------------------------------------------------------------------------------- */

static const char *const stock[] = {
  "les", "données", "de", "à", "l’effacement,", "anticonstitutionnellement", "sous-traitant", "10 ans", "«", "13(2)(a)",
  "privacy@mail.example.org", "https://www.example.org/a/b_c?d=e&amp;f=g#h", "a\xC2\xA0" "b\xC2\xA0" "c", "\xE2\x80\xAF;",
  "e\xCC\x81\xCC\xA3", "q\xCC\x83\xCC\x83\xCC\x83", "\xCC\x81", "anti\xC2\xAD" "consti\xC2\xAD" "tution", "\xC2\xAD",
  "\xE2\x80\x8B", "x\xE2\x80\x8B" "y", "a\xE2\x80\x8C" "b", "Παράδειγμα", "Α.Ε.", "Пример", "☐", "★★★★★", "→", "W",
  "–", "…", "+33 1 99 00 12 34", "[À", "B12/B13/B14", "---", "\xEF\xBB\xBF", "\xE2\x80\xA8", "ﬁ", "Łódź", "''''"};

static void text(Buffer *out, unsigned depth);

static void piece(Buffer *out, unsigned depth)
{
  static const char *const marks[][2] = {{"<em>", "</em>"},
                                         {"<strong>", "</strong>"},
                                         {"<code>", "</code>"},
                                         {"<q>", "</q>"},
                                         {"<mark class='gap'>", "</mark>"},
                                         {"<mark class='proposed'>", "</mark>"},
                                         {"<a href='#x3'>", "</a>"},
                                         {"<a href='https://example.org/a)b'>", "</a>"},
                                         {"<em lang='en'>", "</em>"},
                                         {"", "<br/>"}};
  if (chance(6) || depth > 4) {
    buffer_text(out, stock[chance(COUNT_OF(stock))]);
    return;
  }
  size_t mark = chance(COUNT_OF(marks));
  buffer_text(out, marks[mark][0]);
  text(out, depth + 1);
  buffer_text(out, marks[mark][1]);
}

static void text(Buffer *out, unsigned depth)
{
  static const unsigned lengths[] = {0, 1, 1, 3, 8, 30, 120};
  unsigned glue = chance(5) ? 1 : 30; /* now and then a text almost without spaces */
  for (unsigned i = 0, count = lengths[chance(COUNT_OF(lengths) - (depth > 1 ? 2 : 0))]; i < count; i++) {
    piece(out, depth);
    if (chance(glue) == 0)
      buffer_byte(out, ' ');
  }
}

/* ---- blocks ------------------------------------------------------------------------------------------ */

static void blocks(Buffer *out, unsigned depth, unsigned most);

static void inline_or_blocks(Buffer *out, unsigned depth)
{
  if (depth > 5 || chance(3))
    text(out, 0);
  else
    blocks(out, depth + 1, 3);
}

static void items(Buffer *out, unsigned depth, const char *name)
{
  buffer_format(out, "<%s>", name);
  for (unsigned i = 0, count = 1 + chance(chance(8) ? 4 : 40); i < count; i++) {
    buffer_text(out, "<li>");
    inline_or_blocks(out, depth);
    buffer_text(out, "</li>");
  }
  buffer_format(out, "</%s>", name);
}

static void row(Buffer *out, unsigned depth, unsigned columns, const char *cell)
{
  buffer_text(out, "<tr>");
  for (unsigned at = 0; at < columns;) {
    unsigned span = chance(9) ? 1 : 1 + chance(columns - at);
    buffer_format(out, "<%s colspan='%u'%s>", cell, span, chance(7) ? "" : " class='number'");
    inline_or_blocks(out, depth + 1);
    buffer_format(out, "</%s>", cell);
    at += span;
    if (chance(40) == 0)
      break;
  }
  buffer_text(out, "</tr>");
}

static void table(Buffer *out, unsigned depth)
{
  unsigned columns = 1 + chance(chance(10) ? 5 : 30), rows = 1 + chance(chance(8) ? 4 : 25);
  buffer_text(out, chance(5) ? "<table>" : "<table class='wide'>");
  if (chance(3) == 0) {
    buffer_text(out, "<caption>");
    text(out, 1);
    buffer_text(out, "</caption>");
  }
  buffer_text(out, "<colgroup>");
  for (unsigned i = 0; i < columns; i++)
    buffer_format(out, "<col width='%u'/>", 1 + chance(100));
  buffer_text(out, "</colgroup>");
  if (chance(2)) {
    buffer_text(out, "<thead>");
    row(out, depth, columns, "th");
    buffer_text(out, "</thead>");
  }
  buffer_text(out, "<tbody>");
  for (unsigned i = 0; i < rows; i++)
    row(out, depth, columns, chance(4) ? "td" : "th");
  buffer_text(out, "</tbody></table>");
}

static void definitions(Buffer *out, unsigned depth)
{
  buffer_text(out, "<dl>");
  for (unsigned i = 0, count = 1 + chance(6); i < count; i++) {
    const char *name = chance(2) ? "dt" : "dd";
    buffer_format(out, "<%s>", name);
    if (*name == 'd' && name[1] == 'd')
      inline_or_blocks(out, depth);
    else
      text(out, 1);
    buffer_format(out, "</%s>", name);
  }
  buffer_text(out, "</dl>");
}

static void box(Buffer *out, unsigned depth)
{
  static const char *const classes[] = {"box", "gap", "draft", "note", "remark"};
  buffer_format(out, "<aside class='%s'>", classes[chance(COUNT_OF(classes))]);
  blocks(out, depth + 1, 4);
  buffer_text(out, "</aside>");
}

static void pair(Buffer *out, unsigned depth)
{
  buffer_text(out, "<pair>");
  for (unsigned i = 0, sides = 1 + chance(3); i < sides; i++) {
    buffer_format(out, "<side lang='%s'>", i % 2 ? "en" : "fr");
    blocks(out, depth + 2, 5);
    buffer_text(out, "</side>");
  }
  buffer_text(out, "</pair>");
}

static void plain(Buffer *out, const char *open, const char *close)
{
  buffer_text(out, open);
  text(out, 0);
  buffer_text(out, close);
}

static void block(Buffer *out, unsigned depth)
{
  switch (chance(depth > 5 ? 6 : 14)) {
  case 0:
    plain(out, chance(2) ? "<h2>" : "<h2 id='x3'>", "</h2>");
    break;
  case 1:
    plain(out, "<h3>", "</h3>");
    break;
  case 2:
    plain(out, "<p class='lead'>", "</p>");
    break;
  case 3:
    buffer_text(out, "<hr/>");
    break;
  case 6:
    items(out, depth, "ul");
    break;
  case 7:
    items(out, depth, "ol");
    break;
  case 8:
    table(out, depth);
    break;
  case 9:
    definitions(out, depth);
    break;
  case 10:
    box(out, depth);
    break;
  case 11:
    plain(out, "<details><summary>", "</summary>");
    blocks(out, depth + 1, 3);
    buffer_text(out, "</details>");
    break;
  case 12:
    if (depth == 0)
      pair(out, depth);
    break;
  default:
    plain(out, "<p>", "</p>");
    break;
  }
}

static void blocks(Buffer *out, unsigned depth, unsigned most)
{
  for (unsigned i = 0, count = chance(most + 1); i < count && out->length < LENGTH_AT_MOST; i++)
    block(out, depth);
}

static void pages_by_chance(void **state)
{
  (void)state;
  const char *one = getenv("PPC_TEST_SEED"), *rounds = getenv("PPC_TEST_ROUNDS");
  unsigned long first = one ? strtoul(one, NULL, 10) : 1, count = rounds ? strtoul(rounds, NULL, 10) : 60;
  for (unsigned long i = first; i < first + (one ? 1 : count); i++) {
    Buffer page = {0};
    seed = i * 2654435761ul;
    buffer_format(&page, "<page document='t' part='f' lang='fr' title='T' hyphenation='fr' sheet='%s'>",
                  chance(4) ? "portrait" : "landscape");
    blocks(&page, 0, 12);
    buffer_text(&page, "</page>");
    check_document(arena_format(arena, "seed %lu", i), page.at);
    buffer_free(&page);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(pages_by_chance, start, end)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
