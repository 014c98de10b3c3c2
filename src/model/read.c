/*
 * read: the document's tree into structs, driven by the table of fields.  Faults of form are reported in the
 * author's words, all of them; what is faulty is left out and the rest goes on.  Nothing of the tree is kept:
 * each child of the root may be freed when it was taken.
 */
#include <string.h>

#include <libxml/xmlstring.h>

#include "model/model_int.h"

static Element *read_element(Reader *reader, const xmlNode *node, const Type *type, Element *parent);

Finding *reader_fault(Reader *reader, const char *code, const char *variant, Place place)
{
  reader->faulty = true;
  return finding_add(reader->findings, code, variant, SEVERITY_ERROR, place);
}

/* White space is what XML says; a no-break space is text, to the schema too. */
static bool has_text(const xmlNode *node)
{
  const char *content = (const char *)node->content;
  return content[strspn(content, " \t\r\n")] != '\0';
}

static bool is_ours(const xmlNode *node)
{
  return node->ns && xmlStrEqual(node->ns->href, BAD_CAST NAMESPACE);
}

static bool is_named(const xmlNode *node, const char *name)
{
  return strcmp((const char *)node->name, name) == 0;
}

/* ---- gaps ---------------------------------------------------------------------------------------------- */

static const Field gap_reason = {.name = "reason", .kind = FIELD_PROSE, .offset = offsetof(Gap, reason)};

enum { GAPS_MOST = (1 << 24) - 1 }; /* as many as Mark and Element have room for */

uint32_t reader_gap(Reader *reader, const xmlNode *node, const Element *element, const char *field)
{
  Model *model = reader->model;
  if (model->gap_count == GAPS_MOST)
    machine_failed("more than %d declared gaps", GAPS_MOST);
  if (model->gap_count == reader->gap_capacity) {
    Gap *old = model->gaps;
    reader->gap_capacity *= 2;
    model->gaps = ARENA_ARRAY(reader->arena, Gap, reader->gap_capacity);
    memcpy(model->gaps, old, sizeof(Gap) * model->gap_count);
  }
  Gap *gap = &model->gaps[model->gap_count];
  *gap = (Gap){.place = node_place(node), .element = element, .field = field};
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    Place place = attribute_place(reader->sources, node, name, true);
    if (attribute->ns == NULL && strcmp(name, "owner") == 0) {
      const char *value = attribute->children ? (const char *)attribute->children->content : "";
      gap->owner = (Text){{place, GIVEN, 0}, text_folded_space(reader->arena, value)};
    } else if (attribute->ns || strcmp(name, "for") != 0) {
      Finding *fault = reader_fault(reader, "PPC012", NULL, attribute_place(reader->sources, node, name, false));
      finding_text(reader->findings, fault, "attribute", name);
      finding_text(reader->findings, fault, "element", "gap");
    }
  }
  for (const xmlNode *child = node->children; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE && is_ours(child) && is_named(child, "reason"))
      prose_read(reader, (Element *)gap, &gap_reason, child); /* the reason's offset is in the gap */
    else if (child->type == XML_ELEMENT_NODE) {
      Finding *fault = reader_fault(reader, "PPC011", NULL, node_place(child));
      finding_text(reader->findings, fault, "element", (const char *)child->name);
      finding_text(reader->findings, fault, "parent", "gap");
    } else if (child->type == XML_TEXT_NODE && has_text(child)) {
      Finding *fault = reader_fault(reader, "PPC016", NULL, node_place(node));
      finding_text(reader->findings, fault, "parent", "gap");
    }
  return (uint32_t)model->gap_count++;
}

static const Field *find_field(const Type *type, const char *name, bool attribute)
{
  for (size_t i = 0; i < type->field_count; i++) {
    const Field *field = &type->fields[i];
    const char *shown = field->wrapper ? field->wrapper : field->name;
    if (field->attribute == attribute && strcmp(shown, name) == 0)
      return field;
  }
  return NULL;
}

