/*
 * ods: the zip that a spreadsheet is.  Two entries are read, as streams, and kept nowhere: META-INF/manifest.xml for
 * whether it is encrypted, content.xml for the cells.  Nothing is unpacked, so that a name that climbs out harms
 * nobody; a file that has one is refused all the same, since nobody makes such a spreadsheet.
 */
#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "import/import_int.h"

enum {
  ENTRIES = 10000,
  CONTENT_LIMIT = 256 << 20,  /* bytes of content.xml */
  MANIFEST_LIMIT = 4 << 20,
  RATIO_FROM = 8 << 20,       /* a small file may be packed a thousand to one */
  RATIO = 250,                /* a real register comes to about 20 */
  PIECE = 1 << 16,
};

typedef bool TakePiece(void *taker, const char *bytes, size_t length);

static bool fault(Import *import, const char *part)
{
  return import_fault(import, NULL, part, (const char *const[]){"file", path_name(import->path), NULL});
}

/* ---- entries ------------------------------------------------------------------------------------------------- */

static bool climbs_out(const char *name)
{
  if (name[0] == '/' || strchr(name, '\\') || (name[0] && name[1] == ':'))
    return true;
  for (const char *part = name; part; part = strchr(part, '/')) {
    part += *part == '/';
    if (text_starts(part, "..") && (part[2] == '/' || part[2] == '\0'))
      return true;
  }
  return false;
}

static bool names_are_fit(Import *import, zip_t *zip)
{
  const zip_int64_t count = zip_get_num_entries(zip, 0);
  if (count > ENTRIES)
    return fault(import, "zip-entries");
  for (zip_int64_t i = 0; i < count; i++) {
    const char *name = zip_get_name(zip, (zip_uint64_t)i, 0);
    if (!name || climbs_out(name))
      return import_fault(import, NULL, "zip-path", (const char *const[]){"name", name ? name : "?", NULL});
  }
  return true;
}

/* What was unpacked so far, of an entry that takes `packed` bytes in the file. */
static bool is_bomb(size_t unpacked, size_t packed)
{
  return unpacked > RATIO_FROM && unpacked / RATIO > packed;
}

/* Every piece of an entry to its taker; false: there is a fault. */
static bool stream(Import *import, zip_t *zip, const char *name, size_t limit, TakePiece *take, void *taker)
{
  zip_stat_t status;
  zip_file_t *file = zip_stat(zip, name, 0, &status) == 0 ? zip_fopen(zip, name, 0) : NULL;
  if (!file) {
    const bool encrypted = zip_error_code_zip(zip_get_error(zip)) == ZIP_ER_NOPASSWD;
    return fault(import, encrypted ? "encrypted" : "zip-damaged");
  }
  const size_t packed = status.valid & ZIP_STAT_COMP_SIZE ? (size_t)status.comp_size : import->length;
  char *piece = memory_new(PIECE);
  size_t total = 0;
  bool taken = true;
  zip_int64_t got;
  while (taken && (got = zip_fread(file, piece, PIECE)) > 0) {
    total += (size_t)got;
    if (total > limit || is_bomb(total, packed))
      taken = fault(import, "zip-bomb");
    else
      taken = take(taker, piece, (size_t)got);
  }
  if (taken && got < 0)
    taken = fault(import, "zip-damaged");
  zip_fclose(file);
  free(piece);
  return taken;
}

static bool take_text(void *taker, const char *bytes, size_t length)
{
  buffer_add(taker, bytes, length);
  return true;
}

static bool take_content(void *taker, const char *bytes, size_t length)
{
  return content_add(taker, bytes, length);
}

/* ---- what kind of zip ------------------------------------------------------------------------------------------ */

static bool has(zip_t *zip, const char *name)
{
  return zip_name_locate(zip, name, 0) >= 0;
}

static bool is_spreadsheet(Import *import, zip_t *zip)
{
  static const char kind[] = "application/vnd.oasis.opendocument.spreadsheet"; /* and -template */
  if (has(zip, "xl/workbook.xml"))
    return fault(import, "is-xlsx");
  if (!has(zip, "content.xml"))
    return fault(import, "is-zip");
  if (!has(zip, "mimetype"))
    return true;
  Buffer said = {0};
  bool read = stream(import, zip, "mimetype", 256, take_text, &said);
  if (read && !text_starts(said.at ? said.at : "", kind))
    read = fault(import, "is-zip");
  buffer_free(&said);
  return read;
}

static bool is_open(Import *import, zip_t *zip)
{
  static const char name[] = "META-INF/manifest.xml";
  if (!has(zip, name))
    return true;
  Buffer manifest = {0};
  bool open = stream(import, zip, name, MANIFEST_LIMIT, take_text, &manifest);
  if (open && manifest.at && strstr(manifest.at, "encryption-data"))
    open = fault(import, "encrypted");
  buffer_free(&manifest);
  return open;
}

bool ods_read(Import *import, Grid *grid)
{
  zip_error_t why;
  zip_error_init(&why);
  zip_source_t *source = zip_source_buffer_create(import->bytes, import->length, 0, &why);
  zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &why) : NULL;
  zip_error_fini(&why);
  if (!zip) {
    zip_source_free(source);
    return fault(import, "zip-damaged");
  }
  bool read = names_are_fit(import, zip) && is_spreadsheet(import, zip) && is_open(import, zip);
  if (read) {
    Content *content = content_new(import, grid);
    read = stream(import, zip, "content.xml", CONTENT_LIMIT, take_content, content);
    read = content_end(content, read) && read;
  }
  zip_discard(zip);
  return read;
}
