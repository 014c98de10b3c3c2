#!/usr/bin/env bash
# The same description yields the same bytes, whoever builds it, where, and on which day; --check and the manifest agree.
set -u
cd "$(dirname "$0")/.." || exit 1
unset SOURCE_DATE_EPOCH PPC_FAULT
ppc=${PPC:-$PWD/build/ppc}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

result() { # STATUS NAME
  if [ "$1" -eq 0 ]; then
    echo "ok reproducible: $2"
  else
    echo "not ok reproducible: $2"
    failed=1
  fi
}

copy_of() { # EXAMPLE FOLDER
  mkdir -p "$2"
  cp -a examples/. "$2"
  rm -rf "$2"/*/build
}

# ---- two surroundings -----------------------------------------------------------------------------------------

here=$work/a
there="$work/b/another folder/déeper"
copy_of examples "$here"
copy_of examples "$there"
mkdir "$work/home"
for example in minimal complete; do
  options=()
  [ $example = complete ] && options=(--library ../library)
  (cd "$here/$example" && env TZ=UTC LC_ALL=C HOME=/root SOURCE_DATE_EPOCH=1795305600 \
    "$ppc" build -q -f all "${options[@]}" policy.xml)
  result $? "$example builds"
  (cd "$there/$example" && env TZ=Asia/Tokyo LC_ALL=fr_FR.UTF-8 LANG=fr_FR.UTF-8 LC_NUMERIC=de_DE.UTF-8 HOME="$work/home" \
    XDG_CACHE_HOME="$work/home" SOURCE_DATE_EPOCH=1795996800 sh -c 'umask 077; exec "$@"' sh \
    "$ppc" build -q -f all "${options[@]}" "$PWD/policy.xml" -o "$PWD/build")
  result $? "$example builds elsewhere, in French, eight days later"
  diff -r "$here/$example/build" "$there/$example/build"
  result $? "$example: both are equal, byte for byte"
done

# ---- a long register: one language after the other ------------------------------------------------------------------

compiler=$(command -v gcc || command -v clang || command -v cc)
"$compiler" -std=c11 -o "$work/describe" tests/bench/describe.c && "$work/describe" 100 >"$work/long.xml"
"$ppc" build -q -f register -o "$work/both" "$work/long.xml" && "$ppc" build -q -f register.pdf -l en -o "$work/one" "$work/long.xml"
cmp "$work/both/internal/register.en.pdf" "$work/one/internal/register.en.pdf" &&
  [ -s "$work/both/internal/register.fr.pdf" ]
result $? "a long register: each language is the same, made alone or with another"

# ---- one processor, or several: documents on paper are made side by side ------------------------------------------

if command -v taskset >/dev/null && processor=$(taskset -cp $$ | sed 's/.*: //; s/[,-].*//'); then
  mkdir "$work/side"
  sed 's/Exemple Logiciels/Exemple 自 Logiciels/; s/Camille Exemple/Camille س Exemple/' examples/complete/policy.xml >"$work/side/odd.xml"
  for example in complete odd; do
    description=examples/complete/policy.xml
    [ $example = odd ] && description=$work/side/odd.xml
    for on in "$processor" 0-1023; do
      taskset -c "$on" "$ppc" build --library examples/library -o "$work/side/$example" "$description" \
        >"$work/side/$example.$on.out" 2>&1
      mv "$work/side/$example" "$work/side/$example.$on"
    done
    diff -r "$work/side/$example.$processor" "$work/side/$example.0-1023" && [ -s "$work/side/$example.0-1023/internal/review.pdf" ]
    result $? "$example: one processor makes what several do"
    cmp "$work/side/$example.$processor.out" "$work/side/$example.0-1023.out" && [ -s "$work/side/$example.0-1023.out" ]
    result $? "$example: and says the same"
  done
  for on in "$processor" 0-1023; do
    taskset -c "$on" "$ppc" build -q -f sheets,json,jsonld -o "$work/side/long.$on" "$work/long.xml" 2>/dev/null
  done
  diff -r "$work/side/long.$processor" "$work/side/long.0-1023" &&
    [ -s "$work/side/long.0-1023/internal/register.en.xlsx" ]
  result $? "a long register's sheets and data: one processor makes what several do"
  grep -q PPC040 "$work/side/odd.0-1023.out"
  result $? "odd: characters that no font has are told of"
fi

# ---- a second build ---------------------------------------------------------------------------------------------

cd "$here/minimal" || exit 1
rm -rf build
"$ppc" build -q policy.xml

state() {
  find . -path ./policy.xml -prune -o -type f -printf '%p %T@ %i %s\n' | sort
}

state >"$work/before"
"$ppc" build -q policy.xml
state >"$work/after"
cmp "$work/before" "$work/after"
result $? "a second build touches nothing"

"$ppc" build -q --check policy.xml >"$work/list" 2>&1
[ $? -eq 0 ] && [ ! -s "$work/list" ]
result $? "--check after a build: nothing to do, status 0"

cp policy.xml "$work/policy.xml"
sed -i 's/Cycles Exemple/Cycles Nouveau/; s/id="counter"/id="shop"/' policy.xml
"$ppc" build --check policy.xml >"$work/list" 2>"$work/err"
status=$?
[ $status -eq 1 ]
result $? "--check after a change: status 1"
grep -qx 'change public/policy.fr.html' "$work/list" && grep -qx 'add public/notice.shop.fr.html' "$work/list" &&
  grep -qx 'remove public/notice.counter.fr.html' "$work/list"
result $? "--check lists what would change, be added, be removed"
state | cmp -s - "$work/after"
result $? "--check writes nothing"

rm -rf "$work/never"
"$ppc" build --check -o "$work/never" policy.xml >"$work/list" 2>&1
[ $? -eq 1 ] && [ ! -e "$work/never" ]
result $? "--check where nothing was built: status 1, and nothing is made"

# Files of others, and outputs that somebody changed, are not ours to remove.
echo mine >build/public/mine.txt
echo changed >>build/public/notice.counter.en.txt
"$ppc" build -q policy.xml 2>/dev/null
[ "$(cat build/public/mine.txt)" = mine ] && [ -f build/public/notice.counter.en.txt ]
result $? "a file of somebody's and an output that somebody changed stay"
[ ! -e build/public/notice.counter.fr.html ] && [ ! -e build/public/notice.counter.fr.txt ]
result $? "an output that is no longer made goes"

rm build/public/policy.en.pdf
"$ppc" build --check policy.xml >"$work/list" 2>&1
[ $? -eq 1 ] && grep -q 'public/policy.en.pdf' "$work/list"
result $? "--check misses an output that is gone"
"$ppc" build -q policy.xml
echo x >>build/public/policy.en.html
"$ppc" build --check policy.xml >"$work/list" 2>&1
[ $? -eq 1 ] && grep -qx 'change public/policy.en.html' "$work/list"
result $? "--check sees an output that was changed"
"$ppc" build -q policy.xml
"$ppc" build -q --check policy.xml
result $? "a build puts both right"

# ---- the manifest, and what make is told --------------------------------------------------------------------

python3 - build <<'PYTHON'
import hashlib, json, pathlib, sys
root = pathlib.Path(sys.argv[1])
wrong = []
for folder in (p for p in root.iterdir() if p.is_dir() and not p.name.startswith(".")):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    def rows(node):
        if isinstance(node, dict):
            if "sha256" in node and "path" in node or "file" in node:
                yield node.get("path") or node.get("file"), node["sha256"]
            for value in node.values():
                yield from rows(value)
        elif isinstance(node, list):
            for value in node:
                yield from rows(value)
    listed = dict(rows(manifest))
    for path in folder.iterdir():
        if path.name in ("manifest.json", "mine.txt", "notice.counter.en.txt"):
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest not in listed.values():
            wrong.append(f"{folder.name}/{path.name} is not in the manifest as it stands")
print("\n".join(wrong), end="\n" if wrong else "")
sys.exit(bool(wrong))
PYTHON
result $? "the manifests list every output with its SHA-256"

cd "$here/complete" || exit 1
page=$work/dep/public/policy.fr.html
printf '%s:\n\tfalse\n-include %s/depfile\n' "$page" "$work" >"$work/Makefile"
for round in "the first build" "a build that changed nothing"; do
  touch -d '2001-01-01' policy.xml processings/*.xml ../library/*.xml
  "$ppc" build -q --library ../library --depfile "$work/depfile" -o "$work/dep" policy.xml &&
    make -q -f "$work/Makefile" "$page"
  result $? "make finds nothing to do after $round"
  touch ../library/books.xml
  make -q -f "$work/Makefile" "$page" 2>/dev/null
  [ $? -eq 1 ]
  result $? "make knows after $round that a part of a library was read"
done

exit $failed
