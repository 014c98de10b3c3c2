"""Defects of contents and fonts."""
import re

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from planting import (
    after,
    at,
    defect,
    edit_content,
    edit_stream,
    fonts,
    here,
    is_artifact,
    is_tagged,
    resources,
)
from values import get, items, name


ARTIFACT = ([Name.Artifact, Dictionary(Type=Name.Layout)], "BDC")
END = ([], "EMC")


# ---- marked content ------------------------------------------------------------------------------------------------


@defect("UA 7.1-3")
def words_that_are_not_marked(pdf):
    def change(program):
        begin = at(program, is_tagged)
        end = at(program, lambda _, operator: operator == "EMC", begin)
        return program[:begin] + program[begin + 1 : end] + program[end + 1 :]

    edit_content(pdf, change)


@defect("UA 7.1-3")
def an_artifact_that_is_not_marked(pdf):
    def change(program):
        begin = at(program, is_artifact)
        end = at(program, lambda _, operator: operator == "EMC", begin)
        return program[:begin] + program[begin + 1 : end] + program[end + 1 :]

    edit_content(pdf, change)


@defect("UA 7.1-3")
def a_rectangle_that_is_not_marked(pdf):
    edit_content(pdf, lambda program: program + [([10, 10, 5, 5], "re"), ([], "f")])


@defect("UA 7.1-1")
def an_artifact_among_words(pdf):
    edit_content(
        pdf,
        lambda program: after(
            program, at(program, is_tagged), [ARTIFACT, ([10, 10, 5, 5], "re"), ([], "f"), END]
        ),
    )


@defect("UA 7.1-2")
def words_in_an_artifact(pdf):
    def change(program):
        begin = at(program, is_tagged)
        end = at(program, lambda _, operator: operator == "EMC", begin)
        return program[:begin] + [ARTIFACT] + program[begin : end + 1] + [END] + program[end + 1 :]

    edit_content(pdf, change)


@defect("house claim")
def a_number_given_twice(pdf):
    def change(program):
        first = at(program, is_tagged)
        second = at(program, is_tagged, first + 1)
        program[second][0][1] = program[first][0][1]
        return program

    edit_content(pdf, change)


@defect("house claim")
def words_within_words(pdf):
    inner = ([Name.Span, Dictionary(MCID=4711)], "BDC")
    edit_content(
        pdf,
        lambda program: after(
            program, at(program, is_tagged), [inner, ([10, 10, 5, 5], "re"), ([], "f"), END]
        ),
    )


@defect("house balance")
def a_mark_that_does_not_end(pdf):
    edit_content(pdf, lambda program: program + [ARTIFACT])


@defect("house balance")
def an_end_without_a_mark(pdf):
    edit_content(pdf, lambda program: program + [END])


@defect("house balance")
def a_mark_over_the_edge_of_a_text(pdf):
    edit_content(pdf, lambda program: program + [ARTIFACT, ([], "BT"), END, ([], "ET")])


@defect("house balance")
def a_state_that_is_not_restored(pdf):
    edit_content(pdf, lambda program: program + [([], "q")])


@defect("house balance")
def a_state_restored_too_often(pdf):
    edit_content(pdf, lambda program: program + [([], "Q")])


@defect("house empty")
def a_mark_round_nothing(pdf):
    edit_content(pdf, lambda program: program + [ARTIFACT, END])


@defect("house artifact")
def an_artifact_of_no_type(pdf):
    edit_content(
        pdf, lambda program: program + [([Name.Artifact], "BMC"), ([10, 10, 5, 5], "re"), ([], "f"), END]
    )


@defect("A 6.2.2-1")
def an_unknown_operator(pdf):
    edit_content(pdf, lambda program: program + [([], "BX"), ([], "glow"), ([], "EX")])


@defect("A 6.1.13-8")
def states_without_end(pdf):
    edit_content(pdf, lambda program: [([], "q")] * 30 + [([], "Q")] * 30 + program)


@defect("A 6.2.2-2")
def a_font_from_nowhere(pdf):
    edit_content(pdf, lambda program: program + [([], "BT"), ([Name.Nowhere, 10], "Tf"), ([], "ET")])


@defect("A 6.2.2-2")
def no_resources(pdf):
    del pdf.pages[0].obj["/Resources"]


@defect("house content")
def a_line_within_a_text(pdf):
    edit_content(
        pdf,
        lambda program: after(
            program, at(program, lambda _, operator: operator == "BT"), [([10, 10, 5, 5], "re"), ([], "n")]
        ),
    )


def among_words(pdf, before, behind):
    """Puts instructions round the first words that are shown."""

    def change(program):
        place = at(program, lambda _, operator: operator in ("Tj", "TJ"))
        return program[:place] + before + [program[place]] + behind + program[place + 1 :]

    edit_content(pdf, change)


@defect("house hidden")
def words_that_nobody_sees(pdf):
    among_words(pdf, [([3], "Tr")], [([0], "Tr")])


@defect("house place")
def words_off_the_sheet(pdf):
    among_words(pdf, [([5000, 0], "Td")], [([-5000, 0], "Td")])


