/*
 * write_dpv_uses: what takes more than its field: who stands in which role, what is done with data, where
 * they go, which rights follow. A use of data, a disclosure and a transfer are processes in the process, as
 * DPV nests them.
 */
#include <string.h>

#include "model/dpv_int.h"

/* ---- who ----------------------------------------------------------------------------------------------- */

static void put_officer(Writer *writer, xmlNode *node, const Element *element)
{
  const List *officers = dpv_children(writer, element, "dpo");
  if (!officers)
    return;
  EACH (Dpo, officer, *officers) {
    if (!code_is(&officer->status, "none")) {
      dpv_element(writer, node, "dpv:hasDataProtectionOfficer", &officer->element);
      continue;
    }
    const Prose *reason = dpv_known(writer, &officer->element, "reason");
    if (!reason)
      continue;
    xmlNode *why = dpv_map(writer, node, "dpv:hasJustification");
    dpv_text(writer, why, "@id", dpv_name(writer, &officer->element));
    dpv_class(writer, why, officer->status.term);
    dpv_prose(writer, why, "dct:description", reason);
  }
}

static void put_organisation(Writer *writer, xmlNode *node, const char *property)
{
  if (writer->model->organisation)
    dpv_reference(writer, node, property, &writer->model->organisation->element);
}

static void put_controllers(Writer *writer, xmlNode *node, const References *parties)
{
  for (size_t i = 0; i < parties->count; i++)
    if (parties->at[i].target)
      dpv_reference(writer, node, "dpv:hasDataController", parties->at[i].target);
}

/* Art. 26: together, with what each arrangement says. */
static void put_joint(Writer *writer, xmlNode *node, const Processing *processing)
{
  const List *partners = dpv_children(writer, &processing->element, "joint-controller");
  xmlNode *joint = dpv_map(writer, node, "dpv:hasJointDataControllers");
  dpv_text(writer, joint, "@id", arena_format(writer->arena, "%s.joint", dpv_name(writer, &processing->element)));
  dpv_type(writer, joint, "dpv:JointDataControllers");
  put_organisation(writer, joint, "dpv:hasDataController");
  if (!partners)
    return;
  EACH (Partner, partner, *partners) {
    put_controllers(writer, joint, &partner->ref);
    dpv_element(writer, joint, "dpv:hasLegalMeasure", &partner->element);
  }
}

static void put_clients(Writer *writer, xmlNode *node, const Processing *processing)
{
  const List *clients = dpv_children(writer, &processing->element, "client");
  if (!clients)
    return;
  EACH (Client, client, *clients) {
    put_controllers(writer, node, &client->ref);
    dpv_element(writer, node, "dpv:hasProcess", &client->element);
  }
}

static void put_roles(Writer *writer, xmlNode *node, const Processing *processing)
{
  const char *role = processing->role.term ? processing->role.term->code : "controller";
  if (strcmp(role, "processor") == 0) {
    put_organisation(writer, node, "dpv:hasDataProcessor");
    put_clients(writer, node, processing);
  } else if (strcmp(role, "joint") == 0 || processing->partners.first) {
    put_joint(writer, node, processing);
  } else {
    put_organisation(writer, node, "dpv:hasDataController");
  }
}

/* ---- whose data, by which basis ------------------------------------------------------------------------ */

/* People and data without a label of their own are called as the law's list calls them. */
static const char *kind_words(Writer *writer, const void *of)
{
  return writer->words ? kind_label(writer, of) : NULL;
}

static void put_kind_label(Writer *writer, xmlNode *node, const Element *element)
{
  if (!dpv_known(writer, element, "label"))
    dpv_texts(writer, node, "skos:prefLabel", kind_words, element);
}

/* Of several bases each names its people: those it is for, or those that no narrower one takes. */
static void put_basis(Writer *writer, xmlNode *node, const Element *element)
{
  const Basis *basis = (const Basis *)element;
  const Purpose *purpose = (const Purpose *)element->parent;
  const Processing *processing = (const Processing *)purpose->element.parent;
  if (purpose->bases.count < 2 && basis->subject.mark.state == ABSENT)
    return;
  for (size_t i = 0; i < processing->subject_count; i++)
    if (basis_holds(purpose, basis, processing->subject_list[i]))
      dpv_reference(writer, node, "dpv:hasDataSubject", &processing->subject_list[i]->element);
}

static void put_subjects_and_data(Writer *writer, xmlNode *node, const Processing *processing)
{
  EACH (Purpose, purpose, processing->purposes)
    EACH (Basis, basis, purpose->bases)
      if (basis->kind.term)
        dpv_term(writer, node, "dpv:hasLegalBasis", basis->kind.term);
  for (size_t i = 0; i < processing->subject_count; i++)
    dpv_reference(writer, node, "dpv:hasDataSubject", &processing->subject_list[i]->element);
  for (size_t i = 0; i < processing->category_count; i++)
    dpv_reference(writer, node, "dpv:hasPersonalData", &processing->category_list[i]->element);
}

