"""audience.py vary FOLDER | covered FOLDER | leaks PUBLIC | redacted PUBLIC | kept INTERNAL

vary     writes FOLDER/one and FOLDER/another, the two descriptions of tests/audience
covered  every field that the tables of FOLDER (fields*.c) keep from the public varies in the description
leaks    no value of either description is anywhere in the folder: text, names, metadata, outline, attachments
redacted the same, where a register was asked for: it lists what is on no notice too
kept     every word that is looked for is in the internal documents, so that the search can find something
"""
import html
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

HERE = pathlib.Path(__file__).parent
VARIED = re.compile(r"\{\{([^|{}]*)\|([^|{}]*)\}\}")
# Values that are words of their own; a code such as "yes", a number or a date is left to the comparison.
TELLING = re.compile(r"(?i)^qx\d{3}")
PART_NAMES = ("Qx039Zk", "Qx039Wj")
PUBLIC_WORDS = ("Qv901Zk", "Qv902Zk")
NOT_PRINTED = ("Qx001Zk",)  # a comment


def vary(folder):
    for index, name in enumerate(("one", "another")):
        target = pathlib.Path(folder) / name
        target.mkdir(parents=True)
        for source, file in (("full.xml", "policy.xml"), ("hidden.xml", PART_NAMES[index] + ".xml")):
            text = VARIED.sub(lambda match: match[index + 1], (HERE / source).read_text("utf-8"))
            (target / file).write_text(text.replace("PARTFILE", PART_NAMES[index]), "utf-8")
    return []


# ---- what the table of fields keeps from the public ----------------------------------------------------------

def internal_fields(path):
    text = "\n".join(file.read_text("utf-8") for file in sorted(pathlib.Path(path).glob("fields*.c")))
    types = {}
    for rows, element in re.findall(r'TYPE\(\w+, "([^"]+)", \w+, (\w+)', text):
        types.setdefault(element, []).append(rows)
    for name, body in re.findall(r"static const Field (\w+)\[\] = \{(.*?)\n?\};", text, re.S):
        for element in types.get(name, []):
            for macro, rest in re.findall(r"(ATTRIBUTE|CHILD)\(((?:[^()]|\([^()]*\))*)\)", body):
                if "ONLY(" in rest:
                    yield element, re.search(r'"([^"]+)"', rest)[1], macro == "ATTRIBUTE"


def covered(path):
    varied = set()
    for source in ("full.xml", "hidden.xml"):
        for node in tree.parse(HERE / source).iter():
            name = node.tag.split("}")[-1]
            varied |= {(name, key, True) for key, value in node.attrib.items() if VARIED.search(value)}
            varied |= {(name, child.tag.split("}")[-1], False) for child in node if VARIED.search("".join(child.itertext()))}
    fields = set(internal_fields(path))
    if len(fields) < 40:
        return [f"only {len(fields)} fields are kept from the public: is {path} read aright?"]
    return [f"<{element}> {field}: kept from the public, but not in tests/audience/full.xml"
            for element, field, attribute in sorted(fields - varied)]


# ---- looking for words ------------------------------------------------------------------------------------------

def words(sources=("full.xml", "hidden.xml")):
    found = set(PART_NAMES)
    for source in sources:
        for pair in VARIED.findall((HERE / source).read_text("utf-8")):
            found |= {value for value in pair if TELLING.match(value)}
    return found


def run(*command):
    return subprocess.run(command, capture_output=True, check=False).stdout


def strings_of_pdf(raw):
    """Strings of an uncompressed PDF, escapes resolved and UTF-16 narrowed: metadata, outline, names, alternatives."""
    raw = re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8) & 255]), raw)
    narrow = raw.replace(b"\0", b"")
    hexes = b" ".join(bytes.fromhex(h.decode() if len(h) % 2 == 0 else h.decode() + "0").replace(b"\0", b"")
                      for h in re.findall(rb"<([0-9A-Fa-f]{8,})>", raw))
    return narrow + b" " + hexes


def text_of(path):
    raw = path.read_bytes()
    pieces = [str(path).encode(), raw, raw.replace(b"\0", b"")]
    if path.suffix in (".html", ".txt", ".md", ".json"):
        pieces.append(html.unescape(raw.decode("utf-8")).encode())
        pieces.append(re.sub(rb"\xc2\xad|<[^>]*>", b"", raw))
    if path.suffix == ".pdf":
        pieces += [run("pdftotext", str(path), "-"), run("pdfinfo", str(path)), run("pdfinfo", "-meta", str(path)),
                   run("pdfdetach", "-list", str(path)),
                   strings_of_pdf(run("qpdf", "--qdf", "--object-streams=disable", str(path), "-"))]
    return b"\n".join(pieces).lower()


def texts(folder):
    files = [path for path in pathlib.Path(folder).rglob("*") if path.is_file()]
    return {path: text_of(path) for path in files}


def redacted(folder):
    return leaks(folder, words(("full.xml",)))


def leaks(folder, looked_for=None):
    looked_for = looked_for or words()
    problems = []
    every = texts(folder)
    for path, text in every.items():
        problems += [f"{path.name}: {word}" for word in sorted(looked_for) if word.lower().encode() in text]
        if path.suffix == ".pdf" and path.stem.startswith("policy."):
            problems += [f"{path.name}: the search does not find {word}, which is there" for word in PUBLIC_WORDS
                         if word.lower().encode() not in text]
    return problems if every else ["nothing was built"]


def kept(folder):
    all_text = b"\n".join(texts(folder).values())
    return [f"{word}: not in the internal documents" for word in sorted(words())
            if word.endswith(("Zk", "zk")) and word not in NOT_PRINTED and word.lower().encode() not in all_text]


if __name__ == "__main__":
    found = {"vary": vary, "covered": covered, "leaks": leaks, "redacted": redacted, "kept": kept}[sys.argv[1]](sys.argv[2])
    for problem in found:
        print("  ", problem)
    sys.exit(bool(found))
