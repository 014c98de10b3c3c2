#!/usr/bin/env bash
# Every rule of src/check/rules.def has its words in each language and its examples, and does what they say:
# tests/rules/<CODE>/good.xml does not raise it, bad.xml gives exactly bad.out and, in French, bad.fr.out; so does
# each bad-<what>.xml, which shows what else the rule says; good-limit.xml is only just lawful.  No message of a
# rule is without an example that says it.
# UPDATE=yes writes what the program says now; read the difference before you keep it.
set -u
cd "$(dirname "$0")/.." || exit 1
: "${PPC:=$PWD/build/ppc}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

result() { # STATUS NAME
  if [ "$1" -eq 0 ]; then
    echo "ok rules: $2"
  else
    echo "not ok rules: $2"
    failed=1
  fi
}

# The day is fixed: what the law says of a transfer, or how old a review is, depends on it.  An example of the law of
# another day bears it in its name: bad-2020-01-01.xml.
day() { # FILE
  grep -o '[0-9]\{4\}-[0-9][0-9]-[0-9][0-9]' <<<"$1" || echo 2026-11-22
}

check() { # LANGUAGE FILE
  "$PPC" check --color never --as-of "$(day "$2")" --message-language "$1" "$2" 2>&1
}

table=$(sed -n 's/^\(FORM\|RECORD_RULE\|PROCESSING_RULE\)("\(PPC[0-9]*\)".*/\1 \2/p' src/check/rules.def)
codes=$(cut -d' ' -f2 <<<"$table")
rules=$(grep -v '^FORM' <<<"$table" | cut -d' ' -f2)

"$PPC" explain --message-language en >"$work/list" && diff <(sed -n 's/^  \(PPC[0-9]*\) .*/\1/p' "$work/list") <(echo "$codes")
result $? "explain lists the table"
grep -c '^[^ ]' "$work/list" | grep -qx 1[0-2] && ! grep -q '^group\.' "$work/list"
result $? "explain heads its groups"
[ "$codes" = "$(sort <<<"$codes")" ]
result $? "the table is in the order of codes"

# Headings as explain prints them: what a rule has words for.
headings() { # LANGUAGE PART…
  local language=$1 part
  shift
  for part; do
    sed -n '/code="explain"/,/<\/rule>/s/.*<'"$part"'>\([^<]*\)<.*/\1/p' "stylesheets/words/$language.rules.xml"
  done
}

for language in en fr; do
  missing=
  for code in $codes; do
    parts='message why'
    grep -q "$code" <<<"$rules" && parts='message law why help bad good'
    "$PPC" explain --message-language "$language" "$code" >"$work/rule" || missing="$missing $code"
    [ -n "$(sed -n 2p "$work/rule")" ] || missing="$missing $code:title"
    while read -r heading; do
      grep -qx "$heading" "$work/rule" || missing="$missing $code:$heading"
    done < <(headings "$language" $parts)
    grep -q "^FORM $code" <<<"$table" && continue
    # The examples are the rule's own tests: the finding as bad.out has it, lines of good.xml.
    sed -n "/^$(headings "$language" bad)\$/,/^$(headings "$language" good)\$/p" "$work/rule" | grep -q "\[$code\]" || missing="$missing $code:bad.out"
    sed -n "/^$(headings "$language" good)\$/,\$p" "$work/rule" | grep -q '^ *[0-9]* | .*[a-z]' || missing="$missing $code:good.xml"
  done
  [ -z "$missing" ] || echo "# no words for:$missing"
  [ -z "$missing" ]
  result $? "words in $language"
done

# One bad example, in both languages: exactly what is written beside it.
fails() { # CODE NAME
  local code=$1 name=$2 language out
  for language in en fr; do
    out=$name.$language.out
    [ "$language" = en ] && out=$name.out
    check "$language" "$name.xml" >"$work/$code.$language"
    grep -q "\[$code\]" "$work/$code.$language" || { echo "# $code/$name.xml does not raise $code"; return 1; }
    [ "${UPDATE:-}" = yes ] && cp "$work/$code.$language" "$out"
    diff "$out" "$work/$code.$language" || return 1
    grep '{[a-z-]*}' "$out" && return 1 # a placeholder that nothing fills
  done
  return 0
}

# An approval in a good example holds a digest that stands for that of its text: wordings may change.
approved() { # FILE
  local digest
  grep -q '<approval' "$1" || { echo "$1"; return; }
  digest=$("$PPC" build -T approvals "$1" 2>/dev/null | sed -n 's/.* language="en" digest="\([0-9a-f]*\)".*/\1/p')
  sed "s/3f2a91c0d4e5b677/$digest/" "$1" >"$work/$(basename "$1")"
  echo "$work/$(basename "$1")"
}

example() { # CODE
  local code=$1 folder=tests/rules/$1 file
  if [ ! -f "$folder/good.xml" ] || [ ! -f "$folder/bad.xml" ]; then
    echo "# $folder lacks good.xml or bad.xml"
    return 1
  fi
  cd "$folder" || return 1
  for file in good*.xml; do
    check en "$(approved "$file")" | grep "\[$code\]" || continue
    echo "# $folder/$file raises $code"
    return 1
  done
  for file in bad*.xml; do
    fails "$code" "${file%.xml}" || return 1
  done
  return 0
}

for code in $rules; do
  (example "$code")
  result $? "$code"
done

for file in tests/rules/*/*.out; do
  xml=${file%.out}
  [ -f "${xml%.fr}.xml" ] || { echo "# $file is of no example"; false; }
  result $? "an example for $file"
done | grep -v '^ok'

# ---- what a rule may say --------------------------------------------------------------------------

# The messages of a language, "CODE variant" a line; the plain one, which stands in for all others, is left out.
messages() { # LANGUAGE
  grep -o '<rule code="PPC[0-9]*"\|<message variant="[a-z-]*"' "stylesheets/words/$1.rules.xml" |
    awk -F '"' '/^<rule/ { code = $2; next } { print code, $2 }' | sort
}

# What the examples raise of their own rule, likewise.
raised() {
  local file code
  for file in tests/rules/*/bad*.xml; do
    code=$(basename "$(dirname "$file")")
    "$PPC" check --as-of "$(day "$file")" --message-language en --message-format json "$file" 2>&1 |
      sed -n 's/^  {"code": "'"$code"'", "variant": "\([^"]*\)".*/'"$code"' \1/p'
  done | sort -u
}

messages en >"$work/messages"
messages fr | diff "$work/messages" -
result $? "the languages have the same messages"

raised >"$work/raised"
comm -23 <(grep -F "$rules" "$work/messages") "$work/raised" >"$work/silent"
[ ! -s "$work/silent" ] || sed 's/^/# no example says /' "$work/silent"
[ ! -s "$work/silent" ]
result $? "an example for each message"

comm -13 "$work/messages" "$work/raised" >"$work/wordless"
[ ! -s "$work/wordless" ] || sed 's/^/# no words for /' "$work/wordless"
[ ! -s "$work/wordless" ]
result $? "words for each message"

for folder in tests/rules/*/; do
  grep -qx "$(basename "$folder")" <<<"$rules" || { echo "# $folder has no rule"; false; }
  result $? "a rule for $(basename "$folder")"
done | grep -v '^ok'

exit $failed
