#!/usr/bin/env bash
# How findings are printed: the place under the caret, long lines, colours, what must not reach a terminal, and
# the formats for programs.
set -u
cd "$(dirname "$0")/.." || exit 1
: "${PPC:=$PWD/build/ppc}"
root=$PWD
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset NO_COLOR
failed=0

result() { # STATUS NAME
  if [ "$1" -eq 0 ]; then
    echo "ok diagnostics: $2"
  else
    echo "not ok diagnostics: $2"
    failed=1
  fi
}

check() {
  "$PPC" check --message-language en --as-of 2026-11-22 "$@" 2>&1
}

# FILE TEXT: a description of which a text that only holds a place is the fault; TEXT is the line with it.
description() {
  printf '%s\n' '<register xmlns="urn:ppc:register:1" languages="en" version="1" date="2026-11-22">' \
    '<organisation><name>Cycles Exemple</name><address>Rue</address><email>a@b.example</email>' \
    '<dpo status="none"><reason xml:lang="en">None.</reason></dpo></organisation>' \
    '<categories><category id="other" family="other">' "$2" '</category></categories></register>' >"$1"
}

# What is printed of one code alone: other rules may have to say something of so short a description.
fault() { # FILE [CODE]
  check "$1" | awk -v code="[${2:-PPC104}]" '/^[^ ].*: [a-z]+: / { on = index($0, code) } on'
}

# What stands in the line above the caret and its tildes, cell for cell; the argument is how many cells a
# character takes (python knows: unicodedata).
under_caret() {
  python3 -c '
import sys, unicodedata
lines = sys.stdin.read().split("\n")
at = next(i for i, line in enumerate(lines) if line.lstrip(" |").startswith("^"))
cells = []
for c in lines[at - 1]:
    width = 0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
    if width == 0: cells[-1] += c
    cells += [c] + [""] * (width - 1) if width else []
mark = lines[at]
print("".join(cells[mark.index("^"):len(mark)]))'
}

caret() { # NAME LINE WANTED [CODE]
  description case.xml "$2"
  [ "$(fault case.xml "${4:-PPC104}" | under_caret)" = "$3" ]
  result $? "$1"
}

caret "a plain line" '<item xml:lang="en">TODO one</item>' 'TODO'
tab=$(printf '\t')
caret "behind tabs" "${tab}${tab}<item${tab}xml:lang=\"en\">TODO one</item>" 'TODO'
caret "behind accents" '<label xml:lang="en">é à ç</label><item xml:lang="en">TODO déjà</item>' 'TODO'
caret "behind wide characters" '<label xml:lang="en">漢字かな</label><item xml:lang="en">TODO 漢字</item>' 'TODO'
caret "behind combining characters" "$(printf '<label xml:lang="en">e\xcc\x81e\xcc\x81</label><item xml:lang="en">TODO one</item>')" 'TODO'
caret "blanks around a text are not marked" '<item xml:lang="en">   TODO one  </item>' 'TODO'

caret "behind wide and combining characters" "$(printf '<item xml:lang="en" kind="漢e\xcc\x81字" sort="x">x</item>')" 'kind' PPC012
caret "over a value of wide characters" '<item xml:lang="漢字">x</item>' '漢字' PPC013

# Only the first line of what spans several is marked.
description case.xml '<item xml:lang="en">TODO one
  two</item>'
[ "$(fault case.xml | under_caret)" = 'TODO' ]
result $? "a text of two lines"

# The position is counted in characters, a tab being one.
description case.xml "${tab}<label xml:lang=\"en\">é</label><item xml:lang=\"en\">TODO one</item>"
check case.xml | grep -q '^case.xml:5:52: error: '
result $? "line and column"

sed 's/$/\r/' case.xml >crlf.xml
check crlf.xml | sed 's/crlf/case/' | diff - <(check case.xml)
result $? "line ends of Windows"

