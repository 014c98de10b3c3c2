/*
 * fragment_style: the pages' style for a fragment, as a file that the host's page may link.
 *
 * Every rule of it holds inside the fragment alone: ".table td" becomes ".ppc .ppc-table td".  What would
 * reach the host's page is left out: rules of the root element, and at-rules that have no rules in them.  So
 * is the dark scheme, since the host's page may have none.  What depends on the width of the window depends
 * on that of the fragment.
 */
#include <string.h>

#include "emit/emit_int.h"

static bool is_name(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         (unsigned char)c >= 0x80;
}

/* The length up to one of `ends` that stands in no brackets and no string. */
static size_t span(const char *text, const char *ends)
{
  size_t depth = 0, at = 0;
  for (char quote = '\0'; text[at]; at++) {
    char c = text[at];
    if (c == '\\' && text[at + 1])
      at++;
    else if (quote)
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else if (depth == 0 && strchr(ends, c))
      break;
    else if (strchr("([{", c))
      depth++;
    else if (strchr(")]}", c) && depth)
      depth--;
  }
  return at;
}

/* ---- selectors --------------------------------------------------------------------------------------- */

/* The name of an element, where one may stand. */
static size_t add_type(const EmitOptions *options, const char *at, Buffer *out)
{
  size_t length = 0;
  while (is_name(at[length]))
    length++;
  if (length == 4 && strncmp(at, "main", length) == 0)
    buffer_text(out, ".ppc-main");
  else if (length == 2 && at[0] == 'h' && at[1] >= '1' && at[1] <= '6')
    buffer_format(out, "h%d", fragment_heading(options, at[1] - '0'));
  else
    buffer_add(out, at, length);
  return length;
}

static void add_compounds(const EmitOptions *options, const char *at, size_t length, Buffer *out)
{
  for (const char *end = at + length; at < end;) {
    if (*at == '[') {
      size_t attribute = span(at + 1, "]") + 2;
      buffer_add(out, at, attribute);
      at += attribute;
    } else if (*at == '.' || *at == ':') {
      bool class = *at == '.';
      while (*at == '.' || *at == ':')
        buffer_byte(out, *at++);
      buffer_text(out, class ? "ppc-" : "");
      while (at < end && is_name(*at))
        buffer_byte(out, *at++);
    } else if (is_name(*at)) {
      at += add_type(options, at, out);
    } else {
      buffer_byte(out, *at++);
    }
  }
}

static bool is_root(const char *at, size_t length, const char *name)
{
  size_t own = strlen(name);
  return length >= own && strncmp(at, name, own) == 0 && (length == own || !is_name(at[own]));
}

/* One selector of a list, inside the fragment; nothing where it is of what the fragment does not have. */
static void add_selector(const EmitOptions *options, const char *at, size_t length, Buffer *out)
{
  size_t blanks = strspn(at, STYLE_BLANKS);
  at += blanks;
  length -= blanks < length ? blanks : length;
  while (length && strchr(STYLE_BLANKS, at[length - 1]))
    length--;
  if (!length || is_root(at, length, "html") || memchr(at, '#', length))
    return;
  buffer_text(out, out->length ? ", .ppc" : ".ppc");
  static const char *const roots[] = {":root", "body"};
  for (size_t i = 0; i < COUNT_OF(roots); i++)
    if (is_root(at, length, roots[i])) {
      add_compounds(options, at + strlen(roots[i]), length - strlen(roots[i]), out);
      return;
    }
  buffer_byte(out, ' ');
  add_compounds(options, at, length, out);
}

/* ---- rules ------------------------------------------------------------------------------------------- */

static const char *add_rules(const EmitOptions *options, const char *at, Buffer *out);

/* The opening of "@media (max-width: 40em) {", and what closes it. */
static const char *open_at_rule(const char *prelude, Buffer *out)
{
  static const char media[] = "@media ", screen[] = "screen and ";
  const char *condition = text_starts(prelude, media) ? prelude + strlen(media) : prelude;
  bool on_screen = text_starts(condition, screen);
  if (condition == prelude || !strstr(prelude, "-width") || strstr(prelude, "height")) {
    buffer_format(out, "%s{\n", prelude);
    return "}\n";
  }
  buffer_text(out, on_screen ? "@media screen {\n" : "");
  buffer_format(out, "@container %s{\n", condition + (on_screen ? strlen(screen) : 0));
  return on_screen ? "}\n}\n" : "}\n";
}

/* "@media print { … }" has rules in it; "@page { … }" and "@import …;" have none. */
static const char *add_at_rule(const EmitOptions *options, const char *at, Buffer *out)
{
  size_t length = span(at, "{;");
  bool rules = text_starts(at, "@media") || text_starts(at, "@supports");
  if (!at[length] || at[length] == ';')
    return at + length + (at[length] == ';');
  Buffer prelude = {0};
  buffer_add(&prelude, at, length);
  at += length + 1;
  if (rules && !strstr(prelude.at, "prefers-color-scheme")) {
    const char *close = open_at_rule(prelude.at, out);
    at = add_rules(options, at, out);
    buffer_text(out, close);
  } else {
    at += span(at, "}");
  }
  buffer_free(&prelude);
  return at + (*at == '}');
}

static const char *add_rule(const EmitOptions *options, const char *at, Buffer *out)
{
  Buffer selectors = {0};
  const char *body = at + span(at, "{");
  while (at < body) {
    size_t length = span(at, ",{");
    add_selector(options, at, length, &selectors);
    at += length + (at[length] == ',');
  }
  size_t length = *body ? span(body + 1, "}") : 0;
  if (selectors.length && *body) {
    buffer_format(out, "%s {", selectors.at);
    buffer_add(out, body + 1, length);
    buffer_text(out, "}\n");
  }
  buffer_free(&selectors);
  at = *body ? body + 1 + length : body;
  return at + (*at == '}');
}

/* Up to the brace that ends them, or the end. */
static const char *add_rules(const EmitOptions *options, const char *at, Buffer *out)
{
  for (;;) {
    at += strspn(at, STYLE_BLANKS ";");
    if (!*at || *at == '}')
      return at;
    at = *at == '@' ? add_at_rule(options, at, out) : add_rule(options, at, out);
  }
}

void fragment_style_begin(Writer *writer, xmlDoc *const *pages, size_t count)
{
  (void)pages;
  (void)count;
  const char *at = writer->build->style;
  buffer_text(&writer->sink.buffer, ".ppc { container-type: inline-size; }\n");
  while (*at) {
    at = add_rules(writer->build->options, at, &writer->sink.buffer);
    at += *at == '}'; /* one too many */
  }
  buffer_text(&writer->sink.buffer, ".ppc { color-scheme: light; }\n");
}

void fragment_style_add(Writer *writer, const xmlDoc *page)
{
  (void)writer;
  (void)page;
}
