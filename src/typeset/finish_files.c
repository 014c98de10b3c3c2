/*
 * finish_files: files that the PDF carries (ISO 19005-3, 6.8; ISO 32000-2, 14.13).
 *
 * They are deflated once for all documents of a build: a source of 43 MB (10,000 processings) takes 0.7 s,
 * and becomes 11 MB of each document that carries it.
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/finish_int.h"

enum { LEVEL = 4 };

typedef struct Packed {
  char *name, *media;
  size_t length;
  Buffer deflated;
} Packed;

struct TypesetFiles {
  size_t count;
  Packed *at; /* by name, as a name tree asks */
};

static bool is_ascii(const char *text)
{
  while (*text && !((unsigned char)*text & 0x80))
    text++;
  return !*text;
}

/* As the strings stand in the PDF: ASCII before UTF-16, which begins with a byte of its own. */
static int compare(const void *a, const void *b)
{
  const char *left = ((const Packed *)a)->name, *right = ((const Packed *)b)->name;
  if (is_ascii(left) != is_ascii(right))
    return is_ascii(left) ? -1 : 1;
  return strcmp(left, right);
}

static char *copy_of(const char *text)
{
  size_t size = strlen(text) + 1;
  return memcpy(memory_new(size), text, size);
}

static void pack(Packed *packed, const TypesetFile *file)
{
  uLongf length = compressBound((uLong)file->length);
  Bytef *bytes = memory_new(length);
  if (compress2(bytes, &length, (const Bytef *)file->bytes, (uLong)file->length, LEVEL) != Z_OK)
    machine_failed("out of memory (%s was to be packed)", file->name);
  packed->name = copy_of(file->name);
  packed->media = copy_of(file->media);
  packed->length = file->length;
  buffer_add(&packed->deflated, (const char *)bytes, length);
  free(bytes);
}

TypesetFiles *typeset_files_new(const TypesetFile *files, size_t count)
{
  TypesetFiles *packed = memory_new(sizeof *packed);
  *packed = (TypesetFiles){.count = count, .at = memory_new((count + 1) * sizeof(Packed))};
  memset(packed->at, 0, (count + 1) * sizeof(Packed));
  for (size_t i = 0; i < count; i++)
    pack(&packed->at[i], &files[i]);
  qsort(packed->at, count, sizeof(Packed), compare);
  return packed;
}

void typeset_files_free(TypesetFiles *files)
{
  if (!files)
    return;
  for (size_t i = 0; i < files->count; i++) {
    free(files->at[i].name);
    free(files->at[i].media);
    buffer_free(&files->at[i].deflated);
  }
  free(files->at);
  free(files);
}

/* A name of PDF: what is not plain is a number sign and two digits. */
static void add_name(Buffer *out, const char *name)
{
  buffer_byte(out, '/');
  for (; *name; name++)
    if (*name <= ' ' || *name >= 0x7F || strchr("#%()/<>[]{}", *name))
      buffer_format(out, "#%02X", (unsigned)(unsigned char)*name);
    else
      buffer_byte(out, *name);
}

/* The bytes, and what PDF says of a file; returns the number of the latter. */
static uint32_t add_file(PdfWriter *writer, const Packed *file, const DocumentInfo *info)
{
  uint32_t number = pdf_reserve(writer, 2);
  Buffer text = {0};
  buffer_text(&text, " /Type /EmbeddedFile /Subtype ");
  add_name(&text, file->media);
  buffer_format(&text, " /Params << /Size %zu", file->length);
  if (info->date && *info->date) {
    buffer_text(&text, " /ModDate ");
    pdf_add_date(&text, info->date);
  }
  buffer_text(&text, " >> /Filter /FlateDecode");
  pdf_stream(writer, number, (Span){text.at, text.length}, (Span){file->deflated.at, file->deflated.length});
  buffer_clear(&text);
  buffer_text(&text, "<< /Type /Filespec /F ");
  pdf_add_string(&text, file->name);
  buffer_text(&text, " /UF ");
  pdf_add_string(&text, file->name);
  if (info->about_files && *info->about_files) {
    buffer_text(&text, " /Desc ");
    pdf_add_string(&text, info->about_files);
  }
  buffer_format(&text, " /AFRelationship /Source /EF << /F %u 0 R /UF %u 0 R >> >>", (unsigned)number,
                (unsigned)number);
  pdf_object(writer, number + 1, text.at, text.length);
  buffer_free(&text);
  return number + 1;
}

void files_add(PdfWriter *writer, const DocumentInfo *info, Buffer *catalog)
{
  const TypesetFiles *files = info->files;
  if (!files || !files->count)
    return;
  Buffer names = {0};
  buffer_text(catalog, " /AF [");
  for (size_t i = 0; i < files->count; i++) {
    uint32_t number = add_file(writer, &files->at[i], info);
    buffer_format(catalog, "%u 0 R ", (unsigned)number);
    pdf_add_string(&names, files->at[i].name);
    buffer_format(&names, " %u 0 R ", (unsigned)number);
  }
  buffer_format(catalog, "] /Names << /EmbeddedFiles << /Names [%s] >> >>", names.at);
  buffer_free(&names);
}
