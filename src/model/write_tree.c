/*
 * write_tree: nodes of the resolved tree, and what all of them say: labels, sentences, gaps, places.
 */
#include <string.h>

#include "model/write_int.h"

xmlNode *add_node(Writer *writer, xmlNode *parent, const char *name)
{
  xmlNode *node = xmlNewDocNode(writer->tree, NULL, BAD_CAST name, NULL);
  if (!node)
    machine_failed("out of memory");
  return xmlAddChild(parent, node);
}

void add_text(Writer *writer, xmlNode *node, const char *text)
{
  if (!text || !*text)
    return;
  xmlAddChild(node, xmlNewDocText(writer->tree, BAD_CAST text));
}

xmlNode *add_text_node(Writer *writer, xmlNode *parent, const char *name, const char *text)
{
  xmlNode *node = add_node(writer, parent, name);
  add_text(writer, node, text);
  return node;
}

void put(xmlNode *node, const char *name, const char *value)
{
  if (value)
    xmlNewProp(node, BAD_CAST name, BAD_CAST value);
}

void add_runs(Writer *writer, xmlNode *node, const Inline *runs)
{
  static const char *const names[] = {
      [INLINE_EM] = "em",       [INLINE_STRONG] = "strong",  [INLINE_CODE] = "code", [INLINE_LINK] = "a",    [INLINE_QUOTE] = "q",
      [INLINE_BREAK] = "br",    [INLINE_PARAGRAPH] = "p",    [INLINE_LIST] = "ul", [INLINE_ORDERED] = "ol",   [INLINE_ITEM] = "li",
  };
  for (; runs; runs = runs->next) {
    if (runs->kind == INLINE_TEXT) {
      add_text(writer, node, runs->text);
      continue;
    }
    xmlNode *made = add_node(writer, node, names[runs->kind]);
    if (runs->kind == INLINE_LINK)
      put(made, "href", runs->text);
    add_runs(writer, made, runs->children);
  }
}

/* ---- the compiler's own sentences ---------------------------------------------------------------------- */

/* An author's wording in place of the compiler's; NULL where there is none. */
static const Version *own_wording(const Writer *writer, const char *key)
{
  EACH (Wording, wording, writer->model->record->wordings)
    if (wording->key.value && strcmp(wording->key.value, key) == 0)
      return prose_in(&wording->text, writer->texts);
  return NULL;
}

const char *say(Writer *writer, const char *key, const char *const *pairs)
{
  const char *pattern = words_phrase(writer->words, key);
  if (!pattern)
    return arena_format(writer->arena, "[%s]", key); /* a hole in the words: shown, and caught by a test */
  if (!pairs)
    return pattern; /* spaced when it was loaded; what is filled in may need it again: "10 ans" */
  return words_spacing(writer->words, writer->arena, words_fill(writer->arena, pattern, pairs));
}

static const Inline *filled(Writer *writer, const Inline *runs, const char *const *pairs)
{
  Inline *first = NULL, **at = &first;
  for (; runs; runs = runs->next, at = &(*at)->next) {
    *at = ARENA_NEW(writer->arena, Inline);
    **at = *runs;
    (*at)->next = NULL;
    (*at)->children = (Inline *)filled(writer, runs->children, pairs);
    if (runs->kind == INLINE_TEXT && pairs)
      (*at)->text = words_fill(writer->arena, runs->text, pairs);
  }
  return first;
}

xmlNode *add_say(Writer *writer, xmlNode *parent, const char *key, const char *const *pairs)
{
  xmlNode *node = add_node(writer, parent, "say");
  put(node, "key", key);
  const Version *own = own_wording(writer, key);
  if (own) {
    put_source(writer, node, own->place);
    add_runs(writer, node, filled(writer, own->content, pairs));
  } else
    add_text(writer, node, say(writer, key, pairs));
  return node;
}

/* The same of what the description says in a word or two: that is where it comes from. */
void add_say_of(Writer *writer, xmlNode *parent, const char *key, const char *const *pairs, Place place)
{
  xmlNode *node = add_say(writer, parent, key, pairs);
  if (!xmlHasProp(node, BAD_CAST "src")) /* in the author's wording */
    put_source(writer, node, place);
}

void add_heading(Writer *writer, xmlNode *parent, const Part *part)
{
  if (!part->level)
    return;
  const char *text = part->heading ? words_label(writer->words, "policy", part->heading) : NULL;
  if (part->heading && !text)
    text = words_label(writer->words, writer->plan->document, part->heading);
  const bool named = !text && part->element;
  if (!text)
    text = named ? label_of(writer, part->element) : part->heading;
  text = sheet_heading(writer, part, annex_heading(writer, part, text));
  xmlNode *node = add_text_node(writer, parent, "heading", text);
  if (named)
    put_source(writer, node, part->element->place);
  put(node, "id", part->id);
  put(node, "level", (const char[]){(char)('0' + part->level), '\0'});
}

const char *spell_date(Writer *writer, Date date)
{
  return words_spacing(writer->words, writer->arena, words_date(writer->words, writer->arena, date));
}