/* What is done when data come in: asked for, observed, worked out, obtained. */
static void put_data(Writer *writer, xmlNode *node, const Element *element)
{
  const Code *origin = dpv_known(writer, element, "origin");
  const LawRow *row = origin && origin->term ? dpv_row(writer, "origin", origin->term->code) : NULL;
  if (law_attribute(row, "processing"))
    dpv_node(writer, node, "dpv:hasProcessing", law_attribute(row, "processing"));
}

/* ---- to whom ------------------------------------------------------------------------------------------- */

/* Whom a processor engages is none of the controller's own: Art. 28(2), (4). */
static bool is_engaged(const RecipientUse *use)
{
  return is_processor((const Processing *)use->element.parent) && code_is(&use->role, "processor");
}

static const char *recipient_property(Writer *writer, const RecipientUse *use)
{
  if (is_engaged(use))
    return "dpv:hasRecipient";
  const LawRow *row = use->role.term ? dpv_row(writer, "recipient", use->role.term->code) : NULL;
  const char *property = law_attribute(row, "property");
  return property ? property : "dpv:hasRecipient";
}

/* A recipient that is described and not named is a node of the disclosure. */
static const char *recipient_name(Writer *writer, const RecipientUse *use)
{
  const Party *party = recipient_party(use);
  return party ? dpv_name(writer, &party->element)
               : arena_format(writer->arena, "%s.who", dpv_name(writer, &use->element));
}

static void put_recipient(Writer *writer, xmlNode *node, const Element *element)
{
  const RecipientUse *use = (const RecipientUse *)element;
  const bool internal = code_is(&use->role, "internal");
  const char *property = recipient_property(writer, use);
  dpv_node(writer, node, "dpv:hasProcessing", internal ? "dpv:Access" : "dpv:Disclose");
  if (recipient_party(use) && !is_engaged(use)) {
    dpv_reference(writer, node, property, &recipient_party(use)->element);
    return;
  }
  xmlNode *who = dpv_map(writer, node, property);
  dpv_text(writer, who, "@id", recipient_name(writer, use));
  dpv_type(writer, who, is_engaged(use) ? "dpv:DataSubProcessor" : "dpv:Entity");
  if (recipient_party(use))
    return;
  if (use->role.term)
    dpv_class(writer, who, use->role.term);
  const Prose *label = dpv_known(writer, element, "label");
  if (label)
    dpv_prose(writer, who, "skos:prefLabel", label);
}

static void put_recipients(Writer *writer, xmlNode *node, const Processing *processing)
{
  const List *recipients = dpv_children(writer, &processing->element, "recipient");
  if (!recipients)
    return;
  EACH (RecipientUse, use, *recipients) {
    if (!use->element.gap)
      dpv_node(writer, node, recipient_property(writer, use), recipient_name(writer, use));
    dpv_element(writer, node, "dpv:hasProcess", &use->element);
  }
}

/* ---- where --------------------------------------------------------------------------------------------- */

/* The decision on that country; where DPV has none yet, one of ours, by its number. */
static void put_decision(Writer *writer, xmlNode *node, const LawRow *decision)
{
  const char *term = law_attribute(dpv_row(writer, "adequacy", decision->code), "term");
  if (term) {
    dpv_node(writer, node, "dpv:hasLegalBasis", term);
    return;
  }
  xmlNode *own = dpv_map(writer, node, "dpv:hasLegalBasis");
  dpv_text(writer, own, "@id", arena_format(writer->arena, "ppc:adequacy.%s", decision->code));
  dpv_type(writer, own, "skos:Concept");
  dpv_node(writer, own, "skos:broader", "eu-gdpr:A45-3");
  if (law_attribute(decision, "decision"))
    dpv_text(writer, own, "dct:identifier", law_attribute(decision, "decision"));
}

static void put_transfer(Writer *writer, xmlNode *node, const Element *element)
{
  const Transfer *transfer = (const Transfer *)element;
  const Code *instrument = dpv_known(writer, element, "instrument");
  const char *country = transfer_country(transfer);
  const bool inside = country && law_is_eea(writer->model->law, country, writer->model->as_of);
  dpv_node(writer, node, "dpv:hasProcessing", "dpv:Transfer");
  put_organisation(writer, node, "dpv:hasDataExporter");
  if (country)
    dpv_node(writer, node, inside ? "dpv:hasCountry" : "dpv:hasThirdCountry",
             arena_format(writer->arena, "loc:%s", country));
  if (!instrument || !instrument->term)
    return;
  const LawRow *decision = code_is(instrument, "adequacy") ? transfer_decision(writer->model, transfer) : NULL;
  if (decision)
    put_decision(writer, node, decision);
  else
    dpv_term(writer, node, "dpv:hasLegalBasis", instrument->term);
}

/* ---- how protected, with which rights ------------------------------------------------------------------ */

