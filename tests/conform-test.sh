#!/usr/bin/env bash
# run: once
# Every PDF that the examples give, each fixture of the typesetter and pages that nobody would write are what they say
# of themselves: PDF/UA-1, PDF/A-3a, and what our own rules ask beyond (tests/paper/conform).
set -u
cd "$(dirname "$0")/.." || exit 1
unset SOURCE_DATE_EPOCH PPC_FAULT
ppc=${PPC:-$PWD/build/ppc}
build=${BUILD:-$PWD/build}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

. tests/paper/python.sh

build_one() { # FOLDER SOURCE [OPTION]...
  "$ppc" build -q --library examples/library -o "$work/$1" "${@:3}" "examples/$2" 2>"$work/$1.err"
  status=$?
  if [ $status -eq 0 ]; then echo "ok conform: $1 builds"; else echo "not ok conform: $1 builds"; cat "$work/$1.err"; fi
  return $status
}

(build_one complete complete/policy.xml --audience public,authority,internal && build_one minimal minimal/policy.xml) &
first=$!
build_one alkaes alkaes/policy.xml --draft && build_one practice practice/policy.xml && build_one town town/policy.xml || failed=1
wait $first || failed=1
# A description with faults still has its review report.
"$ppc" build -q --library examples/library -o "$work/published" examples/alkaes/as-published.xml 2>/dev/null
[ -s "$work/published/internal/review.pdf" ] || { echo "not ok conform: no review of what was published"; failed=1; }

mkdir "$work/typeset" "$work/odd"
"$python" tests/paper/odd_pages.py "$work/odd" 1 8
for page in tests/typeset/*.xml "$work"/odd/*.xml; do
  "$build/tests/typeset_test" pdf fonts fonts/hyphen "$work/typeset/$(basename "$page" .xml).pdf" "$page" || failed=1
done

readarray -t files < <(find "$work" -name '*.pdf' | LC_ALL=C sort)
"$python" tests/paper/conform --jobs 2 "${files[@]}" || failed=1
exit $failed
