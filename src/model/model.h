/*
 * model: the record - what an organisation does with personal data, as one sealed structure.
 *
 *     model_load     file -> xmlDoc with a place on every node          (load.c, parts.c, include.c,
 *                    schema.c)
 *     model_reader_* its parts -> structs, raw, while it loads          (read.c, prose.c, fields*.c)
 *     model_resolve  names -> pointers, defaults, derived facts; seals  (resolve*.c)
 *     write_*        sealed model -> resolved trees                     (write*.c)
 *
 * A value is given, a declared gap, assumed by the compiler, or absent; it never pretends to be another.
 * Everything lives in the model's arena.  After model_resolve the model is const; only what has become of
 * approvals is derived later (texts_end), since that takes the pages.
 */
#ifndef PPC_MODEL_H
#define PPC_MODEL_H

#include <libxml/tree.h>

#include "model/record.h"

/* ---- fields: one table drives read, write and the schema's test ---------------------------------------- */

/* Kinds of fields, each with the form of its value: the struct that holds it. */
#define FIELD_KINDS(KIND) \
  KIND(TEXT, TEXT) KIND(DATE, DATE) KIND(DURATION, DURATION) KIND(FLAG, FLAG) KIND(NUMBER, NUMBER) KIND(CODE, CODE) \
  KIND(REFERENCES, REFERENCES) KIND(COUNTRY, TEXT) \
  KIND(LINK, TEXT)     /* a web address: http or https */ \
  KIND(EMAIL, TEXT)    /* to write to */ \
  KIND(PHONE, TEXT)    /* to call */ \
  KIND(COLOUR, TEXT)   /* "#rrggbb" */ \
  KIND(FONT, TEXT)     /* a family's name, or of ours: words of letters and digits */ \
  KIND(RADIUS, TEXT)   /* of corners: "0" to "24" pixels */ \
  KIND(FILE, TEXT)     /* path of a picture, from the folder of the file that names it */ \
  KIND(LINES, TEXT)    /* lines, kept apart */ \
  KIND(LIFETIME, DURATION) /* or "session": zero */ \
  KIND(LANGUAGE, TEXT) /* a language of the description */ \
  KIND(DIGEST, TEXT)   /* of what readers see: sixteen digits, hexadecimal */ \
  KIND(PRINTS, TEXT)   /* fingerprints of its blocks: words of eight characters of base64 */ \
  KIND(EVENT, EVENT) KIND(PROSE, PROSE) KIND(ITEMS, ITEMS) \
  KIND(ELEMENTS, ELEMENTS) /* child elements */

#define AS_KIND(kind, form) FIELD_##kind,
typedef enum FieldKind { FIELD_KINDS(AS_KIND) } FieldKind;
#undef AS_KIND

/* Text, DateValue, DurationValue, Flag, Number, Code, References, EventValue, Prose, Items, List. */
typedef enum FieldForm {
  FORM_TEXT, FORM_DATE, FORM_DURATION, FORM_FLAG, FORM_NUMBER, FORM_CODE, FORM_REFERENCES, FORM_EVENT, FORM_PROSE,
  FORM_ITEMS, FORM_ELEMENTS
} FieldForm;

enum { FOR_PUBLIC = 1, FOR_AUTHORITY = 2, FOR_INTERNAL = 4, FOR_ALL = 7, FOR_RECORD = 6 };

typedef struct Field {
  const char *name;     /* in the description: attribute, or child element */
  FieldKind kind;
  size_t offset;        /* of the value in its struct */
  const char *list;     /* CODE: the law's list; REFERENCES: type of the target ("party",
                           "party|organisation"), or "list:NAME" for terms */
  const Type *type;     /* ELEMENTS: of the children */
  uint8_t audience;     /* FOR_* bits; 0: everybody */
  bool attribute;       /* else child element */
  bool many;            /* ELEMENTS: any number, else at most one */
  const char *wrapper;  /* ELEMENTS: the children stand in this element (<subjects>), or NULL */
} Field;

struct Type {
  const char *name;     /* of the element */
  size_t size;
  const Field *fields;  /* in the schema's order */
  size_t field_count;
  bool has_id;          /* an id may be given */
  bool reference_target;
};

