#!/usr/bin/env python3
"""Makes Excel files for the tests: xlsx.py FILE.txt OUT.xlsx, from the flat file that ods.py has.

Texts stand in all the ways that programs write them: shared, in the cell, in runs with what is spoken beside them."""
import datetime
import os
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

sys.path.insert(0, os.path.dirname(__file__))
import ods  # noqa: E402

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = '<styleSheet xmlns="%s"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\/mm\\/yy;@"/>' \
    '<numFmt numFmtId="165" formatCode="&quot;day &quot;0.0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' \
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>' % MAIN


def letters(column):
    return chr(65 + column) if column < 26 else letters(column // 26 - 1) + chr(65 + column % 26)


def cell_xml(place, cell, strings):
    name = letters(place[1]) + str(place[0] + 1)
    if "date" in cell:
        days = (datetime.date.fromisoformat(cell["date"]) - datetime.date(1899, 12, 30)).days
        return '<c r="%s" s="1"><v>%d.25</v></c>' % (name, days)
    if (place[0] + place[1]) % 3 == 0:
        return '<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (name, escape(cell["text"]))
    strings.append(cell["text"])
    return '<c r="%s" t="s"><v>%d</v></c>' % (name, len(strings) - 1)


def sheet_xml(cells, strings):
    rows = []
    for row in sorted({row for row, _ in cells}):
        inside = "".join(cell_xml((row, column), cells[row, column], strings)
                         for column in sorted(column for r, column in cells if r == row))
        rows.append('<row r="%d">%s</row>' % (row + 1, inside))
    return '<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (MAIN, "".join(rows))


def string_xml(index, text):
    if index % 4:
        return "<si><t>%s</t></si>" % escape(text)
    half = len(text) // 2
    return '<si><r><t xml:space="preserve">%s</t></r><r><rPr/><t xml:space="preserve">%s</t></r>' \
        "<rPh><t>spoken</t></rPh></si>" % (escape(text[:half]), escape(text[half:]))


def relations(targets):
    return '<Relationships xmlns="%s">%s</Relationships>' % (PACKAGE, "".join(
        '<Relationship Id="%s" Type="%s/%s" Target="%s"/>' % (name, OFFICE, kind, target) for name, kind, target in targets))


def workbook(names):
    return '<x:workbook xmlns:x="%s" xmlns:r="%s"><x:sheets>%s</x:sheets></x:workbook>' % (MAIN, OFFICE, "".join(
        '<x:sheet name=%s sheetId="%d" r:id="rId%d"/>' % (quoteattr(name), i + 1, i + 1) for i, name in enumerate(names)))


def write(path, sheets, strings="", notes=None, **more):
    """Sheets: pairs of a name and the XML of the sheet; notes: by the number of the sheet, from 1."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", more.get("workbook") or workbook([name for name, _ in sheets]))
        package.writestr("xl/_rels/workbook.xml.rels", relations(
            [("rId%d" % (i + 1), "worksheet", "worksheets/sheet%d.xml" % (i + 1)) for i in range(len(sheets))] +
            [("s", "sharedStrings", "/xl/sharedStrings.xml"), ("t", "styles", "./styles.xml")]))
        package.writestr("xl/styles.xml", STYLES)
        package.writestr("xl/sharedStrings.xml", strings or '<sst xmlns="%s"/>' % MAIN)
        for i, (_, xml) in enumerate(sheets):
            package.writestr("xl/worksheets/sheet%d.xml" % (i + 1), xml)
        for i, xml in (notes or {}).items():
            package.writestr("xl/worksheets/_rels/sheet%d.xml.rels" % i,
                             relations([("c", "comments", "../comments%d.xml" % i)]))
            package.writestr("xl/comments%d.xml" % i, xml)


def notes_xml(cells):
    found = [(place, cell["note"]) for place, cell in cells.items() if "note" in cell]
    return found and '<comments xmlns="%s"><commentList>%s</commentList></comments>' % (MAIN, "".join(
        '<comment ref="%s%d" authorId="0"><text><r><t>%s</t></r></text></comment>' %
        (letters(column), row + 1, escape(note)) for (row, column), note in reversed(sorted(found))))


if __name__ == "__main__":
    shared = []
    made = [(name, sheet_xml(cells, shared)) for name, cells in ods.read(sys.argv[1])]
    pinned = {i + 1: notes_xml(cells) for i, (_, cells) in enumerate(ods.read(sys.argv[1])) if notes_xml(cells)}
    write(sys.argv[2], made, '<sst xmlns="%s">%s</sst>' % (MAIN, "".join(map(string_xml, range(len(shared)), shared))), pinned)
