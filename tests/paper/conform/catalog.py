"""The catalog and what hangs on it: flags, actions, outline, destinations, pages, numbers of the structure."""
from values import dictionary, first, get, identity, inherited, items, name, same, shown, text, tree, whole

ACTIONS = ("GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm")
NAMED_ACTIONS = ("NextPage", "PrevPage", "FirstPage", "LastPage")


def check(document):
    _flags(document)
    _actions(document)
    _pages(document)
    _outline(document)
    _names(document)


def _flags(document):
    root = document.root
    document.require(
        get(root, "MarkInfo", "Marked") is True, "UA 6.2-1", "/MarkInfo does not say that the file is marked"
    )
    document.require(
        get(root, "MarkInfo", "Suspects") is not True, "UA 7.1-4", "/MarkInfo says that the marks are suspect"
    )
    document.require(
        get(root, "MarkInfo", "UserProperties") is not True,
        "house catalog",
        "user properties, which we have none of",
    )
    document.require(
        get(root, "ViewerPreferences", "DisplayDocTitle") is True,
        "UA 7.1-10",
        "the window would not show the document's title",
    )
    document.require(document.language, "UA 7.2-34", "the document does not say its language")
    document.check_language(root.get("/Lang"), "the document")
    for key, rule in (
        ("/AA", "A 6.5.2-1"),
        ("/NeedsRendering", "A 6.4.2-2"),
        ("/Requirements", "A 6.11-1"),
        ("/AcroForm", "house catalog"),
        ("/OCProperties", "house catalog"),
        ("/Perms", "house catalog"),
        ("/Threads", "house catalog"),
        ("/Collection", "house catalog"),
        ("/Legal", "house catalog"),
        ("/SpiderInfo", "house catalog"),
        ("/PieceInfo", "house catalog"),
        ("/OpenAction", "house catalog"),
        ("/Extensions", "house catalog"),
        ("/URI", "house catalog"),
    ):
        document.require(key not in root, rule, "the catalog has %s" % key)
    version = name(root.get("/Version"))
    document.require(
        version is None or version in ("1.4", "1.5", "1.6", "1.7"),
        "A 6.1.2-1",
        "the catalog says version %s" % version,
    )


def _actions(document):
    for part, whence in document.parts():
        action = dictionary(part.get("/A"))
        following = [dictionary(entry) for entry in items(part.get("/Next"))] if "/S" in part else []
        for entry in [action] + following:
            if entry is not None and "/O" not in entry and name(entry.get("/S")) is not None:
                _action(document, entry, whence)
        if "/JS" in part:
            document.find("A 6.5.1-1", "%s: JavaScript" % whence)
        if name(part.get("/Type")) == "Page":
            document.require("/AA" not in part, "A 6.5.2-2", "%s: a page with actions of its own" % whence)


def _action(document, action, whence):
    kind = name(action.get("/S"))
    if not document.require(kind in ACTIONS, "A 6.5.1-1", "%s: action %s" % (whence, kind)):
        return
    document.require(
        kind in ("GoTo", "URI"), "house action", "%s: action %s, which we do not use" % (whence, kind)
    )
    if kind == "Named":
        document.require(
            name(action.get("/N")) in NAMED_ACTIONS,
            "A 6.5.1-2",
            "%s: action %s" % (whence, shown(action.get("/N"))),
        )
    elif kind == "GoTo":
        document.require(
            document.destination_page(action.get("/D")), "house destination", "%s leads nowhere" % whence
        )
    elif kind == "URI":
        address = bytes(action["/URI"]) if text(action.get("/URI")) is not None else b""
        good = address and all(32 < byte < 127 and byte not in b'"<>\\^`{|}' for byte in address)
        document.require(good, "house address", "%s: %r is no address" % (whence, address))


def _pages(document):
    numbers = {}
    for at, page in enumerate(document.pages, 1):
        for key, rule in (
            ("/PresSteps", "A 6.10-2"),
            ("/Trans", "house page"),
            ("/Thumb", "house page"),
            ("/PieceInfo", "house page"),
            ("/UserUnit", "house page"),
        ):
            document.require(key not in page, rule, "the page has %s" % key, at)
        document.require(
            whole(inherited(page, "Rotate")) in (None, 0),
            "house page",
            "the page is turned, not laid out so",
            at,
        )
        number = whole(page.get("/StructParents"))
        if number is not None:
            document.require(
                number not in numbers,
                "house parent tree",
                "page %s has the same /StructParents" % numbers.get(number),
                at,
            )
            numbers[number] = at
        document.require(
            dictionary(inherited(page, "Resources")) is not None,
            "A 6.2.2-2",
            "the page has no /Resources",
            at,
        )


def _outline(document):
    outline = dictionary(document.root.get("/Outlines"))
    if outline is None:
        return
    seen = set()
    entries = _entries(document, outline, seen, 0)
    count = whole(outline.get("/Count"))
    document.require(
        count is None or 0 <= count <= entries,
        "house outline",
        "the outline counts %s entries and has %d" % (count, entries),
    )
    document.require(entries, "house outline", "the outline is empty")


def _entries(document, parent, seen, depth):
    """Checks the entries below one, and counts them."""
    entry, before, count = dictionary(parent.get("/First")), None, 0
    while entry is not None and depth < 30:
        if not document.require(
            identity(entry) not in seen, "house outline", "the outline turns in a circle"
        ):
            return count
        seen.add(identity(entry))
        title = text(entry.get("/Title"))
        document.require(title and title.strip(), "house outline", "an entry of the outline without words")
        document.require(same(entry.get("/Parent"), parent), "house outline", "%r: not the /Parent" % title)
        document.require(
            same(entry.get("/Prev"), before) or before is None and "/Prev" not in entry,
            "house outline",
            "%r: not the /Prev" % title,
        )
        where = first(entry.get("/Dest"), get(entry, "A", "D"))
        document.require(
            document.destination_page(where), "house destination", "outline: %r leads nowhere" % title
        )
        below = _entries(document, entry, seen, depth + 1)
        told = whole(entry.get("/Count"))
        document.require(
            (told is not None) == (below > 0) and abs(told or 0) <= below,
            "house outline",
            "%r counts %s entries and has %d" % (title, told, below),
        )
        count += 1 + below
        before, entry = entry, dictionary(entry.get("/Next"))
    document.require(
        same(parent.get("/Last"), before) or before is None,
        "house outline",
        "the outline's /Last is not its last",
    )
    return count


def _names(document):
    names = dictionary(document.root.get("/Names"))
    for key in names.keys() if names is not None else ():
        rule = {"/AlternatePresentations": "A 6.10-1", "/JavaScript": "A 6.5.1-1"}.get(key, "house catalog")
        document.require(key in ("/Dests", "/EmbeddedFiles"), rule, "names of the catalog: %s" % key)
        keys = [bytes(called) for called, _ in tree(names[key], "Names")]
        document.require(
            keys == sorted(set(keys)), "house names", "%s is not in order, and readers search by it" % key
        )
    for called in document.named_destinations():
        document.require(
            document.destination_page(document.named_destinations()[called]),
            "house destination",
            "the place %r is nowhere" % called,
        )