extern const Type type_register;
size_t model_types(const Type *const **types);
FieldForm field_form(const Field *field);
const Mark *field_mark(const Element *element, const Field *field); /* NULL for lists of elements */
bool field_is_for(const Field *field, uint8_t audience);
/* In record.json (write_record.c; schema/record.schema.json, which a test prints by the table). */
#define RECORD_SCHEMA "urn:ppc:record:1" /* a member renamed, gone, or of another form: the next number */
const char *field_member(const Field *field);
/* The attribute that is the short form of these children: <purpose basis="contract">; NULL: there is none. */
const Field *field_short_form(const Type *type, const Field *children);
bool field_is_short_form(const Type *type, const Field *field);

/* ---- load, read, resolve ------------------------------------------------------------------------------ */

typedef struct LoadOptions {
  const char *path;                 /* of the root file */
  const char *const *libraries;     /* folders, NULL-terminated, or NULL */
  const char *schema;               /* path of ppc.xsd, or NULL: no validation by libxml2 */
  /* Who takes the description in parts, so that the whole never stands in memory: each child of the root
     (texts too), in order, as soon as it is complete with all that it includes.  Behind the call its content
     is freed; its parent is the root, with its attributes.  A fault of form of the file may come after parts
     of it were taken.  NULL: nobody, and the document is whole. */
  void (*take)(void *taker, const xmlNode *child);
  void *taker;
  /* Takes why a file of the description cannot be read: NULL is loaded, and other descriptions may be.  NULL:
     the process ends. */
  const char **unreadable;
} LoadOptions;

/* The assembled document, owned by the caller, with a place in every node's _private (node_place), or NULL
   where it cannot be read at all (a finding says why).  What was taken stands in it as an empty element.
   *valid: libxml2's verdict against the schema, of the whole; its words are kept as findings only where the
   reader finds nothing to say. Sources are added. */
xmlDoc *model_load(const LoadOptions *options, Arena *arena, Sources *sources, Findings *findings, bool *valid,
                   const char **verdict, Place *verdict_place);
/* Whether the root of a file is that of a description, or it is broken and was meant for one; *readable:
   errno says why it is not. */
bool model_is_description(const char *path, bool *readable);
Place node_place(const xmlNode *node);                                  /* of the element's name */
/* Its name or value */
Place attribute_place(const Sources *sources, const xmlNode *node, const char *name, bool value);
Place content_place(const Sources *sources, const xmlNode *node);       /* of the element's content */

/* Reads a description into structs, child by child of its root (LoadOptions.take).  Faults of form are
   findings PPC0xx, in the author's words; a faulty subtree is dropped and reading goes on. */
typedef struct ModelReader ModelReader;
ModelReader *model_reader_new(Arena *arena, Sources *sources, Findings *findings, const struct Law *law);
void model_reader_take(void *reader, const xmlNode *child); /* keeps nothing of the tree */
/* Frees the document, of which all is taken; NULL where it could not be loaded.  *valid: whether there was no
   fault of form.  NULL: nothing to go on with. */
Model *model_reader_end(ModelReader *reader, xmlDoc *document, bool *valid);
/* The same of a document that stands whole, which it frees. */
Model *model_read(xmlDoc *document, Arena *arena, Sources *sources, Findings *findings, const struct Law *law,
                  bool *valid);
/* The fault of a text as a value of a field, a finding PPC013 without a place; NULL: it has none. */
const Finding *model_value_fault(ModelReader *reader, const Field *field, const char *text);
/* A picture that the description names; its bytes live in the arena.  False: it names none, or the file
   cannot be had, and a finding PPC006 says why. */
typedef struct Picture { const char *path, *bytes; size_t length; } Picture;
bool model_picture(const LoadOptions *options, const Text *file, Arena *arena, Sources *sources, Findings *findings,
                   Picture *picture);
Finding *model_picture_fault(Findings *findings, const Text *file, const char *variant);
/* Limits what is written to some of the languages: "fr,en"; NULL: all.  NULL, or the first that the
   description is not written in. */
const char *model_write_languages(Model *model, const char *asked);
void model_resolve(Model *model, const struct Words *const *words, Date as_of, bool draft);

