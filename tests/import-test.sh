#!/usr/bin/env bash
# What others keep their register in, read into a description: each cell accounted for, and nothing that is handed in
# makes the program crash, or write over a file.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "import"

# fails NAME FILE WORDS: status 1, one message that names the file and says WORDS, and no description.
fails() {
  local status said
  rm -f "$work/out.xml"
  "$ppc" import --message-language en -o "$work/out.xml" "$2" >"$work/out" 2>"$work/err"
  status=$?
  [ $status -eq 1 ] && [ ! -s "$work/out" ] && [ ! -e "$work/out.xml" ] && [ "$(wc -l <"$work/err")" -eq 1 ] &&
    grep -qF -- "${2##*/}: " "$work/err" && grep -qF -- "$3" "$work/err"
  said=$?
  result $said "$1 is refused: $3"
  [ $said -eq 0 ] || { echo "#   status $status"; sed 's/^/#   /' "$work/err"; }
}

# sound NAME FILE: it is a description without fault of form, which may be built as a draft or has errors of law.
sound() {
  xmllint --noout --schema schema/ppc.xsd "$2" >"$work/valid" 2>&1
  result $? "$1 is valid"
  "$ppc" check --message-language en -q "$2" >/dev/null 2>"$work/check"
  ! grep 'PPC0[0-9][0-9]' "$work/check"
  result $? "$1 has no fault of form"
}

# fates REPORT: what became of each cell, a line each: sheet|cell|text|fate|where|why.
fates() {
  python3 -c 'import csv, sys
for row in csv.reader(sys.stdin):
    print("|".join(" ".join(field.replace("|", "/").split()) for field in row))' <"$1"
}

# ---- the CNIL's spreadsheet, filled in -------------------------------------------------------------------------------

python3 tests/import/ods.py tests/import/cnil.txt "$work/register.ods"
"$ppc" import --message-language en --report "$work/report.csv" -o "$work/policy.xml" "$work/register.ods" 2>"$work/err"
result $? "the CNIL's spreadsheet is read"
[ -z "${UPDATE:-}" ] || cp "$work/policy.xml" tests/import/cnil.xml
diff tests/import/cnil.xml "$work/policy.xml"
result $? "and says what it said"
sound "what comes of it" "$work/policy.xml"
python3 tests/import/account.py "$work/register.ods" "$work/report.csv" "$work/policy.xml" >"$work/account"
result $? "each of its cells is accounted for, once"
cat "$work/account" | grep '^#'
cells=$(sed -n 's/ cells$//p' "$work/account")
grep -qF ": $cells cells and notes: " "$work/err" && [ "$cells" -gt 400 ]
result $? "and counted: $cells"
"$ppc" import -q "$work/register.ods" >"$work/out" 2>"$work/err" && cmp -s "$work/out" "$work/policy.xml" && [ ! -s "$work/err" ]
result $? "standard output has the same, and -q says no more"
"$ppc" check --message-language en "$work/policy.xml" 2>&1 | grep -q 'legal basis is a declared gap'
result $? "ppc check tells what is missing"
"$ppc" build -q --draft -f register.html -o "$work/draft" "$work/policy.xml" 2>/dev/null
[ $? -le 1 ]
result $? "and a build does not fall over it"
fates "$work/report.csv" | awk -F'|' '$4 == "kept" { print $2 }' | sort | tr '\n' ' ' >"$work/kept"
[ "$(cat "$work/kept")" = "A1 A2 A64 B18 (note) B3 B6 B65 C10 D60 E18 (note) " ]
result $? "what is not understood is kept: $(cat "$work/kept")"

for told in 'A3 (note)|À remplir en premier.|ignored||a note of the form' 'B17 (note)|Un but principal par fiche.|ignored' \
  'B18 (note)|Vérifier avec le comptable -- avant juin|kept|processing ref-001' 'E18 (note)|rien ici ?|kept'; do
  fates "$work/report.csv" | grep -F "Fiche 1 - Paie|$told" >/dev/null
  result $? "a note has its row: ${told%%|*}"
done

