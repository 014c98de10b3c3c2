/*
 * import_int: what the files of this room share.
 *
 *     bytes -> grid of cells (package.c, ods.c, xlsx.c, csv.c)
 *           -> draft of a description (fiche.c, table.c, ...) -> XML
 */
#ifndef PPC_IMPORT_INT_H
#define PPC_IMPORT_INT_H

#include "import/import.h"

/* A fault, by the part of the words' rule "import" that says it, with values for its placeholders (name,
   value, ..., NULL).  place NULL: the whole file.  False, for whoever returns it. */
bool import_fault(Import *import, const char *place, const char *part, const char *const *values);

/* ---- readers, by kind of file: true, or there are faults ----------------------------------------------- */

bool import_json(Import *import); /* record.json (import_json.c) */

/* ---- the grid: sheets of cells that are not empty (grid.c) --------------------------------------------- */

/* Columns and rows as spreadsheet programs have them.  Text, in bytes, counts as often as its cell is
   repeated: it may be written down as often. */
enum { GRID_COLUMNS = 16384, GRID_ROWS = 1 << 20, GRID_CELLS = 1000000, GRID_TEXT = 64 << 20 };

typedef struct Cell {
  uint32_t row, column; /* from 0 */
  const char *text;     /* as it is shown, UTF-8, line ends as \n; not blank */
  const char *whole;    /* where `text` is only what stands behind its label: all of it; else NULL */
  const char *date;     /* ISO 8601, where the cell holds a date; else NULL */
  uint16_t span;        /* columns that it covers, 1 or more */
  uint8_t fate;         /* ImportFate */
  const char *where, *reason, *as; /* as in ImportCell */
  const struct Sheet *sheet;
} Cell;

typedef struct Row {
  uint32_t number; /* from 0 */
  Cell *cells;     /* by column */
  size_t count;
} Row;

typedef struct Sheet {
  const char *name; /* NULL: of a table that is not in sheets */
  Row *rows;        /* those that are not empty, in order */
  size_t row_count, first_cell, cell_count;
  size_t first_note, note_count;
} Sheet;

typedef struct Grid {
  Arena *arena;
  Sheet *sheets;
  size_t sheet_count, sheet_capacity;
  Cell *cells; /* of all sheets; moves while it is read */
  size_t cell_count, cell_capacity;
  Cell *notes; /* what is pinned to cells, empty ones too: the text of a cell is that of its note */
  size_t note_count, note_capacity;
  size_t text_length; /* of all cells */
} Grid;

/* While a file is read: sheets come in order, cells by row and column.  False: there are more than
   GRID_CELLS, or they have more than GRID_TEXT. */
void grid_sheet(Grid *grid, const char *name);
bool grid_cell(Grid *grid, uint32_t row, uint32_t column, const Cell *content);
bool grid_note(Grid *grid, uint32_t row, uint32_t column, const char *text);
void grid_end(Grid *grid); /* makes the rows; cells stay where they are from here on */
/* Of two cells of a sheet: <0, 0, >0 in the order of the file. */
int compare_places(const void *a, const void *b);
bool cell_counts(const Cell *cell); /* a number and no more, as people put before their rows */
const char *grid_reference(Arena *arena, uint32_t row, uint32_t column); /* "B17" */
const char *cell_reference(Arena *arena, const Cell *cell);              /* "B17" */
/* Where a fault is: "sheet 'Fiche 1', cell B17", in the language of messages. */
const char *grid_place(const Import *import, const char *sheet, uint32_t row, uint32_t column);

bool package_read(Import *import, Grid *grid); /* a zip (package.c): ods.c, xlsx.c */
bool csv_read(Import *import, Grid *grid); /* text (csv.c) */

/* ---- content.xml, piece by piece (ods_content.c) ------------------------------------------------------- */

typedef struct Content Content;

Content *content_new(Import *import, Grid *grid);
bool content_add(Content *content, const char *bytes, size_t length); /* false: there are faults */
bool content_end(Content *content, bool whole); /* frees it; whole: there is no more, and none lacks */

/* ---- a description that is being made (piece.c) -------------------------------------------------------- */

typedef struct Attribute {
  const char *name, *value;
  size_t length, room; /* of a value that words are added to; else 0 */
  struct Attribute *next;
} Attribute;
typedef struct Remark { const char *text; struct Remark *next; } Remark;

