#!/usr/bin/env bash
# --stylesheets: a file of the user's stands in for ours of its name, and can no more than ours can.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/prologue.sh "own stylesheets"
own="$work/my own #1 & only" # a name that an address cannot have as it stands
out=$work/out
fresh() { rm -rf "$own"; mkdir "$own"; }
stylesheet() { # NAME: its content comes on standard input
  { echo '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'; cat; echo '</xsl:stylesheet>'; } >"$own/$1"
}
build() { timeout 60 "$ppc" build -q --stylesheets "$own" "$@" examples/minimal/policy.xml >"$work/messages" 2>&1; }
state() { (cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0r sha256sum); }

# ---- what they do ------------------------------------------------------------------------------------------------

"$ppc" build -q -o "$out" examples/minimal/policy.xml
cp -r "$out" "$work/plain"

fresh
stylesheet policy.xsl <<'END'
<xsl:import href="ppc:policy.xsl"/>
<xsl:template match="essentials"><p id="{/part/@id}.mine">Mine, of policy.xsl</p></xsl:template>
END
build -o "$out"
result $? "a template of ours is overridden"
changed=$(diff -rq "$work/plain/public" "$out/public" | sed -n 's/^Files .*\/\([^ ]*\) differ$/\1/p' | tr '\n' ' ')
[ "$changed" = "manifest.json policy.en.html policy.en.pdf policy.fr.html policy.fr.pdf policy.html " ]
result $? "and nothing else changes ($changed)"
grep -q 'Mine, of policy.xsl' "$out/public/policy.fr.html" && grep -q 'id="section.who"' "$out/public/policy.fr.html"
result $? "the rest of the page is ours"

stylesheet common.xsl <<'END'
<xsl:import href="ppc:common.xsl"/>
<xsl:template name="title-block"><header role="title" id="{@id}.title"><h1>Mine, of common.xsl</h1></header></xsl:template>
END
printf ':root { --paper: #fedcba; }\n.mine { color: red }\n' >"$own/page.css"
build -f policy,fragment,register,manifest --depfile "$work/depfile" -o "$out"
result $? "what several stylesheets import is overridden too"
grep -q 'Mine, of common.xsl' "$out/public/policy.fr.html" && grep -q 'Mine, of common.xsl' "$out/internal/register.en.html"
result $? "in all of them"
grep -q 'fedcba' "$out/public/policy.fr.html" && grep -q '^\.ppc \.ppc-mine' "$out/public/policy.css" && ! grep -q 11387c "$out/public/policy.fr.html"
result $? "the style is theirs"
for file in common.xsl page.css policy.xsl; do
  python3 - "$out/internal/manifest.json" "$own/$file" <<'END'
import hashlib, json, pathlib, sys
rows = {row["name"]: row["sha256"] for row in json.load(open(sys.argv[1]))["stylesheets"]}
path = pathlib.Path(sys.argv[2])
sys.exit(rows.get(path.name) != hashlib.sha256(path.read_bytes()).hexdigest())
END
  result $? "the manifest inside names $file"
  grep -q "/$file" "$work/depfile"
  result $? "so does the depfile"
done
grep -q '"stylesheets": "[0-9a-f]*"' "$out/public/manifest.json" && ! grep -q 'common.xsl' "$out/public/manifest.json"
result $? "the one for all names none of them"
build -f policy,fragment,register,manifest --check -o "$out"
result $? "the same again changes nothing"

# A style written elsewhere: other ends of lines, and a text that looks like the page's body.
fresh
printf '%s\r\n' ':root { --paper: #fedcba; }' '' '.mine,' $'.yours\f.theirs' '{' '  color: red' '}' '@media print {' \
  '  .mine { color: blue }' '}' '.odd::before { content: "<body >" }' '.odd::after { content: "<body" }' >"$own/page.css"
build -f policy,fragment -o "$work/crlf"
result $? "a style whose lines end with CR and LF is taken"
! grep -rq $'[\r\f]' "$work/crlf/public" --include='*.html' --include='*.css' &&
  grep -q '^\.ppc \.ppc-mine, \.ppc \.ppc-yours \.ppc-theirs {color:red}' "$work/crlf/public/policy.css"
result $? "as if they ended with LF"
"$ppc" build -q -f fragment -o "$work/lf" examples/minimal/policy.xml
for language in fr en; do
  cmp "$work/crlf/public/policy.$language.fragment.html" "$work/lf/public/policy.$language.fragment.html"
  result $? "what a style says is no part of a fragment: $language"
done

# Ours, installed in a folder whose name an address would write otherwise.
for name in 'a%20b' 'a%41b' 'a b' 'é#?&'; do
  mkdir -p "$work/data/$name"
  cp -r schema stylesheets fonts "$work/data/$name/"
  PPC_DATA="$work/data/$name" "$ppc" build -q -f fragment -o "$work/elsewhere" examples/minimal/policy.xml &&
    cmp "$work/elsewhere/public/policy.fr.fragment.html" "$work/lf/public/policy.fr.fragment.html"
  result $? "ours are found in a folder named $name"
  rm -rf "$work/data/$name" "$work/elsewhere"
