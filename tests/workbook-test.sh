#!/usr/bin/env bash
# The registers as spreadsheets: CNIL's labels in CNIL's cells, everything that the register's page says, goldens.
#   tests/workbook-test.sh --update   writes the goldens anew
# run: once
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "workbook"

# trees NAME OPTION...: what a build would pack, each part a file that is valid
trees() {
  local name=$1
  shift
  "$ppc" build -q --as-of 2026-11-22 -f sheets -T sheet --library examples/library "$@" >"$work/$name" 2>/dev/null
  mkdir "$work/$name.parts"
  awk -v folder="$work/$name.parts" '
    /^<workbook / { file = sprintf("%s/%04d.xml", folder, ++count) }
    file { print >file }
    /^<\/workbook>/ || /^<workbook .*\/>$/ { close(file); file = "" }' "$work/$name"
  xmllint --nonet --noout --relaxng schema/sheet.rng "$work/$name.parts"/*.xml 2>"$work/invalid"
  local valid=$?
  [ $valid = 0 ] || grep -v ' validates$' "$work/invalid" | head
  result $valid "$name is valid"
}

cells() {
  python3 tests/workbook/cells.py "$@"
}

# ---- the model's labels, where a description has what its rows take in ----------------------------------------------

sed 's/family="transactions"/family="economic"/' examples/minimal/policy.xml >"$work/fits.xml"
trees fits "$work/fits.xml"
cells labels "$work/fits" tests/workbook/cnil-2019.tsv
result $? "CNIL's labels stand in CNIL's cells"

# ---- the examples -------------------------------------------------------------------------------------------------

for example in minimal practice town complete; do
  trees $example examples/$example/policy.xml
  cells alike "$work/$example" workbook
  result $? "$example: both languages have the same cells"
  cells alike "$work/$example" table
  result $? "$example: both tables have the same columns"
  "$ppc" build -q -f register -T page --library examples/library examples/$example/policy.xml >"$work/$example.pages" 2>/dev/null
  cells words "$work/$example" "$work/$example.pages"
  result $? "$example: a sheet says what the page says"
done
cells alike "$work/complete" processor-workbook && cells alike "$work/complete" processor-table
result $? "complete: the processor's are alike too"

# ---- data that are no category ----------------------------------------------------------------------------------------

sed '0,/<data /s,<data ,<data><gap owner="Anne"/></data>&,' examples/minimal/policy.xml >"$work/open.xml"
"$ppc" build -q --draft -f sheets.csv -l en -o "$work/open" "$work/open.xml" >"$work/messages" 2>&1
grep -q 'TO BE COMPLETED: data processed' "$work/open/internal/register.en.csv"
result $? "what data are not known yet, a table says beside those that are"

# ---- who may see what ---------------------------------------------------------------------------------------------

trees public --audience public examples/complete/policy.xml
! grep -q 'Dominique Exemple\|C-2026-01\|Double authentification\|processor-workbook' "$work/public"
result $? "the public sees no contract, no measure, no name"
grep -q occulté "$work/public"
result $? "the public is told what is blacked out"

# ---- annexes --------------------------------------------------------------------------------------------------------

# annexes TREE: their sheets, in order
annexes() {
  cells show "$work/$1" workbook fr annex- | sed -n 's/^\[annex-\([a-z]*\)\] .*/\1/p' | paste -sd ' '
}
[ "$(annexes complete)" = "recipients processors transfers retention measures" ]
result $? "a sheet for each annex that is a table"
[ "$(annexes public)" = "recipients transfers retention" ]
result $? "the public has no sheet of contracts, and none of measures"
cells show "$work/complete" workbook fr organisation | grep -c '^[0-9]* A:@ ' | grep -qx 5
result $? "the first sheet leads to each"

# recipients COUNT: so many, each in a row or a column
recipients() {
  for number in $(seq "$1"); do printf '<recipient role="external"><label xml:lang="fr">R%d</label><label xml:lang="en">R%d</label></recipient>' "$number" "$number"; done >"$work/recipients"
  sed -e "/<no-recipient\/>/{r $work/recipients
    d}" examples/minimal/policy.xml >"$work/many.xml"
  rm -rf "$work/received" "$work/received.parts"
  trees received "$work/many.xml"
  cells show "$work/received" workbook fr annex-recipients >"$work/shown"
}
recipients 40
grep -q '^4 A:@ Réparations et factures | B E | .* | AO E$' "$work/shown" && ! grep -q '^5' "$work/shown"
result $? "forty recipients are columns"
recipients 41
grep -q 'trop grand' "$work/shown" && [ "$(tail -1 "$work/shown")" = "43 A:@ Réparations et factures | B R41 | C Organismes externes | D organisme externe" ]
result $? "more are rows, and the sheet says why"

# ---- goldens ------------------------------------------------------------------------------------------------------

# golden NAME TREE DOCUMENT LANGUAGE [SHEETS]
golden() {
  cells show "$work/$2" "$3" "$4" ${5+"$5"} >"$work/shown"
  [ "${update-}" ] && cp "$work/shown" "tests/workbook/$1.out"
  diff -u "tests/workbook/$1.out" "$work/shown"
  result $? "$1 is as before"
}
[ "${1-}" = --update ] && update=yes
golden minimal.fr minimal workbook fr
golden minimal.en minimal workbook en
golden table.en minimal table en
golden processor.fr complete processor-workbook fr
golden clients.en complete processor-table en
golden annexes.fr complete workbook fr annex-
golden annexes.processor.en complete processor-workbook en annex-
exit $failed
