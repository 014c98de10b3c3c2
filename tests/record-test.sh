#!/usr/bin/env bash
# The record as JSON: read back it gives the same description, nothing lost; and what is no record, or a spoilt one, is
# refused at its place, with nothing written.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "record"

day=2026-11-22
build() { "$ppc" build -q --draft --as-of $day "$@" >"$work/log" 2>&1; }
# Without what only the file has: places, and the order in which their faults are found.
tree() { "$ppc" build -T tree --draft --as-of $day "$@" 2>/dev/null | sed -e '/<findings>/,$d' -e 's/ src="[^"]*"//g'; }

# ---- there and back ---------------------------------------------------------------------------------------------------

# back FILE [OPTION...]: its record, a description of that, and the record of that one
back() {
  local file=$1 name
  shift
  name=$(basename "$(dirname "$file")")-$(basename "$file" .xml)
  mkdir -p "$work/$name"
  find "$(dirname "$file")" -maxdepth 1 \( -name '*.svg' -o -name '*.png' \) -exec cp {} "$work/$name" \;
  build -f json -o "$work/$name/first" "$@" "$file" &&
    "$ppc" import -o "$work/$name/policy.xml" "$work/$name/first/internal/record.json" >"$work/log" 2>&1 &&
    build -f json -o "$work/$name/second" "$work/$name/policy.xml" &&
    cmp "$work/$name/first/internal/record.json" "$work/$name/second/internal/record.json" >>"$work/log" 2>&1 &&
    diff <(tree "$@" "$file") <(tree "$work/$name/policy.xml") >>"$work/log" 2>&1
}

there_and_back() {
  back "$@"
  local status=$?
  result $status "$1: there and back it is the same"
  [ $status -eq 0 ] || head -n 5 "$work/log" | sed 's/^/#   /'
}

for example in minimal practice town; do there_and_back examples/$example/policy.xml; done
for example in complete alkaes; do there_and_back examples/$example/policy.xml --library examples/library; done
there_and_back examples/many/club/policy.xml --library examples/many/library # its parts have a prefix
there_and_back tests/mutants/rare.xml
there_and_back tests/german/policy.xml
there_and_back tests/record/everything.xml

# The good examples of some rules, so that each chapter of the law is among them.
lost=0 count=0
for file in tests/rules/PPC?0[25]/good.xml tests/rules/PPC?11/good.xml; do
  back "$file" || { echo "#   $file"; lost=$((lost + 1)); }
  count=$((count + 1))
done
[ $lost -eq 0 ] && [ $count -ge 15 ]
result $? "and so are $count good examples of rules"

# ---- what it says -----------------------------------------------------------------------------------------------------

record=$work/record-everything/first/internal/record.json
python3 tests/record/says.py "$record" >"$work/log"
result $? "the record says what its description says"
cat "$work/log"
build -f record --audience authority -o "$work/authority" tests/record/everything.xml
grep -q "Note for those inside" "$record" && ! grep -q "Note for those inside" "$work/authority/authority/record.json" &&
  ! grep -q '"owner": "Marie"' "$work/authority/authority/record.json"
result $? "what is for those inside an authority does not see"

# ---- the schema, as the table of fields has it -------------------------------------------------------------------------

"${BUILD:-build}/tests/load_fields_dump" >"$work/fields" &&
  python3 tests/record/schema.py "$work/fields" schema/ppc.xsd schema/law/terms.xml >"$work/record.schema.json"
result $? "the schema can be made"
# UPDATE=yes writes it; read the difference: a member that changes or goes is another form of record (RECORD_SCHEMA).
[ -z "${UPDATE-}" ] || cp "$work/record.schema.json" schema/record.schema.json
diff schema/record.schema.json "$work/record.schema.json" >"$work/log"
result $? "schema/record.schema.json is that of the table of fields"
head -n 20 "$work/log"
python3 tests/record/valid.py schema/record.schema.json "$record" "$work"/*/first/internal/record.json \
  "$work/authority/authority/record.json" >"$work/log" 2>&1
result $? "the records are valid, and planted faults are not"
cat "$work/log"

# ---- what is no record ------------------------------------------------------------------------------------------------

# fails NAME FILE WORDS: status 1, one message that names the file and says WORDS, and no description.
fails() {
  local status
  rm -f "$work/out.xml"
  "$ppc" import --message-language en -o "$work/out.xml" "$2" >"$work/out" 2>"$work/err"
  status=$?
  [ $status -eq 1 ] && [ ! -s "$work/out" ] && [ ! -e "$work/out.xml" ] &&
    grep -qF -- "${2##*/}: " "$work/err" && grep -qF -- "$3" "$work/err"
  result $? "$1 is refused: $3"
  [ $status -eq 1 ] || sed 's/^/#   /' "$work/err"
}

