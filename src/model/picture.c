/*
 * picture: a file that the description names to be shown.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "model/load_int.h"

enum { PICTURE_AT_MOST = 1 << 20 }; /* bytes: a logo, not a photograph */

Finding *model_picture_fault(Findings *findings, const Text *file, const char *variant)
{
  Finding *finding = finding_add(findings, "PPC006", variant, SEVERITY_ERROR, file->mark.place);
  finding_text(findings, finding, "file", file->value);
  return finding;
}

bool model_picture(const LoadOptions *options, const Text *file, Arena *arena, Sources *sources, Findings *findings,
                   Picture *picture)
{
  Loader loader = {.options = options, .arena = arena, .sources = sources, .findings = findings};
  const Source *source = source_of(sources, file->mark.place);
  Target target = {0};
  const char *variant = "missing";
  size_t length;
  *picture = (Picture){0};
  if (!file->value || !source)
    return false;
  const char *root;
  if (!folders_collect(&loader, &root))
    return false;
  char *bytes = NULL;
  if (folder_find(&loader, path_folder(arena, source->path), file->value, &target, &variant)) {
    bytes = file_read(target.real, PICTURE_AT_MOST, &length);
    if (!bytes && errno != EFBIG) {
      cannot_read(&loader, target.path);
      return false;
    }
    variant = "large";
  }
  if (!bytes) {
    model_picture_fault(findings, file, variant);
    return false;
  }
  *picture = (Picture){.path = target.path, .bytes = arena_copy(arena, bytes, length), .length = length};
  free(bytes);
  return true;
}
