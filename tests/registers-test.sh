#!/usr/bin/env bash
# run: once
# The two registers, the controller's and the processor's: each names the files of the other one that are made for the
# same readers in the same build, and no others.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "registers"

build() { # FOLDER OPTION...
  local folder=$work/$1
  shift
  "$ppc" build -q --library examples/library -o "$folder" "$@" >"$work/messages" 2>&1 || cat "$work/messages"
}

links() { # PAGE: what the sentence on the other register links to
  sed -n '/<p id="front.beside">/p' "$1" | grep -o 'href="[^"]*"' | sed 's/href="\(.*\)"/\1/' | paste -sd ' '
}

build both -f register,processor --audience authority,internal examples/complete/policy.xml
for folder in authority internal; do
  there=$work/both/$folder
  [ "$(links "$there/register.fr.html")" = "processor-register.fr.html processor-register.fr.pdf" ]
  result $? "$folder: the controller's links to the processor's"
  [ "$(links "$there/processor-register.en.html")" = "register.en.html register.en.pdf" ]
  result $? "$folder: and back, in the page's language"
  for link in $(links "$there/register.fr.html") $(links "$there/processor-register.en.html"); do
    [ -f "$there/$link" ]
    result $? "$folder: $link is there"
  done
done
pdftotext "$work/both/internal/register.fr.pdf" - | tr '\n' ' ' | grep -q 'registre distinct : processor-register.fr.html'
result $? "paper names the file"

build one -f register.html,processor.pdf examples/complete/policy.xml
[ "$(links "$work/one/internal/register.fr.html")" = "processor-register.fr.pdf" ]
result $? "only what this build makes is named"

build alone -f register examples/complete/policy.xml
[ -f "$work/alone/internal/register.fr.html" ] && [ -z "$(links "$work/alone/internal/register.fr.html")" ]
result $? "nothing is named that is not asked for"

build public -f register,processor --audience public examples/complete/policy.xml
[ -f "$work/public/public/register.fr.html" ] && [ -z "$(links "$work/public/public/register.fr.html")" ]
result $? "the public is told of no file that it does not get"

build none -f register,processor examples/minimal/policy.xml
[ -f "$work/none/internal/register.fr.html" ] && [ ! -e "$work/none/internal/processor-register.fr.html" ] &&
  [ -z "$(links "$work/none/internal/register.fr.html")" ]
result $? "who is nobody's processor keeps one register"

exit $failed
