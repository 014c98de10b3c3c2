/*
 * fields: the language in one table.  `read` takes each element's attributes and children by it, `write`
 * serialises by it, and a test walks it and schema/ppc.xsd both ways.  Order is the schema's order.
 *
 * To add an element of the language: a member in model.h, a row here, its declaration in the schema.
 */
#include "model/model.h"

/* The kind of a row must fit the type of its member: checked when this file is compiled. */
#define FITS(what, member) \
  _Generic(((THIS *)0)->member, \
      Text: (what) == FIELD_TEXT || (what) == FIELD_LINES || (what) == FIELD_LINK || (what) == FIELD_COUNTRY || \
          (what) == FIELD_LANGUAGE, \
      Code: (what) == FIELD_CODE, References: (what) == FIELD_REFERENCES, Prose: (what) == FIELD_PROSE, \
      Items: (what) == FIELD_ITEMS, DateValue: (what) == FIELD_DATE, Flag: (what) == FIELD_FLAG, \
      DurationValue: (what) == FIELD_DURATION || (what) == FIELD_LIFETIME, Number: (what) == FIELD_NUMBER, \
      EventValue: (what) == FIELD_EVENT, List: (what) == FIELD_ELEMENTS)
#define CHECKED_OFFSET(what, member) \
  (offsetof(THIS, member) + 0 * sizeof(struct { \
     _Static_assert(FITS(what, member), "the row's kind does not fit its member"); \
     int unused; \
   }))

/* Attributes and child elements: name in the description, member of the struct, more of the row. */
#define ATTRIBUTE(...) ROW(true, __VA_ARGS__, )
#define CHILD(...) ROW(false, __VA_ARGS__, )
#define ROW(is_attribute, what, label, member, ...) \
  {.name = (label), .kind = (what), .offset = CHECKED_OFFSET(what, member), .attribute = (is_attribute), __VA_ARGS__}
#define ONE(label, member, of) CHILD(FIELD_ELEMENTS, label, member, .type = &(of))
#define ONE_INTERNAL(label, member, of) CHILD(FIELD_ELEMENTS, label, member, .type = &(of), ONLY(FOR_RECORD))
#define MANY(label, member, of) CHILD(FIELD_ELEMENTS, label, member, .type = &(of), .many = true)
#define MANY_INTERNAL(label, member, of) \
  CHILD(FIELD_ELEMENTS, label, member, .type = &(of), .many = true, ONLY(FOR_RECORD))
#define MANY_IN(around, label, member, of) \
  CHILD(FIELD_ELEMENTS, label, member, .type = &(of), .many = true, .wrapper = (around))
#define SCOPE \
  ATTRIBUTE(FIELD_REFERENCES, "purpose", scope.purpose, .list = "purpose"), \
      ATTRIBUTE(FIELD_REFERENCES, "data", scope.data, .list = "category"), \
      ATTRIBUTE(FIELD_REFERENCES, "subject", scope.subject, .list = "subject"), \
      ATTRIBUTE(FIELD_REFERENCES, "via", scope.via, .list = "situation")
#define STATUS ATTRIBUTE(FIELD_CODE, "status", status, .list = "status")
#define TYPE(...) TYPE_ROW(__VA_ARGS__, )
#define TYPE_ROW(variable, element, Struct, rows, ...) \
  const Type variable = { \
      .name = (element), .size = sizeof(Struct), .fields = (rows), .field_count = COUNT_OF(rows), __VA_ARGS__}
#define NAMED .has_id = true, .reference_target = true
#define ONLY(who) .audience = (who)

/* An empty row list is not C: statements have their reason. */
#define THIS Statement
static const Field statement_fields[] = {CHILD(FIELD_PROSE, "reason", reason)};
static TYPE(type_no_recipient, "no-recipient", Statement, statement_fields);
static TYPE(type_no_transfer, "no-transfer", Statement, statement_fields);
static TYPE(type_no_automated, "no-automated-decision", Statement, statement_fields);
#undef THIS

/* ---- the organisation ---------------------------------------------------------------------------------- */

#define THIS Contact
static const Field contact_fields[] = {
    ATTRIBUTE(FIELD_COUNTRY, "country", country), CHILD(FIELD_TEXT, "name", name),
    CHILD(FIELD_LINES, "address", address),       CHILD(FIELD_TEXT, "email", email),
    CHILD(FIELD_TEXT, "phone", phone),            CHILD(FIELD_LINK, "contact-page", page),
};
static TYPE(type_representative, "representative", Contact, contact_fields);
#undef THIS

