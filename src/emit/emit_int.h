/*
 * emit_int: what the files of this room share.  Never leaves the room; the door is emit.h.
 */
#ifndef PPC_EMIT_INT_H
#define PPC_EMIT_INT_H

#include <libxml/tree.h>

#include "base/base.h"
#include "emit/emit.h"
#include "typeset/typeset.h"

/* ---- the table of outputs (outputs.c) ---------------------------------------------------------------- */

typedef enum OutputKind {
  OUTPUT_HTML,     /* one language */
  OUTPUT_HTML_ALL, /* all languages in one page, through pair */
  OUTPUT_PDF,      /* one language */
  OUTPUT_PDF_TWO,  /* the first two languages side by side, through pair */
  OUTPUT_TEXT,
  OUTPUT_MARKDOWN,
  OUTPUT_CONFLUENCE,
  OUTPUT_FRAGMENT, /* a page to be put into another */
  OUTPUT_STYLE,    /* of fragments, for all languages */
  OUTPUT_DATA,     /* JSON, one language */
  OUTPUT_DATA_FIRST, /* the same in the first language, under the name that does not say which */
  OUTPUT_DATA_ALL, /* JSON of all languages, from parts that are made once */
  OUTPUT_ODS,      /* spreadsheets, from sheet trees; one language */
  OUTPUT_XLSX,
  OUTPUT_CSV,
  OUTPUT_JSON,     /* the manifest: written by the commit, not from a document */
} OutputKind;

typedef struct Output {
  const char *format;   /* its name for -f */
  const char *group;    /* one for several formats, or NULL */
  const char *document; /* its stylesheet; NULL: made from no document */
  const char *pattern;  /* file name; <stem> is the instance's, <lang> the language */
  const char *stem;     /* what the help prints for <stem> */
  OutputKind kind;
  EmitAudience usual; /* whom it is for where no audience was asked for */
  unsigned audiences; /* for whom it may be made at all (EmitAudience bits) */
  bool standard;      /* built without -f */
  bool publishable;   /* not written where the description has errors */
  bool linked;        /* HTML: its head says what it is as linked data, for programs */
  bool as_written;    /* its document has no stylesheet: the trees are pages already */
} Output;

extern const Output outputs[];
extern const size_t output_count;

bool output_is_paired(OutputKind kind);
bool output_is_paper(OutputKind kind);
bool output_is_sheet(OutputKind kind);
const struct PackFormat *output_sheet_format(OutputKind kind); /* NULL: it is no spreadsheet */
/* Whether its stylesheet yields sheets: all its outputs are spreadsheets. */
bool document_is_sheet(const char *document);
/* Whether the trees of a document are pages already, so that it has no stylesheet. */
bool document_is_as_written(const char *document);
/* Whether this build asks for the output at all. */
bool output_is_selected(const Output *output, const EmitOptions *options);
/* For whom this build makes the output: EmitAudience bits. */
unsigned output_audiences(const Output *output, const EmitOptions *options);
/* "policy.fr.html" */
char *output_name(Arena *arena, const Output *output, const char *stem, const char *language);
const char *audience_folder(EmitAudience audience); /* "public", "authority", "internal" */
const char *audience_named(const char *folder,
                           EmitAudience *audience); /* the rest behind "public/", or NULL */
static const EmitAudience audience_list[] = {EMIT_PUBLIC, EMIT_AUTHORITY, EMIT_INTERNAL};

/* ---- faults planted by tests (fault.c) --------------------------------------------------------------- */

/* PPC_FAULT=commit:N kills the process at the N-th step of the commit, write:N fails the N-th write. */
void fault_at_commit_step(void);
bool staged_write(int file, const Buffer *bytes); /* file_write, where no fault is planted */

/* ---- staging (stage.c) ------------------------------------------------------------------------------- */

#define STAGING_NAME ".ppc-staging"
#define JOURNAL_NAME ".ppc-journal"
#define LOCK_NAME    ".ppc-lock"

