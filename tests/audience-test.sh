#!/usr/bin/env bash
# What is not for the public is nowhere in public/: each field that the table keeps from it holds a word of its own, and
# a second description that differs in these fields alone yields the same public documents.
set -u
cd "$(dirname "$0")/.." || exit 1
unset SOURCE_DATE_EPOCH PPC_FAULT
ppc=${PPC:-$PWD/build/ppc}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

result() { # STATUS NAME
  if [ "$1" -eq 0 ]; then
    echo "ok audience: $2"
  else
    echo "not ok audience: $2"
    failed=1
  fi
}

look() {
  python3 tests/audience/audience.py "$@"
}

look covered src/model
result $? "the description has every field that is kept from the public"

look vary "$work"
for name in one another; do
  "$ppc" build -q --draft -f all "$work/$name/policy.xml"
  result $? "$name builds"
  look leaks "$work/$name/build/public"
  result $? "$name: no such word is in public/"
done
look kept "$work/one/build/internal"
result $? "the internal documents hold what the public ones do not"

# Kept inside until somebody sends them, and for people outside, who are told of what is on no notice too.
mkdir "$work/answers" && cp "$work"/one/build/internal/answer.* "$work/answers"
result $? "there are answers to requests for access"
look redacted "$work/answers"
result $? "no such word is in an answer"

# Manifest, page and PDF name the description by its SHA-256, which says that it is another one, and no more.
sed -i '/^<meta name="dcterms.source" content="sha256:[0-9a-f]*">$/d' "$work"/{one,another}/build/public/*.html
for pdf in "$work"/one/build/public/*.pdf "$work"/another/build/public/*.pdf; do
  qpdf --qdf --object-streams=disable --no-original-object-ids "$pdf" - | grep -av '^ *<dc:source>sha256:[0-9a-f]*</dc:source>$\|^ */ID \[' >"${pdf%.pdf}.objects"
done
[ -d "$work/one/build/public" ] &&
  diff -r --exclude manifest.json --exclude '*.pdf' "$work/one/build/public" "$work/another/build/public"
result $? "the public documents are the same, whatever those fields say"

# The register is for the public where somebody asks for it: without what the table keeps from the public.
"$ppc" build -q --draft --audience public -f register -o "$work/redacted" "$work/one/policy.xml"
result $? "the public register builds"
look redacted "$work/redacted/public"
result $? "no such word is in the public register"
[ -f "$work/redacted/public/register.fr.html" ] && [ ! -e "$work/redacted/internal" ]
result $? "only what was asked for is written"
! ls "$work"/one/build/public/register.* >/dev/null 2>&1
result $? "nobody asked: the register stays inside"

exit $failed
