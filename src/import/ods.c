/*
 * ods: an OpenDocument spreadsheet.  Two entries of its zip are read: META-INF/manifest.xml for whether it
 * is encrypted, content.xml for the cells.
 */
#include <string.h>

#include "import/markup_int.h"

enum { MANIFEST_LIMIT = 4 << 20 /* bytes */ };

static bool take_text(void *taker, const char *bytes, size_t length)
{
  buffer_add(taker, bytes, length);
  return true;
}

static bool take_content(void *taker, const char *bytes, size_t length)
{
  return content_add(taker, bytes, length);
}

static bool is_spreadsheet(Package *package)
{
  static const char kind[] = "application/vnd.oasis.opendocument.spreadsheet"; /* and -template */
  if (package_has(package, "xl/workbook.bin"))
    return package_fault(package, "is-xlsb");
  if (!package_has(package, "content.xml"))
    return package_fault(package, "is-zip");
  if (!package_has(package, "mimetype"))
    return true;
  Buffer said = {0};
  bool read = package_stream(package, "mimetype", 256, take_text, &said);
  if (read && !text_starts(said.at ? said.at : "", kind))
    read = package_fault(package, "is-zip");
  buffer_free(&said);
  return read;
}

static bool is_open(Package *package)
{
  static const char name[] = "META-INF/manifest.xml";
  if (!package_has(package, name))
    return true;
  Buffer manifest = {0};
  bool open = package_stream(package, name, MANIFEST_LIMIT, take_text, &manifest);
  if (open && manifest.at && strstr(manifest.at, "encryption-data"))
    open = package_fault(package, "encrypted");
  buffer_free(&manifest);
  return open;
}

bool ods_read(Package *package, Grid *grid)
{
  if (!is_spreadsheet(package) || !is_open(package))
    return false;
  Content *content = content_new(package->import, grid);
  const bool read = package_stream(package, "content.xml", PACKAGE_LIMIT, take_content, content);
  return content_end(content, read) && read;
}
