/*
 * record: the structs of the description, as read and as sealed.  Outside this room include model/model.h.
 *
 * A value is given, a declared gap, assumed by the compiler, or absent; it never pretends to be another.
 */
#ifndef PPC_MODEL_RECORD_H
#define PPC_MODEL_RECORD_H

#include "base/base.h"

/* ---- values ------------------------------------------------------------------------------------------ */

typedef enum State { ABSENT, GIVEN, GAP, ASSUMED } State;

/* What every value begins with. */
typedef struct Mark {
  Place place;   /* of the attribute or element; of its parent where the value is absent */
  uint32_t state : 8; /* State */
  uint32_t gap : 24;  /* index in Model.gaps where state is GAP; a record has a mark a value, so that bytes
                         count */
} Mark;

static inline bool is_known(Mark mark)
{
  return mark.state == GIVEN || mark.state == ASSUMED;
}

typedef struct Model Model;
typedef struct Element Element;
typedef struct Type Type;

/* Prose in one language: text with inline markup, as a list of runs. Text is never markup. */
typedef enum InlineKind { INLINE_TEXT, INLINE_EM, INLINE_STRONG, INLINE_CODE, INLINE_LINK, INLINE_QUOTE,
                          INLINE_BREAK, INLINE_PARAGRAPH, INLINE_LIST, INLINE_ORDERED, INLINE_ITEM } InlineKind;

typedef struct Inline {
  InlineKind kind;
  unsigned line;    /* QUOTE: of the text that it is from; 0: not said */
  const char *text; /* TEXT: the text, white space folded; LINK: the address; QUOTE: what it is from, or
                       NULL */
  struct Inline *children, *next;
} Inline;

typedef struct Version { /* one language's version of a prose */
  const char *language;
  Place place;           /* of its content */
  Inline *content;
  const char *plain;     /* the text alone */
  struct Version *next;
} Version;

typedef struct Prose { Mark mark; Version *first; } Prose;         /* one version a language */
typedef struct Items { Mark mark; Version *first; } Items;         /* several a language, in order */
typedef struct Text { Mark mark; const char *value; } Text;        /* the same in every language */
typedef struct DateValue { Mark mark; Date value; } DateValue;
typedef struct DurationValue { Mark mark; Duration value; } DurationValue;
typedef struct Flag { Mark mark; bool value; } Flag;               /* yes | no */
typedef struct Number { Mark mark; long value; } Number;

/* A word of one of the law's lists ("basis" / "consent"). Terms are unique: compare pointers. */
typedef struct Term {
  const char *list, *code;
  int index; /* in its list */
  const char *article; /* as cited, or NULL */
} Term;

typedef struct Code { Mark mark; const Term *term; const char *text; } Code;   /* text: as written */

/* A name that stands for an element; target is set by resolve (NULL where there is none: a finding). */
typedef struct Reference { const char *name; Place place; Element *target; } Reference;
/* An event that a period starts from or ends with: the author's, or a word of the law's list "event". */
typedef struct EventValue { Mark mark; const char *name; const struct Event *event; const Term *term; } EventValue;

typedef struct References { Mark mark; Reference *at; size_t count; } References;

/* ---- elements ---------------------------------------------------------------------------------------- */

struct Element {           /* what every struct of the record begins with */
  const Type *type;
  Place place;             /* of the start tag's name */
  Element *next;           /* sibling in its list */
  Element *parent;
  const char *id;          /* as given, or made by resolve ("billing.retain-2"); unique in the description */
  const char *block;       /* full block id, parents included: "billing.answer" */
  uint32_t gap : 24;       /* index in Model.gaps where the element's content is a gap; 0: none */
  bool given_id : 1;
  bool assumed : 1;        /* the compiler's own, by the law's table */
  bool from_short : 1;     /* stands for a short form: <purpose basis="contract"> */
  uint32_t ordinal;        /* among its siblings of the type, from 1 */
};

typedef struct List { Element *first, *last; size_t count; } List;

/* EACH (Purpose, purpose, processing->purposes) { … } */
#define EACH(TypeName, name, list) \
  for (const TypeName *name = (const TypeName *)(list).first; name; \
       name = (const TypeName *)((const Element *)name)->next)

typedef struct Gap {
  Place place;
  const Element *element; /* where it stands */
  const char *field;      /* attribute or child element that is missing, or NULL: the element's content */
  Text owner;
  Prose reason;
} Gap;

