"""Files inside of the file: each described and tied to it; none in what goes to the public."""
import re

from values import array, get, identity, name, stream, text, tree, whole

RELATIONS = ("Source", "Data", "Alternative", "Supplement", "Unspecified")
SOURCE = re.compile(rb"urn:ppc:|<\?xml[^>]*\?>\s*(<!--.*?-->\s*)*<register", re.S)


def check(document):
    listed = {identity(entry) for entry in array(document.root.get("/AF"))}
    named = {
        identity(entry): text(key)
        for key, entry in tree(get(document.root, "Names", "EmbeddedFiles"), "Names")
    }
    count = 0
    for part, whence in document.parts():
        if name(part.get("/Type")) == "EmbeddedFile":
            document.require(
                document.audience != "public", "house public", "%s: a file in a public document" % whence
            )
        if "/EF" not in part:
            continue
        count += 1
        called = text(part.get("/UF"))
        document.require(
            text(part.get("/F")) and called, "UA 7.11-1", "%s: a file without the names /F and /UF" % whence
        )
        document.require(
            name(part.get("/AFRelationship")) in RELATIONS,
            "A 6.8-3",
            "%s: a file without a relation to the document" % whence,
        )
        document.require(
            identity(part) in listed, "A 6.8-4", "%s: the catalog's /AF does not have it" % whence
        )
        document.require(
            named.get(identity(part)), "house attachment", "%s: a reader would not list it" % whence
        )
        document.require(
            name(part.get("/Type")) == "Filespec", "house attachment", "%s is not called a Filespec" % whence
        )
        document.require(
            text(part.get("/Desc")), "house attachment", "%s: a file without a description" % whence
        )
        for key in ("F", "UF"):
            _file(document, get(part, "EF", key), "%s /EF /%s" % (whence, key), key)
    document.require(
        len(listed) == count,
        "house attachment",
        "/AF lists %d files, and there are %d" % (len(listed), count),
    )
    document.require(
        count or document.audience != "internal", "house source", "an internal document without its source"
    )
    if document.audience == "public":
        for part, whence in document.streams():
            document.require(
                not SOURCE.search(_bytes(part)), "house public", "%s has text of the source in it" % whence
            )


def _bytes(part):
    try:
        return part.read_bytes()
    except Exception:  # an image's filter, say
        return part.read_raw_bytes()


def _file(document, value, whence, key):
    embedded = stream(value)
    if embedded is None:
        document.require(key == "UF", "A 6.8-1", "%s is no stream" % whence)
        return
    kind = name(embedded.get("/Subtype"))
    document.require(
        kind and re.fullmatch(r"[-\w+.]+/[-\w+.]+", kind), "A 6.8-1", "%s: its type is %s" % (whence, kind)
    )
    data = embedded.read_bytes()
    # A description without a date makes a document without one, and nothing is made up.
    dated = text(get(document.trailer, "Info", "ModDate"))
    document.require(
        text(get(embedded, "Params", "ModDate")) or not dated,
        "A 6.8",
        "%s: when it was changed is not said" % whence,
    )
    document.require(
        whole(get(embedded, "Params", "Size")) == len(data),
        "house attachment",
        "%s: its size is not that of its bytes" % whence,
    )
