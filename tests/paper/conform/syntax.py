"""The file as bytes: header, ends of lines, limits, filters, and that nothing lies in it that nobody refers to."""
import re

import pikepdf

from values import array, dictionary, identity, items, name, rectangle, shown

_NESTED = rb"[^()\\]|\\."
for _ in range(5):
    _NESTED = rb"[^()\\]|\\.|\((?:" + _NESTED + rb")*\)"
TOKEN = re.compile(
    rb"%[^\r\n]*|(\((?:" + _NESTED + rb")*\))|<<|<([^<>]*)>|/([^\s()<>\[\]{}/%]+)|([+-]?\d[\d.]{8,})", re.S
)
STREAM = re.compile(rb"(?<![a-z])stream(\r\n|\n|)")
OBJECT = re.compile(rb"(?:^|[\r\n])(\d+)[ \t](\d+)[ \t]obj(?=[\s<\[(/])")
FILTERS = (
    "ASCIIHexDecode",
    "ASCII85Decode",
    "FlateDecode",
    "RunLengthDecode",
    "CCITTFaxDecode",
    "JBIG2Decode",
    "DCTDecode",
    "JPXDecode",
)


def check(document):
    _header(document)
    _trailer(document)
    _objects(document)
    _streams(document)
    _boxes(document)
    _reachable(document)
    pdf = document.pdf
    for problem in pdf.check_pdf_syntax() if hasattr(pdf, "check_pdf_syntax") else pdf.check():
        document.find("house qpdf", problem)
    for warning in document.pdf.get_warnings():
        document.find("house qpdf", str(warning))


def _header(document):
    raw = document.raw
    header = re.match(rb"%PDF-1\.[0-7](\r\n|\r|\n)", raw)
    if not document.require(header, "UA 6.1-1", "the file does not begin with %PDF-1.n and an end of line"):
        return
    marker = raw[header.end() : header.end() + 5]
    document.require(
        len(marker) == 5 and marker[0:1] == b"%" and min(marker[1:]) > 127,
        "A 6.1.2-2",
        "no comment of four bytes over 127 behind the header",
    )


def _trailer(document):
    raw, trailer = document.raw, document.trailer
    document.require(
        not document.pdf.is_encrypted and "/Encrypt" not in trailer, "A 6.1.3-2", "the file is encrypted"
    )
    marks = [bytes(part) if isinstance(part, pikepdf.String) else b"" for part in array(trailer.get("/ID"))]
    if document.require(len(marks) == 2 and all(marks), "A 6.1.3-1", "the trailer has no /ID of two strings"):
        document.require(len(marks[0]) >= 16, "house id", "/ID has %d bytes, less than 16" % len(marks[0]))
    end = raw.rfind(b"%%EOF")
    document.require(
        end >= 0 and raw[end + 5 :] in (b"", b"\n", b"\r", b"\r\n"), "A 6.1.3-3", "data behind the last %%EOF"
    )
    document.require(
        len(re.findall(rb"(?:^|[\r\n])startxref[\r\n]", raw)) == 1,
        "house revision",
        "the file was written in more than one go",
    )
    for table in re.finditer(rb"(?:^|[\r\n])xref(?=\s)", raw):
        document.require(
            re.match(rb"xref(\r\n|\r|\n)\d+ \d+", raw[table.start() :].lstrip(b"\r\n")),
            "A 6.1.4-2",
            "xref and its first line are not parted by one end of line",
        )


def _objects(document):
    """Objects as they stand in the file, the bytes of streams left out; then those inside of object streams."""
    raw, at = document.raw, 0
    while True:
        head = OBJECT.search(raw, at)
        if not head:
            break
        end = raw.find(b"endobj", head.end())
        body = STREAM.search(raw, head.end(), end if end >= 0 else len(raw))
        while body and not raw[: body.start()].rstrip().endswith(b">>", head.end()):
            body = STREAM.search(raw, body.end(), end if end >= 0 else len(raw))
        if body:
            at = _stream_in_file(document, head, body)
            _tokens(document, raw[head.end() : body.start()])
        else:
            _tokens(document, raw[head.end() : end])
            at = end
        end = raw.find(b"endobj", at)
        if not document.require(end >= 0, "A 6.1.9-1", "object %s has no endobj" % head[1].decode()):
            return
        document.require(
            raw[end - 1 : end] in b"\r\n" and raw[end + 6 : end + 7] in b"\r\n",
            "A 6.1.9-1",
            "object %s: endobj does not stand on a line of its own" % head[1].decode(),
        )
        at = end + 6
    document.require(len(document.pdf.objects) <= 8388607, "A 6.1.13-7", "more than 8388607 objects")


