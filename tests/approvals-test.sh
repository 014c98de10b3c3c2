#!/usr/bin/env bash
# Approvals: what somebody approved is told from what has changed since, passage by passage.  No digest stands here: it
# is asked of the program, written into the description, and then a text is changed.
set -u
cd "$(dirname "$0")/.." || exit 1
: "${PPC:=$PWD/build/ppc}"
export LC_ALL=C.UTF-8
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cp examples/practice/policy.xml "$work/first.xml"
cd "$work" || exit 1
failed=0

result() { # STATUS NAME
  if [ "$1" -eq 0 ]; then
    echo "ok approvals: $2"
  else
    echo "not ok approvals: $2"
    failed=1
  fi
}

run() { # COMMAND ARGUMENT...
  "$PPC" "$@" --message-language en --as-of 2026-11-22
}

digest() { # LANGUAGE FILE
  run build -T approvals "$2" 2>/dev/null | sed -n 's/.* language="'"$1"'" digest="\([0-9a-f]*\)".*/\1/p'
}

# edit FILE OLD NEW: a description that differs in this; the text must stand there.
edit() {
  python3 - "$@" <<'P'
import sys
file, old, new = sys.argv[1:]
text = open(file, encoding="utf-8").read()
if old not in text:
    sys.exit(f"{file}: no {old}")
print(text.replace(old, new, 1), end="")
P
}

# approve FILE LANGUAGE [BLOCKS]: the description with what the program says is to be written, by one person.
approve() {
  local element
  element=$(run build -T approvals "$1" 2>/dev/null | sed -n "/language=\"$2\"/,/<\/approval>/p" |
    sed 's/by="" role="" date=""/by="Claire Exemple" role="avocate" date="2026-11-20"/')
  [ "${3:-}" = bare ] && element=$(sed -n '1s/>$/\/>/p' <<<"$element")
  edit "$1" '</register>' "$element"$'\n</register>'
}

says() { # FILE: what PPC936 says of it
  run check "$1" 2>&1 | sed -n 's/.*: warning: \(.*\) \[PPC936\]$/\1/p'
}

quiet() { # NAME FILE
  local said
  said=$(says "$2")
  [ -z "$said" ] || sed 's/^/# /' <<<"$said"
  [ -z "$said" ]
  result $? "$1"
}

tells() { # NAME FILE TEXT
  local said
  said=$(says "$2")
  [[ $said == *"$3" ]] || echo "# said: $said"
  [[ $said == *"$3" ]]
  result $? "$1"
}

# ---- the digest ------------------------------------------------------------------------------------------------

french=$(digest fr first.xml)
[[ $french =~ ^[0-9a-f]{16}$ ]] && [ "$french" != "$(digest en first.xml)" ]
result $? "each language has its digest"
run build -o built first.xml >out && grep -qF "\"$french\"" out
result $? "a build prints it"
run build -q -o built first.xml >out && [ ! -s out ]
result $? "and under -q does not"
for arguments in '-f review' '-f review,policy --audience internal' '-l fr'; do
  # shellcheck disable=SC2086
  run build $arguments -o built first.xml >out && grep -qF "\"$french\"" out
  result $? "it is the same with $arguments"
done

same() { # NAME OLD NEW
  edit first.xml "$2" "$3" >other.xml && [ "$(digest fr other.xml)" = "$french" ]
  result $? "the digest is the same after $1"
}

same 'another version and date' 'version="1.0" date="2026-11-22" jur' 'version="1.1" date="2026-11-23" jur'
same 'an internal note' '</register>' '<note xml:lang="fr">À revoir.</note><note xml:lang="en">To review.</note></register>'
same 'a change in the other language' 'A notice in' 'A poster in'
same 'a no-break space' 'un mois à' 'un&#xA0;mois à'
edit first.xml 'Une affiche' 'Un panneau' >other.xml
[ "$(digest fr other.xml)" != "$french" ]
result $? "a word changes it"
[ "$(run build -T approvals -l fr first.xml | grep -c "\"$(digest en first.xml)\"")" -eq 1 ]
result $? "that of a language is the same where it is not written"

# ---- what has changed -------------------------------------------------------------------------------------------

approve first.xml fr >approved.xml
quiet "what was approved is not told of" approved.xml
edit approved.xml 'Une affiche' 'Un panneau' >changed.xml
tells "one passage has changed" changed.xml ' (passages: 1 to read again)'
edit approved.xml 'A notice in' 'A poster in' >changed.xml
quiet "the other language is nobody's concern" changed.xml
edit approved.xml '<prevailing language="fr"/>' '' >changed.xml
tells "a passage is gone" changed.xml 'approved it on 20 November 2026'
section='<section id="more" about="patients"><title xml:lang="fr">Un mot de plus</title><title xml:lang="en">One word more</title>
<text xml:lang="fr">Merci de votre visite.</text><text xml:lang="en">Thank you for your visit.</text></section>'
edit approved.xml '  <approval' "$section<approval" >changed.xml
tells "its heading and its text are new" changed.xml ' (passages: 2 to read again)'
approve first.xml fr bare >bare.xml
quiet "a digest alone will do" bare.xml
edit bare.xml 'Une affiche' 'Un panneau' >changed.xml
tells "but tells nothing of passages" changed.xml 'approved it on 20 November 2026'

# What the front says that somebody has to do: "who: what", a line each.
tasks() { # FILE OPTION...
  run build -T page -f review "$@" 2>/dev/null | sed -n '/<table id="review.front.agenda"/,/<\/table>/p' |
    sed -n 's|.*<th scope="row">\(.*\)</th>.*|\1|p; s|.*<td>\([^<]*\)</td>.*|\1|p' | paste -d: - - | sort -u
}

