"""Defects of the structure tree, its tables, lists and headings, and of the links that hang on it."""
from pikepdf import Array, Dictionary, Name, String

from planting import (
    attributes,
    contents_of,
    defect,
    element,
    elements,
    here,
    kids,
    leaf,
    links,
    parent_rows,
    set_kids,
)
from values import array, dictionary, get, items, name


# ---- the tree ----------------------------------------------------------------------------------------------------


@defect("UA 7.1-11")
def no_structure(pdf):
    del pdf.Root["/StructTreeRoot"]


@defect("house structure")
def no_document(pdf):
    root = pdf.Root.StructTreeRoot
    set_kids(root, kids(items(root.K)[0]))


@defect("UA 7.1-12")
def an_element_without_parent(pdf):
    del element(pdf, "P")["/P"]


@defect("house structure")
def an_element_with_another_parent(pdf):
    element(pdf, "P")["/P"] = element(pdf, "H1")


@defect("house structure")
def an_element_that_stands_twice(pdf):
    top = element(pdf, "Document")
    set_kids(top, kids(top) + [element(pdf, "P")])


@defect("UA 7.1-5")
def an_unknown_type(pdf):
    element(pdf, "P")["/S"] = Name.Paragraph


@defect("UA 7.1-6")
def types_in_a_circle(pdf):
    element(pdf, "P")["/S"] = Name.Paragraph
    pdf.Root.StructTreeRoot["/RoleMap"] = Dictionary(Paragraph=Name.Absatz, Absatz=Name.Paragraph)


@defect("UA 7.1-7")
def a_standard_type_mapped(pdf):
    pdf.Root.StructTreeRoot["/RoleMap"] = Dictionary(P=Name.Span)


@defect("UA 7.2-29")
def an_element_in_no_language(pdf):
    element(pdf, "P")["/Lang"] = String("fr_FR")


@defect("house words")
def an_element_that_is_read_as_nothing(pdf):
    element(pdf, "P")["/ActualText"] = String("")


@defect("house structure")
def an_element_on_no_page(pdf):
    leaf(pdf)["/Pg"] = pdf.Root


# ---- claims, and the way back --------------------------------------------------------------------------------------


@defect("house claim")
def content_that_nobody_claims(pdf):
    one = leaf(pdf, "P")
    set_kids(one, [kid for kid in kids(one) if kid not in contents_of(one)[:1]])


@defect("house claim")
def content_that_two_claim(pdf):
    one, other = [
        part for part in elements(pdf, "P", "H1", "H2", "LBody") if contents_of(part) and "/Pg" in part
    ][:2]
    set_kids(other, kids(other) + [Dictionary(Type=Name.MCR, Pg=one.Pg, MCID=contents_of(one)[0])])


@defect("house claim")
def content_that_is_not_there(pdf):
    one = leaf(pdf, "P")
    set_kids(one, kids(one) + [4711])


@defect("house parent tree")
def no_parent_tree(pdf):
    del pdf.Root.StructTreeRoot["/ParentTree"]


@defect("house parent tree")
def a_parent_tree_without_a_next_number(pdf):
    del pdf.Root.StructTreeRoot["/ParentTreeNextKey"]


@defect("house parent tree")
def a_next_number_that_is_taken(pdf):
    pdf.Root.StructTreeRoot["/ParentTreeNextKey"] = 0


def row(pdf):
    return here(next((one for one in parent_rows(pdf) if len(array(one)) > 3), None))


@defect("house parent tree")
def a_way_back_to_another(pdf):
    parents = row(pdf)
    other = next(at for at in range(1, len(parents)) if parents[at].objgen != parents[0].objgen)
    parents[0], parents[other] = parents[other], parents[0]


@defect("house parent tree")
def a_way_back_that_ends_early(pdf):
    del row(pdf)[-1]


@defect("house parent tree")
def a_page_without_its_number(pdf):
    del pdf.pages[0].obj["/StructParents"]


@defect("house parent tree")
def two_pages_of_one_number(pdf):
    if len(pdf.pages) < 2:
        here(None)
    pdf.pages[1].obj["/StructParents"] = pdf.pages[0].obj.StructParents


@defect("house parent tree")
def a_parent_tree_out_of_order(pdf):
    node = pdf.Root.StructTreeRoot.ParentTree
    while "/Nums" not in node:
        node = node.Kids[0]
    pairs = list(node.Nums)
    node["/Nums"] = Array(pairs[2:4] + pairs[:2] + pairs[4:])


@defect("house parent tree")
def a_number_that_nobody_has(pdf):
    node = pdf.Root.StructTreeRoot.ParentTree
    while "/Nums" not in node:
        node = node.Kids[len(node.Kids) - 1]
    node.Nums.append(pdf.Root.StructTreeRoot.ParentTreeNextKey)
    node.Nums.append(element(pdf, "P"))
    pdf.Root.StructTreeRoot.ParentTreeNextKey += 1