# The same as an Excel file: but for how days are shown.
python3 tests/import/xlsx.py tests/import/cnil.txt "$work/register.xlsx"
"$ppc" import -q --message-language en --report "$work/xlsx.csv" -o "$work/xlsx.xml" "$work/register.xlsx"
diff "$work/policy.xml" "$work/xlsx.xml"
result $? "an Excel file says the same"
but_days() {
  fates "$1" | awk -F'|' '$3 !~ /^(2019-05-25|25\/05\/19)$/'
}
diff <(but_days "$work/report.csv") <(but_days "$work/xlsx.csv") && fates "$work/xlsx.csv" | grep '|C9|2019-05-25|placed|' >/dev/null
result $? "cell by cell, notes too"

# The same in another's hands: columns before the labels, a row on top, labels written a little otherwise.
python3 tests/import/moved.py tests/import/cnil.txt "$work/report.csv" "$work/moved.ods"
"$ppc" import --message-language en --report "$work/moved.csv" -o "$work/moved.xml" "$work/moved.ods" 2>"$work/err"
sound "the same with columns and rows put in and labels misspelt" "$work/moved.xml"
for form in policy moved; do # but for the names of cells, and for what was added
  grep -v 'à revoir\|Registre tenu par' "$work/$form.xml" | sed -E 's/\b[A-Z][0-9]+\b//g' >"$work/$form.bare"
done
diff "$work/policy.bare" "$work/moved.bare"
result $? "says the same"
grep -q "a label, read as 'Catégories de données personnelles concernées'" "$work/moved.csv" &&
  grep -q "nearest known one: $(grep -c 'read as' "$work/moved.csv");" "$work/err" && [ "$(grep -c 'read as' "$work/moved.csv")" -gt 99 ]
result $? "and tells what was read as what: $(grep -c 'read as' "$work/moved.csv") labels"
python3 tests/import/account.py "$work/moved.ods" "$work/moved.csv" "$work/moved.xml" | sed '$!d' | grep -q ' cells'
result $? "and each of its cells is accounted for"
printf 'Processing,Personnel,Purpos of processing,Recipeints\nPayroll,x,Paying,Bank\n' >"$work/near.csv"
"$ppc" import -q --message-language en --report "$work/near.report" -o "$work/near.xml" "$work/near.csv"
fates "$work/near.report" >"$work/fates"
grep -q '^|B1|Personnel|ignored||the header of a column' "$work/fates" &&
  grep -q "^|C1|.*read as 'Purpose of processing'" "$work/fates" && grep -q "^|D1|.*read as 'Recipients'" "$work/fates"
result $? "but a word that is one of its own is no misspelt label"

# ---- what ppc itself wrote, in each language -------------------------------------------------------------------------------

