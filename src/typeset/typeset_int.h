/*
 * typeset_int: what the files of the room share.
 *
 * Pass by pass: blocks.c walks the page tree; inline.c turns inline content into atoms; paragraph.c and
 * breaker.c make lines of them; lines become items of a list; pages.c deals items to pages; draw.c paints
 * them with cairo; finish.c goes over the bytes.  What the text is goes beside it all the way: tag_int.h.
 * Lengths are points (1/72 inch), y grows downwards.
 */
#ifndef TYPESET_INT_H
#define TYPESET_INT_H

#include "typeset/tag_int.h"
#include "typeset/text_int.h"
#include "typeset/typeset.h"

/* ---- sheets (style.c) -------------------------------------------------------------------------------- */

typedef enum SheetKind { SHEET_PORTRAIT, SHEET_WIDE, SHEET_LANDSCAPE, SHEET_GUTTER, SHEET_COUNT } SheetKind;

/* A4 and A4 turned.  Text keeps its measure on both, since nobody reads lines of 150 letters; where the sheet
   is turned, what is `wide` goes on into the right margin, and so do the running head and the foot. */
typedef struct Sheet {
  const char *name; /* as in page/@sheet */
  float width, height;
  float left, measure;
  float wide;
  float top, depth; /* of the block of text */
  float furniture_left, furniture_width, head_baseline, foot_baseline;
} Sheet;
extern const Sheet sheets[SHEET_COUNT];

/* ---- styles (style.c) -------------------------------------------------------------------------------- */

typedef enum Colour {
  COLOUR_INK,
  COLOUR_ACCENT,
  COLOUR_GREY,
  COLOUR_RULE,
  COLOUR_PALE,
  COLOUR_GAP,
  COLOUR_PROPOSED,
  COLOUR_TINT,
  COLOUR_MIDDLE,
  COLOUR_WHITE,
  COLOUR_COUNT
} Colour;
typedef struct Shade {
  double red, green, blue;
} Shade;
extern const Shade colours[COLOUR_COUNT];

typedef enum StyleName {
  STYLE_TEXT,
  STYLE_ITEM,
  STYLE_LEAD,
  STYLE_SMALL,
  STYLE_LAW,
  STYLE_TITLE,
  STYLE_H1,
  STYLE_H2,
  STYLE_H3,
  STYLE_H4,
  STYLE_CONTENTS,
  STYLE_CONTENTS_1,
  STYLE_CONTENTS_TITLE,
  STYLE_CAPTION,
  STYLE_BOX_TITLE,
  STYLE_TERM,
  STYLE_CELL,
  STYLE_CELL_ITEM,
  STYLE_CELL_HEAD,
  STYLE_CELL_SMALL,
  STYLE_CELL_TITLE,
  STYLE_NOTE,
  STYLE_FURNITURE,
  STYLE_COUNT
} StyleName;

typedef struct TextStyle {
  const char *name;
  float size, leading, before, after;
  Face face;
  Colour colour;
  bool justified, hyphenated, keep; /* keep: with what follows */
} TextStyle;
extern const TextStyle text_styles[STYLE_COUNT];

/* ---- what is laid out -------------------------------------------------------------------------------- */

typedef struct Page Page;
typedef struct Citations Citations;

typedef enum BlockKind {
  BLOCK_OTHER,
  BLOCK_HEADING,
  BLOCK_PARAGRAPH,
  BLOCK_ITEM,
  BLOCK_CELL,
  BLOCK_FIGURE
} BlockKind;

/* A block of the page tree: what a piece of text belongs to (for links, outline, tags). */
typedef struct Block {
  const char *id, *src; /* or NULL */
  const char *language;
  const char *text;   /* of a heading: plain, for outline and running head */
  Element *element;   /* what its text is; NULL: it has none of its own */
  Element *name;      /* its id and place in the gutter; NULL unless it is named there */
  struct Block *next; /* heading of the outline */
  struct Block *with; /* another block that begins with the same item */
  BlockKind kind;
  uint8_t level; /* of a heading: 1 to 4 */
  bool furniture;
  bool named;    /* in the gutter */
  uint32_t page; /* from 1; 0 until pages are dealt */
  float y;       /* on its page */
} Block;

/* What an inline stretch looks like and means. */
typedef enum Mark { MARK_NONE, MARK_GAP, MARK_PROPOSED, MARK_HIDDEN, MARK_MISSING } Mark;

typedef struct InlineStyle {
  Face face;
  float size;
  float space, hyphen; /* widths */
  Colour colour;
  Mark mark;
  unsigned language; /* number, see hyphenation_language */
  uint32_t cited;    /* number of the text that it cites; 0: none */
  const char *link;  /* URI, or "#id"; NULL */
  bool underlined, hyphenated;
  bool number; /* stands for the number of the page that the link leads to */
} InlineStyle;

