/*
 * plain_int: what the printers of plain text and Markdown share.  Never leaves the room.
 */
#ifndef PPC_PLAIN_INT_H
#define PPC_PLAIN_INT_H

#include "emit/emit_int.h"

typedef struct Plain {
  Buffer *out;
  bool markdown;
  bool started; /* something stands before: a blank line separates blocks */
  bool marked;  /* inside ** or *: no other mark is set */
  const char *colon, *open, *close; /* marks of the language: behind a head, round a quotation; NULL:
                                       ASCII's */
} Plain;

/* What stands in a node, as text, behind what is in `out` already:
   a line of its own begins where that is empty. */
void plain_inside(Plain *plain, const xmlNode *parent, Buffer *out);
void plain_words(const Plain *plain, const char *text, Buffer *out);

#endif
