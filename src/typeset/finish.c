/*
 * finish: the pass over cairo's bytes that makes an archival, accessible file of them (ISO 19005-3, level A;
 * ISO 14289-1).
 *
 * What the catalog leads to is taken over object by object, what cairo says of the clock and of structure is
 * left behind, and what it cannot say is added: language, metadata, colours, the other room's objects.  A
 * library that reads and writes every token of a file takes 2.3 ms for a page with a hundred structure
 * elements; an object that is moved whole costs a fiftieth of that.
 */
#include <stdlib.h>
#include <string.h>

#include "typeset/finish_int.h"

typedef struct Entries {
  uint32_t number, content; /* of the page's object; of its content's */
  Buffer text;
} Entries;

struct Finish {
  const DocumentInfo *info;
  PdfFile file;
  PdfWriter writer;
  Entries *pages;
  size_t page_count;
  Buffer catalog;            /* its new entries */
  uint32_t *queue;           /* objects that are reached, but not written */
  uint32_t first, last;      /* … of the queue */
  Buffer text, raw, content; /* in hand: a dictionary's entries, a page's content before and after */
};

/* ---- which objects there are ------------------------------------------------------------------------- */

static void reach(Finish *finish, Span text)
{
  for (uint32_t number; (number = pdf_next_reference(&text)) > 0;) {
    PdfObject *object = number < finish->file.count ? &finish->file.objects[number] : NULL;
    if (!object || !object->value.at || object->reached)
      continue;
    object->reached = true;
    finish->queue[finish->last++] = number;
  }
}

/* The leaves of the tree of pages, in their order. */
static void find_pages(Finish *finish, uint32_t number, unsigned depth)
{
  enum { DEPTH_LIMIT = 16 };
  PdfObject *object = number < finish->file.count ? &finish->file.objects[number] : NULL;
  if (!object || object->reached || depth > DEPTH_LIMIT)
    return;
  object->reached = true; /* taken back when all are found: here it only stops circles */
  Span kids = pdf_inside(pdf_resolved(&finish->file, pdf_entry(object->value, "/Kids")));
  if (!kids.at) {
    object->page = (uint32_t)finish->page_count + 1;
    finish->pages[finish->page_count++] = (Entries){.number = number};
  }
  for (uint32_t kid; (kid = pdf_next_reference(&kids)) > 0;)
    find_pages(finish, kid, depth + 1);
  object->reached = false;
}

static void finish_free(Finish *finish);

/* Reads cairo's file. */
static Finish *finish_new(const DocumentInfo *info, const Buffer *bytes, Buffer *out, const TypesetOptions *options,
                          const char **why)
{
  Finish *finish = memory_new(sizeof *finish);
  *finish = (Finish){.info = info};
  bool read = pdf_file_read(&finish->file, bytes);
  pdf_begin(&finish->writer, out, finish->file.count);
  finish->writer.drain = options->drain;
  finish->writer.context = options->context;
  if (read) {
    finish->pages = memory_new(finish->file.count * sizeof *finish->pages);
    finish->queue = memory_new(finish->file.count * sizeof *finish->queue);
    Span pages = pdf_entry(finish->file.objects[finish->file.root].value, "/Pages");
    find_pages(finish, (uint32_t)pdf_number(pages), 0);
  }
  if (finish->page_count)
    return finish;
  *why = "cairo's file is not as expected";
  finish_free(finish);
  return NULL;
}

static void finish_free(Finish *finish)
{
  if (!finish)
    return;
  for (size_t i = 0; i < finish->page_count; i++)
    buffer_free(&finish->pages[i].text);
  buffer_free(&finish->catalog);
  buffer_free(&finish->text);
  buffer_free(&finish->raw);
  buffer_free(&finish->content);
  free(finish->pages);
  free(finish->queue);
  pdf_file_free(&finish->file);
  pdf_writer_free(&finish->writer);
  free(finish);
}

uint32_t finish_reserve(Finish *finish, size_t count)
{
  return pdf_reserve(&finish->writer, count);
}

void finish_object(Finish *finish, uint32_t number, const Buffer *text)
{
  pdf_object(&finish->writer, number, text->at, text->length);
}

uint32_t finish_page(const Finish *finish, size_t page)
{
  return page < finish->page_count ? finish->pages[page].number : 0;
}

void finish_page_entries(Finish *finish, size_t page, const char *text)
{
  if (page >= finish->page_count)
    return;
  buffer_byte(&finish->pages[page].text, ' ');
  buffer_text(&finish->pages[page].text, text);
}

void finish_catalog_entries(Finish *finish, const char *text)
{
  buffer_byte(&finish->catalog, ' ');
  buffer_text(&finish->catalog, text);
}

