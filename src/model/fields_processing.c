/*
 * fields: a processing: whose data, which, to whom, where to, how protected; Art. 13, 14, 30.
 */
#include "model/fields_int.h"

/* An empty row list is not C: statements have their reason. */
#define THIS Statement
static const Field statement_fields[] = {CHILD(FIELD_PROSE, "reason", reason)};
TYPE(type_no_recipient, "no-recipient", Statement, statement_fields);
TYPE(type_no_transfer, "no-transfer", Statement, statement_fields);
TYPE(type_no_automated, "no-automated-decision", Statement, statement_fields);
#undef THIS

#define THIS SubjectUse
static const Field subject_use_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "ref", ref, .list = "subject"),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_subject_use, "subject", SubjectUse, subject_use_fields);
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
    ATTRIBUTE(FIELD_CODE, "exempt", exempt, .list = "information-exemption", ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_CODE, "exception", exception, .list = "exception"),
    ATTRIBUTE(FIELD_CODE, "gateway", gateway, .list = "criminal-gateway"),
    ATTRIBUTE(FIELD_TEXT, "law", law),
    ATTRIBUTE(FIELD_TEXT, "secrecy", secrecy, ONLY(FOR_RECORD)),
    SCOPE,
    CHILD(FIELD_PROSE, "consequence", consequence),
    CHILD(FIELD_PROSE, "ground", ground, ONLY(FOR_RECORD)),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_data, "data", DataUse, data_fields);
#undef THIS

#define THIS Contract
static const Field contract_fields[] = {
    ATTRIBUTE(FIELD_TEXT, "reference", reference, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_DATE, "date", date, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_REFERENCES, "clauses", clauses, .list = "list:clause", ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_CODE, "sub-processors", subprocessors, .list = "sub-processors", ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_TEXT, "instructions", instructions, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "breach-notice", breach_notice, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_CODE, "end", end, .list = "end", ONLY(FOR_RECORD)),
};
TYPE(type_contract, "contract", Contract, contract_fields);
#undef THIS

#define THIS RecipientUse
static const Field recipient_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "ref", ref, .list = "party"),
    ATTRIBUTE(FIELD_CODE, "role", role, .list = "recipient"),
    STATUS,
    ATTRIBUTE(FIELD_COUNTRY, "hosted-in", hosted_in),
    ATTRIBUTE(FIELD_COUNTRY, "access-from", access_from),
    ATTRIBUTE(FIELD_FLAG, "hosting", hosting, ONLY(FOR_RECORD)),
    SCOPE,
    CHILD(FIELD_PROSE, "label", label),
    CHILD(FIELD_PROSE, "when", when),
    ONE_RECORDED("contract", contract, type_contract),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_recipient, "recipient", RecipientUse, recipient_fields);
#undef THIS

#define THIS Transfer
static const Field transfer_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "recipient", recipient, .list = "party"),
    ATTRIBUTE(FIELD_COUNTRY, "country", country),
    ATTRIBUTE(FIELD_TEXT, "organisation", organisation),
    ATTRIBUTE(FIELD_CODE, "instrument", instrument, .list = "instrument"),
    STATUS,
    ATTRIBUTE(FIELD_TEXT, "reference", reference),
    ATTRIBUTE(FIELD_FLAG, "dpf-listed", dpf_listed, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "pipeda", pipeda, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "in-scope", in_scope, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "repetitive", repetitive, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_CODE, "fallback", fallback, .list = "instrument"),
    ATTRIBUTE(FIELD_TEXT, "tia", tia, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_DATE, "tia-date", tia_date, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_TEXT, "assessment", assessment, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "notified", notified, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_LINK, "copy-at", copy_at),
    SCOPE,
    CHILD(FIELD_PROSE, "copy", copy),
    CHILD(FIELD_PROSE, "risks", risks),
    CHILD(FIELD_PROSE, "remedies", remedies),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_transfer, "transfer", Transfer, transfer_fields);
#undef THIS