/* Limits any use to some purposes, data, subjects, situations of the processing; absent = all. */
typedef struct Scope { References purpose, data, subject, via; } Scope;

typedef struct Contact { Element element; Text name, address, email, phone, page, country, mandate; } Contact;

typedef struct Dpo {
  Element element;
  Code status;             /* designated | none */
  Prose reason;            /* why there is none */
  Text name, function, company, address, email, phone, page, country, designation;
} Dpo;

typedef struct Organisation {
  Element element;
  Text country, division;
  Flag public_body, online_accounts, targets_minors, targets_eu;
  Number headcount;
  Text name, legal_form, registration, head;
  Text address, email, phone, contact_page;
  List representative;     /* Contact, at most one */
  List no_representative;  /* Statement, at most one: Art. 27(2) */
  List dpo;                /* Dpo, at most one */
  List rights;             /* RightsContact, at most one */
  List breach;             /* Breach, at most one */
  List exemption;          /* Statement, at most one: Art. 30(5) is claimed */
  List authority;          /* Contact, at most one: the supervisory authority */
  List appearance;         /* Appearance, at most one */
  Items notes;
} Organisation;

/* How its documents look: a colour "#rrggbb", and a picture in a file beside the one that names it. */
typedef struct Appearance { Element element; Text accent, logo, font, radius; } Appearance;

typedef struct RightsContact { /* where requests go; how they are answered */
  Element element;
  DurationValue reply; Code identity; /* doubt | always */ Flag free;
  Text formats;            /* of what is handed over: Art. 20(1) */
  Text fee;                /* of further copies, or of excessive requests: Art. 15(3), 12(5) */
  Items evidence;          /* what is accepted as proof of identity */
  Text address, email, phone, page;
} RightsContact;

typedef struct Breach { Element element; Text owner, procedure, register_; } Breach;

typedef struct Subject { Element element; Code kind; Prose label; Flag minor, vulnerable, employee; Items notes; } Subject;

typedef struct Use { const Element *use; const struct Processing *processing; struct Use *next; } Use;
typedef struct Uses { Use *first, *last; size_t count; } Uses; /* where a declared thing is used; derived */

typedef struct Category {
  Element element; Code family, special; Flag criminal, nir, bank; Code card; Prose label; Items items, notes;
  List not_special;        /* Statement: why it is none, whatever it looks like; at most one */
  Uses uses;               /* DataUse */
} Category;

typedef struct Party {
  Element element; Text country, division, website, name, address, email, phone; Prose label;
  References subprocessors; /* parties that it engages in turn: Art. 28(2) and (4) */
  List representative, dpo; /* Contact, Dpo; at most one each */
  const struct Party *engaged_by; /* one of those that engage it so; derived */
  Flag hds;                /* certified host of health data: CSP art. L1111-8 */
  List policy;             /* Link, at most one */
  Flag collects;           /* collects the data itself */
  Items notes;
  Uses uses;               /* RecipientUse */
} Party;

typedef struct Link { Element element; Text href; } Link;

typedef struct Event { Element element; Prose label, until, after; Items notes; } Event;

typedef struct Stage {     /* active, intermediate, permanent */
  Element element;
  DurationValue for_, at_least, plus;
  EventValue until, after;
  Prose criterion, access;
  Code ground;             /* of permanent alone: Art. 5(1)(e), 89 */
} Stage;

typedef struct End { Element element; Code action; } End;

typedef struct Retention {
  Element element; Code status, reference; Text law; Code nature;
  Prose label, justification;
  List active, intermediate, permanent; /* Stage */
  List end;                             /* End, at most one */
  const struct LawRow *row;             /* of its reference, as the law stands; NULL: there is none;
                                           derived */
  Items notes;
} Retention;

typedef struct Measure { Element element; Code family; Prose label, detail; Items notes; } Measure;

typedef struct Situation {
  Element element; Code channel; References processing; Text at;
  Prose label, intro; Items advice, never, notes;
} Situation;

typedef struct Basis {
  Element element; Code kind, status, holder; References subject, data; Text law; Text balancing; DateValue balanced;
  Prose interest, contract;
  Prose applies;           /* to which operations, where several bases share a purpose */
  Prose because;           /* vital interests: why no other basis */
  List consent;            /* Consent, at most one */
  Items notes;
} Basis;

