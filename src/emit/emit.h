/*
 * emit: from resolved trees to files.  One table of outputs (outputs.def), one stylesheet per document, then
 * apply -> pair -> print / typeset, and a commit in which outputs appear whole or not at all.
 *
 * The room does not know the model: resolved trees come from an EmitSource that `main` fills.  Each part's
 * tree is asked for once per language and audience, and its page feeds every output that wants it, so that
 * memory follows the largest part.
 */
#ifndef PPC_EMIT_H
#define PPC_EMIT_H

#include <libxml/tree.h>

#include "base/base.h"
#include "typeset/typeset.h"

/* Who may read a document.  What the audience may not see is not in the tree at all. */
typedef enum EmitAudience { EMIT_PUBLIC = 1, EMIT_AUTHORITY = 2, EMIT_INTERNAL = 4 } EmitAudience;

/* One document to be made: "policy" of notice "site", in "fr", for the public. */
typedef struct EmitRequest {
  const char *document; /* name of a stylesheet: policy, notice, register, processor, review, questions */
  const char *instance; /* file stem: policy, staff (second notice), notice.telephone, register … */
  const char *subject;  /* id in the description that the instance is about (notice or situation), or NULL */
  const char *language;
  EmitAudience audience;
} EmitRequest;

/* A document that is published, as programs that read its page are told of it: by whom, and which edition it
   is.  What the description does not give is NULL: nothing is made up. */
typedef struct EmitAbout {
  const char *summary;           /* in a sentence */
  const char *organisation, *address, *email, *phone, *contact_page;
  const char *version, *date;    /* of the edition; the date in ISO's form */
  const char *at;                /* address where it is published */
  const char *const *sites;      /* addresses of the sites that it is about, NULL-terminated */
} EmitAbout;

/* Where trees come from.  A returned xmlDoc is owned by the caller. */
typedef struct EmitSource {
  void *context;
  /* Instances of a document: fills stem and subject of number `index`; false where there are no more. */
  bool (*instance)(void *context, const char *document, EmitAudience audience, size_t index,
                   EmitRequest *request);
  size_t (*parts)(void *context, const EmitRequest *request);
  /* The language of a part that is made in that one alone, beside parts in several; NULL:
     one page a language. */
  const char *(*frame)(void *context, const EmitRequest *request, size_t part);
  xmlDoc *(*tree)(void *context, const EmitRequest *request, size_t part);
  /* A document that speaks of its own blocks: it is told, before any of its trees is asked for, what the
     pages of its first language show, part by part, each block and each source place in it (NULL: the block
     alone).  NULL: none does. */
  bool (*speaks_of_blocks)(void *context, const EmitRequest *request);
  void (*shows)(void *context, const EmitRequest *request, size_t part, const char *block, const char *src);
  /* What it then says of the blocks of a part, in the language of `frame`; NULL: nothing. */
  xmlDoc *(*remarks)(void *context, const EmitRequest *request, size_t part);
  /* Lives as long as the source; NULL: there is nothing to say. */
  const EmitAbout *(*about)(void *context, const EmitRequest *request);
  /* The words of a document: what a stylesheet asks for as /part/labels/@NAME; NULL: none of that name. */
  const char *(*label)(void *context, const char *document, const char *language, const char *name);
} EmitSource;

typedef struct EmitFile { const char *name, *path; const char *bytes; size_t length; } EmitFile;

/* What readers see of a document, block by block in the order of its pages.  The id is unique in the
   request's instance; the text has single blanks and is not empty. */
typedef void EmitTakeText(void *context, const EmitRequest *request, const char *id, const char *text);

