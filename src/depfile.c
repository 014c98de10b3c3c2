/*
 * depfile: what was written depends on what was read, in the syntax of make (--depfile): a rule for each
 * description.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "compile.h"

/* With make's own escapes. */
static void add_name(Buffer *rules, const char *name)
{
  for (; *name; name++) {
    if (*name == ' ' || *name == '#')
      buffer_byte(rules, '\\');
    if (*name == '$')
      buffer_byte(rules, '$');
    buffer_byte(rules, *name);
  }
}

static void add_source(Buffer *rules, const char *path)
{
  buffer_text(rules, " \\\n ");
  add_name(rules, path);
}

static void add_outputs(Buffer *rules, Arena *arena, const char *folder, const Buffer *written)
{
  for (const char *at = written->at ? written->at : ""; *at;) {
    size_t length = strcspn(at, "\n");
    add_name(rules, arena_format(arena, "%s/%.*s", folder, (int)length, at));
    buffer_byte(rules, ' ');
    at += length + (at[length] == '\n');
  }
}

void depfile_add(const Run *run, const char *folder, const Buffer *written)
{
  Buffer *rules = &run->shared->depfile;
  if (run->options->depfile_target)
    add_name(rules, run->options->depfile_target);
  else
    add_outputs(rules, run->arena, folder, written);
  buffer_byte(rules, ':');
  for (size_t i = 1; i < run->sources.count; i++)
    add_source(rules, run->sources.at[i]->path);
  for (size_t i = 0; i < run->shared->stylesheet_count; i++)
    add_source(rules, run->shared->stylesheets[i].path);
  if (run->logo.bytes)
    add_source(rules, run->logo.path);
  buffer_byte(rules, '\n');
}

void depfile_write(const Shared *shared)
{
  const char *path = shared->options->depfile;
  if (!shared->depfile.length)
    return;
  FILE *file = fopen(path, "w");
  if (!file)
    machine_failed("cannot write %s: %s", path, strerror(errno));
  fwrite(shared->depfile.at, 1, shared->depfile.length, file);
  bool failed = ferror(file);
  if (fclose(file) != 0 || failed)
    machine_failed("cannot write %s: %s", path, strerror(errno));
}
