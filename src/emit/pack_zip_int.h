/*
 * pack_zip_int: a zip file in the making (pack_zip.c).  Never leaves the room.
 */
#ifndef PPC_PACK_ZIP_INT_H
#define PPC_PACK_ZIP_INT_H

#include "emit/emit_int.h"

/* A file that is compressed as it grows.  The caller frees it. */
typedef struct Growing Growing;

Growing *growing_new(void);
void growing_free(Growing *growing);
void growing_add(Growing *growing, Buffer *text); /* takes the text out of the buffer */
/* A place for a text that is not known yet; growing_fill gives it one, which lives until the file is
   joined. */
size_t growing_leave(Growing *growing);
void growing_fill(Growing *growing, size_t place, const char *text);
/* The body, which it frees, between a head and a tail. */
Growing *growing_join(const char *head, Growing *body, const char *tail);

typedef struct Package Package;

Package *package_new(Arena *arena);
/* Files stand in the order in which they were added. */
void package_add(Package *package, const char *name, const char *bytes, bool compressed);
/* Which lives until the end */
void package_add_growing(Package *package, const char *name, const Growing *growing);
void package_write(Package *package, Sink *sink); /* and ends it */

#endif
