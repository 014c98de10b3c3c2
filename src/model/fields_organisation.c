/*
 * fields: the organisation, those who speak for it, and how it answers: Art. 4(7), 13(1)(a)-(b), 27, 30(5),
 * 33, 37.
 */
#include "model/fields_int.h"

#define THIS Contact
static const Field contact_fields[] = {
    ATTRIBUTE(FIELD_COUNTRY, "country", country),
    ATTRIBUTE(FIELD_TEXT, "mandate", mandate, ONLY(FOR_RECORD)),
    CHILD(FIELD_TEXT, "name", name),
    CHILD(FIELD_LINES, "address", address),
    CHILD(FIELD_EMAIL, "email", email),
    CHILD(FIELD_PHONE, "phone", phone),
    CHILD(FIELD_LINK, "contact-page", page),
};
TYPE(type_representative, "representative", Contact, contact_fields);

static const Field authority_fields[] = {
    ATTRIBUTE(FIELD_COUNTRY, "country", country), CHILD(FIELD_TEXT, "name", name),
    CHILD(FIELD_LINES, "address", address),       CHILD(FIELD_LINK, "website", page),
    CHILD(FIELD_EMAIL, "email", email),           CHILD(FIELD_PHONE, "phone", phone),
};
TYPE(type_authority, "authority", Contact, authority_fields);
#undef THIS

#define THIS Statement
static const Field statement_fields[] = {CHILD(FIELD_PROSE, "reason", reason)};
TYPE(type_no_representative, "no-representative", Statement, statement_fields);
TYPE(type_exemption, "register-exemption", Statement, statement_fields);
#undef THIS

#define THIS Dpo
static const Field dpo_fields[] = {
    ATTRIBUTE(FIELD_CODE, "status", status, .list = "dpo"),
    ATTRIBUTE(FIELD_TEXT, "designation", designation, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_TEXT, "function", function, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_TEXT, "company", company, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_COUNTRY, "country", country),
    CHILD(FIELD_TEXT, "name", name, ONLY(FOR_RECORD)),
    CHILD(FIELD_LINES, "address", address),
    CHILD(FIELD_EMAIL, "email", email),
    CHILD(FIELD_PHONE, "phone", phone),
    CHILD(FIELD_LINK, "contact-page", page),
    CHILD(FIELD_PROSE, "reason", reason, ONLY(FOR_RECORD)),
};
TYPE(type_dpo, "dpo", Dpo, dpo_fields);
#undef THIS

#define THIS RightsContact
static const Field rights_fields[] = {
    ATTRIBUTE(FIELD_DURATION, "reply", reply), ATTRIBUTE(FIELD_CODE, "identity", identity, .list = "identity"),
    ATTRIBUTE(FIELD_FLAG, "free", free),       ATTRIBUTE(FIELD_TEXT, "formats", formats),
    ATTRIBUTE(FIELD_TEXT, "fee", fee),         CHILD(FIELD_LINES, "address", address),
    CHILD(FIELD_EMAIL, "email", email),        CHILD(FIELD_PHONE, "phone", phone),
    CHILD(FIELD_LINK, "contact-page", page),   CHILD(FIELD_ITEMS, "evidence", evidence),
};
TYPE(type_rights, "rights-requests", RightsContact, rights_fields);
#undef THIS

#define THIS Breach
static const Field breach_fields[] = {
    ATTRIBUTE(FIELD_TEXT, "owner", owner, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_TEXT, "procedure", procedure, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_TEXT, "register", register_, ONLY(FOR_RECORD)),
};
TYPE(type_breach, "breaches", Breach, breach_fields);
#undef THIS

#define THIS Appearance
static const Field appearance_fields[] = {
    ATTRIBUTE(FIELD_COLOUR, "accent", accent),
    ATTRIBUTE(FIELD_FILE, "logo", logo),
    ATTRIBUTE(FIELD_FONT, "font", font),
    ATTRIBUTE(FIELD_RADIUS, "radius", radius),
};
TYPE(type_appearance, "appearance", Appearance, appearance_fields);
#undef THIS

#define THIS Organisation
static const Field organisation_fields[] = {
    ATTRIBUTE(FIELD_COUNTRY, "country", country),
    ATTRIBUTE(FIELD_TEXT, "division", division),
    ATTRIBUTE(FIELD_FLAG, "public-body", public_body),
    ATTRIBUTE(FIELD_FLAG, "online-accounts", online_accounts),
    ATTRIBUTE(FIELD_FLAG, "targets-minors", targets_minors),
    ATTRIBUTE(FIELD_FLAG, "targets-eu", targets_eu),
    ATTRIBUTE(FIELD_NUMBER, "headcount", headcount, ONLY(FOR_RECORD)),
    CHILD(FIELD_TEXT, "name", name),
    CHILD(FIELD_TEXT, "legal-form", legal_form),
    CHILD(FIELD_TEXT, "registration", registration),
    CHILD(FIELD_TEXT, "head", head, ONLY(FOR_RECORD)),
    CHILD(FIELD_LINES, "address", address),
    CHILD(FIELD_EMAIL, "email", email),
    CHILD(FIELD_PHONE, "phone", phone),
    CHILD(FIELD_LINK, "contact-page", contact_page),
    ONE("representative", representative, type_representative),
    ONE_RECORDED("no-representative", no_representative, type_no_representative),
    ONE("dpo", dpo, type_dpo),
    ONE("rights-requests", rights, type_rights),
    ONE_RECORDED("breaches", breach, type_breach),
    ONE_RECORDED("register-exemption", exemption, type_exemption),
    ONE("authority", authority, type_authority),
    ONE_RECORDED("appearance", appearance, type_appearance),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_organisation, "organisation", Organisation, organisation_fields, NAMED);
#undef THIS
