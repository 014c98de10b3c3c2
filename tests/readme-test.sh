#!/usr/bin/env bash
# What README.md and the manual page say is so: commands run as they are written, files exist, options are the program's.
set -u
cd "$(dirname "$0")/.." || exit 1
unset SOURCE_DATE_EPOCH PPC_FAULT
ppc=${PPC:-$PWD/build/ppc}
root=$PWD
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

result() { # STATUS NAME
  if [ "$1" -eq 0 ]; then
    echo "ok readme: $2"
  else
    echo "not ok readme: $2"
    failed=1
  fi
}

# ---- the way to a policy of one's own ---------------------------------------------------------------------------

mkdir -p "$work/checkout/build"
ln -s "$ppc" "$work/checkout/build/ppc"
ln -s "$root/examples" "$work/checkout/examples"
awk '/^<!-- run by tests\/readme-test.sh/ { next_block = 1 }
  /^```/ { if (inside) exit; if (next_block) { inside = 1; next } }
  inside' README.md >"$work/commands"
[ "$(wc -l <"$work/commands")" -ge 3 ]
result $? "README.md has commands to run"
(cd "$work/checkout" && sh -e "$work/commands") >"$work/out" 2>"$work/err"
result $? "they run as they are written"
[ ! -s "$work/err" ] || { cat "$work/err"; false; }
result $? "and there is nothing to complain of"
for file in public/policy.html public/policy.fr.pdf internal/register.en.html manifest; do
  case $file in manifest) file=public/manifest.json ;; esac
  [ -s "$work/checkout/mine/build/$file" ]
  result $? "they write $file"
done
for target in $(sed -n 's/^make \([a-z]*\) .*/\1/p' README.md); do
  grep -q "^$target:" Makefile
  result $? "make $target is a target"
done

# ---- what it says of the published policy ------------------------------------------------------------------------------

awk '/^<!-- out of the program/ { next_block = 1 } /^```/ { if (inside) exit; if (next_block) { inside = 1; next } } inside' \
  README.md >"$work/said"
"$ppc" check --color never --as-of 2026-11-22 --message-language en examples/alkaes/as-published.xml >"$work/letter" 2>&1
[ "$(wc -l <"$work/said")" -ge 20 ] && ! grep -vxFf "$work/letter" "$work/said"
result $? "the findings of the published policy are those of the program"

awk '/^<!-- the table of the program/ { next_block = 1 } /^```/ { if (inside) exit; if (next_block) { inside = 1; next } } inside' \
  README.md >"$work/table"
"$ppc" explain --coverage --message-language en | diff "$work/table" -
result $? "the table of coverage is the program's"

# ---- files ----------------------------------------------------------------------------------------------------------

missing=0
for name in $(grep -o '`[^`]*`' README.md | tr -d '`' | grep -E '^[a-z.]+/[^ <>*…]*$|^(LICENSE|[a-z]+\.xsd)$' | sort -u) \
  $(grep -o '](\([^)]*\))' README.md | sed 's/](\(.*\))/\1/'); do
  case $name in
  mine/* | build/* | */xx.* | http*) continue ;; # an example, made here, or elsewhere
  ppc.xsd) name=schema/ppc.xsd ;;
  esac
  [ -e "$name" ] || { echo "   README.md names $name, which is not there"; missing=1; }
done
result $missing "the files that it names are there"
for picture in examples/pictures/*.png; do
  [ "$(stat -c %s "$picture")" -lt 250000 ] && grep -q "$picture" README.md
  result $? "$picture is small, and shown"
done
for file in manifest.json policy.html; do
  grep -q "$file" src/ppc.1
  result $? "the manual page names $file"
done

# ---- options ---------------------------------------------------------------------------------------------------------

"$ppc" build --help >"$work/help"
{ "$ppc" check --help; "$ppc" import --help; "$ppc" list --help; } | cat "$work/help" - | sed -n 's/^  \(-.*\)/\1/p' | cut -c1-26 | grep -oE -- '-[A-Za-z-]+' | sort -u >"$work/of-program"
echo --version >>"$work/of-program"
sort -u -o "$work/of-program" "$work/of-program"
"$ppc" explain --help | grep -oE -- '--[a-z-]+' | sort -u - "$work/of-program" >"$work/of-all"
sed -n '/^\.Sh OPTIONS/,/^\.Sh OUTPUTS/s/^\.It \(.*\)/\1/p' src/ppc.1 |
  awk '{ for (i = 1; i < NF; i++) if ($i == "Fl") print "-" $(i + 1) }' | sort -u >"$work/of-manual"
diff "$work/of-program" "$work/of-manual"
result $? "the manual page has every option of the program, and no other"

awk '/^\.Bl -column/ { inside = 1 } /^\.El/ { inside = 0 } inside && /^\.It [a-z]/ { print $2 }' src/ppc.1 | sort -u >"$work/formats-of-manual"
awk '/^Outputs/ { inside = 1; next } /^Exit/ { inside = 0 } inside' "$work/help" | sed 's/^../  /' | cut -c3-14 | grep -oE '^[a-z]+' |
  grep -v format | sort -u >"$work/formats-of-program"
diff "$work/formats-of-program" "$work/formats-of-manual"
result $? "and every output"

# An option or a command that the README mentions exists.
unknown=0
for option in $(grep -oE '`[^`]*`' README.md | grep -oE -- '(^|[ `])--[a-z-]+' | tr -d ' `' | sort -u); do
  grep -qx -- "$option" "$work/of-all" || { echo "   README.md: $option"; unknown=1; }
done
result $unknown "README.md mentions no option that does not exist"

if command -v mandoc >/dev/null; then
  mandoc -Tlint src/ppc.1 2>&1 | grep -v 'mandoc.db' >"$work/lint"
  [ ! -s "$work/lint" ] || { cat "$work/lint"; false; }
  result $? "mandoc finds nothing wrong with the manual page"
fi
for status in 0 1 2 3; do
  grep -qx "\.It $status" src/ppc.1
  result $? "the manual page tells exit status $status"
done
for variable in $(grep -rhoE 'getenv\("[A-Z_]+"\)' src | sed 's/.*"\(.*\)".*/\1/' | grep -v -e PPC_FAULT -e TERM | sort -u); do
  grep -q "$variable" src/ppc.1
  result $? "the manual page tells of $variable"
done

exit $failed
