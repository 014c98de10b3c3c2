"""Runs a stylesheet over each part of a sample: one file a page in a folder, all of them indented on standard output.

Labels stand in for words: their names in brackets, so that a golden does not change with a word; the marks of
punctuation are real ones.

    pages.py FOLDER-OF-STYLESHEETS SAMPLE FOLDER
"""
import os
import subprocess
import sys
import xml.etree.ElementTree as tree

from labels import used_labels

MARKS = {"colon": "\u00a0:", "comma": ",", "semicolon": "\u00a0;", "dash": "\u2014", "dot": "\u00b7"}
INLINE = {"a", "em", "strong", "code", "br", "span", "mark", "q"}


def parts_of(sample, names):
    """The trees of a sample, each as write yields it: labels and the document's facts come first."""
    root = tree.parse(sample).getroot()
    for part in root.findall("part"):
        labels = tree.Element("labels", {name: MARKS.get(name, "[%s]" % name) for name in sorted(names)})
        part.insert(0, root.find("document"))
        part.insert(0, labels)
        part.tail = None
        part.attrib = {**root.attrib, **part.attrib}
        yield part


def indented(node, depth=0):
    """A block a line; what stands in a line stays on it."""
    blank = "  " * depth
    copy = tree.Element(node.tag, node.attrib)
    copy.text = node.text
    children = list(node)
    if not children or (node.text or "").strip() or any(c.tag in INLINE or (c.tail or "").strip() for c in children):
        node.tail = None
        return blank + tree.tostring(node, "unicode") + "\n"
    copy.text = "\n"
    start, end = tree.tostring(copy, "unicode").split("\n")
    return blank + start + "\n" + "".join(indented(child, depth + 1) for child in children) + blank + end + "\n"


def main():
    folder, sample, out = sys.argv[1:4]
    os.makedirs(out)
    names = set().union(*used_labels(folder).values())
    stylesheet = os.path.join(folder, os.path.basename(sample).split(".")[0] + ".xsl")
    for number, part in enumerate(parts_of(sample, names)):
        run = subprocess.run(["xsltproc", "--nonet", stylesheet, "-"], input=tree.tostring(part, "utf-8"),
                             stdout=subprocess.PIPE, check=True)
        with open(os.path.join(out, "%03d.%s.xml" % (number, part.get("kind"))), "wb") as file:
            file.write(run.stdout)
        sys.stdout.write(indented(tree.fromstring(run.stdout)))


main()
