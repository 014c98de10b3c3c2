/*
 * pdf_int: a PDF file as bytes - what the finishing pass reads with and writes with.
 *
 * Reading stands on PDF's syntax alone (ISO 32000-1, 7.2 to 7.5), not on how one version of cairo lays out
 * its file; only the table of objects has to be in plain text, which it is in PDF 1.4 and before.
 */
#ifndef PDF_INT_H
#define PDF_INT_H

#include <zlib.h>

#include "base/base.h"

/* ---- values (pdf_value.c) ---------------------------------------------------------------------------- */

/* A stretch of borrowed bytes; nothing where `at` is NULL. */
typedef struct Span {
  const char *at;
  size_t length;
} Span;

bool span_is(Span span, const char *text);
/* Behind blanks and comments. */
const char *pdf_blanks(const char *at, const char *end);
/* Behind the value that begins at `at` ("12 0 R" is one); NULL where there is none. */
const char *pdf_value(const char *at, const char *end);
/* Behind the number, operator or other bare word that begins at `at`; `at` itself where there is none. */
const char *pdf_word(const char *at, const char *end);
/* The next entry of a dictionary, *rest being the text between its brackets;
   false where there are no more. */
bool pdf_next(Span *rest, Span *key, Span *value);
/* What is between "<<" and ">>", or "[" and "]". */
Span pdf_inside(Span value);
/* The value of a key ("/Type") of a dictionary, brackets included; nothing where there is none. */
Span pdf_entry(Span dictionary, const char *key);
/* The next number of an object that is referred to ("12 0 R"), *rest shrinking; 0 where there are no more. */
uint32_t pdf_next_reference(Span *rest);
unsigned long pdf_number(Span value); /* 0 where it is none */
void pdf_add_decimal(Buffer *out, size_t number);
void pdf_add_numbered(Buffer *out, const char *before, size_t number, const char *after);
/* Text for people: as it is where it is plain ASCII, else UTF-16; cut where PDF/A says how long it may be. */
void pdf_add_string(Buffer *out, const char *text);

/* ---- a file that is read (pdf_read.c) ---------------------------------------------------------------- */

typedef struct PdfObject {
  Span value;    /* of a stream: its dictionary; nothing: there is no such object */
  Span stream;   /* as it is in the file */
  bool reached;  /* the rest is for whoever walks over the objects */
  uint32_t page; /* from 1; 0: no page */
} PdfObject;

typedef struct PdfFile {
  PdfObject *objects; /* by number */
  uint32_t count;     /* numbers, 0 included */
  uint32_t root;
} PdfFile;

/* The bytes are borrowed until pdf_file_free; false where they are no such file. */
bool pdf_file_read(PdfFile *file, const Buffer *bytes);
void pdf_file_free(PdfFile *file);
/* The value itself, or that of the object it refers to. */
Span pdf_resolved(const PdfFile *file, Span value);
/* The bytes of a stream without its filter (none, or /FlateDecode), behind those of *out; false otherwise. */
bool pdf_inflate(const PdfObject *object, Buffer *out);

/* ---- a file that is written (pdf_write.c) ------------------------------------------------------------ */

typedef struct Spot {
  uint8_t kind;   /* of the table of objects: 0 free, 1 at an offset, 2 in an object stream */
  uint16_t index; /* in the object stream */
  uint32_t where; /* offset, or number of the object stream */
} Spot;

/* Streams stand by themselves, all other objects are packed into object streams. */
typedef struct PdfWriter {
  Buffer *out;
  size_t start; /* of the file in `out` … */
  size_t gone;  /* … from where so much was taken meanwhile, */
  void (*drain)(void *context); /* by this; or NULL */
  void *context;
  Spot *spots;  /* by number */
  size_t count, capacity;
  Buffer numbers, bodies; /* of the object stream under way */
  uint16_t grouped;
  uint32_t group; /* its number */
  z_stream deflate;
  Sha256 sum; /* of the file's streams, each by place, length and sum */
  bool failed;
} PdfWriter;

/* Writes the header; numbers below `count` are given by the caller. */
void pdf_begin(PdfWriter *writer, Buffer *out, uint32_t count);
uint32_t pdf_reserve(PdfWriter *writer, size_t count); /* the first of so many consecutive numbers */
void pdf_object(PdfWriter *writer, uint32_t number, const char *text, size_t length);
/* `keys`: the entries of its dictionary besides /Length. */
void pdf_stream(PdfWriter *writer, uint32_t number, Span keys, Span bytes);
/* The same, deflated; /Filter is added. */
void pdf_deflated(PdfWriter *writer, uint32_t number, Span keys, Span bytes);
/* Table of objects and trailer; false where the file has become too long. */
bool pdf_end(PdfWriter *writer, uint32_t root, uint32_t information);
void pdf_writer_free(PdfWriter *writer);

#endif
