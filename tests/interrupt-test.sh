#!/usr/bin/env bash
# A build that is cut off leaves the old documents or the new ones, after the next run at the latest; never some of each.
set -u
cd "$(dirname "$0")/.." || exit 1
export LC_ALL=C.UTF-8
unset SOURCE_DATE_EPOCH PPC_FAULT
ppc=${PPC:-$PWD/build/ppc}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

result() { # STATUS NAME
  if [ "$1" -eq 0 ]; then
    echo "ok interrupt: $2"
  else
    echo "not ok interrupt: $2"
    failed=1
  fi
}

# Documents, and anything hidden that a cut-off build may have left. Review and questions are rewritten by every run.
documents() {
  (cd "$1" && find . -mindepth 1 -type f ! -name 'review.pdf' ! -name 'questions.*' ! -path ./internal/manifest.json \
    -exec sha256sum {} + | sort -k 2)
}

# Two descriptions that differ in every document; the second has another notice in the place of the first's.
cp examples/minimal/policy.xml "$work/old.xml"
sed 's/Cycles Exemple/Cycles Nouveau/; s/id="counter"/id="shop"/' "$work/old.xml" >"$work/new.xml"
sed 's/<dpo /<dop /; s/<\/dpo>/<\/dop>/' "$work/new.xml" >"$work/faulty.xml"
for set in old new; do
  "$ppc" build -q -o "$work/$set" "$work/$set.xml" || { echo "not ok interrupt: $set does not build"; exit 1; }
  documents "$work/$set" >"$work/$set.sums"
done

# whole FOLDER: a failing run puts right what was cut off, and one of the two sets stands; then a good run makes the new one.
whole() {
  local state=neither
  "$ppc" build -q -o "$1" "$work/faulty.xml" >/dev/null 2>&1
  documents "$1" >"$work/sums"
  cmp -s "$work/sums" "$work/old.sums" && state=old
  cmp -s "$work/sums" "$work/new.sums" && state=new
  seen="$seen $state"
  if [ $state = neither ]; then
    echo "   neither set stands: $(diff "$work/sums" "$work/old.sums" | head -n 4 | tr '\n' ' ')"
    return 1
  fi
  "$ppc" build -q -o "$1" "$work/new.xml" >/dev/null 2>"$work/err" || { echo "   the next build fails: $(head -n 1 "$work/err")"; return 1; }
  documents "$1" | cmp -s - "$work/new.sums" || { echo "   the next build makes something else"; return 1; }
}

# ---- kill -9 at each step of the commit --------------------------------------------------------------------

seen=
every=1
[ -z "${PPC_SANITISED:-}" ] || every=4 # slower, and the steps are the same
for ((step = 1; step < 500; step += every)); do
  rm -rf "$work/build"
  cp -a "$work/old" "$work/build"
  PPC_FAULT=commit:$step "$ppc" build -q -o "$work/build" "$work/new.xml" >/dev/null 2>&1
  status=$?
  [ $status -eq 0 ] && break
  fine=0
  [ $status -eq 137 ] || { echo "   status $status"; fine=1; }
  whole "$work/build" || fine=1
  result $fine "killed at step $step of the commit"
done
[ $step -gt 8 ] && [ $step -lt 500 ]
result $? "the commit has more than one step"
case $seen in *old*new*) true ;; *) false ;; esac
result $? "both the old set and the new one came to stand"
case ${seen#*new} in *old*) false ;; *) true ;; esac
result $? "once the journal has its name the new set stands"

# A fault while the run after puts things right is no worse.
rm -rf "$work/build"
cp -a "$work/old" "$work/build"
PPC_FAULT=commit:$((step / 2)) "$ppc" build -q -o "$work/build" "$work/new.xml" >/dev/null 2>&1
for again in 1 2 1 3; do
  PPC_FAULT=commit:$again "$ppc" build -q -o "$work/build" "$work/new.xml" >/dev/null 2>&1
done
whole "$work/build"
result $? "killed again and again"

# A set that never was: the first build of all.
for first in 1 3 $((step / 2)); do
  rm -rf "$work/build"
  PPC_FAULT=commit:$first "$ppc" build -q -o "$work/build" "$work/new.xml" >/dev/null 2>&1
  "$ppc" build -q -o "$work/build" "$work/new.xml" && documents "$work/build" | cmp -s - "$work/new.sums"
  result $? "the first build, killed at step $first"
done

# ---- signals at any moment -------------------------------------------------------------------------------------

start=$(date +%s%N)
"$ppc" build -q -o "$work/timed" "$work/new.xml"
lasts=$((($(date +%s%N) - start) / 1000)) # microseconds
signals=(INT TERM KILL)
number=20261122
for ((round = 1; round <= 21; round += every)); do
  number=$(((number * 1103515245 + 12345) % 2147483648))
  signal=${signals[round % 3]}
  moment=$((number / 7 % (lasts + lasts / 5) + 1000))
  rm -rf "$work/build"
  cp -a "$work/old" "$work/build"
  # In a shell of its own, which keeps to itself that the command was killed.
  (timeout -s "$signal" "$(printf '%d.%06d' $((moment / 1000000)) $((moment % 1000000)))" \
    "$ppc" build -q -o "$work/build" "$work/new.xml"; exit $?) >/dev/null 2>&1
  status=$?
  fine=0
  case $status in 0 | 124 | 137) ;; *) echo "   status $status"; fine=1 ;; esac
  whole "$work/build" || fine=1
  result $fine "SIG$signal, round $round"
done

# Two builds of one folder at once: one waits for the other.
rm -rf "$work/build"
cp -a "$work/old" "$work/build"
"$ppc" build -q -o "$work/build" "$work/new.xml" >/dev/null 2>&1 &
other=$!
"$ppc" build -q -o "$work/build" "$work/new.xml" >/dev/null 2>&1
mine=$?
wait $other
[ $? -eq 0 ] && [ $mine -eq 0 ] && documents "$work/build" | cmp -s - "$work/new.sums"
result $? "two builds at once"

exit $failed
