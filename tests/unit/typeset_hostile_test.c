/*
 * Hostile pages: each is set so that nothing overlaps, nothing leaves its column or the sheet and no letter is
 * lost, in a time that grows with the page.  PPC_TEST_PAGE=name takes one of them.
 */
#include "typeset_hold.h"

/* ---- the pages --------------------------------------------------------------------------------------- */

static void times(Buffer *out, size_t count, const char *text)
{
  for (size_t i = 0; i < count; i++)
    buffer_text(out, text);
}

static void words(Buffer *out, size_t count)
{
  static const char *const stock[] = {"données", "de", "conservation", "la", "durée,", "responsable", "à"};
  for (size_t i = 0; i < count; i++) {
    buffer_text(out, stock[(i * i + i / 7) % COUNT_OF(stock)]);
    buffer_byte(out, ' ');
  }
}

static void address(Buffer *out, size_t length)
{
  buffer_text(out, "https://example.org/");
  for (size_t i = 0; i < length; i++)
    buffer_byte(out, "abcdefghij0123/-_?klmnopqrst"[i * i % 28]);
}

static void narrow_cell(Buffer *out, void (*fill)(Buffer *out))
{
  buffer_text(out, "<table><colgroup><col width='13'/><col width='87'/></colgroup><tbody><tr><td>");
  fill(out);
  buffer_text(out, "</td><td>À côté</td></tr></tbody></table>");
}

static void long_address(Buffer *out)
{
  address(out, 2000);
}

static void long_word(Buffer *out)
{
  times(out, 500, "mot");
}

static void wide_words(Buffer *out)
{
  buffer_text(out, "<p>Voir ");
  address(out, 2000);
  buffer_text(out, " et <a href='https://example.org/'>");
  address(out, 900);
  buffer_text(out, "</a> et <strong>");
  long_word(out);
  buffer_text(out, "</strong>.</p><ul><li>");
  address(out, 300);
  buffer_text(out, "</li></ul><h2>");
  address(out, 300);
  buffer_text(out, "</h2>");
}

static void wide_words_in_cells(Buffer *out)
{
  narrow_cell(out, long_address);
  narrow_cell(out, long_word);
}

static void patched(Buffer *out)
{
  times(out, 300, "<em>ab</em>c<strong>d</strong>");
}

/* A word of many short pieces, none of which is wide. */
static void patchwork(Buffer *out)
{
  buffer_text(out, "<p>");
  patched(out);
  buffer_text(out, "</p>");
  narrow_cell(out, patched);
}

static void glued(Buffer *out)
{
  times(out, 500, "a\xC2\xA0" "bc\xE2\x80\xAF");
}

static void no_break(Buffer *out)
{
  buffer_text(out, "<p>");
  glued(out);
  buffer_text(out, "</p>");
  narrow_cell(out, glued);
}

static void high_row(Buffer *out)
{
  buffer_text(out, "<table><thead><tr><th>Un</th><th>Deux</th></tr></thead><tbody><tr><td>");
  words(out, 3000);
  buffer_text(out, "</td><td><ul>");
  for (size_t i = 0; i < 40; i++) {
    buffer_text(out, "<li>");
    words(out, 30);
    buffer_text(out, "</li>");
  }
  buffer_text(out, "</ul><aside class='box'><p>");
  words(out, 900);
  buffer_text(out, "</p></aside></td></tr><tr><td>fin</td><td>fin</td></tr></tbody></table>");
}

static void high_pair(Buffer *out)
{
  buffer_text(out, "<pair><side lang='fr'>");
  high_row(out);
  buffer_text(out, "<p>");
  words(out, 2000);
  buffer_text(out, "</p></side><side lang='en'><p>");
  words(out, 100);
  buffer_text(out, "</p>");
  high_row(out);
  buffer_text(out, "</side></pair>");
}

static void high_head(Buffer *out)
{
  buffer_text(out, "<table><thead><tr><th>");
  words(out, 1500);
  buffer_text(out, "</th><th>Deux</th></tr></thead><tbody>");
  times(out, 30, "<tr><td>un</td><td>deux</td></tr>");
  buffer_text(out, "</tbody></table>");
}

