#!/usr/bin/env bash
# The prefix of an included part: which names get it, which do not, and what is said where it cannot be.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "prefix"
minimal=$PWD/examples/minimal/policy.xml
mkdir "$work/library" "$work/own" && cd "$work/own" || exit 1

# The repairs of the bicycle workshop as a part of a library, with an event and an allowance of its own; the workshop
# includes them twice, once for each of its counters.
sed -n '/<processing id="repairs"/,/<\/processing>/p' "$minimal" | sed '1s/.*/<processing xmlns="urn:ppc:register:1" id="repairs" role="controller" created="2026-01-12" updated="2026-11-22">/' \
  >../library/repairs.xml
cat >../library/retention.xml <<'E'
<retention xmlns="urn:ppc:register:1" id="customer-file"><active for="P3Y" after="last-contact"/><end do="delete"/></retention>
E
include='<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:ppc="urn:ppc:register:1" href="repairs.xml"'
sed -e '/<processing id="repairs"/,/<\/processing>/d' -e 's/processing="repairs"/processing="a-repairs b-repairs"/' \
  -e "s|  <notice id|  $include ppc:prefix=\"a-\"/>\n  $include ppc:prefix=\"b-\"/>\n  <notice id|" "$minimal" >policy.xml

"$ppc" check -q --library ../library policy.xml >out 2>&1
status=$?
[ $status -eq 0 ] || { head -n 5 out; false; }
result $? "a part that is included twice has no errors"
lacks "nor is one taken for the other" PPC021 out
"$ppc" build -T source --library ../library policy.xml >source 2>err
result $? "the description with its parts is printed"
has "its names have the prefix" 'id="a-repairs"' source
has "and the other one" '<purpose id="b-repairing"' source
has "references to them too" '<retain ref="customer-file" purpose="a-repairing"' source
has "and names of others none" '<data ref="identity repair"' source
has "nor terms of the law" 'kind="service" basis="contract"' source
"$ppc" build -q -f register.html -l en -o out.d --library ../library policy.xml
grep -q 'id="a-repairs"' out.d/internal/register.en.html && grep -q 'id="b-repairs"' out.d/internal/register.en.html
result $? "the register has both"

# A part in a part: the prefix of the outer one comes first.
cat >../library/outer.xml <<'E'
<retentions xmlns="urn:ppc:register:1" xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:p="urn:ppc:register:1">
  <xi:include href="retention.xml"/>
  <xi:include href="retention.xml" p:prefix="inner-"/>
  <retention id="books" reference="RET-ACCOUNTING"/>
</retentions>
E
sed -e '/<retentions>/,/<\/retentions>/c <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:ppc="urn:ppc:register:1" href="outer.xml" ppc:prefix="x-"/>' \
  -e 's/ref="books"/ref="x-books"/; s/ref="customer-file"/ref="x-inner-customer-file"/' "$minimal" >nested.xml
"$ppc" check -q --library ../library nested.xml >out 2>&1
result $? "a part in a part has both prefixes"
"$ppc" build -T source --library ../library nested.xml >source 2>err
has "the outer one first" 'id="x-inner-customer-file"' source
has "and only once" 'id="x-customer-file"' source

# Events, the path of an allowance, a list of names with line ends, references that only look alike.
cat >events.xml <<'E'
<register xmlns="urn:ppc:register:1" xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:ppc="urn:ppc:register:1" languages="fr">
  <events><event id="read"/></events>
  <xi:include href="events-part.xml" ppc:prefix="é-"/>
</register>
E
cat >events-part.xml <<'E'
<processing xmlns="urn:ppc:register:1" id="mail">
  <purpose id="read"/>
  <event id="opened"/>
  <active after="opened"/><active until="read"/><active after="departure"/>
  <retain ref="mail" purpose="
    read
    other"/>
  <allow code="PPC206" on="mail.read"/><allow code="PPC206" on="situation.mail"/><allow code="PPC206" on="letter.3"/>
