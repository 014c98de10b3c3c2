/*
 * check: the legal rules, as pure functions over the sealed record.
 *
 * A rule is one row of rules.def and one function in the file of its chapter; what it says stands in the
 * words files (stylesheets/words/<language>.rules.xml).  Rules never change the model, never see XML, and
 * never write text: a finding carries values only.
 *
 * A declared gap is reported once, as PPC104; no other rule takes it for something absent.
 */
#ifndef PPC_CHECK_H
#define PPC_CHECK_H

#include "base/base.h"
#include "model/model.h"

struct Check; /* a run (check_int.h) */

typedef void CheckRecord(struct Check *check);
typedef void CheckProcessing(struct Check *check, const Processing *processing);

/* One rule.  Codes PPC0xx are faults of form: `model` finds them while it reads, and both functions are NULL;
   they stand in the table so that every code that can be printed can be explained. */
typedef struct CheckRule {
  const char *code;    /* "PPC602" */
  const char *slug;    /* "retention-unlimited" */
  Severity severity;   /* the usual one; a rule may have a second degree */
  const char *chapter; /* the file of this folder that holds it ("retention"); "form" for PPC0xx */
  const char *guards;  /* the provisions whose content it guards, separated by spaces: "13(2)(a) 30(1)(f)";
                                  of the GDPR unless they begin with a law's name ("LIL:82") */
  CheckRecord *record; /* asked once a run, or NULL */
  CheckProcessing *processing; /* asked once for every processing, in the author's order, or NULL */
} CheckRule;

/* Adds what the rules find to `findings`, unsorted.  The time is linear in the number of processings.
   model->as_of is the day whose law applies; model->draft makes PPC104 a warning. */
void check_run(const Model *model, Findings *findings);

/* Marks as allowed what the description's <allow> and the command line's `given` accept, and says which of
   them accept nothing (PPC031).  The allowances are copied. */
void check_allow(const Model *model, const Allowance *given, size_t given_count, Findings *findings);

/* The days of the register's last review, or of the register itself, and by which it should be looked at
   again.  False: it says neither. */
bool check_review(const Model *model, Date *last, Date *next);

/* The table, by code; returns the number of rows. */
size_t check_rules(const CheckRule **rules);
const CheckRule *check_rule(const char *code); /* NULL: there is none */

#endif
