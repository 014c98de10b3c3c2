/*
 * text_int: fonts, words, hyphens and line ends - what knows nothing of blocks and pages.
 */
#ifndef TEXT_INT_H
#define TEXT_INT_H

#include <cairo.h>

#include "base/base.h"

/* ---- fonts (font.c) ---------------------------------------------------------------------------------- */

/* Those that a text asks for, and behind them those that stand in where they lack a character. */
typedef enum Face {
  FACE_REGULAR,
  FACE_BOLD,
  FACE_ITALIC,
  FACE_BOLD_ITALIC,
  FACE_MONO,
  FACE_COUNT,
  FACE_OTHER = FACE_COUNT, /* other scripts: Greek, and what of Cyrillic is no longer written */
  FACE_OTHER_BOLD,
  FACE_OTHER_ITALIC,
  FACE_OTHER_BOLD_ITALIC,
  FACE_SYMBOLS,
  FACE_FILES
} Face;

typedef struct FontSet FontSet;
typedef struct WordCache WordCache;
typedef struct Hyphenation Hyphenation;

/* The fonts of one folder, for this thread alone until it leaves them as often;
   kept until the process ends. */
FontSet *font_set_enter(const char *folder);
void font_set_leave(FontSet *fonts);
bool font_sets_rest(void); /* all are left */
/* Scaled for drawing; borrowed. */
cairo_scaled_font_t *font_scaled(FontSet *fonts, Face face, float size);
WordCache *font_words(FontSet *fonts);
void *font_shaper(FontSet *fonts, Face face); /* hb_font_t in the font's own units */
float font_size(Face face);                   /* at which a face is set for the text's 1, so that they
                                                 agree */

/* ---- letters (letters.c) ----------------------------------------------------------------------------- */

bool letter_is_letter(uint32_t character);
bool letter_is_mark(uint32_t character); /* stands on the letter before it: never parted from it */
bool letter_is_backwards(uint32_t character); /* is read from right to left, or asks for that */
bool letter_is_private(uint32_t character);   /* a control, or of private use: each font has its own there */
uint32_t letter_script(uint32_t character);   /* an hb_script_t */
bool letter_parts(uint32_t character, uint32_t *base, uint32_t *mark);
/* How many bytes are at most `most` of a longer text: whole characters, with the marks on them. */
size_t text_cut(const char *text, size_t most);
/* A copy in one form: composed, without what is invisible.  NULL stays NULL. */
char *letters_clean(Arena *arena, const char *text);
/* … and as it stands outside paragraphs: with ordinary spaces and hyphens, and none that is soft. */
char *ordinary_spaces(Arena *arena, const char *text);

/* ---- which face has it (faces.c) --------------------------------------------------------------------- */

/* Characters of one script in one face. */
typedef struct Portion {
  uint16_t from, to; /* bytes of the text */
  Face face;
  uint32_t script; /* an hb_script_t */
} Portion;

/* Fills portions[], which has room for as many as the text has bytes. */
size_t portions_of(FontSet *fonts, Face asked, const char *text, size_t length, Portion *portions);
bool face_has(FontSet *fonts, Face face, uint32_t character);
enum { MARKS_AT_MOST = 4 }; /* on one letter, lest they reach into the line above; Vietnamese and Greek have
                               two */
/* *heap counts the marks on one letter, over the characters of a word in their order; begin with 0. */
bool heap_is_too_high(uint32_t character, unsigned *heap);
/* Whether a text in this face may hold the character, be it in a face that stands in. */
bool face_sets(FontSet *fonts, Face asked, uint32_t character, unsigned *heap);

/* ---- words shaped once (shape.c) --------------------------------------------------------------------- */

enum { WORD_LENGTH_AT_MOST = 1000 }; /* bytes; longer ones are cut by inline.c */

typedef struct Glyph {
  uint16_t id;
  uint16_t byte : 15; /* of the word's text, where the glyph's cluster begins */
  uint16_t blank : 1; /* it has no ink */
  float x, y;    /* from the word's origin, in ems */
} Glyph;

typedef struct Word {
  struct Word *next; /* in its bucket */
  const char *text;
  uint32_t hash;
  uint16_t length, glyph_count;
  uint8_t asked, face;  /* the face wanted, and that of its first glyph */
  const uint8_t *faces; /* of each glyph, where they are several; else NULL */
  uint8_t language;
  bool hyphenated;       /* points are known */
  bool missing;          /* at least one character without a glyph */
  float width;           /* ems */
  const uint8_t *points; /* Divide behind each byte; NULL: nowhere */
  Glyph *glyphs;
} Word;

