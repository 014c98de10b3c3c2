#!/usr/bin/env bash
# Bad input: a clear error with its place, the right exit status, and the documents of the build before as they were.
set -u
cd "$(dirname "$0")/.." || exit 1
export LC_ALL=C.UTF-8
unset SOURCE_DATE_EPOCH PPC_FAULT
root=$PWD
ppc=${PPC:-$PWD/build/ppc}
work=$(mktemp -d) || exit 1
mounted=
tidy() {
  [ -z "$mounted" ] || umount "$mounted" 2>/dev/null
  chmod -R u+rwx "$work" 2>/dev/null
  rm -rf "$work"
}
trap tidy EXIT
failed=0

# ---- how a case is tried -----------------------------------------------------------------------------

good=$work/good
mkdir "$good"
cp examples/minimal/policy.xml "$good/policy.xml"
if ! "$ppc" build -q -o "$good/build" "$good/policy.xml"; then
  echo "not ok bad input: the good description does not build"
  exit 1
fi

# What a failing build may write anew, it marks as not publishable: review report, questions, and their manifest.
documents() {
  (cd "$1" 2>/dev/null && find . -mindepth 1 ! -name 'review.pdf' ! -name 'questions.*' ! -path ./internal/manifest.json |
    sort | while read -r path; do if [ -f "$path" ]; then sha256sum "$path"; else echo "$path"; fi; done)
}

fresh() {
  chmod -R u+rwx "$work/case" 2>/dev/null
  rm -rf "$work/case"
  cp -a "$good" "$work/case"
  cd "$work/case" || exit 1
}

complain() {
  echo "   $1"
  case_failed=1
}

# Every line on standard error is of ours: a finding, its excerpt, what stands below it, the count, or "ppc: ...".
ours='^[^ ].*:[0-9]+:[0-9]+: (error|warning|note): .* \[PPC[0-9]+\]$|^[^ ].*: note: declared here$|^ppc: |^ *[0-9]* \| |^      \| *\^~*$|^   = (law|help|see|why): |^[0-9]+ (error|warning|note)|^Try '

# refuse NAME STATUS PATTERN... [-- COMMAND...]: the command (default: a build of policy.xml) ends with the status;
# each pattern is found on standard error; the documents of the build before stand.
refuse() {
  local name=$1 expected=$2 status pattern
  local patterns=() command=("$ppc" build --message-language en policy.xml)
  shift 2
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    patterns+=("$1")
    shift
  done
  if [ $# -gt 0 ]; then
    shift
    command=("$@")
  fi
  case_failed=0
  documents build >"$work/before"
  timeout -k 5 60 "${command[@]}" >"$work/out" 2>"$work/err" </dev/null
  status=$?
  [ "$status" -eq "$expected" ] || complain "exit status $status, expected $expected"
  for pattern in "${patterns[@]}"; do
    grep -aqE -- "$pattern" "$work/err" || complain "no message like: $pattern"
  done
  [ "$expected" -eq 0 ] || [ -s "$work/err" ] || complain "no message at all"
  if grep -avE "$ours" "$work/err" >"$work/foreign"; then
    complain "lines that are not ours: $(head -n 3 "$work/foreign")"
  fi
  if [ "$expected" -ne 0 ]; then
    documents build >"$work/after"
    cmp -s "$work/before" "$work/after" || complain "earlier outputs were touched: $(diff "$work/before" "$work/after" | head -n 5)"
    [ -s "$work/before" ] || complain "there were no earlier outputs"
  fi
  result "$name"
}

result() {
  if [ "$case_failed" -eq 0 ]; then
    echo "ok bad input: $1"
  else
    echo "not ok bad input: $1"
    sed 's/^/      /' "$work/err" | cut -c1-200 | head -n 12
    failed=1
  fi
}

skip() {
  echo "# skipped: $1"
}

# edit FROM TO: the first line that holds FROM (a fixed string) has TO in its place.  Sets $place, line and column of TO.
edit() {
  local line column
  line=$(grep -nF -- "$1" policy.xml | head -n 1 | cut -d: -f1)
  [ -n "$line" ] || { echo "   no '$1' in the description" >&2; exit 1; }
  column=$(FROM=$1 awk -v line="$line" 'NR == line { print index($0, ENVIRON["FROM"]) }' policy.xml)
  FROM=$1 TO=$2 awk -v line="$line" 'NR == line {
    at = index($0, ENVIRON["FROM"])
    $0 = substr($0, 1, at - 1) ENVIRON["TO"] substr($0, at + length(ENVIRON["FROM"])) } { print }' policy.xml >edited.xml
  mv edited.xml policy.xml
  place="policy.xml:$line:$column:"
}

