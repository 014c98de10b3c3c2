"""XMP: well-formed, says the same as Info, tells what the file conforms to, and defines what it uses."""
import re
import xml.etree.ElementTree as ElementTree

from values import get, items, name, stream, text

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DC, XMP, PDF = (
    "{http://purl.org/dc/elements/1.1/}",
    "{http://ns.adobe.com/xap/1.0/}",
    "{http://ns.adobe.com/pdf/1.3/}",
)
MEDIA = "{http://ns.adobe.com/xap/1.0/mm/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
PDFA, PDFUA = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"
EXTENSION, SCHEMA = "{http://www.aiim.org/pdfa/ns/extension/}", "{http://www.aiim.org/pdfa/ns/schema#}"
PROPERTY, TYPE, FIELD = ("{http://www.aiim.org/pdfa/ns/%s#}" % part for part in ("property", "type", "field"))
PREFIXES = {
    "pdfaid": PDFA,
    "pdfuaid": PDFUA,
    "pdfaExtension": EXTENSION,
    "pdfaSchema": SCHEMA,
    "pdfaProperty": PROPERTY,
    "pdfaType": TYPE,
    "pdfaField": FIELD,
}

# Of the schemas that XMP and PDF/A define themselves, those that a document like ours may use, with their types.
PREDEFINED = {
    **{DC + key: "Seq" for key in ("creator", "date")},
    **{DC + key: "Bag" for key in ("contributor", "language", "publisher", "relation", "subject", "type")},
    **{DC + key: "Alt" for key in ("description", "rights", "title")},
    **{DC + key: "Text" for key in ("coverage", "format", "identifier", "source")},
    **{XMP + key: "Text" for key in ("BaseURL", "CreatorTool", "Label", "Nickname", "Rating")},
    **{XMP + key: "Date" for key in ("CreateDate", "MetadataDate", "ModifyDate")},
    XMP + "Identifier": "Bag",
    XMP + "Advisory": "Bag",
    **{PDF + key: "Text" for key in ("Keywords", "PDFVersion", "Producer")},
    **{
        MEDIA + key: "Text"
        for key in ("DocumentID", "InstanceID", "OriginalDocumentID", "RenditionClass", "VersionID")
    },
    RIGHTS + "Certificate": "Text",
    RIGHTS + "Marked": "Text",
    RIGHTS + "Owner": "Bag",
    RIGHTS + "UsageTerms": "Alt",
    RIGHTS + "WebStatement": "Text",
    PDFA + "part": "Text",
    PDFA + "conformance": "Text",
    PDFA + "amd": "Text",
    PDFA + "corr": "Text",
    EXTENSION + "schemas": "Bag",
}
INFO = {
    "Title": DC + "title",
    "Author": DC + "creator",
    "Subject": DC + "description",
    "Keywords": PDF + "Keywords",
    "Creator": XMP + "CreatorTool",
    "Producer": PDF + "Producer",
    "CreationDate": XMP + "CreateDate",
    "ModDate": XMP + "ModifyDate",
}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")


def check(document):
    metadata = stream(document.root.get("/Metadata"))
    good = (
        metadata is not None
        and name(metadata.get("/Type")) == "Metadata"
        and name(metadata.get("/Subtype")) == "XML"
    )
    if not document.require(
        good, "UA 7.1-8", "the catalog has no /Metadata stream of type Metadata, subtype XML"
    ):
        return
    source = metadata.read_bytes()
    document.require(
        not items(metadata.get("/Filter")),
        "house plain",
        "the metadata are packed, and cannot be read without a PDF reader",
    )
    _packet(document, source)
    for part, whence in document.streams():
        if name(part.get("/Type")) == "Metadata" and part.objgen != metadata.objgen:
            document.find("house metadata", "%s: metadata of a part" % whence)
    try:
        root = ElementTree.fromstring(source.decode("utf-8"))
        properties = _properties(document, root)
    except (ElementTree.ParseError, UnicodeDecodeError, ValueError) as problem:
        document.find("A 6.6.2.1-4", "the metadata cannot be read: %s" % problem)
        return
    _identification(document, source, properties)
    _defined(document, properties)
    _agrees(document, properties)