/* ---- the law's tables (law.c) -------------------------------------------------------------------------- */

typedef struct Law Law;

/* A row of a dated table (schema/law/NAME.xml): attributes by name; valid on a day. */
typedef struct LawRow { const char *table, *code; const char *const *attributes; /* name, value, …, NULL */
                        Date valid_from, valid_to, checked_on; const char *source; const struct LawRow *next; } LawRow;

Law *law_load(Arena *arena, const char *folder);
/* What its words are called in a vocabulary of others (schema/dpv), for the one output that asks. */
const Law *law_vocabulary(const Law *law, Arena *arena);
const Term *law_term(const Law *law, const char *list, const char *code);           /* NULL: no such word */
size_t law_terms(const Law *law, const char *list, const Term *const **terms);      /* in the list's order */
bool law_list_exists(const Law *law, const char *list);
/* Rows: of table "adequacy", code "US", in force on a day (NULL: none). */
const LawRow *law_row(const Law *law, const char *table, const char *code, Date as_of);
/* Of a row, or of none (NULL), which says nothing. */
const char *law_attribute(const LawRow *row, const char *name);                     /* NULL: absent */
bool law_says(const LawRow *row, const char *name, const char *value);
/* Among words with blanks between */
bool law_lists(const LawRow *row, const char *name, const char *word);
/* 0: it has no such figure */
long law_number(const LawRow *row, const char *name);
bool law_duration(const LawRow *row, const char *name, Duration *duration);         /* false: likewise */
/* all, by table, in their order */
size_t law_rows(const Law *law, const LawRow *const **rows);
/* The newest check of any table */
Date law_checked_on(const Law *law);
/* Changes of the law between two days, so that two builds between which none changed are equal. */
bool law_is_eea(const Law *law, const char *country, Date as_of);

/* ---- words of a language (words.c) --------------------------------------------------------------------- */

typedef struct Words Words;

/* NULL: there is no such file */
Words *words_load(Arena *arena, const char *folder, const char *language);
const char *words_language(const Words *words);
/* label of a term of the law ("basis", "consent"); form NULL or "short", "after", "until",
   "article" … ; NULL: none */
const char *words_term(const Words *words, const char *list, const char *code, const char *form);
const char *words_country(const Words *words, const char *code);                    /* NULL: unknown */
/* A field's name for gaps */
const char *words_field(const Words *words, const char *type, const char *field);
/* A supplied sentence, with {placeholders} */
const char *words_phrase(const Words *words, const char *key);
const char *words_label(const Words *words, const char *document, const char *name);
/* labels of a document's group and of "common": calls back for each. */
void words_labels(const Words *words, const char *document, void (*each)(void *context, const char *name, const char *text),
                  void *context);
/* A rule's texts: part is "title", "message", "message.VARIANT", "law", "help", "why". */
const char *words_rule(const Words *words, const char *code, const char *part);
char *words_date(const Words *words, Arena *arena, Date date);                      /* 22 novembre 2026 */
/* 10 ans; 1 an et 6 mois */
char *words_duration(const Words *words, Arena *arena, Duration duration);
/* Fills {name} from name/value pairs (NULL-terminated); a placeholder without value stays as it is. */
char *words_fill(Arena *arena, const char *pattern, const char *const *pairs);
/* A citation of the law by an author, the Regulation called as the language calls it:
   "RGPD/GDPR, art. 12". */
const char *words_citation(const Words *words, Arena *arena, const char *text);
/* A list in a sentence: "a, b et c". */
char *words_join(const Words *words, Arena *arena, const char *const *items, size_t count);
/* The same of a choice: "a, b ou c". */
char *words_either(const Words *words, Arena *arena, const char *const *items, size_t count);
/* A number of things, by the phrases KEY.one and KEY.many: "2 warnings", « 1 erreur »;
   NULL: no such phrases. */
char *words_count(const Words *words, Arena *arena, const char *key, long number);
/* The language's spacing: in French no-break spaces before ; : ! ? » and after «,
   and within 13(2)(a), n° 3. */