/* Letters set at one go, without a space inside. */
typedef struct Piece {
  float x;     /* on the sheet */
  uint16_t at; /* of its letters, among the run's: run_text */
  uint16_t length : 15;
  uint16_t space : 1; /* a space follows */
} Piece;

typedef enum RunKind { RUN_TEXT, RUN_LABEL, RUN_LEADER, RUN_PAGE_NUMBER } RunKind;

typedef struct Run {
  struct Run *next;
  const InlineStyle *style;
  Element *element; /* NULL: furniture */
  float x, width;
  uint16_t count;
  uint8_t kind;   /* RunKind */
  Piece pieces[]; /* and behind the last the letters of all */
} Run;

typedef enum FrameKind { FRAME_BOX, FRAME_GAP, FRAME_DRAFT, FRAME_NOTE, FRAME_REMARK, FRAME_DETAILS } FrameKind;

typedef struct Frame {
  FrameKind kind;
  float x, width; /* outer */
  float padding;  /* above and below its text */
  const struct Frame *outer;
} Frame;

typedef enum ItemKind { ITEM_LINE, ITEM_ROW, ITEM_FIGURE, ITEM_RULE, ITEM_SPACE, ITEM_LOGO } ItemKind;

typedef struct Item Item;

typedef struct List {
  Item **at;
  size_t count, capacity;
  float after; /* space wanted behind the last item; collapses with the next one's */
  float pad;   /* … added to it */
} List;

typedef struct Column {
  Item **at;
  size_t count;
  float x, width;
} Column;

typedef struct Table {
  Item *head; /* repeated on every page; NULL */
  float x, width;
} Table;

typedef enum RowRule { RULE_NONE, RULE_LIGHT, RULE_DARK } RowRule;

typedef struct Row {
  Column *columns;
  size_t count;
  const Table *table;       /* NULL for a pair */
  float above, below;       /* padding */
  uint8_t rule, rule_above; /* RowRule, below and above */
  bool head, split, whole;  /* split: wherever it likes (a pair); whole: in a table that stays on one page */
  bool named;               /* its first column is the row's heading */
  const Item *group;        /* the row that heads it and others, repeated where they go over the page; NULL */
  const Column *again;      /* of the rest of a divided row: its heading, repeated; NULL */
} Row;

typedef struct Figure Figure;

struct Item {
  uint8_t kind;  /* ItemKind */
  uint8_t opens; /* SheetKind + 1: a page with this sheet begins with it */
  bool keep;     /* no page ends behind it */
  bool parts;    /* … but rather so than behind a hole */
  float before, height, baseline;
  Block *block;
  Block *anchors; /* blocks that begin here */
  const Frame *frame;
  union {
    Run *runs;      /* LINE */
    Row *row;       /* ROW */
    Figure *figure; /* FIGURE */
    struct {
      float x, width;
    } rule; /* and LOGO */
  } as;
};

typedef struct Placed {
  Item *item;
  float y;
} Placed;

struct Page {
  Placed *placed;
  size_t count;
  const Item *head;     /* table head to repeat at the top */
  const Item *group;    /* and, below it, the head of the rows that go on */
  const Block *section; /* for the running head */
  const Sheet *sheet;
  size_t dealt; /* items of the body that stand on it and the pages before */
  size_t ink;   /* number of the stretch that was laid out when it was dealt: the last one that it is of */
};

/* ---- the document ------------------------------------------------------------------------------------ */

/* What is painted and then no longer wanted, of a stretch of the body: most of what a layout holds. */
typedef struct Ink {
  Arena *arena;
  size_t items; /* of the body, this stretch and those before */
  char *packed; /* what the arena held, while its memory is given back; NULL: it is as it was */
  size_t packed_length;
} Ink;

enum { SHARED_STYLES = 8 };

struct Typeset {
  Arena *arena; /* what lives as long as the document: blocks, elements */
  Arena *ink;   /* of the stretch that is laid out: items, runs, rows; while a page is drawn, what is made for
                   it */
  Ink *inks;    /* stretches that are complete */
  size_t ink_count, ink_capacity, inks_packed, inks_dropped;
  TypesetOptions options;
  FontSet *fonts;
  WordCache *words;
  Hyphenation *hyphenation;
  Map *blocks; /* id -> Block */
  List body;
  size_t dealt; /* items of the body that stand on pages */
  Page *pages;
  size_t page_count, page_capacity;
  Block *headings, *last_heading;
  Block *waiting;       /* blocks without an item yet */
  const Block *section; /* in force behind the last page */
  Citations *citations; /* marked so far; NULL: none */
  const char *last_named; /* id of the last block that was dealt and has one */
  const Sheet *sheet;   /* of the page that is dealt */
  SheetKind part_sheet; /* of the part that is laid out */
  uint8_t opens;        /* waits for the next item of the body */
  Tags *tags;
  const InlineStyle *label_style; /* of the last label */
  const InlineStyle *gutter_styles[2]; /* of ids, of source places; NULL until one is needed */
  const InlineStyle *shared_styles[SHARED_STYLES]; /* the last ones of this stretch */
  Shade accent;
  /* of the page element */
  const char *title, *running_title, *language, *organisation, *draft, *footer, *page_pattern, *hyphenation_name;
  struct Scratch *scratch;
  Map *reported; /* characters without a glyph, each with its block */
};

