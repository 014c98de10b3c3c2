#!/usr/bin/env bash
# The logo: a PNG and an SVG are painted; whatever else stands in its place is refused with its place, and quickly.
# Colours, fonts and corners of the web pages: what could end their rules of style is refused with its place.
set -u
cd "$(dirname "$0")/.." || exit 1
unset SOURCE_DATE_EPOCH PPC_FAULT
ppc=${PPC:-$PWD/build/ppc}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

result() { # STATUS NAME
  if [ "$1" -eq 0 ]; then
    echo "ok appearance: $2"
  else
    echo "not ok appearance: $2"
    failed=1
  fi
}

mkdir -p "$work/case/images"
describe() { # APPEARANCE
  sed "s|</organisation>|$1</organisation>|" examples/minimal/policy.xml >"$work/case/policy.xml"
}
svg() { echo "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink' viewBox='0 0 40 20'>$1</svg>"; }

# A PNG of WIDTH × HEIGHT red pixels.
python3 - "$work/case/images" <<'PYTHON'
import struct, sys, zlib

def png(width, height, data):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")

pixels = zlib.compress(b"".join(b"\0" + b"\xd0\x10\x10" * 40 for _ in range(20)))
red = png(40, 20, pixels)
for name, body in (("red", red), ("short", red[:60]), ("vast", png(100000, 100000, zlib.compress(b"\0" * 1000000))),
                   ("none", b""), ("words", b"This is no picture."), ("flat", png(0, 20, pixels)),
                   ("large", red + bytes(1 << 20))):
    open(f"{sys.argv[1]}/{name}.png", "wb").write(body)
PYTHON

painted() { # how many red pixels the first page has
  "$ppc" build -q -f policy.pdf -l fr -o "$work/out" "$work/case/policy.xml" || return
  pdftoppm -r 50 -f 1 -l 1 "$work/out/public/policy.fr.pdf" >"$work/page.ppm"
  python3 -c '
import sys
pixels = open(sys.argv[1], "rb").read().split(b"\n", 3)[3]
print(sum(1 for i in range(0, len(pixels) - 2, 3) if pixels[i] > 180 and pixels[i + 1] < 60 and pixels[i + 2] < 60))' "$work/page.ppm"
}

describe ''
[ "$(painted)" = 0 ]
result $? "without a logo nothing is red"
describe '<appearance logo="images/red.png"/>'
[ "$(painted)" -gt 1000 ]
result $? "a PNG is painted"
cp "$work/out/public/policy.fr.pdf" "$work/first.pdf"
painted >/dev/null && cmp -s "$work/out/public/policy.fr.pdf" "$work/first.pdf"
result $? "and twice the same"
svg '<rect width="40" height="20" fill="#d01010"/>' >"$work/case/logo.svg"
describe '<appearance logo="logo.svg"/>'
[ "$(painted)" -gt 1000 ]
result $? "an SVG is painted"
qpdf --check "$work/out/public/policy.fr.pdf" >/dev/null 2>&1
result $? "the file is sound"
describe '<appearance accent="#d01010"/>'
[ "$(painted)" -gt 100 ]
result $? "the title is set in the accent colour"
describe '<appearance logo="logo.svg"/>'
"$ppc" build -q -f policy.pdf --depfile "$work/depends" -o "$work/out" "$work/case/policy.xml" && grep -q 'logo\.svg' "$work/depends"
result $? "a change of the logo makes the documents anew"

# ---- the web page ------------------------------------------------------------------------------------------------

page() { # builds the page as described; says it
  rm -rf "$work/out"
  "$ppc" build -q -f policy -l fr -o "$work/out" "$work/case/policy.xml" && cat "$work/out/public/policy.fr.html"
}

