"""says.py RECORD: what the record of everything.xml has to say, each in its place."""
import json
import sys

record = json.load(open(sys.argv[1], encoding="utf-8"))
organisation, processing = record["organisation"], record["processing"][0]
description = processing["description"]["given"]
purposes = {purpose["id"]: purpose for purpose in processing["purpose"]}
books = next(rule for rule in record["retentions"] if rule["id"] == "books")
EXPECTED = [
    (list(record)[:5], ["$schema", "generator", "state-of-law", "audience", "languages"]),
    (record["$schema"], "urn:ppc:record:1"),
    (record["audience"], "internal"),
    (record["date"], {"given": "2026-11-22"}),
    (organisation["name"], {"given": 'Cycles "Exemple" & fils <SARL>'}),
    (organisation["address"], {"given": ["1 rue de l'Exemple", "00000 Exempleville"]}),
    (organisation["public-body"], {"given": False}),
    (organisation["headcount"], {"given": 7}),
    (organisation["phone"], {"gap": {"owner": "Marie"}}),
    (organisation["targets-minors"]["gap"]["reason"]["en"], ["The ", {"em": "new"}, " site."]),
    (organisation["dpo"], {"gap": {"owner": "Ana", "reason": {"en": "Is one designated?"}}}),
    (organisation["rights-requests"]["reply"], {"assumed": "P1M"}),
    (record["categories"][0]["item"]["given"]["en"], ["name", [{"em": "telephone"}]]),
    (books["intermediate"], {"assumed": True, "for": {"assumed": "P10Y"}, "after": {"assumed": "closing"}}),
    (record["retentions"][0]["active"]["for"], {"given": "P1Y6M"}),
    (description["fr"][1]["p"][1], {"quote": ["dès ", {"em": "dix"}, " euros"], "from": "tarifs.txt", "line": 12}),
    (description["fr"][2]["ul"][1][1], {"ol": ["a", "b"]}),
    (description["en"][1], {"a": "our prices", "href": "https://cycles.example.org/?a=1&b=2"}),
    (purposes["repairing"]["basis"], [{"short-form": True, "kind": {"given": "contract"}}]),
    (purposes["reminding"]["basis"][0], {"short-form": True, "kind": {"gap": {"owner": "Ana"}}}),
    ("portability" in purposes["repairing"]["derived"]["rights"], True),
    ("portability" in purposes["accounting"]["derived"]["rights"], False),
    ("withdraw" in purposes["reminding"]["derived"]["rights"], True),
    (processing["subject"][0]["ref"], {"given": ["customer", "visitor"]}),
    (processing["data"][0]["consequence"], {"gap": {"owner": "Ana"}}),
    (record["trackers"][0]["lifetime"], {"given": "session"}),
    (record["trackers"][1]["data-lifetime"], {"given": "P395D"}),
    (record["allow"][0]["because"]["given"]["en"], "Because."),
    (record["approval"][0]["digest"], {"given": "0123456789abcdef"}),
]
wrong = [(found, expected) for found, expected in EXPECTED if found != expected]
for found, expected in wrong:
    print("#   %r, not %r" % (found, expected))
sys.exit(1 if wrong else 0)
