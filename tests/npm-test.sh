#!/usr/bin/env bash
# run: once
# What programs read, validated by the tools that programs use (tests/npm/README.md).
# ONLY="tilt" runs the files of checks of these names alone.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "npm"
modules=$PWD/build/npm

# As the lock has them, once; a half-made folder does not count.
install() {
  cmp -s tests/npm/package-lock.json "$modules/node_modules/.installed" && return
  mkdir -p "$modules" && cp tests/npm/package.json tests/npm/package-lock.json "$modules/" &&
    npm ci --prefix "$modules" --ignore-scripts --no-audit --no-fund --loglevel=error >&2 &&
    cp tests/npm/package-lock.json "$modules/node_modules/.installed"
}

build() { # NAME OPTION... FILE
  local name=$1
  shift
  "$ppc" build -q -f record --as-of 2026-11-22 -o "$work/$name" "$@" >"$work/messages" 2>&1
  local status=$?
  [ $status -eq 0 ] || tail -n 5 "$work/messages"
  result $status "$name builds"
}

install
status=$?
result $status "the packages are installed"
[ $status -eq 0 ] || exit 1

each_example build
build german tests/german/policy.xml
build bare tests/formats/bare.xml
for first in 0 7 14 21; do
  python3 tests/formats/hostile.py examples/minimal/policy.xml "$work/hostile$first.xml" $first
  build hostile$first "$work/hostile$first.xml"
done

MODULES=$modules BUILT=$work node tests/npm/run.mjs || failed=1
exit $failed
