/*
 * fields: purposes, their bases and consent, children among those who consent: Art. 5(1)(b), 6, 7, 8.
 */
#include "model/fields_int.h"

#define THIS Consent
static const Field consent_fields[] = {
    ATTRIBUTE(FIELD_CODE, "mechanism", mechanism, .list = "mechanism"),
    ATTRIBUTE(FIELD_FLAG, "explicit", explicit_),
    ATTRIBUTE(FIELD_FLAG, "separate", separate, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_REFERENCES, "shared-with", shared_with, .list = "purpose", ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "condition-of-service", conditional, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_DURATION, "valid-for", valid_for),
    ATTRIBUTE(FIELD_CODE, "withdrawal-effort", withdrawal_effort, .list = "effort", ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "proof", proof, ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "withdrawal", withdrawal),
    CHILD(FIELD_PROSE, "freely", freely, ONLY(FOR_RECORD)),
};
TYPE(type_consent, "consent", Consent, consent_fields);
#undef THIS

#define THIS Basis
static const Field basis_fields[] = {
    ATTRIBUTE(FIELD_CODE, "kind", kind, .list = "basis"),
    STATUS,
    ATTRIBUTE(FIELD_REFERENCES, "subject", subject, .list = "subject"),
    ATTRIBUTE(FIELD_REFERENCES, "data", data, .list = "category"),
    ATTRIBUTE(FIELD_CODE, "holder", holder, .list = "interest-holder"),
    ATTRIBUTE(FIELD_TEXT, "law", law),
    ATTRIBUTE(FIELD_TEXT, "balancing", balancing, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_DATE, "balanced", balanced, ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "interest", interest),
    CHILD(FIELD_PROSE, "contract", contract),
    CHILD(FIELD_PROSE, "applies", applies),
    CHILD(FIELD_PROSE, "because", because, ONLY(FOR_RECORD)),
    ONE("consent", consent, type_consent),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_basis, "basis", Basis, basis_fields);
#undef THIS

#define THIS Minors
static const Field minors_fields[] = {
    ATTRIBUTE(FIELD_NUMBER, "age", age),
    ATTRIBUTE(FIELD_CODE, "parental", parental, .list = "parental-consent"),
    CHILD(FIELD_PROSE, "verification", verification),
    CHILD(FIELD_PROSE, "for-children", for_children),
};
TYPE(type_minors, "minors", Minors, minors_fields);
#undef THIS

#define THIS Purpose
static const Field purpose_fields[] = {
    STATUS,
    ATTRIBUTE(FIELD_CODE, "basis", basis, .list = "basis"),
    ATTRIBUTE(FIELD_CODE, "kind", kind, .list = "purpose", ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_REFERENCES, "marketing", marketing, .list = "list:marketing"),
    ATTRIBUTE(FIELD_CODE, "audience", audience, .list = "audience"),
    ATTRIBUTE(FIELD_CODE, "marketing-exception", marketing_exception, .list = "marketing-exception", ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "refusal-at-collection", refusal_at_collection, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "refusal-in-message", refusal_in_message, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "headline", headline),
    ATTRIBUTE(FIELD_FLAG, "online-service", online_service, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_TEXT, "law", law),
    ATTRIBUTE(FIELD_REFERENCES, "further-of", further_of, .list = "purpose|processing|party"),
    ATTRIBUTE(FIELD_TEXT, "compatibility", compatibility, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "notified", notified, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_DATE, "from", from),
    CHILD(FIELD_PROSE, "label", label),
    CHILD(FIELD_PROSE, "description", description),
    MANY("basis", bases, type_basis),
    CHILD(FIELD_PROSE, "refusal", refusal),
    ONE("minors", minors, type_minors),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_purpose, "purpose", Purpose, purpose_fields, NAMED);
#undef THIS