void finish_add_place(const Finish *finish, const Typeset *typeset, const Block *block, Buffer *out)
{
  const Sheet *sheet = typeset->pages[block->page - 1].sheet;
  static const float above = 8; /* some air over it */
  pdf_add_numbered(out, "[", finish_page(finish, block->page - 1), " 0 R /XYZ ");
  add_number(out, (double)sheet->left, 1);
  buffer_byte(out, ' ');
  add_number(out, (double)(sheet->height - (block->y > above ? block->y - above : 0)), 1);
  buffer_text(out, " 0]");
}

/* ---- objects that are taken over --------------------------------------------------------------------- */

static Span span_of(const Buffer *buffer)
{
  return (Span){buffer->at, buffer->length};
}

static bool has_key(Span entries, Span key)
{
  Span name, value;
  while (pdf_next(&entries, &name, &value))
    if (name.length == key.length && memcmp(name.at, key.at, key.length) == 0)
      return true;
  return false;
}

static bool is_listed(const char *keys, Span key)
{
  for (const char *at = keys; (at = strchr(at, '/')) != NULL; at++)
    if (strncmp(at, key.at, key.length) == 0 && strchr(" ", at[key.length]))
      return true;
  return false;
}

/* The entries of a dictionary as the text in hand: without those that are dropped ("/Key /Key"), and with
   those that are added, in place of their own kind. */
static void take_entries(Finish *finish, Span dictionary, const char *dropped, Span added)
{
  Span rest = pdf_inside(dictionary), key, value;
  buffer_clear(&finish->text);
  buffer_text(&finish->text, "<<");
  while (pdf_next(&rest, &key, &value)) {
    if (is_listed(dropped, key) || has_key(added, key))
      continue;
    buffer_byte(&finish->text, ' ');
    buffer_add(&finish->text, key.at, key.length);
    buffer_byte(&finish->text, ' ');
    buffer_add(&finish->text, value.at, value.length);
  }
  buffer_add(&finish->text, added.at ? added.at : "", added.length);
  reach(finish, span_of(&finish->text));
}

/* The entries in hand as an object. */
static void put_dictionary(Finish *finish, uint32_t number)
{
  buffer_text(&finish->text, " >>");
  pdf_object(&finish->writer, number, finish->text.at, finish->text.length);
}

/* What of cairo's dictionaries has to go, and what they lack (clauses of ISO 19005-3). */
static const struct Mend {
  const char *key, *value; /* that tell which dictionary it is */
  const char *dropped;
  const char *absent, *added; /* where it has no such key */
} mends[] = {
  /* 6.2.11.3.2: the numbers in the text are those of the glyphs in the embedded font */
  {"/Subtype", "/CIDFontType2", "", "/CIDToGIDMap", " /CIDToGIDMap /Identity"},
  /* 6.2.11.4.2: need not be there, but would have to be right */
  {"/Type", "/FontDescriptor", "/CIDSet /CharSet", "/CIDSet", ""},
  /* 6.2.8 */
  {"/Subtype", "/Image", "/Interpolate /Alternates /OPI", "/Interpolate", ""},
};

/* What cairo has deflated is deflated again: how it does that, and whether at all, is not to show in our
   bytes (CAIRO_DEBUG_PDF says it in the environment: see typeset_begin). */
static void take_stream(Finish *finish, uint32_t number, const char *dropped, Span added)
{
  const PdfObject *object = &finish->file.objects[number];
  buffer_clear(&finish->raw);
  bool plain = !pdf_entry(object->value, "/DecodeParms").at && pdf_inflate(object, &finish->raw);
  char all[96];
  snprintf(all, sizeof all, "/Length %s %s", plain ? "/Filter" : "", dropped);
  take_entries(finish, object->value, all, added);
  Span keys = {finish->text.at + strlen("<<"), finish->text.length - strlen("<<")};
  if (plain)
    pdf_deflated(&finish->writer, number, keys, span_of(&finish->raw));
  else
    pdf_stream(&finish->writer, number, keys, object->stream);
}

static void take_object(Finish *finish, uint32_t number)
{
  const PdfObject *object = &finish->file.objects[number];
  if (object->value.at[0] != '<' || object->value.at[1] != '<') {
    reach(finish, object->value);
    pdf_object(&finish->writer, number, object->value.at, object->value.length);
    return;
  }
  const char *dropped = "", *added = "";
  for (size_t i = 0; i < COUNT_OF(mends); i++)
    if (span_is(pdf_entry(object->value, mends[i].key), mends[i].value)) {
      dropped = mends[i].dropped;
      added = pdf_entry(object->value, mends[i].absent).at ? "" : mends[i].added;
    }
  Span more = {added, strlen(added)};
  if (object->stream.at)
    take_stream(finish, number, dropped, more);
  else {
    take_entries(finish, object->value, dropped, more);
    put_dictionary(finish, number);
  }
}

