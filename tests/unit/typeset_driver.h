/*
 * typeset_driver: pages of the page tree to a PDF, to the layout as text, or to figures, for tests and
 * measurements.  typeset_test takes these words, and without any runs its tests:
 *
 *     typeset_test pdf|lines|svg|time FONTS HYPHENATION OUT PAGE.xml… [xN repeats the pages N times]
 */
#ifndef TYPESET_DRIVER_H
#define TYPESET_DRIVER_H

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "typeset/typeset.h"

static void say_fault(void *context, const TypesetFault *found)
{
  (void)context;
  fprintf(stderr, "no glyph: U+%04X in %s at %s\n", (unsigned)found->character,
          found->block ? found->block : "-", found->src ? found->src : "-");
}

static double seconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void figures(const xmlNode *node, const TypesetOptions *options, Buffer *out)
{
  for (; node; node = node->next) {
    if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "figure") == 0)
      typeset_figure_svg(node, options, out);
    else
      figures(node->children, options, out);
  }
}

static int drive(int count, char **words)
{
  if (count < 6)
    return EXIT_USAGE;
  TypesetOptions options = {
    .fonts = words[2], .hyphenation = words[3], .producer = "ppc test", .fault = say_fault};
  const char *why = "";
  Buffer out = {0};
  double start = seconds();
  Typeset *typeset = typeset_new(&options);
  for (int i = 5; i < count; i++) {
    int times = count > i + 1 && words[i + 1][0] == 'x' ? atoi(words[i + 1] + 1) : 1;
    xmlDoc *page = xmlReadFile(words[i], NULL, XML_PARSE_NONET);
    if (!page)
      return EXIT_MACHINE;
    for (int j = 0; j < times; j++)
      typeset_add(typeset, page);
    if (strcmp(words[1], "svg") == 0)
      figures(page->children, &options, &out);
    xmlFreeDoc(page);
    i += times > 1 || (count > i + 1 && words[i + 1][0] == 'x');
  }
  double laid_out = seconds();
  bool good = true;
  if (strcmp(words[1], "lines") == 0)
    typeset_lines(typeset, &out);
  else if (strcmp(words[1], "svg") != 0)
    good = typeset_pdf(typeset, &out, &why);
  double drawn = seconds();
  if (!good)
    fprintf(stderr, "%s\n", why);
  if (strcmp(words[1], "time") == 0) {
    double pages = (double)typeset_pages(typeset);
    fprintf(stderr, "%.0f pages: layout %.3f s, drawing and finishing %.3f s, %.0f pages/s, %zu bytes\n",
            pages, laid_out - start, drawn - laid_out, pages / (drawn - start), out.length);
  }
  FILE *file = fopen(words[4], "wb");
  if (!file)
    return EXIT_MACHINE;
  if (out.length)
    fwrite(out.at, 1, out.length, file);
  fclose(file);
  buffer_free(&out);
  typeset_free(typeset);
  xmlCleanupParser();
  return good ? EXIT_BUILT : EXIT_MACHINE;
}

#endif