def _stream_in_file(document, head, body):
    """Checks /Length against endstream and returns where the stream ends."""
    raw, number_of = document.raw, int(head[1])
    document.require(body[1], "A 6.1.7.1-2", "object %d: no end of line behind stream" % number_of)
    try:
        told = re.search(rb"/Length\s+(\d+)(?:\s+(\d+)\s+R)?", raw[head.end() : body.start()])
        length = int(told[1])
        if told[2]:
            length = int(document.pdf.get_object((length, int(told[2]))))
    except (TypeError, ValueError):
        document.find("A 6.1.7.1-1", "object %d: a stream without a length" % number_of)
        return raw.find(b"endstream", body.end()) + 9
    after = re.match(rb"(\r\n|\n|\r|)endstream", raw[body.end() + length : body.end() + length + 11])
    if not document.require(
        after, "A 6.1.7.1-1", "object %d: its length is not that of its bytes" % number_of
    ):
        return raw.find(b"endstream", body.end()) + 9
    document.require(after[1], "A 6.1.7.1-2", "object %d: no end of line before endstream" % number_of)
    return body.end() + length + after.end()


def _tokens(document, source):
    for token in TOKEN.finditer(source):
        string, hexadecimal, called, figure = token.groups()
        if hexadecimal is not None:
            digits = re.sub(rb"\s", b"", hexadecimal)
            document.require(
                len(digits) % 2 == 0,
                "A 6.1.6-1",
                "an odd hexadecimal string: <%s>" % digits[:20].decode("latin1"),
            )
            document.require(
                re.fullmatch(rb"[0-9A-Fa-f]*", digits),
                "A 6.1.6-2",
                "no hexadecimal string: <%s>" % digits[:20].decode("latin1"),
            )
            document.require(len(digits) < 65536, "A 6.1.13-3", "a string of over 32767 bytes")
        elif string is not None and len(string) > 32769:
            document.find("A 6.1.13-3", "a string of over 32767 bytes")
        elif called is not None and len(called) > 127:
            document.find("A 6.1.13-4", "a name of over 127 bytes: /%s" % called[:30].decode("latin1"))
        elif called is not None and b"#" in called:
            plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda digits: bytes([int(digits[1], 16)]), called)
            document.require(
                _is_utf8(plain), "A 6.1.8-1", "a name that is no UTF-8: /%s" % called.decode("latin1")
            )
        elif figure is not None and b"." not in figure:
            document.require(
                -2147483648 <= int(figure) <= 2147483647,
                "A 6.1.13-1",
                "the number %s is too big" % figure.decode(),
            )


def _is_utf8(data):
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _streams(document):
    for part, whence in document.streams():
        for key in ("/F", "/FFilter", "/FDecodeParms"):
            document.require(key not in part, "A 6.1.7.1-3", "%s has %s" % (whence, key))
        for used in items(part.get("/Filter")):
            document.require(name(used) in FILTERS, "A 6.1.7.2-1", "%s: filter %s" % (whence, shown(used)))
        if name(part.get("/Type")) == "ObjStm" or name(part.get("/Subtype")) == "Form":
            _tokens(document, part.read_bytes())
    for page in document.pages:
        for part in items(page.get("/Contents")):
            _tokens(document, part.read_bytes())


def _boxes(document):
    for at, page in enumerate(document.pages, 1):
        for key in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"):
            if key in page:
                box = rectangle(page[key])
                good = box and all(3 <= side <= 14400 for side in (box[2] - box[0], box[3] - box[1]))
                document.require(good, "A 6.1.13-11", "%s is no box of 3 to 14400 points" % key, at)
        box = document.box(page)
        if document.require(box, "A 6.1.13-11", "a page without a size", at):
            sides = sorted((round(box[2] - box[0], 1), round(box[3] - box[1], 1)))
            document.require(
                abs(sides[0] - 595.3) < 1 and abs(sides[1] - 841.9) < 1,
                "house sheet",
                "the sheet has %s by %s points, and is no A4" % tuple(sides),
                at,
            )


def _reachable(document):
    """Whatever lies in a file and is not referred to was forgotten there, and can be read all the same."""
    seen, waiting = set(), [document.trailer]
    while waiting:
        value = waiting.pop()
        mark = identity(value)
        if mark is not None:
            if mark in seen:
                continue
            seen.add(mark)
        if dictionary(value) is not None:
            waiting += [child for _, child in value.items() if isinstance(child, pikepdf.Object)]
        elif isinstance(value, pikepdf.Array):
            waiting += [child for child in value if isinstance(child, pikepdf.Object)]
    for value in document.pdf.objects:
        mark = identity(value)
        kind = name(value.get("/Type")) if dictionary(value) is not None else None
        if mark is not None and mark not in seen and kind not in ("XRef", "ObjStm"):
            document.find("house orphan", "object %d is in the file, and nothing refers to it" % mark[0])
