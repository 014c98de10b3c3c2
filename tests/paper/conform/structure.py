"""The structure tree: read once, with the claims on marked content and annotations, and checked both ways."""
from values import array, dictionary, get, identity, items, name, same, shown, text, tree, whole

GROUPING = set("Document Part Art Sect Div BlockQuote TOC TOCI Index NonStruct Private".split())
BLOCK = set("Caption P H H1 H2 H3 H4 H5 H6 L LI LBody Table TR TH TD THead TBody TFoot".split())
INLINE = set("Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Lbl".split())
ILLUSTRATION = set("Figure Formula Form".split())
STANDARD = GROUPING | BLOCK | INLINE | ILLUSTRATION
DEPTH = 400


class Element:
    """kids: Element, (holder, MCID) or Reference, in reading order; role: the standard type, None where there is none."""

    def __init__(self, value, parent):
        self.value, self.parent, self.kids = value, parent, []
        self.type = name(value.get("/S"))
        self.role, self.page, self.language = None, None, None

    @property
    def elements(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def roles(self):
        return [kid.role for kid in self.elements]

    @property
    def above(self):
        return self.parent.role if self.parent else None

    def attribute(self, owner, key):
        for attributes in items(self.value.get("/A")):
            if (
                dictionary(attributes) is not None
                and name(attributes.get("/O")) == owner
                and "/" + key in attributes
            ):
                return attributes["/" + key]
        return None

    def __str__(self):
        number = identity(self.value)
        return "%s (object %s)" % (self.type, number[0] if number else "-")


class Reference:
    """An annotation that an element claims."""

    def __init__(self, annotation, page):
        self.annotation, self.page = annotation, page


class Structure:
    def __init__(self, document):
        self.document = document
        self.elements, self.tops = [], []
        self.claims, self.annotations = (
            {},
            {},
        )  # (holder, MCID) and annotation to the elements that claim them
        self.numbers = {}  # the parent tree
        self.root = dictionary(document.root.get("/StructTreeRoot"))
        if not document.require(self.root is not None, "UA 7.1-11", "the file has no structure tree"):
            return
        self._role_map()
        self._seen = set()
        for kid in items(self.root.get("/K")):
            if document.require(
                dictionary(kid) is not None and "/S" in kid,
                "house structure",
                "the root has content of its own",
            ):
                self.tops.append(self._read(kid, None, 0))
        self._parent_tree()
        self._identifiers()

    # ---- reading --------------------------------------------------------------------------------------------

    def _role_map(self):
        self.roles = {}
        given = dictionary(self.root.get("/RoleMap"))
        for key, value in given.items() if given is not None else ():
            self.document.require(
                key[1:] not in STANDARD, "UA 7.1-7", "the standard type %s is mapped to another" % key
            )
            self.roles[key[1:]] = name(value)

    def _role(self, kind):
        seen = set()
        while kind not in STANDARD:
            if kind in seen:
                self.document.find("UA 7.1-6", "the type %s is mapped in a circle" % kind)
                return None
            seen.add(kind)
            if kind not in self.roles:
                self.document.find("UA 7.1-5", "the type %s is not mapped to a standard one" % kind)
                return None
            kind = self.roles[kind]
        return kind

    def _read(self, value, parent, depth):
        document, element = self.document, Element(value, parent)
        self.elements.append(element)
        mark = identity(value)
        document.require(
            mark is not None,
            "house structure",
            "%s is written into its parent, where nothing can refer to it" % element,
        )
        if not document.require(
            mark not in self._seen and depth < DEPTH,
            "house structure",
            "%s stands in the tree twice" % element,
        ):
            return element
        if mark is not None:
            self._seen.add(mark)
        element.role = self._role(element.type)
        above = value.get("/P")
        if document.require(dictionary(above) is not None, "UA 7.1-12", "%s has no /P" % element):
            document.require(
                same(above, parent.value if parent else self.root),
                "house structure",
                "%s: /P is not its parent" % element,
            )
        document.require(
            name(value.get("/Type")) in (None, "StructElem"),
            "house structure",
            "%s: type %s" % (element, shown(value.get("/Type"))),
        )
        self._words(element, parent)
        for kid in items(value.get("/K")):
            self._kid(element, kid, depth)
        return element

    def _words(self, element, parent):
        document, value = self.document, element.value
        document.check_language(value.get("/Lang"), str(element))
        element.language = text(value.get("/Lang")) or (parent.language if parent else document.language)
        element.page = value.get("/Pg") or (parent.page if parent else None)
        if "/Pg" in value:
            document.require(
                document.page_number(value["/Pg"]), "house structure", "%s: /Pg is no page" % element
            )
        for key, rule in (("/ActualText", "UA 7.2-21"), ("/Alt", "UA 7.2-22"), ("/E", "UA 7.2-23")):
            if key in value:
                document.require(
                    element.language, rule, "%s: the language of %s is not known" % (element, key)
                )
                document.require(
                    (text(value[key]) or "").strip(), "house words", "%s: %s is empty" % (element, key)
                )

    def _kid(self, element, kid, depth):
        document = self.document
        if whole(kid) is not None:
            self._claim(element, element.page, element.page, whole(kid))
        elif dictionary(kid) is None:
            document.find("house structure", "%s: a kid that is neither content nor element" % element)
        elif name(kid.get("/Type")) == "MCR":
            page = kid.get("/Pg", element.page)
            self._claim(element, page, kid.get("/Stm", page), whole(kid.get("/MCID")))
        elif name(kid.get("/Type")) == "OBJR":
            target = kid.get("/Obj")
            if document.require(
                identity(target) is not None,
                "house structure",
                "%s refers to an object that is none" % element,
            ):
                self.annotations.setdefault(identity(target), []).append(element)
                element.kids.append(Reference(target, kid.get("/Pg", element.page)))
        elif "/S" in kid:
            element.kids.append(self._read(kid, element, depth + 1))
        else:
            document.find("house structure", "%s: a kid that is neither content nor element" % element)

    def _claim(self, element, page, holder, number):
        good = self.document.require(
            number is not None and number >= 0 and self.document.page_number(page),
            "house claim",
            "%s claims content, and does not say which or on which page" % element,
        )
        if good:
            self.claims.setdefault((identity(holder), number), []).append(element)
            element.kids.append((identity(holder), number))

    # ---- the way back ---------------------------------------------------------------------------------------

    def _parent_tree(self):
        document = self.document
        node = dictionary(self.root.get("/ParentTree"))
        if not document.require(node is not None, "house parent tree", "the structure has no /ParentTree"):
            return
        keys = []
        for key, value in tree(node, "Nums"):
            keys.append(whole(key))
            self.numbers[whole(key)] = value
        good = None not in keys and keys == sorted(set(keys))
        document.require(good, "house parent tree", "its numbers are not in order, and readers search by it")
        self._limits(node, 0)
        following = whole(self.root.get("/ParentTreeNextKey"))
        if (
            document.require(following is not None, "house parent tree", "no /ParentTreeNextKey")
            and good
            and keys
        ):
            document.require(
                following > keys[-1],
                "house parent tree",
                "/ParentTreeNextKey is %d, and %d is taken" % (following, keys[-1]),
            )

    def _limits(self, node, depth):
        for kid in array(node.get("/Kids")) if depth < 40 else ():
            inside = [whole(key) for key, _ in tree(kid, "Nums")]
            told = [whole(end) for end in array(get(kid, "Limits"))]
            self.document.require(
                inside and told == [inside[0], inside[-1]],
                "house parent tree",
                "/Limits are %s, not %s" % (told, inside[:1] + inside[-1:]),
            )
            if dictionary(kid) is not None:
                self._limits(kid, depth + 1)

    def _identifiers(self):
        """An /ID is one element's own, and the tree of ids finds it."""
        document, listed, given = self.document, {}, {}
        for key, value in tree(self.root.get("/IDTree"), "Names"):
            listed[bytes(key)] = value
        for element in self.elements:
            if "/ID" not in element.value:
                document.require(element.role != "Note", "UA 7.9-1", "%s has no /ID" % element)
                continue
            mark = bytes(element.value["/ID"]) if text(element.value["/ID"]) is not None else b""
            document.require(mark or element.role != "Note", "UA 7.9-1", "%s has an empty /ID" % element)
            document.require(
                mark not in given,
                "UA 7.9-2" if element.role == "Note" else "house id",
                "%s has the /ID of %s" % (element, given.get(mark)),
            )
            document.require(
                same(listed.get(mark), element.value), "house id", "%s is not in /IDTree by its /ID" % element
            )
            given[mark] = element
        for mark in set(listed) - set(given):
            document.find("house id", "/IDTree has %r, and no element has it" % mark)

    def check_pages(self, contents):
        """contents: {holder: {MCID: Mark}} of what is painted.  Claims against it, and the parent tree against both."""
        document, used = self.document, set()
        for (holder, number), elements in sorted(
            self.claims.items(), key=lambda entry: (entry[0][0] or (0, 0), entry[0][1])
        ):
            page = document.page_numbers.get(holder)
            document.require(
                len(elements) == 1,
                "house claim",
                "content %d is claimed by %s" % (number, " and ".join(map(str, elements))),
                page,
            )
            document.require(
                number in contents.get(holder, {}),
                "house claim",
                "%s claims content %d, which is not there" % (elements[0], number),
                page,
            )
        for holder, marks in contents.items():
            page, owner = document.page_numbers.get(holder), document.pdf.get_object(holder)
            for number in marks:
                document.require(
                    (holder, number) in self.claims,
                    "house claim",
                    "content %d is claimed by no element" % number,
                    page,
                )
            key = whole(owner.get("/StructParents"))
            if not marks:
                document.require(
                    key is None,
                    "house parent tree",
                    "the page has /StructParents and no marked content",
                    page,
                )
                continue
            if not document.require(
                key is not None,
                "house parent tree",
                "no /StructParents, so no way from content to elements",
                page,
            ):
                continue
            used.add(key)
            self._check_row(holder, array(self.numbers.get(key)), page)
        self._check_annotations(used)
        for key in sorted(set(self.numbers) - used - {None}):
            document.find("house parent tree", "%d is in it, and nobody has this number" % key)

    def _check_row(self, holder, row, page):
        document = self.document
        for number, value in enumerate(row):
            if value is not None:
                document.require(
                    (holder, number) in self.claims,
                    "house parent tree",
                    "content %d, which no element claims, has a parent" % number,
                    page,
                )
        for (owner, number), elements in self.claims.items():
            if owner == holder:
                document.require(
                    number < len(row) and same(row[number], elements[0].value),
                    "house parent tree",
                    "content %d does not lead to %s, which claims it" % (number, elements[0]),
                    page,
                )

    def _check_annotations(self, used):
        document = self.document
        for at, page in enumerate(document.pages, 1):
            for annotation in array(page.get("/Annots")):
                key = whole(get(annotation, "StructParent"))
                if key is None:
                    continue
                document.require(
                    key not in used, "house parent tree", "the number %d is taken twice" % key, at
                )
                used.add(key)
                owners = self.annotations.get(identity(annotation), [])
                document.require(
                    len(owners) == 1 and same(self.numbers.get(key), owners[0].value),
                    "house parent tree",
                    "an annotation (number %d) does not lead to the element that claims it" % key,
                    at,
                )
