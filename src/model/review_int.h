/*
 * review_int: what a review report lists and marks.
 *
 * A *point* is one thing to decide or to mend: a finding, several findings that say the same, a gap, the same
 * gap in several places of a processing, a proposal. It has a number, which lists and marks have in common,
 * and *spots*: the places it is about, each shown by a block of the texts, or by none.
 */
#ifndef PPC_REVIEW_INT_H
#define PPC_REVIEW_INT_H

#include "model/write_int.h"

typedef enum PointKind { POINT_FINDING, POINT_ALLOWED, POINT_GAP, POINT_PROPOSAL } PointKind;

typedef struct Point Point;

typedef struct Spot {
  const Point *point;
  const Element *element; /* that it is about; NULL: the whole description */
  Place place;
  const Finding *finding; /* or */
  const Gap *gap;
  const char *block;      /* id of the block of the texts that shows it; NULL: none does */
  struct Spot *next;      /* of the point */
  struct Spot *beside;    /* at the same block */
} Spot;

struct Point {
  PointKind kind;
  size_t number;
  const char *owner;         /* of a gap; "": nobody */
  const Element *processing; /* that it lies in; NULL: in none */
  Spot *first, *last;
  Point *next;
};

typedef struct Since Since;

/* A block of the texts; those of a part stand together. */
typedef struct ShownBlock {
  const char *id;
  size_t part;
  Spot *first, *last;
  Since *since, *last_since; /* what has become of it since it was approved; NULL: nothing */
} ShownBlock;

typedef struct Review {
  Point *first, *last;
  size_t count;
  ShownBlock *blocks;
  size_t block_count, block_capacity;
  Map *by_source; /* "policy.xml:12:3" -> index in blocks + 1 */
  Map *users;     /* block of a declared thing -> Users */
  Map *by_id;     /* block -> ShownBlock; once all are placed */
  bool placed;
} Review;

/* points.c */
bool is_listed_apart(const Finding *finding); /* what a gap or a proposal is found to be */
void points_collect(Plan *plan);
/* Gives each spot its block; what the pages show is known by then. */
void points_place(const Plan *plan);
/* The first element that refers to it by ref; NULL: none does. */
const Element *first_user(const Review *review, const Element *element);
/* The block of the texts that shows it; NULL: none does. */
const char *block_showing(const Plan *plan, const Element *element);
bool has_points(const Review *review, PointKind kind, Severity severity); /* severity: of findings */
/* Of that part, or of a later one */
size_t first_block(const Review *review, size_t part);
bool has_remarks(const Review *review, size_t part);
const Words *frame_words(const Model *model);
Writer frame_writer(const Plan *plan, Arena *arena); /* write.c: of no tree; says what the frame says */
/* Gaps that one <gap/> declares, for several fields of its element: how many, from the first on. */
size_t declared_together(const Model *model, size_t first);
const Element *processing_above(const Element *element); /* or itself; NULL */

/* write_approvals.c: who has approved, and what has changed since */
bool some_changed(const Model *model);
void approvals_place(const Plan *plan); /* gives each block what has become of it */
void write_approvals(Writer *writer, const Part *part, xmlNode *root);
const char *unapproved_languages(Writer *writer); /* "French and English"; NULL: all are approved as they
                                                     stand */
void write_since(Writer *writer, xmlNode *parent, const Since *first);
const char *language_name(Writer *writer, const char *language); /* "French" */

/* write_review_back.c: what stands behind the texts, or beside the lists */
void write_wordings(Writer *writer, const Part *part, xmlNode *root);
void write_versions(Writer *writer, const Part *part, xmlNode *root);
void write_sign_off(Writer *writer, const Part *part, xmlNode *root);

/* write_review.c */
const char *notice_name(Writer *writer, const Notice *notice);
const char *what_blocks(Writer *writer); /* "59 errors and 3 facts to be completed"; NULL: it can be
                                            published */

/* write_agenda.c: who must act, on the first page */
void write_agenda(Writer *writer, xmlNode *root, size_t errors, size_t warnings);

/* write_titles.c: findings for those who read, in the writer's language; things by their titles */
const char *read_message(Writer *writer, const Finding *finding);
const char *read_law(Writer *writer, const Finding *finding);
const char *read_help(Writer *writer, const Finding *finding); /* NULL: none that is no markup */

/* write_points.c: lists at the front, and marks at the blocks */
/* findings, by code */
void write_points_of(Writer *writer, xmlNode *root, PointKind kind, Severity severity);
void write_gap_points(Writer *writer, xmlNode *root); /* by owner, then by processing */
void write_proposal_points(Writer *writer, xmlNode *root);
/* Of the part with the writer's number */
void write_remarks_of(Writer *writer, const Part *part, xmlNode *root);

#endif
