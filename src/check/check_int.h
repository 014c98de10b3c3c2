/*
 * What the chapters of check share.  Never leaves the room.
 */
#ifndef PPC_CHECK_INT_H
#define PPC_CHECK_INT_H

#include <ctype.h>

#include "check/check.h"

typedef struct Wordings Wordings;

/* What may stand in a text: whoever looks for what it has no sign of need not look.  SAID:
   a wording of some list. */
enum { SIGN_DIGIT = 1, SIGN_ADDRESS = 2, SIGN_QUOTATION = 4, SIGN_SAID = 8 };

/* A prose, or items, of the record: given, or a gap. */
typedef struct ProseField {
  const Element *element;
  const Field *field;
  const Prose *prose;
  uint8_t signs;  /* SIGN_*, of all its versions */
  bool is_public; /* the people concerned may see it */
} ProseField;

/* In the order of the record. */
typedef struct Listed {
  ProseField *proses;
  size_t prose_count, prose_capacity;
  const Element **denials; /* <no-transfer/> and its like */
  size_t denial_count, denial_capacity;
} Listed;

typedef struct Check {
  const Model *model;
  Findings *findings;
  const CheckRule *rule; /* the one that is running */
  void *own;             /* what that one keeps while it walks, or NULL */
  const Situation *
    *situations; /* by processing: those of number n are [starts[n], starts[n + 1]) (index.c) */
  size_t *situation_starts;
  bool *unused_languages; /* of Model.languages: nothing is written in it (notice.c) */
  uint8_t *rules_applied; /* by the ordinal of a rule of retention (index.c) */
  uint8_t *parties_told;  /* by the ordinal of a party: PartyFact (index.c) */
  Listed listed;      /* all texts (walk.c) */
  Wordings *wordings; /* of the lists of the law, where they stand in the record (wording.c) */
  size_t *engaged_of;    /* by the ordinal of a party: the last recipient in whose chain it was seen
                            (transfers.c) */
  size_t engaged_chain;  /* the number of that recipient's chain */
  const RecipientUse *receiver; /* somebody who receives data in a processing of ours; NULL: nobody */
} Check;

/* ---- functions of the rules, declared from the table --------------------------------------------- */

#define FORM(...)
#define RECORD_RULE(code, slug, severity, chapter, guards, function)     CheckRecord function;
#define PROCESSING_RULE(code, slug, severity, chapter, guards, function) CheckProcessing function;
#include "check/rules.def"
#undef FORM
#undef RECORD_RULE
#undef PROCESSING_RULE

/* ---- saying (report.c) --------------------------------------------------------------------------- */

/* A finding of the running rule, about the element, at a place: that of the faulty value, or of the element
   where something is missing.  Variant NULL: the rule's plain message. */
Finding *report(Check *check, const char *variant, const Element *element, Place place);
Finding *report_as(Check *check, Severity severity, const char *variant, const Element *element, Place place);

/* Values of placeholders. */
void say_id(Check *check, Finding *finding, const char *name, const Element *element);
void say_name(Check *check, Finding *finding, const char *name, const Reference *reference);
void say_names(Check *check, Finding *finding, const char *name, const References *references);
void say_party(Check *check, Finding *finding, const Party *party); /* {r}: its name, or its id */
void say_party_as(Check *check, Finding *finding, const char *name, const Party *party);
/* {r}: its party's name, else its description, else its id. */
void say_recipient(Check *check, Finding *finding, const RecipientUse *use);
void say_organisation(Check *check, Finding *finding);              /* {org} */
void say_country(Check *check, Finding *finding,
                 const char *country); /* {country}, spelled by the language */
void say_field(Check *check, Finding *finding, const Type *type, const char *field); /* {field}, likewise */
void say_term(Check *check, Finding *finding, const char *name, const Term *term);   /* likewise */

/* ---- asking -------------------------------------------------------------------------------------- */

