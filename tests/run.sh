#!/usr/bin/env bash
# run.sh BUILD...: runs every test on each build and closes with "N passed, N failed".
#
# A test is a program in BUILD/tests/ (cmocka), or an executable tests/*-test.sh, which gets
#   PPC            the program
#   BUILD          the folder it was built in
#   PPC_SANITISED  "yes" where the build watches memory: no `ulimit -v` there
#   TMPDIR         a folder of its own, removed afterwards
# and is called in the root of the checkout.  Each line "ok NAME" or "not ok NAME" of its output counts as one
# test; without such lines its exit status does.  A script that says "# run: once" in its head has nothing to
# do with the build and runs on the first alone.
#
# A report of the sanitisers is a failure wherever it comes from: a test that expects exit status 1 must not
# take a crash for it.  MATCH=word runs only the tests whose names contain it.
set -u
unset MAKEFLAGS MFLAGS # ppc takes one processor under a make that runs several at once
cd "$(dirname "$0")/.." || exit 1

jobs=${JOBS:-$(nproc 2>/dev/null || echo 1)}
limit=${LIMIT:-300} # seconds for one file of tests
root=$PWD
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# one NUMBER BUILD PROGRAM: output in $work/NUMBER/out, exit status in $work/NUMBER/status.
one() {
  local place=$work/$1 build=$2 program=$3 sanitised=
  mkdir -p "$place/tmp"
  case $build in *asan*) sanitised=yes ;; esac
  local reports="log_path=$place/report:exitcode=99"
  PPC=$root/$build/ppc BUILD=$root/$build PPC_SANITISED=$sanitised TMPDIR=$place/tmp \
    CMOCKA_MESSAGE_OUTPUT=tap \
    ASAN_OPTIONS="$reports:detect_leaks=${LEAKS:-1}:allocator_may_return_null=1" \
    UBSAN_OPTIONS="$reports:print_stacktrace=1" \
    LSAN_OPTIONS="suppressions=$root/tests/lsan.supp:print_suppressions=0" \
    timeout -k 10 "$limit" "$program" >"$place/out" 2>&1 </dev/null
  echo $? >"$place/status"
  if compgen -G "$place/report.*" >/dev/null; then
    { echo "not ok sanitiser: $program"; sed '/^Shadow bytes/,/^==/d' "$place"/report.*; } >>"$place/out"
  fi
  chmod -R u+rwx "$place/tmp" 2>/dev/null
  rm -rf "$place/tmp"
}

names=() builds=()
add() {
  case $2 in *"${MATCH:-}"*) builds+=("$1"); names+=("$2") ;; esac
}

first=yes
for build in "$@"; do
  if [ ! -x "$build/ppc" ]; then
    echo "$build/ppc: not built" >&2
    exit 1
  fi
  for source in tests/unit/*.c; do
    add "$build" "$build/tests/$(basename "$source" .c)"
  done
  for script in tests/*-test.sh; do
    if [ -n "$first" ] || ! head -n 20 "$script" | grep -q '^# run: once'; then
      add "$build" "$script"
    fi
  done
  first=
done

for i in "${!names[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do
    wait -n
  done
  one "$i" "${builds[$i]}" "${names[$i]}" &
done
wait

passed=0 failed=0
for i in "${!names[@]}"; do
  out=$work/$i/out status=$(cat "$work/$i/status" 2>/dev/null || echo 1)
  good=$(grep -c '^ok ' "$out") bad=$(grep -c '^not ok [^-]' "$out")
  if [ "$status" -eq 124 ] || [ "$status" -eq 137 ]; then
    echo "not ok stopped after $limit seconds" >>"$out"
    bad=$((bad + 1))
  elif [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
    bad=1
  elif [ "$good" -eq 0 ] && [ "$bad" -eq 0 ]; then
    good=1
  fi
  passed=$((passed + good)) failed=$((failed + bad))
  if [ "$bad" -gt 0 ]; then
    printf '\nFAILED: %s (%s), %d of %d, exit status %s\n' "${names[$i]}" "${builds[$i]}" "$bad" $((good + bad)) "$status"
    grep -v '^ok ' "$out" | head -n 200
  else
    printf '%4d  %s (%s)\n' "$good" "${names[$i]}" "${builds[$i]}"
  fi
done

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
