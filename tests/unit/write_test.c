/*
 * What annexes compute from a model: the matrix of recipients, the scale of a timetable, how far a provision is met.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/write_int.h"

typedef struct Fixture {
  Arena *arena;
  Sources sources;
  Findings findings;
  Model *model;
  const Words *words[2];
} Fixture;

static void compile(Fixture *fixture, const char *body)
{
  *fixture = (Fixture){.arena = arena_new()};
  fixture->findings.arena = fixture->arena;
  Law *law = law_load(fixture->arena, data_path(fixture->arena, "schema/law"));
  char path[] = "/tmp/ppc-write-XXXXXX";
  int file = mkstemp(path);
  assert_true(file >= 0);
  FILE *out = fdopen(file, "w");
  fprintf(out, "<register xmlns='urn:ppc:register:1' languages='en'>%s</register>\n", body);
  fclose(out);
  const LoadOptions options = {.path = arena_string(fixture->arena, path)};
  const char *words;
  Place place;
  bool valid;
  xmlDoc *document = model_load(&options, fixture->arena, &fixture->sources, &fixture->findings, &valid, &words, &place);
  unlink(path);
  assert_non_null(document);
  fixture->model = model_read(document, fixture->arena, &fixture->sources, &fixture->findings, law, &valid);
  assert_non_null(fixture->model);
  if (fixture->findings.first)
    fail_msg("%s: %s", body, fixture->findings.first->code);
  fixture->words[0] = words_load(fixture->arena, "stylesheets/words", "en");
  model_resolve(fixture->model, fixture->words, (Date){2026, 11, 22}, false);
}

static void release(Fixture *fixture)
{
  sources_free(&fixture->sources);
  arena_free(fixture->arena);
}

static const Processing *processing_at(const Fixture *fixture, size_t index)
{
  const Element *at = fixture->model->record->processings.first;
  while (index--)
    at = at->next;
  return (const Processing *)at;
}

/* ---- who receives what ----------------------------------------------------------------------------------------- */

/* "a b c|d e": tables, their columns by the party's id, and after each a line a row: "=p:E..", its marks by column. */
static void tell_cell(Buffer *told, const xmlNode *cell)
{
  if (!cell->children)
    buffer_byte(told, '.');
  for (const xmlNode *role = cell->children; role; role = role->next)
    buffer_text(told, (const char *)role->children->content);
}

static void tell_matrix(Buffer *told, const xmlNode *matrix)
{
  buffer_text(told, "[");
  for (const xmlNode *node = matrix->children; node; node = node->next) {
    if (xmlStrEqual(node->name, BAD_CAST "column"))
      buffer_text(told, (const char *)xmlHasProp((xmlNode *)node, BAD_CAST "ref")->children->content);
    if (!xmlStrEqual(node->name, BAD_CAST "row"))
      continue;
    buffer_format(told, " %s:", xmlHasProp(node->children, BAD_CAST "ref")->children->content);
    for (const xmlNode *cell = node->children->next; cell; cell = cell->next)
      tell_cell(told, cell);
  }
  buffer_text(told, "]");
}

static char *matrices_of(const Fixture *fixture)
{
  const Plan *plan = write_plan(fixture->model, fixture->arena, "register", "register", NULL, FOR_INTERNAL);
  Buffer told = {0};
  for (size_t i = 0; i < plan_parts(plan); i++) {
    xmlDoc *part = write_part(plan, "en", i);
    for (const xmlNode *node = xmlDocGetRootElement(part)->children; node; node = node->next)
      if (xmlStrEqual(node->name, BAD_CAST "matrix"))
        tell_matrix(&told, node);
    xmlFreeDoc(part);
  }
  char *kept = arena_string(fixture->arena, told.at ? told.at : "");
  buffer_free(&told);
  return kept;
}

#define PARTY(id) "<party id='" id "'><name>" id "</name></party>"
#define TO(id, role) "<recipient ref='" id "' role='" role "'/>"

static void recipients_stand_by_group(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, "<organisation id='o'/><parties>" PARTY("a") PARTY("b") PARTY("c") PARTY("d") "</parties>"
                    "<processing id='p'>" TO("b", "processor") TO("a", "authority") "</processing>"
                    "<processing id='q'>" TO("c", "processor") "</processing>"
                    "<processing id='r'/>");
  /* those outside before those who work for us, each in the order of its first use; a row where it has a mark */
  assert_string_equal(matrices_of(&fixture), "[a p:A][bc p:P. q:.P]");
  release(&fixture);
}

