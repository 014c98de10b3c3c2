#!/usr/bin/env bash
# run: once
# The first layer of a policy names some purposes, and says how many it does not name: together they are those of the
# table of all purposes, to which it leads.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "essentials"

counted() { # NAME OPTION... FILE: each policy, "named others all" in French and English
  local name=$1
  shift
  "$ppc" build -q -f policy.html -o "$work/$name" "$@" >"$work/messages" 2>&1 || cat "$work/messages"
  for page in "$work/$name"/public/*.??.html; do
    python3 - "$page" <<'PROGRAM'
import re, sys
page = open(sys.argv[1], encoding="utf-8").read()
first = re.search(r'<dl class="essentials".*?</dl>', page, re.S).group()
others = re.search(r'<a href="#section\.purposes">(\d+) [^<]*</a>', first)
named = len(re.findall(r'<span class="ground">', first))
every = len(re.findall(r'<th[^>]* colspan="?4"?', page))
sys.exit(0 if named + (int(others.group(1)) if others else 0) == every and 'id="section.purposes"' in page and
         (others or named == every) else "%d named, %s others, %d in all" % (named, others and others.group(), every))
PROGRAM
    result $? "$name, $(basename "$page")"
  done
}

counted complete --library examples/library examples/complete/policy.xml
counted practice examples/practice/policy.xml
counted town examples/town/policy.xml
counted minimal examples/minimal/policy.xml
counted german tests/german/policy.xml

# One purpose alone leaves no others.
python3 - examples/minimal/policy.xml >"$work/one.xml" <<'PROGRAM'
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
text = re.sub(r'    <purpose id="accounting".*?</purpose>\n', "", text, flags=re.S)
sys.stdout.buffer.write(text.replace('<retain ref="books" purpose="accounting"/>', "").encode())
PROGRAM
counted one "$work/one.xml"
! grep -q '<a href="#section.purposes">[0-9]' "$work"/one/public/*.html
result $? "one purpose has no others"
exit $failed
