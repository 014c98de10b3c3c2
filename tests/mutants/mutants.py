"""mutants.py PPC TABLE [--list] [--only WORD] [--items] EXAMPLE...

Takes every element and attribute away from complete descriptions, one at a time, spoils those that the table has a
spoilt value for, and compares what `ppc check` says with what the table says it must.

The table (tests/mutants.tsv) has a line for a kind of fact: what, how, expected, item, why.

  what      names from the outside in, "/" between them, "@" before an attribute; conditions in [ ]:
              a=b  a!=b  a~b|c     value of an attribute        @a  !@a      it stands there, or not
              +x   -x   1x         a child of that name, none, or one alone
              %only                no other of its name beside it
              %covered             another of its name beside it has no scope
              ^role                a recipient with this role refers to it; or joint, client, provider, source (exempt: of
                                   data of which Art. 14(5) spares one to tell), transfer (located: it says the country)
            the first line that fits counts, so the special stands before the general
  how       delete | one (one language's version of a text) | =VALUE (in place of the attribute or the text)
  expected  the code that must come; A|B: one of these; "-": none, the fact may lawfully be left out; ?C: C may come too;
            "form": a fault of form; "*": whatever comes is not judged (a mutant that makes another description)
  item      the provision that makes the fact mandatory, or "-"

A mutant is found where the code comes at the element that was changed, or its parent.  Faults of form (PPC0xx) are
counted apart.  Exit status 1 where recall or precision is under the threshold, a mandatory item of Articles 13, 14
or 30 is missed, or an element stands in no line of the table.

--only WORD  those mutants alone whose name has the word
--list       also the lines of the table that no mutant proves
--items      one mutant for each line that has an item of Articles 13, 14 or 30: each must be found
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.parsers.expat

THRESHOLD = 0.98
SCOPE = ("purpose", "data", "subject", "via")
PROSE_INSIDE = {"p", "em", "strong", "a", "code", "br", "ul", "ol", "li", "quote"}
ID_LIKE = {"id", "xml:lang", "xmlns", "xmlns:xi", "languages", "from", "href", "key", "about", "place"}


class Node:
    def __init__(self, name, attributes, parent, file, start):
        self.name, self.attributes, self.parent, self.file = name, attributes, parent, file
        self.start, self.tag_end, self.end = start, None, None
        self.children, self.text = [], False

    def siblings(self):
        return [node for node in self.parent.children if node.name == self.name] if self.parent else [self]

    def within(self, other):
        return self is other or self.parent is not None and self.parent.within(other)

    def path(self):
        return (self.parent.path() + "/" if self.parent else "") + self.name


def parse(path, root_parent, roots):
    """The elements of a file, with byte ranges; what it includes hangs below the element that includes it."""
    raw = pathlib.Path(path).read_bytes()
    parser = xml.parsers.expat.ParserCreate()
    stack = [root_parent]

    def start(name, attributes):
        node = Node(name, attributes, stack[-1], path, parser.CurrentByteIndex)
        node.tag_end = end_of_tag(raw, node.start)
        if stack[-1] is not None:
            stack[-1].children.append(node)
        else:
            roots.append(node)
        stack.append(node)

    def end(_name):
        node = stack.pop()
        index = parser.CurrentByteIndex
        node.end = node.tag_end if raw[node.tag_end - 2:node.tag_end] == b"/>" else raw.index(b">", index) + 1

    def text(data):
        if data.strip() and stack[-1] is not None:
            stack[-1].text = True

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.Parse(raw, True)
    return raw


def end_of_tag(raw, at):
    quote = 0
    while True:
        byte = raw[at]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
        elif byte == ord(">"):
            return at + 1
        at += 1


class Example:
    def __init__(self, path, library):
        self.path, self.library = pathlib.Path(path), library
        self.root, self.nodes, self.raw = None, [], {}
        self.load(str(self.path), None)
        self.collect(self.root)
        self.roles = {}
        for node in self.nodes:
            roles = {"recipient": node.attributes.get("role", ""), "joint-controller": "joint", "client": "client",
                     "tracker": "provider", "data": "exempt" if "exempt" in node.attributes else "source",
                     "transfer": "located" if "country" in node.attributes else "transfer"}
            key = {"tracker": "provider", "data": "source", "transfer": "recipient"}.get(node.name, "ref")
            if node.name in roles:
                for name in node.attributes.get(key, "").split():
                    self.roles.setdefault(name, set()).add(roles[node.name])

    def load(self, path, parent):
        roots = []
        self.raw[path] = parse(path, None, roots)
        node = roots[0]
        node.parent = parent
        if parent is None:
            self.root = node
        else:
            parent.children.append(node)
        self.resolve(node)

    def resolve(self, node):
        for child in list(node.children):
            if child.name == "xi:include":
                node.children.remove(child)
                folders = [os.path.dirname(child.file), self.library]
                found = [os.path.join(folder, child.attributes["href"]) for folder in folders if folder]
                self.load(next(name for name in found if os.path.exists(name)), node)
            else:
                self.resolve(child)

    def collect(self, node):
        self.nodes.append(node)
        for child in node.children:
            self.collect(child)


# ---- the table ------------------------------------------------------------------------------------------------

class Row:
    def __init__(self, line, number):
        fields = line.rstrip("\n").split("\t")
        if len(fields) != 5:
            sys.exit(f"{TABLE}:{number}: five columns, not {len(fields)}")
        self.what, self.how, expected, self.item, self.why = fields
        self.number, self.used = number, 0
        path, _, self.attribute = self.what.partition("@") if "@" in re.sub(r"\[[^\]]*\]", "", self.what) else (self.what, "", "")
        if self.attribute:  # the last @ outside of conditions
            at = max(i for i, c in enumerate(self.what) if c == "@" and self.what[:i].count("[") == self.what[:i].count("]"))
            path, self.attribute = self.what[:at], self.what[at + 1:]
        self.segments = [(re.match(r"[^\[]*", part)[0], re.findall(r"\[([^\]]*)\]", part))
                         for part in re.split(r"/(?![^\[]*\])", path)]
        words = expected.split()
        self.optional = {word[1:] for word in words if word[0] == "?"}
        self.required = {code for word in words if word[0] != "?" and word not in "-*" and word != "form"
                         for code in word.split("|")}
        self.silent, self.free, self.form = "-" in words, "*" in words, "form" in words

    def fits(self, node, attribute, how, roles):
        if self.attribute not in (attribute, "*" if attribute else attribute) or self.how != how:
            return False
        for name, conditions in reversed(self.segments):
            if node is None or name not in ("*", node.name) or not all(holds(c, node, roles) for c in conditions):
                return False
            node = node.parent
        return True


def holds(condition, node, roles):
    attributes, kind = node.attributes, condition[0]
    if kind == "@":
        return condition[1:] in attributes
    if kind == "+":
        return any(child.name == condition[1:] for child in node.children)
    if kind == "-":
        return all(child.name != condition[1:] for child in node.children)
    if kind == "^":
        return condition[1:] in roles.get(attributes.get("id"), ())
    if kind == "1":
        return sum(child.name == condition[1:] for child in node.children) == 1
    if condition == "%only":
        return len(node.siblings()) == 1
    if condition == "%covered":
        return any(other is not node and not any(word in other.attributes for word in SCOPE) for other in node.siblings())
    if condition.startswith("!@"):
        return condition[2:] not in attributes
    name, sign, value = re.match(r"([\w:-]+)(!=|=|~)(.*)", condition).groups()
    found = attributes.get(name, "")
    return {"=": found == value, "!=": found != value, "~": found in value.split("|")}[sign]


# ---- mutants --------------------------------------------------------------------------------------------------

class Mutant:
    def __init__(self, example, node, attribute, how, cuts, put=b""):
        self.example, self.node, self.attribute, self.how, self.cuts, self.put = example, node, attribute, how, cuts, put
        self.row, self.codes, self.findings = None, set(), []

    def name(self):
        identity = self.node.attributes.get("id") or self.node.attributes.get("ref") or ""
        line = self.example.raw[self.node.file][:self.node.start].count(b"\n") + 1
        return (f"{self.node.file}:{line}: {self.node.path()}{'#' + identity if identity else ''}"
                f"{'@' + self.attribute if self.attribute else ''} {self.how}")

    def bytes(self):
        raw = self.example.raw[self.node.file]
        for start, end in sorted(self.cuts, reverse=True):
            raw = raw[:start] + self.put + raw[end:]
        return raw

    def homes(self):
        """Where a finding may stand: the element that was changed and its parent, and what wraps them."""
        homes = [self.node, self.node.parent]
        if self.how == "one":
            homes += self.node.siblings()  # the other language's version of the same text
        if self.node.name == "transfer":  # what it says of a recipient is missing there
            homes += [node for node in self.node.parent.children if node.name == "recipient" and
                      node.attributes.get("ref") in self.node.attributes.get("recipient", "").split()]
        if self.node.parent and self.node.parent.name == "retention":  # a period that now needs its justification
            homes += self.node.parent.children
        if self.attribute == "country":  # and what a transfer does not say of a party is missing at either
            homes += [node for node in self.example.nodes if node.name == "transfer" and
                      self.node.attributes.get("id") in node.attributes.get("recipient", "").split()]
        if self.node.parent and not self.node.parent.attributes and self.node.parent.parent:
            homes.append(self.node.parent.parent)  # <subjects>, <covers>: no fact of its own
        return homes


def attribute_range(raw, node, name):
    tag = raw[node.start:node.tag_end]
    found = re.search(rb"\s" + name.encode() + rb"\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
    return (node.start + found.start(), node.start + found.end()), (node.start + found.start(1) + 1, node.start + found.end(1) - 1)


def spoilt(node, attribute, rows, example):
    """The values that the table has for it, each once."""
    return dict.fromkeys(row.how for row in rows
                         if row.how[0] == "=" and row.fits(node, attribute, row.how, example.roles))


def mutants_of(example, rows):
    done = set()
    bilingual = " " in example.root.attributes.get("languages", "")
    for node in example.nodes:
        if node is example.root or node.name in PROSE_INSIDE and node.parent.attributes.get("xml:lang"):
            continue
        raw = example.raw[node.file]
        if "xml:lang" in node.attributes:
            versions = [other for other in node.siblings() if "xml:lang" in other.attributes and other.file == node.file]
            if bilingual:
                yield Mutant(example, node, "", "one", [(node.start, node.end)])
            if (id(node.parent), node.name) in done:
                continue
            done.add((id(node.parent), node.name))
            yield Mutant(example, node, "", "delete", [(other.start, other.end) for other in versions])
            for how in spoilt(node, "", rows, example):
                yield Mutant(example, node, "", how, [(node.tag_end, raw.rindex(b"</", 0, node.end))], how[1:].encode())
        else:
            yield Mutant(example, node, "", "delete", [(node.start, node.end)])
            for how in spoilt(node, "", rows, example) if node.text else ():
                yield Mutant(example, node, "", how, [(node.tag_end, raw.rindex(b"</", 0, node.end))], how[1:].encode())
    for node in example.nodes:
        if node.name in PROSE_INSIDE and node.parent is not None and node.parent.attributes.get("xml:lang"):
            continue
        raw = example.raw[node.file]
        for name in node.attributes:
            if name in ID_LIKE and not (name == "href" and node.name in ("policy", "site")):
                continue
            whole, value = attribute_range(raw, node, name)
            yield Mutant(example, node, name, "delete", [whole])
            for how in spoilt(node, name, rows, example):
                yield Mutant(example, node, name, how, [value], how[1:].encode())


def innermost(example, file, line, column, mutant):
    """The element of the description as it was, at a place of the mutant."""
    raw = mutant.bytes() if file == mutant.node.file else example.raw.get(file, b"")
    lines = raw.split(b"\n")
    if line - 1 >= len(lines):
        return None
    offset = sum(len(text) + 1 for text in lines[:line - 1])
    offset += len(lines[line - 1].decode()[:column - 1].encode())
    if file == mutant.node.file:
        for start, end in sorted(mutant.cuts):
            if offset >= start + len(mutant.put):
                offset += end - start - len(mutant.put)
            elif offset >= start:
                offset = start
    best = None
    for node in example.nodes:
        if node.file == file and node.start <= offset < node.end and (best is None or node.start >= best.start):
            best = node
    return best


def run(ppc, folder, example):
    command = [ppc, "check", "--as-of", "2026-11-22", "--message-format", "json", "--message-language", "en"]
    if example.library:
        command += ["--library", str(folder / "library")]
    result = subprocess.run(command + [str(folder / "example" / example.path.name)], capture_output=True, check=False)
    if result.returncode not in (0, 1):
        return None
    return json.loads(result.stdout or b"[]")


def try_mutants(ppc, example, mutants):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(example.path.parent, folder / "example", ignore=shutil.ignore_patterns("build"))
        if example.library:
            shutil.copytree(example.library, folder / "library")
        places = {}
        for file in example.raw:
            inside = os.path.relpath(file, example.path.parent)
            places[file] = folder / "library" / os.path.relpath(file, example.library) if inside.startswith("..") \
                else folder / "example" / inside
        back = {os.path.realpath(target): file for file, target in places.items()}
        for mutant in mutants:
            target = places[mutant.node.file]
            target.write_bytes(mutant.bytes())
            found = run(ppc, folder, example)
            target.write_bytes(example.raw[mutant.node.file])
            if found is None:
                mutant.codes = {"CRASH"}
                continue
            for finding in found:
                file = back.get(os.path.realpath(finding["file"] or ""), "")
                where = innermost(example, file, finding["line"], finding["column"], mutant) if file else None
                mutant.findings.append((finding["code"], where, finding["message"]))
            mutant.codes = {code for code, _, _ in mutant.findings}
    return mutants


# ---- judging --------------------------------------------------------------------------------------------------

def judge(mutants):
    counts = dict(mutants=0, failed=0, form=0, free=0, expected=0, found=0, silent=0, quiet=0, true=0, said=0, items=0, met=0)
    missed, alarms = [], []
    for mutant in mutants:
        counts["mutants"] += 1
        form = {code for code in mutant.codes if code < "PPC100"}
        law = mutant.codes - form
        if "CRASH" in mutant.codes:
            counts["failed"] += 1
            missed.append((mutant, "the program failed"))
            continue
        if mutant.row.free:
            counts["free"] += 1
            continue
        if mutant.row.form or form - mutant.row.required - mutant.row.optional:
            counts["form"] += 1
            if mutant.row.form and not form:
                missed.append((mutant, f"no fault of form; {' '.join(sorted(law)) or 'nothing'}"))
            elif not mutant.row.form and mutant.row.required:
                missed.append((mutant, "a fault of form instead: " + " ".join(sorted(form))))
                counts["expected"] += 1
                counts["items"] += mutant.row.item != "-"
            continue
        homes = mutant.homes()
        allowed = mutant.row.required | mutant.row.optional
        if mutant.row.required:
            counts["expected"] += 1
            counts["items"] += mutant.row.item != "-"
            hits = [code for code, where, _ in mutant.findings
                    if code in mutant.row.required and (where in homes or where is not None and where.within(mutant.node))]
            if hits:
                counts["found"] += 1
                counts["met"] += mutant.row.item != "-"
            else:
                away = [code for code in mutant.codes if code in mutant.row.required]
                missed.append((mutant, f"expected {'|'.join(sorted(mutant.row.required))}"
                               + (", which stands elsewhere" if away else f", got {' '.join(sorted(law)) or 'nothing'}")))
        elif mutant.row.silent:
            counts["silent"] += 1
            counts["quiet"] += not law - allowed
        for code, _, message in mutant.findings:
            if code >= "PPC100" or code in allowed:
                counts["said"] += 1
                if code in allowed:
                    counts["true"] += 1
                else:
                    alarms.append((mutant, f"{code} {message}"))
    return counts, missed, alarms


def is_mandatory(row):
    return bool(row.required) and re.match(r"(13|14|30)\(", row.item) is not None


def make_mutants(paths, rows, only, items):
    """The mutants of each description, each with its line of the table; and the facts that have none."""
    library = "examples/library"
    mutants, unmapped = [], set()
    for path in paths:
        example = Example(path, library if b"xi:include" in pathlib.Path(path).read_bytes() else None)
        mine = []
        for mutant in mutants_of(example, rows):
            mutant.row = next((row for row in rows if row.fits(mutant.node, mutant.attribute, mutant.how, example.roles)), None)
            if mutant.row is None:
                unmapped.add(f"{'/'.join(mutant.node.path().split('/')[-2:])}{'@' + mutant.attribute if mutant.attribute else ''} {mutant.how}")
            elif only in mutant.name() and not (items and (mutant.row.used or not is_mandatory(mutant.row))):
                mutant.row.used += 1
                mine.append(mutant)
        mutants.append((example, mine))
    return mutants, unmapped


def try_all(ppc, mutants):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = []
        for example, mine in mutants:
            step = 50
            jobs += [pool.submit(try_mutants, ppc, example, mine[i:i + step]) for i in range(0, len(mine), step)]
        done = []
        for job in jobs:
            done += job.result()
            if sys.stderr.isatty():
                print(f"\r{len(done)} mutants", end="", file=sys.stderr)
    return done


def judge_items(ppc, rows, mutants):
    """A line of output for each mandatory item, as the suite counts them."""
    tried = {mutant.row: mutant for mutant in try_all(ppc, mutants)}
    failed = False
    for row in filter(is_mandatory, rows):
        counts, missed, _ = judge([tried[row]]) if row in tried else ({}, [(None, "no description states it")], [])
        passed = not missed and counts["found"] == 1
        failed |= not passed
        print(f"{'ok' if passed else 'not ok'} Art. {row.item}: {row.what} {row.how}")
        for mutant, why in missed:
            print(f"# {mutant.name() + ': ' if mutant else ''}{why}")
    return 1 if failed else 0


def main(arguments):
    global TABLE
    ppc, TABLE, *rest = arguments
    only = rest[rest.index("--only") + 1] if "--only" in rest else ""
    listed = "--list" in rest
    paths = [word for word in rest if word.endswith(".xml")]
    rows = [Row(line, number) for number, line in enumerate(open(TABLE, encoding="utf-8"), 1)
            if line.strip() and not line.startswith("#")]
    mutants, unmapped = make_mutants(paths, rows, only, "--items" in rest)
    if "--items" in rest:
        return judge_items(ppc, rows, mutants)
    for line in sorted(unmapped):
        print(f"no line of {TABLE} says what must come of: {line}")
    counts, missed, alarms = judge(try_all(ppc, mutants))
    for title, rows_of in (("missed", missed), ("false alarm", alarms)):
        for mutant, why in rows_of:
            print(f"{title}: {mutant.name()}: {why} (line {mutant.row.number})")
    if listed:
        for row in rows:
            if not row.used:
                print(f"{TABLE}:{row.number}: no mutant: {row.what} {row.how}")
    recall = counts["found"] / max(counts["expected"], 1)
    precision = counts["true"] / max(counts["said"], 1)
    print(f"""
{counts['mutants']} mutants of {len(paths)} descriptions; {counts['form']} are faults of form, {counts['free']} make another description
{counts['expected']} lose or spoil a fact that a rule guards: {counts['found']} found at their place, recall {100 * recall:.1f} %
{counts['silent']} lose what may lawfully be left out: {counts['quiet']} raise nothing
{counts['said']} findings, {counts['true']} of them expected: precision {100 * precision:.1f} %
{counts['items']} mandatory items of Articles 13, 14 and 30: {counts['met']} found""")
    good = recall >= THRESHOLD and precision >= THRESHOLD and counts["items"] == counts["met"] and not unmapped and not counts["failed"]
    good = good and (only or counts["mutants"] >= 500)
    print("the thresholds are met" if good else "the thresholds are NOT met")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