static void many_columns_are_shared_out(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, "<organisation id='o'/><parties>" PARTY("a") PARTY("b") PARTY("c") PARTY("d") PARTY("e") PARTY("f")
                    PARTY("g") PARTY("h") PARTY("i") "</parties><processing id='p'>"
                    TO("a", "processor") TO("b", "processor") TO("c", "processor") TO("d", "processor")
                    TO("e", "processor") TO("f", "processor") TO("g", "processor") TO("h", "processor")
                    "</processing><processing id='q'>" TO("i", "processor") TO("a", "processor") "</processing>");
  /* nine are five and four; q has a row where it has recipients */
  assert_string_equal(matrices_of(&fixture), "[abcde p:PPPPP q:P....][fghi p:PPP. q:...P]");
  release(&fixture);
}

/* ---- timetables ------------------------------------------------------------------------------------------------ */

static TimeScale scale_of(const Fixture *fixture)
{
  const Retain *retains[8];
  size_t count = 0;
  EACH (Retain, retain, processing_at(fixture, 0)->retains)
    retains[count++] = retain;
  return time_scale(retains, count);
}

static void one_scale_for_all_rows(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, "<organisation id='o'/><processing id='p'><retain><active for='P6M'/></retain>"
                    "<retain><active for='P3Y'/><intermediate for='P10Y'/></retain></processing>");
  TimeScale scale = scale_of(&fixture);
  assert_int_equal(scale.longest, 3650);
  assert_int_equal(scale.limit, 3650); /* half a year beside ten can be seen */
  assert_int_equal(scale.row, 13 * 365);
  assert_true(scale.archived);
  assert_false(scale.open || scale.over);
  release(&fixture);
}

static void decades_beside_months_are_cut(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, "<organisation id='o'/><processing id='p'><retain><active for='P6M'/></retain>"
                    "<retain><active for='P25Y'/></retain></processing>");
  TimeScale scale = scale_of(&fixture);
  assert_true(scale.over);
  assert_int_equal(scale.limit, 3650);
  assert_int_equal(scale.row, 3650);
  assert_false(scale.archived || scale.open);
  release(&fixture);
}

static void what_has_no_days_is_open(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, "<organisation id='o'/><processing id='p'>"
                    "<retain><active><criterion xml:lang='en'>As long as it takes.</criterion></active></retain></processing>");
  TimeScale scale = scale_of(&fixture);
  assert_true(scale.open);
  assert_int_equal(scale.longest, 0);
  assert_true(scale.row > 0);
  release(&fixture);
}

/* The longest row of each timetable of a policy: "1 2". */
static void tell_rows(Buffer *told, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (xmlStrEqual(child->name, BAD_CAST "scale"))
      buffer_format(told, "%s ", xmlHasProp((xmlNode *)child, BAD_CAST "row")->children->content);
    tell_rows(told, child);
  }
}

static void one_scale_for_a_notice(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, "<organisation id='o'/><processing id='p'><retain><active for='P1Y'/></retain></processing>"
                    "<processing id='q'><retain><active for='P10Y'/></retain></processing>");
  const Plan *plan = write_plan(fixture.model, fixture.arena, "policy", "policy", NULL, FOR_PUBLIC);
  Buffer told = {0};
  for (size_t i = 0; i < plan_parts(plan); i++) {
    xmlDoc *part = write_part(plan, "en", i);
    tell_rows(&told, xmlDocGetRootElement(part));
    xmlFreeDoc(part);
  }
  assert_string_equal(told.at, "3650 3650 ");
  buffer_free(&told);
  release(&fixture);
}

/* ---- how far provisions are met -------------------------------------------------------------------------------- */

static Cover cover(const Fixture *fixture, const char *provision)
{
  return cover_of(fixture->model, cover_findings(fixture->model, fixture->arena), processing_at(fixture, 0), provision);
}

static Finding *find(Fixture *fixture, const char *block, const char *guards, Severity severity)
{
  Finding *finding = finding_add(&fixture->findings, "PPC000", NULL, severity, NOWHERE);
  finding->block = block;
  finding->guards = guards;
  return finding;
}