static inline bool is_absent(Mark mark)
{
  return mark.state == ABSENT;
}

/* Of a word, in UTF-8: every character beyond ASCII counts as a letter. A bit for each byte:
   asked of every one. */
static inline bool is_letter(char byte)
{
  static const uint64_t letters[] = {UINT64_C(0x03FF000000000000), UINT64_C(0x07FFFFFE07FFFFFE), UINT64_MAX, UINT64_MAX};
  return letters[(unsigned char)byte >> 6] >> (byte & 0x3F) & 1;
}

static inline bool is_gap(const Element *element)
{
  return element->gap != 0;
}

bool is_yes(const Flag *flag); /* given or assumed */
/* What is published goes to everybody who comes, and is no transfer (C-101/01). */
bool is_published(const RecipientUse *use);
/* What a table of the law has of a word, on the day; NULL: nothing, or there is no word. */
const LawRow *row_of(const Check *check, const char *table, const Term *term);
bool code_among(const Code *code, const char *const *words, size_t count);
bool has_flag(const Processing *processing, const char *word); /* of flags="…" */
bool has_sensitive_data(const Processing *processing); /* Art. 9 or 10 */
/* Articles 13, 14 and 30(1) speak to controllers; a processor's sheet follows 30(2) alone (PPC961). */
bool is_ours(const Processing *processing);
bool is_for_client(const Element *element); /* of a processing that is not ours */
const Organisation *organisation_of(const Check *check); /* NULL: there is none, or it is a gap */
/* Some purpose of the scope rests on consent that is marked as explicit (sensitive.c). Scope NULL: any
   purpose. */
bool has_explicit_consent(const Processing *processing, const Scope *scope);
bool is_french(const Organisation *organisation);
bool in_eea(const Check *check, const char *country);
/* Names one of the elements. */
bool refers_to(const References *references, const Element *element);
bool is_unresolved(const References *references); /* some name stands for nothing: reported as PPC020 */

/* How something is kept: by a rule named once,
   or by a line of a processing that says stages of its own (stages.c). */
typedef struct Keeping {
  const Element *owner;
  const Retention *rule; /* that the line refers to, or is; NULL: none */
  const Stage *active, *intermediate, *permanent; /* NULL: none */
  const End *end;
  bool justified; /* why it is so is said, or is a gap */
} Keeping;

typedef void EachKeeping(Check *check, const Keeping *keeping);
void each_keeping(Check *check, EachKeeping *each);
/* PPC609: shorter than what its reference asks for (references.c). */
bool is_too_short(const Keeping *keeping, Duration *least);

/* Limited alike, so that nothing says which of two lines applies to what they share (contradiction.c). */
bool scopes_tied(const Scope *one, const Scope *other);

/* Every basis of our purposes that is no gap (purposes.c). */
typedef void EachBasis(Check *check, const Purpose *purpose, const Basis *basis);
void each_basis(Check *check, const Processing *processing, EachBasis *each);
/* It has bases, and of each the kind is known: neither a gap nor absent (purposes.c). */
bool bases_settled(const Purpose *purpose);
const Consent *consent_of(const Basis *basis); /* of a basis of consent; NULL: not described, or a gap
                                                  (consent.c) */

bool right_is_refused(const Right *said); /* offered="no" (offers.c) */
void check_withdrawal_told(Check *check); /* PPC704 of the notices (offers.c) */

/* Not our own staff: whoever else the data reach, a processor too (Art. 4(9)). */
bool is_outsider(const RecipientUse *use);

/* Its country is told, or its recipient's, or is a gap (transfers.c). */
bool is_somewhere(const Transfer *transfer);
/* Where a transfer goes: a country, or an international organisation. */
typedef struct Destination {
  const char *country, *organisation; /* one of them, else NULL */
} Destination;

