"""trackers.py DESCRIPTION PUBLIC: what managers of consent take, against what they document, the description and the policy.

Klaro: dist/config.js and src/consent-manager.js of klaro-org/klaro-js.  tarteaucitron: README.md and addService of
AmauriC/tarteaucitron.js, which puts names and addresses into the page as markup.
"""
import html
import html.parser
import json
import pathlib
import sys
import xml.etree.ElementTree as tree

NAMESPACE = "{urn:ppc:register:1}"
KINDS = {"ads", "analytic", "api", "comment", "other", "social", "support", "video"}
FLAGS = ("required", "default", "optOut", "onlyOnce")
faults = []


def check(holds, words):
    if not holds:
        faults.append(words)


class Names(html.parser.HTMLParser):
    """The first cell of each row of the table of trackers; cells and rows may do without their end tags."""

    def __init__(self):
        super().__init__()
        self.names, self.inside, self.cell = [], False, False

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.inside = (dict(attributes).get("id") or "").startswith("tracker.")
        self.cell = self.cell and tag not in ("td", "tr")
        if tag == "th" and self.inside:
            self.cell = True
            self.names.append("")

    def handle_endtag(self, tag):
        self.cell = self.cell and tag not in ("th", "tr", "table")

    def handle_data(self, data):
        if self.cell:
            self.names[-1] += data


def described(path):
    """Name of each tracker, and whether it is exempt."""
    found = {}
    for tracker in tree.parse(path).iter(NAMESPACE + "tracker"):
        found[" ".join(tracker.get("name").split())] = tracker.get("consent") == "exempt"
    return found


def table(public):
    names = set()
    for page in public.glob("*.fr.html"):
        reader = Names()
        reader.feed(page.read_text("utf-8"))
        names |= {" ".join(name.split()) for name in reader.names}
    return names


def klaro(config, trackers):
    check(config["version"] == 1 and config["elementID"] == "klaro", "klaro: another version")
    check(config["default"] is False and config["htmlTexts"] is False, "klaro: consent by default, or markup")
    check(config["acceptAll"] is True and config["hideDeclineAll"] is False, "klaro: refusing is not as easy as accepting")
    check(isinstance(config.get("cookieExpiresAfterDays", 1), int), "klaro: days")
    names = [service["name"] for service in config["services"]]
    check(len(names) == len(set(names)) > 0, "klaro: names of services are not unique")
    seen = {}
    for service in config["services"]:
        check(all(isinstance(service[flag], bool) for flag in FLAGS), service["name"] + ": flags")
        check(service["default"] is False and service["optOut"] is False, service["name"] + ": consent by default")
        check(service["purposes"] and service["cookies"], service["name"] + ": no purpose or no cookie")
        check(service["required"] == (service["purposes"] == ["functional"]), service["name"] + ": consent is asked for it")
        seen.update({cookie: service["required"] for cookie in service["cookies"]})
        for language, words in config["translations"].items():
            check(service["required"] or all(words["purposes"][purpose]["title"] for purpose in service["purposes"]),
                  language + ": purpose")
            check(service["translations"][language]["title"], language + ": title of " + service["name"])
            check(all(cookie in service["translations"][language]["description"].replace("\u2019", "'")
                      for cookie in service["cookies"]), language + ": description of " + service["name"])
    check(seen == trackers, "klaro: required is not what is exempt: %s, %s" % (seen, trackers))
    check(all(words["privacyPolicyUrl"] for words in config["translations"].values()), "klaro: address of the policy")


def tarteaucitron(config, trackers):
    services = config["services"]
    check(config["init"]["highPrivacy"] is True and config["init"]["serviceDefaultState"] == "wait", "consent by default")
    check(config["init"]["DenyAllCta"] and config["init"]["AcceptAllCta"], "refusing is not as easy as accepting")
    check(config["init"]["mandatory"] == any(trackers.values()), "mandatory")
    seen = {}
    for key, service in services.items():
        check(service["key"] == key and service["type"] in KINDS, key + ": key or type")
        check(not set("<>\"") & set(service["name"] + service["uri"]), key + ": markup in its name or address")
        check(html.unescape(service["name"]), key + ": no name")
        seen.update({cookie: not service["needConsent"] for cookie in service["cookies"]})
    check(seen == trackers, "tarteaucitron: needConsent is not what the description says: %s" % seen)
    check(set(config["job"]) == {key for key in services if services[key]["needConsent"]}, "job")


def main(description, public):
    trackers = described(description)
    klaro(json.loads((public / "trackers.klaro.json").read_text("utf-8")), trackers)
    for path in public.glob("trackers.tarteaucitron.*.json"):
        tarteaucitron(json.loads(path.read_text("utf-8")), trackers)
    check(table(public) == set(trackers), "the policy has others: %s" % (table(public) ^ set(trackers)))
    for fault in faults:
        print("  ", fault)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
