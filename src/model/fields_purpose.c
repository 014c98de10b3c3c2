/*
 * fields: purposes, their bases and consent: Art. 5(1)(b), 6, 7.
 */
#include "model/fields_int.h"

#define THIS Consent
static const Field consent_fields[] = {
    ATTRIBUTE(FIELD_CODE, "mechanism", mechanism, .list = "mechanism"),
    ATTRIBUTE(FIELD_FLAG, "separate", separate, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "condition-of-service", conditional, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_CODE, "withdrawal-effort", withdrawal_effort, .list = "effort", ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "proof", proof, ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "withdrawal", withdrawal),
};
TYPE(type_consent, "consent", Consent, consent_fields);
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
TYPE(type_basis, "basis", Basis, basis_fields);
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
TYPE(type_purpose, "purpose", Purpose, purpose_fields, NAMED);
#undef THIS