@defect("house overlap")
def words_over_words(pdf):
    def change(program):
        place = at(program, lambda _, operator: operator in ("Tj", "TJ"))
        return after(program, place, [([-5, 0], "Td"), program[place]])

    edit_content(pdf, change)


@defect("UA 7.20-2")
def content_shown_twice(pdf):
    inside = b"/P <</MCID 4711>> BDC 0 0 1 1 re f EMC"
    box = Array([0, 0, 9, 9])
    form = pikepdf.Stream(pdf, inside, Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=Dictionary())
    resources(pdf)["/XObject"] = Dictionary(Odd=pdf.make_indirect(form))
    edit_content(pdf, lambda program: program + [([Name.Odd], "Do")] * 2)


@defect("house page")
def a_page_for_nobody(pdf):
    page = pdf.make_indirect(
        Dictionary(
            Type=Name.Page,
            MediaBox=pdf.pages[0].obj.MediaBox,
            Resources=Dictionary(),
            Contents=pdf.make_stream(b"q Q"),
        )
    )
    pdf.pages.append(pikepdf.Page(page))


@defect("UA 7.2-29")
def words_in_no_language(pdf):
    among_words(pdf, [([Name.Span, Dictionary(Lang=String("1"))], "BDC")], [END])


# ---- fonts -----------------------------------------------------------------------------------------------------------


def descriptors(pdf):
    return [
        font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor
        for font in all_fonts(pdf)
    ]


def all_fonts(pdf):
    return [
        font for page in pdf.pages for _, font in page.obj.Resources.get("/Font", Dictionary()).items()
    ] or here(None)


@defect("UA 7.21.4.1-1")
def a_font_without_its_program(pdf):
    del descriptors(pdf)[0]["/FontFile2"]


@defect("UA 7.21.4.1-1")
def a_font_with_half_a_program(pdf):
    edit_stream(descriptors(pdf)[0], "/FontFile2", lambda data: data[: len(data) // 2])


@defect("UA 7.21.3.2-1")
def a_font_without_a_way_to_glyphs(pdf):
    del fonts(pdf, "Type0")[0].DescendantFonts[0]["/CIDToGIDMap"]


@defect("UA 7.21.7-1")
def a_font_without_characters(pdf):
    del fonts(pdf, "Type0")[0]["/ToUnicode"]


FIRST = rb"(beginbfchar\s*<\w+>\s*|beginbfrange\s*<\w+>\s*<\w+>\s*)<\w+>"


def characters(rule, called, by, pattern=FIRST):
    @defect(rule, called=called)
    def plant(pdf):
        for font in fonts(pdf, "Type0"):
            edit_stream(font, "/ToUnicode", lambda data: re.sub(pattern, by, data, 0, re.S))


characters("UA 7.21.7-1", "a font with a hole in its characters", b"", rb"\d+ begin(bfchar|bfrange).*?end\1")
characters("UA 7.21.7-2", "a code that stands for U+0000", rb"\1<0000>")
characters("UA 7.21.7-2", "a code that stands for U+FEFF", rb"\1<FEFF>")
characters("A 6.2.11.7.3-1", "a code that stands for something private", rb"\1<E000>")
characters("house to unicode", "a code that stands for half a character", rb"\1<D800>")
characters("house to unicode", "a code that stands for a tabulator", rb"\1<0009>")
characters("house truth", "a code that stands for another letter", rb"\1<0057>")


@defect("UA 7.21.5-1")
def glyphs_of_another_width(pdf):
    font = fonts(pdf, "Type0")[0].DescendantFonts[0]
    font["/W"] = Array([])
    font["/DW"] = 1


@defect("UA 7.21.8-1")
def a_glyph_that_is_none(pdf):
    key = here(
        next((key for key, font in resources(pdf).Font.items() if name(font.Subtype) == "Type0"), None)
    )
    among_words(pdf, [([Name(key), 1], "Tf"), ([String("\0\0")], "Tj")], [])


@defect("UA 7.21.4.1-2")
def a_glyph_that_is_not_there(pdf):
    key = here(
        next((key for key, font in resources(pdf).Font.items() if name(font.Subtype) == "Type0"), None)
    )
    among_words(pdf, [([Name(key), 1], "Tf"), ([String("\x7f\x7f")], "Tj")], [])


@defect("UA 7.21.3.3-1")
def an_encoding_of_another_kind(pdf):
    fonts(pdf, "Type0")[0]["/Encoding"] = Name("/Identity-V2")


@defect("UA 7.21.6-2")
def letters_without_an_encoding(pdf):
    font = here(next((one for one in fonts(pdf, "TrueType") if not int(one.FontDescriptor.Flags) & 4), None))
    del font["/Encoding"]


@defect("A 6.2.11.2-6")
def a_width_too_few(pdf):
    del fonts(pdf, "TrueType")[0].Widths[-1]


@defect("house font")
def a_font_that_is_not_ours(pdf):
    for font in all_fonts(pdf):
        font["/BaseFont"] = Name("/ABCDEF+Arial")


@defect("house font")
def a_font_that_is_whole(pdf):
    for font in all_fonts(pdf):
        font["/BaseFont"] = Name("/" + str(font.BaseFont).split("+")[-1])


@defect("house font")
def a_font_without_a_box(pdf):
    del descriptors(pdf)[0]["/FontBBox"]
