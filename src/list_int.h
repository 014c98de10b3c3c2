/* What the files of `ppc list` share. */
#ifndef PPC_LIST_INT_H
#define PPC_LIST_INT_H

#include "compile.h"

typedef struct FoundFile {
  const char *path;
  const char *fault; /* why it cannot be looked at, or NULL */
  bool folder;
} FoundFile;

typedef struct Found {
  Arena *arena;
  FoundFile *at; /* freed by the caller */
  size_t count, capacity;
} Found;

/* Descriptions, sorted; and what could not be looked at, with its fault (list_find.c). */
void list_find(Found *found, const char *const *paths, size_t count);

/* A line of the list. */
typedef struct Row {
  const char *path;
  const char *fault;                  /* why there is no more to say, or NULL */
  const char *organisation, *version; /* NULL: not given */
  bool dated;
  Date last, next;                    /* review */
  long age;                           /* days since the last one */
  size_t errors, warnings, gaps;
  const char *owners;                 /* of gaps: "Marie 3, nobody 1" */
} Row;

/* For people (list_print.c), and for programs. */
void list_print(const Shared *shared, const Row *rows, size_t count);
void list_print_csv(const Row *rows, size_t count);

#endif