static void long_paragraph(Buffer *out)
{
  buffer_text(out, "<p>");
  words(out, 10000);
  buffer_text(out, "</p>");
}

static void empty_tables(Buffer *out)
{
  buffer_text(out, "<p>avant</p><table/><table><tbody/></table><table><tbody><tr/></tbody></table>"
                   "<table><thead><tr><th/></tr></thead></table><table><caption>vide</caption></table>"
                   "<table><caption>une</caption><tbody><tr><td/></tr></tbody></table>"
                   "<table><thead><tr><th>seule</th></tr></thead><tbody/></table>"
                   "<ul/><ol/><dl/><dl><dt>terme</dt></dl><dl><dd>sens</dd></dl><aside/><details/><pair/>"
                   "<pair><side/><side/></pair><h2/><p/><figure/><section/><p>après</p>");
}

static void many_columns(Buffer *out)
{
  buffer_text(out, "<table><thead><tr>");
  for (unsigned i = 0; i < 60; i++)
    buffer_format(out, "<th>t%u</th>", i);
  buffer_text(out, "</tr></thead><tbody>");
  for (unsigned row = 0; row < 3; row++) {
    buffer_text(out, "<tr>");
    for (unsigned i = 0; i < 60; i++)
      buffer_format(out, "<td>cellule %u</td>", i);
    buffer_text(out, "</tr>");
  }
  buffer_text(out, "<tr><td colspan='1000000'>large</td></tr><tr><td colspan='59'>large</td><td>z</td></tr>"
                   "</tbody></table>");
}

static void odd_columns(Buffer *out)
{
  buffer_text(out, "<table><colgroup><col width='100'/><col width='-3'/><col width='x'/><col width='99999999999'/>"
                   "</colgroup><tbody><tr><td>un</td><td>deux</td><td>trois</td><td>quatre</td></tr><tr><td>un"
                   "</td></tr><tr><td>un</td><td>deux</td><td>trois</td><td>quatre</td><td>cinq</td></tr></tbody>"
                   "</table><table><colgroup><col width='1'/><col width='99'/></colgroup><tbody><tr>"
                   "<td>anticonstitutionnellement</td><td>b</td></tr></tbody></table>");
}

static void nested(Buffer *out, unsigned depth, const char *open, const char *close)
{
  times(out, depth, open);
  buffer_text(out, text_starts(open, "<p>") ? "au fond" : "<p>au fond</p>");
  times(out, depth, close);
}

static void deep_lists(Buffer *out)
{
  nested(out, 200, "<ul><li>niveau ", "</li></ul>");
  nested(out, 200, "<ol><li>niveau ", "</li></ol>");
}

static void deep_boxes(Buffer *out)
{
  nested(out, 100, "<aside class='box'><p>boîte</p>", "</aside>");
  nested(out, 100, "<details><summary>plus</summary><p>texte</p>", "</details>");
  nested(out, 12, "<table><tbody><tr><td>a", "</td><td>b</td></tr></tbody></table>");
  nested(out, 40, "<dl><dt>terme</dt><dd>", "</dd></dl>");
  nested(out, 100, "<p><em>", "</em></p>");
}

static void long_heading(Buffer *out)
{
  buffer_text(out, "<nav role='contents'><p class='title'>Sommaire</p><ul><li level='1'><a href='#h'>");
  words(out, 300);
  buffer_text(out, "</a></li></ul></nav><h1 id='h'>");
  words(out, 300);
  buffer_text(out, "</h1><h2>");
  words(out, 3000);
  buffer_text(out, "</h2><p>texte</p>");
}

static void links(Buffer *out)
{
  buffer_text(out, "<p>");
  for (unsigned i = 0; i < 1000; i++)
    buffer_format(out, "<a href=\"https://example.org/a)b(c'd\\e&quot; &lt;f&gt;é/%u#x\">l%u</a> ", i, i);
  for (unsigned i = 0; i < 300; i++)
    buffer_format(out, "<a href='#t%u'>t%u</a> ", i, i);
  buffer_text(out, "<a href=''>rien</a><a href='#'>rien</a><a>rien</a></p><p id='t7'>cible</p>");
}

