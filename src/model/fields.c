/*
 * fields: the language in one table, by chapter (fields_*.c).  `read` takes each element's attributes and
 * children by it, `write` serialises by it, and a test walks it and schema/ppc.xsd both ways.
 * Order is the schema's order.
 *
 * To add an element of the language: a member in record.h, a row in its chapter, its declaration in the
 * schema; a new type also in fields_int.h and in the list below.
 */
#include <string.h>

#include "model/fields_int.h"

#define THIS Register
static const Field register_fields[] = {
    ATTRIBUTE(FIELD_TEXT, "languages", languages),
    ATTRIBUTE(FIELD_TEXT, "version", version),
    ATTRIBUTE(FIELD_DATE, "date", date),
    ATTRIBUTE(FIELD_DATE, "reviewed", reviewed, ONLY(FOR_RECORD)),
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
    ONE("tracker-choice", tracker_choice, type_tracker_choice),
    MANY("notice", notices, type_notice),
    MANY("section", sections, type_section),
    MANY("wording", wordings, type_wording),
    MANY_INTERNAL("allow", allows, type_allow),
    MANY_INTERNAL("approval", approvals, type_approval),
    CHILD(FIELD_ITEMS, "advice", advice),
    CHILD(FIELD_ITEMS, "never", never),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_register, "register", Register, register_fields);
#undef THIS

/* ---- walking the table --------------------------------------------------------------------------------- */

static const Type *const types[] = {
    &type_register, &type_organisation, &type_representative, &type_no_representative, &type_dpo, &type_rights,
    &type_breach, &type_exemption, &type_authority, &type_appearance, &type_subject, &type_category,
    &type_not_special, &type_party, &type_policy, &type_event, &type_retention, &type_active, &type_intermediate, &type_permanent, &type_end,
    &type_measure,
    &type_situation, &type_processing, &type_partner, &type_client, &type_purpose, &type_basis, &type_consent,
    &type_minors, &type_subject_use, &type_data, &type_recipient, &type_contract, &type_no_recipient,
    &type_transfer, &type_no_transfer, &type_retain, &type_measure_use, &type_automated, &type_no_automated,
    &type_dpia, &type_tracker, &type_tracker_choice, &type_notice, &type_covers, &type_site, &type_product,
    &type_service, &type_right,
    &type_changes, &type_prevailing, &type_version, &type_section, &type_wording,
    &type_allow, &type_approval,
};

size_t model_types(const Type *const **all)
{
  *all = types;
  return COUNT_OF(types);
}

FieldForm field_form(const Field *field)
{
#define AS_FORM(kind, form) [FIELD_##kind] = FORM_##form,
  static const FieldForm forms[] = {FIELD_KINDS(AS_FORM)};
#undef AS_FORM
  return forms[field->kind];
}

const Mark *field_mark(const Element *element, const Field *field)
{
  if (field->kind == FIELD_ELEMENTS)
    return NULL;
  return (const Mark *)((const char *)element + field->offset); /* every value begins with its mark */
}

const char *field_member(const Field *field)
{
  return field->wrapper ? field->wrapper : field->name;
}

const Field *field_short_form(const Type *type, const Field *children)
{
  for (size_t i = 0; children->kind == FIELD_ELEMENTS && i < type->field_count; i++)
    if (type->fields[i].attribute && strcmp(type->fields[i].name, children->name) == 0)
      return &type->fields[i];
  return NULL;
}

bool field_is_short_form(const Type *type, const Field *field)
{
  for (size_t i = 0; field->attribute && i < type->field_count; i++)
    if (field_short_form(type, &type->fields[i]) == field)
      return true;
  return false;
}

bool field_is_for(const Field *field, uint8_t audience)
{
  return field->audience == 0 || (field->audience & audience);
}
