/*
 * The structure tree: what each kind of block becomes, what joins it while pages are drawn.
 *
 * A tree is shown as "Sect(H2(.) P(. Link(.)))": a dot is text, ":en" a language other than the parent's,
 * "[…]" an attribute, "?" a link that leads nowhere.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "typeset/typeset_int.h"

static Arena *arena;

static int start(void **state)
{
  (void)state;
  arena = arena_new();
  return 0;
}

static int end(void **state)
{
  (void)state;
  arena_free(arena);
  return 0;
}

/* Drawn, so that text has joined its elements. */
static Typeset *typeset_of(const char *blocks)
{
  const char *fonts = data_path(arena, "fonts"), *why;
  TypesetOptions options = {
    .fonts = fonts, .hyphenation = path_join(arena, fonts, "hyphen"), .producer = "ppc"};
  Typeset *typeset = typeset_new(&options);
  const char *page =
    arena_format(arena, "<page document='t' part='f' lang='fr' title='T' hyphenation='fr'>%s</page>", blocks);
  xmlDoc *doc = xmlReadMemory(page, (int)strlen(page), NULL, NULL, XML_PARSE_NONET);
  assert_non_null(doc);
  typeset_add(typeset, doc);
  xmlFreeDoc(doc);
  Buffer out = {0};
  assert_true(typeset_pdf(typeset, &out, &why));
  buffer_free(&out);
  return typeset;
}

/* ---- what a block becomes ---------------------------------------------------------------------------- */

static void show(const Typeset *typeset, const Element *element, unsigned language, Buffer *out)
{
#define NAME(tag, name) name,
  static const char *const names[] = {TAGS(NAME)};
#undef NAME
  static const char *const attributes[] = {"", "[row]", "[column]", "[decimal]", "[disc]", "[words]"};
  buffer_text(out, names[element->kid.tag]);
  buffer_text(out, attributes[element->kid.attribute]);
  if (element->kid.columns > 1)
    buffer_format(out, "[%u]", element->kid.columns);
  if (element->kid.tag == TAG_LINK && !element->kid.linked)
    buffer_byte(out, '?');
  if (element->kid.language && element->kid.language != language) {
    language = element->kid.language;
    buffer_format(out, ":%s", hyphenation_name(typeset->hyphenation, language));
  }
  bool any = false;
  for (const Kid *kid = element->first; kid; kid = kid->next) {
    if (kid->tag == TAG_ANNOTATION || (kid->tag < TAG_MARK && !kid->number))
      continue;
    buffer_byte(out, any ? ' ' : '(');
    any = true;
    if (kid->tag == TAG_MARK)
      buffer_byte(out, '.');
    else
      show(typeset, (const Element *)kid, language, out);
  }
  if (any)
    buffer_byte(out, ')');
}

static void becomes(const char *blocks, const char *tree)
{
  Typeset *typeset = typeset_of(blocks);
  Buffer out = {0};
  show(typeset, typeset->tags->document, hyphenation_language(typeset->hyphenation, "fr", NULL), &out);
  assert_string_equal(out.at, arena_format(arena, "Document(%s)", tree));
  buffer_free(&out);
  typeset_free(typeset);
}

static void headings(void **state)
{
  (void)state;
  becomes("<header role='title'><h1>T</h1><p>s</p></header><h2>a</h2><p>b</p><h4>c</h4><h4>d</h4><h3>e</h3>"
          "<h2>f</h2><h1>g</h1><h3>h</h3>",
          "H1(.) P(.) Sect(H2(.) P(.) H3(.) H3(.) H3(.)) Sect(H2(.)) Sect(H1(.) H2(.))");
  becomes("<h2>a</h2><h3> </h3><h4>b</h4>", "Sect(H1(.) H2(.))"); /* one without words is none */
}

static void text(void **state)
{
  (void)state;
  becomes("<p>Voir <a href='https://example.org/'>ici</a>, <em>puis</em> <span lang='en'>there</span>.</p>",
          "P(. Link(.) . Span:en(.) .)");
  becomes("<p lang='en'>a <a href='#x'>b</a> <a href='#nowhere'>c</a></p><p id='x'>d</p>",
          "P:en(. Link(.) Link?(.)) P(.)");
  becomes("<p/><p> </p><p>a</p>", "P(.)"); /* nothing empty */
}

static void lists(void **state)
{
  (void)state;
  becomes("<ol><li><aside class='box'><p>a</p></aside><p>b</p></li></ol>",
          "L[decimal](LI(Lbl(.) LBody(Div(P(.)) P(.))))"); /* one label */
  becomes("<ol><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ol>",
          "L[decimal](LI(Lbl(.) LBody(.)) LI(Lbl(.) LBody(P(.) L[disc](LI(Lbl(.) LBody(.))))))");
  becomes("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dt>d</dt><dd>e</dd><dd><p>f</p></dd></dl>",
          "L[words](LI(Lbl(.) LBody(.)) LI(Lbl(.) Lbl(.) LBody(.) LBody(P(.))))");
}

