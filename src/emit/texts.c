/*
 * texts: what readers see of a document, block by block, and nothing of it written.
 *
 * A block is an element of the page that has an id; its text is all that stands in it but in no block within
 * it.  Of furniture only the title counts.  White space of any kind is a blank, and where an address outside
 * is linked, the address is part of the text: how a page is set may change, and what it says stays the same.
 */
#include <string.h>

#include "emit/emit_int.h"

typedef struct Taking {
  const EmitRequest *request;
  EmitTakeText *take;
  void *context;
} Taking;

/* ---- text ---------------------------------------------------------------------------------------------- */

static void add_blank(Buffer *out)
{
  if (out->length && out->at[out->length - 1] != ' ')
    buffer_byte(out, ' ');
}

static void add_words(const char *text, Buffer *out)
{
  static const char *const blanks[] = {" ", "\t", "\n", "\r", "\u00A0", "\u2009", "\u202F"};
  static const char soft_hyphen[] = "\u00AD";
  while (*text) {
    size_t length = 0;
    for (size_t i = 0; i < COUNT_OF(blanks) && !length; i++)
      length = text_starts(text, blanks[i]) ? strlen(blanks[i]) : 0;
    if (length)
      add_blank(out);
    else if (text_starts(text, soft_hyphen))
      length = strlen(soft_hyphen);
    else
      buffer_byte(out, *text);
    text += length ? length : 1;
  }
}

static bool is_inline(const xmlNode *node)
{
  static const char *const names[] = {"em", "strong", "code", "q", "span", "mark", "a"};
  for (size_t i = 0; i < COUNT_OF(names); i++)
    if (node_is(node, names[i]))
      return true;
  return false;
}

static void add_text(const xmlNode *node, Buffer *out)
{
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      add_words((const char *)child->content, out);
    if (child->type != XML_ELEMENT_NODE || node_attribute(child, "id"))
      continue;
    if (!is_inline(child))
      add_blank(out);
    add_text(child, out);
    const char *href = node_is(child, "a") ? node_link(child) : NULL;
    if (href && href[0] != '#' && strchr(href, ':'))
      buffer_format(out, " <%s>", href);
    if (!is_inline(child))
      add_blank(out);
  }
}

/* ---- blocks -------------------------------------------------------------------------------------------- */

static void take_text(const Taking *taking, const char *id, const xmlNode *node)
{
  Buffer text = {0};
  add_text(node, &text);
  while (text.length && text.at[text.length - 1] == ' ')
    text.at[--text.length] = '\0';
  if (text.length)
    taking->take(taking->context, taking->request, id, text.at);
  buffer_free(&text);
}

static void take_inside(const Taking *taking, const xmlNode *parent)
{
  for (const xmlNode *node = node_first(parent); node; node = node_next(node)) {
    const char *id = node_attribute(node, "id");
    const xmlNode *title = node_is(node, "header") && id ? node_child(node, "h1") : NULL;
    if (title)
      take_text(taking, id, title);
    if (node_is(node, "header") || node_is(node, "nav") || node_attribute(node, "media"))
      continue;
    if (id)
      take_text(taking, id, node);
    take_inside(taking, node);
  }
}

void texts_take(const xmlDoc *page, const EmitRequest *request, EmitTakeText *take, void *context)
{
  const Taking taking = {request, take, context};
  take_inside(&taking, xmlDocGetRootElement(page));
}

/* ---- pages of which nothing is written ----------------------------------------------------------------- */

typedef struct Unwritten {
  Build build;
  EmitRequest request;
} Unwritten;

static xmlDoc *make_page(void *context, size_t language, size_t part, Buffer *fault)
{
  const Unwritten *unwritten = context;
  const Build *build = &unwritten->build;
  return build_try(build, &unwritten->request, build->options->languages[language], part, fault);
}

static void take_parts(Unwritten *unwritten, EmitTakeText *take, void *context)
{
  const Build *build = &unwritten->build;
  const size_t parts = build->source->parts(build->source->context, &unwritten->request);
  for (size_t part = 0; part < parts; part++) {
    xmlDoc *pages[LANGUAGE_LIMIT];
    makers_run(build, make_page, unwritten, part, build->language_count, pages);
    for (size_t i = 0; i < build->language_count; i++) {
      unwritten->request.language = build->options->languages[i];
      texts_take(pages[i], &unwritten->request, take, context);
      xmlFreeDoc(pages[i]);
    }
  }
}

void emit_texts(const EmitSource *source, const EmitOptions *options, const char *document, EmitAudience audience,
                EmitTakeText *take, void *context)
{
  Unwritten unwritten;
  build_open(&unwritten.build, source, options);
  apply_prepare(unwritten.build.apply, NULL, document);
  for (size_t index = 0;; index++) {
    unwritten.request = (EmitRequest){
      .document = document, .instance = document, .audience = audience, .language = options->languages[0]};
    if (!source->instance(source->context, document, audience, index, &unwritten.request))
      break;
    take_parts(&unwritten, take, context);
  }
  build_close(&unwritten.build);
}
