/*
 * diagnostics: findings on paper or wire - for a person at a terminal, or for a program.
 *
 * The words come from the language's files; what the author wrote is shown with control characters escaped,
 * so that no description can speak to the terminal.
 */
#ifndef PPC_DIAGNOSTICS_H
#define PPC_DIAGNOSTICS_H

#include "base/base.h"
#include "model/model.h"

typedef struct DiagnosticsOptions {
  const char *format; /* text, json, sarif, github, gitlab; NULL: text */
  const char *color;  /* auto (a terminal, and no NO_COLOR), always, never; NULL: auto.  Of text alone */
  bool allowed;       /* text: what is allowed is shown too, with its reason; else it is only counted */
  bool gaps_summed;   /* text: of declared gaps and proposals, how many and whose, in place of each */
  bool quiet;         /* text: one line a finding, no excerpt, law or help, no last line that counts; no
                         notes */
} DiagnosticsOptions;

/* One document of the findings of several descriptions: begun, added to, ended.
   Options and words are borrowed. */
typedef struct Report Diagnostics;
Diagnostics *diagnostics_begin(FILE *to, const Words *words, const DiagnosticsOptions *options);
/* In the order of the list (findings_sort before). */
void diagnostics_add(Diagnostics *diagnostics, const Sources *sources, const Findings *findings);
void diagnostics_end(Diagnostics *diagnostics);
/* The document of one.  Text without findings prints nothing; the other formats print an empty document. */
void diagnostics_print(FILE *to, const Sources *sources, const Findings *findings, const Words *words,
                       const DiagnosticsOptions *options);

/* A gap, or a proposal that nobody has confirmed; a text that only holds a place is a fault. */
bool is_declared_gap(const Finding *finding);
const char *gap_owner(const Finding *finding); /* who is to fill it; NULL: nobody is named */

/* For a terminal: control characters and line ends shown harmless; and how many cells it takes. */
void print_safe(FILE *to, const char *text);
size_t safe_width(const char *text);

/* "fr" or "en": the language of the messages that the locale asks for (LC_ALL, LC_MESSAGES, LANG). */
const char *diagnostics_language(void);

#endif
