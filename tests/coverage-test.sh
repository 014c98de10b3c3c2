#!/bin/sh
# What the rules guard: every item of schema/law/coverage.xml has a rule, and every rule guards something that is there.
# run: once
cd "$(dirname "$0")/.." && exec python3 - "${PPC:-build/ppc}" <<'PROGRAM'
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

failed = False


def report(name, faults):
    global failed
    failed |= bool(faults)
    print("%s coverage: %s" % ("not ok" if faults else "ok", name))
    for fault in faults:
        print("#   " + fault)


with open("src/check/rules.def", encoding="utf-8") as file:
    text = file.read()
guards = {code: provisions.split() for code, provisions in
          re.findall(r'(?:RECORD|PROCESSING)_RULE\("(PPC\d+)",[^"]*"[^"]*",[^"]*"[^"]*",\s*"([^"]*)"', text)}
rows = [row.attrib for row in tree.parse("schema/law/coverage.xml").getroot() if row.get("group") != "act"]
acts = {row.get("code") for row in tree.parse("schema/law/coverage.xml").getroot() if row.get("group") == "act"}
provisions = {row["code"] for row in rows if "by" not in row}


def is_in(guard, provision):
    return guard == provision or guard.startswith(provision + "(")


report("the rules are read", [] if len(guards) > 40 else ["%d" % len(guards)])
report("every item has a rule", [row["code"] for row in rows if "by" not in row and
                                 not any(is_in(guard, row["code"]) for own in guards.values() for guard in own)])
report("every provision that an item stands on has a rule",
       ["%s: %s" % (row["code"], part) for row in rows for part in row.get("by", "").split()
        if not any(is_in(guard, part) for own in guards.values() for guard in own)])
report("every rule guards something listed",
       ["%s: %s" % (code, " ".join(own)) for code, own in guards.items()
        if not any(is_in(guard, provision) or is_in(provision, guard) for guard in own for provision in provisions)])
report("what an item stands on is listed",
       ["%s: %s" % (row["code"], part) for row in rows for part in row.get("by", "").split() if part not in provisions])
report("the act of each provision is known", sorted(
       {guard.split(":")[0] for own in guards.values() for guard in own if ":" in guard} - acts))
report("articles 13, 14 and 30 are whole", [code for code in
       ["13(1)(%s)" % c for c in "abcdef"] + ["13(2)(%s)" % c for c in "abcdef"] + ["13(3)"] +
       ["14(1)(%s)" % c for c in "abcdef"] + ["14(2)(%s)" % c for c in "abcdefg"] + ["14(3)", "14(4)"] +
       ["30(1)(%s)" % c for c in "abcdefg"] + ["30(2)(%s)" % c for c in "abcd"] if code not in provisions])
report("23 criteria, 21 requirements", ["%s: %d" % (group, count) for group, count in
       ((name, sum(row["group"] == name for row in rows)) for name in ("criteria", "transparency"))
       if count != {"criteria": 23, "transparency": 21}[group]])

for language in ("fr", "en"):
    words = {(part.tag, part.get("variant")) for rule in tree.parse("stylesheets/words/%s.rules.xml" % language).getroot()
             if rule.get("code") == "coverage" for part in rule}
    report("words in " + language, [row["code"] for row in rows if ("item", row["code"]) not in words] +
           [group for group in {row["group"] for row in rows} if ("group", group) not in words])
    printed = subprocess.run([sys.argv[1], "explain", "--coverage", "--message-language", language],
                             capture_output=True, text=True, check=True).stdout.splitlines()
    lines = {line.split()[0]: set(re.findall(r"PPC\d+", line)) for line in printed if line.startswith("  ")}
    report("the table is printed in " + language,
           [row["code"] for row in rows if lines.get(row["code"]) !=
            {code for code, own in guards.items() for guard in own
             if any(is_in(guard, part) for part in row.get("by", row["code"]).split())}])

# ---- how old the tables are

def audit(*arguments):
    done = subprocess.run([sys.argv[1], "check", "--audit-law", "--message-language", "en", *arguments],
                          capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.splitlines()


every = len([1 for path in __import__("glob").glob("schema/law/*.xml") for row in tree.parse(path).getroot().iter("row")])
for name, day, status, lines in (("nothing is old on the day of the check", "2026-11-22", 0, 1),
                                 ("nor a year later to the day", "2027-11-22", 0, 1),
                                 ("nor on a day before", "2020-01-01", 0, 1),
                                 ("all is old two years later", "2028-11-23", 1, every + 1)):
    got = audit("--as-of", day)
    report(name, [] if (got[0], len(got[1])) == (status, lines) else ["%s, %d lines" % (got[0], len(got[1]))])
status, lines = audit("--as-of", "2029-01-01", "examples/minimal/policy.xml")
report("a row tells when it was checked, against what",
       [] if any(re.match(r"adequacy: GB \(2021-06-28\): checked on .*2026.*; source: European", line) for line in lines)
       else lines[:3])
report("no file is needed, and one is checked", [] if status == 1 and audit("no-such-file.xml")[0] in (1, 3) else [str(status)])
sys.exit(failed)
PROGRAM