# text NAME TEXT WORDS: the same of a file of that text (with printf's escapes)
text() {
  printf "$2" >"$work/spoilt.json"
  fails "$1" "$work/spoilt.json" "$3"
}

text "an object that is no record" '{}' "no record"
text "an object that is cut" '{"$schema": "urn:ppc:record:1", "date"' "line 1, column 38: error: this JSON ends too early"
text "what is no JSON" '{"$schema": "urn:ppc:record:1",\n date: 1}' "line 2, column 5: error: this is no JSON"
text "more behind the end" '{"$schema": "urn:ppc:record:1"} {}' "behind the end"
text "a member that stands twice" '{"date": {}, "date": {}}' "column 19: error: an object has the same member twice"
text "an older form" '{"$schema": "urn:ppc:record:0"}' "/\$schema: error: 'urn:ppc:record:0' is not the form"
text "a newer form" '{"$schema": "urn:ppc:record:2"}' "'urn:ppc:record:1'"
text "bad UTF-8" '{"$schema": "\xC3("}' "no UTF-8"
text "a number without end" '{"a": 99999999999999999999999999}' "too large"
text "a NUL" '{"a": "\\u0000"}' "NUL"
{ printf '{"a": '; printf '[%.0s' $(seq 100000); } >"$work/spoilt.json"
fails "deep nesting" "$work/spoilt.json" "in one another"

# spoilt NAME PATH VALUE WORDS: a record in which the place (as Python writes it) has another value, or none ("del")
spoilt() {
  python3 - "$record" "$work/spoilt.json" "$2" "$3" <<'PROGRAM'
import json, sys
record = json.load(open(sys.argv[1]))
exec("del record%s" % sys.argv[3] if sys.argv[4] == "del" else "record%s = %s" % (sys.argv[3], sys.argv[4]))
json.dump(record, open(sys.argv[2], "w"))
PROGRAM
  fails "$1" "$work/spoilt.json" "$4"
}

