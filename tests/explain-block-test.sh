#!/usr/bin/env bash
# ppc explain --block: what the review report calls a block by is what it is asked by, and stays the same.
set -u
cd "$(dirname "$0")/.." || exit 1
: "${PPC:=$PWD/build/ppc}"
export LC_ALL=C.UTF-8
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cp examples/practice/policy.xml "$work/policy.xml"
cp -r examples "$work/examples"
cd "$work" || exit 1
failed=0

result() { # STATUS NAME
  if [ "$1" -eq 0 ]; then
    echo "ok explain --block: $2"
  else
    echo "not ok explain --block: $2"
    failed=1
  fi
}

explain() { # ID [ARGUMENT...]
  local id=$1
  shift
  "$PPC" explain --block "$id" --as-of 2026-11-22 --message-language en "$@"
}

status() { # NAME STATUS TEXT COMMAND...: the exit status, and what is said
  local name=$1 wanted=$2 text=$3
  shift 3
  "$@" >out 2>&1
  [ $? -eq "$wanted" ] && grep -qF -- "$text" out
  result $? "$name"
  [ $failed -eq 0 ] || sed 's/^/# /' out
}

ids() { # FILE: of all blocks of its review
  "$PPC" build -T page -f review --draft --library examples/library --as-of 2026-11-22 "$1" 2>/dev/null |
    grep -o ' id="[^"]*"' | cut -d'"' -f2 | grep -v '\.remarks$' | sort -u
}

# ---- what is said -----------------------------------------------------------------------------------------------

explain section.recipients.processor.list policy.xml >out
diff - out <<'T'
section.recipients.processor.list
    Document: Review report
    Notice: Your data at the practice (patients)
    Below: Providers that act for us (processors)
    Source: policy.xml:318:6
    Source: policy.xml:351:6
    Source: policy.xml:407:6

English
    - Hébergeur Santé Exemple, France
    - Agenda Exemple, France
    - Comptables Exemple, France

French
    - Hébergeur Santé Exemple, France
    - Agenda Exemple, France
    - Comptables Exemple, France
T
result $? "document, notice, heading, places, and the text in each language"
status "a block of the second notice" 0 'Your data as an employee or applicant (staff)' explain staff.section.who policy.xml
sed 's/Une affiche en salle/Une affiche de 20 lignes en salle/' policy.xml >faulty.xml
status "what is found on it" 0 "Error PPC931" explain section.changes.text faulty.xml
status "in another language" 0 'Erreur PPC931' "$PPC" explain --block=section.changes.text --message-language=fr faulty.xml

element=$("$PPC" build -T approvals policy.xml | sed -n '/language="fr"/,/<\/approval>/p' |
  sed 's/by="" role="" date=""/by="Claire Exemple" date="2026-11-20"/')
python3 - "$element" <<'P'
import sys
text = open("policy.xml", encoding="utf-8").read().replace("</register>", sys.argv[1] + "</register>")
open("approved.xml", "w", encoding="utf-8").write(text.replace("Une affiche", "Un panneau"))
P
status "that it has changed since approval" 0 'Changed since approval: Claire Exemple, 20 November 2026 (French)' \
  explain section.changes.text approved.xml
explain section.changes approved.xml | tail -n 2 | diff - <(printf '%s\n' 'Unchanged since approval' \
  '    Claire Exemple, 20 November 2026 (French)')
result $? "or that it has not"

# ---- ids ----------------------------------------------------------------------------------------------------------

for example in practice complete alkaes; do
  unknown=0
  ids examples/$example/policy.xml >all
  [ "$(wc -l <all)" -gt 150 ]
  result $? "the review of examples/$example names its blocks"
  for id in $(awk 'NR % 61 == 1' all); do
    explain "$id" --draft --library examples/library examples/$example/policy.xml >out 2>&1 || { echo "# $id"; unknown=1; }
  done
  result $unknown "and explain knows them"
done

ids policy.xml >before
python3 - <<'P'
text = open("policy.xml", encoding="utf-8").read()
first = text[text.index("  <processing "):]
first = first[:first.index("</processing>") + len("</processing>")].replace('id="appointments"', 'id="more"', 1)
text = text.replace("  <processing ", first + "\n  <processing ", 1)
open("more.xml", "w", encoding="utf-8").write(text)
P
ids more.xml >after
comm -23 before after | grep -v '^review\.front' | sed 's/^/# gone: /' | tee gone
[ ! -s gone ] && [ "$(comm -13 before after | wc -l)" -gt 3 ]
result $? "another processing before it changes no id"

# ---- what is wrong --------------------------------------------------------------------------------------------------

status "an id that is nearly right" 2 "did you mean section.changes.text?" explain section.changes.txt policy.xml
status "a part of an id" 2 "did you mean situation.booking, " explain booking policy.xml
status "no such id" 2 "no block of the documents of policy.xml is called 'zzzzzz'" explain zzzzzz policy.xml
status "no id" 2 '--block wants a value' "$PPC" explain --block
status "an empty one" 2 "is called ''" explain '' policy.xml
status "no file" 2 'ppc explain wants a FILE' explain section.who
status "no such file" 3 'nowhere.xml' explain section.who nowhere.xml
status "another command" 2 "belongs to 'ppc explain'" "$PPC" check --block section.who policy.xml

exit $failed
