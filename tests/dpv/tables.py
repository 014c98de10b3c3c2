"""tables.py FIELDS: every field of the language, and every word of the law that stands in one, has its row in the tables
of the Data Privacy Vocabulary. FIELDS: what load_fields_dump prints."""
import os
import sys
import xml.etree.ElementTree as tree

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def rows(name):
    return {row.get("code"): row for row in tree.parse(os.path.join(ROOT, "schema/dpv", name + ".xml")).iter("row")}


def say(what, faults):
    print("%s dpv: %s" % ("not ok" if faults else "ok", what))
    for fault in sorted(faults):
        print("#   " + fault)
    return bool(faults)


def told(row):
    return row.get("property") or row.get("as")


types, fields = {}, {}
for line in open(sys.argv[1], encoding="utf-8"):
    word = line.split()
    if word[0] == "type":
        types[word[1]] = word[2]
        fields[word[1]] = []
    else:
        fields[word[1]].append(word[3:])

shape, terms = rows("dpv-fields"), rows("dpv")
missing, seen, todo, known, asked = set(), set(), ["0"], set(), set()
while todo:  # a type that is only in what is left out needs no rows
    number = todo.pop()
    if number in seen:
        continue
    seen.add(number)
    for field in fields[number]:
        code = "%s.%s" % (types[number], field[0])
        known.add(code)
        if code not in shape:
            missing.add(code)
        elif field[1] == "CODE" and told(shape[code]):
            asked.add(field[2])
        elif field[1] == "REFERENCES" and told(shape[code]) and field[2].startswith("list:"):
            asked.add(field[2][len("list:"):])
        elif field[1] == "ELEMENTS" and shape[code].get("left-out") is None:
            todo.append(field[2])
failed = say("every field of the language has a row", missing)
failed |= say("every row is of a field, or of a type",
              {code for code in shape if code not in known and code not in types.values()})
failed |= say("every row says what becomes of it",
              {code for code, row in shape.items() if "." in code and len(row.attrib) < 2})

lists = {group.get("name"): {term.get("code") for term in group}
         for group in tree.parse(os.path.join(ROOT, "schema/law/terms.xml")).iter("list")}
stand = {code.split(".", 1)[0] for code in terms} - {"adequacy", "authority"}
failed |= say("every row of a word is of a word of the law",
              {code for code in terms
               if code.split(".", 1)[0] in stand and not code.endswith(".*")
               and code.split(".", 1)[1] not in lists.get(code.split(".", 1)[0], ())})
failed |= say("every word that a field may hold has a row",
              {"%s.%s" % (name, code) for name in stand | asked for code in lists[name]
               if name + ".*" not in terms and "%s.%s" % (name, code) not in terms})
sys.exit(failed)