# A long line is cut to a window with the place in it.
long=$(printf 'word %.0s' $(seq 200))
description case.xml "<label xml:lang=\"en\">$long</label><item xml:lang=\"en\">TODO one</item><item xml:lang=\"en\">$long</item>"
fault case.xml >case.out
[ "$(under_caret <case.out)" = 'TODO' ] && [ "$(grep '^ *5 |' case.out | wc -m)" -le 112 ]
result $? "a long line is cut around the place"
description case.xml "<item xml:lang=\"en\">TODO $long</item>"
[ "$(check case.xml | grep -v '^case' | grep -v '=' | awk '{ if (length > 115) print }' | wc -l)" -eq 0 ]
result $? "a long mark is cut"

# Nothing in a description can speak to the terminal.
description case.xml "$(printf '<item xml:lang="en">TODO \xc2\x9b31m \xe2\x80\xae evil</item><bad\xc2\x85/>')"
check case.xml >case.out
! LC_ALL=C grep -q "$(printf '[\x01-\x09\x0b-\x1f\x7f]')" case.out &&
  ! grep -q "$(printf '\xc2\x9b\\|\xe2\x80\xae')" case.out && grep -q '<U+009B>' case.out
result $? "control characters are escaped"

description case.xml '<item xml:lang="en">TODO one</item>'
escape=$(printf '\033')
check case.xml | grep -q "$escape"
[ $? -eq 1 ]
result $? "no colours but on a terminal"
check --color always case.xml | grep -q "$escape"
result $? "colours when asked for"
check --color always case.xml | sed "s/$escape\[[0-9;]*m//g" | diff - <(check --color never case.xml)
result $? "colours change nothing else"
if command -v script >/dev/null; then
  TERM=xterm script -qec "'$PPC' check case.xml" /dev/null </dev/null | grep -q "$escape"
  result $? "colours on a terminal"
  NO_COLOR=1 TERM=xterm script -qec "'$PPC' check case.xml" /dev/null </dev/null | grep -q "$escape"
  [ $? -eq 1 ]
  result $? "NO_COLOR"
fi

check case.xml | tail -n 1 | grep -q '^1 error\>' 
result $? "the last line counts"
[ "$(check -q case.xml | grep -c '^case.xml')" -eq "$(check -q case.xml | wc -l)" ]
result $? "quiet: one line a finding"
[ "$(LC_ALL=fr_FR.UTF-8 "$PPC" check case.xml 2>&1 | grep -c 'erreur')" -ge 1 ]
result $? "the language of the messages is the locale's"

# Ten thousand findings are no burden: they take a fraction of a second (a build that looks for faults, more).
description many.xml "$(for i in $(seq 10000); do echo "<item xml:lang=\"en\">TODO $i</item>"; done)"
timeout 30 "$PPC" check --message-language en many.xml >many.out 2>&1
tail -n 1 many.out | grep -q '^10000 errors\>' 
result $? "ten thousand findings"
cat >halves.xml <"$root/tests/rules/PPC606/bad.xml"
check halves.xml | grep -A2 '^halves.xml:[0-9:]* note: declared here$' | tail -n 1 | grep -q '\^'
result $? "the other half is shown too"

# Sorted by place, over included files too.
mkdir part
printf '%s\n' '<processing xmlns="urn:ppc:register:1" id="one"/>' >part/one.xml
printf '%s\n' '<register xmlns="urn:ppc:register:1" xmlns:xi="http://www.w3.org/2001/XInclude" languages="en">' \
  '<organisation/><xi:include href="part/one.xml"/></register>' >whole.xml
check -q whole.xml | cut -d: -f1,2,3 >places
sort -s -t: -k1,1r -k2,2n -k3,3n places | diff - places && grep -q '^part/one.xml:1:2' places
result $? "sorted by file and place"

check whole.xml | tail -n 1 | grep -Eq '^[0-9]+ errors and [0-9]+ warnings$'
result $? "the last line counts by severity"

# ---- for programs ------------------------------------------------------------------------------------------

description case.xml "$(printf '<item xml:lang="en">TODO "one" \\ %% \xe2\x80\xae</item><itme/>')"
for format in json sarif gitlab; do
  check --message-format "$format" case.xml >"case.$format"
  python3 -m json.tool "case.$format" >/dev/null
  result $? "$format is JSON"
  printf '%s\n' '<' >broken.xml
  check --message-format "$format" broken.xml | python3 -m json.tool >/dev/null
  result $? "$format of a broken file is JSON"
