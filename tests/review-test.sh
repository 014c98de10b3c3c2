#!/usr/bin/env bash
# The review: what is found, missing or proposed has a number in a list and a mark at the block that it concerns; what
# no block shows stands in the list alone.  Descriptions that are faulty, or in one language, have one too.
set -u
cd "$(dirname "$0")/.." || exit 1
: "${PPC:=$PWD/build/ppc}"
export PPC
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

python3 - "$work" <<'PYTHON'
import os, re, subprocess, sys
import xml.etree.ElementTree as tree

PPC, WORK = os.environ["PPC"], sys.argv[1]
SOURCE = open("examples/minimal/policy.xml", encoding="utf-8").read()
failed = False


def result(good, name, why=""):
    global failed
    failed |= not good
    print("%s review: %s%s" % ("ok" if good else "not ok", name, "" if good else " (%s)" % (why,)))


def changed(*pairs):
    text = SOURCE
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def pages(text, *options):
    """The parts of a review by their names, as stylesheets make them; a part in two languages is a list of two."""
    path = os.path.join(WORK, "policy.xml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    run = subprocess.run([PPC, "build", "-T", "page", "-f", "review", "--as-of", "2026-11-22", "--message-language",
                          "en", *options, path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    found = {}
    for language, page in re.findall(r"^<!-- internal/review (\S+) .*?-->\n(<page [^>]*/>$|<page .*?^</page>)",
                                     run.stdout.decode(), re.M | re.S):
        if "+" in language:  # what goes to paper; its sides are looked at
            continue
        root = tree.fromstring(page)
        found.setdefault(root.get("part"), []).append(root)
    return found


def words(node):
    return " ".join("".join(node.itertext()).split())


def marks(found):
    """Block -> what is said of it."""
    return {aside.get("at"): words(aside) for part in found.values() for page in part for aside in page.iter("aside")
            if aside.get("at")}


def blocks(found):
    return {block.get("id") for part in found.values() for page in part for block in page}


def rows(found, part):
    """What each point of a list says, and where it leads."""
    return [words(row) + " " + " ".join(link.get("href") for link in row.iter("a"))
            for page in found.get(part, []) for row in page.iter("tr") if row.get("id")]


def placed(name, found, part, text, block):
    """One row of the list has the text and the block; the block's mark has the row's number."""
    listed = [row for row in rows(found, part) if text in row]
    if len(listed) != 1:
        result(False, name, rows(found, part))
        return
    number = listed[0].split()[0]
    mark = marks(found).get(block, "")
    if block is None:
        result("in none of the texts" in listed[0], name, listed)
    else:
        result("#" + block in listed[0] and "(%s)" % number in mark and block in blocks(found), name, (listed, marks(found)))


clean = pages(SOURCE)
result(not marks(clean) and "review.errors" not in clean, "a clean description has no marks", marks(clean))
result({page.get("lang") for page in clean["review.front"]} == {"en"}, "the frame is in the messages' language")
result([page.get("lang") for page in clean["section.who"]] == ["fr", "en"], "the texts are in both of theirs")

found = pages(changed((' basis="contract"', "")))
placed("a purpose without basis is marked at the purpose", found, "review.errors", "has no legal basis",
       "purposes.repairs.repairing")

listed = " ".join(rows(found, "review.errors"))
result("Purpose ‘Repair your bicycle and tell you when it is ready’ of ‘Repairs and invoices’" in listed,
       "findings call things by their titles", listed)
result("« Réparer" in " ".join(rows(pages(changed((' basis="contract"', "")), "--message-language", "fr"),
                                        "review.errors")), "in the language of the frame")
path = os.path.join(WORK, "policy.xml")
run = subprocess.run([PPC, "check", "--message-language", "en", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
result(b"purpose 'repairing' of 'repairs'" in run.stdout, "and on a terminal by their ids", run.stdout)

SOURCE_KEPT, SOURCE = SOURCE, open("examples/alkaes/as-published.xml", encoding="utf-8").read()
found = pages(SOURCE, "--library", "examples/library")
listed = [row for part in ("review.errors", "review.warnings", "review.notes") for row in rows(found, part)]
result(len(listed) > 100, "a faulty description has many findings", len(listed))
written = re.compile(r'[<>]|="|\b(%s)\b' % "|".join(
    id for id in re.findall(r' id="([^"]+)"', SOURCE) if "-" in id and id != "google-analytics"))
said = [re.sub(r"^\d+ (.*?) (p\.|in none of the texts) policy\.xml.*", r"\1", row) for row in listed]
result(not any(map(written.search, said)), "no finding is in the words of the markup", list(filter(written.search, said)))
result(any("’ and ‘" in row for row in listed), "each of several things has its quotes")
result(len(said) == len(set(said)), "what says the same stands once", sorted(s for s in said if said.count(s) > 1)[:9])
SOURCE = SOURCE_KEPT

found = pages(changed(("<dpo status=\"none\">", "<dpo status=\"none\"><gap for=\"reason\" owner=\"Anne\"/>"),
                      ('      <reason xml:lang="fr">Petit atelier : aucun des trois cas de l\'article 37 du RGPD.</reason>\n'
                       '      <reason xml:lang="en">A small workshop: none of the three cases of Article 37 GDPR.</reason>\n', "")),
              "--draft")
result("To be completed by: Anne" in words(found["review.gaps"][0]), "gaps stand below who must fill them")
placed("a gap of the organisation is marked where it shows", found, "review.gaps", "officer",
       "section.who.dpo.none")

found = pages(changed(('<retain ref="customer-file" purpose="repairing"/>',
                       '<retain ref="customer-file" purpose="repairing" status="proposed"/>')), "--draft")
result(len(rows(found, "review.proposals")) == 1, "a proposal is listed", rows(found, "review.proposals"))
result(any("To be confirmed" in mark for mark in marks(found).values()), "and marked", marks(found))

found = pages(changed(('<retention id="customer-file"><active for="P3Y" after="last-contact"/><end do="delete"/>',
                       '<retention id="customer-file" status="proposed"><active for="P3Y" after="last-contact"/>'
                       '<intermediate><gap for="for" owner="Anne"/></intermediate><end do="delete"/>')), "--draft")
proposed = " ".join(rows(found, "review.proposals"))
result("3 years" in proposed and "TO BE COMPLETED" not in proposed, "of a period that is proposed, a gap is no proposal", proposed)
result("Anne" in words(found["review.gaps"][0]), "it is to be completed", words(found["review.gaps"][0]))

found = pages(changed(("<no-recipient/>", "<no-recipient/><subject ref=\"nobody\"/>")))
result(any("PPC" in row or "nobody" in row for row in rows(found, "review.errors")), "a fault of form is listed",
       rows(found, "review.errors"))
placed("and marked at the innermost block round its place", found, "review.errors", "must stand before",
       "situation.counter.repairs.use")

found = pages(changed(('<measure id="disks" family="encryption"/>', '<measure id="disks" family="encryption" famly="x"/>')))
placed("what no block shows is marked where it is used", found, "review.errors", "famly", "situation.counter.repairs.use")
found = pages(changed(('jurisdiction="FR"', 'jurisdiction="FR" famly="x"')))
placed("what none uses stands in the list alone", found, "review.errors", "famly", None)

found = pages(changed(("</notice>", """</notice>
  <wording key="internal-access"><text xml:lang="fr">Chacun voit peu.</text><text xml:lang="en">Few see much.</text></wording>""")))
table = words(found["review.wordings"][0])
result("Few see much." in table and "only those who need them" in table, "replaced wordings stand beside the originals", table)
result(words(found["review.front"][0]).find("This version can be published") >= 0, "the front says whether it can be published")
result("does not say that what is written is true" in words(found["review.front"][0]), "and what that does not say")
last = list(found)[-1]
result(last == "review.sign-off" and "Approved" in words(found[last][0]), "the last part is the box to sign", last)
result("SHA-256" in words(found["review.versions"][0]), "versions and files are named")

found = pages(changed(('<data ref="identity repair"', '<data ref="repair" purpose="accounting" origin="subject" required="no"/><data ref="identity"'),
                      ('<retain ref="customer-file" purpose="repairing"/>', '<retain ref="customer-file"/>')))
kept = {words(row[0]): words(row[1]) for page in found["annex.retention"] for row in page.iter("tr")}
result("3 years" in kept["Your contact details"] and "10 years" in kept["Your contact details"],
       "data have the general period and the narrower ones", kept)
result("3 years" not in kept["Your repair"] and "10 years" in kept["Your repair"],
       "but not the general one where a narrower covers all that they are used for", kept)

found = pages(SOURCE.replace('languages="fr en"', 'languages="fr"', 1))
result(len(found["section.who"]) == 1, "a description in one language is shown in one column")
result(len(pages(SOURCE, "-l", "en")["section.who"]) == 1, "and one of which one is written")
sys.exit(failed)
PYTHON
