"""Text over text: what two pieces would be read as one blot.  Our own rule: no standard asks for it."""
import unicodedata

from values import get, name

ACROSS, DOWN = 1.5, 0.2  # points along the line; of the smaller size, between lines


def check(document, contents):
    pages = {}
    for run in contents.runs:
        if run.start and any(not (sign.isspace() or unicodedata.combining(sign)) for sign in run.words):
            pages.setdefault(run.page, []).append(_box(run))
    for page, boxes in pages.items():
        _sweep(document, page, sorted(boxes, key=lambda box: box[1]))


def _box(run):
    """(left, bottom, right, top, run): lower-case letters from their feet to their heads, without blanks round them."""
    (x, y), (end, _) = run.start, run.end
    each = (end - x) / len(run.words)
    left = x + each * (len(run.words) - len(run.words.lstrip()))
    right = end - each * (len(run.words) - len(run.words.rstrip()))
    return min(left, right), y, max(left, right), y + 0.5 * run.size, run


def _sweep(document, page, boxes):
    open_boxes = []
    for box in boxes:
        open_boxes = [other for other in open_boxes if other[3] > box[1]]
        for other in open_boxes:
            across = min(box[2], other[2]) - max(box[0], other[0])
            down = min(box[3], other[3]) - box[1]
            if across > ACROSS and down > DOWN * min(box[4].size, other[4].size):
                document.find(
                    "house overlap", "%r lies over %r" % (box[4].words[:40], other[4].words[:40]), page
                )
        open_boxes.append(box)