at() { # OFFSET: $place, so many characters further right
  echo "${place%:*:}:$(($(echo "$place" | cut -d: -f3) + $1)):"
}

# ---- not a description ---------------------------------------------------------------------------------

fresh; echo 'Dear reader,' >policy.xml
refuse "not XML" 1 '^policy.xml:1:1: error: .*\[PPC001\]'

fresh; head -c 65536 "$ppc" >policy.xml
refuse "a program instead of a description" 1 '^policy.xml:1:[0-9]+: error: .*\[PPC00[12]\]'

fresh; : >policy.xml
refuse "an empty file" 1 '^policy.xml:1:1: error: .*\[PPC001\]'

fresh; printf '  \n\n' >policy.xml
refuse "a blank file" 1 '^policy.xml:[0-9]+:[0-9]+: error: .*\[PPC001\]'

fresh; head -c 2000 "$good/policy.xml" >policy.xml
refuse "a file cut short" 1 '^policy.xml:[0-9]+:[0-9]+: error: .*\[PPC001\]'

fresh; printf '<html/>' >policy.xml
refuse "another language of XML" 1 '^policy.xml:1:2: error: .*html.*\[PPC010\]'

fresh; edit 'urn:ppc:register:1' 'urn:ppc:register:9'
refuse "a namespace of another version" 1 '^policy.xml:[0-9]+:[0-9]+: error: .*\[PPC010\]'

# "fr   " has blanks where a language might be.
for languages in '' ' ' 'fr   fr  en' 'french'; do
  fresh; sed -i "s/ languages=\"[^\"]*\"/ languages=\"$languages\"/" policy.xml
  refuse "languages=\"$languages\"" 1 '\[PPC(013|930)\]' -- "$ppc" build --draft --message-language en policy.xml
done

# ---- encodings ---------------------------------------------------------------------------------------------

fresh; edit 'atelier :' 'atelier réparateur :'; iconv -f UTF-8 -t ISO-8859-1 policy.xml >latin && mv latin policy.xml
refuse "Latin 1 that says it is UTF-8" 1 "^$(at 9) error: .*\[PPC002\]"

fresh; sed -i '1s/UTF-8/klingon/' policy.xml
refuse "an encoding that does not exist" 1 '^policy.xml:1:[0-9]+: error: .*klingon.*\[PPC002\]'

fresh; printf 'PK\003\004\024\000\000' >policy.xml
refuse "a spreadsheet" 1 '^policy.xml:1:1: error: .*such as a spreadsheet \[PPC002\]'
"$ppc" check --message-language en policy.xml 2>&1 | grep -qF "ppc import"
result $? "and what to do with it is said"
fresh; printf 'Traitement;Finalit\303\251\nPaie;payer\n' >policy.xml
refuse "a table" 1 '^policy.xml:1:1: error: .*\[PPC001\]'
"$ppc" check --message-language en policy.xml 2>&1 | grep -qF "ppc import"
result $? "and that it is for ppc import is said"

