#!/usr/bin/env bash
# run: once
# A third language through its words file alone: of a description in German, no English or French label shows in any
# output; and a label that is not translated would be found.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "german"

"$PPC" build -q -f all --as-of 2026-11-22 -o "$work/out" tests/german/policy.xml >"$work/said" 2>&1
result $? "the description is clean and builds"
cat "$work/said"
for paper in "$work"/out/*/*.pdf; do
  pdftotext -enc UTF-8 "$paper" "$paper.text"
done

python3 tests/german/foreign.py "$work/out" >"$work/foreign"
result $? "no label of another language shows"
head -n 40 "$work/foreign"

# One label of the policy put back into English is found on page and paper.
mkdir "$work/spoilt" && cp "$work/out/public/policy.de.html" "$work/spoilt/" &&
  sed -i 's/Was wir mit Ihren Daten tun/What we do with your data/' "$work/spoilt/policy.de.html"
python3 tests/german/foreign.py "$work/spoilt" >"$work/foreign"
[ $? -eq 1 ] && grep -q 'What we do with your data' "$work/foreign"
result $? "a label left in English is found"
exit $failed
