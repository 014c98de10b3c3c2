/* write_int.h: what the writers of resolved trees share. */
#ifndef PPC_WRITE_INT_H
#define PPC_WRITE_INT_H

#include "model/model_int.h"

typedef struct Part Part;
typedef struct Writer Writer;

typedef void (*PartWriter)(Writer *writer, const Part *part, xmlNode *root);

struct Part {
  const char *kind;
  const char *id;         /* of its heading and of the part */
  const Element *element; /* what it is about, or NULL */
  PartWriter write;
  const char *heading;    /* key of the label of its heading; NULL: the element's own label, or no heading */
  uint8_t level;          /* of the heading, 2 to 4; 0: no heading */
  const Notice *notice;   /* whose policy it belongs to, or NULL */
  bool frame;             /* made once, in the frame's language, whatever languages the texts stand in */
};

/* Whose activities a register tells, in whatever form: the controller's (Art. 30(1)),
   the processor's (30(2)). */
typedef enum RecordKind { RECORD_NONE, RECORD_OWN, RECORD_CLIENTS } RecordKind;

struct Plan {
  const Model *model;
  RecordKind record;
  const char *document, *stem, *subject;
  uint8_t audience;
  bool is_page;           /* its trees are pages: there is no stylesheet */
  Arena *arena;
  Part *parts;
  size_t count, capacity;
  Map *about;             /* what else the writer of an annex's part needs, by the part's id; its number, by
                             kind; or NULL */
  bool cells;             /* its trees become rows of a spreadsheet */
  size_t annexes;         /* how many there are so far */
  Map *clients;           /* a processor's, by the processing's id; NULL: the document is not about them */
  size_t before_sheets;   /* of a workbook: parts before the first processing's */
  Map *beside;            /* names of the other register's files, NULL-terminated, by language; NULL: it has
                             none */
  const Law *vocabulary;  /* of linked data; else NULL */
  struct Review *review;  /* of a review; else NULL (review_int.h) */
};

/* One part in one language. */
struct Writer {
  const Plan *plan;
  const Model *model;
  const Words *words;
  const char *language;   /* of the compiler's words */
  const char *texts;      /* of the description's texts: the same, where it is written in it */
  Arena *arena;           /* of the part: freed with it */
  xmlDoc *tree;
  const char *base;       /* before all ids: the notice's, where a document holds a second one; else "" */
  const char *prefix;     /* behind it, before the ids of what stands here a second time; "" */
  uint8_t audience;
  uint8_t readers;        /* who reads its texts: the audience; of those a review shows, the public */
  size_t number;          /* of the part in its plan */
  const Notice *notice;
  const Situation *situation; /* of a short notice: only its processings count; else NULL */
  bool unplaced;              /* no node says where it stands in the source: a cell does not either */
  bool spoken;                /* nobody spells the address of a page to a listener */
  const Subject *subject;     /* of an answer to one person: only what concerns such people counts; else
                                 NULL */
  struct Lacks *lacks;        /* takes what TILT asks for and the description has not; NULL: nobody asks
                                 (write_tilt.c) */
};

/* nodes (write_tree.c) */
xmlNode *add_node(Writer *writer, xmlNode *parent, const char *name);
xmlNode *add_text_node(Writer *writer, xmlNode *parent, const char *name, const char *text);
void put(xmlNode *node, const char *name, const char *value);
void add_text(Writer *writer, xmlNode *node, const char *text);
void add_runs(Writer *writer, xmlNode *node, const Inline *runs);
/* A sentence of the compiler's, its placeholders filled from pairs (NULL-terminated, or NULL). */
xmlNode *add_say(Writer *writer, xmlNode *parent, const char *key, const char *const *pairs);
void add_say_of(Writer *writer, xmlNode *parent, const char *key, const char *const *pairs, Place place);
const char *say(Writer *writer, const char *key, const char *const *pairs);
const char *spell_date(Writer *writer, Date date);
const char *spell_duration(Writer *writer, Duration duration);
void add_heading(Writer *writer, xmlNode *parent, const Part *part);
const char *place_text(const Model *model, Arena *arena, Place place); /* "policy.xml:12:3"; NULL: nowhere */
void put_source(Writer *writer, xmlNode *node, Place place);
const char *label_of(Writer *writer, const Element *element);       /* its name for a reader */
/* The term that stands for it where it has no label of its own; NULL: none does. */
const char *kind_label(Writer *writer, const Element *element);
/* That it was given; NULL: none, or a gap */
const char *name_of(Writer *writer, const Element *element);
xmlNode *add_label(Writer *writer, xmlNode *parent, const char *name, const Element *element);
const char *term_label(Writer *writer, const Term *term, const char *form);
const char *gap_text(Writer *writer, const char *type, const char *field);
void put_gap(Writer *writer, xmlNode *node, const Gap *gap);
const char *block_id(Writer *writer, const Element *element);
const char *one_line(Writer *writer, const char *lines); /* with commas between them */
/* The sentence with how to reach us as {contact}, its addresses as links; false, and nothing:
   nobody says how. */