#define THIS MeasureUse
static const Field measure_use_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "ref", ref, .list = "measure"),
    SCOPE,
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_measure_use, "measure", MeasureUse, measure_use_fields);
#undef THIS

#define THIS AutomatedDecision
static const Field automated_fields[] = {
    ATTRIBUTE(FIELD_CODE, "ground", ground, .list = "decision-ground"),
    ATTRIBUTE(FIELD_TEXT, "law", law),
    ATTRIBUTE(FIELD_REFERENCES, "safeguard", safeguard, .list = "list:decision-safeguard"),
    CHILD(FIELD_PROSE, "logic", logic),
    CHILD(FIELD_PROSE, "significance", significance),
    CHILD(FIELD_PROSE, "consequences", consequences),
    CHILD(FIELD_PROSE, "safeguards", safeguards),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_automated, "automated-decision", AutomatedDecision, automated_fields);
#undef THIS

#define THIS Partner
static const Field partner_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "ref", ref, .list = "party"),
    ATTRIBUTE(FIELD_TEXT, "arrangement", arrangement, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_DATE, "date", date, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_CODE, "informs", informs, .list = "joint-duty"),
    ATTRIBUTE(FIELD_CODE, "answers", answers, .list = "joint-duty"),
    CHILD(FIELD_PROSE, "essence", essence),
    CHILD(FIELD_PROSE, "contact", contact),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_partner, "joint-controller", Partner, partner_fields);
#undef THIS

#define THIS Client
static const Field client_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "ref", ref, .list = "party", ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "categories", categories, ONLY(FOR_RECORD)),
    ONE_RECORDED("contract", contract, type_contract),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_client, "client", Client, client_fields);
#undef THIS

#define THIS Dpia
static const Field dpia_fields[] = {
    ATTRIBUTE(FIELD_DATE, "date", date, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_TEXT, "reference", reference, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_CODE, "outcome", outcome, .list = "dpia", ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_CODE, "exemption", exemption, .list = "dpia-exemption", ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_CODE, "residual-risk", residual, .list = "risk-level", ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_DATE, "consulted", consulted, ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "advice", advice, ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "because", because, ONLY(FOR_RECORD)),
};
TYPE(type_dpia, "dpia", Dpia, dpia_fields);
#undef THIS

#define THIS Processing
static const Field processing_fields[] = {
    ATTRIBUTE(FIELD_CODE, "role", role, .list = "role"),
    ATTRIBUTE(FIELD_DATE, "created", created, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_DATE, "updated", updated, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_DATE, "reviewed", reviewed, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_TEXT, "software", software, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_REFERENCES, "flags", flags, .list = "list:flag", ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "core", core, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_FLAG, "occasional", occasional, ONLY(FOR_RECORD)),
    ATTRIBUTE(FIELD_REFERENCES, "dpia-type", dpia_types, .list = "list:dpia-required", ONLY(FOR_RECORD)),
    CHILD(FIELD_PROSE, "title", title),
    CHILD(FIELD_PROSE, "description", description),
    MANY("joint-controller", partners, type_partner),
    MANY_RECORDED("client", clients, type_client),
    MANY("purpose", purposes, type_purpose),
    MANY("subject", subjects, type_subject_use),
    MANY("data", data, type_data),
    MANY("recipient", recipients, type_recipient),
    ONE("no-recipient", no_recipient, type_no_recipient),
    MANY("transfer", transfers, type_transfer),
    ONE("no-transfer", no_transfer, type_no_transfer),
    MANY("retain", retains, type_retain),
    MANY_RECORDED("measure", measures, type_measure_use),
    MANY("automated-decision", automated, type_automated),
    ONE("no-automated-decision", no_automated, type_no_automated),
    ONE_RECORDED("dpia", dpia, type_dpia),
    CHILD(FIELD_ITEMS, "advice", advice),
    CHILD(FIELD_ITEMS, "never", never),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_processing, "processing", Processing, processing_fields, NAMED);
#undef THIS
