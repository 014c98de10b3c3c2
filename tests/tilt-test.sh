#!/usr/bin/env bash
# The policy for programs that read TILT: it tells what the pages tell, and of what TILT asks for and the description has
# not, file and findings speak openly.  That it is valid: tests/npm-test.sh.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "tilt"

tell() { # NAME OPTION... FILE: what the pages tell
  local name=$1
  shift
  "$ppc" build -q -f tilt -o "$work/$name" "$@" >"$work/messages" 2>&1 &&
    python3 tests/formats/tilt.py "$ppc" "$work/$name/public" "$@"
  local status=$?
  result $status "$name tells what its pages tell"
  [ $status -eq 0 ] || tail -n 5 "$work/messages"
}

each_example tell
tell german tests/german/policy.xml

for fault in purpose basis recipient category transfer period; do
  ! TILT_FAULT=$fault python3 tests/formats/tilt.py "$ppc" "$work/complete/public" --library examples/library \
    examples/complete/policy.xml >/dev/null
  result $? "a $fault that is lost or made up is found"
done

# ---- what stands in ------------------------------------------------------------------------------------------------

member() { # FILE POINTER: a value, as text
  python3 -c 'import json, sys
at = json.load(open(sys.argv[1], encoding="utf-8"))
for key in sys.argv[2].strip("/").split("/"):
    at = at[int(key)] if isinstance(at, list) else at[key]
print(at)' "$@"
}

is() { # POINTER VALUE FILE
  [ "$(member "$3" "$1")" = "$2" ]
  result $? "$1 is $2"
}

# Everything that TILT asks for and the law does not: there is nothing, and it is said so, once each.
bare=tests/formats/bare.xml
"$ppc" build -f tilt --message-language en -o "$work/bare" "$bare" >"$work/said" 2>&1
result $? "a bare description builds"
file=$work/bare/public/policy.tilt.json
is /meta/created 0000 "$file"
is /meta/version 1 "$file"
is /meta/url policy.en.html "$file"
is /controller/representative/name "This policy names no representative." "$file"
is /controller/representative/email none@none.invalid "$file"
is /controller/country ZZ "$file"
is /dataProtectionOfficer/name "We have not designated a data protection officer." "$file"
is /sources/0/sources/0/url about:blank "$file"
is /automatedDecisionMaking "{}" "$file"
grep '\[PPC043\]$' "$work/said" | diff tests/formats/bare.notes -
result $? "each is a note"
"$ppc" check --message-language en "$bare" 2>&1 | grep -q PPC043
[ $? -ne 0 ]
result $? "nobody is told who makes no TILT"
"$ppc" build -f record --audience internal -o "$work/inside" examples/town/policy.xml >"$work/said" 2>&1
! grep -q PPC043 "$work/said" && ! ls "$work"/inside/*/*.tilt.json >/dev/null 2>&1
result $? "it is for the public alone"

# ---- the document ---------------------------------------------------------------------------------------------------

hash() { # FILE
  member "$1" /meta/_hash
}
"$ppc" build -q -f tilt -o "$work/again" examples/minimal/policy.xml >/dev/null 2>&1
cmp -s "$work/again/public/policy.tilt.json" "$work/minimal/public/policy.tilt.json"
result $? "the same description gives the same bytes"
sed 's/<label xml:lang="fr">\([^<]*\)/&, autrement/' examples/minimal/policy.xml >"$work/other.xml"
"$ppc" build -q -f tilt -o "$work/other" "$work/other.xml" >/dev/null 2>&1
first=$work/minimal/public/policy
[ "$(hash "$first.fr.tilt.json")" != "$(hash "$work/other/public/policy.fr.tilt.json")" ] &&
  [ "$(hash "$first.en.tilt.json")" = "$(hash "$work/other/public/policy.en.tilt.json")" ]
result $? "what is said otherwise has another hash"
[ "$(member "$first.fr.tilt.json" /meta/_id)" = "$(member "$work/other/public/policy.fr.tilt.json" /meta/_id)" ]
result $? "a new version has the id of the old one"
is /meta/status inactive "$work/alkaes/public/policy.tilt.json"
is /meta/status active "$first.tilt.json"

exit $failed
