#!/usr/bin/env bash
# schema/ppc.xsd against the table of fields, the lists of the law, and examples of what it lets pass and what not.
#
#   tests/schema/good   xmllint and read accept it
#   tests/schema/bad    both refuse it: one fault of form each
#   tests/schema/other  what only ppc judges; tests/unit/load_agree.c sees that read and schema agree on all three
set -u
cd "$(dirname "$0")/.." || exit 1

failed=0
say() { # say STATUS NAME
  if [ "$1" -eq 0 ]; then echo "ok $2"; else echo "not ok $2"; failed=1; fi
}

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

"${BUILD:-build}/tests/load_fields_dump" >"$work/fields" || { echo "not ok the table of fields cannot be printed"; exit 1; }
python3 tests/schema/walk.py "$work/fields" schema/ppc.xsd schema/law/terms.xml tests/schema/good/whole-language.xml ||
  failed=1

python3 tests/schema/says.py "$work/fields" tests/schema/says.tsv || failed=1

validates() { xmllint --nonet --noout --schema schema/ppc.xsd "$1" >"$work/out" 2>&1; }

for file in tests/schema/good/*.xml examples/minimal/policy.xml; do
  validates "$file"
  status=$?
  say "$status" "$file validates"
  [ "$status" -eq 0 ] || sed 's/^/# /' "$work/out"
done
for file in tests/schema/bad/*.xml; do
  validates "$file"
  [ $? -eq 3 ] # 3: not valid; 1 would be not well formed
  say $? "$file does not validate"
done
# A file that is included has its root in the schema too, so that an editor helps with it.
for file in examples/*/processings/*.xml examples/library/*.xml examples/many/library/*.xml; do
  [ -e "$file" ] || continue
  grep -q '<xi:include' "$file" && continue
  validates "$file"
  status=$?
  say "$status" "$file validates on its own"
  [ "$status" -eq 0 ] || sed 's/^/# /' "$work/out"
done
exit "$failed"
