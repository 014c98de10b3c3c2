# prologue.sh NAME: what a test begins with, read in the root of the checkout.
#   ppc, PPC       the program
#   work           a folder of its own, removed at the end
#   result STATUS NAME   prints "ok NAME" or "not ok NAME" and sets failed
#   ends STATUS NAME COMMAND...   it ends so; what it says is in $work/out and $work/err
#   has NAME TEXT [FILE], lacks NAME TEXT [FILE]   by default in $work/out
#   each_example CALL    CALL NAME OPTION... FILE for each example that is one description
unset SOURCE_DATE_EPOCH PPC_FAULT MAKEFLAGS MFLAGS
: "${PPC:=$PWD/build/ppc}"
ppc=$PPC
tested=$1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

result() {
  if [ "$1" -eq 0 ]; then
    echo "ok $tested: $2"
  else
    echo "not ok $tested: $2"
    failed=1
  fi
}

ends() {
  local want=$1 name=$2 got
  shift 2
  "$@" >"$work/out" 2>"$work/err"
  got=$?
  [ $got -eq "$want" ] || { echo "#   status $got, not $want"; sed -n '1,3s/^/#   /p' "$work/err"; }
  [ $got -eq "$want" ]
  result $? "$name"
}

has() {
  grep -qF -- "$2" "${3:-$work/out}"
  result $? "$1"
}

lacks() {
  grep -qF -- "$2" "${3:-$work/out}"
  [ $? -eq 1 ] # 2: there is no such file
  result $? "$1"
}

each_example() {
  "$1" minimal examples/minimal/policy.xml
  "$1" practice examples/practice/policy.xml
  "$1" town examples/town/policy.xml
  "$1" complete --library examples/library examples/complete/policy.xml
  "$1" alkaes --draft --library examples/library examples/alkaes/policy.xml
}