# Pages and PDFs name what they were made from by its sum, and some PDFs carry it: of the public ones the words are
# compared.
documents_of() { # DIR
  (cd "$1" && find . -type f ! -name manifest.json ! -name '*.pdf' | while read -r file; do
    echo "$(sed '/<meta name="dcterms.source"/d' "$file" | sha256sum) $file"
  done &&
    for file in public/*.pdf; do echo "$(pdftotext "$file" - | sha256sum) $file"; done) | sort
}

same_documents() { # NAME: the description as it stands is built, and yields what the good one yields
  case_failed=0
  rm -rf build
  timeout 60 "$ppc" build -q -o build policy.xml >"$work/out" 2>"$work/err" || complain "exit status $?"
  documents_of build >"$work/after"
  documents_of "$good/build" >"$work/before"
  cmp -s "$work/before" "$work/after" || complain "other documents: $(diff "$work/before" "$work/after" | head -n 3)"
  result "$1"
}

fresh; { printf '\357\273\277'; cat "$good/policy.xml"; } >policy.xml
same_documents "a byte order mark is accepted"
fresh; sed '1s/UTF-8/ISO-8859-1/' "$good/policy.xml" | iconv -f UTF-8 -t ISO-8859-1 >policy.xml
same_documents "Latin 1 that says so is accepted"
fresh; { printf '\377\376'; sed '1s/UTF-8/UTF-16/' "$good/policy.xml" | iconv -f UTF-8 -t UTF-16LE; } >policy.xml
same_documents "UTF-16 is accepted"
fresh; sed 's/$/\r/' "$good/policy.xml" >policy.xml
same_documents "lines that end as on Windows are accepted"

# ---- what the machine refuses -------------------------------------------------------------------------------

fresh; mkdir folder.xml
refuse "a folder" 3 '^ppc: .*folder.xml' -- "$ppc" build -o build folder.xml
refuse "no such file" 3 '^ppc: .*nothing.xml.*No such file' -- "$ppc" build -o build nothing.xml
refuse "a file in no such folder" 3 '^ppc: .*No such file' -- "$ppc" build -o build nowhere/policy.xml

# Root reads what it likes, unless it lays that power down.
powerless=(env)
if [ "$(id -u)" -eq 0 ]; then
  powerless=(setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-dac_override,-dac_read_search)
fi
touch "$work/secret"; chmod 000 "$work/secret"
if ! "${powerless[@]}" true 2>/dev/null || "${powerless[@]}" cat "$work/secret" >/dev/null 2>&1; then
  skip "unreadable and unwritable files: nothing is, for this user"
else
  fresh; chmod 000 policy.xml
  refuse "an unreadable file" 3 '^ppc: .*policy.xml.*Permission denied' -- "${powerless[@]}" "$ppc" build policy.xml
  fresh; edit '<dpo' '<xi:include href="part.xml" xmlns:xi="http://www.w3.org/2001/XInclude"/><dpo'; touch part.xml; chmod 000 part.xml
  refuse "an unreadable part" 3 '^ppc: .*part.xml.*Permission denied' -- "${powerless[@]}" "$ppc" build policy.xml
  fresh; edit 'Cycles Exemple' 'Cycles Autre'; chmod 555 build
  refuse "an output folder that may not be written" 3 '^ppc: .*build.*Permission denied' -- "${powerless[@]}" "$ppc" build policy.xml
  fresh; edit 'Cycles Exemple' 'Cycles Autre'; chmod 555 build/public
  refuse "a public folder that may not be written" 3 '^ppc: .*public.*Permission denied' -- "${powerless[@]}" "$ppc" build policy.xml
  fresh; chmod 555 .
  refuse "no place for the output folder" 3 '^ppc: .*Permission denied' -- "${powerless[@]}" "$ppc" build -o new policy.xml
fi

fresh; echo mine >out
refuse "an output folder that is a file" 3 '^ppc: .*out' -- "$ppc" build -o out policy.xml
[ "$(cat out)" = mine ] || { echo "not ok bad input: the file in the folder's place is gone"; failed=1; }

fresh; edit 'Cycles Exemple' 'Cycles Autre'; rm build/public/policy.fr.pdf; mkdir build/public/policy.fr.pdf
refuse "a folder in the place of an output" 3 '^ppc: .*policy.fr.pdf'

fresh; edit 'Cycles Exemple' 'Cycles Autre'
for step in 1 2 3 7 20; do
  refuse "the disk is full at write $step" 3 '^ppc: .*No space left' -- env PPC_FAULT=write:$step "$ppc" build policy.xml
done

disk=$work/disk
mkdir "$disk"
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=2m tmpfs "$disk" 2>/dev/null; then
  mounted=$disk
  fresh; cp -a build "$disk/"; edit 'Cycles Exemple' 'Cycles Autre'
  rm -rf build; ln -s "$disk/build" build
  dd if=/dev/zero of="$disk/ballast" bs=4k 2>/dev/null
  refuse "a disk that is full" 3 '^ppc: .*No space left' -- "$ppc" build policy.xml
  truncate -s -48k "$disk/ballast"
  refuse "a disk that is full after the first outputs" 3 '^ppc: .*No space left' -- "$ppc" build policy.xml
  cd "$work" && umount "$disk" && mounted=
else
  skip "a full disk of its own: only root mounts one"
fi

# Standard output is a place to write to like another.
if [ -e /dev/full ]; then
  fresh
  refuse "standard output is full" 3 '^ppc: ' -- sh -c '"$1" build -T tree policy.xml >/dev/full' sh "$ppc"
fi

# The thread that misses a font may hold what the end of the process asks for; what was staged is the next build's.
without() { # NAME HOW FILE: of the program's own
  local name=$1 how=$2 file=$3 status
  rm -rf "$work/data"; mkdir "$work/data"
  cp -r "$root/fonts" "$root/schema" "$root/stylesheets" "$work/data"
  "$how" "$work/data/$file"
  fresh; edit 'Cycles Exemple' 'Cycles Autre'
  documents build >"$work/before"
  timeout -k 5 20 env PPC_DATA="$work/data" "$ppc" build -q policy.xml >"$work/out" 2>"$work/err"
  status=$?
  documents build | grep -v '\.ppc-' >"$work/after"
  if [ $status -eq 3 ] && [ "$(wc -l <"$work/err")" -eq 1 ] && cmp -s "$work/before" "$work/after" &&
    grep -q "^ppc: cannot read the font .*${file##*/}$" "$work/err" && "$ppc" build -q policy.xml &&
    [ ! -e build/.ppc-staging ]; then
    echo "ok bad input: $name"
  else
    echo "not ok bad input: $name (exit status $status)"
    sed 's/^/      /' "$work/err"
    failed=1
  fi
}
truncated() { : >"$1"; }
without "a font that is gone" rm fonts/CharisSIL-Regular.ttf
without "another font that is gone" rm fonts/CharisSIL-Bold.ttf
without "a font that is no font" truncated fonts/CharisSIL-Bold.ttf