typedef struct EmitOptions {
  const char *folder;            /* where outputs go */
  const char *stylesheets;       /* our stylesheets */
  const EmitFile *own;           /* the user's: each stands in for ours of its name; real paths in one
                                    folder */
  size_t own_count;
  const char *fonts, *hyphenation;
  const char *const *languages;  /* NULL-terminated, in the description's order */
  const char *formats;           /* "policy,register", "all", or NULL for the default rows */
  int heading_level;             /* of the first heading of a fragment; 0: 1 */
  unsigned audiences;            /* EmitAudience bits; 0: each for whom it is usually made */
  bool publishable;              /* false: only the rows that are written in spite of errors */
  bool check;                    /* write nothing, list what would change */
  bool progress;                 /* standard error is a terminal */
  bool verbose;                  /* timings of each stage on standard error */
  const char *version;           /* of ppc */
  const char *state_of_law;      /* date of the tables, ISO */
  const char *wall;              /* NULL, or "page", "sheet", "lines": print that wall and stop */
  TypesetLogo logo;              /* of the organisation, for the first page of paper; no bytes: none */
  const char *accent;            /* its colour, "#rrggbb", or NULL: our own */
  const char *font, *radius;     /* of its web pages: see FIELD_FONT, FIELD_RADIUS; NULL: our own */
  const char *date;              /* of the description, ISO; NULL: it has none */
  const EmitFile *sources;       /* the source files of the description (for SHA-256, for attachments) */
  size_t source_count;
  Findings *findings;            /* faults of output: a character that no font has … */
  /* Of "file:line:column"; of a character, "U+1F600"; or of it in the element at a place,
     "U+1F600 file:line:column". */
  Place (*place)(void *context, const char *what);
  void *place_context;
  EmitTakeText *take_text;       /* NULL, or who is told what readers see of some documents, as they are
                                    made */
  void *text_context;
  const char *const *text_documents; /* NULL-terminated */
  EmitAudience text_audience;
  Buffer *stale;                 /* NULL, or takes what stands there, is not made now and is of another description: lines
                                    of format, blank, path in the folder */
} EmitOptions;

typedef enum EmitResult {
  EMIT_WRITTEN,   /* all outputs stand (or, with check, nothing would change) */
  EMIT_DIFFERS,   /* with check: outputs on disk are not what this build would write; listed on stdout */
  EMIT_REFUSED,   /* findings were added that forbid publishing; nothing was touched */
} EmitResult;

/* Makes and commits the outputs.  Names of all files of this build go to `written` (one a line, relative to
   folder), those included that were already as they should be.
   Ends the process with EXIT_MACHINE where the machine fails; outputs are then as before. */
EmitResult emit_build(const EmitSource *source, const EmitOptions *options, Buffer *written);

/* The same of a document of which nothing is written, in all languages of the options. */
void emit_texts(const EmitSource *source, const EmitOptions *options, const char *document, EmitAudience audience,
                EmitTakeText *take, void *context);

/* A block of a document as a reader sees it: an element of a page that has an id. */
typedef struct EmitBlock {
  const EmitRequest *request; /* whose document it stands in, in which language */
  size_t part;
  const char *id;
  const char *text;    /* in lines of 72 characters; NULL: another block than the one that is looked for */
  const char *heading; /* that it stands below, in its part; NULL: none */
  const char *places;  /* of the description that it shows, "policy.xml:12:3", a line each; NULL: none */
  bool is_remark;      /* the text is what the document says of the block */
} EmitBlock;

typedef void EmitTakeBlock(void *context, const EmitBlock *block);

/* Looks for a block in a document, in all languages of the options, and then for what is said of it; nothing
   is written.  All blocks are told of, so that one that is near can be named. */
void emit_block(const EmitSource *source, const EmitOptions *options, const char *document, EmitAudience audience,
                const char *id, EmitTakeBlock *take, void *context);

/* Whether a build makes a document for an audience. */
bool emit_makes(const EmitOptions *options, const char *document, EmitAudience audience);

/* What becomes of one name of a list of formats. */
typedef struct EmitAsked {
  const char *format;  /* "register", of "register.pdf" too */
  unsigned audiences;  /* for whom it may be made */
  bool selected;       /* it is for an audience that is asked for */
  bool makes;          /* and the description has what it tells of; a manifest tells of other files */
} EmitAsked;
EmitAsked emit_asked(const EmitSource *source, const EmitOptions *options, const char *name);
bool emit_makes_fragment(const EmitSource *source, const EmitOptions *options);
const char *emit_audience(EmitAudience audience); /* its name, as the command line has it */

/* The names of its files in a language, an instance's by its stem: as many as fit;
   returns how many these are. */
size_t emit_names(Arena *arena, const EmitOptions *options, const char *document, EmitAudience audience,
                  const char *stem, const char *language, const char **names, size_t room);

/* Finishes or undoes a commit that an earlier run was stopped in. */
void emit_recover(const char *folder);

/* The table of outputs as text, for `ppc build --help`. */
void emit_print_table(FILE *to);
/* NULL, or the first name in `formats` that no output has, with the nearest name in *nearest. */
const char *emit_unknown_format(Arena *arena, const char *formats, const char **nearest);
const char *emit_libraries(void);

#endif
