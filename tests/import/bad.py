#!/usr/bin/env python3
"""bad.py FOLDER: files that are handed to the import, none of which is a register that can be read."""
import os
import sys
import zipfile

sys.path.insert(0, os.path.dirname(__file__))
import ods  # noqa: E402
import xlsx  # noqa: E402

folder = sys.argv[1]
CELL = '<table:table-cell%s><text:p>%s</text:p></table:table-cell>'


def put(name, data):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)


def sheet(rows, name="Feuille1"):
    return ods.content('<table:table table:name="%s">%s</table:table>' % (name, rows))


def row(cells, repeated=""):
    return "<table:table-row%s>%s</table:table-row>" % (repeated, cells)


def spreadsheet(name, content, **more):
    ods.write(os.path.join(folder, name), content, **more)


fine = row(CELL % ("", "Nom du traitement") + CELL % ("", "Finalité")) + row(CELL % ("", "Paie") + CELL % ("", "Payer"))

put("cut.ods", b"PK\x03\x04 and no more")
put("empty.csv", b"")
put("blank.csv", b" ;;\n\n ; \n")
put("nul.csv", b"Traitement;Finalit\xe9\nPaie;P\0yer\n")
put("quote.csv", 'Traitement,Finalité\nPaie,Payer\nSuivi,"Suivre les\nclients\n'.encode())
put("other.csv", b"Datum;Betrag\n2021-01-01;12\n")
put("wide.csv", ("Traitement" + ",x" * 9999 + "\nPaie" + ",y" * 9999 + "\n").encode())
put("wider.csv", ("a," * 20000 + "\n").encode())
put("register.xml", b'<register xmlns="urn:ppc:register:1" languages="fr"/>')
put("noise.bin", bytes(range(256)) * 64)
put("page.html", b"<!DOCTYPE html><html><body>Registre</body></html>")

with zipfile.ZipFile(os.path.join(folder, "register.xlsb"), "w") as package:
    package.writestr("[Content_Types].xml", "<Types/>")
    package.writestr("xl/workbook.bin", b"\x83\x01")
with zipfile.ZipFile(os.path.join(folder, "photos.zip"), "w") as package:
    package.writestr("photo.txt", "none")
with zipfile.ZipFile(os.path.join(folder, "letter.odt"), "w") as package:
    package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    package.writestr("content.xml", sheet(fine))

spreadsheet("locked.ods", "\x93\x01 not XML", manifest='<manifest:encryption-data manifest:checksum-type="SHA1"/>')
spreadsheet("climbs.ods", sheet(fine), extra=[("../../out.txt", "out")])
spreadsheet("escape.ods", sheet(fine), extra=[("../\x9b31m", "out")])
spreadsheet("absolute.ods", sheet(fine), extra=[("/etc/out.txt", "out")])
spreadsheet("bomb.ods", sheet(fine + "<table:table-row/>" * 1000000))
spreadsheet("entries.ods", sheet(fine), extra=[("Pictures/%d" % i, "") for i in range(10001)])
spreadsheet("columns.ods", sheet(row(CELL % ("", "a") + '<table:table-cell table:number-columns-repeated="1000000"/>')))
spreadsheet("repeated.ods", sheet(fine + row(CELL % (' table:number-columns-repeated="1000000"', "a"))))
spreadsheet("rows.ods", sheet(fine + row(CELL % ("", "a"), ' table:number-rows-repeated="99999999999"')))
spreadsheet("cells.ods", sheet(fine + row(CELL % (' table:number-columns-repeated="1000"', "a"), ' table:number-rows-repeated="1048000"')))
spreadsheet("text.ods", sheet(fine + row(CELL % (' table:number-columns-repeated="16000"', "a" * 5000))))
far = '<table:table-cell table:number-columns-repeated="16000"/>' + CELL % ("", "Nom du traitement")
spreadsheet("rows-in-row.ods", sheet(row(far + row(CELL % ("", "Finalité"))) + fine))
spreadsheet("cells-in-cell.ods", sheet(row("<table:table-cell>" + CELL % ("", "a") + "</table:table-cell>")))
spreadsheet("no-row.ods", sheet(far + fine))
spreadsheet("minus.ods", sheet(row(CELL % (' table:number-columns-repeated="-1"', "a"))))
spreadsheet("torn.ods", sheet(fine)[:-60])
spreadsheet("entities.ods", '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>\n' +
            sheet(row(CELL % ("", "&b;"))).split("\n", 1)[1])
spreadsheet("external.ods", '<?xml version="1.0"?>\n<!DOCTYPE x SYSTEM "http://localhost:9/x.dtd">\n' +
            sheet(fine).split("\n", 1)[1])
spreadsheet("entity.ods", sheet(row(CELL % ("", "&undeclared;"))))
spreadsheet("deep.ods", sheet(row("<table:table-cell>" + "<text:span>" * 5000 + "</text:span>" * 5000 + "</table:table-cell>")))
spreadsheet("names.ods", sheet(row(CELL % ("", "Budget") + CELL % ("", "2021")), "Budget"))
spreadsheet("nothing.ods", ods.content(""))
spreadsheet("spanish.ods", sheet(row(CELL % ("", "Nombre del tratamiento")) + row(CELL % ("", "Finalidad")), "3 - Ficha"))


def excel(name, rows, strings="", before="", **more):
    sheet_xml = '%s<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (before, xlsx.MAIN, rows)
    xlsx.write(os.path.join(folder, name), [("Feuille1", sheet_xml)], strings, **more)


excel("string.xlsx", '<row r="1"><c r="A1" t="s"><v>7</v></c></row>')
excel("string-minus.xlsx", '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>')
excel("columns.xlsx", '<row r="1"><c r="XFE1"><v>1</v></c></row>')
excel("letters.xlsx", '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>')
excel("rows.xlsx", '<row r="1048577"><c><v>1</v></c></row>')
excel("back.xlsx", '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>')
excel("again.xlsx", '<row r="2"/><row r="2"/>')
excel("torn.xlsx", '<row r="1"><c r="A1"><v>1</c></row>')
excel("deep.xlsx", '<row r="1"><c r="A1">' + "<a>" * 300 + "</a>" * 300 + "</c></row>")
excel("entities.xlsx", '<row r="1"/>', before='<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>')
excel("bomb.xlsx", '<row r="1"/>', strings='<sst xmlns="%s">%s</sst>' % (xlsx.MAIN, " " * 40000000))
excel("lacks.xlsx", "", workbook=xlsx.workbook(["Feuille1", "Feuille2"]))
excel("budget.xlsx", '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" s="9"><v>12.5</v></c><c><f>A1+B1</f></c></row>')
excel("notes.xlsx", '<row r="1"/>', notes={1: '<comments xmlns="%s"><comment ref="Z"/></comments>' % xlsx.MAIN})
excel("plain.xlsx", "", workbook="<workbook/>")
