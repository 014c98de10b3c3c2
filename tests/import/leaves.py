#!/usr/bin/env python3
"""leaves.py RECORD.json REPORT.csv: whether the report tells of each value of the record, once, in its order and with its
words, and of nothing else; what ppc made is ignored, and nothing else is."""
import csv
import json
import sys

FILE = ("$schema", "generator", "state-of-law", "audience")


def leaves(value, pointer, made):
    if isinstance(value, dict) and value:
        made = made or value.get("assumed") is True
        for key, part in value.items():
            name = key.replace("~", "~0").replace("/", "~1")
            yield from leaves(part, pointer + "/" + name, made or key in ("derived", "assumed") or
                              (not pointer and key in FILE))
    elif isinstance(value, list) and value:
        for index, part in enumerate(value):
            yield from leaves(part, "%s/%d" % (pointer, index), made)
    else:
        yield pointer, value if isinstance(value, str) else json.dumps(value), "ignored" if made else "placed"


def plain(text):
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text


mine = list(leaves(json.load(open(sys.argv[1], encoding="utf-8")), "", False))
told = list(csv.reader(open(sys.argv[2], encoding="utf-8", newline="")))[1:]
theirs = [(line[1], plain(line[2]), line[3]) for line in told]
for one, other in zip(mine, theirs):
    if one != other:
        print("#   %s told as %s" % (one, other))
        break
print("%d values, %d placed" % (len(mine), sum(leaf[2] == "placed" for leaf in mine)))
sys.exit(mine != theirs or any((line[3] == "ignored") != (not line[4]) or line[5].startswith("reason.") for line in told))
