#!/usr/bin/env bash
# run: once
# Page and paper have the same words in the same order, and little else: a browser's text against the PDF's structure,
# and against what can be selected in it.  And no words on paper overlap.
set -u
cd "$(dirname "$0")/.." || exit 1
unset SOURCE_DATE_EPOCH PPC_FAULT
ppc=${PPC:-$PWD/build/ppc}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

result() { # STATUS NAME
  if [ "$1" -eq 0 ]; then
    echo "ok words: $2"
  else
    echo "not ok words: $2"
    failed=1
  fi
}

for example in minimal complete practice town; do
  "$ppc" build -q -o "$work/$example" --library examples/library examples/$example/policy.xml
  result $? "$example builds"
done
"$ppc" build -q --draft -o "$work/alkaes" --library examples/library examples/alkaes/policy.xml 2>"$work/err" || cat "$work/err"

readarray -t pages < <(find "$work" -name '*.pdf' | sed 's/pdf$/html/' | LC_ALL=C sort)
for page in "${pages[@]}"; do [ -e "$page" ] && echo "$page"; done >"$work/pages"
[ "$(grep -c . "$work/pages")" -ge 40 ]
result $? "all documents that are both page and paper"
# shellcheck disable=SC2046
python3 tests/paper/words.py $(cat "$work/pages") || failed=1

# The test itself: a page with a word more, another language on paper.
mkdir "$work/itself"
sed 's/<\/main>/<p>surnuméraire<\/p><\/main>/' "$work/complete/public/staff.fr.html" >"$work/itself/more.html"
cp "$work/complete/public/staff.fr.pdf" "$work/itself/more.pdf"
cp "$work/complete/public/staff.fr.html" "$work/itself/other.html"
cp "$work/complete/public/staff.en.pdf" "$work/itself/other.pdf"
python3 tests/paper/words.py "$work/itself/more.html" "$work/itself/other.html" >"$work/noticed"
[ "$(grep -c '^not ok' "$work/noticed")" -eq 2 ]
result $? "a word that is on the page alone and another language are noticed"

# Nothing lies on anything else, nor off its sheet.
for example in minimal complete practice town alkaes; do
  "$ppc" build -q -T lines --draft --library examples/library examples/$example/policy.xml >"$work/lines" 2>/dev/null
  python3 tests/paper/overlap.py <"$work/lines"
  result $? "$example: nothing overlaps"
done
awk '!/^==/ && $4 > 0 { $3 -= 80 * (NR % 2) } { print }' "$work/lines" | python3 tests/paper/overlap.py | grep -q ' lies on '
result $? "lines that are shifted are noticed"
sed 's/^\([0-9]* \)\([0-9]* \)/\19\2/' "$work/lines" | python3 tests/paper/overlap.py | grep -q 'outside: '
result $? "lines off the sheet are noticed"

exit $failed