/* The content of a page as one stream, under the number of its first; 0 where it cannot be read. */
static uint32_t take_content(Finish *finish, const PageText *text, Span contents)
{
  uint32_t first = 0;
  buffer_clear(&finish->raw);
  buffer_clear(&finish->content);
  const PdfFile *file = &finish->file;
  unsigned long number = pdf_number(contents);
  if (number < file->count && !file->objects[number].stream.at)
    contents = pdf_resolved(file, contents); /* an array */
  for (uint32_t next; (next = pdf_next_reference(&contents)) > 0;) {
    PdfObject *object = next < file->count ? &file->objects[next] : NULL;
    if (!object || !object->stream.at || !pdf_inflate(object, &finish->raw))
      return 0;
    buffer_byte(&finish->raw, '\n');
    object->reached = true;
    first = first ? first : next;
  }
  if (!first || !content_mark(span_of(&finish->raw), text, &finish->content))
    return 0;
  pdf_deflated(&finish->writer, first, (Span){0}, span_of(&finish->content));
  return first;
}

/* Puts marks round the content of all pages, which the structure tree then speaks of. */
static bool finish_content(Finish *finish, Typeset *typeset, const char **why)
{
  for (size_t i = 0; i < finish->page_count; i++) {
    Span page = finish->file.objects[finish->pages[i].number].value;
    Span resources = pdf_resolved(&finish->file, pdf_entry(page, "/Resources"));
    PageText text = {.typeset = typeset, .page = i, .file = &finish->file};
    text.fonts = pdf_resolved(&finish->file, pdf_entry(resources, "/Font"));
    finish->pages[i].content = take_content(finish, &text, pdf_entry(page, "/Contents"));
    if (finish->pages[i].content)
      continue;
    *why = "a page's content is not as expected";
    return false;
  }
  return true;
}

static void take_page(Finish *finish, uint32_t number)
{
  const PdfObject *object = &finish->file.objects[number];
  Entries *entries = &finish->pages[object->page - 1];
  buffer_format(&entries->text, " /Contents %u 0 R", (unsigned)entries->content);
  take_entries(finish, object->value, "/StructParents /Annots", span_of(&entries->text));
  put_dictionary(finish, number);
  buffer_free(&entries->text);
}

/* ---- what the catalog gets --------------------------------------------------------------------------- */

static void add_output_intent(Finish *finish)
{
  uint32_t number = finish_reserve(finish, 1);
  buffer_clear(&finish->content);
  profile_add(&finish->content);
  static const char keys[] = " /N 3 /Alternate /DeviceRGB";
  pdf_deflated(&finish->writer, number, (Span){keys, sizeof keys - 1}, span_of(&finish->content));
  buffer_format(&finish->catalog,
                " /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
                " /Info (sRGB IEC61966-2.1) /DestOutputProfile %u 0 R >>]",
                (unsigned)number);
}

/* Metadata is not deflated, so that whoever searches an archive finds it without reading PDF. */
static void add_metadata(Finish *finish)
{
  uint32_t number = finish_reserve(finish, 1);
  buffer_clear(&finish->content);
  metadata_add(&finish->content, finish->info);
  static const char keys[] = " /Type /Metadata /Subtype /XML";
  pdf_stream(&finish->writer, number, (Span){keys, sizeof keys - 1}, span_of(&finish->content));
  buffer_format(&finish->catalog, " /Metadata %u 0 R", (unsigned)number);
}

static void take_catalog(Finish *finish)
{
  uint32_t root = finish->file.root;
  Span catalog = finish->file.objects[root].value;
  finish->file.objects[root].reached = true;
  buffer_text(&finish->catalog, " /ViewerPreferences << /DisplayDocTitle true >>");
  if (finish->info->language && *finish->info->language) {
    buffer_text(&finish->catalog, " /Lang ");
    pdf_add_string(&finish->catalog, finish->info->language);
  }
  add_output_intent(finish);
  add_metadata(finish);
  files_add(&finish->writer, finish->info, &finish->catalog);
  take_entries(finish, catalog, "/StructTreeRoot /MarkInfo /Outlines", span_of(&finish->catalog));
  put_dictionary(finish, root);
}

static bool finish_write(Finish *finish, const char **why)
{
  take_catalog(finish);
  while (finish->first < finish->last) {
    uint32_t number = finish->queue[finish->first++];
    if (finish->file.objects[number].page)
      take_page(finish, number);
    else
      take_object(finish, number);
  }
  uint32_t information = finish_reserve(finish, 1);
  buffer_clear(&finish->text);
  information_add(&finish->text, finish->info);
  pdf_object(&finish->writer, information, finish->text.at, finish->text.length);
  bool done = pdf_end(&finish->writer, finish->file.root, information);
  if (!done)
    *why = "the file is too long";
  return done;
}

bool finish_document(Typeset *typeset, const DocumentInfo *info, const Buffer *bytes, Buffer *out, const char **why)
{
  Finish *finish = finish_new(info, bytes, out, &typeset->options, why);
  bool done = finish && finish_content(finish, typeset, why);
  if (done) {
    tags_taken(typeset->tags);
    memory_rest();
    tree_write(typeset, finish);
    outline_write(typeset, finish);
  }
  done = done && finish_write(finish, why);
  finish_free(finish);
  return done;
}
