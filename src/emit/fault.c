/*
 * fault: accidents on demand, so that tests can show what an interrupted or failing build leaves behind.
 */
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "emit/emit_int.h"

/* The N of PPC_FAULT=<kind>:N, or 0. */
static unsigned long planted(const char *kind)
{
  const char *fault = getenv("PPC_FAULT");
  size_t length = strlen(kind);
  if (!fault || strncmp(fault, kind, length) != 0 || fault[length] != ':')
    return 0;
  return strtoul(fault + length + 1, NULL, 10);
}

void fault_at_commit_step(void)
{
  static unsigned long step;
  unsigned long at = planted("commit");
  if (at && ++step == at)
    _exit(137); /* as kill -9 would: nothing is tidied up */
}

bool staged_write(int file, const Buffer *bytes)
{
  static atomic_ulong count; /* several threads write */
  const unsigned long at = planted("write");
  if (at && bytes->length && atomic_fetch_add(&count, 1) + 1 == at) {
    errno = ENOSPC;
    return false;
  }
  return file_write(file, bytes->at, bytes->length);
}
