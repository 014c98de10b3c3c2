/*
 * makers: the pages of one part, in all languages at once.
 *
 * A tree and its page depend on the sealed model and on one compiled stylesheet a language, which nobody
 * changes: each language beyond the first has a thread of its own, and the part is complete when all have
 * theirs. What is written is written by one thread, in one order, so that the bytes are the same however many
 * processors there are.
 */
#include <pthread.h>
#include <unistd.h>

#include "emit/emit_int.h"

typedef struct Maker {
  struct Makers *makers;
  pthread_t thread;
  size_t language;
  unsigned long done; /* number of the last order that it carried out */
} Maker;

struct Makers {
  pthread_mutex_t lock;
  pthread_cond_t ordered, made;
  MakePage make;
  void *context;
  xmlDoc **pages;
  Buffer faults[LANGUAGE_LIMIT]; /* where there is no page */
  size_t part, languages, count;
  unsigned long order; /* number of the present one; 0: none yet */
  double seconds;      /* that the threads worked for it */
  bool closed;
  Maker at[LANGUAGE_LIMIT];
};

static void *work(void *argument)
{
  Maker *maker = argument;
  Makers *makers = maker->makers;
  pthread_mutex_lock(&makers->lock);
  for (;;) {
    while (!makers->closed && maker->done == makers->order)
      pthread_cond_wait(&makers->ordered, &makers->lock);
    if (makers->closed)
      break;
    const unsigned long order = makers->order;
    const size_t part = makers->part;
    const bool wanted = maker->language < makers->languages;
    pthread_mutex_unlock(&makers->lock);
    double start = seconds_worked();
    Buffer *fault = &makers->faults[maker->language];
    xmlDoc *page = wanted ? makers->make(makers->context, maker->language, part, fault) : NULL;
    double worked = seconds_worked() - start;
    pthread_mutex_lock(&makers->lock);
    makers->seconds += worked;
    if (wanted)
      makers->pages[maker->language] = page;
    maker->done = order;
    pthread_cond_signal(&makers->made);
  }
  pthread_mutex_unlock(&makers->lock);
  return NULL;
}

Makers *makers_new(Arena *arena, size_t languages)
{
  Makers *makers = ARENA_NEW(arena, Makers);
  pthread_mutex_init(&makers->lock, NULL);
  pthread_cond_init(&makers->ordered, NULL);
  pthread_cond_init(&makers->made, NULL);
  if (machine_processors() < 2)
    return makers;
  for (size_t i = 1; i < languages; i++) {
    Maker *maker = &makers->at[makers->count];
    *maker = (Maker){.makers = makers, .language = i};
    if (pthread_create(&maker->thread, NULL, work, maker) != 0)
      break;
    makers->count++;
  }
  return makers;
}

static bool all_done(const Makers *makers)
{
  for (size_t i = 0; i < makers->count; i++)
    if (makers->at[i].done != makers->order)
      return false;
  return true;
}

double makers_run(const Build *build, MakePage make, void *context, size_t part, size_t languages, xmlDoc **pages)
{
  Makers *makers = build->makers;
  pthread_mutex_lock(&makers->lock);
  makers->make = make;
  makers->context = context;
  makers->part = part;
  makers->languages = languages;
  makers->pages = pages;
  makers->seconds = 0;
  makers->order++;
  pthread_cond_broadcast(&makers->ordered);
  pthread_mutex_unlock(&makers->lock);

  pages[0] = make(context, 0, part, &makers->faults[0]);
  for (size_t i = makers->count + 1; i < languages; i++) /* no thread for these */
    pages[i] = make(context, i, part, &makers->faults[i]);

  pthread_mutex_lock(&makers->lock);
  while (!all_done(makers))
    pthread_cond_wait(&makers->made, &makers->lock);
  double seconds = makers->seconds;
  pthread_mutex_unlock(&makers->lock);
  for (size_t i = 0; i < languages; i++)
    if (!pages[i])
      apply_failed(build->apply, build->stage, &makers->faults[i]);
  return seconds;
}

void makers_free(Makers *makers)
{
  pthread_mutex_lock(&makers->lock);
  makers->closed = true;
  pthread_cond_broadcast(&makers->ordered);
  pthread_mutex_unlock(&makers->lock);
  for (size_t i = 0; i < makers->count; i++)
    pthread_join(makers->at[i].thread, NULL);
  pthread_cond_destroy(&makers->made);
  pthread_cond_destroy(&makers->ordered);
  pthread_mutex_destroy(&makers->lock);
}