bool add_say_contact(Writer *writer, xmlNode *parent, const char *key);
const char *notice_base(const Plan *plan, Arena *arena, const Notice *notice);

/* data for programs (write_data.c); key NULL: an item of an array; a value NULL is left out */
xmlNode *member_map(Writer *writer, xmlNode *parent, const char *key);
xmlNode *member_array(Writer *writer, xmlNode *parent, const char *key);
/* A map or array on one line */
xmlNode *member_line(Writer *writer, xmlNode *parent, const char *kind, const char *key);
void member_string(Writer *writer, xmlNode *parent, const char *key, const char *value);
void member_number(Writer *writer, xmlNode *parent, const char *key, long value);
void member_boolean(Writer *writer, xmlNode *parent, const char *key, bool value);
void member_date(Writer *writer, xmlNode *parent, const char *key, Date date); /* 2026-11-22 */
void member_duration(Writer *writer, xmlNode *parent, const char *key, Duration duration); /* P3Y */
const char *audience_name(uint8_t audience);

/* elements and fields (write_fields.c) */
xmlNode *write_element(Writer *writer, xmlNode *parent, const Element *element);
void write_fields(Writer *writer, xmlNode *node, const Element *element);
void write_field(Writer *writer, xmlNode *node, const Element *element, const char *name);
/* id, src, status; no fields */
xmlNode *write_opened(Writer *writer, xmlNode *parent, const Element *element);
void write_references(Writer *writer, xmlNode *node, const char *name, const References *references);
xmlNode *write_code(Writer *writer, xmlNode *parent, const char *name, const Code *code);
/* A declared thing where it is used */
void write_target(Writer *writer, xmlNode *parent, const Element *target);

/* Elements that are not written field by field; ends with {NULL, NULL} (write_use.c). */
typedef struct SpecialWriter { const char *type; void (*write)(Writer *writer, xmlNode *parent, const Element *element); }
    SpecialWriter;
extern const SpecialWriter special_writers[];

/* a processing as a document shows it (write_use.c, write_retention.c) */
const char *basis_plain(Writer *writer, const Basis *basis);
xmlNode *write_use(Writer *writer, xmlNode *parent, const Processing *processing, const Situation *via);
void write_purpose(Writer *writer, xmlNode *parent, const Element *element);
/* What its data were first collected for */
void write_further(Writer *writer, xmlNode *node, const Purpose *purpose);
void write_retain(Writer *writer, xmlNode *parent, const Retain *retain);
void write_retain_element(Writer *writer, xmlNode *parent, const Element *element);
void write_retains(Writer *writer, xmlNode *parent, const Processing *processing, const Situation *via);
const char *retention_law(const Retention *rule);
bool stage_is_open(const Stage *stage); /* some of it is a gap */
const char *stage_sentence(Writer *writer, const Stage *stage);
const char *stage_text(Writer *writer, const Stage *stage); /* the same, or what of it is missing */
/* the same as bars (write_timetable.c) */
enum { RETENTION_STAGES = 3 };
extern const char *const retention_stages[RETENTION_STAGES]; /* active, intermediate, permanent */
/* What bars that are looked at together have in common; in days. */
typedef struct TimeScale {
  unsigned longest; /* period; 0: none has any days */
  unsigned limit;   /* what is longer is cut there */
  unsigned row;     /* the longest row, as drawn */
  bool open, over;  /* is something cut because it has no days; because it has too many? */
  bool archived;
} TimeScale;
TimeScale time_scale(const Retain *const *retains, size_t count);
/* That of all timetables of a notice, which stand one below the other (NULL: the one notice there is). */
void plan_time_scale(Plan *plan, const Notice *notice);
void write_time_scale(Writer *writer, xmlNode *table, const TimeScale *scale);
void write_timetable(Writer *writer, xmlNode *parent, const Processing *processing);
/* One row; and the same in words, where somebody collects them (NULL: nobody). */
void write_timetable_row(Writer *writer, xmlNode *table, const Retain *retain, const TimeScale *scale,
                         const char *label, Buffer *alternative);
