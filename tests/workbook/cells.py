"""Sheet trees as `ppc build -T sheet` prints them, cell by cell.

    cells.py show TREE DOCUMENT LANGUAGE [SHEETS]     every row on a line, "7 B Nom | C* 2 mars 2026"; for goldens;
                                                      of the sheets whose ids begin so
    cells.py labels TREE LABELS.tsv                   each label of CNIL's model stands in its cell (French)
    cells.py alike TREE DOCUMENT                      sheets, rows and spans are the same in all languages
    cells.py words TREE PAGES                         what the register's page says of a processing, its sheet says
"""
import re
import sys
import unicodedata
import xml.etree.ElementTree as tree

STYLES = {"title": "#", "section": "=", "head": "+", "label": ":", "note": "~", "gap": "!", None: "", "value": ""}


def roots(path, name):
    with open(path, encoding="utf-8") as file:
        for text in re.findall(r"<%s [^>]*(?:/>|>.*?</%s>)" % (name, name), file.read(), re.S):
            yield tree.fromstring(text)


def sheets(path, document, language):
    """The rows of each sheet by its id, over the parts; a row: its cells by column, from 0."""
    found = {}
    for part in roots(path, "workbook"):
        if part.get("document") != document or part.get("lang") != language:
            continue
        for sheet in part:
            rows = found.setdefault(sheet.get("id"), {"name": sheet.get("name"), "rows": [], "held": set()})
            for row in sheet.findall("row"):
                place(rows, row)
    return found


def place(sheet, row):
    number, column, cells = len(sheet["rows"]), 0, {}
    for cell in row:
        while (number, column) in sheet["held"]:
            column += 1
        cells[column] = cell
        for down in range(int(cell.get("rows", 1))):
            sheet["held"].update((number + down, column + k) for k in range(int(cell.get("columns", 1))))
        column += int(cell.get("columns", 1))
    sheet["rows"].append(cells)


def letter(column):
    return (chr(ord("A") + column // 26 - 1) if column > 25 else "") + chr(ord("A") + column % 26)


def fold(text):
    return " ".join(unicodedata.normalize("NFKC", text or "").replace("\u2019", "'").split())


def show(path, document, language, begin=""):
    for name, sheet in sheets(path, document, language).items():
        if not name.startswith(begin):
            continue
        print("[%s] %s" % (name, sheet["name"]))
        for number, cells in enumerate(sheet["rows"], 1):
            line = []
            for column, cell in cells.items():
                marks = STYLES[cell.get("style")] + "*" * (cell.get("type") == "date") + "@" * ("link" in cell.attrib)
                marks += "?" * (cell.find("help") is not None)
                for about in ("choices", "list"):
                    marks += "{%s}" % cell.get(about) if cell.get(about) else ""
                if cell.text or marks:
                    line.append("%s%s %s" % (letter(column), marks, (cell.text or "").replace("\n", " / ")))
            print(("%d %s" % (number, " | ".join(line))).rstrip())


def labels(path, table):
    found = sheets(path, "workbook", "fr")
    fiche = [name for name in found if name not in ("organisation", "list", "lists")][0]
    faults = count = 0
    with open(table, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            sheet, row, column, label = line.rstrip("\n").split("\t")
            rows = found[fiche if sheet == "fiche" else sheet]["rows"]
            cell = rows[int(row) - 1].get(ord(column) - ord("A")) if int(row) <= len(rows) else None
            count += 1
            if cell is None or fold(cell.text) != fold(label):
                print("#   %s %s%s: %r, not %r" % (sheet, column, row, None if cell is None else cell.text, label))
                faults += 1
    return faults > 0 or count < 100


def shape(sheet):
    return [[(column, cell.get("columns"), cell.get("rows"), cell.get("style"), cell.get("choices"), cell.get("list"))
             for column, cell in cells.items()] for cells in sheet["rows"]]


def alike(path, document):
    languages = sorted({part.get("lang") for part in roots(path, "workbook")})
    first = sheets(path, document, languages[0])
    faults = not first or len(languages) < 2
    for language in languages[1:]:
        other = sheets(path, document, language)
        for name in list(first) + list(other):
            if name not in first or name not in other or shape(first[name]) != shape(other[name]):
                print("#   %s: %s and %s differ" % (name, languages[0], language))
                faults = True
    return faults


def recipients(language):
    """What the page calls a role of one recipient or a group of them; a cell of the sheet has it as a list's entry."""
    root = tree.parse("stylesheets/words/%s.xml" % language).getroot()
    terms = [term for group in root.iter("terms") if group.get("list") == "recipient" for term in group]
    return {fold(term.text): fold(" ".join(term.itertext())) for term in terms}


def words(path, pages):
    """Every word of a cell of the page stands in the sheet, but for the "yes" before transfers that are listed."""
    yes = {"fr": "Oui", "en": "Yes"}
    faults = count = 0
    for page in roots(pages, "page"):
        if page.get("document") != "register" or page.find("table") is None:
            continue
        found = sheets(path, "workbook", page.get("lang"))
        if page.get("part") not in found:
            continue
        told = {word for cells in found[page.get("part")]["rows"] for cell in cells.values()
                for word in re.findall(r"\w+", fold(cell.text))} | {yes[page.get("lang")]}
        kinds = {fold(cell.text) for cells in found[page.get("part")]["rows"] for cell in cells.values()
                 if cell.get("choices") == "recipients" and cell.text}
        terms = recipients(page.get("lang"))
        for kind in kinds | ({list(terms)[1]} if kinds else set()):
            told.update(re.findall(r"\w+", terms.get(kind, "")))
        for cell in page.iter("td"):
            count += 1
            missing = [word for word in re.findall(r"\w+", fold(" ".join(cell.itertext()))) if word not in told]
            if missing:
                print("#   %s %s: %s" % (page.get("part"), page.get("lang"), " ".join(missing)))
                faults += 1
    return faults > 0 or count == 0


if __name__ == "__main__":
    sys.exit({"show": show, "labels": labels, "alike": alike, "words": words}[sys.argv[1]](*sys.argv[2:]))
