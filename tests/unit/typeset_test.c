/* Pages: what holds for any document, faults, links, bytes.  With words it is a driver: typeset_driver.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "typeset/typeset_int.h"
#include "typeset_driver.h"

static Arena *arena;
static TypesetFault faults[20];
static size_t fault_count;

static void note_fault(void *context, const TypesetFault *fault)
{
  (void)context;
  assert_true(fault_count < COUNT_OF(faults));
  faults[fault_count++] =
    (TypesetFault){fault->kind, fault->character, arena_string(arena, fault->block), arena_string(arena, fault->src)};
}

static int start(void **state)
{
  (void)state;
  arena = arena_new();
  fault_count = 0;
  return 0;
}

static int end(void **state)
{
  (void)state;
  arena_free(arena);
  return 0;
}

static Typeset *typeset_of(const char *page)
{
  const char *fonts = data_path(arena, "fonts");
  TypesetOptions options = {
    .fonts = fonts, .hyphenation = path_join(arena, fonts, "hyphen"), .producer = "ppc", .fault = note_fault};
  Typeset *typeset = typeset_new(&options);
  xmlDoc *doc = xmlReadMemory(page, (int)strlen(page), NULL, NULL, XML_PARSE_NONET);
  assert_non_null(doc);
  typeset_add(typeset, doc);
  xmlFreeDoc(doc);
  return typeset;
}

#define PAGE(blocks)                                                                                         \
  "<page document='t' part='f' lang='fr' title='Essai' hyphenation='fr' footer='Essai' "                     \
  "pages='page {page} sur {pages}'>" blocks "</page>"

/* ---- a long document of everything ------------------------------------------------------------------- */

static unsigned long seed;
static unsigned chance(unsigned below)
{
  seed = seed * 6364136223846793005ul + 1442695040888963407ul;
  return (unsigned)(seed >> 40) % below;
}

static void sentence(Buffer *out, unsigned words)
{
  static const char *const stock[] = {"les",
                                      "données",
                                      "traitement",
                                      "responsable",
                                      "conservation",
                                      "durée",
                                      "de",
                                      "la",
                                      "anticonstitutionnellement",
                                      "sous-traitant",
                                      "l’effacement",
                                      "à",
                                      "finalité",
                                      "<em>légitime</em>",
                                      "<a href='https://example.org/'>garantie</a>",
                                      "10 ans",
                                      "<mark class='gap'>[À COMPLÉTER : nom]</mark>",
                                      "<code>_session_id</code>"};
  for (unsigned i = 0; i < words; i++) {
    if (i)
      buffer_byte(out, ' ');
    buffer_text(out, stock[chance(COUNT_OF(stock))]);
  }
}

static void wrapped(Buffer *out, const char *open, unsigned words, const char *close)
{
  buffer_text(out, open);
  sentence(out, words);
  buffer_text(out, close);
}

static void table(Buffer *out)
{
  buffer_text(out,
              "<table><colgroup><col width='20'/><col width='55'/><col width='25'/></colgroup><thead><tr>"
              "<th>Donnée</th><th>Finalité</th><th>Durée</th></tr></thead><tbody>");
  for (unsigned row = 0, rows = 1 + chance(12); row < rows; row++) {
    wrapped(out, "<tr><th scope='row'>", 1 + chance(4), "</th>");
    wrapped(out, "<td>", 1 + chance(chance(12) ? 30 : 700), "</td>");
    wrapped(out, "<td><p>", 3, "</p><ul><li>un</li><li>deux</li></ul></td></tr>");
  }
  buffer_text(out, "</tbody></table>");
}

static void anything(Buffer *out)
{
  switch (chance(9)) {
  case 0:
    wrapped(out, "<h2>", 1 + chance(12), "</h2>");
    break;
  case 1:
    wrapped(out, "<h3>", 1 + chance(5), "</h3>");
    break;
  case 2:
    wrapped(out, "<ul><li>", 5, "</li><li>quatre</li></ul>");
    break;
  case 3:
    table(out);
    break;
  case 4:
    wrapped(out, "<aside class='box'><p class='title'>Droit</p><p>", 10 + chance(90), "</p></aside>");
    break;
  case 5:
    wrapped(out, "<dl><dt>Nom</dt><dd>", 2 + chance(60), "</dd></dl>");
    break;
  case 6:
    wrapped(out, "<pair><side lang='fr'><p>", 2 + chance(300), "</p></side>");
    wrapped(out, "<side lang='en'><p>", 2 + chance(300), "</p></side></pair>");
    break;
  default:
    wrapped(out, "<p>", 5 + chance(120), "</p>");
    break;
  }
}

