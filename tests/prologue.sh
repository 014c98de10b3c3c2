# prologue.sh NAME: what a test begins with, read in the root of the checkout.
#   ppc, PPC       the program
#   work           a folder of its own, removed at the end
#   result STATUS NAME   prints "ok NAME" or "not ok NAME" and sets failed
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
