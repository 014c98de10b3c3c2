#!/usr/bin/env bash
# Several descriptions in one call: each compiled on its own, one document for programs, a folder each.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "many"
minimal=$PWD/examples/minimal/policy.xml
sarif=$PWD/tests/diagnostics/sarif.py
cd "$work" || exit 1

there() { [ -s "$2" ]; result $? "$1"; }

mkdir good bad other
cp "$minimal" good/policy.xml
sed 's/<purpose id="repairing" kind="service" basis="contract">/<purpose id="repairing" kind="service">/' "$minimal" >bad/policy.xml
sed 's/Cycles Exemple/Autres Cycles/' "$minimal" >other/policy.xml
cp good/policy.xml third.xml
python3 -c 'import re, sys
print(re.sub(r"<(\w+)[^>]* xml:lang=\"en\"[^>]*>.*?</\1>", "", sys.stdin.read(), flags=re.S).replace("fr en", "fr"), end="")' \
  <"$minimal" >french.xml

# ---- check
ends 0 "good ones are good" "$ppc" check --message-language en good/policy.xml other/policy.xml
has "with a head each" "other/policy.xml:" err
has "and are counted" "2 descriptions: 2 without errors" err
ends 0 "one line a finding" "$ppc" check -q good/policy.xml other/policy.xml
[ ! -s err ] && [ ! -s out ]
result $? "is no head and no count"
ends 1 "a bad one among them is status 1" "$ppc" check --message-language en bad/policy.xml good/policy.xml other/policy.xml
has "which is said" "3 descriptions: 2 without errors and 1 with errors" err
ends 3 "one that cannot be read is the gravest" "$ppc" check --message-language fr none.xml bad/policy.xml good/policy.xml
has "and is said, as for one" "ppc: cannot read none.xml: No such file or directory" err
has "and the others are looked at" "[PPC203]" err
has "and counted" "3 descriptions: 1 sans erreur, 1 avec erreurs et 1 non lue" err
printf '<register xmlns="urn:ppc:register:1"' >broken.xml
ends 1 "a broken one keeps none from the rest" "$ppc" check broken.xml good/policy.xml bad/policy.xml
has "of which all is said" "[PPC203]" err
mkdir locked && cp bad/policy.xml locked/ && sed 's|</register>|<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.xml"/></register>|' \
  "$minimal" >locked/asks.xml && mkfifo locked/part.xml
ends 1 "what it includes is its own affair" "$ppc" check locked/asks.xml good/policy.xml

# ---- for programs: one document
for format in json sarif gitlab; do
  ends 1 "$format of several" "$ppc" check --message-format $format good/policy.xml bad/policy.xml other/policy.xml
  python3 -m json.tool out >/dev/null
  result $? "$format is one document"
  has "$format has the finding" PPC203 out
done
python3 "$sarif" out >/dev/null 2>&1 || "$ppc" check --message-format sarif bad/policy.xml bad/policy.xml >out
"$ppc" check --message-format sarif bad/policy.xml good/policy.xml locked/policy.xml >out
python3 "$sarif" out >sarif.out 2>&1 || { head -n 3 sarif.out; false; }
result $? "and SARIF holds what SARIF asks"
"$ppc" check --message-format gitlab bad/policy.xml locked/policy.xml >out
[ "$(grep -o '"fingerprint": "[0-9a-f]*"' out | sort | uniq -d | wc -l)" -eq 0 ]
result $? "two findings have two fingerprints"
ends 3 "what cannot be read leaves the document whole" "$ppc" check --message-format json none.xml bad/policy.xml
python3 -m json.tool out >/dev/null
result $? "and it parses"
ends 1 "a build says in it what it found" "$ppc" build -f policy.html --message-format json bad/policy.xml good/policy.xml
python3 -m json.tool out >/dev/null
result $? "and standard output is the document alone"
ends 1 "what --check lists stands before it" "$ppc" build --check -f questions.md --message-format json bad/policy.xml other/policy.xml
has "by the files" questions.fr.md out

# ---- build
rm -rf ./*/build
ends 1 "a bad one keeps no other from its documents" "$ppc" build -f policy.html bad/policy.xml good/policy.xml other/policy.xml
there "the good one is published" good/build/public/policy.fr.html
there "the other too" other/build/public/policy.fr.html
[ ! -e bad/build/public/policy.fr.html ]
result $? "the bad one is not"
"$ppc" build -q -f policy.html -o alone other/policy.xml
diff -r -x '.ppc*' alone other/build >/dev/null
result $? "each has the bytes that it has alone"
ends 0 "all in one folder" "$ppc" build -f policy.html -o all good/policy.xml other/policy.xml third.xml
there "a folder by the folder of policy.xml" all/other/public/policy.fr.html
there "or by its own name" all/third/public/policy.fr.html
ends 0 "what was built is what a build would write" "$ppc" build --check -f policy.html -o all good/policy.xml other/policy.xml third.xml
sed -i 's/Autres Cycles/Autres Vélos/' other/policy.xml
ends 1 "a change is found" "$ppc" build --check -f policy.html -o all good/policy.xml other/policy.xml third.xml
sed -n '/^other/,/^third/p' out >section
has "below the description that it is of" "public/policy.fr.html" section
ends 2 "a language that one is not written in" "$ppc" build -f policy.html -l en -o all french.xml good/policy.xml
has "is said" "french.xml is not written in 'en'" err
there "and the other is built" all/good/public/policy.en.html

# ---- wrong usage
cp good/policy.xml good/second.xml
ends 2 "two that would write to one folder are refused" "$ppc" build good/policy.xml good/second.xml
has "with both names" "'good/policy.xml' and 'good/second.xml' would both be written to" err
ends 2 "the same twice too" "$ppc" build good/policy.xml ./good/../good/policy.xml
mkdir -p deep/other && cp other/policy.xml deep/other/
ends 2 "two of one name too" "$ppc" build -o all other/policy.xml deep/other/policy.xml
[ ! -e deep/other/build ]
result $? "and nothing is written"
ends 2 "a wall is for one" "$ppc" build -T tree good/policy.xml other/policy.xml

# ---- for make
ends 0 "a depfile of several" "$ppc" build -q -f policy.html --depfile all.d good/policy.xml other/policy.xml
[ "$(grep -c ': \\$' all.d)" -eq 2 ] && grep -A1 '^other/build.*: \\$' all.d | grep -q '^ other/policy.xml$'
result $? "has a rule for each"
ends 0 "a target of one's own" "$ppc" build -q -f policy.html --depfile one.d --depfile-target 'my stamp' good/policy.xml
printf 'my\\ stamp: \\\n good/policy.xml\n' | diff - one.d
result $? "is that of the rule"
ends 2 "which belongs to a depfile" "$ppc" build --depfile-target stamp good/policy.xml

exit $failed
