/* The finishing pass: PDF's syntax, what no tag marks, metadata, the colour profile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "typeset/finish_int.h"

#define SPAN(text) ((Span){(text), strlen(text)})

/* ---- values ------------------------------------------------------------------------------------------ */

static void values_end_where_they_end(void **state)
{
  static const struct {
    const char *text, *value;
  } cases[] = {
    {"12 0 R ", "12 0 R"},
    {"12 0 Red", "12"},
    {"12 13", "12"},
    {"-1.5]", "-1.5"},
    {"/Name/Other", "/Name"},
    {"/ ", "/"},
    {"(a\\)b(c)d) rest", "(a\\)b(c)d)"},
    {"<48 65>>", "<48 65>"},
    {"[1 [2] (]) /A]]", "[1 [2] (]) /A]"},
    {"<< /A << /B (>>) >> % >>\n /C 1 >> >>", "<< /A << /B (>>) >> % >>\n /C 1 >>"},
    {"true false", "true"},
    {"(open", NULL},
    {"[1 2", NULL},
    {"<< /A", NULL},
    {")", NULL},
    {"", NULL},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    const char *text = cases[i].text, *end = pdf_value(text, text + strlen(text));
    if (!cases[i].value)
      assert_null(end);
    else
      assert_int_equal(end - text, strlen(cases[i].value));
  }
}

/* A file that was made to exhaust the stack. */
static void values_nest_so_far_and_no_further(void **state)
{
  (void)state;
  enum { DEEP = 100000 };
  char *text = memory_new(DEEP + 1);
  memset(text, '[', DEEP);
  text[DEEP] = '\0';
  assert_null(pdf_value(text, text + DEEP));
  free(text);
}

static void dictionaries_are_read_by_key(void **state)
{
  (void)state;
  Span dictionary = SPAN("<< /Type /Page % 1\n /Parent 1 0 R /Kids [3 0 R] /Inner << /Parent 9 0 R >> >>");
  assert_true(span_is(pdf_entry(dictionary, "/Type"), "/Page"));
  assert_true(span_is(pdf_entry(dictionary, "/Parent"), "1 0 R"));
  assert_null(pdf_entry(dictionary, "/Pa").at);
  assert_null(pdf_entry(SPAN("<<>>"), "/Type").at);
  assert_null(pdf_entry(SPAN("12"), "/Type").at);
}

static void references_are_found_outside_of_strings(void **state)
{
  (void)state;
  Span rest = SPAN("<< /A 1 0 R /B (2 0 R) /C [3 0 R <04 0 R> 5] /D6 7 /E << /F 8 0 R >> >>");
  static const uint32_t numbers[] = {1, 3, 8, 0, 0};
  for (size_t i = 0; i < COUNT_OF(numbers); i++)
    assert_int_equal(pdf_next_reference(&rest), numbers[i]);
}

static void strings_are_ascii_or_utf16(void **state)
{
  static const char *const cases[][2] = {
    {"plain", "(plain)"},
    {"a (b) \\", "(a \\(b\\) \\\\)"},
    {"é", "<FEFF00E9>"},
    {"\xF0\x9F\x98\x80", "<FEFFD83DDE00>"},
    {"two\nlines", "<FEFF00740077006F000A006C0069006E00650073>"},
  };
  (void)state;
  Buffer out = {0};
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    buffer_clear(&out);
    pdf_add_string(&out, cases[i][0]);
    assert_string_equal(out.at, cases[i][1]);
  }
  enum { LONG = 100000, LIMIT = 32767 };
  char *text = memory_new(LONG + 1);
  memset(text, '(', LONG);
  text[LONG] = '\0';
  buffer_clear(&out);
  pdf_add_string(&out, text);
  assert_true(out.length <= LIMIT);
  text[0] = '\n';
  buffer_clear(&out);
  pdf_add_string(&out, text);
  assert_true(out.length / 2 <= LIMIT);
  free(text);
  buffer_free(&out);
}

