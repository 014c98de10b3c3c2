"""record.py FILE...: record.jsonld is read as JSON-LD says, by itself and by rdflib, and says what it should."""
import collections
import json
import os
import sys

import rdflib
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

HERE = os.path.dirname(os.path.abspath(__file__))
DPV = rdflib.Namespace("https://w3id.org/dpv#")
GDPR = rdflib.Namespace("https://w3id.org/dpv/legal/eu/gdpr#")
with open(os.path.join(HERE, "terms.tsv"), encoding="utf-8") as file:
    TERMS = dict(line.split("\t")[:2] for line in file if not line.startswith("#"))
KEYWORDS = {"@context", "@id", "@type", "@value", "@language"}


class Record:
    """What stands in the file: names, keys, values; and the statements that JSON-LD makes of it."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.data = json.load(file, object_pairs_hook=self.pairs)
        self.context = self.data["@context"]
        self.faults, self.statements = set(), set()
        self.blank = 0
        self.node({key: value for key, value in self.data.items() if key != "@context"})

    @staticmethod
    def pairs(pairs):
        twice = [key for key, count in collections.Counter(key for key, _ in pairs).items() if count > 1]
        if twice:
            raise ValueError("key twice: %s" % twice)
        return dict(pairs)

    def expand(self, name):
        prefix, _, rest = name.partition(":")
        if prefix not in self.context or not rest or any(sign in rest for sign in ' <>"{}|\\^`'):
            self.faults.add("not expanded: " + name)
            return name
        return self.context[prefix] + rest

    def value(self, value):
        """A literal or a node, as a term of rdflib."""
        if isinstance(value, dict) and "@value" in value:
            kind = value.get("@type")
            if len(value) > 2 or not isinstance(value["@value"], str):
                self.faults.add("a value of more: %s" % value)
            return rdflib.Literal(value["@value"], lang=value.get("@language"), datatype=kind and self.expand(kind))
        return self.node(value) if isinstance(value, dict) else rdflib.Literal(value)

    def node(self, node):
        self.blank += 1
        me = rdflib.URIRef(self.expand(node["@id"])) if "@id" in node else rdflib.BNode("b%d" % self.blank)
        for key, values in node.items():
            if key.startswith("@") and key not in KEYWORDS:
                self.faults.add("keyword " + key)
            for value in values if isinstance(values, list) else [values]:
                if key == "@type":
                    self.statements.add((me, RDF.type, rdflib.URIRef(self.expand(value))))
                elif key != "@id":
                    self.statements.add((me, rdflib.URIRef(self.expand(key)), self.value(value)))
        return me


def vocabulary(record, graph):
    """Terms of DPV that the list has not, or has as something else."""
    spaces = {space: prefix for prefix, space in record.context.items() if space.startswith("https://w3id.org/dpv")}
    for statement in graph:
        for place, term in enumerate(statement):
            space = term[:term.rfind("#") + 1]
            if not isinstance(term, rdflib.URIRef) or not term.startswith("https://w3id.org/dpv"):
                continue
            name = "%s:%s" % (spaces.get(space), term[len(space):])
            missing = place == 2 and statement[1] == rdflib.URIRef(record.context["ppc"] + "missing")
            if TERMS.get(name) != ("property" if place == 1 or missing else "class"):
                yield name


def own_words(record, graph):
    """What bears a name of ours and says nothing of itself: words below one of DPV, with a label in each language."""
    languages = {str(code) for code in graph.objects(None, DCTERMS.language)}
    record_space, ours = record.context["record"], record.context["ppc"]
    own = {rdflib.URIRef(ours + name) for name in ("after", "at-least", "until", "missing", "defines")}  # of the layout
    for name in {term for _, term, _ in graph if term.startswith(ours)} - own:
        labels = {label.language for label in graph.objects(name, RDFS.label)}
        if labels != languages or (name, RDF.type, RDF.Property) not in graph:
            yield "%s: labels %s" % (name, sorted(labels))
    properties = set(graph.objects(None, rdflib.URIRef(ours + "missing"))) | set(graph.subjects(RDF.type, RDF.Property))
    for name in {term for _, _, term in graph if isinstance(term, rdflib.URIRef)} - properties:
        if name.startswith(record_space) and not (name, None, None) in graph:
            yield "nothing said of %s" % name
        if name.startswith(ours) and "adequacy" not in name:
            labels = {label.language for label in graph.objects(name, SKOS.prefLabel)}
            if labels != languages or not list(graph.objects(name, SKOS.broader)):
                yield "%s: labels %s" % (name, sorted(labels))


def sense(graph):
    """What every record has."""
    records = list(graph.subjects(RDF.type, DPV.DataProcessingRecord))
    processes = set(graph.objects(records[0], DPV.hasPersonalDataProcess)) if len(records) == 1 else set()
    organisations = set(graph.subjects(RDF.type, DPV.Organisation))
    if not processes or processes != set(graph.subjects(RDF.type, DPV.PersonalDataProcess)):
        yield "records: %d, processes: %d" % (len(records), len(processes))
    for process in processes:
        if not any((process, name, None) in graph for name in (DPV.hasDataController, DPV.hasJointDataControllers)) and \
                not any((process, DPV.hasDataProcessor, us) in graph for us in organisations):
            yield "%s is nobody's" % process
        for name in (DPV.hasPurpose, DPV.hasStorageCondition, DCTERMS.title):
            if (process, name, None) not in graph:
                yield "%s has no %s" % (process, name)
    for purpose in graph.objects(None, DPV.hasPurpose):
        if isinstance(purpose, rdflib.URIRef) and purpose.startswith("urn:ppc:record:"):
            for basis in graph.objects(purpose, DPV.hasLegalBasis):
                if not any(kind.startswith(GDPR["A6-1-"]) for kind in graph.objects(basis, RDF.type)):
                    yield "%s: of no article" % basis


def main():
    failed = False
    for path in sys.argv[1:]:
        record = Record(path)
        graph = rdflib.Graph().parse(path, format="json-ld")
        kept = rdflib.Graph()
        for statement in record.statements:
            kept.add(statement)
        named = lambda g: {s for s in g if not any(isinstance(term, rdflib.BNode) for term in s)}
        faults = set(record.faults)
        if len(kept) != len(graph) or named(kept) != named(graph):
            faults.add("dropped: %d of %d; %s" % (len(kept) - len(graph), len(kept), sorted(named(kept) ^ named(graph))[:4]))
        faults |= set(vocabulary(record, graph)) | set(own_words(record, graph)) | set(sense(graph))
        name = "/".join(path.split("/")[-3:])
        print("%s dpv: %s: %d statements" % ("not ok" if faults else "ok", name, len(graph)))
        for fault in sorted(faults):
            print("#   " + fault)
        failed |= bool(faults)
    return failed


sys.exit(main())
