/*
 * write_dpv: the record of processing activities as linked data, in the Data Privacy Vocabulary of the W3C
 * (DPV 2.3): what the record is in the first part, then what it declares, some to a part, then a part for
 * each processing.
 *
 * Its names are urn:ppc:record:ORGANISATION#BLOCK, the same from build to build; where the register's page
 * has the block, as it has each activity, its id there is the same too.
 */
#include <string.h>

#include "model/dpv_int.h"

/* Nothing is fetched to read it: every prefix stands in the file. */
static const char *const prefixes[][2] = {
    {"dpv", "https://w3id.org/dpv#"},
    {"pd", "https://w3id.org/dpv/pd#"},
    {"loc", "https://w3id.org/dpv/loc#"},
    {"eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#"},
    {"legal-eu", "https://w3id.org/dpv/legal/eu#"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"dct", "http://purl.org/dc/terms/"},
    {"schema", "https://schema.org/"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"ppc", "urn:ppc:term:"},
};

/* DPV has the authorities of each country in a vocabulary of its own: "legal-fr:DPA-FR". */
static const char *authority_term(Writer *writer)
{
  const LawRow *authority = authority_of(writer->model);
  return authority ? law_attribute(dpv_row(writer, "authority", authority->code), "term") : NULL;
}

static void put_context(Writer *writer, xmlNode *root)
{
  xmlNode *context = dpv_map(writer, root, "@context");
  const Organisation *organisation = writer->model->organisation;
  const char *authority = authority_term(writer), *national = authority ? strchr(authority, '-') : NULL;
  for (size_t i = 0; i < COUNT_OF(prefixes); i++)
    dpv_text(writer, context, prefixes[i][0], prefixes[i][1]);
  if (national && !text_starts(authority, "legal-eu:")) {
    const char *code = arena_copy(writer->arena, national + 1, strcspn(national + 1, ":"));
    dpv_text(writer, context, arena_format(writer->arena, "legal-%s", code),
             arena_format(writer->arena, "https://w3id.org/dpv/legal/%s#", code));
  }
  dpv_text(writer, context, "record",
           arena_format(writer->arena, "urn:ppc:record:%s#", organisation ? organisation->element.id : "organisation"));
}

static const char *record_title(Writer *writer, const void *of)
{
  (void)of;
  return writer->words ? words_label(writer->words, "register", "title") : NULL;
}

static const char *redacted(Writer *writer, const void *of)
{
  (void)of;
  return writer->words ? say(writer, "register.redacted", NULL) : NULL;
}

/* The organisation, in the roles that it has in what is told. */
static void put_organisation(Writer *writer, xmlNode *root)
{
  bool controls = false, processes = false;
  EACH (Processing, processing, writer->model->record->processings)
    if (dpv_tells(writer->plan, &processing->element)) {
      controls = controls || !is_processor(processing);
      processes = processes || is_processor(processing);
    }
  const Element *organisation = &writer->model->organisation->element;
  const bool first = controls || !processes;
  xmlNode *node = dpv_element(writer, root, first ? "dpv:hasDataController" : "dpv:hasDataProcessor", organisation);
  dpv_type(writer, node, first ? "dpv:DataController" : "dpv:DataProcessor");
  if (first && processes) {
    dpv_type(writer, node, "dpv:DataProcessor");
    dpv_reference(writer, root, "dpv:hasDataProcessor", organisation);
  }
}

static void put_authority(Writer *writer, xmlNode *root)
{
  const Organisation *organisation = writer->model->organisation;
  const List *own = organisation ? dpv_children(writer, &organisation->element, "authority") : NULL;
  const char *term = authority_term(writer);
  if (own && own->first)
    dpv_element(writer, root, "dpv:hasAuthority", own->first);
  else if (term)
    dpv_node(writer, root, "dpv:hasAuthority", term);
}

static void define(Writer *writer, xmlNode *root, const Term *term)
{
  if (term && dpv_uses(writer->plan, term))
    dpv_define(writer, root, "ppc:defines", term);
}

/* Words that DPV has no term for, of those that the record uses; "event.*": a whole list. */
static void put_concepts(Writer *writer, xmlNode *root)
{
  const LawRow *const *rows;
  const Law *law = writer->model->law;
  const size_t count = law_rows(writer->plan->vocabulary, &rows);
  for (size_t i = 0; i < count; i++) {
    const size_t length = strcspn(rows[i]->code, ".");
    if (strcmp(rows[i]->table, "dpv") != 0 || !law_attribute(rows[i], "broader"))
      continue;
    const char *list = arena_copy(writer->arena, rows[i]->code, length), *code = rows[i]->code + length + 1;
    const Term *const *terms;
    const size_t all = strcmp(code, "*") == 0 ? law_terms(law, list, &terms) : 0;
    if (!all)
      define(writer, root, law_term(law, list, code));
    for (size_t k = 0; k < all; k++)
      if (!dpv_row(writer, list, terms[k]->code))
        define(writer, root, terms[k]);
  }
}

/* As the policy says it, else as a gap would name it. */
static const char *type_label(Writer *writer, const void *of)
{
  static const char *const parents[] = {"processing", "organisation", "category"};
  const char *label = writer->words ? words_phrase(writer->words, of) : NULL;
  for (size_t i = 0; i < COUNT_OF(parents) && !label && writer->words; i++)
    label = words_field(writer->words, parents[i], of);
  return label;
}

