/*
 * base: what every room stands on - arena, text, dates, files, places and diagnostics.
 *
 * Memory.  What is ours lives in an arena and is freed whole.  Out of memory ends the process with one
 * message and exit status 3; no function below returns NULL for want of memory.  new/make/load own what
 * they return, find/at borrow it.
 * Text is UTF-8 throughout, NUL-terminated where it is a `const char *`.
 */
#ifndef PPC_BASE_H
#define PPC_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#if defined(__GNUC__)
#define PRINTF_LIKE(at, first) __attribute__((__format__(__printf__, at, first)))
#define NORETURN __attribute__((noreturn))
#else
#define PRINTF_LIKE(at, first)
#define NORETURN
#endif

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* ---- the machine fails: one message, exit status 3 (base/machine.c) ---------------------------------- */

enum { EXIT_BUILT = 0, EXIT_DESCRIPTION = 1, EXIT_USAGE = 2, EXIT_MACHINE = 3 };

/* Prints "ppc: <message>" on standard error and ends the process with EXIT_MACHINE, at once: atexit is not
   heard.  From any thread, with any lock held. */
NORETURN void machine_failed(const char *format, ...) PRINTF_LIKE(1, 2);
/* The same with another status. */
NORETURN void process_end(int status, const char *format, ...) PRINTF_LIKE(2, 3);
/* Before what is to be tidied up first: the first thread that comes goes on to one of the two,
   others stay here. */
void process_ends(void);

/* How many processors this process may use: those that are its own,
   and under a make that runs several at once, one. */
size_t machine_processors(void);

/* malloc and realloc that end the process when there is no memory; the caller frees. */
void memory_begin(void); /* before all else: what is freed goes back to the machine */
void memory_rest(void);  /* where much may have been freed: if it was, that goes back now */
void *memory_new(size_t size);
void *memory_grow(void *memory, size_t size);

/* ---- arena (base/arena.c) ---------------------------------------------------------------------------- */

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);
/* Zeroed, aligned for pointers, and for numbers of up to 64 bits. */
void *arena_alloc(Arena *arena, size_t size);
char *arena_copy(Arena *arena, const char *text, size_t length); /* NUL-terminated copy of length bytes */
char *arena_string(Arena *arena, const char *text);              /* copy of a C string; NULL stays NULL */
char *arena_format(Arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);
size_t arena_bytes(const Arena *arena); /* taken from the machine */
size_t arena_used(const Arena *arena);  /* of them, handed out */
/* What was handed out, stretch by stretch, in an order that stays while nothing more is. */
void arena_each(const Arena *arena, void (*each)(void *context, char *at, size_t length), void *context);

#define ARENA_NEW(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_ARRAY(arena, Type, count) ((Type *)arena_alloc((arena), sizeof(Type) * (count)))

/* ---- growing byte buffer (base/buffer.c) ------------------------------------------------------------- */

typedef struct Buffer {
  char *at; /* always NUL-terminated once something was added; NULL before */
  size_t length, capacity;
} Buffer;

void buffer_add(Buffer *buffer, const char *bytes, size_t length);
void buffer_text(Buffer *buffer, const char *text);
void buffer_byte(Buffer *buffer, char byte);
void buffer_format(Buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);
void buffer_code_point(Buffer *buffer, uint32_t code_point); /* as UTF-8 */
void buffer_markup(Buffer *buffer, const char *text); /* as text or an attribute of XML: & < > " escaped */
void buffer_json(Buffer *buffer, const char *text);   /* as a string of JSON, in its quotes; bad bytes become
                                                         U+FFFD */
/* As a cell of CSV (RFC 4180) that no spreadsheet takes for a formula; and, of a cell that is read, what
   stood there before. */
void buffer_csv(Buffer *buffer, const char *text);
const char *csv_defused(const char *text);
void buffer_clear(Buffer *buffer);                           /* length 0, memory kept */
void buffer_free(Buffer *buffer);

/* ---- map from text to pointer (base/map.c) ----------------------------------------------------------- */

typedef struct Map Map;

Map *map_new(Arena *arena);
void *map_find(const Map *map, const char *key);             /* NULL where there is none */
bool map_put(Map *map, const char *key, void *value);        /* false, and no change, where the key is taken;
                                                                the key is borrowed */

/* ---- text (base/text.c) ------------------------------------------------------------------------------ */

bool text_is_blank(const char *text);  /* NULL, empty or white space (no-break spaces included) alone */
bool text_same(const char *a, const char *b); /* both NULL, or equal */
bool text_starts(const char *text, const char *prefix);
bool text_lists(const char *words, const char *word); /* among words with blanks between */
size_t text_decode(const char *text, uint32_t *code_point); /* bytes used: 0 at the end, 1 and U+FFFD for a
                                                               bad byte */