/* ---- files ------------------------------------------------------------------------------------------- */

/* Three objects, one of them a stream whose length stands in another; the fourth is not there. */
static void add_file(Buffer *out)
{
  static const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Length 3 0 R >>\nstream\nendobj 1 0 obj\nendstream",
    "14",
  };
  size_t offsets[COUNT_OF(objects)];
  buffer_text(out, "%PDF-1.4\n");
  for (size_t i = 0; i < COUNT_OF(objects); i++) {
    offsets[i] = out->length;
    buffer_format(out, "%zu 0 obj\n%s\nendobj\n", i + 1, objects[i]);
  }
  size_t table = out->length;
  buffer_text(out, "xref\n0 5\n0000000000 65535 f \n");
  for (size_t i = 0; i < COUNT_OF(objects); i++)
    buffer_format(out, "%010zu 00000 n \n", offsets[i]);
  buffer_format(out, "%010zu 00000 n \ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n",
                offsets[1], table);
}

static void a_file_is_read_by_its_table(void **state)
{
  (void)state;
  Buffer bytes = {0}, content = {0};
  PdfFile file;
  add_file(&bytes);
  assert_true(pdf_file_read(&file, &bytes));
  assert_int_equal(file.count, 5);
  assert_int_equal(file.root, 1);
  assert_true(pdf_inflate(&file.objects[2], &content));
  assert_string_equal(content.at, "endobj 1 0 obj");
  assert_true(span_is(file.objects[3].value, "14"));
  assert_null(file.objects[4].value.at); /* its row leads to another object */
  assert_true(span_is(pdf_resolved(&file, SPAN("3 0 R")), "14"));
  assert_true(span_is(pdf_resolved(&file, SPAN("/DeviceR")), "/DeviceR"));
  assert_null(pdf_resolved(&file, SPAN("4 0 R")).at);
  assert_null(pdf_resolved(&file, SPAN("99 0 R")).at);
  pdf_file_free(&file);
  buffer_free(&content);
  buffer_free(&bytes);
}

/* Whatever is wrong with it: refused, or read with less in it; nothing outside of its bytes is looked at. */
static void a_damaged_file_does_no_harm(void **state)
{
  (void)state;
  static const char bytes[] = {'\0', '0', '9', 'R', '(', '<', '>', ' ', (char)0xFF};
  Buffer whole = {0}, content = {0};
  add_file(&whole);
  for (size_t at = 0; at < whole.length; at++)
    for (size_t with = 0; with <= sizeof bytes; with++) {
      Buffer damaged = {0};
      PdfFile file;
      buffer_add(&damaged, whole.at, with < sizeof bytes ? whole.length : at);
      if (with < sizeof bytes)
        damaged.at[at] = bytes[with];
      if (pdf_file_read(&file, &damaged))
        for (uint32_t i = 0; i < file.count; i++) {
          buffer_clear(&content);
          if (file.objects[i].stream.at)
            pdf_inflate(&file.objects[i], &content);
        }
      pdf_file_free(&file);
      buffer_free(&damaged);
    }
  buffer_free(&content);
  buffer_free(&whole);
}

/* What is written: numbers that nobody gave an object are free, a hundred objects to a stream, the same bytes each
   time, and another /ID where anything differs. */
static void add_written(Buffer *out, const char *text)
{
  PdfWriter writer;
  Buffer object = {0};
  pdf_begin(&writer, out, 5);
  uint32_t first = pdf_reserve(&writer, 250);
  assert_int_equal(first, 5);
  buffer_format(&object, "(%s)", text);
  for (uint32_t i = 0; i < 250; i++)
    pdf_object(&writer, first + i, object.at, object.length);
  pdf_object(&writer, 1, "<< /Type /Catalog >>", 20);
  pdf_object(&writer, 2, "<< >>", 5);
  assert_true(pdf_end(&writer, 1, 2));
  pdf_writer_free(&writer);
  buffer_free(&object);
}