#define THIS Dpo
static const Field dpo_fields[] = {
    ATTRIBUTE(FIELD_CODE, "status", status, .list = "dpo"),
    ATTRIBUTE(FIELD_TEXT, "designation", designation, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_TEXT, "function", function, ONLY(FOR_RECORD)),
    CHILD(FIELD_TEXT, "name", name, ONLY(FOR_RECORD)),
    CHILD(FIELD_LINES, "address", address),
    CHILD(FIELD_TEXT, "email", email),
    CHILD(FIELD_TEXT, "phone", phone),
    CHILD(FIELD_LINK, "contact-page", page),
    CHILD(FIELD_PROSE, "reason", reason, ONLY(FOR_RECORD)),
};
static TYPE(type_dpo, "dpo", Dpo, dpo_fields);
#undef THIS

#define THIS RightsContact
static const Field rights_fields[] = {
    ATTRIBUTE(FIELD_DURATION, "reply", reply), ATTRIBUTE(FIELD_CODE, "identity", identity, .list = "identity"),
    ATTRIBUTE(FIELD_FLAG, "free", free),       CHILD(FIELD_LINES, "address", address),
    CHILD(FIELD_TEXT, "email", email),         CHILD(FIELD_TEXT, "phone", phone),
    CHILD(FIELD_LINK, "contact-page", page),
};
static TYPE(type_rights, "rights-requests", RightsContact, rights_fields);
#undef THIS

#define THIS Breach
static const Field breach_fields[] = {
    ATTRIBUTE(FIELD_TEXT, "owner", owner, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_TEXT, "procedure", procedure, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_TEXT, "register", register_, ONLY(FOR_RECORD)),
};
static TYPE(type_breach, "breaches", Breach, breach_fields);
#undef THIS

#define THIS Organisation
static const Field organisation_fields[] = {
    ATTRIBUTE(FIELD_COUNTRY, "country", country),
    ATTRIBUTE(FIELD_FLAG, "public-body", public_body),
    ATTRIBUTE(FIELD_FLAG, "online-accounts", online_accounts),
    ATTRIBUTE(FIELD_FLAG, "targets-minors", targets_minors),
    ATTRIBUTE(FIELD_NUMBER, "headcount", headcount, ONLY(FOR_RECORD)),
    CHILD(FIELD_TEXT, "name", name),
    CHILD(FIELD_TEXT, "legal-form", legal_form),
    CHILD(FIELD_TEXT, "registration", registration),
    CHILD(FIELD_LINES, "address", address),
    CHILD(FIELD_TEXT, "email", email),
    CHILD(FIELD_TEXT, "phone", phone),
    CHILD(FIELD_LINK, "contact-page", contact_page),
    ONE("representative", representative, type_representative),
    ONE("dpo", dpo, type_dpo),
    ONE("rights-requests", rights, type_rights),
    ONE_INTERNAL("breaches", breach, type_breach),
};
static TYPE(type_organisation, "organisation", Organisation, organisation_fields, NAMED);
#undef THIS

/* ---- what is named once -------------------------------------------------------------------------------- */

#define THIS Subject
static const Field subject_fields[] = {
    ATTRIBUTE(FIELD_CODE, "kind", kind, .list = "subject"),
    ATTRIBUTE(FIELD_FLAG, "minor", minor),
    ATTRIBUTE(FIELD_FLAG, "vulnerable", vulnerable, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "employee", employee, ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "label", label),
};
static TYPE(type_subject, "subject", Subject, subject_fields, NAMED);
#undef THIS

#define THIS Category
static const Field category_fields[] = {
    ATTRIBUTE(FIELD_CODE, "family", family, .list = "family"),
    ATTRIBUTE(FIELD_CODE, "special", special, .list = "special"),
    ATTRIBUTE(FIELD_FLAG, "criminal", criminal),
    ATTRIBUTE(FIELD_FLAG, "nir", nir),
    CHILD(FIELD_PROSE, "label", label),
    CHILD(FIELD_ITEMS, "item", items),
};
static TYPE(type_category, "category", Category, category_fields, NAMED);
#undef THIS

#define THIS Link
static const Field link_fields[] = {ATTRIBUTE(FIELD_LINK, "href", href)};
static TYPE(type_policy, "policy", Link, link_fields);
#undef THIS

