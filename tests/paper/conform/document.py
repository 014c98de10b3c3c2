"""One PDF, what was found in it, and what several chapters ask about it."""
import collections
import io
import re

import pikepdf

from values import array, dictionary, get, identity, inherited, name, rectangle, stream, text, tree

Finding = collections.namedtuple("Finding", "rule page what")

LANGUAGE = re.compile(
    r"(?:[a-zA-Z]{2,3}(?:-[a-zA-Z]{3}){0,3}|[a-zA-Z]{4,8})(?:-[a-zA-Z]{4})?(?:-(?:[a-zA-Z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-zA-Z0-9]{5,8}|[0-9][a-zA-Z0-9]{3}))*(?:-[a-wyzA-WYZ0-9](?:-[a-zA-Z0-9]{2,8})+)*"
    r"(?:-[xX](?:-[a-zA-Z0-9]{1,8})+)?|[xX](?:-[a-zA-Z0-9]{1,8})+"
)


class Document:
    """audience: "public", "internal" or None where nothing is known of it; fonts: folder of the fonts allowed."""

    def __init__(self, raw, audience=None, fonts=None):
        self.raw, self.audience, self.fonts_folder = raw, audience, fonts
        self.findings = []
        self.pdf = pikepdf.open(io.BytesIO(raw), suppress_warnings=True)
        self.root, self.trailer = self.pdf.Root, self.pdf.trailer
        self.pages = [page.obj for page in self.pdf.pages]
        self.page_numbers = {identity(page): at for at, page in enumerate(self.pages, 1)}
        self.language = text(self.root.get("/Lang"))
        self._boxes, self._parts = {}, None
        self._names = None

    def find(self, rule, what, page=None):
        """page: counted from 1."""
        self.findings.append(Finding(rule, page, what))

    def require(self, good, rule, what, page=None):
        if not good:
            self.find(rule, what, page)
        return good

    def page_number(self, page):
        return self.page_numbers.get(identity(page))

    def box(self, page):
        key = identity(page)
        if key not in self._boxes:
            self._boxes[key] = rectangle(inherited(page, "CropBox")) or rectangle(inherited(page, "MediaBox"))
        return self._boxes[key]

    def parts(self):
        """Every dictionary and stream of the file, as (object, where it stands)."""
        if self._parts is None:
            self._parts = []
            for value in self.pdf.objects:
                whence = (
                    "object %d" % value.objgen[0]
                    if isinstance(value, pikepdf.Object) and value.is_indirect
                    else ""
                )
                self._collect(value, whence, 0)
        return self._parts

    def _collect(self, value, whence, depth):
        if depth > 50:
            return
        if dictionary(value) is not None:
            self._parts.append((value, whence))
            for key, child in value.items():
                if isinstance(child, (pikepdf.Dictionary, pikepdf.Array)) and not child.is_indirect:
                    self._collect(child, whence + " " + key, depth + 1)
        elif isinstance(value, pikepdf.Array):
            for child in value:
                if isinstance(child, (pikepdf.Dictionary, pikepdf.Array)) and not child.is_indirect:
                    self._collect(child, whence, depth + 1)

    def named_destinations(self):
        if self._names is None:
            self._names = {text(key): value for key, value in tree(get(self.root, "Names", "Dests"), "Names")}
            old = dictionary(self.root.get("/Dests"))
            self._names.update({key: value for key, value in (old.items() if old is not None else ())})
        return self._names

    def destination_page(self, where):
        """The number of the page that a destination leads to; None where it leads nowhere."""
        if text(where) is not None:
            where = self.named_destinations().get(text(where))
        elif name(where) is not None:
            where = self.named_destinations().get(str(where))
        if dictionary(where) is not None:
            where = where.get("/D")
        place = array(where)
        return self.page_number(place[0]) if len(place) > 1 and name(place[1]) is not None else None

    def check_language(self, value, whose, page=None):
        tag = text(value)
        if value is not None and (tag is None or not LANGUAGE.fullmatch(tag)):
            self.find(
                "UA 7.2-29", "%s: %r is no language tag" % (whose, tag if tag is not None else value), page
            )

    def streams(self):
        return [(part, whence) for part, whence in self.parts() if stream(part) is not None]
