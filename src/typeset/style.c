/*
 * style: the table of text styles and colours (design: one family, four sizes with a ratio of about 1.25,
 * one accent; nothing is told by colour alone).
 */
#include "typeset/typeset_int.h"

/* clang-format off */
const Shade colours[COLOUR_COUNT] = {
    [COLOUR_INK] = {0.10, 0.10, 0.12},      [COLOUR_ACCENT] = {0.06, 0.18, 0.42}, /* 13:1 on white */
    [COLOUR_GREY] = {0.33, 0.34, 0.37},     [COLOUR_RULE] = {0.72, 0.73, 0.76},
    [COLOUR_PALE] = {0.955, 0.962, 0.972},  [COLOUR_GAP] = {1.00, 0.85, 0.30},
    [COLOUR_PROPOSED] = {1.0, 0.95, 0.74},  [COLOUR_TINT] = {1.00, 0.96, 0.82},
    [COLOUR_MIDDLE] = {0.76, 0.81, 0.89},   [COLOUR_WHITE] = {1, 1, 1},
};
/* clang-format on */

#define PLAIN FACE_REGULAR, COLOUR_INK
#define BOLD  FACE_BOLD, COLOUR_INK
#define HEAD  FACE_BOLD, COLOUR_ACCENT
#define QUIET FACE_REGULAR, COLOUR_GREY

/* clang-format off */
const TextStyle text_styles[STYLE_COUNT] = {
    /*                        name         size  leading before after  face, colour  just.  hyph.  keep */
    [STYLE_TEXT] = {"text", 10, 14, 0, 7, PLAIN, true, true, false},
    [STYLE_ITEM] = {"item", 10, 14, 0, 3, PLAIN, true, true, false},
    [STYLE_LEAD] = {"lead", 12, 17, 0, 8, PLAIN, false, false, false},
    [STYLE_SMALL] = {"small", 8.5f, 12, 0, 6, QUIET, false, true, false},
    [STYLE_LAW] = {"law", 8.5f, 12, 0, 6, FACE_ITALIC, COLOUR_GREY, false, true, false},
    [STYLE_TITLE] = {"title", 20, 25, 0, 10, HEAD, false, false, true},
    [STYLE_H1] = {"h1", 20, 25, 28, 10, HEAD, false, false, true},
    [STYLE_H2] = {"h2", 14, 18, 24, 7, HEAD, false, false, true},
    [STYLE_H3] = {"h3", 11.5f, 15, 16, 5, BOLD, false, false, true},
    [STYLE_H4] = {"h4", 10, 14, 12, 3, FACE_BOLD_ITALIC, COLOUR_INK, false, false, true},
    [STYLE_CONTENTS] = {"contents", 9.5f, 13, 0, 0, PLAIN, false, false, false},
    [STYLE_CONTENTS_1] = {"contents-1", 9.5f, 13, 4.5f, 0, BOLD, false, false, false},
    [STYLE_CONTENTS_TITLE] = {"contents-title", 11.5f, 15, 20, 4, HEAD, false, false, true},
    [STYLE_CAPTION] = {"caption", 9, 12, 10, 4, BOLD, false, false, true},
    [STYLE_BOX_TITLE] = {"box-title", 10, 14, 0, 3, BOLD, false, false, true},
    [STYLE_TERM] = {"term", 10, 14, 4, 1, BOLD, false, false, true},
    [STYLE_CELL] = {"cell", 9, 12, 0, 4, PLAIN, false, true, false},
    [STYLE_CELL_ITEM] = {"cell-item", 9, 12, 0, 1.5f, PLAIN, false, true, false},
    [STYLE_CELL_HEAD] = {"cell-head", 8.5f, 11, 0, 3, BOLD, false, false, false},
    [STYLE_CELL_SMALL] = {"cell-small", 8, 11, 0, 3, QUIET, false, true, false},
    [STYLE_CELL_TITLE] = {"cell-title", 9, 12, 0, 2, BOLD, false, false, true},
    [STYLE_NOTE] = {"note", 8.5f, 12, 0, 4, PLAIN, false, true, false},
    [STYLE_FURNITURE] = {"furniture", 8, 11, 0, 0, QUIET, false, false, false},
};
/* clang-format on */

/* clang-format off */
const Sheet sheets[SHEET_COUNT] = { /* portrait: 29 mm left, 152 mm of text, 49 lines of 14; landscape: 31
                                       lines */
    [SHEET_PORTRAIT] = {.name = "portrait", .width = 595.276f, .height = 841.890f,
                        .left = 82.2f, .measure = 430.9f, .wide = 430.9f,
                        .top = 76, .depth = 686, .furniture_left = 82.2f, .furniture_width = 430.9f,
                        .head_baseline = 50, .foot_baseline = 800},
    [SHEET_WIDE] = {.name = "wide", .width = 595.276f, .height = 841.890f,
                    .left = 56.7f, .measure = 481.9f, .wide = 481.9f,
                    .top = 76, .depth = 686, .furniture_left = 56.7f, .furniture_width = 481.9f,
                    .head_baseline = 50, .foot_baseline = 800},
    [SHEET_GUTTER] = {.name = "gutter", .width = 595.276f, .height = 841.890f,
                      .left = 110, .measure = 430.9f, .wide = 430.9f,
                      .top = 76, .depth = 686, .furniture_left = 110, .furniture_width = 430.9f,
                      .head_baseline = 50, .foot_baseline = 800},
    [SHEET_LANDSCAPE] = {.name = "landscape", .width = 841.890f, .height = 595.276f,
                         .left = 72, .measure = 430.9f, .wide = 697.89f,
                         .top = 76, .depth = 434, .furniture_left = 72, .furniture_width = 697.89f,
                         .head_baseline = 50, .foot_baseline = 553.4f},
};
/* clang-format on */

float style_baseline(const TextStyle *style)
{
  return (style->leading - style->size) / 2 + style->size * 0.78f;
}
