"""Defects to be planted into a PDF that has none, each with the rule that must notice it."""
import collections
import io
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "conform"))

import pikepdf
from pikepdf import Array, Operator

from values import array, dictionary, get, items, name, stream, tree

Defect = collections.namedtuple("Defect", "rule called plant audience in_bytes")
DEFECTS = []


class NotHere(Exception):
    """The file has nothing of the kind that the defect spoils."""


def defect(rule, audience=None, called=None):
    """plant(pdf) spoils an open file.  audience: the one it is meant for, where not its own."""

    def register(plant):
        DEFECTS.append(Defect(rule, called or plant.__name__.replace("_", " "), plant, audience, False))
        return plant

    return register


def defect_of_bytes(rule):
    """plant(bytes) returns the bytes spoilt."""

    def register(plant):
        DEFECTS.append(Defect(rule, plant.__name__.replace("_", " "), plant, None, True))
        return plant

    return register


def saved(pdf, **options):
    out = io.BytesIO()
    pdf.save(out, fix_metadata_version=False, **options)  # which would mend the metadata, too
    return out.getvalue()


def spoilt(defect_, raw):
    """The bytes of the file with the defect; NotHere where it cannot be planted."""
    if defect_.in_bytes:
        return defect_.plant(raw)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        options = defect_.plant(pdf) or {}
        return saved(pdf, **options)


def here(value):
    if value is None:
        raise NotHere
    return value


# ---- the structure ---------------------------------------------------------------------------------------------


def elements(pdf, *types):
    """All elements of these types (of any, where none is named), in reading order."""
    found = []

    def walk(value):
        if (
            dictionary(value) is not None
            and "/S" in value
            and name(value.get("/Type")) not in ("MCR", "OBJR")
        ):
            if not types or name(value["/S"]) in types:
                found.append(value)
            for kid in items(value.get("/K")):
                walk(kid)

    for top in items(get(pdf.Root, "StructTreeRoot", "K")):
        walk(top)
    return found


def element(pdf, *types):
    return here(next(iter(elements(pdf, *types)), None))


def leaf(pdf, *types):
    """An element with content of its own."""
    return here(next((one for one in elements(pdf, *types) if contents_of(one)), None))


def contents_of(value):
    return [kid for kid in items(value.get("/K")) if isinstance(kid, int) or name(get(kid, "Type")) == "MCR"]


def kids(value):
    return items(value.get("/K"))


def set_kids(value, entries):
    value["/K"] = Array(entries)


def attributes(value, owner):
    return here(next((one for one in items(value.get("/A")) if name(get(one, "O")) == owner), None))


def parent_rows(pdf):
    return [value for _, value in tree(pdf.Root.StructTreeRoot.ParentTree, "Nums")]


def links(pdf):
    found = [(page.obj, one) for page in pdf.pages for one in array(page.obj.get("/Annots"))]
    return found or here(None)


def attachment(pdf):
    return here(next((part for part in pdf.objects if dictionary(part) is not None and "/EF" in part), None))


# ---- contents and fonts ------------------------------------------------------------------------------------------


def edit_content(pdf, change, page=0):
    """change(instructions) returns the instructions of the page anew."""
    instructions = [
        (list(one.operands), str(one.operator)) for one in pikepdf.parse_content_stream(pdf.pages[page].obj)
    ]
    changed = [(operands, Operator(operator)) for operands, operator in here(change(instructions))]
    pdf.pages[page].obj["/Contents"] = pdf.make_stream(pikepdf.unparse_content_stream(changed))


def at(instructions, test, start=0):
    """Where the first instruction stands that test(operands, operator) takes."""
    place = next((where for where in range(start, len(instructions)) if test(*instructions[where])), None)
    return here(place)


def is_tagged(operands, operator):
    return operator == "BDC" and get(operands[1], "MCID") is not None


def is_artifact(operands, operator):
    return operator in ("BDC", "BMC") and str(operands[0]) == "/Artifact"


def after(instructions, place, entries):
    return instructions[: place + 1] + entries + instructions[place + 1 :]


def fonts(pdf, kind):
    found = [
        part
        for part in pdf.objects
        if dictionary(part) is not None
        and name(part.get("/Type")) == "Font"
        and name(part.get("/Subtype")) == kind
    ]
    return found or here(None)


def resources(pdf, page=0):
    return pdf.pages[page].obj.Resources


def edit_stream(holder, key, change):
    """Replaces a stream's bytes; NotHere where nothing changes."""
    old = here(stream(holder.get(key))).read_bytes()
    new = change(old)
    if new == old:
        raise NotHere
    holder[key].write(new)
