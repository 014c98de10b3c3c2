#!/usr/bin/env bash
# What somebody may not see is in no byte of what is made for them: each field that the table keeps from the public or
# from an authority holds a word of its own; each file of a build of all formats is searched for these words, unpacked as
# far as it goes; and a second description that differs in these fields alone yields the same documents.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "audience"
: "${BUILD:=$PWD/build}"

look() {
  python3 tests/audience/audience.py "$@"
}

"$BUILD/tests/load_fields_dump" audiences >"$work/fields"
look table "$work/fields"
result $? "it is written down who gets which field, and why"
look covered "$work/fields"
result $? "the description has every field that is kept from somebody"

look vary "$work"
for name in one another; do
  "$ppc" build -q --draft -f all "$work/$name/policy.xml" 2>"$work/messages" || cat "$work/messages"
  [ -d "$work/$name/build/public" ]
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
look same "$work/one/build/public" "$work/another/build/public"
result $? "the public documents are the same, whatever those fields say"

# The registers are for others where somebody asks for them: every format that can be had.
"$ppc" build -q --draft -f all --audience public -o "$work/redacted" "$work/one/policy.xml" 2>"$work/messages"
result $? "what may be had for the public builds"
look leaks "$work/redacted/public"
result $? "no such word is in it"
[ -f "$work/redacted/public/register.fr.html" ] && [ ! -e "$work/redacted/internal" ] && [ ! -e "$work/redacted/authority" ]
result $? "only what was asked for is written"
! ls "$work"/one/build/public/register.* >/dev/null 2>&1
result $? "nobody asked: the register stays inside"
! ls "$work"/redacted/public/processor-register.* >/dev/null 2>&1
result $? "whom we work for is no business of the public's: it has no processor's register"
for row in "Mesures de sécurité" "Nom du logiciel ou de l’application (si pertinent)"; do
  grep -qF "<tr><th scope=\"row\">$row<td><mark class=\"hidden\">occulté</mark>" "$work/redacted/public/register.fr.html"
  result $? "what is blacked out is seen to be: $row"
done

# An authority gets the evidence, and nothing that people inside tell each other.
for name in one inside; do
  "$ppc" build -q --draft -f all --audience authority "$work/$name/policy.xml" -o "$work/$name/asked" 2>"$work/messages"
  result $? "$name: what may be had for an authority builds"
done
look authority "$work/one/asked/authority"
result $? "no word that is for those inside alone is in authority/"
look authority "$work/inside/asked/authority"
result $? "whatever it is"
look evidence "$work/one/asked/authority"
result $? "the registers give an authority each piece of evidence"
look same "$work/one/asked/authority" "$work/inside/asked/authority"
result $? "its documents are the same, whatever people inside tell each other"

exit $failed
