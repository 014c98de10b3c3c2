#!/usr/bin/env python3
"""Makes spreadsheets for the tests: ods.py FILE.txt OUT.ods

A flat file has a sheet a heading, a cell a line:

    = Fiche 1                        a sheet
    A17 Finalité principale          a cell; \\n in it ends a line
    B6 date 2021-03-12 12/03/21      a date, and what is shown
    B17+3 ...                        a cell that covers three columns
    B44 note ...                     what is pinned to the cell of a line before, or to one that is empty
"""
import re
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

SPACES = {"office": "office:1.0", "table": "table:1.0", "text": "text:1.0"}
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def column_of(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def paragraphs(text):
    return "".join("<text:p>%s</text:p>" % escape(line) for line in text.split("\n"))


def read(path):
    sheets = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("= "):
            sheets.append((line[2:], {}))
        elif line and not line.startswith("#"):
            name, _, text = line.partition(" ")
            letters, row, span = re.fullmatch(r"([A-Z]+)([0-9]+)(?:\+([0-9]+))?", name).groups()
            place = (int(row) - 1, column_of(letters))
            text = text.replace("\\n", "\n")
            if text.startswith("note "):
                sheets[-1][1].setdefault(place, {"text": "", "span": 1})["note"] = text[5:]
                continue
            cell = {"text": text, "span": int(span or 1)}
            if text.startswith("date "):
                _, cell["date"], cell["text"] = text.split(" ", 2)
            sheets[-1][1][place] = cell
    return sheets


def cell_xml(cell):
    attributes = ""
    if "date" in cell:
        attributes += ' office:value-type="date" office:date-value=%s' % quoteattr(cell["date"])
    else:
        attributes += ' office:value-type="string"'
    if cell["span"] > 1:
        attributes += ' table:number-columns-spanned="%d" table:number-rows-spanned="1"' % cell["span"]
    note = "<office:annotation>%s</office:annotation>" % paragraphs(cell["note"]) if "note" in cell else ""
    covered = '<table:covered-table-cell table:number-columns-repeated="%d"/>' % (cell["span"] - 1)
    return "<table:table-cell%s>%s%s</table:table-cell>%s" % (
        attributes, note, paragraphs(cell["text"]), covered if cell["span"] > 1 else "")


def table_xml(name, cells):
    rows, last = [], -1
    for row in sorted({row for row, _ in cells}):
        if row > last + 1:
            rows.append('<table:table-row table:number-rows-repeated="%d"><table:table-cell '
                        'table:number-columns-repeated="1024"/></table:table-row>' % (row - last - 1))
        last, at, parts = row, 0, []
        for column in sorted(column for r, column in cells if r == row):
            if column > at:
                parts.append('<table:table-cell table:number-columns-repeated="%d"/>' % (column - at))
            cell = cells[row, column]
            parts.append(cell_xml(cell))
            at = column + cell["span"]
        parts.append('<table:table-cell table:number-columns-repeated="%d"/>' % (1024 - at))
        rows.append("<table:table-row>%s</table:table-row>" % "".join(parts))
    rows.append('<table:table-row table:number-rows-repeated="%d"><table:table-cell '
                'table:number-columns-repeated="1024"/></table:table-row>' % (1048576 - last - 1))
    return "<table:table table:name=%s>%s</table:table>" % (quoteattr(name), "".join(rows))


def content(body):
    return '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content %s office:version="1.2"><office:body>' \
        "<office:spreadsheet>%s</office:spreadsheet></office:body></office:document-content>" % (
            " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s"' % pair for pair in SPACES.items()), body)


def write(path, content_xml, manifest="", extra=()):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype"), KIND)
        package.writestr("META-INF/manifest.xml",
                         '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
                         'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/>'
                         '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">%s'
                         "</manifest:file-entry></manifest:manifest>" % (KIND, manifest))
        package.writestr("content.xml", content_xml)
        for name, text in extra:
            package.writestr(name, text)


if __name__ == "__main__":
    write(sys.argv[2], content("".join(table_xml(*sheet) for sheet in read(sys.argv[1]))))