#define THIS Party
static const Field party_fields[] = {
    ATTRIBUTE(FIELD_COUNTRY, "country", country),
    ATTRIBUTE(FIELD_FLAG, "collects-itself", collects),
    CHILD(FIELD_TEXT, "name", name),
    CHILD(FIELD_PROSE, "label", label),
    CHILD(FIELD_LINES, "address", address, ONLY(FOR_RECORD)),
    CHILD(FIELD_TEXT, "email", email, ONLY(FOR_RECORD)),
    CHILD(FIELD_TEXT, "phone", phone, ONLY(FOR_RECORD)),
    ONE("policy", policy, type_policy),
};
static TYPE(type_party, "party", Party, party_fields, NAMED);
#undef THIS

#define THIS Event
static const Field event_fields[] = {
    CHILD(FIELD_PROSE, "label", label),
    CHILD(FIELD_PROSE, "until", until),
    CHILD(FIELD_PROSE, "after", after),
};
static TYPE(type_event, "event", Event, event_fields, NAMED);
#undef THIS

#define THIS Measure
static const Field measure_fields[] = {
    ATTRIBUTE(FIELD_CODE, "family", family, .list = "measure"),
    CHILD(FIELD_PROSE, "label", label, ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "detail", detail, ONLY(FOR_RECORD)),
};
static TYPE(type_measure, "measure", Measure, measure_fields, NAMED);
#undef THIS

/* ---- retention: Art. 5(1)(e), 13(2)(a), 30(1)(f) --------------------------------------------------------- */

#define THIS Stage
static const Field stage_fields[] = {
    ATTRIBUTE(FIELD_DURATION, "for", for_),
    ATTRIBUTE(FIELD_DURATION, "at-least", at_least),
    ATTRIBUTE(FIELD_EVENT, "after", after),
    ATTRIBUTE(FIELD_EVENT, "until", until),
    ATTRIBUTE(FIELD_DURATION, "plus", plus),
    CHILD(FIELD_PROSE, "criterion", criterion),
    CHILD(FIELD_PROSE, "access", access, ONLY(FOR_RECORD)),
};
static TYPE(type_active, "active", Stage, stage_fields);
static TYPE(type_intermediate, "intermediate", Stage, stage_fields);
static TYPE(type_permanent, "permanent", Stage, stage_fields);
#undef THIS

#define THIS End
static const Field end_fields[] = {ATTRIBUTE(FIELD_CODE, "do", action, .list = "end")};
static TYPE(type_end, "end", End, end_fields);
#undef THIS

#define STAGES \
  ONE("active", active, type_active), ONE("intermediate", intermediate, type_intermediate), \
      ONE("permanent", permanent, type_permanent), ONE("end", end, type_end)

#define THIS Retention
static const Field retention_fields[] = {
    STATUS,
    ATTRIBUTE(FIELD_CODE, "reference", reference, .list = "retention-reference"),
    ATTRIBUTE(FIELD_TEXT, "law", law),
    ATTRIBUTE(FIELD_CODE, "nature", nature, .list = "nature", ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "label", label),
    STAGES,
    CHILD(FIELD_PROSE, "justification", justification, ONLY(FOR_RECORD)),
};
static TYPE(type_retention, "retention", Retention, retention_fields, NAMED);
#undef THIS

/* ---- situations ------------------------------------------------------------------------------------------ */

#define THIS Situation
static const Field situation_fields[] = {
    ATTRIBUTE(FIELD_CODE, "channel", channel, .list = "channel"),
    ATTRIBUTE(FIELD_REFERENCES, "processing", processing, .list = "processing"),
    ATTRIBUTE(FIELD_LINK, "at", at),
    CHILD(FIELD_PROSE, "label", label),
    CHILD(FIELD_PROSE, "intro", intro),
    CHILD(FIELD_ITEMS, "advice", advice),
    CHILD(FIELD_ITEMS, "never", never),
};
static TYPE(type_situation, "situation", Situation, situation_fields, NAMED);
#undef THIS

/* ---- processings ----------------------------------------------------------------------------------------- */

#define THIS Consent
static const Field consent_fields[] = {
    ATTRIBUTE(FIELD_CODE, "mechanism", mechanism, .list = "mechanism"),
    ATTRIBUTE(FIELD_FLAG, "separate", separate, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "condition-of-service", conditional, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_CODE, "withdrawal-effort", withdrawal_effort, .list = "effort", ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "proof", proof, ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "withdrawal", withdrawal),
};
static TYPE(type_consent, "consent", Consent, consent_fields);
#undef THIS

