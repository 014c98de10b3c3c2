/*
 * papers: documents on paper, several at once.
 *
 * To set, draw and finish a document is most of a build's work, and asks for nothing but its pages.  Those of
 * a document that is not long are held until all are made; then whoever is free makes the document of them,
 * into memory: a thread for each further processor, and the one that makes the pages when it has no more to
 * make or too much is waiting.  What comes of it - faults, bytes, lines - goes out by that one thread, in the
 * order in which the documents were given, so that nothing shows how many processors there are.
 */
#include <pthread.h>
#include <stdlib.h>

#include "emit/emit_int.h"

enum {
  THREADS_AT_MOST = 4, /* each opens the fonts and shapes words for itself: some 5 MB */
  HELD_AT_MOST = 200,  /* parts of a document */
  WORTH_A_THREAD = 100, /* parts that wait: to open the fonts once more takes as long as some thirty; */
  WORTH_ANOTHER = 10,   /* in a process that has built before, whose fonts are open */
  WAITING_AT_MOST = 400 /* parts of all that wait */
};

typedef enum PaperState { PAPER_WAITING, PAPER_IN_HAND, PAPER_MADE } PaperState;

typedef struct Fault {
  struct Fault *next;
  TypesetFault fault;
} Fault;

struct Paper {
  Paper *next; /* given after it */
  PaperState state;
  Writer writer;
  EmitRequest request;
  TypesetOptions options;
  xmlDoc **pages;
  size_t count, capacity;
  Arena *arena;
  Fault *first, **end;
  Buffer bytes;
  const char *why; /* not made; NULL: it is */
  double seconds;
};

struct Papers {
  pthread_mutex_t lock;
  pthread_cond_t given, made;
  Paper *first, **end; /* given, and not closed */
  size_t waiting;      /* parts */
  size_t processors, count;
  size_t worth; /* parts that wait, at which a further thread begins */
  pthread_t threads[THREADS_AT_MOST];
  bool closed;
};

/* ---- one document ------------------------------------------------------------------------------------ */

static void note_fault(void *context, const TypesetFault *fault)
{
  Paper *paper = context;
  Fault *noted = ARENA_NEW(paper->arena, Fault);
  noted->fault = *fault;
  noted->fault.block = arena_string(paper->arena, fault->block);
  noted->fault.src = arena_string(paper->arena, fault->src);
  *paper->end = noted;
  paper->end = &noted->next;
}

Paper *paper_new(const TypesetOptions *options)
{
  Paper *paper = memory_new(sizeof *paper);
  *paper = (Paper){.options = *options, .arena = arena_new(), .end = &paper->first};
  paper->options.fault = note_fault;
  paper->options.drain = NULL;
  paper->options.context = paper;
  return paper;
}

void paper_hold(Paper *paper, xmlDoc *page)
{
  if (paper->count == paper->capacity) {
    paper->capacity = paper->capacity ? 2 * paper->capacity : 16;
    paper->pages = memory_grow(paper->pages, paper->capacity * sizeof *paper->pages);
  }
  page_hold(page);
  paper->pages[paper->count++] = page;
}

/* By any thread. */
static void make(Paper *paper)
{
  double start = seconds_worked();
  Typeset *typeset = typeset_new(&paper->options);
  for (size_t i = 0; i < paper->count; i++)
    typeset_add(typeset, paper->pages[i]);
  if (typeset_pdf(typeset, &paper->bytes, &paper->why))
    paper->why = NULL;
  typeset_free(typeset);
  paper->seconds = seconds_worked() - start;
}

static void paper_close(Paper *paper)
{
  Writer *writer = &paper->writer;
  for (const Fault *noted = paper->first; noted; noted = noted->next)
    paper_fault(writer, &noted->fault);
  if (paper->why)
    stage_failed(writer->build->stage, "cannot make %s: %s; nothing was changed", writer->path, paper->why);
  writer->sink.buffer = paper->bytes;
  writer->seconds += paper->seconds;
  writer_close(writer);
  for (size_t i = 0; i < paper->count; i++)
    page_drop(paper->pages[i]);
  free(paper->pages);
  arena_free(paper->arena);
  free(paper);
}

