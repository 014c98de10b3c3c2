"""Ids are unique in the document, top-level blocks have one, and nothing is empty, a section least of all.

    blocks.py PAGE...
"""
import sys
import xml.etree.ElementTree as tree

MAY_BE_EMPTY = {"br", "col", "hr", "td", "row", "span", "scale", "key", "node", "edge"}


def empty(node):
    return not "".join(node.itertext()).strip() and node.tag not in MAY_BE_EMPTY


HEADINGS = ("h1", "h2", "h3", "h4")


def bare_headings(blocks):
    """Headings with nothing below them: the next block is a heading as high, or there is none."""
    for block, after in zip(blocks, blocks[1:] + [None]):
        if block.tag in HEADINGS and (after is None or after.tag in HEADINGS and after.tag <= block.tag):
            yield "heading %s has nothing below it" % block.get("id")


def faults(path, seen):
    page = tree.parse(path).getroot()
    for block in page:
        if block.get("id") is None:
            yield "%s without id" % block.tag
    for node in page.iter():
        if node.get("id") in seen:
            yield "id %s stands twice" % node.get("id")
        if node.get("id") is not None:
            seen.add(node.get("id"))
        if node.tag not in ("page", "colgroup", "figure") and empty(node):
            yield "%s %s is empty" % (node.tag, node.get("id") or "")
        if node.tag == "dl" and [child.tag for child in node] != ["dt", "dd"] * (len(node) // 2):
            yield "dl %s is not pairs" % node.get("id")


def main():
    seen, count, blocks = set(), 0, []
    for path in sys.argv[1:]:
        blocks += tree.parse(path).getroot()
        for fault in faults(path, seen):
            print("%s: %s" % (path.rsplit("/", 1)[-1], fault))
            count += 1
    for fault in bare_headings(blocks):
        print(fault)
        count += 1
    sys.exit(count > 0)


main()