static const char *measure_property(Writer *writer, const Measure *measure)
{
  const LawRow *row = measure->family.term ? dpv_row(writer, "measure", measure->family.term->code) : NULL;
  const char *property = law_attribute(row, "property");
  return property ? property : "dpv:hasTechnicalOrganisationalMeasure";
}

static bool is_limited(const Scope *scope)
{
  return scope->purpose.count || scope->data.count || scope->subject.count || scope->via.count;
}

/* A measure for some of the processing is one of a process in it. */
static void put_measures(Writer *writer, xmlNode *node, const Processing *processing)
{
  const List *measures = dpv_children(writer, &processing->element, "measure");
  if (!measures)
    return;
  EACH (MeasureUse, use, *measures) {
    xmlNode *at = node;
    if (is_limited(&use->scope)) {
      at = dpv_map(writer, node, "dpv:hasProcess");
      dpv_text(writer, at, "@id", dpv_name(writer, &use->element));
      dpv_type(writer, at, "dpv:Process");
      dpv_fields(writer, at, &use->element);
    }
    for (size_t i = 0; i < use->ref.count; i++) {
      const Element *measure = use->ref.at[i].target;
      if (measure)
        dpv_reference(writer, at, measure_property(writer, (const Measure *)measure), measure);
    }
  }
}

static bool is_offered(const Model *model, const Processing *processing, const Notice *notice, const Term *right)
{
  EACH (Purpose, purpose, processing->purposes)
    if (right_offered(model, notice, right, purpose, NULL))
      return true;
  return false;
}

/* As the notices say that show it; where none does, as the law has it. */
static bool has_right(const Model *model, const Processing *processing, const Term *right)
{
  bool shown = false;
  EACH (Notice, notice, model->record->notices) {
    if (!notice_shows(notice, processing))
      continue;
    shown = true;
    if (is_offered(model, processing, notice, right))
      return true;
  }
  return !shown && is_offered(model, processing, NULL, right);
}

/* A processor tells nobody of rights: the controller does. */
static void put_rights(Writer *writer, xmlNode *node, const Processing *processing)
{
  const Term *const *rights;
  const size_t count = law_terms(writer->model->law, "right", &rights);
  if (is_processor(processing))
    return;
  for (size_t i = 0; i < count; i++)
    if (has_right(writer->model, processing, rights[i]))
      dpv_term(writer, node, "dpv:hasRight", rights[i]);
  EACH (Notice, notice, writer->model->record->notices)
    if (notice_shows(notice, processing))
      dpv_reference(writer, node, "dpv:hasNotice", &notice->element);
}

/* Such a decision is taken by no human: Art. 22(1). */
static void put_decision_maker(Writer *writer, xmlNode *node, const Element *element)
{
  if (!element->gap)
    dpv_node(writer, node, "dpv:hasAutomationLevel", "dpv:FullAutomation");
}

/* Of what is collected from people, and of what comes from others: Art. 13, 14. */
static void put_notice(Writer *writer, xmlNode *node, const Element *element)
{
  const Notice *notice = (const Notice *)element;
  bool direct = false, indirect = false;
  EACH (Processing, processing, writer->model->record->processings) {
    if (!shows_as_controller(notice, processing) || !dpv_tells(writer->plan, &processing->element))
      continue;
    direct = direct || cover_concerns(processing, "13");
    indirect = indirect || cover_concerns(processing, "14");
  }
  if (direct)
    dpv_type(writer, node, "eu-gdpr:DirectDataCollectionNotice");
  if (indirect)
    dpv_type(writer, node, "eu-gdpr:IndirectDataCollectionNotice");
}

/* ---- a processing -------------------------------------------------------------------------------------- */

static void put_each(Writer *writer, xmlNode *node, const char *property, const Element *element, const char *field)
{
  const List *list = dpv_children(writer, element, field);
  for (const Element *child = list ? list->first : NULL; child; child = child->next)
    dpv_element(writer, node, property, child);
}

static void put_processing(Writer *writer, xmlNode *node, const Element *element)
{
  const Processing *processing = (const Processing *)element;
  dpv_text(writer, node, "dct:identifier", element->id);
  put_roles(writer, node, processing);
  put_subjects_and_data(writer, node, processing);
  put_each(writer, node, "dpv:hasProcess", element, "data");
  put_recipients(writer, node, processing);
  put_each(writer, node, "dpv:hasProcess", element, "transfer");
  put_each(writer, node, "dpv:hasStorageCondition", element, "retain");
  put_measures(writer, node, processing);
  put_rights(writer, node, processing);
}

const SpecialWriter dpv_special[] = {
    {"organisation", put_officer},
    {"party", put_officer},
    {"subject", put_kind_label},
    {"category", put_kind_label},
    {"measure", put_kind_label},
    {"notice", put_notice},
    {"retention", dpv_rule},
    {"processing", put_processing},
    {"basis", put_basis},
    {"data", put_data},
    {"recipient", put_recipient},
    {"transfer", put_transfer},
    {"retain", dpv_line},
    {"automated-decision", put_decision_maker},
    {NULL, NULL},
};
