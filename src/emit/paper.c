/*
 * paper: pages to `typeset`, and its faults to findings.
 */
#include <string.h>

#include "emit/emit_int.h"

enum { REPORTED_AT_MOST = 100 }; /* a description in another script has thousands */

static const char fault_code[] = "PPC040";

/* Whether it has been said: several documents, languages and blocks print the same words, and where
   publishing is refused the review is built again. */
static bool is_reported(const Findings *findings, Place place, const char *character)
{
  size_t reported = 0;
  for (const Finding *finding = findings->first; finding; finding = finding->next) {
    if (strcmp(finding->code, fault_code) != 0)
      continue;
    reported++;
    bool here = finding->place.source == place.source && finding->place.offset == place.offset;
    for (const Argument *argument = here ? finding->arguments : NULL; argument; argument = argument->next)
      if (strcmp(argument->name, "character") == 0 && text_same(argument->as.text, character))
        return true;
  }
  return reported >= REPORTED_AT_MOST;
}

/* A character that no shipped font has is its code on paper: whoever prints it must know (PPC040). */
void paper_fault(Writer *writer, const TypesetFault *fault)
{
  static const char *const variants[] = {[FAULT_BACKWARDS] = "backwards", [FAULT_HEAP] = "heap"};
  Build *build = writer->build;
  const EmitOptions *options = build->options;
  /* What is to be published is refused; the review is written all the same, it says what is wrong. */
  if (writer->output->publishable)
    build->refused = true;
  if (!options->findings)
    return;
  Arena *arena = options->findings->arena;
  const char *character = arena_format(arena, "U+%04X", (unsigned)fault->character);
  const char *what = arena_format(arena, "%s %s", character, fault->src ? fault->src : "");
  if (!map_put(build->faults, what, build))
    return;
  Place place = options->place ? options->place(options->place_context, what) : NOWHERE;
  if (is_reported(options->findings, place, character))
    return;
  Finding *finding = finding_add(options->findings, fault_code, variants[fault->kind], SEVERITY_ERROR, place);
  finding->block = arena_string(arena, fault->block);
  finding_text(options->findings, finding, "character", character);
  finding_text(options->findings, finding, "block", finding->block ? finding->block : "");
  finding_text(options->findings, finding, "language", arena_string(arena, writer->language));
}

static void add_fault(void *context, const TypesetFault *fault)
{
  paper_fault(context, fault);
}

static void drain(void *context)
{
  Writer *writer = context;
  sink_flush(&writer->sink);
}

/* Every document says which description it was made from.  Only one for those inside carries it: what is kept
   back from others must not reach them in an attachment. */
void paper_begin(Writer *writer)
{
  const EmitOptions *options = writer->build->options;
  const EmitSource *source = writer->build->source;
  SourceList *sources = writer->build->sources;
  bool carries = sources && writer->request->audience == EMIT_INTERNAL;
  TypesetOptions typeset = {
    .date = options->date,
    .source = sources ? arena_format(writer->build->arena, "sha256:%s", sources->sha256) : NULL,
    .files = carries ? source_list_packed(sources, writer->build->arena) : NULL,
    .about_files = carries && source->label ? source->label(source->context, writer->output->document,
                                                            writer->language, "source.file")
                                            : NULL,
    .fonts = options->fonts,
    .hyphenation = options->hyphenation,
    .producer = arena_format(writer->build->arena, "ppc %s", options->version),
    .fault = add_fault,
    .drain = drain,
    .context = writer,
    .logo = options->logo,
    .accent = options->accent,
  };
  if (writer->held)
    writer->paper = paper_new(&typeset);
  else
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