/* Puts *at behind the next place where the word stands. */
static bool find(const Buffer *bytes, const char *word, size_t *at)
{
  size_t length = strlen(word);
  for (; *at + length <= bytes->length; ++*at)
    if (memcmp(bytes->at + *at, word, length) == 0) {
      *at += length;
      return true;
    }
  return false;
}

static void a_file_is_written_alike_each_time(void **state)
{
  (void)state;
  Buffer one = {0}, same = {0}, other = {0};
  add_written(&one, "a");
  buffer_text(&same, "what was there before");
  size_t start = same.length;
  add_written(&same, "a");
  add_written(&other, "b");
  assert_int_equal(same.length - start, one.length);
  assert_memory_equal(same.at + start, one.at, one.length);
  size_t streams = 0, id = 0, other_id = 0;
  while (find(&one, "/Type /ObjStm /N ", &id))
    streams++;
  assert_int_equal(streams, 3);
  id = 0;
  assert_true(find(&one, "/ID [<", &id) && find(&other, "/ID [<", &other_id));
  assert_memory_not_equal(one.at + id, other.at + other_id, 32);
  buffer_free(&one);
  buffer_free(&same);
  buffer_free(&other);
}

/* ---- content ----------------------------------------------------------------------------------------- */

#define INK  "/Artifact << /Type /Layout >> BDC\n"
#define TEXT "/Artifact << /Type /Pagination >> BDC\n"
#define END  "EMC\n"

static void content_without_a_tag_is_an_artifact(void **state)
{
  static const char *const cases[][2] = {
    {"", ""},
    {"1 0 0 -1 0 841.9 cm\n", "1 0 0 -1 0 841.9 cm\n"},
    /* rules: one bracket for what follows each other, closed before a state is saved or restored */
    {"0 g 0 0 1 1 re f 1 1 m 2 2 l S q 1 w 3 3 m 4 4 l S Q",
     "0 g " INK "0 0 1 1 re f 1 1 m 2 2 l S " END "q 1 w " INK "3 3 m 4 4 l S " END "Q"},
    /* text: inside of its object */
    {"BT 1 0 0 1 2 3 Tm /f 1 Tf (a)Tj 1 2 Td [(b)-2(c)]TJ ET",
     "BT 1 0 0 1 2 3 Tm /f 1 Tf " TEXT "(a)Tj 1 2 Td [(b)-2(c)]TJ " END "ET"},
    /* what is tagged stays as it is, and so do brackets inside of it */
    {"/P << /MCID 0 >> BDC\nBT (a)Tj ET 0 0 1 1 re f q Q\nEMC\n0 0 1 1 re f",
     "/P << /MCID 0 >> BDC\nBT (a)Tj ET 0 0 1 1 re f q Q\nEMC\n" INK "0 0 1 1 re f\n" END},
    {"0 0 1 1 re f /P << /MCID 0 >> BDC BT (a)Tj ET EMC BT (b)Tj ET",
     INK "0 0 1 1 re f " END "/P << /MCID 0 >> BDC BT (a)Tj ET EMC BT " TEXT "(b)Tj " END "ET"},
    {"/Span << /ActualText (x) >> BDC /P BMC (a) Tj EMC (b) Tj EMC (c) Tj",
     "/Span << /ActualText (x) >> BDC /P BMC (a) Tj EMC (b) Tj EMC " TEXT "(c) Tj\n" END},
    /* pictures; text that looks like operators */
    {"q 1 0 0 1 0 0 cm /x5 Do Q", "q 1 0 0 1 0 0 cm " INK "/x5 Do " END "Q"},
    {"BT (BDC (re) f\\) EMC)Tj <45>' ET", "BT " TEXT "(BDC (re) f\\) EMC)Tj <45>' " END "ET"},
    {"BI /W 1 /H 1 ID \x01 q BDC EI Q", INK "BI /W 1 /H 1 ID \x01 q BDC EI " END "Q"},
    {"% 0 0 1 1 re\n0 0 1 1 re f", "% 0 0 1 1 re\n" INK "0 0 1 1 re f\n" END},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    Buffer out = {0};
    assert_true(content_mark(SPAN(cases[i][0]), NULL, &out));
    assert_string_equal(out.at ? out.at : "", cases[i][1]);
    buffer_free(&out);
  }
}

