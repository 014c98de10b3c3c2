"""audience.py vary FOLDER | table DUMP | covered DUMP | leaks PUBLIC | authority FOLDER | evidence FOLDER |
            redacted FOLDER | kept INTERNAL | same FOLDER OTHER

vary      writes FOLDER/one, FOLDER/another and FOLDER/inside: the descriptions of tests/audience, with the first value of
          each pair, with the second, and with the second where it is for those inside alone
table     tests/audience/fields.tsv says of each field that is kept from somebody who gets it, and why
covered   every such field varies in the description
leaks     no value of the first two is anywhere in a folder for the public: text, names, metadata, attachments; registers
          tell of what is on no notice too
authority no value is in the folder that is for those inside alone
evidence  every value that an authority may see is in each form of the registers: of the table (CSV), in which the
          organisation itself has no row, references of the evidence and how to reach processors
redacted  no value of what the table keeps from the public is in the folder
kept      every word that is looked for is in the internal documents, so that the search can find something
same      two folders hold the same, but for the digest of the description

DUMP is what load_fields_dump prints when asked for audiences.
"""
import html
import io
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as tree
import zipfile

HERE = pathlib.Path(__file__).parent
SOURCES = ("full.xml", "hidden.xml")
VARIED = re.compile(r"\{\{([^|{}]*)\|([^|{}]*)\}\}")
# Values that are words of their own; a code such as "yes", a number or a date is left to the comparison.
TELLING = re.compile(r"(?i)^qx\d{3}")
REGISTERS = ("register", "record")  # where they are asked for, they tell of what is on no notice too
# What a table of processings holds of the evidence: contracts, assessments and tests by their references.
IN_TABLE = {("contract", "reference"), ("contract", "instructions"), ("party", "address"), ("party", "email"),
            ("transfer", "tia"), ("transfer", "assessment"), ("basis", "balancing"), ("dpia", "reference")}
PART_NAMES = ("Qx039Zk", "Qx039Wj")
PUBLIC_WORDS = ("Qv901Zk", "Qv902Zk")
NOT_PRINTED = ("Qx001Zk",)  # a comment
EVERYBODY, INSIDE = frozenset(("public", "authority", "internal")), frozenset(("internal",))


# ---- who may see what ----------------------------------------------------------------------------------------

