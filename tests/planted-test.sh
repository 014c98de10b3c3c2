#!/usr/bin/env bash
# run: once
# The checker of PDFs (tests/paper/conform), checked: each defect that is planted into a PDF without any is noticed.
set -u
cd "$(dirname "$0")/.." || exit 1
unset SOURCE_DATE_EPOCH PPC_FAULT
ppc=${PPC:-$PWD/build/ppc}
build=${BUILD:-$PWD/build}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
. tests/paper/python.sh

# One with something of everything, and an internal one, which carries its source.
"$build/tests/typeset_test" pdf fonts fonts/hyphen "$work/policy-fr.pdf" tests/typeset/policy-fr.xml
"$ppc" build -q -f register -l fr -o "$work" examples/minimal/policy.xml
"$python" tests/paper/planted "$work/policy-fr.pdf" "$work/internal/register.fr.pdf"
