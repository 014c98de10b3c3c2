#!/usr/bin/env bash
# The record as linked data in the Data Privacy Vocabulary of the W3C: every term is one of DPV 2.3, every field and word
# has its place, JSON-LD drops nothing of it, and the public's has nothing that is kept from the public.
# UPDATE=yes: writes the golden of the practice anew.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "dpv"

# Of the Pythons that there are, one that reads linked data.
for python in python3 /usr/bin/python3; do
  "$python" -c 'import rdflib' 2>/dev/null && break
done

python3 tests/dpv/terms.py || failed=1
"${BUILD:-build}/tests/load_fields_dump" >"$work/fields" && python3 tests/dpv/tables.py "$work/fields" || failed=1

build() { # NAME OPTION... FILE
  local name=$1
  shift
  "$ppc" build -q -f "$formats" --audience internal,authority,public -o "$work/$name" "$@" >"$work/messages" 2>&1
  local status=$?
  [ $status -eq 0 ] || tail -n 5 "$work/messages"
  result $status "$name builds"
}

formats=jsonld,register.html,processor.html # the registers' blocks have names that the record has too
each_example build
formats=jsonld
python3 tests/formats/hostile.py examples/minimal/policy.xml "$work/hostile.xml" 0
build hostile "$work/hostile.xml"
"$python" tests/dpv/record.py "$work"/*/*/record.jsonld || failed=1
"$python" tests/dpv/says.py "$work" || failed=1

# A number to call is one from abroad, too.
for number in "+33 1 99 00 12 34" "+33 (0)1 99 00 12 34" "+33-1.99.00.12.34"; do
  sed "s|<phone>[^<]*|<phone>$number|" examples/minimal/policy.xml >"$work/phone.xml"
  "$ppc" build -q -f jsonld -o "$work/phone" "$work/phone.xml" >"$work/messages" 2>&1
  grep -q '"tel:+33199001234"' "$work/phone/internal/record.jsonld"
  result $? "$number is called from abroad"
done

# A fault in the file is found, each by itself.
python3 tests/dpv/spoil.py "$work/practice/internal/record.jsonld" "$work/spoilt"
planted=$(find "$work/spoilt" -name record.jsonld | wc -l)
"$python" tests/dpv/record.py "$work"/spoilt/*/internal/record.jsonld >"$work/found" 2>/dev/null
[ "$planted" -gt 10 ] && [ "$(grep -c '^not ok' "$work/found")" -eq "$planted" ]
result $? "planted faults are found"
grep '^ok' "$work/found" | sed 's/^/# nobody complains: /'

golden=tests/dpv/practice.jsonld
[ "${UPDATE:-}" = yes ] && cp "$work/practice/internal/record.jsonld" $golden
diff $golden "$work/practice/internal/record.jsonld"
result $? "the practice's record is as it was read last"

# Each field that is kept from the public holds a word of its own; in two descriptions that differ there alone, and in a
# processing that is on no notice, of which a public record tells as the public register does.
python3 tests/audience/audience.py vary "$work/vary"
for name in one another; do
  "$ppc" build -q --draft --audience public,internal -f jsonld -o "$work/$name" "$work/vary/$name/policy.xml" >"$work/messages" 2>&1
  result $? "$name builds"
  python3 tests/audience/audience.py redacted "$work/$name/public"
  result $? "$name: no such word is in the public record"
  sed 's/\(qx03[3-8]\)\(wj\|zk\)/\1/gi' "$work/$name/public/record.jsonld" >"$work/$name.public"
done
cmp "$work/one.public" "$work/another.public"
result $? "the public record is the same, whatever those fields say"
cmp -s "$work/one/internal/record.jsonld" "$work/another/internal/record.jsonld"
[ $? -eq 1 ]
result $? "the internal one is not"

exit $failed
