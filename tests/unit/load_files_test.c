/*
 * Files that are not what they should be, and files that include others.
 */
#include <sys/wait.h>

#include "load_try.h"

static void check_finding(const Try *try, const Finding *finding, const char *code, const char *variant,
                          const char *file, unsigned line, unsigned column)
{
  unsigned found_line, found_column;

  assert_non_null(finding);
  assert_string_equal(finding->code, code);
  assert_true(text_same(finding->variant, variant));
  assert_int_equal(finding->severity, SEVERITY_ERROR);
  assert_string_equal(source_of(&try->sources, finding->place)->name, file);
  place_position(&try->sources, finding->place, &found_line, &found_column);
  assert_int_equal(found_line, line);
  assert_int_equal(found_column, column);
}

#define BYTES(text) text, sizeof text - 1

/* One file, one finding, no document. */
static void files_that_cannot_be_read(void **state)
{
  (void)state;
  static const struct {
    const char *bytes;
    size_t length;
    const char *code, *variant;
    unsigned line, column;
  } files[] = {
    {BYTES(""), "PPC001", "no-tag", 1, 1},
    {BYTES("\n \n"), "PPC001", "no-tag", 3, 1},
    {BYTES("hello"), "PPC001", "no-tag", 1, 1},
    {BYTES("<a>\n <b>\n</a>"), "PPC001", NULL, 3, 1},
    {BYTES("<a>\n <b></b>\n"), "PPC001", NULL, 3, 1},
    {BYTES("<a\n"), "PPC001", NULL, 2, 1},
    {BYTES("<a/>\n<b/>"), "PPC001", NULL, 2, 1},
    {BYTES("<a x='1'\n x='2'/>"), "PPC001", NULL, 1, 1},
    {BYTES("<a>\n<x:b/></a>"), "PPC001", NULL, 2, 1},
    {BYTES("<a b='<'/>"), "PPC001", NULL, 1, 7},
    {BYTES("<a>\x01</a>"), "PPC001", NULL, 1, 4},
    {BYTES("<a>]]></a>"), "PPC001", NULL, 1, 4},
    {BYTES("<a>&#0;</a>"), "PPC001", NULL, 1, 8},
    {BYTES("<a>\n \xE9</a>"), "PPC002", "bad-bytes", 2, 2},
    {BYTES("<a>\xC0\xAF</a>"), "PPC002", "bad-bytes", 1, 4},
    {BYTES("<a>\0</a>"), "PPC002", "bad-bytes", 1, 4},
    {BYTES("<a/>\0<b/>"), "PPC002", "bad-bytes", 1, 5},
    {BYTES("<?xml version='1.0' encoding='klingon'?><a/>"), "PPC002", "unknown", 1, 31},
    {BYTES("<?xml version='1.0' encoding='UTF-16'?><a/>"), "PPC002", "unknown", 1, 31},
    {BYTES("<?xml version='1.0' encoding='windows-1252'?><a>\x81</a>"), "PPC002", "bad-bytes", 1, 48},
    {BYTES("<!DOCTYPE a>\n<a/>"), "PPC003", NULL, 1, 1},
    {BYTES("<!-- -->\n<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), "PPC003", NULL, 2, 1},
    {BYTES("<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]><a>&d;</a>"), "PPC003", NULL, 1, 1},
    {BYTES("<!DOCTYPE a [<!ENTITY b SYSTEM 'http://127.0.0.1/'>]><a>&b;</a>"), "PPC003", NULL, 1, 1},
    {BYTES("<a>\n&nbsp;</a>"), "PPC003", NULL, 2, 1},
    {BYTES("<a b='&eacute;'/>"), "PPC003", NULL, 1, 7},
  };
  for (size_t i = 0; i < COUNT_OF(files); i++) {
    Try try;
    try_begin(&try);
    try_put(&try, "policy.xml", files[i].bytes, files[i].length);
    try_load(&try, NULL);
    assert_null(try.document);
    assert_int_equal(try.findings.count, 1);
    check_finding(&try, try.findings.first, files[i].code, files[i].variant, "policy.xml", files[i].line,
                  files[i].column);
    try_end(&try);
  }
}

static void nested(Try *try, unsigned depth)
{
  Buffer text = {0};
  for (unsigned i = 0; i < depth; i++)
    buffer_text(&text, "<a>");
  for (unsigned i = 0; i < depth; i++)
    buffer_text(&text, "</a>");
  try_begin(try);
  try_put(try, "policy.xml", text.at, text.length);
  try_load(try, NULL);
  buffer_free(&text);
}

static void depth(void **state)
{
  (void)state;
  Try try;
  nested(&try, 256);
  assert_non_null(try.document);
  try_end(&try);
  nested(&try, 257);
  assert_null(try.document);
  check_finding(&try, try.findings.first, "PPC004", "depth", "policy.xml", 1, 256 * 3 + 1);
  assert_int_equal(try.findings.first->arguments->as.number, 256);
  try_end(&try);
  nested(&try, 100000);
  assert_null(try.document);
  assert_int_equal(try.findings.count, 1);
  try_end(&try);
}

/* A file is included at some depth, and counts from there. */
static void depth_through_includes(void **state)
{
  (void)state;
  Try try;
  Buffer text = {0};
  try_begin(&try);
  for (int i = 0; i < 150; i++)
    buffer_text(&text, "<a>");
  buffer_text(&text, "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='part.xml'/>");
  for (int i = 0; i < 150; i++)
    buffer_text(&text, "</a>");
  try_put(&try, "policy.xml", text.at, text.length);
  buffer_clear(&text);
  for (int i = 0; i < 107; i++)
    buffer_text(&text, "<b>");
  for (int i = 0; i < 107; i++)
    buffer_text(&text, "</b>");
  try_put(&try, "part.xml", text.at, text.length);
  buffer_free(&text);
  try_load(&try, NULL);
  assert_int_equal(try.findings.count, 1);
  check_finding(&try, try.findings.first, "PPC004", "depth", "part.xml", 1, 106 * 3 + 1);
  try_end(&try);
}

static void size(void **state)
{
  (void)state;
  Try try;
  try_begin(&try);
  try_put(&try, "policy.xml", "<a/>", 4);
  assert_int_equal(truncate(path_join(try.arena, try.folder, "policy.xml"), 200 << 20), 0);
  try_load(&try, NULL);
  assert_null(try.document);
  assert_int_equal(try.findings.count, 1);
  check_finding(&try, try.findings.first, "PPC004", "size", "policy.xml", 1, 1);
  try_end(&try);
}

/* What the machine cannot read is not the author's fault: one message, exit status 3. */
static void files_that_are_not_there(void **state)
{
  (void)state;
  static const char *const paths[] = {"", "nothing.xml", "policy.xml/nothing.xml"};
  for (size_t i = 0; i < COUNT_OF(paths); i++) {
    Try try;
    int status;
    try_begin(&try);
    try_put(&try, "policy.xml", "<a/>", 4);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
      bool valid;
      const char *verdict;
      Place place;
      const LoadOptions options = {.path = path_join(try.arena, try.folder, paths[i])};
      if (freopen("/dev/null", "w", stderr) == NULL)
        _exit(1);
      model_load(&options, try.arena, &try.sources, &try.findings, &valid, &verdict, &place);
      _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), EXIT_MACHINE);
    try_end(&try);
  }
}