def table():
    rows = {}
    for line in (HERE / "fields.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            element, field, audiences, why = line.split("\t")
            rows[element, field] = (frozenset(audiences.split()), why)
    return rows


def from_dump(path):
    return {(element, field): frozenset(audiences)
            for element, field, *audiences in map(str.split, pathlib.Path(path).read_text("utf-8").splitlines())}


def check_table(path):
    fields, rows = from_dump(path), table()
    if len(fields) < 100:
        return [f"only {len(fields)} fields are kept from somebody: is {path} read aright?"]
    problems = [f"<{element}> {field}: not in fields.tsv" for element, field in sorted(set(fields) - set(rows))]
    problems += [f"<{element}> {field}: in fields.tsv, but for everybody" for element, field in sorted(set(rows) - set(fields))]
    for key in sorted(set(fields) & set(rows)):
        audiences, why = rows[key]
        if audiences != fields[key]:
            problems.append(f"<{key[0]}> {key[1]}: for {' '.join(sorted(fields[key]))}, and not as fields.tsv has it")
        if len(why) < 8:
            problems.append(f"<{key[0]}> {key[1]}: fields.tsv does not say why")
    return problems


def name_of(node):
    return node.tag.split("}")[-1] if isinstance(node.tag, str) else "comment"


def values():
    """Each varied value with who may see it, whether it is text that a reader reads, and the field that it stands in."""
    rows = table()

    def walk(node, seen_by, within=""):
        name = name_of(node)
        for key, value in node.attrib.items():
            for pair in VARIED.findall(value):
                yield pair, INSIDE if name == "gap" else seen_by & rows.get((name, key), (EVERYBODY,))[0], \
                    key != "id", (name, key)
        for pair in VARIED.findall(node.text or ""):
            yield pair, frozenset() if name == "comment" else seen_by, True, (within, name)
        for child in node:
            shown_to = INSIDE if name_of(child) == "gap" else rows.get((name, name_of(child)), (EVERYBODY,))[0]
            yield from walk(child, seen_by & shown_to, name)

    for source in SOURCES:
        parser = tree.XMLParser(target=tree.TreeBuilder(insert_comments=True))
        yield from walk(tree.parse(HERE / source, parser).getroot(), EVERYBODY)


def words_for(test):
    return {value for pair, seen_by, read, field in values() for value in pair
            if TELLING.match(value) and test(seen_by, read, field)}


def vary(folder):
    inside, others = set(), set()
    for pair, seen_by, *_ in values():
        (inside if seen_by <= INSIDE else others).add(pair)
    for name, choose in (("one", lambda pair: 0), ("another", lambda pair: 1),
                         ("inside", lambda pair: int(pair in inside - others))):
        part = PART_NAMES[name == "another"]
        target = pathlib.Path(folder) / name
        target.mkdir(parents=True)
        for source, file in zip(SOURCES, ("policy.xml", part + ".xml")):
            text = VARIED.sub(lambda match: match[1 + choose(match.groups())], (HERE / source).read_text("utf-8"))
            (target / file).write_text(text.replace("PARTFILE", part), "utf-8")
    return []


def covered(path):
    varied = set()
    for source in SOURCES:
        for node in tree.parse(HERE / source).iter():
            varied |= {(name_of(node), key) for key, value in node.attrib.items() if VARIED.search(value)}
            varied |= {(name_of(node), name_of(child)) for child in node
                       if VARIED.search(tree.tostring(child, encoding="unicode"))}
    within = {(child, key) for child, key in table()}  # lists of the root, by the names of their elements
    root = {("register", child) for _, child in varied}
    return [f"<{element}> {field}: kept from somebody, but not in tests/audience/full.xml"
            for element, field in sorted(from_dump(path).keys() & within - varied - root)
            if (element, field) != ("organisation", "appearance")]  # tests/appearance-test.sh


# ---- looking for words ------------------------------------------------------------------------------------------

def words(sources=SOURCES):
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


def layers_of_pdf(raw):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "it.pdf"
        path.write_bytes(raw)
        yield run("pdftotext", str(path), "-")
        yield run("pdfinfo", str(path))
        yield run("pdfinfo", "-meta", str(path))
        yield run("pdfdetach", "-list", str(path))
        yield strings_of_pdf(run("qpdf", "--qdf", "--object-streams=disable", str(path), "-"))
        run("pdfdetach", "-saveall", "-o", folder, str(path))
        for file in pathlib.Path(folder).iterdir():
            if file != path:
                yield from layers(file.name, file.read_bytes())


def layers(name, raw):
    """The bytes of a file, of what is packed in it, and as each is read: whatever its format, by what its bytes say."""
    yield name.encode()
    yield raw
    yield raw.replace(b"\0", b"")
    if raw.startswith(b"%PDF"):
        yield from layers_of_pdf(raw)
    elif raw.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            yield packed.comment
            for member in packed.infolist():
                yield member.comment + member.extra
                yield from layers(member.filename, packed.read(member))
    else:
        text = raw.decode("utf-8", "replace")
        text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
        for told in (text, html.unescape(text), urllib.parse.unquote(text)):
            yield told.encode("utf-8", "replace")
            yield re.sub(r"\xad|<[^>]*>", "", told).encode("utf-8", "replace")


def texts(folder):
    files = [path for path in sorted(pathlib.Path(folder).rglob("*")) if path.is_file()]
    return {path: b"\n".join(layers(path.name, path.read_bytes())).lower() for path in files}


def found_in(text, looked_for):
    return sorted(word for word in looked_for if word.lower().encode() in text)


def is_searchable(path):
    """A document that tells of the processings: what is told to the public must be found in it."""
    return path.suffix != ".css" and path.name.split(".")[0] in ("policy", *REGISTERS)


def leaks(folder, looked_for=None):
    problems = []
    every = texts(folder)
    for path, text in every.items():
        whole = path.name.split(".")[0] in REGISTERS
        kept_from = looked_for or words(SOURCES[:1] if whole else SOURCES)
        problems += [f"{path.name}: {word}" for word in found_in(text, kept_from)]
        if is_searchable(path) and not found_in(text, PUBLIC_WORDS):
            problems.append(f"{path.name}: the search does not find {' or '.join(PUBLIC_WORDS)}, which is there")
    return problems if every else ["nothing was built"]


def redacted(folder):
    return leaks(folder, words(SOURCES[:1]))


def authority(folder):
    return leaks(folder, words_for(lambda seen_by, *_: seen_by <= INSIDE))


def evidence(folder):
    """In each language and form: what is written for spreadsheets and for readers alike."""
    def of_fields(holds):
        return {word for word in words_for(lambda seen_by, read, field: read and "authority" in seen_by and holds(field))
                if word.endswith(("Zk", "zk"))}
    looked_for, in_table = of_fields(lambda field: True), of_fields(lambda field: field in IN_TABLE)
    forms = {}
    for path, text in texts(folder).items():
        stem, *form = path.name.split(".")
        if stem.endswith("register") and form[-1] in ("html", "pdf", "ods", "xlsx", "csv"):
            forms.setdefault(".".join(form), []).append(text)
    if len(looked_for) < 40 or len(in_table) < len(IN_TABLE) or len(forms) < 10:
        return [f"only {len(looked_for)} words, {len(in_table)} for tables, in {len(forms)} forms of registers"]
    return [f"register.{form}, processor-register.{form}: no {word}" for form, told in sorted(forms.items())
            for wanted in [in_table if form.endswith("csv") else looked_for]
            for word in sorted(wanted - set(found_in(b"\n".join(told), wanted)))]


def kept(folder):
    all_text = b"\n".join(texts(folder).values())
    return [f"{word}: not in the internal documents" for word in sorted(words())
            if word.endswith(("Zk", "zk")) and word not in NOT_PRINTED and word.lower().encode() not in all_text]


# ---- the same, whatever it says -----------------------------------------------------------------------------------

def told(name, raw):
    """The bytes of a file without what names the description by its SHA-256."""
    if raw.startswith(b"%PDF"):
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(raw)
            file.flush()
            raw = run("qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", file.name, "-")
        raw = b"\n".join(line for line in raw.split(b"\n") if b"<dc:source>" not in line and b"/ID [" not in line)
    if raw.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            return [(member.filename, told(member.filename, packed.read(member))) for member in packed.infolist()]
    return re.sub(rb"[0-9a-f]{64}", b"", raw)


def same(folder, other):
    here, there = ({path.relative_to(root): path for path in pathlib.Path(root).rglob("*") if path.is_file()}
                   for root in (folder, other))
    problems = [f"{path}: in one of them alone" for path in sorted(here.keys() ^ there.keys())]
    for path in sorted(here.keys() & there.keys()):
        if path.name != "manifest.json" and told(path.name, here[path].read_bytes()) != told(path.name, there[path].read_bytes()):
            problems.append(f"{path}: differs")
    return problems if here else ["nothing was built"]


if __name__ == "__main__":
    commands = {"vary": vary, "table": check_table, "covered": covered, "leaks": leaks, "redacted": redacted,
                "authority": authority, "evidence": evidence, "kept": kept, "same": same}
    found = commands[sys.argv[1]](*sys.argv[2:])
    for problem in found:
        print("  ", problem)
    sys.exit(bool(found))
