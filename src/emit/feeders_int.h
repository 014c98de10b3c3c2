/*
 * feeders_int: writers that are fed beside the making of pages (feeders.c).  Never leaves the room.
 */
#ifndef PPC_FEEDERS_INT_H
#define PPC_FEEDERS_INT_H

#include "emit/emit_int.h"

typedef struct Feeders Feeders;

typedef struct Batch {
  Writer *writers[LANGUAGE_LIMIT * 2];
  size_t writer_count;
  xmlDoc *pages[LANGUAGE_LIMIT];
  size_t count;     /* of pages; 0: there are no more, and the writers end */
  size_t languages; /* in which each part is there, one behind another */
} Batch;

Feeders *feeders_new(Arena *arena);
/* Whether a writer may be fed so: it tells no faults, and asks for nothing but its pages. */
bool writer_feeds_beside(const Writer *writer);
/* Feeds the writers by other threads, when they have what was given before.
   The pages are dropped by whoever gives. */
void feeders_give(Feeders *feeders, const Batch *batch);
void feeders_wait(Feeders *feeders); /* the writers have all that was given */
void feeders_finish(Feeders *feeders, const Batch *batch); /* and end, a batch without pages: see
                                                              writer_finish */
void feeders_free(Feeders *feeders);

#endif
