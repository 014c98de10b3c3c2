"""schema.py FIELDS SCHEMA TERMS: prints the JSON Schema of record.json, schema/record.schema.json.

FIELDS is what load_fields_dump prints of the table of fields; names of types and their documentation are those of
SCHEMA (ppc.xsd), codes those of TERMS (terms.xml).  So the schema cannot say another thing than the program.
"""
import json
import sys
import xml.etree.ElementTree as ElementTree

XS = "{http://www.w3.org/2001/XMLSchema}"
XML = "{http://www.w3.org/XML/1998/namespace}"
NAME = r"^[^\s.:]+$"
DURATION = r"^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$"


def ref(name):
    return {"$ref": "#/$defs/" + name}


def pattern(expression, **more):
    return {"type": "string", "pattern": expression, **more}


# What a value holds, by its kind.
KINDS = {
    "TEXT": {"type": "string"},
    "LINES": {"type": "array", "items": pattern(r"^[^\n]+$"), "minItems": 1},
    "DATE": pattern(r"^\d{4}-\d{2}-\d{2}$", format="date"),
    "DURATION": pattern(DURATION),
    "LIFETIME": {"anyOf": [{"const": "session"}, pattern(DURATION)]},
    "FLAG": {"type": "boolean"},
    "NUMBER": {"type": "integer", "minimum": 0, "maximum": 999999999},
    "NAMES": {"type": "array", "items": pattern(NAME), "minItems": 1},
    "EVENT": pattern(NAME),
    "COUNTRY": pattern("^[A-Z]{2}$"),
    "LANGUAGE": pattern("^[a-z]{2}$"),
    "LINK": pattern(r'^https?://[^\s"<>]+$', format="uri"),
    "EMAIL": pattern(r"^[^\s@]+@[^\s@]+\.[^\s@]+$", format="email"),
    "PHONE": pattern(r"^[0-9 +().-]+$"),
    "COLOUR": pattern("^#[0-9A-Fa-f]{6}$"),
    "FONT": pattern("^[A-Za-z][A-Za-z0-9 ]*$"),
    "RADIUS": pattern(r"^\d{1,2}$"),
    "FILE": pattern(r"^[A-Za-z0-9._/-]+\.(png|svg)$"),
    "DIGEST": pattern("^[0-9a-f]{16}$"),
    "PRINTS": pattern("^[A-Za-z0-9+/]{8}( [A-Za-z0-9+/]{8})*$"),
}


def run(name, content, **more):
    return {"type": "object", "properties": {name: content, **more}, "required": [name], "additionalProperties": False}


def in_languages(of):
    return {"type": "object", "propertyNames": pattern("^[a-z]{2}$"), "additionalProperties": of, "minProperties": 1}


TEXTS = {
    "text": {
        "description": "A string, or where it has markup an array of strings and marked runs.",
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"anyOf": [{"type": "string"}, ref("run")]}}]},
    "run": {
        "description": "A run of text with markup: its one member that is named as the markup holds the text, or the items.",
        "anyOf": [run(name, ref("text")) for name in ("em", "strong", "code", "p")] + [
            run("a", ref("text"), href={"type": "string"}),
            run("quote", ref("text"), **{"from": {"type": "string"}, "line": {"type": "integer"}}),
            run("br", {"const": True})] + [
            run(name, {"type": "array", "items": ref("text"), "minItems": 1}) for name in ("ul", "ol")]},
    "prose": {"description": "A text in each language.", **in_languages(ref("text"))},
    "items": {"description": "Texts in each language, the first of one saying what the first of another says.",
              **in_languages({"type": "array", "items": ref("text"), "minItems": 1})},
    "gap": {
        "description": "What is not known yet, who is to say it, and why it is open.",
        "type": "object", "properties": {"owner": {"type": "string"}, "reason": ref("prose")}, "additionalProperties": False},
}


def value(of):
    """given by the author, assumed by the program, or a gap: one of them."""
    return {"type": "object", "properties": {"given": of, "assumed": of, "gap": ref("gap")},
            "minProperties": 1, "maxProperties": 1, "additionalProperties": False}


def written(of):
    """Of texts: those that are there already may stand beside a gap."""
    return {"type": "object", "properties": {"given": of, "gap": ref("gap")}, "minProperties": 1, "additionalProperties": False}


class Language:
    """The types of ppc.xsd: which children and attributes they have, and what is said of them."""

    def __init__(self, path):
        self.root = ElementTree.parse(path).getroot()
        self.named = {(child.tag, child.get("name")): child for child in self.root if child.get("name")}

    def said(self, node):
        texts = {text.get(XML + "lang"): " ".join((text.text or "").split())
                 for text in node.findall(f"{XS}annotation/{XS}documentation")}
        return {key: texts[language] for key, language in (("description", "en"), ("description-fr", "fr"))
                if texts.get(language)}

    def children(self, type_name):
        found = {}
        for particle in self.named[XS + "complexType", type_name].findall(f"{XS}sequence/{XS}element"):
            declared = self.named[XS + "element", particle.get("ref")] if particle.get("ref") else particle
            found[declared.get("name")] = (declared.get("type"), self.said(particle) or self.said(declared))
        return found

    def attributes(self, name, tag="complexType"):
        found = {}
        for child in self.named[XS + tag, name]:
            if child.tag == XS + "attribute" and child.get("name"):
                found[child.get("name")] = self.said(child)
            elif child.tag == XS + "attributeGroup":
                found.update(self.attributes(child.get("ref"), "attributeGroup"))
        return found