typedef struct Consent {
  Element element; Code mechanism; Flag explicit_, separate, conditional; Code withdrawal_effort; DurationValue valid_for;
  References shared_with;  /* purposes that the same choice covers */
  Prose proof, withdrawal, freely; /* freely: why nobody is under pressure, where there is an imbalance */
} Consent;

typedef struct Minors {    /* children who consent to an online service: Art. 8 */
  Element element; Number age; Code parental; Prose verification, for_children;
} Minors;

typedef struct Purpose {
  Element element; Code status; Code basis; Code kind;
  References marketing; /* channels: names of the list "marketing", targets unused */
  Code audience, marketing_exception; Flag headline, online_service, refusal_at_collection, refusal_in_message; Text law;
  References further_of;   /* what the data were first collected for, or by (Art. 6(4)) */
  Text compatibility; Flag notified; DateValue from; /* its assessment; whether people were told; its start */
  Prose label, description;
  List bases;              /* Basis; the short form basis="…" is one, assumed to apply to all */
  Prose refusal;           /* how to refuse marketing */
  List minors;             /* Minors, at most one */
  Items notes;
} Purpose;

typedef struct SubjectUse { Element element; References ref; Items notes; } SubjectUse;

typedef struct DataUse {
  Element element; References ref, from; Code origin; Code required, requirement, informed;
  References source; Scope scope; Prose consequence; Items notes;
  Code exception;          /* Art. 9(2) */
  Code gateway;            /* Art. 10; loi n° 78-17, art. 46 */
  Code exempt;             /* from informing people: Art. 14(5) */
  Text law, secrecy;       /* of the exception, the gateway or the NIR; who is bound: Art. 9(3) */
  Prose ground;            /* why the exemption holds */
} DataUse;

typedef struct RecipientUse {
  Element element; References ref; Code role, status; Scope scope; Prose label, when;
  Text hosted_in, access_from; /* countries, where they are not the party's */
  Flag hosting;            /* it stores the data */
  List contract;           /* Contract, at most one */
  Items notes;
} RecipientUse;

typedef struct Contract {  /* Art. 28(3), of a processor and of a client */
  Element element; Text reference; DateValue date; References clauses; Code subprocessors;
  Text instructions;       /* reference of the documented instructions */
  Flag breach_notice;      /* breaches are notified without undue delay: Art. 33(2) */
  Code end;                /* of the data, when the services end */
} Contract;

typedef struct Transfer {
  Element element; References recipient; Text country; Code instrument, status; Text reference, tia; DateValue tia_date;
  Text organisation;       /* an international organisation, instead of a country */
  Flag dpf_listed, pipeda, in_scope; /* what a decision of limited scope asks for */
  Flag repetitive; Code fallback; Scope scope; Prose copy; Text copy_at;
  Text assessment; Flag notified; /* of a derogation: Art. 49(6), and the second subparagraph of 49(1) */
  Prose risks, remedies;   /* told before consent, 49(1)(a); what people can do there, 46(1) */
  Items notes;
} Transfer;

typedef struct Retain { Element element; References ref; Code status; Scope scope; Prose because; List active, intermediate, permanent, end; Items notes; } Retain;

typedef struct MeasureUse { Element element; References ref; Scope scope; Items notes; } MeasureUse;

typedef struct Statement { Element element; Prose reason; } Statement; /* <no-transfer/> and its like */

typedef struct AutomatedDecision {
  Element element; Code ground; Text law;
  References safeguard;    /* names of the list "decision-safeguard", targets unused */
  Prose logic, significance, consequences, safeguards; Items notes;
} AutomatedDecision;

typedef struct Partner {
  Element element; References ref; Text arrangement; DateValue date; Code informs, answers; Prose essence, contact;
  Items notes;
} Partner;

typedef struct Client {
  Element element; References ref; Prose categories;
  List contract;           /* Contract, at most one */
  Items notes;
} Client;

typedef struct Dpia {
  Element element; DateValue date, consulted; Text reference; Code outcome, residual, exemption;
  Prose advice;            /* of the data protection officer: Art. 35(2) */
  Prose because;
} Dpia;

