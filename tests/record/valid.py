"""valid.py SCHEMA RECORD...: the schema is one, each record is valid, and each fault planted in the first makes it
invalid."""
import copy
import json
import sys

from jsonschema import Draft202012Validator

schema = json.load(open(sys.argv[1], encoding="utf-8"))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
failed = 0
for path in sys.argv[2:]:
    for error in list(validator.iter_errors(json.load(open(path, encoding="utf-8"))))[:3]:
        failed = 1
        print("#   %s: /%s: %.200s" % (path, "/".join(map(str, error.absolute_path)), error.message))

good = json.load(open(sys.argv[2], encoding="utf-8"))
PLANTED = [
    ("date", {"given": "22/11/2026"}), ("date", {"given": "2026-11-22", "assumed": "2026-11-22"}), ("date", {}),
    ("date", "2026-11-22"), ("$schema", "urn:ppc:record:0"), ("dates", {}), ("languages", None), ("audience", "all"),
    ("organisation/public-body", {"given": "no"}), ("organisation/headcount", {"given": 3.5}),
    ("organisation/email", {"given": "nobody"}), ("organisation/phone", {"gap": {"ower": "Marie"}}),
    ("organisation/address", {"given": "1 rue"}), ("organisation/dpo/status", {"given": "perhaps"}),
    ("processing", []), ("processing", {}), ("processing/0/id", None), ("processing/0/id", "a.b"),
    ("processing/0/title/given", {"fra": "x"}), ("processing/0/title/given/fr", 3), ("processing/0/title/given", {}),
    ("processing/0/title/given/fr", [{"b": "x"}]), ("processing/0/title/given/fr", [{"em": "x", "p": "y"}]),
    ("processing/0/title/given/fr", [{"ul": "x"}]), ("processing/0/data/0/ref", {"given": []}),
    ("processing/0/data/0/ref", {"given": ["a b"]}), ("processing/0/purpose/0/basis/0", {"short-form": True}),
    ("processing/0/purpose/0/basis/0/kind", {"given": "why-not"}), ("retentions/0/active/for", {"given": "3 years"}),
    ("retentions/0/active/for", {"given": "P"}), ("processing/0/gap", {"owner": 3}), ("processing/0/derived", {}),
    ("notice/0/changes/announce", {"given": ["smoke"]}), ("organisation/country", {"given": "fr"}),
]
for path, value in PLANTED:
    spoilt = copy.deepcopy(good)
    *steps, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    at = spoilt
    for step in steps:
        at = at[step]
    if value is None:
        del at[last]
    else:
        at[last] = value
    if validator.is_valid(spoilt):
        failed = 1
        print("#   valid with %s: %r" % (path, value))
sys.exit(failed)