/* What becomes of one path of the output folder. */
typedef enum StagedFate { FATE_SAME, FATE_CHANGED, FATE_NEW, FATE_REMOVED } StagedFate;

typedef struct StagedFile {
  const char *path;   /* "public/policy.fr.html" */
  const char *format; /* "policy" */
  EmitAudience audience;
  StagedFate fate;
  char sha256[65];
} StagedFile;

typedef struct Stage {
  Arena *arena;
  const char *folder;
  bool check;       /* nothing is written to the folder: outputs are compared in memory */
  bool made_folder; /* the output folder did not exist */
  int lock;         /* file descriptor, or -1 */
  StagedFile *files;
  size_t count, capacity;
} Stage;

/* Locks the folder, finishes or undoes an interrupted commit, and makes the staging folder. */
Stage *stage_open(Arena *arena, const char *folder, bool check);
/* Removes what was staged and gives the lock back; the outputs are as before. */
void stage_close(Stage *stage);
/* stage_close (where there is a stage), then machine_failed. */
NORETURN void stage_failed(Stage *stage, const char *format, ...) PRINTF_LIKE(2, 3);
StagedFile *stage_note(Stage *stage, const char *path, const char *format, EmitAudience audience,
                       StagedFate fate);
void stage_remove_tree(const char *folder);
int stage_lock(Arena *arena, const char *folder);
void stage_unlock(Arena *arena, const char *folder, int lock);

/* ---- one staged file being written (sink.c) ---------------------------------------------------------- */

typedef struct Sink {
  Stage *stage;
  const char *path; /* in the output folder */
  const char *format;
  EmitAudience audience;
  const char *staged; /* path of the staged file, or NULL in memory */
  int fd;
  size_t row;    /* of the stage's files */
  Sha256 sha;    /* of what is written */
  Buffer buffer; /* what is not written yet: writers add to it and call sink_flush now and then */
} Sink;

void sink_open(Sink *sink, Stage *stage, const char *path, const char *format, EmitAudience audience);
void sink_flush(Sink *sink); /* writes the buffer where it has grown large */
void sink_note(Sink *sink);  /* takes the output's place among the stage's files */
void sink_close(Sink *sink); /* compares with the file that stands, syncs, tells the stage */
/* SHA-256 of a file; false where it cannot be read. */
bool file_sha256(const char *path, char hex[65]);

/* ---- commit (commit.c) ------------------------------------------------------------------------------- */

void commit_run(Stage *stage);
void commit_recover(Arena *arena, const char *folder); /* under the lock */
/* With --check: one line on standard output for each path that would change; false where none would. */
bool commit_list(const Stage *stage);

/* ---- the description's files (sources.c) -------------------------------------------------------------- */

typedef struct SourceRow {
  const EmitFile *file;
  char sha256[65];
} SourceRow;

typedef struct SourceList {
  SourceRow *rows; /* in the order of their names */
  size_t count;
  char sha256[65]; /* names them all: of what `sha256sum FILE...` prints for them in that order */
  TypesetFiles *packed;
} SourceList;

SourceList *source_list_new(Arena *arena, const EmitFile *files, size_t count);
/* The files as attachments, packed when first asked for (by one thread). */
const TypesetFiles *source_list_packed(SourceList *list, Arena *arena);
void source_list_free(SourceList *list); /* the packed ones; NULL is allowed */

/* ---- manifest (manifest.c) --------------------------------------------------------------------------- */

typedef struct ManifestRow {
  const char *file; /* name in its folder */
  const char *format;
  const char *sha256;
  const char *source; /* SHA-256 of the sources it was made from */
} ManifestRow;

typedef struct Manifest {
  ManifestRow *rows;
  size_t count;
} Manifest;

/* Reads a manifest that this program wrote; rows that do not read like ours are not ours. */
Manifest manifest_read(Arena *arena, const char *path);
/* Decides what becomes of the files of the old manifests, and stages the new ones. */
void manifest_stage(Stage *stage, const EmitOptions *options, const SourceList *sources, const SourceList *own);
/* Of all folders the files that this build has nothing to do with and that were made from other sources, as
   EmitOptions has them. */
