#!/usr/bin/env python3
"""walk.py FIELDS SCHEMA TERMS WHOLE: compares the table of fields, the schema and the lists of the law, both ways.

FIELDS is what load_fields_dump prints; WHOLE a description that holds every element and attribute.  Prints "ok NAME" or "not ok NAME: why", a line each.
"""
import sys
import xml.etree.ElementTree as ElementTree

XS = "{http://www.w3.org/2001/XMLSchema}"
XML = "{http://www.w3.org/XML/1998/namespace}"
TEXT_TYPES = {"TEXT": "Line", "LINES": "Lines", "LINK": "Link", "EMAIL": "Line", "PHONE": "Line", "PRINTS": "Line",
              "PROSE": "Prose", "ITEMS": "Prose"}
VALUE_TYPES = {"TEXT": "Words", "DATE": "Day", "DURATION": "Period", "FLAG": "yes-no", "NUMBER": "Number",
               "COUNTRY": "Country", "LINK": "WebAddress", "LIFETIME": "Lifetime", "LANGUAGE": "Language",
               "DIGEST": "Digest",
               "EVENT": "Name", "COLOUR": "Colour", "FONT": "Font", "RADIUS": "Radius",
               "FILE": "Picture"}
# Parts of the language that are not rows of the table: gaps and the markup of texts.
MARKUP = {"Gap", "GapOfContent", "Line", "Lines", "Link", "Prose", "Inline", "Anchor", "Quote", "InAnchor", "Break",
          "ItemList", "Item"}

failed = False


def say(name, faults):
    global failed
    if faults:
        failed = True
        print(f"not ok {name}: {'; '.join(faults)}")
    else:
        print(f"ok {name}")


def read_fields(path):
    types = []
    for line in open(path, encoding="utf-8"):
        words = line.split()
        if words[0] == "type":
            types.append({"name": words[2], "id": words[3], "fields": []})
        else:
            types[int(words[1])]["fields"].append(words[2:])
    return types


class Schema:
    def __init__(self, path):
        self.root = ElementTree.parse(path).getroot()
        self.named = {}
        for child in self.root:
            if child.get("name"):
                self.named[child.tag[len(XS):], child.get("name")] = child

    def element(self, particle):
        """The declaration that a particle is or refers to."""
        return self.named["element", particle.get("ref")] if particle.get("ref") else particle

    def children(self, type_name):
        """The elements of a type's sequence, in order: (name, type, occurrence)."""
        found = []
        for particle in self.named["complexType", type_name].findall(f"{XS}sequence/{XS}element"):
            declared = self.element(particle)
            occurs = (particle.get("minOccurs", "1"), particle.get("maxOccurs", "1"))
            found.append((declared.get("name"), declared.get("type"), occurs))
        return found

    def attributes(self, type_name, kind="complexType"):
        found = {}
        for child in self.named[kind, type_name]:
            if child.tag == f"{XS}attribute" and child.get("name"):
                found[child.get("name")] = (child.get("type"), child.get("use") == "required")
            elif child.tag == f"{XS}attributeGroup":
                found.update(self.attributes(child.get("ref"), "attributeGroup"))
        return found

    def enumeration(self, name):
        simple = self.named.get(("simpleType", name))
        return None if simple is None else [value.get("value") for value in simple.iter(f"{XS}enumeration")]


def value_type(field):
    kind, name = field[2], field[1]
    if kind == "CODE":
        return field[3]
    if kind == "NAMES":
        return field[3][5:] + "-list" if field[3].startswith("list:") else "Names"
    return "Languages" if name == "languages" else VALUE_TYPES[kind]


