/* model_int.h: what the files of this room share among themselves; it never leaves the room. */
#ifndef PPC_MODEL_INT_H
#define PPC_MODEL_INT_H

#include "model/model.h"

#define NAMESPACE "urn:ppc:register:1"

/* One description that is being read. */
typedef struct ModelReader {
  Model *model; /* its record is NULL while no root of ours was seen */
  Arena *arena;
  Sources *sources;
  Findings *findings;
  const Law *law;
  size_t gap_capacity;
  Map *words;               /* see reader_word */
  const struct Field *last; /* of the root's children that were taken: they have an order */
  bool begun;               /* the root was looked at */
  bool faulty;              /* some fault of form was found */
} Reader;

/* A fault of form (PPC001-019, 025-027): the description is not what the schema allows. */
Finding *reader_fault(Reader *reader, const char *code, const char *variant, Place place);
/* Adds the argument "suggestion", where one of `names` is near `wanted`, and makes the variant "suggest". */
void finding_suggest(Findings *findings, Finding *finding, const char *wanted, const char *const *names,
                     size_t count);
/* Names that stand where the language has none such (unknown.c). */
void unknown_attribute(Reader *reader, const Type *type, const char *name, Place place);
void unknown_child(Reader *reader, const Type *type, const char *name, Place place);
void out_of_order(Reader *reader, const Type *type, const char *name, const Field *before, Place place);
uint32_t reader_gap(Reader *reader, const xmlNode *node, const Element *element, const char *field);

/* The value of an attribute or of a simple child element (value.c). False: a fault was reported. */
bool value_read(Reader *reader, Element *element, const Field *field, const char *raw, Place place);

/* White space folded; of a single word, as names and codes are, one copy is kept however often it is read. */
const char *reader_word(Reader *reader, const char *raw);
const char *reader_share(Reader *reader, const char *word, size_t length);

bool is_language(const char *text); /* two small letters */
bool is_number(const char *text, long *value); /* up to nine digits */

/* The description's languages (languages.c). */
void languages_read(Reader *reader, Place root);

/* "staff.": before the ids of what stands in another policy than the first notice's, where several stand
   together; notice: its id, or NULL (write_tree.c). */
const char *notice_prefix(const Model *model, Arena *arena, const char *notice);

/* Prose (prose.c): adds the version that `node` holds to the field's value. */
void prose_read(Reader *reader, Element *element, const Field *field, const xmlNode *node);
/* White space folded to single spaces, none at the ends. */
char *text_folded_space(Arena *arena, const char *raw);

/* Resolving (resolve.c, names.c, derive.c). */
typedef void (*ElementVisit)(Model *model, Element *element, void *context);
/* Visits an element and all below it, parents first, in the author's order. */
void element_walk(Model *model, Element *element, ElementVisit visit, void *context);
void model_check_sense(Model *model);      /* sense.c; PPC013 */
void model_apply_references(Model *model); /* references.c */
void model_name_elements(Model *model);   /* ids and block ids; PPC021 */
void model_bind_references(Model *model);              /* PPC013, PPC020 */
void model_check_chains(Model *model);                 /* PPC029 (chains.c) */
void model_derive(Model *model);
void risk_prepare(Model *model); /* risk.c */

/* Alphabetical order of a language (collate.c): texts compare as their keys do,
   by strcmp. NULL: of no language. */
typedef struct Collation Collation;
Collation *collation_open(Arena *arena, const char *language);
const char *collation_key(const Collation *collation, Arena *arena, const char *text);
void collation_close(Collation *collation);

/* Whether the references, where any are given, name the target; both absent and NULL mean all. */
bool names_target(const References *references, const void *target);

static inline void *field_at(const Element *element, const Field *field)
{
  return (char *)element + field->offset;
}

#endif
