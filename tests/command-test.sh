#!/usr/bin/env bash
# The command line: exit statuses, what is written where, and what CI uses.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp examples/minimal/policy.xml "$work/policy.xml"
cd "$work" || exit 1

ok() { echo "ok $1"; }
no() { echo "not ok $1"; }
# is NAME STATUS COMMAND...: the command ends with that status; its output stays in out and err.
is() {
  local name=$1 want=$2 got
  shift 2
  "$@" >out 2>err
  got=$?
  if [ "$got" = "$want" ]; then ok "$name"; else no "$name (status $got, not $want: $(head -n 2 err))"; fi
}
has() { if grep -qF -- "$3" "$2"; then ok "$1"; else no "$1 ('$3' is not in $2)"; fi; }
none() { if [ -e "$2" ]; then no "$1 ($2 stands)"; else ok "$1"; fi; }

# ---- usage
is "no argument is wrong usage" 2 "$PPC"
is "an unknown command is wrong usage" 2 "$PPC" biuld policy.xml
has "and the nearest is named" err "did you mean 'build'?"
is "an unknown option is wrong usage" 2 "$PPC" build --formts html policy.xml
has "and the nearest is named" err "did you mean --formats?"
is "an unknown output is wrong usage" 2 "$PPC" build -f registre policy.xml
has "and the nearest is named" err "did you mean 'register'?"
has "and whose help says more" err "Try 'ppc help build'."
is "a kind of file is no output" 2 "$PPC" build -f pdf policy.xml
has "and one that is of it is named" err "did you mean 'policy.pdf'?"
is "nor is a file's name" 2 "$PPC" build -f register.ods policy.xml
has "and what makes it is named" err "did you mean 'sheets.ods'?"
is "nor that of a file alone" 2 "$PPC" build -f record.json policy.xml
has "and its output is named" err "did you mean 'json'?"
is "help for an unknown command is wrong usage" 2 "$PPC" help buil
has "and the nearest is named" err "did you mean 'build'?"
is "a date that does not exist is wrong usage" 2 "$PPC" check --as-of 2026-02-30 policy.xml
is "a language it is not written in is wrong usage" 2 "$PPC" build -l de policy.xml
is "an option without its value is wrong usage" 2 "$PPC" build policy.xml -o
is "two files are two descriptions" 0 "$PPC" check policy.xml policy.xml
is "help is no failure" 0 "$PPC" help build
has "help lists the outputs" out "register"
if sed '/^Outputs/,$d' out | grep -q '.\{81\}'; then no "its options fit a terminal"; else ok "its options fit a terminal"; fi
is "nor is that of rules" 0 "$PPC" help explain
has "and it names the languages of messages" out "--message-language fr|en|de"
is "the version is no failure" 0 "$PPC" --version
has "it names the law's date" out "law tables checked on"

# ---- what was asked for and changes nothing
is "what the description has nothing for is no failure" 0 "$PPC" build -f processor,trackers -o nothing policy.xml
has "of a processor's register the reason is told" out "-f processor makes nothing: no processing has role=\"processor\""
is "nor is what is not for those asked for" 0 "$PPC" build -f processor.pdf --audience public -o nothing policy.xml
has "and the reason is told" out "-f processor.pdf makes nothing: it is for authority and internal, and --audience asks for public"
is "in French" 0 "$PPC" build -f review --audience public,authority --message-language fr -o nothing policy.xml
has "too" out "ce format est pour internal, et --audience demande public et authority"
is "no tracker, nothing for a manager of consent" 0 "$PPC" build -f trackers,register.html -o nothing policy.xml
has "and the reason is told" out "-f trackers makes nothing: no tracker"
is "a manifest lists what else is made" 0 "$PPC" build -f manifest -o nothing policy.xml
has "which is told" out "-f manifest makes nothing alone"
is "a level of headings, and no fragment" 0 "$PPC" build -f policy.html --heading-level 3 -o nothing policy.xml
has "changes nothing, which is told" out "--heading-level changes nothing"
is "a level of headings of short notices" 0 "$PPC" build -f notices,manifest --heading-level 3 -o nothing policy.xml
if grep -q 'makes nothing\|changes nothing' out; then no "is heeded"; else ok "is heeded"; fi
is "what the format cannot hold is noted" 0 "$PPC" build -f tilt -o nothing policy.xml
has "with its code" err "[PPC043]"
is "quietly" 0 "$PPC" build -q -f tilt -o nothing policy.xml
if [ -s err ]; then no "a note is no concern"; else ok "a note is no concern"; fi
is "quietly" 0 "$PPC" build -q -f processor -o nothing policy.xml
if [ -s out ]; then no "nothing is told"; else ok "nothing is told"; fi
rm -rf nothing

