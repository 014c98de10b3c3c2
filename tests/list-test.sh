#!/usr/bin/env bash
# ppc list: which descriptions are found, what is said of each, and what no description can do to the list.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "list"
root=$PWD
minimal=$root/examples/minimal/policy.xml
mkdir "$work/all" && cd "$work/all" || exit 1
export SOURCE_DATE_EPOCH=1795392000 # 2026-11-23

list() { "$ppc" list --message-language en "$@"; }

mkdir -p b/policy a/parts a/build/internal .hidden z elsewhere
cp "$minimal" b/policy/policy.xml
sed 's/Cycles Exemple/Vélos Exemple/; /<register/s/date="2026-11-22"/& reviewed="2026-11-23"/' "$minimal" >a/policy.xml
cp "$minimal" a/build/internal/policy.xml
cp "$minimal" .hidden/policy.xml
cp "$minimal" a/policy.bak
echo '<processing xmlns="urn:ppc:register:1" id="part"/>' >a/parts/part.xml
echo '<html xmlns="http://www.w3.org/1999/xhtml"/>' >a/page.xml
echo 'no XML at all' >a/text.xml
: >a/empty.xml
printf '\377\376' >a/mark.xml
printf '<?xml version="1.0" encoding="nothing-known"?><register/>' >a/encoding.xml
sed 's|^<?xml.*?>||' "$minimal" | iconv -f UTF-8 -t UTF-16 >z/utf16.xml

ends 0 "good descriptions are listed" list
has "with organisation, version, counts, age and next review" "a/policy.xml         Vélos Exemple   1.0           0         0     0           0  2028-11-23"
has "wherever they are" "b/policy/policy.xml"
has "in whatever encoding" "z/utf16.xml"
has "and counted" "3 descriptions: 0 errors, 0 warnings and 0 gaps"
[ ! -s "$work/err" ]
result $? "and nothing else is said"
for other in mark.xml encoding.xml build/ .hidden part.xml page.xml text.xml empty.xml policy.bak; do lacks "$other is none" "$other"; done
grep -oE '^[abz]/[^ ]*' "$work/out" | LC_ALL=C sort -c
result $? "in the order of their bytes"
ends 0 "what is listed twice is there once" list . ./a/.. ./
list a/policy.xml a/ >"$work/twice"
[ "$(grep -c 'policy.xml' "$work/twice")" -eq 1 ]
result $? "a file and its folder too"
ends 0 "rows alone" list -q
[ "$(wc -l <"$work/out")" -eq 3 ]
result $? "are rows alone"
ends 0 "in French" "$ppc" list --message-language fr
has "the heads are French" "prochaine revue"
ends 0 "on another day" list --as-of 2026-12-02
has "it is older" "     10  2028-11-22"

# ---- what is found
mkdir faulty open broken
sed 's/ basis="contract"//' "$minimal" >faulty/policy.xml
sed -e 's|<address>[^<]*</address>|<address><gap owner="Émilie"/></address>|' -e 's|<phone>[^<]*</phone>|<phone><gap/></phone>|' \
  -e 's/basis="contract">/basis="contract" status="proposed">/' "$minimal" >open/policy.xml