WordCache *words_new(FontSet *fonts);
void words_free(WordCache *words);
/* Empties the cache where it has grown over its bound: call while no Word is held. */
void words_rest(WordCache *words);
size_t words_held(const WordCache *words);
enum { WORDS_AT_MOST = 40000 }; /* when it is emptied */
/* What ends a divided word: readers of the text know that it is none of its letters. */
#define SOFT_HYPHEN "\xC2\xAD"
Word *word_find(WordCache *words, Face face, unsigned language, const char *text, size_t length);
/* Where it may be divided: a Divide for each byte; NULL where nowhere. */
const uint8_t *word_points(WordCache *words, Hyphenation *hyphenation, Word *word);
float word_prefix(const Word *word, size_t byte); /* ems up to a byte of its text */
/* The languages behind the numbers that word_find takes. */
void words_name_languages(WordCache *words, const Hyphenation *hyphenation);

/* ---- words bound to words (bind.c) ------------------------------------------------------------------- */

/* Whether no line ends between two words that follow each other, as "art." and "6". */
bool words_bound(const char *one, size_t length, const char *two, size_t next);
bool letters_are(const char *text, size_t length, const char *letters); /* all of them, and there is one */

/* ---- hyphenation (hyphen.c) -------------------------------------------------------------------------- */

typedef enum Divide {
  DIVIDE_NOT,
  DIVIDE_HYPHEN,  /* with a hyphen */
  DIVIDE_WRITTEN, /* behind a written hyphen or dash */
  DIVIDE_ADDRESS, /* inside an address, without one */
  DIVIDE_CAPITAL, /* in emergency: a word with a capital */
  DIVIDE_WORD,    /* in emergency: between any letters of a word, with a hyphen */
  DIVIDE_LETTERS  /* in emergency: between any letters, without one */
} Divide;

enum { HYPHEN_BEFORE = 3, HYPHEN_AFTER = 3 }; /* letters left at least on either side */

Hyphenation *hyphenation_find(const char *folder); /* of the process, for all threads */
/* Number of a language for word_find and hyphenation; `patterns` names the file ("fr": hyph_fr.dic), or NULL.
   0 is no language: it is never hyphenated. */
unsigned hyphenation_language(Hyphenation *hyphenation, const char *language, const char *patterns);
const char *hyphenation_name(const Hyphenation *hyphenation, unsigned language);
/* Sets points[i] to a Divide where the text may be divided behind byte i; false where nowhere.  Words with a
   capital are hyphenated only where `capitals` says so. */
bool hyphenation_points(Hyphenation *hyphenation, unsigned language, const char *text, size_t length,
                        bool capitals, uint8_t *points);

/* ---- breaking lines (breaker.c) ---------------------------------------------------------------------- */

/* A place where a line may end.  Sums are from the start of the paragraph. */
typedef struct BreakPoint {
  float end;          /* natural width up to here, without the space at which the line would end */
  float start;        /* natural width where the next line would begin, that is with it */
  float spaces;       /* width of the stretchable spaces before `end` */
  float spaces_start; /* … and before `start` */
  float hyphen;       /* width added where the line ends here */
  float penalty;
  bool flagged; /* a division of a word: two in a row are worse */
  bool forced;  /* the line must end here */
  uint8_t pass; /* first pass in which the point is looked at: 0 spaces, 1 hyphens, 2 in emergency */
} BreakPoint;

typedef struct Measure {
  float width; /* of the first line and the others */
  float first; /* taken from the first line */
  float least; /* a last line shorter than this is a runt: avoided, at the cost of looser lines */
  bool justified;
} Measure;

enum { BREAK_STRETCH = 50, BREAK_SHRINK = 28 }; /* per cent of a space */

enum { BREAK_HYPHENS = 2 }; /* in a row at most, where there is any other way */

/* Total fit.  points[count - 1] is the end of the paragraph.  Fills chosen[] (room for count) and returns how
   many lines there are.  No line is overfull where a way without overfull lines exists. */
size_t break_lines(const BreakPoint *points, size_t count, Measure measure, uint32_t *chosen);

#endif
