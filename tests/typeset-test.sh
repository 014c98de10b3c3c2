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

  draw lines "$work/$name.lines" "$page"
  if [ "${RENEW:-}" = yes ]; then cp "$work/$name.lines" "tests/typeset/$name.lines"; fi
  diff -u "tests/typeset/$name.lines" "$work/$name.lines" | head -n 40
  cmp -s "tests/typeset/$name.lines" "$work/$name.lines"
  said $? "$name: lines as in the golden"

  draw pdf "$work/$name.pdf" "$page"
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
# Every word of the page tree that is no furniture comes out of the PDF.
python3 - "$work/words" tests/typeset/policy-fr.xml <<'END'
import re, sys, xml.etree.ElementTree as tree
out = re.sub(r"\s+", " ", open(sys.argv[1], encoding="utf-8").read())
out = set(out.split())
missing = []
for block in tree.parse(sys.argv[2]).getroot().iter():
    if block.tag in ("p", "h2", "h3", "li", "dt", "dd", "caption", "summary", "th"):
        text = "".join(block.itertext()).replace("\u2011", "-")
        missing += [w for w in re.sub(r"\s+", " ", text).split() if w not in out and len(w) > 3 and "[" not in w]
print("missing:", missing[:8]) if len(missing) > 3 else None
sys.exit(len(missing) > 3)
END
said $? "words: all of them"

qpdf --json "$work/policy-fr.pdf" 2>/dev/null | grep -q '"/Lang": "u:fr"'
said $? "document: language"
pdfinfo "$work/policy-fr.pdf" | grep -q '^Title: *Politique de confidentialité$'
said $? "document: title"