/* ---- includes ------------------------------------------------------------------------------------------ */

static void put_text(const Try *try, const char *name, const char *text)
{
  try_put(try, name, text, strlen(text));
}

static size_t count_elements(const xmlNode *node, const char *name)
{
  size_t count = 0;
  for (; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      count += (strcmp((const char *)node->name, name) == 0) + count_elements(node->children, name);
  return count;
}

#define PART_OPEN "<processing xmlns=\"urn:ppc:register:1\" xmlns:xi=\"http://www.w3.org/2001/XInclude\">"

static void includes_that_may(void **state)
{
  (void)state;
  Try try;
  try_begin(&try);
  put_text(&try, "own/policy.xml",
           OPEN "<xi:include href='parts/a.xml'/><xi:include href='parts/../parts/a.xml'/>"
                "<xi:include href='shared.xml'/><xi:include href='./b é.xml'/></register>");
  put_text(&try, "own/parts/a.xml", PART_OPEN "<xi:include href='../b é.xml'/></processing>");
  put_text(&try, "own/b é.xml", "<b xml:lang='fr'/>");
  put_text(&try, "library/shared.xml", PART_OPEN "<xi:include href='deep/c.xml'/></processing>");
  put_text(&try, "library/deep/c.xml", "<c xmlns='urn:x' xml:lang='fr'>é</c>");
  assert_int_equal(symlink("own/policy.xml", path_join(try.arena, try.folder, "link")), 0);
  const char *libraries[] = {path_join(try.arena, try.folder, "library"), NULL};

  bool valid;
  const char *verdict;
  Place place;
  const LoadOptions options = {.path = path_join(try.arena, try.folder, "own/policy.xml"),
                               .libraries = libraries};
  try_model_load(&try, &options, &valid, &verdict, &place);
  assert_non_null(try.document);
  assert_int_equal(try.findings.count, 0);
  assert_int_equal(count_elements(try.document->children, "include"), 0);
  assert_int_equal(count_elements(try.document->children, "processing"), 3);
  assert_int_equal(count_elements(try.document->children, "b"), 3);
  assert_int_equal(count_elements(try.document->children, "c"), 1);
  assert_int_equal(try.sources.count, 1 + 5); /* each file is read once */
  assert_string_equal(try.sources.at[2]->name, "parts/a.xml");
  assert_string_equal(try.sources.at[4]->name, "shared.xml");
  try_end(&try);
}

static void includes_that_may_not(void **state)
{
  (void)state;
  static const struct {
    const char *element, *code, *variant, *file;
    unsigned line, column;
  } tries[] = {
    {"<xi:include href='nothing.xml'/>", "PPC005", "missing", "policy.xml", 2, 2},
    {"<xi:include href='folder'/>", "PPC005", "missing", "policy.xml", 2, 2},
    {"<xi:include href='policy.xml'/>", "PPC005", "cycle", "policy.xml", 2, 2},
    {"<xi:include href='folder/back.xml'/>", "PPC005", "cycle", "folder/back.xml", 1, 2},
    {"<xi:include href='../other.xml'/>", "PPC005", "outside", "policy.xml", 2, 2},
    {"<xi:include href='../../../../../../../../etc/passwd'/>", "PPC005", "outside", "policy.xml", 2, 2},
    {"<xi:include href='folder/../../other.xml'/>", "PPC005", "outside", "policy.xml", 2, 2},
    {"<xi:include href='link.xml'/>", "PPC005", "link", "policy.xml", 2, 2},
    {"<xi:include href='out/other.xml'/>", "PPC005", "link", "policy.xml", 2, 2},
    {"<xi:include href='/etc/passwd'/>", "PPC005", "address", "policy.xml", 2, 2},
    {"<xi:include href='//example.org/a.xml'/>", "PPC005", "address", "policy.xml", 2, 2},
    {"<xi:include href='http://127.0.0.1/a.xml'/>", "PPC005", "address", "policy.xml", 2, 2},
    {"<xi:include href='file:///etc/passwd'/>", "PPC005", "address", "policy.xml", 2, 2},
    {"<xi:include href='good.xml#a'/>", "PPC005", "address", "policy.xml", 2, 2},
    {"<xi:include href=''/>", "PPC005", "address", "policy.xml", 2, 2},
    {"<xi:include/>", "PPC005", "address", "policy.xml", 2, 2},
    {"<xi:include href='good.xml' parse='text'/>", "PPC005", "attribute", "policy.xml", 2, 29},
    {"<xi:include href='good.xml' prefix='a-'/>", "PPC005", "attribute", "policy.xml", 2, 29},
    {"<xi:include href='good.xml' p:prefix='a.' xmlns:p='urn:ppc:register:1'/>", "PPC005", "prefix", "policy.xml", 2, 39},
    {"<xi:include href='good.xml' p:prefix='' xmlns:p='urn:ppc:register:1'/>", "PPC005", "prefix", "policy.xml", 2, 38},
    {"<xi:include href='good.xml' p:prefix='a-' xmlns:p='urn:other'/>", "PPC005", "attribute", "policy.xml", 2, 29},
    {"<xi:include href='good.xml' p:other='a-' xmlns:p='urn:ppc:register:1'/>", "PPC005", "attribute", "policy.xml", 2, 29},
    {"<xi:include href='good.xml' xpointer='a'/>", "PPC005", "attribute", "policy.xml", 2, 29},
    {"<xi:include href='good.xml'><xi:fallback/></xi:include>", "PPC005", "content", "policy.xml", 2, 30},
    {"<xi:include href='bad.xml'/>", "PPC001", NULL, "bad.xml", 1, 4},
    {"<xi:include href='latin.xml'/>", "PPC002", "bad-bytes", "latin.xml", 1, 4},
    {"<xi:include href='type.xml'/>", "PPC003", NULL, "type.xml", 1, 1},
  };
  for (size_t i = 0; i < COUNT_OF(tries); i++) {
    Try try;
    try_begin(&try);
    put_text(&try, "own/policy.xml",
             arena_format(try.arena, OPEN "\n%s\n<name>n</name><xi:include href='good.xml'/></register>",
                          tries[i].element));
    put_text(&try, "other.xml", "<other/>");
    put_text(&try, "own/good.xml", "<good/>");
    put_text(&try, "own/bad.xml", "<a></b>");
    put_text(&try, "own/latin.xml", "<a>\xE9</a>");
    put_text(&try, "own/type.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
    put_text(&try, "own/folder/back.xml",
             "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='../policy.xml'/>");
    assert_int_equal(symlink("../other.xml", path_join(try.arena, try.folder, "own/link.xml")), 0);
    assert_int_equal(symlink("..", path_join(try.arena, try.folder, "own/out")), 0);

    bool valid;
    const char *verdict;
    Place place;
    const LoadOptions options = {.path = path_join(try.arena, try.folder, "own/policy.xml")};
    try_model_load(&try, &options, &valid, &verdict, &place);
    assert_non_null(try.document); /* the rest goes on */
    assert_int_equal(try.findings.count, 1);
    check_finding(&try, try.findings.first, tries[i].code, tries[i].variant, tries[i].file, tries[i].line,
                  tries[i].column);
    assert_int_equal(count_elements(try.document->children, "include"), 0);
    assert_int_equal(count_elements(try.document->children, "good"), 1);
    assert_int_equal(count_elements(try.document->children, "name"), 1);
    try_end(&try);
  }
}

/* Each file includes the next one twice: two to the power of thirty. */
static void bomb_of_includes(void **state)
{
  (void)state;
  Try try;
  try_begin(&try);
  for (int i = 0; i < 30; i++)
    put_text(&try, i == 0 ? "policy.xml" : arena_format(try.arena, "%d.xml", i),
             arena_format(try.arena, OPEN "<xi:include href='%d.xml'/><xi:include href='%d.xml'/></register>",
                          i + 1, i + 1));
  put_text(&try, "30.xml", "<a/>");
  try_load(&try, NULL);
  assert_int_equal(try.findings.count, 1);
  assert_string_equal(try.findings.first->code, "PPC004");
  assert_string_equal(try.findings.first->variant, "size");
  try_end(&try);
}

static void chain_of_includes(void **state)
{
  (void)state;
  Try try;
  try_begin(&try);
  for (int i = 0; i < 300; i++)
    put_text(&try, i == 0 ? "policy.xml" : arena_format(try.arena, "%d.xml", i),
             arena_format(try.arena, "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='%d.xml'/>",
                          i + 1));
  try_load(&try, NULL);
  assert_null(try.document);
  assert_int_equal(try.findings.count, 1);
  check_finding(&try, try.findings.first, "PPC004", "depth", "255.xml", 1, 2);
  try_end(&try);
}

/* What an editor needs to find the schema is not part of the description. */
static void schema_hints(void **state)
{
  (void)state;
  Try try;
  try_begin(&try);
  put_text(
    &try, "policy.xml",
    "<register xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a b' version='1'/>");
  try_load(&try, NULL);
  const xmlAttr *first = try.document->children->properties;
  assert_string_equal((const char *)first->name, "version");
  assert_null(first->next);
  try_end(&try);
}

/* libxml2's verdict, with its words and their place, in an included file too. */
static void verdict_of_the_schema(void **state)
{
  (void)state;
  static const struct {
    const char *part;
    bool valid;
    unsigned line;
  } tries[] = {
    {"<organisation xmlns='urn:ppc:register:1'><name>N</name></organisation>", true, 0},
    {"<organisation xmlns='urn:ppc:register:1'>\n<nom>N</nom></organisation>", false, 2},
    {"<organisation xmlns='urn:ppc:register:1'\n country='France'/>", false, 1},
    {"<organisation/>", false, 1},
    {"\n<organisation xmlns='urn:ppc:register:1' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
     " xsi:type='Dpo'/>",
     false, 2},
  };
  for (size_t i = 0; i < COUNT_OF(tries); i++) {
    Try try;
    bool valid;
    const char *verdict;
    Place place;
    unsigned line, column;
    try_begin(&try);
    put_text(&try, "policy.xml",
             "<register xmlns='urn:ppc:register:1' languages='fr'>\n\n\n<xi:include "
             "xmlns:xi='http://www.w3.org/2001/XInclude' href='part.xml'/></register>");
    put_text(&try, "part.xml", tries[i].part);
    const LoadOptions options = {.path = path_join(try.arena, try.folder, "policy.xml"),
                                 .schema = "schema/ppc.xsd"};
    try_model_load(&try, &options, &valid, &verdict, &place);
    assert_non_null(try.document);
    assert_int_equal(try.findings.count, 0); /* the words are for read to find */
    assert_int_equal(valid, tries[i].valid);
    assert_true(valid == (verdict == NULL));
    place_position(&try.sources, place, &line, &column);
    assert_int_equal(line, tries[i].line);
    if (!valid)
      assert_string_equal(source_of(&try.sources, place)->name, "part.xml");
    try_end(&try);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(files_that_cannot_be_read), cmocka_unit_test(depth),
    cmocka_unit_test(depth_through_includes),    cmocka_unit_test(size),
    cmocka_unit_test(files_that_are_not_there),  cmocka_unit_test(includes_that_may),
    cmocka_unit_test(includes_that_may_not),     cmocka_unit_test(bomb_of_includes),
    cmocka_unit_test(chain_of_includes),         cmocka_unit_test(schema_hints),
    cmocka_unit_test(verdict_of_the_schema),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
