"""head.py PAGE...: the head of each page says what it is, and no more than its description gives.

One script, of linked data; the other forms and languages that it names stand beside it; the edition is the same in all
of its forms.
"""
import html.parser
import json
import pathlib
import re
import sys

ALLOWED = {"@context", "@type", "name", "description", "url", "inLanguage", "dateModified", "version", "publisher",
           "about", "isPartOf", "creativeWorkStatus", "address", "email", "telephone", "contactPoint"}


class Head(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.scripts, self.links, self.meta, self.title, self.inside = [], [], {}, "", None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "html":
            self.language = attributes["lang"]
        if tag == "link":
            self.links.append(attributes)
        if tag == "meta" and "name" in attributes:
            self.meta[attributes["name"]] = attributes["content"]
        if tag == "script":
            self.scripts.append([attributes, ""])
        self.inside = tag

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside == "script":
            self.scripts[-1][1] += data
        if self.inside == "title" and not self.title:
            self.title = data


def names(value):
    if isinstance(value, list):
        return set().union(*map(names, value)) if value else {"empty"}
    if isinstance(value, dict):
        return set(value).union(*map(names, value.values()))
    return set() if value else {"empty"}


def faults(page):
    text = page.read_text("utf-8")
    head = Head(text)
    if [script[0] for script in head.scripts] != [{"type": "application/ld+json"}]:
        return ["scripts: %s" % head.scripts]
    raw = head.scripts[0][1]
    data, found = json.loads(raw), []

    def expect(what, holds):
        if not holds:
            found.append(what)

    expect("signs that could end the script", not re.search("[<\u2028\u2029]", raw))
    expect("names that nobody expects: %s" % (names(data) - ALLOWED), names(data) <= ALLOWED)
    expect("the type", data["@context"] == "https://schema.org" and data["@type"] == "WebPage")
    expect("the title", head.title.replace("\u2019", "'").startswith(data["name"].replace("\u2019", "'")))
    languages = data["inLanguage"] if isinstance(data["inLanguage"], list) else [data["inLanguage"]]
    expect("the languages", languages[0] == head.language)
    expect("the description", data["description"] == head.meta["description"])
    expect("the date", data.get("dateModified") == head.meta.get("dcterms.modified"))
    expect("the version", data.get("version") == head.meta.get("version"))
    manifest = json.loads((page.parent / "manifest.json").read_text("utf-8"))
    expect("the source", head.meta["dcterms.source"] == "sha256:" + manifest["source"])
    expect("the publisher", data["publisher"]["@type"] == "Organization" and data["publisher"]["name"])
    canonical = [link["href"] for link in head.links if link["rel"] == "canonical"]
    expect("the address", canonical == ([data["url"]] if "url" in data else []))
    others = [link for link in head.links if link["rel"] == "alternate"]
    for link in others:
        expect("%s is missing" % link["href"], (page.parent / link["href"]).is_file())
    papers = [link for link in others if link.get("type") == "application/pdf"]
    printed = [language for language in languages
               if (page.parent / ("%s.%s.pdf" % (page.name.split(".")[0], language))).is_file()]
    expect("the paper", [link["hreflang"] for link in papers] == printed)
    return found


def main(pages):
    bad = False
    for page in pages:
        found = faults(page)
        bad |= bool(found)
        print("\n".join(["#  " + fault for fault in found]
                        + ["%s head: %s" % ("not ok" if found else "ok", "/".join(page.parts[-3:]))]))
    return int(bad)


if __name__ == "__main__":
    sys.exit(main([pathlib.Path(argument) for argument in sys.argv[1:]]))
