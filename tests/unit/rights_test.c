/*
 * Which rights follow from which basis: the whole matrix, for whom, under which law, and what a notice of its own
 * words offers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "model/model.h"

/* A processing of two subjects, one purpose and one category that the person provides. */
typedef struct Fixture {
  Arena *arena;
  Law *law;
  Model model;
  Register record;
  Organisation organisation;
  Processing processing;
  Purpose purpose;
  Basis bases[2];
  DataUse use;
  Subject customer, contact;
  Reference names[2];
  Notice notice;
  Right said;
} Fixture;

static void put_in(List *list, Element *element)
{
  element->next = NULL;
  if (list->last)
    list->last->next = element;
  else
    list->first = element;
  list->last = element;
  list->count++;
}

static void set_up(Fixture *fixture)
{
  *fixture = (Fixture){.arena = arena_new()};
  fixture->law = law_load(fixture->arena, "schema/law");
  fixture->model = (Model){.law = fixture->law, .as_of = {2026, 11, 22}, .record = &fixture->record,
                           .organisation = &fixture->organisation};
  fixture->organisation.country.value = "FR";
  fixture->purpose.element.parent = &fixture->processing.element;
  put_in(&fixture->processing.purposes, &fixture->purpose.element);
  fixture->use.origin.term = law_term(fixture->law, "origin", "subject");
  put_in(&fixture->processing.data, &fixture->use.element);
}

static void add_basis(Fixture *fixture, const char *kind, Subject *subject)
{
  size_t at = fixture->purpose.bases.count;
  Basis *basis = &fixture->bases[at];
  basis->kind.term = law_term(fixture->law, "basis", kind);
  assert_non_null(basis->kind.term);
  if (subject) {
    fixture->names[at] = (Reference){.target = &subject->element};
    basis->subject = (References){.mark = {.state = GIVEN}, .at = &fixture->names[at], .count = 1};
  }
  put_in(&fixture->purpose.bases, &basis->element);
}

static bool follows(const Fixture *fixture, const char *right, const Subject *subject)
{
  const Term *term = law_term(fixture->law, "right", right);
  assert_non_null(term);
  return right_follows(&fixture->model, term, &fixture->purpose, subject);
}

/* ---- the matrix: y follows, n does not, l is offered and refused as far as Art. 17(3)(b) goes --------------------- */

static const char *const rights[] = {"information", "access", "rectification", "erasure", "restriction", "portability",
                                     "objection", "withdraw", "post-mortem", "complaint"};

static const struct { const char *basis, *cells; } matrix[] = {
    {"consent", "yyyyyynyyy"},         {"contract", "yyyyyynnyy"},    {"legitimate-interest", "yyyyynynyy"},
    {"legal-obligation", "yyylynnnyy"}, {"public-task", "yyylynynyy"}, {"vital-interests", "yyyyynnnyy"},
};

static void every_cell_of_the_matrix(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(matrix); i++) {
    Fixture fixture;
    set_up(&fixture);
    add_basis(&fixture, matrix[i].basis, NULL);
    for (size_t k = 0; k < COUNT_OF(rights); k++) {
      const LawRow *row = law_row(fixture.law, "rights", rights[k], fixture.model.as_of);
      const char *cell = law_attribute(row, matrix[i].basis);
      if (follows(&fixture, rights[k], NULL) != (matrix[i].cells[k] != 'n') || cell[0] != matrix[i].cells[k])
        fail_msg("%s on %s", rights[k], matrix[i].basis);
    }
    arena_free(fixture.arena);
  }
}

static void each_subject_has_the_rights_of_its_basis(void **state)
{
  (void)state;
  Fixture fixture;
  set_up(&fixture);
  add_basis(&fixture, "contract", &fixture.customer);
  add_basis(&fixture, "legitimate-interest", &fixture.contact);
  assert_true(follows(&fixture, "portability", &fixture.customer));
  assert_false(follows(&fixture, "portability", &fixture.contact));
  assert_false(follows(&fixture, "objection", &fixture.customer));
  assert_true(follows(&fixture, "objection", &fixture.contact));
  assert_true(follows(&fixture, "objection", NULL)); /* for some of them */
  arena_free(fixture.arena);
}

