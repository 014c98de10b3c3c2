"""plain.py PPC FOLDER DESCRIPTION [OPTION...]: plain text and Markdown in FOLDER say what the pages say.

Markdown is read by cmark: none of it is raw HTML, a picture, or a link that the page does not have.
"""
import html.parser
import pathlib
import re
import subprocess
import sys

import pages

WIDTH = 72


class Rendered(html.parser.HTMLParser):
    INLINE = {"a", "em", "strong", "code"}

    def __init__(self, text):
        super().__init__()
        self.text, self.tags, self.links = "", set(), []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.text += "" if tag in self.INLINE else " "
        if tag == "a":
            self.links.append(dict(attributes)["href"])

    def handle_endtag(self, tag):
        self.text += "" if tag in self.INLINE else " "

    def handle_data(self, data):
        self.text += data


def markdown_faults(path, roots):
    shown = subprocess.run(["cmark", "--validate-utf8", str(path)], capture_output=True, check=True).stdout.decode()
    rendered, found = Rendered(shown), []
    strange = rendered.tags - {"h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "a", "em", "strong", "code", "br", "blockquote",
                               "hr"}
    if strange or "raw HTML" in shown:
        found.append("elements that no page has: %s" % strange)
    known = {href for root in roots for href in (a.get("href") for a in root.iter("a"))}
    found += ["a link that no page has: " + link for link in rendered.links if link not in known]
    told = lambda *names: len(re.findall("<(%s)>" % "|".join(names), shown))
    for wanted, what in ((pages.count(roots, {"h1", "h2", "h3", "h4"}) - told("h1", "h2", "h3", "h4"), "headings"),
                         (pages.count(roots, {"li", "td", "th"}) - told("li"), "items"),
                         (pages.count(roots, {"ol"}) - told("ol"), "numbered lists"),
                         (pages.count(roots, {"aside"}) - told("blockquote"), "boxes"),
                         (pages.count(roots, {"hr"}) - told("hr"), "rules")):
        if wanted:
            found.append("%d %s too few" % (wanted, what))
    expected = pages.text(roots, rows=True, alternatives=True)
    found += ["%r: %d on the page, %d here" % (sign, expected.count(sign), rendered.text.count(sign))
              for sign in "\\`*_[]<>#|&~!" if expected.count(sign) != rendered.text.count(sign)]
    return found + [pages.difference(pages.words_of(expected), pages.words_of(rendered.text))]


def text_faults(path, roots):
    lines, found = path.read_text("utf-8").split("\n"), []
    found += ["too long: " + line for line in lines if len(line) > WIDTH and " " in line.strip(" -")]
    found += ["blanks at the end: " + line for line in lines if line != line.rstrip(" ")]
    expected = pages.text(roots, rows=True, addresses=True, numbers=True, alternatives=True)
    return found + [pages.difference(pages.words_of(expected), pages.words_of("\n".join(lines)))]


def main(ppc, folder, *arguments):
    bad = False
    for (name, language), roots in pages.pages(ppc, arguments).items():
        for ending, faults in (("md", markdown_faults), ("txt", text_faults)):
            path = pathlib.Path(folder) / ("%s.%s.%s" % (name, language, ending))
            found = [fault for fault in faults(path, roots) if fault]
            bad |= bool(found)
            print("\n".join(["#  " + fault for fault in found]
                            + ["%s words: %s" % ("not ok" if found else "ok", "/".join(path.parts[-3:]))]))
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
