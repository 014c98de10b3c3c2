/*
 * print_about: of the head of a page, what is for programs: its other forms and languages, its edition, and
 * what it is as linked data (schema.org).
 *
 * A browser executes none of it: a script of a type that is no script's is data, which the page's content
 * security policy lets be (HTML, "prepare the script element").
 */
#include <string.h>

#include "emit/emit_int.h"

/* ---- other forms and languages ----------------------------------------------------------------------- */

static void add_alternate(Writer *writer, const Output *output, const char *type, const char *language)
{
  Buffer *out = &writer->sink.buffer;
  const char *file = output_name(writer->build->arena, output, writer->request->instance, language);
  buffer_text(out, "<link rel=\"alternate\"");
  if (type)
    html_attribute(out, "type", type);
  html_attribute(out, "hreflang", language ? language : "x-default");
  html_attribute(out, "href", file);
  buffer_text(out, ">\n");
}

/* The languages of the document in that form, but the page itself. */
static void add_languages(Writer *writer, const Output *output, const char *type)
{
  for (const char *const *language = writer->build->options->languages; *language; language++)
    if (writer->output != output || strcmp(*language, writer->language) != 0)
      add_alternate(writer, output, type, *language);
}

const Output *output_beside(const Writer *writer, OutputKind kind)
{
  const EmitOptions *options = writer->build->options;
  const Output *found = NULL;
  for (size_t i = 0; i < output_count; i++) {
    const Output *output = &outputs[i];
    if (output->kind == kind && text_same(output->document, writer->request->document) &&
        output_is_selected(output, options) && (output_audiences(output, options) & writer->request->audience))
      found = output;
  }
  return found;
}

static void add_alternates(Writer *writer)
{
  const Output *page = output_beside(writer, OUTPUT_HTML), *all = output_beside(writer, OUTPUT_HTML_ALL),
               *paper = output_beside(writer, OUTPUT_PDF);
  if (page && writer->build->language_count > 1)
    add_languages(writer, page, NULL);
  if (all && writer->output != all && writer->build->language_count > 1)
    add_alternate(writer, all, NULL, NULL);
  if (paper && writer->languages > 1)
    add_languages(writer, paper, "application/pdf");
  else if (paper)
    add_alternate(writer, paper, "application/pdf", writer->language);
}

/* ---- the edition ------------------------------------------------------------------------------------- */

static void add_meta(Buffer *out, const char *name, const char *content)
{
  if (!content)
    return;
  buffer_text(out, "<meta");
  html_attribute(out, "name", name);
  html_attribute(out, "content", content);
  buffer_text(out, ">\n");
}

/* The address where a document is published is that of the whole:
   a page in one of its languages stands in for no other. */
static bool is_whole(const Writer *writer)
{
  return writer->languages == writer->build->language_count;
}

static void add_edition(Writer *writer, const EmitAbout *about)
{
  Buffer *out = &writer->sink.buffer;
  const SourceList *sources = writer->build->sources;
  if (about->at && is_whole(writer)) {
    buffer_text(out, "<link rel=\"canonical\"");
    html_attribute(out, "href", about->at);
    buffer_text(out, ">\n");
  }
  add_meta(out, "description", about->summary);
  add_meta(out, "dcterms.modified", about->date);
  add_meta(out, "version", about->version);
  if (sources)
    add_meta(out, "dcterms.source", arena_format(writer->build->arena, "sha256:%s", sources->sha256));
}

/* ---- linked data ------------------------------------------------------------------------------------- */

/* Objects and arrays, one inside the other; what is NULL is left out. */
typedef struct Json {
  Buffer text;
  bool more; /* something stands before, at this level */
} Json;

static void name_next(Json *json, const char *name)
{
  if (json->more)
    buffer_byte(&json->text, ',');
  if (json->text.length)
    buffer_byte(&json->text, '\n');
  if (name) {
    buffer_json(&json->text, name);
    buffer_text(&json->text, ": ");
  }
  json->more = true;
}