# ---- elements, attributes, names --------------------------------------------------------------------------------

fresh; edit '<legal-form>SARL</legal-form>' '<legal-from>SARL</legal-from>'
refuse "an element that does not exist" 1 "^$(at 1) error: .*legal-from.*organisation.*legal-form.*\[PPC011\]"

fresh; edit '<no-transfer/>' '<consent/>'
refuse "an element that stands elsewhere" 1 "^$(at 1) error: 'consent' stands in basis, not in 'processing' \[PPC011\]" \
  'help: in .processing. may stand: title, .*, note$'

fresh; edit '<no-transfer/>' '<role>controller</role>'
refuse "an attribute written as an element" 1 '\[PPC011\]' 'help: it is an attribute: write role="…" on <processing>'

fresh; edit '<dpo status="none">' '<dpo statut="none">'
refuse "an attribute that does not exist" 1 "^$(at 5) error: .*dpo.*statut.*status.*\[PPC012\]"

fresh; edit '<subject ref="customer"/>' '<subject ref="custmer"/>'
refuse "a reference to nothing" 1 "^$(at 14) error: .*custmer.*customer.*\[PPC020\]"

fresh; edit 'measure ref="logins copies disks"' 'measure ref="logins copes disks"'
refuse "a name within a list that is nothing's" 1 "^$(at 20) error: .*copes.*copies.*\[PPC020\]"

fresh; edit '<retain ref="books"' '<retain ref="customer"'
refuse "a reference to a thing of another kind" 1 "^$(at 13) error: .*customer.*\[PPC020\]"

fresh; edit 'label xml:lang="en">You leave' 'label xml:lang="de">You leave'
refuse "a language that the description does not have" 1 "^$(at 20) error: 'de'.*\[PPC013\]"

fresh; sed -i 's/languages="fr en"/languages="fr"/' policy.xml
refuse "a description that lost a language" 1 "error: 'en' is no language.*\[PPC013\]"

fresh; edit 'id="copies"' 'id="logins"'
refuse "a name given twice" 1 '^policy.xml:[0-9]+:[0-9]+: error: .*logins.*\[PPC021\]'

fresh; edit '<no-transfer/>' 'No transfer.'
refuse "text where no text stands" 1 "^$place error: .*processing.*\[PPC016\]"

fresh; sed -i 's/free="yes"/fre="yes"/; s/P3Y/3 years/; s/kind="customer"/kind="custmer"/; s/ref="customer-file"/ref="customerfile"/; s/<no-recipient.>//' policy.xml
refuse "faults of form and of law are told in one run" 1 'fre.*\[PPC012\]' '3 years.*\[PPC013\]' 'custmer.*\[PPC013\]' \
  'customerfile.*\[PPC020\]' '\[PPC401\]' '^[5-9] errors'

# ---- values: each kind, with what was expected ---------------------------------------------------------------------

value() { # NAME FROM TO OFFSET PATTERN
  fresh; edit "$2" "$3"
  refuse "$1" 1 "^$(at "$4") error: .*$5.*\[PPC013\]"
}

