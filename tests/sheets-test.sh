#!/usr/bin/env bash
# Spreadsheets: every cell of ODS and XLSX is what the sheet tree says, the packages are well made, the bytes stay.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "sheets"

# compared FOLDER TREE DOCUMENT STEM LANGUAGE KIND
compared() {
  python3 tests/sheets/sheets.py "$6" "$2" "$5" "$1/$4.$5.$6" document="$3"
  result $? "$4.$5.$6 is its tree"
}

# ---- the example ---------------------------------------------------------------------------------------------

example=(--library examples/library examples/complete/policy.xml)
"$ppc" build -q -f sheets -o "$work/o" "${example[@]}" >/dev/null 2>&1
result $? "the example is built"
"$ppc" build -q -T sheet "${example[@]}" >"$work/tree" 2>/dev/null
for language in fr en; do
  for kind in ods xlsx; do
    compared "$work/o/internal" "$work/tree" workbook register $language $kind
    compared "$work/o/internal" "$work/tree" processor-workbook processor-register $language $kind
  done
  compared "$work/o/internal" "$work/tree" table register $language csv
  compared "$work/o/internal" "$work/tree" processor-table processor-register $language csv
done

"$ppc" build -q -T page "${example[@]}" 2>/dev/null | grep -c '<workbook' | grep -qx 0
result $? "-T page prints no sheet"
TZ=Pacific/Auckland SOURCE_DATE_EPOCH=1800000000 "$ppc" build -q --as-of 2026-11-22 -f sheets -o "$work/again" "${example[@]}" >/dev/null 2>&1
"$ppc" build -q --as-of 2026-11-22 -f sheets -o "$work/o" "${example[@]}" >/dev/null 2>&1
for file in "$work"/o/internal/*.ods "$work"/o/internal/*.xlsx; do
  cmp -s "$file" "$work/again/internal/${file##*/}"
  result $? "${file##*/} is the same at another time, in another zone"
done
"$ppc" build -q --as-of 2026-11-22 --check -f sheets -o "$work/o" "${example[@]}" >"$work/differs" 2>/dev/null && [ ! -s "$work/differs" ]
result $? "--check finds nothing to change"
[ -z "$(find "$work/o" -name 'ppc-*' -o -name '.ppc-staging')" ]
result $? "nothing is left behind"

# ---- what a stylesheet may yield ---------------------------------------------------------------------------------

"$ppc" build -q -f sheets --stylesheets tests/sheets/hostile -l fr -o "$work/h" examples/minimal/policy.xml >"$work/messages" 2>&1
result $? "a workbook of hostile cells is built"
"$ppc" build -q -T sheet --stylesheets tests/sheets/hostile -l fr examples/minimal/policy.xml >"$work/hostile" 2>/dev/null
for kind in ods xlsx; do
  compared "$work/h/internal" "$work/hostile" workbook register fr $kind
done
[ ! -s "$work/messages" ]
result $? "nothing is complained of"

# ---- a description of many processings, whose titles begin alike ----------------------------------------------------

python3 tests/sheets/many.py examples/minimal/policy.xml 100 >"$work/many.xml"
"$ppc" build -q -f sheets -l fr -o "$work/m" "$work/many.xml" >"$work/messages" 2>&1
result $? "100 processings by like names are built"
"$ppc" build -q -T sheet -l fr "$work/many.xml" >"$work/many" 2>/dev/null
for kind in ods xlsx; do
  compared "$work/m/internal" "$work/many" workbook register fr $kind
done

# ---- a text that no cell of XLSX holds -----------------------------------------------------------------------------

# In 6 MB of text are 190 cells: were the rest kept once more for each, that would take a gigabyte.
if [ -z "${PPC_SANITISED:-}" ]; then
  python3 - examples/minimal/policy.xml >"$work/long.xml" <<'PROGRAM'
import sys
text = open(sys.argv[1], encoding="utf-8").read()
titles = '<title xml:lang="fr">Réparations et factures</title><title xml:lang="en">Repairs and invoices</title>'
said = "".join('<description xml:lang="%s">%s</description>' % (language, word * 1200000) for language, word in (("fr", "mots "), ("en", "word ")))
sys.stdout.buffer.write(text.replace(titles, titles + said, 1).encode())
PROGRAM
  (ulimit -v 600000; "$ppc" build -q -f sheets.xlsx -l fr -o "$work/l" "$work/long.xml") >"$work/messages" 2>&1
  [ -f "$work/l/internal/register.fr.xlsx" ]
  result $? "a text of 6 MB goes into cells"
fi

# ---- a difference is found ---------------------------------------------------------------------------------------

planted() { # NAME KIND SED: the tree is spoilt
  sed "$3" "$work/tree" >"$work/spoilt"
  ! cmp -s "$work/tree" "$work/spoilt" &&
    ! python3 tests/sheets/sheets.py "$2" "$work/spoilt" fr "$work/o/internal/register.fr.$2" document=workbook >/dev/null
  result $? "$1 in $2 is found"
}
for kind in ods xlsx; do
  planted "another text" $kind 's/Effectif/Effectifs/'
  planted "a span" $kind '0,/columns="2"/s/columns="2"/columns="3"/'
  planted "a missing drop-down" $kind '0,/ choices="[^"]*"/s/ choices="[^"]*"//'
  planted "another comment" $kind 's,</help>,.</help>,'
  planted "another frozen row" $kind '0,/freeze-rows="[0-9]*"/s/freeze-rows="[0-9]*"/freeze-rows="3"/'
  planted "a missing filter" $kind 's/ filter="yes"//'
  planted "a missing link" $kind '0,/ link="#[^"]*"/s/ link="#[^"]*"//'
done

exit $failed
