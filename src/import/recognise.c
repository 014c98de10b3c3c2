/*
 * recognise: which sheet is what, and what is written of all of them.
 */
#include <stdlib.h>
#include <string.h>

#include "import/import_int.h"

/* Sheets that say nothing of the organisation, and why their cells are ignored. */
static const struct { const char *code, *reason; } passed_over[] = {
    {"tutorial", "reason.tutorial"},
    {"example", "reason.example"},
    {"lists", "reason.list"},
    {"annex", "reason.annex"},
};

static bool pass_over(const Draft *draft, Sheet *sheet)
{
  const Meaning *meaning = sheet->name ? lexicon_find(draft->lexicon, "sheet", sheet->name) : NULL;
  for (size_t i = 0; meaning && i < COUNT_OF(passed_over); i++) {
    if (strcmp(meaning->code, passed_over[i].code) != 0)
      continue;
    draft_ignore_sheet(sheet, passed_over[i].reason);
    return true;
  }
  return false;
}

/* What no recogniser took is kept: beside its processing,
   or at the end. The way to an annex is not worth it. */
static void keep_rest(Draft *draft, Grid *grid)
{
  for (size_t i = 0; i < grid->cell_count; i++) {
    Cell *cell = &grid->cells[i];
    if (cell->fate == IMPORT_UNSEEN && lexicon_find(draft->lexicon, "annex", cell->text))
      draft_ignore(cell, "reason.label");
    else if (cell->fate == IMPORT_UNSEEN)
      draft_keep(draft, draft->root, cell, "reason.unknown");
  }
}

/* A form is filled in again and again:
   notes that stand at the same place of several sheets are the form's. */
static void ignore_repeated(const Draft *draft, Grid *grid)
{
  Map *places = map_new(draft->arena);
  for (size_t i = 0; i < grid->note_count; i++) {
    Cell *note = &grid->notes[i];
    const char *place = arena_format(draft->arena, "%s %s", cell_reference(draft->arena, note), note->text);
    Cell *other = map_find(places, place);
    if (!other) {
      map_put(places, place, note);
    } else if (other->sheet != note->sheet) {
      draft_ignore(other, "reason.note");
      draft_ignore(note, "reason.note");
    }
  }
}

/* The processing that a sheet tells of, if it is one. */
static Piece *piece_of(const Draft *draft, const Sheet *sheet)
{
  Piece *found = NULL;
  for (size_t i = 0; i < draft->work_count; i++)
    if (draft->works[i]->sheet == sheet) {
      if (found)
        return draft->root;
      found = draft->works[i]->node;
    }
  return found ? found : draft->root;
}

/* The cell that it is pinned to; NULL: an empty one. */
static const Cell *noted(const Grid *grid, const Cell *note)
{
  const Sheet *sheet = note->sheet;
  return sheet->cell_count
             ? bsearch(note, grid->cells + sheet->first_cell, sheet->cell_count, sizeof *note, compare_places)
             : NULL;
}

/* Sheets that are passed over are so with their notes. */
static const char *reason_of_sheet(const Grid *grid, const Sheet *sheet)
{
  const char *reason = sheet->cell_count ? grid->cells[sheet->first_cell].reason : NULL;
  for (size_t i = 0; reason && i < COUNT_OF(passed_over); i++)
    if (strcmp(reason, passed_over[i].reason) == 0)
      return reason;
  return text_same(reason, "reason.blank") ? reason : NULL;
}

/* What is pinned to a label is the form's, what else there is is somebody's. */
static void keep_notes(Draft *draft, Grid *grid)
{
  ignore_repeated(draft, grid);
  for (size_t i = 0; i < grid->note_count; i++) {
    Cell *note = &grid->notes[i];
    const Cell *cell = noted(grid, note);
    const char *reason = reason_of_sheet(grid, note->sheet);
    if (reason || (cell && cell->fate == IMPORT_IGNORED))
      draft_ignore(note, reason ? reason : "reason.note");
    if (note->fate == IMPORT_UNSEEN)
      draft_keep_of(draft, piece_of(draft, note->sheet), note, "note", "reason.unknown");
  }
}

/* That of most labels. */
static const char *language_of(const Draft *draft)
{
  const char *language = "fr";
  size_t most = 0;
  for (size_t i = 0; i < COUNT_OF(draft->languages); i++)
    if (draft->languages[i].votes > most) {
      most = draft->languages[i].votes;
      language = draft->languages[i].language;
    }
  return language;
}

/* By its title, or by the headers of its table: in a row below these "Clients" are who is concerned. */
static bool is_processors(const Draft *draft, const Grid *grid)
{
  const Sheet *sheet = grid->sheet_count ? &grid->sheets[0] : NULL;
  bool header = false;
  for (size_t i = 0; sheet && i < sheet->row_count && i < 3 && !header; i++) {
    const Row *row = &sheet->rows[i];
    header = table_has_headers(draft, row);
    for (size_t k = 0; k < row->count && (header || row->count == 1); k++)
      if (lexicon_find(draft->lexicon, "processor", row->cells[k].text))
        return true;
  }
  return false;
}

static bool read_sheets(Draft *draft, Grid *grid)
{
  draft->processor = is_processors(draft, grid);
  for (size_t i = 0; i < grid->sheet_count && grid->sheets[0].name; i++)
    draft->client_table |= table_has_clients(draft, &grid->sheets[i]);
  bool any = false;
  for (size_t i = 0; i < grid->sheet_count; i++)
    if (!pass_over(draft, &grid->sheets[i]))
      any |= fiche_read(draft, &grid->sheets[i]);
  for (size_t i = 0; i < grid->sheet_count; i++) {
    Sheet *sheet = &grid->sheets[i];
    if (sheet->row_count && sheet->rows[0].cells[0].fate == IMPORT_UNSEEN)
      any |= table_read(draft, sheet);
  }
  return any;
}

/* What there was in place of a register. */
static bool nothing_known(Import *import, const Grid *grid)
{
  if (grid->cell_count == 0)
    return import_fault(import, NULL, "empty", NULL);
  if (!grid->sheets[0].name) {
    const Row *row = &grid->sheets[0].rows[0];
    return import_fault(import, grid_place(import, NULL, row->number, row->cells[0].column), "no-header", NULL);
  }
  Buffer names = {0};
  for (size_t i = 0; i < grid->sheet_count && i < 8; i++)
    buffer_format(&names, "%s'%s'", i ? ", " : "", grid->sheets[i].name);
  import_fault(import, NULL, "no-fiche", (const char *const[]){"sheets", names.at, NULL});
  buffer_free(&names);
  return false;
}

bool draft_grid(Import *import, Grid *grid)
{
  Arena *arena = import->arena;
  const Law *law = law_load(arena, data_path(arena, "schema/law"));
  Draft draft = {.import = import, .arena = arena, .law = law, .lexicon = lexicon_new(arena, law), .root = piece_root(arena),
                 .ids = map_new(arena), .things = map_new(arena)};
  piece_child(draft.root, "organisation");
  if (!read_sheets(&draft, grid))
    return nothing_known(import, grid);
  draft_end(&draft);
  keep_rest(&draft, grid);
  keep_notes(&draft, grid);
  const char *language = language_of(&draft);
  piece_set(draft.root, "languages", language);
  piece_print(draft.root, language, &import->description);
  return true;
}