static void only_headings(Buffer *out)
{
  for (unsigned i = 0; i < 500; i++)
    buffer_format(out, "<h%u>Titre %u</h%u>", 1 + i * 7 % 4, i, 1 + i * 7 % 4);
}

static void no_text(Buffer *out)
{
  times(out, 3000, "<p/><p> </p><p>\xC2\xA0</p><p>\xC2\xAD</p><p><br/></p><p><em/></p><hr/>");
}

static void only_marks(Buffer *out)
{
  buffer_text(out, "<p>");
  times(out, 400, "\xCC\x81 \xCC\x82");
  buffer_text(out, "</p><p>");
  times(out, 3000, "\xCC\x81");
  buffer_text(out, "</p>");
}

static void soft_hyphens(Buffer *out)
{
  buffer_text(out, "<h2>Anti\xC2\xAD" "consti\xC2\xADtu\xC2\xADtion</h2><p>");
  times(out, 500, "anti\xC2\xAD" "consti\xC2\xAD");
  times(out, 20, " \xC2\xAD" "a\xC2\xAD \xC2\xAD\xC2\xAD- \xE2\x80\x8B");
  buffer_text(out, "</p>");
}

static void odd_lines(Buffer *out)
{
  buffer_text(out, "<p><br/><br/>a<br/></p><p>");
  times(out, 300, "<br/>");
  buffer_text(out, "b<mark class='gap'>");
  words(out, 80);
  buffer_text(out, "</mark><mark class='proposed'/>\xC2\xA0<code>");
  address(out, 400);
  buffer_text(out, "</code><q>");
  words(out, 50);
  buffer_text(out, "</q></p>");
}

static void long_terms(Buffer *out)
{
  buffer_text(out, "<dl><dt>");
  address(out, 200);
  buffer_text(out, "</dt><dd>sens</dd><dt>");
  words(out, 900);
  buffer_text(out, "</dt><dd>");
  words(out, 20);
  buffer_text(out, "</dd></dl><ol>");
  times(out, 1200, "<li>point</li>");
  buffer_text(out, "</ol>");
}

static void figure_labels(Buffer *out)
{
  buffer_text(out, "<figure kind='timetable'><figcaption>c</figcaption><row label='");
  address(out, 300);
  buffer_text(out, "'><span kind='active' label='");
  words(out, 60);
  buffer_text(out, "' weight='1'/><span kind='intermediate' label='dix' weight='0'/>"
                   "<span kind='end' label='effacement' weight='999999999999'/></row><alt>x</alt></figure>"
                   "<figure kind='flows'><figcaption>c</figcaption><alt>x</alt></figure><figure kind='?'/>");
}

static const struct {
  const char *name;
  void (*make)(Buffer *out);
} pages[] = {
  {"wide words", wide_words},       {"wide words in cells", wide_words_in_cells},
  {"patchwork", patchwork},         {"no break", no_break},
  {"high row", high_row},           {"high pair", high_pair},
  {"high head", high_head},         {"long paragraph", long_paragraph},
  {"empty tables", empty_tables},   {"many columns", many_columns},
  {"odd columns", odd_columns},     {"deep lists", deep_lists},
  {"deep boxes", deep_boxes},       {"long heading", long_heading},
  {"links", links},                 {"only headings", only_headings},
  {"no text", no_text},             {"only marks", only_marks},
  {"soft hyphens", soft_hyphens},   {"odd lines", odd_lines},
  {"long terms", long_terms},       {"figure labels", figure_labels},
};

/* ---- the tests --------------------------------------------------------------------------------------- */

static void start_page(Buffer *out)
{
  buffer_text(out, "<page document='t' part='f' lang='fr' hyphenation='fr' pages='page {page} sur {pages}' footer='");
  address(out, 500);
  buffer_text(out, "' draft='");
  words(out, 60);
  buffer_text(out, "' title='");
  words(out, 140);
  buffer_text(out, "'>");
}

static void hostile_pages(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(pages); i++) {
    const char *only = getenv("PPC_TEST_PAGE");
    if (only && strcmp(only, pages[i].name) != 0)
      continue;
    Buffer page = {0};
    start_page(&page);
    pages[i].make(&page);
    buffer_text(&page, "</page>");
    check_document(pages[i].name, page.at);
    buffer_free(&page);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(hostile_pages, start, end)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
