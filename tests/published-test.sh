#!/usr/bin/env bash
# The policy of Alkaes as published: what ppc finds in its transcription is what tests/published/expected.tsv says, and
# nothing else; and the transcription's quotations stand in the published text on the lines that they name.
set -u
cd "$(dirname "$0")/.." || exit 1
: "${PPC:=$PWD/build/ppc}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

"$PPC" check --as-of 2026-11-22 --message-format json --message-language en examples/alkaes/as-published.xml >"$work/found"
[ $? -eq 1 ] || { echo "not ok published: errors are found"; exit 1; }
python3 tests/published/compare.py "$work/found" tests/published/expected.tsv