void manifest_stale(Stage *stage, const EmitOptions *options, const SourceList *sources, Buffer *stale);

/* ---- stylesheets (apply.c) --------------------------------------------------------------------------- */

typedef struct Apply Apply;

Apply *apply_new(Arena *arena, const EmitOptions *options, const EmitSource *source);
/* Runs the stylesheet of the request's document; the page is the caller's.  NULL: the stylesheet fails, which
   `fault` tells. */
xmlDoc *apply_run(Apply *apply, const EmitRequest *request, xmlDoc *tree, Buffer *fault);
/* Ends the process for this fault of a stylesheet, with what was staged removed.
   By the thread that stages. */
NORETURN void apply_failed(const Apply *apply, Stage *stage, const Buffer *fault);
/* Compiles what the document needs; apply_run may then be called from several threads. */
void apply_prepare(Apply *apply, Stage *stage, const char *document);
void apply_free(Apply *apply);
/* The printer's apostrophes in the text of nodes and what is below them (apostrophes.c). */
void apostrophes_set(xmlNode *node);
/* What a stylesheet of a spreadsheet yields becomes rows of plain text,
   as schema/sheet.rng has them (cells.c). */
void cells_settle(xmlNode *workbook);

/* ---- the pages of a part, in all languages at once (makers.c) ------------------------------------------ */

typedef struct Makers Makers;
/* NULL: the page cannot be made, which `fault` tells. */
typedef xmlDoc *(*MakePage)(void *context, size_t language, size_t part, Buffer *fault);
struct Build;

Makers *makers_new(Arena *arena, size_t languages);
/* Fills pages[0 .. languages-1] by `make`, which is called from several threads with these numbers.  Returns
   what the other threads have worked, in seconds.  A fault ends the process, the first language's first,
   whichever thread was faster. */
double makers_run(const struct Build *build, MakePage make, void *context, size_t part, size_t languages,
                  xmlDoc **pages);
void makers_free(Makers *makers);

/* ---- documents on paper, several at once (papers.c) ---------------------------------------------------- */

typedef struct Papers Papers;
typedef struct Paper Paper;
struct Writer;

Papers *papers_new(Arena *arena);
/* Whether its pages may be held until all are made,
   so that they can be set beside others' by another thread. */
bool papers_may_hold(const struct Writer *writer, size_t parts);
/* A document whose pages are held; the options but for faults, which are told when it is closed. */
Paper *paper_new(const TypesetOptions *options);
void paper_hold(Paper *paper, xmlDoc *page);
/* Hands a writer's paper on.  It is closed when it is made, in the order in which all were given. */
void papers_give(Papers *papers, const struct Writer *writer);
void papers_finish(Papers *papers); /* all that were given are closed */
void papers_free(Papers *papers);

/* ---- workbooks, one beside what follows it (packs.c) --------------------------------------------------- */

typedef struct Packs Packs;

Packs *packs_new(Arena *arena);
/* Hands on the workbook of a writer that has all its cells.
   It is closed before the next one is given, at the latest. */
void packs_give(Packs *packs, const struct Writer *writer);
void packs_finish(Packs *packs); /* what was given is closed */

/* What a stylesheet that is being compiled may be made of (stylesheets.c). */
typedef struct StylesheetFiles {
  const EmitOptions *options;      /* for the user's own */
  const char *folder, *own_folder; /* real paths; the second NULL: there are none */
  bool labels; /* their labels come from the source */
} StylesheetFiles;

/* Until it is called again; NULL: nothing may be read.  `to` is told what is refused. */
void stylesheets_allow(const StylesheetFiles *files, Buffer *to);
/* The path as the loader is to be asked for it; xmlFree it. */
char *stylesheet_address(const char *path);
/* What libxslt said of a stylesheet as one line: "DIR/policy.xsl:2: ...";
   false where it named no place (complaint.c). */
