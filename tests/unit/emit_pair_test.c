/*
 * pair: pages of several languages zipped by block id.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../emit/fake.h"

static xmlDoc *parse(const char *text)
{
  xmlDoc *doc = xmlReadMemory(text, (int)strlen(text), NULL, NULL, XML_PARSE_NOBLANKS);
  assert_non_null(doc);
  return doc;
}

/* "fr=a en=a | fr=b | …": each pair's sides with the text of the block. */
static void paired(const char *const *pages, size_t count, const char *expected, Findings *findings)
{
  xmlDoc *docs[4];
  for (size_t i = 0; i < count; i++)
    docs[i] = parse(pages[i]);
  EmitOptions options = {.findings = findings};
  xmlDoc *doc = pair_pages(docs, count, &options);
  Buffer seen = {0};
  for (const xmlNode *pair = node_first(xmlDocGetRootElement(doc)); pair; pair = node_next(pair)) {
    assert_true(node_is(pair, "pair"));
    if (seen.length)
      buffer_text(&seen, " |");
    for (const xmlNode *side = node_first(pair); side; side = node_next(side)) {
      buffer_format(&seen, "%s%s=", seen.length ? " " : "", node_attribute(side, "lang"));
      Buffer text = {0};
      node_text(side, &text);
      buffer_text(&seen, text.length ? text.at : "");
      buffer_free(&text);
    }
  }
  assert_string_equal(seen.at, expected);
  buffer_free(&seen);
  xmlFreeDoc(doc);
  for (size_t i = 0; i < count; i++)
    xmlFreeDoc(docs[i]);
}

static void by_id(void **state)
{
  (void)state;
  const char *pages[] = {
    "<page lang='fr' title='T'><h2 id='h'>un</h2><p id='a'>a</p><hr/><p id='b'>b</p></page>",
    "<page lang='en' title='U'><h2 id='h'>one</h2><p id='a'>A</p><hr/><p id='b'>B</p></page>",
  };
  Findings findings = {.arena = arena_new()};
  paired(pages, 2, "fr=un en=one | fr=a en=A | fr= en= | fr=b en=B", &findings);
  assert_int_equal(findings.count, 0);
  arena_free(findings.arena);
}

static void alone(void **state)
{
  (void)state;
  const char *pages[] = {
    "<page lang='fr'><p id='a'>a</p><p id='f'>f</p><p id='b'>b</p></page>",
    "<page lang='en'><p id='x'>X</p><p id='a'>A</p><p id='b'>B</p><p id='y'>Y</p></page>",
  };
  Findings findings = {.arena = arena_new()};
  paired(pages, 2, "en=X | fr=a en=A | fr=f | fr=b en=B | en=Y", &findings);
  assert_int_equal(findings.count, 3);
  assert_int_equal(findings.warnings, 3);
  assert_string_equal(findings.first->code, "PPC041");
  assert_string_equal(findings.first->block, "x");
  const Argument *argument = findings.first->arguments;
  bool language = false, block = false;
  for (; argument; argument = argument->next) {
    if (strcmp(argument->name, "language") == 0)
      language = strcmp(argument->as.text, "en") == 0;
    if (strcmp(argument->name, "block") == 0)
      block = strcmp(argument->as.text, "x") == 0;
  }
  assert_true(language && block);
  arena_free(findings.arena);
}

static void by_position(void **state)
{
  (void)state;
  const char *pages[] = {
    "<page lang='fr'><p>1</p><p id='a'>a</p><p>2</p><ul><li>3</li></ul><p id='b'>b</p><p>4</p></page>",
    "<page lang='en'><p>I</p><p id='a'>A</p><p>II</p><p>extra</p><ul><li>III</li></ul><p id='b'>B</p></page>",
  };
  Findings findings = {.arena = arena_new()};
  paired(pages, 2, "fr=1 en=I | fr=a en=A | fr=2 en=II | en=extra | fr=3 en=III | fr=b en=B | fr=4",
         &findings);
  assert_int_equal(findings.count, 2);
  arena_free(findings.arena);
}

