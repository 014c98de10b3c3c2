#!/usr/bin/env bash
# A PDF for those inside carries the description it was made from, part by part and byte by byte; one for others
# carries nothing.  Each names the description as the manifest does.
set -u
cd "$(dirname "$0")/.." || exit 1
unset SOURCE_DATE_EPOCH PPC_FAULT
ppc=${PPC:-$PWD/build/ppc}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

result() { # STATUS NAME
  if [ "$1" -eq 0 ]; then
    echo "ok attachment: $2"
  else
    echo "not ok attachment: $2"
    failed=1
  fi
}

names_in() { # PDF
  pdfdetach -list "$1" | sed -n 's/^[0-9]*: //p'
}

# same_as_in PDF FOLDER...: each attachment is the file of its name in one of the folders
same_as_in() {
  local pdf=$1 name folder found
  shift
  while read -r name; do
    pdfdetach -savefile "$name" -o "$work/saved" "$pdf" || return 1
    found=no
    for folder in "$@"; do cmp -s "$work/saved" "$folder/$name" && found=yes; done
    [ $found = yes ] || { echo "# $name in $pdf is another file"; return 1; }
  done < <(names_in "$pdf")
}

# ---- the complete example: parts of its own, and of a library ----------------------------------------------------

"$ppc" build -q --library examples/library -o "$work/complete" examples/complete/policy.xml
result $? "the example builds"
sed -n 's/.*{"name": "\([^"]*\)".*/\1/p' "$work/complete/internal/manifest.json" >"$work/names"
grep -qx policy.xml "$work/names" && grep -q / "$work/names"
result $? "the manifest names the files"
for pdf in "$work"/complete/internal/*.pdf; do
  names_in "$pdf" | cmp - "$work/names" && same_as_in "$pdf" examples/complete examples/library
  result $? "${pdf##*/} carries all files, unchanged"
done
source=$(sed -n 's/.*"source": "\(.*\)",$/\1/p' "$work/complete/public/manifest.json")
[ ${#source} = 64 ]
result $? "the manifest has a sum"
for pdf in "$work"/complete/*/*.pdf; do
  pdfinfo -meta "$pdf" | grep -q "<dc:source>sha256:$source</dc:source>"
  result $? "${pdf#"$work"/complete/} names its source"
done

# nothing_in PDF: neither a file nor text of the description's own language
nothing_in() {
  [ -z "$(names_in "$1")" ] && qpdf --qdf --object-streams=disable "$1" "$work/plain" &&
    ! grep -aq '/EmbeddedFile\|/Filespec\|/AF \|urn:ppc:' "$work/plain"
}

"$ppc" build -q --audience public,authority -f register --library examples/library -o "$work/others" \
  examples/complete/policy.xml
result $? "the registers for others build"
for pdf in "$work"/complete/public/*.pdf "$work"/others/*/*.pdf; do
  nothing_in "$pdf"
  result $? "${pdf#"$work"/} carries nothing"
done

# ---- names: accents, blanks, brackets; two files of one name --------------------------------------------------------

own="$work/own/déjà (vu)" library="$work/library/déjà (vu)"
mkdir -p "$own" "$library"
# Two elements of the description, each in a file of its own.
python3 - "$work" <<'PROGRAM'
import re
import sys

work = sys.argv[1]
text = open("examples/minimal/policy.xml", encoding="utf-8").read()
for element, part in ("subjects", "own/déjà (vu)/a & b.xml"), ("categories", "library/déjà (vu)/a & b.xml"):
    found = re.search(r"<%s>.*?</%s>" % (element, element), text, re.S)
    with open(work + "/" + part, "w", encoding="utf-8") as file:
        file.write(found.group().replace("<%s>" % element, '<%s xmlns="urn:ppc:register:1">' % element, 1))
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="../%s"/>' % part.replace("&", "&amp;")
    text = text.replace(found.group(), include)
open(work + "/own/policy.xml", "w", encoding="utf-8").write(text)
PROGRAM
"$ppc" build -q --library "$work/library" -f register -o "$work/named" "$work/own/policy.xml"
result $? "a description with such names builds"
pdf=$work/named/internal/register.fr.pdf
printf '%s\n' '2/déjà (vu)/a & b.xml' 'déjà (vu)/a & b.xml' policy.xml >"$work/names"
names_in "$pdf" | LC_ALL=C sort | cmp - "$work/names"
result $? "its files keep them, and are told apart"
for number in 1 2 3; do
  pdfdetach -save $number -o "$work/saved" "$pdf" && sha256sum <"$work/saved"
done | sort >"$work/sums"
for part in "$own/a & b.xml" "$library/a & b.xml" "$work/own/policy.xml"; do sha256sum <"$part"; done | sort | cmp - "$work/sums"
result $? "all of them are there"

exit $failed
