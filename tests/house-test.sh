#!/usr/bin/env bash
# run: once
# The house stands, and house.sh notices when it does not: one breach of each kind is planted in a copy.
set -u
cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

result() { # STATUS NAME
  if [ "$1" -eq 0 ]; then
    echo "ok house: $2"
  else
    echo "not ok house: $2"
    failed=1
  fi
}

tests/house.sh
result $? "the house stands"

# The copy has a plain file of our own in each room, so that the test does not hang on what the rooms hold.
fresh() {
  rm -rf "$work/src" "$work/stylesheets"
  mkdir -p "$work/src" "$work/stylesheets/words"
  local room
  for room in base model check emit typeset; do
    mkdir -p "$work/src/$room"
    printf '#include "base/base.h"\n' >"$work/src/$room/plain.c"
    : >"$work/src/$room/plain_int.h"
  done
  printf '#include "%s/%s.h"\n' base base model model check check emit emit typeset typeset >"$work/src/main.c"
  printf '<xsl:stylesheet version="1.0"/>\n' >"$work/stylesheets/policy.xsl"
}

check() {
  RULES=${rules:-tests/house.rules} tests/house.sh "$work" >"$work/out" 2>&1
}

fresh
check
result $? "a plain house has no breach"
[ -s "$work/out" ] && cat "$work/out"

# planted FILE TEXT WORDS NAME: TEXT added to FILE is noticed, at its line, with these words.
planted() {
  fresh
  mkdir -p "$work/$(dirname "$1")"
  printf '%s\n' "$2" >>"$work/$1"
  check
  local status=$? line
  line=$(wc -l <"$work/$1")
  grep -q -F "$1:$line: " "$work/out" && grep -q -F -- "$3" "$work/out" && [ "$status" -eq 1 ]
  local noticed=$?
  [ "$noticed" -eq 0 ] || cat "$work/out"
  result "$noticed" "$4"
}

allowed() { # FILE TEXT NAME
  fresh
  printf '%s\n' "$2" >>"$work/$1"
  check
  local status=$?
  [ "$status" -eq 0 ] || cat "$work/out"
  result "$status" "$3"
}

planted src/base/plain.c '#include "model/model.h"' 'base may not include the door of model' 'base stands on nothing'
planted src/model/plain.c '#include "check/check.h"' 'model may not include the door of check' 'model knows no rules'
planted src/check/plain.c '#include "emit/emit.h"' 'check may not include the door of emit' 'check knows no outputs'
planted src/emit/plain.c '#include "model/model.h"' 'emit may not include the door of model' 'emit knows no model'
planted src/typeset/plain.c '#include "emit/emit.h"' 'typeset may not include the door of emit' 'typeset knows no outputs'
planted src/check/plain.c '#include "model/record.h"' 'is not the door of model' 'a room is entered by its door'
planted src/check/plain.c '#include "model/model_int.h"' 'private to model' 'a private header stays in its room'
planted src/main.c '#include "model/model_int.h"' 'private to model' 'a private header stays hidden from main'
planted src/check/plain.c '#include "../model/model_int.h"' 'is in no room' 'no way in through the back'
planted src/check/plain.c '#  include  <libxml/tree.h>' 'check may not use <libxml/tree.h>' 'check knows no XML'
planted src/base/plain.c '#include <libxml/tree.h>' 'base may not use' 'base uses libc alone'
planted src/main.c '#include <libxml/tree.h>' 'main may not use' 'main uses libc alone'
planted src/model/plain.c '#include <libxslt/transform.h>' 'model may not use' 'libxslt is for emit'
planted src/emit/plain.c '#include <pango/pangocairo.h>' 'emit may not use' 'pango is for typeset'
planted src/emit/plain.c '#include <hb.h>' 'emit may not use' 'HarfBuzz is for typeset'
planted src/emit/plain.c '#include <cairo-pdf.h>' 'emit may not use' 'cairo is for typeset'
planted src/emit/plain.c '#include <fontconfig/fontconfig.h>' 'emit may not use' 'fontconfig is for typeset'
planted src/model/plain.c '#include <zlib.h>' 'model may not use' 'zlib is for emit and typeset'
planted src/model/plain.c '#include <hyphen.h>' 'model may not use' 'hyphenation is for typeset'
planted src/emit/plain.c '#include <unicode/ucol.h>' 'emit may not use' 'ICU is for model'
planted src/typeset/plain.c '#include <zip.h>' 'typeset may not use' 'zip is for emit'
planted src/typeset/plain.c '#include <libxslt/transform.h>' 'typeset may not use' 'typeset knows no stylesheets'
planted src/model/plain_int.h '#include <curl/curl.h>' 'model may not use' 'headers are looked at, too'
planted src/web/plain.c '' 'the folder web is no room' 'a new folder is no room'
planted src/check/plain.c '  xmlNode *node;' 'see structs' 'check names no XML'
planted src/typeset/plain.c '  /* the retention table */' 'personal data' 'paper has not heard of personal data'
planted src/model/plain.c '  return strcoll(a, b);' 'locale' 'nothing is sorted by the locale'
planted src/emit/plain.c "  /* TO""DO: later */" 'issue' 'no marks of what is missing'
planted src/check/plain.c "$(yes 'int x;' | head -n 501)" 'longer than 500 lines' 'a file stays under 500 lines'
planted stylesheets/policy.xsl '<xsl:sort select="name"/>' 'order' 'no sorting in stylesheets'
planted stylesheets/policy.xsl '<xsl:number level="any"/>' 'numbers come' 'no numbering in stylesheets'
planted stylesheets/policy.xsl '<xsl:value-of select="document(@href)/a"/>' 'nothing else' 'no document() in stylesheets'
planted stylesheets/policy.xsl '<xsl:value-of select="@year + 1"/>' 'arithmetic' 'no arithmetic on dates'
planted stylesheets/policy.xsl '<xsl:value-of select="substring(@date, 1, 4)"/>' 'spelt' 'no date is taken apart'
planted stylesheets/policy.xsl 'xmlns:date="http://exslt.org/dates-and-times"' 'no dates' 'no dates of EXSLT'

allowed src/model/plain.c '#include <unicode/ucol.h>' 'model may use ICU'
allowed src/emit/plain.c '#include "typeset/typeset.h"' 'emit may include the door of typeset'
allowed src/typeset/plain.c '#include "typeset/plain_int.h"' 'a room sees its own private headers'
allowed stylesheets/policy.xsl '<xsl:value-of select="@from"/>' 'a stylesheet may place a date'

# The rules themselves: what cannot be read is not passed over.
for line in 'door check model' 'doors attic base' 'uses check lbc' 'lines src/* many' 'never src/*'; do
  fresh
  rules=$work/rules
  { cat tests/house.rules; echo "$line"; } >"$rules"
  check
  [ $? -eq 2 ]
  result $? "a bad rule is refused: $line"
done
rules=/dev/null
check
[ $? -eq 2 ]
result $? "no rules are bad rules"

exit "$failed"
