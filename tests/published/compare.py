"""compare.py FOUND.json EXPECTED.tsv: each finding stands in the table, and each line of the table is found."""
import collections
import json
import sys

found = json.load(open(sys.argv[1], encoding="utf-8"))
expected = [line.rstrip("\n").split("\t") for line in open(sys.argv[2], encoding="utf-8")
            if line.strip() and not line.startswith("#")]


def is_at(block, where):
    """The block is the one named, or stands below it; blocks of what is named once begin with what it is."""
    words = (block or "").split(".")
    names = where.split(".")
    return any(words[start:start + len(names)] == names for start in range(min(2, len(words))))


failed = False
met = collections.Counter()  # by code, severity and place: several lines of the table may share them
for finding in found:
    keys = [(code, severity, where) for code, severity, where, _, _ in expected
            if code == finding["code"] and severity == finding["severity"] and is_at(finding["block"], where)]
    if keys:
        met[max(keys, key=lambda key: len(key[2]))] += 1
    else:
        failed = True
        print(f"# not expected: {finding['code']} {finding['severity']} {finding['block']}: {finding['message']}")
for code, severity, where, lines, what in expected:
    met[code, severity, where] -= 1
    if met[code, severity, where] < 0:
        failed = True
        print(f"# not found: {code} {severity} {where} (line {lines}: {what})")
print(f"{'not ok' if failed else 'ok'} published: {len(found)} findings, as expected of the published text")
sys.exit(failed)
