"""spoil.py FILE FOLDER: writes copies of a record, each with a fault that record.py must find, one folder each."""
import json
import os
import sys


def first(record, name):
    value = record[name]
    return value[0] if isinstance(value, list) else value


FAULTS = {
    "term": lambda record: record.update({"dpv:hasAuthority": {"@id": "legal-fr:DPA-XX"}}),
    "property-as-class": lambda record: record.update({"@type": ["dpv:DataProcessingRecord", "dpv:hasPurpose"]}),
    "property": lambda record: record.update({"dpv:hasSubject": {"@id": "dpv:Employee"}}),
    "prefix": lambda record: record.update({"odrl:duty": "none"}),
    "no-prefix": lambda record: record.update({"purpose": "why"}),
    "dangling": lambda record: record.update({"dpv:hasEntity": {"@id": "record:party.nobody"}}),
    "unnamed": lambda record: record["ppc:defines"].pop(),
    "other-label": lambda record: record["ppc:defines"][0].update({"skos:prefLabel": {"@value": "x", "@language": "sv"}}),
    "no-purpose": lambda record: first(record, "dpv:hasPersonalDataProcess").pop("dpv:hasPurpose"),
    "no-title": lambda record: first(record, "dpv:hasPersonalDataProcess").pop("dct:title"),
    "no-role": lambda record: first(record, "dpv:hasPersonalDataProcess").pop("dpv:hasDataController"),
    "no-process": lambda record: record.pop("dpv:hasPersonalDataProcess"),
    "basis": lambda record: first(first(record, "dpv:hasPersonalDataProcess"), "dpv:hasPurpose").update(
        {"dpv:hasLegalBasis": {"@id": "record:register"}}),
}

for name, spoil in FAULTS.items():
    with open(sys.argv[1], encoding="utf-8") as file:
        record = json.load(file)
    spoil(record)
    os.makedirs(os.path.join(sys.argv[2], name, "internal"))
    with open(os.path.join(sys.argv[2], name, "internal", "record.jsonld"), "w", encoding="utf-8") as file:
        json.dump(record, file)
