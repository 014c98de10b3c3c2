"""terms.py: the terms of the Data Privacy Vocabulary that the record may use, in tests/dpv/terms.tsv.

  terms.py                     compares the list with the tables and the program
  terms.py CHECKOUT            compares the list with DPV itself: a checkout of https://github.com/w3c/dpv
  terms.py CHECKOUT --update   writes the list anew

Of a term the list has whether it is a class or a property, and the file of DPV that has it.
"""
import csv
import glob
import os
import re
import sys
import xml.etree.ElementTree as tree

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LIST = os.path.join(HERE, "terms.tsv")
VERSION = "2.3"
CHECKED = "f01a55c3c0983e35cdfdf80593ece3353faba7b8 of 28 February 2026"
FILES = {"dpv": "dpv/dpv", "pd": "pd/pd", "loc": "loc/loc", "eu-gdpr": "legal/eu/gdpr/eu-gdpr", "legal-eu": "legal/eu/legal-eu"}
TERM = re.compile(r"\b((?:dpv|pd|loc|eu-gdpr|legal-[a-z]{2}):[A-Za-z][\w-]*)")
HEAD = """\
# Terms of the Data Privacy Vocabulary (DPV) %s that record.jsonld may use; made by tests/dpv/terms.py.
# Source: W3C Data Privacy Vocabularies and Controls Community Group, https://w3id.org/dpv; the files of
# https://github.com/w3c/dpv under %s/, of which these are names alone. W3C Software and Document License (2023).
# Checked against %s.
""" % (VERSION, VERSION, CHECKED)


def table(path):
    return tree.parse(os.path.join(ROOT, "schema", path + ".xml")).getroot()


def used():
    """What the tables name, what the program writes, and every country."""
    found = {"loc:" + row.get("code") for row in table("law/countries").iter("row")}
    for name in ("dpv", "dpv-fields"):
        for row in table("dpv/" + name).iter("row"):
            for attribute, value in row.attrib.items():
                if attribute not in ("code", "left-out"):
                    found.update(TERM.findall(value))
    for path in glob.glob(os.path.join(ROOT, "src/model/write_dpv*.c")):
        with open(path, encoding="utf-8") as file:
            for literal in re.findall(r'"((?:[^"\\]|\\.)*)"', file.read()):
                found.update(TERM.findall(literal))
    return found


def listed():
    with open(LIST, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return {row[0]: row[1] for row in rows}


def file_of(prefix):
    return FILES.get(prefix) or "legal/%s/%s" % (prefix[6:], prefix)


def vocabulary(checkout, terms):
    """Term -> (class or property, file), of those terms that DPV has."""
    found = {}
    for prefix in sorted({term.split(":")[0] for term in terms}):
        path = "%s/%s.csv" % (VERSION, file_of(prefix))
        with open(os.path.join(checkout, path), encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found["%s:%s" % (prefix, row["term"])] = (row["type"], path)
    return {term: found[term] for term in terms if term in found}


def say(what, faults):
    print("%s dpv: %s" % ("not ok" if faults else "ok", what))
    for fault in sorted(faults):
        print("#   " + fault)
    return bool(faults)


def main():
    terms = used()
    if len(sys.argv) > 1:
        known = vocabulary(sys.argv[1], terms)
        failed = say("DPV %s has every term" % VERSION, terms - set(known))
        if "--update" in sys.argv[2:]:
            with open(LIST, "w", encoding="utf-8") as file:
                file.write(HEAD)
                file.writelines("%s\t%s\t%s\n" % (term, *known[term]) for term in sorted(known))
        return failed | say("the list says of each what DPV says",
                            {term for term in known if listed().get(term) != known[term][0]})
    failed = say("each term of the tables and the program is in the list", terms - set(listed()))
    return failed | say("nothing else is in the list", set(listed()) - terms)


if __name__ == "__main__":
    sys.exit(main())
