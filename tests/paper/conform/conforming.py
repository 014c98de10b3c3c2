"""The chapters in their order."""
import traceback

import pikepdf

import annotations
import attachments
import catalog
import colour
import metadata
import nesting
import overlaps
import reading
import syntax
import tables
from content import Contents
from document import Document, Finding
from fonts import Fonts
from structure import Structure


def _read(document):
    fonts = Fonts(document)
    contents = Contents(document, fonts)
    contents.by_claim = {}
    for run in contents.runs:
        if run.claim and run.words:
            contents.by_claim.setdefault(run.claim, []).append(run)
    return fonts, contents, Structure(document)


def findings(raw, audience=None, fonts=None):
    try:
        document = Document(raw, audience, fonts)
    except pikepdf.PdfError as problem:
        return [Finding("A 6.1", None, "no PDF: %s" % problem)]
    for chapter in (syntax, metadata, colour, catalog, attachments):
        _chapter(document, chapter.check, document)
    _chapter(document, _contents, document)
    return document.findings


def _contents(document):
    used, contents, structure = _read(document)
    _chapter(document, used.check)
    _chapter(document, overlaps.check, document, contents)
    if structure.root is not None:
        _chapter(document, structure.check_pages, contents.marks)
        _chapter(
            document,
            nesting.check,
            document,
            structure,
            lambda element: reading.spoken(element, contents.by_claim),
        )
        _chapter(document, tables.check, document, structure)
        _chapter(document, annotations.check, document, structure, contents)


def _chapter(document, check, *arguments):
    """What is so wrong that a chapter does not get through it is a finding, too."""
    try:
        check(*arguments)
    except Exception as problem:
        last = traceback.extract_tb(problem.__traceback__)[-1]
        where = "%s:%d" % (last.filename.split("/")[-1], last.lineno)
        document.find("house unreadable", "%s: %s (%s)" % (type(problem).__name__, problem, where))


def pieces(raw):
    """The document as it is read aloud: (text, language), figures by their alternative text."""
    document = Document(raw)
    document.device_spaces = set()
    _, contents, structure = _read(document)
    return [piece for top in structure.tops for piece in reading.pieces(top, contents.by_claim, False)]