ends 1 "errors are status 1" list faulty
has "and counted" "1 description: 1 error, 0 warnings and 0 gaps"
ends 1 "gaps too" list open
has "with those who are to fill them" "Émilie 1, "
has "and what is to be confirmed" "to be confirmed 1"
ends 0 "but not in a draft" list --draft open
printf '<register xmlns="urn:ppc:register:1"><processing></register>' >broken/policy.xml
ends 1 "a broken one is no end" list broken a
has "but a line with the reason" "[PPC001]"
has "and the rest is there" "a/policy.xml"
has "and it is counted" "1 not read"
sed '1s/1.0/-1/' "$minimal" >broken/declared.xml
sed '1s/UTF-8/nothing-known/' "$minimal" >broken/encoded.xml
list broken >"$work/out"
has "nor is one that is wrong before it begins" broken/declared.xml
has "or in an encoding that nobody knows" broken/encoded.xml
sed 's|</subjects>|</subjects><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="shared.xml"/>|' "$minimal" >z/library.xml
ends 1 "a library that is not named" list z
has "is what is said, in place of errors that it makes" "'shared.xml' cannot be included: there is no such file [PPC005]"
lacks "and nothing is counted of what has no library" "1.0           1"
mkdir -p named/bare named/cut named/empty named/other
sed 's/ xmlns="urn:ppc:register:1"//' "$minimal" >named/bare/policy.xml
printf '<register xmlns="urn' >named/cut/policy.xml
: >named/empty/policy.xml
echo '<policy/>' >named/other/policy.xml
ends 1 "what is called policy.xml" list named
has "is listed without its namespace" "named/bare/policy.xml "
has "and cut off" "named/cut/policy.xml "
has "and empty" "named/empty/policy.xml  1:1: not well-formed XML: Document is empty [PPC001]"
lacks "but not where it is something else" named/other
ends 3 "a folder that is not there" list none a
has "is said in its line" "none          No such file or directory"
has "and the rest is there" "a/policy.xml"

# ---- links, and folders without end
mkdir out && ln -s ../elsewhere out/away && cp "$minimal" elsewhere/ && ln -s . out/loop && ln -s "$minimal" out/link.xml && mkfifo out/pipe.xml
ends 0 "links are not followed, a pipe is not waited for" timeout 20 "$ppc" list out
lacks "and list nothing" policy.xml
ends 0 "a folder that is a link is named on purpose" list out/away
has "and listed" out/away/policy.xml

python3 -c 'import os
for i in range(300):
    os.mkdir("deep-down-in-here"); os.chdir("deep-down-in-here")'
ends 3 "a folder too deep to be named" list deep-down-in-here
has "is told" "File name too long"
rm -rf deep-down-in-here

# ---- for programs
mkdir -p 'csv/=1+1' 'csv/a,b'
sed 's|<name>Cycles Exemple</name>|<name>=HYPERLINK("http://exemple.fr";"x")</name>|; /<register/s/version="1.0"/version="-2"/' "$minimal" >'csv/a,b/policy.xml'
printf '<register xmlns="urn:ppc:register:1">' >csv/broken.xml
ends 1 "as CSV" list --csv csv
python3 - "$work/out" <<'E'
import csv, sys
data = open(sys.argv[1], newline="", encoding="utf-8").read()
assert data.count("\r\n") == data.count("\n"), "lines end as RFC 4180 has them"
rows = list(csv.DictReader(data.splitlines()))
assert len(rows) == 2, open(sys.argv[1]).read()
assert all(None not in row and None not in row.values() for row in rows), rows
first, second = rows
assert first["description"] == "csv/a,b/policy.xml" and first["organisation"] == "'=HYPERLINK(\"http://exemple.fr\";\"x\")", first
assert first["version"] == "'-2" and first["age_days"] == "1" and first["next_review"] == "2028-11-22" and not first["fault"], first
assert second["description"] == "csv/broken.xml" and "PPC001" in second["fault"] and second["errors"] == "", second
E
result $? "has a head, quotes, and no formula"
mkdir escape && sed $'s|<name>Cycles Exemple</name>|<name>A\xc2\x9bB\xe2\x80\xaeC</name>|' "$minimal" >escape/policy.xml
"$ppc" list escape >"$work/out" 2>&1
has "no name speaks to the terminal" "A<U+009B>B<U+202E>C"
cp -r a wide && sed -i 's/Vélos Exemple/名前株式会社/' wide/policy.xml && list -q a wide >"$work/out"
python3 - "$work/out" <<'E'
import sys, unicodedata
rows = open(sys.argv[1], encoding="utf-8").read().splitlines()
widths = {sum(2 if unicodedata.east_asian_width(c) == "W" else 1 for c in row[:row.index("1.0")]) for row in rows}
assert len(rows) == 2 and len(widths) == 1, rows
E
result $? "wide letters stand in their columns"
ends 2 "an option of a build is wrong usage" list -f policy a
ends 0 "there is help" "$ppc" list --help
has "which names the options" "--csv"
"$ppc" help list | cmp -s - "$work/out"
result $? "by either way"
exit $failed