typedef struct Processing {
  Element element;
  Code role; DateValue created, updated, reviewed; Text software; Flag core, occasional;
  References flags, dpia_types; /* names of the lists "flag" and "dpia-required", targets unused */
  Prose title, description;
  List partners, clients, purposes, subjects, data, recipients, no_recipient, transfers, no_transfer, retains,
      measures, automated, no_automated, dpia;
  Items advice, never, notes;
  /* derived by resolve */
  const struct Purpose **purpose_list; size_t purpose_count;
  size_t number;           /* 1, 2, … in the author's order */
  const Category **category_list; size_t category_count; /* each once, in the author's order */
  const Subject **subject_list; size_t subject_count;
  uint8_t *notices;        /* a bit for each notice, set where it shows it; NULL: there is none */
  Uses trackers;           /* Tracker */
  Uses situations;         /* Situation */
  bool on_notice, has_situation;
} Processing;

typedef struct Tracker {
  Element element; References provider, processing; Code purpose;
  DurationValue lifetime, data_lifetime; /* lifetime zero: the session */ Code consent; Flag third_parties; Text name; Prose label;
  Code exempt_ground; Text country; Flag cross_site; Items advice, never, notes;
} Tracker;

/* How people refuse the trackers that need their consent, and how long their choice is remembered. */
typedef struct TrackerChoice {
  Element element; Code refusal, effort; Flag reversible; DurationValue memory; Prose text;
} TrackerChoice;

typedef struct Covered { Element element; Text href; Prose label; } Covered; /* site, product, service */

typedef struct Covers { Element element; List sites, products, services; } Covers; /* Covered */

/* A right in the author's own words, or one that is offered beyond the law, or refused on a ground of it. */
typedef struct Right {
  Element element; Code kind; Flag offered, voluntary, apart; References purpose; Text ground; Prose text, restriction;
} Right;

typedef struct NoticeVersion { Element element; Text number; DateValue date; Prose text; } NoticeVersion;

typedef struct Notice {
  Element element; References subjects;
  Prose title;
  List covers;             /* Covers, at most one */
  Code rights_mode;        /* derived | stated */ Text at;
  Prose not_covered;
  List rights;             /* Right */
  List changes;            /* Changes, at most one */
  List prevailing;         /* Prevailing, at most one */
  List versions;           /* NoticeVersion */
  Items notes;
  size_t index;            /* from 0; of its bit in Processing.notices; derived */
  bool shows_some;         /* a processing at least; derived */
  const char *stem;        /* of its files: policy, staff …; derived */
} Notice;

/* announce: list "announce" */
typedef struct Changes { Element element; References announce; Prose text; } Changes;
typedef struct Prevailing { Element element; Text language; } Prevailing;

typedef struct Section { Element element; References about; Code where; Prose title, text; Items notes; } Section;
/* What the rules find and somebody accepts, with the reason. */
typedef struct Allow { Element element; Text code, on; Prose because; } Allow;
typedef struct Wording { Element element; Text key; Prose text; } Wording;

/* Somebody has read what readers see in a language, and agrees to it as long as it has that digest. */
typedef struct Approval {
  Element element; Text by, role; DateValue date; Text language, digest;
  Text blocks;             /* fingerprints of its blocks, to say later which of them changed */
  const struct Approved *approved; /* what became of that text; NULL: nobody knows; derived */
} Approval;

typedef struct Register {
  Element element;
  Text languages, version, jurisdiction; DateValue date, reviewed;
  List organisation, subjects, categories, parties, events, retentions, measures, situations, processings,
      trackers, tracker_choice, notices, sections, wordings, allows, approvals;
  Items advice, never, notes;
} Register;

struct Model {
  Arena *arena;
  Sources *sources;
  Findings *findings;
  Register *record;
  const Organisation *organisation;
  const char **languages;  /* of the description, NULL-terminated */
  size_t language_count;
  const char **written;    /* those that documents are written in; NULL-terminated */
  Gap *gaps;               /* [0] is none */
  size_t gap_count;
  const Element **proposals; /* what bears status="proposed", in the author's order */
  size_t proposal_count;
  const Element **noted;   /* what has notes, likewise */
  size_t noted_count;
  Map *names;              /* "type/id" -> Element */
  size_t unknown_names;    /* references to nothing, so far */
  const struct Law *law;
  const struct Texts *texts; /* what readers see, as fingerprints (approval.c); NULL: not gathered; derived */
  struct Risks *risks;     /* what the law asks of the risk of a processing, as of that day (risk.c);
                              derived */
  const struct Words *const *words; /* one a language, in the order of languages; NULL where there is none */
  const struct Words *frame; /* of what is made in one language alone, be it one of the description's or
                                not */
  Date as_of;
  bool draft;
};

#endif