</processing>
E
"$ppc" build -T source events.xml >source 2>err
has "an event of the part" 'after="é-opened"' source
has "one that has the name of a purpose of it" 'until="read"' source
has "one of the law" 'after="departure"' source
has "the path of an allowance" 'on="é-mail.é-read"' source
has "and what it does not have" 'on="letter.3"' source
tr -s '&#10; ' ' ' <source | grep -q 'purpose=" é-read other"'
result $? "names on lines of their own"
has "names of another type" '<retain ref="mail"' source

# ---- what is wrong with it
sed "s/ppc:prefix=\"b-\"/ppc:prefix=\"a-\"/" policy.xml >twice.xml
"$ppc" check -q --library ../library twice.xml >out 2>&1
has "two of one name are told, with the prefix" "'a-repairs'" out
has "in the file of the part" "../library/repairs.xml:1:2: error:" out
has "by their code" "[PPC021]" out
sed "s/ppc:prefix=\"a-\"//" policy.xml >none.xml
"$ppc" check -q --library ../library none.xml >out 2>&1
has "who refers to a name says it with its prefix" "'a-repairs'" out
sed "s/id=\"repairs\"/id=\"repairs\" software=\"x\"/; s/ref=\"logins copies disks\"/ref=\"logins copies unknown\"/" ../library/repairs.xml >repairs.xml
"$ppc" check -q --library ../library policy.xml >out 2>&1
column=$(grep -n 'ref="logins' repairs.xml | cut -d: -f1)
has "a fault in the part has its place" "repairs.xml:$column:33: error:" out
sed -i 's/purpose="repairing"/purpose="repairing nothing"/' repairs.xml
"$ppc" check -q --library ../library policy.xml >out 2>&1
grep -q "^repairs.xml:[0-9]*:[0-9]*: error: .*'nothing'" out
result $? "a name that is nowhere has no prefix"
line=$(grep -n 'nothing' repairs.xml | head -n 1 | cut -d: -f1)
at=$(sed -n "${line}p" repairs.xml | grep -bo 'nothing' | cut -d: -f1)
has "and stands where it is written" "repairs.xml:$line:$((at + 1)): error:" out
rm repairs.xml
for prefix in '' '1a' 'a b' 'a.b' 'a:' 'a\&#10;' 'a\&lt;'; do
  sed "s/ppc:prefix=\"b-\"/ppc:prefix=\"$prefix\"/" policy.xml >bad.xml
  "$ppc" check --message-language en --library ../library bad.xml >out 2>&1
  [ $? -eq 1 ] && grep -q 'is no prefix' out && grep -q 'PPC005' out
  result $? "no prefix: '$prefix'"
done
long=$(printf '%0250d' 0 | tr 0 a)
sed "s/ppc:prefix=\"b-\"/ppc:prefix=\"$long\"/" policy.xml >bad.xml
"$ppc" check -q --library ../library bad.xml >out 2>&1
has "one that makes names too long" "names are too long or too many" out
has "is told by its code" "[PPC005]" out

# Each file includes the next one under a prefix: names grow with every one, and so does what is to be gone over.
for i in $(seq 1 250); do
  echo "<subjects xmlns=\"urn:ppc:register:1\" xmlns:xi=\"http://www.w3.org/2001/XInclude\" xmlns:p=\"urn:ppc:register:1\"><subject id=\"s\"/><xi:include href=\"$((i + 1)).xml\" p:prefix=\"p$i-\"/></subjects>" >"$i.xml"
done
python3 -c 'print("<subjects xmlns=\"urn:ppc:register:1\">" + "".join("<subject id=\"s%d\"/>" % i for i in range(20000)) + "</subjects>")' >251.xml
sed 's|<subjects>|<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="1.xml"/><subjects>|' "$minimal" >deep.xml
(ulimit -t 60; timeout 120 "$ppc" check -q deep.xml >out 2>&1)
[ $? -eq 1 ] && grep -q PPC005 out
result $? "names without end have one"
exit $failed