/* Classes of ours: class="dpv:Justification ppc:no-transfer". */
static void put_classes(Writer *writer, xmlNode *root)
{
  const LawRow *const *rows;
  const size_t count = law_rows(writer->plan->vocabulary, &rows);
  for (size_t i = 0; i < count; i++) {
    const char *classes = strcmp(rows[i]->table, "dpv-fields") == 0 ? law_attribute(rows[i], "class") : NULL;
    const char *own = classes ? strstr(classes, " ppc:") : NULL;
    if (!own || !dpv_uses_type(writer->plan, rows[i]->code))
      continue;
    xmlNode *node = dpv_map(writer, root, "ppc:defines");
    dpv_text(writer, node, "@id", own + 1);
    dpv_type(writer, node, "skos:Concept");
    dpv_node(writer, node, "skos:broader", arena_copy(writer->arena, classes, (size_t)(own - classes)));
    dpv_texts(writer, node, "skos:prefLabel", type_label, rows[i]->code);
  }
}

static const char *field_label(Writer *writer, const void *of)
{
  const char *code = of, *field = strchr(code, '.') + 1;
  const char *type = arena_copy(writer->arena, code, (size_t)(field - 1 - code));
  return writer->words ? words_field(writer->words, type, field) : NULL;
}

/* Properties of ours: property="ppc:legal-form". */
static void put_properties(Writer *writer, xmlNode *root)
{
  const LawRow *const *rows;
  const size_t count = law_rows(writer->plan->vocabulary, &rows);
  for (size_t i = 0; i < count; i++) {
    const char *property = strcmp(rows[i]->table, "dpv-fields") == 0 ? law_attribute(rows[i], "property") : NULL;
    if (!property || !dpv_uses_property(writer->plan, property))
      continue;
    xmlNode *node = dpv_map(writer, root, "ppc:defines");
    dpv_text(writer, node, "@id", property);
    dpv_type(writer, node, "rdf:Property");
    dpv_texts(writer, node, "rdfs:label", field_label, rows[i]->code);
  }
}

static void write_record(Writer *writer, const Part *part, xmlNode *root)
{
  (void)part;
  xmlNode *map = add_node(writer, root, "map");
  const Register *record = writer->model->record;
  put_context(writer, map);
  dpv_text(writer, map, "@id", dpv_name(writer, &record->element));
  dpv_type(writer, map, "dpv:DataProcessingRecord dpv:ROPA");
  dpv_texts(writer, map, "dct:title", record_title, NULL);
  dpv_node(writer, map, "dct:conformsTo", "legal-eu:law-GDPR");
  for (const char *const *code = (const char *const *)writer->model->written; *code; code++)
    dpv_text(writer, map, "dct:language", *code);
  if (writer->audience == FOR_PUBLIC)
    dpv_texts(writer, map, "dct:accessRights", redacted, NULL);
  if (writer->model->organisation)
    put_organisation(writer, map);
  put_authority(writer, map);
  dpv_fields(writer, map, &record->element);
  put_concepts(writer, map);
  put_classes(writer, map);
  put_properties(writer, map);
}

/* Maps of parts go on with the record's, and a list in them from part to part. */
static void write_process(Writer *writer, const Part *part, xmlNode *root)
{
  xmlNode *map = add_node(writer, root, "map");
  dpv_array(writer, map, "dpv:hasPersonalDataProcess");
  dpv_element(writer, map, "dpv:hasPersonalDataProcess", part->element);
}

enum { LISTED = 50 }; /* things a part */

static void write_listed(Writer *writer, const Part *part, xmlNode *root)
{
  const Field *field = field_named(&type_register, part->kind);
  const char *property = law_attribute(dpv_shape(writer->plan, &type_register, field), "property");
  xmlNode *map = add_node(writer, root, "map");
  size_t count = 0;
  dpv_array(writer, map, property);
  for (const Element *at = part->element; at && count < LISTED; at = at->next)
    if (dpv_tells(writer->plan, at)) {
      dpv_element(writer, map, property, at);
      count++;
    }
}

/* What the record declares once: people, data, parties, rules, measures. */
static void plan_listed(Plan *plan, const Field *field)
{
  const Element *record = &plan->model->record->element;
  const bool shown = field->kind == FIELD_ELEMENTS && field_is_for(field, plan->audience);
  if (!shown || !law_attribute(dpv_shape(plan, &type_register, field), "property"))
    return;
  size_t count = 0;
  for (const Element *at = ((const List *)field_at(record, field))->first; at; at = at->next)
    if (dpv_tells(plan, at) && count++ % LISTED == 0)
      plan_add(plan, (Part){.kind = field->name, .id = at->block, .element = at, .write = write_listed, .frame = true});
}

void plan_dpv(Plan *plan)
{
  plan->vocabulary = law_vocabulary(plan->model->law, plan->arena);
  dpv_survey(plan);
  plan_add(plan, (Part){.kind = "record", .id = "record", .write = write_record, .frame = true});
  for (size_t i = 0; i < type_register.field_count; i++)
    plan_listed(plan, &type_register.fields[i]);
  EACH (Processing, processing, plan->model->record->processings)
    if (dpv_tells(plan, &processing->element))
      plan_add(plan, (Part){.kind = "processing", .id = processing->element.block, .element = &processing->element,
                            .write = write_process, .frame = true});
}
