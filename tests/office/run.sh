#!/usr/bin/env bash
# run.sh PPC: LibreOffice opens the spreadsheets as their readers do, and what it then holds is compared, cell by cell,
# with the sheet tree (make test-office).
set -u
cd "$(dirname "$0")/../.." || exit 1
PPC=$1
. tests/prologue.sh "office"
office=$(command -v soffice || command -v libreoffice) || { echo "not ok office: LibreOffice is not installed"; exit 1; }

# open FOLDER KIND FILE: into FOLDER; a file that would have to be repaired is refused
open() {
  timeout 300 "$office" "-env:UserInstallation=file://$work/profile" --headless --norestore --convert-to "$2" \
    --outdir "$1" "$3" >"$work/said" 2>&1
  [ -s "$1/$(basename "${3%.*}").$2" ] && ! grep -qi 'error' "$work/said"
}

# compared NAME FILE TREE DOCUMENT LANGUAGE
compared() {
  local kind=${2##*.} stem
  stem=$(basename "${2%.*}")
  open "$work/$kind" fods "$2"
  result $? "$1 opens"
  python3 tests/sheets/sheets.py fods "$3" "$5" "$work/$kind/$stem.fods" document="$4" from="$kind"
  result $? "each cell of $1 is what its tree says"
  open "$work/again.$kind" xlsx "$2"
  python3 tests/sheets/sheets.py kept "$3" "$5" "$work/again.$kind/$stem.xlsx" document="$4"
  result $? "the comments of $1 stay"
}

example=(--library examples/library examples/complete/policy.xml)
"$ppc" build -q -f sheets -o "$work/o" "${example[@]}" >/dev/null 2>&1
result $? "the example is built"
"$ppc" build -q -T sheet "${example[@]}" >"$work/tree" 2>/dev/null
for file in register.fr.ods register.fr.xlsx register.en.ods register.en.xlsx; do
  language=${file#*.}
  compared "$file" "$work/o/internal/$file" "$work/tree" workbook "${language%.*}"
done
for kind in ods xlsx; do
  file=processor-register.fr.$kind
  compared "$file" "$work/o/internal/$file" "$work/tree" processor-workbook fr
done

"$ppc" build -q -f sheets --stylesheets tests/sheets/hostile -l fr -o "$work/h" examples/minimal/policy.xml
"$ppc" build -q -T sheet --stylesheets tests/sheets/hostile -l fr examples/minimal/policy.xml >"$work/hostile"
for kind in ods xlsx; do
  compared "register.fr.$kind, of hostile cells," "$work/h/internal/register.fr.$kind" "$work/hostile" workbook fr
done

# On paper the pages are numbered through, whatever the sheets.
for kind in ods xlsx; do
  open "$work/paper.$kind" pdf "$work/o/internal/register.fr.$kind"
  pdftotext -layout "$work/paper.$kind/register.fr.pdf" - | grep -oE '[0-9]+ / [0-9]+ *$' | sed 's| /.*||' >"$work/pages"
  [ "$(wc -l <"$work/pages")" -gt 30 ] && seq "$(wc -l <"$work/pages")" | diff - "$work/pages" >/dev/null
  result $? "the pages of register.fr.$kind are numbered through"
done

# A difference is found: the tree says something else, or the file is torn.
sed 's/Effectif/Effectifs/' "$work/tree" >"$work/spoilt"
! cmp -s "$work/tree" "$work/spoilt" &&
  ! python3 tests/sheets/sheets.py fods "$work/spoilt" fr "$work/ods/register.fr.fods" document=workbook >/dev/null
result $? "another text is found"
head -c 20000 "$work/o/internal/register.fr.ods" >"$work/torn.ods"
! open "$work/torn" fods "$work/torn.ods"
result $? "a torn file does not open"

# What an office program saves as an Excel file is imported as what it was saved from.
python3 tests/import/ods.py tests/import/cnil.txt "$work/filled.ods"
open "$work/saved" xlsx "$work/filled.ods" && "$ppc" import -q -o "$work/saved.xml" "$work/saved/filled.xlsx" &&
  diff <(grep -v '(note)' tests/import/cnil.xml) <(grep -v '(note)' "$work/saved.xml") # without a size not all are saved
result $? "a filled form that it saved as an Excel file is imported"
for kind in ods xlsx; do
  "$ppc" import -q -o "$work/import.$kind.xml" "$work/again.$kind/register.en.xlsx" &&
    "$ppc" import -q -o "$work/import.$kind.own.xml" "$work/o/internal/register.en.$kind" &&
    diff "$work/import.$kind.own.xml" "$work/import.$kind.xml"
  result $? "a register of ours that it saved as an Excel file too (.$kind)"
done

exit $failed