/* Equal of lines that refer to one rule for the same, with nothing of their own;
   of the same data, where asked. */
const char *retain_key(Writer *writer, const Retain *retain, bool same_data);
/* It is the narrowest for some use of it there */
bool retain_reaches(const Retain *retain, const Category *category);
const char *retain_scope(Writer *writer, const Retain *retain); /* "Identity and orders"; NULL: all of the
                                                                   processing */
/* Whom a block concerns, as for="customer telephone" (write_concerns.c): of each processing that it tells of,
   brought by a situation or by whatever brings it (NULL);
   or of what in it is limited to some people and situations. */
typedef struct Concerns Concerns;
Concerns *concerns_new(Writer *writer, xmlNode *node);
void concerns_add(Concerns *concerns, const Processing *processing, const Situation *via);
void concerns_add_scope(Concerns *concerns, const Processing *processing, const Scope *scope);
void concerns_add_tracker(Concerns *concerns, const Tracker *tracker);
void write_concerns(Writer *writer, xmlNode *node, const Processing *processing, const Situation *via);
void write_part_concerns(Writer *writer, xmlNode *heading, const Part *part);
void write_chooser(Writer *writer, xmlNode *root);
void write_subjects_for(Writer *writer, xmlNode *node, const Processing *processing);
const Field *field_named(const Type *type, const char *name);

/* rights (write_rights.c, write_exercise.c) */
const Notice *notice_of(const Writer *writer); /* whose rights a document gives; NULL: what follows */
bool shown_for_rights(const Writer *writer, const Processing *processing);
bool offers_right(const Writer *writer, const char *code);
bool tells_complaint(const Writer *writer);
bool write_own_right(Writer *writer, xmlNode *parent, const char *name, const char *code);
void write_rights_list(Writer *writer, xmlNode *root);
void write_rights_of(Writer *writer, xmlNode *parent, const Processing *processing);
void write_rights(Writer *writer, const Part *part, xmlNode *root);
void write_objection(Writer *writer, xmlNode *parent);
void write_complaint(Writer *writer, xmlNode *parent);
bool offers_objection(const Writer *writer);
void write_fee(Writer *writer, xmlNode *root); /* of a further copy: Art. 15(3); nothing where none is
                                                  given */
void write_withdrawal(Writer *writer, xmlNode *parent);
/* What may surprise (WP260 para 36), so many at most: of all that the document shows, or of its situation. */
void write_surprises(Writer *writer, xmlNode *parent, size_t limit);
const char *brief_ground(Writer *writer, const Purpose *purpose); /* "your contract or legitimate interest" */
void write_partners(Writer *writer, xmlNode *parent); /* (write_sections.c) */
/* Each decision of a machine alone; whether all that the document shows is said to take none. */
bool write_decisions(Writer *writer, xmlNode *parent);
void write_essential_rights(Writer *writer, xmlNode *parent); /* in one sentence */

/* the sections of a notice (write_essentials.c, write_sections.c) */
void write_front(Writer *writer, const Part *part, xmlNode *root);
void write_who_section(Writer *writer, const Part *part, xmlNode *root);
void write_situation_section(Writer *writer, const Part *part, xmlNode *root);
void write_processing_section(Writer *writer, const Part *part, xmlNode *root);
void write_purposes_of(Writer *writer, const Part *part, xmlNode *root);
void write_retention_of(Writer *writer, const Part *part, xmlNode *root);
void write_data_section(Writer *writer, const Part *part, xmlNode *root);
void write_recipients_section(Writer *writer, const Part *part, xmlNode *root);
void write_transfers_section(Writer *writer, const Part *part, xmlNode *root);
void write_automated_section(Writer *writer, const Part *part, xmlNode *root);
void write_trackers_section(Writer *writer, const Part *part, xmlNode *root);
void write_security_section(Writer *writer, const Part *part, xmlNode *root);
void write_never_section(Writer *writer, const Part *part, xmlNode *root);
void write_changes_section(Writer *writer, const Part *part, xmlNode *root);
void write_authors_section(Writer *writer, const Part *part, xmlNode *root);
void write_intro(Writer *writer, const Part *part, xmlNode *root);
void write_transfer(Writer *writer, xmlNode *parent, const Element *element); /* (write_transfers.c) */
/* "(EU) 2023/1795", as the language has it */
const char *spell_decision(Writer *writer, const char *decision);
char *transfer_key(Writer *writer, const Transfer *transfer); /* equal of those that are told as one */
void plan_transfers(Plan *plan, const Notice *notice);
bool shows_trackers(const Writer *writer);
bool tracker_shown(const Writer *writer, const Tracker *tracker);
bool shows_minors(const Plan *plan, const Notice *notice); /* (write_minors.c) */
void write_minors_section(Writer *writer, const Part *part, xmlNode *root);
bool says_never(const Plan *plan, const Notice *notice);
/* Of a situation's, or NULL */
const Processing *first_shown(const Writer *writer, const Situation *situation);

