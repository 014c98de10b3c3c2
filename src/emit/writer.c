/*
 * writer: one output, fed part by part, by its back end.
 */
#include "emit/emit_int.h"

/* A back end: a name and a few functions. */
typedef struct BackEnd {
  void (*begin)(Writer *writer, xmlDoc *const *pages, size_t count); /* with the first part's pages */
  void (*add)(Writer *writer, const xmlDoc *page);
  void (*end)(Writer *writer);
  const struct PackFormat *format; /* of a spreadsheet; else NULL */
} BackEnd;

static void begin_paper(Writer *writer, xmlDoc *const *pages, size_t count)
{
  (void)pages;
  (void)count;
  paper_begin(writer);
}

static const BackEnd back_ends[] = {
  [OUTPUT_HTML] = {.begin = html_begin, .add = html_add, .end = html_end},
  [OUTPUT_HTML_ALL] = {.begin = html_begin, .add = html_add, .end = html_end},
  [OUTPUT_PDF] = {.begin = begin_paper, .add = paper_add, .end = paper_end},
  [OUTPUT_PDF_TWO] = {.begin = begin_paper, .add = paper_add, .end = paper_end},
  [OUTPUT_TEXT] = {.add = text_add},
  [OUTPUT_MARKDOWN] = {.add = text_add},
  [OUTPUT_DATA] = {.add = data_add, .end = data_end},
  [OUTPUT_DATA_FIRST] = {.add = data_add, .end = data_end},
  [OUTPUT_DATA_ALL] = {.add = data_add, .end = data_end},
  [OUTPUT_CONFLUENCE] = {.begin = confluence_begin, .add = confluence_add},
  [OUTPUT_FRAGMENT] = {.begin = fragment_begin, .add = fragment_add, .end = fragment_end},
  [OUTPUT_STYLE] = {.begin = fragment_style_begin, .add = fragment_style_add},
  [OUTPUT_ODS] = {.begin = pack_begin, .add = pack_add, .end = pack_end, .format = &pack_ods},
  [OUTPUT_XLSX] = {.begin = pack_begin, .add = pack_add, .end = pack_end, .format = &pack_xlsx},
  [OUTPUT_CSV] = {.begin = pack_begin, .add = pack_add, .end = pack_end, .format = &pack_csv},
  [OUTPUT_JSON] = {.add = NULL},
};

bool output_is_paper(OutputKind kind)
{
  return kind == OUTPUT_PDF || kind == OUTPUT_PDF_TWO;
}

const struct PackFormat *output_sheet_format(OutputKind kind)
{
  return back_ends[kind].format;
}

bool output_is_sheet(OutputKind kind)
{
  return output_sheet_format(kind) != NULL;
}

/* Who holds a page counts himself in the member that libxml2 leaves to us; all by one thread. */
void page_hold(xmlDoc *page)
{
  page->_private = (void *)((uintptr_t)page->_private + 1);
}

void page_drop(xmlDoc *page)
{
  uintptr_t holders = (uintptr_t)page->_private;
  if (holders)
    page->_private = (void *)(holders - 1);
  else
    xmlFreeDoc(page);
}

void writer_feed(Writer *writer, xmlDoc *const *pages, xmlDoc *page)
{
  const BackEnd *back_end = &back_ends[writer->output->kind];
  double start = seconds_worked();
  if (!writer->parts && back_end->begin)
    back_end->begin(writer, pages + writer->first, writer->languages);
  if (writer->paper)
    paper_hold(writer->paper, page);
  else
    back_end->add(writer, page);
  writer->parts++;
  if (!writer->build->options->wall)
    sink_flush(&writer->sink);
  writer->seconds += seconds_worked() - start;
}

void writer_feed_part(Writer *writer, xmlDoc *const *pages, const xmlDoc *remarks)
{
  if (writer->languages == 1) {
    if (remarks)
      remarks_put(pages[writer->first], remarks);
    writer_feed(writer, pages, pages[writer->first]);
    return;
  }
  xmlDoc *pair = pair_pages(pages + writer->first, writer->languages, writer->build->options);
  if (remarks)
    remarks_put(pair, remarks);
  writer_feed(writer, pages, pair);
  page_drop(pair);
}

void writer_end(Writer *writer)
{
  const BackEnd *back_end = &back_ends[writer->output->kind];
  double start = seconds_worked();
  if (back_end->end)
    back_end->end(writer);
  writer->seconds += seconds_worked() - start;
}

void writer_leave(Writer *writer)
{
  if (writer->pack)
    packs_give(writer->build->packs, writer);
  else
    writer_close(writer);
}

void writer_finish(Writer *writer)
{
  if (!writer->parts) { /* a document without parts: nothing to write, and nothing that was begun */
    buffer_free(&writer->sink.buffer);
    return;
  }
  if (text_same(writer->build->options->wall, "lines")) {
    paper_lines(writer);
    return;
  }
  sink_note(&writer->sink);
  if (writer->paper) {
    papers_give(writer->build->papers, writer);
    return;
  }
  writer_end(writer);
  writer_leave(writer);
}

void writer_close(Writer *writer)
{
  double start = seconds_worked();
  sink_close(&writer->sink);
  writer->seconds += seconds_worked() - start;
  if (writer->build->options->verbose) {
    progress_clear(writer->build->progress);
    fprintf(stderr, "%9.1f ms  %s\n", 1e3 * writer->seconds, writer->path);
  }
}
