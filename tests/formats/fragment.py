"""fragment.py LEVEL PPC FOLDER DESCRIPTION [OPTION...]: fragments in FOLDER fit into any page.

Each is one well-formed element that says what the page says, with nothing of a page's frame, no name that a host may
have, headings from LEVEL down, and no link that leads nowhere; its style touches nothing outside it.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as tree

import pages

FORBIDDEN = {"html", "head", "body", "main", "script", "style", "link", "meta", "base", "object", "iframe", "img", "form",
             "footer"}
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")


def text_of(node):
    """Its words; a drawing says them again, and navigation is furniture."""
    name = node.tag.rpartition("}")[2]
    if name in ("svg", "nav", "footer"):
        return ""
    inside = (node.text or "") + "".join(text_of(child) + (child.tail or "") for child in node)
    return inside if name in ("a", "em", "strong", "code", "q", "span", "mark", "bdi") else " %s " % inside


def faults(path, roots, level):
    prefix, found = "ppc-%s-" % "-".join(path.name.split(".")[:2]), []
    root = tree.fromstring(path.read_text("utf-8"))
    names = [node.tag.rpartition("}")[2] for node in root.iter()]
    ids = [node.get("id") for node in root.iter() if node.get("id")]

    def expect(what, holds):
        if not holds:
            found.append(what)

    expect("elements: %s" % (FORBIDDEN & set(names)), not FORBIDDEN & set(names))
    expect("the root", root.tag == "article" and root.get("lang") == path.name.split(".")[1])
    expect("ids", len(set(ids)) == len(ids) and all(name.startswith(prefix) for name in ids))
    for node in root.iter():
        expect("style, or a handler: %s" % node.attrib,
               not any(name == "style" or name.startswith("on") for name in node.attrib))
        expect("class: " + node.get("class", ""), all(re.match("ppc(-|$)", name) for name in node.get("class", "").split()))
        for name in REFERENCES:
            expect("%s: %s" % (name, node.get(name)), all(to in ids for to in node.get(name, "").split()))
        href = node.get("href", "#" + ids[0])
        expect("link: " + href, href[1:] in ids if href[0] == "#" else re.match("https?:|mailto:|tel:", href))
        expect("a title of a box is plain", node.tag != "p" or node.get("class") != "ppc-title" or
               [child.tag for child in node] == ["strong"])
    headings = [int(name[1]) for name in names if re.match("h[1-6]$", name)]
    expected = [min(int(node.tag[1]) + level - 1, 6) for page in roots for node in page.iter() if re.match("h[1-4]$", node.tag)]
    expect("headings: %s" % headings, headings == expected and headings[0] == level)
    found.append(pages.difference(pages.words_of(pages.text(roots)), pages.words_of(text_of(root))))
    return [fault for fault in found if fault]


def selectors(style):
    """Of all rules, without what stands between brackets; a rule's body has no braces."""
    rules = re.sub("@[^{]*{", "", style)
    for _ in range(4):
        rules = re.sub(r"\([^()]*\)", "", rules)
    return [one.strip() for group in re.findall(r"([^{}]+){[^{}]*}", rules) for one in group.split(",")]


def style_faults(path):
    style = path.read_text("utf-8")
    found = ["reaches outside: " + one for one in selectors(style) if not re.match(r"\.ppc(?![-\w])", one)]
    if style.count("{") != style.count("}") or len(selectors(style)) < 50 or "url(" in style or "@import" in style:
        found.append("no whole style")
    return found


def main(level, ppc, folder, *arguments):
    bad = False
    folder = pathlib.Path(folder)
    told = [(folder / ("%s.%s.fragment.html" % of), faults(folder / ("%s.%s.fragment.html" % of), roots, int(level)))
            for of, roots in pages.pages(ppc, arguments).items()]
    for path, found in told + [(path, style_faults(path)) for path in sorted(folder.glob("*.css"))]:
        bad |= bool(found)
        print("\n".join(["#  " + fault for fault in found]
                        + ["%s fragment: %s" % ("not ok" if found else "ok", "/".join(path.parts[-3:]))]))
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
