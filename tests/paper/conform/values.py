"""Objects of a PDF as Python values, without trusting them: what is not of the kind asked for is None."""
import numbers

import pikepdf


def dictionary(value):
    return value if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)) else None


def stream(value):
    return value if isinstance(value, pikepdf.Stream) else None


def array(value):
    """The items of an array; none where it is something else."""
    return list(value) if isinstance(value, pikepdf.Array) else []


def items(value):
    """The items of an array, or the one thing that stands instead of it."""
    return [] if value is None else list(value) if isinstance(value, pikepdf.Array) else [value]


def name(value):
    """A name without its slash."""
    return str(value)[1:] if isinstance(value, pikepdf.Name) else None


def text(value):
    return str(value) if isinstance(value, pikepdf.String) else None


def number(value):
    if isinstance(value, bool) or not isinstance(value, numbers.Number):
        try:  # decimal.Decimal registers as a Number, but is none to arithmetic with float
            return None if isinstance(value, bool) else float(value)
        except (TypeError, ValueError):
            return None
    return int(value) if isinstance(value, int) else float(value)


def whole(value):
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else None


def get(value, *keys):
    """get(root, "ViewerPreferences", "DisplayDocTitle"): what stands there, or None."""
    for key in keys:
        value = dictionary(value)
        value = None if value is None else value.get("/" + key)
    return value


def rectangle(value):
    """(left, bottom, right, top), or None."""
    sides = [number(side) for side in array(value)]
    if len(sides) != 4 or None in sides:
        return None
    return min(sides[0], sides[2]), min(sides[1], sides[3]), max(sides[0], sides[2]), max(sides[1], sides[3])


def identity(value):
    """What tells an indirect object; None for a direct one."""
    return value.objgen if isinstance(value, pikepdf.Object) and value.is_indirect else None


def same(one, other):
    """The same object of the file."""
    return identity(one) is not None and identity(one) == identity(other)


def inherited(page, key):
    """A key of a page, or of the nodes above it."""
    for _ in range(100):
        page = dictionary(page)
        if page is None:
            return None
        if "/" + key in page:
            return page["/" + key]
        page = page.get("/Parent")
    return None


def tree(node, key, depth=0):
    """The pairs of a number tree ("Nums") or a name tree ("Names")."""
    node = dictionary(node)
    if node is None or depth > 40:
        return
    pairs = array(node.get("/" + key))
    for at in range(0, len(pairs) - 1, 2):
        yield pairs[at], pairs[at + 1]
    for child in array(node.get("/Kids")):
        yield from tree(child, key, depth + 1)


def bytes_of(value):
    return bytes(value) if isinstance(value, pikepdf.String) else None


def shown(value):
    """Any object, as a message shows it."""
    if not isinstance(value, pikepdf.Object) or isinstance(value, (pikepdf.Name, pikepdf.String)):
        return str(value)
    return repr(value)[:60]


def first(*values):
    """The first that is there; a PDF object has no truth of its own."""
    return next((value for value in values if value is not None), None)
