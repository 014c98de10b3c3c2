/*
 * The machine fails: one message, exit status 3.
 *
 * Out of memory is not a return code here.  A description is compiled or it is not; a half-built model is of
 * no use to anybody, and the outputs are committed as a whole, so that ending at once loses nothing.
 *
 * Any thread may end the process, whatever it holds, while others work: what is registered with atexit frees
 * what they work with, under locks that they or it may hold, and is left out.
 */
#define _GNU_SOURCE /* how many processors are ours, not the machine's */
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/base.h"

enum { REST = 8 << 20 }; /* bytes that are freed and not given back */

void process_ends(void)
{
  static atomic_flag ending = ATOMIC_FLAG_INIT;
  static _Thread_local bool here;
  while (!here && atomic_flag_test_and_set(&ending))
    pause(); /* another thread was first: one message, and one end */
  here = true; /* and may fail again on its way */
}

NORETURN static void end(int status, const char *format, va_list arguments)
{
  process_ends();
  fflush(stdout);
  fputs("ppc: ", stderr);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
  fflush(stderr); /* _exit does not */
  _exit(status);
}

void process_end(int status, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  end(status, format, arguments);
}

void machine_failed(const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  end(EXIT_MACHINE, format, arguments);
}

/* "-j4 --jobserver-auth=3,4", before the variables. */
static bool is_one_of_several(const char *flags)
{
  const char *at = flags ? strstr(flags, "-j") : NULL, *variables = flags ? strstr(flags, " -- ") : NULL;
  return at && (!variables || at < variables);
}

size_t machine_processors(void)
{
  cpu_set_t ours;
  if (is_one_of_several(getenv("MAKEFLAGS")))
    return 1;
  return sched_getaffinity(0, sizeof ours, &ours) == 0 ? (size_t)CPU_COUNT(&ours) : 1;
}

void memory_begin(void)
{
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 128 << 10); /* fixed: it would grow with what is freed, and keep that */
  mallopt(M_TRIM_THRESHOLD, REST);      /* likewise; what is asked for again at once is not given back */
  mallopt(M_TOP_PAD, 1 << 20);          /* asked for in larger pieces, less often */
#endif
}

#ifdef __GLIBC__
/* Bytes of memory that the process has now; 0: the machine does not say. */
static size_t memory_held(void)
{
  unsigned long pages = 0;
  FILE *file = fopen("/proc/self/statm", "re");
  if (file && fscanf(file, "%*u %lu", &pages) != 1)
    pages = 0;
  if (file)
    fclose(file);
  return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* To count what is free walks all of it.  Only where the process has grown since may it be more than it was
   then, and count in its peak. */
static bool may_have_freed(void)
{
  static atomic_size_t counted;
  const size_t held = memory_held(), before = atomic_load(&counted);
  const bool grown = held == 0 || held >= before + REST / 2;
  if (grown || held < before)
    atomic_store(&counted, held);
  return grown;
}
#endif

void memory_rest(void)
{
#ifdef __GLIBC__
  if (!may_have_freed())
    return;
#if __GLIBC_PREREQ(2, 33)
  if (mallinfo2().fordblks < REST) /* to ask for it again costs more */
    return;
#endif
  malloc_trim(0);
#endif
}

void *memory_new(size_t size)
{
  /* malloc(0) may answer NULL, which here would read as a failure. */
  void *memory = malloc(size > 0 ? size : 1);
  if (memory == NULL)
    machine_failed("out of memory (%zu bytes were asked for)", size);
  return memory;
}

void *memory_grow(void *memory, size_t size)
{
  void *grown = realloc(memory, size > 0 ? size : 1);
  if (grown == NULL)
    machine_failed("out of memory (%zu bytes were asked for)", size);
  return grown;
}
