"""pages.py: what the pages of a policy say, word by word, for the tests of its other forms.

Pages come from -T page.  Furniture is left out, as in all forms but the web page; a row of a table says the head of
each column again, where the form has no tables.
"""
import re
import subprocess
import xml.etree.ElementTree as tree


def words_of(text):
    """By their letters and digits: bullets, rules and marks are no words."""
    words = (re.sub(r"[\W_]+", "", word) for word in text.replace("\u00ad", "").split())
    return [word for word in words if word]


def pages(ppc, arguments):
    """The parts of each document, in order: {("policy", "en"): [root, ...]}."""
    shown = subprocess.run([ppc, "build", "-q", "-T", "page", "-f", "text", *arguments], capture_output=True, check=True)
    found = {}
    told = re.split(r"<!-- public/(\S+) (\S+) part \d+ -->\n", shown.stdout.decode())
    for name, language, part in zip(told[1::3], told[2::3], told[3::3]):
        found.setdefault((name, language), []).append(tree.fromstring(part))
    return found


def is_left_out(node):
    return "media" in node.attrib or node.tag == "nav" or (node.tag == "header" and node.get("role") != "title")


def is_unsaid(cell):
    """A cell that would be a head with nothing behind it, where the form has no tables."""
    return cell.tag == "td" and (cell.get("class") == "none" or not "".join(cell.itertext()).strip())


class Reader:
    """rows: tables are told row by row; addresses: told behind the text of a link; alternatives: of figures."""

    def __init__(self, rows, addresses, numbers, alternatives):
        self.rows, self.addresses, self.numbers, self.alternatives = rows, addresses, numbers, alternatives

    def node(self, node):
        if is_left_out(node) or (node.tag == "alt" and not self.alternatives):
            return ""
        text = self.table(node) if node.tag == "table" and self.rows else self.inside(node)
        href = node.get("href", "") if self.addresses else ""
        address = re.sub("^(//|mailto:)?", "", href.removeprefix("mailto:").removeprefix("https:").removeprefix("http:"))
        if re.match("https?:|mailto:", href) and address not in text.replace("\u200b", ""):
            text += " (%s)" % (address if href.startswith("mailto:") else href)
        return text if node.tag in ("a", "em", "strong", "code", "q", "span", "mark") else " %s " % text

    def inside(self, node):
        text, number, before = node.text or "", 0, None
        for child in node:
            repeats = child.get("kind") == "timetable" and before is not None and before.get("id", "").endswith(".table")
            before = child
            if self.alternatives and repeats:  # the table says it
                continue
            if self.numbers and child.tag == "li" and node.tag == "ol":
                number += 1
                text += " %d " % number
            text += self.node(child) + (child.tail or "")
        return text

    def table(self, table):
        heads = [self.inside(cell) for cell in table.findall("thead/tr[1]/*")]
        text, named = "".join(self.node(caption) for caption in table.findall("caption")), False
        for row in table.findall("tbody/tr"):
            for at, cell in enumerate(row):
                if at and is_unsaid(cell):
                    continue
                if (at or named) and at < len(heads):
                    text += " %s " % heads[at]
                text += self.node(cell)
            named = len(row) == 1
        return text


def count(roots, names):
    """How many elements of these names are told; a row's cells, where tables are, in the body alone."""
    def below(node):
        return sum((child.tag in names) + below(child) for child in node
                   if not is_left_out(child) and child.tag != "thead" and not is_unsaid(child))
    return sum(map(below, roots))


def text(roots, rows=False, addresses=False, numbers=False, alternatives=False):
    reader = Reader(rows, addresses, numbers, alternatives)
    return " ".join([roots[0].get("draft", "")] + [reader.inside(root) for root in roots])


def difference(expected, found):
    """None, or where they part."""
    for at, (wanted, word) in enumerate(zip(expected, found)):
        if wanted != word:
            return "page: … %s …\n   form: … %s …" % (" ".join(expected[max(0, at - 6):at + 8]),
                                                      " ".join(found[max(0, at - 6):at + 8]))
    if len(expected) != len(found):
        return "%d words on the page, %d in the form" % (len(expected), len(found))
    return None