/* ---- inline content (inline.c) ----------------------------------------------------------------------- */

typedef enum AtomKind {
  ATOM_WORD,     /* letters without a space, in one style */
  ATOM_SPACE,    /* U+0020: stretches, a line may end here */
  ATOM_NO_BREAK, /* U+00A0: stretches */
  ATOM_NARROW,   /* U+202F: neither stretches nor breaks */
  ATOM_PAD,      /* room for the edge of a mark; no character */
  ATOM_SOFT,     /* U+00AD: the word may be divided here */
  ATOM_BREAK,    /* U+200B: a line may end here */
  ATOM_LINE_END  /* br */
} AtomKind;

typedef struct Atom {
  AtomKind kind;
  uint16_t length;
  const char *text;
  const InlineStyle *style;
  Word *word;
  Element *element;
  float width; /* natural */
} Atom;

/* Of the run that is made. */
typedef struct Pieces {
  Piece *at;
  size_t count, capacity;
  Buffer letters;
} Pieces;

typedef struct Scratch {
  Arena *texts; /* what atoms borrow */
  Atom *atoms;
  size_t count, capacity;
  BreakPoint *points;
  struct PointPlace {
    uint32_t atom;
    uint16_t byte;
    bool hyphen;
  } * places;
  uint32_t *chosen;
  size_t point_count, point_capacity;
  Buffer text;
  Pieces pieces;
} Scratch;

struct _xmlNode;

void report_missing(Typeset *typeset, const Word *word, const Block *block); /* to options.fault */

typedef struct Inline {
  Typeset *typeset;
  const Block *block;
  Element *element;
  InlineStyle style;
  const InlineStyle *kept; /* `style` in the arena, once an atom needs it */
  bool space;              /* a space is pending */
  bool plain_links;        /* links look like text (contents) */
  bool number;             /* within a telephone number */
} Inline;

/* Add atoms to the scratch: of inline content from `first` to before `end` (NULL: all), or of plain text. */
Inline inline_start(Typeset *typeset, const TextStyle *style, unsigned language, const Block *block);
void inline_nodes(Inline *state, const xmlNode *first, const xmlNode *end);
void inline_text(Inline *state, const char *text); /* borrowed until the paragraph is set */
InlineStyle inline_style(Typeset *typeset, Face face, float size, Colour colour, unsigned language);
bool element_is(const xmlNode *node, const char *name);
const char *attribute(const xmlNode *node, const char *name); /* borrowed from the tree, or NULL */
char *attribute_copy(Typeset *typeset, const xmlNode *node, const char *name);
void plain_text(const xmlNode *node, Buffer *out); /* white space collapsed */

/* ---- paragraphs (paragraph.c) ------------------------------------------------------------------------ */

/* Where blocks go. */
typedef struct Context {
  Typeset *typeset;
  List *list;
  Element *element; /* what the blocks are part of */
  float x, width;
  const char *language;
  unsigned language_number;
  const Frame *frame;
  bool small; /* in a cell, a pair: the smaller set of styles */
  bool title; /* in the title block */
  bool furniture;
  StyleName text;    /* of plain paragraphs, where it is not STYLE_TEXT */
  bool gutter;       /* the margin names the blocks */
  bool quiet;        /* headings do not enter the outline (second column of a pair) */
  bool keep_all;     /* every line keeps with the next */
  bool ragged;       /* the paragraph that is set says itself where its lines end */
  float align;       /* of lines that are not filled: 0 left, 0.5 centred (ticks), 1 right (numbers) */
  unsigned depth;    /* of lists */
  const char **label; /* waits for the next line: bullet or number; NULL, or that of the item around */
  Element *label_element;
  float label_x;
  bool label_right; /* label_x is its right edge */
} Context;

/* Sets the atoms of the scratch as lines of the list and empties the scratch. */
void paragraph_set(Context *context, const TextStyle *style, Block *block);
Item *list_add(Typeset *typeset, List *list, ItemKind kind, float before, float height);
float style_baseline(const TextStyle *style);