[ "$(tasks first.xml)" = 'You, the reviewer:Approve or reject the text in French and English' ]
result $? "the reviewer decides of what can be published"
edit approved.xml 'Une affiche' 'Un panneau' >changed.xml
tasks changed.xml | grep -qx 'Claire Exemple:1 passage to read again, changed since it was approved'
result $? "who approved reads again what has changed"
edit first.xml '<prevailing language="fr"/>' '<prevailing><gap for="language" owner="Anne"/></prevailing>' >draft.xml
tasks draft.xml --draft | grep -qx 'Anne:1 fact to be completed'
result $? "who owns a gap fills it"

# ---- the review -------------------------------------------------------------------------------------------------

# The blocks that the review marks as changed, new, or gone behind them: "block: mark", a line each.
marked() { # FILE
  run build -T page -f review "$1" 2>/dev/null | python3 -c '
import re, sys
for aside in re.findall(r"<aside class=\"remark\".*?</aside>", sys.stdin.read(), re.S):
    for strong in re.findall(r"<strong>([^<]*approval[^<]*)</strong>", aside):
        print(re.search(r" id=\"([^\"]*).remarks\"", aside)[1] + ": " + strong.split(",")[0])' | sort -u
}

marks() { # NAME FILE MARK...
  local name=$1 file=$2
  shift 2
  diff <(printf '%s\n' "$@") <(marked "$file")
  result $? "$name"
}

lists() { # NAME FILE TEXT: at the front, its markup left out
  run build -T page -f review "$2" 2>/dev/null | sed -n '/part="review.approvals"/,/<\/page>/p' | sed 's/<[^>]*>//g' |
    tr -s ' \n' ' ' | grep -qF "$3"
  result $? "$1"
}

[ -z "$(marked approved.xml)" ]
result $? "nothing is marked where nothing has changed"
lists "the front says so" approved.xml 'Claire Exemple avocate French 20 November 2026 Unchanged since'
lists "and who has not approved" approved.xml 'Nobody has approved, in its present state, the text in English.'
edit approved.xml 'Une affiche' 'Un panneau' >one.xml
edit one.xml '  <approval' "$section<approval" >two.xml
edit two.xml '<prevailing language="fr"/>' '' >changed.xml
marks "what changed is marked, and nothing else" changed.xml 'section.changes.changes.page: Gone since approval' \
  'section.changes.text: Changed since approval' 'section.more.text: New since approval' 'section.more: New since approval'
lists "and listed at the front" changed.xml 'Changed since approval section.changes.text, p'
edit approved.xml 'droits@cabinet' 'nosdroits@cabinet' >changed.xml
marked changed.xml | grep -qx 'situation.consultation.contact: Changed since approval'
result $? "what a short notice has of its own counts, too"
run build -T page -f review approved.xml | sed -n '/part="review.sign-off"/,/<\/page>/p' | grep -qF "$french"
result $? "the digest stands in the box to sign"
edit bare.xml 'Une affiche' 'Un panneau' >changed.xml
[ "$(marked changed.xml | wc -l)" -gt 100 ]
result $? "without fingerprints all is to be read again"

# ---- several ----------------------------------------------------------------------------------------------------

again() { # DATE PERSON: changed since the first approval, and approved again
  edit approved.xml 'Une affiche' 'Un panneau' >changed.xml
  approve changed.xml fr | tac | sed "0,/2026-11-20/s//$1/;0,/Claire Exemple/s//$2/" | tac
}

again 2026-11-21 'Claire Exemple' >renewed.xml
quiet "a newer approval takes the place of an older one" renewed.xml
again 2026-11-21 'Paul Exemple' >other.xml
tells "that of another person does not" other.xml ' (passages: 1 to read again)'

# ---- faults -----------------------------------------------------------------------------------------------------

fault() { # NAME OLD NEW TEXT
  edit approved.xml "$2" "$3" >faulty.xml
  run check faulty.xml >out 2>&1
  [ $? -eq 1 ] && grep -qF "$4" out && grep -q '^faulty.xml:[0-9]*:[0-9]*: error: ' out || { sed 's/^/# /' out; false; }
  result $? "$1"
}

fault "a digest of another form" "digest=\"$french\"" 'digest="3F2A"' "'3F2A' is no digest of a text"
fault "fingerprints of another form" '</blocks>' '====</blocks>' 'these are no fingerprints of passages'
fault "a language of another description" 'language="fr" digest' 'language="de" digest' "'de' is no language of this description"
fault "a day that has not come" 'date="2026-11-20"' 'date="2026-12-24"' 'that day has not come'
fault "nobody" 'by="Claire Exemple" ' '' 'does not state: by'
fault "nobody yet" 'by="Claire Exemple" role="avocate"' 'by=" " role=""' 'does not state: by and role'

# ---- a text with gaps -----------------------------------------------------------------------------------------------

run build -q -o built approved.xml && run build -o built approved.xml | grep -qF "to approve: digest=\"$french\""
result $? "what is complete is to be approved"
edit first.xml '<prevailing language="fr"/>' '<prevailing><gap for="language" owner="Anne"/></prevailing>' >draft.xml
run build --draft -o built draft.xml >out 2>err
! grep -q 'digest=' out && grep -qF 'not yet to be approved: 1 fact to be completed' out
result $? "a text with gaps is not"
run build -T page -f review --draft draft.xml 2>/dev/null | sed -n '/part="review.sign-off"/,/<\/page>/p' >box
grep -qF 'not yet to be approved' box && ! grep -q 'Approved<' box && ! grep -qE '<code>[0-9a-f]{16}' box
result $? "and has no box to sign for it"

# ---- what nobody outside may see --------------------------------------------------------------------------------

run build -q -o approved approved.xml && ! grep -rqa 'Claire Exemple' approved/public
result $? "who approved is not for the public"

exit $failed
