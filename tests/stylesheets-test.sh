#!/usr/bin/env bash
# run: once
# The stylesheets over sample trees: every page is valid, its ids are unique, no block is empty, the goldens stand.
#   tests/stylesheets-test.sh --update   writes the goldens anew
set -u
cd "$(dirname "$0")/.." || exit 3
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
failed=0

say()
{
  if [ "$1" = 0 ]; then echo "ok stylesheets/$2"; else echo "not ok stylesheets/$2"; failed=1; fi
}

python3 tests/stylesheets/labels.py stylesheets >"$work/labels" 2>&1
say $? labels
cat "$work/labels"

for sample in tests/stylesheets/*.xml; do
  name=$(basename "$sample" .xml)
  golden=tests/stylesheets/$name.out
  if ! python3 tests/stylesheets/pages.py stylesheets "$sample" "$work/$name" >"$work/$name.out" 2>"$work/$name.err"; then
    cat "$work/$name.err"
    say 1 "$name"
    continue
  fi
  xmllint --nonet --noout --relaxng schema/page.rng "$work/$name"/*.xml 2>"$work/$name.err"
  valid=$?
  [ "$valid" = 0 ] || grep -v ' validates$' "$work/$name.err"
  say "$valid" "$name-valid"
  python3 tests/stylesheets/blocks.py "$work/$name"/*.xml
  say $? "$name-blocks"
  if [ "${1-}" = --update ]; then cp "$work/$name.out" "$golden"; fi
  diff -u "$golden" "$work/$name.out"
  say $? "$name"
done

# The examples, as their pages come from the program itself.
for example in examples/*/policy.xml; do
  name=$(basename "$(dirname "$example")")
  [ -x "${PPC:=build/ppc}" ] || break
  mkdir "$work/$name.real"
  "$PPC" build -T page --draft --library examples/library "$example" 2>/dev/null |
    awk -v folder="$work/$name.real" '
      /^<page / { file = sprintf("%s/%04d.xml", folder, ++count) }
      file { print >file }
      /^<\/page>/ || /^<page .*\/>$/ { close(file); file = "" }'
  xmllint --nonet --noout --relaxng schema/page.rng "$work/$name.real"/*.xml 2>"$work/$name.err"
  valid=$?
  [ "$valid" = 0 ] || grep -v ' validates$' "$work/$name.err" | head -n 20
  say "$valid" "$name-real"
done
exit $failed