/* A transfer that a rule can speak of: declared, and to a place known to be outside the EEA (transfers.c). */
bool third_destination(const Check *check, const Transfer *transfer, Destination *destination);
/* {country} and {r} */
void say_transfer(Check *check, Finding *finding, const Transfer *transfer, const Destination *destination);
/* A column of the law's table of instruments says yes: "copy", "tia", "occasional"; false:
   no, or no instrument. */
bool instrument_needs(const Check *check, const Code *instrument, const char *column);

/* PPC606 of a single stage (stages.c): a minimum that is longer than the maximum. */
void check_stage_orders(Check *check);

/* ---- indexes (index.c) --------------------------------------------------------------------------- */

void index_make(Check *check);
const RecipientUse *any_receiver(const Model *model); /* disclosure.c */
/* Every line that applies a rule says why it does so. */
bool is_explained(const Check *check, const Retention *rule);
/* PPC601 has told of the rule before: several processings may apply it. */
bool is_told(Check *check, const Retention *rule);
/* What is missing of a party is told once, in whatever capacity it is looked at, at the party. */
typedef enum PartyFact { PARTY_NAME = 1, PARTY_CONTACT = 2, PARTY_CERTIFICATE = 4, PARTY_COUNTRY = 8 } PartyFact;
bool is_party_told(Check *check, const Party *party, PartyFact fact);
/* Neither name nor label, and no rule has told so: this one does now. */
bool is_unnamed(Check *check, const Party *party);
size_t situations_of(const Check *check, const Processing *processing, const Situation *const **situations);

/* ---- what one walk through the record lists (walk.c) --------------------------------------------- */

typedef void EachProse(Check *check, const ProseField *prose);
void each_prose(Check *check, EachProse *each);
bool is_printed(const Element *element, const Field *field); /* for the people concerned */
void walk_record(Check *check); /* reads all texts (wording_read), too */
void walk_end(Check *check);

/* ---- the words of the text rules (wording.c) ----------------------------------------------------- */

/* A wording of one of the lists of the law's table "text" in the record: whole words, whatever their case and
   accents, outside quotation marks, code and names.  Lists are asked in the text's own language; what is the
   same in every language is asked in all. */
typedef struct Said {
  const Element *element; /* whose text it is */
  const Field *field;
  const Version *version; /* NULL: of an attribute, or a text that is the same in every language */
  const char *text;       /* all of it, as it was read */
  Place place;            /* of all of it */
  uint32_t from, to;      /* bytes of the text */
  uint8_t list;
  bool is_link;           /* the text is the address of a link in the prose */
} Said;

/* The offending words, as they are written, and where they stand in the description. */
typedef struct Passage {
  const char *language; /* NULL: of all */
  const char *words;
  const char *behind; /* the rest of the text */
  Place place;
} Passage;

void wording_begin(Check *check); /* reads all texts of the record, once */
void wording_end(Check *check);
/* Reads one: notes what it says, and tells what signs it has. */
uint8_t wording_read(Check *check, const Element *element, const Field *field, const Mark *mark);

/* The first wording of a list in a text (Items by a cast, as elsewhere); false: it has none. */
bool prose_says(Check *check, const char *list, const Prose *prose, Passage *found);
bool version_says(const Check *check, const char *list, const Version *version);
bool text_says(Check *check, const char *list, const Text *text, Passage *found);

/* Every wording of a list, in the order of the record. */
typedef void EachSaid(Check *check, const Said *said);
void each_said(Check *check, const char *list, EachSaid *each);
/* PPC307: its words name the social security number, and it is not marked (nir.c). */
bool speaks_of_nir(Check *check, const Category *category, Passage *found);
Passage passage_of(const Check *check, const Said *said);
/* Bytes [from, to) of its plain text, in the description. */
Place place_in_version(const Check *check, const Version *version, size_t from, size_t to);
bool is_first_said(const Check *check, const Said *said); /* of its list, in its text */
const char *said_list(const Said *said);
/* A wording of the list stands in the same sentence. */
bool is_said_beside(const Check *check, const Said *said, const char *list);

#endif