"$ppc" build -q -f sheets -o "$work/own.fr" examples/practice/policy.xml 2>/dev/null
ln -s own.fr "$work/own.en"
"$ppc" build -q -f sheets -o "$work/own.de" tests/german/policy.xml 2>/dev/null
for language in fr en de; do
  own=$work/own.$language/internal/register.$language
  "$ppc" import -q --message-language en --report "$own.report" -o "$own.xml" "$own.ods" &&
    grep -q "languages=\"$language\"" "$own.xml"
  result $? "our register in $language is read"
  sound "and what comes of it" "$own.xml"
  python3 tests/import/account.py "$own.ods" "$own.report" "$own.xml" >"$work/account"
  result $? "and each of its cells accounted for"
  grep '^#' "$work/account"
  fates "$own.report" >"$work/fates"
  grep -q '^9 - .*|ignored||an annex' "$work/fates" && ! grep '^\([6-9]\|10\) - .*|\(kept\|placed\)|' "$work/fates" &&
    ! grep '|\(Annexes\|Anhänge\)|kept|' "$work/fates"
  result $? "what its annexes repeat is not taken twice"
  "$ppc" import -q --message-language en --report "$own.xlsx.report" -o "$own.xlsx.xml" "$own.xlsx" &&
    diff "$own.xml" "$own.xlsx.xml" && diff <(fates "$own.report" | cut -d'|' -f1,2,4-) <(fates "$own.xlsx.report" | cut -d'|' -f1,2,4-)
  result $? "and its Excel file says the same, cell by cell"
  [ "$(grep -c '<intermediate for="P' "$own.xml")" -ge "$([ $language = de ] && echo 0 || echo 5)" ]
  result $? "with periods in the archive"
  source=examples/practice/policy.xml
  [ $language != de ] || source=tests/german/policy.xml
  grep -o '<processing id="[a-z-]*"' $source | sort >"$work/ids"
  grep -o '<processing id="[a-z-]*"' "$own.xml" | sort | diff "$work/ids" - && ! grep 'the header of a column' "$work/fates"
  result $? "it has the same processings"
  "$ppc" import -q -o "$own.table.xml" "$own.csv"
  sound "our table in $language" "$own.table.xml"
  grep -o '<processing id="[a-z-]*"' "$own.table.xml" | sort | diff "$work/ids" -
  result $? "it has the same processings"
done

"$ppc" build -q -f sheets --library examples/library -o "$work/both" examples/complete/policy.xml 2>/dev/null
for kind in ods csv; do
  "$ppc" import -q "$work/both/internal/processor-register.fr.$kind" >"$work/processor.xml"
  grep -q '<processing .*role="processor"' "$work/processor.xml" && ! grep -q 'role="controller" created' "$work/processor.xml"
  result $? "what is in the processor's register (.$kind) is done for others"
  sound "what comes of it" "$work/processor.xml"
  for told in '<client ref="muster-ost-gmbh">' '<contract reference="M-2026-03" date="2026-02-16"/>' '<party id="muster-ost-gmbh" country="DE">' \
    '<email>dsb@ost.example.org</email>' '<address>8 avenue du Modèle, 00000 Exempleville</address>' '<no-transfer/>'; do
    grep -F "$told" "$work/processor.xml" >/dev/null
    result $? "and for whom (.$kind): $told"
  done
done

# ---- a record -------------------------------------------------------------------------------------------------------------

"$ppc" build -q -f json --library examples/library -o "$work/both" examples/complete/policy.xml 2>/dev/null
record=$work/both/internal/record.json
"$ppc" import --message-language en --report "$work/record.csv" -o "$work/record.xml" "$record" 2>"$work/err"
python3 tests/import/leaves.py "$record" "$work/record.csv" >"$work/leaves"
result $? "each value of a record is accounted for: $(tail -1 "$work/leaves")"
grep '^#' "$work/leaves"
grep -qF ": $(sed -n 's/ values.*//p' "$work/leaves") values: $(sed -n 's/.* \([0-9]*\) placed/\1/p' "$work/leaves") placed, 0 kept" "$work/err" &&
  fates "$work/record.csv" |
    grep '^|/processing/0/purpose/0/basis/0/kind/given|legitimate-interest|placed|processing operation / purpose serve / basis / kind|$' >/dev/null
result $? "and counted"

# ---- files that stand --------------------------------------------------------------------------------------------------

echo mine >"$work/mine.xml"
"$ppc" import -o "$work/mine.xml" "$work/register.ods" 2>"$work/err"
[ $? -eq 2 ] && [ "$(cat "$work/mine.xml")" = mine ] && grep -q -- --force "$work/err"
result $? "no file is written over"
"$ppc" import --report "$work/mine.xml" "$work/register.ods" >/dev/null 2>&1
[ $? -eq 2 ] && [ "$(cat "$work/mine.xml")" = mine ]
result $? "nor by the report"
"$ppc" import --force -o "$work/mine.xml" --report "$work/mine.xml" "$work/register.ods" >/dev/null 2>&1
[ $? -eq 2 ] && [ "$(cat "$work/mine.xml")" = mine ]
result $? "and description and report are two files"
(cd "$work" && "$ppc" import -q -o - register.ods >"$work/out") && cmp -s "$work/out" "$work/policy.xml" && [ ! -e "$work/-" ]
result $? "- is standard output"
ln -s nowhere "$work/link.xml"
"$ppc" import -o "$work/link.xml" "$work/register.ods" >/dev/null 2>&1
[ $? -eq 2 ] && [ ! -e "$work/nowhere" ]
result $? "nor through a link"
"$ppc" import -q --force -o "$work/mine.xml" "$work/register.ods" && cmp -s "$work/mine.xml" "$work/policy.xml"
result $? "but where that is asked for"
"$ppc" import -q -o "$work/no/such/folder.xml" "$work/register.ods" 2>"$work/err"
[ $? -eq 3 ] && grep -q "cannot write" "$work/err"
result $? "a folder that is not there is the machine's fault"
"$ppc" import "$work/no.ods" 2>"$work/err"
[ $? -eq 3 ] && grep -q "cannot read" "$work/err"
result $? "and a file that is not"
[ -z "$(find "$work" -name '*.xml.*')" ]
result $? "nothing half written is left"

# ---- tables -------------------------------------------------------------------------------------------------------------

printf 'Traitement;Finalit\xc3\xa9s;Donn\xc3\xa9es;Dur\xc3\xa9e de conservation;Destinataires\r\n"Paie; salaires";"Payer\nles gens";"nom, ""vrai"" salaire";5 ans;URSSAF\r\nPaie, salaires;;;;\r\n;;photo;1 an;\r\n' \
  >"$work/utf8.csv"
"$ppc" import -q -o "$work/utf8.xml" "$work/utf8.csv"
sound "a table in UTF-8" "$work/utf8.xml"
(printf '\xef\xbb\xbf'; cat "$work/utf8.csv") >"$work/bom.csv"
iconv -f UTF-8 -t LATIN1 "$work/utf8.csv" >"$work/latin1.csv"
iconv -f UTF-8 -t UTF-16 "$work/utf8.csv" >"$work/utf16.csv"
tr ';' '\t' <"$work/utf8.csv" | sed 's/"Paie\t/"Paie;/' >"$work/tabs.csv"
(printf 'sep=;\r\n'; cat "$work/utf8.csv") >"$work/sep.csv"
for form in bom latin1 utf16 tabs sep; do
  "$ppc" import -q "$work/$form.csv" | sed 's/[A-F][0-9]//g' >"$work/$form.xml"
  sed 's/[A-F][0-9]//g' "$work/utf8.xml" | diff - "$work/$form.xml"
  result $? "the same with: $form"
done
grep -qF '&quot;vrai&quot; salaire' "$work/utf8.xml" && [ "$(grep -c '<processing ' "$work/utf8.xml")" -eq 1 ] &&
  grep -qF '>photo<' "$work/utf8.xml"
result $? "quotes hold what is in them, and a row without a name goes on with the one before"
printf 'Processing,Purpose,Nickname\nPayroll,=1+1,\xe2\x80\x9cpay\xe2\x80\x9d,too many,-- <b>\n' >"$work/ragged.csv"
"$ppc" import -q --report "$work/ragged.report" --message-language en -o "$work/ragged.xml" "$work/ragged.csv"
sound "a row longer than its headers" "$work/ragged.xml"
grep -q 'languages="en"' "$work/ragged.xml" && grep -q 'D2: too many' "$work/ragged.xml" &&
  fates "$work/ragged.report" | grep '|kept|' >/dev/null && grep -q "\"'=1+1\"" "$work/ragged.report"
result $? "is kept, and nothing in the report is a formula"

printf 'Processing,Purpose\nPay\vroll,\001To pay \xef\xbf\xbe\x7f\n' >"$work/control.csv"
"$ppc" import -q -o "$work/control.xml" "$work/control.csv"
sound "a table with control characters" "$work/control.xml"
grep -q '>Pay roll<' "$work/control.xml"
result $? "which are blanks"
(printf 'Processing,Data\nPayroll,"one'; seq -f ', d%.0f' 100000 | tr -d '\n'; printf '; (two'; seq -f '; (d%.0f' 100000 | tr -d '\n'; echo '"') \
  >"$work/long.csv"
timeout 30 "$ppc" import -q -o "$work/long.xml" "$work/long.csv" && [ "$(grep -o '<item ' "$work/long.xml" | wc -l)" -eq 200002 ]
result $? "two hundred thousand values in one cell take their time once"

# A large register has more gaps than 16 bits count.
{ echo 'Traitement;Finalité;Données;Destinataires'; seq -f 'T%.0f;Tenir les comptes;nom;Banque' 10000; } >"$work/gaps.csv"
"$ppc" import -q -o "$work/gaps.xml" "$work/gaps.csv"
"$ppc" check -q "$work/gaps.xml" >/dev/null 2>&1
[ $? -eq 1 ] && [ "$(grep -o '<gap' "$work/gaps.xml" | wc -l)" -gt 65535 ]
result $? "and its description is checked with more than 65,535 gaps"

# ---- what is no register -------------------------------------------------------------------------------------------------

printf '%%PDF-1.7\n' >"$work/register.pdf"
fails "a PDF" "$work/register.pdf" "export the register"
printf '\xD0\xCF\x11\xE0rest' >"$work/register.xls"
fails "an old Excel file" "$work/register.xls" "--convert-to ods register.xls"
truncate -s 65M "$work/large.csv"
fails "a file of 65 MB" "$work/large.csv" "larger than 64 MB"
mkdir "$work/bad"
python3 tests/import/bad.py "$work/bad"
while IFS='|' read -r file words name; do
  fails "$name" "$work/bad/$file" "$words"
done <<'TABLE'
register.xlsb|--convert-to ods register.xlsb|a binary Excel file
string.xlsx|sheet 'Feuille1', cell A1: error: it refers to a text|an Excel file without its texts
string-minus.xlsx|cell A1: error: it refers to a text|a text before the first
columns.xlsx|sheet 'Feuille1', cell XFE1: error: more than 16384 columns|a column too many
letters.xlsx|cell A1: error: |a column beyond words
rows.xlsx|more than 1048576 rows|a row too many
back.xlsx|cell C2: error: |a cell before the one before it
again.xlsx|cell A3: error: |a row that comes twice
torn.xlsx|its XML is damaged at line 1|a sheet that is cut off
deep.xlsx|sheet 'Feuille1', cell A1: error: elements stand more than 256 deep|elements without end in a sheet
entities.xlsx|document type|entities in a sheet
bomb.xlsx|out of all proportion|a zip bomb of texts
lacks.xlsx|damaged|a sheet that is not there
budget.xlsx|there are: 'Feuille1'|another workbook
notes.xlsx|error: |a note without a place
plain.xlsx|neither a spreadsheet|a workbook of no kind
cut.ods|damaged|a zip that is cut off
photos.zip|no spreadsheet|another zip
letter.odt|no spreadsheet|a letter
locked.ods|password|what is encrypted
climbs.ods|'../../out.txt'|a path that climbs out
escape.ods|'../<U+009B>31m'|a name that speaks to the terminal
absolute.ods|'/etc/out.txt'|an absolute path
bomb.ods|out of all proportion|a zip bomb
entries.ods|more than 10000 entries|a zip of many entries
columns.ods|sheet 'Feuille1', cell B1: error: more than 16384 columns|a million columns
repeated.ods|sheet 'Feuille1', cell A3: error: more than 16384 columns|a cell a million times
rows.ods|sheet 'Feuille1', cell A3: error: more than 1048576 rows|rows without end
cells.ods|more than a million cells|a thousand million cells
text.ods|64 MB of text|a long text many times
rows-in-row.ods|sheet 'Feuille1', cell WQL1: error: a row or a cell stands where|a row in a row
cells-in-cell.ods|sheet 'Feuille1', cell A1: error: a row or a cell stands where|a cell in a cell
no-row.ods|sheet 'Feuille1', cell A1: error: a row or a cell stands where|a cell outside rows
minus.ods|more than 16384 columns|a negative number of columns
torn.ods|its XML is damaged at line 2|XML that is cut off
entities.ods|document type|entities
external.ods|document type|a document type elsewhere
entity.ods|its XML is damaged|an entity that nobody declared
deep.ods|sheet 'Feuille1', cell A1: error: elements stand more than 256 deep|elements without end
names.ods|there are: 'Budget'|another spreadsheet
nothing.ods|no cell has anything in it|a spreadsheet without sheets
spanish.ods|no sheet is known|another language's template
empty.csv|no cell has anything in it|an empty file
blank.csv|no cell has anything in it|a table of blanks
nul.csv|line 2, column 7: error: a byte NUL|a byte NUL
quote.csv|line 3, column 7: error: the quotation mark|a quotation mark that is never closed
other.csv|cell A1: error: no row has headers|another table
wide.csv|no row has headers|ten thousand columns of one name
wider.csv|line 1, column 32769: error: more than 16384 columns|more columns than a sheet has
noise.bin|a byte NUL|noise
register.xml|'ppc check'|a description
page.html|document type|a web page
TABLE

exit $failed