static void content_that_is_none_is_refused(void **state)
{
  static const char *const cases[] = {"(open Tj", "[1 2 TJ", ") Tj", "<< /A", "]"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    Buffer out = {0};
    assert_false(content_mark(SPAN(cases[i]), NULL, &out));
    buffer_free(&out);
  }
}

/* Two glyphs of one element, one of a second, two of nothing, the rest of the second one. */
static bool mark_drawn(const char *content, uint32_t rest, Buffer *out)
{
  Typeset typeset = {.arena = arena_new()};
  Tags *tags = typeset.tags = tags_new(&typeset);
  Element *first = element_within(&typeset, tags->document, TAG_H1, 0);
  Element *second = element_within(&typeset, tags->document, TAG_P, 0);
  Element *const elements[] = {first, second, NULL, second};
  const uint32_t glyphs[] = {2, 1, 2, rest};
  tags_page(tags);
  for (size_t i = 0; i < COUNT_OF(elements); i++)
    tags_drawn(tags, elements[i], glyphs[i]);
  PdfFile file = {0};
  PageText text = {.typeset = &typeset, .file = &file};
  text.fonts = SPAN("<< /f << /Subtype /TrueType >> /g << /Subtype /Type0 >> >>");
  bool done = content_mark(SPAN(content), &text, out);
  tags_free(tags);
  arena_free(typeset.arena);
  return done;
}

#define HEAD   "/H1 << /MCID 0 >> BDC\n"
#define BODY   "/P << /MCID 1 >> BDC\n"
#define AGAIN  "/P << /MCID 2 >> BDC\n"
#define FACE   "BT /f 1 Tf "
#define DOUBLE "BT /g 1 Tf "

