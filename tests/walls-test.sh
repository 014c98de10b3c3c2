#!/usr/bin/env bash
# The walls of the chain on the minimal description, against goldens that a person has read.
#   UPDATE=yes PPC=build/ppc tests/walls-test.sh   writes them anew: read the difference before you commit it
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
file=examples/minimal/policy.xml

# wall GOLDEN ARGUMENT...
wall() {
  local golden=tests/walls/$1
  shift
  if ! "$PPC" build --as-of 2026-11-22 "$@" "$file" >"$work/out" 2>&1; then
    echo "not ok $golden: status $?"
    return
  fi
  if [ "${UPDATE-}" = yes ]; then cp "$work/out" "$golden"; fi
  if diff -u "$golden" "$work/out" >"$work/diff"; then
    echo "ok $golden"
  else
    head -n 40 "$work/diff"
    echo "not ok $golden"
  fi
}

wall source.xml -T source
wall tree.xml -T tree
wall policy.page.xml -T page -f policy.html
wall register.page.xml -T page -f register.html -l fr
wall notice.page.xml -T page -f notices -l en
wall policy.lines -T lines -f policy.pdf -l fr

# What the walls show is what the files say.
"$PPC" build -q -o "$work/built" -f notices,questions "$file" || echo "not ok the files are built"
for name in public/notice.counter.fr.txt public/notice.counter.en.txt internal/questions.fr.md; do
  golden=tests/walls/$(basename "$name")
  if [ "${UPDATE-}" = yes ]; then cp "$work/built/$name" "$golden"; fi
  if diff -u "$golden" "$work/built/$name"; then echo "ok $golden"; else echo "not ok $golden"; fi
done