const char *spell_duration(Writer *writer, Duration duration)
{
  return words_spacing(writer->words, writer->arena, words_duration(writer->words, writer->arena, duration));
}

/* ---- places and ids ------------------------------------------------------------------------------------ */

const char *place_text(const Model *model, Arena *arena, Place place)
{
  const Source *source = source_of(model->sources, place);
  unsigned line, column;
  if (!source)
    return NULL;
  place_position(model->sources, place, &line, &column);
  return arena_format(arena, "%s:%u:%u", source->name, line, column);
}

/* Where it stands in the source: for those inside alone. */
void put_source(Writer *writer, xmlNode *node, Place place)
{
  if (writer->audience == FOR_INTERNAL && !writer->unplaced)
    put(node, "src", place_text(writer->model, writer->arena, place));
}

const char *block_id(Writer *writer, const Element *element)
{
  if (!*writer->prefix && !*writer->base)
    return element->block;
  return arena_format(writer->arena, "%s%s%s%s", writer->base, writer->prefix, *writer->prefix ? "." : "",
                      element->block);
}

const char *notice_prefix(const Model *model, Arena *arena, const char *notice)
{
  const Element *first = model->record->notices.first;
  return !notice || !first || strcmp(first->id, notice) == 0 ? "" : arena_format(arena, "%s.", notice);
}

/* A review holds the policies of all notices: those behind the first bear their notice's id. */
const char *notice_base(const Plan *plan, Arena *arena, const Notice *notice)
{
  bool alone = !notice || strcmp(plan->document, "review") != 0;
  return alone ? "" : notice_prefix(plan->model, arena, notice->element.id);
}

/* ---- labels -------------------------------------------------------------------------------------------- */

const char *term_label(Writer *writer, const Term *term, const char *form)
{
  if (!term)
    return "";
  const char *label = words_term(writer->words, term->list, term->code, form);
  if (!label && form)
    label = words_term(writer->words, term->list, term->code, NULL);
  return label ? label : term->code;
}

const char *gap_text(Writer *writer, const char *type, const char *field)
{
  /* who is the controller elsewhere is the processor in the record of what is done for others */
  const bool own = field && strcmp(type, "organisation") == 0;
  const char *name =
    own ? words_label(writer->words, writer->plan->document, arena_format(writer->arena, "field.%s", field)) : NULL;
  if (!name)
    name = words_field(writer->words, type, field ? field : ".");
  if (!name)
    name = field ? field : type;
  return say(writer, "gap", (const char *const[]){"field", name, NULL});
}

const Field *field_named(const Type *type, const char *name)
{
  for (size_t i = 0; i < type->field_count; i++)
    if (strcmp(type->fields[i].name, name) == 0)
      return &type->fields[i];
  return NULL;
}

/* The first of its fields that names it, as far as the audience may see it; *gap: that field is a gap. */
static const char *own_label(Writer *writer, const Element *element, bool *gap)
{
  static const char *const naming[] = {"label", "title", "name", "n", "href"};
  for (size_t i = 0; i < COUNT_OF(naming); i++) {
    const Field *field = field_named(element->type, naming[i]);
    if (!field || !field_is_for(field, writer->readers))
      continue;
    const void *at = field_at(element, field);
    const Mark *mark = at;
    const Version *version = field->kind == FIELD_PROSE ? prose_in(at, writer->texts) : NULL;
    if (version)
      return version->plain;
    if (field->kind != FIELD_PROSE && mark->state == GIVEN)
      return ((const Text *)at)->value;
    *gap = mark->state == GAP;
    if (*gap)
      return gap_text(writer, element->type->name, field->name);
  }
  return NULL;
}

/* The term that stands for it where it has no label of its own. */
const char *kind_label(Writer *writer, const Element *element)
{
  static const struct { const char *field, *form; } kinds[] = {
      {"kind", NULL}, {"family", NULL}, {"channel", "situation"}, {"reference", NULL}, {"purpose", NULL},
      {"do", NULL},   {"role", NULL},   {"instrument", NULL},
  };
  for (size_t i = 0; i < COUNT_OF(kinds); i++) {
    const Field *field = field_named(element->type, kinds[i].field);
    if (!field || field->kind != FIELD_CODE)
      continue;
    const Code *code = field_at(element, field);
    if (code->term)
      return term_label(writer, code->term, kinds[i].form);
  }
  return NULL;
}

static const char *find_label(Writer *writer, const Element *element, bool *gap)
{
  *gap = false;
  const char *label = own_label(writer, element, gap);
  if (!label)
    label = kind_label(writer, element);
  const Field *ref = label ? NULL : field_named(element->type, "ref");
  if (ref && ref->kind == FIELD_REFERENCES) {
    const References *references = field_at(element, ref);
    if (references->count && references->at[0].target)
      label = find_label(writer, references->at[0].target, gap);
  }
  if (label)
    return label;
  *gap = element->gap != 0;
  label = *gap ? gap_text(writer, element->type->name, NULL) : words_field(writer->words, element->type->name, ".");
  return label ? label : element->id;
}

