#!/usr/bin/env python3
"""account.py FILE.ods REPORT.csv DESCRIPTION.xml: whether the report tells of each cell that is not empty, once and in
its own words, and whether what was kept stands in the description."""
import csv
import sys
import xml.etree.ElementTree as tree
import zipfile

OFFICE, TABLE, TEXT = ("{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}" % name for name in ("office", "table", "text"))


def reference(row, column):
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters + str(row + 1)


def shown(element):
    if element.tag == TEXT + "s":
        return " " * int(element.get(TEXT + "c", "1")) + (element.tail or "")
    if element.tag in (TEXT + "line-break", TEXT + "tab"):
        return ("\n" if element.tag == TEXT + "line-break" else " ") + (element.tail or "")
    return (element.text or "") + "".join(map(shown, element)) + (element.tail or "")


def paragraphs(element):
    return "\n".join((p.text or "") + "".join(map(shown, p)) for p in element.findall(TEXT + "p"))


def cells(path):
    for sheet in tree.fromstring(zipfile.ZipFile(path).read("content.xml")).iter(TABLE + "table"):
        row = 0
        for line in sheet.iter(TABLE + "table-row"):
            repeated = int(line.get(TABLE + "number-rows-repeated", "1"))
            found, column = [], 0
            for cell in line:
                times = int(cell.get(TABLE + "number-columns-repeated", "1"))
                text = paragraphs(cell)
                if text.strip():
                    found += [(column + i, "", text) for i in range(times)]
                for note in cell.findall(OFFICE + "annotation"):
                    found.append((column, " (note)", paragraphs(note)))
                column += times
            found.sort(key=lambda part: part[0])
            for i in range(repeated if found else 0):
                for column, kind, text in found:
                    if not (i and kind):
                        yield sheet.get(TABLE + "name"), reference(row + i, column) + kind, text
            row += repeated


told = [tuple(line) for line in csv.reader(open(sys.argv[2], encoding="utf-8", newline=""))][1:]
mine = list(cells(sys.argv[1]))
faults = []
if [line[:2] for line in told] != [cell[:2] for cell in mine]:
    faults.append("other cells: %s" % sorted(set(line[:2] for line in told) ^ set(cell[:2] for cell in mine))[:5])
for line, cell in zip(told, mine):
    if " ".join(cell[2].split()) not in (" ".join(line[2].split()), " ".join(line[2].removeprefix("'").split())):
        faults.append("%s %s reads %r, not %r" % (*cell[:2], line[2], cell[2]))
description = " ".join(open(sys.argv[3], encoding="utf-8").read().replace("- -", "--").replace("- -", "--").split())
for sheet, name, text, fate, where, why in told:
    if fate not in ("placed", "kept", "ignored") or (fate == "placed") != (not why) or (fate == "ignored") != (not where):
        faults.append("%s %s: %s, where '%s', why '%s'" % (sheet, name, fate, where, why))
    if why.startswith("reason."):
        faults.append("no words for " + why)
    if fate == "kept" and " ".join(text.lstrip("'").replace("- -", "--").split()) not in description:
        faults.append("%s %s is kept, and is not there: %s" % (sheet, name, text))
for fault in faults[:20]:
    print("#   " + fault)
print("%d cells" % len(mine))
sys.exit(bool(faults))