def walk(schema, types, index, type_name, seen):
    """The type of the table against the type of the schema; then those of its children."""
    if (index, type_name) in seen:
        return
    seen.add((index, type_name))
    row = types[index]
    faults = []
    wanted = {field[1]: value_type(field) for field in row["fields"] if field[0] == "attribute"}
    if row["id"] != "no-id":
        wanted["id"] = "Name"
    attributes = schema.attributes(type_name)
    for name in wanted.keys() - attributes.keys():
        faults.append(f"the schema lacks the attribute {name}")
    for name in attributes.keys() - wanted.keys():
        faults.append(f"the table lacks the attribute {name}")
    for name in wanted.keys() & attributes.keys():
        if attributes[name][0] != wanted[name]:
            faults.append(f"{name} is {attributes[name][0]}, not {wanted[name]}")
        # The organisation and sections may do without an id; the languages of a description have no default.
        required = ((name == "id" and row["id"] == "target" and row["name"] != "organisation")
                    or name == "languages")
        if attributes[name][1] != required:
            faults.append(f"{name} must {'' if required else 'not '}be required")

    # Nothing in a description stands for the whole of it.
    expected, deeper = [] if index == 0 else [("gap", "Gap", ("0", "unbounded"))], []
    for field in row["fields"]:
        if field[0] == "attribute":
            continue
        if field[2] != "ELEMENTS":
            many = field[2] in ("PROSE", "ITEMS")
            expected.append((field[1], TEXT_TYPES[field[2]], ("0", "unbounded" if many else "1")))
            continue
        wrapper = field[4] if len(field) > 4 else None
        many = field[0] == "many" and wrapper is None
        expected.append((wrapper or field[1], None, ("0", "unbounded" if many else "1")))
        deeper.append((int(field[3]), field[1], wrapper))
    found = schema.children(type_name)
    if [(name, occurs) for name, _, occurs in found] != [(name, occurs) for name, _, occurs in expected]:
        faults.append(f"children are {[name for name, _, _ in found]}, in the table {[name for name, _, _ in expected]}"
                      " (or their number differs)")
    types_of = {name: type_ for name, type_, _ in found}
    for name, type_, _ in expected:
        if type_ and name in types_of and types_of[name] != type_:
            faults.append(f"<{name}> is {types_of[name]}, not {type_}")
    say(f"type {row['name']} ({type_name})", faults)

    for child, name, wrapper in deeper:
        below = types_of.get(wrapper or name)
        if wrapper and below:
            inside = schema.children(below)
            say(f"<{wrapper}> holds <{name}>",
                [] if [(n, o) for n, _, o in inside] == [(name, ("0", "unbounded"))] else [f"it holds {inside}"])
            seen.add((None, below))
            below = inside[0][1] if inside else None
        if below:
            walk(schema, types, child, below, seen)


def check_documentation(schema):
    parents = {child: parent for parent in schema.root.iter() for child in parent}
    faults = []
    for node in schema.root.iter():
        shows = node.tag in (f"{XS}element", f"{XS}attribute", f"{XS}simpleType")
        if not shows or node.get("ref") and node.tag == f"{XS}element":
            continue
        if node.tag == f"{XS}simpleType" and (not node.get("name") or node.get("name") == "Code"):
            continue
        texts = {text.get(f"{XML}lang"): (text.text or "").strip()
                 for text in node.findall(f"{XS}annotation/{XS}documentation")}
        for language in ("fr", "en"):
            if not texts.get(language):
                around = parents[node]
                while around is not schema.root and not around.get("name"):
                    around = parents[around]
                faults.append(f"{node.get('name') or node.get('ref')} in {around.get('name')} has none in {language}")
    say("every element and attribute is documented in French and English", faults)


def check_lists(schema, types, terms):
    lists = {item.get("name"): [term.get("code") for term in item] for item in terms.getroot().iter("list")}
    used = {"yes-no"}
    for row in types:
        for field in row["fields"]:
            if field[2] == "CODE":
                used.add(field[3])
            elif field[2] == "NAMES" and field[3].startswith("list:"):
                used.add(field[3][5:])
    for name in sorted(used):
        codes = schema.enumeration(name)
        faults = []
        if name not in lists:
            faults.append("terms.xml does not have it")
        elif codes is None:
            faults.append("the schema does not have it")
        elif codes != lists[name]:
            faults.append(f"the schema has {codes}, terms.xml {lists[name]}")
        say(f"list {name}", faults)
    declared = {name for kind, name in schema.named if kind == "simpleType" and name[0].islower()}
    extra = declared - used - {name + "-list" for name in used}
    say("no list of the schema is without a field", [f"{name} is" for name in sorted(extra)])


def check_whole(types, whole):
    """Every row of the table stands somewhere in the example."""
    used = set()
    for node in whole.iter():
        if isinstance(node.tag, str):
            name = node.tag.rpartition("}")[2]
            used.add((name, None))
            used.update((name, attribute) for attribute in node.attrib)
            used.update((name, child.tag.rpartition("}")[2]) for child in node if isinstance(child.tag, str))
    faults = []
    for row in types:
        for field in row["fields"]:
            wrapper = field[4] if field[2] == "ELEMENTS" and len(field) > 4 else None
            if (row["name"], wrapper or field[1]) not in used or wrapper and (wrapper, field[1]) not in used:
                faults.append(f"{field[1]} of {row['name']} is missing")
    say("the whole language stands in its example", faults)


def main():
    fields, schema_path, terms_path, whole_path = sys.argv[1:]
    types, schema = read_fields(fields), Schema(schema_path)
    seen = set()
    root = schema.named["element", "register"].get("type")
    walk(schema, types, 0, root, seen)
    walked = {index for index, _ in seen if index is not None}
    say("every type of the table is reached", [f"{types[i]['name']} is not" for i in range(len(types)) if i not in walked])
    reached = {name for _, name in seen} | MARKUP
    left = [name for kind, name in schema.named if kind == "complexType" and name not in reached]
    say("every type of the schema is reached", [f"{name} is not" for name in left])
    check_documentation(schema)
    check_lists(schema, types, ElementTree.parse(terms_path))
    check_whole(types, ElementTree.parse(whole_path).getroot())
    sys.exit(1 if failed else 0)


main()