/* documents: each adds its parts to a plan */
Part *plan_add(Plan *plan, Part part);
void plan_policy(Plan *plan, const Notice *notice);
void plan_register(Plan *plan);
void plan_processor(Plan *plan);
void plan_workbook(Plan *plan); /* either of them, as a spreadsheet (write_workbook.c) */
void plan_table(Plan *plan);    /* the same as one flat table (write_table.c) */
void write_kept(Writer *writer, xmlNode *parent, const Processing *processing, const Category *category);
/* A node each party that it names, with what is done for it, under which contract,
   and which processing that is. */
void write_client_entry(Writer *writer, xmlNode *parent, const Client *client);
/* What a spreadsheet takes of the register (write_register.c), and the lists behind it (write_lists.c). */
void write_register_front(Writer *writer, const Part *part, xmlNode *root);
void write_register_processing(Writer *writer, const Part *part, xmlNode *root);
void write_lists(Writer *writer, const Part *part, xmlNode *root);
void plan_review(Plan *plan);
void plan_questions(Plan *plan);
void plan_record(Plan *plan); /* data (write_record.c) */
void plan_notice(Plan *plan);
void plan_short_notice(Plan *plan, const Situation *situation, const char *kind);
bool situation_tells(const Situation *situation); /* of some processing: it has a short notice */
void write_contents(Writer *writer, xmlNode *root);
bool shows_as_controller(const Notice *notice, const Processing *processing);
bool is_processor(const Processing *processing);
/* What is open (write_review.c): a gap and a proposal, what each is called, the named thing around it. */
/* A period that is proposed is read before it is confirmed (write_points.c). */
void write_periods(Writer *writer, xmlNode *node, const Element *element);
const char *where_of(Writer *writer, const Element *element); /* the nearest thing with a name, in its
                                                                 processing; NULL */
const char *sentence(Writer *writer, const char *text); /* with a capital and its spacing */
const char *gap_name(Writer *writer, const Gap *gap);
const char *whereabouts(Writer *writer, const Element *element);
const char *context_of(Writer *writer, const Element *element);
/* What an answer looks like, where that is asked, and the source that holds it (write_answer.c). */
void write_answer(Writer *writer, xmlNode *node, const Type *type, const char *field, bool example);
void plan_letter(Plan *plan);
/* What a manager of consent takes (write_trackers.c). */
void plan_trackers(Plan *plan);
bool trackers_instance(const Model *model, size_t index, const char **stem, const char **subject);
const char *party_site(const Party *party); /* where it tells of itself: its policy, else its site; NULL:
                                               nowhere */
/* A policy in the Transparency Information Language (write_tilt.c, write_tilt_data.c, write_tilt_rest.c). */
void plan_tilt(Plan *plan);
void write_tilt_data(Writer *writer, const Part *part, xmlNode *root);
void write_tilt_rest(Writer *writer, const Part *part, xmlNode *root);
/* A variant of PPC043, once an element */
void tilt_lacks(Writer *writer, const char *what, const Element *element);
/* The record as linked data (write_dpv.c). */
void plan_dpv(Plan *plan);
/* What is said to people on the telephone (write_script.c). */
void plan_script(Plan *plan);
bool script_instance(const Model *model, Arena *arena, size_t index, const char **stem, const char **subject);
/* The general part of the answer to a request for access, for each kind of people (write_access.c). */
void plan_access(Plan *plan);
bool access_instance(const Model *model, Arena *arena, size_t index, const char **stem, const char **subject);
bool concerns_subject(const Processing *processing, const Subject *subject);
const Notice *access_notice(const Model *model, const Subject *subject); /* whose rights it gives, or NULL */
/* What register and review have behind their own parts, as far as the plan's audience may see it: kinds
   "annex-…" (write_annexes.c and its like). A long annex is several parts of its kind,
   the first with the heading. */