bool text_is_utf8(const char *bytes, size_t length, size_t *bad); /* *bad: offset of the first bad byte */
size_t text_count(const char *text);   /* code points */
size_t text_words(const char *text);   /* words: runs between white space */
bool text_has_words(const char *text, size_t least); /* reads no further than need be */
/* Lower case without accents, for comparing and searching in French and English. */
char *text_fold(Arena *arena, const char *text);
/* The same of its first character: `length` bytes in `folded` (0: it is dropped); returns the bytes that it
   has in the text, 0 at the end.  No folded form is longer than what it stands for. */
size_t text_fold_next(const char *text, char folded[4], size_t *length);
/* How many letters to change, put in, take out or swap with their neighbour until one is the other; case and
   accents cost nothing.  Over `bound`,
   or where one has nothing to compare or more than 126 letters: bound + 1. */
size_t text_distance(const char *a, const char *b, size_t bound);
/* The nearest of `count` names to `wanted`, by edit distance,
   or NULL where none is near enough to suggest. */
const char *text_nearest(const char *wanted, const char *const *names, size_t count);

/* ---- colours, "#rrggbb" (base/colour.c) -------------------------------------------------------------- */

double colour_contrast(const char *colour, const char *ground); /* 1 to 21 */
/* As much white in it as it needs for that contrast with a dark ground. */
void colour_lighten(const char *colour, const char *ground, double contrast, char lighter[8]);

/* ---- dates and durations (base/date.c) --------------------------------------------------------------- */

typedef struct Date {
  int16_t year; /* 0: no date */
  uint8_t month, day;
} Date;

/* ISO 8601.  A duration is what P..Y..M..DT..H..M..S says; weeks are read as 7 days. */
typedef struct Duration {
  uint16_t years, months, days, hours, minutes, seconds;
} Duration;

bool date_parse(const char *text, Date *date);                /* YYYY-MM-DD, a day that exists */
int date_compare(Date a, Date b);                             /* <0, 0, >0 */
Date date_today(void);                                        /* SOURCE_DATE_EPOCH, else the clock (UTC) */
Date date_add(Date date, Duration duration);                  /* whole days; hours and less are dropped */
long date_days(Date from, Date to);                           /* negative where `to` is before */
void date_format(Date date, char text[11]);                   /* YYYY-MM-DD */
bool duration_parse(const char *text, Duration *duration);
enum { DURATION_TEXT = 48 };
void duration_format(Duration duration, char text[DURATION_TEXT]); /* P1Y6M; P0D where it is none */
/* By seconds, with a year of 365.25 days and a month of a twelfth of it; years against months exactly. */
int duration_compare(Duration a, Duration b);
bool duration_is_zero(Duration duration);

/* ---- sources and places (base/place.c) --------------------------------------------------------------- */

/* One file of the description, its bytes kept.  The bytes are UTF-8; line ends are as in the file. */
typedef struct Source {
  const char *path;  /* as the author would write it: relative to where ppc was called */
  const char *name;  /* relative to the folder of the root file ("processings/billing.xml") */
  const char *bytes; /* `length` bytes and a NUL */
  size_t length;
  uint32_t *lines;   /* offsets of line starts, made at the first question */
  size_t line_count;
  uint16_t index;    /* in Sources */
  struct Quotation *quotations; /* in the order of their places */
  size_t quotation_count, quotation_capacity;
} Source;

typedef struct Sources {
  Source **at; /* at[0] is no file: a place with source 0 is nowhere */
  size_t count, capacity;
} Sources;

/* A stretch of a file: 8 bytes, passed by value.  source 0: nowhere. */
typedef struct Place {
  uint32_t offset; /* bytes from the start of the file */
  uint16_t source; /* index in Sources */
  uint16_t length; /* bytes; may be cut at 65,535 */
} Place;

#define NOWHERE ((Place){0})

/* A stretch of a file that transcribes another text. */
typedef struct Quotation {
  Place place;
  const char *from, *line; /* which text; which line of it, or NULL */
} Quotation;

/* Takes over `bytes` (malloc'd, NUL behind the last byte); path and name are borrowed. */
Source *sources_add(Sources *sources, Arena *arena, const char *path, const char *name, char *bytes, size_t length);
const Source *source_of(const Sources *sources, Place place);          /* NULL for NOWHERE */
/* Line and column from 1; columns count characters, a tab is one. */
void place_position(const Sources *sources, Place place, unsigned *line, unsigned *column);
/* Notes a quotation, behind those of the same file that were noted before; what it is from is borrowed. */
void sources_quote(Sources *sources, Place place, const char *from, const char *line);
const Quotation *source_quoted(const Sources *sources, Place place); /* that the place stands in, or NULL */
void sources_free(Sources *sources);                                   /* the bytes */

/* ---- findings (base/finding.c) ----------------------------------------------------------------------- */

typedef enum Severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR } Severity;

const char *severity_code(Severity severity); /* note, warning, error */

/* One value for a placeholder of a message.  Text is never written at the call site: an argument carries
   what the author wrote, or the key of a phrase in the words files, or a value that a language spells. */
