/*
 * finish_int: the pass over cairo's bytes, as the files of the room see it.
 *
 * Whoever knows something that cairo cannot say (the structure tree) adds it when the pages' content is
 * marked: new objects, and entries of the pages and the catalog, all as text in PDF's own syntax.
 */
#ifndef FINISH_INT_H
#define FINISH_INT_H

#include "typeset/pdf_int.h"
#include "typeset/typeset_int.h"

typedef struct Finish Finish;

/* Makes the document of cairo's bytes, which drawing has given, and adds it to `out`, as it grows; the
   typeset's `drain` may empty that.  False where they are not as expected,
   with the reason in *why (static text). */
bool finish_document(Typeset *typeset, const DocumentInfo *info, const Buffer *bytes, Buffer *out, const char **why);

/* Numbers for new objects: the first of `count` consecutive ones. */
uint32_t finish_reserve(Finish *finish, size_t count);
/* The body of a new object ("<< /Type /StructElem ... >>"); other objects are "N 0 R" in it.  Each reserved
   number is given once. */
void finish_object(Finish *finish, uint32_t number, const Buffer *text);
/* Number of the object of a page; pages count from 0, as everywhere below. */
uint32_t finish_page(const Finish *finish, size_t page);
/* Entries that the page gets besides its own ("/StructParents 3"), in place of those of the same name. */
void finish_page_entries(Finish *finish, size_t page, const char *text);
/* The same for the catalog. */
void finish_catalog_entries(Finish *finish, const char *text);
/* Where a block of a drawn document stands, as a destination. */
void finish_add_place(const Finish *finish, const Typeset *typeset, const Block *block, Buffer *out);

/* ---- what is added so (tree.c, outline.c) -------------------------------------------------------------- */

void tree_write(Typeset *typeset, Finish *finish);
void outline_write(Typeset *typeset, Finish *finish);

/* ---- parts of the pass ------------------------------------------------------------------------------- */

/* What the text of a page is. */
typedef struct PageText {
  Typeset *typeset; /* drawn; marks are added to its tags */
  size_t page;      /* from 0 */
  const PdfFile *file;
  Span fonts; /* the page's: a dictionary */
} PageText;

/* A content stream with marks round all of it; false where it is no content, or shows other text than was
   drawn.  Without `text` nothing is taken for an element's (finish_content.c). */
bool content_mark(Span content, const PageText *text, Buffer *out);
/* The document's information dictionary, and the same as XMP (finish_metadata.c). */
void information_add(Buffer *out, const DocumentInfo *info);
void metadata_add(Buffer *out, const DocumentInfo *info);
void pdf_add_date(Buffer *out, const char *date); /* (D:20261122000000Z) */
/* The files that the document carries, and the catalog's entries that lead to them (finish_files.c). */
void files_add(PdfWriter *writer, const DocumentInfo *info, Buffer *catalog);
/* An ICC profile of sRGB (finish_profile.c). */
void profile_add(Buffer *out);

#endif
