/*
 * complaint: what libxslt says of a stylesheet, as one line: "DIR/policy.xsl:2: what is wrong".
 *
 * It says it on several: "compilation error: file DIR/policy.xsl line 2 element value-of", then what is wrong
 * there; before them what XPath or the loader have to say, and behind them what follows from it.  The
 * loader's own complaints begin with the path of a file and its line, or with what was asked for.
 */
#include <stdlib.h>
#include <string.h>

#include <libxml/uri.h>

#include "emit/emit_int.h"

static const char *next_line(const char *line)
{
  line += strcspn(line, "\n");
  return line + (*line == '\n');
}

/* The path and the number of "... error: file PATH line 2 ..."; the path is an address. */
static bool is_place(const char *line, const char **path, size_t *length, int *number)
{
  static const char before[] = "error: file ", behind[] = " line ";
  const char *end = line + strcspn(line, "\n"), *start = strstr(line, before);
  if (!start || start >= end)
    return false;
  *path = start + strlen(before);
  const char *stop = strstr(*path, behind);
  if (!stop || stop >= end)
    return false;
  *length = (size_t)(stop - *path);
  *number = atoi(stop + strlen(behind));
  return true;
}

static void add_line(const char *line, Buffer *out)
{
  size_t length = strcspn(line, "\n");
  while (length && line[length - 1] == ' ')
    length--;
  buffer_add(out, line, length);
}

/* The loader's "DIR/policy.xsl:4: ..."; of a file as a whole, a blank is `next`. */
static bool names_file(const char *line, const char *next)
{
  static const char name[] = ".xsl:";
  const char *end = line + strcspn(line, "\n"), *at = strstr(line, name);
  return *line == '/' && at && at < end && at[strlen(name)] && strchr(next, at[strlen(name)]);
}

bool complaint_line(const char *said, Buffer *line)
{
  const char *path = NULL, *place = said ? said : "";
  size_t length = 0;
  int number = 0;
  if (names_file(place, "0123456789")) {
    add_line(place, line);
    return true;
  }
  while (*place && !is_place(place, &path, &length, &number))
    place = next_line(place);
  if (!*place && said && names_file(said, " "))
    add_line(said, line);
  if (!*place)
    return line->length > 0;
  char *real = xmlURIUnescapeString(path, (int)length, NULL);
  if (!real)
    machine_failed("out of memory");
  buffer_format(line, "%s:%d: ", real, number);
  xmlFree(real);
  if (place != said) {
    add_line(said, line);
    buffer_text(line, "; ");
  }
  add_line(next_line(place), line);
  return true;
}