static void text_is_counted_off(void **state)
{
  static const struct {
    uint32_t rest;
    const char *content, *marked;
  } cases[] = {
    {0, FACE "(ab)Tj 1 0 Td (c)Tj (de)Tj ET",
     FACE HEAD "(ab)Tj 1 0 Td " END BODY "(c)Tj " END TEXT "(de)Tj " END "ET"},
    /* one operator becomes several; escapes are one glyph each, a line's end none */
    {0, FACE "(ab\\\n\\(de)Tj ET", FACE HEAD "(ab)Tj\n" END BODY "(\\\n\\()Tj\n" END TEXT "(de)Tj " END "ET"},
    {0, FACE "[(a)-2(\\2511\\))3(e)]TJ ET",
     FACE HEAD "[(a)-2(\\251)]TJ\n" END BODY "[(1)]TJ\n" END TEXT "[(\\))3(e)]TJ " END "ET"},
    {0, FACE "[(ab)-2(c)3(de)]TJ ET",
     FACE HEAD "[(ab)-2]TJ\n" END BODY "[(c)3]TJ\n" END TEXT "[(de)]TJ " END "ET"},
    /* glyphs of two bytes, and of both kinds */
    {0, DOUBLE "<0001000200\n0300040005>Tj ET",
     DOUBLE HEAD "<00010002>Tj\n" END BODY "<00\n03>Tj\n" END TEXT "<00040005>Tj " END "ET"},
    {1, DOUBLE "<0001>Tj /f 1 Tf (bcd)Tj /g 1 Tf [<00050006>]TJ ET",
     DOUBLE HEAD "<0001>Tj /f 1 Tf (b)Tj\n" END BODY "(c)Tj\n" END TEXT "(d)Tj /g 1 Tf [<0005>]TJ\n" END AGAIN
                 "[<0006>]TJ " END "ET"},
    /* an element that goes on behind a bracket has a mark on either side */
    {0, FACE "(ab)Tj (c)Tj (d)Tj ET 0 0 1 1 re f BT (e)Tj ET",
     FACE HEAD "(ab)Tj " END BODY "(c)Tj " END TEXT "(d)Tj " END "ET " INK "0 0 1 1 re f " END "BT " TEXT
               "(e)Tj " END "ET"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    Buffer out = {0};
    assert_true(mark_drawn(cases[i].content, cases[i].rest, &out));
    assert_string_equal(out.at, cases[i].marked);
    buffer_free(&out);
  }
  static const char *const others[] = {FACE "(abcd)Tj ET", FACE "(abcdef)Tj ET", DOUBLE "(abcde)Tj ET"};
  for (size_t i = 0; i < COUNT_OF(others); i++) {
    Buffer out = {0};
    assert_false(mark_drawn(others[i], 0, &out)); /* less or more than was drawn */
    buffer_free(&out);
  }
}

/* ---- metadata ---------------------------------------------------------------------------------------- */

static char *xpath_text(xmlXPathContext *context, const char *path)
{
  xmlXPathObject *found = xmlXPathEvalExpression((const xmlChar *)path, context);
  assert_non_null(found);
  char *text = (char *)xmlXPathCastToString(found);
  xmlXPathFreeObject(found);
  return text;
}

static void assert_xmp(const DocumentInfo *info, const char *const paths[][2], size_t count)
{
  Buffer out = {0};
  metadata_add(&out, info);
  xmlDoc *doc = xmlReadMemory(out.at, (int)out.length, NULL, NULL, XML_PARSE_NONET);
  assert_non_null(doc);
  xmlXPathContext *context = xmlXPathNewContext(doc);
  static const char *const spaces[][2] = {
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"xmp", "http://ns.adobe.com/xap/1.0/"},
    {"pdf", "http://ns.adobe.com/pdf/1.3/"},
    {"pdfaid", "http://www.aiim.org/pdfa/ns/id/"},
    {"pdfuaid", "http://www.aiim.org/pdfua/ns/id/"},
  };
  for (size_t i = 0; i < COUNT_OF(spaces); i++)
    xmlXPathRegisterNs(context, (const xmlChar *)spaces[i][0], (const xmlChar *)spaces[i][1]);
  for (size_t i = 0; i < count; i++) {
    char *text = xpath_text(context, paths[i][0]);
    assert_string_equal(text, paths[i][1]);
    xmlFree(text);
  }
  xmlXPathFreeContext(context);
  xmlFreeDoc(doc);
  buffer_free(&out);
}

static void metadata_says_what_the_document_is(void **state)
{
  (void)state;
  static const char title[] = "R&D <register> \"fr\" > ]]> 'é' \xF0\x9F\x98\x80";
  const DocumentInfo info = {.title = title,
                             .author = "A & B",
                             .language = "fr",
                             .producer = "ppc 0.1",
                             .date = "2026-11-22",
                             .source = "sha256:00"};
  static const char *const paths[][2] = {
    {"//dc:title/rdf:Alt/rdf:li[@xml:lang = 'x-default']", title},
    {"//dc:title/rdf:Alt/rdf:li[@xml:lang = 'fr']", title},
    {"//dc:creator/rdf:Seq/rdf:li", "A & B"},
    {"//dc:language/rdf:Bag/rdf:li", "fr"},
    {"//dc:source", "sha256:00"},
    {"//pdf:Producer", "ppc 0.1"},
    {"//xmp:CreatorTool", "ppc 0.1"},
    {"//xmp:CreateDate", "2026-11-22T00:00:00Z"},
    {"//xmp:ModifyDate", "2026-11-22T00:00:00Z"},
    {"//pdfaid:part", "3"},
    {"//pdfaid:conformance", "A"},
    {"//pdfuaid:part", "1"},
  };
  assert_xmp(&info, paths, COUNT_OF(paths));
  Buffer out = {0};
  information_add(&out, &info);
  static const char *const entries[][2] = {
    {"/Author", "(A & B)"},
    {"/Creator", "(ppc 0.1)"},
    {"/Producer", "(ppc 0.1)"},
    {"/CreationDate", "(D:20261122000000Z)"},
    {"/ModDate", "(D:20261122000000Z)"},
  };
  for (size_t i = 0; i < COUNT_OF(entries); i++)
    assert_true(span_is(pdf_entry((Span){out.at, out.length}, entries[i][0]), entries[i][1]));
  buffer_free(&out);
}