describe '<appearance accent="#7a1f5c" font="serif" radius="8" logo="images/red.png"/>'
page >"$work/page"
grep -q '^@media screen{:root{--accent:#7a1f5c;--active:#7a1f5c}}$' "$work/page"
result $? "the page takes the colour"
grep -q '^@media screen and (prefers-color-scheme:dark){:root{--accent:#c197b4;--active:#c197b4}}$' "$work/page"
result $? "and a lighter one on a dark screen, of contrast 7"
grep -q '^:root{--font:"Iowan Old Style",.*,serif;--radius:8px;}$' "$work/page"
result $? "and fonts and corners"
[ "$(grep -o 'src="data:image/png;base64,[^"]*"' "$work/page" | sed 's/.*,//; s/"//' | base64 -d | cmp - "$work/case/images/red.png" && echo same)" = same ]
result $? "the logo stands in it, byte by byte"
describe '<appearance font="Source Sans 3"/>'
page | grep -q '^:root{--font:"Source Sans 3",system-ui,sans-serif;}$'
result $? "a family of the site's own comes first"
printf '%s' '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2"/></svg>' >"$work/case/logo.svg"
describe '<appearance logo="logo.svg"/>'
page | grep -q '<img class="logo" alt="" src="data:image/svg+xml;base64,'
result $? "an SVG is an image, in which nothing runs"

injected() { # ATTRIBUTE: PPC013 at its value, and nothing is written
  describe "<appearance $1/>"
  rm -rf "$work/out"
  "$ppc" build -q --message-language en -o "$work/out" "$work/case/policy.xml" >"$work/said" 2>&1
  [ $? -eq 1 ] && grep -q "^[^ ]*policy.xml:[0-9]*:[0-9]*: error: .*\[PPC013\]" "$work/said" && [ ! -e "$work/out/public" ]
  result $? "refused: $1"
}
injected 'accent="red; background:url(https://evil.example)"'
injected 'accent="#7a1f5"'
injected "font='serif;}body{background:url(x)'"
injected "font='a\&quot;b'"
injected "font='x\\\\22 y'"
injected "font='/*'"
injected 'radius="8px"'
injected 'radius="25"'
injected 'radius="1;color:red"'

# refused WORDS NAME: PPC006 at the attribute, with these words, within seconds, and nothing is written.
refused() {
  rm -rf "$work/out"
  timeout 20 "$ppc" build -q --message-language en -f policy.pdf -o "$work/out" "$work/case/policy.xml" >"$work/said" 2>&1
  local status=$?
  [ $status -eq 1 ] && grep -q "^[^ ]*policy.xml:[0-9]*:[0-9]*: error: .*$1.*\[PPC006\]" "$work/said" && [ ! -e "$work/out/public" ]
  local good=$?
  [ $good -eq 0 ] || head -n 3 "$work/said"
  result $good "refused: $2"
}

for case in "missing.png|there is no such file" "short.png|damaged" "none.png|damaged" "words.png|damaged" \
  "flat.png|damaged" "vast.png|pixels" "large.png|larger than"; do
  describe "<appearance logo=\"images/${case%%|*}\"/>"
  refused "${case#*|}" "${case%%|*}"
done
cp "$work/case/images/red.png" "$work/red.png"
describe '<appearance logo="../red.png"/>'
refused "outside the folder" "a file outside"
ln -s "$work/red.png" "$work/case/images/link.png"
describe '<appearance logo="images/link.png"/>'
refused "symbolic link" "a link that leads outside"
describe '<appearance logo="logo.svg"/>'
while IFS='|' read -r name words shapes; do
  svg "$shapes" >"$work/case/logo.svg"
  refused "$words" "$name"
done <<'SHAPES'
text|'text'|<text x="1" y="9">Exemple</text>
a script|'script'|<script>1</script>
a picture|'image'|<image x:href="file:///etc/passwd"/>
a link|'a'|<a x:href="https://example.org/"><path d="M0 0h9"/></a>
another file|'href'|<use x:href="other.svg#a"/>
an event|'onload'|<g onload="1"/>
a fill from elsewhere|'fill'|<rect width="9" height="9" fill="url(https://example.org/a.svg#b)"/>
a style from elsewhere|@import|<style>@import "https://example.org/a.css";</style>
a filter|'filter'|<filter id="a"/>
SHAPES
echo '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><title>&b;</title></svg>' >"$work/case/logo.svg"
refused "DOCTYPE" "entities"
svg "$(for i in $(seq 6000); do echo '<path d="M0 0h1"/>'; done)" >"$work/case/logo.svg"
refused "too many shapes" "six thousand shapes"
svg "$(echo '<defs><g id="g0"><path d="M0 0h9v9z"/></g>'; for i in $(seq 40); do echo "<g id='g$i'><use x:href='#g$((i - 1))'/><use x:href='#g$((i - 1))'/></g>"; done; echo '</defs><use x:href="#g40"/>')" >"$work/case/logo.svg"
refused "too many shapes" "shapes within shapes within shapes"
svg '<g id="a"><use x:href="#a"/></g>' >"$work/case/logo.svg"
refused "too many shapes" "a shape within itself"
echo '<svg>' >"$work/case/logo.svg"
refused "damaged" "an SVG that is none"
exit $failed