static Typeset *document(unsigned blocks, unsigned long start_with)
{
  Buffer out = {0};
  seed = start_with;
  buffer_text(&out, "<page document='t' part='f' lang='fr' title='Essai' hyphenation='fr'>");
  for (unsigned i = 0; i < blocks; i++)
    anything(&out);
  buffer_text(&out, "</page>");
  Typeset *typeset = typeset_of(out.at);
  buffer_free(&out);
  pages_deal(typeset, true);
  return typeset;
}

static void check_runs(const Item *item, float y)
{
  float right = 0;
  assert_true(y + item->height <= sheets[0].top + sheets[0].depth + 0.1f);
  for (const Run *run = item->as.runs; run; run = run->next) {
    assert_true(run->x >= sheets[0].left - 0.1f);
    assert_true(run->x + run->width <= sheets[0].left + sheets[0].measure + 0.6f);
    assert_true(run->x >= right - 0.1f); /* no text touches the one before it */
    right = run->x + run->width;
  }
}

static void check_item(const Item *item, float y)
{
  if (item->kind == ITEM_LINE)
    check_runs(item, y);
  if (item->kind != ITEM_ROW)
    return;
  const Row *row = item->as.row;
  for (size_t i = 0; i < row->count; i++) {
    float down = y + row->above;
    if (i)
      assert_true(row->columns[i].x >= row->columns[i - 1].x + row->columns[i - 1].width + 5);
    for (size_t j = 0; j < row->columns[i].count; j++) {
      if (j)
        down += row->columns[i].at[j]->before;
      check_item(row->columns[i].at[j], down);
      down += row->columns[i].at[j]->height;
    }
    assert_true(down <= y + item->height + 0.1f);
  }
}

/* Nothing leaves the page, nothing overlaps, headings stay with what follows. */
static void pages_hold(void **state)
{
  (void)state;
  for (unsigned round = 0; round < 30; round++) {
    Typeset *typeset = document(60, 7 + round);
    for (size_t i = 0; i < typeset->page_count; i++) {
      const Page *page = &typeset->pages[i];
      assert_true(page->count > 0);
      float y = 0;
      for (size_t j = 0; j < page->count; j++) {
        const Placed *placed = &page->placed[j];
        assert_true(placed->y >= y - 0.01f);
        y = placed->y + placed->item->height;
        check_item(placed->item, placed->y);
      }
      const Block *last = page->placed[page->count - 1].item->block;
      bool heading = last && last->kind == BLOCK_HEADING;
      assert_true(!heading || i + 1 == typeset->page_count);
    }
    assert_int_equal(typeset->dealt, typeset->body.count);
    typeset_free(typeset);
  }
}

/* Every word that went in comes out, once and in order, but for heads that are repeated. */
static void no_word_is_lost(void **state)
{
  (void)state;
  Buffer page = {0}, lines = {0};
  buffer_text(
    &page,
    "<page document='t' part='f' lang='fr' title='T' hyphenation='fr'><table><colgroup><col width='50'/>"
    "<col width='50'/></colgroup><tbody><tr><td>");
  for (unsigned i = 0; i < 3000; i++)
    buffer_format(&page, "w%u ", i);
  buffer_text(&page, "</td><td>x</td></tr></tbody></table></page>");
  Typeset *typeset = typeset_of(page.at);
  typeset_lines(typeset, &lines);
  assert_true(typeset_pages(typeset) > 3);
  const char *at = lines.at;
  for (unsigned i = 0; i < 3000; i++) {
    at = strstr(at, arena_format(arena, "w%u", i));
    assert_non_null(at);
  }
  typeset_free(typeset);
  buffer_free(&page);
  buffer_free(&lines);
}

/* A mark without words takes no space with it. */
static void empty_marks(void **state)
{
  (void)state;
  Buffer lines = {0};
  Typeset *typeset = typeset_of(PAGE("<p>un<mark class='gap'/> deux <mark class='gap'/>trois</p>"));
  typeset_lines(typeset, &lines);
  assert_non_null(strstr(lines.at, "|un deux trois|"));
  typeset_free(typeset);
  buffer_free(&lines);
}

/* ---- the door ---------------------------------------------------------------------------------------- */

