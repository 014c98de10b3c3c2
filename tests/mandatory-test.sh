#!/bin/sh
# Each fact that Articles 13, 14 and 30 make mandatory, taken away or spoilt once: the rule that guards it says so at
# its place, and no fault of form comes before.  The table is tests/mutants.tsv; `make mutants` tries all mutants.
# run: once
cd "$(dirname "$0")/.." && exec python3 tests/mutants/mutants.py "${PPC:-build/ppc}" tests/mutants.tsv --items \
  examples/minimal/policy.xml tests/mutants/rare.xml examples/practice/policy.xml examples/town/policy.xml \
  examples/complete/policy.xml