/* An undated document has no dates, rather than the clock's. */
static void metadata_invents_nothing(void **state)
{
  (void)state;
  const DocumentInfo info = {.title = "T", .language = "", .producer = "ppc"};
  static const char *const paths[][2] = {
    {"//dc:title/rdf:Alt/rdf:li", "T"}, {"count(//dc:title/rdf:Alt/rdf:li)", "1"},
    {"count(//dc:creator)", "0"},       {"count(//dc:language)", "0"},
    {"count(//xmp:CreateDate)", "0"},   {"count(//dc:source)", "0"},
  };
  assert_xmp(&info, paths, COUNT_OF(paths));
  Buffer out = {0};
  information_add(&out, &info);
  assert_string_equal(out.at, "<< /Title (T) /Creator (ppc) /Producer (ppc) >>");
  buffer_free(&out);
}

/* ---- the profile ------------------------------------------------------------------------------------- */

static uint32_t big_endian(const Buffer *buffer, size_t at)
{
  const unsigned char *bytes = (const unsigned char *)buffer->at + at;
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void profile_is_laid_out_as_its_table_says(void **state)
{
  (void)state;
  enum { HEADER = 128, ROW = 12 };
  Buffer out = {0};
  profile_add(&out);
  assert_int_equal(big_endian(&out, 0), out.length);
  assert_memory_equal(out.at + 12, "mntrRGB XYZ ", 12);
  assert_memory_equal(out.at + 36, "acsp", 4);
  uint32_t count = big_endian(&out, HEADER);
  assert_int_equal(count, 10);
  double sum[3] = {0};
  for (uint32_t i = 0; i < count; i++) {
    size_t row = HEADER + 4 + i * ROW;
    uint32_t from = big_endian(&out, row + 4), length = big_endian(&out, row + 8);
    assert_int_equal(from % 4, 0);
    assert_true(from + length <= out.length);
    for (int j = 0; j < 3 && memcmp(out.at + row + 1, "XYZ", 3) == 0; j++)
      sum[j] += big_endian(&out, from + 8 + 4 * (size_t)j) / 65536.0;
  }
  static const double white[] = {0.9642, 1, 0.8249}; /* red, green and blue together are D50's white */
  for (int j = 0; j < 3; j++)
    assert_true(sum[j] - white[j] < 0.0002 && white[j] - sum[j] < 0.0002);
  buffer_free(&out);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(values_end_where_they_end),
    cmocka_unit_test(values_nest_so_far_and_no_further),
    cmocka_unit_test(dictionaries_are_read_by_key),
    cmocka_unit_test(references_are_found_outside_of_strings),
    cmocka_unit_test(strings_are_ascii_or_utf16),
    cmocka_unit_test(a_file_is_read_by_its_table),
    cmocka_unit_test(a_damaged_file_does_no_harm),
    cmocka_unit_test(a_file_is_written_alike_each_time),
    cmocka_unit_test(content_without_a_tag_is_an_artifact),
    cmocka_unit_test(content_that_is_none_is_refused),
    cmocka_unit_test(text_is_counted_off),
    cmocka_unit_test(metadata_says_what_the_document_is),
    cmocka_unit_test(metadata_invents_nothing),
    cmocka_unit_test(profile_is_laid_out_as_its_table_says),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
