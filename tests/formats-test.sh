#!/usr/bin/env bash
# The policy in its other forms, and what its page says to programs: each says what the page says, and no text of the
# description is markup in any of them.
# How each looks: tests/emit/forms.
set -u
shopt -s extglob
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "formats"

build() { # NAME OPTION... FILE
  local name=$1
  shift
  "$ppc" build -q -f "$formats" -o "$work/$name" "$@" >"$work/messages" 2>&1
  local status=$?
  [ $status -eq 0 ] || tail -n 5 "$work/messages"
  result $status "$name builds"
}

# Twice as many as it takes for each vector: once before a text, once behind.
formats=policy.html,text,markdown,fragment,confluence
for first in 0 7 14 21; do
  python3 tests/formats/hostile.py examples/minimal/policy.xml "$work/hostile$first.xml" $first
  build hostile$first "$work/hostile$first.xml"
done
formats=policy,text,markdown,fragment,confluence
build minimal examples/minimal/policy.xml
build town examples/town/policy.xml
build complete --library examples/library examples/complete/policy.xml

python3 tests/formats/head.py "$work"/{hostile*,minimal,town,complete}/public/!(*.fragment).html || failed=1

said() { # NAME OPTION... FILE: each form says what the pages say
  python3 tests/formats/plain.py "$ppc" "$work/$1/public" "${@:2}" || failed=1
  python3 tests/formats/confluence.py "$ppc" "$work/$1/public" "${@:2}" || failed=1
  python3 tests/formats/fragment.py 2 "$ppc" "$work/$1/public" "${@:2}" || failed=1
}
for first in 0 7 14 21; do
  said hostile$first "$work/hostile$first.xml"
done
said minimal examples/minimal/policy.xml
said town examples/town/policy.xml
said complete --library examples/library examples/complete/policy.xml

formats=fragment
build deep --heading-level 3 examples/town/policy.xml
python3 tests/formats/fragment.py 3 "$ppc" "$work/deep/public" examples/town/policy.xml || failed=1

exit $failed
