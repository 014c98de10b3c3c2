/*
 * import_json: record.json, as `ppc build -f json` writes it, back into a description.
 */
#include "import/import_int.h"

bool import_json(Import *import)
{
  import_fault(import, NULL, "is-json", NULL);
  return false;
}
