/*
 * Places: of elements, attributes and content, behind all that makes counting hard.
 */
#include "load_try.h"

static void load_bytes(Try *try, const char *bytes, size_t length)
{
  try_put(try, "policy.xml", bytes, length);
  try_load(try, NULL);
  assert_non_null(try->document);
  assert_int_equal(try->findings.count, 0);
}

static void load(Try *try, const char *text)
{
  try_begin(try);
  load_bytes(try, text, strlen(text));
}

static const xmlNode *find(const xmlNode *node, const char *name)
{
  for (; node != NULL; node = node->next) {
    if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0)
      return node;
    const xmlNode *below = node->type == XML_ELEMENT_NODE ? find(node->children, name) : NULL;
    if (below != NULL)
      return below;
  }
  return NULL;
}

static const xmlNode *element(const Try *try, const char *name)
{
  const xmlNode *node = find(try->document->children, name);
  assert_non_null(node);
  return node;
}

static void check(const Try *try, Place place, const char *name, unsigned line, unsigned column,
                  const char *text)
{
  unsigned found_line, found_column;
  const Source *source = source_of(&try->sources, place);

  assert_non_null(source);
  place_position(&try->sources, place, &found_line, &found_column);
  assert_string_equal(source->name, name);
  assert_int_equal(found_line, line);
  assert_int_equal(found_column, column);
  assert_int_equal(place.length, strlen(text));
  assert_memory_equal(source->bytes + place.offset, text, strlen(text));
}

#define AT(line, column, text) "policy.xml", line, column, text

static void tag_that_spans_lines(void **state)
{
  (void)state;
  Try try;
  load(&try, "<?xml version=\"1.0\"?>\n<!-- <register> -->\n<register\n    xmlns='urn:ppc:register:1'\n\n"
             "  version\n = '2 > 1'\n languages=\"fr en\"\n><name\n>x</name></register>");
  const xmlNode *root = element(&try, "register");
  check(&try, node_place(root), AT(3, 2, "register"));
  check(&try, attribute_place(&try.sources, root, "version", false), AT(6, 3, "version"));
  check(&try, attribute_place(&try.sources, root, "version", true), AT(7, 5, "2 > 1"));
  check(&try, attribute_place(&try.sources, root, "languages", true), AT(8, 13, "fr en"));
  check(&try, node_place(element(&try, "name")), AT(9, 3, "name"));
  check(&try, content_place(&try.sources, element(&try, "name")), AT(10, 2, "x"));
  try_end(&try);
}

static void tabs_and_accents(void **state)
{
  (void)state;
  Try try;
  load(&try, OPEN "\n\t\t<name>Élan réuni €</name>\t<dpo function=\"délégué\" status=\"none\"/></register>");
  check(&try, content_place(&try.sources, element(&try, "name")), AT(2, 9, "Élan réuni €"));
  check(&try, node_place(element(&try, "dpo")), AT(2, 30, "dpo"));
  check(&try, attribute_place(&try.sources, element(&try, "dpo"), "status", true), AT(2, 61, "none"));
  try_end(&try);
}

static void windows_line_ends(void **state)
{
  (void)state;
  Try try;
  load(&try,
       "\xEF\xBB\xBF" OPEN "\r\n  <name>a</name>\r\n  <dpo\r\n\tstatus=\"none\"\r\n/>\r\n</register>\r\n");
  check(&try, node_place(element(&try, "name")), AT(2, 4, "name"));
  check(&try, attribute_place(&try.sources, element(&try, "dpo"), "status", true), AT(4, 10, "none"));
  try_end(&try);
}

static void entities_in_values(void **state)
{
  (void)state;
  Try try;
  load(&try, OPEN "<a x=\"&lt;b c='1'&gt;&#233;\" y='&quot;=\"' z = \"\"/><b/></register>");
  const xmlNode *node = element(&try, "a");
  check(&try, attribute_place(&try.sources, node, "x", true), AT(1, 87, "&lt;b c='1'&gt;&#233;"));
  check(&try, attribute_place(&try.sources, node, "y", true), AT(1, 113, "&quot;=\""));
  check(&try, attribute_place(&try.sources, node, "z", true), AT(1, 127, "\"\"")); /* empty: its quotes */
  check(&try, attribute_place(&try.sources, node, "c", true), AT(1, 82, "a"));     /* not there: the name */
  check(&try, node_place(element(&try, "b")), AT(1, 132, "b"));
  try_end(&try);
}

static void prefixes(void **state)
{
  (void)state;
  Try try;
  load(&try, "<p:register xmlns:p=\"urn:ppc:register:1\"><p:label xml:lang=\"fr\" "
             "lang=\"x\">y</p:label></p:register>");
  check(&try, node_place(element(&try, "register")), AT(1, 2, "p:register"));
  check(&try, node_place(element(&try, "label")), AT(1, 43, "p:label"));
  check(&try, attribute_place(&try.sources, element(&try, "label"), "xml:lang", true), AT(1, 61, "fr"));
  check(&try, attribute_place(&try.sources, element(&try, "label"), "lang", true), AT(1, 71, "x"));
  try_end(&try);
}