value "a date in another order" 'updated="2026-11-22"' 'updated="22/11/2026"' 9 '22/11/2026'
value "a day that does not exist" 'updated="2026-11-22"' 'updated="2026-02-30"' 9 '2026-02-30'
value "a duration in words" 'for="P3Y"' 'for="3 years"' 5 '3 years'
value "a duration without its P" 'for="P3Y"' 'for="3Y"' 5 '3Y'
value "a duration of one and a half" 'for="P3Y"' 'for="P1.5Y"' 5 'P1.5Y'
value "a duration below zero" 'for="P3Y"' 'for="P-3Y"' 5 'P-3Y'
value "a period of no time" 'reply="P1M"' 'reply="P0D"' 7 'reply'
value "a year that is a slip" 'updated="2026-11-22"' 'updated="2206-11-22"' 9 '2206'
value "a year before computers" 'created="2026-01-12"' 'created="0026-01-12"' 9 '26'
value "a sheet updated before it was created" 'updated="2026-11-22"' 'updated="2025-11-22"' 9 '2025.*2026'
value "a code with a slip" 'basis="contract"' 'basis="contrat"' 7 'contrat.*contract'
value "a code that is nothing's" 'kind="customer"' 'kind="zzzzzz"' 6 'zzzzzz'
value "a country by its name" '<organisation id="workshop" country="FR"' '<organisation id="workshop" country="France"' 37 'France'
value "a country in small letters" '<organisation id="workshop" country="FR"' '<organisation id="workshop" country="fr"' 37 "'fr'"
value "a country that does not exist" '<organisation id="workshop" country="FR"' '<organisation id="workshop" country="XQ"' 37 'XQ'
value "a flag in another language" 'free="yes"' 'free="oui"' 6 'oui'
value "a number in words" '<organisation id="workshop"' '<organisation id="workshop" headcount="douze"' 39 'douze'
value "a link without its scheme" 'href="https://cycles.example.org/"' 'href="cycles.example.org"' 6 'cycles.example.org'
value "a link to a file" 'href="https://cycles.example.org/"' 'href="file:///etc/passwd"' 6 'file:///etc/passwd'
value "a link that is a script" 'href="https://cycles.example.org/"' 'href="javascript:alert(1)"' 6 'javascript'
value "an e-mail address in words" '<email>atelier@cycles' '<email>atelier at cycles' 7 'atelier at cycles'
value "two e-mail addresses" '<email>atelier@cycles.example.org' '<email>a@example.org, b@example.org' 7 'a@example.org, b@'
value "an e-mail address without its domain" '<email>atelier@cycles.example.org' '<email>atelier@cycles' 7 'atelier@cycles'
value "a telephone number in words" '<phone>+33 1 99 00 12 34' '<phone>ask at the counter' 7 'ask at the counter'
value "a name with a space in it" 'id="workshop"' 'id="the workshop"' 4 'the workshop'
value "a name that is a path" 'situation id="counter"' 'situation id="../counter"' 14 'counter'
value "an event that is no name" 'after="last-contact"' 'after="last contact!"' 7 'last contact'

lifetime='<trackers><tracker id="s" name="s" processing="repairs" purpose="authentication" lifetime="sesion" consent="exempt" third-parties="no"><label xml:lang="fr">x</label><label xml:lang="en">x</label></tracker></trackers>'
fresh; edit '<notice id="site"' "$lifetime<notice id=\"site\""
refuse "a lifetime with a slip" 1 '^policy.xml:[0-9]+:[0-9]+: error: .*sesion.*\[PPC013\]'
fresh; edit '<notice id="site"' '<notice id="site"><prevailing language="french language"/></notice><notice id="other"'
refuse "a language that is none" 1 '^policy.xml:[0-9]+:[0-9]+: error: .*french language.*\[PPC013\]'

# ---- every slip at once -----------------------------------------------------------------------------------------------

# tests/bad-input/everything.xml has one of each; UPDATE=yes writes what is said of it now: read the difference.
for language in en fr; do
  case_failed=0
  golden=$root/tests/bad-input/everything.$language.out
  (cd "$root/tests/bad-input" &&
    "$ppc" check --color never --as-of 2026-11-22 --message-language $language everything.xml) >"$work/err" 2>&1
  [ $? -eq 1 ] || complain "another exit status than 1"
  [ "${UPDATE:-}" = yes ] && cp "$work/err" "$golden"
  diff "$golden" "$work/err" || complain "another output"
  result "every slip at once, in $language"
done

# ---- includes --------------------------------------------------------------------------------------------------------

xi='xmlns:xi="http://www.w3.org/2001/XInclude"'
include() { # HREF [MORE]: in the place of the measures
  fresh
  edit '<measure id="logins"' "<xi:include $xi href=\"$1\"${2:-}/><measure id=\"logins\""
}

measure='<measure xmlns="urn:ppc:register:1" id="locks" family="other"/>'
include part.xml; echo "$measure" >part.xml
refuse "an include is taken in" 0

include policy.xml
refuse "a file that includes itself" 1 "^$(at 1) error: .*policy.xml.*\[PPC005\]"

