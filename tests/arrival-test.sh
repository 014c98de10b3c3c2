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

# ---- columns of one's own, and dates that nobody gave ------------------------------------------------------------------

table columns 'Traitement;Finalité;Responsable interne;Date de création' 'Paie;Payer les gens;Mme Exemple;' \
  'Congés;Suivre les congés;;au printemps'
has columns '<!-- C2 (Responsable interne): Mme Exemple -->' "what is kept says under which header it stood"
[ "$(grep -c 'gap for="created' "$work/columns.xml")" -eq 1 ] && grep -q 'id="conges".*<gap for="created"/>' "$work/columns.xml"
result $? "a day that nobody wrote down is no gap, one that is not understood is"

# The CNIL's list of processings, with a column that somebody added behind its last one, and a sheet on one of them.
cat >"$work/list.txt" <<'E'
= 2 - Liste des traitements
A1 Coordonnées du responsable de l’organisme (responsable de traitement ou son représentant si le responsable est situé en dehors de l’UE)
B1 Nom :
A7 Identification du traitement
E7 Finalité du traitement
H7 Données sensibles ?
A8 Nom du traitement
B8 N° / RÉF
C8 Date de création de la fiche
D8 Dernière mise à jour de la fiche
H8 Oui/non
J8 Responsable interne
A9 Paie
B9 T01
E9 Payer
H9 Non
J9 Secrétaire
A10 Site
B10 T02
E10 Faire connaître l'association
J10 Présidente
= T01
A3 Description du traitement
A4 Nom du traitement
B4 Paie
A5 N° / RÉF
B5 T01
A16 Finalité(s) du traitement effectué
A17 Finalité principale
B17 Payer les professeurs
A24 Catégories de données personnelles concernées
B24 Description
E24 Durée de conservation
A25 État civil, identité, données d'identification, images…
B25 nom
A33 Suivi
B33 à revoir
E
python3 tests/import/ods.py "$work/list.txt" "$work/list.ods"
"$ppc" import -q -o "$work/list.xml" "$work/list.ods"
has list 'J9 (Responsable interne): Secrétaire -->' "a column of one's own in the list is no purpose"
has list 'E9: Payer -->' "nor is what the list sums up in other words"
has list "<label xml:lang=\"fr\">Faire connaître l'association</label>" "but where there is no sheet it is one"
[ "$(grep -c '<purpose ' "$work/list.xml")" -eq 2 ]
result $? "and there are no others"
has list 'B33 (Suivi): à revoir -->' "what stands in a row of one's own says in which"

# ---- what people write in cells ------------------------------------------------------------------------------------------

table words 'Traitement;Objectif poursuivi;Base légale;Données;Durée de conservation;Sous-traitants;DPO;Date de création' \
  'Paie;"Établir les bulletins
Déclarer les cotisations";Obligation légale;Salaire;5 ans;"Exemple Paie, Inc. (États-Unis), Autre Exemple";Non désigné;43709' \
  ';;;Adresse;idem;;;'
[ "$(grep -c '<purpose .*basis="legal-obligation"' "$work/words.xml")" -eq 2 ]
result $? "a basis is that of each purpose in its row"
has words '<retain ref="p5y" data="other other-2"/>' "idem is the period of the row above"
has words 'country="US"><name>Exemple Paie, Inc.</name>' "a legal form belongs to the name before its comma, a country in brackets is one"
has words '<name>Autre Exemple</name>' "and what follows is another"
has words '<dpo status="none"' "where nobody is designated there is no officer"
has words 'created="2019-09-01"' "five figures are a day that lost its form"

table measures 'Traitement;Finalité;Mesures de sécurité;Données;Durée de conservation' \
  'Paie;Payer les gens;"Mesures de protection des logiciels (antivirus, mises à jour et correctifs de sécurité, tests, etc.)
Sauvegarde (chaque nuit)";Nom;Durée de l’adhésion + 3 ans'
has measures '<measure id="software-protection" family="software-protection"/>' "a measure of the CNIL's list is known by its full name"
has measures '<measure id="backup" family="backup"><detail xml:lang="fr">chaque nuit</detail>' "what stands in brackets behind one is its detail"
has measures '<active until="end-of-membership" plus="P3Y"/>' "a membership is a period"

# ---- rows put below the form --------------------------------------------------------------------------------------------

cat >"$work/below.txt" <<'ROWS'
= Fiche 1
A3 Description du traitement
A4 Nom du traitement
B4 Gestion des adhésions
A9 Acteurs
A10 Responsable du traitement
B10 Club Exemple
A16 Finalité(s) du traitement effectué
A17 Finalité principale
B17 Gérer les adhésions du club
A18 Sous-finalité 1
B18 Envoyer la lettre du club
A58 Transferts hors UE
A59 Organisme destinataire 1
B59 Lettres Exemple Inc
C59 Canada
A60 Responsable opérationnel
B60 Jean Exemple
A61 Base légale
B61 Contrat (adhésion)
A62 Responsable interne
B62 Mme Martin
ROWS
python3 tests/import/ods.py "$work/below.txt" "$work/below.ods"
"$ppc" import -q --message-language en --report "$work/below.cells" -o "$work/below.xml" "$work/below.ods"
[ "$(grep -c 'basis="contract"' "$work/below.xml")" -eq 2 ]
result $? "a legal basis below the form is that of all its purposes"
has below 'B61: Contrat (adhésion)' "what it says more is kept"
[ "$(grep -c '<transfer ' "$work/below.xml")" -eq 1 ]
result $? "and people below the transfers receive none"
has below 'B62 (Responsable interne): Mme Martin' "they are kept, with their label"

# ---- transfers in a cell ----------------------------------------------------------------------------------------------------

table transfers 'Traitement;Finalité;Transferts hors UE' \
  'Paie;Payer les gens;"Oui, Etats-Unis (clauses contractuelles types)"' 'Envois;Envoyer la lettre du club;Canada : décision d’adéquation' \
  'Suivi;Suivre les commandes;Inde (par notre filiale)' 'Stock;Suivre le stock;Oui'
has transfers '<transfer country="US" instrument="scc"/>' "a country with its safeguard in brackets"
has transfers '<transfer country="CA" instrument="adequacy"/>' "or behind a colon"
has transfers 'C4: Inde (par notre filiale)' "what else stands there is kept"
has transfers '<transfer><gap for="country instrument"/></transfer>  <!-- C5 -->' "a mere yes is a gap"

# ---- how long, in a register of ours -----------------------------------------------------------------------------------------

cat >"$work/periods.txt" <<'ROWS'
= 3.1 - Paie
A1 Fiche de registre du traitement
A3 Description du traitement
A4 Nom du traitement
B4 Paie du personnel
A9 Acteurs
A16 Finalité(s) du traitement effectué
A17 Finalité principale
B17 Payer les salaires du personnel
A18 Sous-finalité 1
B18 Tenir les comptes
A24 Catégories de données personnelles concernées
B24 Description
E24 Durée de conservation
A25 État civil, identité, données d'identification, images…
B25 nom
E25 Payer les salaires du personnel : pendant 5 ans après le départ du salarié ; à la fin : suppression\nTenir les comptes : jusqu’à la clôture de l’exercice comptable ; puis, en archivage intermédiaire : pendant 10 ans après la clôture de l’exercice comptable ; à la fin : suppression (Code de commerce, art. L123-22)
A26 Vie personnelle (habitudes de vie, situation familiale, etc.)
B26 enfants
E26 Payer les salaires du personnel : pendant 5 ans après le départ du salarié ; à la fin : suppression
ROWS
python3 tests/import/ods.py "$work/periods.txt" "$work/periods.ods"
"$ppc" import -q -o "$work/periods.xml" "$work/periods.ods"
has periods '<retain ref="p5y-departure" purpose="payer-les-salaires-du-personnel" data="identity personal-life"/>' "each purpose has its period"
has periods '<retain ref="until-closing-archive-p10y" purpose="tenir-les-comptes" data="identity"/>' "also where they stand in one cell"
has periods '<intermediate for="P10Y" after="closing"/>' "with the time in the archive"
has periods 'law="Code de commerce, art. L123-22"' "and the law that sets it"
lacks periods '<criterion' "and no criterion is left"

table inside 'Traitement;Finalité;Destinataires' 'Paie;Payer les gens;Service comptabilité, Service des impôts'
has inside '<recipient role="internal"><label xml:lang="fr">Service comptabilité</label></recipient>' "a department is inside"
has inside '<party id="service-des-impots"><name>Service des impôts</name>' "what is called a service is not for that"

exit $failed
