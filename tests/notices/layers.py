"""layers.py PUBLIC: each short notice has two layers: what stands open is short and holds who, why, rights and the link
to the policy in that order; what is folded holds the rest of Article 13, and nothing is asked of another site."""
import html.parser
import pathlib
import sys

SHORT = 190  # words, with a box and where to write by post
OPEN = ["notice.who", "purposes", "essentials.rights", "more"]


class Layers(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.folded, self.inside, self.header = 0, 0, 0
        self.words, self.ids, self.folded_ids, self.loads = [], [], [], []

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
    if layers.loads:
        yield "it loads %s" % layers.loads


def main(public):
    notices = sorted(public.glob("notice.*.html"))
    problems = ["%s: %s" % (path.name, fault) for path in notices for fault in faults(path)]
    for problem in problems if notices else ["no notices"]:
        print("  ", problem)
    sys.exit(bool(problems) or not notices)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