bool complaint_line(const char *said, Buffer *line);
/* The user's file of that name; NULL: ours holds. */
const EmitFile *own_stylesheet(const EmitOptions *options, const char *name);

/* The labels that a stylesheet asks for, put in when it is compiled as something to be asked for when it
   runs; and the answer, for a transformation of one request (labels.c). */
void labels_fold(xmlNode *first);
typedef struct Labels {
  const EmitSource *source;
  const EmitRequest *request;
  struct _xsltTransformContext *transformation;
} Labels;
void labels_serve(Labels *labels); /* lives as long as the transformation */

/* ---- pages (node.c) ---------------------------------------------------------------------------------- */

const char *node_attribute(const xmlNode *node, const char *name); /* borrowed; NULL where absent */
bool node_is(const xmlNode *node, const char *name);
xmlNode *node_first(const xmlNode *parent); /* first child element, or NULL */
xmlNode *node_next(const xmlNode *node);    /* next sibling element, or NULL */
xmlNode *node_child(const xmlNode *parent, const char *name);
void node_text(const xmlNode *node, Buffer *out); /* all text below, white space runs as one blank */
bool node_is_repeated(const xmlNode *node);       /* a figure of the periods that stand in words before it */
int node_heading(const xmlNode *node);            /* 1 to 4 for h1 to h4, else 0 */
bool node_holds_blocks(const xmlNode *node);      /* else what stands in it is inline */
/* href where it is a web, mail or telephone address, a place in the document or a file beside it. */
const char *node_link(const xmlNode *node);
const char *link_address(const char *href); /* the same, where it is a web, mail or telephone address; else
                                               NULL */

/* ---- pair (pair.c) ----------------------------------------------------------------------------------- */

/* The pages of several languages as one, block by block; the caller frees it.  A block without partner is a
   finding (PPC041) and stands alone. */
xmlDoc *pair_pages(xmlDoc *const *pages, size_t count, const EmitOptions *options);

/* ---- remarks (remarks.c) ------------------------------------------------------------------------------ */

/* Tells the source which blocks a page has, and what places of the description each shows. */
void remarks_survey(const EmitSource *source, const EmitRequest *request, size_t part, const xmlDoc *page);
/* Puts each block of `remarks` behind the block of the page, or the pair, that its attribute `at` names. */
void remarks_put(xmlDoc *page, const xmlDoc *remarks);

/* ---- writers (driver.c, print_*.c, paper.c) ---------------------------------------------------------- */

enum { LANGUAGE_LIMIT = 32 };

/* All that the pages of one instance are made with. */

typedef struct Build {
  const EmitOptions *options;
  const EmitSource *source;
  Arena *arena;
  Stage *stage;
  Apply *apply;
  struct Makers *makers;
  struct Feeders *feeders;
  struct Papers *papers;
  struct Packs *packs;
  const char *style; /* page.css, as it goes into pages */
  size_t language_count;
  Map *faults;  /* characters already reported, by place */
  bool refused; /* an output that is to be published has an error */
  struct Progress *progress;
  SourceList *sources; /* NULL where nothing is written */
  SourceList *own;     /* the user's stylesheets; likewise, and where there are none */
} Build;

/* Fills all of it but the stage and the style, which only what writes has (driver.c). */
void build_open(Build *build, const EmitSource *source, const EmitOptions *options);
void build_close(Build *build);
/* The page of a part in a language.  May be called from several threads;
   NULL and the fault where a stylesheet fails. */
xmlDoc *build_try(const Build *build, const EmitRequest *request, const char *language, size_t part, Buffer *fault);
/* The same by the thread that stages; a fault ends the process. */
xmlDoc *build_page(const Build *build, const EmitRequest *request, const char *language, size_t part);

/* What is said of the blocks of a part; NULL: nothing.  Owned by the caller. */
xmlDoc *build_remarks(Build *build, const EmitRequest *request, size_t part);
/* Tells what the pages show, in the request's language: the same blocks stand in all.  The first parts'
   pages, as many as there is room for, are the caller's then. */
