"""Annotations: links, whole: where they lie, where they lead, what they say, and the element that has them."""
from values import array, dictionary, first, get, identity, name, number, rectangle, same, shown, text, whole


def check(document, structure, contents):
    for at, page in enumerate(document.pages, 1):
        listed = array(page.get("/Annots"))
        if listed:
            document.require(
                name(page.get("/Tabs")) == "S",
                "UA 7.18.3-1",
                "the annotations are not in the order of the structure",
                at,
            )
        for annotation in listed:
            if document.require(
                dictionary(annotation) is not None, "A 6.3.1-1", "an annotation that is none", at
            ):
                _annotation(document, structure, annotation, page, at)
    on_pages = {identity(annotation) for page in document.pages for annotation in array(page.get("/Annots"))}
    for mark, owners in structure.annotations.items():
        document.require(
            mark in on_pages,
            "house link",
            "%s refers to object %d, which is an annotation of no page" % (owners[0], mark[0]),
        )
        document.require(
            len(owners) == 1, "house link", "an annotation is claimed by %s" % " and ".join(map(str, owners))
        )
    for element in structure.elements:
        if element.role == "Link":
            _element(document, element, structure, contents)


def _annotation(document, structure, annotation, page, at):
    kind = name(annotation.get("/Subtype"))
    if not document.require(kind == "Link", "house link", "an annotation %s; we have links only" % kind, at):
        return
    flags = whole(annotation.get("/F"))
    document.require(flags is not None, "A 6.3.2-1", "a link without flags", at)
    document.require(
        flags is None or flags & 0b100100111 == 4, "A 6.3.2-2", "a link with the flags %s" % flags, at
    )
    document.require("/AA" not in annotation, "A 6.5.1-1", "a link with more actions", at)
    words = text(annotation.get("/Contents"))
    document.require(words and words.strip(), "UA 7.18.5-2", "a link that does not say where it leads", at)
    owners = structure.annotations.get(identity(annotation), [])
    document.require(
        owners and owners[0].role == "Link", "UA 7.18.5-1", "%r is no element Link's" % words, at
    )
    document.require(
        whole(annotation.get("/StructParent")) is not None,
        "UA 7.18.5-1",
        "%r has no /StructParent" % words,
        at,
    )
    document.require(
        "/P" not in annotation or same(annotation["/P"], page),
        "house link",
        "%r says that it is on another page" % words,
        at,
    )
    document.require(
        ("/A" in annotation) != ("/Dest" in annotation),
        "house link",
        "%r leads to two places, or to none" % words,
        at,
    )
    if "/Dest" in annotation:
        document.require(
            document.destination_page(annotation["/Dest"]),
            "house destination",
            "%r leads nowhere" % words,
            at,
        )
    border = [number(part) for part in array(annotation.get("/Border"))]
    document.require(
        border[2:3] == [0] or number(get(annotation, "BS", "W")) == 0,
        "house link",
        "%r has a border" % words,
        at,
    )
    box, sheet = rectangle(annotation.get("/Rect")), document.box(page)
    good = (
        box
        and sheet
        and sheet[0] - 1 <= box[0] < box[2] <= sheet[2] + 1
        and sheet[1] - 1 <= box[1] < box[3] <= sheet[3] + 1
    )
    document.require(good, "house link", "%r lies at %s, not on its page" % (words, box), at)


def _content(element):
    """The content of an element and of those inside, and its annotations."""
    claims, annotations = [], []
    for kid in element.kids:
        if isinstance(kid, tuple):
            claims.append(kid)
        elif hasattr(kid, "annotation"):
            annotations.append(kid)
        else:
            below = _content(kid)
            claims += below[0]
            annotations += below[1]
    return claims, annotations


def _element(document, element, structure, contents):
    claims, annotations = _content(element)
    document.require(annotations, "UA 7.18.5-1", "%s has no annotation" % element)
    document.require(claims, "house link", "%s has no words" % element)
    places, leads = [], set()
    for reference in annotations:
        value = dictionary(reference.annotation)
        page = next(
            (
                at
                for at, sheet in enumerate(document.pages, 1)
                if any(same(entry, value) for entry in array(sheet.get("/Annots")))
            ),
            None,
        )
        document.require(
            page == document.page_number(reference.page),
            "house link",
            "%s: the reference names another page than its annotation's" % element,
        )
        places.append((page, rectangle(get(value, "Rect"))))
        leads.add(shown(first(get(value, "A", "URI"), get(value, "A", "D"), get(value, "Dest"))))
    document.require(len(leads) <= 1, "house link", "%s leads to several places" % element)
    for run in (run for claim in claims for run in contents.by_claim.get(claim, ())):
        if run.start and run.words.strip():
            x, y = (run.start[0] + run.end[0]) / 2, (run.start[1] + run.end[1]) / 2
            inside = any(
                page == run.page and box and box[0] - 3 <= x <= box[2] + 3 and box[1] - 3 <= y <= box[3] + 3
                for page, box in places
            )
            document.require(
                inside, "house link", "%s: %r is not under its link" % (element, run.words[:40]), run.page
            )
