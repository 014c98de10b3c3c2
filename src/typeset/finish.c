/*
 * finish: the pass over cairo's bytes with qpdf.
 *
 * What cairo cannot say is added (language, title in the window's head), what it says of the clock is taken
 * away, and the file's /ID comes from its content.  Tags, PDF/UA and PDF/A go here too: until they are
 * written, cairo's own half of a structure tree (it makes one for links) is dropped rather than left to lie.
 */
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "typeset/typeset_int.h"

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

bool finish_document(const DocumentInfo *info, const Buffer *bytes, Buffer *out, const char **why)
{
  qpdf_data qpdf = qpdf_init();
  qpdf_silence_errors(qpdf);
  qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
  bool read = !(qpdf_read_memory(qpdf, "document", bytes->at, bytes->length, NULL) & QPDF_ERRORS);
  if (read) {
    set_info(qpdf, info);
    set_catalog(qpdf, info);
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
  return read;
}