done

# ---- what is wrong with them -------------------------------------------------------------------------------------

rm -rf "$out"
cp -r "$work/plain" "$out"
before=$(state "$out")
refused() { # NAME MESSAGE: wrong usage, said with its place, and nothing is touched
  build -o "$out"
  local status=$?
  grep -q -- "$2" "$work/messages" && [ $status -eq 2 ] &&
    ! grep -q '^[a-zA-Z]* error\|^xslt\|cannot parse' "$work/messages" && [ "$(state "$out")" = "$before" ]
  result $? "$1"
  [ $status -eq 2 ] || { echo "# exit $status"; head -n 3 "$work/messages"; }
}

fresh
refused "an empty folder" 'has the name of a stylesheet'
stylesheet polcy.xsl </dev/null
refused "a folder whose names are all wrong" 'has the name of a stylesheet'
fresh
printf '<xsl:stylesheet version="1.0"\n  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n<xsl:template>\n' >"$own/policy.xsl"
refused "a stylesheet that is no XML, with its line" '^ppc: /.*/my own #1 & only/policy.xsl:4: Premature'
stylesheet policy.xsl <<'END'
<xsl:template match="/part"><page><xsl:choose><xsl:value-of select="@id["/></xsl:choose></page></xsl:template>
END
refused "one that is no XSLT, with its line" '^ppc: /.*/my own #1 & only/policy.xsl:2: Invalid expression'
stylesheet policy.xsl <<'END'
<xsl:template match="/"><xsl:message terminate="yes">no way on</xsl:message></xsl:template>
END
refused "one that gives up" 'no way on'
for _ in {1..20}; do # all languages fail, each in a thread of its own
  timeout 60 "$ppc" build -q --stylesheets "$own" -o "$out" examples/minimal/policy.xml 2>&1
  echo "exit $?"
done >"$work/twenty"
[ "$(sort -u "$work/twenty" | wc -l)" -eq 2 ] && [ "$(grep -c '^exit 2$' "$work/twenty")" -eq 20 ] &&
  [ "$(grep -c '^ppc: .*(fr): no way on' "$work/twenty")" -eq 20 ] && [ "$(state "$out")" = "$before" ]
result $? "with one message, the same twenty times"
stylesheet policy.xsl <<'END'
<xsl:template match="/"><book/></xsl:template>
END
refused "one that makes no page" 'it yields no page'
stylesheet policy.xsl <<'END'
<xsl:template match="/"><xsl:call-template name="nowhere"/><xsl:value-of select="$nothing"/></xsl:template>
END
refused "one that calls what is not there, with its line" 'policy.xsl:2: '
stylesheet policy.xsl <<'END'
<xsl:template match="/"><xsl:call-template name="again"/></xsl:template>
<xsl:template name="again"><xsl:call-template name="again"/></xsl:template>
END
refused "one without end" 'policy.xsl'
stylesheet policy.xsl <<'END'
<xsl:import href="common.xsl"/>
END
stylesheet common.xsl <<'END'
<xsl:import href="policy.xsl"/>
END
refused "two that import each other" 'policy.xsl'
rm "$own/common.xsl"
printf 'p { } </style><script>alert(1)</script>\n' >"$own/page.css"
refused "a style that ends itself" "'</' has no place"
rm "$own/page.css"

# ---- what they may not -------------------------------------------------------------------------------------------

echo 'SECRET' >"$work/secret.txt"
mkdir "$work/outside"
echo '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>' >"$work/outside/outside.xsl"
for href in ../outside/outside.xsl "file://$work/outside/outside.xsl" "$work/outside/outside.xsl" /etc/passwd \
  http://127.0.0.1:9/x.xsl ppc:../schema/page.rng ppc:/etc/passwd below/x.xsl; do
  stylesheet policy.xsl <<<"<xsl:import href=\"$href\"/>"
  refused "no import of ${href/$work/…}" 'stylesheet'
  stylesheet policy.xsl <<<"<xsl:include href=\"$href\"/>"
  refused "no include of ${href/$work/…}" 'stylesheet'
done
printf '<!DOCTYPE x [<!ENTITY e SYSTEM "%s">]>\n' "$work/secret.txt" >"$own/policy.xsl"
echo '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">&e;</xsl:stylesheet>' >>"$own/policy.xsl"
refused "no document type" 'no document type'
ln -sf "$work/outside/outside.xsl" "$own/policy.xsl"
refused "no link to outside" 'leads out of the folder'
rm "$own/policy.xsl"
mkfifo "$own/policy.xsl"
refused "no pipe" 'policy.xsl is no file'
rm "$own/policy.xsl"

