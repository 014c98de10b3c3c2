/*
 * What the chapters of the field table share (fields.c): how a row is written, and the types.  Never leaves
 * the room.
 */
#ifndef PPC_MODEL_FIELDS_INT_H
#define PPC_MODEL_FIELDS_INT_H

#include "model/model.h"

/* The kind of a row must fit the type of its member: checked when this file is compiled. */
#define AS_FORM(kind, form) FORM_OF_FIELD_##kind = FORM_##form,
enum { FIELD_KINDS(AS_FORM) };
#undef AS_FORM
#define FITS(what, member) \
  ((FieldForm)FORM_OF_##what == _Generic(((THIS *)0)->member, \
      Text: FORM_TEXT, DateValue: FORM_DATE, DurationValue: FORM_DURATION, Flag: FORM_FLAG, Number: FORM_NUMBER, \
      Code: FORM_CODE, References: FORM_REFERENCES, EventValue: FORM_EVENT, Prose: FORM_PROSE, Items: FORM_ITEMS, \
      List: FORM_ELEMENTS))
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
#define ONE_RECORDED(label, member, of) CHILD(FIELD_ELEMENTS, label, member, .type = &(of), ONLY(FOR_RECORD))
#define MANY(label, member, of) CHILD(FIELD_ELEMENTS, label, member, .type = &(of), .many = true)
#define MANY_RECORDED(label, member, of) \
  CHILD(FIELD_ELEMENTS, label, member, .type = &(of), .many = true, ONLY(FOR_RECORD))
#define MANY_INTERNAL(label, member, of) \
  CHILD(FIELD_ELEMENTS, label, member, .type = &(of), .many = true, ONLY(FOR_INTERNAL))
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

#define STAGES \
  ONE("active", active, type_active), ONE("intermediate", intermediate, type_intermediate), \
      ONE("permanent", permanent, type_permanent), ONE("end", end, type_end)

/* ---- the types, by chapter ---------------------------------------------------------------------------- */

extern const Type type_representative, type_no_representative, type_dpo, type_rights, type_breach, type_exemption,
    type_authority, type_appearance, type_organisation;

extern const Type type_subject, type_not_special, type_category, type_policy, type_party, type_event, type_measure;

extern const Type type_active, type_intermediate, type_permanent, type_end, type_retention, type_retain;

extern const Type type_consent, type_basis, type_minors, type_purpose;

extern const Type type_no_recipient, type_no_transfer, type_no_automated, type_subject_use, type_data,
    type_contract, type_recipient, type_transfer, type_measure_use, type_automated, type_partner, type_client,
    type_dpia, type_processing;

extern const Type type_situation, type_tracker, type_tracker_choice, type_covers, type_site, type_product,
    type_service, type_right, type_changes, type_prevailing, type_version,
    type_notice, type_section, type_wording, type_allow, type_approval;

#endif
