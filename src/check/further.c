/*
 * PPC216: data that were first collected for something else, or by somebody else: Art. 5(1)(b), 6(4), 13(3),
 * 14(4).
 */
#include "check/check_int.h"

static bool is_open(const Purpose *purpose)
{
  if (purpose->basis.mark.state == GAP)
    return true;
  EACH(Basis, basis, purpose->bases)
  if (is_gap(&basis->element) || basis->kind.mark.state == GAP)
    return true;
  return false;
}

/* What PPC203 asks for is neither consent nor a law, as long as it is not there. */
static bool has_no_basis(const Purpose *purpose)
{
  return purpose->bases.first == NULL && is_absent(purpose->basis.mark);
}

/* Art. 6(4): no test of compatibility where the person consents, or where a law requires the use; PPC208 asks
   for that law. */
static bool needs_compatibility(const Purpose *purpose)
{
  static const char *const spared[] = {"consent", "legal-obligation", "public-task"};

  if (is_open(purpose))
    return false;
  if (has_no_basis(purpose))
    return true;
  EACH(Basis, basis, purpose->bases)
  if (basis->kind.mark.state == GIVEN && !code_among(&basis->kind, spared, COUNT_OF(spared)))
    return true;
  return false;
}

/* Art. 13(3) has people told before the use begins, whatever its basis; who consents has been told.  A use
   that is still to come can still be announced. */
static bool needs_information(const Check *check, const Purpose *purpose)
{
  const DateValue *from = &purpose->from;

  if (from->mark.state == GAP || (from->mark.state == GIVEN && date_compare(check->model->as_of, from->value) < 0))
    return false;
  if (has_no_basis(purpose))
    return true;
  EACH(Basis, basis, purpose->bases)
  if (!is_gap(&basis->element) && basis->kind.mark.state == GIVEN && !code_is(&basis->kind, "consent"))
    return true;
  return false;
}

static void report_further(Check *check, const char *variant, const Purpose *purpose, Place place)
{
  Finding *finding = report(check, variant, &purpose->element, place);
  say_id(check, finding, "u", &purpose->element);
  if (purpose->further_of.count > 0)
    say_names(check, finding, "first", &purpose->further_of);
}

static void check_further(Check *check, const Purpose *purpose)
{
  const Flag *notified = &purpose->notified;

  if (is_absent(purpose->compatibility.mark) && needs_compatibility(purpose))
    report_further(check, "compatibility", purpose, purpose->further_of.mark.place);
  if (notified->mark.state != GAP && !notified->value && needs_information(check, purpose))
    report_further(check, "notified", purpose,
                   is_absent(notified->mark) ? purpose->further_of.mark.place : notified->mark.place);
}

void further_processing(Check *check, const Processing *processing)
{
  if (!is_ours(processing))
    return;
  EACH(Purpose, purpose, processing->purposes)
  {
    const bool told = !is_absent(purpose->compatibility.mark) || !is_absent(purpose->notified.mark);
    if (is_gap(&purpose->element) || purpose->further_of.mark.state == GAP)
      continue;
    if (purpose->further_of.mark.state == GIVEN)
      check_further(check, purpose);
    else if (told) /* compatible with what, told of what? */
      report_further(check, "first", purpose, purpose->element.place);
  }
}
