/*
 * feeders: what needs nothing but its pages is written while the next ones are made.
 *
 * A batch is the pages of a part, or of parts that follow each other, and the writers that want them: each
 * writer takes them in their order, whichever thread it is that feeds it, and no two threads feed one.  There
 * is one batch at a time, so that no more than two parts are held.  The bytes are the same however many
 * processors there are.
 */
#include <pthread.h>

#include "emit/feeders_int.h"

enum { THREADS_AT_MOST = 4 };

struct Feeders {
  pthread_mutex_t lock;
  pthread_cond_t given, fed;
  Batch batch;
  size_t next, done;          /* of its writers: that nobody took yet; that have theirs */
  size_t processors, count;
  pthread_t threads[THREADS_AT_MOST];
  bool closed;
};

bool writer_feeds_beside(const Writer *writer)
{
  return !writer->build->options->wall &&
         (output_is_sheet(writer->output->kind) || writer->output->kind == OUTPUT_DATA_ALL);
}

static void feed(const Batch *batch, Writer *writer)
{
  if (!batch->count) {
    writer_end(writer);
    return;
  }
  for (size_t i = 0; i < batch->count; i += batch->languages) {
    xmlDoc *pages[LANGUAGE_LIMIT] = {0}; /* its own is all that it looks at */
    pages[writer->first] = batch->pages[i + (batch->languages > 1 ? writer->first : 0)];
    writer_feed(writer, pages, pages[writer->first]);
  }
}

/* Under the lock. */
static bool feed_next(Feeders *feeders)
{
  if (feeders->next == feeders->batch.writer_count)
    return false;
  Writer *writer = feeders->batch.writers[feeders->next++];
  pthread_mutex_unlock(&feeders->lock);
  feed(&feeders->batch, writer);
  pthread_mutex_lock(&feeders->lock);
  feeders->done++;
  pthread_cond_signal(&feeders->fed);
  return true;
}

static void *work(void *argument)
{
  Feeders *feeders = argument;
  pthread_mutex_lock(&feeders->lock);
  while (!feeders->closed)
    if (!feed_next(feeders))
      pthread_cond_wait(&feeders->given, &feeders->lock);
  pthread_mutex_unlock(&feeders->lock);
  return NULL;
}

Feeders *feeders_new(Arena *arena)
{
  Feeders *feeders = ARENA_NEW(arena, Feeders);
  pthread_mutex_init(&feeders->lock, NULL);
  pthread_cond_init(&feeders->given, NULL);
  pthread_cond_init(&feeders->fed, NULL);
  feeders->processors = machine_processors();
  if (feeders->processors > THREADS_AT_MOST)
    feeders->processors = THREADS_AT_MOST;
  return feeders;
}

void feeders_wait(Feeders *feeders)
{
  pthread_mutex_lock(&feeders->lock);
  while (feed_next(feeders))
    ;
  while (feeders->done < feeders->batch.writer_count)
    pthread_cond_wait(&feeders->fed, &feeders->lock);
  for (size_t i = 0; i < feeders->batch.count; i++)
    page_drop(feeders->batch.pages[i]);
  feeders->batch = (Batch){0};
  feeders->next = feeders->done = 0;
  pthread_mutex_unlock(&feeders->lock);
}

void feeders_give(Feeders *feeders, const Batch *batch)
{
  feeders_wait(feeders);
  pthread_mutex_lock(&feeders->lock);
  feeders->batch = *batch;
  while (feeders->processors > 1 && feeders->count < feeders->processors && feeders->count < batch->writer_count &&
         pthread_create(&feeders->threads[feeders->count], NULL, work, feeders) == 0)
    feeders->count++;
  pthread_cond_broadcast(&feeders->given);
  pthread_mutex_unlock(&feeders->lock);
}

void feeders_finish(Feeders *feeders, const Batch *batch)
{
  feeders_wait(feeders);
  for (size_t i = 0; i < batch->writer_count; i++)
    sink_note(&batch->writers[i]->sink);
  feeders_give(feeders, batch);
  feeders_wait(feeders);
  for (size_t i = 0; i < batch->writer_count; i++)
    writer_leave(batch->writers[i]);
}

void feeders_free(Feeders *feeders)
{
  pthread_mutex_lock(&feeders->lock);
  feeders->closed = true;
  pthread_cond_broadcast(&feeders->given);
  pthread_mutex_unlock(&feeders->lock);
  for (size_t i = 0; i < feeders->count; i++)
    pthread_join(feeders->threads[i], NULL);
  pthread_cond_destroy(&feeders->given);
  pthread_cond_destroy(&feeders->fed);
  pthread_mutex_destroy(&feeders->lock);
}
