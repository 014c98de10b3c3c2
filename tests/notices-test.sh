#!/usr/bin/env bash
# What is told in a situation or to one person: the answer to a request for access, what is said on the
# telephone, what a manager of consent takes, against goldens that a person has read.
#   UPDATE=yes PPC=build/ppc tests/notices-test.sh   writes them anew: read the difference before you commit it
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "notices"

build() { # FOLDER OPTION... FILE
  "$ppc" build -q --as-of 2026-11-22 -o "$work/$1" "${@:2}" 2>"$work/$1.said"
  local status=$?
  [ $status -eq 0 ] || result $status "$1 builds: $(head -n 1 "$work/$1.said")"
  return $status
}

# Where there is nothing to be read, nothing is proved.
lacks() { # PATTERN FILE...
  local file
  for file in "${@:2}"; do
    [ -s "$file" ] || { echo "# $file: there is none"; return 1; }
  done
  ! grep -il -- "$1" "${@:2}"
}

golden() { # FILE OF THE BUILD
  local golden=tests/notices/$(basename "$1")
  [ "${UPDATE-}" = yes ] && cp "$1" "$golden"
  diff -u "$golden" "$1"
  result $? "$golden"
}

build ferry -f answer tests/notices/policy.xml
result $? "the ferry builds"

# ---- answers --------------------------------------------------------------------------------------------------------

answers=$work/ferry/internal/answer
for file in "$answers".{traveller.fr,pilot.en}.txt; do
  golden "$file"
done
lacks 'secret' "$answers".*
result $? "answers say nothing that is for the register alone"
[ "$(ls "$work/ferry/internal" | grep -c '^answer')" -eq 4 ]
result $? "there is one for each kind of people and language"

# Whom only a processor has data of is answered by its controller.
build complete -f answer --library examples/library examples/complete/policy.xml
[ ! -e "$work/complete/internal/answer.hosted-person.fr.txt" ] && [ -s "$work/complete/internal/answer.customer.fr.txt" ]
result $? "there is none for people of whom we have data as a processor"

# ---- the telephone ----------------------------------------------------------------------------------------------------

build complete -f notices --library examples/library examples/complete/policy.xml
build ferry-notices -f notices tests/notices/policy.xml
result $? "the ferry's notices are built"
golden "$work/ferry-notices/public/notice.call.fr.script.txt"
golden "$work/ferry-notices/public/notice.call.en.script.txt"
for file in "$work"/*/public/*.script.txt; do
  name=$(basename "$(dirname "$(dirname "$file")")")/$(basename "$file")
  words=$(awk '/^--/ { part++; next } part == 1 { print }' "$file" | sed '$d' | wc -w)
  [ "$words" -gt 30 ] && [ "$words" -lt 100 ]
  result $? "$name: what is said first has less than a hundred words ($words)"
  lacks 'http\|www\.' "$file"
  result $? "$name: no address of a page is spelled"
done
[ "$(ls "$work"/complete/public/*.script.txt | wc -l)" -eq 2 ]
result $? "there is a script for the telephone alone"
build minimal -f notices examples/minimal/policy.xml
ls "$work"/minimal/public/notice.* >/dev/null && ! ls "$work"/minimal/public/*.script.txt >/dev/null 2>&1
result $? "there is none where nobody telephones"

# ---- below a form ------------------------------------------------------------------------------------------------------

for name in practice town; do
  build $name -f notices examples/$name/policy.xml
done
for name in ferry-notices complete practice town; do
  python3 tests/notices/layers.py "$work/$name/public"
  result $? "$name: the first layer of a notice is short, and the second has the rest"
done
golden "$work/ferry-notices/public/notice.book.en.txt"

# ---- trackers -----------------------------------------------------------------------------------------------------------

for name in ferry complete practice town; do
  file=examples/$name/policy.xml
  [ $name = ferry ] && file=tests/notices/policy.xml
  build $name.trackers -f trackers,policy.html --library examples/library $file
  if grep -q '<tracker ' $file; then
    python3 tests/notices/trackers.py $file "$work/$name.trackers/public"
    result $? "$name: managers of consent take its trackers, and the policy has the same"
  else
    [ -s "$work/$name.trackers/public/policy.fr.html" ] && ! ls "$work/$name.trackers/public/"trackers.* >/dev/null 2>&1
    result $? "$name: no trackers, nothing for a manager of consent"
  fi
done
golden "$work/ferry.trackers/public/trackers.klaro.json"
golden "$work/ferry.trackers/public/trackers.tarteaucitron.fr.json"

# ---- texts that look like something else ------------------------------------------------------------------------------

for first in 0 5 10 16 22; do
  python3 tests/formats/hostile.py tests/notices/policy.xml "$work/hostile.xml" $first
  build hostile --draft -f notices,answer,trackers,policy.html "$work/hostile.xml"
  result $? "hostile texts, from $first on: it builds"
  python3 tests/notices/trackers.py "$work/hostile.xml" "$work/hostile/public"
  result $? "hostile texts, from $first on: managers of consent take the trackers"
  lacks '<script>alert\|<img src=x\|<ac:' "$work"/hostile/public/*.html
  result $? "hostile texts, from $first on: no notice holds markup of theirs"
done

exit $failed
