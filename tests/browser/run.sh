#!/usr/bin/env bash
# run.sh PPC WORK: builds the examples into WORK and looks at them in Chromium; closes with "N passed, N failed".
#
# What npm has to give is installed in WORK/node_modules as package-lock.json has it, and nowhere else.
# ONLY="axe keyboard" runs the files of tests of these names alone; SHOTS=no makes no pictures.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
ppc=$(realpath "$1")
mkdir -p "$2"
work=$(realpath "$2")

modules() {
  cmp -s "$here/package-lock.json" "$work/node_modules/.installed" && return
  cp "$here/package.json" "$here/package-lock.json" "$work/"
  npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  cp "$here/package-lock.json" "$work/node_modules/.installed"
}

# An example's outputs, all of them; what a draft lacks is its own affair.
example() { # NAME [OPTIONS]
  local name=$1
  shift
  "$ppc" build -q "$@" -f all -o "$work/pages/$name" "$root/examples/$name/policy.xml" >"$work/$name.log" 2>&1 || {
    cat "$work/$name.log"
    echo "not ok examples/$name is built"
    exit 1
  }
}

modules
rm -rf "$work/pages"
example complete --library "$root/examples/library"
example practice
example town
example minimal
example alkaes --draft --library "$root/examples/library"

PPC=$ppc WORK=$work exec node "$here/run.mjs"
