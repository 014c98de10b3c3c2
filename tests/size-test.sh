#!/usr/bin/env bash
# run: once
# What a page weighs: the complete example's under 100 kB, in both languages under 180 kB, and one processing more
# under 3 kB in each language.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "size"

build() { # NAME FILE
  "$ppc" build -q -f policy.html --library examples/library -o "$work/$1" "$2" >"$work/messages" 2>&1
  local status=$?
  [ $status -eq 0 ] || cat "$work/messages"
  result $status "$1 is built"
}

size() { # NAME FILE
  wc -c <"$work/$1/public/$2"
}

under() { # BYTES LIMIT NAME
  [ "$1" -lt "$2" ]
  result $? "$3: $1 bytes, under $2"
}

build complete examples/complete/policy.xml
for language in fr en; do
  under "$(size complete policy.$language.html)" 100000 "policy.$language.html"
done
under "$(size complete policy.html)" 180000 policy.html

# One processing of the example twice: purposes, data, recipients, retention and all.
cp -r examples/complete "$work/more"
sed -E 's/ id="([^"]*)"/ id="\1-again"/g; s/ purpose="([^"]*)"/ purpose="\1-again"/g; s/(<title xml:lang="[a-z]*">)/\1Encore : /' \
  examples/complete/processings/news.xml >"$work/more/processings/news-again.xml"
sed 's,.*href="processings/news.xml".*,&<xi:include href="processings/news-again.xml"/>,' examples/complete/policy.xml >"$work/more/policy.xml"
build more "$work/more/policy.xml"
for language in fr en; do
  under $(($(size more policy.$language.html) - $(size complete policy.$language.html))) 3000 "one processing more, $language"
done

exit $failed