#define THIS Basis
static const Field basis_fields[] = {
    ATTRIBUTE(FIELD_CODE, "kind", kind, .list = "basis"),
    STATUS,
    ATTRIBUTE(FIELD_REFERENCES, "subject", subject, .list = "subject"),
    ATTRIBUTE(FIELD_TEXT, "law", law),
    ATTRIBUTE(FIELD_TEXT, "balancing", balancing, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_DATE, "balanced", balanced, ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "interest", interest),
    CHILD(FIELD_PROSE, "contract", contract),
    ONE("consent", consent, type_consent),
};
static TYPE(type_basis, "basis", Basis, basis_fields);
#undef THIS

#define THIS Purpose
static const Field purpose_fields[] = {
    STATUS,
    ATTRIBUTE(FIELD_CODE, "basis", basis, .list = "basis"),
    ATTRIBUTE(FIELD_CODE, "kind", kind, .list = "purpose", ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_REFERENCES, "marketing", marketing, .list = "list:marketing"),
    ATTRIBUTE(FIELD_CODE, "audience", audience, .list = "audience"),
    ATTRIBUTE(FIELD_FLAG, "headline", headline),
    ATTRIBUTE(FIELD_TEXT, "law", law),
    CHILD(FIELD_PROSE, "label", label),
    CHILD(FIELD_PROSE, "description", description),
    MANY("basis", bases, type_basis),
    CHILD(FIELD_PROSE, "refusal", refusal),
};
static TYPE(type_purpose, "purpose", Purpose, purpose_fields, NAMED);
#undef THIS

#define THIS SubjectUse
static const Field subject_use_fields[] = {ATTRIBUTE(FIELD_REFERENCES, "ref", ref, .list = "subject")};
static TYPE(type_subject_use, "subject", SubjectUse, subject_use_fields);
#undef THIS

#define THIS DataUse
static const Field data_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "ref", ref, .list = "category"),
    ATTRIBUTE(FIELD_REFERENCES, "from", from, .list = "processing"),
    ATTRIBUTE(FIELD_CODE, "origin", origin, .list = "origin"),
    ATTRIBUTE(FIELD_REFERENCES, "source", source, .list = "party"),
    ATTRIBUTE(FIELD_CODE, "required", required, .list = "required"),
    ATTRIBUTE(FIELD_CODE, "requirement", requirement, .list = "requirement"),
    ATTRIBUTE(FIELD_CODE, "informed", informed, .list = "informed"),
    SCOPE,
    CHILD(FIELD_PROSE, "consequence", consequence),
};
static TYPE(type_data, "data", DataUse, data_fields);
#undef THIS

#define THIS Contract
static const Field contract_fields[] = {
    ATTRIBUTE(FIELD_TEXT, "reference", reference, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_DATE, "date", date, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_REFERENCES, "clauses", clauses, .list = "list:clause", ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_CODE, "sub-processors", subprocessors, .list = "sub-processors", ONLY(FOR_RECORD)),
};
static TYPE(type_contract, "contract", Contract, contract_fields);
#undef THIS

#define THIS RecipientUse
static const Field recipient_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "ref", ref, .list = "party"),
    ATTRIBUTE(FIELD_CODE, "role", role, .list = "recipient"),
    STATUS,
    SCOPE,
    CHILD(FIELD_PROSE, "label", label),
    CHILD(FIELD_PROSE, "when", when),
    ONE_INTERNAL("contract", contract, type_contract),
};
static TYPE(type_recipient, "recipient", RecipientUse, recipient_fields);
#undef THIS

#define THIS Transfer
static const Field transfer_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "recipient", recipient, .list = "party"),
    ATTRIBUTE(FIELD_COUNTRY, "country", country),
    ATTRIBUTE(FIELD_CODE, "instrument", instrument, .list = "instrument"),
    STATUS,
    ATTRIBUTE(FIELD_TEXT, "reference", reference),
    ATTRIBUTE(FIELD_FLAG, "dpf-listed", dpf_listed, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "pipeda", pipeda, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "repetitive", repetitive, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_CODE, "fallback", fallback, .list = "instrument"),
    ATTRIBUTE(FIELD_TEXT, "tia", tia, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_DATE, "tia-date", tia_date, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_LINK, "copy-at", copy_at),
    SCOPE,
    CHILD(FIELD_PROSE, "copy", copy),
};
static TYPE(type_transfer, "transfer", Transfer, transfer_fields);
#undef THIS

#define THIS Retain
static const Field retain_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "ref", ref, .list = "retention"),
    STATUS,
    SCOPE,
    STAGES,
    CHILD(FIELD_PROSE, "because", because, ONLY(FOR_RECORD)),
};
static TYPE(type_retain, "retain", Retain, retain_fields);
#undef THIS

