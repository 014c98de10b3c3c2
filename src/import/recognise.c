/*
 * recognise: which sheet is what, and what is written of all of them.
 */
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
    for (size_t row = 0; row < sheet->row_count; row++)
      for (size_t k = 0; k < sheet->rows[row].count; k++)
        draft_ignore(&sheet->rows[row].cells[k], passed_over[i].reason);
    return true;
  }
  return false;
}

/* What no recogniser took is kept: beside its processing, or at the end. The way to an annex is not worth it. */
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

/* Notes pinned to cells are the template's, unless the cell holds something of the organisation's. */
static void keep_notes(Draft *draft, Grid *grid)
{
  for (size_t i = 0; i < grid->cell_count; i++) {
    const Cell *cell = &grid->cells[i];
    if (cell->note && cell->fate != IMPORT_IGNORED)
      piece_remark(draft->root, arena_format(draft->arena, "%s%s%s (note): %s", cell->sheet->name ? cell->sheet->name : "",
                                            cell->sheet->name ? " " : "", cell_reference(draft->arena, cell), cell->note));
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