static void faults_once(void **state)
{
  (void)state;
  Typeset *typeset = typeset_of(PAGE("<p id='one' src='a.xml:1:2'>漢 漢字 漢</p><p id='two'>漢 ☐ ✓ →</p>"));
  assert_int_equal(fault_count, 3);
  assert_int_equal(faults[0].character, 0x6F22);
  assert_string_equal(faults[0].block, "one");
  assert_string_equal(faults[0].src, "a.xml:1:2");
  assert_int_equal(faults[1].character, 0x5B57);
  assert_string_equal(faults[2].block, "two");
  typeset_free(typeset);
}

/* However cairo's own file is made: it deflates the first, and not the second. */
static void same_bytes_twice(void **state)
{
  (void)state;
  Buffer out[2] = {{0}, {0}};
  const char *why = "";
  for (size_t i = 0; i < 2; i++) {
    if (i)
      typeset_begin();
    Typeset *typeset = document(80, 99);
    assert_true(typeset_pdf(typeset, &out[i], &why));
    typeset_free(typeset);
  }
  assert_int_equal(out[0].length, out[1].length);
  assert_memory_equal(out[0].at, out[1].at, out[0].length);
  buffer_free(&out[0]);
  buffer_free(&out[1]);
}

static void empty_document(void **state)
{
  (void)state;
  Buffer out = {0};
  const char *why = "";
  Typeset *typeset = typeset_of("<page document='t' part='f' lang='fr' title='T'/>");
  assert_true(typeset_pdf(typeset, &out, &why));
  assert_int_equal(typeset_pages(typeset), 1);
  typeset_free(typeset);
  buffer_free(&out);
}

/* What would end cairo's attribute or the PDF's string early does not. */
static void hostile_links(void **state)
{
  (void)state;
  Buffer out = {0};
  const char *why = "";
  Typeset *typeset =
    typeset_of(PAGE("<p>Voir <a href=\"https://example.org/a)b(c'd\\e&quot; f\">ici</a>, <a href='#x'>là</a> "
                    "et <a href='#nowhere'>nulle part</a>.</p><h2 id='x'>x ' \\ ( titre</h2>"));
  assert_true(typeset_pdf(typeset, &out, &why));
  typeset_free(typeset);
  buffer_free(&out);
}

static void figure_as_svg(void **state)
{
  (void)state;
  const char *text =
    "<figure kind='timetable'><figcaption>c</figcaption><row label='Factures &amp; pièces'>"
    "<span kind='active' label='un an' weight='1'/><span kind='intermediate' label='dix ans' weight='10'/>"
    "<span kind='end' label='effacement' weight='0'/></row><alt>Un an, \"puis\" dix.</alt></figure>";
  const char *fonts = data_path(arena, "fonts");
  TypesetOptions options = {.fonts = fonts, .hyphenation = path_join(arena, fonts, "hyphen")};
  Buffer out = {0};
  xmlDoc *figure = xmlReadMemory(text, (int)strlen(text), NULL, NULL, 0);
  typeset_figure_svg(xmlDocGetRootElement(figure), &options, &out);
  xmlDoc *svg = xmlReadMemory(out.at, (int)out.length, NULL, NULL, 0);
  assert_non_null(svg);
  static const char *const wanted[] = {"class=\"figure timetable\"",
                                       "class=\"bar active\"",
                                       "class=\"bar intermediate\"",
                                       "class=\"point end\"",
                                       "aria-label=\"Un an, &quot;puis&quot; dix.\"",
                                       ">dix ans<"};
  for (size_t i = 0; i < COUNT_OF(wanted); i++)
    assert_non_null(strstr(out.at, wanted[i]));
  xmlFreeDoc(svg);
  xmlFreeDoc(figure);
  buffer_free(&out);
}

/* A bar in another row is as long for the same weight, and one of a figure of the same scale too; what is cut is two
   parts. */