#define THIS MeasureUse
static const Field measure_use_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "ref", ref, .list = "measure"),
    SCOPE,
};
static TYPE(type_measure_use, "measure", MeasureUse, measure_use_fields);
#undef THIS

#define THIS AutomatedDecision
static const Field automated_fields[] = {
    ATTRIBUTE(FIELD_CODE, "ground", ground, .list = "decision-ground"),
    CHILD(FIELD_PROSE, "logic", logic),
    CHILD(FIELD_PROSE, "significance", significance),
    CHILD(FIELD_PROSE, "safeguards", safeguards),
};
static TYPE(type_automated, "automated-decision", AutomatedDecision, automated_fields);
#undef THIS

#define THIS Partner
static const Field partner_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "ref", ref, .list = "party"),
    ATTRIBUTE(FIELD_TEXT, "arrangement", arrangement, ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "essence", essence),
    CHILD(FIELD_PROSE, "contact", contact),
};
static TYPE(type_partner, "joint-controller", Partner, partner_fields);
#undef THIS

#define THIS Client
static const Field client_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "ref", ref, .list = "party", ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "categories", categories, ONLY(FOR_RECORD)),
};
static TYPE(type_client, "client", Client, client_fields);
#undef THIS

#define THIS Dpia
static const Field dpia_fields[] = {
    ATTRIBUTE(FIELD_DATE, "date", date, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_TEXT, "reference", reference, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_CODE, "outcome", outcome, .list = "dpia", ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "because", because, ONLY(FOR_RECORD)),
};
static TYPE(type_dpia, "dpia", Dpia, dpia_fields);
#undef THIS

#define THIS Processing
static const Field processing_fields[] = {
    ATTRIBUTE(FIELD_CODE, "role", role, .list = "role"),
    ATTRIBUTE(FIELD_DATE, "created", created, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_DATE, "updated", updated, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_TEXT, "software", software, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_REFERENCES, "flags", flags, .list = "list:flag", ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "title", title),
    CHILD(FIELD_PROSE, "description", description),
    MANY("joint-controller", partners, type_partner),
    MANY_INTERNAL("client", clients, type_client),
    MANY("purpose", purposes, type_purpose),
    MANY("subject", subjects, type_subject_use),
    MANY("data", data, type_data),
    MANY("recipient", recipients, type_recipient),
    ONE("no-recipient", no_recipient, type_no_recipient),
    MANY("transfer", transfers, type_transfer),
    ONE("no-transfer", no_transfer, type_no_transfer),
    MANY("retain", retains, type_retain),
    MANY("measure", measures, type_measure_use),
    MANY("automated-decision", automated, type_automated),
    ONE("no-automated-decision", no_automated, type_no_automated),
    ONE_INTERNAL("dpia", dpia, type_dpia),
    CHILD(FIELD_ITEMS, "advice", advice),
    CHILD(FIELD_ITEMS, "never", never),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
static TYPE(type_processing, "processing", Processing, processing_fields, NAMED);
#undef THIS

/* ---- trackers: loi n° 78-17, art. 82 ----------------------------------------------------------------------- */

#define THIS Tracker
static const Field tracker_fields[] = {
    ATTRIBUTE(FIELD_TEXT, "name", name),
    ATTRIBUTE(FIELD_REFERENCES, "provider", provider, .list = "party|organisation"),
    ATTRIBUTE(FIELD_REFERENCES, "processing", processing, .list = "processing"),
    ATTRIBUTE(FIELD_CODE, "purpose", purpose, .list = "tracker"),
    ATTRIBUTE(FIELD_LIFETIME, "lifetime", lifetime),
    ATTRIBUTE(FIELD_DURATION, "data-lifetime", data_lifetime),
    ATTRIBUTE(FIELD_CODE, "consent", consent, .list = "tracker-consent"),
    ATTRIBUTE(FIELD_FLAG, "third-parties", third_parties),
    CHILD(FIELD_PROSE, "label", label),
};
static TYPE(type_tracker, "tracker", Tracker, tracker_fields, NAMED);
#undef THIS

/* ---- notices ----------------------------------------------------------------------------------------------- */

#define THIS Covered
static const Field covered_fields[] = {ATTRIBUTE(FIELD_LINK, "href", href), CHILD(FIELD_PROSE, "label", label)};
static TYPE(type_site, "site", Covered, covered_fields);
#undef THIS

#define THIS Changes
static const Field changes_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "announce", announce, .list = "list:announce"),
    CHILD(FIELD_PROSE, "text", text),
};
static TYPE(type_changes, "changes", Changes, changes_fields);
#undef THIS