# ---- nesting -----------------------------------------------------------------------------------------------------


def typed(rule, called, old, new):
    """An element of one type called another."""

    @defect(rule, called=called)
    def plant(pdf):
        element(pdf, old)["/S"] = Name("/" + new)


typed("UA 7.2-17", "an item outside of a list", "P", "LI")
typed("UA 7.2-18", "the body of no item", "P", "LBody")
typed("UA 7.2-19", "a paragraph for an item", "LI", "P")
typed("UA 7.2-20", "a paragraph for an item's body", "LBody", "P")
typed("UA 7.2-4", "a row outside of a table", "P", "TR")
typed("UA 7.2-9", "a cell outside of a row", "P", "TD")
typed("UA 7.2-8", "a head outside of a row", "P", "TH")
typed("UA 7.2-5", "the heads of no table", "P", "THead")
typed("UA 7.2-6", "the rows of no table", "P", "TBody")
typed("UA 7.2-10", "a paragraph in a row", "TD", "P")
typed("UA 7.2-36", "a paragraph among the heads' rows", "TR", "P")
typed("UA 7.2-26", "an entry of no contents", "P", "TOCI")
typed("UA 7.2-27", "a paragraph among the contents", "TOCI", "P")
typed("UA 7.4.2-1", "a document that begins with a heading of level 2", "H1", "H2")
typed("UA 7.4.4-2", "headings without and with levels", "H1", "H")
typed("UA 7.9-1", "a note without an identifier", "P", "Note")
typed("UA 7.7-1", "a formula that says nothing", "P", "Formula")
typed("house nesting", "a caption of nothing", "P", "Caption")


@defect("UA 7.4.2-1")
def a_heading_left_out(pdf):
    headings = elements(pdf, "H1", "H2", "H3", "H4")
    here(next((one for one in headings[1:] if name(one.S) == "H2"), None))["/S"] = Name.H4


@defect("house nesting")
def a_paragraph_in_a_paragraph(pdf):
    outer, inner = [one for one in elements(pdf, "P") if contents_of(one)][:2]
    above = inner.P
    set_kids(above, [kid for kid in kids(above) if dictionary(kid) is None or kid.objgen != inner.objgen])
    set_kids(outer, kids(outer) + [inner])
    inner["/P"] = outer


@defect("house nesting")
def words_of_a_section_s_own(pdf):
    typed_one = leaf(pdf, "P")
    typed_one["/S"] = Name.Sect


@defect("house empty")
def an_empty_paragraph(pdf):
    top = element(pdf, "Document")
    set_kids(top, kids(top) + [pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=top))])


@defect("UA 7.3-1")
def a_figure_without_words(pdf):
    del element(pdf, "Figure")["/Alt"]


@defect("UA 7.3-1")
def a_figure_with_empty_words(pdf):
    element(pdf, "Figure")["/Alt"] = String(" ")


@defect("house figure")
def a_figure_without_its_box(pdf):
    del attributes(element(pdf, "Figure"), "Layout")["/BBox"]


@defect("house figure")
def a_figure_whose_box_is_off_the_page(pdf):
    attributes(element(pdf, "Figure"), "Layout")["/BBox"] = Array([0, 0, 2000, 20])


@defect("UA 7.6")
def a_list_whose_labels_are_of_no_kind(pdf):
    attributes(element(pdf, "L"), "List")
    del element(pdf, "L")["/A"]


@defect("UA 7.6")
def bullets_called_numbers(pdf):
    one = here(
        next((part for part in elements(pdf, "L") if name(get(part, "A", "ListNumbering")) == "Disc"), None)
    )
    one.A["/ListNumbering"] = Name.Decimal


@defect("house id")
def two_elements_of_one_identifier(pdf):
    for one in elements(pdf, "P")[:2]:
        one["/ID"] = String("same")


# ---- tables --------------------------------------------------------------------------------------------------------


def body_row(pdf):
    return here(
        next((one for one in elements(pdf, "TR") if name(one.P.S) == "TBody" and len(kids(one)) > 2), None)
    )


@defect("UA 7.2-42")
def a_row_with_a_cell_less(pdf):
    one = body_row(pdf)
    set_kids(one, kids(one)[:-1])


@defect("UA 7.2-42")
def a_cell_over_two_columns(pdf):
    one = here(next((kid for kid in kids(body_row(pdf)) if name(kid.S) == "TD"), None))
    one["/A"] = Dictionary(O=Name.Table, ColSpan=2)


@defect("UA 7.2-41")
def a_cell_over_too_many_rows(pdf):
    kids(body_row(pdf))[-1]["/A"] = Dictionary(O=Name.Table, RowSpan=500)


