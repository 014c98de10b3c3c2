/*
 * What a typographer would mark: one of each fault planted and found.  With words it surveys documents:
 *
 *     ppc build -T page … | typeset_survey_test FONTS HYPHENATION
 *
 * prints a line a fault, and a line a document with how many there are of each kind.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "typeset_survey.h"

static Arena *arena;

/* ---- documents of a build ---------------------------------------------------------------------------- */

static void say_fault(void *context, FaultKind kind, size_t page, const char *words)
{
  printf("%s page %zu: %s: %s\n", (const char *)context, page, fault_names[kind], words);
}

static void say_document(const char *name, Typeset *typeset)
{
  Survey survey = {.typeset = typeset, .found = say_fault, .context = (void *)name};
  survey_run(&survey);
  printf("= %s: %zu pages", name, typeset_pages(typeset));
  for (size_t i = 0; i < FAULT_COUNT; i++)
    printf(", %zu %s", survey.faults[i], fault_names[i]);
  double rms = survey.filled ? sqrt(survey.squares / (double)survey.filled) : 0;
  printf(", %zu filled, rms %.3f, widest %.3f\n", survey.filled, rms, survey.widest);
}

typedef struct Document {
  char name[128];
  Typeset *typeset;
} Document;

static Typeset *document_named(Document *documents, size_t *count, const char *name, size_t length,
                               char **words)
{
  for (size_t i = 0; i < *count; i++)
    if (strlen(documents[i].name) == length && memcmp(documents[i].name, name, length) == 0)
      return documents[i].typeset;
  TypesetOptions options = {.fonts = words[1], .hyphenation = words[2], .producer = "ppc"};
  Document *made = &documents[(*count)++];
  snprintf(made->name, sizeof made->name, "%.*s", (int)length, name);
  return made->typeset = typeset_new(&options);
}

