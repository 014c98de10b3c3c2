"""layers.py PUBLIC: each short notice has two layers: what stands open is short and holds who, why, rights and the link
to the policy in that order; what is folded holds the rest of Article 13, and nothing is asked of another site.  Its
fragment says the same, and touches nothing of the page that it is put into."""
import html.parser
import pathlib
import sys
import xml.etree.ElementTree as tree

SHORT = 190  # words, with a box and where to write by post
OPEN = ["notice.who", "purposes", "essentials.rights", "more"]


class Layers(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.folded, self.inside, self.header = 0, 0, 0
        self.words, self.all, self.ids, self.folded_ids, self.loads = [], [], [], [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.loads += [attributes[name] for name in ("src", "action", "data") if name in attributes]
        if tag == "main":
            self.inside = 1
        if tag == "details":
            self.folded += 1
        if attributes.get("id"):
            (self.folded_ids if self.folded else self.ids).append(attributes["id"])

    def handle_endtag(self, tag):
        if tag == "main":
            self.inside = 0
        if tag == "details":
            self.folded -= 1

    def handle_data(self, data):
        if self.inside:
            self.all += data.split()
        if self.inside and not self.folded:
            self.words += data.split()


def faults(path):
    layers = Layers()
    layers.feed(path.read_text("utf-8"))
    places = []
    for end in OPEN:
        found = [i for i, identity in enumerate(layers.ids) if "." + end in identity]
        if not found:
            yield "no %s in the first layer" % end
        places += found[:1]
    if places != sorted(places):
        yield "the first layer is in another order: %s" % layers.ids
    if len(layers.words) > SHORT:
        yield "the first layer has %d words" % len(layers.words)
    for end in (".use", ".organisation", ".complaint.1"):
        if not any(identity.endswith(end) for identity in layers.folded_ids):
            yield "no %s in the second layer" % end
    if any(not load.startswith("data:") for load in layers.loads):
        yield "it loads %s" % layers.loads


    yield from fragment_faults(path.with_suffix(".fragment.html"), "".join(layers.all))


def fragment_faults(path, text):
    root = tree.fromstring(path.read_text("utf-8"))
    notice, language = path.name.removesuffix(".fragment.html").rsplit(".", 1)
    if root.tag != "article" or root.get("lang") != language:
        yield "the fragment is no article in its language"
    body = [node for node in root.iter("div") if node.get("class") == "ppc-main"]
    if len(body) != 1 or "".join("".join(body[0].itertext()).split()) != text:
        yield "the fragment says something else than the page"
    for node in root.iter():
        if node.tag in ("html", "body", "main", "script", "style", "link", "form") or node.get("style"):
            yield "the fragment holds what belongs to a page: %s" % node.tag
        if not node.get("id", "ppc-").startswith("ppc-") or not all(name[:3] == "ppc" for name in node.get("class", "").split()):
            yield "a name that the page may have: %s" % node.attrib


def main(public):
    notices = [path for path in sorted(public.glob("notice.*.html")) if not path.name.endswith(".fragment.html")]
    problems = ["%s: %s" % (path.name, fault) for path in notices for fault in faults(path)]
    for problem in problems if notices else ["no notices"]:
        print("  ", problem)
    sys.exit(bool(problems) or not notices)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
