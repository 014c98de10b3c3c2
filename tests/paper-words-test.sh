#!/usr/bin/env bash
# run: once
# Page and paper have the same words in the same order, and little else: a browser's text against the PDF's structure.
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

"$ppc" build -q -o "$work/complete" --library examples/library examples/complete/policy.xml
result $? "the complete example builds"
"$ppc" build -q --draft -o "$work/alkaes" --library examples/library examples/alkaes/policy.xml 2>"$work/err" || cat "$work/err"

for name in complete/public/policy complete/public/staff complete/internal/register alkaes/public/policy; do
  for language in fr en; do
    python3 tests/paper/words.py "$work/$name.$language.html" "$work/$name.$language.pdf" --furniture
    result $? "$name.$language: page and paper"
  done
done

# The test itself: a page with a word more, a paper with pages less.
sed 's/<\/main>/<p>surnuméraire<\/p><\/main>/' "$work/complete/public/policy.fr.html" >"$work/more.html"
! python3 tests/paper/words.py "$work/more.html" "$work/complete/public/policy.fr.pdf" >/dev/null
result $? "a word that is on the page alone is noticed"
! python3 tests/paper/words.py "$work/complete/public/policy.fr.html" "$work/complete/public/policy.en.pdf" >/dev/null
result $? "another language is noticed"

exit $failed
