/*
 * measure RESULT COMMAND [ARGUMENT]...: runs the command and writes one line to the file RESULT:
 * wall seconds, CPU seconds, peak memory in MB, exit status - of the command and of what it waited for.
 */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds_now(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double seconds(struct timeval time)
{
  return (double)time.tv_sec + 1e-6 * (double)time.tv_usec;
}

int main(int count, char **arguments)
{
  if (count < 3) {
    fputs("usage: measure RESULT COMMAND [ARGUMENT]...\n", stderr);
    return 2;
  }
  const double start = seconds_now();
  const pid_t child = fork();
  if (child == 0) {
    execvp(arguments[2], arguments + 2);
    perror(arguments[2]);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) != child) {
    perror("measure");
    return 3;
  }
  const double wall = seconds_now() - start;
  FILE *result = fopen(arguments[1], "w");
  if (!result) {
    perror(arguments[1]);
    return 3;
  }
  fprintf(result, "%.3f %.3f %.1f %d\n", wall, seconds(usage.ru_utime) + seconds(usage.ru_stime),
          (double)usage.ru_maxrss / 1024, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return fclose(result) == 0 ? 0 : 3;
}