def _packet(document, source):
    head = re.match(rb"\s*<\?xpacket ([^?]*)\?>", source)
    if document.require(head, "A 6.6.2.1-4", "the metadata do not begin with <?xpacket"):
        document.require(b"bytes=" not in head[1], "A 6.6.2.1-2", "xpacket has the attribute bytes")
        document.require(b"encoding=" not in head[1], "A 6.6.2.1-3", "xpacket has the attribute encoding")
        document.require(
            b"W5M0MpCehiHzreSzNTczkc9d" in head[1], "A 6.6.2.1-4", "xpacket has not the id of XMP"
        )
    document.require(
        re.search(rb'<\?xpacket end=["\'][rw]["\']\?>\s*$', source),
        "A 6.6.2.1-4",
        "the metadata do not end with <?xpacket end",
    )


def _value(element):
    """A property's kind and its value: text, a list of items, {language: text}, or the element of a structure."""
    children = list(element)
    if len(children) == 1 and children[0].tag in (RDF + "Alt", RDF + "Seq", RDF + "Bag"):
        kind, entries = children[0].tag[len(RDF) :], list(children[0])
        if any(entry.tag != RDF + "li" for entry in entries):
            raise ValueError("something else than rdf:li in a list")
        if kind == "Alt":
            return kind, {entry.get(LANG): entry.text or "" for entry in entries}
        return kind, [
            entry if len(entry) or entry.get(RDF + "parseType") else entry.text or "" for entry in entries
        ]
    if children or element.get(RDF + "parseType"):
        return "Structure", element
    return "Text", element.text or ""


def _properties(document, root):
    found = {}
    descriptions = list(root.iter(RDF + "RDF"))
    if len(descriptions) != 1:
        raise ValueError("not one rdf:RDF")
    for description in descriptions[0]:
        if description.tag != RDF + "Description" or description.get(RDF + "about") is None:
            raise ValueError("no rdf:Description about something")
        entries = [
            (key, ("Text", value))
            for key, value in description.attrib.items()
            if not key.startswith((RDF, "{http://www.w3.org/XML"))
        ]
        entries += [(child.tag, _value(child)) for child in description]
        for key, value in entries:
            document.require(key not in found, "A 6.6.2.1-4", "the metadata give %s twice" % key)
            found[key] = value
    return found


def _identification(document, source, properties):
    for key, wanted, rule in (
        (PDFUA + "part", "1", "UA 5-1"),
        (PDFA + "part", "3", "A 6.6.4-2"),
        (PDFA + "conformance", "A", "A 6.6.4-3"),
    ):
        given = properties.get(key, (None, None))[1]
        if rule == "UA 5-1" and given not in (None, wanted):
            rule = "UA 5-2"
        document.require(given == wanted, rule, "%s is %s, not %s" % (key.split("/")[-1], given, wanted))
    for prefix, space in re.findall(
        r'xmlns:([\w.-]+)\s*=\s*["\']([^"\']*)["\']', source.decode("utf-8", "replace")
    ):
        for wanted, known in PREFIXES.items():
            if known == "{%s}" % space and prefix != wanted:
                document.find(
                    "UA 5-3"
                    if wanted == "pdfuaid"
                    else "A 6.6.4-4"
                    if wanted == "pdfaid"
                    else "A 6.6.2.3.3-1",
                    "the prefix of %s is %s, not %s" % (space, prefix, wanted),
                )


def _field(document, holder, key, rule, kinds=None):
    element = holder.find(key)
    given = element.text if element is not None and not len(element) else holder.get(key)
    if document.require(given and given.strip(), rule, "an extension schema without %s" % key.split("/")[-1]):
        document.require(not kinds or given in kinds, rule, "%s is %s" % (key.split("/")[-1], given))
    return given


def _inside(entry):
    """A structure's fields stand in it, or in a Description in it."""
    return entry.find(RDF + "Description") if entry.find(RDF + "Description") is not None else entry


def _sequence(holder, key):
    listed = holder.find(key)
    return [] if listed is None else [_inside(entry) for entry in listed.iterfind(RDF + "Seq/" + RDF + "li")]