/* <gap for="basis max"/>: one gap for each name. */
static void read_gap_for(Reader *reader, const xmlNode *node, Element *element)
{
  xmlChar *names = xmlGetNoNsProp(node, BAD_CAST "for");
  char *list = arena_string(reader->arena, (const char *)names);
  xmlFree(names);
  for (char *rest = list; rest && *(rest += strspn(rest, " \t\r\n"));) {
    size_t length = strcspn(rest, " \t\r\n");
    char *name = arena_copy(reader->arena, rest, length);
    rest += length;
    const Field *field = find_field(element->type, name, true);
    if (!field)
      field = find_field(element->type, name, false);
    if (!field || field->kind == FIELD_ELEMENTS) {
      Finding *finding = finding_add(reader->findings, "PPC023", NULL, SEVERITY_ERROR,
                                     attribute_place(reader->sources, node, "for", true));
      finding_text(reader->findings, finding, "field", name);
      finding_text(reader->findings, finding, "element", element->type->name);
      continue;
    }
    Mark *mark = field_at(element, field);
    if (mark->state == GIVEN) {
      Finding *finding = finding_add(reader->findings, "PPC022", NULL, SEVERITY_ERROR, node_place(node));
      finding->related = mark->place;
      finding_text(reader->findings, finding, "field", name);
      continue;
    }
    mark->state = GAP;
    mark->place = node_place(node);
    mark->gap = reader_gap(reader, node, element, field->name);
  }
}

static bool is_content_gap(const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && is_ours(node) && is_named(node, "gap") &&
         !xmlHasProp((xmlNode *)node, BAD_CAST "for");
}

/* The gap that stands in the place of an element's content, or NULL. */
static const xmlNode *content_gap(const xmlNode *node)
{
  for (const xmlNode *child = node->children; child; child = child->next)
    if (is_content_gap(child))
      return child;
  return NULL;
}

/* A gap stands for all of an element's content, or for what `for` names;
   beside other content it says nothing. */
static bool gap_is_alone(Reader *reader, const xmlNode *node, const xmlNode *gap)
{
  for (const xmlNode *child = node->children; child; child = child->next) {
    bool text = child->type == XML_TEXT_NODE && has_text(child);
    if (child != gap && (text || child->type == XML_ELEMENT_NODE)) {
      Finding *finding = finding_add(reader->findings, "PPC022", NULL, SEVERITY_ERROR, node_place(gap));
      finding_text(reader->findings, finding, "field", (const char *)node->name);
      return false;
    }
  }
  return true;
}

/* ---- attributes ---------------------------------------------------------------------------------------- */

static const Field id_field = {.name = "id", .kind = FIELD_REFERENCES};

static void read_id(Reader *reader, const xmlNode *node, Element *element, const char *raw)
{
  struct { Element element; References id; } holder = {.id = {.count = 0}};
  Field field = id_field;
  field.offset = offsetof(__typeof__(holder), id);
  Place place = attribute_place(reader->sources, node, "id", true);
  if (!value_read(reader, &holder.element, &field, raw, place))
    return;
  if (holder.id.count != 1) {
    Finding *fault = reader_fault(reader, "PPC013", "name", place);
    finding_text(reader->findings, fault, "value", raw);
    finding_text(reader->findings, fault, "name", "id");
    return;
  }
  element->id = holder.id.at[0].name;
  element->given_id = true;
}

static void read_attributes(Reader *reader, const xmlNode *node, Element *element)
{
  const Type *type = element->type;
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    const char *raw = attribute->children ? (const char *)attribute->children->content : "";
    if (!attribute->ns && type->has_id && strcmp(name, "id") == 0) {
      read_id(reader, node, element, raw);
      continue;
    }
    const Field *field = attribute->ns ? NULL : find_field(type, name, true);
    if (!field)
      unknown_attribute(reader, type, name, attribute_place(reader->sources, node, name, false));
    else
      value_read(reader, element, field, raw, attribute_place(reader->sources, node, name, true));
  }
  if (type->reference_target && !element->id && !xmlHasProp(node, BAD_CAST "id") && type != &type_register &&
      strcmp(type->name, "organisation") != 0) {
    Finding *fault = reader_fault(reader, "PPC027", NULL, node_place(node));
    finding_text(reader->findings, fault, "attribute", "id");
    finding_text(reader->findings, fault, "element", type->name);
  }
}

/* ---- children ------------------------------------------------------------------------------------------ */

/* A text has no place of its own: its first word is looked for behind the start of what stands before it in
   its file; what was included stands in another. */