void plan_annexes(Plan *plan);
void plan_recipient_matrix(Plan *plan);
void plan_retention_annex(Plan *plan);
/* The table of the articles, on paper */
void plan_citations(Plan *plan, const char *id, const Notice *notice);
void plan_timetable_annex(Plan *plan);
void plan_flows(Plan *plan);
bool annex_shows(const Plan *plan, const Processing *processing); /* whether the document is about it */
/* Its name, linked where it has a sheet */
void add_processing(Writer *writer, xmlNode *parent, const Processing *processing);
/* The three groups of recipients on CNIL's sheet (write_register.c). */
typedef enum RecipientGroup { RECIPIENT_INTERNAL, RECIPIENT_EXTERNAL, RECIPIENT_PROCESSOR, RECIPIENT_GROUPS } RecipientGroup;
RecipientGroup recipient_group(const RecipientUse *use);
const Term *recipient_group_term(const Law *law, RecipientGroup group);
/* On whose behalf a processor acts (write_clients.c): on the sheet, in the list of activities;
   many in an annex. */
typedef struct Clients Clients;
void write_clients(Writer *writer, xmlNode *parent, const Processing *processing);
void write_client_categories(Writer *writer, xmlNode *parent, const Processing *processing);
void plan_clients(Plan *plan);
/* Without an annex: the sheet of a processing names its clients, unless they are more than `most`. */
void group_clients(Plan *plan, size_t most);
/* "Activity 3 — Support", of a sheet */
const char *sheet_heading(Writer *writer, const Part *part, const char *title);
void put_hidden(Writer *writer, xmlNode *node); /* it holds only that something is blacked out
                                                   (write_fields.c) */
typedef struct Annex { const char *kind, *id, *heading; PartWriter write; } Annex;
const char *annex_number(Writer *writer, const char *kind); /* NULL: there is no such annex */
/* Adds the part number `index` of an annex, from 0: "annex.transfers", then "annex.transfers-2"; the first
   has the heading, with the annex's number. about:
   what its writer finds under the part's id in plan->about. */
void plan_annex(Plan *plan, const Annex *annex, size_t index, const Element *from, const void *about);
/* How far a requirement of Art. 13, 14 or 30 is met, the worst last (cover.c). */
typedef enum Cover { COVER_NONE, COVER_SHOWN, COVER_FAULTY, COVER_GAP, COVER_MISSING, COVERS } Cover;
/* Findings, accepted or not, by the processing that they are about; under "" those about none. */
typedef struct CoverFindings CoverFindings;
CoverFindings *cover_findings(const Model *model, Arena *arena);
/* Calls for each finding on a rule that guards one of the provisions, of the processing,
   or of none (NULL). */
void cover_each_finding(const CoverFindings *findings, const Processing *processing, const char *const provisions[2],
                        void (*each)(void *context, const Finding *finding), void *context);
/* What a processing or the organisation (NULL) says of a provision:
   "13(1)(c)" and its like in Art. 14, "30(1)(f)". */
Cover cover_of(const Model *model, const CoverFindings *findings, const Processing *processing,
               const char *provision);
/* The other article's provision of the same content; NULL: it has none. */
const char *cover_twin(const char *provision);
bool cover_is_general(const char *provision);                 /* of the organisation, not of one processing */
/* "13", "14": it has data of that origin */
bool cover_concerns(const Processing *processing, const char *article);
void plan_coverage(Plan *plan);
/* Shares of a table's width, in per cent, beside what is taken: the other columns alike,
   names what is left. */
void put_widths(Writer *writer, xmlNode *table, size_t others, size_t taken, size_t widest);
const char *annex_heading(Writer *writer, const Part *part, const char *title);
bool letter_instance(const Model *model, Arena *arena, size_t index, const char **stem, const char **subject);
void write_finding(Writer *writer, xmlNode *parent, const Finding *finding);

#endif
