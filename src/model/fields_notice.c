/*
 * fields: how people meet the organisation and what they are told: situations, trackers (loi n° 78-17, art. 82),
 * notices.
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
    CHILD(FIELD_PROSE, "label", label),
};
TYPE(type_tracker, "tracker", Tracker, tracker_fields, NAMED);
#undef THIS

#define THIS Covered
static const Field covered_fields[] = {ATTRIBUTE(FIELD_LINK, "href", href), CHILD(FIELD_PROSE, "label", label)};
TYPE(type_site, "site", Covered, covered_fields);
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
    CHILD(FIELD_PROSE, "title", title),
    MANY_IN("covers", "site", covers, type_site),
    ONE("changes", changes, type_changes),
    ONE("prevailing", prevailing, type_prevailing),
    MANY("version", versions, type_version),
};
TYPE(type_notice, "notice", Notice, notice_fields, NAMED);
#undef THIS

#define THIS Section
static const Field section_fields[] = {
    ATTRIBUTE(FIELD_REFERENCES, "about", about, .list = "notice"),
    ATTRIBUTE(FIELD_CODE, "place", where, .list = "section-place"),
    CHILD(FIELD_PROSE, "title", title),
    CHILD(FIELD_PROSE, "text", text),
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