def _extensions(document, properties):
    """What the extension schemas define: names of properties, with the type of each."""
    kind, schemas = properties.get(EXTENSION + "schemas", ("Bag", []))
    if not document.require(
        kind == "Bag" and not any(isinstance(entry, str) for entry in schemas),
        "A 6.6.2.3.3-1",
        "pdfaExtension:schemas is no Bag of schemas",
    ):
        return {}
    defined = {}
    for schema in map(_inside, schemas):
        _field(document, schema, SCHEMA + "schema", "A 6.6.2.3.3-2")
        space = _field(document, schema, SCHEMA + "namespaceURI", "A 6.6.2.3.3-3")
        prefix = _field(document, schema, SCHEMA + "prefix", "A 6.6.2.3.3-4")
        if "{%s}" % space in (PDFA, PDFUA):
            document.require(
                PREFIXES.get(prefix) == "{%s}" % space,
                "A 6.6.2.3.3-4",
                "the prefix of %s is told as %s" % (space, prefix),
            )
        entries = _sequence(schema, SCHEMA + "property")
        document.require(entries, "A 6.6.2.3.3-5", "an extension schema without properties")
        for entry in entries:
            called = _field(document, entry, PROPERTY + "name", "A 6.6.2.3.3-7")
            defined["{%s}%s" % (space, called)] = _field(
                document, entry, PROPERTY + "valueType", "A 6.6.2.3.3-8"
            )
            _field(document, entry, PROPERTY + "category", "A 6.6.2.3.3-9", ("internal", "external"))
            _field(document, entry, PROPERTY + "description", "A 6.6.2.3.3-10")
    return defined


def _defined(document, properties):
    defined = _extensions(document, properties)
    for key, (kind, value) in properties.items():
        if key in defined:
            if defined[key] == "Integer":
                document.require(
                    kind == "Text" and re.fullmatch(r"[+-]?\d+", value),
                    "A 6.6.2.3.1-2",
                    "%s is no Integer" % key,
                )
            continue
        if not document.require(
            key in PREDEFINED, "A 6.6.2.3.1-1", "%s is of no schema that XMP or the file defines" % key
        ):
            continue
        wanted = PREDEFINED[key]
        if wanted == "Date":
            document.require(
                kind == "Text" and DATE.fullmatch(value), "A 6.6.2.3.1-2", "%s is no date: %s" % (key, value)
            )
        else:
            document.require(kind == wanted, "A 6.6.2.3.1-2", "%s is %s, not %s" % (key, kind, wanted))
        if kind == "Alt":
            document.require("x-default" in value, "A 6.6.2.3.1-2", "%s has no x-default" % key)


def _plain(kind, value):
    """A property as Info would say it."""
    if kind == "Alt":
        return value.get("x-default")
    if kind in ("Seq", "Bag"):
        return "; ".join(value)
    return value


def _agrees(document, properties):
    info = document.trailer.get("/Info")
    title = _plain(*properties.get(DC + "title", ("Text", None)))
    document.require(title and title.strip(), "UA 7.1-9", "the metadata have no dc:title")
    for key, prop in INFO.items():
        given, told = text(get(info, key)), properties.get(prop)
        if given is None and told is None:
            continue
        told = _plain(*told) if told else None
        rule = "house info"
        if key.endswith("Date"):
            document.require(
                given is None or re.fullmatch(r"D:\d{14}(Z|[+-]\d\d'\d\d'?)?", given),
                rule,
                "Info: %s is no date: %s" % (key, given),
            )
            given = given and re.sub(r"\D", "", given)[:14]
            told = told and re.sub(r"\D", "", told)[:14]
        document.require(given == told, rule, "%s is %r in Info and %r in the metadata" % (key, given, told))
    languages = properties.get(DC + "language", ("Bag", None))[1]
    document.require(
        languages is None or document.language in languages,
        "house info",
        "dc:language is %s, and /Lang is %s" % (languages, document.language),
    )
    document.require(text(get(info, "Producer")), "house info", "nobody says what made the file")