include a.xml
echo "<measures xmlns=\"urn:ppc:register:1\"><xi:include $xi href=\"b.xml\"/></measures>" >a.xml
echo "<measures xmlns=\"urn:ppc:register:1\"><xi:include $xi href=\"a.xml\"/></measures>" >b.xml
refuse "a cycle of includes" 1 '^b.xml:1:39: error: .*a.xml.*\[PPC005\]'

echo "$measure" >"$work/outside.xml"
include ../outside.xml
refuse "an include outside the folder" 1 "^$(at 1) error: .*outside.xml.*\[PPC005\]"
include "$work/outside.xml"
refuse "an include by an absolute path" 1 "^$(at 1) error: .*\[PPC005\]"
include part/../../outside.xml; mkdir part
refuse "an include outside the folder, the long way" 1 "^$(at 1) error: .*outside.xml.*\[PPC005\]"
include link.xml; ln -s ../outside.xml link.xml
refuse "an include through a symbolic link" 1 "^$(at 1) error: .*link.xml.*\[PPC005\]"
include there/outside.xml; ln -s .. there
refuse "an include through a linked folder" 1 "^$(at 1) error: .*outside.xml.*\[PPC005\]"
include loop.xml; ln -s loop.xml loop.xml
refuse "an include through a link to itself" 1 "^$(at 1) error: .*loop.xml.*\[PPC005\]"
include nowhere.xml
refuse "an include of nothing" 1 "^$(at 1) error: .*nowhere.xml.*\[PPC005\]"
include build
refuse "an include of a folder" 1 "^$(at 1) error: .*build.*\[PPC005\]"
for address in http://127.0.0.1:9/part.xml https://example.org/part.xml file:///etc/passwd ftp://127.0.0.1/x 'data:text/xml,x' //127.0.0.1/x; do
  include "$address"
  refuse "an include by URL: ${address%%:*}" 1 "^$(at 1) error: .*\[PPC005\]"
done
include part.xml ' parse="text"'; echo "$measure" >part.xml
refuse "an include of text" 1 "^policy.xml:[0-9]+:[0-9]+: error: .*\[PPC005\]"
fresh; edit '<measure id="logins"' "<xi:include $xi href=\"no.xml\"><xi:fallback/></xi:include><measure id=\"logins\""
refuse "an include with a fallback" 1 "^policy.xml:[0-9]+:[0-9]+: error: .*\[PPC005\]"
include part.xml; echo "<measure" >part.xml
refuse "a part that is not XML" 1 '^part.xml:[0-9]+:[0-9]+: error: .*\[PPC001\]'
include part.xml; echo '<measure xmlns="urn:ppc:register:1" id="locks" famly="other"/>' >part.xml
refuse "a fault in a part is told in the part" 1 '^part.xml:1:48: error: .*famly.*family.*\[PPC012\]'

include deep.0.xml
for ((i = 0; i < 400; i++)); do
  echo "<measures xmlns=\"urn:ppc:register:1\"><xi:include $xi href=\"deep.$((i + 1)).xml\"/></measures>" >deep.$i.xml
done
echo "$measure" >deep.400.xml
refuse "parts in parts in parts" 1 '\[PPC004\]'

# Each part includes the next one ten times: 10^9 measures, were it let.
include bomb.0.xml
for ((i = 0; i < 9; i++)); do
  { echo '<measures xmlns="urn:ppc:register:1">'
    for ((k = 0; k < 10; k++)); do echo "<xi:include $xi href=\"bomb.$((i + 1)).xml\"/>"; done
    echo '</measures>'; } >bomb.$i.xml
done
echo "$measure" >bomb.9.xml
refuse "a bomb of includes" 1 '\[PPC004\]'

# ---- entities, sizes -----------------------------------------------------------------------------------------------------

doctype() { # DECLARATIONS: behind the XML declaration
  fresh
  { head -n 1 "$good/policy.xml"; printf '%s\n' "<!DOCTYPE register $1>"; tail -n +2 "$good/policy.xml"; } >policy.xml
}

doctype '[<!ENTITY x SYSTEM "file:///etc/passwd">]'; edit 'Cycles Exemple' '&x;'
refuse "an external entity" 1 '^policy.xml:2:1: error: .*\[PPC003\]'
grep -rqs 'root:x:' build && { echo "not ok bad input: the file of passwords was printed"; failed=1; }
doctype '[<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]'
refuse "an external parameter entity" 1 '^policy.xml:2:1: error: .*\[PPC003\]'
doctype 'SYSTEM "http://127.0.0.1:9/x.dtd"'
refuse "an external document type" 1 '^policy.xml:2:1: error: .*\[PPC003\]'
doctype '[<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]'; edit 'Cycles Exemple' '&h;'
refuse "an entity bomb" 1 '^policy.xml:2:1: error: .*\[PPC003\]'
fresh; edit 'Cycles Exemple' 'Cycles &eacute;'
refuse "an entity that nobody declared" 1 "^$(at 7) error: .*\[PPC003\]"

