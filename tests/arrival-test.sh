#!/usr/bin/env bash
# A register as somebody keeps it, read into a description: what an experienced reader takes a cell for, the import does.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "arrival"

# table NAME LINE...: reads these lines as CSV; the description is $work/NAME.xml, what became of its cells NAME.cells.
table() {
  local name=$1
  shift
  printf '%s\n' "$@" >"$work/$name.csv"
  "$ppc" import -q --message-language en --report "$work/$name.cells" -o "$work/$name.xml" "$work/$name.csv"
}

# has NAME WORDS TELLING: the description has them, in one line.
has() {
  grep -qF -- "$2" "$work/$1.xml"
  result $? "$3"
}

# lacks NAME WORDS TELLING
lacks() {
  ! grep -qF -- "$2" "$work/$1.xml"
  result $? "$3"
}

# ---- who acts for whom -----------------------------------------------------------------------------------------------

table customers 'Traitement;Finalité;Personnes concernées' 'Commandes;Suivre les commandes;Clients'
has customers 'role="controller"' "who has clients is no processor"
table entrusted 'Traitement;Finalité;Client' 'Dépannage;Réparer une installation;Exemple SA'
has entrusted 'role="processor"' "who has a column for them is one"

exit $failed