static void portability_is_of_data_that_were_provided(void **state)
{
  (void)state;
  Fixture fixture;
  set_up(&fixture);
  add_basis(&fixture, "consent", NULL);
  fixture.use.origin.term = law_term(fixture.law, "origin", "observed");
  assert_true(follows(&fixture, "portability", NULL));
  fixture.use.origin.term = law_term(fixture.law, "origin", "third-party");
  assert_false(follows(&fixture, "portability", NULL));
  arena_free(fixture.arena);
}

static void marketing_may_be_objected_to_whatever_the_basis(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(matrix); i++) {
    Fixture fixture;
    set_up(&fixture);
    add_basis(&fixture, matrix[i].basis, NULL);
    assert_false(follows(&fixture, "objection-marketing", NULL));
    fixture.purpose.kind.term = law_term(fixture.law, "purpose", "marketing");
    assert_true(follows(&fixture, "objection-marketing", NULL));
    arena_free(fixture.arena);
  }
}

static void a_decision_by_a_machine_may_be_contested(void **state)
{
  (void)state;
  Fixture fixture;
  AutomatedDecision decision = {0};
  set_up(&fixture);
  add_basis(&fixture, "contract", NULL);
  assert_false(follows(&fixture, "no-automated-decision", NULL));
  put_in(&fixture.processing.automated, &decision.element);
  assert_true(follows(&fixture, "no-automated-decision", NULL));
  arena_free(fixture.arena);
}

static void directives_after_death_are_of_french_law(void **state)
{
  (void)state;
  Fixture fixture;
  set_up(&fixture);
  add_basis(&fixture, "contract", NULL);
  fixture.organisation.country.value = "BE";
  assert_false(follows(&fixture, "post-mortem", NULL));
  fixture.record.jurisdiction.value = "FR"; /* chosen */
  assert_true(follows(&fixture, "post-mortem", NULL));
  arena_free(fixture.arena);
}

static void a_notice_offers_what_it_states(void **state)
{
  (void)state;
  Fixture fixture;
  set_up(&fixture);
  add_basis(&fixture, "legal-obligation", NULL);
  const Term *portability = law_term(fixture.law, "right", "portability");
  const Term *access = law_term(fixture.law, "right", "access");
  const Notice *notice = &fixture.notice;
  fixture.said.kind.term = portability;
  put_in(&fixture.notice.rights, &fixture.said.element);
  assert_false(right_offered(&fixture.model, notice, portability, &fixture.purpose, NULL)); /* only worded */
  fixture.said.voluntary = (Flag){{.state = GIVEN}, true};
  assert_true(right_offered(&fixture.model, notice, portability, &fixture.purpose, NULL));
  assert_true(right_offered(&fixture.model, notice, access, &fixture.purpose, NULL)); /* follows */
  fixture.notice.rights_mode.term = law_term(fixture.law, "rights-mode", "stated");
  assert_false(right_offered(&fixture.model, notice, access, &fixture.purpose, NULL)); /* not listed */
  fixture.said.offered = (Flag){{.state = GIVEN}, false};
  assert_false(right_offered(&fixture.model, notice, portability, &fixture.purpose, NULL));
  arena_free(fixture.arena);
}

static void the_authority_is_of_the_country_else_of_the_representative(void **state)
{
  (void)state;
  Fixture fixture;
  Contact representative = {.country = {.value = "IE"}};
  set_up(&fixture);
  assert_string_equal(authority_of(&fixture.model)->code, "FR");
  fixture.organisation.country.value = "US";
  assert_null(authority_of(&fixture.model));
  put_in(&fixture.organisation.representative, &representative.element);
  assert_string_equal(authority_of(&fixture.model)->code, "IE");
  arena_free(fixture.arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_cell_of_the_matrix),
      cmocka_unit_test(each_subject_has_the_rights_of_its_basis),
      cmocka_unit_test(portability_is_of_data_that_were_provided),
      cmocka_unit_test(marketing_may_be_objected_to_whatever_the_basis),
      cmocka_unit_test(a_decision_by_a_machine_may_be_contested),
      cmocka_unit_test(directives_after_death_are_of_french_law),
      cmocka_unit_test(a_notice_offers_what_it_states),
      cmocka_unit_test(the_authority_is_of_the_country_else_of_the_representative),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
