/*
 * The record: what read makes of a description, what it says of a faulty one, and what resolve derives.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/model.h"

typedef struct Fixture {
  Arena *arena;
  Sources sources;
  Findings findings;
  Law *law;
  Model *model;
  bool valid;
} Fixture;

static const char *const head = "<register xmlns='urn:ppc:register:1' languages='fr en'>\n";

static void compile(Fixture *fixture, const char *body)
{
  *fixture = (Fixture){.arena = arena_new()};
  fixture->findings.arena = fixture->arena;
  fixture->law = law_load(fixture->arena, data_path(fixture->arena, "schema/law"));
  char path[] = "/tmp/ppc-model-XXXXXX";
  int file = mkstemp(path);
  assert_true(file >= 0);
  FILE *out = fdopen(file, "w");
  fprintf(out, "%s%s\n</register>\n", head, body);
  fclose(out);
  const LoadOptions options = {.path = arena_string(fixture->arena, path)};
  const char *words;
  Place place;
  bool schema_valid;
  xmlDoc *document = model_load(&options, fixture->arena, &fixture->sources, &fixture->findings, &schema_valid,
                                &words, &place);
  unlink(path);
  assert_non_null(document);
  fixture->model = model_read(document, fixture->arena, &fixture->sources, &fixture->findings, fixture->law,
                              &fixture->valid);
  assert_non_null(fixture->model);
  static const Words *none[] = {NULL, NULL};
  model_resolve(fixture->model, none, (Date){2026, 11, 22}, false);
  findings_sort(&fixture->findings);
}

static void release(Fixture *fixture)
{
  sources_free(&fixture->sources);
  arena_free(fixture->arena);
}

static const Processing *first_processing(const Fixture *fixture)
{
  return (const Processing *)fixture->model->record->processings.first;
}

/* ---- faults of form: code, line and column of the first finding ------------------------------------------------ */

static const struct {
  const char *body, *code;
  unsigned line, column;
  const char *suggestion;
} faults[] = {
    {"<organisaton id='a'/>", "PPC011", 2, 2, "organisation"},
    {"<organisation id='a' contry='FR'/>", "PPC012", 2, 22, "country"},
    {"<organisation id='a' country='France'/>", "PPC013", 2, 31, NULL},
    {"<organisation id='a'><email>x@b.example</email><name>y</name></organisation>", "PPC014", 2, 49, NULL},
    {"<organisation id='a'><name>x</name><name>y</name></organisation>", "PPC015", 2, 37, NULL},
    {"<organisation id='a'>text<name>x</name></organisation>", "PPC016", 2, 22, NULL},
    {"<organisation id='a'><name>x</name> more of it</organisation>", "PPC016", 2, 37, NULL},
    {"<organisation id='a b'/>", "PPC013", 2, 19, NULL},
    {"<organisation id='section.who'/>", "PPC013", 2, 19, NULL}, /* the path of a block */
    {"<organisation id='a' country='XQ'/>", "PPC013", 2, 31, NULL},
    {"<subjects><subject id='s'><label>x</label></subject></subjects>", "PPC017", 2, 28, NULL},
    {"<subjects><subject id='s'><label xml:lang='fr'>x</label><label xml:lang='fr'>y</label></subject></subjects>",
     "PPC018", 2, 58, NULL},
    {"<subjects><subject id='s' kind='custommer'/></subjects>", "PPC013", 2, 33, "customer"},
    {"<subjects><subject/></subjects>", "PPC027", 2, 12, NULL},
    {"<processing id='p'><subject ref='nobody'/></processing>", "PPC020", 2, 34, NULL},
    {"<subjects><subject id='staff'/></subjects><processing id='p'><subject ref='staf'/></processing>", "PPC020",
     2, 76, "staff"},
    {"<subjects><subject id='s'/><subject id='s'/></subjects>", "PPC021", 2, 29, NULL},
    {"<organisation id='a' country='FR'><gap for='country' owner='x'/></organisation>", "PPC022", 2, 36, NULL},
    {"<organisation id='a'><email>x<gap owner='x'/></email></organisation>", "PPC022", 2, 31, NULL},
    {"<organisation id='a'><gap for='nothing' owner='x'/></organisation>", "PPC023", 2, 32, NULL},
    {"<never xml:lang='fr'>x <script>alert()</script></never>", "PPC026", 2, 25, NULL},
    {"<never xml:lang='fr'><a href='javascript:x'>y</a></never>", "PPC025", 2, 31, NULL},
    {"<never xml:lang='fr'><em class='x'>y</em></never>", "PPC012", 2, 26, NULL},
    {"<retentions><retention id='r'><active for='3 ans'/></retention></retentions>", "PPC013", 2, 44, NULL},
    {"<retentions><retention id='r'><active until='closng'/></retention></retentions>", "PPC020", 2, 46, NULL},
    {"<processing id='p' created='2026-02-30'/>", "PPC013", 2, 29, NULL},
    {"<notice id='n'><covers><site href='ftp://x'/></covers></notice>", "PPC013", 2, 36, NULL},
    {"<processing id='p'><purpose id='u' marketing='email smoke'/></processing>", "PPC013", 2, 53, NULL},
};

