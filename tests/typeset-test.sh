#!/usr/bin/env bash
# Paper, seen from outside: layouts against goldens, files that other programs accept, whole words, and the same
# bytes under another clock, locale and folder.  RENEW=yes writes the goldens anew: look at the pages then.
set -u
driver=$(cd "$BUILD" && pwd)/tests/typeset_test
root=$PWD fonts=$PWD/fonts
work=${TMPDIR:?}

said() { # said STATUS NAME
  if [ "$1" -eq 0 ]; then echo "ok $2"; else echo "not ok $2"; fi
}

draw() { "$driver" "$1" "$fonts" "$fonts/hyphen" "$2" "${@:3}"; } # draw KIND OUT PAGE...

# A divided word ends with a soft hyphen at the end of the line, and with nothing else.
words_of() { pdftotext -raw "$1" - | sed -e ':a' -e '/\xc2\xad$/{N;s/\xc2\xad\n//;ba' -e '}' | tr '\f' '\n'; }

for page in tests/typeset/*.xml; do
  name=$(basename "$page" .xml)
  xmllint --noout --relaxng schema/page.rng "$page" 2>"$work/rng"
  grep -q validates "$work/rng" || ! cat "$work/rng"
  said $? "$name: validates"

  # The layout; what it becomes for somebody who listens, and who selects: where there is a golden of it.
  draw lines "$work/$name.lines" "$page"
  draw pdf "$work/$name.pdf" "$page"
  pdfinfo -struct-text "$work/$name.pdf" | sed 's/Object [0-9]* 0/Object/; s/ (block)//; s/ (inline)//' >"$work/$name.structure"
  pdftotext -raw "$work/$name.pdf" "$work/$name.text"
  for golden in tests/typeset/"$name".{lines,structure,text}; do
    [ -e "$golden" ] || continue
    if [ "${RENEW:-}" = yes ]; then cp "$work/${golden##*/}" "$golden"; fi
    diff -u "$golden" "$work/${golden##*/}" | head -n 40
    cmp -s "$golden" "$work/${golden##*/}"
    said $? "$name: ${golden##*.} as in the golden"
  done
  qpdf --check "$work/$name.pdf" >"$work/qpdf" 2>&1 || cat "$work/qpdf"
  ! grep -qi 'warning\|error:' "$work/qpdf" && grep -q 'No syntax or stream encoding errors' "$work/qpdf"
  said $? "$name: qpdf finds no fault"
  ! pdffonts "$work/$name.pdf" | tail -n +3 | grep -qv 'yes yes yes'
  said $? "$name: fonts embedded, subset, with their characters"
  ! strings "$work/$name.pdf" | grep -q 'CreationDate\|ModDate'
  said $? "$name: no clock in it"

  (cd / && TZ=Pacific/Apia LC_ALL=fr_FR.UTF-8 LANG=de_DE HOME=/nowhere SOURCE_DATE_EPOCH=1 \
    "$driver" pdf "$fonts" "$fonts/hyphen" "$work/$name.again.pdf" "$root/$page")
  cmp "$work/$name.pdf" "$work/$name.again.pdf"
  said $? "$name: the same bytes elsewhere"
done

# Letters of other scripts, signs and marks come out as they went in, composed.
words_of "$work/scripts.pdf" | tr '\n' ' ' >"$work/words"
for words in "à Παράδειγμα Α.Ε. (Αθήνα), à Пример ООД (София)" "Nguyễn Thị Ngọc Ảnh" "Łódź" "Šiauliai, Ąžuolų" \
  "παράδειγμα.example пример.example" "Ἐν ἀρχῇ ἦν ὁ λόγος" "e-Παράδειγμα" "µm, Ω, π." "✓ ✗ ☐ ☑ ☒ ×" "☐Oui ☒Non, 5★." \
  "é à ç ñ ö ů Ệ ệ, q̃ x̄ m̂ n̈" "ʼn" "liens invisibles" "cœur ❤, espace cadratin, ligne suivante." \
  "Конфиденциальность персональных"; do
  grep -qF -- "$words" "$work/words"
  said $? "words: $words"
done

words_of "$work/policy-fr.pdf" >"$work/words"
for words in "efficacité de ces mesures" "« régulièrement » vérifiée" "À COMPLÉTER" "_session_id" "13(2)(a)" \
  "Qui répond de vos données 1" "page 1 sur 3" "☐ Oui" "Société Exemple · version 1.2"; do
  tr '\n' ' ' <"$work/words" | grep -qF -- "$words"
  said $? "words: $words"
done
. tests/paper/python.sh
"$python" tests/paper/aloud.py "$work" tests/typeset/*.xml

# A draft bears its word across each page as outlines: ink that a page without a draft has not, and no text.
sed 's/ draft="[^"]*"//' tests/typeset/matrix-en.xml >"$work/final.xml"
draw pdf "$work/final.pdf" "$work/final.xml"
ink() { pdftoppm -r 20 -gray "$1" | od -An -v -tu1 -w1 | awk '$1 > 236 && $1 < 241 {pale++} END {print pale + 0}'; }
[ "$(ink "$work/matrix-en.pdf")" -gt $(($(ink "$work/final.pdf") + 200)) ]
said $? "draft: its word lies across the page"
[ "$(pdftotext "$work/matrix-en.pdf" - | grep -c Draft)" -eq 1 ]
said $? "draft: and is not read"

# A page without text is no part of the structure.
sed -n '1,/<page/p' tests/typeset/scripts.xml | sed 's/<page.*/<page document="r" part="f" lang="fr" title="R"><hr id="r"\/><\/page>/' >"$work/rule.page"
draw pdf "$work/rule.pdf" "$work/rule.page"
[ -s "$work/rule.pdf" ] && ! qpdf --json "$work/rule.pdf" 2>/dev/null | grep -q '"/StructParents"'
said $? "a page without text has no place in the structure"

qpdf --json "$work/policy-fr.pdf" 2>/dev/null | grep -q '"/Lang": "u:fr"'
said $? "document: language"
pdfinfo "$work/policy-fr.pdf" | grep -q '^Title: *Politique de confidentialité$'
said $? "document: title"
