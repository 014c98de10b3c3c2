/*
 * pack_look: how the cells of spreadsheets look, in every format.
 *
 * Calm, as the other documents are: horizontal rules, one accent, and a gap that nobody overlooks - by its
 * frame, too.
 */
#include "emit/pack_int.h"

static const char usual_accent[] = "#11387c"; /* of page.css */

static const CellLook looks[CELL_STYLES] = {
  [CELL_VALUE] = {.name = "Value", .size = 10, .ink = "#1a1d21", .rule = "#c9ced6", .rule_width = 0.5},
  [CELL_TITLE] = {.name = "Title", .size = 15, .bold = true},
  [CELL_SECTION] = {.name = "Section", .size = 11, .bold = true, .rule_width = 1.5},
  [CELL_HEAD] = {.name = "Head", .size = 10, .bold = true, .ink = "#1a1d21", .ground = "#eaeef5", .rule = "#5b6470",
                 .rule_width = 1},
  [CELL_LABEL] = {.name = "Label", .size = 10, .ink = "#3d444d", .ground = "#f6f7f9", .rule = "#c9ced6",
                  .rule_width = 0.5},
  [CELL_NOTE] = {.name = "Note", .size = 9, .ink = "#4d545e"},
  [CELL_GAP] = {.name = "Gap", .size = 10, .bold = true, .ink = "#5c2e00", .ground = "#ffe9a8", .rule = "#b35900",
                .rule_width = 1.5, .framed = true},
  [CELL_DRAFT] = {.name = "Draft", .size = 11, .bold = true, .ink = "#8a1c00", .ground = "#fff0eb", .rule = "#8a1c00",
                  .rule_width = 1.5, .framed = true},
};

CellLook pack_look(const Pack *pack, CellStyle style)
{
  CellLook look = looks[style];
  const char *accent = pack->writer->build->options->accent;
  if (!accent || colour_contrast(accent, "#ffffff") < 4.5) /* too pale for letters */
    accent = usual_accent;
  if (!look.ink)
    look.ink = accent;
  if (look.rule_width > 0 && !look.rule)
    look.rule = accent;
  return look;
}
