#!/bin/sh
# The facts of the published policy: examples/alkaes/facts.csv says what became of each.  Fails where the element
# named does not stand in the description, where words kept or corrected are not on the French page, or where a fact
# has no fate.  An element is a path of NAME or NAME@VALUE (some attribute has that word), each below the last.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
: "${PPC:=$root/build/ppc}"
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT

if ! "$PPC" build --draft -q --library "$root/examples/library" -f policy -o "$out" \
  "$root/examples/alkaes/policy.xml" >"$out/said" 2>&1; then
  cat "$out/said"
  echo "not ok the draft of examples/alkaes builds"
  exit 1
fi
echo "ok the draft of examples/alkaes builds"

python3 - "$root/examples" "$out/public/policy.fr.html" <<'PYTHON'
import csv
import html
import os
import re
import sys
import xml.etree.ElementTree as tree

examples, page = sys.argv[1:]
INCLUDE = '{http://www.w3.org/2001/XInclude}include'


def load(path):
    """The description with what it includes, from beside it or from the library."""
    root = tree.parse(path).getroot()
    for parent in root.iter():
        for index, child in enumerate(list(parent)):
            if child.tag == INCLUDE:
                folders = [os.path.dirname(path), os.path.join(examples, 'library')]
                found = [os.path.join(folder, child.get('href')) for folder in folders]
                parent[index] = load(next(name for name in found if os.path.exists(name)))
    return root


def matches(element, step):
    name, _, value = step.partition('@')
    return element.tag.split('}')[1] == name and (
        not value or any(value in given.split() for given in element.attrib.values()))


def stands(root, path):
    here = [root]
    for number, step in enumerate(path.split('/')):
        here = [below for element in here for below in element.iter()
                if (number == 0 or below is not element) and matches(below, step)]
    return bool(here)


def folded(text):
    text = text.replace('\u00a0', ' ').replace('\u202f', ' ').replace('\u2019', "'").replace('\u00ad', '')
    return ' '.join(text.split()).casefold()


def spoken(path):
    with open(path, encoding='utf-8') as file:
        text = re.sub(r'<(style|script|head)\b.*?</\1>', ' ', file.read(), flags=re.S)
    text = re.sub(r'</?(?:em|strong|a|span|code|mark|q)\b[^>]*>', '', text)
    return folded(html.unescape(re.sub(r'<[^>]*>', ' ', text)))


def fault(row, root, text):
    fate, path, why, words = row['fate'], row['element'], row['why'], row['words']
    if fate not in ('kept', 'corrected', 'dropped', 'gap'):
        return "no fate '%s'" % fate
    if fate == 'dropped':
        return '' if why and not path and not words else 'what is dropped says why, and nothing else'
    if fate == 'corrected' and not why:
        return 'does not say why it was corrected'
    if not stands(root, path):
        return "no element '%s'" % path
    if fate == 'gap':
        return '' if path.endswith('/gap') else "'%s' is no gap" % path
    return '' if words and folded(words) in text else "not on the page: '%s'" % words


root = load(os.path.join(examples, 'alkaes', 'policy.xml'))
text = spoken(page)
with open(os.path.join(examples, 'alkaes', 'facts.csv'), encoding='utf-8', newline='') as file:
    rows = list(csv.DictReader(file))
failed = [row['number'] for row in rows] != [str(number) for number in range(1, 102)]
print('%s each of the 101 facts has its row' % ('not ok' if failed else 'ok'))
for row in rows:
    wrong = fault(row, root, text)
    failed = failed or bool(wrong)
    print('%s fact %s%s' % ('not ok' if wrong else 'ok', row['number'], ': ' + wrong if wrong else ''))
sys.exit(failed)
PYTHON