typedef struct Piece {
  Arena *arena;
  const char *name;          /* of the element; borrowed, as all texts below */
  const Type *type;          /* NULL: it holds text */
  const char *text;
  bool prose;                /* text in a language */
  Attribute *attributes;
  const char *gap;           /* names that are missing, with blanks between; "": all of it; NULL: no gap */
  const char *comment;       /* beside it: where it comes from */
  Remark *remarks, *last_remark; /* at its end: what was not understood */
  struct Piece *parent, *first, *last, *next;
} Piece;

Piece *piece_root(Arena *arena);                        /* <register> */
Piece *piece_child(Piece *parent, const char *name);     /* a new one; `name` is in the field table */
Piece *piece_find(const Piece *parent, const char *name); /* the first, or NULL */
Piece *piece_the(Piece *parent, const char *name);       /* the first, or a new one */
Piece *piece_text(Piece *parent, const char *name, const char *text);
const char *piece_get(const Piece *node, const char *name);
void piece_set(Piece *node, const char *name, const char *value);
void piece_add_word(Piece *node, const char *name, const char *word); /* to a list */
void piece_gap(Piece *node, const char *names);
void piece_comment(Piece *node, const char *text);
void piece_remark(Piece *node, const char *text);
const char *piece_where(const Piece *node);             /* "processing payroll / purpose" */
bool is_xml_character(uint32_t code_point); /* XML has no way to write most control characters */
void piece_print(const Piece *root, const char *language, Buffer *to);

/* ---- what people write (lexicon.c) --------------------------------------------------------------------- */

typedef struct Lexicon Lexicon;

typedef struct Meaning {
  const char *code;     /* of a term, a country, a section */
  const char *part;     /* of labels: which part of an entry stands there; or NULL */
  const char *language; /* that it is written in; or NULL */
  const char *as;       /* of a label that is not quite one: the nearest; else NULL */
} Meaning;

Lexicon *lexicon_new(Arena *arena, const Law *law);
const Meaning *lexicon_find(const Lexicon *lexicon, const char *list, const char *text); /* NULL: not known */
/* Where a label stands: a number before it does not count,
   and one or two letters of a long one may be wrong. */
const Meaning *lexicon_label(Lexicon *lexicon, const char *list, const char *text);
/* What remains of a text where names are compared; brackets: what stands in them counts. */
const char *lexicon_key(Arena *arena, const char *text, bool brackets);
/* Strictly: what stands in brackets counts, a number too.  NULL: not known; "":
   known to be none of the list. */
const char *lexicon_value(const Lexicon *lexicon, const char *list, const char *text);

/* ---- the draft: what recognisers make of the cells (draft.c) ------------------------------------------- */

enum { ENTRY_PARTS = 24 };

/* What belongs together: the cells of a row, say, about one recipient. */
typedef struct Part { const char *name; Cell *cell; } Part;
typedef struct Entry {
  const char *section;  /* "recipient", as in schema/import/labels.xml */
  const char *code;     /* that the label says: the family of a category; or NULL */
  const char *of;       /* where its words are kept, what they are about; or NULL */
  Cell *label;          /* the author's own words in the place of a label; or NULL */
  Part parts[ENTRY_PARTS];
  size_t count;
} Entry;

bool entry_add(Entry *entry, const char *part, Cell *cell); /* false: it is full */
Cell *entry_cell(const Entry *entry, const char *part);     /* the first of that part, or NULL */

/* A processing that is being made. */
typedef struct Work {
  Piece *node;
  const Sheet *sheet;      /* that it is from */
  Map *things;             /* "purpose/…", "recipient/…": nodes by what they are known by */
  Piece *row_purpose, *row_category; /* of the entries taken last */
  Piece *first_purpose;    /* of those of one row; the last is row_purpose */
  bool no_transfer;
  bool has_purposes;       /* said by its own sheet, which the list of processings sums up */
} Work;

typedef struct Draft {
  Import *import;
  Arena *arena;
  const Law *law;
  Lexicon *lexicon;
  Piece *root;
  bool processor;          /* all of it is done for others */
  bool client_table;       /* a sheet lists all for whom */
  bool own;                /* a register that ppc wrote: its cells have forms of their own */
  Map *ids, *things;       /* taken ids; what is named once, by what it is known by */
  const char *last_retention; /* the id of the period that was read last... */
  const Sheet *retained_in;   /* ...and where */
  Work **works;
  size_t work_count, work_capacity;
  struct { const char *language; size_t votes; } languages[8];
} Draft;

bool draft_grid(Import *import, Grid *grid); /* all of it: recognises, writes the description; every cell has
                                                a fate */

