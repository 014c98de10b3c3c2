"""What may stand in what, what must have what: elements by their roles."""
import re

from structure import BLOCK, GROUPING, ILLUSTRATION, INLINE, Element
from values import name, rectangle, shown, text

# role: its parents, the rule; and its kids, the rule.  From ISO 32000-1, 14.8.4, as PDF/UA asks for it.
PARENTS = {
    "TR": ({"Table", "THead", "TBody", "TFoot"}, "UA 7.2-4"),
    "THead": ({"Table"}, "UA 7.2-5"),
    "TBody": ({"Table"}, "UA 7.2-6"),
    "TFoot": ({"Table"}, "UA 7.2-7"),
    "TH": ({"TR"}, "UA 7.2-8"),
    "TD": ({"TR"}, "UA 7.2-9"),
    "LI": ({"L"}, "UA 7.2-17"),
    "LBody": ({"LI"}, "UA 7.2-18"),
    "TOCI": ({"TOC"}, "UA 7.2-26"),
    "Lbl": ({"LI", "TOCI", "Note", "Caption", "H1", "H2", "H3", "H4", "H5", "H6"}, "house nesting"),
    "Caption": ({"Table", "L", "TOC", "Figure", "Formula"}, "house nesting"),
    "Document": ({None}, "house nesting"),
}
KIDS = {
    "Table": ({"TR", "THead", "TBody", "TFoot", "Caption"}, "UA 7.2-3"),
    "TR": ({"TH", "TD"}, "UA 7.2-10"),
    "THead": ({"TR"}, "UA 7.2-36"),
    "TBody": ({"TR"}, "UA 7.2-37"),
    "TFoot": ({"TR"}, "UA 7.2-38"),
    "L": ({"L", "LI", "Caption"}, "UA 7.2-19"),
    "LI": ({"Lbl", "LBody"}, "UA 7.2-20"),
    "TOC": ({"TOC", "TOCI", "Caption"}, "UA 7.2-27"),
    "TOCI": ({"Lbl", "Reference", "NonStruct", "P", "TOC"}, "house nesting"),
    "Document": (GROUPING | BLOCK | ILLUSTRATION | {"Note", "Link", "Annot"}, "house nesting"),
}
HEADING = re.compile(r"H[1-6]")
# What holds the text itself has no block in it; a block among words would be read in the middle of a sentence.
LEAVES = {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6"} | (INLINE - {"Note"})
ORDERED = {
    "Decimal": r"\d+[.)]?",
    "UpperRoman": r"[IVXLCDM]+[.)]?",
    "LowerRoman": r"[ivxlcdm]+[.)]?",
    "UpperAlpha": r"[A-Z]+[.)]?",
    "LowerAlpha": r"[a-z]+[.)]?",
}
PLACEMENTS = ("Block", "Inline", "Before", "Start", "End")


def check(document, structure, spoken):
    """spoken: a function from an element to its text."""
    document.require(
        len(structure.tops) == 1 and structure.tops[0].role == "Document",
        "house structure",
        "the structure begins with %s, not with one Document" % [top.type for top in structure.tops],
    )
    for element in structure.elements:
        _nesting(document, element)
        _content(document, element)
        if element.role in ("Table", "L", "TOC"):
            _captions(document, element)
        if element.role == "L":
            _list(document, element, spoken)
        elif element.role in ("Figure", "Formula"):
            _figure(document, element)
        elif element.role == "LI":
            document.require(
                element.roles == sorted(element.roles, reverse=True),
                "house nesting",
                "%s has %s, not labels and then a body" % (element, element.roles),
            )
        elif element.role == "TOCI":
            document.require(_has(element, "Link"), "house nesting", "%s leads nowhere" % element)
    _headings(document, structure, spoken)


def _has(element, role):
    return any(kid.role == role or _has(kid, role) for kid in element.elements)


def _nesting(document, element):
    role = element.role
    if role in PARENTS:
        parents, rule = PARENTS[role]
        # What is in a figure is drawn and not read, so its caption may stand beside it.
        beside = role == "Caption" and element.above == "Div" and "Figure" in element.parent.roles
        document.require(
            element.above in parents or beside, rule, "%s stands in %s" % (element, element.above)
        )
    if role in KIDS:
        kids, rule = KIDS[role]
        wrong = [kid for kid in element.roles if kid not in kids]
        document.require(not wrong, rule, "%s has %s in it" % (element, ", ".join(map(str, wrong[:4]))))
    if role in LEAVES:
        wrong = [kid for kid in element.roles if kid in BLOCK | GROUPING]
        document.require(
            not wrong,
            "house nesting",
            "%s has %s in it, which is no part of a line" % (element, ", ".join(map(str, wrong[:4]))),
        )
    if element.roles.count("H") > 1:
        document.find("UA 7.4.4-1", "%s has several H" % element)


def _content(document, element):
    own = any(not isinstance(kid, Element) for kid in element.kids)
    if element.role in GROUPING | {"Table", "THead", "TBody", "TFoot", "TR", "L", "LI"}:
        document.require(
            not own,
            "house nesting",
            "%s has content of its own, which belongs into elements inside" % element,
        )
    # An empty cell is a cell, be it a head; anything else that is empty is a step of the reader's way for nothing.
    if element.role not in ("TD", "TH"):
        document.require(element.kids, "house empty", "%s is empty" % element)


def _captions(document, element):
    rules = {"Table": ("UA 7.2-39", "UA 7.2-16"), "L": ("UA 7.2-40",) * 2, "TOC": ("UA 7.2-28",) * 2}[
        element.role
    ]
    roles = element.roles
    document.require(roles.count("Caption") <= 1, rules[0], "%s has several captions" % element)
    allowed = roles[1:-1] if element.role == "Table" else roles[1:]
    document.require("Caption" not in allowed, rules[1], "%s has its caption in the middle" % element)


def _list(document, element, spoken):
    numbering = name(element.attribute("List", "ListNumbering"))
    labels = [spoken(kid).strip() for item in element.elements for kid in item.elements if kid.role == "Lbl"]
    if not labels:  # as in a list of items that are empty
        return
    document.require(numbering, "UA 7.6", "%s has labels and does not say their kind" % element)
    if numbering in ORDERED:
        wrong = [label for label in labels if not re.fullmatch(ORDERED[numbering], label)]
        document.require(
            not wrong, "UA 7.6", "%s: labels that are not %s: %s" % (element, numbering, wrong[:3])
        )
    elif numbering in ("Disc", "Circle", "Square"):
        wrong = [label for label in labels if re.search(r"\w", label)]
        document.require(not wrong, "UA 7.6", "%s: labels that are no bullets: %s" % (element, wrong[:3]))
    elif numbering == "None":  # labels of any words: the terms of a list of definitions
        numbered = any(re.fullmatch(r"\d+[.)]?", label) for label in labels)
        document.require(
            not numbered and all(labels),
            "UA 7.6",
            "%s: the numbering None for the labels %s" % (element, labels[:3]),
        )
    elif numbering:
        document.find("UA 7.6", "%s: the numbering %s is not known" % (element, numbering))


def _figure(document, element):
    said = (text(element.value.get("/Alt")) or "").strip() or text(element.value.get("/ActualText"))
    document.require(
        said,
        "UA 7.3-1" if element.role == "Figure" else "UA 7.7-1",
        "%s says nothing to those who cannot see it" % element,
    )
    box = rectangle(element.attribute("Layout", "BBox"))
    if document.require(box, "house figure", "%s has no /BBox" % element):
        sheet = document.box(element.page) if document.page_number(element.page) else None
        inside = sheet and all(
            low - 1 <= at <= high + 1
            for low, at, high in (
                (sheet[0], box[0], sheet[2]),
                (sheet[0], box[2], sheet[2]),
                (sheet[1], box[1], sheet[3]),
                (sheet[1], box[3], sheet[3]),
            )
        )
        document.require(
            inside and box[2] - box[0] > 1 and box[3] - box[1] > 1,
            "house figure",
            "%s: /BBox %s is not on its page" % (element, box),
        )
    placement = element.attribute("Layout", "Placement")
    document.require(
        placement is None or name(placement) in PLACEMENTS,
        "house figure",
        "%s: placement %s" % (element, shown(placement)),
    )


def _headings(document, structure, spoken):
    last, kinds = 0, set()
    for element in structure.elements:  # in reading order
        if element.role == "H":
            kinds.add("H")
        elif element.role and HEADING.fullmatch(element.role):
            kinds.add("Hn")
            level = int(element.role[1])
            document.require(
                level <= last + 1, "UA 7.4.2-1", "%s follows a heading of level %d" % (element, last)
            )
            document.require(spoken(element).strip(), "house empty", "%s has no words" % element)
            last = level
    document.require(len(kinds) < 2, "UA 7.4.4-2", "headings both with and without levels")
    if document.audience and len(document.pages) > 4:
        document.require(kinds, "house headings", "%d pages without a heading" % len(document.pages))