static void put_text(Json *json, const char *name, const char *value)
{
  if (!value)
    return;
  name_next(json, name);
  buffer_json(&json->text, value);
}

static void open_level(Json *json, const char *name, char bracket)
{
  name_next(json, name);
  buffer_byte(&json->text, bracket);
  json->more = false;
}

static void open_thing(Json *json, const char *name, const char *type)
{
  open_level(json, name, '{');
  put_text(json, "@type", type);
}

static void close_level(Json *json, char bracket)
{
  buffer_byte(&json->text, bracket);
  json->more = true;
}

static void put_organisation(Json *json, const EmitAbout *about)
{
  open_thing(json, "publisher", "Organization");
  put_text(json, "name", about->organisation);
  put_text(json, "address", about->address);
  put_text(json, "email", about->email);
  put_text(json, "telephone", about->phone);
  if (about->contact_page) {
    open_thing(json, "contactPoint", "ContactPoint");
    put_text(json, "url", about->contact_page);
    close_level(json, '}');
  }
  close_level(json, '}');
}

/* In one language it is a text, in several a list. */
static void put_languages(Json *json, xmlDoc *const *pages, size_t count)
{
  if (count == 1) {
    put_text(json, "inLanguage", html_word(pages[0], "lang", NULL));
    return;
  }
  open_level(json, "inLanguage", '[');
  for (size_t i = 0; i < count; i++)
    put_text(json, NULL, html_word(pages[i], "lang", NULL));
  close_level(json, ']');
}

static void put_sites(Json *json, const EmitAbout *about)
{
  if (!about->sites || !about->sites[0])
    return;
  open_level(json, "about", '[');
  for (const char *const *site = about->sites; *site; site++) {
    open_thing(json, NULL, "WebSite");
    put_text(json, "url", *site);
    close_level(json, '}');
  }
  close_level(json, ']');
}

static void put_address(Json *json, const EmitAbout *about, bool whole)
{
  if (whole || !about->at) {
    put_text(json, "url", about->at);
    return;
  }
  open_thing(json, "isPartOf", "WebPage");
  put_text(json, "url", about->at);
  close_level(json, '}');
}

/* Whatever the texts say, nothing in it ends the script: "<" stands in strings alone,
   and can be escaped there. */
static void add_script(Buffer *out, const char *json)
{
  buffer_text(out, "<script type=\"application/ld+json\">\n");
  for (; *json; json++)
    if (*json == '<')
      buffer_text(out, "\\u003C");
    else
      buffer_byte(out, *json);
  buffer_text(out, "\n</script>\n");
}

static void add_linked(Writer *writer, xmlDoc *const *pages, size_t count, const EmitAbout *about)
{
  Json json = {0};
  Buffer title = {0};
  html_title(writer, pages, count, &title);
  open_level(&json, NULL, '{');
  put_text(&json, "@context", "https://schema.org");
  put_text(&json, "@type", "WebPage");
  put_text(&json, "name", title.at);
  put_text(&json, "description", about->summary);
  put_address(&json, about, is_whole(writer));
  put_languages(&json, pages, count);
  put_text(&json, "dateModified", about->date);
  put_text(&json, "version", about->version);
  put_text(&json, "creativeWorkStatus", html_word(pages[0], "draft", NULL) ? "Draft" : NULL);
  if (about->organisation)
    put_organisation(&json, about);
  put_sites(&json, about);
  close_level(&json, '}');
  add_script(&writer->sink.buffer, json.text.at);
  buffer_free(&json.text);
  buffer_free(&title);
}

void html_about(Writer *writer, xmlDoc *const *pages, size_t count)
{
  const EmitSource *source = writer->build->source;
  EmitRequest request = *writer->request;
  request.language = writer->language;
  add_alternates(writer);
  const EmitAbout *about = source->about && writer->output->linked ? source->about(source->context, &request) : NULL;
  if (!about)
    return;
  add_edition(writer, about);
  add_linked(writer, pages, count, about);
}
