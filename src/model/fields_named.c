/*
 * fields: what is named once and used by reference: people, data, parties, events, measures.
 */
#include "model/fields_int.h"

#define THIS Subject
static const Field subject_fields[] = {
    ATTRIBUTE(FIELD_CODE, "kind", kind, .list = "subject"),
    ATTRIBUTE(FIELD_FLAG, "minor", minor),
    ATTRIBUTE(FIELD_FLAG, "vulnerable", vulnerable, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "employee", employee, ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "label", label),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_subject, "subject", Subject, subject_fields, NAMED);
#undef THIS

#define THIS Statement
static const Field not_special_fields[] = {CHILD(FIELD_PROSE, "reason", reason, ONLY(FOR_RECORD))};
TYPE(type_not_special, "not-special", Statement, not_special_fields);
#undef THIS

#define THIS Category
static const Field category_fields[] = {
    ATTRIBUTE(FIELD_CODE, "family", family, .list = "family"),
    ATTRIBUTE(FIELD_CODE, "special", special, .list = "special"),
    ATTRIBUTE(FIELD_FLAG, "criminal", criminal),
    ATTRIBUTE(FIELD_FLAG, "nir", nir),
    ATTRIBUTE(FIELD_FLAG, "bank", bank, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_CODE, "card", card, .list = "card-data", ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "label", label),
    CHILD(FIELD_ITEMS, "item", items),
    ONE_RECORDED("not-special", not_special, type_not_special),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_category, "category", Category, category_fields, NAMED);
#undef THIS

#define THIS Link
static const Field link_fields[] = {ATTRIBUTE(FIELD_LINK, "href", href)};
TYPE(type_policy, "policy", Link, link_fields);
#undef THIS

#define THIS Party
static const Field party_fields[] = {
    ATTRIBUTE(FIELD_COUNTRY, "country", country),
    ATTRIBUTE(FIELD_TEXT, "division", division),
    ATTRIBUTE(FIELD_LINK, "website", website),
    ATTRIBUTE(FIELD_FLAG, "collects-itself", collects),
    ATTRIBUTE(FIELD_REFERENCES, "sub-processors", subprocessors, .list = "party", ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "hds", hds, ONLY(FOR_RECORD)),
    CHILD(FIELD_TEXT, "name", name),
    CHILD(FIELD_PROSE, "label", label),
    CHILD(FIELD_LINES, "address", address, ONLY(FOR_RECORD)),
    CHILD(FIELD_EMAIL, "email", email, ONLY(FOR_RECORD)),
    CHILD(FIELD_PHONE, "phone", phone, ONLY(FOR_RECORD)),
    ONE("policy", policy, type_policy),
    ONE_RECORDED("representative", representative, type_representative),
    ONE_RECORDED("dpo", dpo, type_dpo),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_party, "party", Party, party_fields, NAMED);
#undef THIS

#define THIS Event
static const Field event_fields[] = {
    CHILD(FIELD_PROSE, "label", label),
    CHILD(FIELD_PROSE, "until", until),
    CHILD(FIELD_PROSE, "after", after),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_event, "event", Event, event_fields, NAMED);
#undef THIS

#define THIS Measure
static const Field measure_fields[] = {
    ATTRIBUTE(FIELD_CODE, "family", family, .list = "measure"),
    CHILD(FIELD_PROSE, "label", label, ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "detail", detail, ONLY(FOR_RECORD)),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_measure, "measure", Measure, measure_fields, NAMED);
#undef THIS
