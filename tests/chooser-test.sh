#!/usr/bin/env bash
# run: once
# What a reader's choice ("You telephone us") leaves of a page: what is said of that alone, and no heading above nothing.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "chooser"

"$ppc" build -q -f policy.html --library examples/library -o "$work" examples/complete/policy.xml >"$work/messages" 2>&1
result $? "the example is built"
page=$work/public/policy.en.html

choice() { # LABEL: its number
  sed -n "s/^<option value=\"\([0-9]*\)\">$1\$/\1/p" "$page"
}

# How the page begins a block, N being whom it is for, and the choices that show and that hide it.
block() { # NAME BEGINNING SHOWN... -- HIDDEN...
  local name=$1 for want=0 number
  for=$(sed -n "s,.*${2/N/'\([0-9 ]*\)'}.*,\1,p" "$page")
  shift 2
  for label; do
    [ "$label" != -- ] || { want=1; continue; }
    number=$(choice "$label")
    [ -n "$for" ] && [ -n "$number" ] && [[ " $for " == *" $number "* ]]
    [ $? -eq $want ] && [ -n "$for" ] && [ -n "$number" ]
    result $? "$name is $([ $want -eq 0 ] || echo "not ")for: $label"
  done
}

phone="You telephone us"
mail="You e-mail us"
post="You write to us by post"
site="You visit our website"
ticket="You open a support ticket"

# via="telephone", via="email": of a processing that all three bring.
block "a category" '<tr id="category.call-record" data-for="N"' "$phone" -- "$mail" "$post"
block "a controller" '<li data-for="N">Téléphone Exemple SA' "$phone" -- "$mail" "$post"
block "a processor" '<li data-for="N">Beispielpost' "$mail" -- "$phone" "$post"

# What has nothing below it is not there either.
block "transfers" '<section aria-labelledby="section.transfers" data-for="N"' "$ticket" -- "$phone" "$mail"
block "the entry of transfers" '<li data-for="N"[^>]*><a href="#section.transfers"' "$ticket" -- "$phone"
block "trackers" '<section aria-labelledby="section.trackers" data-for="N"' "$site" -- "$phone"
block "a group of recipients" '<section data-for="N"><h3 id="section.recipients.controller"' "$phone" -- "$mail" "$site"

exit $failed