#define THIS Prevailing
static const Field prevailing_fields[] = {ATTRIBUTE(FIELD_LANGUAGE, "language", language)};
static TYPE(type_prevailing, "prevailing", Prevailing, prevailing_fields);
#undef THIS

#define THIS NoticeVersion
static const Field version_fields[] = {
    ATTRIBUTE(FIELD_TEXT, "n", number),
    ATTRIBUTE(FIELD_DATE, "date", date),
    CHILD(FIELD_PROSE, "text", text),
};
static TYPE(type_version, "version", NoticeVersion, version_fields);
#undef THIS

#define THIS Notice
static const Field notice_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "subjects", subjects, .list = "subject"),
    CHILD(FIELD_PROSE, "title", title),
    MANY_IN("covers", "site", covers, type_site),
    ONE("changes", changes, type_changes),
    ONE("prevailing", prevailing, type_prevailing),
    MANY("version", versions, type_version),
};
static TYPE(type_notice, "notice", Notice, notice_fields, NAMED);
#undef THIS

#define THIS Section
static const Field section_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "about", about, .list = "notice"),
    ATTRIBUTE(FIELD_CODE, "place", where, .list = "section-place"),
    CHILD(FIELD_PROSE, "title", title),
    CHILD(FIELD_PROSE, "text", text),
};
static TYPE(type_section, "section", Section, section_fields, .has_id = true);
#undef THIS

#define THIS Wording
static const Field wording_fields[] = {
    ATTRIBUTE(FIELD_TEXT, "key", key),
    CHILD(FIELD_PROSE, "text", text),
};
static TYPE(type_wording, "wording", Wording, wording_fields);
#undef THIS

/* ---- the whole ----------------------------------------------------------------------------------------------- */

#define THIS Register
static const Field register_fields[] = {
    ATTRIBUTE(FIELD_TEXT, "languages", languages),
    ATTRIBUTE(FIELD_TEXT, "version", version),
    ATTRIBUTE(FIELD_DATE, "date", date),
    ATTRIBUTE(FIELD_COUNTRY, "jurisdiction", jurisdiction),
    ONE("organisation", organisation, type_organisation),
    MANY_IN("subjects", "subject", subjects, type_subject),
    MANY_IN("categories", "category", categories, type_category),
    MANY_IN("parties", "party", parties, type_party),
    MANY_IN("events", "event", events, type_event),
    MANY_IN("retentions", "retention", retentions, type_retention),
    MANY_IN("measures", "measure", measures, type_measure),
    MANY_IN("situations", "situation", situations, type_situation),
    MANY("processing", processings, type_processing),
    MANY_IN("trackers", "tracker", trackers, type_tracker),
    MANY("notice", notices, type_notice),
    MANY("section", sections, type_section),
    MANY("wording", wordings, type_wording),
    CHILD(FIELD_ITEMS, "advice", advice),
    CHILD(FIELD_ITEMS, "never", never),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_register, "register", Register, register_fields);
#undef THIS

/* ---- walking the table ---------------------------------------------------------------------------------------- */

static const Type *const types[] = {
    &type_register, &type_organisation, &type_representative, &type_dpo, &type_rights, &type_breach,
    &type_subject, &type_category, &type_party, &type_policy, &type_event, &type_retention, &type_active,
    &type_intermediate, &type_permanent, &type_end, &type_measure, &type_situation, &type_processing,
    &type_partner, &type_client, &type_purpose, &type_basis, &type_consent, &type_subject_use, &type_data,
    &type_recipient, &type_contract, &type_no_recipient, &type_transfer, &type_no_transfer, &type_retain,
    &type_measure_use, &type_automated, &type_no_automated, &type_dpia, &type_tracker, &type_notice, &type_site,
    &type_changes, &type_prevailing, &type_version, &type_section, &type_wording,
};

size_t model_types(const Type *const **all)
{
  *all = types;
  return COUNT_OF(types);
}

const Mark *field_mark(const Element *element, const Field *field)
{
  if (field->kind == FIELD_ELEMENTS)
    return NULL;
  return (const Mark *)((const char *)element + field->offset); /* every value begins with its mark */
}

bool field_is_for(const Field *field, uint8_t audience)
{
  return field->audience == 0 || (field->audience & audience);
}
