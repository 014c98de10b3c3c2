/*
 * dpv_int.h: the record as linked data in the Data Privacy Vocabulary of the W3C (DPV 2.3): what its writers
 * share.
 *
 * The tree is JSON already, as print_data prints it (map, array, string, boolean, number), and needs no
 * stylesheet. Which term stands for a word of the law is a row of schema/dpv/dpv.xml, which property for a
 * field one of dpv-fields.xml; only what takes more than its field is written by hand (write_dpv_uses.c,
 * write_dpv_retention.c).
 */
#ifndef PPC_DPV_INT_H
#define PPC_DPV_INT_H

#include "model/write_int.h"

/* ---- values (write_dpv_values.c) ----------------------------------------------------------------------- */

/* Values of a property of the node that the map is, each behind those that it has: an array, from the second
   on. */
xmlNode *dpv_map(Writer *writer, xmlNode *map, const char *property);
void dpv_array(Writer *writer, xmlNode *map, const char *property); /* one from the first on */
void dpv_text(Writer *writer, xmlNode *map, const char *property, const char *text);
void dpv_boolean(Writer *writer, xmlNode *map, const char *property, bool value);
void dpv_number(Writer *writer, xmlNode *map, const char *property, long number);
void dpv_typed(Writer *writer, xmlNode *map, const char *property, const char *value, const char *type);
void dpv_date(Writer *writer, xmlNode *map, const char *property, Date date);
void dpv_duration(Writer *writer, xmlNode *map, const char *property, Duration duration);
void dpv_language(Writer *writer, xmlNode *map, const char *property, const char *text, const char *language);
/* Text in each language that documents are written in, as far as the call has any. */
typedef const char *(*DpvText)(Writer *writer, const void *of);
void dpv_texts(Writer *writer, xmlNode *map, const char *property, DpvText text, const void *of);
void dpv_prose(Writer *writer, xmlNode *map, const char *property, const Prose *prose);
/* Another node, by what it is called: "dpv:Required", "record:billing"; once. */
void dpv_node(Writer *writer, xmlNode *map, const char *property, const char *name);
void dpv_type(Writer *writer, xmlNode *map, const char *names); /* classes, with blanks between */
/* The node of a class in which a value stands in its property `inner`: the last one, unless it has such a
   value. */
xmlNode *dpv_inner(Writer *writer, xmlNode *map, const char *property, const char *class, const char *inner);
/* A word of the law, by the table; as a value, or as the class of the node. */
void dpv_term(Writer *writer, xmlNode *map, const char *property, const Term *term);
void dpv_class(Writer *writer, xmlNode *map, const Term *term);
/* Of a word that DPV has not: what it is below, and what it is called. */
void dpv_define(Writer *writer, xmlNode *map, const char *property, const Term *term);
/* The row of a word, or of a country: "instrument", "scc"; NULL: none. */
const LawRow *dpv_row(Writer *writer, const char *list, const char *code);

/* ---- what it tells of (write_dpv_survey.c) ------------------------------------------------------------- */

#define SESSION_END "end-of-session" /* the event at which a tracker of no lifetime ends */

/* Finds it out, for the plan's audience, and keeps it in plan->about. */
void dpv_survey(Plan *plan);
bool dpv_tells(const Plan *plan, const Element *element); /* or of that in which it stands */
bool dpv_uses(const Plan *plan, const Term *term);        /* somewhere in what it tells */
bool dpv_uses_type(const Plan *plan, const char *type);   /* of an element that is but a statement */
bool dpv_uses_property(const Plan *plan, const char *property); /* of ours */

/* ---- elements (write_dpv_fields.c) --------------------------------------------------------------------- */

/* What becomes of a field, or, NULL, of the elements of a type; NULL: there is no row. */
const LawRow *dpv_shape(const Plan *plan, const Type *type, const Field *field);
/* A field's value where the audience may see it and it is known; NULL: it may not, or it is not. */
const void *dpv_known(Writer *writer, const Element *element, const char *field);
const char *dpv_name(Writer *writer, const Element *element); /* "record:billing" */
void dpv_reference(Writer *writer, xmlNode *map, const char *property, const Element *element);
/* Its node, its classes and its fields. */
xmlNode *dpv_open(Writer *writer, xmlNode *map, const char *property, const Element *element);
void dpv_fields(Writer *writer, xmlNode *node, const Element *element);
xmlNode *dpv_element(Writer *writer, xmlNode *map, const char *property, const Element *element); /* both */
/* The children of a list, as far as the audience may see them; NULL: it may not. */
const List *dpv_children(Writer *writer, const Element *element, const char *field);

/* ---- what is in a processing (write_dpv_uses.c, write_dpv_retention.c) --------------------------------- */

/* Elements that are more than their fields; ends with {NULL, NULL}. */
extern const SpecialWriter dpv_special[];
void dpv_rule(Writer *writer, xmlNode *node, const Element *element); /* the stages of a rule */
void dpv_line(Writer *writer, xmlNode *node, const Element *element); /* those of a line of a processing */

#endif
