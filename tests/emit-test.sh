#!/usr/bin/env bash
# Outputs of the real program: whole or not at all, nothing touched without need, nothing asked of the network.
# Prints "ok NAME" or "not ok NAME".
set -u

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0
ok() { echo "ok $1"; }
not_ok() { echo "not ok $1${2:+: $2}"; failed=1; }
check() { local name=$1; shift; if "$@"; then ok "$name"; else not_ok "$name"; fi; }

description=$work/policy.xml
cp examples/minimal/policy.xml "$description"
build() { "$PPC" build -q --draft "$@" "$description" 2>>"$work/messages"; }
# Every file with its bytes, whatever the folder is called.
state() { (cd "$1" && find . -type f ! -name .ppc-lock -print0 | LC_ALL=C sort -z | xargs -0r sha256sum); }
change() { sed -i "s/ name=\"\([^\"]*\)\"/ name=\"\1$1\"/; s/00000 Exempleville/00000 Exempleville$1/" "$description"; }

build -o "$work/out" >/dev/null
if [ $? -ne 0 ]; then
  not_ok "the minimal example builds" "$(tail -n 3 "$work/messages")"
  exit 1
fi
ok "the minimal example builds"

# ---- nothing is touched without need ----
before=$(find "$work/out" -type f -printf '%p %i %T@\n' | sort)
build -o "$work/out" >/dev/null
check "a second build touches nothing" \
  [ "$before" = "$(find "$work/out" -type f -printf '%p %i %T@\n' | sort)" ]
check "nothing of the staging is left" [ -z "$(find "$work/out" -name '.ppc*')" ]
build --check -o "$work/out" >"$work/listed"
check "--check agrees" [ $? -eq 0 ]
check "--check lists nothing" [ ! -s "$work/listed" ]

old=$(state "$work/out")
cp "$description" "$work/old.xml"
change X
build --check -o "$work/out" >"$work/listed"
check "--check sees a change" [ $? -eq 1 ]
check "--check names what would change" grep -q 'change public/policy.fr.html' "$work/listed"
check "--check writes nothing" [ "$old" = "$(state "$work/out")" ]
build --check -o "$work/none" >/dev/null
check "--check makes no folder" [ ! -e "$work/none" ]

# ---- killed at every step ----
cp -r "$work/out" "$work/start"
build -o "$work/new" >/dev/null
new=$(state "$work/new")
bad=0 steps=0 status=137
while [ "$status" -eq 137 ] && [ "$steps" -lt 200 ]; do
  steps=$((steps + 1))
  rm -rf "$work/out"
  cp -r "$work/start" "$work/out"
  PPC_FAULT=commit:$steps "$PPC" build -q --draft -o "$work/out" "$description" >/dev/null 2>&1
  status=$?
  # The next run is of the old description: it undoes or finishes first, then makes the old set again.
  if [ "$status" -eq 137 ]; then
    build -o "$work/out" >/dev/null
    [ "$(state "$work/out")" = "$new" ] || bad=$((bad + 1))
  fi
done
check "killed at each of $((steps - 1)) steps, the next run makes the set whole" [ "$bad" -eq 0 -a "$steps" -gt 15 ]

bad=0
for wait in 0.005 0.01 0.02 0.03 0.04 0.06 0.08 0.1 0.15 0.2; do
  rm -rf "$work/out"
  cp -r "$work/start" "$work/out"
  (timeout -s KILL "$wait" "$PPC" build -q --draft -o "$work/out" "$description"; true) >/dev/null 2>&1
  build -o "$work/out" >/dev/null
  [ "$(state "$work/out")" = "$new" ] || bad=$((bad + 1))
done
check "killed at any time, the next run makes the set whole" [ "$bad" -eq 0 ]