static void tables(void **state)
{
  (void)state;
  becomes(
    "<table><caption>t</caption><colgroup><col width='50'/><col width='25'/><col width='25'/></colgroup>"
    "<thead><tr><th>a</th><th/><th>c</th></tr></thead>"
    "<tbody><tr><th scope='row'>d</th><td colspan='2'>e</td></tr><tr><td><p>f</p></td></tr></tbody></table>",
    "Table(Caption(.) THead(TR(TH[column](.) TH[column] TH[column](.))) "
    "TBody(TR(TH[row](.) TD[2](.)) TR(TD(P(.)) TD[2])))");
}

static void containers(void **state)
{
  (void)state;
  becomes("<aside class='box'><p class='title'>a</p><p>b</p></aside><aside class='note'><p>c</p></aside>"
          "<details><summary>d</summary><p>e</p><p>f</p></details><hr/>",
          "Div(P(.) P(.)) Note(P(.)) Div(P(.) P(.))");
  becomes("<figure kind='timetable'><figcaption>c</figcaption><row label='r'><span kind='active' label='s' "
          "weight='1'/></row><alt>d</alt></figure>",
          "Div(Caption(.) Figure(. .))");
  becomes("<nav role='contents'><p class='title'>S</p><ul><li level='1'><a href='#a'>A</a></li>"
          "<li level='3'><a href='#a'>B</a></li><li level='1'>C</li></ul></nav><h2 id='a'>A</h2>",
          "P(.) TOC(TOCI(Reference(Link(.))) TOC(TOCI(Reference(Link(.)))) TOCI(Reference(.))) Sect(H1(.))");
}

static void pairs(void **state)
{
  (void)state;
  becomes("<pair><side lang='fr'><h2>a</h2></side><side lang='en'><h2>b</h2></side></pair>"
          "<pair><side lang='fr'><p>c</p></side><side lang='en'><p>d</p></side></pair>",
          "Sect(Div(H1(.)) Div:en(H1(.)) Div(P(.)) Div:en(P(.)))");
}

/* ---- pages and tree tell the same -------------------------------------------------------------------- */

static size_t count_marks(const Typeset *typeset, const Element *element)
{
  const Tags *tags = typeset->tags;
  size_t count = 0;
  for (const Kid *kid = element->first; kid; kid = kid->next) {
    if (kid->tag == TAG_MARK) {
      assert_ptr_equal(tags->marks[tags->pages[((const Stretch *)kid)->page].mark + kid->number], element);
      count++;
    } else if (kid->tag == TAG_ANNOTATION)
      assert_ptr_equal(tags->annotations[kid->number].link, element);
    else {
      assert_ptr_equal(((const Element *)kid)->parent, element);
      count += count_marks(typeset, (const Element *)kid);
    }
  }
  return count;
}

/* Over page ends, where rows are divided and a table's head comes again. */
static void over_pages(void **state)
{
  (void)state;
  Buffer page = {0};
  buffer_text(&page, "<table><colgroup><col width='50'/><col width='50'/></colgroup><thead><tr><th>a</th>"
                     "<th>b</th></tr></thead><tbody><tr><td>");
  for (unsigned i = 0; i < 4000; i++)
    buffer_format(&page, i % 50 ? "w%u " : "<a href='https://example.org/'>a b c d e f</a> w%u ", i);
  buffer_text(&page, "</td><td>x</td></tr></tbody></table><pair><side lang='fr'><p>");
  for (unsigned i = 0; i < 3000; i++)
    buffer_format(&page, "w%u ", i);
  buffer_text(&page, "</p></side><side lang='en'><p>x</p></side></pair>");
  Typeset *typeset = typeset_of(page.at);
  assert_true(typeset_pages(typeset) > 10);
  assert_int_equal(typeset->tags->page_count, typeset_pages(typeset));
  assert_int_equal(count_marks(typeset, typeset->tags->document), typeset->tags->mark_count);
  assert_true(typeset->tags->annotation_count >= 80);
  typeset_free(typeset);
  buffer_free(&page);
}

/* Text without ink in a style of its own, and text that a layout without room puts beside the sheet. */
static void what_cannot_be_seen(void **state)
{
  (void)state;
  Buffer page = {0};
  buffer_text(&page, "<p>a <strong>\u2003</strong><em>\u2007\u2007</em><code>\u3000</code> b</p>");
  for (unsigned i = 0; i < 40; i++)
    buffer_text(&page,
                "<table class='wide'><colgroup><col width='50'/><col width='50'/></colgroup><tbody><tr>"
                "<th>a</th><td><p>b <em>\u2007</em></p>");
  for (unsigned i = 0; i < 40; i++)
    buffer_text(&page, "</td></tr></tbody></table>");
  Typeset *typeset = typeset_of(page.at);
  assert_int_equal(count_marks(typeset, typeset->tags->document), typeset->tags->mark_count);
  typeset_free(typeset);
  buffer_free(&page);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(headings, start, end),
    cmocka_unit_test_setup_teardown(text, start, end),
    cmocka_unit_test_setup_teardown(lists, start, end),
    cmocka_unit_test_setup_teardown(tables, start, end),
    cmocka_unit_test_setup_teardown(containers, start, end),
    cmocka_unit_test_setup_teardown(pairs, start, end),
    cmocka_unit_test_setup_teardown(over_pages, start, end),
    cmocka_unit_test_setup_teardown(what_cannot_be_seen, start, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