done

# One description with faults that differ in nothing, and the same two lines further down.
description twice.xml '<item xml:lang="en">TODO one</item><item xml:lang="en">TODO one</item><itme/><itme/>'
mkdir -p moved
sed '1i\
\
' twice.xml >moved/twice.xml
check --message-format gitlab ./twice.xml >twice.gitlab
(cd moved && "$PPC" check --message-language fr --message-format gitlab twice.xml) >moved.gitlab
cp "$root/tests/rules/PPC606/bad.xml" related.xml

python3 - <<'P'
import json
findings = json.load(open('case.json'))
first = next(f for f in findings if f['code'] == 'PPC104')
assert (first['file'], first['line'], first['column'], first['severity']) == ('case.xml', 5, 21, 'error'), first
assert first['endLine'] == 5 and first['endColumn'] > 21 and first['law'] and first['help'] and first['message']
assert first['block'].startswith('category.other'), first
unknown = next(f for f in findings if f['code'] == 'PPC011')
assert 'item' in unknown['message'] and unknown['block'] is None, unknown
sarif = json.load(open('case.sarif'))
results = sarif['runs'][0]['results']
assert sarif['version'] == '2.1.0' and len(results) == len(findings)
region = results[findings.index(first)]['locations'][0]['physicalLocation']['region']
assert (region['startLine'], region['startColumn']) == (5, 21), region
issues = json.load(open('case.gitlab'))
assert len(issues) == len(findings) and all(len(i['fingerprint']) == 64 and i['location']['lines']['begin'] > 0 for i in issues)
P
result $? "what the formats hold"

for file in case.sarif whole.sarif related.sarif; do
  [ "$file" = case.sarif ] || check --message-format sarif "./${file%.sarif}.xml" >"$file"
  python3 "$root/tests/diagnostics/sarif.py" "$file"
  result $? "SARIF 2.1.0: $file"
done

# What is said of no place stands at the file's first line; the same fault twice has two marks.
python3 - <<'P'
import json
issues = [i for name in ('case.gitlab', 'twice.gitlab') for i in json.load(open(name))]
assert all(i['location']['path'] and not i['location']['path'].startswith('./') and i['location']['lines']['begin'] >= 1 for i in issues)
assert all(i['severity'] in ('info', 'minor', 'major', 'critical', 'blocker') and i['description'] and i['check_name'] for i in issues)
twice = json.load(open('twice.gitlab'))
assert len({i['fingerprint'] for i in twice}) == len(twice) > 2
moved = {i['fingerprint'] for i in json.load(open('moved.gitlab'))}
assert moved == {i['fingerprint'] for i in twice}, 'a fault that moved, or is said in French, has another mark'
P
result $? "gitlab: what Code Quality asks for"

check --message-format github case.xml | grep -q '^::error file=case.xml,line=5,endLine=5,col=21,endColumn=[0-9]*,title=PPC104 [^:]*::'
result $? "github"
check --message-format github case.xml | grep -v '^::' | grep -q .
[ $? -eq 1 ]
check --message-format github related.xml >related.github
! grep ',endLine=' related.github | awk -F'[=,]' '$4 != $6 && /col=/' | grep -q .
result $? "github: columns only where a place is on one line"
check --message-format github case.xml | grep -v '^::' | grep -q .
[ $? -eq 1 ]
result $? "github: one line a finding"

# ---- what a draft is known to lack ---------------------------------------------------------------------------------

sed 's|<prevailing language="fr"/>|<prevailing><gap for="language" owner="Anne"/></prevailing>|' \
  "$root/examples/practice/policy.xml" >draft.xml
draft() { "$PPC" "$1" --draft --message-language en --as-of 2026-11-22 "${@:2}" draft.xml 2>&1; }
draft build -o built >out
! grep -q 'PPC104' out && grep -qx '    2  to be provided by Anne' out && grep -qx '2 warnings' out
result $? "a build of a draft sums its gaps up"
draft build -o built -v | grep -q 'Anne.*PPC104' && draft check | grep -q 'Anne.*PPC104'
result $? "-v and check list each"
draft build -o built --message-format json | grep -q PPC104
result $? "and so do the formats for programs"

exit $failed