first='["processing"][0]["purpose"][0]'
spoilt "an unknown member" "$first[\"labell\"]" '{}' "/processing/0/purpose/0/labell: error: a record has no member 'labell' here; did you mean 'label'?"
spoilt "an unknown member of the record" '["processings"]' '[]' "/processings: error: a record has no member 'processings' here; did you mean 'processing'?"
spoilt "a record that is assumed" '["assumed"]' True "/assumed: error: a record has no member 'assumed' here"
spoilt "a value that is no object" '["date"]' '"2026-11-22"' "/date: error: here belongs an object"
spoilt "a value in no state" '["date"]' '{}' '/date: error: a value is given, assumed or a gap'
spoilt "a value in two states" '["date"]' '{"given": "2026-11-22", "assumed": "2026-11-22"}' '/date: error: a value is given'
spoilt "a state that there is not" '["date"]' '{"Given": "2026-11-22"}' "/date/Given: error: a record has no member 'Given' here; did you mean 'given'?"
spoilt "a day that does not exist" '["date"]' '{"given": "2026-02-30"}' "/date/given: error: "
spoilt "an unknown code" "$first[\"status\"]" '{"given": "propose"}' "/processing/0/purpose/0/status/given: error: "
spoilt "a number in the place of a text" '["version"]' '{"given": 3}' "/version/given: error: here belongs a string"
spoilt "yes in the place of true" '["organisation"]["public-body"]' '{"given": "yes"}' "/organisation/public-body/given: error: here belongs true or false"
spoilt "half a number" '["organisation"]["headcount"]' '{"given": 3.5}' "/organisation/headcount/given: error: here belongs a whole number"
spoilt "a negative number" '["organisation"]["headcount"]' '{"given": -3}' "/organisation/headcount/given: error: "
spoilt "no reference" '["processing"][0]["data"][0]["ref"]' '{"given": []}' "/processing/0/data/0/ref/given: error: here belongs at least one"
spoilt "two names in one" '["processing"][0]["data"][0]["ref"]' '{"given": ["a b"]}' "/processing/0/data/0/ref/given/0: error: 'a b' cannot stand here"
spoilt "an id that is none" '["processing"][0]["id"]' '"a.b"' "/processing/0/id: error: 'a.b' cannot stand here"
spoilt "a list that is none" '["processing"]' '{}' "/processing: error: here belongs an array"
spoilt "an element that is none" '["processing"][0]' '"x"' "/processing/0: error: here belongs an object"
spoilt "a short form without kind" "$first[\"basis\"][0]" '{"short-form": True}' "/processing/0/purpose/0/basis/0: error: a short form"
spoilt "a short form with more" "$first[\"basis\"][0][\"interest\"]" '{}' "/processing/0/purpose/0/basis/0/interest: error: a record has no member"
spoilt "a gap among other things" '["processing"][0]["gap"]' '{"owner": "x"}' "/processing/0/gap: error: an element that is a gap says nothing else"
spoilt "a gap with more" '["organisation"]["email"]' '{"gap": {"ower": "x"}}' "/organisation/email/gap/ower: error: a record has no member 'ower' here; did you mean 'owner'?"
spoilt "a gap of the whole" '["date"]' '{"gap": {"owner": "x"}}' "/date: error: this cannot be a gap"
spoilt "a text in no language" "$first[\"label\"]" '{"given": "x"}' "/processing/0/purpose/0/label/given: error: here belongs an object"
spoilt "a language that is none" "$first[\"label\"]" '{"given": {"fra": "x"}}' "/processing/0/purpose/0/label/given/fra: error: 'fra' is no language"
spoilt "a run that is none" "$first[\"label\"]" '{"given": {"fr": [{"b": "x"}]}}' "/processing/0/purpose/0/label/given/fr/0: error: a run has one of"
spoilt "a run of two kinds" "$first[\"label\"]" '{"given": {"fr": [{"em": "x", "p": "y"}]}}' "/label/given/fr/0: error: a run has one of"
spoilt "a run with more" "$first[\"label\"]" '{"given": {"fr": [{"a": "x", "hre": "y"}]}}' "/label/given/fr/0/hre: error: a record has no member 'hre' here; did you mean 'href'?"
spoilt "a text that is a number" "$first[\"label\"]" '{"given": {"fr": [3]}}' "/label/given/fr/0: error: here belongs a string, or an array"
spoilt "an empty list" "$first[\"label\"]" '{"given": {"fr": [{"ul": []}]}}' "/label/given/fr/0/ul: error: here belongs at least one"
spoilt "a control character" "$first[\"label\"]" '{"given": {"fr": "a\u0007"}}' "/label/given/fr: error: a description cannot have the character U+0007"
spoilt "items that are none" '["categories"][0]["item"]' '{"given": {"fr": "x"}}' "/categories/0/item/given/fr: error: here belongs an array"
spoilt "a name with a slash" '["a/b~c"]' '1' "/a~1b~0c: error: "
spoilt "runs in one another without end" "$first[\"label\"]" '{"given": {"fr": __import__("functools").reduce(lambda t, _: [{"em": t}], range(300), "x")}}' "too many things stand in one another"

# Cut anywhere, it is refused; spoilt anywhere, it is read or refused.
bad=0
size=$(stat -c %s "$record")
for i in $(seq 1 49); do
  head -c $((size * i / 50)) "$record" >"$work/spoilt.json"
  "$ppc" import -o "$work/out.xml" "$work/spoilt.json" >/dev/null 2>"$work/err"
  { [ $? -eq 1 ] && [ ! -e "$work/out.xml" ]; } || { bad=1; echo "#   cut at $i/50"; }
done
result $bad "a record that is cut is refused"
python3 tests/record/spoil.py "$ppc" "$record" "$work" 200
result $? "a record with bytes spoilt is read or refused"

exit $failed