/* Text itself where nothing changes */
const char *words_spacing(const Words *words, Arena *arena, const char *text);
/* hyphenation, native-name, … */
const char *words_option(const Words *words, const char *name);

/* ---- how hard a text is to read (readability.c) -------------------------------------------------------- */

/* The measure of a language, from its words: index = base - by_sentence * words a sentence - by_word *
   syllables a word; 100 is very easy, 0 very hard. */
typedef struct Readability {
  const char *name;                  /* "Flesch" */
  double base, by_sentence, by_word;
  long bar;                          /* a text below it is hard */
  const char *vowels;                /* every letter that is one, capitals with accents too */
  const char *silent, *heard;        /* endings without a syllable of their own, and which of them have one
                                        after all */
} Readability;

enum { SENTENCE_WORDS = 40 }; /* a sentence of more is read by few: PPC932, PPC938 */

/* NULL: the language has no measure */
const Readability *words_readability(const Words *words);

/* A sentence of a text: bytes [from, to), and its words. */
typedef void EachSentence(void *own, const char *from, const char *to, size_t words);
/* Blocks and line ends end one */
void version_sentences(const Version *version, EachSentence *each, void *own);
void text_sentences(const char *text, EachSentence *each, void *own);

/* What was read so far; begins as {0}. */
typedef struct Reading {
  size_t sentences, words, syllables, too_long; /* too_long: sentences of more than SENTENCE_WORDS */
} Reading;

void reading_add(Reading *reading, const Readability *readability, const char *from, const char *to, size_t words);
/* Of a hundred words and more */
long reading_index(const Reading *reading, const Readability *readability);

/* ---- what a finding says (words_finding.c) ------------------------------------------------------------- */

/* What those who read the documents call a thing of the model; NULL: nothing but its id. */
typedef struct Naming {
  const char *(*title)(void *context, const void *thing);
  void *context;
} Naming;

/* A part of what a rule says of a finding - "message", "law", "help" - in a language; NULL where there is
   none. With a naming it is said to those who read documents: things by their titles, and in the words of
   read-message and the like where the rule has them; without one to the author of the description,
   who calls things by their ids. */
char *finding_part(const Words *words, Arena *arena, const Finding *finding, const char *part, const Naming *naming);
/* The message of a finding, in a language; law and help lines likewise (NULL where there is none). */
char *finding_message(const Words *words, Arena *arena, const Finding *finding);
char *finding_law(const Words *words, Arena *arena, const Finding *finding);
char *finding_help(const Words *words, Arena *arena, const Finding *finding);
/* Why it is allowed; NULL: it is not. */
const char *finding_because(const Words *words, const Finding *finding);

/* ---- asking the sealed model (ask.c): what rules and write both need ----------------------------------- */

bool code_is(const Code *code, const char *word);
const char *text_given(const Text *text); /* NULL: it is a gap, or absent */
/* NULL: none in that language */
const Version *prose_in(const Prose *prose, const char *language);
bool scope_covers(const Scope *scope, const Purpose *purpose, const Category *data, const Subject *subject,
                  const Situation *via);                                            /* NULL: do not care */
/* The retention that applies to a category in a processing for a purpose, a subject and a situation (NULL:
   any): that of the narrowest scope; NULL: none. */
const Retain *retention_of(const Processing *processing, const Category *category, const Purpose *purpose,
                           const Subject *subject, const Situation *via);
/* The rule it refers to; NULL: none */
const Retention *retain_rule(const Retain *retain);
/* Its own, or of the rule it refers to */
const List *retain_stage(const Retain *retain, const char *stage);
/* Proposed or confirmed; NULL: it has none */
const Code *element_status(const Element *element);
bool is_proposed(const Element *element);
const Items *element_notes(const Element *element);                                 /* NULL: it has none */
bool retention_is_duty(const Retention *rule);
/* NULL: it has no purpose */
const Purpose *duty_purpose(const Processing *processing, const Retain *retain);
bool processing_is_sensitive(const Processing *processing);
bool purpose_is_marketing(const Purpose *purpose);
/* "minor", "vulnerable" or "employee": as the description says,
   else as the law's table has it of the kind. */
