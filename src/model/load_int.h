/*
 * load_int: what the files of load share.  A Loader lives for one call of model_load.
 */
#ifndef PPC_MODEL_LOAD_INT_H
#define PPC_MODEL_LOAD_INT_H

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "model/model.h"

/* The library's error, which it passes as const since 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *LibraryError;
#else
typedef xmlError *LibraryError;
#endif

enum {
  LIMIT_FILE_MB = 64, /* one file */
  LIMIT_ALL_MB = 256, /* all of them together, one that is included twice counted twice */
  LIMIT_DEPTH = 256,  /* elements in elements, includes taken in */
  BYTES_IN_MB = 1024 * 1024,
};

/* A file of the description, in the chain of files that include one another. */
typedef struct File {
  Source *source;
  const char *real;            /* its real path */
  const struct File *includer; /* NULL for the root file */
} File;

typedef struct Nodes {
  xmlNode **at;
  size_t count, capacity;
} Nodes;

/* What libxml2 has to say first against the schema. */
typedef struct Complaint {
  const char *words; /* NULL: nothing */
  Place place;
  int code;
  const xmlNode *element; /* that it is about; of a part: the child of the root */
} Complaint;

typedef struct Loader {
  const LoadOptions *options;
  Arena *arena;
  Sources *sources;
  Findings *findings;
  /* One for the root file and one for all others, which may be read while the first is under way.  They share
     their dictionary of names, because their trees are put together. */
  xmlParserCtxt *root_parser, *part_parser;
  Map *structural;      /* names of elements that hold elements alone */
  Map *references;      /* attributes that refer to names, see prefix.c; NULL: not asked for yet */
  Map *files;           /* real path -> Source: a file that is included twice is read once */
  const char **folders; /* real: where the root file is, then the libraries */
  size_t folder_count;
  size_t total;       /* bytes parsed so far */
  Place foreign_type; /* of the first element that has xsi:type or xsi:nil */
  bool unprefixed;    /* names would be too long or too many: they stay without more prefixes */
  xmlNode *handed;    /* the last child of the root that was taken */
  xmlSchemaValidCtxt *validator;
  Complaint complaint; /* about a child that was taken */
} Loader;

/* load.c */
xmlDoc *load_file(Loader *loader, const File *file, unsigned depth, Place asked_at);
bool too_much(const Loader *loader); /* was read */
Source *load_source(Loader *loader, const char *real, const char *path, const char *name);
Place place_of(const Source *source, size_t offset, size_t length);

/* encoding.c: turns *bytes (malloc'd) into UTF-8; false: *bad is where it cannot be. */
typedef struct Encoding {
  const char *variant; /* of PPC002 where it failed */
  char name[41];       /* as declared, or as the first bytes show */
  size_t bad, length;  /* the stretch at fault */
} Encoding;
/* Takes the bytes over and gives them back, the same or others. */
bool encoding_to_utf8(char **bytes, size_t *length, Encoding *encoding);

/* folders.c */
typedef struct Target {
  const char *path, *real; /* as the author would write it; and where it leads */
} Target;
/* A file of the description cannot be read, errno says why: see LoadOptions. */
void cannot_read(Loader *loader, const char *path);
bool folders_collect(Loader *loader, const char **real); /* those that files may be taken from; *real: the
                                                            root file */
/* What `href` names, seen from `folder`.  *variant: why it may not be taken ("missing",
   "outside", "link"). */
bool folder_find(Loader *loader, const char *folder, const char *href, Target *target, const char **variant);

/* include.c */
void include_file(Loader *loader, const File *file, xmlNode *node, unsigned depth);

/* prefix.c: puts a prefix before the names that a part declares.  False:
   they would be too long, or too many. */
bool prefix_is_name(const char *prefix);
bool prefix_names(Loader *loader, xmlNode *root, const char *prefix);

/* parts.c: hands over the children of the root that are not yet, and empties them. */
void parts_hand_over(Loader *loader, xmlNode *root);
bool is_register(const xmlNode *root);

/* schema.c */
void schema_judge_part(Loader *loader, xmlNode *child); /* a child of the root, before it is emptied */
bool schema_accepts(Loader *loader, xmlDoc *document, const char **verdict, Place *place);
void schema_end(Loader *loader);

/* places.c: where an element starts, kept in its node's _private. */
void node_set_place(xmlNode *node, const Source *source, size_t offset, bool structural);
bool node_is_structural(const xmlNode *node);

#define XINCLUDE_NAMESPACE "http://www.w3.org/2001/XInclude"

#endif
