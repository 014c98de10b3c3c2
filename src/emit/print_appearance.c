/*
 * print_appearance: what an organisation gives its pages, as variables that page.css uses, and its logo.
 *
 * The description's values have been looked at letter by letter when it was read; what is written here is a
 * colour, a number, or words of letters and digits between quotation marks.
 */
#include <string.h>

#include "emit/emit_int.h"

/* Grounds of page.css, and the contrast that it keeps on them itself. */
#define DARK_PAPER "#15181d"
static const double dark_contrast = 7;

/* What devices have, by kind; the last of each is CSS's own name. */
static const struct { const char *name, *stack; } stacks[] = {
  {"system", "system-ui,sans-serif"},
  {"sans", "\"Helvetica Neue\",Arial,\"Liberation Sans\",sans-serif"},
  {"serif", "\"Iowan Old Style\",Charter,\"Source Serif 4\",Georgia,\"Liberation Serif\",serif"},
  {"humanist", "Seravek,\"Gill Sans Nova\",Ubuntu,Calibri,\"Noto Sans\",sans-serif"},
  {"geometric", "Avenir,Montserrat,Corbel,\"URW Gothic\",\"Century Gothic\",sans-serif"},
  {"rounded", "ui-rounded,\"Hiragino Maru Gothic ProN\",Quicksand,Comfortaa,\"Arial Rounded MT Bold\",sans-serif"},
};

static void add_font(Buffer *out, const char *font)
{
  for (size_t i = 0; i < COUNT_OF(stacks); i++)
    if (strcmp(font, stacks[i].name) == 0) {
      buffer_format(out, "--font:%s;", stacks[i].stack);
      return;
    }
  buffer_format(out, "--font:\"%s\",%s;", font, stacks[0].stack);
}

void html_appearance(const EmitOptions *options, Buffer *out)
{
  if (options->font || options->radius)
    buffer_text(out, ":root{");
  if (options->font)
    add_font(out, options->font);
  if (options->radius)
    buffer_format(out, "--radius:%spx;", options->radius);
  if (options->font || options->radius)
    buffer_text(out, "}\n");
  if (!options->accent)
    return;
  char lighter[8];
  colour_lighten(options->accent, DARK_PAPER, dark_contrast, lighter);
  buffer_format(out, "@media screen{:root{--accent:%s;--active:%s}}\n", options->accent, options->accent);
  buffer_format(out, "@media screen and (prefers-color-scheme:dark){:root{--accent:%s;--active:%s}}\n", lighter,
                lighter);
}

/* ---- the logo ---------------------------------------------------------------------------------------- */

static void add_base64(Buffer *out, const unsigned char *bytes, size_t length)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < length; i += 3) {
    size_t left = length - i;
    unsigned group = (unsigned)bytes[i] << 16 | (left > 1 ? (unsigned)bytes[i + 1] << 8 : 0) |
                     (left > 2 ? (unsigned)bytes[i + 2] : 0);
    buffer_byte(out, digits[group >> 18 & 63]);
    buffer_byte(out, digits[group >> 12 & 63]);
    buffer_byte(out, left > 1 ? digits[group >> 6 & 63] : '=');
    buffer_byte(out, left > 2 ? digits[group & 63] : '=');
  }
}

/* An image, where nothing of it runs and nothing is fetched;
   the organisation's name stands beside it in words. */
void html_logo(Writer *writer)
{
  const TypesetLogo *logo = &writer->build->options->logo;
  Buffer *out = &writer->sink.buffer;
  if (!logo->length || !html_is_page(writer)) /* a site has its own */
    return;
  bool png = logo->length > 4 && memcmp(logo->bytes, "\x89PNG", 4) == 0;
  buffer_format(out, "<img class=\"logo\" alt=\"\" src=\"data:image/%s;base64,", png ? "png" : "svg+xml");
  add_base64(out, (const unsigned char *)logo->bytes, logo->length);
  buffer_text(out, "\">\n");
}
