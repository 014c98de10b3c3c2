/*
 * fields: how people meet the organisation and what they are told: situations, trackers (loi n° 78-17, art.
 * 82), notices; what is accepted of the findings.
 */
#include "model/fields_int.h"

#define THIS Situation
static const Field situation_fields[] = {
    ATTRIBUTE(FIELD_CODE, "channel", channel, .list = "channel"),
    ATTRIBUTE(FIELD_REFERENCES, "processing", processing, .list = "processing"),
    ATTRIBUTE(FIELD_LINK, "at", at),
    CHILD(FIELD_PROSE, "label", label),
    CHILD(FIELD_PROSE, "intro", intro),
    CHILD(FIELD_ITEMS, "advice", advice),
    CHILD(FIELD_ITEMS, "never", never),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_situation, "situation", Situation, situation_fields, NAMED);
#undef THIS

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
    ATTRIBUTE(FIELD_CODE, "exempt-ground", exempt_ground, .list = "tracker-exemption"),
    ATTRIBUTE(FIELD_COUNTRY, "country", country),
    ATTRIBUTE(FIELD_FLAG, "cross-site", cross_site),
    CHILD(FIELD_PROSE, "label", label),
    CHILD(FIELD_ITEMS, "advice", advice),
    CHILD(FIELD_ITEMS, "never", never),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_tracker, "tracker", Tracker, tracker_fields, NAMED);
#undef THIS

#define THIS TrackerChoice
static const Field tracker_choice_fields[] = {
    ATTRIBUTE(FIELD_CODE, "refusal", refusal, .list = "tracker-refusal"),
    ATTRIBUTE(FIELD_CODE, "effort", effort, .list = "effort"),
    ATTRIBUTE(FIELD_FLAG, "reversible", reversible),
    ATTRIBUTE(FIELD_DURATION, "memory", memory),
    CHILD(FIELD_PROSE, "text", text),
};
TYPE(type_tracker_choice, "tracker-choice", TrackerChoice, tracker_choice_fields);
#undef THIS

#define THIS Covered
static const Field covered_fields[] = {ATTRIBUTE(FIELD_LINK, "href", href), CHILD(FIELD_PROSE, "label", label)};
TYPE(type_site, "site", Covered, covered_fields);
TYPE(type_product, "product", Covered, covered_fields);
TYPE(type_service, "service", Covered, covered_fields);
#undef THIS

#define THIS Covers
static const Field covers_fields[] = {
    MANY("site", sites, type_site),
    MANY("product", products, type_product),
    MANY("service", services, type_service),
};
TYPE(type_covers, "covers", Covers, covers_fields);
#undef THIS

#define THIS Right
static const Field right_fields[] = {
    ATTRIBUTE(FIELD_CODE, "kind", kind, .list = "right"),
    ATTRIBUTE(FIELD_FLAG, "offered", offered),
    ATTRIBUTE(FIELD_REFERENCES, "purpose", purpose, .list = "processing|purpose"),
    ATTRIBUTE(FIELD_TEXT, "ground", ground),
    ATTRIBUTE(FIELD_FLAG, "voluntary", voluntary),
    ATTRIBUTE(FIELD_FLAG, "apart", apart),
    CHILD(FIELD_PROSE, "text", text),
    CHILD(FIELD_PROSE, "restriction", restriction),
};
TYPE(type_right, "right", Right, right_fields);
#undef THIS

#define THIS Changes
static const Field changes_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "announce", announce, .list = "list:announce"),
    CHILD(FIELD_PROSE, "text", text),
};
TYPE(type_changes, "changes", Changes, changes_fields);
#undef THIS

#define THIS Prevailing
static const Field prevailing_fields[] = {ATTRIBUTE(FIELD_LANGUAGE, "language", language)};
TYPE(type_prevailing, "prevailing", Prevailing, prevailing_fields);
#undef THIS

#define THIS NoticeVersion
static const Field version_fields[] = {
    ATTRIBUTE(FIELD_TEXT, "n", number),
    ATTRIBUTE(FIELD_DATE, "date", date),
    CHILD(FIELD_PROSE, "text", text),
};
TYPE(type_version, "version", NoticeVersion, version_fields);
#undef THIS

#define THIS Notice
static const Field notice_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "subjects", subjects, .list = "subject"),
    ATTRIBUTE(FIELD_CODE, "rights", rights_mode, .list = "rights-mode"),
    ATTRIBUTE(FIELD_LINK, "at", at),
    CHILD(FIELD_PROSE, "title", title),
    ONE("covers", covers, type_covers),
    CHILD(FIELD_PROSE, "not-covered", not_covered),
    MANY("right", rights, type_right),
    ONE("changes", changes, type_changes),
    ONE("prevailing", prevailing, type_prevailing),
    MANY("version", versions, type_version),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_notice, "notice", Notice, notice_fields, NAMED);
#undef THIS

#define THIS Section
static const Field section_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "about", about, .list = "notice|processing|situation|tracker"),
    ATTRIBUTE(FIELD_CODE, "place", where, .list = "section-place"),
    CHILD(FIELD_PROSE, "title", title),
    CHILD(FIELD_PROSE, "text", text),
    CHILD(FIELD_ITEMS, "note", notes, ONLY(FOR_INTERNAL)),
};
TYPE(type_section, "section", Section, section_fields, .has_id = true);
#undef THIS

#define THIS Wording
static const Field wording_fields[] = {
    ATTRIBUTE(FIELD_TEXT, "key", key),
    CHILD(FIELD_PROSE, "text", text),
};
TYPE(type_wording, "wording", Wording, wording_fields);
#undef THIS

#define THIS Allow
static const Field allow_fields[] = {
    ATTRIBUTE(FIELD_TEXT, "code", code),
    ATTRIBUTE(FIELD_TEXT, "on", on),
    CHILD(FIELD_PROSE, "because", because),
};
TYPE(type_allow, "allow", Allow, allow_fields);
#undef THIS

#define THIS Approval
static const Field approval_fields[] = {
    ATTRIBUTE(FIELD_TEXT, "by", by),
    ATTRIBUTE(FIELD_TEXT, "role", role),
    ATTRIBUTE(FIELD_DATE, "date", date),
    ATTRIBUTE(FIELD_LANGUAGE, "language", language),
    ATTRIBUTE(FIELD_DIGEST, "digest", digest),
    CHILD(FIELD_PRINTS, "blocks", blocks),
};
TYPE(type_approval, "approval", Approval, approval_fields);
#undef THIS
