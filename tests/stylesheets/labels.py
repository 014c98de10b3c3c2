"""Every label that a stylesheet asks for stands in every language's words, for each document that asks.

    labels.py FOLDER-OF-STYLESHEETS
"""
import os
import re
import sys
import xml.etree.ElementTree as tree

DOCUMENTS = {"policy", "notice", "register", "processor", "workbook",
             "processor-workbook", "table", "processor-table", "review", "questions", "letter", "answer", "script", "klaro", "tarteaucitron"}


def source(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


def used_labels(folder):
    """Names of the labels that each stylesheet asks for, those of what it imports included."""
    texts = {name: source(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".xsl")}

    def of(name):
        found = set(re.findall(r"/part/labels/@([\w.-]+)", texts[name]))
        return found.union(*(of(other) for other in re.findall(r'<xsl:(?:import|include) href="([^"]+)"', texts[name])))

    return {name: of(name) for name in texts}


def main():
    folder = sys.argv[1]
    used = used_labels(folder)
    missing = 0
    for name in sorted(os.listdir(os.path.join(folder, "words"))):
        if not re.fullmatch(r"[a-z]+\.xml", name):
            continue
        words = tree.parse(os.path.join(folder, "words", name)).getroot()
        groups = {group.get("document"): {label.get("name") for label in group} for group in words.iter("labels")}
        for group in words.iter("labels"):
            groups[group.get("document")] |= groups.get(group.get("with"), set())
        for sheet in sorted(used):
            document = sheet[:-len(".xsl")]
            if document in DOCUMENTS:
                for label in sorted(used[sheet] - groups.get("common", set()) - groups.get(document, set())):
                    print("%s: no label %s for %s" % (name, label, document))
                    missing += 1
    sys.exit(missing > 0)


if __name__ == "__main__":
    main()