typedef enum ArgumentKind { ARGUMENT_TEXT, ARGUMENT_PHRASE, ARGUMENT_PROSE, ARGUMENT_DURATION, ARGUMENT_DATE,
                            ARGUMENT_NUMBER, ARGUMENT_THING } ArgumentKind;

typedef struct Argument {
  const char *name; /* of the placeholder, without braces */
  ArgumentKind kind;
  union {
    const char *text;    /* TEXT: as the author wrote it; PHRASE: a key of the words files */
    const void *prose;   /* PROSE: the model's text in several languages */
    Duration duration;
    Date date;
    long number;
    struct {
      const char *id;    /* by which its author calls it */
      const void *thing; /* the model's, which has a title for those who read */
    } thing;
  } as;
  const struct Argument *next;
} Argument;

/* What somebody accepts, and why: a code on an element, and on what is in it. */
typedef struct Allowance {
  const char *code, *on; /* "PPC206"; an id, or the end of a block id ("answer", "requests.answer"); NULL: not
                            said */
  const char *text;      /* the reason as the command line gives it, or NULL */
  const void *because;   /* the model's text in several languages, or NULL */
  Place place;           /* in the description; NOWHERE: on the command line */
} Allowance;

typedef struct Finding {
  const char *code;    /* "PPC602" */
  const char *variant; /* NULL, or which of the rule's messages ("unknown-country") */
  Severity severity;
  Place place;
  Place related;       /* a second place that the message speaks of, or NOWHERE */
  const char *block;   /* id of the element it is about ("billing.retain-2"), or NULL */
  const char *guards;  /* the provisions that its rule guards: "13(2)(a) 30(1)(f)"; or NULL */
  const Argument *arguments;
  const Allowance *allowance; /* by which it is accepted, and no longer counts; or NULL */
  struct Finding *next;
} Finding;

typedef struct Findings {
  Arena *arena;
  Finding *first, *last;
  size_t count, errors, warnings, notes, allowed; /* what is allowed is no error, warning or note */
} Findings;

/* The finding is in the list and owned by the arena; the caller may add arguments. */
Finding *finding_add(Findings *findings, const char *code, const char *variant, Severity severity, Place place);
void finding_text(Findings *findings, Finding *finding, const char *name, const char *text);
void finding_phrase(Findings *findings, Finding *finding, const char *name, const char *key);
void finding_prose(Findings *findings, Finding *finding, const char *name, const void *prose);
void finding_duration(Findings *findings, Finding *finding, const char *name, Duration duration);
void finding_date(Findings *findings, Finding *finding, const char *name, Date date);
void finding_number(Findings *findings, Finding *finding, const char *name, long number);
void finding_thing(Findings *findings, Finding *finding, const char *name, const char *id, const void *thing);
void finding_allow(Findings *findings, Finding *finding, const Allowance *allowance);
/* Adds the finding to the counts. */
void findings_count(Findings *findings, const Finding *finding);
/* By file, place, code; equal ones keep their order. */
void findings_sort(Findings *findings);

/* ---- files (base/file.c) ----------------------------------------------------------------------------- */

/* The whole file, malloc'd, with a NUL behind it.  On failure NULL, and errno says why; EFBIG where it is
   larger than `limit` bytes; EISDIR for a folder. */
char *file_read(const char *path, size_t limit, size_t *length);
/* All bytes to an open file; and on to the disk, where the file system knows such a thing.  False:
   errno says why. */
bool file_write(int file, const char *bytes, size_t length);
bool file_sync(int file);
/* The whole file or nothing of it.  Without `over` a file that stands, or a link, is left alone: EEXIST. */
bool file_write_whole(const char *path, const char *bytes, size_t length, bool over);
bool file_exists(const char *path);
bool file_is_regular(const char *path); /* and no folder, pipe or device */
bool folder_make(const char *path);               /* with its parents; false: errno says why */
char *path_join(Arena *arena, const char *folder, const char *name);
char *path_folder(Arena *arena, const char *path); /* "." where there is no slash */
const char *path_name(const char *path);           /* behind the last slash */
char *path_real(Arena *arena, const char *path);   /* realpath, or NULL and errno */
/* The folder itself, or something in it */
bool path_is_below(const char *real_path, const char *real_folder);

/* Where the program's own data are (schema/, stylesheets/, fonts/): beside the installed program
   (../share/ppc) or in the build tree; ends the process where they are not found. */
const char *data_path(Arena *arena, const char *name);

/* ---- SHA-256 (base/sha256.c) ------------------------------------------------------------------------- */

/* In pieces: begin, add as often as need be, end. */
typedef struct Sha256 {
  uint32_t state[8];
  unsigned char block[64];
  size_t waiting; /* bytes in block */
  uint64_t length;
} Sha256;

void sha256_begin(Sha256 *sha);
void sha256_add(Sha256 *sha, const void *bytes, size_t length);
void sha256_end(Sha256 *sha, char hex[65]);
void sha256_hex(const void *bytes, size_t length, char hex[65]);

#endif