# ---- building
is "a clean description builds" 0 "$PPC" build policy.xml
for file in public/policy.html public/policy.fr.html public/policy.en.pdf public/manifest.json \
  public/notice.counter.fr.txt internal/register.fr.pdf internal/review.pdf internal/questions.en.md; do
  if [ -s "build/$file" ]; then ok "$file is written"; else no "$file is written"; fi
done
none "the public gets no register by the way" build/public/register.fr.html
pdftotext build/internal/review.pdf review.txt
has "the review's frame" review.txt "Rapport de relecture"
if grep -q "Review report" review.txt; then no "is in one language"; else ok "is in one language"; fi
has "and its texts in both" review.txt "Controller"
is "the frame in another language" 0 "$PPC" build -f review -o framed --message-language en policy.xml
pdftotext framed/internal/review.pdf review.txt
has "is the messages'" review.txt "Review report"
is "what was built is what a build would write" 0 "$PPC" build --check policy.xml
is "also on another day on which the law is the same" 0 "$PPC" build --check --as-of 2026-11-23 policy.xml
sed -i 's/Cycles Exemple/Vélos Exemple/' policy.xml
is "a change is seen by --check" 1 "$PPC" build --check policy.xml
has "which lists the file" out "public/policy.fr.html"
is "another format beside the usual" 0 "$PPC" build -f fragment policy.xml
has "tells what is of the description before" out "still of an earlier description: "
is "the usual ones" 0 "$PPC" build policy.xml
if grep -q earlier out; then no "are all of this description"; else ok "are all of this description"; fi
sed -i 's/Vélos Exemple/Cycles Exemple/' policy.xml
is "what is not made anew" 0 "$PPC" build policy.xml
has "is named" out "public/policy.fr.fragment.html"
has "with the format to ask for" out "(-f fragment)"
is "and is no document of this description" 1 "$PPC" build --check policy.xml
has "by its name" out "stale public/policy.fr.fragment.html"
is "for whom names formats it is those" 0 "$PPC" build --check -f policy policy.xml
"$PPC" build -f fragment policy.xml >out
is "made anew it is" 0 "$PPC" build --check policy.xml
sed -i 's/Cycles Exemple/Vélos Exemple/' policy.xml
is "one format, one language, another folder" 0 "$PPC" build -f policy.html -l en -o elsewhere policy.xml
if [ -s elsewhere/public/policy.en.html ]; then ok "the one is there"; else no "the one is there"; fi
none "the other language is not" elsewhere/public/policy.fr.html
if grep -q 'policy\.fr' elsewhere/public/policy.en.html; then no "and nothing links to it"; else ok "and nothing links to it"; fi
none "the other kind is not" elsewhere/public/policy.en.pdf
is "the register for the authority" 0 "$PPC" build -f register --audience authority -o authority policy.xml
if [ -s authority/authority/register.fr.html ]; then ok "has a folder of its own"; else no "has a folder of its own"; fi
is "a depfile" 0 "$PPC" build -f policy.html -o made --depfile made.d policy.xml
has "names what was written" made.d "made/public/policy.fr.html"
has "and what was read" made.d "policy.xml"