@defect("UA 7.2-14")
def heads_without_rows(pdf):
    table = element(pdf, "Table")
    here(next((kid for kid in kids(table) if name(kid.S) == "THead"), None))
    set_kids(table, [kid for kid in kids(table) if name(kid.S) != "TBody"])


@defect("UA 7.2-11")
def heads_twice(pdf):
    table = element(pdf, "Table")
    here(next((kid for kid in kids(table) if name(kid.S) == "TBody"), None))["/S"] = Name.THead


@defect("UA 7.2-16")
def a_caption_in_the_middle(pdf):
    table = element(pdf, "Table")
    rest = [kid for kid in kids(table) if name(kid.S) != "Caption"]
    set_kids(table, rest[:1] + [pdf.make_indirect(Dictionary(S=Name.Caption, P=table))] + rest[1:])


@defect("UA 7.2-39")
def two_captions(pdf):
    table = element(pdf, "Table")
    captions = [pdf.make_indirect(Dictionary(S=Name.Caption, P=table)) for _ in range(2)]
    set_kids(table, captions[:1] + [kid for kid in kids(table) if name(kid.S) != "Caption"] + captions[1:])


@defect("UA 7.5-1")
def a_head_of_nothing(pdf):
    del element(pdf, "TH")["/A"]


@defect("UA 7.5-1")
def a_head_of_an_unknown_scope(pdf):
    element(pdf, "TH").A["/Scope"] = Name.Col


@defect("house scope")
def a_column_s_head_that_says_row(pdf):
    one = here(next((part for part in elements(pdf, "TH") if name(part.P.P.S) == "THead"), None))
    one.A["/Scope"] = Name.Row


@defect("house scope")
def a_row_s_head_that_says_column(pdf):
    one = here(next((part for part in elements(pdf, "TH") if name(part.P.P.S) == "TBody"), None))
    one.A["/Scope"] = Name.Column


@defect("UA 7.5-1")
def cells_without_heads(pdf):
    for one in elements(pdf, "TH"):
        one["/S"] = Name.TD
    element(pdf, "TD")


@defect("UA 7.5-2")
def a_cell_of_a_head_that_is_not_there(pdf):
    element(pdf, "TD")["/A"] = Dictionary(O=Name.Table, Headers=Array([String("nobody")]))


# ---- links ---------------------------------------------------------------------------------------------------------


def link_element(pdf):
    return here(
        next(
            (
                one
                for one in elements(pdf, "Link")
                if any(name(get(kid, "Type")) == "OBJR" for kid in kids(one))
            ),
            None,
        )
    )


@defect("UA 7.18.5-1")
def a_link_without_its_annotation(pdf):
    one = link_element(pdf)
    set_kids(one, [kid for kid in kids(one) if name(get(kid, "Type")) != "OBJR"])


@defect("UA 7.18.5-1")
def an_annotation_in_another_element(pdf):
    link_element(pdf)["/S"] = Name.Span


@defect("UA 7.18.5-1")
def an_annotation_without_a_number(pdf):
    del links(pdf)[0][1]["/StructParent"]


@defect("house parent tree")
def an_annotation_with_another_s_number(pdf):
    found = [one for _, one in links(pdf)]
    if len(found) < 2:
        here(None)
    found[0]["/StructParent"] = found[1].StructParent


@defect("UA 7.18.5-2")
def an_annotation_without_words(pdf):
    del links(pdf)[0][1]["/Contents"]


@defect("A 6.3.2-1")
def an_annotation_without_flags(pdf):
    del links(pdf)[0][1]["/F"]


@defect("A 6.3.2-2")
def an_annotation_that_is_hidden(pdf):
    links(pdf)[0][1]["/F"] = 6


@defect("UA 7.18.3-1")
def annotations_in_no_order(pdf):
    del links(pdf)[0][0]["/Tabs"]


@defect("house link")
def an_annotation_off_the_page(pdf):
    links(pdf)[0][1]["/Rect"] = Array([-100, -100, -50, -50])


@defect("house link")
def an_annotation_beside_its_words(pdf):
    for _, link in links(pdf):
        left, bottom, right, top = link.Rect
        link["/Rect"] = Array([left, bottom - 25, right, top - 25])


@defect("house link")
def an_annotation_with_a_border(pdf):
    links(pdf)[0][1]["/Border"] = Array([0, 0, 1])


@defect("house link")
def an_annotation_of_no_page(pdf):
    page, _ = links(pdf)[0]
    del page.Annots[0]


@defect("house link")
def a_link_without_words(pdf):
    one = link_element(pdf)
    set_kids(one, [kid for kid in kids(one) if name(get(kid, "Type")) == "OBJR"])


@defect("house link")
def an_annotation_of_another_kind(pdf):
    links(pdf)[0][1]["/Subtype"] = Name.Text