# ---- the disk is full, or something is in the way ----
rm -rf "$work/out"
cp -r "$work/start" "$work/out"
bad=0 writes=0
while [ "$writes" -lt 100 ]; do
  PPC_FAULT=write:$((writes + 1)) "$PPC" build -q --draft -o "$work/out" "$description" >/dev/null 2>"$work/said"
  status=$?
  [ "$status" -ne 0 ] || break
  writes=$((writes + 1))
  [ "$status" -eq 3 ] && grep -q 'No space left on device' "$work/said" || bad=$((bad + 1))
  [ "$(state "$work/out")" = "$old" ] || bad=$((bad + 1))
done
check "a disk full at each of $writes writes leaves the old set" [ "$bad" -eq 0 -a "$writes" -gt 5 ]
mkdir "$work/disk"
if mount -t tmpfs -o size=64k none "$work/disk" 2>/dev/null; then
  "$PPC" build -q --draft -o "$work/disk/out" "$description" >/dev/null 2>"$work/said"
  check "a disk that is really full is told" [ $? -eq 3 ]
  check "and nothing is left on it" [ -z "$(ls -A "$work/disk")" ]
  umount "$work/disk"
fi
rm -rf "$work/out"
cp -r "$work/start" "$work/out"
rm "$work/out/public/policy.fr.pdf"
mkdir "$work/out/public/policy.fr.pdf"
"$PPC" build -q --draft -o "$work/out" "$description" >/dev/null 2>"$work/said"
check "a folder in the place of an output is exit status 3" [ $? -eq 3 ]
check "and is told" grep -q 'a folder stands there' "$work/said"
rmdir "$work/out/public/policy.fr.pdf"
"$PPC" build -q --draft -o "$description" "$description" >/dev/null 2>"$work/said"
check "a file in the place of the output folder is exit status 3" [ $? -eq 3 ]

# ---- two at a time ----
rm -rf "$work/out"
for i in 1 2 3; do build -o "$work/out" >/dev/null & done
wait
check "three builds at a time make one set" [ "$(state "$work/out")" = "$new" ]

# ---- the same bytes anywhere ----
mkdir -p "$work/elsewhere/deep"
cp "$description" "$work/elsewhere/deep/policy.xml"
(cd "$work/elsewhere" && TZ=Pacific/Apia LC_ALL=C HOME=/nonexistent \
  "$PPC" build -q --draft -o "$work/there" deep/policy.xml >/dev/null 2>&1)
check "another zone, locale, home and folder give the same bytes" [ "$(state "$work/there")" = "$new" ]

# ---- pages that ask nothing of anybody ----
pages=$(find "$work/new" -name '*.html' ! -name '*.fragment.html')
# Linked data is none: see formats-test.sh.
check "no script" [ -z "$(grep -i '<script\|javascript:\| on[a-z]*=' $pages | grep -v '<script type="application/ld+json">$')" ]
check "nothing is loaded" [ -z "$(grep -il ' src=\|url(\|@import\|<iframe\|<object\|<embed' $pages)" ]
check "links in the head lead to files beside the page" \
  [ -z "$(grep -ih '<link' $pages | grep -v 'rel="icon" href="data:,"\|rel="alternate" hreflang="[a-z-]*" href="[a-z.-]*html"\|type="application/pdf" hreflang="[a-z-]*" href="[a-z.-]*pdf"')" ]
for page in $pages; do
  twice=$(grep -o ' id="[^"]*"' "$page" | sort | uniq -d)
  [ -z "$twice" ] || not_ok "ids are unique in $(basename "$page")" "$twice"
  targets=$(grep -o 'href="#[^"]*"' "$page" | sed 's/href="#\(.*\)"/\1/' | sort -u)
  for target in $targets; do
    grep -q " id=\"$target\"" "$page" || not_ok "$(basename "$page"): #$target leads somewhere"
  done
done
check "every page forbids the rest" \
  [ "$(grep -l "Content-Security-Policy\" content=\"default-src 'none'" $pages | wc -l)" -eq "$(echo "$pages" | wc -l)" ]

exit $failed