# ---- a description with errors
sed 's/<purpose id="repairing" kind="service" basis="contract">/<purpose id="repairing" kind="service">/' policy.xml >bad.xml
find build -type f -exec sha256sum {} + | sort >before
is "errors are status 1" 1 "$PPC" build -o build bad.xml
has "and what is written all the same is told" out "files for those inside; the documents are not written while there are errors"
has "with place and code" err "bad.xml:"
has "with the code" err "[PPC203]"
sed -n '/public/p' before >before.public
find build/public -type f -exec sha256sum {} + | sort >after.public
if cmp -s before.public after.public; then ok "what was published stays"; else no "what was published stays"; fi
is "messages as JSON go to standard output" 1 "$PPC" check --message-format json bad.xml
has "as an object" out '"PPC203"'
if python3 -c 'import json,sys; json.load(open("out"))' 2>/dev/null; then ok "that parses"; else no "that parses"; fi
is "messages in French" 1 "$PPC" check --message-language fr bad.xml
has "are French" err "n'a pas de base légale"
sed 's/<breaches [^>]*>//' policy.xml >warn.xml
sed 's/basis="contract">/basis="contract" status="proposed">/' policy.xml >proposed.xml
is "a proposal is refused" 1 "$PPC" build -o proposed proposed.xml
has "by its code" err "[PPC104]"
is "and allowed in a draft" 0 "$PPC" build --draft -o proposed proposed.xml
is "where a warning is an error if asked" 1 "$PPC" check --draft --werror proposed.xml

# ---- what must not happen
mkdir -p link/build link/victim
echo kept >link/victim/file
cp policy.xml link/
ln -s ../victim link/build/.ppc-staging
is "a link in the place of the staging folder is no way out" 0 "$PPC" build -q link/policy.xml
has "what it leads to is left alone" link/victim/file kept
sed -e 's/processing="repairs"/processing="repairs payroll"/' \
  -e 's|<subjects>|<subjects><subject id="clerk" kind="employee"/>|' \
  -e 's|  <notice id="site">|  <notice id="site" subjects="customer">|' \
  -e 's|  <notice |<processing id="payroll" created="2026-01-01" updated="2026-01-01"><title xml:lang="fr">Zorglub</title><title xml:lang="en">Zorglub</title><purpose id="pay" basis="contract"><label xml:lang="fr">Zorglub payer les gens</label><label xml:lang="en">Zorglub pay the people</label></purpose><subject ref="clerk"/><data ref="identity" origin="observed"/><no-recipient/><no-transfer/><retain ref="customer-file"/><measure ref="logins copies disks"/><no-automated-decision/></processing>\n  <notice |' \
  policy.xml >uncovered.xml
"$PPC" build -q --draft -f notices,policy -o uncovered uncovered.xml 2>err
if [ -s uncovered/public/notice.counter.fr.html ]; then ok "the covered rest is published"; else no "the covered rest is published ($(head -n 3 err))"; fi
if grep -rq Zorglub uncovered/public 2>/dev/null; then no "what no notice covers is in no short notice"; else ok "what no notice covers is in no short notice"; fi
has "and that is said" err "[PPC030]"
is "an empty list of formats is wrong usage" 2 "$PPC" build -f "" policy.xml

# ---- questions
sed -e 's|<address>[^<]*</address>|<address><gap owner="Émilie O\x27Exemple"/></address>|' \
  -e 's/basis="contract">/basis="contract" status="proposed">/' policy.xml >open.xml
is "what is open is asked" 1 "$PPC" build -q -f questions -o open open.xml
for file in questions.fr.html questions.fr.md questions.fr.pdf questions.emilie-o-exemple.fr.txt; do
  if [ -s "open/internal/$file" ]; then ok "$file is written"; else no "$file is written"; fi
done
has "in plain words" open/internal/questions.en.md 'At which postal address can people write to the organisation?'
has "with the source to write" open/internal/questions.en.md '&lt;address\>…&lt;/address\>'
has "and a proposal by what confirms it" open/internal/questions.en.md '`status="confirmed"`'
has "and a line to write on" open/internal/questions.emilie-o-exemple.en.txt 'Answer: ......'
if grep -q 'xml' open/internal/questions.emilie-o-exemple.en.txt; then no "a letter knows no source"; else ok "a letter knows no source"; fi

# ---- walls
for wall in source tree findings page lines; do
  is "the wall '$wall' is printed" 0 "$PPC" build -T $wall policy.xml
  if [ $wall = findings ] || [ -s out ]; then ok "and says something"; else no "and says something"; fi
done
