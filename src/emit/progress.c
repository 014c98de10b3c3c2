/*
 * progress: one line on a terminal where work lasts over a second.
 */
#include <time.h>

#include "emit/emit_int.h"

struct Progress {
  bool shown;
  bool on_screen;
  double start, last;
};

double seconds_now(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double seconds_worked(void)
{
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

Progress *progress_new(Arena *arena, bool shown)
{
  Progress *progress = ARENA_NEW(arena, Progress);
  progress->shown = shown;
  progress->start = seconds_now();
  return progress;
}

void progress_show(Progress *progress, const char *what, size_t done, size_t all)
{
  if (!progress->shown)
    return;
  double now = seconds_now();
  if (now - progress->start < 1 || now - progress->last < 0.1)
    return;
  progress->last = now;
  progress->on_screen = true;
  if (all)
    fprintf(stderr, "\r%s: %zu/%zu\033[K", what, done, all);
  else
    fprintf(stderr, "\r%s\033[K", what);
  fflush(stderr);
}

void progress_clear(Progress *progress)
{
  if (progress->on_screen)
    fputs("\r\033[K", stderr);
  progress->on_screen = false;
}