static const char *argument_of(const Finding *finding, const char *name)
{
  for (const Argument *argument = finding->arguments; argument; argument = argument->next)
    if (strcmp(argument->name, name) == 0)
      return argument->as.text;
  return NULL;
}

static void faults_have_code_and_place(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(faults); i++) {
    Fixture fixture;
    compile(&fixture, faults[i].body);
    const Finding *finding = fixture.findings.first;
    if (!finding || strcmp(finding->code, faults[i].code) != 0)
      fail_msg("%s: %s, not %s", faults[i].body, finding ? finding->code : "nothing", faults[i].code);
    unsigned line, column;
    place_position(&fixture.sources, finding->place, &line, &column);
    if (line != faults[i].line || column != faults[i].column)
      fail_msg("%s: at %u:%u, not %u:%u", faults[i].body, line, column, faults[i].line, faults[i].column);
    if (faults[i].suggestion)
      assert_string_equal(argument_of(finding, "suggestion"), faults[i].suggestion);
    release(&fixture);
  }
}

static void all_faults_are_told_in_one_run(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, "<organisation id='a' contry='FR'><nam/><email>e@b.example</email></organisation>"
                    "<processing id='p' role='boss' creatd='x'><purpos/><subject ref='none'/></processing>");
  assert_int_equal(fixture.findings.count, 6);
  assert_false(fixture.valid);
  assert_string_equal(fixture.model->organisation->email.value, "e@b.example"); /* the rest goes on */
  release(&fixture);
}

/* ---- values ----------------------------------------------------------------------------------------------------- */

static void prose_is_folded_and_markup_kept(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, "<never xml:lang='fr'>\n  Nous ne\n vendons <em> rien</em> ; <a href='https://example.org'>lire</a>."
                    "<br/>Fin &lt;b&gt; </never>");
  assert_true(fixture.valid);
  const Version *version = fixture.model->record->never.first;
  assert_string_equal(version->plain, "Nous ne vendons rien ; lire. Fin <b>");
  assert_int_equal(version->content->kind, INLINE_TEXT);
  assert_int_equal(version->content->next->next->kind, INLINE_EM);
  release(&fixture);
}

static void a_gap_is_neither_given_nor_absent(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, "<organisation id='a'><gap for='country legal-form' owner='A'>"
                    "<reason xml:lang='fr'>inconnu</reason></gap>"
                    "<address><gap owner='B'/></address><dpo><gap owner='C'/></dpo></organisation>");
  assert_true(fixture.valid);
  const Organisation *organisation = fixture.model->organisation;
  assert_int_equal(organisation->country.mark.state, GAP);
  assert_int_equal(organisation->legal_form.mark.state, GAP);
  assert_int_equal(organisation->address.mark.state, GAP);
  assert_int_equal(organisation->email.mark.state, ABSENT);
  assert_int_not_equal(organisation->dpo.first->gap, 0);
  assert_int_equal(fixture.model->gap_count, 5);
  assert_string_equal(fixture.model->gaps[organisation->country.mark.gap].reason.first->plain, "inconnu");
  assert_string_equal(fixture.model->gaps[organisation->address.mark.gap].owner.value, "B");
  release(&fixture);
}

/* ---- what resolve derives ---------------------------------------------------------------------------------------- */

