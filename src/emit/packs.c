/*
 * packs: workbooks, written beside what is made after them.
 *
 * libxlsxwriter holds all cells of a workbook and writes its file at the end, which is half of the work and
 * asks for nothing but the workbook.  A thread does it, one workbook at a time - the library's names of
 * temporary files and its dates are made in memory that all workbooks share - while the pages of the next
 * document are made.  The bytes are taken over by the thread that makes the pages, so that nothing shows how
 * many processors there are.
 */
#include <pthread.h>

#include "emit/emit_int.h"

enum { BESIDE_AT_MOST = 2000 }; /* parts of a workbook: two of them are in memory then */

struct Packs {
  bool given;    /* a workbook, which is not closed yet */
  bool threaded; /* it is being written by the thread */
  pthread_t thread;
  Writer writer;
  EmitRequest request;
  double seconds; /* that the thread worked */
};

Packs *packs_new(Arena *arena)
{
  return ARENA_NEW(arena, Packs);
}

static void *work(void *argument)
{
  Packs *packs = argument;
  double start = seconds_worked();
  pack_write(packs->writer.pack);
  packs->seconds = seconds_worked() - start;
  return NULL;
}

void packs_finish(Packs *packs)
{
  if (!packs->given)
    return;
  if (packs->threaded)
    pthread_join(packs->thread, NULL);
  packs->given = packs->threaded = false;
  double start = seconds_worked();
  pack_close(&packs->writer);
  packs->writer.seconds += packs->seconds + seconds_worked() - start;
  writer_close(&packs->writer);
}

void packs_give(Packs *packs, const Writer *writer)
{
  packs_finish(packs);
  packs->writer = *writer;
  packs->request = *writer->request;
  packs->writer.request = &packs->request;
  packs->given = true;
  packs->threaded = writer->parts <= BESIDE_AT_MOST && machine_processors() > 1 &&
                    pthread_create(&packs->thread, NULL, work, packs) == 0;
  if (packs->threaded)
    return;
  work(packs);
  packs_finish(packs);
}