const char *label_of(Writer *writer, const Element *element)
{
  bool gap;
  return find_label(writer, element, &gap);
}

const char *name_of(Writer *writer, const Element *element)
{
  bool gap = false;
  const char *name = own_label(writer, element, &gap);
  return gap ? NULL : name;
}

/* A node with its name; marked where that name is a gap. */
xmlNode *add_label(Writer *writer, xmlNode *parent, const char *name, const Element *element)
{
  bool gap;
  xmlNode *node = add_text_node(writer, parent, name, find_label(writer, element, &gap));
  if (gap)
    put(node, "gap", "yes");
  return node;
}

void put_gap(Writer *writer, xmlNode *node, const Gap *gap)
{
  put(node, "gap", "yes");
  if (writer->audience != FOR_INTERNAL || !gap)
    return;
  put(node, "owner", gap->owner.value);
  const Version *reason = prose_in(&gap->reason, writer->texts);
  if (reason)
    put(node, "reason", reason->plain);
}

/* ---- where to write ------------------------------------------------------------------------------------ */

const char *one_line(Writer *writer, const char *lines)
{
  Buffer joined = {0};
  for (const char *at = lines; *at; at++)
    if (*at == '\n')
      buffer_text(&joined, ", ");
    else
      buffer_byte(&joined, *at);
  const char *line = arena_copy(writer->arena, joined.at ? joined.at : "", joined.length);
  buffer_free(&joined);
  return line;
}

static void add_means(Writer *writer, const char **means, size_t *count, const char *key, const char *name,
                      const Text *value)
{
  if (value->mark.state != GIVEN)
    return;
  means[(*count)++] = say(writer, key, (const char *const[]){name, one_line(writer, value->value), NULL});
}

/* "by e-mail to …, by post to …": of the contact for requests, else of the organisation;
   NULL where neither says. */
static const char *contact_means(Writer *writer)
{
  const Organisation *organisation = writer->model->organisation;
  if (!organisation)
    return NULL;
  const char *means[4];
  size_t count = 0;
  const RightsContact *rights = (const RightsContact *)organisation->rights.first;
  if (rights) {
    add_means(writer, means, &count, "contact.by.email", "email", &rights->email);
    if (!writer->spoken)
      add_means(writer, means, &count, "contact.by.page", "page", &rights->page);
    add_means(writer, means, &count, "contact.by.address", "address", &rights->address);
    add_means(writer, means, &count, "contact.by.phone", "phone", &rights->phone);
  }
  if (count == 0) {
    add_means(writer, means, &count, "contact.by.email", "email", &organisation->email);
    if (!writer->spoken)
      add_means(writer, means, &count, "contact.by.page", "page", &organisation->contact_page);
    add_means(writer, means, &count, "contact.by.address", "address", &organisation->address);
    add_means(writer, means, &count, "contact.by.phone", "phone", &organisation->phone);
  }
  return count ? words_either(writer->words, writer->arena, means, count) : NULL;
}

/* ---- and tap on it ------------------------------------------------------------------------------------- */

/* The first place in a text below the node becomes a link. */
static bool link_text(Writer *writer, xmlNode *parent, const char *text, const char *href)
{
  for (xmlNode *child = parent->children; child; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && !xmlStrEqual(child->name, BAD_CAST "a") &&
        link_text(writer, child, text, href))
      return true;
    const char *found = child->type == XML_TEXT_NODE ? strstr((const char *)child->content, text) : NULL;
    if (!found)
      continue;
    xmlNode *link = xmlNewDocNode(writer->tree, NULL, BAD_CAST "a", NULL);
    if (!link)
      machine_failed("out of memory");
    put(link, "href", href);
    add_text(writer, link, text);
    const char *before = arena_copy(writer->arena, (const char *)child->content, (size_t)(found - (const char *)child->content));
    const char *behind = arena_string(writer->arena, found + strlen(text));
    xmlAddNextSibling(child, link);
    if (*behind)
      xmlAddNextSibling(link, xmlNewDocText(writer->tree, BAD_CAST behind));
    xmlNodeSetContent(child, BAD_CAST before);
    return true;
  }
  return false;
}

bool add_say_contact(Writer *writer, xmlNode *parent, const char *key)
{
  const char *means = contact_means(writer);
  if (!means)
    return false;
  xmlNode *node = add_say(writer, parent, key, (const char *const[]){"contact", means, NULL});
  const Organisation *organisation = writer->model->organisation;
  const RightsContact *rights = (const RightsContact *)organisation->rights.first;
  const Text *emails[] = {rights ? &rights->email : NULL, &organisation->email};
  const Text *pages[] = {rights ? &rights->page : NULL, &organisation->contact_page};
  for (size_t i = 0; i < COUNT_OF(emails); i++) { /* of those, the ones that the sentence names */
    if (emails[i] && emails[i]->mark.state == GIVEN)
      link_text(writer, node, emails[i]->value, arena_format(writer->arena, "mailto:%s", emails[i]->value));
    if (pages[i] && pages[i]->mark.state == GIVEN)
      link_text(writer, node, pages[i]->value, pages[i]->value);
  }
  return true;
}
