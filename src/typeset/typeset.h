/*
 * typeset: paper.  Pages of the page tree (schema/page.rng) go in, part by part; one PDF comes out.
 *
 * The room has never heard of personal data: it knows blocks, lines, pages, ink.  Layout decides everything
 * before the first stroke; drawing has no opinions.  The fonts are the project's own (fonts/), the system's
 * are invisible, so the same pages give the same bytes on any machine.
 */
#ifndef PPC_TYPESET_H
#define PPC_TYPESET_H

#include <libxml/tree.h>

#include "base/base.h"

typedef struct Typeset Typeset;

typedef enum TypesetFaultKind {
  FAULT_GLYPH,     /* no shipped font has the character */
  FAULT_BACKWARDS, /* it is read from right to left, or asks for that: not set */
  FAULT_HEAP       /* a mark upon so many that it would reach into the line above */
} TypesetFaultKind;

/* A character that is not set; its code stands in its place.
   Strings are borrowed for the time of the call. */
typedef struct TypesetFault {
  TypesetFaultKind kind;
  uint32_t character;
  const char *block; /* id of the block, or NULL */
  const char *src;   /* its place in the source as the page tree gives it ("file:line:column"), or NULL */
} TypesetFault;

/* A file that goes into the PDF beside the pages, as what they were made from. */
typedef struct TypesetFile {
  const char *name;  /* relative: "processings/billing.xml" */
  const char *media; /* "text/xml" */
  const char *bytes;
  size_t length;
} TypesetFile;

/* Files packed once, for as many documents as carry them. */
typedef struct TypesetFiles TypesetFiles;
/* The files are borrowed for the call */
TypesetFiles *typeset_files_new(const TypesetFile *files, size_t count);
void typeset_files_free(TypesetFiles *files);                           /* NULL is allowed */

/* A picture for the first page: the bytes of a PNG or an SVG file; borrowed. */
typedef struct TypesetLogo {
  const char *bytes;
  size_t length;
} TypesetLogo;

typedef struct TypesetOptions {
  const char *fonts;                                        /* folder of the fonts */
  const char *hyphenation;                                  /* folder of the hyphenation patterns */
  const char *producer;                                     /* "ppc 0.1" */
  const char *date;                                         /* of the document, YYYY-MM-DD; or NULL */
  const char *source;                                       /* what names what it was made from; or NULL */
  const TypesetFiles *files;                                /* what it carries; or NULL */
  const char *about_files;                                  /* what a reader is told of them */
  void (*fault)(void *context, const TypesetFault *fault);  /* once per character and block; of those read
                                                               backwards, the first of a block */
  void (*progress)(void *context, size_t pages);            /* or NULL */
  void (*drain)(void *context); /* may empty what typeset_pdf adds to, now and then; or NULL */
  void *context;
  TypesetLogo logo;   /* no bytes: none; it has no fault */
  const char *accent; /* "#rrggbb", or NULL: our own */
} TypesetOptions;

/* Once, before there are threads; not needed, but it saves time. */
void typeset_begin(void);
Typeset *typeset_new(const TypesetOptions *options);
/* Lays out one part behind the parts before it.  The tree is borrowed for the time of the call. */
void typeset_add(Typeset *typeset, const xmlDoc *page);
/* Resolves page numbers, draws, and adds the PDF's bytes to `out`; false where cairo failed, with the
   reason in *why (static text). */
bool typeset_pdf(Typeset *typeset, Buffer *out, const char **why);
/* The layout as text, one line each: page, x, baseline, width, style, words.  For tests and `-T lines`. */
void typeset_lines(Typeset *typeset, Buffer *out);
size_t typeset_pages(const Typeset *typeset);
void typeset_free(Typeset *typeset);

/* A figure of the page tree as SVG with classes (for the page); the layout is the one of paper. */
void typeset_figure_svg(const xmlNode *figure, const TypesetOptions *options, Buffer *out);

enum { LOGO_DETAIL = 40 };
/* NULL, or why a picture cannot be a logo: "broken" (no PNG, no SVG, or cut short), "pixels" (too many of
   them, or of shapes), "element" (an SVG that holds more than shapes; *detail names what). */
const char *typeset_logo_fault(const TypesetLogo *logo, char detail[LOGO_DETAIL]);

/* Versions of the libraries, for `ppc --version`: "cairo 1.16.0, pango 1.50.12, harfbuzz 6.0.0,
   zlib 1.2.13". */
const char *typeset_libraries(void);

#endif