/* ---- letters at one go (run.c) ------------------------------------------------------------------------ */

/* The letters of a piece of the run: `length` of them, not terminated. */
const char *run_text(const Run *run, const Piece *piece);
/* The words of a run. */
void run_words(const Run *run, Buffer *out);
/* The pieces under way get one more; false where a run holds no more. */
bool pieces_add(Pieces *pieces, const char *text, size_t length, float x);
/* A run like `like` of the pieces under way, of which there are none then. */
Run *run_new(Typeset *typeset, const Run *like, Pieces *pieces);
/* One line of text without breaking; `align` 0 left of x, 0.5 centred, 1 right. */
Run *run_of_text(Typeset *typeset, const InlineStyle *style, const Block *block, const char *text, float x,
                 float align);
float text_width(Typeset *typeset, const InlineStyle *style, const char *text, size_t length);

/* ---- what stays on one page (keep.c) ------------------------------------------------------------------ */

/* A paragraph of a line or two behind a heading stays with what it introduces. */
void keep_introduction(const List *list, size_t from);
/* … but not with another heading: sections of a line each would hold together over a page. */
void keep_no_longer(const List *list);
/* The paragraph that ends here stays with what comes next: a list that it introduces. */
void keep_lead_in(const List *list);
/* No page ends between the items from here on, where they are no higher than the limit; whether
   they are. */
bool keep_together(const List *list, size_t from, float limit);
/* Neither the first nor the last of the rows from here on stands alone on its page,
   where it is lower than that. */
void keep_ends(const List *list, size_t from, float low);

/* ---- blocks, tables, pages ---------------------------------------------------------------------------- */

void blocks_set(Context *context, const xmlNode *parent);
const TextStyle *style_for(const Context *context,
                           StyleName name);        /* the smaller one where space is narrow */
const char *class_of(const xmlNode *node);         /* "" where there is none */
void widen(Context *context, const xmlNode *node); /* to all the sheet has, where the node is `wide` */
Block *block_new(Context *context, const xmlNode *node, BlockKind kind);
Block *block_of(Context *context, const xmlNode *node, BlockKind kind, Tag tag); /* … with an element */
void narrow(Context *context, float left, float right); /* indents, as long as there is room to write in */
void text_set(Context *context, const xmlNode *node, const TextStyle *style, Block *block);
/* Inline content, or blocks where the node holds some. */
void content_set(Context *context, const xmlNode *node, const TextStyle *style, Block *block);
bool holds_blocks(const xmlNode *node);
void contents_set(Context *context, const xmlNode *nav);
void list_set(Context *context, const xmlNode *node);
void definitions_set(Context *context, const xmlNode *node);
void table_set(Context *context, const xmlNode *node);
/* The gutter beside what the list has from an item on is not wanted by what follows. */
void gutter_keep_room(const Context *context, size_t from);
/* The lines in the gutter of a page, from its top. */
typedef void GutterLine(void *context, const Run *run, float baseline);
void gutter_each(Typeset *typeset, const Page *page, GutterLine *each, void *context);
void pair_set(Context *context, const xmlNode *node);
void figure_set(Context *context, const xmlNode *node);
/* The logo's size within a frame, without distortion; 0 where it has none. */
void logo_fit(const TypesetLogo *logo, float most_width, float most_height, float *width, float *height);
float items_height(Item *const *at, size_t count);
float row_height(const Row *row);

void pages_deal(Typeset *typeset, bool last);
/* Between parts: the stretch is complete if it is long enough, or is the last. */
void ink_next(Typeset *typeset, bool last);
/* Gives back the stretches that are on drawn pages altogether. */
void ink_drop(Typeset *typeset, size_t items);
/* What stands on the page is to be read again; so is what stands on those before, unless it was dropped. */
void ink_wake(Typeset *typeset, const Page *page);

/* ---- what the document cites (citations.c) ------------------------------------------------------------ */

/* The number of a marked text, which its runs bear. */
uint32_t citation_of(Typeset *typeset, const xmlNode *node, unsigned language);
void citations_note(Typeset *typeset, const Item *line, uint32_t page); /* where it stands */
void citations_set(Context *context, const xmlNode *nav); /* the table, on a new page */
void citations_free(Citations *all);

/* ---- ink and bytes ------------------------------------------------------------------------------------ */

bool draw_document(Typeset *typeset, Buffer *out, const char **why);

typedef struct DocumentInfo {
  const char *title, *author, *language, *producer;
  const char *date, *source; /* YYYY-MM-DD; what names what it was made from */
  const TypesetFiles *files;
  const char *about_files;
} DocumentInfo;

/* "12.50", whatever the locale */
void add_number(Buffer *out, double number, unsigned decimals);

#endif