void build_survey(Build *build, const EmitRequest *request, size_t parts, xmlDoc **pages, size_t room);

/* What readers see of a page (texts.c). */
void texts_take(const xmlDoc *page, const EmitRequest *request, EmitTakeText *take, void *context);

/* Another language of a page, as its switch names it. */
typedef struct PageLink {
  const char *language, *name;
  const char *file;   /* "policy.en.html" */
  const char *suffix; /* of its ids, where it stands in the same page; NULL: none */
} PageLink;

typedef struct OpenSection {
  int level;
  const char *id, *concerns;
  bool led; /* a section inside leads on: this one need not */
} OpenSection;

/* A language of a page: it stands as a whole, behind those before it. */
typedef struct Side {
  const char *language;
  const char *suffix; /* of its ids; NULL in the first */
  Buffer text;        /* what is written of it, but of the first, which goes straight to the sink */
  const char *foot;   /* ready, or NULL */
  const char *switch_name;
  const char *contents; /* the title of its contents, or NULL */
  const char *contents_id;
  Map *listed;          /* ids that its contents name */
  Map *choices;         /* ids that its chooser names, each to its number, as text: "12"; NULL: it has none */
  PageLink links[LANGUAGE_LIMIT];
  size_t link_count;
  OpenSection sections[6];
  size_t section_count;
} Side;

typedef struct DataPrint DataPrint;

/* One output being written, fed part by part. */
typedef struct Writer {
  Build *build;
  const Output *output;
  const EmitRequest *request; /* document, instance, audience */
  const char *language;       /* the page's, or the first of a pair */
  size_t first;               /* index of that language */
  size_t languages;           /* how many stand in it */
  const char *path;
  double seconds;
  Sink sink;
  size_t parts;
  /* print_html */
  size_t head; /* length of what stands before <body>, once html_begin has written it */
  Side *sides; /* one a language */
  Side *side;  /* the one being written */
  struct Fragment *fragment; /* fragment.c */
  DataPrint *data; /* print_data.c; NULL: nothing is printed yet */
  struct Pack *pack;         /* pack_sheet.c; after the end: a workbook that is not written yet */
  /* paper */
  Typeset *typeset;
  bool held;    /* its pages are, until all are made */
  Paper *paper; /* then: it has them */
} Writer;

/* writer.c */
void page_hold(xmlDoc *page); /* page_drop does not free it for the next caller */
void page_drop(xmlDoc *page);
/* `pages`: of all languages; the page may be held by the writer. */
void writer_feed(Writer *writer, xmlDoc *const *pages, xmlDoc *page);
/* With what is said of the part's blocks, or NULL. */
void writer_feed_part(Writer *writer, xmlDoc *const *pages, const xmlDoc *remarks);
void writer_finish(Writer *writer); /* all parts are fed */
void writer_end(Writer *writer);    /* of that, what its back end does, by any thread; */
void writer_leave(Writer *writer);  /* and what follows */
void writer_close(Writer *writer);  /* all bytes are in its sink */

/* labels.c: of its document and language, or NULL */
const char *writer_word(const Writer *writer, const char *name);
void text_block(const xmlNode *node, Buffer *out); /* print_text.c: one element as plain text */
void html_begin(Writer *writer, xmlDoc *const *pages, size_t count);
void html_add(Writer *writer, const xmlDoc *page);
void html_end(Writer *writer);
void html_block(Writer *writer, const xmlNode *block); /* print_block.c: one element of the closed set */
void html_text(Buffer *out, const char *text); /* print_bidi.c: words, each passage from right to left by
                                                  itself */
