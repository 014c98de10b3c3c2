/*
 * package: the zip that a spreadsheet is.  What is needed of it is read, as streams, and kept nowhere.
 * Nothing is unpacked to disk, so that a name that climbs out harms nobody; a file that has one is refused
 * all the same, since nobody makes such a spreadsheet.
 */
#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "import/markup_int.h"

enum {
  ENTRIES = 10000,
  RATIO_FROM = 8 << 20, /* a small file may be packed a thousand to one */
  RATIO = 250,          /* a real register comes to about 20 */
  PIECE = 1 << 16,
};

bool package_fault(const Package *package, const char *part)
{
  return import_fault(package->import, NULL, part,
                      (const char *const[]){"file", path_name(package->import->path), NULL});
}

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

static bool names_are_fit(const Package *package)
{
  const zip_int64_t count = zip_get_num_entries(package->zip, 0);
  if (count > ENTRIES)
    return package_fault(package, "zip-entries");
  for (zip_int64_t i = 0; i < count; i++) {
    const char *name = zip_get_name(package->zip, (zip_uint64_t)i, 0);
    if (!name || climbs_out(name))
      return import_fault(package->import, NULL, "zip-path",
                          (const char *const[]){"name", name ? name : "?", NULL});
  }
  return true;
}

bool package_has(const Package *package, const char *name)
{
  return zip_name_locate(package->zip, name, 0) >= 0;
}

/* What was unpacked so far, of an entry that takes `packed` bytes in the file. */
static bool is_bomb(size_t unpacked, size_t packed)
{
  return unpacked > RATIO_FROM && unpacked / RATIO > packed;
}

bool package_stream(Package *package, const char *name, size_t limit, TakePiece *take, void *taker)
{
  zip_stat_t status;
  zip_file_t *file = zip_stat(package->zip, name, 0, &status) == 0 ? zip_fopen(package->zip, name, 0) : NULL;
  if (!file) {
    const bool encrypted = zip_error_code_zip(zip_get_error(package->zip)) == ZIP_ER_NOPASSWD;
    return package_fault(package, encrypted ? "encrypted" : "zip-damaged");
  }
  const bool told = status.valid & ZIP_STAT_COMP_SIZE;
  const size_t packed = told ? (size_t)status.comp_size : package->import->length;
  char *piece = memory_new(PIECE);
  size_t total = 0;
  bool taken = true;
  zip_int64_t got;
  while (taken && (got = zip_fread(file, piece, PIECE)) > 0) {
    total += (size_t)got;
    package->unpacked += (size_t)got;
    if (total > limit || package->unpacked > PACKAGE_LIMIT || is_bomb(total, packed))
      taken = package_fault(package, "zip-bomb");
    else
      taken = take(taker, piece, (size_t)got);
  }
  if (taken && got < 0)
    taken = package_fault(package, "zip-damaged");
  zip_fclose(file);
  free(piece);
  return taken;
}

bool package_markup(Package *package, const char *name, const MarkupReader *reader, void *context,
                    Markup **markup)
{
  *markup = markup_new(package->import, reader, context);
  const bool read = package_stream(package, name, PACKAGE_LIMIT, markup_add, *markup);
  return markup_end(*markup, read) && read;
}

bool package_read(Import *import, Grid *grid)
{
  zip_error_t why;
  zip_error_init(&why);
  zip_source_t *source = zip_source_buffer_create(import->bytes, import->length, 0, &why);
  Package package = {.import = import, .zip = source ? zip_open_from_source(source, ZIP_RDONLY, &why) : NULL};
  zip_error_fini(&why);
  if (!package.zip) {
    zip_source_free(source);
    return package_fault(&package, "zip-damaged");
  }
  const bool excel = package_has(&package, "xl/workbook.xml");
  const bool read = names_are_fit(&package) && (excel ? xlsx_read : ods_read)(&package, grid);
  zip_discard(package.zip);
  return read;
}