static void one_scale_in_all_rows(void **state)
{
  (void)state;
  const char *text = "<figure kind='timetable'><alt>a</alt><scale row='40' weight='10' label='dix'/>"
                     "<row label='r'><span kind='active' label='s' weight='20'/></row>"
                     "<row label='r'><span kind='active' label='s' weight='5'/></row>"
                     "<row label='r'><span kind='active' label='s' weight='10' cut='yes'/></row></figure>";
  const char *fonts = data_path(arena, "fonts");
  TypesetOptions options = {.fonts = fonts, .hyphenation = path_join(arena, fonts, "hyphen")};
  Buffer out = {0};
  xmlDoc *figure = xmlReadMemory(text, (int)strlen(text), NULL, NULL, 0);
  typeset_figure_svg(xmlDocGetRootElement(figure), &options, &out);
  double widths[7] = {0}; /* of bars, and of the marks before their words */
  size_t count = 0;
  const char *bars = strstr(out.at, "class=\"bar active\""); /* one path: "M0 4.5h80v9h-80zM…" */
  for (const char *at = strchr(bars, 'M'); count < 7 && at && *at == 'M'; count++, at = strchr(at, 'z') + 1)
    widths[count] = strtod(strchr(at, 'h') + 1, NULL);
  assert_int_equal(count, 7);
  const double gap = 1.5;
  assert_float_equal(widths[0] + gap, 4 * (widths[2] + gap), 0.5);
  assert_float_equal(widths[4], widths[5], 0.1);
  assert_true(widths[0] > 60 && widths[0] < 200); /* half of the longest row, which is in another figure */
  assert_non_null(strstr(out.at, ">dix<"));
  xmlFreeDoc(figure);
  buffer_free(&out);
}

/* A text that never repeats a word empties the cache instead of filling the memory. */
static void words_are_bounded(void **state)
{
  (void)state;
  Buffer page = {0};
  buffer_text(&page, "<page document='t' part='f' lang='fr' title='T'><p>");
  for (unsigned i = 0; i < 100000; i++)
    buffer_format(&page, i % 50 ? "%x " : "%x</p><p>", i * 2654435761u);
  buffer_text(&page, "</p></page>");
  Typeset *typeset = typeset_of(page.at);
  assert_true(words_held(typeset->words) < WORDS_AT_MOST);
  typeset_free(typeset);
  buffer_free(&page);
}

/* A long document, of many parts, is packed while it is laid out; lines and paper have all of it all the same. */
static void long_documents_are_packed(void **state)
{
  (void)state;
  enum { PARTS = 100, WORDS = 12000 };
  for (unsigned round = 0; round < 2; round++) {
    Typeset *typeset = NULL;
    Buffer lines = {0}, pdf = {0};
    const char *why = "", *at;
    for (unsigned part = 0; part < PARTS; part++) {
      Buffer page = {0};
      buffer_text(&page, "<page document='t' part='f' lang='fr' title='T' pages='{page}/{pages}'>");
      buffer_format(&page, "<h1>head%u</h1><p>", part);
      for (unsigned i = 0; i < WORDS / PARTS * 20; i++)
        buffer_format(&page, "w%u%s ", i % 1000, i % 30 == 29 ? "</p><p>" : "");
      buffer_text(&page, "</p></page>");
      xmlDoc *doc = xmlReadMemory(page.at, (int)page.length, NULL, NULL, XML_PARSE_NONET);
      assert_non_null(doc);
      if (typeset)
        typeset_add(typeset, doc);
      else
        typeset = typeset_of(page.at);
      xmlFreeDoc(doc);
      buffer_free(&page);
    }
    assert_true(typeset->inks_packed > 1);
    if (round == 0) {
      typeset_lines(typeset, &lines);
      at = lines.at;
      for (unsigned part = 0; part < PARTS; part++) {
        at = strstr(at, arena_format(arena, "|head%u|", part));
        assert_non_null(at);
      }
    } else if (!typeset_pdf(typeset, &pdf, &why))
      fail_msg("%s", why); /* it compares the letters on paper with those that were laid out */
    assert_int_equal(typeset->inks_dropped, round == 0 ? 0 : typeset->ink_count);
    typeset_free(typeset);
    buffer_free(&lines);
    buffer_free(&pdf);
  }
}

int main(int count, char **words)
{
  if (count > 1)
    return drive(count, words);
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(pages_hold, start, end),
    cmocka_unit_test_setup_teardown(no_word_is_lost, start, end),
    cmocka_unit_test_setup_teardown(empty_marks, start, end),
    cmocka_unit_test_setup_teardown(faults_once, start, end),
    cmocka_unit_test_setup_teardown(same_bytes_twice, start, end),
    cmocka_unit_test_setup_teardown(empty_document, start, end),
    cmocka_unit_test_setup_teardown(hostile_links, start, end),
    cmocka_unit_test_setup_teardown(figure_as_svg, start, end),
    cmocka_unit_test_setup_teardown(one_scale_in_all_rows, start, end),
    cmocka_unit_test_setup_teardown(words_are_bounded, start, end),
    cmocka_unit_test_setup_teardown(long_documents_are_packed, start, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
