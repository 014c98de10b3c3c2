/*
 * finish: the pass over cairo's bytes with qpdf.
 *
 * What cairo cannot say is added (language, title in the window's head), what it says of the clock is taken
 * away, and the file's /ID comes from its content.  cairo's own half of a structure tree (it makes one for
 * links) is dropped rather than left to lie.  New objects go behind cairo's bytes as an update section, so that
 * qpdf reads all at once.
 */
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/finish_int.h"

struct Finish {
  const DocumentInfo *info;
  const Buffer *bytes;
  Buffer objects; /* of the update section, one behind the other */
  Buffer catalog, *pages;
  char **bodies; /* of the pages, without their brackets */
  uint32_t *numbers;
  size_t page_count, *offsets, first, count;
  size_t root, previous;
};

static void set_text(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *text)
{
  if (text && *text)
    qpdf_oh_replace_key(qpdf, dictionary, key, qpdf_oh_new_unicode_string(qpdf, text));
}

static void set_info(qpdf_data qpdf, const DocumentInfo *info)
{
  qpdf_oh dictionary = qpdf_oh_new_dictionary(qpdf);
  set_text(qpdf, dictionary, "/Title", info->title);
  set_text(qpdf, dictionary, "/Author", info->author);
  set_text(qpdf, dictionary, "/Producer", info->producer);
  qpdf_oh_replace_key(qpdf, qpdf_get_trailer(qpdf), "/Info", qpdf_make_indirect_object(qpdf, dictionary));
}

static void set_catalog(qpdf_data qpdf, const DocumentInfo *info)
{
  qpdf_oh root = qpdf_get_root(qpdf), preferences = qpdf_oh_new_dictionary(qpdf);
  set_text(qpdf, root, "/Lang", info->language);
  qpdf_oh_replace_key(qpdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool(qpdf, QPDF_TRUE));
  qpdf_oh_replace_key(qpdf, root, "/ViewerPreferences", preferences);
  qpdf_oh_remove_key(qpdf, root, "/StructTreeRoot");
  qpdf_oh_remove_key(qpdf, root, "/MarkInfo");
}

static size_t number_behind(const Buffer *bytes, const char *key)
{
  size_t size = strlen(key);
  for (size_t at = bytes->length; at >= size; at--)
    if (memcmp(bytes->at + at - size, key, size) == 0)
      return strtoul(bytes->at + at, NULL, 10);
  return 0;
}

Finish *finish_new(const DocumentInfo *info, const Buffer *bytes, const char **why)
{
  qpdf_data qpdf = qpdf_init();
  qpdf_silence_errors(qpdf);
  qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
  if (qpdf_read_memory(qpdf, "document", bytes->at, bytes->length, NULL) & QPDF_ERRORS) {
    *why = "qpdf could not read the file";
    qpdf_cleanup(&qpdf);
    return NULL;
  }
  Finish *finish = memory_new(sizeof *finish);
  *finish = (Finish){.info = info, .bytes = bytes};
  int count = qpdf_get_num_pages(qpdf);
  finish->page_count = count > 0 ? (size_t)count : 0;
  finish->pages = memory_new((finish->page_count + 1) * sizeof *finish->pages);
  finish->bodies = memory_new((finish->page_count + 1) * sizeof *finish->bodies);
  finish->numbers = memory_new((finish->page_count + 1) * sizeof *finish->numbers);
  for (size_t i = 0; i < finish->page_count; i++) {
    qpdf_oh page = qpdf_get_page_n(qpdf, i);
    finish->pages[i] = (Buffer){0};
    finish->numbers[i] = (uint32_t)qpdf_oh_get_object_id(qpdf, page);
    qpdf_oh_remove_key(qpdf, page, "/StructParents");
    const char *text = qpdf_oh_unparse_resolved(qpdf, page);
    size_t length = strlen(text);
    finish->bodies[i] = memory_new(length + 1);
    memcpy(finish->bodies[i], text, length + 1);
    if (length > 2)
      finish->bodies[i][length - 2] = '\0';
    qpdf_oh_release(qpdf, page);
  }
  qpdf_cleanup(&qpdf);
  finish->first = number_behind(bytes, "/Size ");
  finish->root = number_behind(bytes, "/Root ");
  finish->previous = number_behind(bytes, "startxref\n");
  return finish;
}

void finish_free(Finish *finish)
{
  if (!finish)
    return;
  for (size_t i = 0; i < finish->page_count; i++) {
    buffer_free(&finish->pages[i]);
    free(finish->bodies[i]);
  }
  buffer_free(&finish->objects);
  buffer_free(&finish->catalog);
  free(finish->pages);
  free(finish->bodies);
  free(finish->numbers);
  free(finish->offsets);
  free(finish);
}

