/*
 * A description that is taken in parts, child by child of its root, while it is being read.
 */
#include "load_try.h"

#define XI "xmlns:xi='http://www.w3.org/2001/XInclude'"

/* What the taker was given: names, the bytes of texts, and what stood in each. */
static void note_child(void *context, const xmlNode *child)
{
  Buffer *taken = context;

  assert_string_equal((const char *)child->parent->name, "register");
  if (child->type != XML_ELEMENT_NODE) {
    buffer_format(taken, "'%s' ", (const char *)child->content);
    return;
  }
  buffer_format(taken, "%s(", (const char *)child->name);
  for (const xmlNode *below = child->children; below != NULL; below = below->next)
    buffer_format(taken, "%s", (const char *)(below->type == XML_ELEMENT_NODE ? below->name : below->content));
  buffer_text(taken, ") ");
  for (const xmlNode *before = child->prev; before != NULL; before = before->prev)
    assert_null(before->type == XML_ELEMENT_NODE ? before->children : NULL); /* was freed */
}

static void put(const Try *try, const char *name, const char *text)
{
  try_put(try, name, text, strlen(text));
}

static void parts_in_order(void **state)
{
  (void)state;
  static const struct {
    const char *root, *part, *taken, *code;
    bool is_document;
  } tries[] = {
    {OPEN "<a>1<b/></a>\n<c/> <d id='x'>2</d></register>", "", "a(1b) c() d(2) ", NULL, true},
    {OPEN "</register>", "", "", NULL, true},
    {OPEN "<a/><xi:include href='part.xml'/><c/></register>", "<b>1</b>", "a() b(1) c() ", NULL, true},
    {OPEN "<a><xi:include href='part.xml'/></a><c/></register>", "<b>1</b>", "a(b) c() ", NULL, true},
    {OPEN "x<a/>y<c/>z</register>", "", "'x' a() 'y' c() 'z' ", NULL, true},
    /* A text before an include that fails, and a longer one behind: one text, whose end comes too late. */
    {OPEN "x<xi:include href='none.xml'/>and more than there was</register>", "", "'x' ", "PPC005", true},
    {OPEN "x<xi:include href='none.xml'/>y &lt; z<a/></register>", "", "'x' a() ", "PPC005", true},
    {OPEN "<a/><xi:include href='part.xml'/><c/></register>", "<b>", "a() c() ", "PPC001", true},
    {OPEN "<a/><b/><c></register>", "", "a() b() ", "PPC001", false},
    {OPEN "<a/><b/>&none;<c/></register>", "", "a() b() ", "PPC003", false},
    {OPEN "<a/><b/><x:c/><d/></register>", "", "a() b() ", "PPC001", false},
    {OPEN "<a/></register><b/>", "", "a() ", "PPC001", false},
    {"<xi:include " XI " href='part.xml'/>", OPEN "<a>1</a>x<b/></register>", "a(1) 'x' b() ", NULL, true},
  };
  for (size_t i = 0; i < COUNT_OF(tries); i++) {
    Try try;
    Buffer taken = {0};
    bool valid;
    const char *words;
    Place place;
    try_begin(&try);
    put(&try, "policy.xml", tries[i].root);
    put(&try, "part.xml", tries[i].part);
    const LoadOptions options = {
      .path = path_join(try.arena, try.folder, "policy.xml"), .take = note_child, .taker = &taken};
    try.document = model_load(&options, try.arena, &try.sources, &try.findings, &valid, &words, &place);
    assert_true((try.document != NULL) == tries[i].is_document);
    assert_string_equal(taken.at != NULL ? taken.at : "", tries[i].taken);
    assert_int_equal(try.findings.count, tries[i].code != NULL);
    if (tries[i].code != NULL)
      assert_string_equal(try.findings.first->code, tries[i].code);
    buffer_free(&taken);
    try_end(&try);
  }
}

/* Of several faults the schema names that which stands first, however the description is read: try_model_load
   compares. */
static void first_complaint(void **state)
{
  (void)state;
  static const struct {
    const char *attribute, *children;
    unsigned line; /* 0: valid */
  } tries[] = {
    {"languages='fr'", "<organisation/>\n<subjects/>\n<processing id='a'/>\n<processing id='b'/>", 0},
    {"languages='fr'", "<organisation/>\n<subjects><x/></subjects>\n<organisation/>", 2},
    {"languages='fr'", "<subjects/>\n<organisation/>\n<processing id='a'><x/></processing>", 2},
    {"languages='fr'", "<subjects/>\n<organisation><x/></organisation>", 2},
    {"languages='fr'", "<organisation/>\n<x/>\n<processing id='a'><x/></processing>", 2},
    {"languages='fr'", "<organisation/>\n<subject id='a'><x/></subject>", 2},
    {"languages='fr'", "<organisation x=''/>\n<x/>", 1},
    {"languages='fr'", "<organisation/>\n<processing/>\n<x/>", 2},
    {"languages='fr'", "<organisation/>\n<processing role='x' id='1'/>", 2},
    {"languages='fr'", "<organisation/>\n<advice/>\n<x/>", 2},
    {"languages='fr'",
     "<organisation/>\n<advice xml:lang='fr'>a</advice><never xml:lang='fr'/><note xml:lang='fr'/>", 0},
    {"languages='fr'", "<organisation/>text\n<subjects x=''/>", 1},
    {"languages='fr'", "<organisation/>\n<subjects x=''/>text", 2},
    {"languages='fr'", "<subjects/>text\n<organisation/>", 1},
    {"languages='fr'", "\n<organisation/>text\n", 1},
    {"", "\n<organisation x=''/>", 1},
    {"languages='fr' date='x'", "\n<organisation x=''/>", 1},
    {"languages='fr'",
     "<organisation x=''/>\n<subjects xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>", 2},
  };
  for (size_t i = 0; i < COUNT_OF(tries); i++) {
    Try try;
    bool valid;
    const char *words;
    Place place;
    unsigned line, column;
    try_begin(&try);
    put(&try, "policy.xml",
        arena_format(try.arena, "<register xmlns='urn:ppc:register:1' %s>%s</register>", tries[i].attribute,
                     tries[i].children));
    const LoadOptions options = {.path = path_join(try.arena, try.folder, "policy.xml"),
                                 .schema = "schema/ppc.xsd"};
    try_model_load(&try, &options, &valid, &words, &place);
    place_position(&try.sources, place, &line, &column);
    assert_int_equal(valid, tries[i].line == 0);
    assert_int_equal(line, tries[i].line);
    try_end(&try);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(parts_in_order),
    cmocka_unit_test(first_complaint),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