static Place text_place(const Reader *reader, const xmlNode *text)
{
  const uint16_t file = node_place(text->parent).source;
  const xmlNode *before = text->prev;
  while (before && (before->type != XML_ELEMENT_NODE || node_place(before).source != file))
    before = before->prev;
  Place place = before ? node_place(before) : content_place(reader->sources, text->parent);
  const Source *source = source_of(reader->sources, place);
  const char *word = (const char *)text->content;
  word += strspn(word, " \t\r\n");
  size_t length = strcspn(word, " \t\r\n&<>");
  for (size_t at = place.offset; source && length && at + length <= source->length; at++)
    if (strncmp(source->bytes + at, word, length) == 0)
      return (Place){(uint32_t)at, place.source, (uint16_t)length};
  return place;
}

static void stray_text(Reader *reader, const xmlNode *text)
{
  Finding *fault = reader_fault(reader, "PPC016", NULL, text_place(reader, text));
  finding_text(reader->findings, fault, "parent", (const char *)text->parent->name);
}

static void add_element(Reader *reader, const xmlNode *node, const Field *field, Element *parent)
{
  List *list = field_at(parent, field);
  Element *made = read_element(reader, node, field->type, parent);
  if (list->last)
    list->last->next = made;
  else
    list->first = made;
  list->last = made;
  made->ordinal = (uint32_t)++list->count;
}

/* A container such as <subjects>: nothing in it but its elements. */
static void read_wrapper(Reader *reader, const xmlNode *node, const Field *field, Element *parent)
{
  static const Type nothing = {.name = "", .fields = NULL};
  Type container = nothing;
  container.name = field->wrapper;
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    unknown_attribute(reader, &container, (const char *)attribute->name,
                      attribute_place(reader->sources, node, (const char *)attribute->name, false));
  Field item = *field;
  item.wrapper = NULL;
  container.fields = &item;
  container.field_count = 1;
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE && has_text(child))
      stray_text(reader, child);
    if (child->type != XML_ELEMENT_NODE)
      continue;
    if (is_ours(child) && is_named(child, field->name))
      add_element(reader, child, field, parent);
    else
      unknown_child(reader, &container, (const char *)child->name, node_place(child));
  }
}

/* <email>…</email>: the element's text is the value. */
static void read_simple(Reader *reader, const xmlNode *node, const Field *field, Element *parent)
{
  const Type plain = {.name = field->name};
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    unknown_attribute(reader, &plain, (const char *)attribute->name,
                      attribute_place(reader->sources, node, (const char *)attribute->name, false));
  Mark *mark = field_at(parent, field);
  const xmlNode *gap = content_gap(node);
  Buffer text = {0};
  for (const xmlNode *child = node->children; child; child = child->next)
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      buffer_text(&text, (const char *)child->content);
    else if (child->type == XML_ELEMENT_NODE && !is_content_gap(child))
      unknown_child(reader, &plain, (const char *)child->name, node_place(child));
  if (gap) {
    gap_is_alone(reader, node, gap);
    *mark = (Mark){node_place(gap), GAP, reader_gap(reader, gap, parent, field->name)};
  } else
    value_read(reader, parent, field, text.at ? text.at : "", content_place(reader->sources, node));
  buffer_free(&text);
}

static void read_child(Reader *reader, const xmlNode *node, const Field *field, Element *parent)
{
  if (field->kind == FIELD_PROSE || field->kind == FIELD_ITEMS)
    prose_read(reader, parent, field, node);
  else if (field->kind != FIELD_ELEMENTS)
    read_simple(reader, node, field, parent);
  else if (field->wrapper)
    read_wrapper(reader, node, field, parent);
  else
    add_element(reader, node, field, parent);
}

static bool may_repeat(const Field *field)
{
  return field->kind == FIELD_PROSE || field->kind == FIELD_ITEMS ||
         (field->kind == FIELD_ELEMENTS && field->many && !field->wrapper);
}

/* The schema's order, and once where only one may stand. */
static void check_order(Reader *reader, const xmlNode *node, const Field *field, const Field **last,
                        const Type *type)
{
  if (*last && field < *last) {
    out_of_order(reader, type, (const char *)node->name, *last, node_place(node));
    return;
  }
  if (*last == field && !may_repeat(field)) {
    Finding *fault = reader_fault(reader, "PPC015", NULL, node_place(node));
    finding_text(reader->findings, fault, "element", (const char *)node->name);
    finding_text(reader->findings, fault, "parent", type->name);
  }
  *last = field;
}