fresh; truncate -s 200M policy.xml
refuse "a file of 200 MB" 1 '^policy.xml:1:1: error: .*64.*\[PPC004\]'
if [ -z "${PPC_SANITISED:-}" ]; then
  refuse "a file of 200 MB is not read" 1 '\[PPC004\]' -- sh -c 'ulimit -v 150000; "$1" build --message-language en policy.xml' sh "$ppc"
fi

fresh; deep=$(printf '<em>%.0s' $(seq 100000))
{ sed '/<name>/q' "$good/policy.xml"; printf '<x>%s' "$deep"; } >policy.xml
refuse "100,000 nested elements" 1 '^policy.xml:[0-9]+:[0-9]+: error: .*256.*\[PPC004\]'
fresh; TO="$(printf '<em>%.0s' $(seq 240))x$(printf '</em>%.0s' $(seq 240))" awk '!done && /aucun des trois cas/ { sub(/Petit atelier/, ENVIRON["TO"]); done = 1 } { print }' "$good/policy.xml" >policy.xml
refuse "240 nested elements are none too many" 0

fresh; long=$(head -c 200000 /dev/zero | tr '\0' 'a'); printf '%s' "$long" >long
awk 'BEGIN { getline long <"long" } /Cycles Exemple/ { sub(/Cycles Exemple/, long) } { print }' "$good/policy.xml" >policy.xml
refuse "a word of 200,000 letters" 0
fresh; head -c 12000000 /dev/zero | tr '\0' 'a' >long
{ sed '/<dpo/,$d' "$good/policy.xml"; printf '<dpo status="'; cat long; printf '"/></organisation></register>'; } >policy.xml
refuse "an attribute of 12 MB" 1 '\[PPC0[0-9][0-9]\]'

# ---- texts ------------------------------------------------------------------------------------------------------------------

fresh; edit 'Petit atelier' "Petit $(printf '\001')atelier"
refuse "a control character" 1 "^$(at 6) error: .*\[PPC00[12]\]"
grep -q "$(printf '\001')" "$work/err" && { echo "not ok bad input: a control character is printed on the terminal"; failed=1; }
fresh; edit 'Petit atelier' 'Petit &#27;[31matelier'
refuse "a control character by its number" 1 '^policy.xml:[0-9]+:[0-9]+: error: .*\[PPC001\]'
fresh; edit 'Petit atelier' "$(printf 'Petit \302\233atelier')"
refuse "a control character of the second kind" 1 "^policy.xml:[0-9]+:[0-9]+: error: .*\[PPC040\]"

fresh; edit 'Petit atelier' 'Petit ]]> atelier'
refuse "]]> in a text" 1 '^policy.xml:[0-9]+:[0-9]+: error: .*\[PPC001\]'
fresh; edit 'Cycles Exemple' 'Cycles ]]&gt; <![CDATA[<b>&]]>'
refuse "]]> written as it should be" 0
grep -q 'Cycles \]\]&gt; &lt;b&gt;&amp;\|Cycles \]\]&gt; &lt;b>&amp;' build/public/policy.fr.html || { echo "not ok bad input: ]]> and < do not come out as text"; failed=1; }

fresh; edit 'Petit atelier' 'Petit <script>alert(1)</script>'
refuse "<script> in prose" 1 "^$(at 7) error: .*script.*\[PPC026\]"
fresh; edit 'Petit atelier' 'Petit <img src="x" onerror="alert(1)"/>'
refuse "<img> in prose" 1 "^$(at 7) error: .*img.*\[PPC026\]"
fresh; edit 'Petit atelier' 'Petit <em onclick="alert(1)">x</em>'
refuse "onclick in prose" 1 "^$(at 10) error: .*onclick.*\[PPC012\]"
fresh; edit 'Réparer votre' '&lt;script&gt;alert()&lt;/script&gt; "quoted" votre'; edit 'Cycles Exemple' '&lt;/title>&lt;script>alert(2)&lt;/script>'
refuse "a script's text is text" 0
# What a page tells programs is data, in the one element that is allowed.
grep -r '<script' build/public build/internal --include='*.html' | grep -v ':<script type="application/ld+json">$' && { echo "not ok bad input: a script on a page"; failed=1; }
for link in 'javascript:alert(1)' 'JaVaScRiPt:alert(1)' ' javascript:alert(1)' 'java&#10;script:alert(1)' '&#106;avascript:alert(1)' 'data:text/html,x' 'vbscript:x' '//example.org/' 'x.html'; do
  fresh; edit 'Petit atelier' "Petit <a href=\"$link\">x</a>"
  refuse "a link to $link" 1 "^${place%:*:}:4[45]: error: .*\[PPC025\]"