bool subject_is(const Model *model, const Subject *subject, const char *what);
/* The age from which a child consents alone, and how below it,
   where the controller is (Art. 8(1)); NULL: unknown. */
const LawRow *child_consent(const Model *model);
const char *law_country(const Model *model); /* whose law applies: the organisation's, else the jurisdiction;
                                                or NULL */
/* Whether the basis holds for the subject (NULL: for some). */
bool basis_holds(const Purpose *purpose, const Basis *basis, const Subject *subject);
bool basis_is(const Purpose *purpose, const char *code);                            /* some basis of it */
/* Whether a right follows for a purpose and a subject (NULL: for some): from its bases, the data, the law. */
bool right_follows(const Model *model, const Term *right, const Purpose *purpose, const Subject *subject);
bool law_applies(const Model *model, const char *country);                          /* the national law */
bool rights_are_stated(const Notice *notice);                                       /* notice NULL: no */
/* What a notice itself says of a right for a purpose (NULL: for some); NULL: nothing. */
const Right *right_said(const Notice *notice, const Term *right, const Purpose *purpose);
/* Whether it is offered: by what the notice says, else by what follows.  notice NULL: what follows. */
bool right_offered(const Model *model, const Notice *notice, const Term *right, const Purpose *purpose,
                   const Subject *subject);
/* The authority of the organisation's country, else of its representative's,
   else of the law chosen; NULL: none. */
const LawRow *authority_of(const Model *model);
bool notice_shows(const Notice *notice, const Processing *processing);
const Party *recipient_party(const RecipientUse *recipient);                        /* NULL: only described */
const Transfer *transfer_to(const Processing *processing, const Party *party);
/* Its own, or its recipient's; NULL: not known */
const char *transfer_country(const Transfer *transfer);
/* The adequacy decision on that country or international organisation that is in force; NULL: none. */
const LawRow *transfer_decision(const Model *model, const Transfer *transfer);

/* Whether the organisation is under the law of the row's jurisdiction, where it has one. */
bool law_is_of(const Model *model, const LawRow *row);
/* Some solely automated decision */
bool decides_alone(const Processing *processing);

/* ---- what readers see, and what of it is approved (approval.c) ----------------------------------------- */

typedef struct Texts Texts;

/* Takes the text of the policies of all notices and of the short notices, in each language of the
   description, block by block and in the order of the pages; keeps fingerprints of it. */
Texts *texts_new(Model *model);
/* notice: the id of that whose policy it is, or NULL; id: the block's in that policy. */
void texts_add(Texts *texts, const char *language, const char *notice, const char *id, const char *text);
/* Behind all of those: of the short notice of a situation, what no policy says word for word. */
void texts_add_short(Texts *texts, const char *language, const char *id, const char *text);
/* Derives from it what has become of each approval: the last that is derived, since the pages come of a model
   that is resolved. */
void texts_end(Texts *texts);

/* In sixteen digits; NULL: the texts were not gathered, or there is none in that language. */
const char *text_digest(const Model *model, const char *language);
/* The fingerprints, as the description takes them (<blocks>). */
void text_print_blocks(const Model *model, const char *language, const char *indent, FILE *to);

typedef enum ApprovalState {
  APPROVAL_UNCHANGED,
  APPROVAL_CHANGED,        /* the text is another; which blocks, nobody knows: there are no fingerprints */
  APPROVAL_BLOCKS_CHANGED, /* some blocks are another, are new, or are gone */
  APPROVAL_REORDERED,      /* the same blocks in another order */
  APPROVAL_REPLACED,       /* a newer one by the same person in the same language holds */
  APPROVAL_UNKNOWN,        /* it does not say enough, or the texts were not gathered */
} ApprovalState;

typedef enum ChangeKind { CHANGE_TEXT, CHANGE_NEW, CHANGE_GONE } ChangeKind;

typedef struct Change {
  ChangeKind kind;
  const char *block; /* its id, as a review has it; of what is gone, the block that it stood behind (NULL:
                        none) */
  size_t count;      /* of blocks: some that are gone stood together */
} Change;

