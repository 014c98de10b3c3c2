"""Names what the outputs below a folder say in the words of English or French, where German has its own.

    foreign.py FOLDER        a line for each: file, language, words; exit status 1 where there is one
"""
import glob
import html.parser
import os
import re
import sys
import xml.etree.ElementTree as tree

SHORTEST = 5  # letters: shorter words are the same in half of Europe
SPOKEN = {"alt", "aria-label", "title", "content"}


class Page(html.parser.HTMLParser):
    """What a page says, to eyes and ears."""

    def __init__(self):
        super().__init__()
        self.said, self.silent = [], 0

    def handle_starttag(self, tag, attributes):
        self.silent += tag in ("style", "script")
        self.said += [value for name, value in attributes if name in SPOKEN and value]

    def handle_endtag(self, tag):
        self.silent -= tag in ("style", "script")

    def handle_data(self, data):
        if not self.silent:
            self.said.append(data)


def fold(text):
    text = text.replace("\u00ad", "").replace("\u2019", "'").replace("\ufb01", "fi").replace("\ufb02", "fl")
    return " ".join(re.sub(r"-\n", "", text).split())


def texts(language):
    """Every text of the words file, cut at its placeholders."""
    found = set()
    root = tree.parse("stylesheets/words/%s.xml" % language).getroot()
    for group in ("terms", "countries", "fields", "phrases", "labels"):
        for part in root.iter(group):
            for text in part.itertext():
                found.update(fold(piece).strip(" .,:;()[]“”„«»—–-") for piece in re.split(r"\{[a-z-]+\}", text))
    return {text for text in found if len(text) >= SHORTEST}


def words_of(text):
    return set(re.findall(r"[^\W\d_]+", text))


def read(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if path.endswith(".html"):
        page = Page()
        page.feed(text)
        text = "\n".join(page.said)
    elif path.endswith(".xml"):
        text = re.sub(r"<[^>]*>", "\n", text)
    # Ids of blocks, the same in every language, which may go over the line behind a point.
    return fold(re.sub(r"\b[a-z][\w-]*(?:\.(?:\n(?=[a-z]))?[\w-]*)+", "", text))


german = texts("de")
with open("tests/german/policy.xml", encoding="utf-8") as file:
    own = words_of(file.read())
for text in german:
    own |= words_of(text)
foreign = {}
for language in ("en", "fr"):
    for text in texts(language) - german:
        if not words_of(text) <= own:
            foreign[text] = language
pattern = re.compile(r"(?<!\w)(?:%s)(?!\w)" % "|".join(re.escape(text) for text in sorted(foreign, key=len, reverse=True)))

count = files = 0
for path in sorted(glob.glob(sys.argv[1] + "/**/*", recursive=True)):
    if not os.path.isfile(path) or not path.endswith((".html", ".txt", ".text", ".md", ".xml")):
        continue
    files += 1
    for found in sorted(set(pattern.findall(read(path)))):
        print("%s: %s: %s" % (os.path.relpath(path, sys.argv[1]), foreign[found], found))
        count += 1
print("%d in %d files" % (count, files))
sys.exit(1 if count or not files else 0)