static void content(void **state)
{
  (void)state;
  Try try;
  load(&try, OPEN "\n<text>\n  a <em>b</em><br/> <!-- </text> --> <![CDATA[</text>]]> c\n </text>"
                  "<empty/><blank> </blank><p>1<p y='/'>2</p><p x='>'/>3</p></register>");
  check(&try, content_place(&try.sources, element(&try, "text")),
        AT(3, 3, "a <em>b</em><br/> <!-- </text> --> <![CDATA[</text>]]> c"));
  check(&try, content_place(&try.sources, element(&try, "empty")), AT(4, 10, "empty"));
  check(&try, content_place(&try.sources, element(&try, "blank")), AT(4, 18, "blank"));
  check(&try, content_place(&try.sources, element(&try, "p")), AT(4, 36, "1<p y='/'>2</p><p x='>'/>3"));
  try_end(&try);
}

/* libxml2 keeps 16 bits of a line. */
static void behind_line_70000(void **state)
{
  (void)state;
  Try try;
  Buffer text = {0};
  buffer_text(&text, OPEN);
  for (int i = 0; i < 70000; i++)
    buffer_text(&text, "\n");
  buffer_text(&text, "  <name>é</name> <dpo\n status='none'/></register>");
  try_begin(&try);
  load_bytes(&try, text.at, text.length);
  check(&try, node_place(element(&try, "name")), AT(70001, 4, "name"));
  check(&try, attribute_place(&try.sources, element(&try, "dpo"), "status", true), AT(70002, 10, "none"));
  try_end(&try);
  buffer_free(&text);
}

/* The parser reads in pieces, and moves what it has. */
static void behind_byte_70000(void **state)
{
  (void)state;
  Try try;
  Buffer text = {0};
  buffer_text(&text, OPEN "<name x=\"");
  for (int i = 0; i < 70000; i++)
    buffer_text(&text, "é");
  buffer_text(&text, "\">");
  for (int i = 0; i < 70000; i++)
    buffer_text(&text, "è");
  buffer_text(&text, "</name><dpo status='none'/></register>");
  try_begin(&try);
  load_bytes(&try, text.at, text.length);
  check(&try, node_place(element(&try, "name")), AT(1, 82, "name"));
  check(&try, node_place(element(&try, "dpo")), AT(1, 140100, "dpo"));
  check(&try, attribute_place(&try.sources, element(&try, "dpo"), "status", true), AT(1, 140112, "none"));
  assert_int_equal(content_place(&try.sources, element(&try, "name")).length,
                   65534); /* whole characters or all */
  try_end(&try);
  buffer_free(&text);
}

static void included_file(void **state)
{
  (void)state;
  static const char part[] =
    "<?xml version=\"1.0\"?>\n\n   <dpo xmlns=\"urn:ppc:register:1\"\n status=\"none\"/>";
  static const char whole[] = OPEN "<name/>\n<xi:include href=\"part.xml\"/>\n<email/></register>";
  Try try;
  try_begin(&try);
  try_put(&try, "part.xml", part, sizeof part - 1);
  load_bytes(&try, whole, sizeof whole - 1);
  check(&try, node_place(element(&try, "dpo")), "part.xml", 3, 5, "dpo");
  check(&try, attribute_place(&try.sources, element(&try, "dpo"), "status", true), "part.xml", 4, 10, "none");
  check(&try, node_place(element(&try, "email")), AT(3, 2, "email"));
  try_end(&try);
}

static void other_encodings(void **state)
{
  (void)state;
  static const char latin[] = "<?xml version='1.0' encoding='ISO-8859-1'?>\n<name>\xE9\xE8</name>";
  static const char wide[] = "\xFF\xFE<\0n\0a\0m\0e\0>\0\xE9\0<\0b\0/\0>\0<\0/\0n\0a\0m\0e\0>\0";
  Try try;
  try_begin(&try);
  load_bytes(&try, latin, sizeof latin - 1);
  check(&try, content_place(&try.sources, element(&try, "name")), AT(2, 7, "éè"));
  try_end(&try);
  try_begin(&try);
  load_bytes(&try, wide, sizeof wide - 1);
  check(&try, node_place(element(&try, "b")), AT(1, 9, "b"));
  try_end(&try);
}

/* A blank between two words of a text is text, wherever a line ends; between elements of a list of elements
   it is not. */
static void blanks(void **state)
{
  (void)state;
  Try try;
  load(&try,
       OPEN "\n <purpose>\n  <label xml:lang=\"fr\"><em>a</em>\n<strong>b</strong> <code>c</code></label>\n"
            " </purpose>\n</register>");
  const xmlNode *purpose = element(&try, "purpose"), *label = element(&try, "label");
  assert_ptr_equal(element(&try, "register")->children, purpose);
  assert_ptr_equal(purpose->children, label);
  assert_null(label->next);
  assert_string_equal((const char *)label->children->next->content, "\n");
  assert_string_equal((const char *)label->children->next->next->next->content, " ");
  try_end(&try);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(tag_that_spans_lines),
    cmocka_unit_test(tabs_and_accents),
    cmocka_unit_test(windows_line_ends),
    cmocka_unit_test(entities_in_values),
    cmocka_unit_test(prefixes),
    cmocka_unit_test(content),
    cmocka_unit_test(behind_line_70000),
    cmocka_unit_test(behind_byte_70000),
    cmocka_unit_test(included_file),
    cmocka_unit_test(other_encodings),
    cmocka_unit_test(blanks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
