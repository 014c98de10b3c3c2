/*
 * Diagnostics for a person: one line that says where and what, the line of the description with the place
 * marked, the law, and what to do.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "diagnostics_int.h"

enum { LINE_WIDTH = 100, CONTEXT = 24, TAB = 8, GLYPH_SIZE = 16 };

/* ---- one character on a terminal ----------------------------------------------------------------- */

typedef struct Range {
  uint32_t first, last;
} Range;

/* Drawn over the character before: combining marks, joiners, variation selectors. */
static const Range narrowest[] = {
  {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},   {0x64B, 0x65F},   {0x1AB0, 0x1AFF},
  {0x1DC0, 0x1DFF}, {0x200B, 0x200D}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
};

/* Two cells: East Asian wide and fullwidth (Unicode, UAX #11), and pictures. */
static const Range widest[] = {
  {0x1100, 0x115F}, {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
  {0xA000, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE4F},   {0xFF00, 0xFF60},
  {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

/* Control characters, and those that turn the direction of what follows. */
static const Range unsafe[] = {
  {0x00, 0x1F}, {0x7F, 0x9F}, {0x61C, 0x61C}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069},
};

static bool is_in(const Range *ranges, size_t count, uint32_t c)
{
  for (size_t i = 0; i < count; i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return true;
  return false;
}

typedef struct Glyph {
  size_t used;    /* bytes of the text */
  unsigned width; /* cells */
  char shown[GLYPH_SIZE];
} Glyph;

/* How the character at `at` shows, where `column` cells stand before it. */
static Glyph glyph_at(const char *at, unsigned column)
{
  Glyph glyph = {.width = 1};
  uint32_t c;

  glyph.used = text_decode(at, &c);
  if (*at == '\t') {
    glyph.width = TAB - column % TAB;
    memset(glyph.shown, ' ', glyph.width);
  } else if (is_in(unsafe, COUNT_OF(unsafe), c)) {
    glyph.width = (unsigned)snprintf(glyph.shown, sizeof glyph.shown, "<U+%04X>", (unsigned)c);
  } else {
    if (glyph.used == 1 && (*at & 0x80))
      strcpy(glyph.shown, "\xEF\xBF\xBD"); /* a bad byte: U+FFFD */
    else
      memcpy(glyph.shown, at, glyph.used);
    if (is_in(narrowest, COUNT_OF(narrowest), c))
      glyph.width = 0;
    else if (is_in(widest, COUNT_OF(widest), c))
      glyph.width = 2;
  }
  return glyph;
}

void print_safe(FILE *to, const char *text)
{
  for (Glyph glyph; *text != '\0'; text += glyph.used) {
    glyph = glyph_at(text, 0);
    fputs(*text == '\t' || *text == '\n' ? " " : glyph.shown, to);
  }
}

size_t safe_width(const char *text)
{
  size_t width = 0;

  for (Glyph glyph; *text != '\0'; text += glyph.used) {
    glyph = glyph_at(text, 0);
    width += *text == '\t' || *text == '\n' ? 1 : glyph.width;
  }
  return width;
}

/* ---- colours ------------------------------------------------------------------------------------- */

typedef struct Colors {
  const char *severity[3]; /* by Severity */
  const char *strong, *mark, *faint, *off;
} Colors;

static const Colors plain = {{"", "", ""}, "", "", "", ""};
static const Colors colored = {
  {"\033[1;36m", "\033[1;35m", "\033[1;31m"}, "\033[1m", "\033[1;32m", "\033[2m", "\033[0m"};

static const Colors *colors_of(const Report *report)
{
  const char *when = report->options->color != NULL ? report->options->color : "auto";
  const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");

  if (strcmp(when, "always") == 0)
    return &colored;
  if (strcmp(when, "never") == 0 || (none != NULL && *none != '\0') || !isatty(fileno(report->to)) ||
      terminal == NULL || strcmp(terminal, "dumb") == 0)
    return &plain;
  return &colored;
}

/* ---- the excerpt --------------------------------------------------------------------------------- */

typedef struct Line {
  const char *text;          /* NUL-terminated, without its end */
  unsigned width;            /* of all, in cells */
  unsigned mark, mark_width; /* the marked cells */
} Line;

static Line line_of(const Report *report, const Position *position)
{
  const Source *source = position->source;
  const size_t start = source->lines[position->line - 1];
  size_t end = start, from = position->place.offset, to = from + position->place.length;
  Line line = {0};

  while (end < source->length && source->bytes[end] != '\n' && source->bytes[end] != '\r')
    end++;
  from = from > end ? end : from;
  to = to > end ? end : to; /* a stretch of several lines is marked to the end of the first */
  line.text = arena_copy(report->arena, source->bytes + start, end - start);
  for (const char *at = line.text; *at != '\0';) {
    const Glyph glyph = glyph_at(at, line.width);
    if (at < line.text + (from - start))
      line.mark += glyph.width;
    else if (at < line.text + (to - start))
      line.mark_width += glyph.width;
    line.width += glyph.width;
    at += glyph.used;
  }
  if (line.mark_width == 0)
    line.mark_width = 1;
  return line;
}

/* The first cell that is shown of a line too long for the terminal: the mark stands near the left. */
static unsigned window_start(const Line *line)
{
  if (line->width <= LINE_WIDTH || line->mark + line->mark_width + CONTEXT <= LINE_WIDTH)
    return 0;
  const unsigned start = line->mark > CONTEXT ? line->mark - CONTEXT : 0;
  return line->width - start < LINE_WIDTH ? line->width - LINE_WIDTH : start;
}

/* Prints the cells [start, start + LINE_WIDTH), an ellipsis where something is cut off. */
static void print_window(const Report *report, const Line *line, unsigned start)
{
  unsigned column = 0;
  const unsigned end = start + LINE_WIDTH;

  if (start > 0)
    fputs("…", report->to);
  for (const char *c = line->text; *c != '\0';) {
    const Glyph glyph = glyph_at(c, column);
    const unsigned behind = column + glyph.width;
    const unsigned from = start > 0 ? start + 1 : 0, until = line->width > end ? end - 1 : end;
    if (column >= from && behind <= until)
      fputs(glyph.shown, report->to);
    else if (column < until && behind > from) /* a wide one across the edge */
      for (unsigned cell = column > from ? column : from; cell < behind && cell < until; cell++)
        fputc(' ', report->to);
    column = behind;
    c += glyph.used;
  }
  fputs(line->width > end ? "…\n" : "\n", report->to);
}

static void print_excerpt(const Report *report, const Colors *colors, const Position *position)
{
  const Line line = line_of(report, position);
  const unsigned start = window_start(&line), end = start + LINE_WIDTH;
  unsigned stop = line.mark + line.mark_width;

  fprintf(report->to, "%s%5u |%s ", colors->faint, position->line, colors->off);
  print_window(report, &line, start);
  fprintf(report->to, "%s      |%s %*s%s", colors->faint, colors->off, (int)(line.mark - start), "",
          colors->mark);
  if (stop > end)
    stop = end;
  fputc('^', report->to);
  for (unsigned cell = line.mark + 1; cell < stop; cell++)
    fputc('~', report->to);
  fprintf(report->to, "%s\n", colors->off);
}

/* ---- a finding ----------------------------------------------------------------------------------- */

/* The printers' own words stand beside the rules'. */
static const char *own_word(const Report *report, const char *part, const char *otherwise)
{
  const char *word = words_rule(report->words, "diagnostics", part);
  return word != NULL ? word : otherwise;
}

static void print_below(const Report *report, const Colors *colors, const char *part, const char *text)
{
  if (text == NULL || text_is_blank(text))
    return;
  fprintf(report->to, "   %s=%s %s%s%s ", colors->faint, colors->off, colors->strong,
          own_word(report, part, part), colors->off);
  print_safe(report->to, text);
  fputc('\n', report->to);
}

/* "policy.xml:12:5: error: ", or "ppc: error: " of what stands in no file. */
static void print_head(const Report *report, const Colors *colors, const Position *position, const char *color,
                       const char *code)
{
  fputs(colors->strong, report->to);
  if (position->source != NULL) {
    print_safe(report->to, position->source->path);
    fprintf(report->to, ":%u:%u", position->line, position->column);
  } else {
    fputs("ppc", report->to);
  }
  fprintf(report->to, ": %s%s%s%s%s: %s", colors->off, color, own_word(report, code, code), colors->off,
          colors->strong, colors->off);
}

/* The other half of what the message speaks of, as a line that editors can follow too. */
static void print_related(const Report *report, const Colors *colors, const Position *position)
{
  print_head(report, colors, position, colors->severity[SEVERITY_NOTE], severity_code(SEVERITY_NOTE));
  fprintf(report->to, "%s\n", own_word(report, "declared", "declared here"));
  print_excerpt(report, colors, position);
}

/* Words that were only transcribed: where they come from. */
static void print_source(const Report *report, const Colors *colors, const Finding *finding)
{
  const Quotation *quoted = source_quoted(report->sources, finding->place);

  if (quoted != NULL)
    print_below(report, colors, "source",
                quoted->line == NULL ? quoted->from
                                     : arena_format(report->arena, "%s:%s", quoted->from, quoted->line));
}

/* The law and the help are the same for each finding of a kind: the first tells them, a hundredth would bury
   the rest of what was found. */
static void print_once(const Report *report, const Colors *colors, const Finding *finding, const char *part,
                       const char *text)
{
  if (text != NULL && map_put(report->told, arena_format(report->arena, "%s %s %s", finding->code, part, text),
                              report->told))
    print_below(report, colors, part, text);
}

static void print_finding(const Report *report, const Colors *colors, const Finding *finding)
{
  const Position position = position_of(report, finding->place);
  const Position related = position_of(report, finding->related);
  const char *because = finding_because(report->words, finding);

  print_head(report, colors, &position, because != NULL ? colors->faint : colors->severity[finding->severity],
             because != NULL ? "allowed" : severity_code(finding->severity));
  print_safe(report->to, finding_message(report->words, report->arena, finding));
  fprintf(report->to, " [%s]\n", finding->code);
  if (report->options->quiet)
    return;
  if (position.source != NULL)
    print_excerpt(report, colors, &position);
  print_source(report, colors, finding);
  if (related.source != NULL)
    print_related(report, colors, &related);
  print_below(report, colors, "because", because);
  if (because != NULL)
    return;
  print_once(report, colors, finding, "law", finding_law(report->words, report->arena, finding));
  print_once(report, colors, finding, "help", finding_help(report->words, report->arena, finding));
}

/* ---- the last line ------------------------------------------------------------------------------- */

static char *count_of(const Report *report, const char *code, size_t count)
{
  const char *part = arena_format(report->arena, "count.%s-%s", code, count == 1 ? "one" : "many");
  char *number = arena_format(report->arena, "%zu", count);
  const char *pattern = own_word(report, part, arena_format(report->arena, "{n} %s", code));

  return words_fill(report->arena, pattern, (const char *const[]){"n", number, NULL});
}

static void print_counts(const Report *report)
{
  const Findings *findings = report->findings;
  const struct {
    const char *code;
    size_t count;
  } counts[] = {
    {severity_code(SEVERITY_ERROR), findings->errors},
    {severity_code(SEVERITY_WARNING), findings->warnings},
    {severity_code(SEVERITY_NOTE), findings->notes},
    {"allowed", findings->allowed},
  };
  const char *items[COUNT_OF(counts)];
  size_t used = 0;

  for (size_t i = 0; i < COUNT_OF(counts); i++)
    if (counts[i].count > 0)
      items[used++] = count_of(report, counts[i].code, counts[i].count);
  if (used > 0)
    fprintf(report->to, "%s\n", words_join(report->words, report->arena, items, used));
}

/* A note asks nothing of anybody: who wants few lines wants none of it. */
static bool is_printed(const Report *report, const Finding *finding)
{
  const DiagnosticsOptions *options = report->options;

  return (finding->allowance == NULL || options->allowed) && !is_summed(report, finding) &&
         !(options->quiet && finding->severity == SEVERITY_NOTE);
}

/* Standard error has no buffer: written character by character, ten thousand findings would take seconds. */
void print_text(Report *report)
{
  const Colors *colors = colors_of(report);
  Report buffered = *report;
  char *text = NULL;
  size_t length = 0;

  buffered.to = open_memstream(&text, &length);
  if (buffered.to == NULL)
    machine_failed("out of memory");
  for (const Finding *finding = report->findings->first; finding != NULL; finding = finding->next)
    if (is_printed(report, finding))
      print_finding(&buffered, colors, finding);
  print_gaps(&buffered);
  if (!report->options->quiet) {
    print_summary(&buffered);
    print_counts(&buffered);
  }
  if (fclose(buffered.to) != 0)
    machine_failed("out of memory");
  fwrite(text, 1, length, report->to);
  free(text);
}