ApprovalState approval_state(const Approval *approval);
/* The block stands as it was approved. */
bool approval_holds(const Approval *approval, const char *block);
/* What is to be read again, in the order of the pages, and then what is gone. */
size_t approval_changes(const Approval *approval, const Change **changes);
size_t approval_changed(const Approval *approval); /* how many blocks are new, or say something else; unless
                                                      UNKNOWN */
size_t approval_gone(const Approval *approval);    /* how many were approved and are no longer; likewise */

/* ---- the risk of a processing: Art. 35 (risk.c) -------------------------------------------------------- */

enum { RISK_CRITERIA = 9 };
/* Which of the nine criteria of WP248 hold, by flags and facts, in the list's order; how many. */
size_t risk_criteria(const Model *model, const Processing *processing, const Term *criteria[RISK_CRITERIA]);
/* What requires an impact assessment: a type that the author names, else a case or a type that the facts make
   out (lists "dpia-required", "dpia-case"); NULL: nothing does. */
const Term *risk_ground(const Model *model, const Processing *processing);
/* Why an exemption from it does not hold: "country", "headcount", "profiling", "sensitive"; NULL: it may. */
const char *risk_exemption_fault(const Model *model, const Processing *processing, const Term *exemption);

/* What is made in one language alone takes these words; NULL: those of the first language that is written.
   The reader's own would not do: a document has the same bytes in whatever surroundings it is built. */
void model_frame(Model *model, const Words *words);
/* The words of a language of the description, or of the frame's; NULL: it is neither. */
const Words *model_words(const Model *model, const char *language);

/* ---- write: the resolved trees ------------------------------------------------------------------------- */

/* A document laid out in parts: which, in what order, about what.  The same in every language. */
typedef struct Plan Plan;

/* Instances of a document (a policy for each notice, a notice for each situation): the file's stem and the id
   it is about, for number `index`; false where there are no more. */
bool write_instance(const Model *model, Arena *arena, const char *document, uint8_t audience, size_t index,
                    const char **stem, const char **subject);
/* audience: exactly one of FOR_PUBLIC, FOR_AUTHORITY, FOR_INTERNAL; what it may not see is in no tree. */
const Plan *write_plan(const Model *model, Arena *arena, const char *document, const char *stem,
                       const char *subject, uint8_t audience);
size_t plan_parts(const Plan *plan);
/* The controller's register and the processor's name each other's files. The document whose files a plan
   names, or NULL; then what these are in a language, where it is made beside it:
   names are kept, not copied. */
const char *plan_other_register(const Plan *plan);
void plan_names_other(const Plan *plan, const char *language, const char *const *names, size_t count);
/* What an edition of a document is called by: the newest version of the notice that it is of, else that of
   the description. */
typedef struct Edition { const char *version; Date date; } Edition; /* version NULL, date.year 0: not given */
Edition write_edition(const Model *model, const Notice *notice);
const Notice *notice_find(const Model *model, const char *id); /* NULL: it is none's */
/* The language of a part that is made in that one alone: the frame round texts in several;
   NULL: one a language. */
const char *plan_frame(const Plan *plan, size_t part);
/* Whose policy a part belongs to, in the language of these words, as far as it is known: "Your data
   (customers)"; NULL: nobody's. */
const char *plan_notice_name(const Plan *plan, Arena *arena, size_t part, const Words *words);
xmlDoc *write_part(const Plan *plan, const char *language, size_t part); /* owned by the caller */
/* A review marks the blocks of the texts. Before any of its trees is written it is told what the pages show:
   each block, and each source place in it (NULL: the block alone), in their order. */
bool plan_speaks_of_blocks(const Plan *plan);
void plan_shows(const Plan *plan, size_t part, const char *block, const char *source);
/* What is to be said of the blocks of a part, in the frame's language; NULL: nothing. Owned by the caller. */
xmlDoc *write_remarks(const Plan *plan, size_t part);
/* What TILT asks for and the description has not: a note PPC043 each, at its place,
   for whoever makes those files. */
void tilt_find(const Model *model, Findings *findings);
/* The whole model and its findings as one tree, for -T tree and -T findings; owned by the caller. */
xmlDoc *write_whole(const Model *model, const char *language);
/* A tree as indented XML; the tree is freed. */
void model_print(xmlDoc *tree, FILE *to);

#endif