/* "<!-- public/policy fr part 1 -->" and behind it the page; the languages of a document take turns. */
static int survey_stream(char **words)
{
  enum { DOCUMENTS = 500 };
  static Document documents[DOCUMENTS];
  static const char open[] = "<!-- ", part[] = " part ";
  size_t count = 0;
  Buffer all = {0};
  char bytes[65536];
  for (size_t read; (read = fread(bytes, 1, sizeof bytes, stdin)) > 0;)
    buffer_add(&all, bytes, read);
  const char *at = all.at ? all.at : "";
  while (text_starts(at, open) && count < DOCUMENTS) {
    const char *name = at + strlen(open), *page = strchr(at, '\n') + 1, *end = strstr(page, "\n<!-- ");
    size_t length = end ? (size_t)(end + 1 - page) : strlen(page);
    Typeset *typeset = document_named(documents, &count, name, (size_t)(strstr(name, part) - name), words);
    xmlDoc *doc = xmlReadMemory(page, (int)length, NULL, NULL, XML_PARSE_NONET);
    if (!doc)
      return EXIT_FAILURE;
    typeset_add(typeset, doc);
    xmlFreeDoc(doc);
    at = page + length;
  }
  for (size_t i = 0; i < count; i++) {
    say_document(documents[i].name, documents[i].typeset);
    typeset_free(documents[i].typeset);
  }
  bool left = *at != '\0';
  buffer_free(&all);
  return left ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* ---- planted faults ---------------------------------------------------------------------------------- */

static Typeset *typeset_of(const char *blocks)
{
  const char *fonts = data_path(arena, "fonts");
  TypesetOptions options = {
    .fonts = fonts, .hyphenation = path_join(arena, fonts, "hyphen"), .producer = "ppc"};
  Typeset *typeset = typeset_new(&options);
  const char *page = arena_format(
    arena, "<page document='t' part='f' lang='fr' title='T' hyphenation='fr'>%s</page>", blocks);
  xmlDoc *doc = xmlReadMemory(page, (int)strlen(page), NULL, NULL, XML_PARSE_NONET);
  assert_non_null(doc);
  typeset_add(typeset, doc);
  xmlFreeDoc(doc);
  return typeset;
}

typedef void Plant(Typeset *typeset);

static size_t found_after(const char *blocks, Plant *before_dealing, Plant *after_dealing, FaultKind kind)
{
  Typeset *typeset = typeset_of(blocks);
  if (before_dealing) {
    before_dealing(typeset);
    typeset->dealt = typeset->page_count = 0; /* full pages were dealt already: once more */
  }
  pages_deal(typeset, true);
  if (after_dealing)
    after_dealing(typeset);
  Survey survey = {.typeset = typeset};
  survey_run(&survey);
  typeset_free(typeset);
  return survey.faults[kind];
}

#define PARAGRAPH                                                                                            \
  "<p>Nous conservons les données de votre compte pendant la durée de la relation, puis dix ans à compter "  \
  "de la clôture de l’exercice, parce que le code de commerce le demande à tous les commerçants ; passé ce " \
  "délai, elles sont effacées ou rendues anonymes, et personne ne peut plus les rattacher à vous. Vous "     \
  "pouvez demander à tout moment une copie de celles que nous détenons encore à votre sujet.</p>"
#define TITLE                                                                                                \
  "<h2>Combien de temps nous conservons les données personnelles de celles et de ceux qui nous écrivent, "   \
  "nous appellent ou nous rendent visite</h2>"

static Item *line_at(Typeset *typeset, size_t index)
{
  Item *item = typeset->body.at[index];
  assert_int_equal(item->kind, ITEM_LINE);
  return item;
}

/* Other letters in place of a piece's: in place of the last ones of its line, lest there be no room for them. */
static void say(Run *run, Piece *piece, const char *text)
{
  const Piece *last = &run->pieces[run->count - 1];
  size_t length = strlen(text), end = last->at + last->length;
  assert_true(end >= length);
  piece->at = (uint16_t)(end - length);
  piece->length = length & 0x7FFF;
  memcpy((char *)run_text(run, piece), text, length);
}

static void say_last(Item *item, const char *text)
{
  const Run *run = NULL;
  Piece *piece = (Piece *)last_piece(item, &run);
  say((Run *)run, piece, text);
}

static void divide_word(Item *item)
{
  say_last(item, "\xC2\xAD");
}

static void plant_ladder(Typeset *typeset)
{
  for (size_t i = 0; i < 3; i++)
    divide_word(line_at(typeset, i));
}

static void plant_hyphen(Typeset *typeset)
{
  divide_word(line_at(typeset, 0));
}

static void plant_runt(Typeset *typeset)
{
  Item *last = line_at(typeset, typeset->body.count - 1);
  Run *run = last->as.runs;
  run->count = 1;
  run->next = NULL;
  say(run, run->pieces, "mot");
}

static void plant_loose(Typeset *typeset)
{
  ((InlineStyle *)line_at(typeset, 0)->as.runs->style)->space *= 0.3f;
}

static void plant_ragged(Typeset *typeset)
{
  line_at(typeset, 1)->as.runs->width -= 20;
}

static void plant_river(Typeset *typeset)
{
  ((InlineStyle *)line_at(typeset, 0)->as.runs->style)->space *= 0.7f;
}

static void plant_outside(Typeset *typeset)
{
  line_at(typeset, 1)->as.runs->x -= 20;
}

static void plant_binding(Typeset *typeset)
{
  Run *run = line_at(typeset, 3)->as.runs;
  say_last(line_at(typeset, 2), "art.");
  say(run, run->pieces, "6");
}

static void plant_hole(Typeset *typeset)
{
  line_at(typeset, 0)->height = 400;
  line_at(typeset, 1)->height = 400;
}

static void let_go(Typeset *typeset)
{
  for (size_t i = 0; i < typeset->body.count; i++)
    typeset->body.at[i]->keep = false;
}

/* The blocks behind 1 to 60 lines: how often a fault is found, wherever the page ends. */
static size_t found_on_the_way(const char *blocks, Plant *before_dealing, FaultKind kind)
{
  Buffer page = {0};
  size_t found = 0;
  for (int lead = 1; lead < 60; lead++) {
    buffer_clear(&page);
    for (int i = 0; i < lead; i++)
      buffer_text(&page, "<p>Ligne</p>");
    buffer_text(&page, blocks);
    found += found_after(page.at, before_dealing, NULL, kind);
  }
  buffer_free(&page);
  return found;
}

static void planted_in_lines(void **state)
{
  (void)state;
  static const struct {
    FaultKind kind;
    const char *blocks;
    Plant *plant;
  } faults[] = {
    {FAULT_LADDER, PARAGRAPH, plant_ladder},   {FAULT_HYPHEN, TITLE PARAGRAPH, plant_hyphen},
    {FAULT_RUNT, PARAGRAPH, plant_runt},       {FAULT_LOOSE, PARAGRAPH, plant_loose},
    {FAULT_OUTSIDE, PARAGRAPH, plant_outside}, {FAULT_BINDING, PARAGRAPH, plant_binding},
    {FAULT_RAGGED, PARAGRAPH, plant_ragged},
  };
  for (size_t i = 0; i < COUNT_OF(faults); i++) {
    if (!found_after(faults[i].blocks, NULL, faults[i].plant, faults[i].kind))
      fail_msg("a planted fault is not seen: %s", fault_names[faults[i].kind]);
    assert_int_equal(found_after(faults[i].blocks, NULL, NULL, faults[i].kind), 0);
  }
}

static void planted_river(void **state)
{
  (void)state;
  Buffer words = {0};
  buffer_text(&words, "<p>");
  for (int i = 0; i < 300; i++)
    buffer_text(&words, "mot ");
  buffer_text(&words, "</p>");
  assert_true(found_after(words.at, NULL, plant_river, FAULT_RIVER) > 0);
  assert_int_equal(found_after(PARAGRAPH, NULL, NULL, FAULT_RIVER), 0);
  buffer_free(&words);
}

static void planted_on_pages(void **state)
{
  (void)state;
#define ROW "<tr><td>Une</td><td>Deux</td></tr>"
#define ROWS(rows)                                                                                           \
  "<table><colgroup><col width='50'/><col width='50'/></colgroup><tbody>" rows "</tbody></table>"
  static const struct {
    FaultKind kind;
    const char *blocks;
  } faults[] = {
    {FAULT_WIDOW, PARAGRAPH},
    {FAULT_FOOT, "<h2>Titre</h2>" PARAGRAPH},
    {FAULT_ROW, ROWS(ROW ROW ROW ROW ROW ROW ROW ROW ROW ROW)},
    {FAULT_SMALL, ROWS(ROW ROW ROW ROW)},
  };
  for (size_t i = 0; i < COUNT_OF(faults); i++) {
    if (!found_on_the_way(faults[i].blocks, let_go, faults[i].kind))
      fail_msg("a planted fault is not seen: %s", fault_names[faults[i].kind]);
    assert_int_equal(found_on_the_way(faults[i].blocks, NULL, faults[i].kind), 0);
  }
  assert_true(found_after(PARAGRAPH, plant_hole, NULL, FAULT_HOLE) > 0);
}

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

int main(int count, char **words)
{
  if (count > 2)
    return survey_stream(words);
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(planted_in_lines, start, end),
    cmocka_unit_test_setup_teardown(planted_river, start, end),
    cmocka_unit_test_setup_teardown(planted_on_pages, start, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