static const char *const shop =
    "<subjects><subject id='buyer' kind='customer'/><subject id='clerk' kind='employee'/></subjects>"
    "<categories><category id='name'/><category id='mail'/></categories>"
    "<events><event id='read'/></events>"
    "<retentions><retention id='fax'><active until='read'/></retention>"
    "<retention id='long'><active for='P3Y' after='last-contact'/></retention></retentions>"
    "<situations><situation id='fax' channel='fax' processing='p'/><situation id='post' processing='p'/></situations>"
    "<processing id='p'><purpose id='u' basis='contract'/><purpose id='v' marketing='email'>"
    "<basis kind='consent' status='proposed'/></purpose>"
    "<subject ref='buyer'/><data ref='name mail' origin='subject'/><data ref='name' via='fax'/>"
    "<retain ref='long'/><retain ref='fax' via='fax' data='mail'/></processing>"
    "<processing id='q' role='processor'><purpose id='u'/><subject ref='clerk'/></processing>"
    "<notice id='site' subjects='buyer'/>";

static void ids_are_paths(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, shop);
  assert_int_equal(fixture.findings.count, 0);
  const Processing *processing = first_processing(&fixture);
  assert_string_equal(processing->element.block, "p");
  assert_string_equal(processing->purposes.first->block, "p.u");
  assert_string_equal(processing->retains.last->block, "p.retain-2");
  assert_string_equal(fixture.model->record->situations.first->block, "situation.fax");
  release(&fixture);
}

static void the_narrowest_retention_wins(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, shop);
  const Processing *processing = first_processing(&fixture);
  const Category *mail = (const Category *)fixture.model->record->categories.last;
  const Situation *fax = (const Situation *)fixture.model->record->situations.first;
  const Situation *post = (const Situation *)fixture.model->record->situations.last;
  assert_ptr_equal(retention_of(processing, mail, NULL, NULL, fax), processing->retains.last);
  assert_ptr_equal(retention_of(processing, mail, NULL, NULL, post), processing->retains.first);
  const Stage *stage = (const Stage *)retain_stage((const Retain *)processing->retains.last, "active")->first;
  assert_non_null(stage->until.event); /* the author's own event */
  release(&fixture);
}

static void rights_follow_from_bases(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, shop);
  const Processing *processing = first_processing(&fixture);
  const Purpose *contract = processing->purpose_list[0], *marketing = processing->purpose_list[1];
  const struct { const Purpose *purpose; const char *right; bool follows; } cases[] = {
      {contract, "access", true},       {contract, "portability", true},  {contract, "objection", false},
      {contract, "withdraw", false},    {marketing, "withdraw", true},    {marketing, "objection", false},
      {marketing, "objection-marketing", true}, {contract, "objection-marketing", false},
      {contract, "no-automated-decision", false}, /* no such decision */
      {contract, "post-mortem", false},           /* no French controller */
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    const Term *right = law_term(fixture.law, "right", cases[i].right);
    assert_non_null(right);
    if (right_follows(fixture.model, right, cases[i].purpose, NULL) != cases[i].follows)
      fail_msg("right %s of %s", cases[i].right, cases[i].purpose->element.block);
  }
  release(&fixture);
}

static void notices_show_what_concerns_their_subjects(void **state)
{
  (void)state;
  Fixture fixture;
  compile(&fixture, shop);
  const Processing *buyers = first_processing(&fixture);
  const Processing *clerks = (const Processing *)buyers->element.next;
  assert_true(buyers->on_notice && buyers->has_situation);
  assert_false(clerks->on_notice);
  assert_int_equal(buyers->category_count, 2);
  assert_int_equal(fixture.model->proposal_count, 1);
  assert_string_equal(buyers->role.term->code, "controller");
  assert_int_equal(buyers->role.mark.state, ASSUMED);
  release(&fixture);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(faults_have_code_and_place),
      cmocka_unit_test(all_faults_are_told_in_one_run),
      cmocka_unit_test(prose_is_folded_and_markup_kept),
      cmocka_unit_test(a_gap_is_neither_given_nor_absent),
      cmocka_unit_test(ids_are_paths),
      cmocka_unit_test(the_narrowest_retention_wins),
      cmocka_unit_test(rights_follow_from_bases),
      cmocka_unit_test(notices_show_what_concerns_their_subjects),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