/* The processing that is called so; made where there is none.  Cells may be NULL. */
Work *draft_work(Draft *draft, const Sheet *sheet, Cell *title, Cell *reference);
/* The processing of an entry, NULL: it is of the organisation.  Cells that are left are kept. */
void draft_take(Draft *draft, Work *work, const Entry *entry);
void draft_label(Draft *draft, Cell *cell, const Meaning *meaning); /* ignored: a label, in its language */
void draft_ignore(Cell *cell, const char *reason);
void draft_ignore_sheet(Sheet *sheet, const char *reason);
/* From here on it says something: its text */
void draft_cut(Draft *draft, Cell *cell, const char *label_end);
void draft_place(Draft *draft, Work *work, Cell *cell, Piece *node); /* its words stand there */
void draft_same(Cell *cell, const Piece *node);                      /* they stand there already */
/* As a comment at the end of the node. */
void draft_keep(Draft *draft, Piece *node, Cell *cell, const char *reason);
/* The same, with what it is about: its header, its label; or NULL. */
void draft_keep_of(Draft *draft, Piece *node, Cell *cell, const char *of, const char *reason);
/* In a register of ours: the first of what a line of a cell says of somebody, and what stands behind it (""
   where nothing does): "Hébergeur, France ; contrat C-1". */
const char *own_name(Draft *draft, const char *line, const char **rest);
const char *draft_id(Draft *draft, const char *label, const char *otherwise);
/* What is named once: a child of the root, by what it is known by; *made: it is new. */
Piece *draft_named(Draft *draft, const char *element, const char *known_by, const char *label, bool *made);
Piece *draft_party(Draft *draft, Cell *cell, const char *name); /* somebody by name; made where there is
                                                                   none */
/* Address, e-mail, phone and country of an entry. */
void take_contact(Draft *draft, Work *work, Piece *who, const Entry *entry);
/* Adds it to the ref of a use, once a work */
void draft_refer(Draft *draft, Work *work, Piece *use, const char *id);
bool draft_says_none(const Draft *draft, const Cell *cell);
void draft_end(Draft *draft); /* gaps where the language wants something that nobody said */

/* ---- takers, by section: what they do not understand they leave ---------------------------------------- */

typedef void Taker(Draft *draft, Work *work, const Entry *entry);

Taker take_processing, take_organisation, take_dpo, take_dpo_company;             /* take_who.c */
Taker take_representative, take_joint;                                           /* take_who.c */
Taker take_purpose, take_basis, take_subject, take_measure;                       /* take_what.c */
Taker take_data, take_sensitive;                                                 /* take_data.c */
Taker take_decision;                                                             /* take_what.c */
Taker take_client, take_end;                                                      /* take_client.c */
/* take_whom.c */
Taker take_recipient, take_transfer, take_no_transfer;
/* The id of that which a text of the cell tells (retention.c). */
const char *retention_draft(Draft *draft, Cell *cell, const char *text);
/* In a register of ours: the purpose that a line begins with, and what is said of it; NULL: there is none. */
Piece *own_purpose(const Work *work, const char *line, const char **said);

/* The values of a cell, one after the other: {.rest = text}. */
typedef struct Values {
  const char *rest;   /* what is left of the text */
  const char *looked; /* NULL, or up to where it is known whether... */
  bool commas;        /* ...commas part the values */
} Values;

/* Parted by line ends and semicolons, by commas too where what is between them is short.  NULL:
   there are no more. */
const char *next_value(Arena *arena, Values *values);
const char *next_line(Arena *arena, Values *values); /* commas do not part */
const char *next_row(Arena *arena, Values *values);  /* line ends alone part */
/* Without blanks and bullets round it */
const char *value_trimmed(Arena *arena, const char *text, size_t length);
const char *trimmed(Arena *arena, const char *text);                      /* the whole of it */
const char *value_bracketed(const char *text); /* "Nom (ainsi)": "ainsi)"; NULL: it does not end in
                                                  brackets */
bool value_is_email(const char *text);
bool value_is_phone(const char *text);
bool value_is_link(const char *text); /* a web address and nothing else */
bool day_of(const Draft *draft, const Cell *cell, char day[11]); /* a date, in whatever form */

/* ---- recognisers: sheets of a kind; false: it is of another -------------------------------------------- */

bool fiche_read(Draft *draft, Sheet *sheet); /* one processing (fiche.c) */
bool table_read(Draft *draft, Sheet *sheet); /* a row a processing; with who the organisation is above it
                                                (table.c) */
bool table_has_clients(const Draft *draft, const Sheet *sheet); /* a row a client */
bool table_has_headers(const Draft *draft, const Row *row); /* they name the processing, and something of
                                                               it */

#endif
