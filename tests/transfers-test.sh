#!/usr/bin/env bash
# Which decisions cover a transfer depends on the day: of Safe Harbor, the Privacy Shield and the Data Privacy Framework
# (PPC503).  And whom a processor engages leads to an end (PPC029).
set -u
cd "$(dirname "$0")/.." || exit 1
: "${PPC:=$PWD/build/ppc}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

expect() { # NAME EXPECTED ACTUAL
  if [ "$2" = "$3" ]; then
    echo "ok transfers: $1"
  else
    printf 'not ok transfers: %s\n# expected: %s\n# found:    %s\n' "$1" "$2" "$3"
    failed=1
  fi
}

# The rule's good example, its transfer replaced.
findings() { # DAY TRANSFER
  sed "s|<transfer .*|<transfer recipient=\"mailer\" $2/>|" tests/rules/PPC503/good.xml >"$work/policy.xml"
  "$PPC" check --color never --message-language en --as-of "$1" "$work/policy.xml" 2>&1 |
    sed -n 's/.*\[\(PPC50[2-4]\)\].*/\1/p' | paste -sd' '
}

adequacy='instrument="adequacy"'
expect "Safe Harbor holds" "" "$(findings 2015-10-06 "$adequacy")"
expect "Safe Harbor is void" PPC503 "$(findings 2015-10-07 "$adequacy")"
expect "the Privacy Shield wants a listing" PPC503 "$(findings 2020-01-01 "$adequacy")"
expect "the Privacy Shield holds" "" "$(findings 2020-01-01 "$adequacy in-scope=\"yes\"")"
expect "the Privacy Shield is void" PPC503 "$(findings 2020-08-01 "$adequacy in-scope=\"yes\"")"
expect "the Data Privacy Framework wants a listing" PPC503 "$(findings 2026-11-22 "$adequacy")"
expect "the Data Privacy Framework wants a fallback" PPC504 "$(findings 2026-11-22 "$adequacy dpf-listed=\"yes\"")"
expect "with a fallback" "" "$(findings 2026-11-22 "$adequacy dpf-listed=\"yes\" fallback=\"scc\"")"

clauses='instrument="scc" reference="decision 2010/87/EU"'
expect "the clauses of 2010 hold" "" "$(findings 2020-01-01 "$clauses")"
expect "the clauses of 2010 are repealed" PPC503 "$(findings 2022-01-01 "$clauses")"
expect "no decision covers a country that never had one" PPC503 "$(findings 2026-11-22 "country=\"IN\" $adequacy")"
expect "within the EEA there is nothing to cover" "" "$(findings 2026-11-22 'country="DE"')"
expect "the European Patent Organisation is covered" "" "$(findings 2026-11-22 "organisation=\"EPO\" $adequacy")"
expect "nothing stands for a safeguard" PPC502 "$(findings 2026-11-22 'country="IN"')"

circle=$("$PPC" check --color never --message-language en tests/schema/other/circular-sub-processors.xml 2>&1 |
  sed -n 's/.*error: \(.*\) \[PPC029\]$/\1/p')
expect "a circle of sub-processors" "sub-processors in a circle: host -> vault -> host" "$circle"

# Each engages all behind it: more paths than anybody could walk, and all are outside the EEA.
many=59
crowd=$(for i in $(seq 0 $many); do
  printf '<party id="p%s" country="IN" sub-processors="%s"><name>Party %s</name></party>' \
    "$i" "$(seq -f 'p%g' -s ' ' $((i + 1)) $many)" "$i" | sed 's/ sub-processors=""//'
done)
sed "s|<parties>|<parties>$crowd|; s|<recipient ref=\"mailer\"|<recipient ref=\"p0\"|; s|<transfer .*|<no-transfer/>|" \
  tests/rules/PPC503/good.xml >"$work/crowd.xml"
told=$("$PPC" check -q --message-language en "$work/crowd.xml" 2>&1 | grep -c 'PPC501')
twice=$("$PPC" check -q --message-language en "$work/crowd.xml" 2>&1 | grep 'PPC501' | sort | uniq -d | wc -l)
expect "each sub-processor is seen" $((many + 1)) "$told"
expect "and told of once" 0 "$twice"
exit "$failed"