static void crossing_and_three(void **state)
{
  (void)state;
  const char *pages[] = {
    "<page lang='fr'><p id='a'>a</p><p id='b'>b</p><p id='c'>c</p></page>",
    "<page lang='en'><p id='b'>B</p><p id='a'>A</p><p id='c'>C</p></page>",
    "<page lang='de'><p id='a'>α</p><p id='c'>γ</p></page>",
  };
  Findings findings = {.arena = arena_new()};
  paired(pages, 3, "fr=a en=A de=α | fr=b en=B | fr=c en=C de=γ", &findings);
  assert_int_equal(findings.count, 1);
  arena_free(findings.arena);
}

static void repeated_id(void **state)
{
  (void)state;
  const char *pages[] = {
    "<page lang='fr'><p id='a'>a</p><p id='a'>b</p></page>",
    "<page lang='en'><p id='a'>A</p><p id='a'>B</p></page>",
  };
  paired(pages, 2, "fr=a en=A | fr=b en=B", NULL);
}

/* ---- remarks ---------------------------------------------------------------------------------------- */

static void note_shown(void *context, const EmitRequest *request, size_t part, const char *block, const char *src)
{
  (void)request;
  buffer_format(context, "%zu %s %s\n", part, block, src ? src : "-");
}

static void survey_of_blocks(void **state)
{
  (void)state;
  Buffer told = {0};
  const EmitSource source = {.context = &told, .shows = note_shown};
  const EmitRequest request = {.document = "review"};
  xmlDoc *page = parse("<page><h2 id='h' src='a:1:1'>h</h2><hr/><ul id='l'><li src='a:2:1'>x<em src='a:3:1'>y</em>"
                       "</li></ul></page>");
  remarks_survey(&source, &request, 7, page);
  assert_string_equal(told.at, "7 l -\n7 l a:2:1\n7 l a:3:1\n7 h -\n7 h a:1:1\n");
  buffer_free(&told);
  xmlFreeDoc(page);
}

static void remarks_behind_blocks(void **state)
{
  (void)state;
  xmlDoc *fr = parse("<page lang='fr'><p id='a'>un</p><p id='b'>deux</p></page>");
  xmlDoc *en = parse("<page lang='en'><p id='a'>one</p><p id='b'>two</p></page>");
  xmlDoc *remarks = parse("<page><aside id='a.remarks' at='a' class='remark'><p>so</p></aside>"
                          "<aside id='x.remarks' at='x' class='remark'><p>lost</p></aside></page>");
  const EmitOptions options = {0};
  xmlDoc *pair = pair_pages((xmlDoc *[]){fr, en}, 2, &options);
  remarks_put(pair, remarks);
  remarks_put(fr, remarks);
  Buffer text = {0};
  node_text(xmlDocGetRootElement(pair), &text);
  assert_string_equal(text.at, "unonesodeuxtwo");
  buffer_clear(&text);
  node_text(xmlDocGetRootElement(fr), &text);
  assert_string_equal(text.at, "unsodeux");
  const xmlNode *aside = node_next(node_first(xmlDocGetRootElement(pair)));
  assert_string_equal(node_attribute(aside, "id"), "a.remarks");
  assert_null(node_attribute(aside, "at"));
  buffer_free(&text);
  xmlDoc *const docs[] = {fr, en, remarks, pair};
  for (size_t i = 0; i < COUNT_OF(docs); i++)
    xmlFreeDoc(docs[i]);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(survey_of_blocks),
    cmocka_unit_test(remarks_behind_blocks),
    cmocka_unit_test(by_id),       cmocka_unit_test(alone),
    cmocka_unit_test(by_position), cmocka_unit_test(crossing_and_three),
    cmocka_unit_test(repeated_id),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
