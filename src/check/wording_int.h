/*
 * What the parts of the text rules share (wording*.c).  Never leaves the room.
 */
#ifndef PPC_CHECK_WORDING_INT_H
#define PPC_CHECK_WORDING_INT_H

#include "check/check_int.h"

/* ---- a text, folded (wording_fold.c) ------------------------------------------------------------- */

/* Lower case without accents, with the offset in the text that each byte stands for. */
typedef struct Folded {
  const char *text; /* as it was read */
  char *at;         /* NUL-terminated */
  uint32_t *from;   /* from[length]: of the text's end; by fold_places() */
  size_t length, capacity, from_capacity;
  uint8_t signs;    /* SIGN_*, but SIGN_SAID */
  bool placed;
} Folded;

void fold(Folded *folded, const char *text); /* its memory is used again */
void fold_places(Folded *folded);            /* few texts need them: where something is found */
void fold_end(Folded *folded);
/* Puts a sign that no wording has in the place of what stands in quotation marks, or (version not NULL) in
   <code>: not the author's own words.  A <quote> is read, since it is marked so that it is,
   but where `quotes` is set. */
void blank_quotations(Folded *folded, const Version *version, bool quotes);

/* ---- the wordings (wording_tree.c) --------------------------------------------------------------- */

enum { LISTS = 37, NAMES = 0 /* the list of names */, ANY_LANGUAGE = UINT16_MAX };
enum { BEGINNING_BITS = 15, NAME_BITS = 18, NAME_BYTES = 8 };

/* Where a wording ends in the tree. */
typedef struct WordingEnd {
  uint8_t list;
  bool exception;
  uint16_t language; /* index in Model.languages */
  const char *name;  /* of NAMES: as it is written */
  struct WordingEnd *next;
} WordingEnd;

/* Its children are `child` and the nodes that follow that by `next`. */
typedef struct Node {
  struct Node *child, *next;
  WordingEnd *ends;
  char byte;
} Node;

/* By the first byte, folded.  Names stand apart, but short ones: a record may have thousands, far from each
   other in memory, and few words begin one. */
typedef struct Tree {
  Node *roots[256], *names[256];
  uint64_t beginnings[(1 << BEGINNING_BITS) / 64];  /* a bit for each three bytes that some wording begins
                                                       with */
  uint64_t name_beginnings[(1 << NAME_BITS) / 64];  /* a bit for each hash of NAME_BYTES that some name begins
                                                       with */
} Tree;

size_t wording_list(const char *name); /* its number */
const char *wording_list_name(size_t list);
void tree_fill(Tree *tree, const Check *check);
/* False: no wording begins with these folded bytes. */
bool tree_may_begin(const Tree *tree, const char *at);
/* Of those that stand apart; left: bytes there */
bool tree_may_name(const Tree *tree, const char *at, size_t left);

/* ---- patterns (wording_mark.c) ------------------------------------------------------------------- */

/* Where a mark of a programmer (TODO, TBD, XXX, [[…]]) that begins at `from` ends; 0: there is none. */
size_t wording_place_holder(Folded *folded, size_t from);
/* Where a number of the national register that begins at `from` ends; 0: there is none. */
size_t wording_register_number(const Folded *folded, size_t from);

#endif
