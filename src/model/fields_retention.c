/*
 * fields: retention: Art. 5(1)(e), 13(2)(a), 30(1)(f).
 */
#include "model/fields_int.h"

#define THIS Stage
#define PERIOD \
  ATTRIBUTE(FIELD_DURATION, "for", for_), ATTRIBUTE(FIELD_DURATION, "at-least", at_least), \
      ATTRIBUTE(FIELD_EVENT, "after", after), ATTRIBUTE(FIELD_EVENT, "until", until), \
      ATTRIBUTE(FIELD_DURATION, "plus", plus)
#define CRITERION \
  CHILD(FIELD_PROSE, "criterion", criterion), CHILD(FIELD_PROSE, "access", access, ONLY(FOR_RECORD))
static const Field stage_fields[] = {PERIOD, CRITERION};
TYPE(type_active, "active", Stage, stage_fields);
TYPE(type_intermediate, "intermediate", Stage, stage_fields);
static const Field permanent_fields[] = {
    PERIOD, ATTRIBUTE(FIELD_CODE, "ground", ground, .list = "archive-ground"), CRITERION};
TYPE(type_permanent, "permanent", Stage, permanent_fields);
#undef THIS

#define THIS End
static const Field end_fields[] = {ATTRIBUTE(FIELD_CODE, "do", action, .list = "end")};
TYPE(type_end, "end", End, end_fields);
#undef THIS

#define THIS Retention
static const Field retention_fields[] = {
    STATUS,
    ATTRIBUTE(FIELD_CODE, "reference", reference, .list = "retention-reference"),
    ATTRIBUTE(FIELD_TEXT, "law", law),
    ATTRIBUTE(FIELD_CODE, "nature", nature, .list = "nature", ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "label", label),
    STAGES,
    CHILD(FIELD_PROSE, "justification", justification, ONLY(FOR_RECORD)),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_retention, "retention", Retention, retention_fields, NAMED);
#undef THIS

#define THIS Retain
static const Field retain_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "ref", ref, .list = "retention"),
    STATUS,
    SCOPE,
    STAGES,
    CHILD(FIELD_PROSE, "because", because, ONLY(FOR_RECORD)),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_retain, "retain", Retain, retain_fields);
#undef THIS