class Schema:
    def __init__(self, fields, language, terms):
        self.types = []
        for line in open(fields, encoding="utf-8"):
            words = line.split()
            if words[0] == "type":
                self.types.append({"name": words[2], "id": words[3], "fields": []})
            else:
                self.types[int(words[1])]["fields"].append(words[2:])
        self.language = Language(language)
        self.codes = {item.get("name"): [term.get("code") for term in item]
                      for item in ElementTree.parse(terms).getroot().iter("list")}
        self.elements, self.values = {}, {}

    def value_of(self, field):
        """The name of the definition of a value."""
        kind, codes = field[2], field[3] if len(field) > 3 else ""
        if kind == "CODE":
            name, of = "code-" + codes, {"enum": self.codes[codes]}
        elif kind == "NAMES" and codes.startswith("list:"):
            codes = codes[len("list:"):]
            name, of = "codes-" + codes, {"type": "array", "items": {"enum": self.codes[codes]}, "minItems": 1}
        elif kind in ("PROSE", "ITEMS"):
            name, of = "value-" + kind.lower(), ref(kind.lower())
        else:
            name, of = "value-" + kind.lower(), KINDS[kind]
        self.values[name] = written(of) if kind in ("PROSE", "ITEMS") else value(of)
        return name

    def short(self, kind):
        name = "short-" + kind
        self.values[name] = {
            "description": "The short form of a child: an attribute of the element around it.",
            "type": "object", "properties": {"short-form": {"const": True}, "kind": ref(kind)},
            "required": ["short-form", "kind"], "additionalProperties": False}
        return name

    def property_of(self, field, types, type_name, brief):
        """The member of an element for a field: its name and its schema."""
        name, wrapper = field[1], field[4] if field[2] == "ELEMENTS" and len(field) > 4 else None
        if field[2] != "ELEMENTS":
            said = types.get(name, (None, {}))[1] if field[0] != "attribute" else self.language.attributes(type_name)[name]
            return name, {**said, **ref(self.value_of(field))}
        below, said = types[wrapper or name]
        if wrapper:
            below = self.language.children(below)[name][0]
        self.element(int(field[3]), below)
        of = ref(below)
        if brief:
            of = {"anyOf": [of, ref(self.short(self.value_of(brief)))]}
        if field[0] == "many":
            return wrapper or name, {**said, "type": "array", "items": of, "minItems": 1}
        return name, {**said, **of}

    def element(self, index, type_name):
        if type_name in self.elements:
            return
        row, children = self.types[index], self.language.children(type_name)
        members = self.elements[type_name] = {"type": "object", "properties": {}}
        properties, required = members["properties"], []
        if row["id"] != "no-id":
            properties["id"] = {**self.language.attributes(type_name).get("id", {}), **pattern(NAME)}
        if row["id"] == "target" and row["name"] != "organisation":
            required.append("id")
        if index == 0:
            properties.update({
                "$schema": {"const": "urn:ppc:record:1"},
                "generator": {"description": "The program that wrote it.", "type": "string"},
                "state-of-law": {"description": "When the tables of the law were last checked.", **KINDS["DATE"]},
                "audience": {"description": "For whom it is written: what they may not see is not in it.",
                             "enum": ["public", "authority", "internal"]}})
            required += ["$schema", "languages"]
        else:
            properties["gap"] = {"description": "All that it says is one.", **ref("gap")}
            properties["assumed"] = {"description": "The program takes it from the law's tables.", "const": True}
        attributes = {field[1]: field for field in row["fields"] if field[0] == "attribute"}
        elements = {field[1] for field in row["fields"] if field[2] == "ELEMENTS"}
        for field in row["fields"]:
            if field[0] == "attribute" and field[1] in elements:
                continue  # a short form: an item among the children
            name, schema = self.property_of(field, children, type_name, attributes.get(field[1]) if field[0] == "many" else None)
            properties[name] = schema
        if row["name"] == "purpose":
            properties["derived"] = {
                "description": "What follows from it: rights, by the codes of the law's list.", "type": "object",
                "properties": {"rights": {"type": "array", "items": {"enum": self.codes["right"]}}}}
        if required:
            members["required"] = required
        members["additionalProperties"] = False

    def all(self):
        self.element(0, "Register")
        root = self.elements.pop("Register")
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:ppc:record:1",
                "title": "A record of processing activities (GDPR, Art. 30), as ppc writes it",
                "description": "Each value is given, assumed by the program, or a gap; each member has the name that it has in"
                               " the description (schema/ppc.xsd).  Written by tests/record/schema.py: do not edit.",
                **root, "$defs": {**self.elements, **dict(sorted(self.values.items())), **TEXTS}}


print(json.dumps(Schema(*sys.argv[1:]).all(), indent=1, ensure_ascii=False))
