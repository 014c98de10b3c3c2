/*
 * outputs: the table of outputs, what a build selects of it, and its names.
 */
#include <assert.h>
#include <string.h>

#include "emit/emit_int.h"

const Output outputs[] = {
#define OUTPUT(...) {__VA_ARGS__},
#include "emit/outputs.def"
#undef OUTPUT
};
const size_t output_count = COUNT_OF(outputs);

static const struct {
  EmitAudience audience;
  const char *folder;
} folders[] = {
  {EMIT_PUBLIC, "public"},
  {EMIT_AUTHORITY, "authority"},
  {EMIT_INTERNAL, "internal"},
};

const char *audience_folder(EmitAudience audience)
{
  for (size_t i = 0; i < COUNT_OF(folders); i++)
    if (folders[i].audience == audience)
      return folders[i].folder;
  assert(!"an audience without folder");
  return NULL;
}

const char *audience_named(const char *path, EmitAudience *audience)
{
  for (size_t i = 0; i < COUNT_OF(folders); i++) {
    size_t length = strlen(folders[i].folder);
    if (strncmp(path, folders[i].folder, length) != 0 || path[length] != '/')
      continue;
    *audience = folders[i].audience;
    return path + length + 1;
  }
  return NULL;
}

bool output_is_paired(OutputKind kind)
{
  return kind == OUTPUT_HTML_ALL || kind == OUTPUT_PDF_TWO;
}

bool document_is_sheet(const char *document)
{
  for (size_t i = 0; i < output_count; i++)
    if (text_same(outputs[i].document, document))
      return output_is_sheet(outputs[i].kind);
  return false;
}

bool document_is_as_written(const char *document)
{
  for (size_t i = 0; i < output_count; i++)
    if (text_same(outputs[i].document, document))
      return outputs[i].as_written;
  return false;
}

/* Whether `name` stands in the comma-separated list. */
static bool list_has(const char *list, const char *name)
{
  size_t length = strlen(name);
  for (const char *at = list; *at;) {
    size_t item = strcspn(at, ",");
    if (item == length && strncmp(at, name, length) == 0)
      return true;
    at += item;
    if (*at)
      at++;
  }
  return false;
}

/* "register.html": of a format, the files that end so. */
static char *narrow_name(Arena *arena, const Output *output)
{
  return arena_format(arena, "%s%s", output->format, strrchr(output->pattern, '.'));
}

static bool is_asked_for(const Output *output, const char *formats)
{
  Arena *arena = arena_new();
  bool asked = list_has(formats, "all") || list_has(formats, output->format) ||
               (output->group && list_has(formats, output->group)) || list_has(formats, narrow_name(arena, output));
  arena_free(arena);
  return asked;
}

bool output_is_selected(const Output *output, const EmitOptions *options)
{
  if (output->publishable && !options->publishable)
    return false;
  if (!options->formats)
    return output->standard || (output_is_sheet(output->kind) && text_same(options->wall, "sheet"));
  return is_asked_for(output, options->formats);
}

/* Whom an output is made for: its usual audience, or of those asked for the ones it may be made for. */
unsigned output_audiences(const Output *output, const EmitOptions *options)
{
  return options->audiences ? options->audiences & output->audiences : (unsigned)output->usual;
}

static bool makes(const EmitOptions *options, const Output *output, const char *document, EmitAudience audience)
{
  return text_same(output->document, document) && output_is_selected(output, options) &&
         output_audiences(output, options) & audience;
}

bool emit_makes(const EmitOptions *options, const char *document, EmitAudience audience)
{
  for (size_t i = 0; i < output_count; i++)
    if (makes(options, &outputs[i], document, audience))
      return true;
  return false;
}

const char *emit_audience(EmitAudience audience)
{
  return audience_folder(audience);
}

static bool has_instance(const EmitSource *source, const EmitOptions *options, const Output *output)
{
  const unsigned audiences = output_audiences(output, options);
  EmitRequest request;
  for (size_t i = 0; i < COUNT_OF(audience_list); i++)
    if ((audiences & audience_list[i]) &&
        source->instance(source->context, output->document, audience_list[i], 0, &request))
      return true;
  return false;
}

EmitAsked emit_asked(const EmitSource *source, const EmitOptions *options, const char *name)
{
  EmitAsked asked = {.format = name};
  for (size_t i = 0; i < output_count; i++) {
    const Output *output = &outputs[i];
    if (!is_asked_for(output, name))
      continue;
    asked.format = output->format;
    asked.audiences |= output->audiences;
    asked.selected |= output_audiences(output, options) != 0;
    asked.makes |= output->document ? has_instance(source, options, output) : !text_same(options->formats, name);
  }
  return asked;
}

