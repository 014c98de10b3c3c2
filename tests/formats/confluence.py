"""confluence.py PPC FOLDER DESCRIPTION [OPTION...]: what Confluence stores says what the page says.

It is well-formed where the prefixes are declared, has the elements and macros of the storage format alone, and each of
its links within the page leads to an anchor.
"""
import pathlib
import sys
import xml.etree.ElementTree as tree

import pages

AC = "{http://www.atlassian.com/schema/confluence/4/ac/}"
WRAPPED = '<page xmlns:ac="%s" xmlns:ri="http://www.atlassian.com/schema/confluence/4/ri/">%%s</page>' % AC[1:-1]
ELEMENTS = {"page", "h1", "h2", "h3", "p", "ul", "ol", "li", "table", "tbody", "tr", "th", "td", "a", "strong", "em", "code",
            "br", "hr"} | {AC + name for name in ("structured-macro", "parameter", "rich-text-body", "link", "link-body")}
ATTRIBUTES = {"href", "colspan", AC + "name", AC + "anchor"}
MACROS = {"anchor", "toc", "expand", "info", "note", "warning"}
INLINE = {"a", "strong", "em", "code", AC + "link", AC + "link-body"}


def text_of(node):
    if node.tag == AC + "parameter" and node.get(AC + "name") != "title":
        return ""
    inside = (node.text or "") + "".join(text_of(child) + (child.tail or "") for child in node)
    anchor = node.tag == AC + "structured-macro" and node.get(AC + "name") == "anchor"
    return inside if node.tag in INLINE or anchor else " %s " % inside


def faults(path, roots):
    root = tree.fromstring(WRAPPED % path.read_text("utf-8"))
    macros = list(root.iter(AC + "structured-macro"))
    anchors = [macro[0].text for macro in macros if macro.get(AC + "name") == "anchor"]
    found = ["element: " + name for name in {node.tag for node in root.iter()} - ELEMENTS]
    found += ["attribute: " + name for name in {name for node in root.iter() for name in node.attrib} - ATTRIBUTES]
    found += ["macro: " + name for name in {macro.get(AC + "name") for macro in macros} - MACROS]
    found += ["twice: " + name for name in anchors if anchors.count(name) > 1]
    found += ["leads nowhere: " + link.get(AC + "anchor") for link in root.iter(AC + "link")
              if link.get(AC + "anchor") not in anchors]
    known = {href for page in roots for href in (a.get("href") for a in page.iter("a"))}
    found += ["a link that no page has: " + link.get("href") for link in root.iter("a") if link.get("href") not in known]
    for page in roots:
        for header in page.iter("header"):  # the title is Confluence's own
            for title in header.findall("h1"):
                header.remove(title)
    found.append(pages.difference(pages.words_of(pages.text(roots, alternatives=True)), pages.words_of(text_of(root))))
    return [fault for fault in found if fault]


def main(ppc, folder, *arguments):
    bad = False
    for of, roots in pages.pages(ppc, arguments).items():
        path = pathlib.Path(folder) / ("%s.%s.confluence.xml" % of)
        found = faults(path, roots)
        bad |= bool(found)
        print("\n".join(["#  " + fault for fault in found]
                        + ["%s confluence: %s" % ("not ok" if found else "ok", "/".join(path.parts[-3:]))]))
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
