#!/usr/bin/env bash
# run: once
# The two registers, the controller's and the processor's: each names the files of the other one that are made for the
# same readers in the same build, and no others.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "registers"

build() { # FOLDER OPTION...
  local folder=$work/$1
  shift
  "$ppc" build -q --library examples/library -o "$folder" "$@" >"$work/messages" 2>&1 || cat "$work/messages"
}

links() { # PAGE: what the sentence on the other register links to
  sed -n '/<p id="record.beside">/p' "$1" | grep -o 'href="[^"]*"' | sed 's/href="\(.*\)"/\1/' | paste -sd ' '
}

build both -f register,processor --audience authority,internal examples/complete/policy.xml
for folder in authority internal; do
  there=$work/both/$folder
  [ "$(links "$there/register.fr.html")" = "processor-register.fr.html processor-register.fr.pdf" ]
  result $? "$folder: the controller's links to the processor's"
  [ "$(links "$there/processor-register.en.html")" = "register.en.html register.en.pdf" ]
  result $? "$folder: and back, in the page's language"
  for link in $(links "$there/register.fr.html") $(links "$there/processor-register.en.html"); do
    [ -f "$there/$link" ]
    result $? "$folder: $link is there"
  done
done
pdftotext "$work/both/internal/register.fr.pdf" - | tr '\n' ' ' | grep -q 'registre distinct : processor-register.fr.html'
result $? "paper names the file"

build one -f register.html,processor.pdf examples/complete/policy.xml
[ "$(links "$work/one/internal/register.fr.html")" = "processor-register.fr.pdf" ]
result $? "only what this build makes is named"

build alone -f register examples/complete/policy.xml
[ -f "$work/alone/internal/register.fr.html" ] && [ -z "$(links "$work/alone/internal/register.fr.html")" ]
result $? "nothing is named that is not asked for"

build public -f register,processor --audience public examples/complete/policy.xml
[ -f "$work/public/public/register.fr.html" ] && [ -z "$(links "$work/public/public/register.fr.html")" ]
result $? "the public is told of no file that it does not get"

build none -f register,processor examples/minimal/policy.xml
[ -f "$work/none/internal/register.fr.html" ] && [ ! -e "$work/none/internal/processor-register.fr.html" ] &&
  [ -z "$(links "$work/none/internal/register.fr.html")" ]
result $? "who is nobody's processor keeps one register"

# A processor for many: those for whom the same is done on the same terms are told once, and each stands in a list.
many() { # COUNT, "each" for what is done for each of them alone
  cat <<'HEAD'
<register xmlns="urn:ppc:register:1" languages="fr" version="1.0" date="2026-11-22" jurisdiction="FR">
<organisation id="us" country="FR"><name>Exemple</name><email>us@example.org</email><dpo status="none"/></organisation>
<subjects><subject id="users" kind="user"/></subjects>
<categories><category id="files" family="identity"/></categories>
<parties>
HEAD
  for ((i = 1; i <= $1; i++)); do
    echo "<party id=\"c$i\" country=\"FR\"><name>Cliente $i</name><email>c$i@example.org</email></party>"
  done
  echo '</parties>'
  echo '<processing id="hosting" role="processor"><title xml:lang="fr">Hébergement</title>'
  for ((i = 1; i <= $1; i++)); do
    local text="Garder des pages." authorised=general
    [ $((i % 10)) != 0 ] || text="Garder des bases." authorised=specific
    [ -z "${2-}" ] || text="Garder le lot $i."
    echo "<client ref=\"c$i\"><categories xml:lang=\"fr\">$text</categories>"
    echo "<contract reference=\"H-$i\" date=\"2026-01-15\" clauses=\"a b c d e f g h\" sub-processors=\"$authorised\" end=\"delete\"/></client>"
  done
  echo '<purpose id="host"><label xml:lang="fr">Héberger</label></purpose><subject ref="users"/>'
  echo '<data ref="files" origin="third-party"/><no-transfer/></processing></register>'
}

many 250 >"$work/many.xml"
build many -f processor --draft "$work/many.xml"
page=$work/many/internal/processor-register.fr.html
has() { sed 's/\xc2\xa0\|\xe2\x80\xaf/ /g' "$page" | grep -q "$1"; }
has '<a href="#annex.clients.hosting">250 clients, dont la liste est à l’annexe 1</a>'
result $? "the sheet counts many clients, and says where they are"
has '<b>Groupe 1 (225 clients)</b> : Garder des pages.' && has '<b>Groupe 2 (25 clients)</b> : Garder des bases.'
result $? "what is done stands once a group"
has '<b>Groupe 2 (25 clients)</b> : autorisation écrite spécifique'
result $? "so do the terms in which they differ"
has 'Selon les contrats des clients : suppression'
result $? "what all contracts say is said once"
listed=$(grep -o '>Cliente [0-9]*<' "$page" | sort -u | wc -l)
[ "$listed" = 250 ]
result $? "each client is listed"
[ "$(grep -o '>Cliente [0-9]*<' "$page" | sort | uniq -d | wc -l)" = 0 ]
result $? "and once"
has 'Cliente 10<td data-label="Coordonnées">France, <a href="mailto:c10@example.org">c10@example.org</a><td data-label="Contrat">H-10, 15 janvier 2026'
result $? "with its contact and its contract"

build many -f processor,sheets.csv --draft "$work/many.xml"
rows=$(grep -c '^hosting,' "$work/many/internal/processor-register.fr.csv")
[ "$rows" = 250 ] && [ "$(grep -o ',Cliente [0-9]*,' "$work/many/internal/processor-register.fr.csv" | sort -u | wc -l)" = 250 ]
result $? "as a flat table it has a row each client ($rows)"

many 30 each >"$work/each.xml"
build each -f processor --draft "$work/each.xml"
page=$work/each/internal/processor-register.fr.html
! has 'Groupe 1' && has 'Cliente 29<td data-label="Coordonnées">.*Garder le lot 29\..*H-29, 15 janvier 2026.*autorisation écrite générale'
result $? "of clients that have nothing in common the list tells all"

exit $failed