/* ---- all of them, under the lock ----------------------------------------------------------------------- */

/* The longest that waits: the last one to be ready is then a short one. */
static Paper *next_waiting(const Papers *papers)
{
  Paper *next = NULL;
  for (Paper *paper = papers->first; paper; paper = paper->next)
    if (paper->state == PAPER_WAITING && (!next || paper->count > next->count))
      next = paper;
  return next;
}

static bool make_next(Papers *papers)
{
  Paper *paper = next_waiting(papers);
  if (!paper)
    return false;
  paper->state = PAPER_IN_HAND;
  papers->waiting -= paper->count;
  pthread_mutex_unlock(&papers->lock);
  make(paper);
  pthread_mutex_lock(&papers->lock);
  paper->state = PAPER_MADE;
  pthread_cond_signal(&papers->made);
  return true;
}

static void *work(void *argument)
{
  Papers *papers = argument;
  pthread_mutex_lock(&papers->lock);
  while (!papers->closed)
    if (!make_next(papers))
      pthread_cond_wait(&papers->given, &papers->lock);
  pthread_mutex_unlock(&papers->lock);
  return NULL;
}

/* Closes those that are made, but for what stands behind one that is not. */
static void close_made(Papers *papers)
{
  while (papers->first && papers->first->state == PAPER_MADE) {
    Paper *paper = papers->first;
    papers->first = paper->next;
    if (!papers->first)
      papers->end = &papers->first;
    pthread_mutex_unlock(&papers->lock);
    paper_close(paper);
    pthread_mutex_lock(&papers->lock);
  }
}

/* ---- by the thread that makes the pages ---------------------------------------------------------------- */

static bool has_built;

Papers *papers_new(Arena *arena)
{
  Papers *papers = ARENA_NEW(arena, Papers);
  pthread_mutex_init(&papers->lock, NULL);
  pthread_cond_init(&papers->given, NULL);
  pthread_cond_init(&papers->made, NULL);
  papers->end = &papers->first;
  papers->processors = machine_processors();
  papers->worth = has_built ? WORTH_ANOTHER : WORTH_A_THREAD;
  has_built = true;
  if (papers->processors > THREADS_AT_MOST)
    papers->processors = THREADS_AT_MOST;
  return papers;
}

bool papers_may_hold(const Writer *writer, size_t parts)
{
  return output_is_paper(writer->output->kind) && parts <= HELD_AT_MOST && !writer->build->options->wall;
}

void papers_give(Papers *papers, const Writer *writer)
{
  Paper *paper = writer->paper;
  paper->writer = *writer;
  paper->request = *writer->request;
  paper->writer.request = &paper->request;
  pthread_mutex_lock(&papers->lock);
  *papers->end = paper;
  papers->end = &paper->next;
  papers->waiting += paper->count;
  if (papers->count + 1 < papers->processors && papers->waiting > papers->worth &&
      pthread_create(&papers->threads[papers->count], NULL, work, papers) == 0)
    papers->count++;
  pthread_cond_signal(&papers->given);
  while (papers->waiting > (papers->processors > 1 ? WAITING_AT_MOST : 0))
    make_next(papers);
  close_made(papers);
  pthread_mutex_unlock(&papers->lock);
}

void papers_finish(Papers *papers)
{
  pthread_mutex_lock(&papers->lock);
  for (;;) {
    close_made(papers);
    if (!papers->first)
      break;
    progress_show(papers->first->writer.build->progress, papers->first->writer.path, 0, 0);
    if (!make_next(papers))
      pthread_cond_wait(&papers->made, &papers->lock);
  }
  pthread_mutex_unlock(&papers->lock);
}

void papers_free(Papers *papers)
{
  pthread_mutex_lock(&papers->lock);
  papers->closed = true;
  pthread_cond_broadcast(&papers->given);
  pthread_mutex_unlock(&papers->lock);
  for (size_t i = 0; i < papers->count; i++)
    pthread_join(papers->threads[i], NULL);
  pthread_cond_destroy(&papers->made);
  pthread_cond_destroy(&papers->given);
  pthread_mutex_destroy(&papers->lock);
}