uint32_t finish_reserve(Finish *finish, size_t count)
{
  size_t number = finish->first + finish->count;
  finish->offsets = memory_grow(finish->offsets, (finish->count + count) * sizeof *finish->offsets);
  for (size_t i = 0; i < count; i++)
    finish->offsets[finish->count++] = 0;
  return (uint32_t)number;
}

void finish_object(Finish *finish, uint32_t number, const Buffer *text)
{
  finish->offsets[number - finish->first] = finish->bytes->length + finish->objects.length;
  buffer_format(&finish->objects, "%u 0 obj\n", (unsigned)number);
  buffer_add(&finish->objects, text->at, text->length);
  buffer_text(&finish->objects, "\nendobj\n");
}

uint32_t finish_page(const Finish *finish, size_t page)
{
  return page < finish->page_count ? finish->numbers[page] : 0;
}

void finish_page_entries(Finish *finish, size_t page, const char *text)
{
  if (page >= finish->page_count)
    return;
  buffer_byte(&finish->pages[page], ' ');
  buffer_text(&finish->pages[page], text);
}

void finish_catalog_entries(Finish *finish, const char *text)
{
  buffer_byte(&finish->catalog, ' ');
  buffer_text(&finish->catalog, text);
}

/* cairo's file with the pages again, where they have got entries, and the new objects behind it. */
static void add_update(Finish *finish, Buffer *all)
{
  size_t end = finish->first + finish->count;
  size_t *pages = memory_new((finish->page_count + 1) * sizeof *pages), base = all->length;
  buffer_add(all, finish->bytes->at, finish->bytes->length);
  buffer_add(all, finish->objects.at ? finish->objects.at : "", finish->objects.length);
  for (size_t i = 0; i < finish->page_count; i++) {
    pages[i] = all->length - base;
    buffer_format(all, "%u 0 obj\n%s%s >>\nendobj\n", (unsigned)finish->numbers[i], finish->bodies[i],
                  finish->pages[i].at ? finish->pages[i].at : "");
  }
  size_t table = all->length - base;
  buffer_text(all, "xref\n");
  if (finish->count)
    buffer_format(all, "%zu %zu\n", finish->first, finish->count);
  for (size_t i = 0; i < finish->count; i++)
    buffer_format(all, "%010zu %05d %c \n", finish->offsets[i], finish->offsets[i] ? 0 : 65535,
                  finish->offsets[i] ? 'n' : 'f');
  for (size_t i = 0; i < finish->page_count; i++)
    buffer_format(all, "%u 1\n%010zu 00000 n \n", (unsigned)finish->numbers[i], pages[i]);
  buffer_format(all, "trailer\n<< /Size %zu /Root %zu 0 R /Prev %zu >>\nstartxref\n%zu\n%%%%EOF\n", end,
                finish->root, finish->previous, table);
  free(pages);
}

static void add_catalog(qpdf_data qpdf, const Finish *finish)
{
  if (!finish->catalog.length)
    return;
  /* the C interface parses no references: the entries come as an object of the update section */
  qpdf_oh entries = qpdf_get_object_by_id(qpdf, (int)(finish->first + finish->count - 1), 0);
  qpdf_oh root = qpdf_get_root(qpdf);
  qpdf_oh_begin_dict_key_iter(qpdf, entries);
  while (qpdf_oh_dict_more_keys(qpdf)) {
    const char *key = qpdf_oh_dict_next_key(qpdf);
    qpdf_oh_replace_key(qpdf, root, key, qpdf_oh_get_key(qpdf, entries, key));
  }
}

bool finish_write(Finish *finish, Buffer *out, const char **why)
{
  if (finish->catalog.length) {
    Buffer entries = {0};
    buffer_format(&entries, "<<%s >>", finish->catalog.at);
    finish_object(finish, finish_reserve(finish, 1), &entries);
    buffer_free(&entries);
  }
  Buffer all = {0};
  add_update(finish, &all);
  qpdf_data qpdf = qpdf_init();
  qpdf_silence_errors(qpdf);
  qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
  bool read = !(qpdf_read_memory(qpdf, "document", all.at, all.length, NULL) & QPDF_ERRORS);
  if (read) {
    set_info(qpdf, finish->info);
    set_catalog(qpdf, finish->info);
    add_catalog(qpdf, finish);
  }
  if (read && !(qpdf_init_write_memory(qpdf) & QPDF_ERRORS)) {
    qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
    qpdf_set_stream_data_mode(qpdf, qpdf_s_preserve);
    qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
    read = !(qpdf_write(qpdf) & QPDF_ERRORS);
  }
  if (read)
    buffer_add(out, (const char *)qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
  else
    *why = "qpdf could not finish the file";
  qpdf_cleanup(&qpdf);
  buffer_free(&all);
  return read;
}
