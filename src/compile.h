/* compile: the chain that `ppc build` and `ppc check` run (main.c),
   and what it hands to the outputs (outlet.c). */
#ifndef PPC_COMPILE_H
#define PPC_COMPILE_H

#include "check/check.h"
#include "diagnostics.h"
#include "emit/emit.h"
#include "model/model.h"
#include "options.h"

/* What is read once for all descriptions of a call. */
typedef struct Shared {
  Arena *arena;
  const Options *options;
  const Law *law;
  Map *words;                   /* by their language, those that were asked for */
  const Words *message_words;
  EmitFile *stylesheets;        /* the user's own, by their names */
  size_t stylesheet_count;
  size_t aged;                  /* rows of the law that --audit-law found */
  Diagnostics *document;        /* of what is found in all of them, for programs; NULL: each has its own */
  Buffer depfile;               /* rules, for --depfile */
} Shared;

/* Everything of one description. */
typedef struct Run {
  Shared *shared;
  const Options *options;       /* with its own file and output */
  Arena *arena;
  Sources sources;
  Findings findings;
  const Law *law;
  Model *model;
  const Words **words;          /* one a language of the description */
  const Words *message_words;
  Picture logo;                 /* no bytes: none */
  const char *accent;           /* "#rrggbb", or NULL */
  const char *font, *radius;    /* of web pages, or NULL */
  Finding *printed;             /* the last finding that was printed */
  const char *fault;            /* why there is nothing to go on with, where no finding says it; or NULL */
  double stage_began;           /* seconds, for -v */
} Run;

/* One description; its exit status (main.c). */
int compile_one(Shared *shared, const Options *options);
/* The chain of one as far as the checks.  Another status than EXIT_BUILT: there is no more to be done with
   it, and `fault` or a finding says why. */
Run run_begin(Shared *shared, const Options *options);
int run_understand(Run *run);
void run_end(Run *run);
/* Several, each on its own; the gravest of their statuses (many.c). */
int compile_many(Shared *shared);
/* The words of a language; NULL: there are none (shared.c). */
const Words *shared_words(Shared *shared, const char *language);
/* Reads what all descriptions share; wrong usage where it cannot be had (shared.c). */
void shared_read(Shared *shared);
void shared_free(Shared *shared);
/* "3 descriptions": a number of things in the words of the program itself,
   by PART.one and PART.many of CODE. */
const char *shared_count(const Shared *shared, const char *code, const char *part, size_t count);

/* What the organisation gives its documents: colour and logo,
   looked at before anything is drawn (appearance.c). */
void appearance_read(Run *run, const LoadOptions *load);
/* The user's own stylesheets, where there are some; wrong usage where they cannot be had
   (outlet_stylesheets.c). */
void stylesheets_read(Shared *shared);
/* Finishes or undoes a commit that an earlier run was stopped in (outlet.c). */
void outlet_recover(const Run *run);
/* Gathers what readers see, which approvals are held against, where the run needs it (outlet.c). */
void outlet_texts(Run *run);
void outlet_approvals(const Run *run); /* -T approvals */
/* The place that the outputs name, for EmitOptions; `run` is a Run (outlet_place.c). */
Place outlet_place(void *run, const char *what);
/* What programs are told of a document that is published, for EmitSource (outlet_about.c); NULL: nothing. */
const EmitAbout *outlet_about(const Run *run, const EmitRequest *request);
/* Looks for a block among those of a document, for those inside (outlet.c); notice:
   whose policy it is in, or NULL. */
typedef void TakeFound(void *context, const EmitBlock *block, const char *notice);
void outlet_find(Run *run, const char *document, const char *id, TakeFound *take, void *context);
/* explain --block (explain_block.c); the exit status. */
int explain_block(Run *run);
/* Where people are told what was made: not in a document that programs read (outlet.c). */
FILE *told_to(const Run *run);
/* Writes the outputs (outlet.c); the exit status. */
int outlet_build(Run *run);
/* What EmitOptions.stale holds (outlet_stale.c): for --check a line each,
   true where there is something; otherwise one. */
bool outlet_list_stale(const Buffer *stale);
void outlet_tell_stale(const Run *run, const Buffer *stale);
/* Says of what was asked for and changes nothing, why (outlet_nothing.c). */
void outlet_tell_nothing(const Run *run, const EmitSource *source, const EmitOptions *emit);
/* For --depfile: what was written depends on what was read (depfile.c). */
void depfile_add(const Run *run, const char *folder, const Buffer *written);
void depfile_write(const Shared *shared);

#endif
