#!/usr/bin/env bash
# What is accepted: by the description's <allow> and by --allow, always with a reason; it no longer counts, and is
# never out of sight.
set -u
cd "$(dirname "$0")/.." || exit 1
: "${PPC:=$PWD/build/ppc}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cp tests/rules/PPC206/bad.xml "$work/bad.xml"
sarif=$PWD/tests/diagnostics/sarif.py
cd "$work" || exit 1
failed=0

result() { # STATUS NAME
  if [ "$1" -eq 0 ]; then
    echo "ok allowances: $2"
  else
    echo "not ok allowances: $2"
    failed=1
  fi
}

check() {
  "$PPC" check --message-language en --as-of 2026-11-22 "$@" 2>&1
}

has() { # NAME FILE TEXT
  grep -qF -- "$3" "$2"
  result $? "$1"
}

# How many findings of PPC206 the description has, and where the first is.
check --message-format json bad.xml >bad.json
id=$(python3 -c 'import json; print(next(f["block"] for f in json.load(open("bad.json")) if f["code"] == "PPC206"))')
number=$(grep -c '"PPC206"' bad.json)
[ "$number" -ge 1 ] && [ -n "$id" ]
result $? "there is something to allow ($number on $id)"

# with LINE...: the description with these lines in the place of <allow>.
with() {
  python3 - "$@" <<'P' >with.xml
import re, sys
text = open("bad.xml", encoding="utf-8").read()
at = re.search(r"  <(?:advice|never|note) xml:lang|</register>", text[text.rindex("</processing>"):]).start()
at += text.rindex("</processing>")
at = text.index("</register>") if text[at:].startswith("</register>") else at
print(text[:at] + "\n".join(sys.argv[1:]) + "\n" + text[at:], end="")
P
}

because=
for language in $(sed -n 's/.*<register[^>]*languages="\([^"]*\)".*/\1/p;s/.* languages="\([^"]*\)".*/\1/p' bad.xml | head -n 1); do
  because="$because<because xml:lang=\"$language\">Weighed on paper, to be filed.</because>"
done 2>/dev/null
because=${because:-'<because xml:lang="en">Weighed on paper, to be filed.</because>'}

with "<allow code=\"PPC206\" on=\"$id\">$because</allow>"
check --werror with.xml >out
! grep -q 'warning: .*PPC206' out
result $? "what the description allows is not printed"
has "it is counted" out "1 allowed"
check -v with.xml >out
has "it is printed where more is asked for" out "allowed: "
has "with its reason" out "Weighed on paper"
last=${id##*.}
with "<allow code=\"PPC206\" on=\"${id#*.}\">$because</allow>"
check with.xml | grep -q '1 allowed'
result $? "an id is enough ($last)"
with "<allow code=\"PPC206\" on=\"${id%%.*}\">$because</allow>"
check with.xml | grep -q "$number allowed"
result $? "what is in the element is allowed too"
with "<allow code=\"PPC206\" on=\"${id%?}\">$because</allow>"
check with.xml >out
has "half a name is none" out "[PPC031]"
has "and what is found stays" out "[PPC206]"

with "<allow code=\"PPC203\" on=\"$id\">$because</allow>"
check with.xml | grep -q 'warning: .*\[PPC031\]'
result $? "an allowance that allows nothing is a warning"
for code in PPC104 PPC013 PPC031; do
  with "<allow code=\"$code\" on=\"$id\">$because</allow>"
  check with.xml >out
  has "$code cannot be allowed" out "$code cannot be allowed"
done
with "<allow code=\"PPC999\" on=\"$id\">$because</allow>"
check with.xml >out
has "a code that is none" out "there is no rule 'PPC999'"
with "<allow code=\"PPC206\" on=\"$id\"/>"
check with.xml >out
has "an allowance wants a reason" out "without a reason"
has "and allows nothing without" out "[PPC206]"
with "<allow on=\"$id\">$because</allow>"
check with.xml | grep -q 'error: .*\[PPC031\]'
result $? "an allowance names its rule"
with "<allow code=\"PPC206\" on=\"$id\"><gap owner=\"Somebody\"/></allow>"
check with.xml >out
! grep -q PPC031 out && grep -q PPC104 out
result $? "a gap is only a gap"

# ---- the command line ------------------------------------------------------------------------------------------

check --allow "PPC206@$id" --because 'Weighed on paper.' bad.xml >out
has "the command line allows too" out "1 allowed"
check --allow "PPC203@$id" --because 'Weighed on paper.' bad.xml >out
has "and is told where it allows nothing" out "ppc: warning: nothing of PPC203"
check --allow "PPC206@$id" bad.xml >out
[ $? -eq 2 ]
result $? "a reason is mandatory"
check --because 'Weighed on paper.' bad.xml >out
[ $? -eq 2 ]
result $? "a reason alone is none"
check --allow PPC206 --because 'Weighed on paper.' bad.xml >out
[ $? -eq 2 ]
result $? "an id is mandatory"

# ---- for programs ----------------------------------------------------------------------------------------------

with "<allow code=\"PPC206\" on=\"$id\">$because</allow>"
for format in json sarif github gitlab; do
  check --message-format "$format" with.xml >"out.$format"
  check --message-format "$format" --allow "PPC206@$id" --because 'By hand.' bad.xml >"line.$format"
done
python3 "$sarif" out.sarif && python3 "$sarif" line.sarif
result $? "SARIF stays SARIF"
python3 - <<'P'
import json
allowed = [f for f in json.load(open("out.json")) if f["allowed"]]
assert len(allowed) == 1 and allowed[0]["code"] == "PPC206", allowed
for name, kind in (("out", "inSource"), ("line", "external")):
    results = json.load(open(name + ".sarif"))["runs"][0]["results"]
    marked = [r for r in results if "suppressions" in r]
    assert [r["ruleId"] for r in marked] == ["PPC206"] and marked[0]["suppressions"][0]["kind"] == kind, marked
    before = len(json.load(open("bad.json")))
    assert len(json.load(open(name + ".gitlab"))) == before - 1
    assert len(open(name + ".github").read().splitlines()) == before - 1
P
result $? "each format tells it in its own way"

# ---- what is built ---------------------------------------------------------------------------------------------

"$PPC" build -q --draft -f review -o built with.xml 2>/dev/null
pdftotext -layout built/internal/review.pdf review.txt && grep -q 'Weighed on paper' review.txt
result $? "the review report gives the reason"
"$PPC" build -T findings --message-language en with.xml 2>&1 | grep -q 'Weighed on paper'
result $? "the wall of findings too"

exit $failed