echo '<x>SECRET</x>' >"$work/secret.xml"
does() { # what stands in a page, as long as the page is made
  stylesheet policy.xsl <<END
<xsl:import href="ppc:policy.xsl"/>
<xsl:template match="essentials" xmlns:exsl="http://exslt.org/common" xmlns:saxon="http://icl.com/saxon"
  xmlns:xt="http://www.jclark.com/xt" extension-element-prefixes="exsl saxon xt"><p id="mine">made$1</p></xsl:template>
END
  rm -rf "$work/curious"
  build -o "$work/curious"
  local status=$?
  [ ! -e "$work/written" ] && ! grep -rqs 'SECRET\|xsl:stylesheet' "$work/curious" &&
    { [ $status -eq 2 ] || grep -qs 'made' "$work/curious/public/policy.fr.html"; }
}
for uri in "$work/secret.xml" "file://$work/secret.xml" "" policy.xsl ppc:policy.xsl; do
  does "<xsl:copy-of select=\"document('$uri')\"/>"
  result $? "document('${uri/$work/…}') reads nothing"
done
for element in exsl:document saxon:output xt:document xsl:document; do
  does "<$element href=\"$work/written\" method=\"text\">x</$element>"
  result $? "$element writes nothing"
done

stylesheet policy.xsl <<'END'
<xsl:import href="ppc:policy.xsl"/>
<xsl:template match="essentials"><p id="mine"><script>alert(1)</script><a href="javascript:alert(1)" onclick="alert(1)" style="x">y</a>
  <iframe src="https://x.example/"/><xsl:text disable-output-escaping="yes">&lt;script&gt;</xsl:text></p></xsl:template>
END
build -o "$work/curious"
result $? "what no page has is no fault"
! grep -q '<script>\|javascript\|onclick\|<iframe' "$work/curious/public/policy.fr.html"
result $? "and comes through as text"

stylesheet policy.xsl <<'END'
<xsl:template match="/part"><page lang="xx" title=""><li>a</li><td>b</td><p><p>c<table/></p></p>
  <table><tr/><tbody><tr/><tr><td/></tr></tbody></table><figure kind="timetable"/><figure kind="flows"><row/></figure>
  <figure/><pair/><pair><side/></pair><side lang="fr"><h2>x</h2></side><details/><aside/><dl><p>z</p><dd/></dl><dl/><h1/>
  <h2 id=""/><nav role="contents"/><nav role="chooser"/><nav role="switch"><ul/></nav><header/><ul/><ol><ol/></ol><h4>y</h4>
  <xyz>k</xyz>text<br/><col/><alt/><summary/><caption/><table><colgroup><col width="x"/></colgroup><thead/><tbody><tr>
  <td colspan="-4" rowspan="99999999">x</td><td colspan="99999999">y</td></tr></tbody></table><p id="a b&quot;&lt;">odd</p>
  <a href="">e</a><q/><code/></page></xsl:template>
END
for format in policy fragment confluence markdown text; do
  timeout 60 "$ppc" build -q -f $format --stylesheets "$own" -o "$work/odd" examples/minimal/policy.xml >/dev/null 2>&1
  result $? "of elements in odd places something is made: $format"
done

stylesheet policy.xsl <<'END'
<xsl:template match="/part"><page lang="xx" title="x"><p id="a"><a href="https://x.example/a b)">words</a></p></page></xsl:template>
END
"$ppc" build -q -f markdown --stylesheets "$own" -o "$work/blank" examples/minimal/policy.xml
grep -qF '[words](https://x.example/a%20b%29)' "$work/blank/public/policy.fr.md"
result $? "an address in Markdown has no blanks"

rm "$own/policy.xsl"
stylesheet klaro.xsl <<'END'
<xsl:template match="/part"><page lang="xx" title=""><map><number key="a"/><number key="b" value="1, &quot;x&quot;: 2"/>
  <number key="c" value="-12"/><number key="d" value="012"/><boolean key="e" value="yes"/><boolean key="f" value="true"/>
  <boolean key="g"/><xyz key="h" value="}}{{"/><p key="i">text <b>in it</b></p><string/><map key="j"/><array key="k"><number/>
  <map><number value="0"/></map></array></map></page></xsl:template>
END
"$ppc" build -q -f trackers --stylesheets "$own" -o "$work/odd" tests/notices/policy.xml 2>/dev/null
result $? "of elements in odd places something is made: trackers"
python3 - "$work/odd/public/trackers.klaro.json" <<'END'
import json, sys
made = json.load(open(sys.argv[1]))
wanted = {"a": "", "b": '1, "x": 2', "c": -12, "d": "012", "e": "yes", "f": True, "g": "", "h": "}{", "i": "text in it",
          "": "", "j": {}, "k": ["", {"": 0}]}
sys.exit(f"{made}" if made != wanted else 0)
END
result $? "and it is JSON"

exit $failed