static void read_any_child(Reader *reader, const xmlNode *child, Element *element, const Field **last)
{
  if ((child->type == XML_TEXT_NODE && has_text(child)) || child->type == XML_CDATA_SECTION_NODE)
    stray_text(reader, child);
  if (child->type != XML_ELEMENT_NODE)
    return;
  const Field *field = is_ours(child) ? find_field(element->type, (const char *)child->name, false) : NULL;
  if (field) {
    check_order(reader, child, field, last, element->type);
    read_child(reader, child, field, element);
  } else if (is_ours(child) && is_named(child, "gap") && element->type != &type_register) {
    bool named = xmlHasProp(child, BAD_CAST "for");
    if (*last && named)
      out_of_order(reader, element->type, "gap", *last, node_place(child));
    else if (*last)
      reader->faulty = true; /* not the schema's form; that it is not alone was said (PPC022) */
    if (named)
      read_gap_for(reader, child, element);
  } else {
    unknown_child(reader, element->type, (const char *)child->name, node_place(child));
  }
}

static Element *begin_element(Reader *reader, const xmlNode *node, const Type *type, Element *parent)
{
  Element *element = arena_alloc(reader->arena, type->size);
  element->type = type;
  element->place = node_place(node);
  element->parent = parent;
  read_attributes(reader, node, element);
  return element;
}

static Element *read_element(Reader *reader, const xmlNode *node, const Type *type, Element *parent)
{
  Element *element = begin_element(reader, node, type, parent);
  const xmlNode *gap = content_gap(node);
  const Field *last = NULL;
  if (gap && gap_is_alone(reader, node, gap))
    element->gap = reader_gap(reader, gap, element, NULL);
  for (const xmlNode *child = node->children; child; child = child->next)
    read_any_child(reader, child, element, &last);
  return element;
}

/* ---- the root ------------------------------------------------------------------------------------------ */

static bool check_root(Reader *reader, const xmlNode *root)
{
  bool named = is_named(root, "register");
  if (named && is_ours(root))
    return true;
  Finding *fault = reader_fault(reader, "PPC010", named ? "namespace" : "element", node_place(root));
  finding_text(reader->findings, fault, "element", (const char *)root->name);
  return false;
}

static void begin(Reader *reader, const xmlNode *root)
{
  reader->begun = true;
  if (!check_root(reader, root))
    return;
  reader->model->record = (Register *)begin_element(reader, root, &type_register, NULL);
  languages_read(reader, node_place(root));
}

ModelReader *model_reader_new(Arena *arena, Sources *sources, Findings *findings, const Law *law)
{
  Model *model = ARENA_NEW(arena, Model);
  Reader *reader = ARENA_NEW(arena, Reader);
  *reader = (Reader){.model = model, .arena = arena, .sources = sources, .findings = findings, .law = law};
  model->arena = arena;
  model->sources = sources;
  model->findings = findings;
  model->law = law;
  reader->words = map_new(arena);
  reader->gap_capacity = 16;
  model->gaps = ARENA_ARRAY(arena, Gap, reader->gap_capacity);
  model->gap_count = 1; /* 0 is none */
  return reader;
}

void model_reader_take(void *taker, const xmlNode *child)
{
  Reader *reader = taker;
  if (!reader->begun)
    begin(reader, child->parent);
  if (reader->model->record)
    read_any_child(reader, child, &reader->model->record->element, &reader->last);
}

Model *model_reader_end(ModelReader *reader, xmlDoc *document, bool *valid)
{
  *valid = false;
  if (!document)
    return NULL;
  if (!reader->begun) /* a root without children */
    begin(reader, xmlDocGetRootElement(document));
  xmlFreeDoc(document);
  *valid = !reader->faulty;
  return reader->model->record ? reader->model : NULL;
}

Model *model_read(xmlDoc *document, Arena *arena, Sources *sources, Findings *findings, const Law *law, bool *valid)
{
  ModelReader *reader = model_reader_new(arena, sources, findings, law);
  for (const xmlNode *child = xmlDocGetRootElement(document)->children; child; child = child->next)
    model_reader_take(reader, child);
  return model_reader_end(reader, document, valid);
}