done

fresh; edit 'Réparer votre' 'Réparer 𐍈 votre'
refuse "a character that no font has" 1 "^policy.xml:[0-9]+:[0-9]+: error: .*\[PPC040\]"
pdftotext -raw build/internal/review.pdf - | grep -q 'U+10348' ||
  { echo "not ok bad input: the review does not name the character that no font has"; failed=1; }
fresh; edit 'Cycles Exemple' '<!-- 自 -->Cycles 自転&#x8ECA;'
refuse "a name in letters that no font has" 1 "^policy.xml:6:28: error: .*U\+81EA.*\[PPC040\]"
grep -q '^policy.xml:6:30: error: .*U+8ECA' "$work/err" || { echo "not ok bad input: a character by its number has another place"; failed=1; }
fresh; edit 'vélo confié' 'vélo ساعة confié'
refuse "a script that is read from right to left" 1 '^policy.xml:[0-9]+:32: error: .*U\+0633.*right to left.*\[PPC040\]'
fresh; edit 'vélo confié' 'vélo &#x202E;éifnoc'
refuse "an override of direction" 1 '^policy.xml:[0-9]+:32: error: .*U\+202E.*right to left.*\[PPC040\]'
fresh; edit 'vélo confié' "vélo $(printf 'e\314\201\314\201\314\201\314\201\314\201\314\201\314\201')"
refuse "a heap of marks" 1 '^policy.xml:[0-9]+:[0-9]+: error: .*U\+0301.*four.*\[PPC040\]'
fresh; edit 'vélo confié' "$(printf 've\314\201lo \342\200\252bleu\342\200\254 conf\302\255ié')"
refuse "letters in two, a soft hyphen, harmless marks of direction" 0
fresh; edit 'vélo confié' 'vélo &#xD800;'
refuse "a lone surrogate" 1 '^policy.xml:[0-9]+:[0-9]+: error: .*\[PPC001\]'
fresh; edit 'Cycles Exemple' 'Παράδειγμα Α.Ε. / Пример ООД'
refuse "names in Greek and Cyrillic" 0

fresh; edit 'languages="fr en"' 'languages="fr en xx"'
refuse "a language without words" 1 "^$(at 11) error: .*xx.*\[PPC024\]|^$(at 17) error: .*xx.*\[PPC024\]"
refuse "messages in a language without words" 2 "^ppc: .*xx" -- "$ppc" build --message-language xx policy.xml
fresh
refuse "outputs in a language that the description lacks" 2 "^ppc: .*de" -- "$ppc" build -l de policy.xml

fresh; edit '<phone>+33' '<phone><gap owner="x"/>+33'
refuse "a gap beside the value it stands for" 1 "^$(at 8) error: .*phone.*\[PPC022\]"
fresh; edit '<dpo status="none">' '<dpo status="none"><gap for="status" owner="x"/>'
refuse "a gap for an attribute that is given" 1 "^$(at 20) error: .*status.*\[PPC022\]" "^policy.xml:[0-9]+:[0-9]+: note: declared here"
fresh; edit '<dpo status="none">' '<dpo status="none"><gap for="statut" owner="x"/>'
refuse "a gap for nothing" 1 "^policy.xml:[0-9]+:[0-9]+: error: .*dpo.*statut.*\[PPC023\]"

# ---- the command line -----------------------------------------------------------------------------------------------------------

fresh
refuse "an option that does not exist" 2 '^ppc: .*--draf.*--draft' -- "$ppc" build --draf policy.xml
refuse "a command that does not exist" 2 '^ppc: .*biuld.*build' -- "$ppc" biuld policy.xml
refuse "an output that does not exist" 2 '^ppc: .*registre.*register' -- "$ppc" build -f registre policy.xml
refuse "no file" 2 '^ppc: ' -- "$ppc" build
refuse "two files" 2 '^ppc: ' -- "$ppc" build policy.xml policy.xml
refuse "a date that is none" 2 '^ppc: .*--as-of' -- "$ppc" build --as-of yesterday policy.xml
refuse "a library that is not there" 3 '^ppc: .*nowhere' -- "$ppc" build --library nowhere policy.xml
refuse "a file for make that cannot be written" 3 '^ppc: .*nowhere' -- "$ppc" build --depfile nowhere/x.d policy.xml

exit $failed
