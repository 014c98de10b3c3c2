"""sarif.py FILE: whether a file is what SARIF 2.1.0 and GitHub's code scanning require.

By the standard's own words (OASIS, 27 March 2020; its sections are named beside each demand), not by its JSON schema, which
leaves open what refers to what.
"""
import json
import re
import sys

LEVELS = {"none", "note", "warning", "error"}
faults = []


def want(condition, where, what):
    if not condition:
        faults.append(f"{where}: {what}")


def only(value, where, *names):
    """No member that the standard does not have there (its schema allows none)."""
    want(isinstance(value, dict), where, "no object")
    for name in value:
        want(name in names, where, f"a member '{name}' that is not SARIF's")


def message(value, where):
    only(value, where, "text", "markdown")
    want(isinstance(value.get("text"), str) and value["text"].strip(), where, "no text")                    # 3.11.8


def location(value, where):
    only(value, where, "id", "message", "physicalLocation")
    place = value.get("physicalLocation", {})
    only(place, where, "artifactLocation", "region")
    uri = place.get("artifactLocation", {}).get("uri")
    want(isinstance(uri, str) and re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri), where, f"uri {uri!r}")   # 3.4.3
    want(not str(uri).startswith(("./", "/")), where, "a uri that is not the repository's")
    region = place.get("region")
    if region is None:
        return
    only(region, where, "startLine", "startColumn", "endLine", "endColumn")
    numbers = [region[name] for name in ("startLine", "startColumn", "endLine", "endColumn")]
    want(all(isinstance(number, int) and number >= 1 for number in numbers), where, "not counted from 1")   # 3.30.5
    want((region["endLine"], region["endColumn"]) > (region["startLine"], region["startColumn"]), where, "empty")


def rule(value, where):
    only(value, where, "id", "name", "shortDescription", "fullDescription", "help", "helpUri", "defaultConfiguration", "properties")
    want(re.fullmatch(r"PPC\d{3}", value["id"]), where, "id")
    for name in ("shortDescription", "fullDescription", "help"):
        message(value[name], f"{where}.{name}")
    if "helpUri" in value:
        want(re.fullmatch(r"https?://[^\s\"]+", value["helpUri"]), where, "helpUri")
    want(value["defaultConfiguration"]["level"] in LEVELS, where, "level")                                  # 3.50.3
    want(all(isinstance(tag, str) for tag in value["properties"]["tags"]), where, "tags")


def result(value, rules, where):
    only(value, where, "ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations", "partialFingerprints",
         "suppressions")
    want(value["level"] in LEVELS, where, "level")
    message(value["message"], where)
    want(rules[value["ruleIndex"]]["id"] == value["ruleId"], where, "ruleIndex is another rule's")          # 3.27.6
    want(len(value["locations"]) == 1, where, "not one location")                                           # GitHub
    location(value["locations"][0], where)
    for index, related in enumerate(value.get("relatedLocations", [])):
        location(related, f"{where}.related")
        message(related["message"], f"{where}.related")
        want(related["id"] == index + 1, where, "id of a related location")
    want(all(re.fullmatch(r"[0-9a-f]{64}", mark) for mark in value["partialFingerprints"].values()), where, "fingerprint")
    for suppression in value.get("suppressions", []):
        only(suppression, where, "kind", "status", "justification", "location")
        want(suppression["kind"] in {"inSource", "external"}, where, "kind of suppression")                 # 3.35.2
        want(suppression["status"] == "accepted" and suppression["justification"].strip(), where, "suppression")
        if "location" in suppression:
            location(suppression["location"], f"{where}.suppression")


def main():
    log = json.load(open(sys.argv[1], encoding="utf-8"))
    only(log, "log", "$schema", "version", "runs")
    want(log["version"] == "2.1.0", "log", "version")                                                       # 3.13.2
    for run in log["runs"]:
        only(run, "run", "tool", "columnKind", "results")
        want(run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}, "run", "columnKind")             # 3.14.17
        driver = run["tool"]["driver"]
        only(driver, "driver", "name", "version", "language", "rules", "informationUri")
        ids = [value["id"] for value in driver["rules"]]
        want(len(ids) == len(set(ids)), "driver", "a rule stands twice")
        for value in driver["rules"]:
            rule(value, f"rule {value['id']}")
        marks = [mark for value in run["results"] for mark in value["partialFingerprints"].values()]
        want(len(marks) == len(set(marks)), "run", "two results with one fingerprint")
        for index, value in enumerate(run["results"]):
            result(value, driver["rules"], f"result {index}")
    for fault in faults:
        print("#   " + fault)
    return 1 if faults else 0


sys.exit(main())