static void what_is_said_is_shown_unless_at_fault(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, "<organisation id='o'><name>X</name><email>x@b.example</email></organisation>"
                    "<processing id='p'><no-transfer/></processing>");
  assert_int_equal(cover(&fixture, "13(1)(a)"), COVER_SHOWN);
  assert_int_equal(cover(&fixture, "14(1)(a)"), COVER_SHOWN);
  assert_int_equal(cover(&fixture, "13(1)(f)"), COVER_NONE); /* there is none, and that is said */
  find(&fixture, "p", "14(1)", SEVERITY_WARNING);
  assert_int_equal(cover(&fixture, "13(1)(a)"), COVER_SHOWN);
  Finding *finding = find(&fixture, "p.x", "13(1)", SEVERITY_ERROR); /* all of 13(1) */
  assert_int_equal(cover(&fixture, "13(1)(a)"), COVER_FAULTY);
  assert_int_equal(cover(&fixture, "14(1)(a)"), COVER_FAULTY); /* the same content */
  static const Allowance allowed;
  finding->allowance = &allowed;
  assert_int_equal(cover(&fixture, "13(1)(a)"), COVER_SHOWN);
  release(&fixture);
}

static void what_is_not_said_is_missing_where_a_rule_misses_it(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, "<organisation id='o'><name>X</name></organisation><processing id='p'/><processing id='q'/>");
  assert_int_equal(cover(&fixture, "13(2)(a)"), COVER_NONE);
  find(&fixture, "q", "13(2)(a)", SEVERITY_ERROR);
  assert_int_equal(cover(&fixture, "13(2)(a)"), COVER_NONE); /* another processing's */
  find(&fixture, NULL, "13(2)(a)", SEVERITY_ERROR);
  assert_int_equal(cover(&fixture, "13(2)(a)"), COVER_NONE); /* nobody's, of what each processing owes */
  find(&fixture, "p", "13(2)(a)", SEVERITY_NOTE);
  assert_int_equal(cover(&fixture, "13(2)(a)"), COVER_NONE);
  find(&fixture, "p.retain-1", "30(1)(f) 13(2)", SEVERITY_WARNING);
  assert_int_equal(cover(&fixture, "13(2)(a)"), COVER_MISSING);
  assert_int_equal(cover(&fixture, "30(1)(f)"), COVER_MISSING);
  assert_int_equal(cover(&fixture, "13(1)(e)"), COVER_NONE); /* 13(2) is not 13(1) */
  find(&fixture, NULL, "13(1)(a)", SEVERITY_ERROR);
  assert_int_equal(cover(&fixture, "13(1)(a)"), COVER_MISSING); /* no address: the organisation owes it */
  release(&fixture);
}

static void what_is_declared_open_is_a_gap(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, "<organisation id='o'><gap for='name' owner='A'/><phone>+33 1 00 00 00 00</phone></organisation>"
                    "<processing id='p'><no-transfer><gap owner='A'/></no-transfer>"
                    "<retain><gap owner='A'/></retain></processing>");
  assert_int_equal(cover(&fixture, "13(1)(a)"), COVER_GAP);
  assert_int_equal(cover(&fixture, "30(1)(f)"), COVER_GAP);
  assert_int_equal(cover(&fixture, "30(2)(c)"), COVER_GAP);
  release(&fixture);
}

static void twins(void **state)
{
  (void)state;
  assert_string_equal(cover_twin("13(2)(a)"), "14(2)(a)");
  assert_string_equal(cover_twin("14(2)(b)"), "13(1)(d)");
  assert_null(cover_twin("14(2)(f)"));
  assert_null(cover_twin("99"));
  assert_true(cover_is_general("14(1)(b)"));
  assert_false(cover_is_general("30(1)(f)"));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(recipients_stand_by_group),
      cmocka_unit_test(many_columns_are_shared_out),
      cmocka_unit_test(one_scale_for_all_rows),
      cmocka_unit_test(decades_beside_months_are_cut),
      cmocka_unit_test(what_has_no_days_is_open),
      cmocka_unit_test(one_scale_for_a_notice),
      cmocka_unit_test(what_is_said_is_shown_unless_at_fault),
      cmocka_unit_test(what_is_not_said_is_missing_where_a_rule_misses_it),
      cmocka_unit_test(what_is_declared_open_is_a_gap),
      cmocka_unit_test(twins),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
