#!/usr/bin/env python3
"""moved.py FILE.txt REPORT.csv OUT.ods: the spreadsheet as somebody else keeps it - two columns before its labels, one with
the numbers of rows and one with remarks, a row on top, and each label (by the report of the spreadsheet itself) written
a little otherwise: a letter wrong in the long ones, other case, no accents, a colon, an asterisk, a number."""
import csv
import os
import sys
import unicodedata

sys.path.insert(0, os.path.dirname(__file__))
import ods  # noqa: E402

COLUMNS, ROWS, LONG = 2, 1, 12


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def letter(text, at):
    """The place of the at-th letter, counted round, behind the first and before any bracket."""
    places = [i for i, c in enumerate(text.split("(")[0]) if c.isalpha()][1:-1]
    return places[at % len(places)]


def swapped(text, at):
    i = letter(text, at)
    j = i + 1 if text[i + 1].isalpha() else i - 1
    i, j = min(i, j), max(i, j)
    return text[:i] + text[j] + text[i] + text[j + 1:]


def dropped(text, at):
    i = letter(text, at)
    return text[:i] + text[i + 1:]


def doubled(text, at):
    i = letter(text, at)
    return text[:i] + text[i] + text[i:]


def wrong(text, at):
    i = letter(text, at)
    return text[:i] + ("x" if text[i] != "x" else "y") + text[i + 1:]


gently = [str.upper, plain, lambda text: text + " :", lambda text: text + " (*)", lambda text: "3.2 " + text, str.lower]
badly = [swapped, dropped, doubled, wrong]

labels = {(line[0], line[1]) for line in csv.reader(open(sys.argv[2], encoding="utf-8", newline="")) if line[5] == "a label"}
sheets = []
number = 0
for name, cells in ods.read(sys.argv[1]):
    moved = {}
    for (row, column), cell in cells.items():
        if (name, chr(65 + column) + str(row + 1)) in labels:
            number += 1
            text = cell["text"]
            if sum(c.isalpha() for c in text.split("(")[0]) >= LONG and number % 3:
                text = badly[number % len(badly)](text, number)
            cell = dict(cell, text=gently[number % len(gently)](text))
        moved[row + ROWS, column + COLUMNS] = cell
    for row in sorted({row for row, _ in moved} if any(sheet == name for sheet, _ in labels) else ()):
        moved[row, 0] = {"text": str(row), "span": 1}
    if name.lower().startswith("fiche"):
        moved[4 + ROWS, 1] = {"text": "à revoir", "span": 1}
    moved[0, COLUMNS] = {"text": "Registre tenu par la direction", "span": 1}
    sheets.append((name, moved))
ods.write(sys.argv[3], ods.content("".join(ods.table_xml(*sheet) for sheet in sheets)))
