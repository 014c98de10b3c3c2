"""tilt.py PPC FOLDER [OPTION...] FILE: what the policies' pages tell, their TILT tells too, and nothing else.

The pages are the policies' own (-T page), made by another stylesheet of other trees: a purpose with its data, its basis and
its recipients; the categories, with whom they come from; what leaves Europe; how long.
TILT_FAULT=purpose|recipient|category|transfer|period|basis spoils what is read, to see that it is found.
"""
import glob
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

PPC, FOLDER, ARGUMENTS = sys.argv[1], sys.argv[2], sys.argv[3:]
failed = False


def result(name, faults):
    global failed
    failed |= bool(faults)
    print("%s tilt: %s" % ("not ok" if faults else "ok", name))
    for fault in faults[:20]:
        print("#   " + fault)


def flat(text):
    return re.sub(r"[\s\u00a0\u202f]+", " ", text.replace("\u2019", "'")).strip()


def words(node):
    return flat("".join(node.itertext()))


def pages(stem, language):
    """The parts of a policy, by their ids."""
    out = subprocess.run([PPC, "build", "-q", "-T", "page", "-f", "policy", "-l", language] + ARGUMENTS,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode()
    found = {}
    for head, body in zip(*[iter(re.split(r"^<!-- (.*) -->$", out, flags=re.M)[1:])] * 2):
        if head.startswith("public/%s %s part" % (stem, language)):
            page = tree.fromstring(body)
            found[page.get("part")] = page
    return found


def rows(page):
    return [row for row in page.iter("tr") if row.get("id")] if page is not None else []


def purposes(parts):
    """(purpose, articles of the law, categories, recipients) of the table of purposes."""
    for part in (page for name, page in parts.items() if name.startswith("purposes-of.")):
        body = list(part.iter("tr"))
        for row, detail in zip(body, body[1:]):
            cells = detail.findall("td")
            if not row.get("id") or len(cells) < 4:
                continue
            articles = re.findall(r"Art\.? ?(\d+(?:\([0-9a-z]\))*)|art\. (\d+(?:\([0-9a-z]\))*)", words(cells[0]))
            listed = cells[3].findall(".//li") or [cells[3]]
            yield (words(row.find("th")), {a or b for a, b in articles if (a or b).startswith("6(")},
                   [flat(name) for name in re.split(r" ?; ", words(cells[1]))], [words(item) for item in listed])


def spoil(data):
    """One fault of each kind."""
    fault = os.environ.get("TILT_FAULT")
    item = next((i for i in data["dataDisclosed"] if i["recipients"] and i["storage"]), None)
    if fault == "purpose":
        item["purposes"].pop()
    if fault == "basis":
        item["legalBases"] = []
    if fault == "recipient":
        item["recipients"].pop()
    if fault == "category":
        data["dataDisclosed"].remove(item)
    if fault == "transfer":
        data["thirdCountryTransfers"] = data["thirdCountryTransfers"][1:]
    if fault == "period":
        item["storage"][0] = {"temporal": [{"description": "for 99 years", "ttl": "P99Y"}], "aggregationFunction": "max"}
    return data


def check_purposes(data, parts):
    faults, told = [], set()
    for purpose, articles, categories, recipients in purposes(parts):
        items = [item for item in data["dataDisclosed"] if purpose in [flat(p["purpose"]) for p in item["purposes"]]]
        if not items:
            faults.append("the purpose %r is lost" % purpose)
            continue
        told.add(purpose)
        have = {flat(item["category"]) for item in items}
        faults += ["%r: the category %r is lost" % (purpose, c) for c in categories if c not in have and c != "\u2013"]
        references = {b["reference"] for item in items for b in item["legalBases"] if flat(b["description"]).startswith(purpose)}
        for article in articles:
            reference = "GDPR-" + article.replace("(", "-").replace(")", "")
            if reference not in references:
                faults.append("%r: the basis %s is lost" % (purpose, reference))
        have = [flat(" ".join([r.get("name", ""), r["category"]])) for item in items for r in item["recipients"]]
        for recipient in recipients:
            name = re.split(r" [(\[]| ?: ", recipient)[0]
            if recipient != "\u2013" and have and not any(name in text for text in have):
                faults.append("%r: the recipient %r is lost" % (purpose, name))
    extra = {flat(p["purpose"]) for i in data["dataDisclosed"] for p in i["purposes"]} - told
    return faults + ["no page tells of the purpose %r" % purpose for purpose in sorted(extra)], len(told)


def check_categories(data, parts):
    shown = [words(row.find("th/strong")) for row in rows(parts.get("section.data")) if row.find("th/strong") is not None]
    have = {flat(item["category"]) for item in data["dataDisclosed"] if not item["_id"].endswith(".other")}
    return ["the category %r is lost" % c for c in shown if c not in have] + [
        "no page tells of the category %r" % c for c in sorted(have - set(shown)) if shown], len(shown)


def check_transfers(data, parts):
    shown = [row for name, page in parts.items() if name.startswith("section.transfers") for row in rows(page)]
    told = [flat(json.dumps(t, ensure_ascii=False)) for t in data["thirdCountryTransfers"]]
    faults = [] if len(shown) == len(told) else ["%d transfers of %d" % (len(told), len(shown))]
    for row in shown:
        cells = [words(row.find("th")), words(row.findall("td")[0])]
        if not any(all(cell in text for cell in cells) for text in told):
            faults.append("the transfer to %s is lost" % " ".join(cells))
    return faults, len(shown)


def check_periods(data, parts):
    """Each period is on the page of its processing, with the number of its code."""
    faults, count = [], 0
    for item in data["dataDisclosed"]:
        page = parts.get("retention-of." + item["_id"].split(".")[0])
        text = words(page) if page is not None else ""
        for storage in item["storage"]:
            for period in storage.get("temporal", []):
                count += 1
                number = re.search(r"\d+", period["ttl"]).group()
                said = re.search(r"\b%s \w+" % number, flat(period["description"]))
                if number == "0":
                    continue
                if not said or said.group() not in text:
                    faults.append("%s: %r is not said of it" % (item["_id"], period))
    return faults, count


for path in sorted(glob.glob(os.path.join(FOLDER, "*.tilt.json"))):
    stem, *language = os.path.basename(path)[:-len(".tilt.json")].split(".")
    with open(path, encoding="utf-8") as file:
        data = spoil(json.load(file))
    if not language:  # the first language's, under the name that does not say which
        with open(path[:-len("tilt.json")] + data["meta"]["language"] + ".tilt.json", encoding="utf-8") as file:
            result("%s is that of %s" % (os.path.basename(path), data["meta"]["language"]),
                   [] if spoil(json.load(file)) == data else ["it is not"])
        continue
    parts, faults, counts = pages(stem, language[0]), [], []
    for check in check_purposes, check_categories, check_transfers, check_periods:
        found, count = check(data, parts)
        faults += found
        counts.append(count)
    if not counts[0] or not counts[1]:
        faults.append("its pages say nothing: %s" % counts)
    result("%s, %s: %d purposes, %d categories, %d transfers, %d periods" % (stem, language[0], *counts), faults)

sys.exit(failed)