bool emit_makes_fragment(const EmitSource *source, const EmitOptions *options)
{
  for (size_t i = 0; i < output_count; i++)
    if (outputs[i].kind == OUTPUT_FRAGMENT && output_is_selected(&outputs[i], options) &&
        has_instance(source, options, &outputs[i]))
      return true;
  return false;
}

size_t emit_names(Arena *arena, const EmitOptions *options, const char *document, EmitAudience audience,
                  const char *stem, const char *language, const char **names, size_t room)
{
  size_t count = 0;
  for (size_t i = 0; i < output_count && count < room; i++)
    if (makes(options, &outputs[i], document, audience))
      names[count++] = output_name(arena, &outputs[i], stem, language);
  return count;
}

char *output_name(Arena *arena, const Output *output, const char *stem, const char *language)
{
  Buffer name = {0};
  for (const char *at = output->pattern; *at;) {
    if (text_starts(at, "<stem>")) {
      buffer_text(&name, stem);
      at += strlen("<stem>");
    } else if (text_starts(at, "<lang>")) {
      buffer_text(&name, language);
      at += strlen("<lang>");
    } else {
      buffer_byte(&name, *at++);
    }
  }
  char *copy = arena_copy(arena, name.at, name.length);
  buffer_free(&name);
  return copy;
}

/* ---- for people -------------------------------------------------------------------------------------- */

/* "public", or "internal (asked for: public, authority)" */
static void print_audiences(const Output *output, FILE *to)
{
  fputs(audience_folder(output->usual), to);
  const char *before = " (asked for: ";
  for (size_t i = 0; i < COUNT_OF(folders); i++) {
    if (folders[i].audience == output->usual || !(output->audiences & folders[i].audience))
      continue;
    fprintf(to, "%s%s", before, folders[i].folder);
    before = ", ";
  }
  if (before[0] == ',')
    fputc(')', to);
}

void emit_print_table(FILE *to)
{
  Arena *arena = arena_new();
  fprintf(to, "  %-12s %-34s %s\n", "format", "file", "audience");
  for (size_t i = 0; i < output_count; i++) {
    const Output *output = &outputs[i];
    bool first = i == 0 || strcmp(output->format, outputs[i - 1].format) != 0;
    char *file = output_name(arena, output, output->stem, "<lang>");
    fprintf(to, "%s %-12s %-34s ", first && output->standard ? "*" : " ",
            first ? output->format : "", file);
    if (output->document)
      print_audiences(output, to);
    else
      fputs("each folder", to);
    if (first && !output->publishable && output->document)
      fputs(", also where there are errors", to);
    fputc('\n', to);
  }
  arena_free(arena);
}

/* Whether all files of a format end in the same way. */
static bool ends_alike(const Output *output)
{
  for (size_t i = 0; i < output_count; i++)
    if (strcmp(outputs[i].format, output->format) == 0 &&
        strcmp(strrchr(outputs[i].pattern, '.'), strrchr(output->pattern, '.')) != 0)
      return false;
  return true;
}

/* "register.ods" is the name of a file: what it is made by, "sheets.ods". */
static const char *maker_of(Arena *arena, const char *name)
{
  const char *dot = strrchr(name, '.');
  for (size_t i = 0; dot && i < output_count; i++) {
    const Output *output = &outputs[i];
    if (output->document && strcmp(strrchr(output->pattern, '.'), dot) == 0 &&
        strlen(output->stem) == (size_t)(dot - name) && text_starts(name, output->stem))
      return ends_alike(output) ? output->format : narrow_name(arena, output);
  }
  return NULL;
}

const char *emit_unknown_format(Arena *arena, const char *formats, const char **nearest)
{
  const char *names[2 * COUNT_OF(outputs) + 1];
  for (size_t i = 0; i < output_count; i++) {
    names[i] = outputs[i].format;
    names[output_count + 1 + i] = outputs[i].group ? outputs[i].group : outputs[i].format;
  }
  names[output_count] = "all";
  for (const char *at = formats; at && *at;) {
    size_t length = strcspn(at, ",");
    char *name = arena_copy(arena, at, length);
    bool known = false;
    for (size_t i = 0; i < COUNT_OF(names) && !known; i++)
      known = strcmp(names[i], name) == 0 ||
              (i < output_count && strcmp(narrow_name(arena, &outputs[i]), name) == 0);
    if (!known) {
      *nearest = maker_of(arena, name);
      if (!*nearest)
        *nearest = text_nearest(name, names, COUNT_OF(names));
      for (size_t i = 0; i < output_count && !*nearest; i++) { /* "pdf": the first that ends so */
        const char *narrow = narrow_name(arena, &outputs[i]);
        if (outputs[i].document && text_same(strchr(narrow, '.') + 1, name))
          *nearest = narrow;
      }
      return name;
    }
    at += length;
    if (*at)
      at++;
  }
  return NULL;
}
