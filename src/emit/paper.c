/*
 * paper: pages to `typeset`, and its faults to findings.
 */
#include <string.h>

#include "emit/emit_int.h"

/* Whether an earlier build of this run has said it: where publishing is refused, the review is built again. */
static bool is_reported(const Findings *findings, const char *character)
{
  for (const Finding *finding = findings->first; finding; finding = finding->next) {
    if (strcmp(finding->code, "PPC040") != 0)
      continue;
    for (const Argument *argument = finding->arguments; argument; argument = argument->next)
      if (strcmp(argument->name, "character") == 0 && text_same(argument->as.text, character))
        return true;
  }
  return false;
}

/* A character that no shipped font has would be a box on paper: whoever prints it must know (PPC040). */
static void add_fault(void *context, const TypesetFault *fault)
{
  Writer *writer = context;
  Build *build = writer->build;
  const EmitOptions *options = build->options;
  /* What is to be published is refused; the review is written all the same, it says what is wrong. */
  if (writer->output->publishable)
    build->refused = true;
  if (!options->findings)
    return;
  Arena *arena = options->findings->arena;
  char *character = arena_format(arena, "U+%04X", (unsigned)fault->character);
  /* Several documents and languages print the same words: once is enough. */
  if (!map_put(build->faults, character, build) || is_reported(options->findings, character))
    return;
  Place place = options->place ? options->place(options->place_context, character) : NOWHERE;
  Finding *finding = finding_add(options->findings, "PPC040", NULL, SEVERITY_ERROR, place);
  finding->block = arena_string(arena, fault->block);
  finding_text(options->findings, finding, "character", character);
  finding_text(options->findings, finding, "block", finding->block ? finding->block : "");
  finding_text(options->findings, finding, "language", arena_string(arena, writer->language));
}

void paper_begin(Writer *writer)
{
  const EmitOptions *options = writer->build->options;
  TypesetOptions typeset = {
    .fonts = options->fonts,
    .hyphenation = options->hyphenation,
    .producer = arena_format(writer->build->arena, "ppc %s", options->version),
    .fault = add_fault,
    .context = writer,
  };
  writer->typeset = typeset_new(&typeset);
}

void paper_add(Writer *writer, const xmlDoc *page)
{
  typeset_add(writer->typeset, page);
}

void paper_end(Writer *writer)
{
  const char *why = "";
  if (!typeset_pdf(writer->typeset, &writer->sink.buffer, &why))
    stage_failed(writer->build->stage, "cannot make %s: %s; nothing was changed", writer->path, why);
  typeset_free(writer->typeset);
  writer->typeset = NULL;
}

void paper_lines(Writer *writer)
{
  Buffer lines = {0};
  typeset_lines(writer->typeset, &lines);
  printf("== %s\n", writer->path);
  if (lines.length)
    fwrite(lines.at, 1, lines.length, stdout);
  buffer_free(&lines);
  typeset_free(writer->typeset);
  writer->typeset = NULL;
}
