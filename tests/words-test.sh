#!/bin/sh
# The words files among themselves and against the program: every language has the same entries with the same
# placeholders, en.xml lists its phrases, and what the sources and stylesheets ask for exists.
# run: once
cd "$(dirname "$0")/.." && exec python3 - <<'PROGRAM'
import glob
import re
import sys
import xml.etree.ElementTree as tree

FOLDER = "stylesheets/words"
LANGUAGES = [path for path in sorted(glob.glob(FOLDER + "/*.xml")) if not path.endswith(".rules.xml")]
failed = False


def report(name, faults):
    global failed
    failed |= bool(faults)
    print("%s %s" % ("not ok" if faults else "ok", name))
    for fault in faults:
        print("#   " + fault)


def text(element):
    return " ".join((element.text or "").split())


def entries(path):
    """Every text of a file by its key, "phrase/objection.marketing"; and the keys that stand twice."""
    root, found, twice = tree.parse(path).getroot(), {}, []

    def put(key, element):
        if key in found:
            twice.append(key)
        found[key] = text(element)

    for group in root:
        if group.tag == "terms":
            for term in group:
                put("term/%s/%s" % (group.get("list"), term.get("code")), term)
                for form in term:
                    put("term/%s/%s/%s" % (group.get("list"), term.get("code"), form.get("name")), form)
        elif group.tag == "countries":
            for country in group:
                put("country/" + country.get("code"), country)
        elif group.tag == "fields":
            for field in group:
                put("field/%s/%s" % (group.get("type"), field.get("name")), field)
        elif group.tag == "phrases":
            for phrase in group:
                put("phrase/" + phrase.get("key"), phrase)
        elif group.tag == "labels":
            put("labels/%s with %s" % (group.get("document"), group.get("with")), group)
            for label in group:
                put("label/%s/%s" % (group.get("document"), label.get("name")), label)
    return found, twice


def placeholders(value):
    return sorted(re.findall(r"\{[a-z-]+\}", value))


def sources(*patterns):
    for pattern in patterns:
        for path in sorted(glob.glob(pattern)):
            with open(path, encoding="utf-8") as file:
                yield path, file.read()


words = {path: entries(path) for path in LANGUAGES}
english = words[FOLDER + "/en.xml"][0]
phrases = {key[len("phrase/"):] for key in english if key.startswith("phrase/")}

report("no word stands twice", ["%s: %s" % (path, key) for path in words for key in words[path][1]])
report("no word is empty", ["%s: %s" % (path, key) for path in words for key, value in words[path][0].items()
                            if not value and not key.startswith("labels/")])
for path in LANGUAGES:
    if path.endswith("/en.xml"):
        continue
    other = words[path][0]
    report("%s has the entries of en.xml" % path,
           ["lacks " + key for key in sorted(english.keys() - other.keys())] +
           ["has but en.xml lacks " + key for key in sorted(other.keys() - english.keys())])
    report("%s has the placeholders of en.xml" % path,
           [key for key in sorted(english.keys() & other.keys())
            if placeholders(english[key]) != placeholders(other[key])])

with open(FOLDER + "/en.xml", encoding="utf-8") as file:
    head = file.read().split("-->")[0]
listed = set(re.findall(r"^    ([a-z.-]+) {2,}\S", head.split("Phrases, and what each is for:")[1], re.M))
report("en.xml lists its phrases", ["not listed: " + key for key in sorted(phrases - listed)] +
       ["listed and absent: " + key for key in sorted(listed - phrases)])

report("a question is about a field", [key for key in sorted(english) if re.fullmatch(r"term/question/[^/]+/[^/]+", key)
                                        and key.replace("term/question/", "field/") not in english])

# A key is written out where it is used; those made of parts are named here.
asked = {}
for path, source in sources("src/model/*.c", "src/check/*.c", "src/emit/*.c", "src/*.c"):
    source = re.sub(r"strcmp\([^()]*\)", "", source)
    for key in re.findall(r'\b(?:add_say|say|add_surprise)\([^;{}"]*"([a-z][a-z.-]+)"', source):
        asked[key] = path
    for key in re.findall(r'\bwords_count\([^;{}"]*"([a-z][a-z.-]+)"', source):
        asked[key + ".one"] = asked[key + ".many"] = path
asked.update({"changes." + key.rsplit("/", 1)[1]: "terms" for key in english if key.startswith("term/announce/")})
report("what the program says exists", ["%s: %s" % (asked[key], key) for key in sorted(asked.keys() - phrases)])

# And the reverse: what nobody prints is not kept up.  In the sources a key stands as it is, or as a pattern with %s;
# the intro of a part is asked by the part's kind, and what dates an edition by what is known of it.
written = set()
for path, source in sources("src/*/*.c", "src/*.c"):
    written.update(re.findall(r'"([a-z][a-z.%-]*)"', source.replace("'\"'", "")))
patterns = [re.escape(key).replace("%s", ".+") for key in written if re.fullmatch(r"[a-z.-]+\.%s", key)]
patterns += ["(%s)\\.(one|many)" % "|".join(re.escape(key) for key in written
                                            if key.startswith("count.") or key + ".many" in phrases)]
patterns += ["(edition|footer)\\.(date|version)"]
patterns += ["(%s)\\.intro" % "|".join(re.escape(key) for key in written if "." not in key and "%" not in key)]
report("every phrase is said", [key for key in sorted(phrases - written)
                                if not any(re.fullmatch(pattern, key) for pattern in patterns)])
placed = "".join(source for _, source in sources("stylesheets/*.xsl"))
report("every label is placed", [key for key in sorted(english) if key.startswith("label/") and
                                 key.rsplit("/", 1)[1] not in written and
                                 not any(re.fullmatch(pattern, key.rsplit("/", 1)[1]) for pattern in patterns) and
                                 not re.search(r"@%s(?![\w.-])" % re.escape(key.rsplit("/", 1)[1]), placed)])

LEGAL = {"fr": r"sauvegardes? appropri|contrôleur des données|rétention|données nominatives|sujets? de données",
         "en": r"\bdata owner|\bregistry\b|\bsubcontractor|\bregulator\b|intermediate filing"}
for language, wrong in LEGAL.items():
    found, _ = words["%s/%s.xml" % (FOLDER, language)]
    report("%s keeps to the glossary of the law" % language,
           ["%s: %s" % (key, value) for key, value in found.items() if re.search(wrong, value, re.I)])

# Two-letter slips: French in the English file and the reverse show by their small words.
OTHER = {"en": r"\b(vous|vos|données|votre|nous|dans|avec)\b", "fr": r"\b(you|your|data(?! Privacy)|the|with|our)\b"}
for language, wrong in OTHER.items():
    found, _ = words["%s/%s.xml" % (FOLDER, language)]
    report("%s speaks one language" % language,
           ["%s: %s" % (key, value) for key, value in found.items()
            if re.search(wrong, re.sub(r"\{[a-z-]+\}", "", value), re.I) and not key.startswith("term/authority/")])

# One apostrophe through all files, so that a word can be searched for.
report("apostrophes are alike", ["%s: %s" % (path, key) for path in words for key, value in words[path][0].items()
                                 if "\u2019" in value])

sys.exit(failed)
PROGRAM