void html_inside(Writer *writer, const xmlNode *parent);
void html_attribute(Buffer *out, const char *name, const char *value);
/* What of the node's attributes is passed on. */
void html_attributes(Writer *writer, const xmlNode *node, const char *more_class);
void html_open_tag(Writer *writer, const xmlNode *node, const char *name, const char *more_class);
bool html_is_page(const Writer *writer); /* by itself, not a part of another */
void html_close_tag(Writer *writer, const char *name);
void html_table(Writer *writer, const xmlNode *node);  /* print_table.c */
void html_header(Writer *writer, const xmlNode *node); /* print_furniture.c */
void html_nav(Writer *writer, const xmlNode *node);
void html_appearance(const EmitOptions *options, Buffer *out); /* print_appearance.c: rules behind page.css */
void html_logo(Writer *writer);
void html_chooser(Writer *writer, const xmlNode *nav); /* print_chooser.c */
Map *html_choices(Arena *arena, const xmlNode *page); /* what its chooser names: see Side */
void html_concerns(Writer *writer, const char *names); /* data-for, of a block that is for some */
void html_choice_rules(Writer *writer, const xmlNode *page); /* for the head: what each hides */
void html_survey(Writer *writer, const xmlNode *page); /* print_section.c: what its contents and its switch
                                                          name */
void html_section(Writer *writer, const xmlNode *heading); /* opens one, closes those that it ends */
void html_close_sections(Writer *writer, int level);
/* The output of that kind that this build makes of the same document, or NULL (print_about.c). */
const Output *output_beside(const Writer *writer, OutputKind kind);
/* print_about.c: of the head, what is for programs */
void html_about(Writer *writer, xmlDoc *const *pages, size_t count);
/* Of the page element; not empty */
const char *html_word(const xmlDoc *page, const char *name, const char *otherwise);
void html_title(const Writer *writer, xmlDoc *const *pages, size_t count, Buffer *out); /* no markup */
#define STYLE_BLANKS " \t\r\n\f" /* white space, to CSS */
char *html_style(Arena *arena, const EmitOptions *options); /* page.css without comments and needless space */

void confluence_begin(Writer *writer, xmlDoc *const *pages, size_t count);
void confluence_add(Writer *writer, const xmlDoc *page);

/* A page as a part of another, and its style (fragment.c, fragment_style.c). */
void fragment_begin(Writer *writer, xmlDoc *const *pages, size_t count);
void fragment_add(Writer *writer, const xmlDoc *page);
void fragment_end(Writer *writer);
int fragment_heading(const EmitOptions *options, int level); /* the level that one of the page has in it */
void fragment_style_begin(Writer *writer, xmlDoc *const *pages, size_t count);
void fragment_style_add(Writer *writer, const xmlDoc *page);

void text_add(Writer *writer, const xmlDoc *page);
void data_add(Writer *writer, const xmlDoc *page); /* print_data.c */
void data_end(Writer *writer);

/* Spreadsheets, from sheet trees (pack_sheet.c), in the formats that there are (pack_int.h). */
extern const struct PackFormat pack_ods, pack_xlsx, pack_csv;
void pack_begin(Writer *writer, xmlDoc *const *workbooks, size_t count);
void pack_add(Writer *writer, const xmlDoc *workbook);
/* All cells are there.  What a format then writes apart from the sink is still to do,
   and the writer keeps its pack. */
void pack_end(Writer *writer);
void pack_write(struct Pack *pack); /* by any thread */
void pack_close(Writer *writer);    /* all bytes are in the sink */
const char *package_library(void); /* versions: of libzip, */
const char *pack_library(void);    /* of libxlsxwriter */

void paper_begin(Writer *writer);
void paper_add(Writer *writer, const xmlDoc *page);
void paper_end(Writer *writer);
void paper_fault(Writer *writer, const TypesetFault *fault); /* a character that is not set: a finding */
void paper_lines(Writer *writer); /* -T lines */

/* ---- progress (progress.c) --------------------------------------------------------------------------- */

typedef struct Progress Progress;
Progress *progress_new(Arena *arena, bool shown);
void progress_show(Progress *progress, const char *what, size_t done, size_t all);
void progress_clear(Progress *progress);
double seconds_now(void);    /* of the clock: progress */
double seconds_worked(void); /* of the processor, by this thread: what a stage costs, whatever else is done */

#endif
